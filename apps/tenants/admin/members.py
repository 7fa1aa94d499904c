from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin

from apps.accounts.choices import Kind
from apps.core.admin import ServiceAdmin, ServiceForm
from apps.core.admin_actions import AdminAction
from apps.core.admin_lists import SearchFilter
from apps.tenants import services
from apps.tenants.choices import TENANT_ROLES, Role
from apps.tenants.models import Membership


def _remove_role(membership: Membership, params: dict[str, Any], by: Any) -> str:
    services.remove_role(
        tenant=membership.tenant,
        role=Role(membership.role),
        by=by,
        user=membership.user,
        group=membership.group,
    )
    role = membership.get_role_display().lower()
    return f"{membership.holder} is no longer {role} in {membership.tenant}."


class MembershipForm(ServiceForm):
    role = forms.ChoiceField(choices=[(role.value, role.label) for role in TENANT_ROLES])

    class Meta:
        model = Membership
        fields = ("tenant", "user", "group", "role")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and (cleaned.get("user") is None) == (cleaned.get("group") is None):
            raise forms.ValidationError("Choose a person or a group, and not both.")
        return cleaned


@admin.register(Membership)
class MembershipAdmin(ServiceAdmin):
    """Who has which role where. A role is given and taken, never edited."""

    form = MembershipForm
    list_display = ("holder", "kind", "role", "tenant", "created_at")
    list_filter = ("role", ("group", admin.EmptyFieldListFilter), ("tenant", SearchFilter))
    list_select_related = ("user", "group", "tenant")
    search_fields = ("user__username", "group__name", "tenant__slug", "tenant__name")
    date_hierarchy = "created_at"
    ordering = ("-created_at",)
    autocomplete_fields = ("tenant", "user", "group")
    acts = (
        AdminAction(
            "remove",
            "Remove role",
            _remove_role,
            explain="The role ends with the next request. Other roles stay.",
            is_dangerous=True,
        ),
    )

    @admin.display(description="person or group")
    def holder(self, membership: Membership) -> str:
        return str(membership.holder)

    @admin.display(description="kind")
    def kind(self, membership: Membership) -> str:
        return "group" if membership.user is None else Kind(membership.user.kind).label.lower()

    def create(self, form: Any, by: Any) -> Membership:
        return services.assign_role(by=by, **{**form.cleaned_data, "role": Role(form.cleaned_data["role"])})
