"""Who has which roles in a tenant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .resource import Resource, address
from .values import Value, text

PERSON, GROUP = "person", "group"


@dataclass(frozen=True, kw_only=True)
class Member(Value):
    """A person, a service account or a group, by its name."""

    kind: str
    name: str
    roles: tuple[str, ...]
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Member:
        return cls(
            kind=text(body.get("kind")),
            name=text(body["name"]),
            roles=tuple(body.get("roles") or ()),
            raw=body,
        )


class Members(Resource):
    """The members of one tenant."""

    def list(self, *, tenant: str | None = None, kind: str = PERSON, limit: int = 1000) -> tuple[Member, ...]:
        """List the people, or the groups, with a role in a tenant by name, at most `limit`."""
        return tuple(self.iterate(tenant=tenant, kind=kind, limit=limit))

    def iterate(
        self, *, tenant: str | None = None, kind: str = PERSON, limit: int | None = None
    ) -> Iterator[Member]:
        """Yield members by name, reading further pages as they are needed."""
        path = address("tenants", self._tenant(tenant), "members")
        return map(Member.of, self._pages(path, limit, kind=kind))

    def get(self, name: str, *, tenant: str | None = None, kind: str = PERSON) -> Member:
        """Read one member."""
        return Member.of(self._transport.get(self._address(tenant, kind, name)))

    def add(self, name: str, role: str, *, tenant: str | None = None, kind: str = PERSON) -> Member:
        """Give somebody one more role."""
        path = address("tenants", self._tenant(tenant), "members")
        return Member.of(self._transport.post(path, {"kind": kind, "name": name, "role": role}))

    def change(
        self,
        name: str,
        roles: Iterable[str],
        *,
        tenant: str | None = None,
        kind: str = PERSON,
        if_match: str = "",
    ) -> Member:
        """Let a member have exactly these roles."""
        path, body = self._address(tenant, kind, name), {"roles": list(roles)}
        return Member.of(self._transport.put(path, body, if_match=if_match))

    def remove(self, name: str, *, tenant: str | None = None, kind: str = PERSON, if_match: str = "") -> None:
        """Take every role from a member."""
        self._transport.delete(self._address(tenant, kind, name), if_match=if_match)

    def _address(self, tenant: str | None, kind: str, name: str) -> str:
        return address("tenants", self._tenant(tenant), "members", kind, name)
