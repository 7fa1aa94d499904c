"""What is checked: values that name a rule of a contract and how it is measured."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from apps.contracts.checks.thresholds import NONE, Threshold


@dataclass(frozen=True)
class ColumnExists:
    """The column is there."""


@dataclass(frozen=True)
class ColumnType:
    """The column holds values of a family of types."""

    family: str


@dataclass(frozen=True)
class TableExists:
    """The data is there and can be read."""


@dataclass(frozen=True)
class RowCount:
    """How many rows there are."""


@dataclass(frozen=True)
class Failing:
    """How many rows break a condition on one column. `test` names it, `limit` is its argument."""

    test: str
    limit: Any = None


@dataclass(frozen=True)
class Duplicates:
    """How many rows repeat the values of these columns."""

    columns: tuple[str, ...]


@dataclass(frozen=True)
class Newest:
    """How old the newest value of a column of dates or times is, in seconds."""


@dataclass(frozen=True)
class Query:
    """What a query of the contract's author returns: one number."""

    text: str


@dataclass(frozen=True)
class NotMeasured:
    """Nothing: the portal does not check this rule, for a reason that people are told."""

    reason: str


Measure = (
    TableExists | ColumnExists | ColumnType | RowCount | Failing | Duplicates | Newest | Query | NotMeasured
)


@dataclass(frozen=True)
class Rule:
    """One promise of a contract.

    `key` names it in all runs; `title` and `expected` are for people. `unit` is "rows", "percent", "seconds" or "value".
    """

    key: str
    kind: str
    table: str
    title: str
    measure: Measure
    expected: str = ""
    column: str = ""
    threshold: Threshold = NONE
    unit: str = "rows"
    severity: str = ""


@dataclass(frozen=True)
class Column:
    """A column as the contract names it, and as the data may name it."""

    name: str
    physical_name: str
    family: str = ""


@dataclass(frozen=True)
class Table:
    """One schema object of a contract with all its rules."""

    name: str
    physical_name: str
    columns: tuple[Column, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Translation:
    """A contract as rules: those of its tables, and those that belong to no table."""

    tables: tuple[Table, ...] = ()
    others: tuple[Rule, ...] = field(default=())

    @property
    def rules(self) -> list[Rule]:
        """All rules in the order of the contract."""
        return [rule for table in self.tables for rule in table.rules] + list(self.others)
