"""What changed between two files of a contract, and whom it may break.

Breaking is what may break a consumer: something that was promised is promised no more, or cannot be compared with what was.
What only asks more of the producer is non-breaking; what says nothing about the data is documentation.
docs/reference/contracts.md holds the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from apps.contracts.choices import IN_FORCE, ChangeClass, ContractState, Standard
from apps.contracts.odcs import elements, shapes, terms
from apps.contracts.odcs.changes import BREAKING, DOCUMENTATION, NON_BREAKING, Change, Finding, said
from apps.contracts.odcs.files import ContractFile
from apps.contracts.odcs.semver import Advice, advise

_ORDER = {ChangeClass.BREAKING: 0, ChangeClass.NON_BREAKING: 1, ChangeClass.DOCUMENTATION: 2}
# Keys whose parts are compared one by one, and what identifies a file.
_ELSEWHERE = frozenset(
    {"schema", "servers", "slaProperties", "roles", "dataset", "models", "status", "id", "uuid", "info"}
)
_TOP: dict[str, ChangeClass] = {
    "apiVersion": NON_BREAKING,
    "dataContractSpecification": NON_BREAKING,
    "kind": NON_BREAKING,
    "price": NON_BREAKING,
    "slaDefaultElement": NON_BREAKING,
}


@dataclass(frozen=True)
class Difference:
    """All changes, the breaking ones first, and which number the new version should have."""

    changes: tuple[Change, ...]
    advice: Advice

    @property
    def classed(self) -> ChangeClass | None:
        """Return the gravest class, None where nothing changed."""
        return min((one.change_class for one in self.changes), key=_ORDER.__getitem__, default=None)

    @property
    def is_breaking(self) -> bool:
        return self.classed == ChangeClass.BREAKING

    def of(self, change_class: ChangeClass) -> list[Change]:
        """Return the changes of one class."""
        return [one for one in self.changes if one.change_class == change_class]


def between(before: ContractFile, after: ContractFile) -> Difference:
    """Return what changed from one file to another."""
    found = [
        Change(
            change_class=one.change_class,
            kind=one.kind,
            message=one.message,
            path=one.path_text,
            line_before=before.document.position(one.before)[0] if one.before is not None else None,
            line_after=after.document.position(one.after)[0] if one.after is not None else None,
            object_name=one.object_name,
            property_name=one.property_name,
        )
        for one in _findings(before, after)
    ]
    found.sort(
        key=lambda one: (_ORDER[one.change_class], one.line_after or one.line_before or 0, one.path, one.kind)
    )
    changes = tuple(found)
    gravest = min((one.change_class for one in changes), key=_ORDER.__getitem__, default=None)
    return Difference(changes, advise(gravest, before.version, after.version))


def _findings(before: ContractFile, after: ContractFile) -> Iterator[Finding]:
    old, new = shapes.of(before.value), shapes.of(after.value)
    yield from _states(before, after)
    yield from elements.objects(old.objects, new.objects)
    yield from terms.servers(old.servers, new.servers)
    yield from terms.levels(old.levels, new.levels)
    yield from terms.roles(old.roles, new.roles)
    if before.standard != after.standard:
        what = f"The contract is written as {Standard(after.standard).label} now."
        yield Finding(NON_BREAKING, "standard_changed", what, (), ())
        for name in old.unread:
            what = f"What {name} promised before is not understood, and was not compared."
            yield Finding(BREAKING, "not_compared", what, (name,), None)
        return
    yield from _unread(old, new)
    yield from _rest(before.value, after.value, {*old.unread, *new.unread})


def _states(before: ContractFile, after: ContractFile) -> Iterator[Finding]:
    if before.status == after.status:
        return
    path = ("status",) if after.standard == Standard.ODCS else ("info", "status")
    what = f"The status was {before.status or 'not given'} and is {after.status or 'not given'}."
    ends = before.state in IN_FORCE and after.state in (ContractState.RETIRED, ContractState.DRAFT)
    change_class = BREAKING if ends else NON_BREAKING if before.state != after.state else DOCUMENTATION
    yield Finding(change_class, "status_changed", what, path, path)


def _unread(old: shapes.Shape, new: shapes.Shape) -> Iterator[Finding]:
    for name in sorted({*old.unread, *new.unread}):
        if old.unread.get(name) == new.unread.get(name):
            continue
        is_added = name not in old.unread
        what = f"{name} is not understood in this standard, so its change counts as breaking."
        if is_added:
            what = f"{name} was added; it is not understood in this standard."
        yield Finding(
            NON_BREAKING if is_added else BREAKING,
            "not_compared",
            what,
            None if is_added else (name,),
            (name,) if name in new.unread else None,
        )


def _rest(old: dict[str, Any], new: dict[str, Any], unread: set[str]) -> Iterator[Finding]:
    """Yield changes of what says nothing about the data, key by key."""
    for name in sorted({*old, *new} - _ELSEWHERE - unread):
        yield from _plain((name,), old, new, name, _TOP.get(name, DOCUMENTATION))
    if isinstance(old.get("info"), dict) or isinstance(new.get("info"), dict):
        was, now = (one if isinstance(one, dict) else {} for one in (old.get("info"), new.get("info")))
        for name in sorted({*was, *now} - {"status"}):
            yield from _plain(("info", name), was, now, name, DOCUMENTATION)


def _plain(
    path: shapes.Path, old: dict[str, Any], new: dict[str, Any], name: str, change_class: ChangeClass
) -> Iterator[Finding]:
    if old.get(name) == new.get(name):
        return
    if name not in old:
        yield Finding(change_class, "added", f"{name} was added.", None, path)
    elif name not in new:
        yield Finding(change_class, "removed", f"{name} was removed.", path, None)
    else:
        yield Finding(change_class, "changed", said(name, old[name], new[name]), path, path)
