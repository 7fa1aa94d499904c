"""Reading the counters and handing them to the judge, each difference exactly once.

A reading belongs to a rollout's step and generation. It is written only if nobody else wrote one since it was begun
(compare before write), so parallel ticks and a process that wakes up late cannot count the same requests twice.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction

from apps.core import clock, faults
from apps.rollouts import judge, metrics
from apps.rollouts.choices import EventKind, RolloutState
from apps.rollouts.metrics.base import CounterReading, Difference, NoData, difference, restarted
from apps.rollouts.models import Measurement, Rollout, RolloutEvent, TrafficRoute
from apps.rollouts.plans import Step
from apps.rollouts.routers.base import cluster_name
from apps.rollouts.services._database import limit_waiting
from apps.rollouts.state import Snapshot

CANDIDATE = "candidate"
BASELINE = "baseline"
# Figures of a verdict that the audit trail keeps with a final decision.
RECORDED = frozenset(
    {
        "outcome",
        "e_rollback",
        "e_promote",
        "e_srm",
        "upper_bound",
        *(f"e_{metric}" for metric in judge.Metric),
        *(
            f"{version}_{name}"
            for version in ("candidate", "stable")
            for name in ("arrivals", "requests", "errors", "client_errors", "timed", "slow")
        ),
    }
)
# How the evidence is split into measurements does not matter to it; this bounds the rows of a long rollout.
SHORTEST_INTERVAL_SECONDS = 1.0
LONGEST_INTERVAL_SECONDS = 10.0
MEASUREMENTS_PER_STEP = 60


def with_verdict(
    snapshot: Snapshot, rollout: Rollout, criteria: judge.Criteria, now: dt.datetime
) -> Snapshot:
    """Add to a snapshot what the judge says of the evidence at this moment."""
    ends_at = snapshot.step_ends_at
    if ends_at is None:
        return snapshot
    answered_at = ends_at + dt.timedelta(seconds=judge.ANSWER_SECONDS)
    verdict = judge.verdict(
        judge.resume(rollout.judge_state, criteria),
        criteria,
        has_baseline=rollout.baseline_id is not None,
        final_step=snapshot.is_final_step,
        step_over=now >= ends_at,
        answered=rollout.measured_at is not None and rollout.measured_at >= answered_at,
        slow_ms=rollout.slow_bound,
    )
    rollout.evidence = {**rollout.evidence, "verdict": verdict.to_dict()}
    return dataclasses.replace(snapshot, judged=str(verdict.outcome), judged_sentence=verdict.reason)


def begin_step(rollout: Rollout, *, weight: int) -> None:
    """Let the evidence of a step start: no reading yet, and no arrival of an earlier step."""
    criteria = judge.Criteria.from_dict(rollout.criteria)
    before = judge.resume(rollout.judge_state, criteria)
    rollout.judge_state = judge.update(before, judge.Measurement.no_data(rollout.step_index, weight))
    rollout.counters = None


def freeze_bound(rollout: Rollout) -> str:
    """Keep from when on an answer is slow, before the candidate has any traffic; say why that cannot be done yet.

    It is the plan's bound, else the stable version's 99th percentile up to now, else the default.
    """
    if rollout.slow_ms is not None:
        return ""
    bound = judge.Criteria.from_dict(rollout.criteria).slow_ms
    if bound is None and rollout.baseline_id is not None:
        reading = metrics.from_settings().snapshot(cluster_name(rollout.baseline_id))
        if isinstance(reading, CounterReading):
            bound = reading.percentile_99()
        elif reading.is_silent:
            return f"the stable version's times cannot be read: {reading.reason}"
    Rollout.objects.filter(pk=rollout.pk, slow_ms=None).update(slow_ms=bound or judge.DEFAULT_SLOW_MS)
    return ""


def measure(rollout_id: UUID, *, generation: int) -> bool:
    """Read the counters once and tell whether there was new evidence in them."""
    rollout = Rollout.objects.get(pk=rollout_id)
    if rollout.state != RolloutState.OBSERVING:
        return False
    if not _is_due(rollout, clock.database_now()):
        return False
    source = metrics.from_settings()
    clusters = _clusters(rollout)
    readings = source.snapshot_many(clusters.values())
    by_version = {version: readings[cluster] for version, cluster in clusters.items()}
    faults.point("rollouts.tick.measured")
    return _store(rollout, by_version, generation=generation, query=source.explain(clusters.values()))


def _is_due(rollout: Rollout, now: dt.datetime) -> bool:
    """Return whether it is time for a reading: the first of a step, the next, or one to decide on."""
    if rollout.counters is None or rollout.polled_at is None or rollout.step_started_at is None:
        return True
    step = Step(**rollout.plan[rollout.step_index])
    ends_at = rollout.step_started_at + dt.timedelta(seconds=step.seconds)
    hold = judge.Criteria.from_dict(rollout.criteria).hold_seconds
    moments = (ends_at + dt.timedelta(seconds=after) for after in (0, hold, judge.ANSWER_SECONDS))
    if any(rollout.polled_at < moment <= now for moment in moments):
        return True
    pause = min(
        max(step.seconds / MEASUREMENTS_PER_STEP, SHORTEST_INTERVAL_SECONDS), LONGEST_INTERVAL_SECONDS
    )
    # A little less than the pause, so that a reconciler with the same rhythm does not skip every second one.
    return (now - rollout.polled_at).total_seconds() >= 0.8 * pause


def _clusters(rollout: Rollout) -> dict[str, str]:
    clusters = {CANDIDATE: cluster_name(rollout.candidate_id)}
    if rollout.baseline_id is not None:
        clusters[BASELINE] = cluster_name(rollout.baseline_id)
    return clusters


@transaction.atomic
def _store(
    begun: Rollout, readings: dict[str, CounterReading | NoData], *, generation: int, query: str
) -> bool:
    """Write a reading, unless the rollout went on since it was begun."""
    limit_waiting(lock_seconds=0.7)
    rollout = Rollout.objects.select_for_update(no_key=True).get(pk=begun.pk)
    route = TrafficRoute.objects.get(pk=rollout.route_id)
    unchanged = (
        rollout.state == RolloutState.OBSERVING
        and rollout.step_index == begun.step_index
        and rollout.polled_at == begun.polled_at
        and rollout.measurements_count == begun.measurements_count
        and route.generation == route.observed_generation == generation
    )
    if not unchanged:
        return False
    now = clock.database_now()
    rollout.polled_at = now
    rollout.evidence = {**rollout.evidence, "query": query, "no_data": ""}
    current = {
        version: reading for version, reading in readings.items() if isinstance(reading, CounterReading)
    }
    if len(current) < len(readings):
        rollout.evidence["no_data"] = _reasons(readings)
        rollout.save(update_fields=["polled_at", "evidence"])
        return False
    is_first = rollout.counters is None
    news = _since(rollout, current)
    if isinstance(news, NoData):
        rollout.evidence["no_data"] = news.reason
        rollout.save(update_fields=["polled_at", "evidence"])
        return False
    rollout.measured_at = now
    rollout.counters = {version: counts.to_dict() for version, counts in _highest(rollout, current).items()}
    has_news = news is not None and any(
        version.requests or version.arrivals or version.timed for version in news.values()
    )
    if news is not None and has_news:
        _judge(rollout, route, news, at=now, is_first=is_first)
    rollout.save(
        update_fields=[
            "polled_at",
            "measured_at",
            "counters",
            "evidence",
            "judge_state",
            "measurements_count",
        ]
    )
    return has_news


def _stored(rollout: Rollout) -> dict[str, CounterReading]:
    """Return the last reading, of this step or of the one before; none where an earlier release took it."""
    stored = rollout.counters or rollout.previous_counters or {}
    try:
        return {version: CounterReading.from_dict(raw) for version, raw in stored.items()}
    except ValueError:
        return {}


def _highest(rollout: Rollout, current: dict[str, CounterReading]) -> dict[str, CounterReading]:
    """Return a reading, in which nothing that the last one counted is counted again."""
    before = _stored(rollout)
    return {
        version: counts
        if version not in before or restarted(before[version], counts)
        else counts.at_least(before[version])
        for version, counts in current.items()
    }


def _since(rollout: Rollout, current: dict[str, CounterReading]) -> dict[str, Difference] | NoData | None:
    """Return what each version did since the last reading; None at the first one of all."""
    before = _stored(rollout)
    if not before:
        return None
    news: dict[str, Difference] = {}
    for version, counts in current.items():
        version_news = difference(before.get(version), counts, slow_ms=rollout.slow_bound)
        if isinstance(version_news, NoData):
            return NoData(f"{version}: {version_news.reason}")
        news[version] = version_news
    return news


def _judge(
    rollout: Rollout, route: TrafficRoute, news: dict[str, Difference], *, at: dt.datetime, is_first: bool
) -> None:
    """Hand one measurement to the judge and store it as a row that is written once.

    The first one of a step is of what ended since the last reading of the step before, so that nothing is lost while
    the router changes the weight; what arrived meanwhile is no measure of the new one.
    """
    criteria = judge.Criteria.from_dict(rollout.criteria)
    candidate, stable = news[CANDIDATE], news.get(BASELINE)
    was_reset = any(version.counter_reset for version in news.values())
    rollout.judge_state = judge.update(
        judge.resume(rollout.judge_state, criteria),
        judge.Measurement(
            step=rollout.step_index,
            weight=route.weight,
            candidate=_counts(candidate),
            stable=_counts(stable) if stable is not None else None,
            counter_reset=was_reset,
            at=at.timestamp(),
            mixed=is_first,
        ),
    )
    verdict = judge.verdict(
        rollout.judge_state,
        criteria,
        has_baseline=rollout.baseline_id is not None,
        final_step=rollout.step_index + 1 == len(rollout.plan),
        step_over=False,
        slow_ms=rollout.slow_bound,
    )
    rollout.measurements_count += 1
    rollout.evidence = {**rollout.evidence, "verdict": verdict.to_dict()}
    Measurement.objects.create(
        rollout=rollout,
        number=rollout.measurements_count,
        at=at,
        step_index=rollout.step_index,
        generation=route.generation,
        weight=route.weight,
        counters=rollout.counters,
        **_columns("candidate", candidate),
        **(_columns("baseline", stable) if stable is not None else {}),
        values=_values(verdict),
    )
    if was_reset:
        RolloutEvent.objects.create(
            rollout=rollout,
            kind=EventKind.COUNTERS_RESTARTED,
            state=rollout.state,
            step_index=rollout.step_index,
            weight=route.weight,
            generation=route.generation,
            sentence="The router's counters started again; what they counted since then was used.",
        )


def _counts(news: Difference) -> judge.Counts:
    return judge.Counts(
        requests=news.requests,
        errors=news.errors,
        client_errors=news.client_errors,
        timed=news.timed,
        slow=news.slow,
        arrivals=news.arrivals,
        open=news.open,
    )


def _columns(version: str, news: Difference) -> dict[str, int]:
    return {
        f"{version}_arrivals": news.arrivals,
        f"{version}_requests": news.requests,
        f"{version}_bad": news.errors,
        f"{version}_client_errors": news.client_errors,
        f"{version}_timed": news.timed,
        f"{version}_slow": news.slow,
    }


def _values(verdict: judge.Verdict) -> dict[str, Any]:
    return {
        "e_rollback": verdict.e_rollback,
        **{f"e_{metric}": e for metric, e in verdict.e_metrics.items()},
        "e_promote": verdict.e_promote,
        "e_srm": verdict.e_srm,
        "upper_bound": verdict.upper_bound,
    }


def _reasons(readings: dict[str, CounterReading | NoData]) -> str:
    return "; ".join(
        f"{version}: {reading.reason}" for version, reading in readings.items() if isinstance(reading, NoData)
    )
