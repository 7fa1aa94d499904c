"""What connections add to the portal."""

from apps.connections import health
from apps.connections.choices import CALLS
from apps.connections.models import PURPOSE, Connection
from apps.core.areas import AdminGroup, Area, Check, Encrypted, Router, StateLabel, Switch, TenantTab

AREA = Area(
    name="connections",
    urls="tenants/",
    tenant_tabs=[TenantTab("connections", "Connections", "connections:list", order=8)],
    states={
        "untested": StateLabel("Not tested", "circle-dashed", "muted"),
        "reachable": StateLabel("Reachable", "circle-check", "ok"),
        "unreachable": StateLabel("Not reachable", "alert-triangle", "bad"),
    },
    checks=[Check("Connections", health.connections, order=56)],
    admin=[
        AdminGroup(
            "Connections",
            {"connections.allowedplace": "private places of tenants", "connections.connection": ""},
            order=36,
        )
    ],
    api=[Router("apps.connections.api", "connections")],
    encrypted=[Encrypted("Secrets of connections", Connection, ("encrypted_secret",), PURPOSE)],
    switches=[Switch(CALLS, "Connections of tenants are called: tests, syncs and checks")],
)
