"""What the registry of models adds to the portal."""

from django.urls import reverse

from apps.core.areas import (
    AdminGroup,
    Area,
    Card,
    Check,
    Link,
    NodeKind,
    Panel,
    Persona,
    Quota,
    Router,
    SearchProvider,
    Switch,
)
from apps.registry import cards, health, input_pages, lineage_nodes, search, tasks, usage
from apps.registry.choices import UPLOADS
from apps.registry.events import EVENTS
from apps.registry.models import RegisteredModel
from apps.tenants import choices
from apps.tenants.shareables import Kind

AREA = Area(
    name="registry",
    urls="models/",
    navigation=[
        Link(
            "Models",
            "registry:model-list",
            icon="box",
            order=10,
            views=("registry:", "rollouts:promotion-request"),
            key="m",
        )
    ],
    home=[
        Card(
            "first-steps",
            "registry/_home_first_steps.html",
            cards.first_steps,
            dict.fromkeys(Persona, 0),
            is_wide=True,
        ),
        Card(
            "models",
            "registry/_home_models.html",
            cards.newest,
            {
                Persona.ENGINEER: 30,
                Persona.PRODUCT: 30,
                Persona.VIEWER: 30,
                Persona.SUPPORT: 50,
                Persona.ADMIN: 50,
            },
        ),
    ],
    panels=[Panel("registry.version", "registry/_panel_inputs.html", input_pages.panel, order=10)],
    search=[
        SearchProvider("Models", "box", search.models, order=10, more="registry:model-list"),
        SearchProvider("Versions", "versions", search.versions, order=20),
    ],
    switches=[Switch(UPLOADS, "Models, versions and files can be registered and uploaded")],
    quotas=[
        Quota(choices.Quota.MODELS, usage.models),
        Quota(choices.Quota.VERSIONS, usage.versions),
        Quota(choices.Quota.STORAGE_BYTES, usage.storage_bytes),
    ],
    sharing=[
        Kind(
            slug="model",
            label="Model",
            model=RegisteredModel,
            url=lambda model: reverse("registry:model-detail", args=[model.tenant.slug, model.name]),
        )
    ],
    checks=[
        Check("Storage", health.storage, order=90, needs_database=False),
    ],
    events=EVENTS,
    schedules=tasks.SCHEDULES,
    nodes=[NodeKind("version", "Model version", "versions", lineage_nodes.urls, lineage_nodes.owners)],
    api=[Router("apps.registry.api", "models")],
    admin=[
        AdminGroup(
            "Tenants",
            {
                "registry.modelusershare": "models shared with people",
                "registry.modelgroupshare": "models shared with groups",
            },
            order=10,
        ),
        AdminGroup(
            "Models and traffic, read only",
            {
                "registry.registeredmodel": "",
                "registry.modelversion": "",
                "registry.alias": "",
                "registry.aliaschange": "",
                "registry.artifact": "",
            },
            order=50,
        ),
    ],
)
