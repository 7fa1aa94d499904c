import datetime as dt
import socket
from collections.abc import Iterator

import pytest
from django.db import connections

from apps.core import clock, health
from apps.operations import readiness
from apps.rollouts.models import ReconcilerHeartbeat

pytestmark = pytest.mark.django_db


def beat(seconds_ago: float) -> None:
    ReconcilerHeartbeat.objects.create(
        name="test", beaten_at=clock.now() - dt.timedelta(seconds=seconds_ago), interval_seconds=1
    )


@pytest.fixture
def hung() -> Iterator[socket.socket]:
    """Listen on a port where every connection is taken and nothing is ever said."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener


def test_healthz__always__answers(client):
    assert client.get("/healthz").json() == {"status": "ok"}


@pytest.mark.django_db(transaction=True)
def test_readyz__every_part_answers__is_ready(client):
    beat(seconds_ago=1)
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert {name: check["ok"] for name, check in answer.json()["checks"].items()} == {
        "database": True,
        "redis": True,
        "reconciler": True,
    }


@pytest.mark.django_db(transaction=True)
def test_readyz__reconciler_silent__says_so(client):
    beat(seconds_ago=120)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["reconciler"]["ok"] is False


@pytest.mark.django_db(transaction=True)
def test_readyz__redis_down__says_so_and_names_no_host(client, settings):
    beat(seconds_ago=1)
    settings.REDIS_URL = "redis://:secret@127.0.0.1:1/0"
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["redis"]["ok"] is False
    assert "secret" not in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_readyz__postgres_hangs__names_it_in_time_and_asks_once(client, hung, monkeypatch):
    beat(seconds_ago=1)
    monkeypatch.setattr(health, "SECONDS", 0.2)
    with monkeypatch.context() as away:
        # Of connections to come: this test keeps its own.
        for name, value in (("HOST", "127.0.0.1"), ("PORT", hung.getsockname()[1])):
            away.setitem(connections.settings["default"], name, value)
        for _ in range(2):
            answer = client.get("/readyz")
            assert answer.status_code == 503
            told = answer.json()["checks"]
            assert told["database"] == {"ok": False, "detail": "gave no answer within 0.2 s"}
            assert told["redis"]["ok"] is True
            assert told["reconciler"]["ok"] is False
            # It still waits, and nobody waits beside it.
            assert readiness._asker.lock.locked()
        hung.settimeout(5)
        hung.accept()[0].close()
        hung.setblocking(False)
        with pytest.raises(BlockingIOError):
            hung.accept()
    assert readiness._asker.lock.acquire(timeout=10)
    readiness._asker.lock.release()
    monkeypatch.setattr(health, "SECONDS", 10)
    assert client.get("/readyz").status_code == 200


def test_readyz__redis_hangs__names_it_in_time(client, hung, settings, monkeypatch):
    settings.REDIS_URL = f"redis://127.0.0.1:{hung.getsockname()[1]}/0"
    monkeypatch.setattr(health, "SECONDS", 0.2)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["redis"]["ok"] is False


def test_readyz__post__is_refused(client):
    assert client.post("/readyz").status_code == 405
