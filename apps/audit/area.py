"""What the audit trail adds to the portal."""

from apps.audit import health, tasks
from apps.core.areas import AdminGroup, Area, Check

AREA = Area(
    name="audit",
    checks=[
        Check("Outbox", health.consumers, order=50),
        Check("Audit checkpoints", health.checkpoints, order=80),
    ],
    schedules=tasks.SCHEDULES,
    admin=[
        AdminGroup("Running the platform", {"audit.consumerposition": "outbox"}, order=30),
        AdminGroup("Governance, read only", {"audit.log": "audit chains"}, order=40),
    ],
)
