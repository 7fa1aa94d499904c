"""What operations add to the portal."""

from apps.core.areas import AdminGroup, Area, Card, Check, Persona, Router, Shortcut
from apps.operations import cards, health, tasks
from apps.tenants import access

AREA = Area(
    name="operations",
    urls="",
    home=[
        Card("needs", "operations/_home_needs.html", cards.needs, {Persona.OPERATOR: 10}),
    ],
    shortcuts=[
        Shortcut("Admin", "admin:index", "settings", words="operate", is_shown=access.operates),
        Shortcut("Health", "admin:health", "heartbeat", words="checks status", is_shown=access.operates),
        Shortcut(
            "Jobs",
            "admin:core_job_changelist",
            "list-check",
            words="queue dead letters",
            is_shown=access.operates,
        ),
        Shortcut(
            "Feature switches", "admin:switches", "adjustments", words="turn off", is_shown=access.operates
        ),
        Shortcut("Create a tenant", "admin:tenants_tenant_add", "plus", is_shown=access.operates),
    ],
    checks=[
        Check("Beat", health.beat, order=60),
        Check("Workers", health.workers, order=100, is_slow=True),
        Check("Front", health.front, order=120, is_slow=True),
    ],
    schedules=tasks.SCHEDULES,
    api=[Router("apps.operations.api", "operations")],
    admin=[
        AdminGroup("People and access", {"operations.serviceaccount": ""}, order=20),
        AdminGroup(
            "Running the platform",
            {
                "django_celery_beat.periodictask": "beat schedules",
                "operations.operatoraccesssession": "operator access sessions",
            },
            order=30,
        ),
        AdminGroup("Governance, read only", {"operations.trailentry": "audit trail"}, order=40),
    ],
)
