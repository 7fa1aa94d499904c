from django.contrib import admin

from apps.core.admin import ReadOnlyAdmin
from apps.core.admin_lists import SearchFilter
from apps.features.models import FeatureStore, Sync


@admin.register(FeatureStore)
class FeatureStoreAdmin(ReadOnlyAdmin):
    list_display = ("name", "tenant", "source", "location", "sync_minutes", "due_at", "synced_at")
    list_filter = ("source", ("tenant", SearchFilter))
    list_select_related = ("tenant",)
    search_fields = ("name", "location")


@admin.register(Sync)
class SyncAdmin(ReadOnlyAdmin):
    list_display = ("store", "tenant", "state", "changed", "error", "created_at", "finished_at")
    list_filter = ("state", ("tenant", SearchFilter))
    list_select_related = ("store", "tenant")
    search_fields = ("store__name", "error")
    date_hierarchy = "created_at"
