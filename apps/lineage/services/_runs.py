"""Jobs and their runs, as events tell of them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from uuid import UUID

from apps.core import clock
from apps.lineage.choices import MAX_DESCRIPTION, TERMINAL, EventKind, EventType, RunState
from apps.lineage.models import Job, Run
from apps.lineage.openlineage import Event, Said
from apps.lineage.services.edges import Plan

JOB_FIELDS = [
    "state",
    "state_at",
    "last_run",
    "last_run_at",
    "complete_run",
    "complete_at",
    "description",
    "kind",
    "seen_at",
]
RUN_FIELDS = ["state", "first_at", "last_at", "ended_at", "parent", "said", "error"]
# A run that says more is kept with what it said first.
MAX_SAID = 20_000

Named = tuple[str, str]

_STATES = {
    EventType.START: RunState.RUNNING,
    EventType.RUNNING: RunState.RUNNING,
    EventType.COMPLETE: RunState.COMPLETE,
    EventType.FAIL: RunState.FAILED,
    EventType.ABORT: RunState.ABORTED,
}


def job_key(tenant_id: UUID, job: Named) -> UUID:
    """Return the id of a job's row, which follows from its name."""
    return _key(tenant_id, "job", *job)


def run_key(tenant_id: UUID, event: Event) -> UUID:
    """Return the id of the row of an event's run."""
    return _key(tenant_id, "run", *(event.job or ("", "")), event.run_id)


def origin(job: Job) -> str:
    """Return the origin of a job's edges."""
    return f"openlineage:{job.pk}"


def held_jobs(tenant_id: UUID, named: Collection[Named]) -> dict[Named, Job]:
    """Return the rows of jobs, made where there are none, and held until the transaction ends, always in one order."""
    keys = {job_key(tenant_id, name): name for name in named}
    held = Job.objects.filter(pk__one_of=list(keys)).order_by("pk").select_for_update(no_key=True)
    found = {keys[job.pk]: job for job in held} if keys else {}
    missing = sorted((pk, name) for pk, name in keys.items() if name not in found)
    if missing:
        now = clock.now()
        Job.objects.bulk_create(
            [
                Job(pk=pk, tenant_id=tenant_id, namespace=name[0], name=name[1], created_at=now, seen_at=now)
                for pk, name in missing
            ],
            ignore_conflicts=True,
        )
        found = {keys[job.pk]: job for job in held.all()}
    return found


def known_runs(tenant_id: UUID, jobs: dict[Named, Job], events: Iterable[Event]) -> dict[UUID, Run]:
    """Return the runs of `events`, new ones unsaved."""
    asked = {run_key(tenant_id, event): event for event in events if event.kind == EventKind.RUN}
    found = {run.pk: run for run in Run.objects.filter(pk__one_of=list(asked)).order_by()} if asked else {}
    for pk, event in asked.items():
        if pk not in found and event.job is not None:
            found[pk] = Run(
                pk=pk,
                tenant_id=tenant_id,
                job=jobs[event.job],
                run_id=event.run_id,
                first_at=event.at,
                last_at=event.at,
            )
    return found


def apply(event: Event, job: Job, runs: dict[UUID, Run], plans: dict[str, Plan]) -> None:
    """Change a job, its run and its edges by one event."""
    _describe(event, job)
    said = event.said()
    plan = plans.setdefault(origin(job), Plan())
    if event.kind == EventKind.JOB:
        if said and (job.complete_at is None or event.at >= job.complete_at):
            job.complete_at = event.at
            job.complete_run_id = None
            plan.replace(said.edges(event.job))
        return
    run = runs[run_key(job.tenant_id, event)]
    before = Said.loaded(run.said)
    everything = Said.loaded(run.said)
    everything.add(said)
    if len(everything.columns) + len(everything.inputs) + len(everything.outputs) <= MAX_SAID:
        run.said = everything.document()
    else:
        everything = before
    _follow(event, run, job)
    _plan(event, run, job, everything, is_new=everything.document() != before.document(), plan=plan)


def _follow(event: Event, run: Run, job: Job) -> None:
    run.first_at, run.last_at = min(run.first_at, event.at), max(run.last_at, event.at)
    run.parent = event.parent or run.parent
    state = _STATES.get(event.type)
    if state in TERMINAL:
        if run.ended_at is None or event.at >= run.ended_at:
            run.state, run.ended_at, run.error = state, event.at, event.error
    elif state is not None and run.ended_at is None:
        run.state = state
    if job.last_run_id in (None, run.pk) or job.last_run_at is None or run.first_at >= job.last_run_at:
        job.last_run_id, job.last_run_at = run.pk, run.first_at
        job.state, job.state_at = run.state, run.last_at


def _plan(event: Event, run: Run, job: Job, said: Said, *, is_new: bool, plan: Plan) -> None:
    if not said:
        return
    is_newest = job.complete_at is None or event.at >= job.complete_at
    if event.type == EventType.COMPLETE and is_newest:
        job.complete_at, job.complete_run_id = event.at, run.pk
        plan.replace(said.edges(event.job))
    elif job.complete_run_id == run.pk and is_new:
        # What the run that counts said besides, in whatever order it arrives.
        plan.replace(said.edges(event.job))
    elif is_newest and event.type != EventType.COMPLETE:
        plan.add(said.edges(event.job))


def _describe(event: Event, job: Job) -> None:
    job.seen_at = max(job.seen_at, event.at) if job.seen_at else event.at
    said = event.job_facets.get("documentation")
    text = said.get("description") if isinstance(said, dict) else None
    if isinstance(text, str) and text.isprintable():
        job.description = text[:MAX_DESCRIPTION]
    kind = event.job_facets.get("jobType")
    if isinstance(kind, dict):
        parts = (kind.get("integration"), kind.get("jobType"))
        job.kind = " ".join(part for part in parts if isinstance(part, str) and part.isprintable())[:100]


def _key(tenant_id: UUID, *parts: str) -> UUID:
    framed = b"".join(len(raw).to_bytes(4) + raw for raw in (part.encode() for part in parts))
    return UUID(bytes=hashlib.sha256(tenant_id.bytes + framed).digest()[:16])
