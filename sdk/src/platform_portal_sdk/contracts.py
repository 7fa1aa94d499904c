"""Data contracts: their files, byte by byte, and what is found in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .resource import Resource, address
from .values import Value, text, whole

YAML, JSON = "application/yaml", "application/json"


@dataclass(frozen=True, kw_only=True)
class Contract(Value):
    """A data contract as its current version says it."""

    tenant: str
    id: str
    name: str
    state: str
    version: str
    number: int
    digest: str
    owner: str
    breached_at: str
    updated_at: str
    url: str
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Contract:
        return cls(
            tenant=text(body["tenant"]),
            id=text(body["id"]),
            name=text(body.get("name")),
            state=text(body.get("state")),
            version=text(body.get("version")),
            number=whole(body.get("number")),
            digest=text(body.get("digest")),
            owner=text(body.get("owner")),
            breached_at=text(body.get("breached_at")),
            updated_at=text(body.get("updated_at")),
            url=text(body.get("url")),
            raw=body,
        )


@dataclass(frozen=True, kw_only=True)
class ContractVersion(Value):
    """One file of a contract as it was sent; `published_at` is empty while it waits, or never was approved."""

    number: int
    version: str
    state: str
    digest: str
    is_current: bool
    created_by: str
    created_at: str
    published_at: str
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> ContractVersion:
        return cls(
            number=whole(body.get("number")),
            version=text(body.get("version")),
            state=text(body.get("state")),
            digest=text(body.get("digest")),
            is_current=bool(body.get("is_current")),
            created_by=text(body.get("created_by")),
            created_at=text(body.get("created_at")),
            published_at=text(body.get("published_at")),
            raw=body,
        )


@dataclass(frozen=True, kw_only=True)
class Published(Value):
    """What became of a file: `created`, `published`, `same`, or `proposed` with the address of its request."""

    outcome: str
    contract: Contract
    warnings: Sequence[Mapping[str, Any]]
    changes: Sequence[Mapping[str, Any]]
    change_request_id: str
    change_request_url: str
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Published:
        return cls(
            outcome=text(body["outcome"]),
            contract=Contract.of(body["contract"]),
            warnings=body.get("warnings") or (),
            changes=body.get("changes") or (),
            change_request_id=text(body.get("change_request_id")),
            change_request_url=text(body.get("change_request_url")),
            raw=body,
        )


@dataclass(frozen=True, kw_only=True)
class Lint(Value):
    """What the portal would refuse of a file, and what it would warn of: `{line, column, path, message}`."""

    valid: bool
    id: str
    version: str
    state: str
    errors: Sequence[Mapping[str, Any]]
    warnings: Sequence[Mapping[str, Any]]
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Lint:
        return cls(
            valid=bool(body["valid"]),
            id=text(body.get("id")),
            version=text(body.get("version")),
            state=text(body.get("state")),
            errors=body.get("errors") or (),
            warnings=body.get("warnings") or (),
            raw=body,
        )


@dataclass(frozen=True, kw_only=True)
class Difference(Value):
    """What changed between two files; `change_class` is the gravest: breaking, non_breaking, documentation or empty."""

    change_class: str
    changes: Sequence[Mapping[str, Any]]
    advice: Mapping[str, Any]
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Difference:
        return cls(
            change_class=text(body.get("class")),
            changes=body.get("changes") or (),
            advice=body.get("advice") or {},
            raw=body,
        )

    @property
    def is_breaking(self) -> bool:
        """Whether it may break whoever reads the data."""
        return self.change_class == "breaking"


class Contracts(Resource):
    """What datasets promise."""

    def put(
        self,
        contract_id: str,
        content: bytes,
        *,
        tenant: str | None = None,
        kind: str = YAML,
        if_match: str = "",
    ) -> Published:
        """Publish a file as it is; its id has to be `contract_id`."""
        path = address("contracts", self._tenant(tenant), contract_id)
        return Published.of(self._transport.put_bytes(path, content, kind=kind, if_match=if_match))

    def get(self, contract_id: str, *, tenant: str | None = None, version: str | None = None) -> bytes:
        """Read the file that is served, or that of a version by its name or number."""
        path = address("contracts", self._tenant(tenant), contract_id)
        return self._transport.get_bytes(path, version=version)

    def summary(self, contract_id: str, *, tenant: str | None = None) -> Contract:
        """Read what the portal knows of a contract."""
        return Contract.of(
            self._transport.get(address("contracts", self._tenant(tenant), contract_id, "summary"))
        )

    def versions(
        self, contract_id: str, *, tenant: str | None = None, limit: int = 50
    ) -> tuple[ContractVersion, ...]:
        """List the versions of a contract, newest first, at most `limit`."""
        path = address("contracts", self._tenant(tenant), contract_id, "versions")
        return tuple(map(ContractVersion.of, self._pages(path, limit)))

    def consumers(self, contract_id: str, *, tenant: str | None = None) -> tuple[Mapping[str, Any], ...]:
        """List who reads the data of a contract: `{kind, name, owners}`."""
        path = address("contracts", self._tenant(tenant), contract_id, "consumers")
        return tuple(self._transport.get(path).get("consumers") or ())

    def list(
        self,
        *,
        tenant: str | None = None,
        state: str | None = None,
        query: str | None = None,
        limit: int = 50,
    ) -> tuple[Contract, ...]:
        """List contracts, changed last first, at most `limit`."""
        return tuple(self.iterate(tenant=tenant, state=state, query=query, limit=limit))

    def iterate(
        self,
        *,
        tenant: str | None = None,
        state: str | None = None,
        query: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Contract]:
        """Yield contracts, changed last first, reading further pages as they are needed."""
        return map(Contract.of, self._pages(address("contracts"), limit, tenant=tenant, state=state, q=query))

    def lint(self, content: bytes, *, kind: str = YAML) -> Lint:
        """Check a file without keeping it."""
        return Lint.of(self._transport.post_bytes(f"{address('contracts')}:lint", content, content_type=kind))

    def diff(self, before: str, after: str) -> Difference:
        """Compare two files, each as a text."""
        body = {"before": before, "after": after}
        return Difference.of(self._transport.post(f"{address('contracts')}:diff", body))
