from __future__ import annotations

from django.contrib import admin

from apps.contracts.models import Contract, ContractVersion
from apps.core.admin import ReadOnlyAdmin


@admin.register(Contract)
class ContractAdmin(ReadOnlyAdmin):
    list_display = ["contract_id", "name", "tenant", "state", "owner", "breached_at", "updated_at"]
    list_filter = ["state"]
    list_select_related = ["tenant", "owner"]
    search_fields = ["contract_id", "name"]
    ordering = ["-updated_at", "-id"]


@admin.register(ContractVersion)
class ContractVersionAdmin(ReadOnlyAdmin):
    list_display = [
        "contract",
        "number",
        "version",
        "state",
        "size",
        "created_by",
        "created_at",
        "published_at",
    ]
    list_filter = ["state", "standard"]
    list_select_related = ["contract", "created_by"]
    search_fields = ["contract__contract_id", "digest"]
    ordering = ["-created_at", "-id"]
    exclude = ["content", "document"]
