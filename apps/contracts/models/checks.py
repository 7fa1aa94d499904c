"""Checks of contracts against data: what is checked and when, each run, and what came of each rule."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet

from apps.contracts.choices import CheckMode, CheckState, ResultState
from apps.contracts.models.contracts import Contract, ContractVersion
from apps.core import clock
from apps.core.ids import new_id
from apps.tenants import access

# A check that was not made for so many of its intervals says nothing of today's data.
STALE_AFTER_INTERVALS = 2


class CheckPlanQuerySet(QuerySet["CheckPlan"]):
    def visible_to(self, user: Any) -> CheckPlanQuerySet:
        """Return the checks of contracts that `user` can see."""
        return self.filter(tenant_id__in=access.tenant_ids(user))

    def due(self) -> CheckPlanQuerySet:
        """Return the checks whose time has come, longest due first."""
        return self.filter(is_enabled=True, due_at__lte=clock.now()).order_by("due_at")

    def blocking(self) -> CheckPlanQuerySet:
        """Return the checks whose outcome holds up promotions."""
        return self.filter(is_enabled=True, mode=CheckMode.BLOCK)

    def breached(self) -> CheckPlanQuerySet:
        """Return the checks that found the data to break the contract, where somebody wants to be told."""
        return self.filter(is_enabled=True, state=CheckState.BREACHED).exclude(mode=CheckMode.OBSERVE)


class CheckPlan(models.Model):
    """Where the data of a contract is, how often it is checked, and what follows from a breach.

    `state`, `checked_at`, `version` and `breached_at` are of the last run that ended.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+", db_index=False)
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="checks", db_index=False)
    name = models.SlugField(max_length=60, db_index=False)
    mode = models.CharField(max_length=10, choices=CheckMode.choices, default=CheckMode.WARN)
    connection = models.ForeignKey(
        "connections.Connection", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    database_schema = models.CharField(max_length=63, blank=True)
    path = models.CharField(max_length=500, blank=True)
    delimiter = models.CharField(max_length=1, blank=True)
    every_minutes = models.PositiveIntegerField(null=True, blank=True)
    is_enabled = models.BooleanField(default=True)
    due_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=CheckState.choices, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_version = models.ForeignKey(
        ContractVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    breached_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)

    objects = CheckPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "check"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "name"], name="contracts_checkplan_name_once"),
            models.CheckConstraint(
                condition=Q(connection__isnull=False, path="") | (Q(connection__isnull=True) & ~Q(path="")),
                name="contracts_checkplan_one_place",
            ),
            models.CheckConstraint(
                condition=Q(every_minutes__isnull=True) | Q(every_minutes__gte=5),
                name="contracts_checkplan_not_too_often",
            ),
            models.CheckConstraint(
                condition=Q(due_at__isnull=True) | Q(every_minutes__isnull=False),
                name="contracts_checkplan_due_needs_interval",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(is_enabled=True), name="contracts_checkplan_due"),
            models.Index(fields=["tenant", "name"], name="contracts_checkplan_tenant"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> str:
        """Where the data is, for people."""
        return self.path or (self.connection.name if self.connection else "")

    def is_stale(self, now: dt.datetime) -> bool:
        """Return whether the last run is too long ago to say anything of today's data."""
        if self.every_minutes is None or self.checked_at is None:
            return False
        return now - self.checked_at > dt.timedelta(minutes=self.every_minutes * STALE_AFTER_INTERVALS)


class CheckRunQuerySet(QuerySet["CheckRun"]):
    def visible_to(self, user: Any) -> CheckRunQuerySet:
        """Return the runs of tenants that `user` can see."""
        return self.filter(tenant_id__in=access.tenant_ids(user))

    def under_way(self) -> CheckRunQuerySet:
        """Return the runs that have not ended."""
        return self.filter(state=CheckState.CHECKING)

    def ended(self) -> CheckRunQuerySet:
        """Return the runs that came to something."""
        return self.exclude(state=CheckState.CHECKING)


class CheckRun(models.Model):
    """One comparison of data with a version of its contract. Once it has ended it does not change."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+", db_index=False)
    plan = models.ForeignKey(CheckPlan, on_delete=models.CASCADE, related_name="runs", db_index=False)
    version = models.ForeignKey(ContractVersion, on_delete=models.PROTECT, related_name="+", db_index=False)
    mode = models.CharField(max_length=10, choices=CheckMode.choices)
    # Jobs are another app's rows, and go before these.
    job_id = models.UUIDField()
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=20, choices=CheckState.choices, default=CheckState.CHECKING)
    sentence = models.CharField(max_length=300, blank=True)
    passed = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    errors = models.PositiveIntegerField(default=0)
    no_data = models.PositiveIntegerField(default=0)
    not_checked = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = CheckRunQuerySet.as_manager()

    class Meta:
        verbose_name = "run of a check"
        verbose_name_plural = "runs of checks"
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(state=CheckState.CHECKING),
                name="contracts_checkrun_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state=CheckState.CHECKING) ^ Q(finished_at__isnull=False),
                name="contracts_checkrun_ended_has_time",
            ),
        ]
        indexes = [models.Index(fields=["plan", "-id"], name="contracts_checkrun_newest")]

    def __str__(self) -> str:
        return f"{self.plan} of {self.created_at:%Y-%m-%d %H:%M}"

    @property
    def checked(self) -> int:
        """How many rules were measured or should have been."""
        return self.passed + self.failed + self.errors + self.no_data


class CheckResult(models.Model):
    """What came of one rule in one run: numbers and types, and nothing that stands in the data."""

    id = models.BigAutoField(primary_key=True)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+", db_index=False)
    run = models.ForeignKey(CheckRun, on_delete=models.CASCADE, related_name="results", db_index=False)
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    table = models.CharField(max_length=200, blank=True)
    column = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=200)
    expected = models.CharField(max_length=300, blank=True)
    observed = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=20, choices=ResultState.choices)
    sentence = models.CharField(max_length=500)
    severity = models.CharField(max_length=20, blank=True)
    failing_rows = models.BigIntegerField(null=True, blank=True)
    rows = models.BigIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = "result of a check"
        verbose_name_plural = "results of checks"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="contracts_checkresult_number_once")
        ]

    def __str__(self) -> str:
        return self.key
