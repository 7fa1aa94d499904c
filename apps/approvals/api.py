"""Change requests over REST. What a body asks for, and what is told of one kind of change, its subject says."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router, Schema, Status
from ninja.errors import ValidationError as BodyRefused
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from apps.accounts.http import SignedInRequest
from apps.approvals import services, subjects
from apps.approvals.choices import REASON_LENGTH, State
from apps.approvals.models import ChangeRequest, ChangeRequestQuerySet
from apps.approvals.tallies import Slot, details, details_of, latest_decisions, slots_of
from apps.core.paging import Listing
from apps.core.refusals import Invalid
from apps.core.rest import IfMatch, PageIn, commits_by_itself, editable
from apps.policies.models import PolicyDecision
from apps.tenants import access
from apps.tenants.api_auth import TokenAuth
from apps.tenants.choices import Scope
from apps.tenants.models import Tenant

router = Router()


class PolicyOut(Schema):
    allow: bool
    reasons: list[str]


class SlotOut(Schema):
    """Whom a request takes: `people` distinct people with `permission`, in a slot that `label` names.

    `waiting_for` are the people of a slot that names some who can still approve. A slot without names is empty there: it
    is for everybody with the permission.
    """

    label: str
    people: int
    permission: str
    filled_by: list[str]
    waiting_for: list[str]


class ChangeRequestOut(BaseModel):
    """What is told of every request; its subject adds fields of its own (`Subject.details`)."""

    model_config = ConfigDict(extra="allow")

    id: UUID
    kind: str
    number: int
    state: State
    digest: str
    url: str
    tenant: str
    title: str
    revision: int
    quorum: int
    approvals: int
    slots: list[SlotOut]
    execution_id: UUID | None
    policy: PolicyOut
    blocked_reason: str
    reason: str
    requester: str
    created_at: dt.datetime
    decided_at: dt.datetime | None
    expires_at: dt.datetime

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> dict[str, Any]:
        schema: dict[str, Any] = handler.resolve_ref_schema(handler(core_schema))
        kinds = [
            {
                "title": subject.label,
                **handler.resolve_ref_schema(handler(subject.details.__pydantic_core_schema__)),
            }
            for subject in subjects.every()
        ]
        return {**schema, "anyOf": kinds} if kinds else schema


class ChangeRequestIn(BaseModel):
    """A wish for a change. `kind` says which; the other fields are those that its subject takes."""

    model_config = ConfigDict(extra="allow")

    tenant: Annotated[str, Field(max_length=100)]
    kind: Annotated[str, Field(max_length=50)] = ""

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> dict[str, Any]:
        """Describe the body of each kind, told apart by `kind`."""
        bodies = []
        for subject in subjects.every():
            if subject.body is None:
                continue
            described = handler.resolve_ref_schema(handler(subject.body.__pydantic_core_schema__))
            needed = ["tenant", *described.get("required", ())]
            bodies.append(
                {
                    **described,
                    "title": subject.label,
                    "required": needed if subject.is_default else ["kind", *needed],
                    "properties": {
                        "tenant": {"type": "string", "maxLength": 100},
                        "kind": {"const": subject.kind, "default": subject.kind},
                        **described["properties"],
                    },
                }
            )
        return {"title": "ChangeRequestIn", "oneOf": bodies}


class ChangeRequestPage(Schema):
    items: list[ChangeRequestOut]
    next_cursor: str | None


class VoteIn(Schema):
    digest: Annotated[str, Field(max_length=100)]
    decision: Annotated[str, Field(max_length=20)]
    reason: Annotated[str, Field(max_length=10 * REASON_LENGTH)] = ""


class WithdrawIn(Schema):
    reason: Annotated[str, Field(max_length=10 * REASON_LENGTH)] = ""


class ChangeRequestsIn(PageIn):
    tenant: str = ""
    kind: str = ""
    state: str = ""


def change_request_out(
    change_request: ChangeRequest,
    request: HttpRequest,
    *,
    slots: list[Slot] | None = None,
    decision: PolicyDecision | None = None,
    about: dict[str, Any] | None = None,
) -> dict[str, object]:
    """Return the JSON object of a change request, as every route shows it.

    Lists pass the `slots`, the `decision` and what it is `about`, read for all rows at once.
    """
    if slots is None:
        slots = slots_of([change_request])[change_request.pk]
        decision = latest_decisions([change_request]).get(change_request.pk)
    if about is None:
        about = details_of(change_request, change_request.content)
    return {
        **about,
        "id": change_request.pk,
        "kind": change_request.kind,
        "number": change_request.number,
        "state": change_request.shown_state,
        "digest": change_request.digest,
        "url": request.build_absolute_uri(reverse("approvals:detail", args=[change_request.pk])),
        "tenant": change_request.tenant.slug,
        "title": change_request.title,
        "revision": change_request.revision,
        "quorum": change_request.quorum,
        "approvals": sum(len(slot.filled_by) for slot in slots),
        "slots": [
            {
                "label": slot.words,
                "people": slot.people,
                "permission": slot.permission,
                "filled_by": [vote.voter.get_username() for vote in slot.filled_by],
                "waiting_for": [person.get_username() for person in slot.waiting_for]
                if slot.is_named
                else [],
            }
            for slot in slots
        ],
        "execution_id": change_request.execution_id,
        # No decision is no permission.
        "policy": {
            "allow": decision is not None and decision.allows,
            "reasons": decision.reasons if decision is not None else [],
        },
        "blocked_reason": change_request.blocked_reason,
        "reason": change_request.reason,
        "requester": change_request.requester.get_username(),
        "created_at": change_request.created_at,
        "decided_at": change_request.decided_at,
        "expires_at": change_request.expires_at,
    }


@router.post(
    "/change-requests",
    auth=TokenAuth(Scope.APPROVALS_REQUEST),
    response={201: ChangeRequestOut},
    summary="Request a change",
)
def create_change_request(request: SignedInRequest, payload: ChangeRequestIn) -> Any:
    subject = subjects.find(payload.kind) if payload.kind else subjects.default()
    if subject is None or subject.body is None:
        kinds = ", ".join(one.kind for one in subjects.every() if one.body is not None)
        sentence = f"There is no such kind of change. Use one of {kinds}."
        raise Invalid(sentence, errors={"kind": [sentence]})
    try:
        body = subject.body.model_validate(payload.model_extra)
    except ValidationError as error:
        raise BodyRefused([{**one, "loc": ("body", *one["loc"])} for one in error.errors()]) from None
    tenant = access.get_or_404(Tenant.objects.all, user=request.user, slug=payload.tenant)
    opened = subject.request(tenant=tenant, body=body, by=request.user)
    return Status(201, _shown(opened, request))


@router.get(
    "/change-requests",
    auth=TokenAuth(Scope.APPROVALS_READ),
    response=ChangeRequestPage,
    summary="Change requests, newest first",
)
def list_change_requests(request: SignedInRequest, query: Query[ChangeRequestsIn]) -> dict[str, object]:
    rows, tenant_ids = ChangeRequest.objects.all(), access.tenant_ids(request.user)
    if query.tenant:
        tenant_ids &= {access.get_or_404(Tenant.objects.all, user=request.user, slug=query.tenant).pk}
    if query.kind:
        kinds = [subject.kind for subject in subjects.every()]
        if query.kind not in kinds:
            sentence = f"There is no such kind of change. Use one of {', '.join(kinds)}."
            raise Invalid(sentence, errors={"kind": [sentence]})
        rows = rows.filter(kind=query.kind)
    if query.state:
        if query.state not in State.values:
            sentence = f"There is no such state. Use one of {', '.join(State.values)}."
            raise Invalid(sentence, errors={"state": [sentence]})
        rows = rows.filter(state=query.state)
    page = Listing([rows], tenant_ids, newest_index=True).page(
        cursor=query.cursor, size=query.limit, read=ChangeRequestQuerySet.with_content
    )
    slots, decisions = slots_of(page.rows), latest_decisions(page.rows)
    about = details(page.rows)
    items = [
        change_request_out(
            row,
            request,
            slots=slots[row.pk],
            decision=decisions.get(row.pk),
            about=about[row.pk],
        )
        for row in page.rows
    ]
    return {"items": items, "next_cursor": page.next_cursor or None}


@router.get(
    "/change-requests/{uuid:pk}",
    auth=TokenAuth(Scope.APPROVALS_READ),
    response=ChangeRequestOut,
    summary="One change request",
)
def get_change_request(request: SignedInRequest, pk: UUID) -> dict[str, object]:
    return _shown(_load(request, pk), request)


@router.post(
    "/change-requests/{uuid:pk}/votes",
    auth=TokenAuth(Scope.APPROVALS_VOTE),
    response=ChangeRequestOut,
    summary="Approve or reject",
)
@commits_by_itself
def vote(request: SignedInRequest, pk: UUID, payload: VoteIn, if_match: IfMatch = None) -> dict[str, object]:
    voted = services.cast_vote(
        change_request=_load(request, pk),
        digest=payload.digest,
        decision=payload.decision,
        reason=payload.reason,
        by=request.user,
        if_match=if_match,
    )
    return _shown(voted, request)


@router.post(
    "/change-requests/{uuid:pk}/withdraw",
    auth=TokenAuth(Scope.APPROVALS_REQUEST),
    response=ChangeRequestOut,
    summary="Withdraw a request",
)
def withdraw(
    request: SignedInRequest, pk: UUID, payload: WithdrawIn | None = None, if_match: IfMatch = None
) -> dict[str, object]:
    withdrawn = services.withdraw(
        change_request=_load(request, pk),
        by=request.user,
        reason=payload.reason if payload is not None else "",
        if_match=if_match,
    )
    return _shown(withdrawn, request)


def _shown(change_request: ChangeRequest, request: SignedInRequest) -> dict[str, object]:
    editable(request, services.request_etag(change_request))
    return change_request_out(change_request, request)


def _load(request: SignedInRequest, pk: UUID) -> ChangeRequest:
    return access.get_or_404(ChangeRequest.objects.for_page, user=request.user, pk=pk)
