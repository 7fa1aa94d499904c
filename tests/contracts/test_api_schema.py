"""The OpenAPI document against the running API: what it promises is what is answered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from ninja.openapi.schema import OpenAPISchema
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from platform_portal.api import api
from tests.contracts.routes import rest_operations
from tests.contracts.stage import ANONYMOUS, CONTRIBUTOR, REVIEWER, Stage, undone

DOCUMENT = "/api/v1/openapi.json"
PROMISES = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
BOUNDED = settings(
    max_examples=12,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
OPERATIONS = sorted(
    (path, method) for path, methods in api.get_openapi_schema()["paths"].items() for method in methods
)
# Reading one's own name takes nothing that could be wrong.
WITH_INPUT = [(path, method) for path, method in OPERATIONS if path != "/api/v1/me"]


@pytest.fixture(scope="module")
def promised(built_stage: Stage) -> Iterator[Any]:
    """Return the document as it is served, bound to the portal in this process."""
    with _connection_kept():
        yield schemathesis.openapi.from_wsgi(DOCUMENT, get_wsgi_application())


@contextmanager
def _connection_kept() -> Iterator[None]:
    """Keep the end of a request from closing the connection, and the test's transaction with it."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    try:
        yield
    finally:
        request_started.connect(close_old_connections)
        request_finished.connect(close_old_connections)


def test_document__without_a_token__names_every_operation(stage: Stage) -> None:
    answer = stage.call(ANONYMOUS, "GET", DOCUMENT)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/json")
    document = answer.json()
    assert document["openapi"].startswith("3.")
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    assert len(operations) == len(rest_operations())
    assert len({operation["operationId"] for operation in operations}) == len(operations)
    for operation in operations:
        assert operation["summary"]
        assert operation["security"]
        assert operation["tags"]
        refusal = operation["responses"]["default"]["content"]
        assert list(refusal) == ["application/problem+json"]
        assert any(status.startswith("2") for status in operation["responses"])


def test_document__shapes_of_one_name__are_one_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    # ninja keeps the last one of a name, and says of the others what is not so.
    found: dict[str, set[str]] = {}

    def note(self: Any, definitions: dict[str, Any]) -> None:
        for name, shape in definitions.items():
            found.setdefault(name, set()).add(json.dumps(shape, sort_keys=True))

    monkeypatch.setattr(OpenAPISchema, "add_schema_definitions", note)
    OpenAPISchema(api, "/api/v1/")
    assert len(found) > 50
    assert {name for name, shapes in found.items() if len(shapes) > 1} == set()


def exercise(stage: Stage, operation: Any, mode: GenerationMode) -> None:
    """Send generated requests of an operation, about real objects and about none.

    What is not asked for, such as an unknown parameter, is passed over; what cannot be understood is refused. Either
    is answered in the promised way.
    """
    mine = {"change-requests": stage.target.request, "rollouts": stage.target.rollout}
    pk = next((pk for kind, pk in mine.items() if f"/{kind}/" in operation.path), None)
    real = {"pk": pk, "tenant": stage.target.tenant, "model": stage.target.free_model, "version": 1}
    role = REVIEWER if operation.path.endswith("/votes") else CONTRIBUTOR
    sent = []

    @BOUNDED
    @given(case=operation.as_strategy(generation_mode=mode))
    def send(case: Any) -> None:
        if mode is GenerationMode.POSITIVE:
            case.path_parameters.update(
                {name: real[name] for name in real.keys() & case.path_parameters.keys()}
            )
        with undone(), _connection_kept():
            response = case.call(headers={"Authorization": f"Bearer {stage.tokens[role]}"})
        case.validate_response(response, checks=PROMISES)
        sent.append(response.status_code)

    send()
    assert sent


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_operation__with_what_the_document_allows__keeps_its_promises(
    stage: Stage, promised: Any, path: str, method: str
) -> None:
    exercise(stage, promised[path][method], GenerationMode.POSITIVE)


@pytest.mark.parametrize(("path", "method"), WITH_INPUT)
def test_operation__with_what_the_document_forbids__refuses_in_the_promised_way(
    stage: Stage, promised: Any, path: str, method: str
) -> None:
    exercise(stage, promised[path][method], GenerationMode.NEGATIVE)
