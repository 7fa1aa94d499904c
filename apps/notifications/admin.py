from __future__ import annotations

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString

from apps.core.admin import ReadOnlyAdmin
from apps.notifications.models import Attempt, Delivery, Notice, Webhook


def _state(row: Webhook | Delivery) -> SafeString:
    return format_html('<span class="state state-{}">{}</span>', row.state, row.get_state_display())


@admin.register(Webhook)
class WebhookAdmin(ReadOnlyAdmin):
    """The webhooks of tenants: where to, and how they are. Addresses and secrets stay encrypted."""

    list_display = ("name", "tenant", "place", "format", "status", "created_at")
    list_filter = ("state", "format")
    list_select_related = ("tenant",)
    search_fields = ("name", "tenant__slug", "place")
    fields = (
        "name",
        "tenant",
        "place",
        "format",
        "actions",
        "status",
        "disabled_at",
        "disabled_reason",
        "busy_until",
        "created_at",
        "updated_at",
    )

    @admin.display(description="state", ordering="state")
    def status(self, webhook: Webhook) -> SafeString:
        return _state(webhook)


class AttemptInline(admin.TabularInline):
    model = Attempt
    fields = readonly_fields = ("number", "at", "status", "error", "milliseconds", "excerpt")
    extra = 0
    can_delete = False

    def has_view_permission(self, request: object, obj: object = None) -> bool:
        # The page around it is for operators only.
        return True

    def has_add_permission(self, request: object, obj: object = None) -> bool:
        return False

    def has_change_permission(self, request: object, obj: object = None) -> bool:
        return False


@admin.register(Delivery)
class DeliveryAdmin(ReadOnlyAdmin):
    """What is sent to webhooks, and what came of each try."""

    list_display = ("action", "webhook", "status", "attempts", "due_at", "created_at")
    list_filter = ("state", "is_replay")
    list_select_related = ("webhook",)
    search_fields = ("action", "webhook__name")
    date_hierarchy = "created_at"
    fields = (
        "action",
        "webhook",
        "event_id",
        "status",
        "attempts",
        "is_replay",
        "due_at",
        "created_at",
        "finished_at",
        "body",
    )
    inlines = (AttemptInline,)

    @admin.display(description="state", ordering="state")
    def status(self, delivery: Delivery) -> SafeString:
        return _state(delivery)


@admin.register(Notice)
class NoticeAdmin(ReadOnlyAdmin):
    """What people were told: whether it was written, read and mailed."""

    list_display = ("title", "person", "tenant", "kind", "created_at", "read_at", "mailed_at")
    list_filter = ("kind", "mail")
    list_select_related = ("person", "tenant")
    search_fields = ("title", "person__username", "action")
    date_hierarchy = "created_at"
    fields = (
        "title",
        "sentence",
        "person",
        "tenant",
        "kind",
        "action",
        "event_id",
        "occurred_at",
        "created_at",
        "is_shown",
        "read_at",
        "mail",
        "mail_due_at",
        "mail_failures",
        "mailed_at",
    )
