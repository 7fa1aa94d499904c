"""What a tenant lets the portal call: Prometheus, Feast, Postgres, OPA and the like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .resource import Resource, address
from .values import Value, text


@dataclass(frozen=True, kw_only=True)
class Connection(Value):
    """A connection by its name, with the result of its last test. Its secret is never answered."""

    name: str
    kind: str
    address: str
    has_secret: bool
    result: str
    sentence: str
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Connection:
        test = body.get("test") or {}
        return cls(
            name=text(body["name"]),
            kind=text(body.get("kind")),
            address=text(body.get("address")),
            has_secret=bool(body.get("has_secret")),
            result=text(test.get("result")),
            sentence=text(test.get("sentence")),
            raw=body,
        )


class Connections(Resource):
    """The connections of one tenant."""

    def list(self, *, tenant: str | None = None, limit: int = 1000) -> tuple[Connection, ...]:
        """List the connections of a tenant by name, at most `limit`."""
        return tuple(self.iterate(tenant=tenant, limit=limit))

    def iterate(self, *, tenant: str | None = None, limit: int | None = None) -> Iterator[Connection]:
        """Yield connections by name, reading further pages as they are needed."""
        return map(Connection.of, self._pages(self._address(tenant), limit))

    def get(self, name: str, *, tenant: str | None = None) -> Connection:
        """Read one connection."""
        return Connection.of(self._transport.get(self._address(tenant, name)))

    def create(
        self,
        name: str,
        kind: str,
        address: str,
        *,
        tenant: str | None = None,
        secret: str = "",
        **options: Any,
    ) -> Connection:
        """Make a connection. `options` are username, database and encryption, where its kind has them."""
        body = {"name": name, "kind": kind, "address": address, "secret": secret, **options}
        return Connection.of(self._transport.post(self._address(tenant), body))

    def update(
        self, name: str, /, *, tenant: str | None = None, if_match: str = "", **changes: Any
    ) -> Connection:
        """Change what is named; the rest stays. With another address the secret is needed anew; None removes it."""
        return Connection.of(self._transport.patch(self._address(tenant, name), changes, if_match=if_match))

    def test(self, name: str, *, tenant: str | None = None, if_match: str = "") -> Connection:
        """Let the portal call it now, which takes ten seconds at most, and return it with the result."""
        return Connection.of(self._transport.post(self._address(tenant, name, "test"), {}, if_match=if_match))

    def remove(self, name: str, *, tenant: str | None = None, if_match: str = "") -> None:
        """Remove a connection, and its secret with it."""
        self._transport.delete(self._address(tenant, name), if_match=if_match)

    def _address(self, tenant: str | None, *parts: str) -> str:
        return address("tenants", self._tenant(tenant), "connections", *parts)
