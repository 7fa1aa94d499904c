"""The REST API: each app's router under one roof."""

from __future__ import annotations

from apps.approvals.api import router as approvals_router
from apps.core.api import ObjectParser, PortalAPI, TokenAuth, handle_errors
from apps.rollouts.api import router as rollouts_router
from apps.tenants.api import router as tenants_router

api = PortalAPI(
    title="Platform Portal",
    version="1",
    description=(
        "Registered models, change requests and rollouts of the portal. Operators of the platform say in the header "
        "Portal-Reason why they look into a tenant where they have no role; without it they get `reason_required`."
    ),
    auth=TokenAuth(),
    docs_url=None,
    parser=ObjectParser(),
    openapi_url="/openapi.json",
)
handle_errors(api)
api.add_router("", tenants_router, tags=["people"])
api.add_router("", approvals_router, tags=["change requests"])
api.add_router("", rollouts_router, tags=["rollouts"])
