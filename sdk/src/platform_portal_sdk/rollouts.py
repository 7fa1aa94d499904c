"""Rollouts: canaries, and how they go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .resource import Resource, address, polled
from .values import Value, number, text, whole

FINAL_STATES = frozenset({"succeeded", "rolled_back"})


@dataclass(frozen=True, kw_only=True)
class Rollout(Value):
    """A canary on its way. `weight` is what the portal wants, `observed_weight` what the router does."""

    id: str
    state: str
    weight: int
    observed_weight: int | None
    verdict: str
    reason: str
    step: int
    steps: int
    change_request_id: str
    tenant: str
    model: str
    version: int | None
    baseline_version: int | None
    evidence: Mapping[str, Any]
    url: str
    created_at: str
    finished_at: str
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Rollout:
        return cls(
            id=text(body["id"]),
            state=text(body["state"]),
            weight=whole(body.get("weight")),
            observed_weight=number(body.get("observed_weight")),
            verdict=text(body.get("verdict")),
            reason=text(body.get("reason")),
            step=whole(body.get("step")),
            steps=whole(body.get("steps")),
            change_request_id=text(body.get("change_request_id")),
            tenant=text(body.get("tenant")),
            model=text(body.get("model")),
            version=number(body.get("version")),
            baseline_version=number(body.get("baseline_version")),
            evidence=body.get("evidence") or {},
            url=text(body.get("url")),
            created_at=text(body.get("created_at")),
            finished_at=text(body.get("finished_at")),
            raw=body,
        )

    @property
    def is_final(self) -> bool:
        """Whether the rollout has ended."""
        return self.state in FINAL_STATES

    @property
    def status(self) -> tuple[str, int, int | None, str, int]:
        """What a watcher waits to see change."""
        return (self.state, self.weight, self.observed_weight, self.verdict, self.step)


class Rollouts(Resource):
    """Canaries, and how they go."""

    def get(self, rollout_id: str) -> Rollout:
        """Read one rollout."""
        return Rollout.of(self._transport.get(address("rollouts", rollout_id)))

    def list(
        self, *, tenant: str | None = None, state: str | None = None, limit: int = 50
    ) -> tuple[Rollout, ...]:
        """List rollouts, newest first, at most `limit`."""
        return tuple(self.iterate(tenant=tenant, state=state, limit=limit))

    def iterate(
        self, *, tenant: str | None = None, state: str | None = None, limit: int | None = None
    ) -> Iterator[Rollout]:
        """Yield rollouts, newest first, reading further pages as they are needed."""
        rows = self._pages(address("rollouts"), limit, tenant=tenant, state=state)
        return map(Rollout.of, rows)

    def abort(self, rollout_id: str, *, reason: str = "", if_match: str = "") -> Rollout:
        """Stop a rollout: its weight goes to 0 and the alias stays where it is."""
        answer = self._transport.post(
            address("rollouts", rollout_id, "abort"), {"reason": reason}, if_match=if_match
        )
        return Rollout.of(answer)

    def watch(self, rollout_id: str, *, timeout: float | None = None, poll: float = 1.0) -> Iterator[Rollout]:
        """Yield a rollout now and at each change of its status, until it has ended.

        Raises WaitTimedOut after `timeout` seconds; the rollout itself goes on.
        """
        status: tuple[object, ...] | None = None
        for one in polled(lambda: self.get(rollout_id), timeout=timeout, poll=poll):
            if one.status != status:
                yield one
            status = one.status
            if one.is_final:
                return
