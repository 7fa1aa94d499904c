"""Lists read no column that may hold megabytes, neither of their rows nor of what is joined to them."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apps.approvals import tallies
from apps.approvals.models import ChangeRequest, Revision
from apps.registry.models import Alias, AliasChange, ModelVersion, RegisteredModel
from apps.rollouts.models import TrafficRoute
from tests.factories.cast import World, token_of
from tests.factories.objects import Objects, make_objects
from tests.operations.operating import browser_of, page_of

pytestmark = pytest.mark.django_db

WIDE = re.compile(
    r'"(registry_modelversion"\."(tag_values|metrics|params)|registry_registeredmodel"\."(tag_values|alias_numbers)|'
    r'approvals_(changerequest|revision)"\."document)"(?=,| FROM)'
)


@pytest.fixture
def objects(world: World) -> Objects:
    return make_objects(world.acme)


def wide_reads(queries: CaptureQueriesContext) -> list[str]:
    """Return what was read of wide columns by queries of more than one row."""
    return [found[0] for query in queries for found in WIDE.finditer(query["sql"])]


@pytest.mark.parametrize(
    "model", [RegisteredModel, ModelVersion, Alias, AliasChange, ChangeRequest, Revision]
)
def test_admin_list__rows_with_wide_columns__leaves_them_out(
    world: World, objects: Objects, model: type
) -> None:
    client = browser_of(world.operator)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(page_of(model, "changelist"))
    assert answer.context["cl"].result_list
    assert wide_reads(queries) == []


def test_pages__list_of_models_and_versions__leave_wide_columns_out(world: World, objects: Objects) -> None:
    client = Client()
    client.force_login(world.acme.viewer)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(reverse("registry:model-list")).status_code == 200
    assert wide_reads(queries) == []
    with CaptureQueriesContext(connection) as queries:
        assert client.get(reverse("registry:model-detail", args=["acme", "fraud"])).status_code == 200
    # The model itself, and the metrics of its champion.
    assert sorted(wide_reads(queries)) == [
        '"registry_modelversion"."metrics"',
        '"registry_registeredmodel"."alias_numbers"',
        '"registry_registeredmodel"."tag_values"',
    ]


def test_routes__read_for_the_router__leave_wide_columns_out(objects: Objects) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert list(TrafficRoute.objects.with_versions())
    assert wide_reads(queries) == []


def test_api__long_documents__are_read_one_by_one(
    world: World, objects: Objects, monkeypatch: pytest.MonkeyPatch
) -> None:
    headers = {"Authorization": f"Bearer {token_of(world.acme.viewer)}"}

    def ask() -> tuple[list[dict[str, object]], int]:
        with CaptureQueriesContext(connection) as queries:
            items = Client().get("/api/v1/change-requests", headers=headers).json()["items"]
        return items, sum('"approvals_changerequest"."document"' in query["sql"] for query in queries)

    together, reads = ask()
    # One asks for the sizes.
    assert (len(together) > 2, reads) == (True, 2)
    monkeypatch.setattr(tallies, "BATCH_BYTES", 10)
    assert ask() == (together, len(together) + 1)
