"""Change requests: changes under review."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .resource import Resource, address, polled
from .values import Value, number, text, whole

PROMOTION = "promotion"
FINAL_STATES = frozenset({"applied", "rejected", "withdrawn", "rolled_back", "failed", "expired"})


@dataclass(frozen=True, kw_only=True)
class Slot(Value):
    """Whom a change request takes: `people` distinct people, and who of them approved.

    `waiting_for` are user names where the slot is for particular people, and empty where it is for everybody with the
    permission.
    """

    label: str
    people: int
    permission: str
    filled_by: tuple[str, ...]
    waiting_for: tuple[str, ...]

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Slot:
        return cls(
            label=text(body.get("label")),
            people=whole(body.get("people")),
            permission=text(body.get("permission")),
            filled_by=tuple(text(one) for one in body.get("filled_by") or ()),
            waiting_for=tuple(text(one) for one in body.get("waiting_for") or ()),
        )


@dataclass(frozen=True, kw_only=True)
class ChangeRequest(Value):
    """A change under review, and what the policy says of it now.

    `kind` says what would change and `title` says it in a line; model, version, alias, rollout and `observed` are of
    promotions. What other kinds tell is in `raw`.
    """

    id: str
    kind: str
    title: str
    number: int
    state: str
    digest: str
    url: str
    tenant: str
    model: str
    version: int | None
    alias: str
    revision: int
    quorum: int
    approvals: int
    slots: tuple[Slot, ...]
    rollout_id: str | None
    observed: bool
    policy_allows: bool | None
    policy_reasons: tuple[str, ...]
    created_at: str
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> ChangeRequest:
        policy = body.get("policy") or {}
        return cls(
            id=text(body["id"]),
            # A portal of before knew promotions only.
            kind=text(body.get("kind")) or PROMOTION,
            title=text(body.get("title")),
            number=whole(body.get("number")),
            state=text(body["state"]),
            digest=text(body.get("digest")),
            url=text(body.get("url")),
            tenant=text(body.get("tenant")),
            model=text(body.get("model")),
            version=number(body.get("version")),
            alias=text(body.get("alias")),
            revision=whole(body.get("revision")),
            quorum=whole(body.get("quorum")),
            approvals=whole(body.get("approvals")),
            slots=tuple(Slot.of(one) for one in body.get("slots") or ()),
            rollout_id=text(body["rollout_id"]) if body.get("rollout_id") else None,
            # A portal of before knew promotions with a canary only.
            observed=body.get("observed", True) is not False,
            policy_allows=policy.get("allow"),
            policy_reasons=tuple(text(one) for one in policy.get("reasons") or ()),
            created_at=text(body.get("created_at")),
            raw=body,
        )

    @property
    def is_final(self) -> bool:
        """Whether nothing more can happen to this request."""
        return self.state in FINAL_STATES


class ChangeRequests(Resource):
    """Changes under review."""

    def create(
        self,
        *,
        model: str,
        version: int,
        alias: str,
        plan: Sequence[Mapping[str, int]] | None,
        reason: str,
        criteria: Mapping[str, Any] | None = None,
        tenant: str | None = None,
    ) -> ChangeRequest:
        """Ask for a promotion. `plan` is a list of {"weight": percent, "seconds": s}, or None to go without traffic."""
        body: dict[str, Any] = {
            "tenant": self._tenant(tenant),
            "model": model,
            "version": version,
            "alias": alias,
            "plan": {"traffic": "none"} if plan is None else [dict(step) for step in plan],
            "reason": reason,
        }
        if criteria is not None:
            body["criteria"] = dict(criteria)
        return ChangeRequest.of(self._transport.post(address("change-requests"), body))

    def get(self, change_request_id: str) -> ChangeRequest:
        """Read one change request."""
        return ChangeRequest.of(self._transport.get(address("change-requests", change_request_id)))

    def list(
        self,
        *,
        tenant: str | None = None,
        state: str | None = None,
        kind: str | None = None,
        limit: int = 50,
    ) -> tuple[ChangeRequest, ...]:
        """List change requests, newest first, at most `limit`."""
        return tuple(self.iterate(tenant=tenant, state=state, kind=kind, limit=limit))

    def iterate(
        self,
        *,
        tenant: str | None = None,
        state: str | None = None,
        kind: str | None = None,
        limit: int | None = None,
    ) -> Iterator[ChangeRequest]:
        """Yield change requests, newest first, reading further pages as they are needed."""
        rows = self._pages(address("change-requests"), limit, tenant=tenant, state=state, kind=kind)
        return map(ChangeRequest.of, rows)

    def vote(
        self, change_request_id: str, *, digest: str, decision: str, reason: str = "", if_match: str = ""
    ) -> ChangeRequest:
        """Approve or reject exactly what `digest` names."""
        body = {"digest": digest, "decision": decision, "reason": reason}
        return ChangeRequest.of(
            self._transport.post(
                address("change-requests", change_request_id, "votes"), body, if_match=if_match
            )
        )

    def withdraw(self, change_request_id: str, *, reason: str = "", if_match: str = "") -> ChangeRequest:
        """Take a request back."""
        answer = self._transport.post(
            address("change-requests", change_request_id, "withdraw"), {"reason": reason}, if_match=if_match
        )
        return ChangeRequest.of(answer)

    def wait(
        self,
        change_request_id: str,
        *,
        timeout: float | None = None,
        poll: float = 1.0,
        seen: Callable[[ChangeRequest], None] | None = None,
    ) -> ChangeRequest:
        """Wait until a request has ended, calling `seen` at each change.

        Raises WaitTimedOut after `timeout` seconds; the request itself goes on.
        """
        status: tuple[object, ...] | None = None
        for one in polled(lambda: self.get(change_request_id), timeout=timeout, poll=poll):
            now = (one.state, one.digest, one.approvals, one.rollout_id)
            if seen is not None and now != status:
                seen(one)
            status = now
            if one.is_final:
                return one
        raise AssertionError("polling ends with an answer or an exception")
