"""The life of a request outside its votes: opened, revised, commented on, withdrawn, expired, finished."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import rfc8785
from django.db import transaction
from django.db.models import Max

from apps.accounts.models import User
from apps.approvals import subjects
from apps.approvals.choices import (
    OUTCOMES,
    REASON_LENGTH,
    REQUEST_LIFETIME,
    REQUESTS,
    State,
    can_move,
)
from apps.approvals.models import ChangeRequest, Comment, Exclusion, RequestSlot, Revision
from apps.approvals.services.slots import prepare
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import canonical, clock, etags, switches, text
from apps.core.actors import Actor, System
from apps.core.refusals import Conflict, Forbidden, Invalid, Refused
from apps.policies import services as policies
from apps.tenants import access
from apps.tenants.choices import Permission
from apps.tenants.models import Tenant

OBJECT = "approvals.request"
ANSWERS_FOR_IT = "You own the service account {account}, which took part."


class RequestClosed(Conflict):
    code = "request_closed"
    sentence = "This request is closed. Open a new request for the change."


class StaleDigest(Conflict):
    """The voter did not see what the request says now; `extra` holds the current digest and revision."""

    code = "stale_digest"
    sentence = "The content changed after you saw it. Read what changed, then decide again."


class NotRequester(Forbidden):
    code = "not_requester"
    sentence = "Only its requester can withdraw this request. If you may vote, reject it instead."


class RequestNotExecuting(Conflict):
    code = "request_not_executing"
    sentence = "Only a request that is being executed can be finished."


@transaction.atomic
def open_request(
    *,
    tenant: Tenant,
    kind: str,
    target: str,
    value: str,
    document: dict[str, Any],
    reason: str,
    by: User,
) -> ChangeRequest:
    """Open a request in review and ask the policy about it.

    `document` is the subject's part of what is approved, JSON types only; `target` and `value` name the one change that
    a permit of this request allows. What the policy objects to is shown on the request and does not keep it from being
    opened. Raises `NotFound`, `Forbidden`, `Invalid`, `UnknownKind`, and `NoEligibleApprover` where it names people and
    too few are left.
    """
    subject = subjects.get(kind)
    access.require(by, tenant, subject.request_permission)
    switches.require(REQUESTS)
    reason = text.clean(reason, field="reason", max_length=REASON_LENGTH)
    sealed = subjects.sealed(subject, tenant, document)
    request = ChangeRequest(
        tenant=tenant,
        kind=kind,
        title=subject.summary(sealed),
        target=target,
        value=value,
        document=_canonical(sealed),
        requester=by,
        reason=reason,
        expires_at=clock.database_now() + min(subject.lifetime, REQUEST_LIFETIME),
    )
    slots = subjects.slots_of(request, document)
    if slots != subject.slots:
        sealed = subjects.sealed(subject, tenant, document, slots)
        request.document = _canonical(sealed)
    request.digest = canonical.digest(sealed)
    # Numbers are given out one after another; the lock does not stand in the way of rows that refer to the tenant.
    Tenant.objects.select_for_update(no_key=True).get(pk=tenant.pk)
    last = ChangeRequest.objects.filter(tenant=tenant).aggregate(last=Max("number"))["last"] or 0
    request.number = last + 1
    # Whoever is made a reviewer from here on decides about later requests: nobody brings in a voter for an open one.
    rows = prepare(request, slots)
    request.save(force_insert=True)
    RequestSlot.objects.bulk_create(rows)
    Revision.objects.create(
        change_request=request, number=1, document=request.document, digest=request.digest
    )
    _exclude(request, {**_answerable(by), **subject.exclusions(request)})
    ask_policy(request)
    audit.record(
        Action.APPROVALS_REQUEST_OPENED,
        tenant_id=tenant.pk,
        by=by,
        obj=(OBJECT, str(request.pk)),
        digest=request.digest,
        after=State.IN_REVIEW,
        data={"number": request.number, "kind": kind, "target": target, "value": value},
    )
    return request


def _canonical(document: dict[str, Any]) -> str:
    try:
        return canonical.canonical_bytes(document).decode()
    except rfc8785.CanonicalizationError as error:
        raise Invalid(f"The request holds a value without a canonical form: {error}.") from error


@transaction.atomic
def comment(*, change_request: ChangeRequest, body: str, by: User) -> Comment:
    """Add a comment; it changes nothing about the votes. Raises `NotFound`, `Invalid`."""
    access.require(by, change_request.tenant_id, Permission.COMMENT)
    body = text.clean(body, field="text", max_length=REASON_LENGTH, required=True)
    written = Comment.objects.create(change_request=change_request, author=by, text=body)
    audit.record(
        Action.APPROVALS_COMMENT_ADDED,
        tenant_id=change_request.tenant_id,
        by=by,
        obj=(OBJECT, str(change_request.pk)),
        data={"comment": str(written.pk)},
    )
    return written


@transaction.atomic
def withdraw(
    *, change_request: ChangeRequest, by: User, reason: str = "", if_match: str | None = None
) -> ChangeRequest:
    """Close a request that its requester no longer wants. `if_match` is the `request_etag` that was read.

    Raises `NotRequester`, `ChangedMeanwhile`, and `RequestClosed` once it has been decided; withdrawing twice changes
    nothing.
    """
    with denial_recorded(Action.APPROVALS_REQUEST_WITHDRAWN, change_request, by):
        access.require_active(by, change_request.tenant_id)
        reason = text.clean(reason, field="reason", max_length=REASON_LENGTH)
        request = lock(change_request)
        if request.requester_id != by.pk:
            raise NotRequester()
        require_match(request, if_match)
        if request.state == State.WITHDRAWN:
            return request
        if request.state == State.EXECUTING:
            hint = subjects.get(request.kind).stop_hint
            raise RequestClosed(f"This request is being executed. {hint}".strip(), state=request.state)
        if request.state != State.IN_REVIEW:
            raise RequestClosed(state=request.state)
    if reason:
        Comment.objects.create(change_request=request, author=by, text=reason)
    move(request, State.WITHDRAWN)
    record_move(request, Action.APPROVALS_REQUEST_WITHDRAWN, before=State.IN_REVIEW, by=by)
    return request


@transaction.atomic
def finish(*, change_request: ChangeRequest, state: State, by: Actor, reason: str) -> ChangeRequest:
    """Close a request whose execution ended: applied, rolled back or failed.

    `reason` is a code or a sentence of the portal, never a person's text. Finishing again in the same way changes
    nothing. Raises `RequestNotExecuting`.
    """
    if state not in OUTCOMES:
        raise ValueError(f"{state} is not an outcome of an execution")
    request = lock(change_request)
    if request.state == state:
        return request
    if not can_move(request.state, state):
        raise RequestNotExecuting(state=request.state)
    actions = {
        State.APPLIED: Action.APPROVALS_REQUEST_APPLIED,
        State.ROLLED_BACK: Action.APPROVALS_REQUEST_ROLLED_BACK,
        State.FAILED: Action.APPROVALS_REQUEST_FAILED,
    }
    move(request, state)
    record_move(request, actions[State(state)], before=State.EXECUTING, by=by, reason=reason)
    return request


def request_etag(request: ChangeRequest) -> str:
    """Return the entity tag of a request: its state, and the content under review."""
    return etags.of(_progress(request))


def require_match(request: ChangeRequest, if_match: str | None) -> None:
    """Return quietly when a locked request still is what was read as `if_match`. Raises `ChangedMeanwhile`."""
    etags.require_match(if_match, _progress(request))


def _progress(request: ChangeRequest) -> dict[str, str]:
    return {"state": str(request.state), "digest": request.digest}


def lock(change_request: ChangeRequest) -> ChangeRequest:
    """Return the request read anew, locked until the transaction ends."""
    rows = ChangeRequest.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("tenant", "requester").get(pk=change_request.pk)


def expire_if_due(request: ChangeRequest, *, by: Actor) -> bool:
    """Close a locked request whose time is over, and tell whether it did."""
    if request.state != State.IN_REVIEW or request.expires_at > clock.database_now():
        return False
    move(request, State.EXPIRED)
    record_move(request, Action.APPROVALS_REQUEST_EXPIRED, before=State.IN_REVIEW, by=by)
    return True


def expire_overdue(*, limit: int = 100) -> int:
    """Close requests whose time is over, at most `limit`, each by itself, and count them.

    A request that somebody else holds is left for the next round.
    """
    closed = 0
    for pk in list(
        ChangeRequest.objects.overdue().order_by("open_until").values_list("pk", flat=True)[:limit]
    ):
        with transaction.atomic():
            rows = ChangeRequest.objects.select_for_update(of=("self",), skip_locked=True, no_key=True)
            request = rows.select_related("tenant", "requester").filter(pk=pk).first()
            if request is not None and expire_if_due(request, by=System("expiry")):
                closed += 1
    return closed


def revise_if_changed(request: ChangeRequest, *, by: Actor) -> bool:
    """Compare a locked request with the live objects, and tell whether they differ.

    Where they do, the new content becomes the next revision, with slots of its own: earlier votes stay as history and
    count no more. Raises what the subject raises when an object is gone.
    """
    document, slots = subjects.content_of(request)
    digest = canonical.digest(document)
    if digest == request.digest:
        return False
    before = request.digest
    request.revision += 1
    request.document = canonical.canonical_bytes(document).decode()
    request.digest = digest
    request.blocked_reason = ""
    request.updated_at = clock.now()
    renew_exclusions(request)
    rows = prepare(request, slots)
    request.save(
        update_fields=[
            "revision", "document", "digest", "blocked_reason", "updated_at", "quorum", "reviewer_snapshot"
        ]
    )  # fmt: skip
    RequestSlot.objects.bulk_create(rows)
    Revision.objects.create(
        change_request=request, number=request.revision, document=request.document, digest=digest
    )
    ask_policy(request)
    audit.record(
        Action.APPROVALS_REQUEST_REVISED,
        tenant_id=request.tenant_id,
        by=by,
        obj=(OBJECT, str(request.pk)),
        digest=digest,
        before=before,
        after=digest,
        data={"revision": request.revision},
    )
    return True


def move(request: ChangeRequest, state: State) -> None:
    """Write a locked request's new state; the database checks the transition again."""
    if not can_move(request.state, state):
        raise RequestClosed(state=request.state)
    now = clock.now()
    request.state = state
    request.updated_at = now
    request.decided_at = request.decided_at or now
    request.save(update_fields=["state", "updated_at", "decided_at", "blocked_reason", "execution_id"])


def record_move(
    request: ChangeRequest, action: Action, *, before: str, by: Actor, reason: str = "", **data: Any
) -> None:
    """Append the one audit entry of a transition."""
    audit.record(
        action,
        tenant_id=request.tenant_id,
        by=by,
        obj=(OBJECT, str(request.pk)),
        digest=request.digest,
        reason=reason,
        before=before,
        after=request.state,
        data=data,
    )


@contextmanager
def denial_recorded(action: Action, change_request: ChangeRequest, by: Actor) -> Iterator[None]:
    """Mark each refusal raised inside for one denied entry in the request's trail."""
    try:
        yield
    except Refused as refused:
        # The door says only that somebody was refused; here it is known what for.
        if refused.audit is None or refused.audit["action"] == access.DENIED:
            refused.audit = {
                "action": action,
                "tenant_id": change_request.tenant_id,
                "by": by,
                "obj": (OBJECT, str(change_request.pk)),
                "digest": change_request.digest,
            }
        raise


def renew_exclusions(request: ChangeRequest) -> None:
    """Exclude from a locked request whoever is to be excluded by now: a service account may have a new owner."""
    _exclude(request, subjects.get(request.kind).exclusions(request))


def ask_policy(request: ChangeRequest) -> policies.Decision:
    """Let the policy that the document names decide on a request as it stands, and keep what it said."""
    subject = subjects.get(request.kind)
    return policies.decide(
        package=subject.policy,
        tenant=request.tenant,
        subject_id=request.pk,
        revision_digest=request.digest,
        input=subject.policy_input(request),
        policy_digest=request.policy_digest,
    )


def _answerable(account: User) -> dict[User, str]:
    """Exclude the person who answers for a service account that takes part."""
    if account.is_person:
        return {}
    return {account.answerable_person: ANSWERS_FOR_IT.format(account=account.username)}


def _exclude(request: ChangeRequest, people: Mapping[User, str]) -> None:
    """Add exclusions; whoever is excluded stays so, with the first reason."""
    wanted: dict[User, str] = {}
    for person, why in people.items():
        for someone, sentence in ((person, why), *_answerable(person).items()):
            wanted.setdefault(someone, sentence)
    Exclusion.objects.bulk_create(
        [Exclusion(change_request=request, person=person, why=why[:300]) for person, why in wanted.items()],
        ignore_conflicts=True,
    )
