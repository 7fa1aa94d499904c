"""Whose trail says that a group of people changed: the platform's, and that of each tenant in which it holds a role."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core.actors import Actor

# Told ids of groups, returns the tenants in which each holds a role.
Find = Callable[[Collection[int]], dict[int, set[UUID]]]


@dataclass(frozen=True)
class GroupChange:
    """What happened to a group. `obj` is the (type, id) that it was done to: a person, or the group."""

    group_id: int
    action: Action
    obj: tuple[str, str]
    data: Mapping[str, object] = field(default_factory=dict)


_finders: list[Find] = []


def find_tenants_with(find: Find) -> None:
    """Let `find` say in which tenants groups hold roles: the app of tenants stands above this one."""
    _finders[:] = [find]


def record_changes(changes: Sequence[GroupChange], *, by: Actor) -> None:
    """Append changes of groups to every trail that they belong in. Call it last, as `audit.record`."""
    groups = {change.group_id for change in changes}
    tenants = {pk: ids for find in _finders for pk, ids in find(groups).items()}
    # In the order of the chains, the platform's last: two who change groups at once do not wait for each other.
    for tenant_id in [*sorted({pk for ids in tenants.values() for pk in ids}), None]:
        for change in changes:
            if tenant_id is None or tenant_id in tenants.get(change.group_id, ()):
                audit.record(
                    change.action, tenant_id=tenant_id, by=by, obj=change.obj, data=dict(change.data)
                )
