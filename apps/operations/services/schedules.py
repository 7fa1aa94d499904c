"""Writes to the schedules that beat reads."""

from __future__ import annotations

from typing import Any

from celery.schedules import ParseException, crontab
from django.db import transaction
from django_celery_beat.models import CrontabSchedule, IntervalSchedule, PeriodicTask

from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import etags
from apps.core.actors import Actor
from apps.core.refusals import Invalid
from apps.operations.scheduler import BY_OPERATOR
from apps.tenants import access
from apps.tenants.choices import Permission

FIELDS = ("minute", "hour", "day_of_month", "month_of_year", "day_of_week")
LONGEST = 366 * 24 * 3600


class UnknownSchedule(Invalid):
    code = "unknown_schedule"
    sentence = "Give the seconds between two runs, or five fields of a crontab such as 30 2 * * 1."


@transaction.atomic
def change_schedule(
    *,
    task: PeriodicTask,
    by: Actor,
    is_enabled: bool,
    seconds: int | None = None,
    cron: str = "",
    if_match: str | None = None,
) -> PeriodicTask:
    """Return whether and how often beat runs a task: every `seconds`, or as `cron` says, in UTC.

    Beat reads it within seconds. `if_match` is the `schedule_etag` that was read. Raises `UnknownSchedule`,
    `ChangedMeanwhile` and `Forbidden`.
    """
    access.require_platform(by, Permission.OPERATE)
    if (seconds is None) == (not cron) or (seconds is not None and not 1 <= seconds <= LONGEST):
        raise UnknownSchedule()
    locked = PeriodicTask.objects.select_for_update(of=("self",), no_key=True).get(pk=task.pk)
    etags.require_match(if_match, _schedule(locked))
    before = describe(locked)
    locked.interval = _interval(seconds) if seconds is not None else None
    locked.crontab = _crontab(cron) if cron else None
    locked.solar = locked.clocked = None
    locked.enabled = is_enabled
    locked.description = BY_OPERATOR
    if not is_enabled:
        locked.last_run_at = None
    locked.save()
    audit.record(
        Action.OPERATIONS_SCHEDULE_CHANGED,
        tenant_id=None,
        by=by,
        obj=("operations.schedule", locked.name),
        before=before,
        after=describe(locked),
    )
    return locked


def schedule_etag(task: PeriodicTask) -> str:
    """Return the entity tag of a task's schedule."""
    return etags.of(_schedule(task))


def _schedule(task: PeriodicTask) -> dict[str, Any]:
    return {"is_enabled": task.enabled, "seconds": seconds_of(task), "cron": cron_of(task)}


def describe(task: PeriodicTask) -> str:
    """Return when beat runs a task."""
    seconds = seconds_of(task)
    when = cron_of(task) if seconds is None else f"every {seconds} s"
    return when if task.enabled else f"off ({when})"


def seconds_of(task: PeriodicTask) -> int | None:
    """Return the seconds between two runs, or None where a crontab says when."""
    return None if task.interval is None else int(task.interval.schedule.run_every.total_seconds())


def cron_of(task: PeriodicTask) -> str:
    """Return the five fields of a task's crontab, or nothing."""
    return "" if task.crontab is None else " ".join(getattr(task.crontab, name) for name in FIELDS)


def _interval(seconds: int) -> IntervalSchedule:
    found: IntervalSchedule | None = IntervalSchedule.objects.filter(
        every=seconds, period=IntervalSchedule.SECONDS
    ).first()
    return found or IntervalSchedule.objects.create(every=seconds, period=IntervalSchedule.SECONDS)


def _crontab(cron: str) -> CrontabSchedule:
    words = cron.split()
    if len(words) != len(FIELDS):
        raise UnknownSchedule(errors={"cron": [UnknownSchedule.sentence]})
    wanted = dict(zip(FIELDS, words, strict=True))
    try:
        crontab(**wanted)
    except (ParseException, ValueError):
        raise UnknownSchedule(errors={"cron": [UnknownSchedule.sentence]}) from None
    wanted["timezone"] = "UTC"
    return CrontabSchedule.objects.filter(**wanted).first() or CrontabSchedule.objects.create(**wanted)
