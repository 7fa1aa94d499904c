"""Long work: what the portal answered 202, to be followed until it ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .resource import Resource, address, polled
from .values import Value, number, text, whole

FINAL_STATES = frozenset({"succeeded", "dead", "cancelled"})


@dataclass(frozen=True, kw_only=True)
class Operation(Value):
    """How far a piece of long work is; `total` is None until it is known."""

    id: str
    kind: str
    title: str
    state: str
    done: int
    total: int | None
    result: str
    error: str
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Operation:
        return cls(
            id=text(body["id"]),
            kind=text(body.get("kind")),
            title=text(body.get("title")),
            state=text(body.get("state")),
            done=whole(body.get("done")),
            total=number(body.get("total")),
            result=text(body.get("result")),
            error=text(body.get("error")),
            raw=body,
        )

    @property
    def is_final(self) -> bool:
        """Whether it has ended."""
        return self.state in FINAL_STATES


class Operations(Resource):
    """Long work that the token's owner started; for operators of the platform all of it."""

    def list(self, *, state: str | None = None, limit: int = 50) -> tuple[Operation, ...]:
        """List long work, newest first, at most `limit`."""
        return tuple(self.iterate(state=state, limit=limit))

    def iterate(self, *, state: str | None = None, limit: int | None = None) -> Iterator[Operation]:
        """Yield long work, newest first, reading further pages as they are needed."""
        return map(Operation.of, self._pages(address("operations"), limit, state=state))

    def get(self, operation_id: str) -> Operation:
        """Read one piece of long work."""
        return Operation.of(self._transport.get(address("operations", operation_id)))

    def cancel(self, operation_id: str, *, if_match: str = "") -> Operation:
        """Cancel it; what is done stays done."""
        path = address("operations", operation_id, "cancel")
        return Operation.of(self._transport.post(path, {}, if_match=if_match))

    def wait(self, operation_id: str, *, timeout: float | None = None, poll: float = 1.0) -> Operation:
        """Wait until it has ended. Raises WaitTimedOut after `timeout` seconds; the work itself goes on."""
        for one in polled(lambda: self.get(operation_id), timeout=timeout, poll=poll):
            if one.is_final:
                return one
        raise AssertionError("polling ends with an answer or an exception")
