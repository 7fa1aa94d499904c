"""All rules of a contract measured by one source, table by table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from apps.contracts.checks import families, results
from apps.contracts.checks.results import Result
from apps.contracts.checks.rules import (
    ColumnExists,
    ColumnType,
    Failing,
    NotMeasured,
    Rule,
    Table,
    TableExists,
    Translation,
)
from apps.contracts.checks.sources import Answer, Columns, Source, SourceFailed
from apps.contracts.checks.statements import Statement, alone, build


def evaluate(translation: Translation, source: Source, *, now: dt.datetime) -> Iterator[Result]:
    """Yield one result for each rule. A rule that cannot be measured is a result, too: none is left out."""
    try:
        opened = source.open(translation.tables)
    except SourceFailed as failure:
        yield from (_unopened(rule, str(failure)) for rule in translation.rules)
        return
    failure_: SourceFailed | None = None
    for table in translation.tables:
        answered: set[str] = set()
        if failure_ is None:
            try:
                for result in _table(table, opened[table.name], source, now):
                    answered.add(result.rule.key)
                    yield result
            except SourceFailed as failure:
                failure_ = failure
        for rule in table.rules:
            if rule.key not in answered:
                yield _unopened(rule, str(failure_) if failure_ else "It was not measured.")
    for rule in translation.others:
        yield _unopened(rule, "It names no table.")


def _unopened(rule: Rule, reason: str) -> Result:
    if isinstance(rule.measure, NotMeasured):
        return results.not_checked(rule, rule.measure.reason)
    return results.error(rule, reason)


def _table(table: Table, columns: Columns, source: Source, now: dt.datetime) -> Iterator[Result]:
    if columns.target is None or columns.types is None:
        for rule in table.rules:
            yield _unopened(rule, columns.error)
        return
    target = columns.target
    counted: list[Rule] = []
    for rule in table.rules:
        match rule.measure:
            case NotMeasured(reason):
                yield results.not_checked(rule, reason)
            case TableExists():
                yield results.stated(rule, True, f"It has {len(columns.types)} columns.")
            case ColumnExists():
                actual = target.columns.get(rule.column)
                said = f"The data names it {actual}." if actual else "The data has no such column."
                yield results.stated(rule, actual is not None, said, actual or "missing")
            case ColumnType() if rule.column in target.columns:
                found = _type(rule, columns.types[target.columns[rule.column]], target.is_text)
                if isinstance(found, Result):
                    yield found
                else:
                    counted.append(found)
            case ColumnType():
                yield results.error(rule, "The data has no such column.")
            case _:
                counted.append(rule)
    statements, refused = build(counted, target)
    for rule in counted:
        if rule.key in refused:
            yield results.error(rule, refused[rule.key])
    again: list[Statement] = []
    rows: int | None = None
    for statement, answer in source.measure(statements):
        if answer.error and len(statement.rules) > 1:
            again += alone(statement, target)
            continue
        if answer.row and not statement.is_custom:
            rows = int(answer.row[0])
        yield from _judged(statement, answer, rows, now)
    for statement, answer in source.measure(again):
        yield from _judged(statement, answer, rows, now)


def _judged(statement: Statement, answer: Answer, rows: int | None, now: dt.datetime) -> Iterator[Result]:
    for position, rule in enumerate(statement.rules, start=1):
        if answer.error:
            yield results.error(rule, answer.error)
            continue
        result = results.judged(rule, answer.row, position, now)
        if statement.is_custom and rows == 0 and result.state == results.PASSED:
            # A query that finds nothing wrong in an empty table has found nothing.
            said = f"{result.sentence} But there are no rows, so nothing was checked."
            result = replace(result, state=results.NO_DATA, sentence=said)
        yield result


def _type(rule: Rule, column_type: str, is_text: bool) -> Result | Rule:
    """Return whether a column has its type, or the rule that counts which of its texts do not fit."""
    assert isinstance(rule.measure, ColumnType)
    wanted = rule.measure.family
    found = families.family(column_type)
    if families.goes_with(wanted, column_type) or (is_text and (wanted, found) == ("timestamp", "date")):
        return results.stated(rule, True, f"The column holds {column_type}.", column_type)
    if is_text and found == "string":
        if wanted in ("object", "array", "binary", "interval"):
            return results.not_checked(
                rule, f"In CSV everything is text; {families.in_words(wanted)} is not looked for."
            )
        return replace(rule, measure=Failing("not_of_type"))
    said = f"The column holds {column_type}. Expected: {rule.expected}."
    return results.stated(rule, False, said, column_type)
