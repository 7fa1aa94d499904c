"""The engine on the real Postgres and the real Envoy: how rollouts go when nothing crashes."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, connections

from apps.approvals.models import ChangeRequest
from apps.registry.models import Alias
from apps.rollouts import services
from apps.rollouts.models import Measurement, ReconcilerHeartbeat, Rollout, TrafficRoute
from apps.rollouts.routers import envoy_bootstrap
from tests.factories.cast import Cast, World
from tests.rollouts.stage import TWO_STEPS, Stage, ask, make_champion, make_rollout, make_version, tick_until


def over(rollout: Rollout) -> bool:
    return not rollout.is_active


def observing(rollout: Rollout) -> bool:
    return rollout.state == "observing" and rollout.counters is not None


def test_tick__good_candidate_and_champion__promotes_on_real_requests(stage: Stage, acme: Cast) -> None:
    champion, candidate = make_version(acme), make_version(acme)
    make_champion(acme, champion)
    rollout = make_rollout(acme, candidate, plan=TWO_STEPS, criteria={"hold_seconds": 60})

    rollout = tick_until(rollout, observing)
    assert stage.shown(rollout)["weight"] == 20
    # A fifth of them, by chance: fewer than the 20 that the step needs come once in ten thousand million runs.
    assert stage.predict(acme, "fraud", 300) == {200: 300}
    rollout = tick_until(rollout, lambda r: observing(r) and r.step_index == 1)
    assert stage.shown(rollout)["weight"] == 50
    while stage.predict(acme, "fraud", 200) and not over(rollout):
        services.tick(rollout.pk)
        rollout.refresh_from_db()

    assert (rollout.state, rollout.verdict) == ("succeeded", "promote"), rollout.message
    assert Alias.objects.get(name="champion").version == candidate
    assert ChangeRequest.objects.get(pk=rollout.change_request_id).state == "applied"
    shown = stage.shown(rollout)
    assert (shown["weight"], shown["baseline"], shown["candidate"]) == (0, f"v{candidate.pk}", None)
    assert stage.predict(acme, "fraud", 5) == {200: 5}


def test_tick__bad_candidate__is_rolled_back_by_its_own_failures(stage: Stage, acme: Cast) -> None:
    champion, candidate = make_version(acme), make_version(acme)
    make_champion(acme, champion)
    stage.fail(candidate)
    rollout = tick_until(make_rollout(acme, candidate), observing)

    stage.predict(acme, "fraud", 160)
    rollout = tick_until(rollout, over)

    assert (rollout.state, rollout.verdict) == ("rolled_back", "rollback"), rollout.message
    assert Alias.objects.get(name="champion").version == champion
    assert ChangeRequest.objects.get(pk=rollout.change_request_id).state == "rolled_back"
    shown = stage.shown(rollout)
    assert (shown["weight"], shown["baseline"], shown["candidate"]) == (0, f"v{champion.pk}", None)
    assert stage.predict(acme, "fraud", 20) == {200: 20}


def test_tick__first_champion__is_promoted_by_the_absolute_bound_alone(stage: Stage, acme: Cast) -> None:
    candidate = make_version(acme)
    rollout = tick_until(make_rollout(acme, candidate, plan=[{"weight": 100, "seconds": 1}]), observing)
    assert rollout.baseline is None

    stage.predict(acme, "fraud", 700)
    rollout = tick_until(rollout, over)

    assert (rollout.state, rollout.verdict) == ("succeeded", "promote"), rollout.message
    assert Alias.objects.get(name="champion").version == candidate


def test_tick__first_champion_fails__route_is_left_without_a_target(stage: Stage, acme: Cast) -> None:
    candidate = make_version(acme)
    stage.fail(candidate)
    rollout = tick_until(make_rollout(acme, candidate, plan=[{"weight": 100, "seconds": 1}]), observing)

    stage.predict(acme, "fraud", 80)
    rollout = tick_until(rollout, over)

    assert rollout.state == "rolled_back"
    assert not Alias.objects.filter(name="champion").exists()
    assert stage.shown(rollout)["baseline"] is None
    assert stage.predict(acme, "fraud", 3) == {503: 3}


def test_tick__no_traffic__never_promotes(stage: Stage, acme: Cast) -> None:
    make_champion(acme, make_version(acme))
    rollout = make_rollout(acme, make_version(acme))
    states = set()

    def note(current: Rollout) -> bool:
        states.add((current.state, current.verdict))
        return over(current)

    rollout = tick_until(rollout, note)

    assert (rollout.state, rollout.verdict) == ("rolled_back", "insufficient_data")
    assert ("observing", "insufficient_data") in states, "it is held before it is given up"
    assert Measurement.objects.count() == 0


def test_tick__metrics_source_away__is_no_data_and_never_a_pass(
    stage: Stage, acme: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    from apps.rollouts import metrics
    from apps.rollouts.metrics.envoy_admin import EnvoyAdminMetrics

    make_champion(acme, make_version(acme))
    rollout = tick_until(make_rollout(acme, make_version(acme)), observing)
    monkeypatch.setattr(metrics, "from_settings", lambda: EnvoyAdminMetrics(admin_url="http://127.0.0.1:9"))
    monkeypatch.setattr("apps.rollouts.state.FRESH_SECONDS", 1)

    stage.predict(acme, "fraud", 900)
    rollout = tick_until(rollout, over)

    assert (rollout.state, rollout.verdict) == ("rolled_back", "insufficient_data")
    assert "no data" in rollout.reason


def test_tick__parallel_ticks__count_every_request_once(stage: Stage, acme: Cast) -> None:
    make_champion(acme, make_version(acme))
    rollout = tick_until(
        make_rollout(acme, make_version(acme), plan=[{"weight": 50, "seconds": 60}]), observing
    )
    stop = threading.Event()
    problems: list[BaseException] = []

    def hammer() -> None:
        try:
            while not stop.is_set():
                services.tick(rollout.pk, steal=True)
        except BaseException as problem:
            problems.append(problem)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=hammer) for _ in range(4)]
    for thread in threads:
        thread.start()
    sent = 0
    for _ in range(5):
        stage.predict(acme, "fraud", 60)
        sent += 60
    stop.wait(1.5)
    stop.set()
    for thread in threads:
        thread.join()
    tick_until(rollout, lambda r: r.measurements_count > 0)

    assert not problems
    measurements = Measurement.objects.filter(rollout=rollout)
    counted = sum(
        measurement.candidate_requests + measurement.baseline_requests for measurement in measurements
    )
    judged = Rollout.objects.get(pk=rollout.pk).judge_state
    assert counted == sent == judged["candidate"]["requests"] + judged["stable"]["requests"]
    assert [one.number for one in measurements] == list(range(1, len(measurements) + 1))


def test_tick__champion_changed_after_approval__rolls_back(stage: Stage, acme: Cast) -> None:
    first, second, third = (make_version(acme) for _ in range(3))
    make_champion(acme, first)
    rollout = tick_until(make_rollout(acme, second), observing)
    # Another door moves the alias; the database lets only a superuser past its rule, so the test goes past it.
    from tests.conftest import superuser_connection

    with superuser_connection() as attacker, attacker.transaction():
        attacker.execute("SET LOCAL session_replication_role = replica")
        attacker.execute("ALTER TABLE registry_alias DISABLE TRIGGER USER")
        attacker.execute("UPDATE registry_alias SET version_id = %s", [third.pk])
        attacker.execute("ALTER TABLE registry_alias ENABLE TRIGGER USER")

    rollout = tick_until(rollout, over)

    assert (rollout.state, rollout.verdict) == ("rolled_back", "refused")
    assert "alias moved" in rollout.reason
    services.repair(rollout.route_id)
    assert stage.shown(rollout)["baseline"] == f"v{third.pk}"


def test_tick__candidate_refused_by_the_server__rolls_back(stage: Stage, acme: Cast) -> None:
    candidate = make_version(acme)
    for server in stage.servers:
        server.refusing.add(candidate.number)

    rollout = tick_until(make_rollout(acme, candidate), over)

    assert (rollout.state, rollout.verdict) == ("rolled_back", "not_ready")


def test_tick__candidate_never_ready__rolls_back_at_the_deadline(
    stage: Stage, acme: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("apps.rollouts.state.PREPARE_SECONDS", 1)
    candidate = make_version(acme)
    for server in stage.servers:
        server.loading.add(candidate.number)

    rollout = tick_until(make_rollout(acme, candidate), over)

    assert (rollout.state, rollout.verdict) == ("rolled_back", "not_ready")
    assert rollout.reason.startswith("The candidate never became ready")


def test_tick__unexpired_foreign_lease__leaves_the_rollout_alone(stage: Stage, acme: Cast) -> None:
    rollout = make_rollout(acme, make_version(acme))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE rollouts_rollout SET lease_owner = 'other', lease_until = now() + interval '1 minute'"
        )

    services.tick(rollout.pk)

    rollout.refresh_from_db()
    assert (rollout.state, rollout.lease_owner) == ("pending", "other")


def test_abort__foreign_lease_and_broker_down__traffic_goes_back_at_once(stage: Stage, acme: Cast) -> None:
    champion = make_version(acme)
    make_champion(acme, champion)
    rollout = tick_until(make_rollout(acme, make_version(acme)), observing)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE rollouts_rollout SET lease_owner = 'other', lease_until = now() + interval '1 minute'"
            " WHERE id = %s",
            [rollout.pk],
        )

    rollout = services.abort(rollout=rollout, by=acme.approver, reason="Complaints.")

    assert (rollout.state, rollout.verdict) == ("rolled_back", "aborted")
    shown = stage.shown(rollout)
    assert (shown["weight"], shown["baseline"], shown["candidate"]) == (0, f"v{champion.pk}", None)
    again = services.abort(rollout=rollout, by=acme.approver)
    assert again.state == "rolled_back"


def test_repair__envoy_files_lost__routes_are_written_again(stage: Stage, acme: Cast, globex: Cast) -> None:
    champion, twin = make_version(acme), make_version(globex)
    make_champion(acme, champion)
    make_champion(globex, twin)
    stage.envoy.kill()
    stage.envoy.routes_path.unlink()
    stage.envoy.clusters_path.unlink()
    envoy_bootstrap.write(
        stage.envoy.config_dir,
        admin_port=stage.envoy.admin_port,
        listener_port=stage.envoy.listener_port,
    )
    stage.envoy.start()

    services.reconcile_once()
    TrafficRoute.objects.update(observed_at=None)
    services.reconcile_once()

    assert stage.predict(acme, "fraud", 3) == {200: 3}
    assert stage.predict(globex, "fraud", 3) == {200: 3}
    served = {(tenant, version) for server in stage.servers for tenant, _, version in server.served}
    assert served == {("acme", "1"), ("globex", "1")}


def test_reconcile__routes_edited_by_hand__portal_writes_its_own_again(stage: Stage, acme: Cast) -> None:
    make_champion(acme, make_version(acme))
    edited = stage.envoy.routes_path.read_text().replace('"fraud"', '"theft"')
    beside = stage.envoy.routes_path.with_name(".edited")
    beside.write_text(edited)
    beside.replace(stage.envoy.routes_path)

    TrafficRoute.objects.update(observed_at=None)
    services.reconcile_once()

    assert stage.predict(acme, "fraud", 3) == {200: 3}
    route = TrafficRoute.objects.get()
    assert route.is_settled
    assert not route.router_problem


def test_reconcile__database_restored_to_an_older_state__outbids_the_router(stage: Stage, acme: Cast) -> None:
    from tests.conftest import superuser_connection

    champion = make_version(acme)
    make_champion(acme, champion)
    rollout = tick_until(make_rollout(acme, make_version(acme), plan=TWO_STEPS), observing)
    services.abort(rollout=rollout, by=acme.approver)
    shown = stage.shown(rollout)["generation"]
    with superuser_connection() as restore, restore.transaction():
        restore.execute("ALTER TABLE rollouts_trafficroute DISABLE TRIGGER USER")
        restore.execute("UPDATE rollouts_trafficroute SET generation = 1, observed_generation = NULL")
        restore.execute(
            "ALTER TABLE rollouts_trafficroute ENABLE ALWAYS TRIGGER rollouts_trafficroute_generation"
        )

    services.reconcile_once()

    route = TrafficRoute.objects.get()
    assert route.generation > shown
    assert route.is_settled
    assert stage.shown(rollout)["generation"] == route.generation


def test_reconcile__envoy_restarted_in_a_step__weight_and_evidence_go_on(stage: Stage, acme: Cast) -> None:
    make_champion(acme, make_version(acme))
    rollout = tick_until(
        make_rollout(acme, make_version(acme), plan=[{"weight": 50, "seconds": 60}]), observing
    )
    # Twice as many as afterwards: an Envoy as young as this one betrays its restart by counters that fell.
    stage.predict(acme, "fraud", 200)
    rollout = tick_until(rollout, lambda r: r.measurements_count > 0)
    before = rollout.judge_state["candidate"]["requests"]

    stage.envoy.kill()
    services.reconcile_once()
    rollout.refresh_from_db()
    assert rollout.state == "observing"
    stage.envoy.start()
    tick_until(rollout, lambda r: r.route.is_settled)
    stage.predict(acme, "fraud", 100)
    rollout = tick_until(rollout, lambda r: r.judge_state["candidate"]["requests"] > before + 20)

    assert stage.shown(rollout)["weight"] == 50
    judged = rollout.judge_state
    assert judged["candidate"]["requests"] + judged["stable"]["requests"] <= 300


def test_reconcile__two_tenants_alike__move_by_themselves(stage: Stage, world: World) -> None:
    acme, globex = world.acme, world.globex
    for cast in (acme, globex):
        make_champion(cast, make_version(cast))
    good, bad = make_version(acme), make_version(globex)
    ours, theirs = make_rollout(acme, good), make_rollout(globex, bad)
    tick_until(ours, observing)
    tick_until(theirs, observing)

    services.abort(rollout=theirs, by=globex.approver)
    services.reconcile_once()

    ours.refresh_from_db()
    assert ours.state == "observing"
    assert stage.shown(ours)["weight"] == 50
    assert stage.shown(theirs)["weight"] == 0


def test_reconcile__finished_round__beats(db: None) -> None:
    done = services.reconcile_once(name="reconciler", interval=1.0)

    assert done.errors == 0
    assert ReconcilerHeartbeat.objects.get(name="reconciler").interval_seconds == 1.0


def test_second_request__while_a_rollout_runs__stays_in_review_with_a_reason(
    stage: Stage, acme: Cast
) -> None:
    make_champion(acme, make_version(acme))
    second, third = make_version(acme), make_version(acme)
    rollout = make_rollout(acme, second)
    from apps.approvals import services as approvals

    waiting = ask(acme, third)
    for voter in (acme.approver, acme.second_approver):
        waiting = approvals.cast_vote(
            change_request=waiting, digest=waiting.digest, decision="approve", by=voter
        )

    assert waiting.state == "in_review"
    assert "Another rollout of this model" in waiting.blocked_reason
    services.abort(rollout=rollout, by=acme.approver)
    waiting = approvals.reconsider(change_request=waiting, by=acme.colleague)
    assert waiting.state == "executing"
