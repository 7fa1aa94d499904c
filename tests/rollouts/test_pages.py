"""What the pages of rollouts say, from facts that the services and the judge made."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict

from apps.core import clock
from apps.registry.models import ModelVersion
from apps.rollouts import charts, judge
from apps.rollouts.choices import EventKind, RolloutState, RolloutVerdict
from apps.rollouts.forms import OWN_ROWS
from apps.rollouts.models import Measurement, Rollout, TrafficRoute
from apps.rollouts.pages import detail_page, list_page, promotion_form, request_page
from apps.rollouts.pages.details import FACES, headline
from apps.rollouts.pages.parts import duration
from apps.rollouts.plans import PRESETS, Plan
from tests.factories.cast import Cast, World
from tests.rollouts.scene import PLAN
from tests.rollouts.scene import champion as champion
from tests.rollouts.scene import private_folders as private_folders
from tests.rollouts.scene import rollout as rollout
from tests.rollouts.scene import scene as scene
from tests.rollouts.scene import world as world
from tests.rollouts.stage import make_champion, make_rollout, make_version

ROAD = ("preparing", "applying", "observing")
CLEAN = (20, 0, 20, 0)


def move(rollout: Rollout, *states: str) -> Rollout:
    """Walk a rollout through states, without a router."""
    with connection.cursor() as cursor:
        for state in states:
            ends = "now()" if state in ("succeeded", "rolled_back") else "NULL"
            cursor.execute(
                f"UPDATE rollouts_rollout SET state = %s, finished_at = {ends} WHERE id = %s",
                [state, rollout.pk],
            )
    return Rollout.objects.with_names().get(pk=rollout.pk)


def observing(rollout: Rollout, *, step: int = 0, seen: bool = True) -> Rollout:
    """Bring a rollout to a step that is being observed, as the engine leaves it."""
    weight = rollout.plan[step]["weight"]
    move(rollout, *ROAD)
    TrafficRoute.objects.filter(pk=rollout.route_id).update(
        candidate=rollout.candidate_id,
        weight=weight,
        generation=5,
        observed_weight=weight if seen else 0,
        observed_generation=5 if seen else 4,
        observed_at=clock.now(),
    )
    Rollout.objects.filter(pk=rollout.pk).update(
        step_index=step, step_started_at=clock.now() - dt.timedelta(seconds=30)
    )
    return move(rollout)


def counts(requests: int, bad: int) -> judge.Counts:
    return judge.Counts(requests, bad, timed=requests - bad, arrivals=requests)


def measured(rollout: Rollout, measurements: list[tuple[int, int, int, int]]) -> Rollout:
    """Show measurements (requests and failures of candidate and champion) to the judge, and keep them."""
    criteria = judge.Criteria.from_dict(rollout.criteria)
    state = rollout.judge_state or judge.initial(criteria)
    has_stable = rollout.baseline_id is not None
    began = clock.now() - dt.timedelta(seconds=len(measurements))
    for index, (requests, bad, champion_requests, champion_bad) in enumerate(measurements, start=1):
        champion = counts(champion_requests, champion_bad) if has_stable else None
        state = judge.update(
            state,
            judge.Measurement(
                step=rollout.step_index,
                weight=rollout.route.weight,
                candidate=counts(requests, bad),
                stable=champion,
            ),
        )
        verdict = judge.verdict(state, criteria, has_baseline=has_stable, final_step=False, step_over=False)
        values = verdict.to_dict()
        rollout.measured_at = rollout.polled_at = began + dt.timedelta(seconds=index)
        rollout.measurements_count += 1
        Measurement.objects.create(
            rollout=rollout,
            number=rollout.measurements_count,
            at=rollout.measured_at,
            step_index=rollout.step_index,
            generation=rollout.route.generation,
            weight=rollout.route.weight,
            counters={},
            candidate_requests=requests,
            candidate_bad=bad,
            baseline_requests=champion_requests if has_stable else 0,
            baseline_bad=champion_bad if has_stable else 0,
            values={name: values[name] for name in ("e_rollback", "e_promote", "e_srm", "upper_bound")},
        )
        rollout.evidence = {"verdict": values, "query": "GET /stats?filter=cluster", "no_data": ""}
    rollout.judge_state = state
    rollout.save()
    return Rollout.objects.with_names().get(pk=rollout.pk)


@pytest.mark.parametrize(
    ("states", "told"),
    [
        ((), "starts within"),
        (("preparing",), "loads version 2"),
        (("preparing", "applying"), "router is asked to send"),
        (ROAD, "takes 0% of the traffic"),
        ((*ROAD, "promoting"), "has become the champion"),
        ((*ROAD, "promoting", "succeeded"), "Version 2 was promoted"),
        ((*ROAD, "rolling_back"), "going back to version 1"),
        ((*ROAD, "rolling_back", "rolled_back"), "went back to version 1"),
    ],
)
def test_headline__each_state__says_what_happens(
    rollout: Rollout, states: tuple[str, ...], told: str
) -> None:
    assert told in headline(move(rollout, *states))


def test_headline__no_champion__promises_no_way_back(acme: Cast) -> None:
    first = make_rollout(acme, make_version(acme))
    assert "no target" in headline(move(first, *ROAD, "rolling_back", "rolled_back"))


@pytest.mark.parametrize(
    ("states", "step", "shown"),
    [
        ((), 0, ["todo", "todo"]),
        (ROAD, 0, ["current", "todo"]),
        (ROAD, 1, ["done", "current"]),
        ((*ROAD, "promoting"), 1, ["done", "done"]),
        ((*ROAD, "rolling_back"), 1, ["done", "failed"]),
        ((*ROAD, "rolling_back", "rolled_back"), 0, ["failed", "todo"]),
    ],
)
def test_detail__steps__follow_the_state(
    acme: Cast, rollout: Rollout, states: tuple[str, ...], step: int, shown: list[str]
) -> None:
    Rollout.objects.filter(pk=rollout.pk).update(step_index=step)
    page = detail_page(move(rollout, *states), acme.viewer)
    assert [row.state for row in page.steps] == shown


def test_detail__router_behind__is_said(acme: Cast, rollout: Rollout) -> None:
    behind = detail_page(observing(rollout, seen=False), acme.viewer)
    assert (behind.is_off, behind.desired, behind.observed) == (True, 10, 0)
    TrafficRoute.objects.update(observed_weight=10, observed_generation=5)
    assert not detail_page(Rollout.objects.with_names().get(pk=rollout.pk), acme.viewer).is_off


def test_detail__after_the_end__shows_nothing_of_the_route(acme: Cast, rollout: Rollout) -> None:
    ended = detail_page(move(observing(rollout), "rolling_back", "rolled_back"), acme.viewer)
    assert (ended.desired, ended.observed, ended.shows_router, ended.is_off) == (0, 0, False, False)
    assert not ended.is_polled


def test_detail__measured__shows_both_versions_and_what_is_missing(acme: Cast, rollout: Rollout) -> None:
    page = detail_page(measured(observing(rollout), [CLEAN] * 5), acme.viewer)
    assert [(version.name, version.arrivals, version.requests) for version in page.versions] == [
        ("Candidate", "100", "100"),
        ("Stable", "100", "100"),
    ]
    assert page.metrics == ["Errors", "4xx", "Over 1,000 ms"]
    assert [(rate.bad, rate.rate) for rate in page.versions[0].rates] == [("0", 0.0)] * 3
    assert [meter.name for meter in page.meters] == [
        "For promotion",
        "For rollback: errors",
        "For rollback: 4xx",
        "For rollback: slow answers",
        "Of a wrong split",
    ]
    assert {meter.limit for meter in page.meters[1:4]} == {"300"}
    assert page.needed.startswith("Promotion needs about")
    assert page.needed.endswith("at the present rate.")


def test_detail__nothing_measured__says_no_data(acme: Cast, rollout: Rollout) -> None:
    page = detail_page(rollout, acme.viewer)
    assert [version.requests for version in page.versions] == ["", ""]
    assert (page.meters, page.needed, page.charts, page.verdict_sentence) == ([], "", None, "")


def test_detail__enough_evidence__asks_for_no_more(acme: Cast, rollout: Rollout) -> None:
    page = detail_page(measured(observing(rollout), [CLEAN] * 60), acme.viewer)
    assert page.needed == "There is enough evidence for promotion. The plan's last step decides."
    assert page.meters[0].is_reached
    assert page.meters[0].percent == 100


def test_detail__everything_fails__has_full_evidence_for_rollback(acme: Cast, rollout: Rollout) -> None:
    page = detail_page(measured(observing(rollout), [(20, 20, 20, 0)] * 5), acme.viewer)
    assert page.meters[1].is_reached
    assert "no number of requests" in page.needed


def test_detail__no_champion__has_one_version(acme: Cast) -> None:
    first = make_rollout(acme, make_version(acme), plan=PLAN)
    page = detail_page(measured(observing(first), [(20, 1, 0, 0)] * 3), acme.viewer)
    assert [version.name for version in page.versions] == ["Candidate"]
    assert len(page.meters) == 2
    assert page.charts is not None
    assert len(page.charts.traffic.columns) == 3


@pytest.mark.parametrize(
    ("who", "can"), [("viewer", False), ("author", True), ("approver", True)], ids=lambda value: str(value)
)
def test_detail__abort__depends_on_the_role(acme: Cast, rollout: Rollout, who: str, can: bool) -> None:
    page = detail_page(rollout, getattr(acme, who))
    assert page.can_abort is can
    assert bool(page.why_not_abort) is not can


@pytest.mark.parametrize("state", ["promoting", "rolling_back"])
def test_detail__too_late_to_abort__says_why(acme: Cast, rollout: Rollout, state: str) -> None:
    page = detail_page(move(rollout, *ROAD, state), acme.author)
    assert not page.can_abort
    assert page.why_not_abort


def test_events__every_kind__has_a_face() -> None:
    assert set(FACES) | {EventKind.FINISHED} == set(EventKind)


@pytest.mark.parametrize(
    "measurements", [1, 7, charts.MOST_POINTS, charts.MOST_POINTS + 1, 3 * charts.MOST_POINTS + 5]
)
def test_charts__any_number_of_measurements__few_points_and_two_queries(
    acme: Cast, rollout: Rollout, measurements: int, django_assert_num_queries: Any
) -> None:
    Measurement.objects.bulk_create(
        Measurement(
            rollout=rollout,
            number=number,
            at=rollout.created_at + dt.timedelta(seconds=number),
            step_index=0,
            generation=1,
            weight=10,
            counters={},
            candidate_requests=2,
            candidate_bad=1,
            baseline_requests=4,
            baseline_bad=0,
            values={"e_rollback": 1e300, "e_promote": 1e-40, "e_srm": 1.0, "upper_bound": None},
        )
        for number in range(1, measurements + 1)
    )
    rollout.measurements_count = measurements
    with django_assert_num_queries(2):
        drawn = charts.charts(rollout)
    assert drawn is not None
    counted = [row[2].split(" of ") for row in drawn.traffic.rows]
    assert 0 < len(counted) <= charts.MOST_POINTS
    # Nothing is lost in the stretches.
    assert sum(int(requests) for _, requests in counted) == 2 * measurements
    assert sum(int(bad) for bad, _ in counted) == measurements
    assert set(drawn.evidence.figure["data"][0]["y"]) == {charts.LOWEST_DRAWN}
    assert set(drawn.evidence.figure["data"][1]["y"]) == {charts.HIGHEST_DRAWN}


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.2, "about 1 second"),
        (59, "about 59 seconds"),
        (60, "about 1 minute"),
        (80, "about 80 seconds"),
        (3600, "about 1 hour"),
        (4000, "about 67 minutes"),
        (200_000, "about 2 days"),
    ],
)
def test_duration__each_size__is_said_in_one_unit(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_presets__each__is_a_plan_that_can_be_approved() -> None:
    for preset in PRESETS:
        assert Plan.parse(preset.plan())[0].weight <= 50


def test_form__query__preselects(acme: Cast, champion: ModelVersion) -> None:
    for _ in range(2):
        last = make_version(acme)
    model = last.model
    assert promotion_form(model).initial["version"] == 3
    assert promotion_form(model, query=QueryDict("version=2&alias=CHAMPION")).initial == {
        "version": 2,
        "alias": "champion",
        "plan": "fast",
    }
    for nonsense in ("version=99", "version=x", "version=%C2%B2", "version=99999999999999", "alias=%00"):
        assert promotion_form(model, query=QueryDict(nonsense)).initial["version"] == 3


def test_form__champion__is_never_the_first_choice(acme: Cast) -> None:
    older, newest = make_version(acme), make_version(acme)
    make_champion(acme, newest)
    assert promotion_form(newest.model).initial["version"] == older.number


def test_form__own_steps__are_given_as_numbers(acme: Cast) -> None:
    version = make_version(acme)
    filled = {"version": "1", "alias": "champion", "plan": "own", "reason": ""}
    filled |= {"weight_1": "5", "seconds_1": "60", "weight_3": "50", "seconds_3": "120"}
    data = QueryDict(mutable=True)
    data.update(filled)
    form = promotion_form(version.model, data=data)
    assert form.is_valid(), form.errors
    assert form.chosen_plan() == [{"weight": 5, "seconds": 60}, {"weight": 50, "seconds": 120}]
    assert len(list(form.own_rows())) == OWN_ROWS


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"plan": "fast"}, "plan"),
        ({"seconds_1": ""}, "seconds_1"),
        ({"weight_1": ""}, "weight_1"),
        ({"weight_1": "much"}, "weight_1"),
        ({"plan": "nonsense"}, "plan"),
        ({"version": "7"}, "version"),
        ({"alias": "challenger"}, "alias"),
    ],
)
def test_form__half_a_step_or_unknown__is_an_error(acme: Cast, changed: dict[str, str], field: str) -> None:
    version = make_version(acme)
    data = QueryDict(mutable=True)
    data.update(
        {"version": "1", "alias": "champion", "plan": "own", "weight_1": "5", "seconds_1": "60", **changed}
    )
    form = promotion_form(version.model, data=data)
    assert not form.is_valid()
    assert field in form.errors


def test_request_page__counts_who_may_approve(acme: Cast) -> None:
    acme.everybody()
    version = make_version(acme)
    page = request_page(version.model, acme.colleague)
    assert (page.voters, page.quorum, page.too_few) == (4, 2, False)
    assert page.needed > 100
    assert page.champion is None


def test_request_page__viewer__is_told_why_not(acme: Cast) -> None:
    page = request_page(make_version(acme).model, acme.viewer)
    assert page.why_not is not None
    assert page.why_not.code == "forbidden"


def test_list__filters__narrow(world: World, acme: Cast, rollout: Rollout) -> None:
    for query, found in (
        ("", 2),
        ("state=active", 1),
        ("state=succeeded", 1),
        ("state=rolled_back", 0),
        ("state=nonsense", 0),
        ("q=FRAU", 2),
        ("q=zzz", 0),
        ("tenant=acme", 2),
        ("tenant=globex", 0),
        ("tenant=nowhere", 0),
    ):
        assert len(list_page(acme.viewer, QueryDict(query)).rows) == found, query
    assert list_page(world.outsider, QueryDict("")).rows == []
    assert list_page(world.operator, QueryDict("")).shows_tenants


def test_list__nothing_under_way__is_not_polled(acme: Cast, rollout: Rollout) -> None:
    assert list_page(acme.viewer, QueryDict("")).is_polled
    move(rollout, *ROAD, "rolling_back", "rolled_back")
    assert not list_page(acme.viewer, QueryDict("")).is_polled


def test_states__all__are_handled() -> None:
    assert {RolloutVerdict.CONTINUE.value} < set(RolloutVerdict.values)
    assert len(RolloutState) == 8
