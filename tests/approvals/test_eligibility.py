"""Who may vote: one answer, on which pages, API, tallies and executions depend alike."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apps.accounts import services as accounts
from apps.accounts.choices import Kind
from apps.accounts.models import User
from apps.approvals import eligibility, services
from apps.approvals.choices import State
from apps.approvals.eligibility import Eligibility, KnownSlot
from apps.approvals.models import ChangeRequest, Vote
from apps.approvals.tallies import tally
from apps.tenants import services as tenants
from apps.tenants.choices import Permission, Role
from tests.approvals.fakes import Dial, ask
from tests.factories.cast import TEST, Cast, token_of

PERSON = User(pk=uuid.uuid4(), username="somebody")
ROBOT = User(pk=uuid.uuid4(), username="robot", kind=Kind.SERVICE)
KNOWN_TO_ANOTHER = User(pk=uuid.uuid4(), username="puppet", password_set_by_other=True)
EVERYBODY = frozenset({PERSON.pk, ROBOT.pk, KNOWN_TO_ANOTHER.pk})
REVIEWERS = KnownSlot("", 2, Permission.VOTE, False, EVERYBODY, EVERYBODY)
OWNER = KnownSlot("Owner of m", 1, Permission.SIGN_OFF, True, EVERYBODY, EVERYBODY)
ALL_MAY = Eligibility(requesters=frozenset(), excluded={}, slots=(REVIEWERS,), is_suspended=False)


def slot(known: KnownSlot = REVIEWERS, **changes: object) -> KnownSlot:
    return dataclasses.replace(known, **changes)


NOBODY = frozenset[uuid.UUID]()


@pytest.mark.parametrize(
    ("person", "changes", "code"),
    [
        (PERSON, {}, ""),
        (PERSON, {"requesters": {PERSON.pk}}, "own_request"),
        (PERSON, {"excluded": {PERSON.pk: "You built it."}}, "excluded_participant"),
        (ROBOT, {}, "not_a_person"),
        (PERSON, {"is_suspended": True}, "tenant_suspended"),
        (PERSON, {"slots": (slot(holders=NOBODY),)}, "forbidden"),
        (PERSON, {"slots": (slot(reviewers=NOBODY),)}, "became_reviewer_later"),
        (PERSON, {"slots": (slot(holders=NOBODY), OWNER)}, ""),
        (PERSON, {"slots": (slot(reviewers=NOBODY), OWNER)}, ""),
        (PERSON, {"slots": (slot(holders=NOBODY), slot(OWNER, reviewers=NOBODY))}, "slots_of_others"),
        (PERSON, {"slots": (slot(reviewers=NOBODY), slot(OWNER, reviewers=NOBODY))}, "became_reviewer_later"),
        (PERSON, {"slots": ()}, "forbidden"),
        (KNOWN_TO_ANOTHER, {}, "password_of_another"),
        # Who made the request hears of that first, and outsiders never of the snapshot.
        (PERSON, {"requesters": {PERSON.pk}, "excluded": {PERSON.pk: ""}}, "own_request"),
        (PERSON, {"slots": (slot(holders=NOBODY, reviewers=NOBODY),)}, "forbidden"),
    ],
)
def test_objection__each_reason__has_its_code_and_words_about_a_third_person(
    person: User, changes: dict[str, object], code: str
) -> None:
    refused = eligibility.objection(dataclasses.replace(ALL_MAY, **changes), person)
    assert (refused.code if refused else "") == code
    if refused is not None:
        assert refused.sentence.endswith(".")
        assert not eligibility.label_of(refused).endswith(".")


@pytest.mark.parametrize(("days", "counts"), [(6.99, True), (7.01, False)])
def test_discounted__approval_of_seven_days__is_too_old(days: float, counts: bool) -> None:
    now = dt.datetime(2026, 11, 27, tzinfo=dt.UTC)
    vote = Vote(voter=PERSON, created_at=now - dt.timedelta(days=days))
    assert (eligibility.discounted(ALL_MAY, vote, now) == "") is counts


def seen(user: User, request: ChangeRequest) -> str:
    client = Client()
    client.force_login(user)
    return client.get(reverse("approvals:detail", args=[request.pk])).content.decode()


def code_of_vote(user: User, request: ChangeRequest) -> str:
    client = Client(headers={"Authorization": f"Bearer {token_of(user)}"})
    answer = client.post(
        f"/api/v1/change-requests/{request.pk}/votes",
        json.dumps({"digest": request.digest, "decision": "approve"}),
        content_type="application/json",
    )
    return str(answer.json().get("code", ""))


@pytest.mark.django_db
def test_objection__one_more_reason__is_heard_by_page_api_tally_and_execution(
    acme: Cast, dial: Dial, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Change the one function, and see every answer change with it."""
    request = ask(dial, tenant=acme.tenant, by=acme.author)
    services.cast_vote(change_request=request, digest=request.digest, decision="approve", by=acme.approver)
    assert "Eligible to vote: acme-second, acme-third." in seen(acme.viewer, request)
    assert len(tally([request])[request.pk].approvals) == 1
    decided = eligibility.objection

    class OnLeave(eligibility.NotEligible):
        code = "on_leave"
        sentence = "You are on leave."
        label = "is on leave"

    def stricter(known: Eligibility, person: User) -> object:
        away = {acme.approver.pk, acme.second_approver.pk}
        return OnLeave() if person.pk in away else decided(known, person)

    monkeypatch.setattr(eligibility, "objection", stricter)
    # 1. The page: who can vote, and why not.
    text = seen(acme.viewer, request)
    assert "Eligible to vote: acme-third." in text
    assert "acme-approver, acme-second: is on leave" in text
    assert "You are on leave." in seen(acme.second_approver, request)
    # 2. The API's refusal.
    assert code_of_vote(acme.second_approver, request) == "on_leave"
    # 3. The tally of pages and lists.
    now = tally([request])[request.pk]
    assert ([vote.voter for vote in now.approvals], [one.why for one in now.discounted]) == (
        [],
        ["is on leave"],
    )
    assert "0 of 2" in text
    # 4. The count at execution.
    assert code_of_vote(acme.third_approver, request) == ""
    request.refresh_from_db()
    assert request.state == State.IN_REVIEW
    assert "1 more approval is needed" in request.blocked_reason
    # And without any objection everybody may, at all four.
    monkeypatch.setattr(eligibility, "objection", lambda known, person: None)
    assert "Not eligible:" not in seen(acme.viewer, request)
    assert len(tally([request])[request.pk].approvals) == 2
    assert services.reconsider(change_request=request, by=acme.author).state == State.EXECUTING


@pytest.mark.django_db
def test_tally__approver_lost_the_role__names_who_does_not_count_and_why(acme: Cast, dial: Dial) -> None:
    request = ask(dial, tenant=acme.tenant, by=acme.author)
    services.cast_vote(change_request=request, digest=request.digest, decision="approve", by=acme.approver)
    tenants.remove_role(tenant=acme.tenant, user=acme.approver, role=Role.REVIEWER, by=TEST)
    text = seen(acme.viewer, request)
    assert "0 of 2" in text
    assert "acme-approver may not vote in this tenant" in text
    client = Client(headers={"Authorization": f"Bearer {token_of(acme.viewer)}"})
    for path in ("", f"/{request.pk}"):
        told = client.get(f"/api/v1/change-requests{path}").json()
        assert (told["items"][0] if not path else told)["approvals"] == 0


@pytest.mark.django_db
def test_tally__decided_request__keeps_the_approvals_that_it_had(acme: Cast, dial: Dial) -> None:
    request = ask(dial, tenant=acme.tenant, by=acme.author)
    for person in (acme.approver, acme.second_approver):
        request = services.cast_vote(
            change_request=request, digest=request.digest, decision="approve", by=person
        )
    tenants.remove_role(tenant=acme.tenant, user=acme.approver, role=Role.REVIEWER, by=TEST)
    assert len(tally([request])[request.pk].approvals) == 2


@pytest.mark.django_db
def test_owner_of_a_service_account__given_it_after_the_vote__counts_no_more(acme: Cast, dial: Dial) -> None:
    robot = accounts.create_service_account(username="acme-ci", owner=acme.colleague, by=TEST)
    tenants.assign_role(tenant=acme.tenant, user=robot, role=Role.CONTRIBUTOR, by=TEST)
    request = ask(dial, tenant=acme.tenant, by=robot)
    services.cast_vote(change_request=request, digest=request.digest, decision="approve", by=acme.approver)
    accounts.transfer_service_account(account=robot, owner=acme.approver, by=TEST)
    voted = services.cast_vote(
        change_request=request, digest=request.digest, decision="approve", by=acme.second_approver
    )
    assert voted.state == State.IN_REVIEW
    assert "1 more approval is needed" in voted.blocked_reason


@pytest.mark.django_db
def test_suspended_tenant__nobody_is_eligible__and_says_why(acme: Cast, dial: Dial) -> None:
    request = ask(dial, tenant=acme.tenant, by=acme.author)
    tenants.suspend(tenant=acme.tenant, reason="Test of it.", by=TEST)
    request = ChangeRequest.objects.for_page().get(pk=request.pk)
    refused = eligibility.why_not(request, acme.approver)
    assert refused is not None
    assert refused.code == "tenant_suspended"
    assert eligibility.objection(eligibility.of(request), acme.approver).code == "tenant_suspended"


@pytest.mark.django_db
def test_eligible_for__a_request_not_made_yet__leaves_out_requester_and_participants(
    acme: Cast, dial: Dial
) -> None:
    people = services.eligible_for(
        tenant=acme.tenant, kind=dial.kind, requester=acme.approver, exclusions=[acme.third_approver]
    )
    assert people == [acme.second_approver]


@pytest.mark.django_db
def test_lists__more_requests_with_votes__ask_no_more_queries(acme: Cast, globex: Cast, dial: Dial) -> None:
    def queries(*, more: int) -> int:
        for cast in (acme, globex) * more:
            request = ask(dial, tenant=cast.tenant, by=cast.author)
            services.cast_vote(
                change_request=request, digest=request.digest, decision="approve", by=cast.approver
            )
        rows = list(ChangeRequest.objects.in_rows())
        with CaptureQueriesContext(connection) as asked:
            tally(rows)
        return len(asked)

    assert queries(more=1) == queries(more=4) == 4
