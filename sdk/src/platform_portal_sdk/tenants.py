"""Tenants and their settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .resource import Resource, address
from .values import Value, text


@dataclass(frozen=True, kw_only=True)
class Tenant(Value):
    """One team's share of the platform, with the roles that the token's owner has in it."""

    slug: str
    name: str
    status: str
    roles: tuple[str, ...]
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Tenant:
        return cls(
            slug=text(body["slug"]),
            name=text(body.get("name")),
            status=text(body.get("status")),
            roles=tuple(body.get("roles") or ()),
            raw=body,
        )


class Tenants(Resource):
    """The tenants that the token's owner can see. `raw` of one that was read holds its settings and its usage."""

    def list(self, *, limit: int = 1000) -> tuple[Tenant, ...]:
        """List tenants by short name, at most `limit`."""
        return tuple(self.iterate(limit=limit))

    def iterate(self, *, limit: int | None = None) -> Iterator[Tenant]:
        """Yield tenants by short name, reading further pages as they are needed."""
        return map(Tenant.of, self._pages(address("tenants"), limit))

    def get(self, slug: str) -> Tenant:
        """Read one tenant."""
        return Tenant.of(self._transport.get(address("tenants", slug)))

    def create(self, slug: str, name: str, *, time_zone: str = "UTC") -> Tenant:
        """Create a tenant, as an operator of the platform."""
        body = {"slug": slug, "name": name, "time_zone": time_zone}
        return Tenant.of(self._transport.post(address("tenants"), body))

    def update(self, slug: str, *, if_match: str = "", **settings: Any) -> Tenant:
        """Change the settings that are named; the others stay as they are."""
        return Tenant.of(self._transport.patch(address("tenants", slug), settings, if_match=if_match))
