"""What the core itself adds: jobs and their sweep."""

from apps.core import admin_actions, health, tasks
from apps.core.areas import AdminGroup, Area, Check, JobKind, StateLabel

AREA = Area(
    name="core",
    jobs=[JobKind(admin_actions.KIND, admin_actions.work, "What an operator started for many rows")],
    checks=[
        Check("Redis", health.redis, order=20, is_required=True, needs_database=False),
        Check("Migrations", health.migrations, order=30),
        Check("Rules", health.rules, order=35),
        Check("Encryption keys", health.encryption, order=37, is_slow=True),
        Check("Queue", health.queue, order=40),
    ],
    states={
        "queued": StateLabel("Queued", "clock", "muted"),
        "running": StateLabel("Running", "loader", "busy"),
        "cancelled": StateLabel("Cancelled", "ban", "muted"),
    },
    schedules=tasks.SCHEDULES,
    admin=[AdminGroup("Running the platform", {"core.job": "jobs console"}, order=30)],
)
