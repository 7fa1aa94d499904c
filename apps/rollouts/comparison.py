"""A promotion's document as a reviewer reads it: candidate beside the stable version, the plan, the criteria in words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from apps.registry.choices import CHAMPION
from apps.rollouts import judge
from apps.rollouts.plans import PRESETS, Plan
from apps.tenants.bounds import BOUNDS, Bounds

# Metrics of which less is better, by a part of their name; for those of which more is better likewise.
LESS_IS_BETTER = ("loss", "error", "mae", "mse", "rmse", "mape", "latency", "brier")
MORE_IS_BETTER = ("accuracy", "auc", "precision", "recall", "f1", "r2", "score")
NOT_SUPPLIED = "not supplied"


@dataclass(frozen=True)
class Row:
    """One metric or parameter of both versions; `change` is signed text, `direction` "better", "worse" or ""."""

    name: str
    stable: str
    candidate: str
    change: str = ""
    direction: str = ""


@dataclass(frozen=True)
class FileRow:
    """One file of both versions; `status` is added, removed, changed or same."""

    path: str
    status: str
    stable_size: int | None
    candidate_size: int | None
    stable_sha256: str
    candidate_sha256: str


@dataclass(frozen=True)
class StepRow:
    """One step of the plan. `state` is what the shared component calls it."""

    weight: int
    seconds: int
    state: str = "todo"


@dataclass(frozen=True)
class Unusual:
    """A criterion that the requester set otherwise than the portal does."""

    name: str
    value: str
    usual: str
    is_weaker: bool | None
    """None where nobody can tell: without figures of the stable version a bound in milliseconds may be either."""
    allowed: str


@dataclass(frozen=True)
class Comparison:
    """What `_comparison.html` shows."""

    model: str
    alias: str
    candidate_number: int
    stable_number: int | None
    candidate_digest: str
    stable_digest: str
    metrics: list[Row]
    metrics_supplied: bool
    params: list[Row]
    params_supplied: bool
    files: list[FileRow]
    files_changed: int
    is_observed: bool
    is_routed: bool
    """Whether callers get what the alias names."""
    tier: str
    steps: list[StepRow]
    plan_name: str
    """The plan as the form offers it, "" for steps of the requester's own."""
    total_seconds: int
    criteria: list[str]
    unusual: list[Unusual]
    out_of_bounds: list[str]
    policy_digest: str
    reason: str


def compare(document: dict[str, Any], *, bounds: Bounds) -> Comparison:
    """Compare both versions of a promotion's document, and its criteria with those that are usual.

    `bounds` are what the tenant allows now.
    """
    candidate, stable = document["candidate"], document["baseline"]
    plan = Plan.parse(document["plan"])
    criteria = judge.Criteria.from_dict(document["criteria"])
    files = _files(candidate["files"], stable["files"] if stable else [])
    return Comparison(
        model=document["target"]["model"],
        alias=document["target"]["alias"],
        candidate_number=candidate["version"],
        stable_number=stable["version"] if stable else None,
        candidate_digest=candidate["manifest_digest"],
        stable_digest=stable["manifest_digest"] if stable else "",
        metrics=_rows(candidate["metrics"], stable["metrics"] if stable else None, judged=True),
        metrics_supplied=candidate["metrics"] is not None,
        params=_rows(candidate["params"], stable["params"] if stable else None, judged=False),
        params_supplied=candidate["params"] is not None,
        files=files,
        files_changed=sum(row.status != "same" for row in files),
        is_observed=plan.is_observed,
        is_routed=document["target"]["alias"] == CHAMPION,
        tier=document["target"].get("tier", ""),
        steps=[StepRow(weight=step.weight, seconds=step.seconds) for step in plan],
        plan_name=next((preset.label for preset in PRESETS if preset.plan() == plan.to_list()), ""),
        total_seconds=plan.total_seconds,
        criteria=criteria_in_words(criteria, has_stable=stable is not None) if plan.is_observed else [],
        unusual=unusual_criteria(criteria, bounds) if plan.is_observed else [],
        out_of_bounds=bounds.broken_by(document["criteria"]),
        policy_digest=document["policy_digest"],
        reason=document["reason"],
    )


def unusual_criteria(criteria: judge.Criteria, bounds: Bounds) -> list[Unusual]:
    """Return the criteria that differ from the portal's own, those that weaken the judge first."""
    usual = judge.Criteria().to_dict()
    found = []
    for name, value in criteria.to_dict().items():
        if value == usual[name]:
            continue
        bound, default = BOUNDS[name], usual[name]
        edge = "most" if bound.is_most else "least"
        found.append(
            Unusual(
                name=name,
                value=f"{value:g}",
                usual="the stable version's own" if default is None else f"{default:g}",
                is_weaker=None if default is None else bound.is_beyond(value, default),
                allowed=f"at {edge} {bounds.limits[name]:g}",
            )
        )
    return sorted(found, key=lambda one: one.is_weaker is False)


def criteria_in_words(criteria: judge.Criteria, *, has_stable: bool) -> list[str]:
    """Return the success criteria in words, one sentence a rule."""
    needed = judge.clean_requests_needed(criteria, has_baseline=has_stable)
    sure = _percent(1 - criteria.beta)
    bound = f"its error rate is below {_percent(criteria.max_bad_rate)} with {sure} confidence"
    alarms = f"(at most {_percent(criteria.alpha)} false alarms), at any moment"
    slow = (
        f"it takes longer than {criteria.slow_ms:,} ms"
        if criteria.slow_ms is not None
        else "it takes longer than the stable version's 99th percentile before the first step"
        if has_stable
        else f"it takes longer than {judge.DEFAULT_SLOW_MS:,} ms"
    )
    sentences = [
        "A request is an error when it is answered with 5xx, ends without a complete answer, or its caller gives up"
        f" waiting; an answer is slow when {slow}."
    ]
    guard = f"more than {_percent(criteria.guard_rate)} of its last {criteria.guard_min_requests:,} requests"
    if has_stable:
        sentences += [
            f"Promoted when its error rate is less than {criteria.noninferiority_margin:g} times the stable version's"
            f" with {sure} confidence, or when {bound} (about {needed:,} requests without an error).",
            f"Rolled back when it has errors, answers with 4xx or slow answers more than {criteria.margin:g} times as"
            f" often as the stable version {alarms}.",
            "No step ends in its favour while its rate of 4xx or of slow answers is more than twice the stable"
            " version's and more than one percentage point above it, nor the last one while that of errors is.",
            f"Rolled back at once when {guard} plainly fail beyond the stable version's rate.",
        ]
    else:
        sentences += [
            f"Promoted when {bound} (about {needed:,} requests without an error).",
            f"Rolled back when its error rate is above {_percent(criteria.max_bad_rate)} {alarms}.",
            f"No step ends in its favour while more than {_percent(criteria.guard_rate)} of its answers are 4xx or slow.",
            f"Rolled back at once when {guard} failed.",
        ]
    return [
        *sentences,
        f"Each step needs {criteria.min_requests_per_step:,} requests to the candidate. A step without them, or"
        f" without a clear answer, is held for {criteria.hold_seconds:,} seconds more, then rolled back.",
    ]


def _percent(rate: float) -> str:
    return f"{rate * 100:.3g}%"


def _rows(candidate: dict[str, Any] | None, stable: dict[str, Any] | None, *, judged: bool) -> list[Row]:
    ours, theirs = candidate or {}, stable or {}
    rows = []
    for name in sorted(set(ours) | set(theirs)):
        new, old = ours.get(name), theirs.get(name)
        change, direction = _change(name, old, new) if judged else ("", "")
        if name not in ours or name not in theirs:
            change = "new" if name in ours else "gone"
        rows.append(
            Row(
                name=name,
                stable=_text(old) if name in theirs else NOT_SUPPLIED,
                candidate=_text(new) if name in ours else NOT_SUPPLIED,
                change=change or ("changed" if new != old else ""),
                direction=direction,
            )
        )
    return rows


def _change(name: str, old: object, new: object) -> tuple[str, str]:
    """Return a metric's signed change, and whether it is for better or worse where that is known."""
    if isinstance(old, bool) or isinstance(new, bool):
        return "", ""
    if not isinstance(old, int | float) or not isinstance(new, int | float):
        return "", ""
    difference = new - old
    if not math.isfinite(difference):
        return "", ""
    if difference == 0:
        return "no change", ""
    # A true minus sign, as wide as the plus.
    text = f"{difference:+.4g}".replace("-", "\u2212")
    lower = name.lower()
    if any(part in lower for part in LESS_IS_BETTER):
        return text, "better" if difference < 0 else "worse"
    if any(part in lower for part in MORE_IS_BETTER):
        return text, "better" if difference > 0 else "worse"
    return text, ""


def _text(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.6g}"
    return str(value)


def _files(candidate: list[dict[str, Any]], stable: list[dict[str, Any]]) -> list[FileRow]:
    ours = {file["path"]: file for file in candidate}
    theirs = {file["path"]: file for file in stable}
    rows = []
    for path in sorted(set(ours) | set(theirs)):
        new, old = ours.get(path), theirs.get(path)
        if old is None:
            status = "added"
        elif new is None:
            status = "removed"
        else:
            status = "same" if new["sha256"] == old["sha256"] else "changed"
        rows.append(
            FileRow(
                path=path,
                status=status,
                stable_size=old["size"] if old else None,
                candidate_size=new["size"] if new else None,
                stable_sha256=old["sha256"] if old else "",
                candidate_sha256=new["sha256"] if new else "",
            )
        )
    # What changed comes first; the rest is there to be read, too.
    return sorted(rows, key=lambda row: (row.status == "same", row.path))
