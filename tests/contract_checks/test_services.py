"""Runs of checks: what starts them, what they come to, and what follows."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from apps.audit.choices import Action
from apps.audit.models import Entry
from apps.contracts import events, policy_input
from apps.contracts.checks.roots import NoDataRoots, PathOutsideRoots
from apps.contracts.choices import CHECKS, CheckMode, CheckState
from apps.contracts.models import CheckResult, CheckRun
from apps.contracts.services import breaches, check_runs, checks
from apps.core import clock, jobs, switches
from apps.core.choices import JobState
from apps.core.etags import ChangedMeanwhile
from apps.core.models import Job, Switch
from apps.core.refusals import Forbidden, NotFound
from apps.lineage import nodes
from apps.lineage import services as lineage
from apps.lineage.nodes import Edge
from tests.contract_checks import promised
from tests.factories.cast import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(tmp_path: Path, settings: Any, world: World) -> Path:
    settings.DATA_ROOTS = [str(tmp_path)]
    promised.write(tmp_path, world.acme.tenant, promised.KEPT)
    return tmp_path


def _actions(object_id: object) -> list[str]:
    return [entry.action for entry in Entry.objects.filter(object_id=str(object_id)).order_by("seq")]


def test_run__data_that_keeps_its_contract__is_kept_with_a_result_for_each_rule(
    root: Path, world: World
) -> None:
    made = promised.contract(world.acme.tenant, world.acme.author)
    run = promised.run(promised.plan(made, world.acme.author), world.acme.author)
    assert (run.state, run.passed, run.failed, run.not_checked) == (CheckState.KEPT, 8, 0, 1)
    assert run.sentence == "All 8 rules are kept. 1 not checked."
    assert CheckResult.objects.filter(run=run).count() == 9
    job = Job.objects.get(pk=run.job_id)
    assert (job.state, job.done, job.total) == (JobState.SUCCEEDED, 1, 2)


def test_run__data_that_breaks_its_contract__is_a_breach_until_it_is_mended(root: Path, world: World) -> None:
    acme = world.acme
    made = promised.contract(acme.tenant, acme.author)
    plan = promised.plan(made, acme.author)
    promised.write(root, acme.tenant, promised.BREACHED)
    assert promised.run(plan, acme.author).state == CheckState.BREACHED
    promised.run(plan, acme.author)
    made.refresh_from_db()
    assert made.breached_at is not None
    promised.write(root, acme.tenant, promised.KEPT)
    promised.run(plan, acme.author)
    made.refresh_from_db()
    assert made.breached_at is None
    told = [
        one
        for one in _actions(plan.pk)
        if one in (Action.CONTRACTS_CHECK_BREACHED, Action.CONTRACTS_CHECK_RECOVERED)
    ]
    assert told == [Action.CONTRACTS_CHECK_BREACHED, Action.CONTRACTS_CHECK_RECOVERED]


def test_breach__where_people_are_told__names_who_published_and_who_reads_the_data(
    root: Path, world: World
) -> None:
    acme = world.acme
    made = promised.contract(acme.tenant, acme.author)
    promised.write(root, acme.tenant, promised.BREACHED)
    plan = promised.plan(made, acme.author)
    promised.run(plan, acme.colleague)
    entry = Entry.objects.get(action=Action.CONTRACTS_CHECK_BREACHED)
    people = set(events.concerned(entry, events.check_of(entry)))  # type: ignore[arg-type]
    assert people == {acme.author.pk}


def test_breach__that_is_only_observed__is_recorded_and_nobody_is_told(root: Path, world: World) -> None:
    made = promised.contract(world.acme.tenant, world.acme.author)
    promised.write(root, world.acme.tenant, promised.BREACHED)
    plan = promised.plan(made, world.acme.author, mode=CheckMode.OBSERVE)
    assert promised.run(plan, world.acme.author).state == CheckState.BREACHED
    made.refresh_from_db()
    assert made.breached_at is None
    assert Action.CONTRACTS_CHECK_BREACHED not in _actions(plan.pk)


def test_run__file_that_is_missing__is_not_measured_and_no_pass(root: Path, world: World) -> None:
    made = promised.contract(world.acme.tenant, world.acme.author)
    run = promised.run(promised.plan(made, world.acme.author, path="gone.csv"), world.acme.author)
    assert run.state == CheckState.UNMEASURED
    assert run.passed == 0


def test_run__several_tables_in_one_file__says_how_to_name_them(root: Path, world: World) -> None:
    document = {**promised.ORDERS, "schema": [*promised.ORDERS["schema"], {"name": "customers"}]}
    made = promised.contract(world.acme.tenant, world.acme.author, document=document)
    run = promised.run(promised.plan(made, world.acme.author), world.acme.author)
    assert run.state == CheckState.UNMEASURED
    assert "{object}" in run.results.first().sentence  # type: ignore[union-attr]
    promised.write(root, world.acme.tenant, "a\n1\n", "customers.csv")
    again = promised.plan(made, world.acme.author, name="both", path="{object}.csv")
    assert promised.run(again, world.acme.author).state == CheckState.KEPT


def test_run__while_one_is_under_way__is_the_same_one(root: Path, world: World) -> None:
    made = promised.contract(world.acme.tenant, world.acme.author)
    plan = promised.plan(made, world.acme.author)
    first = check_runs.start(plan=plan, by=world.acme.author)
    assert check_runs.start(plan=plan, by=world.acme.colleague).pk == first.pk
    assert Job.objects.filter(kind="contracts.check").count() == 1


def test_run__whose_job_was_cancelled__ends_unmeasured_and_another_can_begin(
    root: Path, world: World
) -> None:
    made = promised.contract(world.acme.tenant, world.acme.author)
    plan = promised.plan(made, world.acme.author)
    first = check_runs.start(plan=plan, by=world.acme.author)
    jobs.cancel(job=Job.objects.get(pk=first.job_id), by=world.acme.author)
    second = promised.run(plan, world.acme.author)
    first.refresh_from_db()
    assert (first.state, second.state) == (CheckState.UNMEASURED, CheckState.KEPT)


def test_run__job_done_twice__writes_its_results_once(root: Path, world: World) -> None:
    made = promised.contract(world.acme.tenant, world.acme.author)
    run = promised.run(promised.plan(made, world.acme.author), world.acme.author)
    assert check_runs.finish(run=run, found=[], by=world.acme.author) == run.sentence
    assert run.results.count() == 9


def test_clock__check_that_is_due__begins_once_in_each_interval(root: Path, world: World) -> None:
    made = promised.contract(world.acme.tenant, world.acme.author)
    plan = promised.plan(made, world.acme.author, every_minutes=60)
    promised.plan(made, world.acme.author, name="by-hand")
    promised.plan(made, world.acme.author, name="off", every_minutes=60, is_enabled=False)
    assert check_runs.start_due() == 1
    assert check_runs.start_due() == 0
    run = CheckRun.objects.get()
    assert (run.plan_id, run.requested_by) == (plan.pk, None)
    jobs.run(run.job_id)
    plan.refresh_from_db()
    assert plan.state == CheckState.KEPT
    type(plan).objects.filter(pk=plan.pk).update(due_at=clock.now())
    assert check_runs.start_due() == 1


def test_clock__run_whose_job_died__is_ended(root: Path, world: World) -> None:
    made = promised.contract(world.acme.tenant, world.acme.author)
    run = check_runs.start(plan=promised.plan(made, world.acme.author), by=world.acme.author)
    Job.objects.filter(pk=run.job_id).delete()
    check_runs.start_due()
    run.refresh_from_db()
    assert run.state == CheckState.UNMEASURED


def test_clock__switched_off__begins_nothing(root: Path, world: World) -> None:
    made = promised.contract(world.acme.tenant, world.acme.author)
    promised.plan(made, world.acme.author, every_minutes=60)
    Switch.objects.create(name=CHECKS, is_on=False, reason="Maintenance")
    switches.forget()
    try:
        assert check_runs.start_due() == 0
    finally:
        switches.forget()


def test_history__what_ended__does_not_change(root: Path, world: World) -> None:
    made = promised.contract(world.acme.tenant, world.acme.author)
    run = promised.run(promised.plan(made, world.acme.author), world.acme.author)
    for act in (
        lambda: CheckRun.objects.filter(pk=run.pk).update(state=CheckState.BREACHED),
        lambda: CheckResult.objects.filter(run=run).update(state="failed"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_history__older_than_its_time__is_forgotten_save_for_the_last(root: Path, world: World) -> None:
    made = promised.contract(world.acme.tenant, world.acme.author)
    plan = promised.plan(made, world.acme.author)
    old = CheckRun.objects.create(
        tenant=made.tenant, plan=plan, version=made.current, mode=plan.mode, job_id=plan.pk, state=CheckState.KEPT,
        created_at=clock.now() - dt.timedelta(days=91), finished_at=clock.now(),
    )  # fmt: skip
    assert check_runs.forget_old() == 0
    promised.run(plan, world.acme.author)
    assert check_runs.forget_old() == 1
    assert not CheckRun.objects.filter(pk=old.pk).exists()


def test_check__of_files_outside__is_refused(root: Path, world: World, settings: Any) -> None:
    made = promised.contract(world.acme.tenant, world.acme.author)
    for path in ("../other/orders.csv", "/etc/passwd"):
        with pytest.raises(PathOutsideRoots):
            promised.plan(made, world.acme.author, path=path)
    settings.DATA_ROOTS = []
    with pytest.raises(NoDataRoots):
        promised.plan(made, world.acme.author)


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", "with space"), ("name", ""), ("mode", "shout"), ("path", ""), ("every_minutes", 1), ("every_minutes", 10**9),
     ("delimiter", "ab"), ("delimiter", '"')],
)  # fmt: skip
def test_check__not_complete__names_the_field(root: Path, world: World, field: str, value: Any) -> None:
    made = promised.contract(world.acme.tenant, world.acme.author)
    with pytest.raises(checks.InvalidCheck) as refused:
        promised.plan(made, world.acme.author, **{field: value})
    assert field in refused.value.errors


def test_check__saved_with_what_was_read_before_a_change__is_refused(root: Path, world: World) -> None:
    made = promised.contract(world.acme.tenant, world.acme.author)
    plan = promised.plan(made, world.acme.author)
    read = checks.check_etag(plan)
    promised.plan(made, world.acme.author, mode=CheckMode.BLOCK, if_match=read)
    with pytest.raises(ChangedMeanwhile):
        promised.plan(made, world.acme.author, if_match=read)


def test_check__of_the_eleventh_name__is_refused(root: Path, world: World) -> None:
    made = promised.contract(world.acme.tenant, world.acme.author)
    for number in range(10):
        promised.plan(made, world.acme.author, name=f"check-{number}")
    with pytest.raises(checks.TooManyChecks):
        promised.plan(made, world.acme.author, name="check-10")


def test_check__removed_while_breached__ends_the_breach(root: Path, world: World) -> None:
    made = promised.contract(world.acme.tenant, world.acme.author)
    promised.write(root, world.acme.tenant, promised.BREACHED)
    plan = promised.plan(made, world.acme.author)
    promised.run(plan, world.acme.author)
    checks.remove_check(plan=plan, by=world.acme.author)
    made.refresh_from_db()
    assert made.breached_at is None


def test_check__by_others__is_refused(root: Path, world: World) -> None:
    made = promised.contract(world.acme.tenant, world.acme.author)
    plan = promised.plan(made, world.acme.author)
    for person, refusal in ((world.acme.viewer, Forbidden), (world.globex.author, NotFound)):
        with pytest.raises(refusal):
            promised.plan(made, person)
        with pytest.raises(refusal):
            check_runs.start(plan=plan, by=person)
        with pytest.raises(refusal):
            checks.remove_check(plan=plan, by=person)


def test_run__of_the_look_alike_tenant__reads_its_own_folder(root: Path, world: World) -> None:
    promised.write(root, world.globex.tenant, promised.BREACHED)
    for cast, state in ((world.acme, CheckState.KEPT), (world.globex, CheckState.BREACHED)):
        made = promised.contract(cast.tenant, cast.author)
        assert promised.run(promised.plan(made, cast.author), cast.author).state == state


def test_blocking__only_a_check_that_is_kept_and_fresh__holds_nothing_up(root: Path, world: World) -> None:
    acme = world.acme
    made = promised.contract(acme.tenant, acme.author)

    def states() -> list[str]:
        return [one.state for one in breaches.blocking(acme.tenant.pk, ["orders"])]

    plan = promised.plan(made, acme.author, mode=CheckMode.BLOCK, every_minutes=60)
    assert states() == ["never_checked"]
    promised.run(plan, acme.author)
    assert states() == []
    type(plan).objects.filter(pk=plan.pk).update(checked_at=clock.now() - dt.timedelta(minutes=121))
    assert states() == ["stale"]
    promised.publish(made, acme.author, {**promised.ORDERS, "version": "2"})
    assert states() == ["other_version"]
    promised.write(root, acme.tenant, promised.BREACHED)
    promised.run(plan, acme.author)
    assert states() == ["breached"]
    promised.write(root, acme.tenant, "order_id,total\n")
    promised.run(plan, acme.author)
    assert states() == ["without_data"]
    promised.plan(made, acme.author, mode=CheckMode.WARN, every_minutes=60)
    assert states() == []
    assert breaches.blocking(world.globex.tenant.pk, ["orders"]) == []


def test_fact__contracts_that_the_candidate_names__are_told_with_what_speaks_against_them(
    root: Path, world: World
) -> None:
    acme = world.acme
    made = promised.contract(acme.tenant, acme.author)
    promised.contract(acme.tenant, acme.author, "unpinned")
    plan = promised.plan(made, acme.author, mode=CheckMode.BLOCK)
    candidate, other = uuid4(), uuid4()
    for version, contract in ((candidate, "orders"), (other, "unpinned")):
        with transaction.atomic():
            lineage.replace_edges(
                tenant=acme.tenant,
                origin=f"pins:{version}",
                edges=[Edge(nodes.contract(contract), nodes.version(version))],
            )

    def told(version: object, tenant_id: object = acme.tenant.pk) -> list[str]:
        found = policy_input.contract_breaches({"candidate": {"id": str(version)}}, tenant_id)  # type: ignore[arg-type]
        return [one["sentence"] for one in found]

    assert told(candidate) == ["The data of orders was never checked by daily. Run the check."]
    promised.write(root, acme.tenant, promised.BREACHED)
    promised.run(plan, acme.author)
    assert told(candidate) == [
        "The data of orders breaks the contract (check daily). Mend it and run the check again."
    ]
    assert told(other) == []
    assert told(candidate, world.globex.tenant.pk) == []
    assert policy_input.contract_breaches({}, acme.tenant.pk) == []
