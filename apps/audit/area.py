"""What the audit trail adds to the portal."""

from apps.audit import tasks
from apps.core.areas import AdminGroup, Area

AREA = Area(
    name="audit",
    schedules=tasks.SCHEDULES,
    admin=[
        AdminGroup("Running the platform", {"audit.consumerposition": "outbox"}, order=30),
        AdminGroup("Governance, read only", {"audit.log": "audit chains"}, order=40),
    ],
)
