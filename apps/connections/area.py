"""What connections add to the portal."""

from apps.connections.choices import CALLS
from apps.core.areas import Area, StateLabel, Switch

AREA = Area(
    name="connections",
    states={
        "untested": StateLabel("Not tested", "circle-dashed", "muted"),
        "reachable": StateLabel("Reachable", "circle-check", "ok"),
        "unreachable": StateLabel("Not reachable", "alert-triangle", "bad"),
    },
    switches=[Switch(CALLS, "Connections of tenants are called: tests, syncs and checks")],
)
