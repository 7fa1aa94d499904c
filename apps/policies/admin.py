from django.contrib import admin

from apps.core.admin import ReadOnlyAdmin
from apps.core.admin_lists import SearchFilter
from apps.policies.models import PolicyDecision


@admin.register(PolicyDecision)
class PolicyDecisionAdmin(ReadOnlyAdmin):
    list_display = ("id", "tenant", "subject_id", "outcome", "engine", "milliseconds", "created_at")
    list_filter = ("outcome", "engine", ("tenant", SearchFilter))
    list_select_related = ("tenant",)
    search_fields = ("subject_id", "policy_digest", "input_digest")
    date_hierarchy = "created_at"
