"""What rollouts add to the portal."""

from apps.core.areas import (
    AdminGroup,
    Area,
    Card,
    Check,
    Link,
    Panel,
    Persona,
    Quota,
    Router,
    SearchProvider,
    Shortcut,
    StateLabel,
    Switch,
)
from apps.rollouts import cards, health, search, tasks, usage
from apps.rollouts.choices import STARTS
from apps.rollouts.events import EVENTS
from apps.rollouts.subjects import PromotionSubject
from apps.tenants import choices

AREA = Area(
    name="rollouts",
    urls="",
    navigation=[
        Link(
            "Rollouts",
            "rollouts:list",
            icon="route",
            order=30,
            views=("rollouts:list", "rollouts:detail"),
            key="r",
        )
    ],
    home=[
        Card(
            "in-progress",
            "rollouts/_home_in_progress.html",
            cards.in_progress,
            {
                Persona.SUPPORT: 10,
                Persona.VIEWER: 10,
                Persona.ENGINEER: 20,
                Persona.REVIEWER: 20,
                Persona.PRODUCT: 20,
                Persona.ADMIN: 30,
                Persona.OPERATOR: 40,
            },
        ),
    ],
    panels=[Panel("approvals.request", "rollouts/_panel_inputs.html", cards.inputs, order=20)],
    search=[
        SearchProvider("Rollouts", "route", search.rollouts, order=40, more="rollouts:list"),
        SearchProvider("Routes", "arrows-split-2", search.routes, order=45),
    ],
    shortcuts=[
        Shortcut(
            "Rollouts in progress",
            "rollouts:list",
            "route",
            query="?state=active",
            words="traffic canary abort",
        )
    ],
    states={
        "pending": StateLabel("Pending", "clock", "muted"),
        "preparing": StateLabel("Preparing", "package", "busy"),
        "applying": StateLabel("Applying", "arrows-split-2", "busy"),
        "observing": StateLabel("Observing", "heartbeat", "busy"),
        "promoting": StateLabel("Promoting", "trending-up", "busy"),
        "succeeded": StateLabel("Promoted", "circle-check", "ok"),
        "rolling_back": StateLabel("Rolling back", "history", "warn"),
        # verdicts of the judge
        "continue": StateLabel("No verdict yet", "dots", "muted"),
        "promote": StateLabel("Promote", "trending-up", "ok"),
        "rollback": StateLabel("Roll back", "trending-down", "bad"),
        "insufficient_data": StateLabel("Insufficient data", "database-off", "warn"),
        "inconclusive": StateLabel("Inconclusive", "question-mark", "warn"),
        "srm": StateLabel("Traffic split is off", "scale", "bad"),
        "aborted": StateLabel("Aborted", "hand-stop", "warn"),
        "refused": StateLabel("No longer allowed", "shield-x", "bad"),
        "not_ready": StateLabel("Never ready", "plug-connected-x", "bad"),
    },
    subjects=[PromotionSubject()],
    switches=[Switch(STARTS, "New rollouts can start")],
    quotas=[Quota(choices.Quota.ROLLOUTS_IN_FLIGHT, usage.in_flight)],
    checks=[
        Check("Reconciler", health.reconciler, order=70, is_required=True),
        Check("Envoy", health.envoy, order=110, is_slow=True),
    ],
    schedules=tasks.SCHEDULES,
    queue="rollouts",
    admin=[
        AdminGroup("Running the platform", {"rollouts.reconcilerheartbeat": ""}, order=30),
        AdminGroup(
            "Models and traffic, read only",
            {
                "rollouts.rollout": "",
                "rollouts.trafficroute": "",
                "rollouts.rolloutevent": "",
                "rollouts.measurement": "measurements of the analysis",
            },
            order=50,
        ),
    ],
    events=EVENTS,
    api=[Router("apps.rollouts.api", "rollouts")],
)
