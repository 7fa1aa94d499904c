"""What the pages of one's own account show."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse

from apps.accounts import providers
from apps.accounts.models import Session, User

PAGE_SIZE = 25
GROUPS_SHOWN = 10


@dataclass(frozen=True)
class Identity:
    """An account elsewhere with which somebody signs in."""

    provider: str
    issuer: str
    subject: str


@dataclass(frozen=True)
class SecondFactor:
    is_on: bool
    codes_left: int


@dataclass(frozen=True)
class Answered:
    """A service account that somebody answers for; `retire_url` is where a form ends it, empty where none does."""

    account: User
    retire_url: str


@dataclass(frozen=True)
class AccountPage:
    """My account. `tokens_url` is empty where API tokens have no page."""

    user: User
    has_password: bool
    identities: list[Identity]
    second_factor: SecondFactor
    sessions: list[Session]
    next_session: str
    has_other_sessions: bool
    this_session: str
    groups: list[str]
    more_groups: int
    tokens_url: str
    service_accounts: list[Answered]
    next_account: str


def account_page(user: User, *, session_key: str, query: Any = None) -> AccountPage:
    """Gather what somebody is told of the own account, in the session of `session_key`.

    `query` may hold where the long lists go on: `sessions`, the moment at which the last one shown was used, and
    `accounts`, the name of the last one shown.
    """
    query = query or {}
    theirs = Session.objects.of(user)
    sessions, next_session = _sessions(theirs, str(query.get("sessions", "")))
    accounts, next_account = _accounts(user, str(query.get("accounts", "")))
    groups = Group.objects.filter(user=user).order_by("name").values_list("name", flat=True)
    named = list(groups[:GROUPS_SHOWN])
    names = {provider.issuer: provider.name for provider in providers.configured()}
    answers = [
        account.extra_data for account in SocialAccount.objects.filter(user=user).order_by("date_joined")
    ]
    return AccountPage(
        user=user,
        has_password=user.has_usable_password() and providers.local_sign_in_is_open(),
        identities=[
            Identity(names.get(data["iss"], "A former provider"), data["iss"], data["sub"])
            for data in answers
        ],
        second_factor=second_factor(user),
        sessions=sessions,
        next_session=next_session,
        has_other_sessions=theirs.exclude(session_key=session_key).exists(),
        this_session=session_key,
        groups=named,
        more_groups=groups.count() - len(named) if len(named) == GROUPS_SHOWN else 0,
        tokens_url=_url("tenants:tokens"),
        service_accounts=[
            Answered(account, _url("tenants:account-retire", account.pk) if account.is_active else "")
            for account in accounts
        ],
        next_account=next_account,
    )


def _sessions(theirs: QuerySet[Session], cursor: str) -> tuple[list[Session], str]:
    """Return a page of sessions, and when the last on it was used: its key is nobody's to read."""
    try:
        before = dt.datetime.fromisoformat(cursor).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        before = None
    rows = theirs if before is None else theirs.filter(last_seen_at__lt=before)
    found = list(rows[: PAGE_SIZE + 1])
    page = found[:PAGE_SIZE]
    return page, page[-1].last_seen_at.isoformat() if len(found) > PAGE_SIZE else ""


def _accounts(user: User, cursor: str) -> tuple[list[User], str]:
    """Return a page of the service accounts that somebody answers for, and the last name on it."""
    rows = User.objects.filter(owner=user).order_by("username")
    if cursor and "\x00" not in cursor:
        rows = rows.filter(username__gt=cursor)
    found = list(rows[: PAGE_SIZE + 1])
    page = found[:PAGE_SIZE]
    return page, page[-1].username if len(found) > PAGE_SIZE else ""


def second_factor(user: User) -> SecondFactor:
    """Return whether signing in takes a code, and how many recovery codes are left."""
    held = {str(found.type): found for found in Authenticator.objects.filter(user=user)}
    codes = held.get(Authenticator.Type.RECOVERY_CODES)
    return SecondFactor(
        is_on=Authenticator.Type.TOTP in held,
        codes_left=len(codes.wrap().get_unused_codes()) if codes is not None else 0,
    )


def _url(name: str, *args: Any) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
