from django.contrib import admin

from apps.approvals.models import ChangeRequest, Comment, Exclusion, Permit, RequestSlot, Revision, Vote
from apps.core.admin import ReadOnlyAdmin
from apps.core.admin_lists import SearchFilter


@admin.register(ChangeRequest)
class ChangeRequestAdmin(ReadOnlyAdmin):
    list_display = ("number", "title", "tenant", "state", "requester", "revision", "created_at", "decided_at")
    list_filter = ("state", "kind", ("tenant", SearchFilter))
    list_select_related = ("tenant", "requester")
    search_fields = ("title", "requester__username", "digest")
    date_hierarchy = "created_at"


@admin.register(Vote)
class VoteAdmin(ReadOnlyAdmin):
    list_display = ("change_request", "voter", "decision", "revision", "created_at")
    list_filter = ("decision",)
    list_select_related = ("change_request", "voter")
    search_fields = ("voter__username", "change_request__title")
    date_hierarchy = "created_at"


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    list_display = ("change_request", "number", "digest", "created_at")
    list_select_related = ("change_request",)
    search_fields = ("digest", "change_request__title")


@admin.register(RequestSlot)
class RequestSlotAdmin(ReadOnlyAdmin):
    list_display = ("change_request", "revision", "number", "label", "people", "permission", "is_named")
    list_filter = ("permission", "is_named")
    list_select_related = ("change_request",)
    search_fields = ("label", "change_request__title")


@admin.register(Permit)
class PermitAdmin(ReadOnlyAdmin):
    list_display = ("id", "change_request", "tenant", "target", "created_at", "expires_at", "consumed_at")
    list_filter = (("tenant", SearchFilter),)
    list_select_related = ("change_request", "tenant")
    search_fields = ("target", "value", "digest")


@admin.register(Exclusion)
class ExclusionAdmin(ReadOnlyAdmin):
    list_display = ("change_request", "person", "why", "created_at")
    list_select_related = ("change_request", "person")


@admin.register(Comment)
class CommentAdmin(ReadOnlyAdmin):
    list_display = ("change_request", "author", "created_at")
    list_select_related = ("change_request", "author")
    search_fields = ("text",)
