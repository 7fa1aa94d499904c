"""Checks of data contracts: what is checked, runs, and what came of each rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .operations import Operation
from .resource import Resource, address
from .values import Value, number, text, whole


@dataclass(frozen=True, kw_only=True)
class Check(Value):
    """Where the data of a contract is, and what its last check came to: kept, breached, without_data, unmeasured."""

    name: str
    mode: str
    state: str
    connection: str
    path: str
    every_minutes: int | None
    is_enabled: bool
    checked_at: str
    url: str
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Check:
        return cls(
            name=text(body["name"]),
            mode=text(body.get("mode")),
            state=text(body.get("state")),
            connection=text(body.get("connection")),
            path=text(body.get("path")),
            every_minutes=number(body.get("every_minutes")),
            is_enabled=bool(body.get("is_enabled")),
            checked_at=text(body.get("checked_at")),
            url=text(body.get("url")),
            raw=body,
        )


@dataclass(frozen=True, kw_only=True)
class CheckRun(Value):
    """One comparison of data with its contract, in numbers of rules."""

    id: str
    check: str
    state: str
    version: str
    sentence: str
    passed: int
    failed: int
    errors: int
    no_data: int
    not_checked: int
    created_at: str
    operation_id: str
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> CheckRun:
        return cls(
            id=text(body["id"]),
            check=text(body.get("check")),
            state=text(body.get("state")),
            version=text(body.get("version")),
            sentence=text(body.get("sentence")),
            passed=whole(body.get("passed")),
            failed=whole(body.get("failed")),
            errors=whole(body.get("errors")),
            no_data=whole(body.get("no_data")),
            not_checked=whole(body.get("not_checked")),
            created_at=text(body.get("created_at")),
            operation_id=text(body.get("operation_id")),
            raw=body,
        )


@dataclass(frozen=True, kw_only=True)
class CheckResult(Value):
    """What came of one rule: passed, failed, error, no_data or not_checked."""

    key: str
    state: str
    expected: str
    observed: str
    sentence: str
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> CheckResult:
        return cls(
            key=text(body["key"]),
            state=text(body.get("state")),
            expected=text(body.get("expected")),
            observed=text(body.get("observed")),
            sentence=text(body.get("sentence")),
            raw=body,
        )


class Checks(Resource):
    """Checks of the data contracts of a tenant."""

    def list(self, contract: str, *, tenant: str | None = None, limit: int = 50) -> tuple[Check, ...]:
        """List the checks of a contract by name."""
        return tuple(map(Check.of, self._pages(self._address(contract, tenant), limit)))

    def get(self, contract: str, check: str, *, tenant: str | None = None) -> Check:
        """Read one check."""
        return Check.of(self._transport.get(self._address(contract, tenant, check)))

    def save(
        self, contract: str, check: str, *, tenant: str | None = None, if_match: str = "", **settings: Any
    ) -> Check:
        """Create a check, or replace what the one of this name says: `mode`, `path` or `connection`, `every_minutes`."""
        answer = self._transport.put(self._address(contract, tenant, check), settings, if_match=if_match)
        return Check.of(answer)

    def remove(self, contract: str, check: str, *, tenant: str | None = None, if_match: str = "") -> None:
        """Remove a check with its runs."""
        self._transport.delete(self._address(contract, tenant, check), if_match=if_match)

    def start(self, contract: str, check: str = "", *, tenant: str | None = None) -> Operation:
        """Run a check now; its name may be left out where the contract has one. While it runs, this is the same run."""
        return Operation.of(self._transport.post(self._address(contract, tenant), {"check": check}))

    def runs(
        self, contract: str, check: str, *, tenant: str | None = None, limit: int = 50
    ) -> tuple[CheckRun, ...]:
        """List the runs of a check, newest first."""
        return tuple(map(CheckRun.of, self._pages(self._address(contract, tenant, check, "runs"), limit)))

    def run(self, contract: str, check: str, run_id: str, *, tenant: str | None = None) -> CheckRun:
        """Read one run."""
        return CheckRun.of(self._transport.get(self._address(contract, tenant, check, "runs", run_id)))

    def results(
        self, contract: str, check: str, run_id: str, *, tenant: str | None = None, limit: int | None = None
    ) -> Iterator[CheckResult]:
        """Yield what came of each rule in a run."""
        path = self._address(contract, tenant, check, "runs", run_id, "results")
        return map(CheckResult.of, self._pages(path, limit))

    def _address(self, contract: str, tenant: str | None, *more: str) -> str:
        return address("contracts", self._tenant(tenant), contract, "checks", *more)
