"""What Postgres can say and Django cannot, and reads that are put together once."""

from __future__ import annotations

import datetime as dt
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.db.models import F, IntegerField, Q, QuerySet, Subquery, Value
from django.db.models.expressions import RawSQL
from django.test.utils import CaptureQueriesContext

from apps.approvals.models import ChangeRequest
from apps.core.compiled import WrongShape, compiled_once, first
from apps.core.expressions import AmongRead, PairIn
from apps.registry.models import RegisteredModel
from apps.rollouts.models import Rollout
from apps.tenants import access
from apps.tenants.models import Tenant, TenantUserGrant
from tests.factories.cast import World
from tests.registry.pushing import make_model

pytestmark = pytest.mark.django_db


def test_compiled_once__other_values__are_asked_for_without_building_again(world: World) -> None:
    built = []

    @compiled_once
    def named(*, slug: str, ids: frozenset[uuid.UUID]) -> QuerySet[Tenant]:
        built.append(slug)
        return Tenant.objects.filter(slug=slug, pk__one_of=ids)

    both = frozenset({world.acme.tenant.pk, world.globex.tenant.pk})
    assert named(slug="acme", ids=both) == [world.acme.tenant]
    assert named(slug="globex", ids=both) == [world.globex.tenant]
    assert named(slug="globex", ids=frozenset({world.acme.tenant.pk})) == []
    assert named(slug="acme", ids=frozenset()) == []
    assert len(built) == 1


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
        return Tenant.objects.filter(pk__one_of=ids).order_by(by).values_list("slug", flat=True)

    both = frozenset({world.acme.tenant.pk, world.globex.tenant.pk})
    assert ordered("slug", ids=both) == ["acme", "globex"]
    assert ordered("-slug", ids=both) == ["globex", "acme"]


def test_compiled_once__value_that_would_stay_or_be_lost__is_refused(world: World) -> None:
    moment, pk = dt.datetime.now(dt.UTC), world.acme.tenant.pk  # noqa: TID251 - any moment

    def read(condition: Any) -> Any:
        return compiled_once(lambda *, slug: Tenant.objects.filter(condition, slug=slug))(slug="acme")

    for stays in (
        Q(created_at__lt=moment),
        Q(pk=pk),
        Q(pk__one_of={pk}),
        Q(pk__in=Tenant.objects.filter(pk=pk)),
    ):
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


def test_one_of__any_number_of_ids__is_one_statement(world: World) -> None:
    own = [world.acme.tenant.pk, world.globex.tenant.pk]
    model = make_model(world.acme)
    rows = Tenant.objects.order_by("slug").values_list("slug", flat=True)
    assert list(rows.filter(pk__one_of=frozenset(own))) == ["acme", "globex"]
    assert list(rows.filter(pk__one_of=own[1:])) == ["globex"]
    assert list(rows.filter(pk__one_of=[])) == []
    assert list(RegisteredModel.objects.filter(tenant_id__one_of=own)) == [model]
    assert list(RegisteredModel.objects.filter(tenant__one_of=own[1:])) == []
    few, many = (rows.filter(pk__one_of=ids).query.sql_with_params() for ids in (own[:1], own))
    assert few[0] == many[0]
    assert len(few[1]) == len(many[1])


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
    # In a plan for any value, a condition with a parameter is not that of a partial index.
    assert Rollout.objects.active().query.sql_with_params()[1] == ()
