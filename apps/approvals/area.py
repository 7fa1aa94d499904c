"""What approvals add to the portal."""

from apps.approvals import cards, search, tasks
from apps.approvals.choices import REQUESTS
from apps.approvals.events import EVENTS
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
    Switch,
)

AREA = Area(
    name="approvals",
    urls="approvals/",
    navigation=[
        Link(
            "Approvals",
            "approvals:queue",
            icon="checks",
            order=20,
            views=("approvals:",),
            badge="approvals:badge",
            key="a",
        )
    ],
    home=[
        Card(
            "waiting",
            "approvals/_home_waiting.html",
            cards.waiting,
            {
                Persona.REVIEWER: 10,
                # For who is asked to sign something off; it says nothing else to them.
                Persona.ENGINEER: 5,
                Persona.PRODUCT: 5,
                Persona.SUPPORT: 5,
                Persona.ADMIN: 5,
            },
        ),
        Card("own", "approvals/_home_own.html", cards.own, {Persona.ENGINEER: 10}),
        Card(
            "decided",
            "approvals/_home_decided.html",
            cards.decided,
            {
                Persona.PRODUCT: 10,
                Persona.VIEWER: 20,
                Persona.ENGINEER: 40,
                Persona.REVIEWER: 40,
                Persona.SUPPORT: 40,
                Persona.ADMIN: 40,
                Persona.OPERATOR: 60,
            },
        ),
    ],
    search=[SearchProvider("Change requests", "checks", search.requests, order=30, more="approvals:queue")],
    shortcuts=[
        Shortcut(
            "Requests that wait for my vote",
            "approvals:queue",
            "inbox",
            query="?show=waiting",
            words="approve review",
        ),
        Shortcut("My requests", "approvals:queue", "send", query="?show=mine", words="promotion"),
        Shortcut(
            "Recent decisions", "approvals:queue", "history", query="?show=decided", words="approved rejected"
        ),
    ],
    states={
        "in_review": StateLabel("In review", "eye-check", "info"),
        "executing": StateLabel("Executing", "rocket", "busy"),
        "applied": StateLabel("Applied", "circle-check", "ok"),
        "rejected": StateLabel("Rejected", "circle-x", "bad"),
        "withdrawn": StateLabel("Withdrawn", "arrow-back-up", "muted"),
        "rolled_back": StateLabel("Rolled back", "history", "warn"),
        "failed": StateLabel("Failed", "alert-triangle", "bad"),
        "expired": StateLabel("Expired", "hourglass", "muted"),
        "approve": StateLabel("Approved", "thumb-up", "ok"),
        "reject": StateLabel("Rejected", "thumb-down", "bad"),
    },
    switches=[Switch(REQUESTS, "New change requests can be opened")],
    schedules=tasks.SCHEDULES,
    admin=[
        AdminGroup(
            "Governance, read only",
            {
                "approvals.changerequest": "",
                "approvals.revision": "",
                "approvals.requestslot": "",
                "approvals.vote": "",
                "approvals.exclusion": "",
                "approvals.comment": "",
                "approvals.permit": "",
            },
            order=40,
        )
    ],
    events=EVENTS,
    api=[Router("apps.approvals.api", "change requests")],
)
