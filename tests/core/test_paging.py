"""Pages and counts over tenants, against the plain way of reading the same rows."""

from __future__ import annotations

import base64
import datetime as dt
import random
import uuid
from collections.abc import Iterable
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q, QuerySet
from django.test.utils import CaptureQueriesContext

from apps.approvals.models import ChangeRequest
from apps.core import admin, paging
from apps.core.paging import BadCursor, Listing, capped, first_page
from apps.registry.models import RegisteredModel
from apps.tenants.models import Tenant
from tests.factories.cast import World

pytestmark = pytest.mark.django_db

START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
TENANTS = 7
WORDS = ("churn", "fraud", "scoring")


def tenants(count: int = TENANTS) -> list[Tenant]:
    return Tenant.objects.bulk_create(Tenant(slug=f"t-{n:02}", name=f"T {n}") for n in range(count))


def models(world: World, chosen: Iterable[Tenant], moments: Iterable[int]) -> list[RegisteredModel]:
    """Make a model in each of `chosen` at each of `moments`, counted in seconds."""
    return RegisteredModel.objects.bulk_create(
        RegisteredModel(
            tenant=tenant,
            name=f"{WORDS[second % 3]}-{uuid.uuid4().hex}",
            created_by=world.acme.author,
            updated_at=START + dt.timedelta(seconds=second),
        )
        for tenant, second in zip(chosen, moments, strict=True)
    )


def every_page(listing: Listing[Any], size: int) -> list[Any]:
    """Read a list to its end, page by page."""
    found, cursor = [], ""
    while True:
        page = listing.page(cursor=cursor, size=size)
        assert len(page.rows) <= size
        found += [row.pk for row in page.rows]
        if not page.next_cursor:
            return found
        cursor = page.next_cursor


def plainly(rows: QuerySet[RegisteredModel]) -> list[Any]:
    return list(rows.order_by("-updated_at", "-pk").values_list("pk", flat=True))


@pytest.mark.parametrize("nearby", [0, 1, 2, 5])
def test_page__of_random_rows__is_what_the_plain_query_gives(
    world: World, nearby: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Some find enough among the newest rows of all tenants, and some do not.
    monkeypatch.setattr(paging, "MANY_TENANTS", 2)
    monkeypatch.setattr(paging, "NEARBY", nearby)
    chance = random.Random(nearby)
    every = tenants()
    # Few moments, so that many rows share one; some tenants hold nothing, or the oldest rows only.
    owners = chance.choices(every[:-1], weights=[1, 2, 4, 8, 8, 1], k=120)
    rows = models(
        world, owners, [chance.randrange(9) + (0 if tenant in every[:2] else 5) for tenant in owners]
    )
    everything = RegisteredModel.objects.all()
    for count in (0, 1, 2, 5, TENANTS):
        seen = {tenant.pk for tenant in chance.sample(every, count)}
        shared = {row.pk for row in chance.sample(rows, chance.choice((0, 3, 9)))}
        visible = Q(tenant_id__in=seen) | Q(pk__in=shared)
        parts = {
            "all": ([everything], everything),
            "some": ([everything.filter(name__contains="fraud")], everything.filter(name__contains="fraud")),
            "none": ([everything.none()], everything.none()),
            "two parts": (
                [everything.filter(name__contains="fraud"), everything.filter(name__contains="churn")],
                everything.exclude(name__contains="scoring"),
            ),
        }
        for name, (split, whole) in parts.items():
            expected = plainly(whole.filter(visible))
            listing = Listing(split, seen, shared, by="updated_at", newest_index=nearby > 0)
            for size in (1, 4, 25) if len(expected) < 40 else (4, 25):
                assert every_page(listing, size) == expected, (name, count, size)
            assert capped({name: listing}, limit=10_000) == {name: len(expected)}
            assert capped({name: listing}, limit=7) == {name: min(7, len(expected))}


@pytest.mark.parametrize("count", [1, 5])
def test_page__rows_are_added_meanwhile__shows_each_row_once(world: World, count: int) -> None:
    every = tenants(count)
    moments = [number // 3 for number in range(30)]
    before = {row.pk for row in models(world, [every[n % count] for n in range(30)], moments)}
    listing = Listing([RegisteredModel.objects.all()], {tenant.pk for tenant in every}, by="updated_at")
    seen: list[Any] = []
    cursor = ""
    while True:
        page = listing.page(cursor=cursor, size=4)
        seen += [row.pk for row in page.rows]
        if not page.next_cursor:
            break
        cursor = page.next_cursor
        # Newer ones, and one at the very moment of the last row seen.
        last = round((page.rows[-1].updated_at - START).total_seconds())
        models(world, [every[0], every[-1]], [1000, last])
    assert len(seen) == len(set(seen))
    assert before <= set(seen)


def test_page__of_one_and_of_many_tenants__is_one_query(world: World, django_assert_num_queries: Any) -> None:
    every = tenants()
    models(world, every * 8, range(8 * TENANTS))
    for count in (1, TENANTS):
        listing = Listing([RegisteredModel.objects.all()], {tenant.pk for tenant in every[:count]})
        for size in (10, 50):
            with django_assert_num_queries(1):
                page = listing.page(cursor="", size=size, read=lambda rows: rows.select_related("tenant"))
                assert {row.tenant.slug for row in page.rows} <= {tenant.slug for tenant in every}
        with django_assert_num_queries(1):
            assert capped({"a": listing, "b": listing}, limit=5) == {"a": 5, "b": 5}


@pytest.mark.parametrize("count", [0, 1, 2, TENANTS])
def test_first_page__with_counts__is_the_page_and_the_counts_by_themselves(
    world: World, count: int, django_assert_max_num_queries: Any
) -> None:
    every = tenants()
    models(world, every * 6, range(6 * TENANTS))
    ids = [tenant.pk for tenant in every[:count]]
    everything = RegisteredModel.objects.all()
    lists = {
        "all": Listing([everything], ids, by="updated_at"),
        "fraud": Listing([everything.filter(name__contains="fraud")], ids, by="updated_at"),
        "nothing": Listing([everything.none()], ids, by="updated_at"),
    }
    for shown in lists:
        for counted in ([], ["all"], ["all", "fraud", "nothing"]):
            for size, limit in ((3, 5), (5, 3), (100, 100)):
                expected = capped({name: lists[name] for name in counted}, limit=limit)
                with django_assert_max_num_queries(2):
                    page, counts = first_page(
                        lists, shown=shown, counted=counted, limit=limit, size=size, read=lambda rows: rows
                    )
                assert counts == expected
                assert page == lists[shown].page(cursor="", size=size)


def test_capped__lists_of_other_tenants__count_each_its_own(world: World) -> None:
    every = tenants()
    models(world, every * 3, range(3 * TENANTS))
    rows = [RegisteredModel.objects.all()]
    ids = [tenant.pk for tenant in every]
    lists = {
        "many": Listing(rows, ids),
        "the same": Listing(rows, set(ids)),
        "fewer": Listing(rows, ids[:2]),
        "one": Listing(rows, ids[:1]),
        "none": Listing(rows, ()),
    }
    expected = {"many": 21, "the same": 21, "fewer": 6, "one": 3, "none": 0}
    with CaptureQueriesContext(connection) as captured:
        assert capped(lists, limit=100) == expected
    # Lists of the same tenants name these once.
    assert captured.captured_queries[0]["sql"].count("unnest(") == 2


def test_page__of_no_tenant__asks_nothing(django_assert_num_queries: Any) -> None:
    listing = Listing([ChangeRequest.objects.all()], frozenset())
    with django_assert_num_queries(0):
        assert listing.page(cursor="", size=5).rows == []
        assert capped({"a": listing}, limit=5) == {"a": 0}


@pytest.mark.parametrize(
    "cursor",
    ["x", "é", "\x00", "====", "AAAA", "\ud800", base64.urlsafe_b64encode(b"2026-01-01|1").decode(),
     base64.urlsafe_b64encode(f"2026-01-01T00:00:00|{uuid.UUID(int=1)}".encode()).decode(),
     base64.urlsafe_b64encode(f"9999-12-31T23:59:59-23:59|{uuid.UUID(int=1)}".encode()).decode()],
)  # fmt: skip
def test_page__bad_cursor__is_refused(cursor: str) -> None:
    listing = Listing([ChangeRequest.objects.all()], {uuid.uuid4()})
    with pytest.raises(BadCursor) as refused:
        listing.page(cursor=cursor, size=5)
    assert refused.value.code == "invalid_cursor"


def test_admin_paginator__more_rows_than_are_counted__says_so_and_pages_through_the_first(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(admin, "COUNTED", 60)
    every = tenants()
    models(world, every * 9, range(9 * TENANTS))
    rows = RegisteredModel.objects.order_by("-updated_at", "-pk")
    paginator = admin.CappedPaginator(rows, 50)
    assert (str(paginator.count), paginator.count, paginator.num_pages) == ("60+", 60, 2)
    assert [len(page.object_list) for page in paginator] == [50, 10]
    assert str(admin.CappedPaginator(rows.filter(tenant=every[0]), 50).count) == "9"
