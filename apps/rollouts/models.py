"""Traffic routes, rollouts and what was measured: the truth from which the engine works."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q, QuerySet
from django.urls import reverse

from apps.core import clock
from apps.core.ids import new_id
from apps.registry.models import ModelVersion, RegisteredModel
from apps.rollouts import judge
from apps.rollouts.choices import ACTIVE, FORWARD, TERMINAL, EventKind, RolloutState, RolloutVerdict
from apps.tenants import access

_ACTIVE_VALUES = sorted(str(state) for state in ACTIVE)
_TERMINAL_VALUES = sorted(str(state) for state in TERMINAL)


class TrafficRouteQuerySet(QuerySet["TrafficRoute"]):
    def visible_to(self, user: object) -> TrafficRouteQuerySet:
        """Return the routes of the tenants that `user` can see."""
        return self.filter(tenant_id__in=access.tenant_ids(user))

    def with_versions(self) -> TrafficRouteQuerySet:
        """Read routes together with all that the router needs to know of them."""
        wide = [f"model__{column}" for column in RegisteredModel.WIDE]
        wide += [f"{name}__{column}" for name in ("baseline", "candidate") for column in ModelVersion.WIDE]
        return self.select_related("tenant", "model", "baseline", "candidate").defer(*wide)

    def idle(self) -> TrafficRouteQuerySet:
        """Return the routes that no rollout is moving."""
        moving = Rollout.objects.filter(route=models.OuterRef("pk"), state__in=_ACTIVE_VALUES)
        return self.filter(~models.Exists(moving))


class TrafficRoute(models.Model):
    """Where the traffic of a model's alias goes: desired and observed state. It outlives its rollouts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="traffic_routes")
    model = models.ForeignKey(
        "registry.RegisteredModel", on_delete=models.PROTECT, related_name="traffic_routes"
    )
    alias = models.CharField(max_length=255)
    baseline = models.ForeignKey(
        "registry.ModelVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    candidate = models.ForeignKey(
        "registry.ModelVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    weight = models.PositiveSmallIntegerField(default=0)
    generation = models.BigIntegerField(default=0)
    observed_weight = models.PositiveSmallIntegerField(null=True, blank=True)
    observed_generation = models.BigIntegerField(null=True, blank=True)
    observed_at = models.DateTimeField(null=True, blank=True)
    router_problem = models.TextField(blank=True, default="")
    served_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now)

    objects = TrafficRouteQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["tenant", "model", "alias"], name="rollouts_trafficroute_once"),
            models.CheckConstraint(
                condition=Q(weight__gte=0) & Q(weight__lte=100),
                name="rollouts_trafficroute_weight_is_percent",
            ),
            models.CheckConstraint(
                condition=Q(candidate__isnull=False) | Q(weight=0),
                name="rollouts_trafficroute_weight_has_candidate",
            ),
            models.CheckConstraint(
                condition=Q(baseline__isnull=True) | Q(candidate__isnull=True) | ~Q(baseline=F("candidate")),
                name="rollouts_trafficroute_candidate_is_another",
            ),
            models.CheckConstraint(
                condition=Q(generation__gte=0), name="rollouts_trafficroute_generation_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.model_id}@{self.alias}"

    @property
    def is_settled(self) -> bool:
        """Whether the observed generation and weight are the desired ones."""
        return self.observed_generation == self.generation and self.observed_weight == self.weight


# A page reads 25 rollouts or 50; what nobody sees of them, times above all, takes Postgres longer to write than to find.
_IN_ROWS = (
    "state",
    "step_index",
    "plan",
    "verdict",
    "created_at",
    "finished_at",
    "tenant__slug",
    "tenant__name",
    "model_name",
    "alias",
    "candidate_number",
    "baseline_number",
    "route__generation",
    "route__weight",
    "route__observed_generation",
    "route__observed_weight",
)
_CONTENT = ("reason", "progress", "evidence", "measurements_count", "change_request", "criteria", "slow_ms")


class RolloutQuerySet(QuerySet["Rollout"]):
    def visible_to(self, user: object) -> RolloutQuerySet:
        """Return the rollouts of the tenants that `user` can see."""
        return self.filter(tenant_id__in=access.tenant_ids(user))

    def active(self) -> RolloutQuerySet:
        """Return the rollouts that still move."""
        # A constraint ties both columns, and the partial index is on this one.
        return self.filter(finished_at__isnull=True)

    def of_alias(self, model_id: UUID, alias: str) -> RolloutQuerySet:
        """Return the rollouts of one alias of a model."""
        return self.filter(route__model=model_id, route__alias=alias)

    def decided_by_traffic(self) -> RolloutQuerySet:
        """Return the rollouts whose requests were enough to promote or to roll back."""
        return self.filter(Q(state=RolloutState.SUCCEEDED) | Q(verdict=RolloutVerdict.ROLLBACK))

    def in_states(self, states: Iterable[str]) -> RolloutQuerySet:
        """Return the rollouts that are in one of `states`."""
        return self.filter(state__in=list(states))

    def in_rows(self) -> RolloutQuerySet:
        """Read rollouts together with what one line of a list shows of them, and no more."""
        return self.select_related("tenant", "route").only(*_IN_ROWS)

    def with_content(self) -> RolloutQuerySet:
        """Read rollouts together with what the API tells of them."""
        return self.select_related("tenant", "route").only(*_IN_ROWS, *_CONTENT)

    def with_names(self) -> RolloutQuerySet:
        """Read rollouts together with what a page shows of them."""
        return self.select_related(
            "tenant",
            "route__model",
            "route__baseline",
            "route__candidate",
            "candidate__model",
            "baseline__model",
            "change_request",
        )


class Rollout(models.Model):
    """One approved way of one candidate to its alias: a plan, the evidence, and how it ended."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="rollouts")
    route = models.ForeignKey(TrafficRoute, on_delete=models.PROTECT, related_name="rollouts")
    change_request = models.OneToOneField(
        "approvals.ChangeRequest", on_delete=models.PROTECT, related_name="rollout"
    )
    permit = models.OneToOneField("approvals.Permit", on_delete=models.PROTECT, related_name="rollout")
    candidate = models.ForeignKey("registry.ModelVersion", on_delete=models.PROTECT, related_name="rollouts")
    baseline = models.ForeignKey(
        "registry.ModelVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # What lists show of the rows above. None of it ever changes, and a rule of the table compares it with them.
    model_name = models.CharField(max_length=128)
    alias = models.CharField(max_length=255)
    candidate_number = models.PositiveIntegerField()
    baseline_number = models.PositiveIntegerField(null=True, blank=True)
    plan = models.JSONField()
    criteria = models.JSONField()

    state = models.CharField(max_length=20, choices=RolloutState.choices, default=RolloutState.PENDING)
    step_index = models.PositiveSmallIntegerField(default=0)
    step_started_at = models.DateTimeField(null=True, blank=True)
    prepare_deadline_at = models.DateTimeField(null=True, blank=True)
    candidate_ready_at = models.DateTimeField(null=True, blank=True)
    failure = models.TextField(blank=True, default="")
    """What a model server or the router said that trying again cannot mend."""
    verdict = models.CharField(max_length=20, choices=RolloutVerdict.choices, blank=True, default="")
    reason = models.TextField(blank=True, default="")
    """Why the rollout ended or is ending as it does."""
    progress = models.TextField(blank=True, default="")
    """What it is doing or waiting for now."""

    slow_ms = models.PositiveIntegerField(null=True, blank=True)
    """From when on an answer is slow, in milliseconds; frozen before the first step."""
    judge_state = models.JSONField(null=True, blank=True)
    evidence = models.JSONField(default=dict, blank=True)
    """The evidence as pages show it: totals, e-values, sentences."""
    counters = models.JSONField(null=True, blank=True)
    """The counters of the last reading, by version, from which the next measurement's differences start; empty until
    the router was observed at this step's generation."""
    previous_counters = models.JSONField(null=True, blank=True)
    """The last counters of the step before, so that nothing is lost that ends while the weight changes."""
    measurements_count = models.PositiveIntegerField(default=0)
    polled_at = models.DateTimeField(null=True, blank=True)
    measured_at = models.DateTimeField(null=True, blank=True)

    lease_owner = models.CharField(max_length=80, blank=True, default="")
    lease_until = models.DateTimeField(null=True, blank=True)
    abort_requested_at = models.DateTimeField(null=True, blank=True)
    abort_requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = RolloutQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["tenant", "-created_at", "-id"], name="rollouts_rollout_tenant_new"),
            models.Index(
                fields=["tenant", "-created_at", "-id"],
                condition=Q(finished_at__isnull=True),
                name="rollouts_rollout_unfinished",
            ),
            models.Index(fields=["tenant", "state", "-created_at", "-id"], name="rollouts_rollout_state"),
            models.Index(
                fields=["state", "-created_at", "-id"], include=["tenant"], name="rollouts_rollout_state_new"
            ),
            models.Index(fields=["-created_at", "-id"], name="rollouts_rollout_newest"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["route"], condition=Q(state__in=_ACTIVE_VALUES), name="rollouts_rollout_one_active"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in RolloutState]),
                name="rollouts_rollout_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_TERMINAL_VALUES, finished_at__isnull=False)
                | Q(state__in=_ACTIVE_VALUES, finished_at__isnull=True),
                name="rollouts_rollout_finished_when_over",
            ),
            models.CheckConstraint(
                condition=Q(abort_requested_at__isnull=True, abort_requested_by__isnull=True)
                | Q(abort_requested_at__isnull=False, abort_requested_by__isnull=False),
                name="rollouts_rollout_abort_has_person",
            ),
            models.CheckConstraint(
                condition=Q(baseline__isnull=True) | ~Q(baseline=F("candidate")),
                name="rollouts_rollout_candidate_is_another",
            ),
        ]

    def __str__(self) -> str:
        return f"Rollout {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("rollouts:detail", args=[self.pk])

    @property
    def is_active(self) -> bool:
        return RolloutState(self.state) in ACTIVE

    @property
    def can_abort(self) -> bool:
        """Whether an abort still changes anything."""
        return RolloutState(self.state) in FORWARD

    @property
    def desired_weight(self) -> int:
        """The desired canary weight in percent; what a route does after its rollout does not count."""
        if self.state in (RolloutState.PROMOTING, RolloutState.SUCCEEDED):
            return 100
        return self.route.weight if self.is_active else 0

    @property
    def observed_weight(self) -> int | None:
        """The canary weight that the router last showed; None where it was not observed yet."""
        if not self.is_active:
            return self.desired_weight
        if self.state == RolloutState.PROMOTING and self.route.is_settled:
            return 100
        return self.route.observed_weight

    @property
    def slow_bound(self) -> int:
        """From when on an answer is slow, in milliseconds; a rollout of an earlier release froze no bound."""
        return self.slow_ms or self.criteria.get("slow_ms") or judge.DEFAULT_SLOW_MS

    @property
    def message(self) -> str:
        """The one sentence that says why the rollout is where it is."""
        return self.reason or self.progress

    @property
    def steps(self) -> list[dict[str, Any]]:
        """The plan's steps as stored: `[{"weight": percent, "seconds": seconds}]`."""
        return list(self.plan)


class RolloutEvent(models.Model):
    """One line of a rollout's timeline. The database refuses to change or delete it."""

    rollout = models.ForeignKey(Rollout, on_delete=models.PROTECT, related_name="events")
    at = models.DateTimeField(default=clock.now)
    kind = models.CharField(max_length=30, choices=EventKind.choices)
    state = models.CharField(max_length=20, choices=RolloutState.choices)
    step_index = models.PositiveSmallIntegerField()
    weight = models.PositiveSmallIntegerField()
    generation = models.BigIntegerField()
    verdict = models.CharField(max_length=20, choices=RolloutVerdict.choices, blank=True, default="")
    sentence = models.TextField()

    class Meta:
        ordering = ["id"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return self.sentence


class Measurement(models.Model):
    """One measurement: a reading of the counters and what the judge made of it. A number is used once in a rollout."""

    rollout = models.ForeignKey(Rollout, on_delete=models.PROTECT, related_name="measurements")
    number = models.PositiveIntegerField()
    at = models.DateTimeField(default=clock.now)
    step_index = models.PositiveSmallIntegerField()
    generation = models.BigIntegerField()
    weight = models.PositiveSmallIntegerField()
    counters = models.JSONField()
    """The raw counters that were read."""
    candidate_requests = models.BigIntegerField()
    candidate_bad = models.BigIntegerField()
    baseline_requests = models.BigIntegerField(default=0)
    baseline_bad = models.BigIntegerField(default=0)
    candidate_arrivals = models.BigIntegerField(default=0)
    candidate_client_errors = models.BigIntegerField(default=0)
    candidate_timed = models.BigIntegerField(default=0)
    candidate_slow = models.BigIntegerField(default=0)
    baseline_arrivals = models.BigIntegerField(default=0)
    baseline_client_errors = models.BigIntegerField(default=0)
    baseline_timed = models.BigIntegerField(default=0)
    baseline_slow = models.BigIntegerField(default=0)
    values = models.JSONField(default=dict)
    """The judge's figures after this measurement, for charts."""

    class Meta:
        ordering = ["number"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["rollout", "number"], name="rollouts_measurement_once"),
            models.CheckConstraint(
                condition=Q(candidate_requests__gte=0)
                & Q(baseline_requests__gte=0)
                & Q(candidate_bad__gte=0)
                & Q(baseline_bad__gte=0)
                & Q(candidate_bad__lte=F("candidate_requests"))
                & Q(baseline_bad__lte=F("baseline_requests")),
                name="rollouts_measurement_counts_are_differences",
            ),
            models.CheckConstraint(
                condition=Q(candidate_arrivals__gte=0)
                & Q(baseline_arrivals__gte=0)
                & Q(candidate_client_errors__gte=0)
                & Q(baseline_client_errors__gte=0)
                & Q(candidate_client_errors__lte=F("candidate_requests"))
                & Q(baseline_client_errors__lte=F("baseline_requests"))
                & Q(candidate_slow__gte=0)
                & Q(baseline_slow__gte=0)
                & Q(candidate_slow__lte=F("candidate_timed"))
                & Q(baseline_slow__lte=F("baseline_timed")),
                name="rollouts_measurement_metrics_are_differences",
            ),
        ]

    def __str__(self) -> str:
        return f"Measurement {self.number}"


class ReconcilerHeartbeat(models.Model):
    """When a reconciler last finished a round. Operations reads it."""

    name = models.CharField(max_length=50, primary_key=True)
    beaten_at = models.DateTimeField()
    interval_seconds = models.FloatField()

    class Meta:
        default_permissions = ("view",)

    def __str__(self) -> str:
        return self.name
