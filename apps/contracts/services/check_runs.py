"""Runs of checks: asked for by a person or by the clock, done by a job, and kept as history."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import transaction

from apps.audit import services as audit
from apps.audit.choices import Action
from apps.connections import services as connections
from apps.contracts.checks import evaluation, results, roots, translation
from apps.contracts.checks.duckdb_source import DuckdbSource
from apps.contracts.checks.postgres_source import PostgresSource
from apps.contracts.checks.results import Result
from apps.contracts.checks.rules import Translation
from apps.contracts.checks.sources import RUN_SECONDS, STATEMENT_SECONDS, Source
from apps.contracts.choices import CHECK_DAYS, CHECK_JOB, CHECKS, CheckMode, CheckState
from apps.contracts.models import CheckPlan, CheckResult, CheckRun, Contract
from apps.contracts.services.checks import OBJECT, require_publisher, settle_breach
from apps.core import clock, faults, jobs, switches
from apps.core.actors import Actor, System
from apps.core.choices import OPEN_JOBS
from apps.core.jobs.leases import CancelAsked
from apps.core.models import Job
from apps.core.refusals import Conflict, Refused
from apps.tenants.choices import Status

logger = logging.getLogger(__name__)

BY_THE_CLOCK = System("contract checks")
STARTED_AT_ONCE = 50
DELETED_AT_ONCE = 500


class NothingToCheck(Conflict):
    code = "contract_not_published"
    sentence = "This contract has no version in force, so there is nothing to check. Publish one first."


@transaction.atomic
def start(*, plan: CheckPlan, by: Actor) -> CheckRun:
    """Begin a run, and return it; while one is under way it is the one that is returned.

    Raises `NothingToCheck`, `SwitchedOff`, `NotFound` and `Forbidden`.
    """
    switches.require(CHECKS)
    if not isinstance(by, System):
        require_publisher(by, plan.contract, Action.CONTRACTS_CHECK_STARTED)
    locked = _held(plan.pk)
    open_run = CheckRun.objects.under_way().filter(plan=locked).first()
    if open_run is not None:
        if _is_at_work(open_run):
            return open_run
        _abandon(open_run, locked)
    contract = Contract.objects.select_related("current", "tenant").get(pk=locked.contract_id)
    if contract.current is None:
        raise NothingToCheck()
    run = CheckRun(
        tenant_id=locked.tenant_id,
        plan=locked,
        version=contract.current,
        mode=locked.mode,
        requested_by=None if isinstance(by, System) else by,  # type: ignore[misc]
    )
    job = jobs.start(
        CHECK_JOB,
        {"run": str(run.pk)},
        by=by,
        title=f"Check {contract.contract_id}: {locked.name}",
        max_attempts=3,
    )
    run.job_id = job.pk
    run.save(force_insert=True)
    locked.due_at = _next(locked)
    locked.save(update_fields=["due_at"])
    if not isinstance(by, System):
        # What the clock begins stands in the history of runs only.
        audit.record(
            Action.CONTRACTS_CHECK_STARTED,
            tenant_id=locked.tenant_id,
            by=by,
            obj=(OBJECT, str(locked.pk)),
            data={"run": str(run.pk)},
        )
    return run


def work(lease: jobs.Lease) -> str:
    """Measure every rule of a run: the handler of its jobs. What was measured is written at the end, at once."""
    run = (
        CheckRun.objects.select_related("plan__connection__tenant", "plan__contract", "version", "tenant")
        .filter(pk=lease.args["run"])
        .first()
    )
    if run is None or run.state != CheckState.CHECKING:
        return "There is nothing to check any more."
    try:
        return _measured(run, lease)
    except CancelAsked:
        with transaction.atomic():
            plan = _held(run.plan_id)
            _abandon(run, plan, "It was cancelled before everything was measured.")
        raise


def _measured(run: CheckRun, lease: jobs.Lease) -> str:
    rules = translation.translate(run.version.document)
    Job.objects.filter(pk=lease.job.pk).update(total=len(rules.tables) + 1, done=0)
    found: list[Result] = []
    try:
        if run.tenant.status != Status.ACTIVE:
            raise NothingToCheck("The tenant is suspended, so its data is not read.")
        at = ""
        with _source(run, rules) as source:
            for result in evaluation.evaluate(rules, source, now=clock.now()):
                if at and result.rule.table != at:
                    with lease.step():
                        pass
                at = result.rule.table
                found.append(result)
    except Refused as refused:
        known = {result.rule.key for result in found}
        found += [results.error(rule, refused.sentence) for rule in rules.rules if rule.key not in known]
    faults.point("contracts.check.measured")
    with lease.step():
        return finish(run=run, found=found, by=lease.by)


@transaction.atomic
def finish(*, run: CheckRun, found: Sequence[Result], by: Actor) -> str:
    """Write down what a run found, and what follows from it; return the sentence of the run."""
    plan = _held(run.plan_id)
    locked = CheckRun.objects.select_for_update(of=("self",), no_key=True).get(pk=run.pk)
    if locked.state != CheckState.CHECKING:
        return locked.sentence
    summary = results.summed(found)
    CheckResult.objects.bulk_create(
        [
            CheckResult(
                tenant_id=run.tenant_id,
                run=locked,
                number=number,
                key=one.rule.key[:200],
                kind=one.rule.kind,
                table=one.rule.table,
                column=one.rule.column,
                title=one.rule.title[:200],
                expected=one.rule.expected[:300],
                observed=one.observed[:200],
                state=one.state,
                sentence=one.sentence[:500],
                severity=one.rule.severity,
                failing_rows=one.failing,
                rows=one.rows,
            )
            for number, one in enumerate(found, start=1)
        ],
        batch_size=500,
    )
    counts = summary.counts
    locked.passed, locked.failed = counts.get(results.PASSED, 0), counts.get(results.FAILED, 0)
    locked.errors, locked.no_data = counts.get(results.ERROR, 0), counts.get(results.NO_DATA, 0)
    locked.not_checked = counts.get(results.NOT_CHECKED, 0)
    locked.state, locked.sentence, locked.finished_at = summary.outcome, summary.sentence[:300], clock.now()
    locked.save()
    _settle(plan, locked, by)
    return summary.sentence


def _settle(plan: CheckPlan, run: CheckRun, by: Actor) -> None:
    """Say of a locked check what its last run came to, and tell the trail of a breach that begins or ends."""
    before, is_quiet = plan.state, plan.mode == CheckMode.OBSERVE
    plan.state, plan.checked_at, plan.checked_version = run.state, run.finished_at, run.version
    if run.state == CheckState.BREACHED:
        plan.breached_at = plan.breached_at or run.finished_at
    elif run.state == CheckState.KEPT:
        plan.breached_at = None
    plan.save(update_fields=["state", "checked_at", "checked_version", "breached_at"])
    settle_breach(plan.contract)
    action = None
    if run.state == CheckState.BREACHED and before != CheckState.BREACHED:
        action = Action.CONTRACTS_CHECK_BREACHED
    elif run.state == CheckState.KEPT and before == CheckState.BREACHED:
        action = Action.CONTRACTS_CHECK_RECOVERED
    if action is None or is_quiet:
        return
    audit.record(
        action,
        tenant_id=plan.tenant_id,
        by=by,
        obj=(OBJECT, str(plan.pk)),
        before=before,
        after=run.state,
        data={"run": str(run.pk), "failed": run.failed, "checked": run.checked},
    )


def start_due() -> int:
    """Begin the runs whose time has come, and end those whose job ended without them; return how many began."""
    for run in CheckRun.objects.under_way().select_related("plan")[:STARTED_AT_ONCE]:
        with transaction.atomic():
            plan = _held(run.plan_id)
            if not _is_at_work(run):
                _abandon(run, plan)
    if not switches.is_on(CHECKS):
        return 0
    begun = 0
    due = CheckPlan.objects.due().filter(tenant__status=Status.ACTIVE).select_related("contract")
    for plan in due[:STARTED_AT_ONCE]:
        try:
            start(plan=plan, by=BY_THE_CLOCK)
            begun += 1
        except Refused as refused:
            logger.info("check %s did not begin: %s", plan.pk, refused.code)
            CheckPlan.objects.filter(pk=plan.pk).update(due_at=_next(plan))
    return begun


def forget_old() -> int:
    """Delete runs that are older than `CHECK_DAYS`, save for the last of each check; return how many."""
    before = clock.now() - dt.timedelta(days=CHECK_DAYS)
    old = CheckRun.objects.ended().filter(created_at__lt=before, plan__checked_at__gt=before)
    keys = list(old.order_by("created_at").values_list("pk", flat=True)[:DELETED_AT_ONCE])
    CheckRun.objects.filter(pk__in=keys).delete()
    return len(keys)


def _held(plan_id: UUID) -> CheckPlan:
    """Return a check that nobody else changes until the transaction ends, with its contract, which is locked first."""
    contract_id = CheckPlan.objects.values_list("contract_id", flat=True).get(pk=plan_id)
    contract = Contract.objects.select_for_update(of=("self",), no_key=True).get(pk=contract_id)
    plan = CheckPlan.objects.select_for_update(of=("self",), no_key=True).get(pk=plan_id)
    plan.contract = contract
    return plan


def _is_at_work(run: CheckRun) -> bool:
    return Job.objects.filter(pk=run.job_id, state__in=OPEN_JOBS).exists()


def _abandon(
    run: CheckRun, plan: CheckPlan, sentence: str = "Its job ended before everything was measured."
) -> None:
    """End a run without results, of a check that is held: nothing is known of the data then."""
    locked = CheckRun.objects.select_for_update(of=("self",), no_key=True).get(pk=run.pk)
    if locked.state != CheckState.CHECKING:
        return
    locked.state, locked.sentence, locked.finished_at = CheckState.UNMEASURED, sentence, clock.now()
    locked.save()
    _settle(plan, locked, BY_THE_CLOCK)


def _next(plan: CheckPlan) -> dt.datetime | None:
    if plan.every_minutes is None or not plan.is_enabled:
        return None
    return clock.now() + dt.timedelta(minutes=plan.every_minutes)


@contextmanager
def _source(run: CheckRun, rules: Translation) -> Iterator[Source]:
    """Open what the data of a check is read with. Raises what files and connections refuse with."""
    plan = run.plan
    source: Any
    if plan.connection is not None:
        connection = plan.connection
        source = PostgresSource(
            lambda: connections.postgres(
                connection, statement_seconds=STATEMENT_SECONDS, seconds=RUN_SECONDS
            ),
            schema=plan.database_schema,
            seconds=RUN_SECONDS,
            statement_seconds=STATEMENT_SECONDS,
        )
    else:
        files, missing = _files(plan, run.tenant.slug, rules)
        source = DuckdbSource(files, missing=missing, delimiter=plan.delimiter)
    with source:
        yield source


def _files(
    plan: CheckPlan, tenant: str, rules: Translation
) -> tuple[dict[str, roots.Located], dict[str, str]]:
    """Return the files of each table, or the sentence that says why it has none."""
    files, missing = {}, {}
    for table in rules.tables:
        try:
            if len(rules.tables) > 1 and roots.PLACE not in plan.path:
                raise roots.FileUnreadable(
                    "The contract has several tables: write {object} in the path of the check where the name of the table goes."
                )
            files[table.name] = roots.locate(plan.path, tenant=tenant, table=table.name)
        except Refused as refused:
            missing[table.name] = refused.sentence
    return files, missing
