"""Refused attempts, of which anybody with a token can make as many as they like: the first of a kind are entries at once,
what follows within the window is counted, and the count is one more entry when the window is over."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from apps.audit import chain
from apps.audit.choices import Action
from apps.audit.models import RefusalCount
from apps.core import actors, clock
from apps.core.actors import Actor

WINDOW = dt.timedelta(minutes=10)
# So many of a kind are told one by one, with what was asked for: a person who is lost, not a program that tries.
SINGLY = 10


@dataclass(frozen=True)
class Recorded:
    """Whoever made the attempts, as the first entry named them."""

    kind: str
    id: str

    @property
    def audit_actor(self) -> dict[str, str]:
        return {"kind": self.kind, "id": self.id}


def held(
    action: Action, *, tenant_id: UUID | None, by: Actor | None, obj: tuple[str, str], reason: str
) -> RefusalCount:
    """Return the row that counts attempts of this kind, locked until the transaction ends.

    What was looked for and not found has no bound: there the kind of object alone counts, not its id.
    """
    object_type, object_id = obj
    actor = {"kind": "anonymous", "id": ""} if by is None else by.audit_actor
    is_unbounded = tenant_id is None and action == Action.TENANTS_ACCESS_DENIED
    key = {
        "log_id": chain.log_of(tenant_id),
        "actor_kind": actor["kind"],
        "actor_id": actor["id"],
        "via": actors.current_via(),
        "action": str(action),
        "object_type": object_type,
        "object_id": "" if is_unbounded else str(object_id),
        "reason": reason,
    }
    # What conflicts is updated, so that it is locked: the round that records and deletes rows cannot take it away.
    RefusalCount.objects.bulk_create(
        [RefusalCount(**key)], update_conflicts=True, unique_fields=list(key), update_fields=["via"]
    )
    return RefusalCount.objects.get(**key)


def is_over(row: RefusalCount) -> bool:
    """Return whether the window of a row has passed, or never began."""
    return row.began_at is None or clock.now() >= row.began_at + WINDOW


def begin(row: RefusalCount) -> None:
    """Begin a window in which nothing was tried yet."""
    row.began_at, row.singly, row.more = clock.now(), 0, 0


def counts(row: RefusalCount) -> bool:
    """Add an attempt to the window that is under way, and tell whether it is counted instead of told by itself."""
    is_counted = row.singly >= SINGLY
    if is_counted:
        row.more += 1
        row.last_at = clock.now()
    else:
        row.singly += 1
    row.save(update_fields=["began_at", "last_at", "singly", "more"])
    return is_counted
