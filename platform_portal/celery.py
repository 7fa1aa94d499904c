"""The Celery application. Tasks live in each app's tasks.py and call one service."""

from __future__ import annotations

import os
from typing import Any

from celery import Celery
from celery.signals import celeryd_init, task_prerun
from kombu import Exchange, Queue

from apps.core import actors, areas

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "platform_portal.settings.dev")

app = Celery("platform_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@celeryd_init.connect
def read_every_queue(conf: Any, **_: Any) -> None:
    """Let a worker that is started without --queues read those of the areas, too."""
    names = [conf.task_default_queue, *areas.queues()]
    conf.task_queues = [Queue(name, Exchange(name), routing_key=name) for name in names]


@task_prerun.connect
def name_the_door(**_: Any) -> None:
    """Name the door `job` for everything that a task does."""
    actors.enter_via("job")
