"""Beat's schedule: what the areas declare, save where an operator said otherwise."""

from __future__ import annotations

import signal
from collections.abc import Mapping
from types import FrameType
from typing import Any

from django_celery_beat.models import PeriodicTask
from django_celery_beat.schedulers import DatabaseScheduler

from apps.core import areas

# The description of a task whose schedule an operator has set.
BY_OPERATOR = "Set by an operator"


class Scheduler(DatabaseScheduler):
    """Keeps, when it starts, what operators set; Django Celery Beat's own would put the code's schedule back.

    Asked to stop, it ends what it is at, and beat stores the schedule then. Celery's own handler stores it at once: in the
    middle of a query that waits for itself, or breaks the connection, which is taken for a fault of the database, and beat
    goes on.
    """

    must_stop = False

    def setup_schedule(self) -> None:
        self.app.conf.beat_schedule = {
            # Expires: a backlog after a pause is not replayed.
            one.task: {"task": one.task, "schedule": one.seconds, "options": {"expires": one.seconds}}
            for one in areas.schedules()
        }
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.ask_to_stop)
        super().setup_schedule()

    def ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        """Take a signal, which may come in the middle of anything, and again."""
        self.must_stop = True

    def tick(self, *args: Any, **kwargs: Any) -> Any:
        """Do what is due, or end beat."""
        if self.must_stop:
            raise SystemExit
        return super().tick(*args, **kwargs)

    def update_from_dict(self, mapping: Mapping[str, Any]) -> None:
        kept = set(
            PeriodicTask.objects.filter(name__in=mapping, description=BY_OPERATOR).values_list(
                "name", flat=True
            )
        )
        super().update_from_dict({name: entry for name, entry in mapping.items() if name not in kept})
