from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString

from apps.connections import services
from apps.connections.models import AllowedPlace, Connection
from apps.core.admin import ReadOnlyAdmin, ServiceAdmin, ServiceForm
from apps.core.admin_actions import AdminAction
from apps.core.admin_lists import SearchFilter


def _close(place: AllowedPlace, params: dict[str, Any], by: Any) -> str:
    services.remove_place(place=place, by=by)
    return f"{place} is closed for {place.tenant}."


class PlaceForm(ServiceForm):
    class Meta:
        model = AllowedPlace
        fields = ("tenant", "host", "port", "reason")
        help_texts = {
            "host": "Exactly as it stands in addresses. Metadata services and link-local addresses stay closed.",
            "port": "At public hosts this port is then open for the tenant, too.",
            "reason": "The tenant's administrators read it.",
        }
        widgets = {"reason": forms.TextInput(attrs={"class": "vTextField"})}


@admin.register(AllowedPlace)
class AllowedPlaceAdmin(ServiceAdmin):
    """Hosts and ports inside the network that one tenant's connections and webhooks may call."""

    form = PlaceForm
    list_display = ("place", "tenant", "reason", "added_by", "added_at")
    list_filter = (("tenant", SearchFilter),)
    list_select_related = ("tenant", "added_by")
    search_fields = ("host", "tenant__slug", "reason")
    date_hierarchy = "added_at"
    autocomplete_fields = ("tenant",)
    acts = (
        AdminAction(
            "close",
            "Close",
            _close,
            explain="The tenant's connections and webhooks no longer call it, from the next call on.",
            is_dangerous=True,
        ),
    )

    @admin.display(description="place", ordering="host")
    def place(self, place: AllowedPlace) -> str:
        return str(place)

    def create(self, form: Any, by: Any) -> AllowedPlace:
        return services.allow_place(by=by, **form.cleaned_data)


@admin.register(Connection)
class ConnectionAdmin(ReadOnlyAdmin):
    """What tenants let the portal call, and whether it answered. Secrets stay encrypted."""

    list_display = ("name", "tenant", "kind", "status", "tested_at", "has_secret")
    list_filter = ("kind", "result", ("tenant", SearchFilter))
    list_select_related = ("tenant",)
    search_fields = ("name", "tenant__slug", "address")
    fields = (
        "name",
        "tenant",
        "kind",
        "address",
        "username",
        "database",
        "encryption",
        "has_secret",
        "secret_set_at",
        "status",
        "sentence",
        "tested_at",
        "busy_until",
        "created_at",
        "updated_at",
    )

    @admin.display(description="last test", ordering="result")
    def status(self, connection: Connection) -> SafeString:
        return format_html(
            '<span class="state state-{}">{}</span>', connection.result, connection.get_result_display()
        )

    @admin.display(description="secret", boolean=True)
    def has_secret(self, connection: Connection) -> bool:
        return connection.has_secret
