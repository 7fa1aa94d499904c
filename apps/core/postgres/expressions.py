"""What Postgres can say and Django cannot."""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, Expression, Func


class PairIn(Func):
    """Whether a pair of columns is among the pairs of a subquery: `PairIn("a", "b", Subquery(rows.values("c", "d")))`.

    Postgres reads the subquery once and looks each row up, which it cannot be relied on to do for NOT EXISTS.
    """

    arity = 3
    output_field = BooleanField()

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **__: Any) -> tuple[str, tuple[Any, ...]]:
        (first, ones), (second, others), (rows, more) = map(compiler.compile, self.source_expressions)
        return f"(({first}, {second}) IN {rows})", (*ones, *others, *more)


class Given(Expression):
    """A value that is not there yet while a query is compiled; see `compiled_once`."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", (self,)
