"""Who answers for a node, as somebody named them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, TypeAlias
from uuid import UUID

from django.contrib.auth.models import Group
from django.db import transaction

from apps.accounts.models import User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import etags
from apps.core.actors import System
from apps.core.refusals import Forbidden, Invalid
from apps.lineage import owners
from apps.lineage.models import Node, NodeOwner
from apps.tenants import access, grants
from apps.tenants.choices import Permission
from apps.tenants.models import Membership

MAX_OWNERS = 20
# How many of those to ask a refusal names.
_ASKED = 5
# A person's id, or else a group's.
Named: TypeAlias = tuple[UUID | None, int | None]


class NotAMember(Invalid):
    code = "owner_not_in_tenant"
    # The same for a name that nobody has, so that names of other tenants' people cannot be guessed.
    sentence = (
        "Nobody, or no group, of this tenant has one of these names. Write them as the page of members does."
    )


class TooManyOwners(Invalid):
    code = "too_many_owners"
    sentence = f"A node has at most {MAX_OWNERS} owners. Name a group instead."


class OwnersOfOthers(Forbidden):
    code = "owners_of_others"


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

    Whoever administers the tenant may; whoever publishes data in it, where nobody answers yet or where they are among
    those who do. `if_match` is the `owners_etag` that was read. Raises `ChangedMeanwhile`, `NotFound`, `Forbidden`,
    `OwnersOfOthers`, `NotAMember` and `TooManyOwners`.
    """
    require_may_name(by, node.tenant_id)
    locked = Node.objects.select_for_update(no_key=True).get(pk=node.pk)
    require_naming(by, locked)
    after = owners_wanted(locked.tenant_id, people, groups)
    rows = list(NodeOwner.objects.filter(node=locked))
    etags.require_match(if_match, _editable(rows))
    before = {(one.user_id, one.group_id) for one in rows}
    if before == after:
        return locked
    NodeOwner.objects.filter(node=locked).delete()
    NodeOwner.objects.bulk_create(
        NodeOwner(node=locked, user_id=user, group_id=group, named_by=by)
        for user, group in sorted(after, key=str)
    )
    audit.record(
        Action.LINEAGE_OWNERS_NAMED,
        tenant_id=locked.tenant_id,
        by=by,
        obj=("lineage.node", str(locked.pk)),
        data={"before": owners_written(before), "after": owners_written(after)},
    )
    return locked


def owners_wanted(tenant_id: UUID, people: Iterable[User], groups: Iterable[Group]) -> set[Named]:
    """Return whom these name, where all are of the tenant: a name that decides about it comes from inside.

    Raises `TooManyOwners` and `NotAMember`.
    """
    wanted = {person.pk: person for person in people}
    named = {group.pk for group in groups}
    if len(wanted) + len(named) > MAX_OWNERS:
        raise TooManyOwners()
    members = set(
        grants.holders(tenant_id, Permission.VIEW).filter(pk__in=wanted).values_list("pk", flat=True)
    )
    placed = set(
        Membership.objects.filter(tenant_id=tenant_id, group_id__in=named).values_list("group_id", flat=True)
    )
    are_people = all(person.is_person for person in wanted.values())
    if not are_people or not wanted.keys() <= members or not named <= placed:
        raise NotAMember()
    return {(pk, None) for pk in wanted} | {(None, pk) for pk in named}


def owners_written(owners: Iterable[Named]) -> list[str]:
    """Return owners as the trail says them."""
    return sorted(f"user {user}" if user else f"group {group}" for user, group in owners)


def require_naming(by: Any, node: Node) -> None:
    """Return quietly where `by` may name owners of this node. Raises `NotFound`, `Forbidden`, `OwnersOfOthers`."""
    require_may_name(by, node.tenant_id)
    answering = owners.of([node]).get(node.pk, frozenset())
    if not is_theirs_to_name(by, node.tenant_id, answering):
        raise owned_by_others(
            by,
            node.tenant_id,
            answering,
            action=Action.LINEAGE_OWNERS_NAMED,
            obj=("lineage.node", str(node.pk)),
        )


def may_name(user: Any, node: Node, answering: Collection[UUID]) -> bool:
    """Return whether `user` may name owners of a node for which the people of these ids answer."""
    may = any(access.can(user, node.tenant_id, perm) for perm in (Permission.PUBLISH, Permission.ADMINISTER))
    return may and is_theirs_to_name(user, node.tenant_id, answering)


def require_may_name(by: Any, tenant_id: UUID) -> None:
    """Return quietly where `by` may name owners of anything in a tenant. Raises `NotFound` and `Forbidden`."""
    administers = access.holds(by, tenant_id, Permission.ADMINISTER)
    access.require(by, tenant_id, Permission.ADMINISTER if administers else Permission.PUBLISH)


def is_theirs_to_name(by: Any, tenant_id: UUID, answering: Collection[UUID]) -> bool:
    """Return whether nobody answers yet, or `by` does, or whom the service account `by` belongs to, or `by` administers."""
    if not answering or isinstance(by, System):
        return True
    return (
        by.pk in answering or by.owner_id in answering or access.holds(by, tenant_id, Permission.ADMINISTER)
    )


def owned_by_others(
    by: Any, tenant_id: UUID, answering: Collection[UUID], *, action: Action, obj: tuple[str, str]
) -> OwnersOfOthers:
    """Return the refusal of somebody who would name owners in place of others, with whom to ask."""
    # People of elsewhere are not named: a definition may name anybody of the platform.
    members = grants.holders(tenant_id, Permission.VIEW).filter(pk__in=answering)
    names = sorted(members.exclude(pk=by.pk).values_list("username", flat=True))
    who = ", ".join(names[:_ASKED]) + (f" and {len(names) - _ASKED} more" if len(names) > _ASKED else "")
    if not names:
        said, ask = "Somebody outside this tenant answers", ""
    elif len(names) == 1:
        said, ask = f"{who} answers", f"{who} or "
    else:
        said, ask = f"{who} answer", "one of them or "
    return OwnersOfOthers(
        f"{said} for this. Ask {ask}an administrator of the tenant to name owners.",
        audit={"action": action, "tenant_id": tenant_id, "by": by, "obj": obj},
    )


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
    return {"owners": owners_written((one.user_id, one.group_id) for one in rows)}
