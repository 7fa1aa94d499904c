"""The admin site: Django's own, behind the portal's own door."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse


class PortalAdminSite(AdminSite):
    site_header = site_title = "Platform Portal"
    index_title = "Operations"

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """This function will send people through the rate-limited sign-in that everybody uses."""
        response: HttpResponse = secure_admin_login(super().login)(request, extra_context)
        return response
