"""The rules by which quality rules are compared: a threshold that allows more breaks, one that allows less does not."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

from apps.contracts.choices import ChangeClass
from apps.contracts.odcs import promises
from apps.contracts.odcs.changes import BREAKING, DOCUMENTATION, NON_BREAKING, Finding
from apps.contracts.odcs.promises import Move
from apps.contracts.odcs.shapes import Path, Rule

OF_MOVE = {Move.STRONGER: NON_BREAKING, Move.WEAKER: BREAKING, Move.OTHER: BREAKING}
_RULE_WORDS = frozenset(
    {"id", "name", "description", "businessImpact", "dimension", "tags", "authoritativeDefinitions"}
)
_RULE_WHEN = frozenset({"severity", "schedule", "scheduler", "customProperties", "method"})


def quality_rules(
    old: Sequence[Rule], new: Sequence[Rule], paths: tuple[Path, Path], object_name: str, property_name: str
) -> Iterator[Finding]:
    """Yield what changed in the rules of an object or a property."""
    about = property_name or object_name
    pairs, gone, came = _paired_rules(old, new)

    def found(change_class: ChangeClass, kind: str, what: str, was: Rule | None, now: Rule | None) -> Finding:
        return Finding(
            change_class,
            kind,
            f"{about}: {what}",
            was.path if was else None,
            now.path if now else None,
            object_name,
            property_name,
        )

    for one in gone:
        change_class = DOCUMENTATION if one.type == "text" else BREAKING
        yield found(
            change_class, "quality_removed", f"the quality rule {_titled(one)} was removed.", one, None
        )
    for one in came:
        change_class = DOCUMENTATION if one.type == "text" else NON_BREAKING
        yield found(change_class, "quality_added", f"the quality rule {_titled(one)} was added.", None, one)
    for was, now in pairs:
        if was.raw == now.raw:
            continue
        change_class, kind = _of_rule(was, now)
        words = {
            "quality_tightened": "allows less now.",
            "quality_loosened": "allows more now.",
            "quality_changed": "checks something else now.",
            "quality_described": "is described or scheduled otherwise.",
        }
        yield found(change_class, kind, f"the quality rule {_titled(now)} {words[kind]}", was, now)


def _of_rule(old: Rule, new: Rule) -> tuple[ChangeClass, str]:
    if old.type == "text" and new.type == "text":
        return DOCUMENTATION, "quality_described"
    plain = _RULE_WORDS | _RULE_WHEN
    what = {
        key
        for key in {*old.raw, *new.raw}
        if old.raw.get(key) != new.raw.get(key)
        and key not in plain
        and not key.startswith(("mustBe", "mustNotBe"))
    }
    # What older files call `rule` is the metric of newer ones, and a type that is not written is the usual one.
    if old.metric == new.metric:
        what -= {"rule", "metric"}
    if old.type == new.type:
        what -= {"type"}
    if what:
        return BREAKING, "quality_changed"
    move = promises.threshold(old.raw, new.raw)
    if move == Move.SAME:
        when = any(old.raw.get(key) != new.raw.get(key) for key in _RULE_WHEN)
        return (NON_BREAKING if when else DOCUMENTATION), "quality_described"
    return OF_MOVE[move], "quality_tightened" if move == Move.STRONGER else "quality_loosened"


def _titled(rule: Rule) -> str:
    return rule.name or rule.metric or rule.type


def _paired_rules(
    old: Sequence[Rule], new: Sequence[Rule]
) -> tuple[list[tuple[Rule, Rule]], list[Rule], list[Rule]]:
    """Pair rules that are equal, then those of one name, then those that measure the same.

    By keys, not each with each: a file holds tens of thousands of rules.
    """
    left, right = list(old), list(new)
    pairs: list[tuple[Rule, Rule]] = []
    keys: tuple[Callable[[Rule], Hashable], ...] = (
        lambda one: _text(one.raw),
        lambda one: one.name or None,
        lambda one: (one.type, one.metric, _text(one.raw.get("query"))),
    )
    for key in keys:
        places: dict[Hashable, deque[int]] = {}
        for place, one in enumerate(right):
            if (found := key(one)) is not None:
                places.setdefault(found, deque()).append(place)
        over: list[Rule] = []
        matched: set[int] = set()
        for one in left:
            found = key(one)
            if found is not None and places.get(found):
                place = places[found].popleft()
                matched.add(place)
                pairs.append((one, right[place]))
            else:
                over.append(one)
        left, right = over, [one for place, one in enumerate(right) if place not in matched]
    return pairs, left, right


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True)
