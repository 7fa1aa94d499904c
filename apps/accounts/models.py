from __future__ import annotations

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from apps.accounts.choices import Kind


class User(AbstractUser):
    """A person, or a service account with a person who answers for it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.PERSON)
    owner = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="service_accounts"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=Kind.PERSON, owner__isnull=True) | Q(kind=Kind.SERVICE, owner__isnull=False),
                name="accounts_user_service_has_owner",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.PERSON) | Q(is_staff=False, is_superuser=False),
                name="accounts_user_service_is_no_staff",
            ),
        ]

    # Set for the length of a request by a token that is bound to one tenant.
    bound_tenant_id: uuid.UUID | None = None

    @property
    def is_person(self) -> bool:
        return self.kind == Kind.PERSON

    @property
    def answerable_person(self) -> User:
        """The person behind this account: itself, or the owner of a service account."""
        return self.owner if self.owner is not None else self

    @property
    def audit_actor(self) -> dict[str, str]:
        return {"kind": self.kind, "id": str(self.pk)}

    @property
    def display_name(self) -> str:
        return self.get_full_name() or self.username
