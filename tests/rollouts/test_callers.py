"""What callers of a canary see, the judge sees: candidates as the reports of a first trial describe them, on a real Envoy."""

from __future__ import annotations

import threading

import pytest

from apps.registry.models import Alias, ModelVersion
from apps.rollouts import judge, services
from apps.rollouts.models import Measurement, Rollout
from tests.factories.cast import Cast
from tests.rollouts.stage import Stage, make_champion, make_rollout, make_version, tick_until

ONE_STEP = [{"weight": 50, "seconds": 1}]
# What a step waits for may come late on a busy machine.
PATIENT = {"hold_seconds": 60}
QUICK = (200, 0.002)


def over(rollout: Rollout) -> bool:
    return not rollout.is_active


def observing(rollout: Rollout, step: int = 0) -> bool:
    return rollout.state == "observing" and rollout.counters is not None and rollout.step_index == step


@pytest.fixture
def champion(stage: Stage, acme: Cast) -> ModelVersion:
    """Return the stable version, which answers at once."""
    version = make_version(acme)
    stage.behave(version, lambda body: QUICK)
    make_champion(acme, version)
    return version


def test_callers__candidate_hangs_on_a_tenth_and_they_leave__is_rolled_back(
    stage: Stage, acme: Cast, champion: ModelVersion
) -> None:
    candidate = make_version(acme)
    stage.behave(candidate, lambda body: (200, 4.0) if int(body) % 10 < 1 else QUICK)
    rollout = tick_until(make_rollout(acme, candidate, plan=ONE_STEP, criteria=PATIENT), observing)

    assert stage.crowd(acme, "fraud", 1000, patience=0.5)["left"] >= 20
    rollout = tick_until(rollout, over)

    assert (rollout.state, rollout.verdict) == ("rolled_back", "rollback"), rollout.message
    assert "requests to the candidate failed" in rollout.reason
    assert Alias.objects.get(name="champion").version == champion


def test_callers__candidate_hangs_and_they_wait__nothing_is_decided_before_they_are_answered(
    stage: Stage, acme: Cast, champion: ModelVersion
) -> None:
    candidate = make_version(acme)
    stage.behave(candidate, lambda body: (500, 4.0) if int(body) % 10 < 1 else QUICK)
    rollout = tick_until(make_rollout(acme, candidate, plan=ONE_STEP, criteria=PATIENT), observing)

    crowd = threading.Thread(target=stage.crowd, args=(acme, "fraud", 900), kwargs={"callers": 80})
    crowd.start()
    rollout = tick_until(rollout, over)
    crowd.join()

    # By the guard, the evidence, or a step held too long: whichever comes first on this machine.
    assert rollout.state == "rolled_back", rollout.message
    assert "failed" in rollout.reason


def test_callers__candidate_answers_400_to_all__is_rolled_back_by_4xx(
    stage: Stage, acme: Cast, champion: ModelVersion
) -> None:
    candidate = make_version(acme)
    stage.behave(candidate, lambda body: (400, 0.0))
    rollout = tick_until(make_rollout(acme, candidate, plan=ONE_STEP, criteria=PATIENT), observing)

    stage.crowd(acme, "fraud", 800)
    rollout = tick_until(rollout, over)

    assert (rollout.state, rollout.verdict) == ("rolled_back", "rollback"), rollout.message
    assert "requests to the candidate were answered with 4xx (100.0%)" in rollout.reason


def test_callers__their_own_fault_on_both_versions__is_no_evidence(
    stage: Stage, acme: Cast, champion: ModelVersion
) -> None:
    candidate = make_version(acme)
    for version in (champion, candidate):
        stage.behave(version, lambda body: (422, 0.0) if int(body) % 3 == 0 else QUICK)
    rollout = tick_until(make_rollout(acme, candidate, plan=ONE_STEP, criteria={}), observing)

    while not over(rollout):
        stage.crowd(acme, "fraud", 600)
        services.tick(rollout.pk)
        rollout.refresh_from_db()

    assert rollout.verdict == "promote", rollout.message


def test_callers__candidate_is_eighty_times_slower__is_rolled_back_by_the_stable_versions_own_bound(
    stage: Stage, acme: Cast, champion: ModelVersion
) -> None:
    stage.crowd(acme, "fraud", 200)
    candidate = make_version(acme)
    stage.behave(candidate, lambda body: (200, 0.8))
    rollout = tick_until(make_rollout(acme, candidate, plan=ONE_STEP, criteria=PATIENT), observing)
    assert rollout.slow_ms in judge.SLOW_EDGES_MS
    assert rollout.slow_ms < judge.DEFAULT_SLOW_MS, "the stable version answers in a few milliseconds"

    stage.crowd(acme, "fraud", 300, callers=24)
    rollout = tick_until(rollout, over)

    assert (rollout.state, rollout.verdict) == ("rolled_back", "rollback"), rollout.message
    assert f"answers of the candidate took longer than {rollout.slow_ms:,} ms" in rollout.reason


def test_callers__slow_answers_over_a_change_of_weight__only_arrivals_of_the_step_are_its_split(
    stage: Stage, acme: Cast, champion: ModelVersion
) -> None:
    candidate = make_version(acme)
    for version in (champion, candidate):
        stage.behave(version, lambda body: (200, 3.0))
    plan = [{"weight": 40, "seconds": 1}, {"weight": 90, "seconds": 60}]
    criteria = {"min_requests_per_step": 10, "hold_seconds": 60}
    rollout = tick_until(make_rollout(acme, candidate, plan=plan, criteria=criteria), observing)
    first = threading.Thread(target=stage.crowd, args=(acme, "fraud", 60), kwargs={"callers": 60})
    first.start()
    rollout = tick_until(rollout, lambda r: arrivals(r, 0) == 60 or over(r))
    # The first step ends as soon as the requests to the candidate have been answered.
    stage.behave(candidate, lambda body: QUICK)
    later = threading.Thread(target=stage.crowd, args=(acme, "fraud", 40), kwargs={"callers": 40})
    rollout = tick_until(rollout, lambda r: observing(r, 1) or over(r))
    assert observing(rollout, 1), rollout.message
    later.start()
    rollout = tick_until(rollout, lambda r: arrivals(r, 1) == 40)
    first.join()
    later.join()
    rollout = tick_until(rollout, lambda r: r.judge_state["stable"]["open"] == 0)

    verdict = rollout.evidence["verdict"]
    # Nothing is lost, and only what arrived in the second step says how it is split.
    assert verdict["candidate_requests"] + verdict["stable_requests"] == 100
    assert verdict["e_srm"] < 20


def arrivals(rollout: Rollout, step: int) -> int:
    """Return how many requests arrived in a step, for both sides."""
    measurements = Measurement.objects.filter(rollout=rollout, step_index=step)
    return sum(measurement.candidate_arrivals + measurement.baseline_arrivals for measurement in measurements)


def test_callers__six_in_a_hundred_fail_at_all_the_traffic__is_rolled_back_while_it_is_observed(
    stage: Stage, acme: Cast, champion: ModelVersion
) -> None:
    candidate = make_version(acme)
    plan = [{"weight": 20, "seconds": 1}, {"weight": 100, "seconds": 600}]
    rollout = tick_until(make_rollout(acme, candidate, plan=plan, criteria={}), observing)
    # So many that the stable version's own error rate is known to be low.
    stage.crowd(acme, "fraud", 1200)
    rollout = tick_until(rollout, lambda r: observing(r, 1))
    stage.behave(candidate, lambda body: (500, 0.0) if int(body) % 100 < 6 else QUICK)

    stage.crowd(acme, "fraud", 1000)
    rollout = tick_until(rollout, over)

    assert (rollout.state, rollout.verdict) == ("rolled_back", "rollback"), rollout.message


def test_callers__broken_rows_to_both_versions__cannot_veto_a_canary(
    stage: Stage, acme: Cast, champion: ModelVersion
) -> None:
    candidate = make_version(acme)
    for version in (champion, candidate):
        stage.behave(version, lambda body: (500, 0.0) if int(body) % 5 < 2 else QUICK)
    rollout = tick_until(make_rollout(acme, candidate, plan=[{"weight": 50, "seconds": 60}]), observing)

    stage.crowd(acme, "fraud", 400)
    rollout = tick_until(rollout, lambda r: arrivals(r, 0) == 400)
    services.tick(rollout.pk)

    rollout.refresh_from_db()
    assert rollout.state == "observing", rollout.message
    assert rollout.evidence["verdict"]["candidate_errors"] > 50
    assert rollout.evidence["verdict"]["e_rollback"] < 20


def test_callers__probes_of_a_version_that_fails_all_its_requests__do_not_hide_it(
    stage: Stage, acme: Cast
) -> None:
    candidate = make_version(acme)
    stage.fail(candidate)
    plan = [{"weight": 100, "seconds": 1}]
    rollout = tick_until(make_rollout(acme, candidate, plan=plan, criteria=PATIENT), observing)

    for _ in range(10):
        assert stage.envoy.send(f"/{acme.tenant.slug}/fraud/v2/models/fraud/ready", 60) == {"1": 60}
        stage.crowd(acme, "fraud", 1)
    stage.crowd(acme, "fraud", 60)
    rollout = tick_until(rollout, over)

    assert (rollout.state, rollout.verdict) == ("rolled_back", "rollback"), rollout.message


def test_prepare__source_is_silent__waits_with_the_bound_instead_of_guessing(
    stage: Stage, acme: Cast, champion: ModelVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    from apps.rollouts import metrics
    from apps.rollouts.metrics.envoy_admin import EnvoyAdminMetrics

    rollout = make_rollout(acme, make_version(acme), plan=ONE_STEP)
    with monkeypatch.context() as away:
        away.setattr(metrics, "from_settings", lambda: EnvoyAdminMetrics(admin_url="http://127.0.0.1:9"))
        for _ in range(3):
            services.tick(rollout.pk)
        rollout.refresh_from_db()
        assert (rollout.state, rollout.slow_ms) == ("preparing", None)
        assert "times cannot be read" in rollout.progress
    rollout = tick_until(rollout, observing)
    assert rollout.slow_ms == judge.DEFAULT_SLOW_MS, "the stable version answered nothing yet"


def test_upgrade__state_and_counters_of_an_earlier_release__start_anew_and_promote_nothing(
    stage: Stage, acme: Cast, champion: ModelVersion
) -> None:
    candidate = make_version(acme)
    rollout = tick_until(make_rollout(acme, candidate, plan=ONE_STEP), observing)
    old = {"requests": 5, "bad": 0, "at": "2026-01-01T00:00:00+00:00", "source": "x", "uptime": 1}
    Rollout.objects.filter(pk=rollout.pk).update(
        slow_ms=None,
        judge_state={"version": 1, "canary": [90_000, 0], "measurements": 900},
        counters={"candidate": old, "baseline": old},
        evidence={"verdict": {"canary_requests": 90_000, "e_promote": 1e9}},
    )

    rollout = tick_until(rollout, over)

    assert (rollout.state, rollout.verdict) == ("rolled_back", "insufficient_data"), rollout.message
