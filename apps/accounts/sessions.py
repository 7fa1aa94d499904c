"""Where sessions are kept (SESSION_ENGINE): Django's store in Postgres, with limits and with whose a session is."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from apps.accounts.models import Session
from apps.core import clock
from apps.core.compiled import compiled_once, first

# Seconds since 1970, as JSON keeps them.
STARTED = "accounts.started_at"
CONFIRMED = "accounts.confirmed_at"
BROWSER = "accounts.browser"
# Writing the last use on each request would make every page a write.
SEEN_RESOLUTION = dt.timedelta(minutes=1)


class SessionStore(DatabaseStore):
    """A store whose sessions end with their limits, whatever the cookie says."""

    row: Session | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Return the row of this session, with the person that its data names."""
        row = super().create_model_instance(data)
        assert isinstance(row, Session)
        row.user_id = data.get(SESSION_KEY) or None
        row.browser = data.get(BROWSER, "")
        if STARTED in data:
            row.started_at = dt.datetime.fromtimestamp(data[STARTED], dt.UTC)
        return row

    def _get_session_from_db(self) -> Session | None:
        row = first(_kept(session_key=self.session_key or "", moment=timezone.now()))
        if row is not None and row.is_over(clock.now()):
            row.delete()
            row = None
        if row is None:
            self._session_key = None
        else:
            self.row = row
        return row

    def seen(self) -> None:
        """Note that a person used this session, if that was not noted a moment ago."""
        moment = clock.now()
        row = self.row
        if row is None or row.user_id is None or moment - row.last_seen_at < SEEN_RESOLUTION:
            return
        Session.objects.filter(pk=row.pk).update(last_seen_at=moment)


@compiled_once
def _kept(*, session_key: str, moment: dt.datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=session_key, expire_date__gt=moment)


def begin(request: HttpRequest) -> None:
    """Date a session in which somebody has just signed in."""
    moment = clock.now().timestamp()
    request.session[STARTED] = moment
    request.session[BROWSER] = browser_of(request.headers.get("User-Agent", ""))
    confirm(request, at=moment)


def confirm(request: HttpRequest, *, at: float | None = None) -> None:
    """Note when the person in front of the browser last proved who it is."""
    request.session[CONFIRMED] = clock.now().timestamp() if at is None else at


def recently_confirmed(request: HttpRequest) -> bool:
    """Return whether that was less than ACCOUNT_REAUTHENTICATION_TIMEOUT seconds ago."""
    confirmed = request.session.get(CONFIRMED)
    if not isinstance(confirmed, int | float):
        return False
    return 0 <= clock.now().timestamp() - confirmed < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


# The first match names the program: Edge and Opera call themselves Chrome, and everybody Safari.
_PROGRAMS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def browser_of(agent: str) -> str:
    """Name a browser for the person who has to recognise it, such as "Firefox on Linux"."""
    program = next((name for mark, name in _PROGRAMS if mark in agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    return f"{program or 'A browser'} on {system}" if system else program or "Unknown program"
