"""What the page of health says of each check, passing and failing."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections import namedtuple
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

from apps.core import clock, jobs
from apps.core.areas import Health, Level
from apps.core.models import Job
from apps.operations import services
from apps.operations.health import report
from apps.operations.models import Heartbeat
from apps.operations.tasks import beat
from tests.factories.cast import TEST, World
from tests.operations.operating import browser_of

pytestmark = pytest.mark.django_db


def health(name: str) -> Health:
    return next(found.health for found in report(quick=True) if found.name == name)


def test_beat__heard_late_or_never__says_so() -> None:
    assert health("Beat").level is Level.FAIL
    beat()
    assert health("Beat").level is Level.OK
    Heartbeat.objects.update(beaten_at=clock.now() - dt.timedelta(minutes=3))
    assert (health("Beat").level, health("Beat").detail) == (Level.FAIL, "was heard 3 min ago")
    services.beat()
    assert Heartbeat.objects.count() == 1


def test_queue__jobs_wait__gets_worse_with_time() -> None:
    assert health("Queue").level is Level.OK
    job = jobs.start("admin.action", {}, by=TEST, title="x")
    found = []
    for age in (1, 60, 600):
        Job.objects.filter(pk=job.pk).update(due_at=clock.now() - dt.timedelta(seconds=age))
        found.append(health("Queue").level)
    assert found == [Level.OK, Level.WARN, Level.FAIL]


def test_migrations__one_is_missing__is_named() -> None:
    assert health("Migrations").level is Level.OK
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM django_migrations WHERE app = 'core' AND name = "
            "(SELECT max(name) FROM django_migrations WHERE app = 'core') RETURNING name"
        )
        (newest,) = cursor.fetchone()
    assert health("Migrations").level is Level.FAIL
    assert f"core.{newest}" in health("Migrations").detail


def test_rules__one_is_switched_off_by_hand__is_named(superuser: psycopg.Connection) -> None:
    assert health("Rules").level is Level.OK
    superuser.execute("ALTER TABLE approvals_vote DISABLE TRIGGER approvals_vote_rules")
    assert health("Rules").level is Level.FAIL
    assert health("Rules").detail == (
        "trigger approvals_vote_rules on approvals_vote: not as apps/approvals/sql/votes.sql makes it"
    )
    superuser.execute("ALTER TABLE approvals_vote ENABLE ALWAYS TRIGGER approvals_vote_rules")
    assert health("Rules").level is Level.OK


def test_storage__nearly_full_or_read_only__says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    found = []
    for free in (50, 10, 2):
        monkeypatch.setattr(shutil, "disk_usage", lambda path, free=free: usage(100, 100 - free, free))
        found.append(health("Storage").level)
    assert found == [Level.OK, Level.WARN, Level.FAIL]
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert health("Storage").detail == "cannot be written"


def test_checkpoints__entries_are_not_signed__says_so(
    world: World, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert health("Audit checkpoints").detail == "nothing was ever signed"
    folder = Path(settings.AUDIT_CHECKPOINT_DIR)
    folder.mkdir(parents=True)
    signed = folder / "chain"
    signed.write_text("x")
    assert health("Audit checkpoints").level is Level.OK
    os.utime(signed, (0, 0))
    later = clock.now() + dt.timedelta(minutes=10)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert health("Audit checkpoints").level is Level.FAIL


def test_checks__redis_and_envoy_away__are_named_without_a_secret(world: World, settings: Any) -> None:
    client = browser_of(world.operator)
    settings.REDIS_URL = "redis://:hunter-two@127.0.0.1:1/0"
    settings.ENVOY_ADMIN_URL = "http://127.0.0.1:1"
    said = client.get("/admin/health/").content.decode()
    assert "Does not answer; rollouts go on, jobs wait" in said
    assert "rollouts stand still" in said
    assert "hunter-two" not in said
    assert "127.0.0.1" not in said
    assert b"Redis: does not answer" in client.get("/admin/").content
