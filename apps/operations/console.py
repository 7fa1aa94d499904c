"""What the jobs console and the admin's home show: queues, beat's last runs, and what needs an operator now."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django_celery_beat.models import PeriodicTask

from apps.core import areas, clock, switches
from apps.core.areas import Level
from apps.core.choices import JobState
from apps.core.models import Job
from apps.operations.health import report
from apps.operations.models import Heartbeat
from apps.operations.services.schedules import describe
from apps.tenants.choices import Status
from apps.tenants.models import ApiToken, Tenant

EXPIRES_SOON = dt.timedelta(days=14)


@dataclass(frozen=True)
class Queue:
    """A queue of Redis. `length` is None while Redis does not answer."""

    name: str
    length: int | None


@dataclass(frozen=True)
class Run:
    """When beat last ran a task."""

    name: str
    when: str
    last_run_at: dt.datetime | None
    url: str


@dataclass(frozen=True)
class Console:
    queues: list[Queue]
    runs: list[Run]
    beaten_at: dt.datetime | None
    counts: dict[str, int]


@dataclass(frozen=True)
class Need:
    """Something that waits for an operator."""

    level: Level
    count: int
    text: str
    url: str


@dataclass(frozen=True)
class HomePage:
    needs: list[Need]


def console() -> Console:
    """Return what stands above the list of jobs."""
    beat = Heartbeat.objects.filter(name="beat").first()
    tasks = PeriodicTask.objects.select_related("interval", "crontab").order_by("name")
    states = [JobState.RUNNING, JobState.QUEUED, JobState.FAILED, JobState.DEAD]
    open_jobs = list(Job.objects.filter(state__in=states).order_by().values_list("state", flat=True)[:10_000])
    return Console(
        queues=queues(),
        runs=[
            Run(
                task.name,
                describe(task),
                task.last_run_at,
                reverse("admin:django_celery_beat_periodictask_change", args=[task.pk]),
            )
            for task in tasks
        ],
        beaten_at=beat.beaten_at if beat else None,
        counts={str(state): open_jobs.count(state) for state in states},
    )


def queues() -> list[Queue]:
    """Return how many messages wait in each queue of Redis."""
    import redis

    names = [settings.CELERY_TASK_DEFAULT_QUEUE, *areas.queues()]
    client = redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=2)
    try:
        return [Queue(name, int(client.llen(name))) for name in names]
    except redis.RedisError:
        return [Queue(name, None) for name in names]
    finally:
        client.close()


def home_page() -> HomePage:
    """Gather the admin's home: what an operator should look at, worst first."""
    needs = [*platform_needs(), *(need for need in (*_of_tokens(), *_of_tenants()) if need.count)]
    needs += [
        Need(found.health.level, 1, f"{found.name}: {found.health.detail}", reverse("admin:health"))
        for found in report(quick=True)
        if found.health.level is not Level.OK
    ]
    return HomePage(
        needs=sorted(needs, key=lambda need: list(Level).index(need.level), reverse=True),
    )


def platform_needs() -> list[Need]:
    """Return what of the platform itself, and of no tenant, waits for an operator."""
    return [need for need in (*_of_jobs(), *_of_switches()) if need.count]


def _of_jobs() -> list[Need]:
    url = reverse("admin:core_job_changelist")
    dead = Job.objects.need_somebody().count()
    failed = Job.objects.filter(state=JobState.FAILED).count()
    return [
        Need(
            Level.FAIL,
            dead,
            _many(dead, "job is a dead letter", "jobs are dead letters"),
            f"{url}?state__exact=dead",
        ),
        Need(
            Level.WARN,
            failed,
            _many(failed, "job failed and is tried again", "jobs failed and are tried again"),
            f"{url}?state__exact=failed",
        ),
    ]


def _of_tokens() -> list[Need]:
    moment = clock.now()
    soon = ApiToken.objects.usable().filter(expires_at__lte=moment + EXPIRES_SOON).count()
    text = _many(soon, "token expires within 14 days", "tokens expire within 14 days")
    return [Need(Level.WARN, soon, text, f"{reverse('admin:tenants_apitoken_changelist')}?standing=expiring")]


def _of_tenants() -> list[Need]:
    suspended = Tenant.objects.filter(Q(status=Status.SUSPENDED)).count()
    text = _many(suspended, "tenant is suspended", "tenants are suspended")
    url = f"{reverse('admin:tenants_tenant_changelist')}?status__exact=suspended"
    return [Need(Level.WARN, suspended, text, url)]


def _of_switches() -> list[Need]:
    off = [name for name in areas.switches() if not switches.is_on(name)]
    text = f"{'is' if len(off) == 1 else 'are'} switched off: {', '.join(off)}"
    noun = "feature" if len(off) == 1 else "features"
    return [Need(Level.WARN, len(off), f"{len(off)} {noun} {text}", reverse("admin:switches"))]


def _many(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
