"""Checks over REST: created, run, read, and refused to others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from apps.core import jobs
from tests.contract_checks import promised
from tests.factories.api import Api
from tests.factories.cast import World

pytestmark = pytest.mark.django_db
CHECKS = "/contracts/acme/orders/checks"


@pytest.fixture
def client(tmp_path: Path, settings: Any, world: World) -> Api:
    settings.DATA_ROOTS = [str(tmp_path)]
    promised.write(tmp_path, world.acme.tenant, promised.BREACHED)
    promised.contract(world.acme.tenant, world.acme.author)
    promised.contract(world.globex.tenant, world.globex.author)
    return Api(world.acme.author)


def test_check__saved_run_and_read__tells_each_rule(client: Api, world: World) -> None:
    made = client.send("PUT", f"{CHECKS}/daily", {"path": "orders.csv", "mode": "block", "every_minutes": 60})
    assert made.status_code == 201, made.content
    assert made.json()["state"] == "never_checked"
    started = client.post(CHECKS, {})
    assert started.status_code == 202, started.content
    operation = started.json()
    assert started["Location"] == f"/api/v1/operations/{operation['id']}"
    again = client.post(CHECKS, {"check": "daily"})
    assert again.json()["id"] == operation["id"]
    jobs.run(operation["id"])
    assert client.get(f"{CHECKS}/daily").json()["state"] == "breached"
    (run,) = client.get(f"{CHECKS}/daily/runs").json()["items"]
    assert (run["state"], run["failed"], run["operation_id"]) == ("breached", 2, operation["id"])
    results = client.get(f"{CHECKS}/daily/runs/{run['id']}/results").json()["items"]
    failed = {one["key"]: one["failing_rows"] for one in results if one["state"] == "failed"}
    assert failed == {"orders/order_id/unique": 1, "orders/total/option.minimum": 1}
    assert [one["sentence"] for one in results if one["state"] == "not_checked"] == [
        "It is a text for people, which no program can check."
    ]
    assert client.get("/contracts/acme/orders/summary").json()["breached_at"]


def test_check__of_another_tenant__is_not_there(client: Api, world: World) -> None:
    client.send("PUT", f"{CHECKS}/daily", {"path": "orders.csv"})
    stranger = Api(world.globex.author)
    for method, path in (
        ("GET", CHECKS),
        ("GET", f"{CHECKS}/daily"),
        ("POST", CHECKS),
        ("DELETE", f"{CHECKS}/daily"),
    ):
        answer = stranger.send(method, path, {} if method == "POST" else None)
        assert answer.status_code == 404, (method, path)
    assert stranger.get("/contracts/globex/orders/checks").json()["items"] == []


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"path": "../globex/orders.csv"}, 400, "path_outside_roots"),
        ({"path": "/etc/passwd"}, 400, "path_outside_roots"),
        ({}, 400, "invalid_check"),
        ({"path": "a.csv", "connection": "b"}, 400, "invalid_check"),
        ({"path": "a.csv", "every_minutes": 1}, 400, "invalid_check"),
        ({"connection": "nowhere"}, 404, "not_found"),
    ],
)
def test_check__that_cannot_be__is_refused_with_a_code(
    client: Api, body: dict[str, Any], status: int, code: str
) -> None:
    answer = client.send("PUT", f"{CHECKS}/daily", body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_check__not_named__is_refused_where_there_is_not_exactly_one(client: Api) -> None:
    assert client.post(CHECKS, {}).json()["code"] == "check_not_named"
    for name in ("daily", "nightly"):
        client.send("PUT", f"{CHECKS}/{name}", {"path": "orders.csv"})
    assert client.post(CHECKS, {}).json()["code"] == "check_not_named"
    assert client.send("DELETE", f"{CHECKS}/daily").status_code == 204
    assert client.post(CHECKS, {}).status_code == 202


def test_check__changed_with_a_stale_tag__is_refused(client: Api) -> None:
    first = client.send("PUT", f"{CHECKS}/daily", {"path": "orders.csv"})
    client.send("PUT", f"{CHECKS}/daily", {"path": "other.csv"})
    answer = client.send("PUT", f"{CHECKS}/daily", {"path": "third.csv"}, headers={"If-Match": first["ETag"]})
    assert answer.status_code == 412
