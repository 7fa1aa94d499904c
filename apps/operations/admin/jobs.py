"""What runs: jobs, feature switches and the schedules of beat."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django_celery_beat.models import (
    ClockedSchedule,
    CrontabSchedule,
    IntervalSchedule,
    PeriodicTask,
    SolarSchedule,
)

from apps.core import jobs
from apps.core.admin import ReadOnlyAdmin, ServiceAdmin, ServiceForm
from apps.core.admin_actions import AdminAction
from apps.core.choices import OPEN_JOBS, JobState
from apps.core.fields import WholeNumberField
from apps.core.models import Job, JobRow
from apps.core.numbers import LARGEST
from apps.operations import console, services
from apps.operations.scheduler import BY_OPERATOR
from apps.operations.services.schedules import cron_of, describe, seconds_of


def _retry(job: Job, params: dict[str, Any], by: Any) -> str:
    jobs.retry(job=job, by=by)
    return f"“{job}” is back in the queue."


def _cancel(job: Job, params: dict[str, Any], by: Any) -> str:
    before = job.state
    jobs.cancel(job=job, by=by)
    if before == JobState.RUNNING:
        return f"“{job}” ends before its next row; what is done stays done."
    return f"“{job}” is cancelled."


class RowInline(admin.TabularInline):
    """What came of each row of a job."""

    model = JobRow
    fields = readonly_fields = ("number", "label", "outcome", "sentence", "at")
    extra = 0
    can_delete = False
    show_change_link = False
    verbose_name_plural = "rows"
    classes = ("job-rows",)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # The page around it is for operators only.
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Job)
class JobAdmin(ReadOnlyAdmin):
    """The jobs console: what runs, what failed, what waits for a person."""

    list_display = ("title", "status", "progress", "attempts", "requested_by", "created_at", "finished_at")
    list_filter = ("state", "kind")
    list_select_related = ("requested_by",)
    search_fields = ("title", "error", "requested_by__username")
    date_hierarchy = "created_at"
    fields = (
        "title",
        "status",
        "progress",
        "result",
        "error",
        "tries",
        "requested_by",
        "created_at",
        "started_at",
        "heartbeat_at",
        "finished_at",
        "kind",
        "id",
    )
    inlines = (RowInline,)
    change_list_template = "admin/core/job/change_list.html"
    acts = (
        AdminAction(
            "retry",
            "Retry",
            _retry,
            explain="The job goes back in the queue. Rows that are done are not done again.",
            offered=lambda job: job.state in (JobState.FAILED, JobState.DEAD),
        ),
        AdminAction(
            "cancel",
            "Cancel",
            _cancel,
            explain="A waiting job ends, a running one before its next row. A dead letter is set aside.",
            is_dangerous=True,
            offered=lambda job: job.state in OPEN_JOBS or job.state == JobState.DEAD,
        ),
    )

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return super().changelist_view(request, {"console": console.console(), **(extra_context or {})})

    @admin.display(description="state", ordering="state")
    def status(self, job: Job) -> SafeString:
        asked = " (cancelling)" if job.is_cancel_asked and job.state == JobState.RUNNING else ""
        return format_html(
            '<span class="state state-{}">{}{}</span>', job.state, job.get_state_display(), asked
        )

    @admin.display(description="progress")
    def progress(self, job: Job) -> SafeString | str:
        if job.total is None:
            return "–"
        return format_html(
            '<progress max="{}" value="{}" aria-label="Progress">{}%</progress> {} of {}',
            max(job.total, 1),
            job.done,
            job.percent,
            job.done,
            job.total,
        )

    @admin.display(description="tries")
    def tries(self, job: Job) -> str:
        due = f", next one at {job.due_at:%H:%M:%S} UTC" if job.state == JobState.FAILED else ""
        return f"{job.attempts} of {job.max_attempts}{due}"


class ScheduleForm(ServiceForm):
    is_enabled = forms.BooleanField(label="Enabled", required=False)
    seconds = WholeNumberField(
        label="Every … seconds",
        required=False,
        min_value=1,
        max_value=LARGEST,
        help_text="Or leave it empty and give a crontab.",
    )
    cron = forms.CharField(
        label="Crontab (UTC)",
        required=False,
        max_length=200,
        help_text="Minute, hour, day of month, month, day of week: 30 2 * * 1 is Monday at half past two.",
    )

    class Meta:
        model = PeriodicTask
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None and "seconds" in self.fields:
            self.initial.update(
                is_enabled=self.instance.enabled,
                seconds=seconds_of(self.instance),
                cron=cron_of(self.instance),
            )


def _switch_schedule(task: PeriodicTask, by: Any, *, is_enabled: bool) -> str:
    services.change_schedule(
        task=task,
        by=by,
        is_enabled=is_enabled,
        seconds=seconds_of(task),
        cron=cron_of(task),
        if_match=services.schedule_etag(task),
    )
    return f"{task.name} is {'on' if is_enabled else 'off'}."


class ScheduleAdmin(ServiceAdmin):
    """What beat runs, and how often. Tasks come with the code; operators say when they run."""

    form = ScheduleForm
    list_display = ("name", "when", "enabled", "last_run_at", "total_run_count", "set_by")
    list_filter = ("enabled",)
    list_select_related = ("interval", "crontab")
    search_fields = ("name", "task")
    date_hierarchy = "last_run_at"
    ordering = ("name",)
    fields = (
        "name",
        "task",
        "is_enabled",
        "seconds",
        "cron",
        "set_by",
        "last_run_at",
        "total_run_count",
        "date_changed",
    )
    readonly_fields = ("name", "task", "set_by", "last_run_at", "total_run_count", "date_changed")
    acts = (
        AdminAction(
            "enable",
            "Enable",
            lambda task, params, by: _switch_schedule(task, by, is_enabled=True),
            explain="Beat runs the task again, as its schedule says.",
            offered=lambda task: not task.enabled,
        ),
        AdminAction(
            "disable",
            "Disable",
            lambda task, params, by: _switch_schedule(task, by, is_enabled=False),
            explain="Beat no longer runs the task. What only it does is not done meanwhile.",
            is_dangerous=True,
            offered=lambda task: task.enabled,
        ),
    )

    @admin.display(description="runs")
    def when(self, task: PeriodicTask) -> str:
        return describe(task)

    @admin.display(description="set by")
    def set_by(self, task: PeriodicTask) -> str:
        return "an operator" if task.description == BY_OPERATOR else "the code"

    def update(self, obj: PeriodicTask, form: Any, by: Any, *, if_match: str) -> None:
        services.change_schedule(task=obj, by=by, if_match=if_match, **form.cleaned_data)

    def etag(self, obj: PeriodicTask) -> str:
        return services.schedule_etag(obj)


# Django Celery Beat's own pages write past the services.
for _model in (PeriodicTask, ClockedSchedule, CrontabSchedule, IntervalSchedule, SolarSchedule):
    if admin.site.is_registered(_model):
        admin.site.unregister(_model)
admin.site.register(PeriodicTask, ScheduleAdmin)
