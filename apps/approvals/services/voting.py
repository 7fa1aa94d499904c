"""Votes: one is cast on exactly what its voter saw, and what follows from it."""

from __future__ import annotations

from django.db import transaction

from apps.accounts.models import User
from apps.approvals import eligibility
from apps.approvals.choices import REASON_LENGTH, Decision, State
from apps.approvals.models import ChangeRequest, Vote
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
    require_match,
    revise_if_changed,
)
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import clock, text
from apps.core.refusals import Invalid, Refused
from apps.tenants import access


class ReasonRequired(Invalid):
    code = "reason_required"
    sentence = "Say why you reject this request, so that the requester knows what to change."


class UnknownDecision(Invalid):
    code = "unknown_decision"
    sentence = "A decision is either approve or reject."


def cast_vote(
    *,
    change_request: ChangeRequest,
    digest: str,
    decision: str,
    by: User,
    reason: str = "",
    if_match: str | None = None,
) -> ChangeRequest:
    """Record a vote on the content with `digest`, and start the change where the quorum is met.

    Returns the request as it stands afterwards. A vote that was cast before is not counted again. `if_match` is the
    `request_etag` that was read. Raises what `eligibility.why_not` finds, `RequestClosed`, `ReasonRequired`,
    `UnknownDecision`, `ChangedMeanwhile`, and `StaleDigest` for another digest than the current one, or where the live
    objects changed. In the last case, and for an expired request, what was found out is written before it raises: hence
    not one atomic block. Never call it inside one.
    """
    with denial_recorded(Action.APPROVALS_VOTE_CAST, change_request, by):
        # Grants are read anew: what the request began with may have been taken away since.
        with transaction.atomic(), access.remembered():
            outcome = _cast(change_request, digest, decision, reason, by, if_match)
        if isinstance(outcome, Refused):
            raise outcome
        return outcome


def _cast(
    change_request: ChangeRequest, digest: str, decision: str, reason: str, by: User, if_match: str | None
) -> ChangeRequest | Refused:
    """Do the work of `cast_vote`: raise what writes nothing, return what is written and refused."""
    request = lock(change_request)
    refused = eligibility.why_not(request, by)
    if refused is not None:
        raise refused
    require_match(request, if_match)
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
    refused = eligibility.objection(eligibility.of(request, {by.pk}), by)
    if refused is not None:
        raise refused
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
    return latest is not None and eligibility.is_fresh(latest, clock.database_now())
