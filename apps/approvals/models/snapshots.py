"""Who could vote at one moment: kept once for all requests that were opened to the same people."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.functional import cached_property

from apps.core.ids import new_id


class ReviewerSnapshot(models.Model):
    """People of a tenant who could vote, or fill a slot, while requests were opened; kept once for all of these.

    `people_digest` finds it again by its people. It serves for `SNAPSHOT_USE` at most, so that its age says whether a request opened to it can still be in review.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+")
    people_digest = models.CharField(max_length=71, db_default="")
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["tenant", "-created_at"], name="approvals_snapshot_newest")]

    def __str__(self) -> str:
        return f"reviewer snapshot {self.id}"

    @cached_property
    def people(self) -> frozenset[UUID]:
        return frozenset(self.eligible.values_list("person_id", flat=True))


class EligibleReviewer(models.Model):
    """One of the people of a snapshot. Rows are written with it, and never changed."""

    id = models.BigAutoField(primary_key=True)
    snapshot = models.ForeignKey(
        ReviewerSnapshot, on_delete=models.PROTECT, db_index=False, related_name="eligible"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "person"], name="approvals_eligiblereviewer_once")
        ]
        indexes = [
            models.Index(
                fields=["person", "created_at"], include=["snapshot"], name="approvals_reviewer_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} of {self.snapshot_id}"
