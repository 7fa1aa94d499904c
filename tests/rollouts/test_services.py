"""Requests for promotions, starts and aborts, as services."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from apps.accounts.models import User
from apps.approvals import services as approvals
from apps.approvals.models import ChangeRequest
from apps.core.refusals import Forbidden, NotFound, Refused
from apps.rollouts import services
from apps.rollouts.models import Rollout, RolloutEvent, TrafficRoute
from apps.rollouts.plans import PlanError
from tests.factories.cast import TEST, Cast
from tests.rollouts.stage import QUICK_PLAN, ask, make_champion, make_rollout, make_version


def request(cast: Cast, **changes: object) -> ChangeRequest:
    wish: dict[str, object] = {
        "tenant": cast.tenant,
        "model_name": "fraud",
        "version_number": 1,
        "alias": "champion",
        "plan": QUICK_PLAN,
        "reason": "Better.",
        "by": cast.colleague,
    }
    return services.request_promotion(**{**wish, **changes})  # type: ignore[arg-type]  # wrong types on purpose


def test_request_promotion__complete_wish__puts_everything_under_the_digest(acme: Cast) -> None:
    version = make_version(acme, with_params=True)
    opened = request(acme)
    document = opened.content
    assert (opened.state, opened.kind) == ("in_review", "promotion")
    assert document["candidate"]["manifest_digest"] == version.manifest_digest
    assert {file["path"] for file in document["candidate"]["files"]} == {
        "model.bin",
        "metrics.json",
        "params.json",
    }
    assert document["baseline"] is None
    assert document["plan"] == QUICK_PLAN
    assert document["criteria"]["hold_seconds"] == 300
    assert document["policy_digest"].startswith("sha256:")
    assert document["target"] == {
        "model": "fraud",
        "model_id": str(version.model_id),
        "alias": "champion",
        "tier": "",
    }


def test_request_promotion__uploader_and_registrar__are_excluded(acme: Cast) -> None:
    make_version(acme)
    opened = request(acme)
    assert [exclusion.person for exclusion in opened.exclusions.all()] == [acme.author]


@pytest.mark.parametrize("changes", [{"model_name": "unknown"}, {"version_number": 7}, {"version_number": 0}])
def test_request_promotion__unknown__is_not_found_like_another_tenants(
    acme: Cast, globex: Cast, changes: dict[str, object]
) -> None:
    make_version(acme)
    make_version(globex, "secret")
    with pytest.raises(NotFound) as unknown:
        request(acme, **changes)
    with pytest.raises(NotFound) as foreign:
        request(acme, model_name="secret")
    assert (unknown.value.code, unknown.value.sentence) == (foreign.value.code, foreign.value.sentence)
    assert not ChangeRequest.objects.exists()


def test_request_promotion__outsider_and_viewer__are_told_apart(acme: Cast, globex: Cast) -> None:
    make_version(acme)
    with pytest.raises(NotFound):
        request(acme, by=globex.colleague)
    with pytest.raises(Forbidden) as refused:
        request(acme, by=acme.viewer)
    assert refused.value.audit is not None


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"plan": [{"weight": 50, "seconds": 1}, {"weight": 10, "seconds": 1}]}, "invalid_plan"),
        ({"plan": []}, "invalid_plan"),
        ({"plan": "all"}, "invalid_plan"),
        ({"criteria": {"alpha": 2}}, "invalid_criteria"),
        ({"criteria": {"wish": 1}}, "invalid_criteria"),
        ({"alias": "staging"}, "alias_not_protected"),
        ({"reason": "a\u202eb"}, "invalid_text"),
    ],
)
def test_request_promotion__not_possible__says_so_and_changes_nothing(
    acme: Cast, changes: dict[str, object], code: str
) -> None:
    make_version(acme)
    with pytest.raises(Refused) as refused:
        request(acme, **changes)
    assert refused.value.code == code
    assert not ChangeRequest.objects.exists()


def test_request_promotion__weights_out_of_order__names_the_step(acme: Cast) -> None:
    make_version(acme)
    with pytest.raises(PlanError, match="Step 2"):
        request(acme, plan=[{"weight": 50, "seconds": 1}, {"weight": 50, "seconds": 1}])


def test_request_promotion__first_step_of_all_the_traffic__only_without_a_stable_version(acme: Cast) -> None:
    all_of_it = [{"weight": 100, "seconds": 60}]
    first = make_version(acme)
    opened = ask(acme, first, plan=all_of_it)
    assert opened.content["plan"] == all_of_it
    approvals.withdraw(change_request=opened, by=acme.colleague)
    make_champion(acme, first)
    with pytest.raises(PlanError, match="first step of less than 100 %"):
        ask(acme, make_version(acme), plan=all_of_it)


def test_request_promotion__twice__leads_to_the_open_one(acme: Cast) -> None:
    make_version(acme)
    opened = request(acme)
    with pytest.raises(services.RequestExists) as refused:
        request(acme, by=acme.author)
    assert str(opened.pk) in refused.value.extra["url"]
    approvals.withdraw(change_request=opened, by=acme.colleague)
    assert request(acme).number == 2


def test_request_promotion__alias_in_another_case__is_the_same_alias(acme: Cast) -> None:
    make_version(acme)
    assert request(acme, alias="Champion").content["target"]["alias"] == "champion"


def test_start__quorum_met__starts_one_rollout_with_its_permit(acme: Cast) -> None:
    rollout = make_rollout(acme, make_version(acme))
    assert (rollout.state, rollout.baseline, rollout.route.weight) == ("pending", None, 0)
    assert rollout.change_request.state == "executing"
    assert rollout.change_request.execution_id == rollout.pk
    assert rollout.permit.change_request == rollout.change_request
    assert [event.kind for event in rollout.events.all()] == ["started"]


def test_start__second_rollout_of_the_route__is_refused_by_the_database_too(acme: Cast) -> None:
    rollout = make_rollout(acme, make_version(acme))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO rollouts_rollout SELECT (jsonb_populate_record(r, jsonb_build_object("
            "'id', gen_random_uuid()))).* FROM rollouts_rollout r WHERE id = %s",
            [rollout.pk],
        )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE rollouts_rolloutevent SET sentence = 'x'",
        "DELETE FROM rollouts_rolloutevent",
        "UPDATE rollouts_rollout SET state = 'succeeded', finished_at = now()",
        "UPDATE rollouts_trafficroute SET baseline_id = (SELECT candidate_id FROM rollouts_rollout)",
        "UPDATE rollouts_trafficroute SET generation = generation - 1",
        "UPDATE rollouts_trafficroute SET weight = 10, generation = generation + 1",
        "UPDATE rollouts_rollout SET model_name = 'other'",
        "UPDATE rollouts_rollout SET alias = 'other'",
        "UPDATE rollouts_rollout SET candidate_number = candidate_number + 1",
        "UPDATE rollouts_rollout SET baseline_number = 1",
    ],
)
def test_database__what_may_not_happen__is_refused(acme: Cast, statement: str) -> None:
    make_rollout(acme, make_version(acme))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "wrong",
    [
        {"model_name": "other"},
        {"alias": "other"},
        {"candidate_number": 3},
        {"baseline_number": None},
        {"baseline": None},
        {"baseline_number": 2},
    ],
)
def test_database__rollout_that_is_not_named_after_its_versions__is_refused(
    acme: Cast, wrong: dict[str, object]
) -> None:
    make_champion(acme, make_version(acme))
    rollout = make_rollout(acme, make_version(acme))
    names = (rollout.model_name, rollout.alias, rollout.candidate_number, rollout.baseline_number)
    assert names == ("fraud", "champion", 2, 1)
    rollout.pk = None
    # Its own names are right; what stands in its way then is that its request has a rollout.
    with pytest.raises(DatabaseError, match="change_request"), transaction.atomic():
        rollout.save(force_insert=True)
    for name, value in wrong.items():
        setattr(rollout, name, value)
    with pytest.raises(DatabaseError, match="named after them"), transaction.atomic():
        rollout.save(force_insert=True)


def test_abort__by_whom__outsider_not_found_and_viewer_forbidden(acme: Cast, globex: Cast) -> None:
    rollout = make_rollout(acme, make_version(acme))
    for person, refusal in ((globex.approver, NotFound), (acme.viewer, Forbidden)):
        with pytest.raises(refusal):
            services.abort(rollout=rollout, by=person)
    rollout.refresh_from_db()
    assert rollout.abort_requested_at is None
    assert RolloutEvent.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_abort__router_away__wish_is_kept_and_told(acme: Cast, settings: object) -> None:
    settings.ENVOY_ADMIN_URL = "http://127.0.0.1:9"  # type: ignore[attr-defined]
    settings.ENVOY_CONFIG_DIR = "/nonexistent"  # type: ignore[attr-defined]
    settings.MODEL_SERVERS = {"blue": "127.0.0.1:9"}  # type: ignore[attr-defined]
    rollout = make_rollout(acme, make_version(acme))
    aborted = services.abort(rollout=rollout, by=acme.approver, reason="Stop.")
    assert (aborted.state, aborted.verdict) == ("rolling_back", "aborted")
    assert TrafficRoute.objects.get().router_problem
    again = services.abort(rollout=rollout, by=acme.second_approver)
    assert again.abort_requested_by == acme.approver


def test_abort__alias_moved_already__is_refused_as_finished(acme: Cast) -> None:
    rollout = make_rollout(acme, make_version(acme))
    with connection.cursor() as cursor:
        for state in ("preparing", "applying", "observing", "promoting"):
            cursor.execute("UPDATE rollouts_rollout SET state = %s", [state])
    with pytest.raises(services.RolloutFinished) as refused:
        services.abort(rollout=rollout, by=acme.approver)
    assert (refused.value.status, refused.value.code) == (409, "rollout_finished")
    assert Rollout.objects.get().abort_requested_at is None


def test_requester__service_account__its_person_is_excluded(acme: Cast) -> None:
    from apps.accounts.choices import Kind

    version = make_version(acme)
    robot = User.objects.create(username="acme-robot", kind=Kind.SERVICE, owner=acme.approver)
    from apps.tenants import services as tenants
    from apps.tenants.choices import Role

    tenants.assign_role(tenant=acme.tenant, user=robot, role=Role.CONTRIBUTOR, by=TEST)
    opened = ask(acme, version, by=robot)
    excluded = {exclusion.person for exclusion in opened.exclusions.all()}
    assert acme.approver in excluded
