"""The ground rules of REST, held to every operation that there is: docs/reference/rest.md."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from apps.core.models import IdempotencyKey
from apps.core.rest.operation import PortalOperation
from platform_portal.api import api
from tests.contracts.routes import REST, ROUTES, Cell
from tests.contracts.stage import MEMBERS, OPERATOR, Stage, snapshot, text_of, undone

DOCUMENT = api.get_openapi_schema()
# Writes that take no If-Match: there is no object yet whose version could have been read, or none is changed.
CREATIONS = {
    "lint_contract",
    "diff_contracts",
    "create_connection",
    "add_member",
    "create_model",
    "create_change_request",
    "create_tenant",
    "create_mapping",
    "send_events",
    "create_store",
    "start_sync",
    "start_check",
    "create_feed",
    # They read a file, or the graph.
    "import_backstage",
    "find_impact",
}


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Return each operation of the document: the name of its view, its method and what is said of it."""
    views = {
        ("/api/v1" + re.sub(r"\{[a-z]+:", "{", path), method): one.view_func
        for router in api._get_bound_routers()
        for path, view in router.path_operations.items()
        for one in view.operations
        for method in one.methods
    }
    for path, methods in DOCUMENT["paths"].items():
        for method, operation in methods.items():
            yield views[path, method.upper()].__name__, method.upper(), operation


OPERATIONS = list(operations())


def taken(operation: dict[str, Any], where: str) -> set[str]:
    return {one["name"] for one in operation.get("parameters", []) if one["in"] == where}


def schema_of(operation: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a success, {} where it has no body."""
    answer = next(answer for status, answer in operation["responses"].items() if str(status).startswith("2"))
    schema = answer.get("content", {}).get("application/json", {}).get("schema", {})
    return DOCUMENT["components"]["schemas"].get(schema.get("$ref", "").rpartition("/")[2], schema)


def may(cell: Cell) -> str:
    """Return somebody who gets through, of the tenant where there is one: looks of operators write to its trail."""
    return min(cell.people & MEMBERS, key=lambda role: (role == OPERATOR, role))


def cells(*methods: str) -> list[tuple[str, str]]:
    return [(name, method) for name, route in REST.items() for method in route.methods if method in methods]


def call(stage: Stage, name: str, method: str, **headers: str) -> Any:
    cell = ROUTES[name].methods[method]
    return stage.call(
        may(cell), method, ROUTES[name].path(stage.target), cell.body(stage.target), headers=headers
    )


def test_operations__all__keep_the_ground_rules() -> None:
    bound = [
        one
        for router in api._get_bound_routers()
        for view in router.path_operations.values()
        for one in view.operations
    ]
    assert len(bound) == len(OPERATIONS)
    assert {type(one) for one in bound} == {PortalOperation}


def test_document__posts__take_an_idempotency_key() -> None:
    for name, method, operation in OPERATIONS:
        assert ("Idempotency-Key" in taken(operation, "header")) == (method == "POST"), name


def test_document__answers_with_a_body__have_an_etag() -> None:
    for name, method, operation in OPERATIONS:
        for status, answer in operation["responses"].items():
            if str(status).startswith("2") and "content" in answer:
                assert "ETag" in answer["headers"], (name, method)
        assert ("If-None-Match" in taken(operation, "header")) == (method == "GET"), name


def test_document__lists__are_paged_by_cursor() -> None:
    lists = 0
    for name, method, operation in OPERATIONS:
        fields = schema_of(operation).get("properties", {})
        is_list = "items" in fields or schema_of(operation).get("type") == "array"
        assert is_list == name.startswith("list_"), name
        if is_list:
            lists += 1
            assert method == "GET", name
            assert fields.keys() == {"items", "next_cursor"}, name
            assert {"cursor", "limit"} <= taken(operation, "query"), name
    assert lists


def test_document__writes_of_one_object__take_if_match() -> None:
    writes = {
        name: "If-Match" in taken(operation, "header")
        for name, method, operation in OPERATIONS
        if method != "GET"
    }
    assert {name for name, takes in writes.items() if not takes} == CREATIONS


@pytest.mark.parametrize(("name", "method"), cells("GET"))
def test_read__etag_sent_back__is_answered_304(stage: Stage, name: str, method: str) -> None:
    first = call(stage, name, method)
    if first.status_code == 404:
        assert ROUTES[name].methods[method].ok == 404
        return
    again = call(stage, name, method, **{"If-None-Match": first["ETag"]})
    assert (again.status_code, text_of(again)) == (304, "")


@pytest.mark.parametrize(
    ("name", "method"),
    [
        (name, method)
        for name, method in cells("POST", "PUT", "PATCH", "DELETE")
        if name.partition(":")[2] not in CREATIONS and REST[name].methods[method].ok != 404
    ],
)
def test_write__of_another_version_than_there_is__is_refused_and_changes_nothing(
    stage: Stage, name: str, method: str
) -> None:
    before = snapshot()
    for tag in ('"0123.4567"', 'W/"0123"', '""'):
        answer = call(stage, name, method, **{"If-Match": tag})
        assert (answer.status_code, answer.json()["code"]) == (412, "precondition_failed"), tag
    for tag in ("0123", '"a", "b"', "x" * 400):
        assert call(stage, name, method, **{"If-Match": tag}).status_code == 400, tag
    assert snapshot() == before
    with undone():
        assert call(stage, name, method, **{"If-Match": "*"}).status_code == ROUTES[name].methods[method].ok


@pytest.mark.parametrize(("name", "method"), cells("POST"))
def test_post__sent_again_with_its_key__is_answered_alike(stage: Stage, name: str, method: str) -> None:
    key = {"Idempotency-Key": str(uuid.uuid4())}
    with undone():
        first, again = (call(stage, name, method, **key) for _ in range(2))
        assert first.status_code == ROUTES[name].methods[method].ok
        assert (again.status_code, text_of(again)) == (first.status_code, text_of(first))
        assert again["Idempotency-Replayed"] == "true"
        assert IdempotencyKey.objects.count() == 1
