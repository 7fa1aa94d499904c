import datetime as dt

import pytest

from apps.core import clock
from apps.rollouts.models import ReconcilerHeartbeat

pytestmark = pytest.mark.django_db


def beat(seconds_ago: float) -> None:
    ReconcilerHeartbeat.objects.create(
        name="test", beaten_at=clock.now() - dt.timedelta(seconds=seconds_ago), interval_seconds=1
    )


def test_healthz__always__answers(client):
    assert client.get("/healthz").json() == {"status": "ok"}


def test_readyz__every_part_answers__is_ready(client):
    beat(seconds_ago=1)
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert {name: check["ok"] for name, check in answer.json()["checks"].items()} == {
        "database": True,
        "redis": True,
        "reconciler": True,
    }


def test_readyz__reconciler_silent__says_so(client):
    beat(seconds_ago=120)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["reconciler"]["ok"] is False


def test_readyz__redis_down__says_so_and_names_no_host(client, settings):
    beat(seconds_ago=1)
    settings.REDIS_URL = "redis://:secret@127.0.0.1:1/0"
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["redis"]["ok"] is False
    assert "secret" not in answer.content.decode()


def test_readyz__post__is_refused(client):
    assert client.post("/readyz").status_code == 405
