"""Who answers for a node, as somebody named them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction

from apps.accounts.models import User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import etags
from apps.core.refusals import Invalid
from apps.lineage.models import Node, NodeOwner
from apps.tenants import access, grants
from apps.tenants.choices import Permission
from apps.tenants.models import Membership

MAX_OWNERS = 20


class NotAMember(Invalid):
    code = "owner_not_in_tenant"
    # The same for a name that nobody has, so that names of other tenants' people cannot be guessed.
    sentence = (
        "Nobody, or no group, of this tenant has one of these names. Write them as the page of members does."
    )


class TooManyOwners(Invalid):
    code = "too_many_owners"
    sentence = f"A node has at most {MAX_OWNERS} owners. Name a group instead."


@transaction.atomic
def name_owners(
    *,
    node: Node,
    people: Iterable[User] = (),
    groups: Iterable[Group] = (),
    by: Any,
    if_match: str | None = None,
) -> Node:
    """Replace those who answer for a node. With nobody named, its kind's own area says who does.

    Whoever publishes data in the tenant, or administers it, may. `if_match` is the `owners_etag` that was read. Raises
    `ChangedMeanwhile`, `NotFound`, `Forbidden`, `NotAMember` and
    `TooManyOwners`.
    """
    require_naming(by, node)
    locked = Node.objects.select_for_update(no_key=True).get(pk=node.pk)
    wanted_people = {person.pk: person for person in people}
    wanted_groups = {group.pk: group for group in groups}
    if len(wanted_people) + len(wanted_groups) > MAX_OWNERS:
        raise TooManyOwners()
    _require_members(locked, list(wanted_people.values()), list(wanted_groups.values()))
    before = list(NodeOwner.objects.filter(node=locked))
    etags.require_match(if_match, _editable(before))
    after = [
        NodeOwner(node=locked, user=person, named_by=by)
        for pk, person in sorted(wanted_people.items(), key=str)
    ] + [NodeOwner(node=locked, group=group, named_by=by) for pk, group in sorted(wanted_groups.items())]
    if {(one.user_id, one.group_id) for one in before} == {(one.user_id, one.group_id) for one in after}:
        return locked
    NodeOwner.objects.filter(node=locked).delete()
    NodeOwner.objects.bulk_create(after)
    audit.record(
        Action.LINEAGE_OWNERS_NAMED,
        tenant_id=locked.tenant_id,
        by=by,
        obj=("lineage.node", str(locked.pk)),
        data={"before": _written(before), "after": _written(after)},
    )
    return locked


def require_naming(by: Any, node: Node) -> None:
    """Return quietly where `by` may name owners of this node. Raises `NotFound` and `Forbidden`."""
    administers = access.holds(by, node.tenant_id, Permission.ADMINISTER)
    access.require(by, node.tenant_id, Permission.ADMINISTER if administers else Permission.PUBLISH)


def owners_etag(rows: Iterable[NodeOwner]) -> str:
    """Return the entity tag of who was named."""
    return etags.of(_editable(rows))


def people_named(names: Iterable[str]) -> list[User]:
    """Return the people of these names. Raises `NotAMember` where one is nobody's."""
    wanted = _askable(names)
    found = list(User.objects.filter(username__in=wanted))
    if len(found) < len(wanted):
        raise NotAMember()
    return found


def groups_named(names: Iterable[str]) -> list[Group]:
    """Return the groups of these names. Raises `NotAMember` where one is no group's."""
    wanted = _askable(names)
    found = list(Group.objects.filter(name__in=wanted))
    if len(found) < len(wanted):
        raise NotAMember()
    return found


def _askable(names: Iterable[str]) -> set[str]:
    """Return each name once. One with a NUL is nobody's, and the database cannot be asked for it."""
    wanted = set(names)
    if any("\x00" in name for name in wanted):
        raise NotAMember()
    return wanted


def _editable(rows: Iterable[NodeOwner]) -> dict[str, Any]:
    return {"owners": _written(rows)}


def _require_members(node: Node, people: list[User], groups: list[Group]) -> None:
    """Return quietly where all of them are of the tenant: a name that decides about it comes from inside."""
    members = set(
        grants.holders(node.tenant_id, Permission.VIEW)
        .filter(pk__in=[person.pk for person in people])
        .values_list("pk", flat=True)
    )
    if any(person.pk not in members or not person.is_person for person in people):
        raise NotAMember()
    placed = set(
        Membership.objects.filter(tenant_id=node.tenant_id, group__in=groups).values_list(
            "group_id", flat=True
        )
    )
    if any(group.pk not in placed for group in groups):
        raise NotAMember()


def _written(owners: Iterable[NodeOwner]) -> list[str]:
    return sorted(f"user {one.user_id}" if one.user_id else f"group {one.group_id}" for one in owners)
