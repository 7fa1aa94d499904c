"""The rules by which the terms of two contracts are compared: servers, service levels, roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from apps.contracts.odcs import promises
from apps.contracts.odcs.changes import BREAKING, DOCUMENTATION, NON_BREAKING, Finding, said
from apps.contracts.odcs.promises import Move
from apps.contracts.odcs.quality import OF_MOVE
from apps.contracts.odcs.shapes import Named

_SERVER_WORDS = frozenset({"description", "customProperties", "tags", "authoritativeDefinitions"})


def servers(old: Sequence[Named], new: Sequence[Named]) -> Iterator[Finding]:
    """Yield what changed in where the data lies."""
    for was, now in _by_name(old, new):
        if was is None or now is None:
            yield from _came_or_went("server", was, now)
            continue
        for key in sorted({*was.raw, *now.raw} - {"roles"}):
            if was.raw.get(key) == now.raw.get(key):
                continue
            words = key in _SERVER_WORDS
            change_class = DOCUMENTATION if words else BREAKING if key in was.raw else NON_BREAKING
            kind = "described" if words else "server_moved"
            what = f"the server {now.name}: {said(key, was.raw.get(key), now.raw.get(key))}"
            yield Finding(
                change_class, kind, what, was.path, (*now.path, key) if key in now.raw else now.path
            )
        yield from roles(_roles_of(was), _roles_of(now))


def _roles_of(server: Named) -> list[Named]:
    found = server.raw.get("roles")
    if not isinstance(found, list):
        return []
    return [
        Named((*server.path, "roles", index), str(one.get("role") or f"#{index + 1}"), one)
        for index, one in enumerate(found)
        if isinstance(one, dict)
    ]


def levels(old: Sequence[Named], new: Sequence[Named]) -> Iterator[Finding]:
    """Yield what changed in the service levels."""
    for was, now in _by_name(old, new):
        if was is None or now is None:
            yield from _came_or_went("service level", was, now)
            continue
        move = promises.level(now.name, was.raw, now.raw)
        if move != Move.SAME:
            words = {
                Move.STRONGER: "stronger",
                Move.WEAKER: "weaker",
                Move.OTHER: "not to be compared with before",
            }
            before, after = (f"{one.raw.get('value')}{one.raw.get('unit') or ''}" for one in (was, now))
            what = f"the service level {now.name} was {before} and is {after}: {words[move]}."
            yield Finding(OF_MOVE[move], f"service_level_{_LEVEL_KINDS[move]}", what, was.path, now.path)
        for key in sorted({*was.raw, *now.raw} - {"value", "valueExt", "unit", "property", "element"}):
            if was.raw.get(key) != now.raw.get(key):
                what = f"the service level {now.name}: {said(key, was.raw.get(key), now.raw.get(key))}"
                yield Finding(DOCUMENTATION, "described", what, was.path, now.path)


_LEVEL_KINDS = {Move.STRONGER: "raised", Move.WEAKER: "weakened", Move.OTHER: "changed"}


def roles(old: Sequence[Named], new: Sequence[Named]) -> Iterator[Finding]:
    """Yield what changed in who gets access."""
    for was, now in _by_name(old, new):
        if was is None or now is None:
            yield from _came_or_went("role", was, now)
        elif was.raw.get("access") != now.raw.get("access"):
            what = f"the role {now.name}: {said('access', was.raw.get('access'), now.raw.get('access'))}"
            yield Finding(BREAKING, "role_changed", what, was.path, now.path)
        elif was.raw != now.raw:
            yield Finding(
                DOCUMENTATION, "described", f"the role {now.name} is described otherwise.", was.path, now.path
            )


def _came_or_went(kind: str, was: Named | None, now: Named | None) -> Iterator[Finding]:
    code = kind.replace(" ", "_")
    if now is not None:
        yield Finding(NON_BREAKING, f"{code}_added", f"the {kind} {now.name} was added.", None, now.path)
    elif was is not None:
        yield Finding(BREAKING, f"{code}_removed", f"the {kind} {was.name} was removed.", was.path, None)


def _by_name(old: Sequence[Named], new: Sequence[Named]) -> Iterator[tuple[Named | None, Named | None]]:
    """Yield what has one name in both; of several with one name, those in the same place among them."""
    was, now = _numbered(old), _numbered(new)
    for key in [*was, *(key for key in now if key not in was)]:
        yield was.get(key), now.get(key)


def _numbered(found: Sequence[Named]) -> dict[tuple[str, int], Named]:
    counts: dict[str, int] = {}
    numbered = {}
    for one in found:
        counts[one.name] = counts.get(one.name, 0) + 1
        numbered[one.name, counts[one.name]] = one
    return numbered
