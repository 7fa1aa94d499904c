"""The search palette and its page: everything that the reader may see, by the providers that areas declare."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.db import OperationalError, connection, transaction
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from apps.accounts.http import SignedInRequest
from apps.accounts.models import User
from apps.core import areas, text
from apps.core.areas import Hit, SearchProvider
from apps.core.htmx import render_page
from apps.core.refusals import Invalid
from platform_portal.navigation import HOME

logger = logging.getLogger(__name__)

SHOWN = 6
LONGEST = 100
# Of fewer letters nothing but pages is looked for: an index of parts of words begins with these.
SHORTEST = 2
# So long may one provider read, and all of them together.
PROVIDER_MS = 1_000
TOGETHER_SECONDS = 2.0
_BORDERS = re.compile(r"[\s._/-]+")


@dataclass(frozen=True)
class Group:
    """The hits of one kind, best first. `more_url` is the list of all of them, or ""."""

    label: str
    icon: str
    hits: list[Hit]
    more_url: str = ""


@dataclass(frozen=True)
class Results:
    """What was found. `unfinished` names the kinds that were not searched to the end in time."""

    words: str
    groups: list[Group]
    unfinished: list[str]
    is_too_short: bool

    @property
    def count(self) -> int:
        return sum(len(group.hits) for group in self.groups)


@login_required
@require_safe
def search(request: SignedInRequest) -> HttpResponse:
    """Answer with the page, or with the hits alone for the palette."""
    context = {"results": results(request.user, request.GET.get("q", "")), "longest": LONGEST}
    return render_page(request, "core/search.html", context, partial="hits")


def results(user: User, query: str) -> Results:
    """Search everything that `user` may see; without words the pages are listed."""
    words = _clean(query)
    found = [Group("Pages", "compass", _best(_pages(user, words), words, None if not words else SHOWN))]
    unfinished: list[str] = []
    if len(words) >= SHORTEST:
        until = time.monotonic() + TOGETHER_SECONDS
        with _bounded():
            for provider in areas.search_providers():
                hits = _asked(provider, user, words) if time.monotonic() < until else None
                if hits is None:
                    unfinished.append(provider.label)
                else:
                    found.append(_group(provider, hits, words))
    groups = sorted((group for group in found if group.hits), key=lambda group: _score(group.hits[0], words))
    return Results(words, groups, unfinished, is_too_short=0 < len(words) < SHORTEST)


def _clean(query: str) -> str:
    try:
        return " ".join(text.clean(query[:LONGEST], field="q", max_length=LONGEST, lines=False).split())
    except Invalid:
        return ""


def _group(provider: SearchProvider, hits: list[Hit], words: str) -> Group:
    has_more = provider.more and len(hits) > SHOWN
    more_url = f"{reverse(provider.more)}?{urlencode({'q': words})}" if has_more else ""
    return Group(provider.label, provider.icon, _best(hits, words, SHOWN), more_url)


def _asked(provider: SearchProvider, user: User, words: str) -> list[Hit] | None:
    """Return what a provider finds, or None where it takes too long."""
    try:
        with transaction.atomic():
            return list(provider.find(user, words, SHOWN + 1))
    except OperationalError:
        logger.warning("search among %s was cut off", provider.label)
        return None


@contextmanager
def _bounded() -> Iterator[None]:
    """Let no statement inside the block take longer than a provider may."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('statement_timeout')")
        (before,) = cursor.fetchone()
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(PROVIDER_MS)])
        yield
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [before])


def _pages(user: User, words: str) -> Iterator[Hit]:
    """Yield the pages and acts whose names hold all of the words."""
    asked = words.lower().split()
    for link in [HOME, *areas.links()]:
        if all(word in link.label.lower() for word in asked):
            yield Hit(link.label, reverse(link.view), icon=link.icon)
    for one in areas.shortcuts():
        if all(word in f"{one.label} {one.words}".lower() for word in asked) and one.is_shown(user):
            yield Hit(one.label, reverse(one.view) + one.query, icon=one.icon)


def _best(hits: Iterable[Hit], words: str, limit: int | None) -> list[Hit]:
    return sorted(hits, key=lambda hit: _score(hit, words))[:limit]


def _score(hit: Hit, words: str) -> int:
    """Return how far a hit is from what was typed: 0 is the very name."""
    title, asked = hit.title.lower(), words.lower()
    if title == asked:
        return 0
    if title.startswith(asked):
        return 1
    if any(part.startswith(asked) for part in _BORDERS.split(title)):
        return 2
    return 3 if asked in title else 4
