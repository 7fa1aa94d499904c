from django.contrib import admin

from apps.core.admin import ReadOnlyAdmin
from apps.core.admin_lists import SearchFilter
from apps.lineage.models import DatasetMapping, Event, Job, Node


@admin.register(Node)
class NodeAdmin(ReadOnlyAdmin):
    list_display = ("name", "field", "kind", "namespace", "tenant", "reason", "created_at")
    list_filter = ("kind", ("tenant", SearchFilter))
    list_select_related = ("tenant",)
    search_fields = ("name", "namespace")


@admin.register(Job)
class JobAdmin(ReadOnlyAdmin):
    list_display = ("name", "namespace", "tenant", "state", "state_at", "seen_at")
    list_filter = ("state", ("tenant", SearchFilter))
    list_select_related = ("tenant",)
    search_fields = ("name", "namespace")


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ("id", "tenant", "kind", "event_type", "occurred_at", "received_at", "digest")
    list_filter = ("kind", "event_type", ("tenant", SearchFilter))
    list_select_related = ("tenant",)
    search_fields = ("digest",)


@admin.register(DatasetMapping)
class DatasetMappingAdmin(ReadOnlyAdmin):
    list_display = ("namespace", "name", "to_namespace", "to_name", "tenant", "created_by", "created_at")
    list_filter = (("tenant", SearchFilter),)
    list_select_related = ("tenant", "created_by")
    search_fields = ("namespace", "name", "to_namespace", "to_name")
