"""Every write to the trail."""

from __future__ import annotations

import uuid
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from apps.audit import chain
from apps.audit.choices import Action, Outcome
from apps.core import actors, clock
from apps.core.actors import Actor

CHECKPOINT_CHANNEL = "audit_checkpoint"


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
    """This function will append an entry to a tenant's chain in the caller's transaction.

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
            }
        )
        with connection.cursor() as cursor:
            cursor.execute("SELECT audit_append(%s, %s)", [chain.log_of(tenant_id), [body]])
    except Exception:
        # A change without its entry must not survive, whatever the caller does with the error.
        transaction.set_rollback(True)
        raise


def record_denied(
    action: Action, *, tenant_id: UUID | None, by: Actor | None, obj: tuple[str, str], **rest: Any
) -> None:
    """This function will record a refused attempt in a transaction of its own.

    Takes what `record` takes, with the outcome "denied". The refused transaction has been rolled back by then;
    called inside one it raises `RuntimeError`, since the entry would vanish with it.
    """
    with transaction.atomic(durable=True):
        record(action, tenant_id=tenant_id, by=by, obj=obj, **{**rest, "outcome": Outcome.DENIED})


def request_checkpoint(tenant_id: UUID | None) -> None:
    """This function will ask the signer to sign a chain's head as soon as the present transaction commits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHECKPOINT_CHANNEL, str(chain.log_of(tenant_id))])
