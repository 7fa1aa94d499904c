from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from apps.core import clock
from apps.core.choices import OPEN_JOBS, JobState, RowOutcome
from apps.core.ids import new_id


class JobQuerySet(QuerySet["Job"]):
    def lost(self, *, sent_before: dt.datetime) -> JobQuerySet:
        """Return the jobs that may run and whose message was sent too long ago, or never."""
        due = Q(state=JobState.QUEUED) | Q(state=JobState.FAILED, due_at__lte=clock.now())
        return self.filter(due).filter(Q(sent_at__isnull=True) | Q(sent_at__lt=sent_before))

    def silent(self, *, since: dt.datetime) -> JobQuerySet:
        """Return the running jobs that nobody has heard of since a moment."""
        return self.filter(state=JobState.RUNNING, heartbeat_at__lt=since)

    def need_somebody(self) -> JobQuerySet:
        """Return the jobs that do not go on by themselves."""
        return self.filter(state=JobState.DEAD)


class Job(models.Model):
    """Work that goes on after the page was answered. The row is the truth; a message only says when to look at it.

    `claim` counts how often a worker took the job: a worker whose number is no longer the present one changes nothing
    more. `attempts` counts the tries since the last progress.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    args = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField(default=5)
    claim = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True, blank=True)
    result = models.CharField(max_length=300, blank=True)
    error = models.CharField(max_length=300, blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_cancel_asked = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        default_permissions = ("view",)
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=JobState.values), name="core_job_state_known"),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | ~Q(state__in=sorted(OPEN_JOBS)),
                name="core_job_open_is_not_finished",
            ),
            models.CheckConstraint(
                condition=~Q(state=JobState.RUNNING) | Q(heartbeat_at__isnull=False),
                name="core_job_running_has_heartbeat",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "due_at"], name="core_job_by_state"),
            models.Index(fields=["-created_at"], name="core_job_newest"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def percent(self) -> int:
        """How much is done, from 0 to 100."""
        if self.state == JobState.SUCCEEDED:
            return 100
        return min(100, self.done * 100 // self.total) if self.total else 0


class JobRow(models.Model):
    """One object that a job acts on, and what came of it."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    object_id = models.CharField(max_length=64)
    label = models.CharField(max_length=200)
    outcome = models.CharField(max_length=10, choices=RowOutcome.choices, default=RowOutcome.WAITING)
    code = models.CharField(max_length=60, blank=True)
    sentence = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ("view",)
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["job", "number"], name="core_jobrow_number_once"),
            models.CheckConstraint(
                condition=Q(outcome__in=RowOutcome.values), name="core_jobrow_outcome_known"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Switch(models.Model):
    """What an operator says of a feature; a feature without a row has the default of its declaration."""

    name = models.CharField(max_length=60, primary_key=True)
    is_on = models.BooleanField()
    reason = models.CharField(max_length=300)
    changed_at = models.DateTimeField(default=clock.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        default_permissions = ("view",)
        ordering = ["name"]
        verbose_name = "feature switch"
        verbose_name_plural = "feature switches"

    def __str__(self) -> str:
        return self.name


class SqlRule(models.Model):
    """A rule of the database that was applied: which file, and the digests of what Postgres made of it.

    Only the role that owns the schema writes it. See `core.sql_rules`.
    """

    path = models.CharField(max_length=200, primary_key=True)
    digest = models.CharField(max_length=64)
    made = models.JSONField(default=dict)
    applied_at = models.DateTimeField(db_default=Now())

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.path


class IdempotencyKey(models.Model):
    """A call that is carried out once, whoever sends it again: claimed for a while, then with its sealed answer.

    `tenant_id` is that of the token's tenant, if it is bound to one.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    tenant_id = models.UUIDField(null=True)
    route = models.CharField(max_length=200)
    key = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    claim = models.UUIDField()
    leased_until = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True)
    answer = models.BinaryField(null=True)
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "tenant_id", "route", "key"],
                nulls_distinct=False,
                name="core_idempotencykey_once",
            ),
            models.CheckConstraint(
                condition=Q(status__isnull=True, answer__isnull=True)
                | Q(status__isnull=False, answer__isnull=False),
                name="core_idempotencykey_status_with_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} of {self.route}"
