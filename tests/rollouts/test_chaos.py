"""Reconcilers that are killed and stopped at named points, judged by what Envoy itself then does.

Each test runs `manage.py rollout_reconciler` as a process of its own on the test's database and Envoy, places the fault
between a commit and its effect or between the effect and its observation, and compares Envoy's config_dump with what
was told. Nothing is asserted on our own tables alone.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client

from apps.registry.models import Alias, AliasChange
from apps.rollouts import services
from apps.rollouts.models import Measurement, Rollout, RolloutEvent
from tests.conftest import superuser_connection
from tests.factories.broker import take_broker_away
from tests.factories.cast import Cast, token_of
from tests.rollouts.stage import (
    Stage,
    make_champion,
    make_rollout,
    make_version,
    tick_until,
    wait_until,
)

CHECKOUT = Path(__file__).resolve().parents[2]
LONG_HOLD = {"hold_seconds": 120}
# Long enough that nothing but the test ends the step, short enough for a look each second.
LONG_PLAN = [{"weight": 30, "seconds": 60}]


class Reconciler:
    """A `manage.py rollout_reconciler` process."""

    def __init__(self, stage: Stage, log: Path, faults: str = "") -> None:
        name = connection.settings_dict["NAME"]
        url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
        self._output = log.open("wb")
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "rollout_reconciler", "--interval", "0.1"],
            cwd=CHECKOUT,
            env={
                **os.environ,
                "DATABASE_URL": url,
                "ENVOY_ADMIN_URL": stage.envoy.admin_url,
                "ENVOY_CONFIG_DIR": str(stage.envoy.config_dir),
                "ROUTES_URL": stage.envoy.url,
                "MODEL_SERVERS": f"blue={stage.blue.address},green={stage.green.address}",
                "PORTAL_FAULTS": faults,
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._output,
        )
        self._log = log

    def log(self) -> str:
        return self._log.read_text(errors="replace")[-3000:]

    def is_killed(self) -> bool:
        status = self.process.poll()
        assert status in (None, -signal.SIGKILL), self.log()
        return status is not None

    def is_stopped(self) -> bool:
        """Return whether the process was stopped by its fault, from the kernel's own table."""
        assert self.process.poll() is None, self.log()
        with contextlib.suppress(FileNotFoundError):
            status = Path(f"/proc/{self.process.pid}/stat").read_text()
            return status.rpartition(")")[2].split()[0] in ("T", "t")
        return False

    def wake(self) -> None:
        self.process.send_signal(signal.SIGCONT)

    def terminate(self) -> int:
        """Ask the process to end, and return its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(10)

    def end(self) -> None:
        self._output.close()
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


class Witness:
    """Samples Envoy's own state of one route the whole time."""

    def __init__(self, stage: Stage, rollout: Rollout) -> None:
        self.samples: list[tuple[int, int]] = []
        self._stage, self._rollout = stage, rollout
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def _watch(self) -> None:
        # A round of a reconciler is twice as long here: what one writes is seen before the next writes over it.
        while not self._stop.wait(0.05):
            with contextlib.suppress(Exception):
                shown = self._stage.shown(self._rollout)
                if shown["generation"] is not None:
                    self.samples.append((shown["generation"], shown["weight"]))

    def __enter__(self) -> Witness:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stop.set()
        self._thread.join()

    def check(self) -> None:
        """Fail where a generation went backwards, or showed another weight than was told with it."""
        generations = [generation for generation, _ in self.samples]
        assert generations == sorted(generations), "a generation went backwards at Envoy"
        told = dict(RolloutEvent.objects.filter(rollout=self._rollout).values_list("generation", "weight"))
        wrong = {(g, w) for g, w in self.samples if told.get(g, w) != w}
        assert not wrong, f"Envoy showed {wrong}, told was {told}"


@pytest.fixture
def reconcilers(stage: Stage, tmp_path: Path) -> Iterator[list[Reconciler]]:
    """End every process that a test started."""
    started: list[Reconciler] = []
    yield started
    for reconciler in started:
        reconciler.end()


def start(reconcilers: list[Reconciler], stage: Stage, tmp_path: Path, faults: str = "") -> Reconciler:
    reconciler = Reconciler(stage, tmp_path / f"reconciler-{len(reconcilers)}.log", faults)
    reconcilers.append(reconciler)
    return reconciler


def expire_leases() -> None:
    """Let the time of a lease run out, without waiting for it."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE rollouts_rollout SET lease_until = clock_timestamp() - interval '1 second'")


def prepared(stage: Stage, acme: Cast, **options: object) -> Rollout:
    make_champion(acme, make_version(acme))
    return make_rollout(acme, make_version(acme), **{"plan": LONG_PLAN, "criteria": LONG_HOLD, **options})


@pytest.mark.parametrize(
    "point", ["rollouts.tick.committed.applying", "rollouts.tick.applied.applying", "rollouts.tick.measured"]
)
def test_reconciler_killed__another_one_goes_on__envoy_shows_what_was_told(
    stage: Stage, acme: Cast, tmp_path: Path, reconcilers: list[Reconciler], point: str
) -> None:
    rollout = prepared(stage, acme)
    with Witness(stage, rollout) as witness:
        victim = start(reconcilers, stage, tmp_path, f"{point}=kill")
        wait_until(victim.is_killed, told=victim.log)
        if point == "rollouts.tick.committed.applying":
            assert stage.shown(rollout)["weight"] == 0, "it was killed before Envoy was told"
        expire_leases()
        rollout = tick_until(rollout, lambda r: r.counters is not None)
        assert stage.shown(rollout)["weight"] == 30
        sent = stage.predict(acme, "fraud", 100)
        tick_until(rollout, lambda _: counted(rollout) == 100)
        services.abort(rollout=rollout, by=acme.approver)
        assert stage.shown(rollout)["weight"] == 0
    witness.check()
    assert sent == {200: 100}
    assert Rollout.objects.get(pk=rollout.pk).state == "rolled_back"


def counted(rollout: Rollout) -> int:
    measurements = Measurement.objects.filter(rollout=rollout)
    return sum(measurement.candidate_requests + measurement.baseline_requests for measurement in measurements)


@pytest.mark.parametrize(
    "point",
    ["rollouts.tick.committed.applying", "rollouts.router.before_rename", "rollouts.tick.applied.applying"],
)
def test_reconciler_stopped__wakes_up_after_the_abort__changes_nothing_at_envoy(
    stage: Stage, acme: Cast, tmp_path: Path, reconcilers: list[Reconciler], point: str
) -> None:
    rollout = prepared(stage, acme)
    with Witness(stage, rollout) as witness:
        zombie = start(reconcilers, stage, tmp_path, f"{point}=stop")
        wait_until(zombie.is_stopped, told=zombie.log)
        # The zombie holds the lease; the person's click does not wait for it.
        aborted = services.abort(rollout=rollout, by=acme.approver)
        assert aborted.state == "rolled_back"
        before = stage.shown(rollout)
        assert before["weight"] == 0
        zombie.wake()
        wait_until(beats_again, told=zombie.log)
        assert stage.shown(rollout) == before
        assert zombie.terminate() == 0
    witness.check()
    assert witness.samples[-1] == (before["generation"], 0)
    assert stage.predict(acme, "fraud", 10) == {200: 10}


def beats_again() -> bool:
    """Return whether a reconciler finished a round in the last moment."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM rollouts_reconcilerheartbeat"
            " WHERE beaten_at > clock_timestamp() - interval '0.3 seconds'"
        )
        return bool(cursor.fetchone()[0])


def test_reconciler_killed_after_the_alias_moved__promotion_is_finished_once(
    stage: Stage, acme: Cast, tmp_path: Path, reconcilers: list[Reconciler]
) -> None:
    rollout = prepared(stage, acme, plan=[{"weight": 50, "seconds": 1}])
    rollout = tick_until(rollout, lambda r: r.counters is not None)
    stage.predict(acme, "fraud", 1300)
    with Witness(stage, rollout) as witness:
        victim = start(reconcilers, stage, tmp_path, "rollouts.tick.committed.promoting=kill")
        wait_until(victim.is_killed, told=victim.log)
        assert stage.shown(rollout)["candidate"] == f"v{rollout.candidate_id}", "Envoy was not told yet"
        expire_leases()
        services.reconcile_once()
        shown = stage.shown(rollout)
    witness.check()
    assert (shown["baseline"], shown["weight"]) == (f"v{rollout.candidate_id}", 0)
    assert Alias.objects.get(name="champion").version_id == rollout.candidate_id
    assert AliasChange.objects.filter(permit_id=rollout.permit_id).count() == 1
    assert Rollout.objects.get(pk=rollout.pk).state == "succeeded"


def test_abort__broker_down_and_reconciler_stopped__envoy_goes_to_zero(
    stage: Stage,
    acme: Cast,
    tmp_path: Path,
    reconcilers: list[Reconciler],
    monkeypatch: pytest.MonkeyPatch,
    client: Client,
) -> None:
    take_broker_away(monkeypatch)
    rollout = prepared(stage, acme)
    rollout = tick_until(rollout, lambda r: r.counters is not None)
    assert stage.shown(rollout)["weight"] == 30
    zombie = start(reconcilers, stage, tmp_path, "rollouts.tick.measured=stop")
    wait_until(zombie.is_stopped, told=zombie.log)
    started = time.monotonic()

    answer = client.post(
        f"/api/v1/rollouts/{rollout.pk}/abort",
        {"reason": "Complaints."},
        content_type="application/json",
        headers={"authorization": f"Bearer {token_of(acme.approver)}"},
    )

    assert (answer.status_code, answer.json()["state"], answer.json()["verdict"]) == (
        200,
        "rolled_back",
        "aborted",
    ), answer.content
    assert stage.shown(rollout)["weight"] == 0
    assert time.monotonic() - started < 5
    zombie.wake()
    wait_until(beats_again, told=zombie.log)
    assert stage.shown(rollout)["weight"] == 0
    assert Measurement.objects.filter(rollout=rollout).count() == 0


def test_reconciler__envoy_killed_in_a_step_and_connections_cut__weight_stands(
    stage: Stage, acme: Cast, tmp_path: Path, reconcilers: list[Reconciler]
) -> None:
    rollout = prepared(stage, acme)
    runner = start(reconcilers, stage, tmp_path)
    wait_until(lambda: Rollout.objects.get(pk=rollout.pk).counters is not None, told=runner.log)
    route = rollout.route
    stage.envoy.kill()
    wait_until(lambda: bool(fresh_problem(route.pk)), told=runner.log)
    with superuser_connection() as server:
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid NOT IN (pg_backend_pid(), %s)",
            [connection.connection.info.backend_pid],
        )
        server.execute("DELETE FROM rollouts_reconcilerheartbeat")
    stage.envoy.start()
    wait_until(beats_again, told=runner.log)
    wait_until(lambda: not fresh_problem(route.pk), told=runner.log)
    assert stage.shown(rollout)["weight"] == 30
    assert stage.predict(acme, "fraud", 20) == {200: 20}
    assert Rollout.objects.get(pk=rollout.pk).state == "observing"
    assert runner.terminate() == 0


def fresh_problem(route_id: object) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT router_problem FROM rollouts_trafficroute WHERE id = %s", [route_id])
        return str(cursor.fetchone()[0])
