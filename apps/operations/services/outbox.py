"""What operators do where a consumer of the outbox is stuck."""

from __future__ import annotations

from django.db import transaction

from apps.audit import services as audit
from apps.audit.models import ConsumerPosition
from apps.core.actors import Actor
from apps.tenants import access
from apps.tenants.choices import Permission


@transaction.atomic
def skip_event(*, position: ConsumerPosition, by: Actor) -> ConsumerPosition:
    """Let a consumer go on behind the event that it is stuck on. Raises `EventNotStuck` and `Forbidden`."""
    access.require_platform(by, Permission.OPERATE)
    return audit.skip_event(position=position, by=by)
