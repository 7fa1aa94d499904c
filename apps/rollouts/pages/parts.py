"""What several of the pages need."""

from __future__ import annotations

import math
from dataclasses import dataclass

from django.urls import reverse

from apps.registry.models import ModelVersion, RegisteredModel
from apps.rollouts.models import Rollout
from apps.tenants.models import Tenant


@dataclass(frozen=True)
class StepRow:
    """One step of the plan, as the shared component shows it."""

    weight: int
    seconds: int
    state: str

    @property
    def time(self) -> str:
        """The step's time, in minutes where it has only whole ones."""
        return f"{self.seconds // 60} min" if self.seconds % 60 == 0 else f"{self.seconds} s"


def step_words(rollout: Rollout) -> str:
    """Say at which step a rollout is."""
    return f"Step {min(rollout.step_index + 1, len(rollout.plan))} of {len(rollout.plan)}"


def duration(seconds: float) -> str:
    """Write a length of time in the one unit that people would say it in."""
    for size, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= 1.5 * size or (seconds >= size and seconds % size == 0):
            count = round(seconds / size)
            return f"about {count:,} {unit}{'' if count == 1 else 's'}"
    count = max(1, math.ceil(seconds))
    return f"about {count} second{'' if count == 1 else 's'}"


def model_url(model: RegisteredModel, tenant: Tenant) -> str:
    """Return the address of the page in the registry."""
    return reverse("registry:model-detail", args=[tenant.slug, model.name])


def version_url(model: RegisteredModel, tenant: Tenant, version: ModelVersion) -> str:
    """Return the address of the page in the registry."""
    return reverse("registry:version-detail", args=[tenant.slug, model.name, version.number])
