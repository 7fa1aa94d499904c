"""What policies add to the portal."""

from apps.core.areas import AdminGroup, Area, StateLabel

AREA = Area(
    name="policies",
    states={
        "allow": StateLabel("Allowed", "shield-check", "ok"),
        "deny": StateLabel("Refused", "shield-x", "bad"),
    },
    admin=[AdminGroup("Governance, read only", {"policies.policydecision": ""}, order=40)],
)
