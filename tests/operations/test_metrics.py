"""/metrics: who may read it, what it says, and what it says when its sources are silent."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
import redis
from django.db import DatabaseError
from django.test import Client
from django.urls import include, path
from prometheus_client.parser import text_string_to_metric_families

from apps.core import clock, refusals
from apps.core.refusals import Forbidden
from apps.operations import metrics
from apps.rollouts.models import ReconcilerHeartbeat
from platform_portal import urls as portal_urls
from platform_portal.local import folders, stack
from tests.factories.cast import make_world
from tests.factories.objects import make_objects

pytestmark = pytest.mark.django_db

TOKEN = "a-token-of-prometheus"
Series = dict[tuple[str, frozenset[tuple[str, str]]], float]


@pytest.fixture(scope="module", autouse=True)
def counted_by_these_tests_alone() -> None:
    """Forget what was counted before: a process that ran a thousand tests has series of them all."""
    for metric in (metrics.REQUESTS, metrics.SECONDS, metrics.DENIED):
        metric.clear()


def parse(text: str) -> Series:
    """Read what /metrics says as Prometheus does, and fail where a series stands there twice."""
    found: Series = {}
    for family in text_string_to_metric_families(text):
        assert family.documentation, family.name
        for sample in family.samples:
            key = sample.name, frozenset(sample.labels.items())
            assert key not in found
            found[key] = sample.value
    return found


def scrape(client: Client, **headers: str) -> Series:
    answer = client.get("/metrics", headers=headers)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/plain; version=")
    assert "no-store" in answer["Cache-Control"]
    return parse(answer.content.decode())


def value(found: Series, name: str, **labels: str) -> float | None:
    return found.get((name, frozenset(labels.items())))


def names(found: Series) -> set[str]:
    return {name for name, _ in found}


def beat(seconds_ago: float) -> None:
    ReconcilerHeartbeat.objects.create(
        name="test", beaten_at=clock.now() - dt.timedelta(seconds=seconds_ago), interval_seconds=1
    )


# Who may read it


@pytest.mark.parametrize("peer", ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"])
def test_metrics__from_this_machine__are_told(client: Client, peer: str) -> None:
    assert client.get("/metrics", REMOTE_ADDR=peer).status_code == 200


BY_THE_FRONT = {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-Proto": "http"}


@pytest.mark.parametrize("peer", ["", "127.0.0.1"])
@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({}, 200),
        ({"X-Forwarded-For": "::1"}, 200),
        ({"X-Forwarded-For": "192.0.2.7"}, 404),
        ({"X-Forwarded-For": "127.0.0.1, 127.0.0.1"}, 404),
        ({"X-Forwarded-For": "192.0.2.7,127.0.0.1"}, 404),
        ({"X-Forwarded-For": ""}, 404),
        ({"X-Forwarded-Host": "portal.example.com"}, 404),
        ({"X-Real-IP": "127.0.0.1"}, 404),
        ({"Via": "1.1 balancer"}, 404),
    ],
)
def test_metrics__handed_on_by_the_front_alone__are_told_on_this_machine(
    client: Client, settings: Any, peer: str, more: dict[str, str], status: int
) -> None:
    settings.TRUSTED_PROXY_COUNT = 1
    assert client.get("/metrics", headers={**BY_THE_FRONT, **more}, REMOTE_ADDR=peer).status_code == status
    settings.TRUSTED_PROXY_COUNT = 2
    assert client.get("/metrics", headers={**BY_THE_FRONT, **more}, REMOTE_ADDR=peer).status_code == 404


def unlike(text: str) -> str:
    """Take out of an answer what differs between any two."""
    return re.sub(r"\b([0-9a-f]{32}|[0-9A-Za-z]{64})\b", "", text)


@pytest.mark.parametrize(
    ("peer", "headers"),
    [
        ("192.0.2.7", {}),
        ("10.0.0.1", {}),
        ("::ffff:10.0.0.1", {}),
        ("", {}),
        ("localhost", {}),
        ("127.0.0.1", {"X-Forwarded-For": "127.0.0.1"}),
        ("127.0.0.1", {"X-Forwarded-For": ""}),
        ("127.0.0.1", {"X-Forwarded-Proto": "https"}),
        ("127.0.0.1", {"X-Forwarded-Host": "portal.example.com"}),
        ("127.0.0.1", {"Forwarded": "for=127.0.0.1"}),
        ("127.0.0.1", {"X-Real-IP": "127.0.0.1"}),
        ("127.0.0.1", {"Via": "1.1 balancer"}),
        ("192.0.2.7", {"Authorization": "Bearer wrong"}),
        ("192.0.2.7", {"Authorization": "Bearer "}),
        ("192.0.2.7", {"Authorization": "Bearer"}),
        ("192.0.2.7", {"Authorization": f"Basic {TOKEN}"}),
        ("192.0.2.7", {"Authorization": TOKEN}),
        ("192.0.2.7", {"Authorization": f"Bearer {TOKEN}ü"}),
    ],
)
@pytest.mark.parametrize("token", ["", TOKEN])
def test_metrics__stranger__finds_what_leads_nowhere(
    client: Client, settings: Any, token: str, peer: str, headers: dict[str, str]
) -> None:
    settings.METRICS_TOKEN = token
    strict = Client(enforce_csrf_checks=True)
    for method in ("GET", "HEAD", "POST", "PUT", "OPTIONS"):
        ours, none = (
            strict.generic(method, address, headers=headers, REMOTE_ADDR=peer)
            for address in ("/metrics", "/nowhere")
        )
        assert (ours.status_code, none.status_code) == (404, 404)
        assert unlike(ours.content.decode()) == unlike(none.content.decode())
        assert set(ours.headers) == set(none.headers)


@pytest.mark.parametrize(
    ("peer", "headers"), [("192.0.2.7", {}), ("127.0.0.1", {"X-Forwarded-For": "192.0.2.7"}), ("", {})]
)
def test_metrics__whoever_shows_the_token__are_told(
    client: Client, settings: Any, peer: str, headers: dict[str, str]
) -> None:
    settings.METRICS_TOKEN = TOKEN
    for scheme in ("Bearer", "bearer"):
        shown = {**headers, "Authorization": f"{scheme} {TOKEN}"}
        assert client.get("/metrics", headers=shown, REMOTE_ADDR=peer).status_code == 200


def test_metrics__post__is_refused(client: Client) -> None:
    answer = client.post("/metrics")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")


# What it says


def test_metrics__requests__are_counted_by_route_method_and_status_class(client: Client) -> None:
    before = scrape(client)
    client.get("/healthz")
    client.get("/healthz")
    client.post("/healthz")
    client.generic("BREW", "/healthz")
    client.get("/models/acme-secret/fraud-secret/")
    client.get("/mlflow/acme-secret/api/2.0/mlflow/registered-models/get?name=fraud-secret")
    client.get("/nowhere/acme-secret")
    after = scrape(client)

    def more(route: str, method: str, status: str) -> float:
        labels = {"route": route, "method": method, "status": status}
        name = "portal_http_requests_total"
        return (value(after, name, **labels) or 0) - (value(before, name, **labels) or 0)

    assert more("operations:healthz", "GET", "2xx") == 2
    assert more("operations:healthz", "POST", "4xx") == 1
    assert more("operations:healthz", "other", "4xx") == 1
    assert more("registry:model-detail", "GET", "3xx") == 1
    assert more("mlflow/<slug:tenant>/api/2.0/mlflow/registered-models/get", "GET", "4xx") == 1
    assert more("none", "GET", "4xx") == 1
    assert more("operations:metrics", "GET", "2xx") == 1
    counted = value(
        after, "portal_http_request_duration_seconds_count", route="operations:healthz", method="GET"
    )
    assert counted is not None
    assert counted >= 2
    assert not any("secret" in text for _, labels in after for _, text in labels)


def fail(request: Any) -> None:
    raise RuntimeError("on purpose")


class failing:
    urlpatterns = [path("fails", fail, name="fails"), path("", include(portal_urls))]
    handler500 = portal_urls.handler500


def test_metrics__fault_of_a_page__is_counted(settings: Any) -> None:
    settings.ROOT_URLCONF = failing
    client = Client(raise_request_exception=False)
    client.get("/fails")
    assert value(scrape(client), "portal_http_requests_total", route="fails", method="GET", status="5xx") == 1


@pytest.mark.django_db(transaction=True)
def test_metrics__everything_answers__tell_of_the_whole_portal(
    client: Client, settings: Any, superuser: Any
) -> None:
    world = make_world()
    make_objects(world.acme)
    beat(seconds_ago=7)
    settings.CELERY_TASK_DEFAULT_QUEUE = "default-of-test"
    with redis.Redis.from_url(settings.REDIS_URL) as broker:
        broker.lpush("default-of-test", "one", "two")
        broker.expire("default-of-test", 60)
        found = scrape(client)
        broker.delete("default-of-test")
    assert value(found, "portal_build_info", version=settings.PORTAL_VERSION) == 1
    assert (value(found, "portal_database_up"), value(found, "portal_redis_up")) == (1, 1)
    assert value(found, "portal_queue_length", queue="default-of-test") == 2
    assert value(found, "portal_queue_length", queue="rollouts") is not None
    age = value(found, "portal_reconciler_heartbeat_age_seconds")
    assert age is not None
    assert 7 <= age < 60
    moving = {
        dict(labels)["state"]: n for (name, labels), n in found.items() if name == "portal_rollouts_active"
    }
    counted = dict(
        superuser.execute(
            "SELECT state, count(*) FROM rollouts_rollout WHERE state NOT IN ('succeeded', 'rolled_back') GROUP BY 1"
        ).fetchall()
    )
    assert {state: n for state, n in moving.items() if n} == counted
    assert set(moving) == {str(state) for state in metrics.ACTIVE}
    (waiting,) = superuser.execute(
        "SELECT count(*) FROM approvals_changerequest WHERE state = 'in_review'"
    ).fetchone()
    assert waiting > 0
    assert value(found, "portal_change_requests_open") == waiting
    for source in ("counters", "database", "reconciler", "redis"):
        assert value(found, "portal_scrape_error", source=source) == 0
    assert not re.search("acme|globex|fraud", str(found), re.IGNORECASE)


@pytest.mark.django_db(transaction=True)
def test_metrics__denied_action__is_counted_by_action_and_reason(client: Client) -> None:
    labels = {"action": "approvals.request.approved", "reason": "own_request"}
    before = value(scrape(client), "portal_denied_actions_total", **labels) or 0
    audit = {"action": labels["action"], "tenant_id": None, "by": None, "obj": ("change_request", "1")}
    refused = Forbidden(code="own_request", audit=audit)
    refusals.record_denied(refused)
    refusals.record_denied(refused)
    refusals.record_denied(Forbidden())
    assert value(scrape(client), "portal_denied_actions_total", **labels) == before + 1


# What it says when a source is silent

FROM_DATABASE = {"portal_rollouts_active", "portal_change_requests_open"}


def test_metrics__redis_down__leave_its_series_out_and_say_so(client: Client, settings: Any) -> None:
    settings.REDIS_URL = "redis://:secret@127.0.0.1:1/0"
    answer = client.get("/metrics")
    found = parse(answer.content.decode())
    assert value(found, "portal_redis_up") == 0
    assert value(found, "portal_scrape_error", source="redis") == 1
    assert value(found, "portal_scrape_error", source="database") == 0
    assert "portal_queue_length" not in names(found)
    assert "secret" not in answer.content.decode()


def test_metrics__queue_of_another_kind__is_no_empty_queue(client: Client, settings: Any) -> None:
    settings.CELERY_TASK_DEFAULT_QUEUE = "not-a-list"
    with redis.Redis.from_url(settings.REDIS_URL) as broker:
        broker.set("not-a-list", "text", ex=60)
        found = scrape(client)
        broker.delete("not-a-list")
    assert value(found, "portal_scrape_error", source="redis") == 1
    assert "portal_queue_length" not in names(found)


def test_metrics__database_down__leave_its_series_out_and_say_so(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> metrics.Reading:
        raise DatabaseError("the password is secret")

    monkeypatch.setattr(metrics, "_read", fail)
    found = scrape(client)
    assert value(found, "portal_database_up") == 0
    assert value(found, "portal_scrape_error", source="database") == 1
    assert value(found, "portal_scrape_error", source="reconciler") == 1
    assert not names(found) & (FROM_DATABASE | {"portal_reconciler_heartbeat_age_seconds"})


def test_metrics__database_that_hangs__is_not_waited_for_and_asked_once_at_a_time(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, asked = threading.Event(), []

    def hang() -> metrics.Reading:
        asked.append(1)
        held.wait(30)
        raise DatabaseError

    monkeypatch.setattr(metrics, "_read", hang)
    monkeypatch.setattr(metrics, "DATABASE_SECONDS", 0.1)
    try:
        for _ in range(2):
            found = scrape(client)
            assert value(found, "portal_database_up") == 0
        assert len(asked) == 1
    finally:
        held.set()
    # The one that hung gave its place back.
    assert metrics._asker.lock.acquire(timeout=10)
    metrics._asker.lock.release()


def test_metrics__reconciler_never_ran__is_no_age(client: Client) -> None:
    found = scrape(client)
    assert value(found, "portal_database_up") == 1
    assert value(found, "portal_scrape_error", source="reconciler") == 1
    assert "portal_reconciler_heartbeat_age_seconds" not in names(found)


def test_metrics__counters_unreadable__say_so(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(metrics, "FOLDER", str(tmp_path / "gone"))
    found = scrape(client)
    assert value(found, "portal_scrape_error", source="counters") == 1
    assert "portal_http_requests_total" not in names(found)
    assert value(found, "portal_database_up") == 1


# Several processes

FORKS = """
import os, django
django.setup()
from apps.operations import metrics
from django.test import RequestFactory
from django.urls import resolve
request = RequestFactory().get("/healthz")
request.resolver_match = resolve("/healthz")
for child in range(3):
    if os.fork() == 0:
        for _ in range(5):
            metrics.count_request(request, 200, 0.02)
        os._exit(0)
for child in range(3):
    os.wait()
metrics.count_request(request, 200, 0.02)
print(metrics.render().decode())
"""


def test_metrics__several_processes__are_added_up(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FORKS],
        env={**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path / "metrics")},
        cwd=folders.CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    found = parse(done.stdout)
    route = {"route": "operations:healthz", "method": "GET"}
    assert value(found, "portal_http_requests_total", status="2xx", **route) == 16
    assert value(found, "portal_http_request_duration_seconds_count", **route) == 16
    assert value(found, "portal_http_request_duration_seconds_bucket", le="0.01", **route) == 0
    assert value(found, "portal_http_request_duration_seconds_bucket", le="0.025", **route) == 16
    assert value(found, "portal_scrape_error", source="counters") == 0
    assert len(list((tmp_path / "metrics").glob("counter_*.db"))) == 4


def test_web_server__starts__with_an_empty_folder_of_counters(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PORTAL_VAR", str(tmp_path))
    started: list[dict[str, str]] = []
    monkeypatch.setattr(stack, "spawn", lambda argv, *, output, env, cwd: started.append(env))
    (tmp_path / "metrics").mkdir()
    (tmp_path / "metrics" / "counter_1.db").write_text(json.dumps("of a process that is gone"))
    stack.web(tmp_path, proxies=1).start(tmp_path / "log")
    assert started[0]["PROMETHEUS_MULTIPROC_DIR"] == str(tmp_path / "metrics")
    assert list((tmp_path / "metrics").iterdir()) == []
