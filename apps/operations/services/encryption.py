"""The rotation of encryption keys, recorded."""

from __future__ import annotations

from django.db import transaction

from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import rotation
from apps.core.actors import Actor
from apps.core.rotation import Count
from apps.tenants import access


def rotate_encryption(*, by: Actor) -> list[tuple[Count, int]]:
    """Encrypt everything anew that is under an older key; return for each kind what there is now, and how many it were.

    It commits in batches, so one that was cut off is simply run again. Raises `Forbidden`.
    """
    access.require_operator(by)
    done = rotation.rotate()
    with transaction.atomic():
        audit.record(
            Action.OPERATIONS_ENCRYPTION_ROTATED,
            tenant_id=None,
            by=by,
            obj=("core.encryption", "keys"),
            data={
                "changed": sum(changed for _, changed in done),
                "unreadable": sum(count.unreadable for count, _ in done),
            },
        )
    return done
