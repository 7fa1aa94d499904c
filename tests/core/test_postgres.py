"""Queries that Postgres plans once for a connection, and what Django cannot say."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction
from django.db.models import F, Subquery, Value
from django.db.models.expressions import RawSQL
from django.db.utils import DataError, NotSupportedError, ProgrammingError
from django.test.utils import CaptureQueriesContext

from apps.core.postgres.base import planned_once
from apps.core.postgres.expressions import PairIn
from apps.tenants.models import Tenant

pytestmark = pytest.mark.django_db


def kept() -> list[tuple[str, int]]:
    """This function will return the statements about tenants that Postgres keeps, and how often it ran its plan of each."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT statement, generic_plans FROM pg_prepared_statements WHERE statement LIKE %s",
            ['%FROM "tenants_tenant"%'],
        )
        return cursor.fetchall()


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    connection.connection._prepared.clear()


def test_planned_once__other_values__run_the_same_plan() -> None:
    Tenant.objects.create(slug="acme", name="Acme")
    for slug in ("acme", "nowhere", "acme"):
        with planned_once():
            found = list(Tenant.objects.filter(slug=slug).values_list("slug", flat=True))
        assert found == [slug] * (slug == "acme")
    ((statement, times),) = kept()
    assert times == 3
    assert "acme" not in statement


def test_planned_once__outside_of_it__nothing_is_kept() -> None:
    list(Tenant.objects.filter(slug="acme"))
    assert kept() == []


def test_planned_once__values_of_each_kind__come_back_as_django_reads_them() -> None:
    moment = dt.datetime(2026, 3, 29, 1, 30, tzinfo=dt.UTC)
    tenant = Tenant.objects.create(
        slug="acme", name="Äcme", created_at=moment, protected_aliases=["champion"]
    )
    with planned_once():
        found = Tenant.objects.get(pk=tenant.pk, created_at=moment, name__icontains="äc")
    assert (found.created_at, found.protected_aliases) == (moment, ["champion"])
    assert isinstance(found.pk, uuid.UUID)


def test_planned_once__failure_inside__leaves_the_connection_usable() -> None:
    with pytest.raises(DataError), planned_once(), connection.cursor() as cursor, transaction.atomic():
        cursor.execute("SELECT 1 / %s::int", [0])
    with pytest.raises(ProgrammingError), transaction.atomic(), planned_once():
        list(Tenant.objects.annotate(none=RawSQL("nowhere.column", [])))
    assert not Tenant.objects.filter(slug="acme").exists()
    assert kept() == []


@pytest.mark.django_db(transaction=True)
def test_planned_once__column_gets_another_type__next_connection_plans_anew(
    superuser: psycopg.Connection,
) -> None:
    def read() -> Any:
        with planned_once(), connection.cursor() as cursor:
            cursor.execute("SELECT a FROM kept_plan")
            return cursor.fetchone()

    superuser.execute("CREATE TABLE kept_plan AS SELECT 1 AS a; GRANT SELECT ON kept_plan TO PUBLIC")
    try:
        assert read() == (1,)
        superuser.execute("ALTER TABLE kept_plan ALTER a TYPE text")
        with pytest.raises(NotSupportedError):
            read()
        assert read() == ("1",)
    finally:
        superuser.execute("DROP TABLE kept_plan")


def test_planned_once__queries_are_captured__with_their_text() -> None:
    with CaptureQueriesContext(connection) as captured:
        for _ in range(2):
            with planned_once():
                list(Tenant.objects.filter(slug="acme"))
    assert len(captured) == 2
    assert all("tenants_tenant" in query["sql"] for query in captured)


def test_pair_in__pairs_of_a_query__match_as_a_whole() -> None:
    for slug, name in (("one", "Same"), ("two", "Same"), ("three", "Other")):
        Tenant.objects.create(slug=slug, name=name)
    pairs = Subquery(Tenant.objects.filter(slug="one").values("slug", "name"))
    assert Tenant.objects.filter(PairIn("slug", "name", pairs)).get().slug == "one"
    rest = Tenant.objects.exclude(PairIn(F("slug"), Value("Same"), pairs)).order_by("slug")
    assert [tenant.slug for tenant in rest] == ["three", "two"]
