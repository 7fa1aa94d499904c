"""The REST API: the routers that areas declare under one roof."""

from __future__ import annotations

from importlib import import_module

from apps.core import areas
from apps.core.rest import PortalAPI
from apps.tenants.api_auth import TokenAuth

api = PortalAPI(
    title="Platform Portal",
    version="1",
    description=(
        "Registered models, change requests and rollouts of the portal. Operators of the platform say in the header "
        "Portal-Reason why they look into a tenant where they have no role; without it they get `reason_required`."
    ),
    auth=TokenAuth(),
)
for one in areas.routers():
    api.add_router("", import_module(one.module).router, tags=[one.tag])
