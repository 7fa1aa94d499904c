"""The tables of the trail. The application reads them; only the function `audit_append` writes them."""

from __future__ import annotations

import datetime as dt
import json
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_datetime

from apps.audit import chain
from apps.audit.choices import Action


class Log(models.Model):
    """One chain: a tenant's, or the platform's own under the nil id. `head` is the hash of entry number `size`."""

    log_id = models.UUIDField(primary_key=True, editable=False)
    epoch = models.PositiveIntegerField()
    size = models.PositiveBigIntegerField()
    head = models.BinaryField(max_length=32)

    PLATFORM = chain.PLATFORM_LOG

    class Meta:
        db_table = "audit_log"
        constraints = (models.CheckConstraint(condition=Q(epoch__gte=1), name="audit_log_epoch_positive"),)

    def __str__(self) -> str:
        return f"{self.log_id} ({self.size} entries)"


class EntryQuerySet(QuerySet["Entry"]):
    def for_tenant(self, tenant_id: UUID | None) -> EntryQuerySet:
        """Return a tenant's entries, newest first; None means the platform's."""
        return self.filter(log_id=chain.log_of(tenant_id)).order_by("-epoch", "-seq")

    def history(self, tenant_id: UUID | None, *, obj: tuple[str, str]) -> EntryQuerySet:
        """Return the entries about one object, newest first."""
        object_type, object_id = obj
        return self.for_tenant(tenant_id).filter(object_type=object_type, object_id=object_id)

    def search(
        self,
        tenant_id: UUID | None,
        *,
        action: str = "",
        actor_id: str = "",
        obj: tuple[str, str] = ("", ""),
        since: dt.datetime | None = None,
        until: dt.datetime | None = None,
        after: tuple[int, int] | None = None,
    ) -> EntryQuerySet:
        """Return the entries for which all that is given holds, newest first.

        `obj` is a type and an id, of which the id may be empty; `after` is the epoch and number of an entry, which and
        whatever is newer are passed over.
        """
        given = {
            "action": action,
            "actor_id": actor_id,
            "object_type": obj[0],
            "object_id": obj[1],
            "recorded_at__gte": since,
            "recorded_at__lt": until,
        }
        found = self.for_tenant(tenant_id).filter(**{name: value for name, value in given.items() if value})
        if after is not None:
            epoch, seq = after
            found = found.filter(Q(epoch__lt=epoch) | Q(epoch=epoch, seq__lt=seq))
        return found


class Entry(models.Model):
    """One entry of a chain.

    `body` holds the exact canonical bytes and is the truth. The columns beside it repeat parts of it for queries;
    the verifier checks that they say the same.
    """

    pk = models.CompositePrimaryKey("log_id", "epoch", "seq")
    log_id = models.UUIDField(editable=False)
    epoch = models.PositiveIntegerField()
    seq = models.PositiveBigIntegerField()
    prev = models.BinaryField(max_length=32)
    body = models.BinaryField()
    body_hash = models.BinaryField(max_length=32)
    leaf = models.BinaryField(max_length=32)
    recorded_at = models.DateTimeField()
    action = models.TextField()
    object_type = models.TextField()
    object_id = models.TextField()
    actor_id = models.TextField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        db_table = "audit_entry"
        verbose_name_plural = "entries"
        constraints = (models.CheckConstraint(condition=Q(seq__gte=1), name="audit_entry_seq_positive"),)
        indexes = (
            models.Index(
                fields=("log_id", "object_type", "object_id", "epoch", "seq"),
                name="audit_entry_object_history",
            ),
            models.Index(fields=("recorded_at",), name="audit_entry_by_time"),
            # What a search of a tenant's trail asks for.
            models.Index(fields=("log_id", "action", "epoch", "seq"), name="audit_entry_by_action"),
            models.Index(fields=("log_id", "actor_id", "epoch", "seq"), name="audit_entry_by_actor"),
            models.Index(fields=("log_id", "recorded_at"), name="audit_entry_log_by_time"),
        )

    def __str__(self) -> str:
        return f"{self.log_id} #{self.seq} {self.action}"

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
    def event_id(self) -> str:
        """The id by which a consumer of the outbox tells a repetition."""
        return str(self.document["event_id"])

    @property
    def tenant_id(self) -> UUID | None:
        """The tenant whose chain it is; None for the platform's."""
        return None if self.log_id == chain.PLATFORM_LOG else self.log_id

    @property
    def occurred_at(self) -> dt.datetime:
        """When the portal says that it happened; `recorded_at` is when the database wrote it down."""
        moment = parse_datetime(self.document["occurred_at"])
        return self.recorded_at if moment is None else moment

    @property
    def outcome(self) -> str:
        return str(self.document["outcome"])

    @property
    def reason(self) -> str:
        return str(self.document["reason"])

    @property
    def data(self) -> dict[str, Any]:
        found: dict[str, Any] = self.document["data"]
        return found


class RefusalCount(models.Model):
    """How often somebody was refused one kind of thing: `singly` has an entry each, `more` are not yet in the trail."""

    log_id = models.UUIDField()
    actor_kind = models.CharField(max_length=20)
    actor_id = models.CharField(max_length=100)
    via = models.CharField(max_length=20)
    action = models.CharField(max_length=100)
    object_type = models.CharField(max_length=100)
    object_id = models.TextField()
    reason = models.CharField(max_length=100)
    began_at = models.DateTimeField(null=True, db_index=True)
    last_at = models.DateTimeField(null=True)
    singly = models.PositiveSmallIntegerField(default=0)
    more = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=(
                    "log_id",
                    "actor_id",
                    "actor_kind",
                    "via",
                    "action",
                    "object_type",
                    "object_id",
                    "reason",
                ),
                name="audit_refusal_count_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.more} more {self.action} by {self.actor_id}"


class ConsumerPosition(models.Model):
    """How far a consumer of the outbox has read a chain: up to and with entry (`epoch`, `seq`).

    While its handler fails on an entry it is stuck there: `due_at` is the next try.
    """

    consumer = models.CharField(max_length=60)
    log_id = models.UUIDField()
    epoch = models.PositiveIntegerField()
    seq = models.PositiveBigIntegerField()
    moved_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=200, blank=True)
    stuck_epoch = models.PositiveIntegerField(null=True)
    stuck_seq = models.PositiveBigIntegerField(null=True)
    stuck_since = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ("view",)
        constraints = (
            models.UniqueConstraint(fields=("consumer", "log_id"), name="audit_consumerposition_once"),
            models.CheckConstraint(
                condition=Q(
                    failures=0,
                    error="",
                    stuck_epoch__isnull=True,
                    stuck_seq__isnull=True,
                    stuck_since__isnull=True,
                    due_at__isnull=True,
                )
                | Q(
                    failures__gt=0,
                    stuck_epoch__isnull=False,
                    stuck_seq__isnull=False,
                    stuck_since__isnull=False,
                    due_at__isnull=False,
                ),
                name="audit_consumerposition_stuck_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.consumer} in {self.log_id}"
