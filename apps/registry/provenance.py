"""Who made the bytes of a version: kept when they arrive and when they are registered, and never changed afterwards.

What the store holds now does not tell it: a file can be sent again by somebody else, replaced, deleted, or stand at
another path as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat

from apps.core import clock
from apps.registry import rules

if TYPE_CHECKING:
    from apps.registry.models import ModelVersion


class Act(models.TextChoices):
    UPLOADED = "uploaded", "Uploaded"
    REGISTERED = "registered", "Registered"


class ProvenanceQuerySet(QuerySet["Provenance"]):
    def uploads_of(self, versions: QuerySet[ModelVersion], version: ModelVersion) -> ProvenanceQuerySet:
        """Return who sent the bytes of `version` to where one of `versions` was registered from."""
        path = OuterRef("path")
        at = Q(source_path=path) | Q(sent_to__startswith=Concat(F("source_path"), Value("/")))
        sent_to = models.ExpressionWrapper(path, output_field=models.CharField())
        there = versions.exclude(source_path="").annotate(sent_to=sent_to).filter(at)
        return self.filter(
            Exists(there.order_by()),
            tenant=version.tenant_id,
            act=Act.UPLOADED,
            sha256__in=version.files.order_by().values("sha256"),
        )

    def firsts_of(self, version: ModelVersion) -> ProvenanceQuerySet:
        """Return who was the first in the tenant to send, and to register, each file of `version` that holds anything."""
        same_bytes = (
            self.filter(tenant=version.tenant_id, sha256=OuterRef("sha256")).order_by("id").values("pk")
        )
        files = version.files.order_by().filter(size__gt=0)
        found = files.values_list(*(Subquery(same_bytes.filter(act=act)[:1]) for act in Act.values))
        # Asked in two steps: each file looks one row up for each act, and nothing reads the table.
        return self.filter(pk__in={pk for firsts in found for pk in firsts if pk is not None})


class Provenance(models.Model):
    """One person or service account that sent certain bytes to a path, or was the first to register them. Append-only."""

    id = models.BigAutoField(primary_key=True)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+", db_index=False)
    sha256 = models.CharField(max_length=64)
    act = models.CharField(max_length=10, choices=Act.choices)
    # Where the bytes were sent to; empty where they were registered.
    path = models.CharField(max_length=rules.MAX_PATH, blank=True, db_collation="C")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # Who answered for a service account at that time; another owner later does not change who did it.
    answerable = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    objects = ProvenanceQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "provenance"
        ordering = ["id"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "sha256", "path", "person"],
                condition=Q(act=Act.UPLOADED),
                name="registry_provenance_upload_once",
            ),
            models.UniqueConstraint(
                fields=["tenant", "sha256"],
                condition=Q(act=Act.REGISTERED),
                name="registry_provenance_first_registration",
            ),
            models.CheckConstraint(condition=Q(act__in=Act.values), name="registry_provenance_act_known"),
        ]
        indexes = [models.Index(fields=["tenant", "sha256", "act", "id"], name="registry_provenance_first")]

    def __str__(self) -> str:
        return f"{self.act} by {self.person_id}"


REGISTERED_IT = "You registered this version."
UPLOADED_IT = "You uploaded files of this version."
REGISTERED_A_COPY = "You registered these files before, as another version."
WAS_FIRST = "You were the first to upload or to register files of this version."
ANSWERED = "You answered for the service account that made this version."


def makers(version: ModelVersion) -> dict[UUID, str]:
    """Name everybody who made a version or the bytes in it, by id, each with the sentence that says how.

    A copy has the same files, so whoever made what it was copied from made it, too. Nothing that happens after the
    registration changes the answer.
    """
    same = type(version).objects.filter(tenant=version.tenant_id, manifest_digest=version.manifest_digest)
    # Ids follow the time, so they tell the order where two have the same.
    earlier = same.filter(
        Q(created_at__lt=version.created_at) | Q(created_at=version.created_at, pk__lte=version.pk)
    )
    rows = Provenance.objects
    found: dict[UUID, str] = {}
    answered: list[UUID | None] = [version.answerable_id]

    def add(people: QuerySet[Provenance, tuple[UUID, UUID | None]], why: str) -> None:
        for person, answerable in people:
            found.setdefault(person, why)
            answered.append(answerable)

    found[version.created_by_id] = REGISTERED_IT
    add(_people(rows.uploads_of(earlier, version)), UPLOADED_IT)
    for registrar, answerable in earlier.order_by().values_list("created_by", "answerable").distinct():
        found.setdefault(registrar, REGISTERED_A_COPY)
        answered.append(answerable)
    add(_people(rows.firsts_of(version)), WAS_FIRST)
    for person in answered:
        if person is not None:
            found.setdefault(person, ANSWERED)
    return found


def _people(rows: ProvenanceQuerySet) -> QuerySet[Provenance, tuple[UUID, UUID | None]]:
    return rows.order_by().values_list("person", "answerable").distinct()
