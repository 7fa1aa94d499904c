"""What a provider says of somebody's groups, and whether it says it at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# A claim that is told elsewhere (OpenID Connect Core 5.6.2); Entra does so for somebody in more than 200 groups, and in
# the implicit flow says no more than that there are some.
ELSEWHERE = "_claim_names"
HAS_GROUPS = "hasgroups"
OVERAGE, NULL, WRONG_TYPE = "groups_overage", "groups_null", "groups_wrong_type"
_ABSENT = object()


@dataclass(frozen=True)
class Groups:
    """The groups of one sign-in. `unknown` is the code of what keeps them from being known, "" where they are."""

    values: frozenset[str] = frozenset()
    unknown: str = ""


def groups_of(name: str, *answers: Mapping[str, Any]) -> Groups:
    """Return the groups under the claim `name`, from the first of a provider's answers that tells them.

    `name` is a claim, or the path to one, joined by dots. No such claim is no groups. A claim that is told elsewhere, is
    null or is something else than texts leaves the groups unknown: that is not "no groups".
    """
    found = [groups for answer in answers if (groups := _read(name, answer)) is not None]
    known = (groups for groups in found if not groups.unknown)
    return next(known, found[0] if found else Groups())


def tells_groups(name: str, answer: Mapping[str, Any]) -> bool:
    """Return whether an answer says which groups somebody is in, be it none."""
    found = _read(name, answer)
    return found is not None and not found.unknown


def _read(name: str, claims: Mapping[str, Any]) -> Groups | None:
    """Return the groups of one answer, None where it has no such claim."""
    elsewhere = claims.get(ELSEWHERE)
    # The first claim of a path may be the one that is told elsewhere.
    if isinstance(elsewhere, Mapping) and any(name == one or name.startswith(f"{one}.") for one in elsewhere):
        return Groups(unknown=OVERAGE)
    value = _lookup(claims, name.split("."))
    if value is None:
        return Groups(unknown=NULL)
    if value is not _ABSENT:
        listed = [value] if isinstance(value, str) else value
        if isinstance(listed, list) and all(isinstance(item, str) for item in listed):
            return Groups(frozenset(listed))
        return Groups(unknown=WRONG_TYPE)
    if ELSEWHERE in claims and not isinstance(elsewhere, Mapping):
        return Groups(unknown=WRONG_TYPE)
    return Groups(unknown=OVERAGE) if claims.get(HAS_GROUPS) in (True, "true") else None


def _lookup(claims: Mapping[str, Any], parts: list[str]) -> Any:
    """Return what lies at a path, `_ABSENT` where it leads nowhere; a name that holds dots itself wins over its parts."""
    for length in range(len(parts), 0, -1):
        name, rest = ".".join(parts[:length]), parts[length:]
        if name not in claims:
            continue
        value = claims[name]
        if not rest or not isinstance(value, Mapping):
            # What should hold the rest and is null or a list does not say that there is none.
            return value if not rest or value is None else {}
        found = _lookup(value, rest)
        if found is not _ABSENT:
            return found
    return _ABSENT
