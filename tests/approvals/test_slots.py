"""Slots of one request: reviewers and named people, each place filled by another person."""

from __future__ import annotations

import datetime as dt
import threading
import uuid
from typing import Any

import pytest
from django.db import IntegrityError, close_old_connections, connection, transaction
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.approvals import cards, eligibility, matching, pages, services
from apps.approvals.choices import REQUEST_LIFETIME, State
from apps.approvals.models import (
    ChangeRequest,
    EligibleReviewer,
    Exclusion,
    Permit,
    RequestSlot,
    ReviewerSnapshot,
    Vote,
)
from apps.approvals.subjects import Slot, owner_slots
from apps.approvals.tallies import tally
from apps.audit import outbox
from apps.audit.choices import Action
from apps.core import areas
from apps.core.areas import Area
from apps.core.refusals import Forbidden, NotFound, Refused
from apps.notifications.models import Notice
from apps.tenants import access
from apps.tenants import services as tenants
from apps.tenants.choices import Permission, Role
from tests.approvals.fakes import Dial, OwnedDial, ask
from tests.approvals.test_database import PERMIT, VOTE, permit, refused, run, vote
from tests.factories.cast import TEST, Cast, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(acme: Cast) -> User:
    return acme.member("ana", Role.CONTRIBUTOR)


@pytest.fixture
def ben(acme: Cast) -> User:
    return acme.member("ben", Role.CONTRIBUTOR)


@pytest.fixture
def request_of_two_models(acme: Cast, owned: OwnedDial, ana: User, ben: User) -> ChangeRequest:
    """Return an open request that waits for a reviewer and for the owners of two models."""
    owned.owners = {"churn-model": frozenset({ana.pk}), "fraud-model": frozenset({ben.pk})}
    return ask(owned, tenant=acme.tenant, by=acme.author)


def approve(request: ChangeRequest, *people: User) -> ChangeRequest:
    for person in people:
        request = services.cast_vote(
            change_request=request, digest=request.digest, decision="approve", by=person
        )
    return request


def told(request: ChangeRequest) -> list[tuple[str, int, str, bool]]:
    rows = request.slots.filter(revision=request.revision)
    return [(row.label, row.people, row.permission, row.is_named) for row in rows]


def waits_for(user: User) -> list[ChangeRequest]:
    return [row.request for row in pages.queue_page(user, QueryDict("show=waiting")).rows]


# The main path.


def test_request__of_reviewers_and_owners__is_executed_once_each_slot_is_filled(
    acme: Cast, ana: User, ben: User, request_of_two_models: ChangeRequest
) -> None:
    request = request_of_two_models
    assert told(request) == [
        ("Owner of churn-model", 1, "sign_off_change", True),
        ("Owner of fraud-model", 1, "sign_off_change", True),
        ("", 1, "vote_on_request", False),
    ]
    assert request.quorum == 3
    # Three reviewers are as many people, and not the owners.
    assert approve(request, *acme.voters()).state == State.IN_REVIEW
    assert tally([request])[request.pk].filled == 1
    assert approve(request, ana).state == State.IN_REVIEW
    assert approve(request, ben).state == State.EXECUTING
    assert Permit.objects.filter(change_request=request).count() == 1


def test_document__of_a_request_with_owners__names_whom_it_takes_and_no_other_does(
    acme: Cast, owned: OwnedDial, dial: Dial, ana: User, ben: User, request_of_two_models: ChangeRequest
) -> None:
    assert request_of_two_models.content["slots"][1] == {
        "label": "Owner of churn-model",
        "people": 1,
        "permission": "sign_off_change",
        "named": [str(ana.pk)],
    }
    assert "slots" not in ask(dial, tenant=acme.tenant, by=acme.author).content


def test_slots__of_a_promotion_and_the_like__are_reviewers_who_share_a_snapshot(
    acme: Cast, dial: Dial, request_of_two_models: ChangeRequest
) -> None:
    first = ask(dial, tenant=acme.tenant, by=acme.author)
    assert told(first) == [("", 2, "vote_on_request", False)]
    # What other requests are opened to in between takes nothing from it.
    second = ask(dial, tenant=acme.tenant, by=acme.author)
    assert first.reviewer_snapshot_id == second.reviewer_snapshot_id
    assert first.slots.get().snapshot_id == second.slots.get().snapshot_id == first.reviewer_snapshot_id
    assert request_of_two_models.slots.get(number=3).snapshot_id == first.reviewer_snapshot_id


def test_lifetime__of_the_subject__ends_a_request_earlier_and_never_later(
    acme: Cast, owned: OwnedDial, monkeypatch: pytest.MonkeyPatch
) -> None:
    for lifetime, days in ((dt.timedelta(days=5), 5), (2 * REQUEST_LIFETIME, 30)):
        monkeypatch.setattr(OwnedDial, "lifetime", lifetime)
        request = ask(owned, tenant=acme.tenant, by=acme.author)
        lives = request.expires_at - request.created_at
        assert abs(lives - dt.timedelta(days=days)) < dt.timedelta(minutes=1)


# Who fills what.


def test_vote__person_of_two_slots__fills_one(acme: Cast, owned: OwnedDial, ana: User, ben: User) -> None:
    owned.owners = {"churn-model": frozenset({ana.pk}), "fraud-model": frozenset({ana.pk, ben.pk})}
    request = ask(owned, tenant=acme.tenant, by=acme.author)
    assert approve(request, ana, acme.approver).state == State.IN_REVIEW
    assert tally([request])[request.pk].filled == 2
    assert approve(request, ben).state == State.EXECUTING


def test_vote__reviewer_who_is_an_owner__leaves_the_place_that_others_can_fill(
    acme: Cast, owned: OwnedDial, ana: User
) -> None:
    owned.owners = {"churn-model": frozenset({acme.approver.pk, ana.pk})}
    request = ask(owned, tenant=acme.tenant, by=acme.author)
    # Placed as an owner first, and as a reviewer once another owner has come.
    assert approve(request, acme.approver).state == State.IN_REVIEW
    assert approve(request, ana).state == State.EXECUTING


def test_vote__contributor_who_owns_nothing_of_it__hears_for_whom_it_waits(
    acme: Cast, request_of_two_models: ChangeRequest
) -> None:
    with pytest.raises(services.SlotsOfOthers) as caught:
        approve(request_of_two_models, acme.colleague)
    for words in ("Owner of churn-model", "Owner of fraud-model", "Reviewers"):
        assert words in caught.value.sentence
    assert waits_for(acme.colleague) == []


def test_vote__viewer_and_outsider__are_refused_as_anywhere(
    world: World, acme: Cast, request_of_two_models: ChangeRequest
) -> None:
    with pytest.raises(Forbidden) as caught:
        approve(request_of_two_models, acme.viewer)
    assert caught.value.code == "forbidden"
    with pytest.raises(NotFound):
        approve(request_of_two_models, world.globex.approver)


def test_rejection__of_an_owner__ends_the_request(ana: User, request_of_two_models: ChangeRequest) -> None:
    request = services.cast_vote(
        change_request=request_of_two_models,
        digest=request_of_two_models.digest,
        decision="reject",
        reason="My model reads this column.",
        by=ana,
    )
    assert request.state == State.REJECTED


def test_withdrawal__of_a_request_with_an_owners_vote__closes_it(
    acme: Cast, ana: User, ben: User, request_of_two_models: ChangeRequest
) -> None:
    request = approve(request_of_two_models, ana)
    assert services.withdraw(change_request=request, by=acme.author).state == State.WITHDRAWN
    with pytest.raises(services.RequestClosed):
        approve(request, ben)
    assert waits_for(ben) == []


def test_execution__owner_lost_the_role_since__waits_for_another(
    acme: Cast, owned: OwnedDial, ana: User, ben: User
) -> None:
    owned.owners = {"churn-model": frozenset({ana.pk, ben.pk})}
    request = approve(ask(owned, tenant=acme.tenant, by=acme.author), ana)
    tenants.remove_role(tenant=acme.tenant, user=ana, role=Role.CONTRIBUTOR, by=TEST)
    request = approve(request, acme.approver)
    assert request.state == State.IN_REVIEW
    assert "1 more approval is needed" in request.blocked_reason
    assert [one.why for one in tally([request])[request.pk].discounted] == ["may not vote in this tenant"]
    assert approve(request, ben).state == State.EXECUTING


def test_execution__owner_deactivated_since__waits_for_another(
    acme: Cast, owned: OwnedDial, ana: User, ben: User
) -> None:
    owned.owners = {"churn-model": frozenset({ana.pk, ben.pk})}
    request = approve(ask(owned, tenant=acme.tenant, by=acme.author), ana)
    accounts.deactivate(user=ana, by=TEST)
    assert approve(request, acme.approver).state == State.IN_REVIEW


def test_execution__reviewer_who_only_signs_off_now__fills_no_slot_of_reviewers(
    acme: Cast, ana: User, ben: User, request_of_two_models: ChangeRequest
) -> None:
    request = approve(request_of_two_models, acme.approver, ana)
    tenants.remove_role(tenant=acme.tenant, user=acme.approver, role=Role.REVIEWER, by=TEST)
    tenants.assign_role(tenant=acme.tenant, user=acme.approver, role=Role.CONTRIBUTOR, by=TEST)
    assert approve(request, ben).state == State.IN_REVIEW
    assert approve(request, acme.second_approver).state == State.EXECUTING


def test_owner__who_joins_the_tenant_later__is_not_eligible_until_it_is_asked_for_again(
    world: World, acme: Cast, owned: OwnedDial, ana: User
) -> None:
    late = world.outsider
    owned.owners = {"churn-model": frozenset({ana.pk, late.pk})}
    request = ask(owned, tenant=acme.tenant, by=acme.author)
    tenants.assign_role(tenant=acme.tenant, user=late, role=Role.CONTRIBUTOR, by=TEST)
    with pytest.raises(services.SlotsOfOthers):
        approve(request, late)
    assert refused(VOTE, *vote(request, late)) == "approvals_vote_opened_to_voter"
    again = ask(owned, tenant=acme.tenant, by=acme.author)
    assert approve(again, late, acme.approver).state == State.EXECUTING


def test_service_account__that_is_an_owner__never_signs_off(acme: Cast, owned: OwnedDial) -> None:
    robot = accounts.create_service_account(username="acme-ci", owner=acme.colleague, by=TEST)
    tenants.assign_role(tenant=acme.tenant, user=robot, role=Role.CONTRIBUTOR, by=TEST)
    owned.owners = {"churn-model": frozenset({robot.pk})}
    request = ask(owned, tenant=acme.tenant, by=acme.author)
    assert told(request)[0] == (
        "Owner of churn-model (none can sign off: any reviewer)",
        1,
        "vote_on_request",
        False,
    )
    with pytest.raises(Refused):
        approve(request, robot)


# Who is left.


def test_owner__who_asks_or_took_part__is_left_out_and_reviewers_stand_in(
    acme: Cast, owned: OwnedDial, ana: User, ben: User
) -> None:
    owned.excluded = {ana: "You wrote this."}
    owned.owners = {
        "churn-model": frozenset({ana.pk}),
        "fraud-model": frozenset({acme.author.pk}),
        "risk-model": frozenset({ana.pk, ben.pk}),
    }
    request = ask(owned, tenant=acme.tenant, by=acme.author)
    assert told(request) == [
        ("Owner of churn-model (none can sign off: any reviewer)", 1, "vote_on_request", False),
        ("Owner of fraud-model (none can sign off: any reviewer)", 1, "vote_on_request", False),
        ("Owner of risk-model", 1, "sign_off_change", True),
        ("", 1, "vote_on_request", False),
    ]
    with pytest.raises(services.ExcludedParticipant):
        approve(request, ana)
    with pytest.raises(services.OwnRequest):
        approve(request, acme.author)
    assert approve(request, ben, *acme.voters()).state == State.EXECUTING


def test_opening__nobody_left_who_could_ever_approve__is_refused_and_says_whom_to_ask(
    acme: Cast, owned: OwnedDial
) -> None:
    for person in acme.voters():
        tenants.remove_role(tenant=acme.tenant, user=person, role=Role.REVIEWER, by=TEST)
    owned.owners = {"churn-model": frozenset({acme.author.pk})}
    with pytest.raises(services.NoEligibleApprover) as caught:
        ask(owned, tenant=acme.tenant, by=acme.author)
    assert caught.value.code == "no_eligible_approver"
    assert "Ask an administrator of Acme for another reviewer." in caught.value.sentence
    assert caught.value.extra["missing"] == [
        "Owner of churn-model (none can sign off: any reviewer)",
        "Reviewers",
    ]
    assert not ChangeRequest.objects.exists()


def test_opening__one_reviewer_who_is_the_only_owner_as_well__is_refused(
    acme: Cast, owned: OwnedDial
) -> None:
    for person in acme.voters()[1:]:
        tenants.remove_role(tenant=acme.tenant, user=person, role=Role.REVIEWER, by=TEST)
    owned.owners = {"churn-model": frozenset({acme.approver.pk})}
    with pytest.raises(services.NoEligibleApprover):
        ask(owned, tenant=acme.tenant, by=acme.author)


def test_slots__of_one_owner_alone__are_filled_up_to_two_people(
    acme: Cast, owned: OwnedDial, ana: User
) -> None:
    owned.reviewers, owned.owners = 0, {"churn-model": frozenset({ana.pk})}
    request = ask(owned, tenant=acme.tenant, by=acme.author)
    assert [(label, people) for label, people, _, _ in told(request)] == [
        ("Owner of churn-model", 1),
        ("", 1),
    ]
    assert approve(request, ana).state == State.IN_REVIEW
    assert approve(request, acme.approver).state == State.EXECUTING


def test_permission__that_the_subject_does_not_declare__is_a_fault_of_the_program(
    acme: Cast, owned: OwnedDial, monkeypatch: pytest.MonkeyPatch
) -> None:
    slots = (Slot(people=2, permission=Permission.COMMENT),)
    monkeypatch.setattr(OwnedDial, "slots_for", lambda self, **about: slots)
    with pytest.raises(ValueError, match="does not declare"):
        ask(owned, tenant=acme.tenant, by=acme.author)


# Revisions.


def test_revision__with_an_owner_more__voids_votes_and_takes_the_new_owner_as_well(
    acme: Cast, owned: OwnedDial, ana: User, ben: User
) -> None:
    owned.owners = {"churn-model": frozenset({ana.pk})}
    request = approve(ask(owned, tenant=acme.tenant, by=acme.author), ana)
    assert waits_for(ben) == []
    owned.owners["fraud-model"] = frozenset({ben.pk})
    with pytest.raises(services.StaleDigest):
        approve(request, acme.approver)
    request.refresh_from_db()
    assert (request.revision, request.quorum) == (2, 3)
    assert [label for label, _, _, _ in told(request)] == ["Owner of churn-model", "Owner of fraud-model", ""]
    assert waits_for(ben) == waits_for(ana) == [request]
    assert approve(request, acme.approver, ben).state == State.IN_REVIEW
    assert approve(request, ana).state == State.EXECUTING
    # The slots of the first revision stay as they were.
    assert [row.label for row in request.slots.filter(revision=1)] == ["Owner of churn-model", ""]


def test_revision__with_an_owner_less__never_needs_fewer_people(
    acme: Cast, owned: OwnedDial, ana: User, request_of_two_models: ChangeRequest
) -> None:
    owned.owners = {"churn-model": frozenset({ana.pk})}
    with pytest.raises(services.StaleDigest):
        approve(request_of_two_models, ana)
    request_of_two_models.refresh_from_db()
    assert request_of_two_models.quorum == 3
    assert [(label, people) for label, people, _, _ in told(request_of_two_models)] == [
        ("Owner of churn-model", 1),
        ("", 1),
        ("", 1),
    ]
    assert approve(request_of_two_models, ana, acme.approver).state == State.IN_REVIEW
    assert approve(request_of_two_models, acme.second_approver).state == State.EXECUTING


def test_revision__people_of_the_same_thing_changed__is_another_content(
    acme: Cast, owned: OwnedDial, ana: User, ben: User
) -> None:
    owned.owners = {"churn-model": frozenset({ana.pk})}
    request = approve(ask(owned, tenant=acme.tenant, by=acme.author), ana)
    owned.owners = {"churn-model": frozenset({ben.pk})}
    with pytest.raises(services.StaleDigest):
        approve(request, acme.approver)
    request.refresh_from_db()
    with pytest.raises(services.SlotsOfOthers):
        approve(request, ana)
    assert approve(request, ben, acme.approver).state == State.EXECUTING


def test_revision__reviewer_made_meanwhile__fills_no_slot_of_reviewers(
    acme: Cast, owned: OwnedDial, ana: User, ben: User
) -> None:
    owned.owners = {"churn-model": frozenset({ana.pk})}
    request = ask(owned, tenant=acme.tenant, by=acme.author)
    tenants.assign_role(tenant=acme.tenant, user=acme.colleague, role=Role.REVIEWER, by=TEST)
    owned.owners["fraud-model"] = frozenset({ben.pk})
    with pytest.raises(services.StaleDigest):
        approve(request, ana)
    request.refresh_from_db()
    with pytest.raises(services.BecameReviewerLater):
        approve(request, acme.colleague)


def test_revision__nobody_left_for_it__waits_and_says_that_too_few_are_eligible(
    acme: Cast, owned: OwnedDial, ana: User, ben: User
) -> None:
    owned.owners = {"churn-model": frozenset({ana.pk})}
    request = ask(owned, tenant=acme.tenant, by=acme.author)
    for person in acme.voters()[1:]:
        tenants.remove_role(tenant=acme.tenant, user=person, role=Role.REVIEWER, by=TEST)
    owned.owners = {"churn-model": frozenset({acme.author.pk})}
    with pytest.raises(services.StaleDigest):
        approve(request, ana)
    request.refresh_from_db()
    live = pages.live_part(request, acme.viewer)
    assert (request.revision, live.too_few) == (2, True)
    assert approve(request, acme.approver).state == State.IN_REVIEW


# Everybody who asks who may vote.


def test_queue__of_a_contributor_who_owns_a_model__lists_what_waits_for_their_sign_off(
    acme: Cast, globex: Cast, owned: OwnedDial, dial: Dial, ana: User, request_of_two_models: ChangeRequest
) -> None:
    ask(dial, tenant=acme.tenant, by=acme.author)
    ask(owned, tenant=acme.tenant, by=acme.author)
    everything = pages.queue_page(ana, QueryDict(""))
    assert everything.show == "waiting"
    assert request_of_two_models in [row.request for row in everything.rows]
    assert pages.waiting_count(ana) == "2"
    waiting = cards.waiting(ana)
    assert waiting is not None
    assert request_of_two_models in waiting["requests"]
    approve(request_of_two_models, ana)
    assert request_of_two_models not in waits_for(ana)
    # Who is asked for nothing finds what is open, and no card.
    assert pages.queue_page(acme.colleague, QueryDict("")).show == "open"
    assert cards.waiting(acme.colleague) is None
    assert pages.waiting_count(acme.colleague) == ""
    assert waits_for(acme.approver) != []


def test_queue__of_a_former_reviewer_who_owns_something__lists_what_they_may_still_sign_off(
    acme: Cast, owned: OwnedDial, dial: Dial, ana: User
) -> None:
    former = acme.approver
    ask(dial, tenant=acme.tenant, by=acme.author)
    owned.owners = {"churn-model": frozenset({ana.pk})}
    ask(owned, tenant=acme.tenant, by=acme.author)
    owned.owners["fraud-model"] = frozenset({former.pk})
    theirs = ask(owned, tenant=acme.tenant, by=acme.author)
    assert len(waits_for(former)) == 3
    tenants.remove_role(tenant=acme.tenant, user=former, role=Role.REVIEWER, by=TEST)
    tenants.assign_role(tenant=acme.tenant, user=former, role=Role.CONTRIBUTOR, by=TEST)
    assert waits_for(former) == [theirs]
    # With a revision that does not name them any more it goes.
    owned.owners = {"churn-model": frozenset({ana.pk})}
    with pytest.raises(services.StaleDigest):
        approve(theirs, ana)
    assert waits_for(former) == []


def test_queue__of_a_reviewer__asks_the_same_whether_or_not_a_kind_names_people(
    acme: Cast, dial: Dial, ana: User
) -> None:
    ask(dial, tenant=acme.tenant, by=acme.author)

    def asked() -> list[str]:
        with access.remembered(), CaptureQueriesContext(connection) as queries:
            assert len(waits_for(acme.approver)) == 1
        return [query["sql"] for query in queries]

    before = asked()
    areas.register(Area("test-owned", subjects=[OwnedDial()]))
    try:
        assert asked() == before
    finally:
        areas.forget("test-owned")


def test_notices__of_a_request_with_owners__go_to_whoever_may_fill_a_slot(
    acme: Cast, owned: OwnedDial, ana: User, ben: User
) -> None:
    outbox.deliver()
    owned.owners = {"churn-model": frozenset({ana.pk}), "fraud-model": frozenset({ben.pk})}
    ask(owned, tenant=acme.tenant, by=acme.author)
    outbox.deliver()
    asked = Notice.objects.filter(action=Action.APPROVALS_REQUEST_OPENED).values_list(
        "person__username", flat=True
    )
    assert set(asked) == {ana.username, ben.username, *(person.username for person in acme.voters())}


def test_reconsider__owner_whose_vote_it_takes_may__other_contributors_may_not(
    acme: Cast, owned: OwnedDial, ana: User, ben: User, request_of_two_models: ChangeRequest
) -> None:
    owned.busy = True
    request = approve(request_of_two_models, ana, ben, acme.approver)
    assert "Another turn of the dial" in request.blocked_reason
    with pytest.raises(Forbidden):
        services.reconsider(change_request=request, by=acme.colleague)
    owned.busy = False
    assert services.reconsider(change_request=request, by=ana).state == State.EXECUTING


# What the database refuses.


def test_permit__by_sql_without_the_owners_votes__is_refused(
    acme: Cast, ana: User, ben: User, request_of_two_models: ChangeRequest
) -> None:
    request = request_of_two_models
    for person in (*acme.voters(), ana):
        assert refused(PERMIT, *permit(request)) == "approvals_permit_quorum_met"
        run(VOTE, *vote(request, person))
    assert refused(PERMIT, *permit(request)) == "approvals_permit_quorum_met"
    run(VOTE, *vote(request, ben))
    run(PERMIT, *permit(request))


def test_permit__by_sql_with_one_person_in_two_slots__is_refused(
    acme: Cast, owned: OwnedDial, ana: User, ben: User
) -> None:
    owned.owners = {"churn-model": frozenset({ana.pk}), "fraud-model": frozenset({ana.pk, ben.pk})}
    request = ask(owned, tenant=acme.tenant, by=acme.author)
    for person in (ana, *acme.voters()):
        run(VOTE, *vote(request, person))
    assert refused(PERMIT, *permit(request)) == "approvals_permit_quorum_met"
    Exclusion.objects.create(change_request=request, person=ben, why="Took part.")
    assert refused(VOTE, *vote(request, ben)) == "approvals_vote_not_excluded"
    assert refused(PERMIT, *permit(request)) == "approvals_permit_quorum_met"


def test_permit__of_a_request_without_slots__is_refused(acme: Cast, dial: Dial) -> None:
    request = ask(dial, tenant=acme.tenant, by=acme.author)
    request.pk = request.id = uuid.uuid4()
    request.number = 99
    request.save(force_insert=True)
    assert refused(VOTE, *vote(request, acme.approver)) == "approvals_vote_opened_to_voter"
    assert refused(PERMIT, *permit(request)) == "approvals_permit_quorum_met"


SLOT = """INSERT INTO approvals_requestslot
              (change_request_id, revision, number, label, people, permission, is_named, snapshot_id)
          VALUES (%s, %s, 9, '', 1, 'vote_on_request', %s, %s)"""


def test_slots__by_sql__are_written_with_their_revision_before_its_votes_and_stay(
    acme: Cast, globex: Cast, dial: Dial
) -> None:
    request = ask(dial, tenant=acme.tenant, by=acme.author)
    snapshot = request.reviewer_snapshot_id
    theirs = ask(dial, tenant=globex.tenant, by=globex.author).reviewer_snapshot_id
    assert refused(SLOT, request.pk, 1, False, theirs) == "approvals_requestslot_snapshot_of_tenant"
    assert refused(SLOT, request.pk, 2, False, snapshot) == "approvals_requestslot_before_votes"
    approve(request, acme.approver)
    assert refused(SLOT, request.pk, 1, False, snapshot) == "approvals_requestslot_before_votes"
    assert refused("UPDATE approvals_requestslot SET people = 1") == "approvals_requestslot_append_only"
    assert refused("DELETE FROM approvals_requestslot") == "approvals_requestslot_append_only"
    services.withdraw(change_request=request, by=acme.author)
    assert refused(SLOT, request.pk, 1, False, snapshot) == "approvals_requestslot_before_votes"


def test_slots__by_sql_of_a_later_revision__bring_no_reviewer_in(acme: Cast, dial: Dial) -> None:
    request = ask(dial, tenant=acme.tenant, by=acme.author)
    wider = ReviewerSnapshot.objects.create(tenant=acme.tenant)
    for person in (acme.approver, acme.colleague):
        EligibleReviewer.objects.create(snapshot=wider, person=person)
    # With another revision the people of all slots together may be others; those of a permission are not.
    run(
        "UPDATE approvals_changerequest SET revision = 2, digest = 'x', document = '{}', reviewer_snapshot_id = %s "
        "WHERE id = %s",
        wider.pk,
        request.pk,
    )
    assert refused(SLOT, request.pk, 2, False, wider.pk) == "approvals_requestslot_snapshot_kept"
    run(SLOT, request.pk, 2, False, request.slots.get().snapshot_id)


def test_snapshot__that_a_slot_uses__takes_nobody_in(
    acme: Cast, request_of_two_models: ChangeRequest
) -> None:
    join = "INSERT INTO approvals_eligiblereviewer (snapshot_id, person_id) VALUES (%s, %s)"
    assert request_of_two_models.slots.count() > 1
    for slot in request_of_two_models.slots.all():
        rule = refused(join, slot.snapshot_id, acme.colleague.pk)
        assert rule == "approvals_eligiblereviewer_before_requests"


def test_slot__of_nobody__is_refused(request_of_two_models: ChangeRequest) -> None:
    slot = request_of_two_models.slots.first()
    assert slot is not None
    with pytest.raises(IntegrityError, match="approvals_requestslot_of_somebody"), transaction.atomic():
        RequestSlot.objects.create(
            change_request=request_of_two_models,
            revision=1,
            number=9,
            people=0,
            permission="vote_on_request",
            is_named=False,
            snapshot=slot.snapshot,
        )


class Undone(Exception):
    """Ends an example, so that its transaction leaves nothing behind."""


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
    deadline=None,
)
@given(
    st.lists(st.tuples(st.integers(1, 3), st.frozensets(st.integers(0, 6), max_size=5)), max_size=5),
    st.frozensets(st.integers(0, 6)),
)
def test_places_filled__any_slots_and_voters__database_and_services_agree(
    acme: Cast, dial: Dial, slots: list[tuple[int, frozenset[int]]], voters: frozenset[int]
) -> None:
    people = [person.pk for person in acme.everybody()][:7]
    with pytest.raises(Undone), transaction.atomic():
        request = ask(dial, tenant=acme.tenant, by=acme.author)
        run(
            "UPDATE approvals_changerequest SET revision = 2, digest = 'x', document = '{}' WHERE id = %s",
            request.pk,
        )
        for number, (size, eligible) in enumerate(slots):
            snapshot = ReviewerSnapshot.objects.create(tenant=acme.tenant)
            EligibleReviewer.objects.bulk_create(
                EligibleReviewer(snapshot=snapshot, person_id=people[one]) for one in eligible
            )
            RequestSlot.objects.create(
                change_request=request,
                revision=2,
                number=number,
                people=size,
                permission="sign_off_change",
                is_named=True,
                snapshot=snapshot,
            )
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT approvals_places_filled(%s, 2, %s)", [request.pk, [people[one] for one in voters]]
            )
            assert cursor.fetchone() == (len(matching.match(slots, sorted(voters))),)
        raise Undone


# At the same instant.


@pytest.mark.django_db(transaction=True)
def test_last_two_votes__at_once__execute_once(acme: Cast, owned: OwnedDial, ana: User, ben: User) -> None:
    for _ in range(10):
        owned.owners = {"churn-model": frozenset({ana.pk}), "fraud-model": frozenset({ben.pk})}
        request = approve(ask(owned, tenant=acme.tenant, by=acme.author), acme.approver)
        gate = threading.Barrier(2)
        results: list[Any] = []

        def run_vote(
            person: User,
            request: ChangeRequest = request,
            gate: threading.Barrier = gate,
            results: list[Any] = results,
        ) -> None:
            close_old_connections()
            connection.ensure_connection()
            gate.wait(timeout=10)
            try:
                results.append(approve(request, person).state)
            finally:
                connection.close()

        threads = [threading.Thread(target=run_vote, args=(person,)) for person in (ana, ben)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=30)
        assert sorted(results) == [State.EXECUTING, State.IN_REVIEW]
        assert Permit.objects.filter(change_request=request).count() == 1
        assert [pk for pk, _ in owned.started].count(request.pk) == 1
        assert Vote.objects.filter(change_request=request).count() == 3


# The pure parts.


def test_owner_slots__things_of_the_same_people__share_one() -> None:
    ana, ben = uuid.uuid4(), uuid.uuid4()
    slots = owner_slots(
        [
            ("fraud", "model 1", frozenset({ana})),
            ("churn", "model 2", frozenset({ana})),
            ("risk", "model 3", frozenset({ana, ben})),
            ("nobody's", "model 4", frozenset()),
            *((f"m{number}", f"model {number + 5}", frozenset({ben})) for number in range(4)),
        ]
    )
    assert [(slot.label, slot.people, slot.named, slot.asks) for slot in slots] == [
        ("Owner of churn and fraud", 1, frozenset({ana}), Permission.SIGN_OFF),
        ("Owner of m0, m1 and 2 more", 1, frozenset({ben}), Permission.SIGN_OFF),
        ("Owner of risk", 1, frozenset({ana, ben}), Permission.SIGN_OFF),
    ]


def test_owner_slots__things_of_one_name__have_each_a_slot_whatever_others_are_called() -> None:
    ana, ben, eve, dan = (frozenset({uuid.uuid4()}) for _ in range(4))
    things = [
        ("report", "job 1", ana),
        ("report", "job 2", ben),
        # Called as one of them is called where its name is not enough, and one of the name that nobody owns.
        ("report (job 1)", "job 3", eve),
        ("report", "job 4", frozenset[uuid.UUID]()),
        ("other", "job 5", dan),
    ]
    slots = owner_slots(things)
    assert slots == owner_slots(reversed(things))
    assert {slot.label: slot.named for slot in slots} == {
        "Owner of other": dan,
        "Owner of report (job 1)": ana,
        "Owner of report (job 1) (job 3)": eve,
        "Owner of report (job 2)": ben,
    }


def test_words__of_slots_without_a_label__name_the_permission() -> None:
    assert eligibility.words_of("", Permission.VOTE) == "Reviewers"
    assert eligibility.words_of("Owner of m", Permission.SIGN_OFF) == "Owner of m"
    assert eligibility.words_of("", Permission.ADMINISTER).startswith("Whoever may: Manage")
    assert eligibility.words_of("", "of_old_times") == "of_old_times"
