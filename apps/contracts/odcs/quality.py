"""The rules by which quality rules are compared: a threshold that allows more breaks, one that allows less does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    """Pair rules that are equal, then those of one name, then those that measure the same."""
    left, right, pairs = list(old), list(new), []
    for same in (
        lambda a, b: a.raw == b.raw,
        lambda a, b: bool(a.name) and a.name == b.name,
        lambda a, b: a.type == b.type and a.metric == b.metric and a.raw.get("query") == b.raw.get("query"),
    ):
        for one in list(left):
            match = next((other for other in right if same(one, other)), None)
            if match is not None:
                pairs.append((one, match))
                left.remove(one)
                right.remove(match)
    return pairs, left, right
