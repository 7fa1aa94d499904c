"""First pages of lists over a million rows while others write, and guardian's own way of asking for the same rows.

What a list costs are all its queries: the reader's grants, then the rows with all that is shown of them.
"""

from __future__ import annotations

import statistics
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from guardian.shortcuts import get_objects_for_user

from apps.accounts.models import User
from apps.approvals import pages
from apps.approvals.models import ChangeRequest, ChangeRequestQuerySet
from apps.core.ids import new_id
from apps.core.paging import Listing, Page
from apps.registry.models import RegisteredModel
from apps.tenants import access
from bench import answers, population, routes, searches
from bench.cost import CALLS, Read, limit_of, milliseconds, spent
from bench.harness import Result, at_most

WRITERS = 2
PAUSE = 0.01
SIZE = 25


def run() -> list[Result]:
    """Measure each list for each kind of reader."""
    started = time.perf_counter()
    readers = population.populate()
    print(f"{population.REQUESTS:,} requests and models in {time.perf_counter() - started:.0f} s", flush=True)
    results: list[Result] = []
    with _writing() as written:
        for label, (person, _) in readers.seen().items():
            limit = limit_of(label)
            for name, listing in _lists(person).items():
                read = _reader(person, listing)
                results.append(
                    at_most(f"list of {name}, {label}: ms in Postgres", milliseconds(read), limit, "ms")
                )
            results.append(_waited(label, _reader(person, _lists(person)["requests, waiting"])))
        results += _deep(readers)
        results.append(_yardstick(readers.one))
        results += _queries(readers)
        results += answers.run(readers)
        results += searches.run(readers)
    results += routes.run(readers)
    results += _against_guardian(readers)
    results.append(
        Result("rows that others wrote meanwhile", len(written), "rows", ">= 100", len(written) >= 100)
    )
    return results


def _lists(person: User) -> dict[str, Callable[[], Listing[Any]]]:
    def seen() -> Any:
        return access.tenant_ids(person)

    return {
        "requests, waiting": lambda: pages.waiting_list(person),
        "requests, open": lambda: Listing([ChangeRequest.objects.undecided()], seen()),
        "requests, decided": lambda: Listing([ChangeRequest.objects.decided()], seen(), by="decided_at"),
        "requests, any (REST)": lambda: Listing([ChangeRequest.objects.all()], seen()),
        "models": lambda: Listing(
            [RegisteredModel.objects.all()],
            seen(),
            access.shared_ids(person, RegisteredModel.SHARES),
            by="updated_at",
        ),
    }


def _reader(
    person: User, listing: Callable[[], Listing[Any]], *, size: int = SIZE, cursor: str = ""
) -> Callable[[], Page[Any]]:
    def read() -> Page[Any]:
        with access.remembered():
            found = listing()
            requests = found.parts[0].model is ChangeRequest
            shown = (
                ChangeRequestQuerySet.in_rows
                if requests
                else lambda rows: rows.with_heads().select_related("tenant")
            )
            return found.page(cursor=cursor, size=size, read=shown)

    return read


def _deep(readers: population.Readers) -> list[Result]:
    """Measure a page far down, reached by its marker."""
    results = []
    for label, (person, _) in list(readers.seen().items())[:3]:
        listing = _lists(person)["requests, any (REST)"]
        ids = access.tenant_ids(person)
        rows = ChangeRequest.objects.filter(tenant_id__in=ids).order_by("-created_at", "-pk")
        marker = listing()._encode(rows[5_000])
        limit = limit_of(label)
        cost = milliseconds(_reader(person, listing, cursor=marker))
        results.append(at_most(f"page after 5,000 requests, {label}: ms in Postgres", cost, limit, "ms"))
    return results


def _queries(readers: population.Readers) -> list[Result]:
    """Count the queries of pages of 10 and of 50 rows, for every reader and list."""
    most = 0
    for person, _ in readers.seen().values():
        for listing in _lists(person).values():
            few, many = (spent(_reader(person, listing, size=size)).queries for size in (10, 50))
            most = max(most, abs(many - few))
    return [at_most("lists: queries with 50 rows minus with 10", most, 0, "queries")]


def _against_guardian(readers: population.Readers) -> list[Result]:
    """Compare the first 50 requests with guardian's, in turns, and check that they are the same."""
    results = []
    for label, (person, _) in list(readers.seen().items())[:4]:

        def guardian(person: User = person) -> list[ChangeRequest]:
            seen = get_objects_for_user(person, "approvals.view_changerequest", accept_global_perms=False)
            return list(seen.in_rows().order_by("-created_at", "-id")[:50])

        ours = _reader(person, _lists(person)["requests, any (REST)"], size=50)
        older = ChangeRequest.objects.filter(number__lt=population.NEW)
        same = Listing([older], access.tenant_ids(person)).page(cursor="", size=50).rows
        assert [row.pk for row in same] == [row.pk for row in guardian()], "both must show the same page"
        mine, peer = [], []
        for _ in range(5):
            mine.append(spent(ours).seconds)
            peer.append(spent(guardian).seconds)
        ratio = statistics.median(mine) / statistics.median(peer)
        results.append(at_most(f"50 requests, {label}: time in Postgres against guardian", ratio, 0.5))
    return results


def _yardstick(person: User) -> Result:
    """Show how fast the machine is: the least that 50 rows of one tenant cost, by one bare query."""
    tenant = next(iter(access.tenant_ids(person)))
    page = (
        ChangeRequest.objects.filter(tenant_id=tenant)
        .order_by("-created_at", "-id")
        .values_list("id", "state")
    )
    cost = milliseconds(lambda: list(page[:50]))
    return Result("50 requests of one tenant, bare: ms in Postgres", round(cost, 3), "ms", "shown", True)


def _waited(label: str, read: Read) -> Result:
    """Show what a reader waits for the same queries, which depends on how busy the machine is."""
    read()
    value = statistics.median(spent(read).waited for _ in range(CALLS)) * 1000
    return Result(
        f"list of requests, waiting, {label}: ms until answered", round(value, 3), "ms", "shown", True
    )


@contextmanager
def _writing() -> Iterator[list[uuid.UUID]]:
    """Let others open requests and create models all over the tenants while the block runs."""
    written: list[uuid.UUID] = []
    over = threading.Event()
    writers = [threading.Thread(target=_write, args=(number, written, over)) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    try:
        yield written
    finally:
        over.set()
        for writer in writers:
            writer.join()


def _write(writer: int, written: list[uuid.UUID], over: threading.Event) -> None:
    with population.superuser() as db:
        author = db.execute("SELECT id FROM accounts_user WHERE username = 'lists-author-0'").fetchone()
        tenants = db.execute("SELECT id FROM bench_tenant ORDER BY k").fetchall()
        number = population.NEW + writer
        while author and not over.wait(PAUSE):
            number += WRITERS
            written.append(_write_one(db, tenants[number % 500][0], number, author[0]))


def _write_one(db: psycopg.Connection, tenant: uuid.UUID, number: int, author: uuid.UUID) -> uuid.UUID:
    pk = new_id()
    values = {"id": pk, "tenant": tenant, "number": number, "author": author}
    db.execute(population.NEW_REQUEST, values)
    db.execute(population.NEW_MODEL, values)
    return pk
