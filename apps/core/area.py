"""What the core itself adds: jobs and their sweep."""

from apps.core import admin_acts, tasks
from apps.core.areas import AdminGroup, Area, JobKind

AREA = Area(
    name="core",
    jobs=[JobKind(admin_acts.KIND, admin_acts.work, "What an operator started for many rows")],
    schedules=tasks.SCHEDULES,
    admin=[AdminGroup("Running the platform", {"core.job": "jobs console"}, order=30)],
)
