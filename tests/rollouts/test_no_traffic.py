"""Promotions without traffic: votes and policy, then the alias moves at once, and everybody is told that nobody looked."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from apps.approvals import services as approvals
from apps.approvals.models import ChangeRequest, Permit
from apps.audit.choices import Action
from apps.audit.models import Entry
from apps.core.refusals import Conflict, Refused
from apps.registry import services as registry
from apps.registry.models import Alias, AliasChange, ModelVersion
from apps.rollouts import services
from apps.rollouts.models import Rollout, TrafficRoute
from apps.tenants import services as tenants
from apps.tenants.models import Tenant
from tests.factories.cast import TEST, Cast, token_of
from tests.rollouts.stage import Stage, make_champion, make_rollout, make_version

pytestmark = pytest.mark.django_db

NO_TRAFFIC = {"traffic": "none"}


def protect(cast: Cast, *aliases: str, **changes: Any) -> None:
    """Protect aliases beside `champion`."""
    wanted = {"protected_aliases": ["champion", *aliases], **changes}
    cast.tenant = tenants.update_settings(tenant=cast.tenant, by=TEST, **wanted)


def ask(cast: Cast, version: ModelVersion, alias: str = "champion", **changes: Any) -> ChangeRequest:
    """Request a promotion without traffic."""
    cast.voters()
    wish: dict[str, Any] = {
        "tenant": cast.tenant,
        "model_name": version.model.name,
        "version_number": version.number,
        "alias": alias,
        "plan": NO_TRAFFIC,
        "reason": "Scored in batches.",
        "by": cast.colleague,
    }
    return services.request_promotion(**{**wish, **changes})


def approve(cast: Cast, request: ChangeRequest) -> ChangeRequest:
    """Let two people approve a request."""
    for voter in (cast.approver, cast.second_approver):
        request = approvals.cast_vote(
            change_request=request, digest=request.digest, decision="approve", by=voter
        )
    return request


def promote(cast: Cast, version: ModelVersion, alias: str = "champion") -> ChangeRequest:
    """Promote a version without traffic."""
    return approve(cast, ask(cast, version, alias))


def actions(request: ChangeRequest) -> list[str]:
    """Return what the trail says of a request and its alias, in order."""
    rows = Entry.objects.filter(log_id=request.tenant_id).order_by("seq")
    return [entry.action for entry in rows]


@pytest.mark.parametrize("alias", ["champion", "shadow"])
def test_quorum__plan_without_traffic__moves_the_alias_with_its_permit_at_once(
    acme: Cast, alias: str
) -> None:
    protect(acme, "shadow")
    version = make_version(acme)
    request = promote(acme, version, alias)
    permit = Permit.objects.get(change_request=request)
    moved = Alias.objects.get(name=alias)
    assert (request.state, request.execution_id) == ("applied", None)
    assert ChangeRequest.objects.get(pk=request.pk).state == "applied"
    assert (moved.version, moved.permit_id) == (version, permit.pk)
    assert permit.consumed_at is not None
    assert AliasChange.objects.get(permit_id=permit.pk).version == version
    assert not Rollout.objects.exists()


def test_quorum__plan_without_traffic__is_told_as_not_observed_in_the_trail(acme: Cast) -> None:
    request = promote(acme, make_version(acme))
    assert actions(request)[-5:] == [
        Action.APPROVALS_VOTE_CAST,
        Action.APPROVALS_REQUEST_APPROVED,
        Action.REGISTRY_ALIAS_SET,
        Action.ROLLOUTS_PROMOTION_NOT_OBSERVED,
        Action.APPROVALS_REQUEST_APPLIED,
    ]
    entry = Entry.objects.get(action=Action.ROLLOUTS_PROMOTION_NOT_OBSERVED)
    assert (entry.data["alias"], entry.data["observed"]) == ("champion", "no")


def test_second_version__without_traffic__replaces_the_first(acme: Cast) -> None:
    first, second = make_version(acme), make_version(acme)
    promote(acme, first)
    promote(acme, second)
    assert Alias.objects.get(name="champion").version == second


def test_refused_move_of_a_protected_alias__its_link__leads_to_a_promotion_that_works(acme: Cast) -> None:
    protect(acme, "shadow")
    make_version(acme)
    acme.voters()
    refused = Client().post(
        "/mlflow/acme/api/2.0/mlflow/registered-models/alias",
        {"name": "fraud", "alias": "shadow", "version": "1"},
        content_type="application/json",
        headers={"Authorization": f"Bearer {token_of(acme.author)}"},
    )
    assert refused.status_code == 403
    link = re.search(r"http://testserver(\S+)", json.loads(b"".join(refused.streaming_content))["message"])
    assert link is not None
    browser = Client()
    browser.force_login(acme.colleague)
    page = browser.get(link[1]).content.decode()
    # What the page offers is sent as it stands.
    sent = {
        "version": _chosen(page, "version"),
        "alias": _chosen(page, "alias"),
        "plan": _checked(page, "plan"),
        "tenant": "acme",
        "reason": "Nightly scores.",
    }
    answer = browser.post(link[1].split("?")[0], sent)
    request = ChangeRequest.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, reverse("approvals:detail", args=[request.pk]))
    assert approve(acme, request).state == "applied"
    assert Alias.objects.get(name="shadow").version.number == 1


def _chosen(page: str, name: str) -> str:
    select = re.search(rf'<select[^>]*name="{name}".*?</select>', page, re.DOTALL)
    assert select is not None
    option = re.search(r'<option value="([^"]*)" selected', select[0])
    assert option is not None
    return html.unescape(option[1])


def _checked(page: str, name: str) -> str:
    radio = re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"[^>]* checked', page)
    assert radio is not None
    return radio[1]


def test_request__canary_for_an_alias_that_takes_no_traffic__names_the_plan_that_works(acme: Cast) -> None:
    protect(acme, "shadow")
    version = make_version(acme)
    with pytest.raises(services.AliasNotRouted, match="plan without traffic"):
        ask(acme, version, "shadow", plan=[{"weight": 10, "seconds": 1}])


def test_request__no_traffic__is_under_the_digest(acme: Cast) -> None:
    version = make_version(acme)
    document = ask(acme, version).content
    assert (document["plan"], document["criteria"]) == (NO_TRAFFIC, {})


def test_request__no_traffic_and_criteria__are_refused(acme: Cast) -> None:
    version = make_version(acme)
    with pytest.raises(Refused) as refused:
        ask(acme, version, criteria={"max_bad_rate": 0.01})
    assert refused.value.code == "invalid_criteria"
    assert not ChangeRequest.objects.exists()


def test_alias__spelled_otherwise_before_it_was_protected__moves_as_it_is_spelled(acme: Cast) -> None:
    first, second = make_version(acme), make_version(acme)
    registry.set_alias(model=first.model, name="Shadow", version=first, by=acme.author)
    protect(acme, "shadow")
    assert promote(acme, second, "shadow").state == "applied"
    assert Alias.objects.get(model=first.model).version == second


def test_champion__spelled_otherwise_in_the_settings__is_promoted_all_the_same(acme: Cast) -> None:
    version = make_version(acme)
    tenants.update_settings(tenant=acme.tenant, protected_aliases=["CHAMPION"], by=TEST)
    acme.tenant.refresh_from_db()
    assert ask(acme, version, "Champion", plan=[{"weight": 10, "seconds": 1}]).content["target"]["alias"] == (
        "champion"
    )


def test_protected_aliases__the_same_in_two_spellings__are_one(acme: Cast) -> None:
    protect(acme, "shadow", "Shadow", tiers={"shadow": "low", "SHADOW": "high"})
    assert acme.tenant.protected_aliases == ["champion", "shadow"]
    assert acme.tenant.tier_of("Shadow") == "high"


@pytest.mark.parametrize("alias", ["latest", "LATEST", "v3", "V12"])
def test_protected_aliases__name_that_no_alias_can_have__is_refused(acme: Cast, alias: str) -> None:
    with pytest.raises(Refused) as refused:
        protect(acme, alias)
    assert refused.value.code == "alias_reserved"
    with pytest.raises(IntegrityError, match="reserved"), transaction.atomic():
        Tenant.objects.filter(pk=acme.tenant.pk).update(protected_aliases=["champion", alias])


def test_start__rollout_of_the_model_under_way__waits_for_its_end(acme: Cast) -> None:
    first, second = make_version(acme), make_version(acme)
    make_rollout(acme, first)
    request = promote(acme, second)
    assert request.state == "in_review"
    assert "under way" in request.blocked_reason
    assert not Alias.objects.exists()


def test_start__rollout_under_way__does_not_keep_other_aliases(acme: Cast) -> None:
    protect(acme, "shadow")
    first, second = make_version(acme), make_version(acme)
    make_rollout(acme, first)
    assert promote(acme, second, "shadow").state == "applied"


def test_apply__refused_at_the_last_moment__fails_the_request_and_moves_nothing(
    acme: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Late(Conflict):
        sentence = "Somebody was faster."

    def refuse(**_: Any) -> None:
        raise Late()

    version = make_version(acme)
    request = ask(acme, version)
    monkeypatch.setattr(registry, "set_alias", refuse)
    request = approve(acme, request)
    assert (request.state, ChangeRequest.objects.get().state) == ("failed", "failed")
    assert "Somebody was faster." in request.blocked_reason
    assert Permit.objects.get().consumed_at is None
    assert not Alias.objects.exists()


def test_model_with_a_canary_before__no_traffic__is_refused_by_the_shipped_policy(acme: Cast) -> None:
    first, second = make_version(acme), make_version(acme)
    make_champion(acme, first)
    request = promote(acme, second)
    assert request.state == "in_review"
    assert "canary" in request.blocked_reason
    assert Alias.objects.get(name="champion").version == first


def test_model_with_a_canary_before__tier_that_allows_it__is_promoted(acme: Cast) -> None:
    first, second = make_version(acme), make_version(acme)
    make_champion(acme, first)
    protect(acme, bounds={"none": {"without_traffic": "always"}})
    assert promote(acme, second).state == "applied"


def test_tier_that_forbids_it__no_traffic__is_held_back_with_the_reason(acme: Cast) -> None:
    protect(acme, tiers={"champion": "high"}, bounds={"high": {"without_traffic": "never"}})
    request = promote(acme, make_version(acme))
    assert request.state == "in_review"
    assert "tier high" in request.blocked_reason
    assert not Alias.objects.exists()


def test_settings__alias_that_nothing_could_move__are_refused(acme: Cast) -> None:
    never = {"high": {"without_traffic": "never"}}
    protect(acme, bounds=never)
    with pytest.raises(tenants.AliasCannotMove, match="shadow"):
        protect(acme, "shadow", tiers={"shadow": "high"})
    protect(acme, "shadow")
    with pytest.raises(tenants.AliasCannotMove, match="shadow"):
        protect(acme, "shadow", bounds={"none": {"without_traffic": "never"}})


def test_tier__changed_after_the_votes__is_another_content(acme: Cast) -> None:
    version = make_version(acme)
    request = ask(acme, version)
    approvals.cast_vote(change_request=request, digest=request.digest, decision="approve", by=acme.approver)
    protect(acme, tiers={"champion": "high"})
    with pytest.raises(approvals.StaleDigest):
        approvals.cast_vote(
            change_request=request, digest=request.digest, decision="approve", by=acme.second_approver
        )
    assert ChangeRequest.objects.get().content["target"]["tier"] == "high"


def test_page__no_traffic__says_not_observed_to_reviewers_and_afterwards(acme: Cast) -> None:
    first, second = make_version(acme), make_version(acme)
    promote(acme, first)
    request = ask(acme, second)
    browser = Client()
    browser.force_login(acme.approver)
    url = reverse("approvals:detail", args=[request.pk])
    text = browser.get(url).content.decode()
    assert "Not observed" in text
    assert "all of its traffic" in text
    assert "Rollout plan" not in text
    protect(acme, bounds={"none": {"without_traffic": "always"}})
    assert approve(acme, request).state == "applied"
    text = browser.get(url).content.decode()
    assert "Not observed" in text
    assert "moved the alias at once" in text
    assert "With the last approval" not in text
    assert "Follow the rollout" not in text


@pytest.mark.parametrize("alias", ["champion", "shadow"])
def test_page__no_traffic_and_never_applied__says_that_the_alias_did_not_move(acme: Cast, alias: str) -> None:
    protect(acme, "shadow")
    request = ask(acme, make_version(acme), alias)
    browser = Client()
    browser.force_login(acme.approver)
    url = reverse("approvals:detail", args=[request.pk])
    assert "With the last approval" in browser.get(url).content.decode()
    approvals.withdraw(change_request=request, by=acme.colleague)
    text = browser.get(url).content.decode()
    assert "the request is withdrawn" in text
    assert "With the last approval" not in text


def test_rest__no_traffic__is_asked_for_and_told(acme: Cast) -> None:
    make_version(acme)
    acme.voters()
    client = Client(headers={"Authorization": f"Bearer {token_of(acme.colleague)}"})
    wish = {"tenant": "acme", "model": "fraud", "version": 1, "plan": NO_TRAFFIC, "reason": "Batch."}
    asked = client.post("/api/v1/change-requests", json.dumps(wish), content_type="application/json")
    assert (asked.status_code, asked.json()["observed"]) == (201, False)
    approve(acme, ChangeRequest.objects.get())
    told = client.get(f"/api/v1/change-requests/{asked.json()['id']}").json()
    assert (told["state"], told["observed"], told["rollout_id"]) == ("applied", False, None)


@pytest.mark.django_db(transaction=True)
def test_metrics__promotions_without_traffic__are_counted(acme: Cast) -> None:
    promote(acme, make_version(acme))
    text = Client().get("/metrics").content.decode()
    assert "portal_promotions_not_observed_total 1.0" in text


@pytest.mark.django_db(transaction=True)
def test_envoy__champion_without_traffic__serves_what_the_alias_says(stage: Stage, acme: Cast) -> None:
    first, second = make_version(acme), make_version(acme)
    for version in (first, second):
        promote(acme, version)
        route = TrafficRoute.objects.get()
        assert (route.baseline, route.candidate, route.weight) == (version, None, 0)
        services.reconcile_once()
        assert stage.predict(acme, "fraud", 5) == {200: 5}
        assert {row[2] for server in stage.servers for row in server.served} == {str(version.number)}
        for server in stage.servers:
            server.served.clear()


@pytest.mark.django_db(transaction=True)
def test_envoy__champion_without_traffic__is_loaded_before_it_is_sent_requests(
    stage: Stage, acme: Cast
) -> None:
    promote(acme, make_version(acme))
    services.reconcile_once()
    promote(acme, make_version(acme))
    shown: list[list[int]] = []
    show = services.reconciliation.traffic.sync

    def watched(route: TrafficRoute, **options: Any) -> Any:
        shown.append([number for server in stage.servers for _, _, number in server.loads])
        return show(route, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(services.reconciliation.traffic, "sync", watched)
        services.reconcile_once()
    assert 2 in shown[0]
