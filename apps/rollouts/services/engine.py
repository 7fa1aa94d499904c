"""The one engine: `tick` moves a rollout as far as it can go now.

A tick is made of passes. Each pass decides in a short transaction, commits the desired state, and only then touches
the router, so that a process that dies or is stopped anywhere leaves an intent that any other one completes. The
lease keeps two processes from doing the same work at once; correctness rests on the fencing token alone, the
route's generation.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import uuid
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from apps.approvals.models import Permit
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import clock, faults
from apps.core.actors import System
from apps.core.refusals import Refused
from apps.registry.models import Alias
from apps.rollouts import judge, model_servers, state, traffic
from apps.rollouts.choices import TERMINAL, EventKind, RolloutState, RolloutVerdict, can_move
from apps.rollouts.models import Rollout, RolloutEvent, TrafficRoute
from apps.rollouts.plans import Plan
from apps.rollouts.services import endings, measurements
from apps.rollouts.services._database import limit_waiting
from apps.tenants.models import Tenant

logger = logging.getLogger(__name__)

CANARY = System("canary")
LEASE_SECONDS = 10
# A tick goes on while something moved; the bound keeps it short whatever happens.
MAX_PASSES = 6


class IllegalMove(RuntimeError):
    """The state machine asked for a move that its own table does not allow."""


@dataclass(frozen=True)
class Intent:
    """What a pass committed and now has to make true outside the database."""

    rollout_id: UUID
    route_id: UUID
    state: RolloutState
    generation: int
    has_changed_route: bool
    """The route's desired state changed in this pass."""
    moved: bool
    is_ready: bool


def tick(rollout_id: UUID, *, steal: bool = False) -> None:
    """Move a rollout as far as it can go now; calling it at any time, twice, or at once is safe.

    Someone else's unexpired lease makes it return at once, unless `steal`.
    """
    owner = f"{os.getpid()}-{uuid.uuid4().hex[:12]}"
    try:
        for _ in range(MAX_PASSES):
            intent = _decide(rollout_id, owner=owner, steal=steal)
            if intent is None:
                return
            if intent.has_changed_route:
                faults.point("rollouts.tick.committed")
                faults.point(f"rollouts.tick.committed.{intent.state}")
            progressed = _act(intent)
            if intent.state in TERMINAL or not (intent.moved or progressed):
                break
    finally:
        Rollout.objects.filter(pk=rollout_id, lease_owner=owner).update(lease_owner="", lease_until=None)


@transaction.atomic
def _decide(rollout_id: UUID, *, owner: str, steal: bool) -> Intent | None:
    """Take the lease, decide, and write the desired state; None where there is nothing to do."""
    limit_waiting(lock_seconds=6.0 if steal else 0.7)
    rollout = (
        Rollout.objects.select_for_update(of=("self",), no_key=True, skip_locked=not steal)
        .select_related("candidate", "tenant")
        .filter(pk=rollout_id)
        .first()
    )
    if rollout is None or not rollout.is_active:
        return None
    now = clock.database_now()
    if not _may_take(rollout, owner=owner, now=now, steal=steal):
        return None
    route = (
        TrafficRoute.objects.select_for_update(of=("self",), no_key=True)
        .select_related("tenant", "model")
        .get(pk=rollout.route_id)
    )
    rollout.lease_owner = owner
    rollout.lease_until = now + dt.timedelta(seconds=LEASE_SECONDS)
    snapshot = snapshot_of(rollout, route, now)
    decision = state.next_step(snapshot, now)
    generation = route.generation
    if decision.moves:
        _carry_out(rollout, route, snapshot, decision, now)
    else:
        _stay(rollout, route, decision)
    return Intent(
        rollout_id=rollout.pk,
        route_id=route.pk,
        state=RolloutState(rollout.state),
        generation=route.generation,
        has_changed_route=route.generation != generation,
        moved=decision.moves,
        is_ready=rollout.candidate_ready_at is not None,
    )


def _may_take(rollout: Rollout, *, owner: str, now: dt.datetime, steal: bool) -> bool:
    free = rollout.lease_until is None or rollout.lease_until <= now
    return free or steal or rollout.lease_owner == owner


def snapshot_of(rollout: Rollout, route: TrafficRoute, now: dt.datetime) -> state.Snapshot:
    """Gather what the next decision of a locked rollout depends on."""
    criteria = judge.Criteria.from_dict(rollout.criteria)
    snapshot = state.Snapshot(
        state=RolloutState(rollout.state),
        step_index=rollout.step_index,
        steps=Plan.parse(rollout.plan).steps,
        hold_seconds=criteria.hold_seconds,
        settled=route.is_settled,
        ready=rollout.candidate_ready_at is not None,
        prepare_deadline=rollout.prepare_deadline_at,
        step_started_at=rollout.step_started_at,
        judged="",
        judged_sentence="",
        polled_at=rollout.polled_at,
        measured_at=rollout.measured_at,
        abort_requested=rollout.abort_requested_at is not None,
        objection=_objection(rollout, route, now) if rollout.can_abort else "",
        failure=rollout.failure,
    )
    if snapshot.state is not RolloutState.OBSERVING:
        return snapshot
    return measurements.with_verdict(snapshot, rollout, criteria, now)


def _objection(rollout: Rollout, route: TrafficRoute, now: dt.datetime) -> str:
    """Return why an approved rollout may go no further, or nothing.

    What was approved is a candidate in place of a certain version; in place of another one it is another change.
    """
    if not Tenant.objects.get(pk=rollout.tenant_id).is_active:
        return "The tenant was suspended. Request the promotion again when it works again."
    permit = Permit.objects.get(pk=rollout.permit_id)
    if permit.consumed_at is not None:
        return "The permit of this rollout was used already."
    if permit.expires_at <= now:
        return "The permit of this rollout has expired. Request the promotion again."
    current_id = (
        Alias.objects.filter(model_id=route.model_id, name=route.alias)
        .values_list("version_id", flat=True)
        .first()
    )
    if current_id != rollout.baseline_id:
        return "The alias moved after the approval. Request the promotion again against the new version."
    return ""


def _stay(rollout: Rollout, route: TrafficRoute, decision: state.Decision) -> None:
    """Keep the lease and what the rollout waits for; a new hold is a line of the timeline."""
    if decision.event is EventKind.HOLDING and rollout.verdict != decision.verdict:
        write_event(rollout, route, EventKind.HOLDING, decision.reason, verdict=decision.verdict)
    if rollout.can_abort:
        rollout.verdict = decision.verdict
    rollout.progress = decision.reason
    rollout.save(update_fields=["lease_owner", "lease_until", "progress", "verdict"])


def _carry_out(
    rollout: Rollout,
    route: TrafficRoute,
    snapshot: state.Snapshot,
    decision: state.Decision,
    now: dt.datetime,
) -> None:
    """Write a decision that moves the rollout, and its trail."""
    if decision.state is RolloutState.PROMOTING:
        try:
            with transaction.atomic():
                endings.promote(rollout=rollout, route=route, by=CANARY)
        except Refused as refused:
            # The permit or the alias says no at the last moment: what was approved cannot be done any more.
            decision = state.roll_back(snapshot, RolloutVerdict.REFUSED, refused.sentence)
    if not can_move(rollout.state, decision.state):
        raise IllegalMove(f"{rollout.state} to {decision.state}")
    before = rollout.state
    rollout.state = decision.state
    rollout.step_index = decision.step_index
    rollout.progress = decision.reason
    if decision.final:
        rollout.reason, rollout.verdict = decision.reason, decision.verdict
    elif rollout.can_abort:
        rollout.verdict = decision.verdict
    _enter(rollout, route, decision, now)
    rollout.save()
    route.save(update_fields=["baseline", "candidate", "weight", "generation"])
    write_event(rollout, route, decision.event or EventKind.STARTED, decision.reason, verdict=rollout.verdict)
    if decision.state is RolloutState.ROLLED_BACK:
        endings.close_rolled_back(rollout=rollout, by=CANARY)
    _record(rollout, route, decision, before=before)


def _enter(rollout: Rollout, route: TrafficRoute, decision: state.Decision, now: dt.datetime) -> None:
    """Set what a rollout's new state brings with it."""
    if decision.state is RolloutState.PREPARING:
        rollout.prepare_deadline_at = now + dt.timedelta(seconds=state.PREPARE_SECONDS)
    elif decision.state is RolloutState.APPLYING:
        route.candidate_id = rollout.candidate_id
        route.weight = decision.weight or 0
        route.generation += 1
        rollout.step_started_at = None
        rollout.previous_counters, rollout.counters = rollout.counters, None
    elif decision.state is RolloutState.OBSERVING:
        rollout.step_started_at = now
        # Counting starts from a reading that is taken after this moment.
        measurements.begin_step(rollout, weight=route.weight)
    elif decision.state is RolloutState.ROLLING_BACK:
        route.candidate_id = None
        route.weight = 0
        route.generation += 1
    elif decision.state in TERMINAL:
        rollout.finished_at = now
        rollout.progress = decision.reason


ACTIONS: dict[RolloutState, Action] = {
    RolloutState.PREPARING: Action.ROLLOUTS_ROLLOUT_ADVANCED,
    RolloutState.APPLYING: Action.ROLLOUTS_ROLLOUT_ADVANCED,
    RolloutState.OBSERVING: Action.ROLLOUTS_ROLLOUT_ADVANCED,
    RolloutState.PROMOTING: Action.ROLLOUTS_ROLLOUT_PROMOTED,
    RolloutState.SUCCEEDED: Action.ROLLOUTS_ROLLOUT_SUCCEEDED,
    RolloutState.ROLLING_BACK: Action.ROLLOUTS_ROLLOUT_ROLLBACK_DECIDED,
    RolloutState.ROLLED_BACK: Action.ROLLOUTS_ROLLOUT_ROLLED_BACK,
}


def _record(rollout: Rollout, route: TrafficRoute, decision: state.Decision, *, before: str) -> None:
    verdict: dict[str, Any] = rollout.evidence.get("verdict", {}) if decision.final else {}
    audit.record(
        ACTIONS[RolloutState(rollout.state)],
        tenant_id=rollout.tenant_id,
        by=CANARY,
        obj=("rollouts.rollout", str(rollout.pk)),
        digest=rollout.candidate.manifest_digest,
        reason=str(rollout.verdict),
        before=before,
        after=str(rollout.state),
        data={
            "step": rollout.step_index,
            "weight": route.weight,
            "generation": str(route.generation),
            "evidence": {
                name: str(value) for name, value in verdict.items() if name in measurements.RECORDED
            },
        },
    )
    if rollout.state in (RolloutState.PROMOTING, RolloutState.ROLLED_BACK):
        audit.request_checkpoint(rollout.tenant_id)


def write_event(
    rollout: Rollout, route: TrafficRoute, kind: EventKind, sentence: str, *, verdict: str = ""
) -> None:
    """Add a line to the rollout's timeline."""
    RolloutEvent.objects.create(
        rollout=rollout,
        kind=kind,
        state=rollout.state,
        step_index=rollout.step_index,
        weight=route.weight,
        generation=route.generation,
        verdict=verdict,
        sentence=sentence,
    )


def _act(intent: Intent) -> bool:
    """Make the committed intent true outside the database, and tell whether anything moved."""
    route = TrafficRoute.objects.with_versions().get(pk=intent.route_id)
    if route.generation != intent.generation:
        # Somebody else decided meanwhile, and will apply it.
        return False
    if intent.state is RolloutState.PREPARING and not intent.is_ready:
        return _prepare(intent, route)
    if intent.state in (RolloutState.PENDING, RolloutState.PREPARING, *TERMINAL):
        return False
    was_settled = route.is_settled
    result = traffic.sync(
        route, fault_points=("rollouts.tick.applied", f"rollouts.tick.applied.{intent.state}")
    )
    save_observed(route, result)
    if result.rejected:
        return _fail(intent, result.problem)
    if intent.state is RolloutState.OBSERVING and result.settled:
        return measurements.measure(intent.rollout_id, generation=intent.generation)
    return result.settled and not was_settled


def _prepare(intent: Intent, route: TrafficRoute) -> bool:
    """Ask a model server, away from the stable version's, to load the candidate."""
    rollout = Rollout.objects.select_related("candidate").get(pk=intent.rollout_id)
    answer = traffic.prepare_candidate(route, rollout.candidate)
    preparing = Rollout.objects.filter(pk=rollout.pk, state=RolloutState.PREPARING)
    if isinstance(answer, model_servers.Ready):
        # The bound is taken while the candidate has no traffic, or it could take part in it.
        missing = measurements.freeze_bound(rollout)
        if missing:
            preparing.update(progress=f"The candidate is ready, but {missing}")
            return False
        return bool(preparing.filter(candidate_ready_at=None).update(candidate_ready_at=clock.database_now()))
    if isinstance(answer, model_servers.Failed):
        return _fail(intent, f"The candidate cannot be served: {answer.reason}")
    preparing.update(progress=f"The candidate is not ready yet: {answer.reason}")
    return False


def _fail(intent: Intent, sentence: str) -> bool:
    """Keep what cannot be mended by trying again; the next pass rolls back."""
    waiting = Rollout.objects.filter(pk=intent.rollout_id, state=intent.state, failure="")
    return bool(waiting.update(failure=sentence[:2000])) if Rollout(state=intent.state).can_abort else False


def save_observed(route: TrafficRoute, result: traffic.SyncResult) -> bool:
    """Store what the router showed, unless the route's desired state has changed meanwhile."""
    same = TrafficRoute.objects.filter(pk=route.pk, generation=route.generation)
    if result.newer_generation is not None:
        # Nobody decided anything newer, or nothing would match here: so Postgres is right, and asks again.
        problem = "The router held another state than the portal's; the portal's is written again."
        return bool(
            same.update(generation=result.newer_generation + 1, observed_at=None, router_problem=problem)
        )
    if result.observed is None:
        return bool(same.update(router_problem=result.problem, observed_at=None))
    weight = result.observed.weight
    if result.settled:
        seen_generation: int | None = route.generation
    else:
        # The right number with the wrong content (a cluster is missing, say) is not the generation.
        seen = result.observed.generation
        seen_generation = seen if seen != route.generation else None
    problem = "" if result.settled else "The router does not show the desired state yet."
    return bool(
        same.update(
            observed_weight=weight,
            observed_generation=seen_generation,
            observed_at=clock.database_now(),
            router_problem=problem,
        )
    )
