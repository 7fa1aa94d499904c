"""The map of the portal."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

from platform_portal.api import api
from platform_portal.home import home

urlpatterns = [
    path("", home, name="home"),
    path("models/", include("apps.registry.urls")),
    path("", include("apps.rollouts.urls")),
    path("approvals/", include("apps.approvals.urls")),
    path("", include("apps.tenants.urls")),
    path("accounts/", include("apps.accounts.urls")),
    path("admin/", admin.site.urls),
    path("api/v1/", api.urls),
    path("mlflow/<slug:tenant>/", include("apps.mlflow_api.urls")),
    path("", include("apps.operations.urls")),
]

handler400 = "apps.core.refusals.pages.bad_request"
handler403 = "apps.core.refusals.pages.permission_denied"
handler404 = "apps.core.refusals.pages.page_not_found"
handler500 = "apps.core.refusals.pages.server_error"
