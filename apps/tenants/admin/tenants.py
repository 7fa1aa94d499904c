from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import JSONField, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from apps.core import sizes
from apps.core.admin import ServiceAdmin, ServiceForm
from apps.core.admin_actions import AdminAction, ReasonForm
from apps.core.admin_lists import count_of
from apps.tenants import services
from apps.tenants.choices import Quota, Status
from apps.tenants.forms import limit_field
from apps.tenants.models import ApiToken, Membership, Tenant, TenantQuota


def _suspend(tenant: Tenant, params: dict[str, Any], by: Any) -> str:
    services.suspend(tenant=tenant, by=by, reason=params["reason"])
    return f"{tenant.name} is suspended: it can be read and not changed."


def _resume(tenant: Tenant, params: dict[str, Any], by: Any) -> str:
    services.resume(tenant=tenant, by=by)
    return f"{tenant.name} works again."


def _archive(tenant: Tenant, params: dict[str, Any], by: Any) -> str:
    services.archive(tenant=tenant, by=by, reason=params["reason"])
    return f"{tenant.name} is archived: its people no longer see it."


def _restore(tenant: Tenant, params: dict[str, Any], by: Any) -> str:
    services.restore(tenant=tenant, by=by)
    return f"{tenant.name} is back, suspended."


class LimitsForm(forms.Form):
    """One limit for many tenants."""

    quota = forms.ChoiceField(choices=Quota.choices)
    limit = forms.CharField(
        required=False,
        max_length=40,
        help_text="A whole number, for storage a size such as 500 GB. Empty is no limit.",
    )

    def clean(self) -> dict[str, Any]:
        """Read the limit as that of its quota."""
        values = super().clean() or {}
        if "quota" in values and "limit" in values:
            try:
                values["limit"] = limit_field(Quota(values["quota"])).clean(values["limit"])
            except forms.ValidationError as error:
                self.add_error("limit", error)
        return values


def _set_limit(tenant: Tenant, params: dict[str, Any], by: Any) -> str:
    quota, limit = Quota(params["quota"]), params["limit"]
    before = getattr(tenant.quota, f"max_{quota}") if hasattr(tenant, "quota") else None
    services.set_quota(tenant=tenant, by=by, **{quota.value: limit})
    return f"{tenant.name}: {quota.label.lower()} {_limit(quota, before)} → {_limit(quota, limit)}."


def _limit(quota: Quota, limit: int | None) -> str:
    if limit is None:
        return "no limit"
    return sizes.exact(limit) if quota is Quota.STORAGE_BYTES else f"{limit:,}"


class TenantForm(ServiceForm):
    upstream_tracking_url = forms.URLField(
        max_length=500,
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "vURLField"}),
    )

    class Meta:
        model = Tenant
        fields = (
            "name",
            "slug",
            "time_zone",
            "protected_aliases",
            "tiers",
            "bounds",
            "business_hours",
            "upstream_tracking_url",
        )
        help_texts = {
            "slug": "It stands in addresses and cannot be changed later.",
            "time_zone": "A name such as Europe/Berlin.",
            "protected_aliases": 'A list such as ["champion"]. An alias that is protected stays so.',
            "tiers": 'The risk of protected aliases, such as {"champion": "high"}.',
            "bounds": 'What a request may ask for in a tier, such as {"high": {"max_bad_rate": 0.01, "without_traffic": "never"}}.',
            "business_hours": "Days count from Monday (0).",
        }


@admin.register(Tenant)
class TenantAdmin(ServiceAdmin):
    form = TenantForm
    formfield_overrides = {JSONField: {"widget": forms.Textarea(attrs={"rows": 2, "cols": 60})}}
    list_display = ("name", "slug", "state", "people", "tokens", "time_zone", "created_at")
    list_filter = ("status", "time_zone")
    search_fields = ("name", "slug")
    date_hierarchy = "created_at"
    ordering = ("name",)
    readonly_fields = ("state", "status_reason", "status_changed_at", "created_at", "usage", "elsewhere")
    acts = (
        AdminAction(
            "suspend",
            "Suspend",
            _suspend,
            explain="The tenant can be read and not changed; its rollouts in flight go back.",
            form=ReasonForm,
            is_dangerous=True,
            offered=lambda tenant: tenant.status == Status.ACTIVE,
            locks_row=True,
        ),
        AdminAction(
            "resume",
            "Resume",
            _resume,
            explain="The tenant works again.",
            offered=lambda tenant: tenant.status == Status.SUSPENDED,
            locks_row=True,
        ),
        AdminAction(
            "archive",
            "Archive",
            _archive,
            explain="Only operators see the tenant from then on. Nothing is deleted.",
            form=ReasonForm,
            is_dangerous=True,
            offered=lambda tenant: tenant.status == Status.SUSPENDED,
            locks_row=True,
        ),
        AdminAction(
            "restore",
            "Restore",
            _restore,
            explain="The tenant's people see it again. It comes back suspended.",
            offered=lambda tenant: tenant.status == Status.ARCHIVED,
            locks_row=True,
        ),
        AdminAction(
            "set-quota",
            "Set a quota",
            _set_limit,
            explain="A limit below what is used stops what is new.",
            form=LimitsForm,
            locks_row=True,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tenant]:
        rows = super().get_queryset(request).select_related("quota")
        return rows.annotate(
            people_count=count_of(Membership.objects.all(), "tenant", of="user"),
            token_count=count_of(ApiToken.objects.usable(), "tenant"),
        )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return [(None, {"fields": ("name", "slug", "time_zone")})]
        settings = (
            "name",
            "time_zone",
            "protected_aliases",
            "tiers",
            "bounds",
            "business_hours",
            "upstream_tracking_url",
        )
        return [
            (None, {"fields": ("state", "status_reason", "status_changed_at", "created_at", "elsewhere")}),
            ("Use and limits", {"fields": ("usage",)}),
            ("Settings", {"fields": settings}),
        ]

    @admin.display(description="state", ordering="status")
    def state(self, tenant: Tenant) -> SafeString:
        return format_html(
            '<span class="state state-{}">{}</span>', tenant.status, tenant.get_status_display()
        )

    @admin.display(description="people", ordering="people_count")
    def people(self, tenant: Any) -> int:
        return int(tenant.people_count)

    @admin.display(description="tokens", ordering="token_count")
    def tokens(self, tenant: Any) -> int:
        return int(tenant.token_count)

    @admin.display(description="use")
    def usage(self, tenant: Tenant) -> SafeString:
        return usage_table(tenant)

    @admin.display(description="more of it")
    def elsewhere(self, tenant: Tenant) -> SafeString:
        rows = (
            ("Limits", f"{reverse('admin:tenants_tenantquota_change', args=[tenant.pk])}"),
            ("Members", f"{reverse('admin:tenants_membership_changelist')}?tenant__id__exact={tenant.pk}"),
            ("Tokens", f"{reverse('admin:tenants_apitoken_changelist')}?tenant__id__exact={tenant.pk}"),
            ("Trail", f"{reverse('admin:operations_trailentry_changelist')}?chain={tenant.pk}"),
        )
        return format_html_join(" · ", '<a href="{}">{}</a>', ((url, name) for name, url in rows))

    def create(self, form: Any, by: Any) -> Tenant:
        given = form.cleaned_data
        return services.create_tenant(
            slug=given["slug"], name=given["name"], time_zone=given["time_zone"], by=by
        )

    def update(self, obj: Tenant, form: Any, by: Any, *, if_match: str) -> None:
        services.update_settings(tenant=obj, by=by, if_match=if_match, **form.cleaned_data)

    def etag(self, obj: Tenant) -> str:
        return services.settings_etag(obj)


def usage_table(tenant: Tenant) -> SafeString:
    """Return a table of what a tenant uses of its limits."""

    def used(one: services.Usage) -> str:
        return sizes.rounded(one.used) if one.quota is Quota.STORAGE_BYTES else f"{one.used:,}"

    def full(percent: int, limit: int | None) -> SafeString | str:
        bar = '<progress max="100" value="{}" aria-label="Used">{}%</progress> {}%'
        return "–" if limit is None else format_html(bar, percent, percent, percent)

    rows = format_html_join(
        "",
        '<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>',
        (
            (
                one.quota.label,
                used(one),
                _limit(one.quota, one.limit),
                full(one.percent, one.limit),
            )
            for one in services.usage(tenant)
        ),
    )
    return format_html(
        '<table class="plain"><thead><tr><th scope="col">Quota</th><th scope="col">Used</th>'
        '<th scope="col">Limit</th><th scope="col">How full</th></tr></thead><tbody>{}</tbody></table>',
        rows,
    )


class QuotaForm(ServiceForm):
    class Meta:
        model = TenantQuota
        fields = tuple(f"max_{quota}" for quota in Quota.values)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= {
            f"max_{quota}": limit_field(quota) for quota in Quota if f"max_{quota}" in self.fields
        }


@admin.register(TenantQuota)
class TenantQuotaAdmin(ServiceAdmin):
    """How much each tenant may use. An empty field is no limit."""

    form = QuotaForm
    list_display = (
        "tenant",
        "max_models",
        "max_versions",
        "storage",
        "max_rollouts_in_flight",
        "max_events_per_day",
        "updated_at",
    )
    list_filter = ("tenant__status",)
    list_select_related = ("tenant",)
    search_fields = ("tenant__name", "tenant__slug")
    date_hierarchy = "updated_at"
    ordering = ("tenant__name",)
    readonly_fields = ("tenant", "usage", "updated_at")
    fields = ("tenant", "usage", *(f"max_{quota}" for quota in Quota.values), "updated_at")

    @admin.display(description="max storage", ordering="max_storage_bytes")
    def storage(self, quota: TenantQuota) -> str:
        return _limit(Quota.STORAGE_BYTES, quota.max_storage_bytes)

    @admin.display(description="use")
    def usage(self, quota: TenantQuota) -> SafeString:
        return usage_table(quota.tenant)

    def update(self, obj: TenantQuota, form: Any, by: Any, *, if_match: str) -> None:
        limits = {quota: form.cleaned_data[f"max_{quota}"] for quota in Quota.values}
        services.set_quota(tenant=obj.tenant, by=by, if_match=if_match, **limits)

    def etag(self, obj: TenantQuota) -> str:
        return services.limits_etag(services.limits_of(obj.tenant))
