"""Queries that Postgres plans once for a connection, and what Django cannot say."""

from __future__ import annotations

import datetime as dt
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from typing import Any

import psycopg
import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import F, IntegerField, Q, QuerySet, Subquery, Value
from django.db.models.expressions import RawSQL
from django.db.utils import DataError, NotSupportedError, ProgrammingError
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import User
from apps.approvals.models import ChangeRequest
from apps.core.postgres.base import planned_once
from apps.core.postgres.compiled import WrongShape, compiled_once, first
from apps.core.postgres.expressions import PairIn
from apps.core.postgres.lookups import AmongRead
from apps.registry.models import RegisteredModel
from apps.rollouts.models import Rollout
from apps.tenants import access
from apps.tenants.models import Tenant, TenantUserGrant
from tests.factories.cast import World
from tests.registry.pushing import make_model

pytestmark = pytest.mark.django_db


def kept() -> list[tuple[str, int]]:
    """Return the statements about tenants that Postgres keeps, and how often it ran its plan of each."""
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


def test_compiled_once__other_values__are_asked_for_without_building_again(world: World) -> None:
    built = []

    @compiled_once
    def named(*, slug: str, ids: frozenset[uuid.UUID]) -> QuerySet[Tenant]:
        built.append(slug)
        return Tenant.objects.filter(slug=slug, pk__in=ids)

    both = frozenset({world.acme.tenant.pk, world.globex.tenant.pk})
    assert named(slug="acme", ids=both) == [world.acme.tenant]
    assert named(slug="globex", ids=both) == [world.globex.tenant]
    assert named(slug="globex", ids=frozenset({world.acme.tenant.pk})) == []
    assert named(slug="acme", ids=frozenset()) == []
    assert len(built) == 1
    assert len(kept()) == 1


def test_compiled_once__rows_of_each_kind__are_those_of_the_queryset(world: World) -> None:
    pks = [world.acme.author.pk, world.acme.viewer.pk]
    grants = TenantUserGrant.objects.order_by("pk")
    kinds: list[Any] = [
        lambda rows: rows.select_related("user", "content_object"),
        lambda rows: rows.values("pk", "content_object__protected_aliases"),
        lambda rows: rows.values_list("pk", "permission__codename"),
        lambda rows: rows.values_list("pk", flat=True)[:3],
        lambda rows: rows.annotate(again=F("pk")).only("user"),
    ]

    @compiled_once
    def read(kind: Any, *, user: uuid.UUID) -> QuerySet[Any]:
        return kind(grants.filter(user=user))

    for kind in kinds:
        for pk in pks:
            found = read(kind, user=pk)
            assert found == list(kind(grants.filter(user=pk))) != []
            with CaptureQueriesContext(connection) as captured:
                assert {row.user.pk for row in read(kinds[0], user=pk)} == {pk}
            assert len(captured) == 1


def test_compiled_once__each_shape__is_built_for_itself(world: World) -> None:
    @compiled_once
    def ordered(by: str, *, ids: frozenset[uuid.UUID]) -> QuerySet[Tenant, str]:
        return Tenant.objects.filter(pk__in=ids).order_by(by).values_list("slug", flat=True)

    both = frozenset({world.acme.tenant.pk, world.globex.tenant.pk})
    assert ordered("slug", ids=both) == ["acme", "globex"]
    assert ordered("-slug", ids=both) == ["globex", "acme"]


def test_compiled_once__value_that_would_stay_or_be_lost__is_refused(world: World) -> None:
    moment, pk = dt.datetime.now(dt.UTC), world.acme.tenant.pk  # noqa: TID251 - any moment

    def read(condition: Any) -> Any:
        return compiled_once(lambda *, slug: Tenant.objects.filter(condition, slug=slug))(slug="acme")

    for stays in (Q(created_at__lt=moment), Q(pk=pk), Q(pk__in={pk}), Q(pk__in=Tenant.objects.filter(pk=pk))):
        with pytest.raises(WrongShape):
            read(stays)
    with pytest.raises(WrongShape):
        compiled_once(lambda *, slug: Tenant.objects.filter(slug=str(slug)))(slug="acme")
    assert first(read(Q(name="Acme"))) == world.acme.tenant
    assert first(read(Q(name="Nobody"))) is None


def test_compiled_once__other_thread__asks_by_its_own_connection() -> None:
    @compiled_once
    def backend(*, codename: str) -> QuerySet[Permission, int]:
        pid = RawSQL("pg_backend_pid()", [], output_field=IntegerField())
        return Permission.objects.filter(codename=codename).values_list(pid, flat=True)

    def asked() -> int | None:
        try:
            return first(backend(codename="view_tenant"))
        finally:
            connection.close()

    here = first(backend(codename="view_tenant"))
    with ThreadPoolExecutor(max_workers=1) as other:
        there = other.submit(asked).result(timeout=30)
    assert None not in (here, there)
    assert here != there
    assert first(backend(codename="view_tenant")) == here


def test_pair_in__pairs_of_a_query__match_as_a_whole() -> None:
    for slug, name in (("one", "Same"), ("two", "Same"), ("three", "Other")):
        Tenant.objects.create(slug=slug, name=name)
    pairs = Subquery(Tenant.objects.filter(slug="one").values("slug", "name"))
    assert Tenant.objects.filter(PairIn("slug", "name", pairs)).get().slug == "one"
    rest = Tenant.objects.exclude(PairIn(F("slug"), Value("Same"), pairs)).order_by("slug")
    assert [tenant.slug for tenant in rest] == ["three", "two"]


def test_ids__of_any_number__are_one_parameter_of_one_statement() -> None:
    made = Tenant.objects.bulk_create(Tenant(slug=f"t-{n}", name=f"T {n}") for n in range(6))
    ids = [tenant.pk for tenant in made]
    own, foreign = Tenant.objects.order_by("slug"), RegisteredModel.objects.all()
    for rows, name in ((own, "pk"), (foreign, "tenant_id"), (foreign, "tenant"), (foreign, "tenant__pk")):
        few, many = (rows.filter(**{f"{name}__in": ids[:n]}).query.sql_with_params() for n in (1, 6))
        assert few[0] == many[0]
        assert len(few[1]) == len(many[1]) == 1


@pytest.mark.parametrize("keep", [planned_once, nullcontext])
def test_ids__asked_for_in_any_form__find_what_they_name(keep: Any, world: World) -> None:
    made = Tenant.objects.bulk_create(Tenant(slug=f"t-{n}", name=f"T {n}") for n in range(6))
    ids = [tenant.pk for tenant in made]
    strange = uuid.uuid4()
    rows = Tenant.objects.filter(slug__startswith="t-").order_by("slug")
    with keep():
        for asked in (
            *(ids[:n] for n in range(7)),
            set(ids[:3]),
            frozenset(ids[1:2]),
            tuple(reversed(ids)),
            [str(pk) for pk in ids[:2]],
            [None, ids[0], strange, ids[0]],
            [None],
            Tenant.objects.filter(pk__in=ids[2:4]).values("pk"),
        ):
            named = {str(pk) for pk in asked} if isinstance(asked, list | tuple | set | frozenset) else None
            expected = [pk for pk in ids if (str(pk) in named if named is not None else pk in ids[2:4])]
            assert list(rows.filter(pk__in=asked).values_list("pk", flat=True)) == expected
            others = [pk for pk in ids if pk not in expected]
            assert list(rows.exclude(pk__in=asked).values_list("pk", flat=True)) == others
        assert list(rows.filter(pk__in=[F("pk")])) == made
        people = User.objects.filter(pk__in=[world.acme.author.pk]).values_list("pk", flat=True)
        assert list(people) == [world.acme.author.pk]
        assert list(TenantUserGrant.objects.filter(content_object__in=made)) == []
        own = TenantUserGrant.objects.filter(content_object__in=[world.acme.tenant])
        assert own.count() == TenantUserGrant.objects.filter(content_object=world.acme.tenant).count() > 0
    with pytest.raises(ValidationError):
        list(rows.filter(pk__in=["nobody"]))


def test_get_or_404__of_whatever_is_visible__names_all_tenants_at_once(world: World) -> None:
    reader, model = world.acme.viewer, make_model(world.acme)
    for rows in (Tenant.objects.filter(slug="acme"), RegisteredModel.objects.filter(pk=model.pk)):
        with CaptureQueriesContext(connection) as captured:
            access.get_or_404(rows, user=reader)
        (asked,) = (
            q["sql"]
            for q in captured.captured_queries
            if q["sql"].startswith(f'SELECT "{rows.model._meta.db_table}"')
        )
        assert "= ANY(" in asked


def test_ids__of_none__ask_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert list(Tenant.objects.filter(pk__in=[])) == []
        assert list(RegisteredModel.objects.filter(tenant__in=frozenset())) == []


def test_rows_of_a_list__however_many_tables__are_found_by_their_ids_first() -> None:
    # From nine tables on Postgres joins in the order of the text.
    for rows in (
        ChangeRequest.objects.in_rows(),
        RegisteredModel.objects.with_heads().select_related("tenant"),
        Rollout.objects.in_rows(),
    ):
        found = rows.filter(AmongRead(F("pk"), RawSQL("SELECT gen_random_uuid()", [])))
        assert "= ANY(ARRAY(SELECT" in str(found.query)
        assert list(found) == []
        assert len([name for name, count in found.query.alias_refcount.items() if count]) <= 8


def test_rollouts_under_way__are_asked_for_by_what_an_index_names() -> None:
    # Under a plan that is kept, a condition with a parameter is not that of a partial index.
    assert Rollout.objects.active().query.sql_with_params()[1] == ()
