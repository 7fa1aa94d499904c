"""The health check of connections: whether what tenants connected still answers."""

from __future__ import annotations

from django.db.models import Count

from apps.connections.choices import Result
from apps.connections.models import Connection
from apps.core.areas import Health, Level
from apps.tenants.choices import Status


def connections() -> Health:
    """Return whether connections answered when they were last tested; what does not is its tenant's affair."""
    rows = Connection.objects.filter(tenant__status=Status.ACTIVE, result=Result.UNREACHABLE)
    found = rows.aggregate(connections=Count("pk"), tenants=Count("tenant", distinct=True))
    count, tenants = found["connections"], found["tenants"]
    if not count:
        return Health(Level.OK, "no test failed last")
    return Health(
        Level.WARN,
        f"{count} connection{'s' if count != 1 else ''} of {tenants} tenant{'s' if tenants != 1 else ''} "
        "did not answer at the last test",
        "Look at Connections; their administrators mend addresses and secrets, you open private places.",
    )
