"""The admin site: Django's own, behind the portal's own door."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import urlencode

from allauth.account.decorators import secure_admin_login
from django.apps import apps
from django.contrib.admin import AdminSite
from django.contrib.auth.views import PasswordChangeView
from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import slugify

from apps.accounts.forms import OwnPasswordInAdminForm
from apps.accounts.http import reauthentication_required
from apps.core import areas
from apps.core.admin import operates
from apps.operations import admin_access, admin_views
from apps.operations.console import home_page

# Pages that are a form and nothing to read: whoever opens one is going to send it.
FORMS = ("_add", "_delete", "_act", "password_change", "operator-access")


def _opens_a_form(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.url_name is not None and match.url_name.endswith(FORMS)


class PortalAdminSite(AdminSite):
    site_header = site_title = "Platform Portal"
    index_title = "Operations"
    enable_nav_sidebar = True

    def register(self, model_or_iterable: Any, *args: Any, **options: Any) -> None:
        """Show a model in the admin, under the name that operators give it."""
        super().register(model_or_iterable, *args, **options)
        models: Any = [model_or_iterable] if isinstance(model_or_iterable, type) else model_or_iterable
        names = {label: name for group in areas.admin_groups() for label, name in group.models.items()}
        for meta in (model._meta for model in models):
            meta.verbose_name_plural = names.get(meta.label_lower) or meta.verbose_name_plural

    def has_permission(self, request: HttpRequest) -> bool:
        """Let operators of the platform in: being staff or a superuser is not enough."""
        return super().has_permission(request) and operates(request)

    def log_access(
        self, request: HttpRequest, model: type[Model], obj: Any = None, *, path: str | None = None
    ) -> HttpResponse | None:
        """Log the access to a list or to an object, or return the page that asks for a reason."""
        return admin_access.log_access(request, model, obj, path=path)

    def trail_url(self, object_id: str) -> str:
        """Return the page of what the trail says of an object."""
        return f"{reverse('admin:operations_trailentry_changelist')}?{urlencode({'object_id': object_id})}"

    def get_urls(self) -> list[Any]:
        """Return the addresses of the admin, with the pages that belong to no table."""
        own = [
            path("health/", self.admin_view(admin_views.health), name="health"),
            path("switches/", self.admin_view(admin_views.feature_switches), name="switches"),
            path("operator-access/", self.admin_view(admin_views.operator_access), name="operator-access"),
        ]
        # Django's way from any object to its page would be an access that nobody logs.
        stock = [pattern for pattern in super().get_urls() if getattr(pattern, "name", "") != "view_on_site"]
        return [*own, *stock]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Group what there is by what operators do with it; what no area names stands under "More"."""
        found = super().get_app_list(request, app_label)
        if app_label is not None:
            return found
        named = {model["model"]._meta.label_lower: model for app in found for model in app["models"]}
        groups = [
            {
                "name": group.title,
                "app_label": slugify(group.title),
                "app_url": "",
                "models": [named.pop(label) for label in group.models if label in named],
            }
            for group in areas.admin_groups()
        ]
        groups.append({"name": "More", "app_label": "more", "app_url": "", "models": list(named.values())})
        return [group for group in groups if group["models"]]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Show what needs an operator now, and everything there is."""
        return super().index(request, {"page": home_page(), **(extra_context or {})})

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Suggest objects; suggestions of tenants' data are accesses like any other."""
        try:
            model = apps.get_model(request.GET["app_label"], request.GET["model_name"])
            asked_for = model._meta.get_field(request.GET["field_name"]).related_model
        except (KeyError, LookupError, FieldDoesNotExist) as error:
            raise PermissionDenied from error
        before = self.log_access(request, asked_for) if isinstance(asked_for, type) else None
        return before or super().autocomplete_view(request)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Let operators change things within five minutes of proving who they are, and read always; forms ask first."""
        leaves = view == self.logout
        confirmed = reauthentication_required(view, before=_opens_a_form)
        return super().admin_view(view if leaves else confirmed, cacheable)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Send people through the rate-limited sign-in that everybody uses."""
        response: HttpResponse = secure_admin_login(super().login)(request, extra_context)
        return response

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """Let people change their own password through the service, which records it."""
        view = PasswordChangeView.as_view(
            form_class=OwnPasswordInAdminForm,
            success_url=reverse("admin:password_change_done"),
            template_name="admin/password_change.html",
            extra_context={**self.each_context(request), **(extra_context or {})},
        )
        # Django's own annotation is narrower than what the view answers: after a change it redirects.
        return cast(TemplateResponse, view(request))
