"""Beat's schedule: that of the code, save where an operator said otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django_celery_beat.models import PeriodicTask
from django_celery_beat.schedulers import DatabaseScheduler

# The description of a task whose schedule an operator has set.
BY_OPERATOR = "Set by an operator"


class Scheduler(DatabaseScheduler):
    """Keeps, when it starts, what operators set; Django Celery Beat's own would put the code's schedule back."""

    def update_from_dict(self, mapping: Mapping[str, Any]) -> None:
        kept = set(
            PeriodicTask.objects.filter(name__in=mapping, description=BY_OPERATOR).values_list(
                "name", flat=True
            )
        )
        super().update_from_dict({name: entry for name, entry in mapping.items() if name not in kept})
