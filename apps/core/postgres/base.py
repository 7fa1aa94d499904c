"""Postgres as Django knows it, with queries that it plans once for a connection: the engine of `DATABASES`.

Planning a list's query takes Postgres longer than running it. What is read inside `planned_once` is sent as a prepared
statement with its parameters apart, so each connection plans it when it comes first and keeps the plan. Its rows come in
Postgres' own binary form: writing times and ids as text took Postgres a third of what a page of 50 rows cost. Everything
else goes as Django sends it, its parameters in the text, since some of what Django writes has no type without them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from django.db import NotSupportedError, connection
from django.db.backends.postgresql import base, operations
from psycopg.pq import Format
from psycopg.types.string import TextBinaryLoader


class PlannedCursor(base.ServerBindingCursor):
    """Sends a prepared statement, and reads its rows in binary form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.format = Format.BINARY


class _JsonbText(TextBinaryLoader):
    """Leaves JSON to the fields of Django, as Django's own loader of its text form does."""

    def load(self, data: Any) -> Any:
        # A version stands before the text.
        return super().load(data[1:])


class DatabaseOperations(operations.DatabaseOperations):
    def last_executed_query(self, cursor: Any, sql: str, params: Any) -> str:
        # Of a prepared statement only its name and its values were sent.
        return super().last_executed_query(cursor, sql, params) or sql


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations
    _prepares = False

    @contextmanager
    def planned_once(self) -> Iterator[None]:
        """Keep the plans of the queries inside for the next time that this connection runs them."""
        before, self._prepares = self._prepares, True
        try:
            yield
        except NotSupportedError:
            # A migration gave a column another type under a plan that was kept: the next connection plans anew.
            self.close()
            raise
        finally:
            self._prepares = before

    def get_connection_params(self) -> dict[str, Any]:
        params = super().get_connection_params()
        # Else Postgres plans for the values at hand whenever it hopes to gain more than planning costs, and it seldom
        # does. Its idea of a page out of order is that of a spinning disk, which drives it from indexes to sorting. And a
        # plan for no value in particular looks dear, so a server that can would compile code for a page of 25 rows.
        settings = "-c plan_cache_mode=force_generic_plan -c random_page_cost=1.1 -c jit=off"
        options = f"{params.get('options', '')} {settings}"
        return {**params, "options": options, "prepare_threshold": 0}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        made = super().get_new_connection(conn_params)
        made.adapters.register_loader("jsonb", _JsonbText)
        return made

    def create_cursor(self, name: str | None = None) -> Any:
        if name or not self._prepares:
            return super().create_cursor(name)
        usual = self.connection.cursor_factory
        self.connection.cursor_factory = PlannedCursor
        try:
            return super().create_cursor()
        finally:
            self.connection.cursor_factory = usual


@contextmanager
def planned_once() -> Iterator[None]:
    """Open `DatabaseWrapper.planned_once` of the portal's connection; also stands above functions."""
    with cast(DatabaseWrapper, connection).planned_once():
        yield
