"""What the tenants of the demo would read, inside a network that this machine is not in: nobody has tested them yet."""

from __future__ import annotations

from collections.abc import Callable

from apps.connections import services
from apps.connections.choices import ConnectionKind, Encryption
from apps.connections.models import AllowedPlace, Connection
from apps.core.actors import System
from apps.tenants.models import Tenant

BY = System("demo")
PROMETHEUS, WAREHOUSE = ("10.20.0.9", 9090), ("10.20.0.12", 5432)
REASONS = {
    PROMETHEUS: "The cluster's Prometheus, asked for by the ML platform team",
    WAREHOUSE: "The replica that contracts are checked on",
}

Say = Callable[[str], None]


def fill(slugs: list[str], *, say: Say) -> None:
    """Open two places for each tenant, and connect them."""
    for tenant in Tenant.objects.filter(slug__in=slugs):
        for (host, port), reason in REASONS.items():
            if not AllowedPlace.objects.filter(tenant=tenant, host=host, port=port).exists():
                services.allow_place(tenant=tenant, host=host, port=port, reason=reason, by=BY)
        names = set(Connection.objects.filter(tenant=tenant).values_list("name", flat=True))
        if "cluster-metrics" not in names:
            services.create_connection(
                tenant=tenant,
                name="cluster-metrics",
                kind=ConnectionKind.PROMETHEUS,
                address=f"http://{PROMETHEUS[0]}:{PROMETHEUS[1]}",
                by=BY,
            )
        if "warehouse" not in names:
            services.create_connection(
                tenant=tenant,
                name="warehouse",
                kind=ConnectionKind.POSTGRES,
                address=f"{WAREHOUSE[0]}:{WAREHOUSE[1]}",
                database="features",
                username=f"{tenant.slug}_reader",
                secret="of the demo",  # noqa: S106 - opens nothing
                encryption=Encryption.UNVERIFIED,
                by=BY,
            )
    say("Connections are in each tenant; the places they lead to are not on this machine.")
