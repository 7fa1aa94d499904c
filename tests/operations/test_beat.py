"""Beat, which is asked to stop at any moment."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from celery import beat
from celery.apps.beat import Beat
from django_celery_beat.schedulers import DatabaseScheduler

from apps.operations.scheduler import Scheduler
from platform_portal.celery import app

SIGNALS = (signal.SIGTERM, signal.SIGINT)


@pytest.fixture
def own_signals() -> Iterator[None]:
    """Give pytest back what a beat in its process takes."""
    before = {number: signal.getsignal(number) for number in SIGNALS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("own_signals")
@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("at", ["start", "tick"])
def test_beat__asked_twice_to_stop_in_the_middle_of_a_query__ends_it_and_stores_once(
    monkeypatch: pytest.MonkeyPatch, number: signal.Signals, at: str
) -> None:
    done: list[str] = []

    def query(_: beat.Scheduler) -> float:
        done.append("query")
        for _ in range(2):
            os.kill(os.getpid(), number)
        done.append("answer")
        return 0.0

    # Beat reads its schedule before the first tick.
    monkeypatch.setattr(beat.Scheduler, "tick", query if at == "tick" else lambda _: 0.0)
    monkeypatch.setattr(DatabaseScheduler, "setup_schedule", query if at == "start" else lambda _: None)
    monkeypatch.setattr(Scheduler, "close", lambda _: done.append("stored"))
    service = beat.Service(app, scheduler_cls=Scheduler)
    Beat(app=app).install_sync_handler(service)
    service.start()
    assert done == ["query", "answer", "stored"]
