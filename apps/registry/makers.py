"""The makers of a version: everybody who made it or the bytes in it, which excludes them from deciding about it."""

from __future__ import annotations

from uuid import UUID

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat

from apps.registry.models import ModelVersion
from apps.registry.provenance import Act, Provenance

REGISTERED_IT = "You registered this version."
UPLOADED_IT = "You uploaded files of this version."
REGISTERED_A_COPY = "You registered these files before, as another version."
WAS_FIRST = "You were the first to upload or to register files of this version."
ANSWERED = "You owned the service account that created this version."


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
    found: dict[UUID, str] = {}
    answered: list[UUID | None] = [version.answerable_id]

    def add(people: QuerySet[Provenance, tuple[UUID, UUID | None]], why: str) -> None:
        for person, answerable in people:
            found.setdefault(person, why)
            answered.append(answerable)

    found[version.created_by_id] = REGISTERED_IT
    add(_people(_uploads_of(earlier, version)), UPLOADED_IT)
    for registrar, answerable in earlier.order_by().values_list("created_by", "answerable").distinct():
        found.setdefault(registrar, REGISTERED_A_COPY)
        answered.append(answerable)
    add(_people(_firsts_of(version)), WAS_FIRST)
    for person in answered:
        if person is not None:
            found.setdefault(person, ANSWERED)
    return found


def _people(rows: QuerySet[Provenance]) -> QuerySet[Provenance, tuple[UUID, UUID | None]]:
    return rows.order_by().values_list("person", "answerable").distinct()


def _uploads_of(versions: QuerySet[ModelVersion], version: ModelVersion) -> QuerySet[Provenance]:
    """Return who sent the bytes of `version` to where one of `versions` was registered from."""
    path = OuterRef("path")
    at = Q(source_path=path) | Q(sent_to__startswith=Concat(F("source_path"), Value("/")))
    sent_to = ExpressionWrapper(path, output_field=CharField())
    there = versions.exclude(source_path="").annotate(sent_to=sent_to).filter(at)
    return Provenance.objects.filter(
        Exists(there.order_by()),
        tenant=version.tenant_id,
        act=Act.UPLOADED,
        sha256__in=version.files.order_by().values("sha256"),
    )


def _firsts_of(version: ModelVersion) -> QuerySet[Provenance]:
    """Return who was the first in the tenant to send, and to register, each file of `version` that holds anything."""
    same_bytes = (
        Provenance.objects.filter(tenant=version.tenant_id, sha256=OuterRef("sha256"))
        .order_by("id")
        .values("pk")
    )
    files = version.files.order_by().filter(size__gt=0)
    found = files.values_list(*(Subquery(same_bytes.filter(act=act)[:1]) for act in Act.values))
    # Asked in two steps: each file looks one row up for each act, and nothing reads the table.
    return Provenance.objects.filter(pk__in={pk for firsts in found for pk in firsts if pk is not None})
