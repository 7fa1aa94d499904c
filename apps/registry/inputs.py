"""What versions were trained on, and who was named to answer for a model."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet

from apps.core import clock
from apps.lineage import nodes
from apps.lineage.nodes import Ref
from apps.registry.choices import MAX_PIN_TEXT, PinKind
from apps.registry.pins import PIN_TAGS
from apps.tenants import access

MAX_REASON = 300


class PinQuerySet(QuerySet["Pin"]):
    def visible_to(self, user: Any) -> PinQuerySet:
        """Return the pins in the tenants that `user` can see."""
        return self.filter(tenant_id__in=access.tenant_ids(user))

    def unresolved(self) -> PinQuerySet:
        """Return what names nothing that the portal knows, yet."""
        return self.filter(resolved_at=None)


class Pin(models.Model):
    """One input of a version: a feature view, one feature, a service or a contract, as the tag names it.

    What it was when it was pinned stays: `version` of a contract, and the digest of its definition. What cannot be
    resolved keeps its text and the reason, until what it names appears.
    """

    id = models.BigAutoField(primary_key=True)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+", db_index=False)
    version = models.ForeignKey("registry.ModelVersion", on_delete=models.PROTECT, related_name="pins")
    tag = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=MAX_PIN_TEXT)
    kind = models.CharField(max_length=20, choices=PinKind.choices)
    project = models.CharField(max_length=MAX_PIN_TEXT, blank=True)
    name = models.CharField(max_length=MAX_PIN_TEXT)
    field = models.CharField(max_length=MAX_PIN_TEXT, blank=True)
    # Of the definition: the one that the tag names, or the one that was current when it was pinned.
    pinned_version = models.CharField(max_length=MAX_PIN_TEXT, blank=True)
    digest = models.CharField(max_length=71, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=MAX_REASON, blank=True)
    created_at = models.DateTimeField(default=clock.now)

    objects = PinQuerySet.as_manager()

    class Meta:
        ordering = ["tag", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "tag", "text"], name="registry_pin_once"),
            models.CheckConstraint(condition=Q(kind__in=PinKind.values), name="registry_pin_kind_known"),
            models.CheckConstraint(condition=Q(tag__in=PIN_TAGS), name="registry_pin_tag_known"),
            models.CheckConstraint(
                condition=Q(resolved_at=None) & ~Q(reason="") | Q(resolved_at__isnull=False, reason=""),
                name="registry_pin_resolved_or_why_not",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at=None) | ~Q(kind=PinKind.FEATURES),
                name="registry_pin_resolved_to_something",
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "kind", "name"], name="registry_pin_of_what"),
            models.Index(fields=["id"], condition=Q(resolved_at=None), name="registry_pin_unresolved"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_resolved(self) -> bool:
        return self.resolved_at is not None

    @property
    def full_name(self) -> str:
        """Return the name with all that was found out: project/view:feature."""
        whole = f"{self.project}/{self.name}" if self.project else self.name
        return f"{whole}:{self.field}" if self.field else whole

    @property
    def ref(self) -> Ref | None:
        """Return the node of the lineage that it is, or None while it is not resolved."""
        return None if self.resolved_at is None else self.named_ref

    @property
    def named_ref(self) -> Ref:
        """Return the node of the lineage that it names, as far as is known."""
        match self.kind:
            case PinKind.CONTRACT:
                return nodes.contract(self.name)
            case PinKind.FEATURE_SERVICE:
                return nodes.feature_service(self.project, self.name)
            case PinKind.FEATURE:
                return nodes.feature(nodes.feature_view(self.project, self.name), self.field)
        return nodes.feature_view(self.project, self.name)

    def resolve(self, *, kind: str, project: str, version: str, digest: str, moment: dt.datetime) -> None:
        """Take over what was found, without saving it."""
        self.kind, self.project, self.pinned_version, self.digest = kind, project, version, digest
        self.resolved_at, self.reason = moment, ""


class ModelOwner(models.Model):
    """A person or a group who was named to answer for a model, and so for each of its versions."""

    id = models.BigAutoField(primary_key=True)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+")
    model = models.ForeignKey("registry.RegisteredModel", on_delete=models.CASCADE, related_name="owners")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    group = models.ForeignKey("auth.Group", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False) ^ Q(group__isnull=False),
                name="registry_modelowner_person_or_group",
            ),
            models.UniqueConstraint(
                fields=["model", "user", "group"], name="registry_modelowner_once", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return str(self.user or self.group)
