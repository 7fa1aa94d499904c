"""How two versions of a contract are shown beside one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any
from uuid import UUID

from django.urls import reverse

from apps.accounts.models import User
from apps.approvals.models import ChangeRequest
from apps.contracts.choices import ChangeClass
from apps.contracts.models import ContractVersion
from apps.core import areas
from apps.lineage import links
from apps.lineage.models import Node

CLASSES = (
    (ChangeClass.BREAKING, "bad", "alert-triangle", "May break whoever reads the data."),
    (ChangeClass.NON_BREAKING, "ok", "circle-check", "Asks nothing of whoever reads the data."),
    (ChangeClass.DOCUMENTATION, "muted", "file-text", "Says nothing about the data."),
)
AROUND = 3
MOST_LINES = 2_000
# So many lines of both files, between the first and the last that differ, are compared; with fewer than the second
# number, the rule is off that takes frequent lines for noise: in YAML they are not.
MOST_COMPARED = 4_000
FEW_COMPARED = 1_000


@dataclass(frozen=True)
class Group:
    """The changes of one class."""

    label: str
    tone: str
    icon: str
    text: str
    changes: Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Line:
    """A line of one or both files; `kind` is same, changed, removed, added or gap."""

    kind: str
    number_before: int | None = None
    before: str = ""
    number_after: int | None = None
    after: str = ""


@dataclass(frozen=True)
class ConsumerRow:
    """A consumer, its page where the reader may see it, and who answers for it."""

    name: str
    kind: str
    icon: str
    url: str
    owners: Sequence[str]


def grouped(changes: Sequence[Mapping[str, Any]]) -> list[Group]:
    """Return changes by their class, the breaking ones first, without classes that have none."""
    groups = (
        Group(
            ChangeClass(one).label, tone, icon, text, [change for change in changes if change["class"] == one]
        )
        for one, tone, icon, text in CLASSES
    )
    return [group for group in groups if group.changes]


def lines(before: bytes, after: bytes) -> list[Line] | None:
    """Return the lines of two files side by side: what differs, with some lines around it.

    None where too many lines differ: to compare them takes time that grows faster than the files.
    """
    old, new = (_lines(one) for one in (before, after))
    ahead = _same(old, new)
    behind = _same(old[ahead:][::-1], new[ahead:][::-1])
    if len(old) + len(new) - 2 * (ahead + behind) > MOST_COMPARED:
        return None
    first, last = max(ahead - AROUND, 0), max(behind - AROUND, 0)
    parts = old[first : len(old) - last], new[first : len(new) - last]
    matcher = SequenceMatcher(None, *parts, autojunk=sum(map(len, parts)) > FEW_COMPARED)
    found: list[Line] = []
    for number, group in enumerate(matcher.get_grouped_opcodes(AROUND)):
        if number or first or group[0][1] or group[0][3]:
            found.append(Line("gap"))
        for tag, *places in group:
            i1, i2, j1, j2 = (place + first for place in places)
            if tag == "equal":
                found += [
                    Line("same", i + 1, old[i], j + 1, new[j])
                    for i, j in zip(range(i1, i2), range(j1, j2), strict=True)
                ]
                continue
            both = min(i2 - i1, j2 - j1)
            found += [Line("changed", i1 + n + 1, old[i1 + n], j1 + n + 1, new[j1 + n]) for n in range(both)]
            found += [Line("removed", i + 1, old[i]) for i in range(i1 + both, i2)]
            found += [Line("added", None, "", j + 1, new[j]) for j in range(j1 + both, j2)]
    return found[:MOST_LINES]


def _same(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many lines are the same from the first one on."""
    return next(
        (place for place, (was, now) in enumerate(zip(old, new, strict=False)) if was != now),
        min(len(old), len(new)),
    )


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")


def of_request(change_request: ChangeRequest, user: User) -> dict[str, Any]:
    """Return what reviewers see of a change request."""
    content = change_request.content
    ids = [content["before"]["id"], content["after"]["id"]]
    found = {
        str(one.pk): one
        for one in ContractVersion.objects.filter(tenant_id=change_request.tenant_id, pk__in=ids).defer(
            "document", "warnings"
        )
    }
    before, after = (found.get(pk) for pk in ids)
    slug, name = change_request.tenant.slug, content["target"]["contract"]
    return {
        "contract": name,
        "name": content["target"]["name"],
        "contract_url": reverse("contracts:detail", args=[slug, name]),
        "before": content["before"],
        "after": content["after"],
        "advice": content["advice"],
        "groups": grouped(content["changes"]),
        "more_changes": sum(content["counts"].values()) - len(content["changes"]),
        "consumers": consumer_rows(change_request.tenant_id, content["consumers"], user),
        "is_cut": content["is_cut"],
        "reason": content["reason"],
        "lines": lines(bytes(before.content), bytes(after.content)) if before and after else [],
    }


def consumer_rows(tenant_id: UUID, consumers: Sequence[Mapping[str, Any]], user: User) -> list[ConsumerRow]:
    """Return consumers with their pages and the names of their owners, in three queries and those of their areas."""
    ids = [UUID(one["id"]) for one in consumers]
    nodes = list(Node.objects.filter(tenant_id=tenant_id, pk__in=ids)) if ids else []
    people = {person for one in consumers for person in one["owners"]}
    names = {str(one.pk): one.display_name for one in User.objects.filter(pk__in=people)} if people else {}
    kinds = areas.node_kinds()
    urls = links.urls(nodes, user)
    return [
        ConsumerRow(
            name=one["name"],
            kind=kinds[one["kind"]].label
            if one["kind"] in kinds
            else one["kind"].replace("_", " ").capitalize(),
            icon=kinds[one["kind"]].icon if one["kind"] in kinds else "point",
            url=urls.get(UUID(one["id"]), ""),
            owners=[names[person] for person in one["owners"] if person in names],
        )
        for one in consumers
    ]
