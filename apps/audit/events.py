"""What is said of an entry of the trail, and to whom: each app declares texts for its actions in its `events.py`.

EVENTS = {
    Action.APPROVALS_REQUEST_REJECTED: EventText(
        kind=EventKind.REQUESTS,
        title="Request rejected",
        sentence="{it} in {it.tenant} was rejected.",
        load=request_of,
        url=page_of,
        recipients=requester,
    ),
}
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models

from apps.audit.models import Entry
from apps.core import areas

TITLE_LENGTH = 100
SENTENCE_LENGTH = 500


class EventKind(models.TextChoices):
    """What people choose by whether, and how, they are told of something."""

    REVIEWS = "reviews", "Requests that wait for my vote"
    REQUESTS = "requests", "What becomes of my requests"
    ROLLOUTS = "rollouts", "Rollouts of my requests"
    ACCESS = "access", "My roles and tokens"
    SECURITY = "security", "How I sign in"
    DATA = "data", "My feature stores and data contracts"
    TENANT = "tenant", "Tenants that I administer"


def nobody(entry: Entry, it: Any) -> Iterable[UUID]:
    """Return no recipient: the event is for webhooks only."""
    return ()


@dataclass(frozen=True)
class EventText:
    """How one action reads. `sentence` is a format string over `it`, the object, and `entry`.

    `load` returns the object, or None where there is nothing to tell; `url` its page, as a path; `recipients` the ids of
    the people whom it concerns. Whoever acted is left out, unless `tells_actor`.
    """

    kind: EventKind
    title: str
    sentence: str
    load: Callable[[Entry], Any]
    url: Callable[[Any], str]
    recipients: Callable[[Entry, Any], Iterable[UUID]] = nobody
    tells_actor: bool = False
    # Not of what stands in the platform's chain alone, which is nobody's webhook's.
    is_of_tenants: bool = True


@dataclass(frozen=True)
class Rendered:
    """What one entry says to people."""

    kind: EventKind
    title: str
    sentence: str
    path: str
    recipients: frozenset[UUID]


def texts() -> dict[str, EventText]:
    """Return the texts of all apps by action."""
    return {str(action): text for area in areas.every() for action, text in area.events.items()}


def of_tenants() -> list[str]:
    """Return the actions with a text that happen in tenants."""
    return sorted(action for action, text in texts().items() if text.is_of_tenants)


def tell(entry: Entry) -> Rendered | None:
    """Put an entry into words, or return None where nobody declared any or its object is gone."""
    text = texts().get(entry.action)
    it = text.load(entry) if text else None
    if text is None or it is None:
        return None
    people = {str(one) for one in text.recipients(entry, it)}
    if not text.tells_actor:
        people.discard(entry.actor_id)
    return Rendered(
        kind=text.kind,
        title=text.title[:TITLE_LENGTH],
        sentence=text.sentence.format(it=it, entry=entry)[:SENTENCE_LENGTH],
        path=text.url(it),
        recipients=frozenset(UUID(one) for one in people),
    )
