"""Keyset pages and capped counts over the tenants of one reader, at a cost that does not grow with the tables.

A cursor names the last row seen, so a page never depends on what was added since. Rows come by a time, the newest first,
and by id among equal times. One tenant is a plain equality. Of several, each tenant's newest row is looked up, only the
tenants whose newest rows come first are read further, and the wide rows are joined once their ids are known: an index on
(tenant, -time, -id), in which each filter of a part is a condition or an included column, makes every step a short scan.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import DateTimeField, Expression, F, Func, Model, Q, QuerySet, UUIDField, Value
from django.db.models.expressions import RawSQL
from django.db.models.lookups import GreaterThanOrEqual, LessThan, LessThanOrEqual

from apps.core.expressions import AmongRead
from apps.core.refusals import Invalid

ModelT = TypeVar("ModelT", bound=Model)
NameT = TypeVar("NameT", bound=str)
KeyT = TypeVar("KeyT")

# What is read of a page's rows: `RolloutQuerySet.in_rows`, say.
Reading = Callable[[Any], Any]
_Sql = tuple[str, list[Any]]
_Place = tuple[dt.datetime, UUID]

# From so many tenants on, a page is looked for among the newest rows of all: so many times the rows that it shows.
MANY_TENANTS = 100
NEARBY = 10


class BadCursor(Invalid):
    code = "invalid_cursor"
    sentence = "This page marker is not valid. Start again at the first page."


@dataclass(frozen=True)
class Page(Generic[ModelT]):
    """Rows, newest first, and the marker of the page after them ("" at the end)."""

    rows: list[ModelT]
    next_cursor: str


@dataclass(frozen=True)
class Listing(Generic[ModelT]):
    """What a list shows: the rows of `parts` that lie in one of `tenant_ids`, or whose id is among `extra_ids`.

    The parts have no tenant filter of their own, and no row is in two of them: each is what one index can serve.
    `by` is the time that orders the rows. `newest_index` is an index hint: one gives the newest rows of a part in all tenants
    together, so who sees a large share of the tenants finds a page among these.
    """

    parts: Sequence[QuerySet[ModelT]]
    tenant_ids: Collection[UUID]
    extra_ids: Collection[UUID] = ()
    by: str = "created_at"
    newest_index: bool = False

    def page(self, *, cursor: str, size: int, read: Reading = lambda rows: rows) -> Page[ModelT]:
        """Return at most `size` rows after `cursor` ("" is the start), in one query.

        `read` adds to a queryset what is shown of its rows: what is joined, what is annotated. Raises `BadCursor`.
        """
        ids = self._ids(_decode(cursor) if cursor else None, size + 1)
        if ids is None:
            return Page(rows=[], next_cursor="")
        among = AmongRead(F("pk"), RawSQL(*ids))  # noqa: S611 - its values are parameters
        return self._page(self._rows(among, read), size)

    def _encode(self, row: ModelT) -> str:
        marker = f"{getattr(row, self.by).isoformat()}|{row.pk}"
        return base64.urlsafe_b64encode(marker.encode()).decode().rstrip("=")

    def _page(self, found: list[ModelT], size: int) -> Page[ModelT]:
        more = len(found) > size
        found = found[:size]
        return Page(rows=found, next_cursor=self._encode(found[-1]) if more else "")

    def _rows(self, among: Any, read: Reading) -> list[ModelT]:
        chosen = self.parts[0].model._default_manager.filter(among)
        return list(read(self._ordered(chosen, None)))

    def _ids(self, after: _Place | None, limit: int) -> _Sql | None:
        """Return the query of the page's ids; None where no row can be on it."""
        by_tenant, at_once = self._split()
        found = _possible(
            *(partial(self._of_many, part, after, limit) for part in by_tenant),
            *(partial(self._newest, rows, after, limit) for rows in at_once),
        )
        if not found:
            return None
        if len(found) == 1:
            ((one, params),) = found
            return f"SELECT found.id FROM ({one}) AS found(at, id)", params  # noqa: S608 - its values are parameters
        union, params = _union(found)
        newest = "ORDER BY found.at DESC, found.id DESC LIMIT %s"
        sql = f"SELECT found.id FROM ({union}) AS found(at, id) {newest}"  # noqa: S608 - its values are parameters
        return sql, [*params, limit]

    def _split(self) -> tuple[list[QuerySet[ModelT]], list[QuerySet[ModelT]]]:
        """Return the parts to read tenant by tenant, and rows that one scan gives; no row is in two."""
        shared = [part.filter(pk__in=self.extra_ids) for part in self.parts if self.extra_ids]
        if self.tenant_ids:
            # A row may be shared with somebody who sees its tenant as well.
            shared = [rows.exclude(tenant_id__in=self.tenant_ids) for rows in shared]
        if len(self.tenant_ids) > 1:
            return list(self.parts), shared
        seen = [part.filter(tenant_id=tenant_id) for tenant_id in self.tenant_ids for part in self.parts]
        return [], [*seen, *shared]

    def _of_many(self, part: QuerySet[ModelT], after: _Place | None, limit: int) -> _Sql:
        """Return the newest rows of many tenants."""
        ids = list(self.tenant_ids)
        if not self.newest_index or len(ids) < MANY_TENANTS:
            return self._by_heads(part, after, limit, ("unnest(%s::uuid[])", [ids]))
        newest = self._ordered(part, after).values_list(self.by, "pk", "tenant_id")[: NEARBY * limit]
        near, near_params = _compiled(newest)
        rest = "(SELECT id FROM page_tenants WHERE (SELECT count(*) FROM page_near) < %s)"
        far, far_params = self._by_heads(part, after, limit, (rest, [limit]))
        # "IS TRUE" keeps the tenants a table to look into; an array of them would be gone through for every row.
        sql = f"""
            WITH page_tenants AS MATERIALIZED (SELECT unnest(%s::uuid[]) AS id), page_near AS MATERIALIZED (
                SELECT at, id FROM ({near}) AS page_newest(at, id, tenant_id)
                WHERE (tenant_id IN (SELECT id FROM page_tenants)) IS TRUE ORDER BY at DESC, id DESC LIMIT %s
            )
            SELECT at, id FROM page_near WHERE (SELECT count(*) FROM page_near) = %s UNION ALL ({far})
        """  # noqa: S608 - its values are parameters
        return sql, [ids, *near_params, limit, limit, *far_params]

    def _by_heads(self, part: QuerySet[ModelT], after: _Place | None, limit: int, tenants: _Sql) -> _Sql:
        """Read tenant by tenant: first the newest row of each, its head, then what follows the best heads.

        Whatever is on the page lies in one of the tenants whose heads are among the best `limit`, and is no older than the
        last of these where there are so many. `tenants` is what the ids of the tenants are read from.
        """
        head, head_params = self._newest(part.filter(tenant_id=_Around("page_tenant.id")), after, 1)
        of_head = part.filter(
            GreaterThanOrEqual(F(self.by), _Around("page_head.floor")),
            LessThanOrEqual(self._place_of_row(), _place(_Around("page_head.at"), _Around("page_head.id"))),
            tenant_id=_Around("page_head.tenant_id"),
        )
        rest, rest_params = self._newest(of_head, None, limit)
        source, source_params = tenants
        sql = f"""
            SELECT page_row.at, page_row.id FROM (
                SELECT *, coalesce(nth_value(at, %s) OVER (
                    ORDER BY at DESC, id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ), '-infinity') AS floor FROM (
                    SELECT page_tenant.id, page_first.at, page_first.id
                    FROM {source} AS page_tenant(id) CROSS JOIN LATERAL ({head}) AS page_first(at, id)
                    ORDER BY page_first.at DESC, page_first.id DESC LIMIT %s
                ) AS page_best(tenant_id, at, id)
            ) AS page_head CROSS JOIN LATERAL ({rest}) AS page_row(at, id)
            ORDER BY page_row.at DESC, page_row.id DESC LIMIT %s
        """  # noqa: S608 - its values are parameters
        return sql, [limit, *source_params, *head_params, limit, *rest_params, limit]

    def _newest(self, rows: QuerySet[ModelT], after: _Place | None, limit: int) -> _Sql:
        return _compiled(self._ordered(rows, after).values_list(self.by, "pk")[:limit])

    def _ordered(self, rows: QuerySet[ModelT], after: _Place | None) -> QuerySet[ModelT]:
        if after is not None:
            at, pk = after
            rows = rows.filter(
                LessThan(self._place_of_row(), _place(Value(at, DateTimeField()), Value(pk, UUIDField())))
            )
        return rows.order_by(f"-{self.by}", "-pk")

    def _place_of_row(self) -> Func:
        return _place(F(self.by), F("pk"))


def first_page(
    listings: Mapping[NameT, Listing[ModelT]],
    *,
    shown: NameT,
    counted: Collection[NameT],
    limit: int,
    size: int,
    read: Reading,
) -> tuple[Page[ModelT], dict[NameT, int]]:
    """Return the first page of one list, and count some of the lists up to `limit`, in two queries.

    The list that is shown is gone through once for both: who has answered thousands of requests waits for what passes over
    them.
    """
    looked_at = max(size + 1, limit if shown in counted else 0)
    others = {name: listing for name, listing in listings.items() if name in counted and name != shown}
    ids, counts = _ids_and_counts(listings[shown]._ids(None, looked_at), others, limit=limit)
    if shown in counted:
        counts[shown] = min(len(ids), limit)
    if not ids:
        return Page(rows=[], next_cursor=""), counts
    among = Q(pk__in=ids[: size + 1])
    return listings[shown]._page(listings[shown]._rows(among, read), size), counts


def capped(listings: Mapping[NameT, Listing[Any]], *, limit: int) -> dict[NameT, int]:
    """Count the rows of each list up to `limit`, all in one query that stops at the limit.

    An exact large number helps nobody and costs a scan.
    """
    return _ids_and_counts(None, listings, limit=limit)[1]


def batches(weights: Iterable[tuple[KeyT, int]], *, most: int) -> Iterator[list[KeyT]]:
    """Yield keys in their order, as many at a time as weigh `most` bytes together; one that weighs more comes alone."""
    batch: list[KeyT] = []
    held = 0
    for key, weight in weights:
        if batch and held + weight > most:
            yield batch
            batch, held = [], 0
        batch.append(key)
        held += weight
    if batch:
        yield batch


def few(ids: QuerySet[Any, UUID], *, most: int) -> list[UUID] | None:
    """Return all of `ids`, None where they are more than `most`: then to go by them is no gain."""
    found = list(ids.order_by()[: most + 1])
    return found if len(found) <= most else None


def _ids_and_counts(
    ids: _Sql | None, listings: Mapping[NameT, Listing[Any]], *, limit: int
) -> tuple[list[UUID], dict[NameT, int]]:
    """Read the ids of a page and the number of rows of each list up to `limit`, in one query."""
    columns: list[_Sql] = [(f"ARRAY({ids[0]})", ids[1])] if ids else []
    counted: list[NameT] = []
    # Lists of the same tenants read them from one table.
    tables: dict[frozenset[UUID], str] = {}
    for name, listing in listings.items():
        by_tenant, at_once = listing._split()
        tenants = ""
        if by_tenant:
            tenants = tables.setdefault(frozenset(listing.tenant_ids), f"page_tenants_{len(tables)}")
        sources = _possible(
            *(partial(_ones_of_many, part, tenants, limit, listing.by) for part in by_tenant),
            *(partial(_ones, rows, limit, listing.by) for rows in at_once),
        )
        if sources:
            union, params = _union(sources)
            some = f"SELECT 1 FROM ({union}) AS each_row LIMIT %s"  # noqa: S608 - its values are parameters
            columns.append((f"(SELECT count(*) FROM ({some}) AS counted)", [*params, limit]))  # noqa: S608
            counted.append(name)
    found: list[Any] = []
    if columns:
        sql = f"SELECT {', '.join(sql for sql, _ in columns)}"
        params = [param for _, params in columns for param in params]
        if tables:
            with_tables = (
                f"{table} AS MATERIALIZED (SELECT unnest(%s::uuid[]) AS id)" for table in tables.values()
            )
            sql = f"WITH {', '.join(with_tables)} {sql}"
            params = [*map(list, tables), *params]
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            found.extend(cursor.fetchone())
    return found.pop(0) if ids else [], dict.fromkeys(listings, 0) | dict(zip(counted, found, strict=True))


def _possible(*queries: Callable[[], _Sql]) -> list[_Sql]:
    """Compile queries, without those that Django knows to have no rows."""
    found = []
    for query in queries:
        with suppress(EmptyResultSet):
            found.append(query())
    return found


def _union(queries: list[_Sql]) -> _Sql:
    sql = " UNION ALL ".join(f"({one})" for one, _ in queries)
    return sql, [param for _, params in queries for param in params]


def _ones_of_many(part: QuerySet[Any], tenants: str, limit: int, by: str) -> _Sql:
    """Return a query that gives at most `limit` ones of each tenant in the table `tenants`."""
    each, params = _ones(part.filter(tenant_id=_Around("page_tenant.id")), limit, by)
    return f"SELECT 1 FROM {tenants} AS page_tenant CROSS JOIN LATERAL ({each}) AS page_row", params  # noqa: S608


def _ones(rows: QuerySet[Any], limit: int, by: str) -> _Sql:
    # The oldest first: a list begins at the other end, so what both have to pass over at one end is passed over once.
    return _compiled(rows.order_by(by, "pk").values_list(Value(1))[:limit])


class _Around(Expression):
    """A column of the query around a compiled one. Only names written in this module reach it."""

    def __init__(self, column: str) -> None:
        super().__init__(output_field=UUIDField())
        self.column = column

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        return self.column, ()


def _place(at: Any, pk: Any) -> Func:
    """Return the pair that orders rows; Postgres compares it as a whole, by the index."""
    return Func(at, pk, function="ROW", output_field=DateTimeField())


def _compiled(rows: QuerySet[Any, Any]) -> _Sql:
    sql, params = rows.query.sql_with_params()
    return sql, list(params)


def _decode(cursor: str) -> _Place:
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        moment, _, pk = text.partition("|")
        at = dt.datetime.fromisoformat(moment)
        if at.tzinfo is None:
            raise ValueError(cursor)
        # In UTC, since a moment near the ends of the calendar may have none there.
        return at.astimezone(dt.UTC), UUID(pk)
    except (ValueError, OverflowError, binascii.Error):
        raise BadCursor() from None
