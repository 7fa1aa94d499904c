"""The guard against queries over every tenant bites, and lets through what names its tenant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from apps.approvals.models import ChangeRequest
from apps.registry.models import Alias, ModelVersion, RegisteredModel
from apps.rollouts.models import Rollout
from apps.tenants.models import Membership, Tenant
from tests.contracts import scoping
from tests.factories.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]

KEY = "00000000-0000-0000-0000-000000000001"
UNSCOPED: dict[str, Callable[[], Any]] = {
    "all": lambda: list(RegisteredModel.objects.all()),
    "by-name": lambda: RegisteredModel.objects.filter(name="fraud").first(),
    "not-of-one": lambda: list(RegisteredModel.objects.exclude(tenant=KEY)),
    "one-or-any": lambda: list(
        RegisteredModel.objects.filter(tenant=KEY) | RegisteredModel.objects.filter(name="x")
    ),
    "count": lambda: ChangeRequest.objects.count(),
    "exists": lambda: Rollout.objects.filter(state="pending").exists(),
    "newest": lambda: Rollout.objects.order_by("-created_at").first(),
    "values": lambda: list(ModelVersion.objects.values_list("pk", flat=True)),
    "joined": lambda: list(Alias.objects.filter(model__name="fraud")),
    "through-all": lambda: list(
        ModelVersion.objects.filter(model__in=RegisteredModel.objects.filter(name="x"))
    ),
    "changed": lambda: RegisteredModel.objects.filter(name="fraud").update(description="x"),
    "tenants": lambda: list(Tenant.objects.filter(slug="acme")),
    "members": lambda: list(Membership.objects.filter(role="viewer")),
    "united": lambda: list(Rollout.objects.filter(tenant=KEY).union(Rollout.objects.all())),
}
SCOPED: dict[str, Callable[[], Any]] = {
    "tenant": lambda: list(RegisteredModel.objects.filter(tenant=KEY, name="fraud")),
    "tenants": lambda: list(RegisteredModel.objects.filter(tenant_id__in=[KEY])),
    "slug": lambda: list(
        RegisteredModel.objects.filter(tenant__in=Tenant.objects.filter(pk=KEY, slug="acme"))
    ),
    "key": lambda: RegisteredModel.objects.filter(pk=KEY).first(),
    "parent": lambda: ModelVersion.objects.filter(model=KEY).count(),
    "either": lambda: (
        RegisteredModel.objects.filter(tenant=KEY).exists() or RegisteredModel.objects.filter(pk=KEY)
    ),
    "through": lambda: list(
        ModelVersion.objects.filter(model__in=RegisteredModel.objects.filter(tenant=KEY))
    ),
    "holder": lambda: list(Membership.objects.filter(user=KEY)),
    "heads": lambda: list(RegisteredModel.objects.filter(tenant=KEY).with_heads()),
    "changed": lambda: RegisteredModel.objects.filter(tenant=KEY, name="fraud").update(description="x"),
}


def show(request: HttpRequest, kind: str, name: str) -> HttpResponse:
    """The view of somebody who forgot whose rows these are."""
    (UNSCOPED if kind == "unscoped" else SCOPED)[name]()
    return HttpResponse("shown")


urlpatterns = [path("<str:kind>/<str:name>", show)]


@pytest.mark.parametrize("name", UNSCOPED)
def test_view__asks_for_the_rows_of_every_tenant__fails_its_test(acme: Cast, name: str) -> None:
    with pytest.raises(scoping.UnscopedQuery, match="test_scoping"):
        Client().get(f"/unscoped/{name}")
    (told,) = scoping.violations
    assert "of every tenant" in told
    scoping.violations.clear()


@pytest.mark.parametrize("name", SCOPED)
def test_view__names_whose_rows_it_wants__is_let_through(acme: Cast, name: str) -> None:
    assert Client().get(f"/scoped/{name}").content == b"shown"


def test_query__outside_of_a_request__is_not_looked_at(acme: Cast) -> None:
    for ask in UNSCOPED.values():
        ask()


def test_allowed__each__is_a_function_that_exists() -> None:
    for place, why in scoping.ALLOWED.items():
        module, _, function = place.rpartition(".")
        assert callable(getattr(__import__(module, fromlist=[function]), function)), place
        assert why
