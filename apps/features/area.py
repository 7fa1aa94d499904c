"""What features add to the portal."""

from apps.core.areas import (
    AdminGroup,
    Area,
    Card,
    Check,
    Fact,
    JobKind,
    Link,
    Persona,
    Router,
    SearchProvider,
    StateLabel,
    Switch,
)
from apps.features import cards, health, lineage_nodes, policy_input, search, services, tasks
from apps.features.choices import SYNC_JOB, SYNCS
from apps.features.events import EVENTS
from apps.features.subjects import FeatureChangeSubject

AREA = Area(
    name="features",
    urls="features/",
    navigation=[Link("Features", "features:list", icon="table", order=14, views=("features:",), key="f")],
    home=[
        Card(
            "stale-features",
            "features/_home_stale.html",
            cards.stale,
            {Persona.ENGINEER: 25, Persona.SUPPORT: 30, Persona.OPERATOR: 60},
        ),
        Card(
            "unapproved-features",
            "features/_home_unapproved.html",
            cards.unapproved,
            {Persona.REVIEWER: 15},
        ),
    ],
    search=[
        SearchProvider("Feature views", "table", search.views, order=22, more="features:list"),
        SearchProvider("Feature services", "stack-2", search.services, order=26),
    ],
    states={
        "draft": StateLabel("Draft", "pencil", "muted"),
        "active": StateLabel("Active", "circle-check", "ok"),
        "deprecated": StateLabel("Deprecated", "hourglass", "warn"),
        "retired": StateLabel("Retired", "archive", "muted"),
        "unknown": StateLabel("No ttl or values", "question-mark", "muted"),
        "fresh": StateLabel("Fresh", "circle-check", "ok"),
        "stale": StateLabel("Stale", "clock", "warn"),
        "restored": StateLabel("Added again", "plus", "info"),
        "added": StateLabel("Added", "plus", "ok"),
        "changed": StateLabel("Changed", "pencil", "info"),
        "removed": StateLabel("Removed", "trash", "bad"),
    },
    jobs=[JobKind(SYNC_JOB, services.work, "A feature store is synced")],
    schedules=tasks.SCHEDULES,
    switches=[Switch(SYNCS, "Feature stores are synced")],
    checks=[Check("Feature syncs", health.syncs, order=58)],
    facts=[Fact("feature_changes", policy_input.feature_changes)],
    subjects=[FeatureChangeSubject()],
    nodes=lineage_nodes.NODES,
    events=EVENTS,
    admin=[
        AdminGroup(
            "Features and data, read only",
            {"features.featurestore": "", "features.sync": "syncs of feature stores"},
            order=55,
        )
    ],
    api=[Router("apps.features.api", "features")],
)
