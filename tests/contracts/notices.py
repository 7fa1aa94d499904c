"""Attempts on notices and webhooks by those who must not get through: the stage has none, so each makes its own."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

from django.http import QueryDict

from apps.accounts.models import User
from apps.audit.events import EventKind
from apps.core import clock
from apps.notifications import services
from apps.notifications.models import Notice, Webhook
from apps.notifications.pages import notices as pages
from apps.tenants.models import Tenant
from tests.contracts.stage import VIEWER, Stage


def notice(person: User, tenant: Tenant, *, read_at: dt.datetime | None = None) -> Notice:
    return Notice.objects.create(
        person=person, tenant=tenant, event_id=uuid.uuid4(), action="tenants.role.assigned", kind=EventKind.ACCESS,
        title="Told", sentence="Told.", path="/", occurred_at=clock.now(), read_at=read_at,
    )  # fmt: skip


def webhook(tenant: Tenant) -> Webhook:
    return Webhook.objects.create(
        tenant=tenant, name="hook", encrypted_url="x", place="example.com", encrypted_secret="x"
    )


def _of_another(act: Callable[[User, Notice], Any]) -> Callable[[Stage, Any], str]:
    """Act on a notice to somebody else, and return what came of it and whether it is read then."""

    def attempt(stage: Stage, by: Any) -> str:
        told = notice(stage.people[VIEWER], stage.world.acme.tenant)
        came = act(by, told)
        told.refresh_from_db()
        return f"{came} {told.read_at is not None}"

    return attempt


def _unread_again(stage: Stage, by: Any) -> str:
    told = notice(stage.people[VIEWER], stage.world.acme.tenant, read_at=clock.now())
    return str(services.mark_unread(by=by, notice=told))


def _of_a_tenant_one_has_left(stage: Stage, by: Any) -> str:
    notice(by, stage.world.acme.tenant)
    return str(Notice.objects.visible_to(by).count())


def _removes_a_webhook(stage: Stage, by: Any) -> None:
    services.remove_webhook(webhook=webhook(stage.world.acme.tenant), by=by)


def _replaces_a_secret(stage: Stage, by: Any) -> None:
    services.rotate_secret(webhook=webhook(stage.world.acme.tenant), by=by)


ACTS: dict[str, Callable[[Stage, Any], Any]] = {
    "lists notices of another": _of_another(lambda by, told: len(pages.notices_page(by, QueryDict("")).rows)),
    "counts notices of another": _of_another(lambda by, told: pages.unread_count(by)),
    "opens a notice of another": _of_another(lambda by, told: pages.my_notice(by, told.pk).title),
    "reads a notice of another": _of_another(lambda by, told: services.mark_read(notice=told, by=by)),
    "reads all notices": _of_another(lambda by, told: services.mark_all_read(by=by)[0]),
    "takes back that another has read": _unread_again,
    "reads a notice of a tenant that they left": _of_a_tenant_one_has_left,
    "removes a webhook of another tenant": _removes_a_webhook,
    "replaces the secret of another tenant's webhook": _replaces_a_secret,
}
