"""The client: `Portal(url, token)` and its parts, a file each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from .audit import Audit
from .catalog import Catalog
from .change_requests import ChangeRequests
from .checks import Checks
from .connections import Connections
from .contracts import Contracts
from .errors import Invalid
from .feature_views import FeatureViews
from .features import FeatureStores
from .lineage import Lineage
from .members import Members
from .models import Models
from .operations import Operations
from .resource import address
from .rollouts import Rollouts
from .tenants import Tenants
from .transport import Transport
from .values import Value, text
from .versions import Versions


@dataclass(frozen=True, kw_only=True)
class Membership:
    """One tenant that the token's owner can see, and the roles held there."""

    slug: str
    roles: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Me(Value):
    """The owner of the token, and what the token may do at most, until when."""

    username: str
    tenants: tuple[Membership, ...]
    scopes: tuple[str, ...] = ()
    expires_at: str = ""
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Me:
        tenants = tuple(
            Membership(slug=text(one.get("slug")), roles=tuple(one.get("roles") or ()))
            for one in body.get("tenants") or ()
        )
        token = body.get("token") or {}
        return cls(
            username=text(body.get("username")),
            tenants=tenants,
            scopes=tuple(token.get("scopes") or ()),
            expires_at=text(token.get("expires_at")),
            raw=body,
        )


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
        parts = (self._transport, self.tenant_slug)
        self.models = Models(*parts)
        self.versions = Versions(*parts)
        self.catalog = Catalog(*parts)
        self.change_requests = ChangeRequests(*parts)
        self.rollouts = Rollouts(*parts)
        self.features = FeatureStores(*parts)
        self.feature_views = FeatureViews(*parts)
        self.contracts = Contracts(*parts)
        self.checks = Checks(*parts)
        self.tenants = Tenants(*parts)
        self.members = Members(*parts)
        self.connections = Connections(*parts)
        self.lineage = Lineage(*parts)
        self.audit = Audit(*parts)
        self.operations = Operations(*parts)

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
        return Me.of(self._transport.get(address("me")))

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
