"""Who made the bytes of a version, as it is kept: when they arrive, and when they are registered. It never changes.

What the store holds now does not tell it: a file can be sent again by somebody else, replaced, deleted, or stand at
another path as well. `makers.py` reads it.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from apps.core import clock
from apps.registry import rules


class Act(models.TextChoices):
    UPLOADED = "uploaded", "Uploaded"
    REGISTERED = "registered", "Registered"


class Provenance(models.Model):
    """One person or service account that sent certain bytes to a path, or was the first to register them. Append-only."""

    id = models.BigAutoField(primary_key=True)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+", db_index=False)
    sha256 = models.CharField(max_length=64)
    act = models.CharField(max_length=10, choices=Act.choices)
    # Where the bytes were sent to; empty where they were registered.
    path = models.CharField(max_length=rules.MAX_PATH, blank=True, db_collation="C")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # Who answered for a service account at that time; another owner later does not change who did it.
    answerable = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "provenance"
        ordering = ["id"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "sha256", "path", "person"],
                condition=Q(act=Act.UPLOADED),
                name="registry_provenance_upload_once",
            ),
            models.UniqueConstraint(
                fields=["tenant", "sha256"],
                condition=Q(act=Act.REGISTERED),
                name="registry_provenance_first_registration",
            ),
            models.CheckConstraint(condition=Q(act__in=Act.values), name="registry_provenance_act_known"),
        ]
        indexes = [models.Index(fields=["tenant", "sha256", "act", "id"], name="registry_provenance_first")]

    def __str__(self) -> str:
        return f"{self.act} by {self.person_id}"
