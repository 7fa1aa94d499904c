from __future__ import annotations

from django.db import models


class Outcome(models.TextChoices):
    """What a policy decision was. Only `allow` lets a request go on."""

    ALLOW = "allow", "Allowed"
    DENY = "deny", "Refused"
    ERROR = "error", "Refused: the policy could not decide"
