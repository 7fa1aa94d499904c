"""The rules of a review, one by one."""

from __future__ import annotations

import datetime as dt
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.approvals import eligibility, models, pages, services
from apps.approvals.choices import SNAPSHOT_USE, State
from apps.approvals.models import ChangeRequest, EligibleReviewer, Permit, ReviewerSnapshot, Vote
from apps.approvals.services import requests, slots
from apps.audit.models import Entry
from apps.core import clock
from apps.core.refusals import Forbidden, Invalid, NotFound, Refused
from apps.policies import services as policies
from apps.policies.models import PolicyDecision
from apps.tenants import services as tenants
from apps.tenants.choices import Permission, Role
from tests.approvals.fakes import Dial, ask
from tests.factories.cast import TEST, Cast, World

pytestmark = pytest.mark.django_db


def approve(request: ChangeRequest, *people: User) -> ChangeRequest:
    """Let people approve what the request says now."""
    for person in people:
        request = services.cast_vote(
            change_request=request, digest=request.digest, decision="approve", by=person
        )
    return request


def waiting(user: User) -> list[ChangeRequest]:
    """Return what waits for a person."""
    return pages.waiting_list(user).page(cursor="", size=10).rows


def actions(request: ChangeRequest) -> list[str]:
    """Return the trail of a request, oldest first."""
    history = Entry.objects.history(request.tenant_id, obj=(requests.OBJECT, str(request.pk)))
    return [entry.action for entry in reversed(history)]


def test_open_request__by_contributor__is_in_review_with_policy_and_trail(
    request_of_author: ChangeRequest,
) -> None:
    request = request_of_author
    assert (request.state, request.revision, request.quorum, request.number) == (State.IN_REVIEW, 1, 2, 1)
    assert request.revisions.get().digest == request.digest
    assert PolicyDecision.objects.of_subject(request.pk).get().allows
    assert actions(request) == ["approvals.request.opened"]


def test_open_request__second_in_tenant__gets_the_next_number(
    acme: Cast, globex: Cast, dial: Dial, request_of_author: ChangeRequest
) -> None:
    assert ask(dial, tenant=acme.tenant, by=acme.author).number == 2
    assert ask(dial, tenant=globex.tenant, by=globex.author).number == 1


def test_open_request__viewer_or_outsider__is_refused(acme: Cast, globex: Cast, dial: Dial) -> None:
    with pytest.raises(Forbidden):
        ask(dial, tenant=acme.tenant, by=acme.viewer)
    with pytest.raises(NotFound):
        ask(dial, tenant=acme.tenant, by=globex.author)
    assert not ChangeRequest.objects.exists()


def test_open_request__document_without_canonical_form__is_refused(
    acme: Cast, dial: Dial, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dial, "content", lambda: {"to": float("nan")})
    with pytest.raises(Invalid):
        ask(dial, tenant=acme.tenant, by=acme.author)


def test_open_request__policy_objects__opens_and_says_why(acme: Cast, dial: Dial) -> None:
    dial.weather = "frost"
    request = ask(dial, tenant=acme.tenant, by=acme.author)
    decision = PolicyDecision.objects.of_subject(request.pk).get()
    assert request.state == State.IN_REVIEW
    assert not decision.allows
    assert "frozen" in decision.reasons[0]


def test_cast_vote__two_people_approve__permit_and_execution(
    acme: Cast, dial: Dial, request_of_author: ChangeRequest
) -> None:
    request = approve(request_of_author, acme.approver)
    assert request.state == State.IN_REVIEW
    request = approve(request, acme.second_approver)
    assert request.state == State.EXECUTING
    permit = Permit.objects.get(change_request=request)
    assert (permit.target, permit.value, permit.digest) == (request.target, request.value, request.digest)
    assert dial.started == [(request.pk, request.execution_id)]
    assert actions(request) == [
        "approvals.request.opened",
        "approvals.vote.cast",
        "approvals.vote.cast",
        "approvals.request.approved",
    ]


def test_cast_vote__same_person_twice__counts_once(acme: Cast, request_of_author: ChangeRequest) -> None:
    request = approve(request_of_author, acme.approver, acme.approver, acme.approver)
    assert request.state == State.IN_REVIEW
    assert Vote.objects.count() == 1
    assert actions(request).count("approvals.vote.cast") == 1


@pytest.mark.parametrize("decision", ["approve", "reject"])
def test_cast_vote__requester__is_refused(
    acme: Cast, request_of_author: ChangeRequest, decision: str
) -> None:
    tenants.assign_role(tenant=acme.tenant, user=acme.author, role=Role.REVIEWER, by=TEST)
    with pytest.raises(services.OwnRequest) as caught:
        services.cast_vote(
            change_request=request_of_author,
            digest=request_of_author.digest,
            decision=decision,
            reason="x",
            by=acme.author,
        )
    assert caught.value.code == "own_request"
    assert caught.value.audit is not None
    assert not Vote.objects.exists()


def test_cast_vote__uploader__is_refused(acme: Cast, dial: Dial) -> None:
    dial.excluded = {acme.approver: "You uploaded this version."}
    request = ask(dial, tenant=acme.tenant, by=acme.author)
    with pytest.raises(services.ExcludedParticipant) as caught:
        approve(request, acme.approver)
    assert caught.value.code == "excluded_participant"
    assert "uploaded" in caught.value.sentence
    assert approve(request, acme.second_approver, acme.third_approver).state == State.EXECUTING


def test_cast_vote__owner_of_service_account_that_uploaded__is_refused(acme: Cast, dial: Dial) -> None:
    robot = accounts.create_service_account(username="acme-ci", owner=acme.approver, by=TEST)
    dial.excluded = {robot: "You uploaded this version."}
    request = ask(dial, tenant=acme.tenant, by=acme.author)
    with pytest.raises(services.ExcludedParticipant):
        approve(request, acme.approver)


def test_cast_vote__owner_of_service_account_that_asked__is_refused(acme: Cast, dial: Dial) -> None:
    robot = accounts.create_service_account(username="acme-ci", owner=acme.approver, by=TEST)
    tenants.assign_role(tenant=acme.tenant, user=robot, role=Role.CONTRIBUTOR, by=TEST)
    request = ask(dial, tenant=acme.tenant, by=robot)
    with pytest.raises(services.OwnRequest):
        approve(request, acme.approver)


def test_cast_vote__service_account_with_the_role__is_refused(
    acme: Cast, request_of_author: ChangeRequest
) -> None:
    robot = accounts.create_service_account(username="acme-ci", owner=acme.colleague, by=TEST)
    tenants.assign_role(tenant=acme.tenant, user=robot, role=Role.REVIEWER, by=TEST)
    with pytest.raises(services.NotAPerson):
        approve(request_of_author, robot)


@pytest.mark.parametrize("through_group", [False, True])
def test_cast_vote__reviewer_made_after_it_was_opened__has_no_vote(
    acme: Cast, dial: Dial, request_of_author: ChangeRequest, through_group: bool
) -> None:
    # The requester administers the tenant: nobody may bring in the voters for an own request.
    tenants.assign_role(tenant=acme.tenant, user=acme.author, role=Role.TENANT_ADMIN, by=TEST)
    if through_group:
        group = Group.objects.create(name="risk")
        acme.colleague.groups.add(group)
        tenants.assign_role(tenant=acme.tenant, group=group, role=Role.REVIEWER, by=acme.author)
    else:
        tenants.assign_role(tenant=acme.tenant, user=acme.colleague, role=Role.REVIEWER, by=acme.author)
    with pytest.raises(services.BecameReviewerLater) as refused:
        approve(request_of_author, acme.colleague)
    assert refused.value.audit is not None
    assert refused.value.audit["action"] == "approvals.vote.cast"
    assert waiting(acme.colleague) == []
    services.withdraw(change_request=request_of_author, by=acme.author)
    again = ask(dial, tenant=acme.tenant, by=acme.author)
    assert waiting(acme.colleague) == [again]
    assert approve(again, acme.colleague).votes.count() == 1


def test_open_request__people_changed__is_opened_to_others_than_the_one_before(
    acme: Cast, dial: Dial, request_of_author: ChangeRequest
) -> None:
    first = request_of_author.reviewer_snapshot
    assert first is not None
    assert ask(dial, tenant=acme.tenant, by=acme.author).reviewer_snapshot == first
    tenants.assign_role(tenant=acme.tenant, user=acme.colleague, role=Role.REVIEWER, by=TEST)
    second = ask(dial, tenant=acme.tenant, by=acme.author).reviewer_snapshot
    assert second is not None
    assert second.people - first.people == {acme.colleague.pk}


@pytest.mark.parametrize(("hours", "serves"), [(-1, True), (1, False)])
def test_open_request__snapshot_of_thirty_days_ago__is_taken_anew(
    acme: Cast, dial: Dial, hours: int, serves: bool
) -> None:
    # Lists look no further back than requests can be in review: an older one would be no longer among what they read.
    since = clock.now() - SNAPSHOT_USE - dt.timedelta(hours=hours)
    voters = eligibility.holders_in(acme.tenant, [Permission.VOTE])[Permission.VOTE]
    old = ReviewerSnapshot.objects.create(
        tenant=acme.tenant, created_at=since, people_digest=slots.people_digest(voters)
    )
    EligibleReviewer.objects.bulk_create(EligibleReviewer(snapshot=old, person_id=one) for one in voters)
    assert (ask(dial, tenant=acme.tenant, by=acme.author).reviewer_snapshot == old) is serves


def test_cast_vote__new_revision__brings_in_nobody(
    acme: Cast, dial: Dial, request_of_author: ChangeRequest
) -> None:
    tenants.assign_role(tenant=acme.tenant, user=acme.colleague, role=Role.REVIEWER, by=TEST)
    dial.at = 42
    with pytest.raises(services.StaleDigest):
        approve(request_of_author, acme.approver)
    request_of_author.refresh_from_db()
    with pytest.raises(services.BecameReviewerLater):
        approve(request_of_author, acme.colleague)


def test_cast_vote__role_taken_and_given_back__votes_as_before(
    acme: Cast, request_of_author: ChangeRequest
) -> None:
    tenants.remove_role(tenant=acme.tenant, user=acme.approver, role=Role.REVIEWER, by=TEST)
    tenants.assign_role(tenant=acme.tenant, user=acme.approver, role=Role.REVIEWER, by=TEST)
    assert approve(request_of_author, acme.approver).votes.count() == 1


def test_cast_vote__people_without_the_right__are_refused(
    world: World, request_of_author: ChangeRequest
) -> None:
    for person in (world.acme.viewer, world.acme.colleague, world.operator):
        with pytest.raises(Forbidden) as caught:
            approve(request_of_author, person)
        assert caught.value.code == "forbidden"
    for person in (world.outsider, world.globex.approver):
        with pytest.raises(NotFound):
            approve(request_of_author, person)
    assert not Vote.objects.exists()


def test_cast_vote__superuser_flag__is_no_exemption(world: World, request_of_author: ChangeRequest) -> None:
    User.objects.filter(pk=world.operator.pk).update(is_superuser=True)
    with pytest.raises(Forbidden):
        approve(request_of_author, User.objects.get(pk=world.operator.pk))


def test_cast_vote__reject_without_reason__is_refused(acme: Cast, request_of_author: ChangeRequest) -> None:
    with pytest.raises(services.ReasonRequired):
        services.cast_vote(
            change_request=request_of_author,
            digest=request_of_author.digest,
            decision="reject",
            reason=" \n ",
            by=acme.approver,
        )


@pytest.mark.parametrize("decision", ["", "APPROVE", "revoke", "approve "])
def test_cast_vote__unknown_decision__is_refused(
    acme: Cast, request_of_author: ChangeRequest, decision: str
) -> None:
    with pytest.raises(services.UnknownDecision):
        services.cast_vote(
            change_request=request_of_author,
            digest=request_of_author.digest,
            decision=decision,
            by=acme.approver,
        )


def test_cast_vote__reject__ends_the_request(acme: Cast, request_of_author: ChangeRequest) -> None:
    request = approve(request_of_author, acme.approver)
    request = services.cast_vote(
        change_request=request,
        digest=request.digest,
        decision="reject",
        reason="No.",
        by=acme.second_approver,
    )
    assert request.state == State.REJECTED
    with pytest.raises(services.RequestClosed):
        approve(request, acme.third_approver)
    assert not Permit.objects.exists()


def test_cast_vote__changed_mind_after_approving__rejects(
    acme: Cast, request_of_author: ChangeRequest
) -> None:
    request = approve(request_of_author, acme.approver)
    request = services.cast_vote(
        change_request=request, digest=request.digest, decision="reject", reason="Oh.", by=acme.approver
    )
    assert request.state == State.REJECTED


def test_cast_vote__digest_of_something_else__is_stale(acme: Cast, request_of_author: ChangeRequest) -> None:
    with pytest.raises(services.StaleDigest) as caught:
        services.cast_vote(
            change_request=request_of_author,
            digest="sha256:" + "0" * 64,
            decision="approve",
            by=acme.approver,
        )
    assert caught.value.extra["digest"] == request_of_author.digest
    assert caught.value.extra["revision"] == 1


def test_cast_vote__live_content_changed__new_revision_and_votes_void(
    acme: Cast, dial: Dial, request_of_author: ChangeRequest
) -> None:
    request = approve(request_of_author, acme.approver)
    dial.at = 7
    with pytest.raises(services.StaleDigest) as caught:
        approve(request, acme.second_approver)
    request.refresh_from_db()
    assert (request.revision, request.digest) == (2, caught.value.extra["digest"])
    assert request.state == State.IN_REVIEW
    assert Vote.objects.count() == 1
    assert "approvals.request.revised" in actions(request)
    assert approve(request, acme.second_approver).state == State.IN_REVIEW
    assert approve(request, acme.approver).state == State.EXECUTING


def test_cast_vote__content_changes_back__old_votes_stay_void(
    acme: Cast, dial: Dial, request_of_author: ChangeRequest
) -> None:
    request = approve(request_of_author, acme.approver)
    for baseline in (7, 1):
        dial.at = baseline
        with pytest.raises(services.StaleDigest):
            approve(request, acme.second_approver)
        request.refresh_from_db()
    assert request.revision == 3
    assert approve(request, acme.second_approver).state == State.IN_REVIEW


def test_cast_vote__new_content_excludes_somebody__that_vote_is_refused(
    acme: Cast, dial: Dial, request_of_author: ChangeRequest
) -> None:
    dial.to = 3
    dial.excluded = {acme.approver: "You uploaded this version."}
    with pytest.raises(services.StaleDigest):
        approve(request_of_author, acme.approver)
    request_of_author.refresh_from_db()
    with pytest.raises(services.ExcludedParticipant):
        approve(request_of_author, acme.approver)


def test_cast_vote__object_gone__is_refused_and_nothing_changes(
    acme: Cast, dial: Dial, request_of_author: ChangeRequest
) -> None:
    dial.gone = True
    with pytest.raises(NotFound) as caught:
        approve(request_of_author, acme.approver)
    assert caught.value.audit is not None
    assert not Vote.objects.exists()


def test_cast_vote__voter_lost_the_role__earlier_approval_does_not_count(
    acme: Cast, request_of_author: ChangeRequest
) -> None:
    request = approve(request_of_author, acme.approver)
    tenants.remove_role(tenant=acme.tenant, user=acme.approver, role=Role.REVIEWER, by=TEST)
    request = approve(request, acme.second_approver)
    assert request.state == State.IN_REVIEW
    assert "needed" in request.blocked_reason
    assert approve(request, acme.third_approver).state == State.EXECUTING


def test_cast_vote__voter_deactivated__earlier_approval_does_not_count(
    acme: Cast, request_of_author: ChangeRequest
) -> None:
    request = approve(request_of_author, acme.approver)
    User.objects.filter(pk=acme.approver.pk).update(is_active=False)
    assert approve(request, acme.second_approver).state == State.IN_REVIEW


def test_cast_vote__approval_too_old__does_not_count(
    acme: Cast, request_of_author: ChangeRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = approve(request_of_author, acme.approver)
    aged = list(Vote.objects.latest_of_each(request))
    age = clock.database_now() - aged[0].created_at
    monkeypatch.setattr(eligibility, "APPROVAL_LIFETIME", age)
    request = approve(request, acme.second_approver)
    assert request.state == State.IN_REVIEW
    # From here on the first vote alone is too old, however long this test takes.
    monkeypatch.setattr(eligibility, "is_fresh", lambda vote, now: vote.pk != aged[0].pk)
    assert approve(request, acme.approver).state == State.EXECUTING
    assert Vote.objects.filter(voter=acme.approver).count() == 2


def test_cast_vote__request_too_old__expires(acme: Cast, request_of_author: ChangeRequest) -> None:
    ChangeRequest.objects.update(expires_at=clock.database_now())
    with pytest.raises(services.RequestClosed):
        approve(request_of_author, acme.approver)
    request_of_author.refresh_from_db()
    assert request_of_author.state == State.EXPIRED
    assert actions(request_of_author)[-1] == "approvals.request.expired"


def test_cast_vote__policy_refuses_at_quorum__votes_stay_and_reconsider_starts(
    acme: Cast, dial: Dial, request_of_author: ChangeRequest
) -> None:
    dial.weather = "frost"
    request = approve(request_of_author, acme.approver, acme.second_approver)
    assert request.state == State.IN_REVIEW
    assert "frozen" in request.blocked_reason
    assert actions(request)[-1] == "approvals.request.blocked"
    assert services.reconsider(change_request=request, by=acme.author).state == State.IN_REVIEW
    dial.weather = "fair"
    request = services.reconsider(change_request=request, by=acme.author)
    assert request.state == State.EXECUTING
    assert request.blocked_reason == ""


def test_cast_vote__handler_cannot_start__votes_stay_and_nothing_is_permitted(
    acme: Cast, dial: Dial, request_of_author: ChangeRequest
) -> None:
    dial.busy = True
    request = approve(request_of_author, acme.approver, acme.second_approver)
    assert request.state == State.IN_REVIEW
    assert "Another turn" in request.blocked_reason
    assert not Permit.objects.exists()
    dial.busy = False
    assert services.reconsider(change_request=request, by=acme.approver).state == State.EXECUTING


def test_reconsider__viewer_and_outsider__are_refused(
    acme: Cast, globex: Cast, request_of_author: ChangeRequest
) -> None:
    with pytest.raises(Forbidden):
        services.reconsider(change_request=request_of_author, by=acme.viewer)
    with pytest.raises(NotFound):
        services.reconsider(change_request=request_of_author, by=globex.approver)


def test_reconsider__without_quorum__changes_nothing(acme: Cast, request_of_author: ChangeRequest) -> None:
    request = services.reconsider(change_request=approve(request_of_author, acme.approver), by=acme.author)
    assert request.state == State.IN_REVIEW
    assert request.blocked_reason == ""


def test_withdraw__requester__closes_once(acme: Cast, request_of_author: ChangeRequest) -> None:
    request = services.withdraw(change_request=request_of_author, by=acme.author, reason="Not needed.")
    services.withdraw(change_request=request, by=acme.author)
    assert request.state == State.WITHDRAWN
    assert actions(request).count("approvals.request.withdrawn") == 1
    with pytest.raises(services.RequestClosed):
        approve(request, acme.approver)


def test_withdraw__somebody_else_or_executing__is_refused(
    acme: Cast, request_of_author: ChangeRequest
) -> None:
    with pytest.raises(services.NotRequester):
        services.withdraw(change_request=request_of_author, by=acme.approver)
    request = approve(request_of_author, acme.approver, acme.second_approver)
    with pytest.raises(services.RequestClosed):
        services.withdraw(change_request=request, by=acme.author)


def test_comment__member__leaves_votes_alone(
    acme: Cast, globex: Cast, request_of_author: ChangeRequest
) -> None:
    request = approve(request_of_author, acme.approver)
    services.comment(change_request=request, body="Why now?", by=acme.viewer)
    with pytest.raises(NotFound):
        services.comment(change_request=request, body="hello", by=globex.author)
    with pytest.raises(Invalid):
        services.comment(change_request=request, body="  ", by=acme.viewer)
    assert approve(request, acme.second_approver).state == State.EXECUTING


def test_consume_permit__second_use_and_other_change__are_refused(
    acme: Cast, request_of_author: ChangeRequest
) -> None:
    request = approve(request_of_author, acme.approver, acme.second_approver)
    wanted = {"permit_id": request.permit.pk, "target": request.target, "value": request.value}
    codes = []
    for changed in (
        {"permit_id": uuid.uuid4()},
        {"target": "alias:x:champion"},
        {"value": "version:9"},
        {},
        {},
    ):
        try:
            services.consume_permit(**{**wanted, **changed})
            codes.append("")
        except services.PermitRefused as refused:
            codes.append(refused.code)
    assert codes == ["permit_unknown", "permit_mismatch", "permit_mismatch", "", "permit_used"]


def test_consume_permit__after_rollback__is_refused(acme: Cast, request_of_author: ChangeRequest) -> None:
    request = approve(request_of_author, acme.approver, acme.second_approver)
    services.finish(change_request=request, state=State.ROLLED_BACK, by=TEST, reason="rollback")
    with pytest.raises(services.PermitRefused) as caught:
        services.consume_permit(permit_id=request.permit.pk, target=request.target, value=request.value)
    assert caught.value.code == "permit_not_executing"


def test_finish__applied_after_permit_was_used__closes_once(
    acme: Cast, request_of_author: ChangeRequest
) -> None:
    request = approve(request_of_author, acme.approver, acme.second_approver)
    services.consume_permit(permit_id=request.permit.pk, target=request.target, value=request.value)
    for _ in range(2):
        request = services.finish(change_request=request, state=State.APPLIED, by=TEST, reason="promote")
    assert request.state == State.APPLIED
    assert actions(request).count("approvals.request.applied") == 1
    with pytest.raises(services.RequestNotExecuting):
        services.finish(change_request=request, state=State.FAILED, by=TEST, reason="x")


def test_finish__in_review__is_refused(request_of_author: ChangeRequest) -> None:
    with pytest.raises(services.RequestNotExecuting):
        services.finish(change_request=request_of_author, state=State.APPLIED, by=TEST, reason="x")


def test_refusals__of_votes__carry_one_denied_entry(acme: Cast, request_of_author: ChangeRequest) -> None:
    with pytest.raises(Refused) as caught:
        approve(request_of_author, acme.author)
    audit = caught.value.audit
    assert audit is not None
    assert audit["obj"] == ("approvals.request", str(request_of_author.pk))
    assert audit["by"] == acme.author


def test_waiting_for__voted_own_and_excluded__are_left_out(acme: Cast, globex: Cast, dial: Dial) -> None:
    mine = ask(dial, tenant=acme.tenant, by=acme.author)
    dial.excluded = {acme.approver: "You uploaded this version."}
    uploaded = ask(dial, tenant=acme.tenant, by=acme.colleague)
    ask(dial, tenant=globex.tenant, by=globex.author)
    assert waiting(acme.approver) == [mine]
    assert set(waiting(acme.second_approver)) == {mine, uploaded}
    assert not waiting(acme.author)
    approve(mine, acme.second_approver)
    assert waiting(acme.second_approver) == [uploaded]
    dial.at = 9
    with pytest.raises(services.StaleDigest):
        approve(mine, acme.third_approver)
    assert mine in waiting(acme.second_approver)
    mine.refresh_from_db()
    approve(mine, acme.second_approver)
    assert mine.revision == 2
    assert mine not in waiting(acme.second_approver)


def test_waiting_for__approval_too_old_to_count__waits_again(
    acme: Cast, request_of_author: ChangeRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    approve(request_of_author, acme.approver)
    assert waiting(acme.approver) == []
    monkeypatch.setattr(models.requests, "APPROVAL_LIFETIME", dt.timedelta(0))
    assert waiting(acme.approver) == [request_of_author]


def test_vote__policy_file_replaced_between_document_and_decision__the_named_text_decides(
    acme: Cast, dial: Dial, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "dial.rego"
    refuses = 'package portal.dial\nallow := false\ndeny contains "No."\n'
    allows = dial.policy.file.read_text()
    file.write_text(refuses)
    dial.policy = policies.Package("portal.dial", file)
    request = ask(dial, tenant=acme.tenant, by=acme.author)
    named = request.policy_digest
    told = dial.policy_input

    def replacing(change_request: ChangeRequest) -> dict[str, Any]:
        """Replace the file after the document was built, and before the policy is asked."""
        file.write_text(allows)
        return told(change_request)

    monkeypatch.setattr(dial, "policy_input", replacing)
    for person in (acme.approver, acme.second_approver):
        file.write_text(refuses)
        request = services.cast_vote(
            change_request=request, digest=request.digest, decision="approve", by=person
        )
    assert (request.state, request.policy_digest) == (State.IN_REVIEW, named)
    decision = PolicyDecision.objects.latest("id")
    assert (decision.policy_digest, decision.outcome, decision.reasons) == (named, "deny", ["No."])


def test_vote__nobody_could_vote_when_it_was_opened__nobody_ever_does(acme: Cast, dial: Dial) -> None:
    for person in acme.voters():
        tenants.remove_role(tenant=acme.tenant, user=person, role=Role.REVIEWER, by=TEST)
    request = ask(dial, tenant=acme.tenant, by=acme.author)
    assert not request.reviewer_snapshot.people
    tenants.assign_role(tenant=acme.tenant, user=acme.approver, role=Role.REVIEWER, by=TEST)
    assert request not in waiting(acme.approver)
    with pytest.raises(services.BecameReviewerLater):
        approve(request, acme.approver)
