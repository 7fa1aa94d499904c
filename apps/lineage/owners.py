"""Who answers for a node: whoever was named, else whom its kind's own area names."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import TypeVar
from uuid import UUID

from django.contrib.auth import get_user_model

from apps.core import areas
from apps.lineage.models import Node, NodeOwner

Key = TypeVar("Key", bound=Hashable)


def of(nodes: Iterable[Node]) -> dict[UUID, frozenset[UUID]]:
    """Return the ids of the active people who answer for each node, by the node's id.

    A column or feature for which nobody was named has the owners of its whole. What nobody answers for is left out.
    """
    everything = {node.pk: node for node in nodes}
    wholes = {node.parent_id for node in everything.values() if node.parent_id} - everything.keys()
    asked = {**everything, **{one.pk: one for one in Node.objects.with_ids(list(wholes))}}
    found = _named(list(asked))
    by_kind: dict[str, list[Node]] = {}
    for node in asked.values():
        if node.pk not in found:
            by_kind.setdefault(node.kind, []).append(node)
    kinds = areas.node_kinds()
    for kind, unnamed in by_kind.items():
        if kind in kinds:
            found |= {pk: people for pk, people in kinds[kind].owners(unnamed).items() if people}
    answer = {}
    for pk, node in everything.items():
        people = found.get(pk) or (found.get(node.parent_id) if node.parent_id else None)
        if people:
            answer[pk] = frozenset(people)
    return answer


def named(nodes: Iterable[Node]) -> dict[UUID, frozenset[UUID]]:
    """Return the ids of the people who were named for each node itself, members of groups among them."""
    return _named([node.pk for node in nodes])


def people_of(
    rows: Collection[tuple[Key, UUID | None, int | None]],
) -> dict[Key, frozenset[UUID]]:
    """Return the active people of each key from rows of key, person and group: members of a group are among them."""
    if not rows:
        return {}
    User = get_user_model()
    groups = {group for _, _, group in rows if group is not None}
    members: dict[int, set[UUID]] = {}
    in_groups = User.groups.through.objects.filter(group_id__in=groups, user__is_active=True)
    for member_of, member in in_groups.values_list("group_id", "user_id") if groups else ():
        members.setdefault(member_of, set()).add(member)
    people = {user for _, user, _ in rows if user is not None}
    active = set(User.objects.filter(pk__in=people, is_active=True).values_list("pk", flat=True))
    found: dict[Key, set[UUID]] = {}
    for key, user, group in rows:
        if user is not None and user in active:
            found.setdefault(key, set()).add(user)
        if group is not None:
            found.setdefault(key, set()).update(members.get(group, ()))
    return {key: frozenset(people) for key, people in found.items() if people}


def _named(ids: list[UUID]) -> dict[UUID, frozenset[UUID]]:
    rows = NodeOwner.objects.of_nodes(ids).order_by().values_list("node_id", "user_id", "group_id")
    return people_of(list(rows) if ids else [])


def names_of(people: Mapping[UUID, frozenset[UUID]]) -> dict[UUID, tuple[str, ...]]:
    """Return the user names of those who answer for nodes, in order, by the node's id."""
    everybody = {person for found in people.values() for person in found}
    users = get_user_model().objects.filter(pk__in=everybody)
    names = dict(users.values_list("pk", "username")) if everybody else {}
    return {
        pk: tuple(sorted(names[person] for person in found if person in names))
        for pk, found in people.items()
    }
