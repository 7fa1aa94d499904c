"""Rules as SQL, for DuckDB and for Postgres. A statement returns one row of numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from apps.contracts.checks.rules import Duplicates, Failing, Newest, Query, RowCount, Rule
from apps.contracts.checks.sql_text import literal, prepared, quoted
from apps.contracts.checks.thresholds import NotUnderstood, Number

# So many conditions are counted in one pass over the table.
IN_ONE_PASS = 40

CASTS = {
    "integer": "BIGINT",
    "number": "DOUBLE",
    "date": "TIMESTAMP",
    "timestamp": "TIMESTAMPTZ",
    "time": "TIME",
    "boolean": "BOOLEAN",
}


@dataclass(frozen=True)
class Statement:
    """A statement and the rules that its row answers, in order.

    The row of counts begins with the number of rows. `raw` is what somebody wrote, for a query of theirs.
    """

    key: str
    sql: str
    rules: tuple[Rule, ...]
    raw: str = ""

    @property
    def is_custom(self) -> bool:
        """Whether somebody else wrote it."""
        return bool(self.raw)


@dataclass(frozen=True)
class Dialect:
    """How an engine says what engines say differently."""

    name: str
    matches: str
    """A regular expression found within a text."""
    answer: str
    """A query of somebody's, read as far as is needed to see that it returns one value."""

    def cast(self, column: str, family: str, *, is_text: bool) -> str:
        """Return the column as values of a family: where the file holds texts, what does not fit is empty."""
        wanted = CASTS.get(family)
        if wanted is None or not is_text or self.name != "duckdb":
            return column
        return f"TRY_CAST({column} AS {wanted})"


DUCKDB = Dialect("duckdb", "regexp_matches({text}, {pattern})", "SELECT * FROM ({query}) AS answer LIMIT 2")
POSTGRES = Dialect(
    "postgres",
    "({text} ~ {pattern})",
    # As a short text, so that a value of a gigabyte stays where it is.
    "SELECT left(CAST(answer.value AS text), 50), (SELECT count(*) FROM json_object_keys(row_to_json(answer))) "
    "FROM ({query}) AS answer(value) LIMIT 2",
)


@dataclass(frozen=True)
class Target:
    """The table as the engine knows it: its quoted name, and its columns by the contract's names.

    `texts` are the columns that hold texts, whatever the contract says.
    """

    name: str
    columns: dict[str, str]
    families: dict[str, str]
    texts: frozenset[str]
    dialect: Dialect
    # Whether the types of its columns were guessed from a file of texts.
    is_text: bool = False

    def column(self, name: str) -> str:
        """Return a quoted column. Raises `NotUnderstood` for one that the data does not have."""
        if name not in self.columns:
            raise NotUnderstood(f"The data has no column {name[:100]}.")
        return quoted(self.columns[name])


Refusals = dict[str, str]


def build(rules: list[Rule], target: Target) -> tuple[list[Statement], Refusals]:
    """Return the statements that measure these rules, and why the others cannot be measured, by their keys."""
    refused: Refusals = {}
    counted: list[tuple[Rule, str]] = []
    single: list[Statement] = []
    for rule in rules:
        try:
            match rule.measure:
                case RowCount():
                    counted.append((rule, "count(*)"))
                case Failing():
                    counted.append((rule, f"count(*) FILTER (WHERE {predicate(rule, target)})"))
                case Duplicates(columns):
                    single.append(Statement(rule.key, _duplicates(columns, target), (rule,)))
                case Newest():
                    single.append(Statement(rule.key, _newest(rule, target), (rule,)))
                case Query(text):
                    column = target.column(rule.column) if rule.column else ""
                    raw = prepared(text, table=target.name, column=column)
                    single.append(
                        Statement(rule.key, target.dialect.answer.format(query=f"\n{raw}\n"), (rule,), raw)
                    )
        except NotUnderstood as reason:
            refused[rule.key] = str(reason)
    return [*_passes(counted, target), *single], refused


def alone(statement: Statement, target: Target) -> list[Statement]:
    """Return a statement for each rule of one: where one rule fails, the others still count."""
    return [each for rule in statement.rules for each in build([rule], target)[0]]


def _passes(counted: list[tuple[Rule, str]], target: Target) -> list[Statement]:
    # The first pass always runs: each table's number of rows is told.
    starts = range(0, len(counted), IN_ONE_PASS) or [0]
    passes = [counted[start : start + IN_ONE_PASS] for start in starts]
    return [
        Statement(
            f"{target.name} counts {number}" if len(some) != 1 else some[0][0].key,
            f"SELECT {', '.join(['count(*)', *(expression for _, expression in some)])} FROM {target.name}",  # noqa: S608
            tuple(rule for rule, _ in some),
        )
        for number, some in enumerate(passes)
    ]


def predicate(rule: Rule, target: Target) -> str:
    """Return the condition that a row of this rule must not meet. Raises `NotUnderstood`."""
    assert isinstance(rule.measure, Failing)
    column = target.column(rule.column)
    family = target.families.get(rule.column, "")
    value = target.dialect.cast(column, family, is_text=rule.column in target.texts)
    text = f"CAST({column} AS {'VARCHAR' if target.dialect.name == 'duckdb' else 'text'})"
    limit = rule.measure.limit
    tests: dict[str, Callable[[], str]] = {
        "null": lambda: f"{column} IS NULL",
        "missing": lambda: _in(column, text, limit),
        "not_in": lambda: f"{column} IS NOT NULL AND NOT ({_in(column, text, limit)})",
        "pattern": lambda: (
            f"{column} IS NOT NULL AND NOT "
            + target.dialect.matches.format(text=text, pattern=literal(limit))
        ),
        "below": lambda: f"{value} < {_bound(limit, family)}",
        "above": lambda: f"{value} > {_bound(limit, family)}",
        "not_above": lambda: f"{value} <= {_bound(limit, family)}",
        "not_below": lambda: f"{value} >= {_bound(limit, family)}",
        "not_multiple": lambda: (
            f"CAST({value} AS numeric) % {_bound(limit, family)} <> 0"
            if target.dialect.name == "postgres"
            else f"{value} % {_bound(limit, family)} <> 0"
        ),
        "shorter": lambda: f"length({text}) < {int(limit)}",
        "longer": lambda: f"length({text}) > {int(limit)}",
        "not_of_type": lambda: f"{column} IS NOT NULL AND {value} IS NULL",
    }
    return tests[rule.measure.test]()


def _in(column: str, text: str, values: tuple[str | None, ...]) -> str:
    named = ", ".join(literal(value) for value in values if value is not None)
    parts = [f"{text} IN ({named})"] if named else []
    if None in values:
        parts.append(f"{column} IS NULL")
    # Without coalesce an empty value is neither in the list nor out of it.
    return f"coalesce({' OR '.join(parts)}, false)"


def _bound(limit: Number | str, family: str) -> str:
    if not isinstance(limit, str):
        return repr(limit)
    kind = {"date": "TIMESTAMP", "timestamp": "TIMESTAMPTZ", "time": "TIME"}[family]
    return f"CAST({literal(limit)} AS {kind})"


def _duplicates(columns: tuple[str, ...], target: Target) -> str:
    named = [target.column(column) for column in columns]
    filled = " AND ".join(f"{column} IS NOT NULL" for column in named)
    inner = f"SELECT count(*) AS times FROM {target.name} WHERE {filled} GROUP BY {', '.join(named)} HAVING count(*) > 1"  # noqa: S608
    return (
        f"SELECT (SELECT count(*) FROM {target.name}), coalesce(sum(times - 1), 0) FROM ({inner}) AS repeated"  # noqa: S608
    )


def _newest(rule: Rule, target: Target) -> str:
    column = target.column(rule.column)
    value = (
        f"TRY_CAST({column} AS TIMESTAMPTZ)"
        if target.dialect.name == "duckdb"
        else f"CAST({column} AS timestamptz)"
    )
    return f"SELECT count(*), max({value}) FROM {target.name}"  # noqa: S608
