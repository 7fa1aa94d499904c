"""Places inside the network, opened for one tenant as an operator does."""

from __future__ import annotations

from apps.connections import services
from apps.connections.models import AllowedPlace
from apps.core.actors import System
from apps.tenants.models import Tenant


def open_place(tenant: Tenant, port: int, host: str = "127.0.0.1") -> AllowedPlace:
    return services.allow_place(tenant=tenant, host=host, port=port, reason="of a test", by=System("test"))
