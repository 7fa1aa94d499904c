"""What Postgres can say and Django cannot."""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, Expression, ForeignKey, Func, UUIDField
from django.db.models.lookups import In


class PairIn(Func):
    """Whether a pair of columns is among the pairs of a subquery: `PairIn("a", "b", Subquery(rows.values("c", "d")))`.

    Postgres reads the subquery once and looks each row up, which it cannot be relied on to do for NOT EXISTS.
    """

    arity = 3
    output_field = BooleanField()

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **__: Any) -> tuple[str, tuple[Any, ...]]:
        (first, ones), (second, others), (rows, more) = map(compiler.compile, self.source_expressions)
        return f"(({first}, {second}) IN {rows})", (*ones, *others, *more)


class AmongRead(In):
    """Whether a column is among the ids of a query that Postgres reads first, whatever is joined to its rows.

    `IN (SELECT …)` is one more join, and behind eight others Postgres no longer looks whether it had better come first.
    """

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        left, params = self.process_lhs(compiler, connection)
        rows, more = self.process_rhs(compiler, connection)
        return f"{left} = ANY(ARRAY{rows})", (*params, *more)


class Given(Expression):
    """A value that is not there yet while a query is compiled; see `compiled_once`."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", (self,)


@UUIDField.register_lookup
@ForeignKey.register_lookup
class OneOf(In):
    """`pk__one_of=ids`: ids as one parameter, so that the statement is the same for any number of them."""

    lookup_name = "one_of"

    def get_prep_lookup(self) -> Any:
        return self.rhs

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        left, params = self.process_lhs(compiler, connection)
        ids = self.rhs if isinstance(self.rhs, Given) else list(self.rhs)
        return f"{left} = ANY(%s::uuid[])", (*params, ids)
