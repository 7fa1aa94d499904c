from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models import Q, QuerySet

from apps.core import clock
from apps.policies.choices import Outcome
from apps.tenants import access


class PolicyDecisionQuerySet(QuerySet["PolicyDecision"]):
    def visible_to(self, user: object) -> PolicyDecisionQuerySet:
        """Return the decisions of the tenants that `user` can see."""
        return self.filter(tenant_id__in=access.tenant_ids(user))

    def of_subject(self, subject_id: UUID) -> PolicyDecisionQuerySet:
        """Return the decisions about one subject, latest first."""
        return self.filter(subject_id=subject_id).order_by("-id")


class PolicyDecision(models.Model):
    """What the policy said about one state of one subject. Rows are never changed."""

    id = models.BigAutoField(primary_key=True)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    revision_digest = models.CharField(max_length=71)
    policy_digest = models.CharField(max_length=71, blank=True)
    input_digest = models.CharField(max_length=71, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    reasons = models.JSONField(default=list)
    engine = models.CharField(max_length=50)
    milliseconds = models.PositiveIntegerField()
    created_at = models.DateTimeField(default=clock.now)

    objects = PolicyDecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["subject_id", "-id"], name="policies_decision_subject")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.ALLOW) | Q(reasons=[]),
                name="policies_policydecision_allow_no_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} ({self.subject_id})"

    @property
    def allows(self) -> bool:
        return self.outcome == Outcome.ALLOW
