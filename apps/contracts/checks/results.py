"""What came of a rule, and what that says of the whole run."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from apps.contracts.checks.rules import Duplicates, Failing, Newest, Query, RowCount, Rule
from apps.contracts.checks.thresholds import in_words
from apps.contracts.checks.translation import age_in_words

PASSED, FAILED, ERROR, NOT_CHECKED, NO_DATA = "passed", "failed", "error", "not_checked", "no_data"


@dataclass(frozen=True)
class Result:
    """What came of one rule. It names how many rows break it, and never what stands in them."""

    rule: Rule
    state: str
    sentence: str
    observed: str = ""
    failing: int | None = None
    rows: int | None = None


def not_checked(rule: Rule, reason: str) -> Result:
    """Return that a rule was not checked, and why."""
    return Result(rule, NOT_CHECKED, reason[:500])


def error(rule: Rule, reason: str) -> Result:
    """Return that a rule could not be measured, and why."""
    return Result(rule, ERROR, reason[:500])


def stated(rule: Rule, holds: bool, sentence: str, observed: str = "") -> Result:
    """Return whether a rule that needs no counting holds."""
    return Result(rule, PASSED if holds else FAILED, sentence[:500], observed[:200])


def judged(rule: Rule, row: Sequence[Any] | None, position: int, now: dt.datetime) -> Result:
    """Compare what was measured with the rule. `position` is where its value stands in the row."""
    if isinstance(rule.measure, Query):
        return _query(rule, row)
    if row is None or len(row) <= position:
        return error(rule, "The database gave no answer.")
    rows, value = int(row[0]), row[position]
    if isinstance(rule.measure, RowCount):
        return _compared(rule, rows, rows=rows)
    if rows == 0:
        return Result(rule, NO_DATA, "There are no rows, so nothing was checked.", rows=0)
    if isinstance(rule.measure, Newest):
        return _newest(rule, value, rows, now)
    failing = int(value or 0)
    if rule.unit == "percent":
        return _compared(rule, 100 * failing / rows, rows=rows, failing=failing)
    return _compared(rule, failing, rows=rows, failing=failing)


def _query(rule: Rule, row: Sequence[Any] | None) -> Result:
    value = row[0] if row else None
    if value is None:
        return Result(rule, NO_DATA, "The query returned nothing, so nothing was checked.")
    if isinstance(value, bool):
        value = int(value)
    if not isinstance(value, int | float) or not math.isfinite(value):
        return error(rule, "The query returned something that is no number.")
    return _compared(rule, value)


def _newest(rule: Rule, value: Any, rows: int, now: dt.datetime) -> Result:
    if not isinstance(value, dict) or "time" not in value:
        return Result(rule, NO_DATA, "The column holds no date, so its age is not known.", rows=rows)
    newest = dt.datetime.fromisoformat(value["time"])
    if newest.tzinfo is None:
        newest = newest.replace(tzinfo=dt.UTC)
    age = (now - newest).total_seconds()
    holds = rule.threshold.holds(age)
    shown = f"{age_in_words(abs(age))} {'old' if age >= 0 else 'ahead'}"
    return stated(rule, holds, f"The newest value is {shown}.", shown)


def _compared(
    rule: Rule, value: int | float, *, rows: int | None = None, failing: int | None = None
) -> Result:
    holds = rule.threshold.holds(value)
    shown = in_words(round(value, 4) if isinstance(value, float) else value)
    if isinstance(rule.measure, Failing | Duplicates):
        assert rows is not None
        assert failing is not None
        part = f" ({100 * failing / rows:.3g} %)" if failing else ""
        what = "repeat values" if isinstance(rule.measure, Duplicates) else "break the rule"
        sentence = f"{in_words(failing)} of {in_words(rows)} rows {what}{part}."
    elif isinstance(rule.measure, RowCount):
        sentence = f"There are {shown} rows."
    else:
        sentence = f"The query returned {shown}."
    if not holds:
        sentence += f" Expected: {rule.expected}."
    shown = f"{shown} %" if rule.unit == "percent" else shown
    return Result(rule, PASSED if holds else FAILED, sentence[:500], shown[:200], failing, rows)


@dataclass(frozen=True)
class Summary:
    """A run in numbers, and what it comes to."""

    outcome: str
    sentence: str
    counts: dict[str, int]


def summed(results: Iterable[Result]) -> Summary:
    """Return what a run comes to: breached, not measured, without data, nothing checked, or kept.

    Only a rule that was measured is kept; a run in which none was is no pass.
    """
    counts = Counter(result.state for result in results)
    checked = counts[PASSED] + counts[FAILED] + counts[ERROR] + counts[NO_DATA]
    beside = f" {counts[NOT_CHECKED]} not checked." if counts[NOT_CHECKED] else ""
    if counts[FAILED]:
        outcome, said = "breached", f"{counts[FAILED]} of {checked} rules broken."
    elif counts[ERROR]:
        outcome, said = "unmeasured", f"{counts[ERROR]} of {checked} rules could not be measured."
    elif counts[NO_DATA]:
        outcome, said = "without_data", f"{counts[NO_DATA]} of {checked} rules found no data."
    elif counts[PASSED]:
        outcome, said = "kept", f"All {checked} rules are kept."
    else:
        outcome, said = "unmeasured", "No rule of the contract can be checked."
    return Summary(outcome, said + beside, dict(counts))
