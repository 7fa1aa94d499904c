"""The Celery application. Tasks live in each app's tasks.py and call one service."""

from __future__ import annotations

import os
from typing import Any

from celery import Celery
from celery.signals import task_prerun

from apps.core import actors

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "platform_portal.settings.dev")

app = Celery("platform_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@task_prerun.connect
def name_the_door(**_: Any) -> None:
    """Name the door `job` for everything that a task does."""
    actors.enter_via("job")
