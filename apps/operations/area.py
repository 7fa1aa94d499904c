"""What operations add to the portal."""

from apps.core.areas import AdminGroup, Area
from apps.operations import tasks

AREA = Area(
    name="operations",
    schedules=tasks.SCHEDULES,
    admin=[
        AdminGroup("People and access", {"operations.serviceaccount": ""}, order=20),
        AdminGroup(
            "Running the platform",
            {
                "django_celery_beat.periodictask": "beat schedules",
                "operations.adminvisit": "visits of operators",
            },
            order=30,
        ),
        AdminGroup("Governance, read only", {"operations.trailentry": "audit trail"}, order=40),
    ],
)
