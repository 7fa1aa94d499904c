"""Writes that follow operators into tenants' data, and the heartbeat of beat."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from apps.accounts.models import User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import access, canonical, clock, text
from apps.operations.choices import BEAT, REASON_LENGTH, VISIT_LIFETIME
from apps.operations.models import AdminVisit, Heartbeat
from apps.tenants.choices import Permission


@transaction.atomic
def begin_visit(*, reason: str, by: User) -> AdminVisit:
    """This function will note why `by` looks into tenants' data, for half an hour. Raises `Invalid`, `Forbidden`."""
    access.require_platform(by, Permission.OPERATE)
    reason = text.clean(reason, field="reason", max_length=REASON_LENGTH, required=True, lines=False)
    moment = clock.now()
    visit = AdminVisit.objects.create(
        person=by, reason=reason, started_at=moment, expires_at=moment + VISIT_LIFETIME
    )
    audit.record(
        Action.OPERATIONS_VISIT_BEGUN,
        tenant_id=None,
        by=by,
        obj=("operations.visit", str(visit.pk)),
        data={"reason_digest": canonical.digest(reason)},
    )
    return visit


@transaction.atomic
def record_look(*, visit: AdminVisit, obj: tuple[str, str], tenant_id: UUID | None, by: User) -> None:
    """This function will append a look at an object to its tenant's chain, or one at a list to the platform's."""
    audit.record(
        Action.OPERATIONS_ADMIN_VIEWED,
        tenant_id=tenant_id,
        by=by,
        obj=obj,
        data={"visit": str(visit.pk), "reason_digest": canonical.digest(visit.reason)},
    )


@transaction.atomic
def beat() -> None:
    """This function will note that beat sent something and a worker got it."""
    Heartbeat.objects.update_or_create(name=BEAT, defaults={"beaten_at": clock.now()})
