"""The map of the portal: each app's urls.py stands where its area says."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

from apps.core import areas
from platform_portal.api import api
from platform_portal.home import home
from platform_portal.search import search

urlpatterns = [
    path("", home, name="home"),
    path("search/", search, name="search"),
    path("admin/", admin.site.urls),
    path("api/v1/", api.urls),
    *(path(area.urls, include(f"apps.{area.name}.urls")) for area in areas.every() if area.urls is not None),
]

handler400 = "apps.core.refusals.pages.bad_request"
handler403 = "apps.core.refusals.pages.permission_denied"
handler404 = "apps.core.refusals.pages.page_not_found"
handler500 = "apps.core.refusals.pages.server_error"
