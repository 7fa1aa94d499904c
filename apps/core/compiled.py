"""Reads that Django puts together once for a process, and runs with other values from then on.

Putting a query together takes Django several times longer than Postgres takes to find a row by its key. It is worth it for
what every page and every call with a token reads: docs/adr/0012-lists-at-scale.md has the figures.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db import connections
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

from apps.core.expressions import Given

P = ParamSpec("P")
Row = TypeVar("Row")


class WrongShape(TypeError):
    """A value would be that of the first call for ever, or would be lost: only what is asked for by name is one."""


class _Compiled(SQLCompiler):
    """A compiler whose work is done: it runs what came of it with the values of one call."""

    filled: tuple[str, list[Any]]
    converters: dict[int, Any]

    def as_sql(self, *_: Any, **__: Any) -> tuple[str, Any]:
        return self.filled

    def get_converters(self, *_: Any) -> dict[int, Any]:
        return self.converters


def compiled_once(build: Callable[P, QuerySet[Any, Row]]) -> Callable[P, list[Row]]:
    """Turn one that builds a queryset into one that reads its rows.

    What that takes by name are values: they are compared and nothing else, and never None; a set of ids, which `one_of`
    compares, may be empty. What it takes by place chooses a shape, each of which is kept, so there are few.
    """

    @cache
    def compiled(
        shape: tuple[Any, ...], names: tuple[str, ...]
    ) -> tuple[Any, dict[str, Any], str, list[Any]]:
        rows = build(*shape, **{name: Given(name) for name in names})  # type: ignore[arg-type]
        compiler = rows.query.get_compiler(using=rows.db)
        sql, params = compiler.as_sql()
        given = {one.name for one in params if isinstance(one, Given)}
        if given != set(names) or any(isinstance(one, dt.date | UUID | list) for one in params):
            raise WrongShape(build.__qualname__)
        converters = compiler.get_converters([column for column, *_ in compiler.select[: compiler.col_count]])
        return rows, {**vars(compiler), "converters": converters}, sql, list(params)

    @wraps(build)
    def read(*shape: P.args, **values: P.kwargs) -> list[Row]:
        rows, done, sql, params = compiled(shape, tuple(values))
        one = rows.all()
        compiler = _Compiled.__new__(_Compiled)
        # Threads have connections of their own.
        mine = connections[one.db]
        filled = (sql, [_filled(param, values) for param in params])
        vars(compiler).update(done, connection=mine, filled=filled)
        one.query.get_compiler = lambda *_, **__: compiler
        return list(one)

    return read


def first(rows: list[Row]) -> Row | None:
    """Return the first of what was read, or None."""
    return rows[0] if rows else None


def _filled(param: Any, values: dict[str, Any]) -> Any:
    if not isinstance(param, Given):
        return param
    value = values[param.name]
    return list(value) if isinstance(value, frozenset | set) else value
