"""Quotas: set by operators, held where something new is made, also when two make it at once."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from apps.audit import event_counts
from apps.audit import services as audit
from apps.audit.choices import Action, Outcome
from apps.audit.models import Entry, Log
from apps.core import clock
from apps.core.refusals import Forbidden, Invalid
from apps.registry import services as registry
from apps.registry.models import Artifact, RegisteredModel
from apps.tenants import services as tenants
from apps.tenants.choices import Quota
from apps.tenants.models import TenantQuota
from tests.factories.cast import TEST, Cast, World, make_cast, token_of
from tests.operations.operating import browser_of
from tests.registry.pushing import make_model, make_version, upload
from tests.registry.test_concurrency import at_once


@pytest.mark.django_db
@pytest.mark.parametrize("quota", [quota for quota in Quota if quota is not Quota.EVENTS_PER_DAY])
def test_require_room__each_quota__is_refused_beyond_its_limit(acme: Cast, quota: Quota) -> None:
    tenants.set_quota(tenant=acme.tenant, by=TEST, **{str(quota): 3})
    tenants.require_room(acme.tenant.pk, quota, adding=3)
    with pytest.raises(tenants.QuotaExceeded) as refused:
        tenants.require_room(acme.tenant.pk, quota, adding=4)
    assert refused.value.extra == {"quota": str(quota), "used": 0, "limit": 3}
    assert "0 of 3" in refused.value.sentence
    tenants.set_quota(tenant=acme.tenant, by=TEST, **{str(quota): None})
    tenants.require_room(acme.tenant.pk, quota, adding=10**9)


@pytest.mark.django_db
def test_quota__of_one_tenant__is_not_that_of_another(world: World) -> None:
    tenants.set_quota(tenant=world.acme.tenant, models=0, by=TEST)
    with pytest.raises(tenants.QuotaExceeded):
        registry.create_model(tenant=world.acme.tenant, name="m", by=world.acme.author)
    registry.create_model(tenant=world.globex.tenant, name="m", by=world.globex.author)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "limits",
    [{"models": -1}, {"models": 1.5}, {"models": True}, {"models": "1"}, {"models": 2**63}, {"rows": 1}],
)
def test_set_quota__what_is_no_limit__is_refused_and_changes_nothing(
    acme: Cast, limits: dict[str, Any]
) -> None:
    with pytest.raises(Invalid):
        tenants.set_quota(tenant=acme.tenant, by=TEST, **{"versions": 5, **limits})
    assert TenantQuota.objects.get(tenant=acme.tenant).max_versions is None


@pytest.mark.django_db
def test_set_quota__by_a_tenants_administrator__is_refused(acme: Cast) -> None:
    with pytest.raises(Forbidden):
        tenants.set_quota(tenant=acme.tenant, models=1, by=acme.tenant_admin)


@pytest.mark.django_db
def test_storage__file_that_replaces_another__needs_the_difference_only(acme: Cast) -> None:
    upload(acme.tenant, "a", b"12345", by=acme.author)
    tenants.set_quota(tenant=acme.tenant, storage_bytes=6, by=TEST)
    upload(acme.tenant, "a", b"123456", by=acme.author)
    with pytest.raises(tenants.QuotaExceeded):
        upload(acme.tenant, "b", b"1", by=acme.author)
    used = next(one for one in tenants.usage(acme.tenant) if one.quota is Quota.STORAGE_BYTES)
    assert (used.used, used.limit, used.percent) == (6, 6, 100)


@pytest.mark.django_db
def test_events__of_today__are_counted_and_end_writes_until_midnight(
    acme: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    midnight = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    author = acme.author
    limit = event_counts.acts_since(acme.tenant.pk, midnight) + 2
    tenants.set_quota(tenant=acme.tenant, events_per_day=limit, by=TEST)
    registry.create_model(tenant=acme.tenant, name="m", by=author)
    with pytest.raises(tenants.QuotaExceeded, match=f"{limit} of {limit} "):
        registry.create_model(tenant=acme.tenant, name="n", by=author)
    tomorrow = clock.now() + dt.timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    registry.create_model(tenant=acme.tenant, name="n", by=author)


@pytest.mark.django_db
def test_events__refused_attempts__use_up_nothing(acme: Cast) -> None:
    midnight = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    author, before = acme.author, event_counts.acts_since(acme.tenant.pk, midnight)
    tenants.set_quota(tenant=acme.tenant, events_per_day=before + 3, by=TEST)
    entry = {"tenant_id": acme.tenant.pk, "by": author, "obj": ("tenants.tenant", str(acme.tenant.pk))}
    for _ in range(5):
        audit.record(Action.TENANTS_ACCESS_DENIED, outcome=Outcome.DENIED, **entry)
    # Somebody's words are not what the portal says of the attempt.
    words = '"outcome":"denied"'
    audit.record(Action.TENANTS_SETTINGS_CHANGED, reason=words, data={"words": words}, **entry)
    assert event_counts.acts_since(acme.tenant.pk, midnight) == before + 2
    registry.create_model(tenant=acme.tenant, name="m", by=author)
    with pytest.raises(tenants.QuotaExceeded):
        registry.create_model(tenant=acme.tenant, name="n", by=author)


@pytest.mark.django_db
def test_events__looks_of_an_operator__use_up_nothing(world: World) -> None:
    acme, midnight = world.acme, clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    administrator, outsider = acme.tenant_admin, world.outsider
    limit = event_counts.acts_since(acme.tenant.pk, midnight) + 1
    # The setting of the limit is one, and there is room for one more.
    tenants.set_quota(tenant=acme.tenant, events_per_day=limit + 1, by=TEST)
    operator = browser_of(world.operator)
    before = Entry.objects.for_tenant(acme.tenant.pk).count()
    for _ in range(3):
        for page in ("", "members/", "settings/", "shares/"):
            assert operator.get(f"/tenants/acme/{page}").status_code == 200
    looks = Entry.objects.for_tenant(acme.tenant.pk).filter(action=Action.OPERATIONS_ADMIN_VIEWED)
    assert looks.count() == Entry.objects.for_tenant(acme.tenant.pk).count() - before >= 12
    assert event_counts.acts_since(acme.tenant.pk, midnight) == limit
    (events,) = [one for one in tenants.usage(acme.tenant) if one.quota is Quota.EVENTS_PER_DAY]
    assert (events.used, events.limit) == (limit, limit + 1)
    form = {"tenant": "acme", "kind": "person", "name": outsider.username, "role": "viewer"}
    client = browser_of(administrator, looking=False)
    assert client.post("/tenants/acme/members/", form).status_code == 302


@pytest.mark.django_db
def test_events__what_is_no_act__is_found_by_its_index(acme: Cast) -> None:
    log = Log.objects.get(log_id=acme.tenant.pk)
    with connection.cursor() as cursor:
        # A table of a few rows is read as a whole.
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "audit_entry_no_act" in event_counts.no_acts(log, clock.now()).explain()


@pytest.mark.django_db
def test_quotas__reading_everything__uses_up_none_of_them(world: World) -> None:
    acme = world.acme
    model = make_model(acme)
    make_version(acme, model)
    assert acme.viewer

    def used() -> list[int]:
        return [one.used for one in tenants.usage(acme.tenant)]

    readers = [browser_of(acme.viewer, looking=False), browser_of(world.operator)]
    wire = {"Authorization": f"Bearer {token_of(acme.viewer)}"}
    before = used()
    for client in readers:
        for path in (
            "/",
            "/tenants/acme/",
            f"/models/acme/{model.name}/",
            f"/models/acme/{model.name}/versions/1/",
            "/models/acme/nothing/",
        ):
            client.get(path)
    for path in (
        "/api/v1/tenants/acme",
        f"/mlflow/acme/api/2.0/mlflow/registered-models/get?name={model.name}",
        "/mlflow/acme/api/2.0/mlflow/registered-models/get?name=nothing",
        "/mlflow/acme/api/2.0/mlflow-artifacts/artifacts",
    ):
        Client().get(path, headers=wire)
    assert used() == before


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("room", [1, 2])
def test_models__two_made_at_once__never_go_beyond_the_limit(room: int) -> None:
    acme = make_cast("acme")
    author = acme.author
    tenants.set_quota(tenant=acme.tenant, models=room, by=TEST)

    def make(name: str) -> None:
        registry.create_model(tenant=acme.tenant, name=name, by=author)

    raised = at_once(*(lambda name=name: make(name) for name in ("a", "b", "c")))
    assert [type(error) for error in raised] == [tenants.QuotaExceeded] * (3 - room)
    assert RegisteredModel.objects.count() == room


@pytest.mark.django_db(transaction=True)
def test_storage__two_uploads_at_once__never_go_beyond_the_limit() -> None:
    acme = make_cast("acme")
    author = acme.author
    tenants.set_quota(tenant=acme.tenant, storage_bytes=10, by=TEST)
    raised = at_once(
        *(lambda name=name: upload(acme.tenant, name, b"123456", by=author) for name in ("a", "b"))
    )
    assert [type(error) for error in raised] == [tenants.QuotaExceeded]
    assert Artifact.objects.count() == 1


@pytest.mark.django_db
def test_require_room__tenant_without_limits__reads_once_and_locks_nothing(
    acme: Cast, django_assert_num_queries: Any
) -> None:
    with transaction.atomic(), django_assert_num_queries(1):
        tenants.require_room(acme.tenant.pk, Quota.MODELS)
