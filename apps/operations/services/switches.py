"""Writes to feature switches."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from apps.accounts.models import User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import areas, canonical, clock, etags, switches, text
from apps.core.actors import Actor
from apps.core.models import Switch
from apps.core.refusals import Invalid
from apps.operations.choices import REASON_LENGTH
from apps.tenants import access
from apps.tenants.choices import Permission


class UnknownSwitch(Invalid):
    code = "unknown_switch"
    sentence = "There is no such switch. Choose one from the list."


@transaction.atomic
def set_switch(*, name: str, is_on: bool, reason: str, by: Actor, if_match: str | None = None) -> Switch:
    """Turn a feature on or off, everywhere within a few seconds.

    People who are refused meanwhile read the reason. Setting what is set changes the reason only. `if_match` is
    the `switch_etag` that was read. Raises `UnknownSwitch`, `Invalid`, `ChangedMeanwhile` and `Forbidden`.
    """
    access.require_platform(by, Permission.OPERATE)
    declared = areas.switches()
    if name not in declared:
        raise UnknownSwitch()
    reason = text.clean(reason, field="reason", max_length=REASON_LENGTH, required=True, lines=False)
    Switch.objects.get_or_create(name=name, defaults={"is_on": declared[name].default, "reason": ""})
    locked = Switch.objects.select_for_update(of=("self",), no_key=True).get(pk=name)
    etags.require_match(if_match, _position(locked))
    before = locked.is_on
    locked.is_on, locked.reason, locked.changed_at = is_on, reason, clock.now()
    locked.changed_by = by if isinstance(by, User) else None
    locked.save()
    transaction.on_commit(switches.forget)
    audit.record(
        Action.OPERATIONS_SWITCH_SET,
        tenant_id=None,
        by=by,
        obj=("core.switch", name),
        before="on" if before else "off",
        after="on" if is_on else "off",
        data={"reason_digest": canonical.digest(reason)},
    )
    return locked


def switch_etag(name: str, row: Switch | None) -> str:
    """Return the entity tag of a switch, which has no row before it is first set."""
    return etags.of(_position(row or _unset(name)))


def _unset(name: str) -> Switch:
    return Switch(name=name, is_on=areas.switches()[name].default, reason="")


def _position(row: Switch) -> dict[str, Any]:
    # The reason of a switch that was set again is another one, or none.
    return {"is_on": row.is_on, "reason": row.reason}
