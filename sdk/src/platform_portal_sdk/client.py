"""The client: `Portal(url, token)` and its parts."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import quote

from .errors import Invalid, ServerFault, Unreachable, WaitTimedOut
from .registry import Models
from .transport import Transport
from .types import ChangeRequest, Me, Rollout

_API = "/api/v1"
_T = TypeVar("_T")
# While waiting, an outage this short (a restart of the portal, say) is waited out.
_PATIENCE = 60.0
# What the API gives at once at most.
_LARGEST_PAGE = 50


class Portal:
    """A signed-in client of one portal. Where the token's owner has one tenant, `tenant` may be left out.

    Operators of the platform give the `reason` for which they look into tenants that they have no role in.
    """

    def __init__(
        self,
        url: str,
        token: str,
        tenant: str | None = None,
        *,
        timeout: float = 30.0,
        attempts: int = 4,
        reason: str = "",
    ) -> None:
        self._transport = Transport(url, token, timeout=timeout, attempts=attempts, reason=reason)
        self.tenant = tenant
        self.models = Models(self._transport, self.tenant_slug)
        self.change_requests = ChangeRequests(self._transport, self.tenant_slug)
        self.rollouts = Rollouts(self._transport)

    def __repr__(self) -> str:
        return f"Portal({self.url!r}, tenant={self.tenant!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def url(self) -> str:
        """The portal's address without a trailing slash."""
        return self._transport.url

    def close(self) -> None:
        """Let go of the connections."""
        self._transport.close()

    def me(self) -> Me:
        """Return whose token this is, and what its owner may see."""
        return Me.of(self._transport.get(f"{_API}/me"))

    def tenant_slug(self, tenant: str | None = None) -> str:
        """Settle the tenant: the one named, the client's own, or the owner's only one."""
        if tenant or self.tenant:
            return tenant or self.tenant or ""
        slugs = [one.slug for one in self.me().tenants]
        if len(slugs) != 1:
            seen = ", ".join(slugs) or "none"
            raise Invalid(
                f"Name the tenant (--tenant or PORTAL_TENANT); you see: {seen}.", code="tenant_needed"
            )
        self.tenant = slugs[0]
        return slugs[0]


class ChangeRequests:
    """Changes under review."""

    def __init__(self, transport: Transport, tenant: Callable[[str | None], str]) -> None:
        self._transport = transport
        self._tenant = tenant

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
        return ChangeRequest.of(self._transport.post(f"{_API}/change-requests", body))

    def get(self, change_request_id: str) -> ChangeRequest:
        """Read one change request."""
        return ChangeRequest.of(self._transport.get(_address("change-requests", change_request_id)))

    def list(
        self, *, tenant: str | None = None, state: str | None = None, limit: int = 50
    ) -> tuple[ChangeRequest, ...]:
        """List change requests, newest first, at most `limit`."""
        rows = _pages(self._transport, f"{_API}/change-requests", limit, tenant=tenant, state=state)
        return tuple(ChangeRequest.of(row) for row in rows)

    def vote(self, change_request_id: str, *, digest: str, decision: str, reason: str = "") -> ChangeRequest:
        """Approve or reject exactly what `digest` names."""
        body = {"digest": digest, "decision": decision, "reason": reason}
        return ChangeRequest.of(
            self._transport.post(_address("change-requests", change_request_id, "votes"), body)
        )

    def withdraw(self, change_request_id: str, *, reason: str = "") -> ChangeRequest:
        """Take a request back."""
        answer = self._transport.post(
            _address("change-requests", change_request_id, "withdraw"), {"reason": reason}
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
        for one in _polled(lambda: self.get(change_request_id), timeout=timeout, poll=poll):
            now = (one.state, one.digest, one.approvals, one.rollout_id)
            if seen is not None and now != status:
                seen(one)
            status = now
            if one.is_final:
                return one
        raise AssertionError("polling ends with an answer or an exception")


class Rollouts:
    """Canaries, and how they go."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get(self, rollout_id: str) -> Rollout:
        """Read one rollout."""
        return Rollout.of(self._transport.get(_address("rollouts", rollout_id)))

    def list(
        self, *, tenant: str | None = None, state: str | None = None, limit: int = 50
    ) -> tuple[Rollout, ...]:
        """List rollouts, newest first, at most `limit`."""
        rows = _pages(self._transport, f"{_API}/rollouts", limit, tenant=tenant, state=state)
        return tuple(Rollout.of(row) for row in rows)

    def abort(self, rollout_id: str, *, reason: str = "") -> Rollout:
        """Stop a rollout: its weight goes to 0 and the alias stays where it is."""
        return Rollout.of(self._transport.post(_address("rollouts", rollout_id, "abort"), {"reason": reason}))

    def watch(self, rollout_id: str, *, timeout: float | None = None, poll: float = 1.0) -> Iterator[Rollout]:
        """Yield a rollout now and at each change of its status, until it has ended.

        Raises WaitTimedOut after `timeout` seconds; the rollout itself goes on.
        """
        status: tuple[object, ...] | None = None
        for one in _polled(lambda: self.get(rollout_id), timeout=timeout, poll=poll):
            if one.status != status:
                yield one
            status = one.status
            if one.is_final:
                return


def _address(kind: str, identity: str, verb: str | None = None) -> str:
    base = f"{_API}/{kind}/{quote(identity, safe='')}"
    return f"{base}/{verb}" if verb else base


def _pages(transport: Transport, path: str, limit: int, **query: str | None) -> list[Mapping[str, Any]]:
    rows: list[Mapping[str, Any]] = []
    cursor: str | None = None
    while len(rows) < limit:
        size = min(_LARGEST_PAGE, limit - len(rows))
        answer = transport.get(path, cursor=cursor, limit=size, **query)
        items = answer.get("items") or []
        rows.extend(items)
        cursor = answer.get("next_cursor") or None
        if cursor is None or not items:
            break
    return rows[:limit]


def _polled(read: Callable[[], _T], *, timeout: float | None, poll: float) -> Iterator[_T]:
    """Read again and again, waiting out short outages, until the caller stops."""
    started = reached = time.monotonic()
    while True:
        try:
            yield read()
            reached = time.monotonic()
        except (Unreachable, ServerFault):
            if time.monotonic() - reached > _PATIENCE:
                raise
        if timeout is not None and time.monotonic() - started + poll > timeout:
            raise WaitTimedOut(f"Still under way after {timeout:g} seconds. It goes on; ask again later.")
        time.sleep(poll)
