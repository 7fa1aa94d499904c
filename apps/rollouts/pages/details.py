"""One rollout: where it stands, what was measured, and what it still takes."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Sum
from django.urls import reverse

from apps.accounts.models import User
from apps.core import clock
from apps.core.refusals import Refused
from apps.registry.models import ModelVersion
from apps.rollouts import charts, comparison, judge
from apps.rollouts.choices import EventKind, RolloutState
from apps.rollouts.forms import AbortForm
from apps.rollouts.models import Measurement, Rollout, RolloutEvent, RolloutQuerySet
from apps.rollouts.pages.parts import StepRow, duration, model_url, version_url
from apps.tenants import access
from apps.tenants.choices import Permission

EVENTS_SHOWN = 200
# The present rate of requests is that of the last minute.
RATE_SECONDS = 60.0
# States in which the router has to show the desired weight.
ROUTED = frozenset(
    {RolloutState.APPLYING, RolloutState.OBSERVING, RolloutState.PROMOTING, RolloutState.ROLLING_BACK}
)


@dataclass(frozen=True)
class MetricRate:
    """One metric of one version: how many bad ones, of how many. Empty without data."""

    label: str
    bad: str
    rate: float | None


@dataclass(frozen=True)
class VersionFigures:
    """One version that takes traffic, and what was measured of it."""

    name: str
    version: ModelVersion
    url: str
    arrivals: str
    """With its thousands set apart; empty without data."""
    requests: str
    rates: list[MetricRate]


@dataclass(frozen=True)
class Meter:
    """How far one kind of evidence has come on the way to its limit, on a log scale."""

    name: str
    text: str
    value: str
    limit: str
    percent: int
    is_reached: bool


@dataclass(frozen=True)
class Entry:
    """One line of the timeline."""

    at: dt.datetime
    text: str
    detail: str
    icon: str
    tone: str
    actor: str = ""


@dataclass(frozen=True)
class DetailPage:
    """One rollout for one person. `refused` says why the last act was not accepted."""

    rollout: Rollout
    url: str
    model_url: str
    request_url: str
    headline: str
    message: str
    steps: list[StepRow]
    step_ends_at: dt.datetime | None
    desired: int
    observed: int | None
    shows_router: bool
    is_off: bool
    problem: str
    versions: list[VersionFigures]
    metrics: list[str]
    slow_bound: str
    upper_bound: float | None
    max_bad_rate: float
    verdict_sentence: str
    meters: list[Meter]
    needed: str
    no_data: str
    query: str
    charts: charts.Charts | None
    criteria: list[str]
    total: str
    entries: list[Entry]
    more_entries: bool
    is_polled: bool
    can_abort: bool
    why_not_abort: str
    abort_form: AbortForm
    refused: Refused | None


def _with_people() -> RolloutQuerySet:
    return Rollout.objects.with_names().select_related("abort_requested_by")


def visible_rollout(user: User, pk: UUID) -> Rollout:
    """Load a rollout that `user` can see. Raises `NotFound`."""
    return access.get_or_404(_with_people, user=user, pk=pk)


def detail_page(
    rollout: Rollout, user: User, *, refused: Refused | None = None, abort_form: AbortForm | None = None
) -> DetailPage:
    """Gather a rollout's page."""
    route, evidence = rollout.route, rollout.evidence
    verdict: dict[str, Any] = evidence.get("verdict") or {}
    criteria = judge.Criteria.from_dict(rollout.criteria)
    has_stable = rollout.baseline is not None
    why_not = _why_not_abort(rollout, user)
    events = list(RolloutEvent.objects.filter(rollout=rollout).order_by("-id")[: EVENTS_SHOWN + 1])
    return DetailPage(
        rollout=rollout,
        url=rollout.get_absolute_url(),
        model_url=model_url(route.model, rollout.tenant),
        request_url=reverse("approvals:detail", args=[rollout.change_request_id]),
        headline=headline(rollout),
        message=rollout.message,
        steps=_steps(rollout),
        step_ends_at=_step_ends_at(rollout),
        desired=rollout.desired_weight,
        observed=rollout.observed_weight,
        shows_router=rollout.is_active,
        is_off=rollout.state in ROUTED and not route.is_settled,
        problem=route.router_problem if rollout.is_active else "",
        versions=_versions(rollout, verdict),
        metrics=[label(metric, rollout) for metric in judge.Metric],
        slow_bound=_slow_bound(rollout, criteria),
        upper_bound=verdict.get("upper_bound"),
        max_bad_rate=criteria.max_bad_rate,
        verdict_sentence=str(verdict.get("reason", "")),
        meters=_meters(verdict, criteria, has_stable) if verdict else [],
        needed=_needed(rollout, verdict),
        no_data=str(evidence.get("no_data") or "") if rollout.is_active else "",
        query=str(evidence.get("query") or ""),
        charts=charts.charts(rollout),
        criteria=comparison.criteria_in_words(criteria, has_stable=has_stable),
        total=duration(sum(step["seconds"] for step in rollout.plan)).removeprefix("about "),
        entries=[_entry(event) for event in events[:EVENTS_SHOWN]],
        more_entries=len(events) > EVENTS_SHOWN,
        is_polled=rollout.is_active,
        can_abort=not why_not,
        why_not_abort=why_not,
        abort_form=abort_form if abort_form is not None and refused is not None else AbortForm(),
        refused=refused,
    )


def headline(rollout: Rollout) -> str:
    """Say in one sentence what happens now."""
    candidate = f"Version {rollout.candidate_number}"
    stable = f"version {rollout.baseline_number}" if rollout.baseline_number else ""
    match RolloutState(rollout.state):
        case RolloutState.PENDING:
            return "Approved. It starts within a few seconds."
        case RolloutState.PREPARING:
            return f"A model server loads version {rollout.candidate_number}. It takes no traffic yet."
        case RolloutState.APPLYING:
            return f"The router is asked to send {rollout.desired_weight}% of the traffic to version {rollout.candidate_number}."
        case RolloutState.OBSERVING:
            return f"{candidate} takes {rollout.desired_weight}% of the traffic and is watched."
        case RolloutState.PROMOTING:
            return f"{candidate} has become the {rollout.alias}. All traffic is moving to it."
        case RolloutState.SUCCEEDED:
            return f"{candidate} was promoted: it became the {rollout.alias} and took all the traffic."
        case RolloutState.ROLLING_BACK:
            back = f"The traffic is going back to {stable}." if stable else "Its traffic is being taken away."
            return f"{candidate} is being rolled back. {back}"
        case _:
            back = f"All traffic went back to {stable}." if stable else "The route has no target, as before."
            return f"{candidate} was rolled back. {back}"


def _steps(rollout: Rollout) -> list[StepRow]:
    state = RolloutState(rollout.state)
    if state in (RolloutState.PROMOTING, RolloutState.SUCCEEDED):
        present = "done"
    elif state in (RolloutState.ROLLING_BACK, RolloutState.ROLLED_BACK):
        present = "failed"
    else:
        present = "current" if state in (RolloutState.APPLYING, RolloutState.OBSERVING) else "todo"
    return [
        StepRow(
            weight=step["weight"],
            seconds=step["seconds"],
            state="done"
            if index < rollout.step_index
            else present
            if index == rollout.step_index
            else "todo",
        )
        for index, step in enumerate(rollout.plan)
    ]


def _step_ends_at(rollout: Rollout) -> dt.datetime | None:
    if rollout.state != RolloutState.OBSERVING or rollout.step_started_at is None:
        return None
    ends_at = rollout.step_started_at + dt.timedelta(seconds=rollout.plan[rollout.step_index]["seconds"])
    return ends_at if ends_at > clock.now() else None


def label(metric: judge.Metric, rollout: Rollout) -> str:
    """Name a metric as a column's heading does."""
    match metric:
        case judge.Metric.ERRORS:
            return "Errors"
        case judge.Metric.CLIENT_ERRORS:
            return "4xx"
        case judge.Metric.SLOW:
            return f"Over {rollout.slow_bound:,} ms"


def _slow_bound(rollout: Rollout, criteria: judge.Criteria) -> str:
    """Say from when on an answer of this rollout is slow, and who says so."""
    if criteria.slow_ms is not None:
        return f"{criteria.slow_ms:,} ms, by the plan"
    if rollout.slow_ms is None:
        return "set before the first step"
    if rollout.slow_ms == judge.DEFAULT_SLOW_MS:
        return f"{rollout.slow_ms:,} ms"
    return f"{rollout.slow_ms:,} ms, the stable version's 99th percentile before the first step"


def _versions(rollout: Rollout, verdict: dict[str, Any]) -> list[VersionFigures]:
    versions = [_figures("Candidate", rollout.candidate, rollout, verdict, "candidate")]
    if rollout.baseline is not None:
        versions.append(_figures("Stable", rollout.baseline, rollout, verdict, "stable"))
    return versions


def _figures(
    name: str, version: ModelVersion, rollout: Rollout, verdict: dict[str, Any], key: str
) -> VersionFigures:
    def count(what: str) -> int | None:
        return verdict.get(f"{key}_{what}")

    rates = []
    for metric in judge.Metric:
        bad, n = count(metric), count("timed" if metric is judge.Metric.SLOW else "requests")
        rate = bad / n if n and bad is not None else None
        rates.append(MetricRate(label(metric, rollout), _number(bad), rate))
    return VersionFigures(
        name=name,
        version=version,
        url=version_url(rollout.route.model, rollout.tenant, version),
        arrivals=_number(count("arrivals")),
        requests=_number(count("requests")),
        rates=rates,
    )


def _number(count: int | None) -> str:
    return "" if count is None else f"{count:,}"


def _meters(verdict: dict[str, Any], criteria: judge.Criteria, has_stable: bool) -> list[Meter]:
    promotion = ("For promotion", "that the candidate is good enough", "e_promote", 1 / criteria.beta)
    if not has_stable:
        failing = "that it fails more often than it may"
        return [
            _meter_of(verdict, *promotion),
            _meter_of(verdict, "For rollback", failing, "e_rollback", 1 / criteria.alpha),
        ]
    # Alpha is split over the metrics, so each of them needs so much.
    limit = float(verdict.get("rollback_limit") or len(judge.Metric) / criteria.alpha)
    worse = {
        judge.Metric.ERRORS: "that the candidate fails more often",
        judge.Metric.CLIENT_ERRORS: "that it answers 4xx more often",
        judge.Metric.SLOW: "that it is slow more often",
    }
    names = {
        judge.Metric.ERRORS: "errors",
        judge.Metric.CLIENT_ERRORS: "4xx",
        judge.Metric.SLOW: "slow answers",
    }
    split = ("Of a wrong split", "that the router does not split as asked", "e_srm", 1 / criteria.srm_alpha)
    return [
        _meter_of(verdict, *promotion),
        *(_meter_of(verdict, f"For rollback: {names[m]}", worse[m], f"e_{m}", limit) for m in judge.Metric),
        _meter_of(verdict, *split),
    ]


def _meter_of(verdict: dict[str, Any], name: str, text: str, key: str, limit: float) -> Meter:
    return _meter(name, text, float(verdict.get(key) or 1.0), limit)


def _meter(name: str, text: str, value: float, limit: float) -> Meter:
    progress = math.log(value) / math.log(limit) if value > 1.0 else 0.0
    return Meter(
        name=name,
        text=text,
        value=charts.to_one(value),
        limit=f"{limit:,.0f}",
        percent=min(100, math.floor(100 * progress)),
        is_reached=value >= limit,
    )


def _needed(rollout: Rollout, verdict: dict[str, Any]) -> str:
    """Return how much more evidence promotion takes, in requests and in time."""
    if not rollout.can_abort or "needed_requests" not in verdict:
        return ""
    needed = verdict["needed_requests"]
    if needed is None:
        return "At the present rates no number of requests leads to promotion."
    if needed == 0:
        return "There is enough evidence for promotion. The plan's last step decides."
    sentence = f"Promotion needs about {needed:,} more request{'' if needed == 1 else 's'} to the candidate"
    rate = _request_rate(rollout)
    if not rate:
        return f"{sentence}; none arrived in the last minute."
    return f"{sentence}: {duration(needed / rate)} at the present rate."


def _request_rate(rollout: Rollout) -> float:
    """Return the candidate's requests in a second, measured over the last minute of this step."""
    if rollout.measured_at is None or rollout.step_started_at is None:
        return 0.0
    since = max(rollout.step_started_at, clock.now() - dt.timedelta(seconds=RATE_SECONDS))
    measurements = Measurement.objects.filter(rollout=rollout, at__gt=since)
    requests = measurements.aggregate(n=Sum("candidate_requests"))["n"] or 0
    return float(requests) / max(1.0, (rollout.measured_at - since).total_seconds())


FACES: dict[EventKind, tuple[str, str]] = {
    EventKind.STARTED: ("rocket", "info"),
    EventKind.PREPARING: ("package", "busy"),
    EventKind.WEIGHT_DESIRED: ("arrows-split-2", "info"),
    EventKind.WEIGHT_OBSERVED: ("eye-check", "ok"),
    EventKind.HOLDING: ("player-pause", "warn"),
    EventKind.COUNTERS_RESTARTED: ("rotate-clockwise", "warn"),
    EventKind.ABORT_REQUESTED: ("hand-stop", "warn"),
    EventKind.ROLLBACK_DECIDED: ("trending-down", "bad"),
    EventKind.PROMOTED: ("trophy", "ok"),
}


def _entry(event: RolloutEvent) -> Entry:
    kind = EventKind(event.kind)
    if kind is EventKind.FINISHED:
        icon, tone = ("circle-check", "ok") if event.state == RolloutState.SUCCEEDED else ("history", "warn")
    else:
        icon, tone = FACES[kind]
    return Entry(
        at=event.at,
        text=event.sentence,
        detail=f"{kind.label}, generation {event.generation}",
        icon=icon,
        tone=tone,
    )


def _why_not_abort(rollout: Rollout, user: User) -> str:
    """Return why `user` cannot stop a rollout now, or nothing where it can be stopped."""
    state = RolloutState(rollout.state)
    if state in (RolloutState.PROMOTING, RolloutState.SUCCEEDED):
        return "The alias has moved. To go back, request a promotion of the earlier version."
    if state is RolloutState.ROLLED_BACK:
        return "It is over: the candidate takes no traffic."
    if rollout.abort_requested_at is not None or state is RolloutState.ROLLING_BACK:
        who = rollout.abort_requested_by
        return (
            f"{who.display_name} stopped it already."
            if who is not None
            else "It is being rolled back already."
        )
    if not access.can(user, rollout.tenant_id, Permission.ABORT):
        return "Your role in this tenant cannot stop rollouts. Contributors, reviewers and operators can."
    return ""
