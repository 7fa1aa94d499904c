from __future__ import annotations

import json
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import QuerySet

from apps.accounts.choices import Kind
from apps.accounts.models import User
from apps.audit.choices import Action
from apps.core import clock
from apps.core.ids import new_id


class OperatorAccessSession(models.Model):
    """Why an operator accessed tenants' data. Rows are added and never changed; the trail holds the reason's digest."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    started_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()

    class Meta:
        default_permissions = ("view",)
        ordering = ["-started_at"]
        verbose_name = "operator access session"

    def __str__(self) -> str:
        return f"{self.person} from {self.started_at:%Y-%m-%d %H:%M} UTC"


class Heartbeat(models.Model):
    """When a part last showed that it works: a row each, written by the part itself."""

    name = models.CharField(max_length=50, primary_key=True)
    beaten_at = models.DateTimeField()

    class Meta:
        default_permissions = ("view",)

    def __str__(self) -> str:
        return self.name


class ServiceAccountManager(models.Manager["ServiceAccount"]):
    def get_queryset(self) -> QuerySet[ServiceAccount]:
        """Return service accounts only: the people are the other accounts."""
        return super().get_queryset().filter(kind=Kind.SERVICE)


class ServiceAccount(User):
    """A service account, as the admin lists it beside the people."""

    objects = ServiceAccountManager()  # type: ignore[assignment,misc]

    class Meta:
        proxy = True
        default_permissions = ("view",)
        verbose_name = "service account"


class HexField(models.BinaryField):
    """Bytes that Python knows by their hexadecimal digits."""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> str | None:
        return None if value is None else bytes(value).hex()

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        raw = bytes.fromhex(value) if isinstance(value, str) else value
        return super().get_db_prep_value(raw, connection, prepared)


class TrailEntry(models.Model):
    """An entry of the trail, as the admin lists it: audit.Entry has a key of three parts, which the admin cannot."""

    log_id = models.UUIDField()
    epoch = models.PositiveIntegerField()
    seq = models.PositiveBigIntegerField("number")
    body = models.BinaryField()
    leaf = HexField("hash", primary_key=True)
    recorded_at = models.DateTimeField()
    action = models.TextField()
    object_type = models.TextField()
    object_id = models.TextField()
    actor_id = models.TextField()

    class Meta:
        managed = False
        db_table = "audit_entry"
        default_permissions = ("view",)
        verbose_name = "audit entry"
        verbose_name_plural = "audit entries"

    def __str__(self) -> str:
        return f"{self.action_text} (#{self.seq})"

    @cached_property
    def document(self) -> dict[str, Any]:
        """The body, parsed."""
        parsed: dict[str, Any] = json.loads(bytes(self.body))
        return parsed

    @property
    def action_text(self) -> str:
        """The action as people read it; the stored word for one that this version does not know."""
        return Action(self.action).label if self.action in Action.values else self.action

    @property
    def key(self) -> str:
        """Chain, epoch and number: what names an entry for ever."""
        return f"{self.log_id}.{self.epoch}.{self.seq}"
