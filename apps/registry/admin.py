from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import BooleanField, Func, JSONField, Q, QuerySet, TextField
from django.db.models.functions import Cast, Lower
from django.http import HttpRequest

from apps.core import clock
from apps.core.admin import ReadOnlyAdmin
from apps.core.admin_actions import AdminAction
from apps.core.admin_lists import SearchFilter
from apps.registry.models import (
    Alias,
    AliasChange,
    Artifact,
    ModelGroupShare,
    ModelUserShare,
    ModelVersion,
    RegisteredModel,
)
from apps.tenants import services as tenants


class IsIn(Func):
    """Whether a list of names (JSON) holds a name, in any case."""

    function = "jsonb_exists"
    output_field = BooleanField()


class ProtectedFilter(admin.SimpleListFilter):
    title = "protection"
    parameter_name = "protected"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Protected: moved by approved requests"), ("no", "Free")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Alias]) -> QuerySet[Alias]:
        if self.value() not in ("yes", "no"):
            return queryset
        # What AliasAdmin.get_queryset adds to each row.
        return queryset.filter(Q(("guarded", self.value() == "yes")))


class ExpiryFilter(admin.SimpleListFilter):
    title = "expiry"
    parameter_name = "expiry"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("open", "Never expires"), ("set", "Expires"), ("over", "Expired")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "open":
            return queryset.filter(expires_at__isnull=True)
        if self.value() == "set":
            return queryset.filter(expires_at__gt=clock.now())
        return queryset.filter(expires_at__lte=clock.now()) if self.value() == "over" else queryset


def _revoke(share: Any, params: dict[str, Any], by: Any) -> str:
    holder = {"user": share.user} if hasattr(share, "user") else {"group": share.group}
    tenants.unshare(obj=share.content_object, by=by, **holder)
    (who,) = holder.values()
    return f"{share.content_object.name} is no longer shown to {who}."


REVOKE_SHARE = AdminAction(
    "revoke",
    "Revoke share",
    _revoke,
    explain="The model is no longer shown to them, from the next request on.",
    is_dangerous=True,
)


@admin.register(RegisteredModel)
class RegisteredModelAdmin(ReadOnlyAdmin):
    list_display = ("name", "tenant", "created_by", "updated_at")
    list_filter = (("tenant", SearchFilter),)
    list_select_related = ("tenant", "created_by")
    search_fields = ("name",)
    date_hierarchy = "created_at"


@admin.register(ModelVersion)
class ModelVersionAdmin(ReadOnlyAdmin):
    list_display = ("model", "number", "tenant", "manifest_digest", "size_bytes", "created_by", "created_at")
    list_filter = (("tenant", SearchFilter),)
    list_select_related = ("model", "tenant", "created_by")
    search_fields = ("model__name", "manifest_digest", "run_id")
    date_hierarchy = "created_at"
    ordering = ("-created_at",)


@admin.register(Alias)
class AliasAdmin(ReadOnlyAdmin):
    list_display = (
        "name",
        "model",
        "version",
        "tenant",
        "is_protected",
        "tier",
        "permit_id",
        "updated_at",
        "updated_by",
    )
    list_filter = (ProtectedFilter, ("tenant", SearchFilter))
    list_select_related = ("model", "version__model", "tenant", "updated_by")
    search_fields = ("name", "model__name")
    date_hierarchy = "updated_at"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Alias]:
        names = Cast(Lower(Cast("tenant__protected_aliases", TextField())), JSONField())
        return super().get_queryset(request).annotate(guarded=IsIn(names, Lower("name")))

    @admin.display(description="protected", boolean=True)
    def is_protected(self, alias: Alias) -> bool:
        return alias.tenant.protects(alias.name)

    @admin.display(description="tier")
    def tier(self, alias: Alias) -> str:
        tiers = {name.lower(): tier for name, tier in alias.tenant.tiers.items()}
        return str(tiers.get(alias.name.lower(), "–"))


@admin.register(AliasChange)
class AliasChangeAdmin(ReadOnlyAdmin):
    list_display = ("name", "model", "previous", "version", "permit_id", "changed_at", "changed_by")
    list_filter = (("tenant", SearchFilter),)
    list_select_related = ("model", "previous__model", "version__model", "changed_by")
    search_fields = ("name", "model__name")
    date_hierarchy = "changed_at"


@admin.register(Artifact)
class ArtifactAdmin(ReadOnlyAdmin):
    list_display = ("path", "tenant", "size", "sha256", "uploaded_by", "created_at", "frozen_at")
    list_filter = (("tenant", SearchFilter),)
    list_select_related = ("tenant", "uploaded_by")
    search_fields = ("path", "sha256")
    date_hierarchy = "created_at"


@admin.register(ModelUserShare)
class ModelUserShareAdmin(ReadOnlyAdmin):
    list_display = ("content_object", "user", "expires_at", "granted_by", "created_at")
    list_filter = (ExpiryFilter, ("content_object__tenant", SearchFilter))
    # A share names its permission.
    list_select_related = ("content_object__tenant", "user", "granted_by", "permission")
    search_fields = ("content_object__name", "user__username")
    date_hierarchy = "created_at"
    acts = (REVOKE_SHARE,)


@admin.register(ModelGroupShare)
class ModelGroupShareAdmin(ReadOnlyAdmin):
    list_display = ("content_object", "group", "expires_at", "granted_by", "created_at")
    list_filter = (ExpiryFilter, ("content_object__tenant", SearchFilter))
    list_select_related = ("content_object__tenant", "group", "granted_by", "permission")
    search_fields = ("content_object__name", "group__name")
    date_hierarchy = "created_at"
    acts = (REVOKE_SHARE,)
