"""The quality blocks of ODCS as rules. What is not understood is a rule, too: one that says why it is not checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from apps.contracts.checks import thresholds
from apps.contracts.checks.rules import Duplicates, Failing, Measure, NotMeasured, Query, RowCount, Rule
from apps.contracts.checks.thresholds import NONE, NotUnderstood, Threshold

# Names of metrics: those of ODCS 3.1, and those that contracts of 3.0 have as their `rule`.
METRICS = {
    "nullvalues": "nulls",
    "nullcheck": "nulls",
    "nullcount": "nulls",
    "notnull": "nulls",
    "missingvalues": "missing",
    "missingcount": "missing",
    "invalidvalues": "invalid",
    "invalidcount": "invalid",
    "validvalues": "invalid",
    "duplicatevalues": "duplicates",
    "duplicatecount": "duplicates",
    "duplicatecheck": "duplicates",
    "uniquecheck": "duplicates",
    "unique": "duplicates",
    "rowcount": "count",
    "countcheck": "count",
}
# Those whose name alone says what is wanted: none at all.
_SAYS_NONE = frozenset(["nullcheck", "notnull", "validvalues", "uniquecheck", "unique", "duplicatecheck"])
LONGEST_LIST = 10_000


def rule_of(quality: Any, *, table: str, column: str, key: str) -> Rule:
    """Return the rule that a quality block states; one that is not understood says why."""
    said = quality if isinstance(quality, Mapping) else {}
    title = _text(said, "name") or _text(said, "description") or _text(said, "id") or "Quality rule"
    common: dict[str, Any] = {
        "key": key,
        "table": table,
        "column": column,
        "severity": _text(said, "severity")[:20],
    }
    try:
        if not isinstance(quality, Mapping):
            raise NotUnderstood("A quality rule is a mapping; this one is not.")
        kind, measure, threshold, unit = _understood(said, column)
    except NotUnderstood as reason:
        return Rule(kind="quality", title=title[:200], measure=NotMeasured(str(reason)), **common)
    shown = f"{threshold}{' %' if unit == 'percent' else ''}"
    return Rule(
        kind=kind,
        title=title[:200],
        measure=measure,
        threshold=threshold,
        unit=unit,
        expected=f"{_SUBJECTS[kind]}{shown}"[:300],
        **common,
    )


_SUBJECTS = {
    "nulls": "empty values: ",
    "values": "values that do not fit: ",
    "uniqueness": "repeated values: ",
    "count": "rows: ",
    "sql": "result of the query: ",
}


def _understood(said: Mapping[str, Any], column: str) -> tuple[str, Measure, Threshold, str]:
    type_ = _type(said)
    if type_ == "text":
        raise NotUnderstood("It is a text for people, which no program can check.")
    if type_ == "custom":
        engine = _text(said, "engine") or "another engine"
        raise NotUnderstood(f"It is written for {engine}, which the portal does not run.")
    threshold = thresholds.of(said)
    if type_ == "sql":
        return _sql(said, threshold)
    if type_ == "library":
        return _library(said, column, threshold)
    raise NotUnderstood(f"The type {type_!r} is not one of ODCS: library, sql, text or custom.")


def _type(said: Mapping[str, Any]) -> str:
    given = said.get("type")
    if isinstance(given, str) and given:
        return given
    if given is not None:
        raise NotUnderstood("Its type is not a text.")
    if said.get("query"):
        return "sql"
    if said.get("metric") or said.get("rule"):
        return "library"
    raise NotUnderstood("It has no type, metric or query, so it does not say what is measured.")


def _sql(said: Mapping[str, Any], threshold: Threshold | None) -> tuple[str, Measure, Threshold, str]:
    query = said.get("query")
    if not isinstance(query, str) or not query.strip():
        raise NotUnderstood("It has no query.")
    if threshold is None:
        raise NotUnderstood("It does not say what the query must return: add mustBe or another operator.")
    return "sql", Query(query), threshold, "value"


def _library(
    said: Mapping[str, Any], column: str, threshold: Threshold | None
) -> tuple[str, Measure, Threshold, str]:
    named = _text(said, "metric") or _text(said, "rule")
    if not named:
        raise NotUnderstood("It names no metric.")
    plain = named.replace("_", "").replace("-", "").lower()
    metric = METRICS.get(plain)
    if metric is None:
        raise NotUnderstood(f"The metric {named[:60]!r} is not one of ODCS.")
    if threshold is None:
        if plain not in _SAYS_NONE:
            raise NotUnderstood(
                "It does not say how many are allowed: add mustBe, mustBeGreaterThan or another operator."
            )
        threshold = NONE
    unit = _unit(said)
    arguments = said.get("arguments")
    given = arguments if isinstance(arguments, Mapping) else {}
    if metric == "count":
        if unit == "percent":
            raise NotUnderstood("A number of rows has no percentage.")
        return "count", RowCount(), threshold, "rows"
    if metric == "duplicates":
        columns = given.get("properties", [column] if column else None)
        if not isinstance(columns, list) or not columns or not all(isinstance(one, str) for one in columns):
            raise NotUnderstood("It names no columns: add arguments.properties.")
        return "uniqueness", Duplicates(tuple(columns)), threshold, unit
    if not column:
        raise NotUnderstood("It is about a column but stands at the table. Move it to the column.")
    if metric == "nulls":
        return "nulls", Failing("null"), threshold, unit
    if metric == "missing":
        listed = values(given.get("missingValues", [None]), "missingValues")
        return "nulls", Failing("missing", listed), threshold, unit
    return "values", _invalid({**said, **given}), threshold, unit


def _invalid(given: Mapping[str, Any]) -> Failing:
    if "validValues" in given:
        return Failing("not_in", values(given["validValues"], "validValues"))
    if isinstance(pattern := given.get("pattern"), str):
        return Failing("pattern", pattern)
    raise NotUnderstood("It does not say which values are valid: add arguments.validValues or a pattern.")


def values(given: Any, name: str) -> tuple[str | None, ...]:
    if not isinstance(given, list) or not given or len(given) > LONGEST_LIST:
        raise NotUnderstood(f"{name} needs a list of values, {LONGEST_LIST:,} at most.")
    if not all(one is None or isinstance(one, str | int | float | bool) for one in given):
        raise NotUnderstood(f"{name} holds something that is not a plain value.")
    return tuple(None if one is None else plain(one) for one in given)


def plain(value: str | int | float | bool) -> str:
    """Write a value as a database writes it as text."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _unit(said: Mapping[str, Any]) -> str:
    unit = said.get("unit", "rows")
    if unit not in ("rows", "percent", None):
        raise NotUnderstood(f"The unit {str(unit)[:30]!r} is not one of ODCS: rows or percent.")
    return unit or "rows"


def _text(said: Mapping[str, Any], name: str) -> str:
    given = said.get(name)
    return " ".join(given.split()) if isinstance(given, str) else ""
