"""What people are told about their accounts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.urls import reverse

from apps.accounts.models import User
from apps.audit.choices import Action
from apps.audit.events import EventKind, EventText
from apps.audit.models import Entry


def account(entry: Entry) -> User | None:
    return User.objects.filter(pk=entry.object_id).select_related("owner").first()


def account_page(it: Any) -> str:
    return reverse("account_me")


def its_person(entry: Entry, it: User) -> Iterable[UUID]:
    return [it.answerable_person.pk]


def _security(title: str, sentence: str) -> EventText:
    # Also of what one did oneself: it may have been somebody else.
    return EventText(
        EventKind.SECURITY,
        title,
        sentence,
        account,
        account_page,
        its_person,
        tells_actor=True,
        is_of_tenants=False,
    )


EVENTS = {
    Action.ACCOUNTS_ADDRESS_SET: _security(
        "Address for mail changed", "An operator changed where mail to {it.username} goes."
    ),
    Action.ACCOUNTS_PASSWORD_SET: _security(
        "Password changed",
        "The password of {it.username} was set. If that was not you, tell an operator now.",
    ),
    Action.ACCOUNTS_SECOND_FACTOR_ADDED: _security(
        "Second factor added",
        "Signing in as {it.username} now takes a code. If that was not you, tell an operator now.",
    ),
    Action.ACCOUNTS_SECOND_FACTOR_REMOVED: _security(
        "Second factor removed",
        "Signing in as {it.username} no longer takes a code. If that was not you, tell an operator now.",
    ),
    Action.ACCOUNTS_RECOVERY_CODES_CREATED: _security(
        "New recovery codes", "New recovery codes were made for {it.username}; the old ones no longer work."
    ),
    Action.ACCOUNTS_IDENTITY_UNLINKED: _security(
        "Identity unlinked",
        "{it.username} no longer signs in with an identity at a provider that was linked before.",
    ),
    Action.ACCOUNTS_OWNER_CHANGED: EventText(
        EventKind.ACCESS,
        "You answer for a service account",
        "From now on you answer for the service account {it.username}.",
        account,
        account_page,
        its_person,
        is_of_tenants=False,
    ),
}
