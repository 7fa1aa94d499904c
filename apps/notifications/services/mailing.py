"""Mail: one for each event that somebody wants at once, and one a day for the rest.

A mail is sent while the notices that it tells of are locked, and is marked in the same transaction. A worker that dies
between the two sends it again under the same Message-ID, by which mail programs show it once.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import time
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string

from apps.accounts.models import User
from apps.core import clock, faults
from apps.notifications.choices import Mail
from apps.notifications.models import Notice

logger = logging.getLogger(__name__)

# Well inside the limit that Celery sets for a task, together with one mail.
ROUND_SECONDS = 5.0
MOST_IN_DIGEST = 50
FIRST_WAIT = dt.timedelta(minutes=1)
LONGEST_WAIT = dt.timedelta(hours=6)
# Some days of tries; what was not sent by then is old news, and stands in the portal.
MOST_TRIES = 20


def send_mail(*, seconds: float = ROUND_SECONDS) -> int:
    """Send the mail that is due, and return how many mails went out."""
    until = time.monotonic() + seconds
    people = Notice.objects.due(clock.now()).order_by().values_list("person_id", flat=True).distinct()
    sent = 0
    for person_id in list(people):
        while time.monotonic() < until:
            went = _send_next(person_id)
            sent += went
            if not went:
                break
    return sent


@transaction.atomic
def _send_next(person_id: UUID) -> bool:
    """Send the next mail of a person; return whether one went out."""
    due = Notice.objects.due(clock.now()).filter(person_id=person_id)
    locked = list(
        due.select_for_update(skip_locked=True, of=("self",), no_key=True)
        .select_related("tenant")
        .order_by("occurred_at", "id")
    )
    if not locked:
        return False
    person = User.objects.get(pk=person_id)
    seen = set(
        Notice.objects.with_access(person)
        .filter(pk__in=[one.pk for one in locked])
        .values_list("pk", flat=True)
    )
    readable = [one for one in locked if one.pk in seen]
    if not person.is_active or not person.email:
        readable = []
    # What somebody has lost access to is not mailed, nor kept for later.
    _settle([one for one in locked if one not in readable], mailed_at=None)
    urgent = [one for one in readable if one.mail == Mail.AT_ONCE][:1]
    notices = urgent or readable
    if not notices:
        return False
    message = _message(person, notices, is_digest=not urgent)
    try:
        message.send()
    except (OSError, ValueError) as error:  # of the server, smtplib's among these, or of an address
        logger.warning("mail to a person was not sent: %s", type(error).__name__)
        _postpone(notices)
        return False
    faults.point("notifications.mail.sent")
    _settle(notices, mailed_at=clock.now())
    return True


def _message(person: User, notices: list[Notice], *, is_digest: bool) -> EmailMessage:
    shown = notices[:MOST_IN_DIGEST]
    context = {
        "person": person,
        "notices": shown,
        "more": len(notices) - len(shown),
        "portal": settings.PORTAL_URL.rstrip("/"),
        "is_digest": is_digest,
    }
    count = len(notices)
    subject = f"{count} notice{'s' if count != 1 else ''} of the day" if is_digest else notices[0].title
    if not is_digest and notices[0].tenant is not None:
        subject = f"{subject} in {notices[0].tenant.name}"
    ids = ",".join(sorted(str(one.event_id) for one in notices))
    name = hashlib.sha256(f"{person.pk}:{ids}".encode()).hexdigest()[:32]
    return EmailMessage(
        subject=f"[Platform Portal] {subject}",
        body=render_to_string("notifications/mail.txt", context),
        to=[person.email],
        headers={"Message-ID": f"<{name}@platform-portal>", "Auto-Submitted": "auto-generated"},
    )


def _settle(notices: list[Notice], *, mailed_at: dt.datetime | None) -> None:
    Notice.objects.filter(pk__in=[one.pk for one in notices]).update(mail_due_at=None, mailed_at=mailed_at)


def _postpone(notices: list[Notice]) -> None:
    for notice in notices:
        wait = min(FIRST_WAIT * 2 ** min(notice.mail_failures, 12), LONGEST_WAIT)
        notice.mail_failures += 1
        is_over = notice.mail_failures >= MOST_TRIES
        notice.mail_due_at = None if is_over else clock.now() + wait
        notice.save(update_fields=["mail_failures", "mail_due_at"])
