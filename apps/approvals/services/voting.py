"""Votes: who may cast one, on exactly what, and what follows from it."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from apps.accounts.models import User
from apps.approvals.choices import APPROVAL_LIFETIME, REASON_LENGTH, Decision, State
from apps.approvals.models import ChangeRequest, Exclusion, Vote
from apps.approvals.services.execution import attempt_execution, record_attempt
from apps.approvals.services.requests import (
    OBJECT,
    RequestClosed,
    StaleDigest,
    denial_recorded,
    expire_if_due,
    lock,
    move,
    record_move,
    renew_exclusions,
    revise_if_changed,
)
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import clock, text
from apps.core.postgres.compiled import compiled_once, first
from apps.core.refusals import Forbidden, Invalid, Refused
from apps.tenants import access
from apps.tenants.choices import Permission


class OwnRequest(Forbidden):
    code = "own_request"
    sentence = "You opened this request, so you cannot vote on it. Two other people decide."


class ExcludedVoter(Forbidden):
    code = "excluded_uploader"
    sentence = "You took part in making this version, so you cannot vote on it. Two other people decide."


class NotAPerson(Forbidden):
    code = "not_a_person"
    sentence = "Service accounts do not vote. Sign in as a person."


class CameLater(Forbidden):
    code = "came_later"
    sentence = (
        "You became a reviewer after this request was opened, so you have no vote on it. Its requester can withdraw it "
        "and ask again; then you are among those who decide."
    )


class PasswordOfAnother(Forbidden):
    code = "password_of_another"
    sentence = (
        "You are not eligible: another person set your password, and so could vote in your name. Set your own under My "
        "account, Change the password; then your vote counts."
    )


class ReasonRequired(Invalid):
    code = "reason_required"
    sentence = "Say why you reject this request, so that the requester knows what to change."


class UnknownDecision(Invalid):
    code = "unknown_decision"
    sentence = "A decision is either approve or reject."


def cast_vote(
    *, change_request: ChangeRequest, digest: str, decision: str, by: User, reason: str = ""
) -> ChangeRequest:
    """Record a vote on the content with `digest`, and start the change where the quorum is met.

    Returns the request as it stands afterwards. A vote that was cast before is not counted again. Raises `OwnRequest`,
    `ExcludedVoter`, `NotAPerson`, `CameLater`, `PasswordOfAnother`, `Forbidden`, `RequestClosed`, `ReasonRequired`, `UnknownDecision`, and
    `StaleDigest` for another digest than the current one, or where the live objects changed. In the last case, and for
    an expired request, what was found out is written before it raises: hence not one atomic block. Never call it inside
    one.
    """
    with denial_recorded(Action.APPROVALS_VOTE_CAST, change_request, by):
        # Grants are read anew: what the request began with may have been taken away since.
        with transaction.atomic(), access.remembered():
            outcome = _cast(change_request, digest, decision, reason, by)
        if isinstance(outcome, Refused):
            raise outcome
        return outcome


def why_not(request: ChangeRequest, user: User) -> Refused | None:
    """Return what keeps `user` from voting on the request, as the refusal a vote would meet."""
    try:
        check_voter(request, user)
    except Refused as refused:
        return refused
    return None


def check_voter(request: ChangeRequest, user: User) -> None:
    """Raise the refusal that a vote of `user` would meet, whatever its content."""
    access.require(user, request.tenant_id)
    if user.pk in (request.requester_id, request.requester.answerable_person.pk):
        raise OwnRequest()
    _check_excluded(request, user)
    if not user.is_person:
        raise NotAPerson()
    access.require(user, request.tenant_id, Permission.VOTE)
    if not request.was_opened_to(user):
        raise CameLater()
    if user.password_set_by_other:
        raise PasswordOfAnother(url=reverse("account_change_password"))


def _check_excluded(request: ChangeRequest, user: User) -> None:
    excluded = first(_exclusions(request=request.pk, person=user.pk))
    if excluded is not None:
        raise ExcludedVoter(f"You cannot vote on this request. {excluded.why} Two other people decide.")


@compiled_once
def _exclusions(*, request: UUID, person: UUID) -> QuerySet[Exclusion]:
    return Exclusion.objects.filter(change_request=request, person=person)


def _cast(
    change_request: ChangeRequest, digest: str, decision: str, reason: str, by: User
) -> ChangeRequest | Refused:
    """Do the work of `cast_vote`: raise what writes nothing, return what is written and refused."""
    request = lock(change_request)
    check_voter(request, by)
    if decision not in Decision.values:
        raise UnknownDecision(errors={"decision": [UnknownDecision.sentence]})
    reason = text.clean(reason, field="reason", max_length=REASON_LENGTH)
    if decision == Decision.REJECT and not reason:
        raise ReasonRequired(errors={"reason": [ReasonRequired.sentence]})
    if expire_if_due(request, by=by):
        return RequestClosed("This request has expired. Open a new one.", state=request.state)
    if request.state != State.IN_REVIEW:
        raise RequestClosed(state=request.state)
    if revise_if_changed(request, by=by):
        return StaleDigest(digest=request.digest, revision=request.revision)
    if digest != request.digest:
        raise StaleDigest(digest=request.digest, revision=request.revision)
    renew_exclusions(request)
    _check_excluded(request, by)
    if _already_cast(request, decision, by):
        return request
    vote = Vote.objects.create(
        change_request=request,
        revision=request.revision,
        digest=request.digest,
        voter=by,
        decision=decision,
        reason=reason,
    )
    attempt = None
    if decision == Decision.REJECT:
        request.blocked_reason = ""
        move(request, State.REJECTED)
    else:
        attempt = attempt_execution(request, by=by)
    # The trail is written last: it is held until the transaction ends.
    audit.record(
        Action.APPROVALS_VOTE_CAST,
        tenant_id=request.tenant_id,
        by=by,
        obj=(OBJECT, str(request.pk)),
        digest=request.digest,
        after=decision,
        data={"vote": str(vote.pk), "revision": request.revision},
    )
    if decision == Decision.REJECT:
        record_move(request, Action.APPROVALS_REQUEST_REJECTED, before=State.IN_REVIEW, by=by)
    elif attempt is not None:
        record_attempt(request, attempt, by=by)
    return request


def _already_cast(request: ChangeRequest, decision: str, by: User) -> bool:
    """Return whether this person's latest vote on the content is the same and still counts."""
    latest = (
        Vote.objects.filter(
            change_request=request,
            revision=request.revision,
            digest=request.digest,
            voter=by,
            decision=decision,
        )
        .order_by("-id")
        .first()
    )
    return latest is not None and latest.created_at > clock.database_now() - APPROVAL_LIFETIME
