"""What features add to the portal."""

from apps.core.areas import AdminGroup, Area, Check, Fact, JobKind, Router, StateLabel, Switch
from apps.features import health, policy_input, services, tasks
from apps.features.choices import SYNC_JOB, SYNCS
from apps.features.events import EVENTS

AREA = Area(
    name="features",
    states={
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
    checks=[Check("Feature syncs", health.syncs, order=120)],
    facts=[Fact("feature_changes", policy_input.feature_changes)],
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
