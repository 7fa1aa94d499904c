"""Every write to the trail."""

from __future__ import annotations

import uuid
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from apps.audit import chain, denials, outbox
from apps.audit.choices import Action, Outcome
from apps.audit.models import ConsumerPosition, Entry, RefusalCount
from apps.core import actors, clock, request_ids
from apps.core.actors import Actor
from apps.core.refusals import Conflict

CHECKPOINT_CHANNEL = "audit_checkpoint"


class EventNotStuck(Conflict):
    code = "event_not_stuck"
    sentence = "This consumer is not stuck. There is no event to skip."


def record(
    action: Action,
    *,
    tenant_id: UUID | None,
    by: Actor | None,
    obj: tuple[str, str],
    digest: str = "",
    reason: str = "",
    before: str = "",
    after: str = "",
    outcome: str = Outcome.OK,
    data: dict[str, Any] | None = None,
) -> None:
    """Append an entry to a tenant's chain in the caller's transaction.

    `tenant_id` None names the platform's chain, `by` None a person who is not signed in. `obj` is (type, id),
    `before` and `after` are states or digests. Nothing here may be personal data: people are ids, and texts that
    people wrote stay with their object. Call it last: it holds the chain until the transaction ends. Raises
    `TransactionManagementError` outside a transaction and `chain.BodyError` for a value without one spelling; the
    transaction is then undone even if the caller swallows the error.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            "audit.record must run in the transaction of the change that it records."
        )
    try:
        object_type, object_id = obj
        request_id = request_ids.current()
        body = chain.encode(
            {
                "v": chain.VERSION,
                "event_id": str(uuid.uuid4()),
                "occurred_at": f"{clock.now():%Y-%m-%dT%H:%M:%S.%fZ}",
                # The database fills this in while it holds the chain.
                "recorded_at": "",
                "actor": {"kind": "anonymous", "id": ""} if by is None else by.audit_actor,
                "via": actors.current_via(),
                "action": Action(action),
                "object": {"type": object_type, "id": str(object_id), "digest": digest},
                "outcome": Outcome(outcome),
                "reason": reason,
                "before": before,
                "after": after,
                "data": data or {},
                # Before recorded_at in the alphabet: the database knows the end of a body.
                **({"correlation_id": request_id} if request_id else {}),
            }
        )
        with connection.cursor() as cursor:
            cursor.execute("SELECT audit_append(%s, %s)", [chain.log_of(tenant_id), [body]])
        if outcome != Outcome.DENIED:
            outbox.nudge(action, chain.log_of(tenant_id))
    except Exception:
        # A change without its entry must not survive, whatever the caller does with the error.
        transaction.set_rollback(True)
        raise


def record_denied(
    action: Action, *, tenant_id: UUID | None, by: Actor | None, obj: tuple[str, str], **rest: Any
) -> None:
    """Record a refused attempt in a transaction of its own.

    Takes what `record` takes, with the outcome "denied". After `denials.SINGLY` attempts of the same kind within
    `denials.WINDOW` further ones are counted, and `record_counted` records how many there were. The refused transaction has been rolled back by then;
    called inside one it raises `RuntimeError`, since the entry would vanish with it.
    """
    with transaction.atomic(durable=True):
        row = denials.held(action, tenant_id=tenant_id, by=by, obj=obj, reason=rest.get("reason", ""))
        if denials.is_over(row):
            _record_more(row)
            denials.begin(row)
        if denials.counts(row):
            return
        record(action, tenant_id=tenant_id, by=by, obj=obj, **{**rest, "outcome": Outcome.DENIED})


def record_counted(*, limit: int = 500) -> int:
    """Record how often attempts were made again in windows that are over, at most `limit`, and return how many these are.

    What somebody else holds is left for the next round.
    """
    over = RefusalCount.objects.filter(began_at__lte=clock.now() - denials.WINDOW).order_by("began_at")
    ended = 0
    for pk in list(over.values_list("pk", flat=True)[:limit]):
        with transaction.atomic():
            row = over.select_for_update(skip_locked=True, no_key=True).filter(pk=pk).first()
            if row is not None:
                _record_more(row)
                row.delete()
                ended += 1
    return ended


def _record_more(row: RefusalCount) -> None:
    """Record the attempts that a row counted beside the first ones, if there were any."""
    if not row.more or row.began_at is None or row.last_at is None:
        return
    with actors.acting_via(row.via):
        record(
            Action(row.action),
            tenant_id=None if row.log_id == chain.PLATFORM_LOG else row.log_id,
            by=denials.Recorded(row.actor_kind, row.actor_id),
            obj=(row.object_type, row.object_id),
            reason=row.reason,
            outcome=Outcome.DENIED,
            data={"more": row.more, "since": row.began_at.isoformat(), "until": row.last_at.isoformat()},
        )


@transaction.atomic
def skip_event(*, position: ConsumerPosition, by: Actor) -> ConsumerPosition:
    """Let a consumer go on behind the entry that it is stuck on; what it would have done for that entry is not done.

    Whoever calls it has checked that `by` may. Raises `EventNotStuck` where it is not stuck, or on another entry by now.
    """
    locked = outbox.lock(position.pk)
    stuck = (locked.stuck_epoch, locked.stuck_seq)
    if locked.stuck_epoch is None or locked.stuck_seq is None:
        raise EventNotStuck()
    if stuck != (position.stuck_epoch, position.stuck_seq):
        raise EventNotStuck("This consumer is stuck on another event by now. Look at it first.")
    entry = Entry.objects.get(log_id=locked.log_id, epoch=locked.stuck_epoch, seq=locked.stuck_seq)
    outbox.advance(locked, epoch=entry.epoch, seq=entry.seq)
    record(
        Action.AUDIT_EVENT_SKIPPED,
        tenant_id=entry.tenant_id,
        by=by,
        obj=("audit.entry", f"{entry.epoch}.{entry.seq}"),
        data={"consumer": locked.consumer, "event_id": entry.event_id, "action": entry.action},
    )
    return locked


def request_checkpoint(tenant_id: UUID | None) -> None:
    """Ask the signer to sign a chain's head as soon as the present transaction commits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHECKPOINT_CHANNEL, str(chain.log_of(tenant_id))])
