"""Writes that follow operators into tenants' data, and the heartbeat of beat."""

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
from apps.operations.choices import BEAT, REASON_LENGTH, SHORTEST_REASON, VISIT_LIFETIME
from apps.operations.models import AdminVisit, Heartbeat
from apps.tenants import access
from apps.tenants.choices import Permission


class ReasonTooShort(Invalid):
    code = "reason_too_short"
    sentence = f"Say in at least {SHORTEST_REASON} characters why you look: a ticket, a question, a finding."


def clean_reason(reason: str) -> str:
    """Return a reason as it is kept: one line of 3 to 300 characters. Raises `Invalid`."""
    reason = text.clean(reason, field="reason", max_length=REASON_LENGTH, required=True, lines=False)
    if len(reason) < SHORTEST_REASON:
        raise ReasonTooShort(errors={"reason": [ReasonTooShort.sentence]})
    return reason


@transaction.atomic
def begin_visit(*, reason: str, by: User) -> AdminVisit:
    """Note why `by` looks into tenants' data, for half an hour. Raises `Invalid`, `Forbidden`."""
    access.require_platform(by, Permission.OPERATE)
    moment = clock.now()
    visit = AdminVisit(
        person=by, reason=clean_reason(reason), started_at=moment, expires_at=moment + VISIT_LIFETIME
    )
    _keep(visit, by)
    return visit


@transaction.atomic
def end_visit(*, visit: AdminVisit, by: User) -> None:
    """Note that `by` has ended a visit; the row stays as it is, and the session forgets it."""
    audit.record(
        Action.OPERATIONS_VISIT_ENDED, tenant_id=None, by=by, obj=("operations.visit", str(visit.pk))
    )


@transaction.atomic
def record_looks(
    *, visit: AdminVisit, looks: Mapping[UUID | None, tuple[str, str]], by: User, again: bool = False
) -> None:
    """Append what a request looked at, by tenant, and None for lists, which count where nothing else is.

    A visit of one request is kept with its first look. `again` leaves out what a page that refreshes itself has shown
    during this visit before.
    """
    if visit._state.adding:
        _keep(visit, by)
    # In the order of the chains, as everywhere: two requests do not wait for each other.
    tenants: list[UUID | None] = [*sorted(pk for pk in looks if pk is not None)]
    for tenant_id in tenants or [None]:
        if not (again and _was_seen(visit, tenant_id, looks[tenant_id])):
            record_look(visit=visit, obj=looks[tenant_id], tenant_id=tenant_id, by=by)


@transaction.atomic
def record_look(*, visit: AdminVisit, obj: tuple[str, str], tenant_id: UUID | None, by: User) -> None:
    """Append a look at an object to its tenant's chain, or one at a list to the platform's."""
    audit.record(
        Action.OPERATIONS_ADMIN_VIEWED,
        tenant_id=tenant_id,
        by=by,
        obj=obj,
        data={"visit": str(visit.pk), "reason_digest": canonical.digest(visit.reason)},
    )


def _keep(visit: AdminVisit, by: User) -> None:
    visit.save(force_insert=True)
    audit.record(
        Action.OPERATIONS_VISIT_BEGUN,
        tenant_id=None,
        by=by,
        obj=("operations.visit", str(visit.pk)),
        data={"reason_digest": canonical.digest(visit.reason)},
    )


def _was_seen(visit: AdminVisit, tenant_id: UUID | None, obj: tuple[str, str]) -> bool:
    """Return whether the trail holds a look at the object by this person since the visit began."""
    looks = Entry.objects.history(tenant_id, obj=obj).filter(
        action=Action.OPERATIONS_ADMIN_VIEWED,
        actor_id=str(visit.person_id),
        recorded_at__gte=visit.started_at,
    )
    return looks.exists()


@transaction.atomic
def beat() -> None:
    """Note that beat sent something and a worker got it."""
    Heartbeat.objects.update_or_create(name=BEAT, defaults={"beaten_at": clock.now()})
