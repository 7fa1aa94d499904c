"""Operator access sessions and their access log, and the heartbeat of beat."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from apps.accounts.models import User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.audit.models import Entry
from apps.core import canonical, clock, text
from apps.core.refusals import Invalid
from apps.operations.choices import ACCESS_SESSION_LIFETIME, BEAT, REASON_LENGTH, SHORTEST_REASON
from apps.operations.models import Heartbeat, OperatorAccessSession
from apps.tenants import access
from apps.tenants.choices import Permission


class ReasonTooShort(Invalid):
    code = "reason_too_short"
    sentence = (
        f"Say in at least {SHORTEST_REASON} characters why you need access: a ticket, a question, a finding."
    )


def clean_reason(reason: str) -> str:
    """Return a reason as it is kept: one line of 3 to 300 characters. Raises `Invalid`."""
    reason = text.clean(reason, field="reason", max_length=REASON_LENGTH, required=True, lines=False)
    if len(reason) < SHORTEST_REASON:
        raise ReasonTooShort(errors={"reason": [ReasonTooShort.sentence]})
    return reason


@transaction.atomic
def start_access_session(*, reason: str, by: User) -> OperatorAccessSession:
    """Start an operator access session of half an hour for a reason. Raises `Invalid`, `Forbidden`."""
    access.require_platform(by, Permission.OPERATE)
    moment = clock.now()
    session = OperatorAccessSession(
        person=by, reason=clean_reason(reason), started_at=moment, expires_at=moment + ACCESS_SESSION_LIFETIME
    )
    _keep(session, by)
    return session


@transaction.atomic
def end_access_session(*, session: OperatorAccessSession, by: User) -> None:
    """Record that `by` has ended an operator access session; its row stays, and the browser forgets it."""
    audit.record(
        Action.OPERATIONS_ACCESS_SESSION_ENDED,
        tenant_id=None,
        by=by,
        obj=("operations.access_session", str(session.pk)),
    )


@transaction.atomic
def log_accesses(
    *,
    session: OperatorAccessSession,
    accesses: Mapping[UUID | None, tuple[str, str]],
    by: User,
    again: bool = False,
) -> None:
    """Log what a request accessed, by tenant, and None for lists, which count where nothing else is.

    A session of one request is kept with its first access. `again` leaves out what a page that refreshes itself has shown
    during this session before.
    """
    if session._state.adding:
        _keep(session, by)
    # In the order of the chains, as everywhere: two requests do not wait for each other.
    tenants: list[UUID | None] = [*sorted(pk for pk in accesses if pk is not None)]
    for tenant_id in tenants or [None]:
        if not (again and _was_logged(session, tenant_id, accesses[tenant_id])):
            log_access(session=session, obj=accesses[tenant_id], tenant_id=tenant_id, by=by)


@transaction.atomic
def log_access(
    *, session: OperatorAccessSession, obj: tuple[str, str], tenant_id: UUID | None, by: User
) -> None:
    """Log the access to an object in its tenant's chain, or to a list in the platform's."""
    audit.record(
        Action.OPERATIONS_ADMIN_VIEWED,
        tenant_id=tenant_id,
        by=by,
        obj=obj,
        data={"access_session": str(session.pk), "reason_digest": canonical.digest(session.reason)},
    )


def _keep(session: OperatorAccessSession, by: User) -> None:
    session.save(force_insert=True)
    audit.record(
        Action.OPERATIONS_ACCESS_SESSION_STARTED,
        tenant_id=None,
        by=by,
        obj=("operations.access_session", str(session.pk)),
        data={"reason_digest": canonical.digest(session.reason)},
    )


def _was_logged(session: OperatorAccessSession, tenant_id: UUID | None, obj: tuple[str, str]) -> bool:
    """Return whether the trail holds an access to the object by this person since the session began."""
    accesses = Entry.objects.history(tenant_id, obj=obj).filter(
        action=Action.OPERATIONS_ADMIN_VIEWED,
        actor_id=str(session.person_id),
        recorded_at__gte=session.started_at,
    )
    return accesses.exists()


@transaction.atomic
def beat() -> None:
    """Note that beat sent something and a worker got it."""
    Heartbeat.objects.update_or_create(name=BEAT, defaults={"beaten_at": clock.now()})
