"""From a met quorum to a permit and a started execution, in one transaction; and the use of permits."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now

from apps.accounts.models import User
from apps.approvals import eligibility, subjects
from apps.approvals.choices import PERMIT_LIFETIME, Decision, State
from apps.approvals.models import ChangeRequest, Permit, Vote
from apps.approvals.services.requests import (
    OBJECT,
    RequestClosed,
    StaleDigest,
    ask_policy,
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
from apps.core import clock, faults
from apps.core.refusals import Conflict, Forbidden, Refused
from apps.tenants import access


class PermitRefused(Conflict):
    """A permit that cannot be used for this; the code says why."""

    code = "permit_refused"
    sentence = "This change is not covered by a valid permit. Open a change request for it."


@dataclass(frozen=True)
class Attempt:
    """What came of a met quorum: a permit, or the code of what stands in the way."""

    permit: Permit | None
    code: str
    policy_digest: str


def reconsider(*, change_request: ChangeRequest, by: User) -> ChangeRequest:
    """Try again to execute a request that has its votes and was held back.

    Whoever may vote, reviewers and the requester may ask. Raises `Forbidden`, `RequestClosed`, and `StaleDigest` where the content
    changed meanwhile; a closing or a new revision is written even so.
    """
    with denial_recorded(Action.APPROVALS_REQUEST_APPROVED, change_request, by):
        with transaction.atomic(), access.remembered():
            outcome = _reconsider(change_request, by)
        if isinstance(outcome, Refused):
            raise outcome
        return outcome


def _reconsider(change_request: ChangeRequest, by: User) -> ChangeRequest | Refused:
    access.require_active(by, change_request.tenant_id)
    if not eligibility.may_ask_again(change_request, by, eligibility.why_not(change_request, by)):
        raise Forbidden()
    request = lock(change_request)
    if expire_if_due(request, by=by):
        return RequestClosed("This request has expired. Open a new one.", state=request.state)
    if request.state != State.IN_REVIEW:
        raise RequestClosed(state=request.state)
    if revise_if_changed(request, by=by):
        return StaleDigest(digest=request.digest, revision=request.revision)
    renew_exclusions(request)
    attempt = attempt_execution(request, by=by)
    if attempt is not None:
        record_attempt(request, attempt, by=by)
    return request


def attempt_execution(request: ChangeRequest, *, by: User) -> Attempt | None:
    """Execute a locked request whose content was just compared, if enough people approve.

    Returns None while approvals are missing. The caller records the attempt, last in its transaction. Permissions
    are those at this moment: call it inside a fresh `access.remembered()`.
    """
    latest = Vote.objects.latest_of_each(request)
    approvals = [vote for vote in latest if vote.decision == Decision.APPROVE]
    known, now = eligibility.of(request, {vote.voter_id for vote in approvals}), clock.database_now()
    needed = max(request.quorum, known.quorum)
    counted = [vote.voter_id for vote in approvals if not eligibility.discounted(known, vote, now)]
    missing = needed - len(known.placed(counted))
    if missing:
        if len(known.placed([vote.voter_id for vote in approvals], as_opened=True)) >= needed:
            _hold(
                request,
                f"{missing} more approval{'s are' if missing > 1 else ' is'} needed: not every earlier approval "
                "counts any more, because it is too old or its person may no longer vote.",
            )
            return Attempt(permit=None, code="voter_ineligible", policy_digest="")
        return None
    subject = subjects.get(request.kind)
    decision = ask_policy(request)
    if decision.allow is not True:
        _hold(request, "The policy does not allow this: " + " ".join(decision.reasons))
        return Attempt(permit=None, code=f"policy_{decision.outcome}", policy_digest=decision.policy_digest)
    try:
        with transaction.atomic():
            permit = Permit.objects.create(
                change_request=request,
                tenant=request.tenant,
                digest=request.digest,
                target=request.target,
                value=request.value,
                expires_at=clock.database_now() + PERMIT_LIFETIME,
            )
            if subject.is_applied_at_once(request.content):
                subject.prepare(request)
            else:
                request.execution_id = subject.start(request, permit, by)
            request.blocked_reason = ""
            move(request, State.EXECUTING)
            faults.point("approvals.execution.before_commit")
    except Refused as refused:
        request.refresh_from_db()
        _hold(request, f"The change could not be started: {refused.sentence}")
        return Attempt(permit=None, code=refused.code, policy_digest=decision.policy_digest)
    return Attempt(permit=permit, code="", policy_digest=decision.policy_digest)


def record_attempt(request: ChangeRequest, attempt: Attempt, *, by: User) -> None:
    """Append what came of a met quorum to the trail, and apply a change that is applied at once."""
    if attempt.permit is None:
        audit.record(
            Action.APPROVALS_REQUEST_BLOCKED,
            tenant_id=request.tenant_id,
            by=by,
            obj=(OBJECT, str(request.pk)),
            digest=request.digest,
            reason=attempt.code,
            data={"policy_digest": attempt.policy_digest},
        )
        return
    record_move(
        request,
        Action.APPROVALS_REQUEST_APPROVED,
        before=State.IN_REVIEW,
        by=by,
        permit=str(attempt.permit.pk),
        execution=str(request.execution_id or ""),
        policy_digest=attempt.policy_digest,
    )
    if request.execution_id is None:
        _apply(request, attempt.permit, by=by)


def _apply(request: ChangeRequest, permit: Permit, *, by: User) -> None:
    """Apply a change at once, and close its request as applied, or as failed where it was refused.

    The trail tells it in this order: approved, changed, applied. So it comes after the entry of the approval.
    """
    try:
        with transaction.atomic():
            reason = subjects.get(request.kind).apply(request, permit, by)
    except Refused as refused:
        request.blocked_reason = f"The change could not be applied: {refused.sentence}"
        move(request, State.FAILED)
        record_move(
            request, Action.APPROVALS_REQUEST_FAILED, before=State.EXECUTING, by=by, reason=refused.code
        )
        return
    move(request, State.APPLIED)
    record_move(request, Action.APPROVALS_REQUEST_APPLIED, before=State.EXECUTING, by=by, reason=reason)


@transaction.atomic
def consume_permit(*, permit_id: UUID, target: str, value: str) -> Permit:
    """Use up a permit for exactly one change, in the transaction of that change.

    The entry that the caller records for the change names the permit. Raises `PermitRefused` with the code
    `permit_unknown`, `permit_mismatch`, `permit_used`, `permit_not_executing` or `permit_expired`.
    """
    rows = Permit.objects.select_for_update(of=("self",), no_key=True).select_related("change_request")
    permit = rows.filter(pk=permit_id).first()
    if permit is None:
        raise PermitRefused(code="permit_unknown")
    if (permit.target, permit.value) != (target, value):
        raise PermitRefused("This permit is for another change.", code="permit_mismatch")
    if permit.consumed_at is not None:
        raise PermitRefused("This permit has been used.", code="permit_used")
    if permit.change_request.state != State.EXECUTING:
        raise PermitRefused("The request of this permit is not being executed.", code="permit_not_executing")
    if permit.expires_at <= clock.database_now():
        raise PermitRefused("This permit has expired. Open a new request.", code="permit_expired")
    permit.consumed_at = Now()
    permit.save(update_fields=["consumed_at"])
    permit.refresh_from_db(fields=["consumed_at"])
    return permit


def _hold(request: ChangeRequest, sentence: str) -> None:
    request.blocked_reason = sentence
    request.updated_at = clock.now()
    request.save(update_fields=["blocked_reason", "updated_at"])
