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
        "Models, versions, change requests, rollouts, tenants, members, the audit trail and long work. Operators of the "
        "platform say in the header Portal-Reason why they need access to a tenant where they have no role; without it "
        "they get `reason_required`."
    ),
    auth=TokenAuth(),
)
for one in areas.routers():
    api.add_router("", import_module(one.module).router, tags=[one.tag])
