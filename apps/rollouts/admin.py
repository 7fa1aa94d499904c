from django.contrib import admin

from apps.core.admin import ReadOnlyAdmin
from apps.core.admin_lists import SearchFilter
from apps.rollouts.models import Measurement, ReconcilerHeartbeat, Rollout, RolloutEvent, TrafficRoute


@admin.register(TrafficRoute)
class TrafficRouteAdmin(ReadOnlyAdmin):
    list_display = (
        "model",
        "alias",
        "tenant",
        "baseline",
        "candidate",
        "weight",
        "observed_weight",
        "generation",
        "observed_generation",
        "observed_at",
    )
    list_filter = (("tenant", SearchFilter),)
    list_select_related = ("tenant", "model", "baseline__model", "candidate__model")
    search_fields = ("model__name", "alias")
    date_hierarchy = "created_at"


@admin.register(Rollout)
class RolloutAdmin(ReadOnlyAdmin):
    list_display = (
        "id",
        "tenant",
        "candidate",
        "state",
        "verdict",
        "step_index",
        "created_at",
        "finished_at",
    )
    list_filter = ("state", "verdict", ("tenant", SearchFilter))
    list_select_related = ("tenant", "candidate__model")
    search_fields = ("candidate__model__name", "reason", "change_request__title")
    date_hierarchy = "created_at"


@admin.register(RolloutEvent)
class RolloutEventAdmin(ReadOnlyAdmin):
    list_display = ("at", "rollout", "kind", "state", "weight", "generation", "verdict", "sentence")
    list_filter = ("kind", "state")
    list_select_related = ("rollout",)
    search_fields = ("sentence", "rollout__candidate__model__name")
    date_hierarchy = "at"


@admin.register(Measurement)
class MeasurementAdmin(ReadOnlyAdmin):
    list_display = (
        "rollout",
        "number",
        "at",
        "step_index",
        "weight",
        "candidate_requests",
        "candidate_bad",
        "candidate_client_errors",
        "candidate_slow",
        "baseline_requests",
        "baseline_bad",
        "baseline_client_errors",
        "baseline_slow",
    )
    list_filter = ("step_index",)
    list_select_related = ("rollout",)
    search_fields = ("rollout__candidate__model__name",)
    date_hierarchy = "at"


@admin.register(ReconcilerHeartbeat)
class ReconcilerHeartbeatAdmin(ReadOnlyAdmin):
    list_display = ("name", "beaten_at", "interval_seconds")
    search_fields = ("name",)
    date_hierarchy = "beaten_at"
