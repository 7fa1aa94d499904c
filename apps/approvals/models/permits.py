"""What a met quorum gives: the right to make one change."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from apps.approvals.models.requests import ChangeRequest
from apps.core.ids import new_id


class Permit(models.Model):
    """The right to do exactly one approved change, once. The database gives it only where the quorum is met."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    change_request = models.OneToOneField(ChangeRequest, on_delete=models.PROTECT, related_name="permit")
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=71)
    target = models.CharField(max_length=200)
    value = models.CharField(max_length=200)
    created_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField()
    consumed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(consumed_at__isnull=True) | Q(consumed_at__gte=F("created_at")),
                name="approvals_permit_consumed_after_creation",
            )
        ]

    def __str__(self) -> str:
        return f"permit {self.id}"
