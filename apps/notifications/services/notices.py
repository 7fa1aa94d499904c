"""Notices: telling people of an event, and what each of them does with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.conf import settings
from django.db import transaction

from apps.accounts.choices import Kind
from apps.accounts.models import User
from apps.audit import events
from apps.audit.events import EventKind
from apps.audit.models import Entry
from apps.core import clock
from apps.core.refusals import Invalid
from apps.notifications.choices import DEFAULT_MAIL, Mail
from apps.notifications.models import Notice, Preference


@transaction.atomic
def tell(entry: Entry) -> int:
    """Write a notice for everybody whom an event concerns, and return for how many: the outbox calls it.

    Told of the same event again it writes nothing.
    """
    rendered = events.tell(entry)
    if rendered is None or not rendered.recipients:
        return 0
    people = User.objects.filter(pk__in=rendered.recipients, is_active=True, kind=Kind.PERSON)
    chosen = {one.person_id: one for one in Preference.objects.filter(person__in=people, kind=rendered.kind)}
    moment = clock.now()
    notices = []
    for person in people:
        is_shown, mail = _wishes(chosen.get(person.pk), rendered.kind)
        if not person.email:
            mail = Mail.NEVER
        if not is_shown and mail == Mail.NEVER:
            continue
        notices.append(
            Notice(
                person=person,
                tenant_id=entry.tenant_id,
                event_id=entry.event_id,
                action=entry.action,
                kind=rendered.kind,
                title=rendered.title,
                sentence=rendered.sentence,
                path=rendered.path,
                occurred_at=entry.occurred_at,
                created_at=moment,
                is_shown=is_shown,
                mail=mail,
                mail_due_at=mail_due(mail, moment),
            )
        )
    return len(Notice.objects.bulk_create(notices, ignore_conflicts=True))


@transaction.atomic
def mark_read(*, notice: Notice, by: User) -> None:
    """Note that `by` has read a notice of theirs."""
    Notice.objects.visible_to(by).unread().filter(pk=notice.pk).update(read_at=clock.now())


@transaction.atomic
def mark_all_read(*, by: User) -> tuple[int, dt.datetime]:
    """Note that `by` has read everything, and return how much, and the moment that `mark_unread` takes."""
    moment = clock.now()
    return Notice.objects.visible_to(by).unread().update(read_at=moment), moment


@transaction.atomic
def mark_unread(*, by: User, notice: Notice | None = None, read_at: dt.datetime | None = None) -> int:
    """Take back that `by` has read one notice, or all those that were marked at one moment."""
    rows = Notice.objects.visible_to(by)
    rows = rows.filter(pk=notice.pk) if notice is not None else rows.filter(read_at=read_at)
    return rows.filter(read_at__isnull=False).update(read_at=None)


@transaction.atomic
def set_preferences(*, by: User, wishes: Mapping[EventKind, tuple[bool, Mail]]) -> None:
    """Say how `by` wants to be told of each kind of events: in the portal, and by mail.

    It holds for what happens from now on. Raises `Invalid` for a mail that cannot be sent: there is no address.
    """
    if not by.email and any(mail != Mail.NEVER for _, mail in wishes.values()):
        raise Invalid("There is no address for mail in your account. Ask an operator to add one.")
    Preference.objects.bulk_create(
        (
            Preference(person=by, kind=kind, is_shown=is_shown, mail=mail)
            for kind, (is_shown, mail) in wishes.items()
        ),
        update_conflicts=True,
        unique_fields=["person", "kind"],
        update_fields=["is_shown", "mail"],
    )


def wishes_of(user: User) -> dict[EventKind, tuple[bool, Mail]]:
    """Return how a person wants to be told of each kind of events."""
    chosen = {one.kind: one for one in Preference.objects.filter(person=user)}
    return {kind: _wishes(chosen.get(kind), kind) for kind in EventKind}


def mail_due(mail: str, moment: dt.datetime) -> dt.datetime | None:
    """Return when the mail of a notice is to be sent: at once, or at the next hour of the digest."""
    if mail == Mail.NEVER:
        return None
    if mail == Mail.AT_ONCE:
        return moment
    today = moment.replace(hour=settings.NOTIFICATIONS_DIGEST_HOUR, minute=0, second=0, microsecond=0)
    return today if today > moment else today + dt.timedelta(days=1)


def _wishes(chosen: Preference | None, kind: EventKind) -> tuple[bool, Mail]:
    if chosen is None:
        return True, DEFAULT_MAIL.get(kind, Mail.NEVER)
    return chosen.is_shown, Mail(chosen.mail)
