"""The admin site: Django's own, behind the portal's own door."""

from __future__ import annotations

from typing import Any, cast

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import PasswordChangeView
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from apps.accounts import services as accounts
from apps.accounts.models import User


class PortalAdminSite(AdminSite):
    site_header = site_title = "Platform Portal"
    index_title = "Operations"

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """This function will send people through the rate-limited sign-in that everybody uses."""
        response: HttpResponse = secure_admin_login(super().login)(request, extra_context)
        return response

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """This function will let people change their own password through the service, which records it."""
        view = PasswordChangeView.as_view(
            form_class=RecordedPasswordForm,
            success_url=reverse("admin:password_change_done"),
            template_name="registration/password_change_form.html",
            extra_context={**self.each_context(request), **(extra_context or {})},
        )
        # Django's own annotation is narrower than what the view answers: after a change it redirects.
        return cast(TemplateResponse, view(request))


class RecordedPasswordForm(PasswordChangeForm):
    """Django's form for one's own password; the change itself is the service's."""

    def save(self, commit: bool = True) -> User:
        """This function will set the new password and append it to the trail."""
        user = self.user
        accounts.set_password(user=user, password=self.cleaned_data["new_password1"], by=user)
        return user
