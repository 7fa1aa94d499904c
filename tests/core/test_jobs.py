"""Messages and jobs: what is asked for is done once, whatever happens to messages and workers."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from kombu.utils import functional

from apps.accounts.models import User
from apps.audit.models import Entry
from apps.core import areas, clock, jobs
from apps.core.areas import Area, JobKind
from apps.core.choices import JOB_TRANSITIONS, JobState, RowOutcome
from apps.core.jobs import enqueue, leases, states, worker
from apps.core.models import Job, JobRow
from apps.core.refusals import Conflict, Forbidden
from tests.factories.broker import take_broker_away
from tests.factories.cast import TEST, World

KIND = "test.work"


def declare(work: Callable[[Any], str]) -> None:
    areas.register(Area("test", jobs=[JobKind(KIND, work, "A test")]))


@pytest.fixture
def handler() -> Iterator[list[Any]]:
    """Let jobs of a kind do what a test appends; without it each of their rows is noted."""
    said: list[Any] = []

    def act(row: JobRow) -> str:
        said.append(row.object_id)
        if row.object_id == "refused":
            raise Conflict("Not this one.")
        if row.object_id == "gone":
            raise User.DoesNotExist
        return f"Did {row.label}."

    declare(lambda lease: lease.each_row(act))
    yield said
    areas.forget("test")


def begin(*ids: str, by: Any = TEST, **more: Any) -> Job:
    return jobs.start(KIND, {}, by=by, title="Test", rows=[jobs.Row(pk, f"row {pk}") for pk in ids], **more)


def state_of(job: Job) -> str:
    job.refresh_from_db()
    return job.state


@pytest.mark.django_db
def test_job__rows_of_every_kind__each_has_its_outcome(handler: list[Any]) -> None:
    job = begin("a", "refused", "gone", "b")
    jobs.run(job.pk)
    assert state_of(job) == JobState.SUCCEEDED
    assert job.result == "2 done, 1 refused, 1 no longer there."
    assert (job.done, job.total, job.percent) == (4, 4, 100)
    rows = {row.object_id: (row.outcome, row.sentence) for row in job.rows.all()}
    assert rows["a"] == (RowOutcome.DONE, "Did row a.")
    assert rows["refused"] == (RowOutcome.REFUSED, "Not this one.")
    assert rows["gone"][0] == RowOutcome.GONE


@pytest.mark.django_db
def test_tasks__as_a_worker_calls_them__run_and_sweep(handler: list[Any]) -> None:
    from platform_portal.celery import app

    app.loader.import_default_modules()
    job = begin("a")
    app.tasks["core.sweep_jobs"]()
    app.tasks["core.run_job"](job_id=str(job.pk))
    assert state_of(job) == JobState.SUCCEEDED


@pytest.mark.django_db
def test_job__same_message_twice__is_done_once(handler: list[Any]) -> None:
    job = begin("a")
    jobs.run(job.pk)
    jobs.run(job.pk)
    assert handler == ["a"]


@pytest.mark.django_db(transaction=True)
def test_job__two_workers_at_once__each_row_is_done_once(handler: list[Any]) -> None:
    job = begin(*(str(number) for number in range(20)))

    def work() -> None:
        try:
            jobs.run(job.pk)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for thread in workers:
        thread.start()
    for thread in workers:
        thread.join()
    assert sorted(handler, key=int) == [str(number) for number in range(20)]
    assert state_of(job) == JobState.SUCCEEDED


@pytest.mark.django_db
def test_job__worker_believed_dead_comes_back__changes_nothing_more(handler: list[Any]) -> None:
    job = begin("a", "b")
    first = worker._claim(job.pk)
    assert first is not None
    Job.objects.filter(pk=job.pk).update(heartbeat_at=clock.now() - dt.timedelta(hours=1))
    jobs.sweep()
    assert state_of(job) == JobState.FAILED
    Job.objects.filter(pk=job.pk).update(due_at=clock.now())
    second = worker._claim(job.pk)
    assert second is not None
    with pytest.raises(leases.Superseded), leases.Lease(first).step():
        raise AssertionError("nothing may happen here")
    worker._end(first, JobState.SUCCEEDED, result="mine")
    assert state_of(job) == JobState.RUNNING


@pytest.mark.django_db
def test_job__turn_is_over__goes_on_where_it_stopped(
    handler: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases, "LEASE_SECONDS", -1.0)
    job = begin("a", "b")
    jobs.run(job.pk)
    assert (state_of(job), job.attempts) == (JobState.QUEUED, 0)
    monkeypatch.setattr(leases, "LEASE_SECONDS", 60.0)
    jobs.run(job.pk)
    assert handler == ["a", "b"]
    assert state_of(job) == JobState.SUCCEEDED


@pytest.mark.django_db
def test_job__keeps_failing__waits_longer_each_time_and_ends_as_a_dead_letter(world: World) -> None:
    def fail(lease: jobs.Lease) -> str:
        raise RuntimeError("secret detail")

    declare(fail)
    job = begin(by=world.operator, max_attempts=3)
    waits = []
    for _ in range(2):
        jobs.run(job.pk)
        assert state_of(job) == JobState.FAILED
        waits.append(job.due_at - clock.now())
        jobs.run(job.pk)
        assert state_of(job) == JobState.FAILED, "its time had not come"
        Job.objects.filter(pk=job.pk).update(due_at=clock.now())
    assert waits[0] < waits[1]
    jobs.run(job.pk)
    assert state_of(job) == JobState.DEAD
    assert "RuntimeError" in job.error
    assert "secret detail" not in job.error
    declare(lambda lease: "Fine.")
    jobs.retry(job=job, by=world.operator)
    jobs.run(job.pk)
    assert (state_of(job), job.result) == (JobState.SUCCEEDED, "Fine.")
    areas.forget("test")


@pytest.mark.django_db
def test_sweep__message_was_lost__is_sent_again_once(
    handler: list[Any], monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    from platform_portal.celery import app

    sent: list[Any] = []
    monkeypatch.setattr(app, "send_task", lambda name, **more: sent.append((name, more["kwargs"])))
    job = begin("a")
    with django_capture_on_commit_callbacks(execute=True):
        assert jobs.sweep() == 0, "its message may still come"
        Job.objects.filter(pk=job.pk).update(sent_at=clock.now() - dt.timedelta(minutes=2))
        assert jobs.sweep() == 1
        assert jobs.sweep() == 0
    assert sent == [("core.run_job", {"job_id": str(job.pk)})]


@pytest.mark.django_db
def test_cancel__before_and_while_it_runs__what_is_done_stays(handler: list[Any], world: World) -> None:
    waiting = begin("a")
    jobs.cancel(job=waiting, by=world.operator)
    jobs.run(waiting.pk)
    assert (state_of(waiting), handler) == (JobState.CANCELLED, [])
    with pytest.raises(jobs.JobNotOpen):
        jobs.cancel(job=waiting, by=world.operator)

    def half(lease: jobs.Lease) -> str:
        with lease.step():
            pass
        jobs.cancel(job=lease.job, by=world.operator)
        with lease.step():
            raise AssertionError("it was cancelled")
        return ""

    declare(half)
    moving = begin("a", "b")
    jobs.run(moving.pk)
    assert (state_of(moving), moving.done) == (JobState.CANCELLED, 1)


@pytest.mark.django_db
def test_cancel_and_retry__not_an_operator__are_refused(handler: list[Any], world: World) -> None:
    job = begin("a")
    for service in (jobs.cancel, jobs.retry):
        with pytest.raises(Forbidden):
            service(job=job, by=world.acme.author)
    assert state_of(job) == JobState.QUEUED
    with pytest.raises(jobs.JobNotStopped):
        jobs.retry(job=job, by=world.operator)


@pytest.mark.django_db
def test_start_cancel_retry__each__is_in_the_trail(handler: list[Any], world: World) -> None:
    job = begin("a", by=world.operator)
    Job.objects.filter(pk=job.pk).update(state=JobState.DEAD)
    jobs.retry(job=job, by=world.operator)
    jobs.cancel(job=job, by=world.operator)
    said = Entry.objects.filter(object_id=str(job.pk)).order_by("seq").values_list("action", "actor_id")
    assert list(said) == [
        (f"operations.job.{what}", str(world.operator.pk)) for what in ("started", "retried", "cancelled")
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("before", list(JobState))
@pytest.mark.parametrize("after", list(JobState))
def test_move__every_pair_of_states__follows_the_table(before: JobState, after: JobState) -> None:
    moment = clock.now()
    closed = None if before in ("queued", "running", "failed") else moment
    job = Job.objects.create(kind=KIND, title="T", state=before, heartbeat_at=moment, finished_at=closed)
    if after in JOB_TRANSITIONS[before]:
        states.move(job, after, finished_at=None)
        assert state_of(job) == after
    else:
        with pytest.raises(ValueError, match="does not go"):
            states.move(job, after)
        assert state_of(job) == before


@pytest.mark.django_db(transaction=True)
def test_enqueue__broker_unreachable__commits_and_raises_nothing_and_waits_for_nothing(caplog, monkeypatch):
    take_broker_away(monkeypatch)
    monkeypatch.setattr(
        functional, "sleep", lambda seconds: pytest.fail(f"it waits {seconds} s to try again")
    )
    with transaction.atomic():
        enqueue("rollouts.tick", rollout_id="1")
    assert "the reconciler will do it" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_enqueue__transaction_rolled_back__sends_nothing(monkeypatch):
    from platform_portal.celery import app

    sent = []
    monkeypatch.setattr(app, "send_task", lambda *args, **kwargs: sent.append(args))
    with pytest.raises(RuntimeError), transaction.atomic():
        enqueue("rollouts.tick", rollout_id="1")
        raise RuntimeError
    assert sent == []
