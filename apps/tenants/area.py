"""What tenants add to the portal."""

from apps.core.areas import (
    AdminGroup,
    Area,
    Card,
    Link,
    Persona,
    Router,
    SearchProvider,
    Shortcut,
    StateLabel,
)
from apps.tenants import cards, search, tasks
from apps.tenants.events import EVENTS

# All but one's own tokens, which belong to one's account.
PAGES = ("why", "overview", "member", "account", "share", "tenant-token", "settings", "access", "roles")

AREA = Area(
    name="tenants",
    urls="",
    navigation=[
        Link(
            "Tenants",
            "tenants:list",
            icon="building-community",
            order=90,
            views=tuple(f"tenants:{name}" for name in PAGES),
            key="t",
        )
    ],
    home=[
        Card("administered", "tenants/_home_administered.html", cards.administered, {Persona.ADMIN: 10}),
    ],
    search=[
        SearchProvider("Tenants", "building-community", search.tenants, order=50, more="tenants:list"),
        SearchProvider("Members", "users", search.members, order=60),
    ],
    shortcuts=[
        Shortcut("My API tokens", "tenants:tokens", "key", words="create token"),
        Shortcut("Why can I…?", "tenants:why", "help-circle", words="permissions roles access"),
    ],
    states={
        "active": StateLabel("Active", "circle-check", "ok"),
        "suspended": StateLabel("Suspended", "player-pause", "warn"),
        "archived": StateLabel("Archived", "archive", "muted"),
        "revoked": StateLabel("Revoked", "ban", "bad"),
    },
    admin=[
        AdminGroup(
            "Tenants",
            {"tenants.tenant": "", "tenants.tenantquota": "quotas", "tenants.membership": ""},
            order=10,
        ),
        AdminGroup("People and access", {"tenants.apitoken": "API tokens"}, order=20),
    ],
    events=EVENTS,
    schedules=tasks.SCHEDULES,
    api=[Router("apps.tenants.api", "people")],
)
