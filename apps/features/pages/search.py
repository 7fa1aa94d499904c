"""The list of feature views: words, facets, order and place all stand in the address."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from apps.accounts.models import User
from apps.core import clock
from apps.core.paging import BadCursor
from apps.core.rest.paging import decode, encode
from apps.features.forms import FeatureFilter, Sort
from apps.features.models import Feature, FeatureView
from apps.features.models.definitions import FeatureViewQuerySet
from apps.features.pages import facets
from apps.features.pages.facets import Facet
from apps.tenants import access
from apps.tenants.choices import Permission

PAGE_SIZE = 25
MATCHES_SHOWN = 4
TAGS_SHOWN = 3
_NEVER = dt.datetime(9999, 1, 1, tzinfo=dt.UTC)
# What orders the rows, the smallest first, and whether it is a moment.
_ORDERS: dict[str, tuple[Any, str, bool]] = {
    Sort.NAME: (F("name"), "gt", False),
    Sort.CHANGED: (F("changed_at"), "lt", True),
    Sort.STALE: (Coalesce("fresh_until", _NEVER), "gt", True),
}


@dataclass(frozen=True)
class Row:
    """One line of the list. `matches` are features whose names hold the words that were looked for."""

    view: FeatureView
    url: str
    freshness: str
    feature_count: int
    matches: list[str]
    tags: list[tuple[str, str]]


@dataclass(frozen=True)
class SearchPage:
    rows: list[Row]
    facets: list[Facet]
    form: FeatureFilter
    is_filtered: bool
    has_choices: bool
    shows_tenants: bool
    next_cursor: str
    define_url: str
    stores_url: str


def search_page(*, user: User, query: Mapping[str, Any]) -> SearchPage:
    """Gather the list for `user` and a query string. Raises `BadCursor`."""
    tenants = list(access.visible_tenants(user).named())
    form = FeatureFilter(query, tenants=tenants)
    values = form.chosen()
    moment = clock.now()
    chosen = {name: values.get(name) or "" for name in facets.NAMES}
    words = (values.get("q") or "").strip()
    rows = matching(access.tenant_ids(user), tenant=values.get("tenant"), words=words)
    if "tenant" in form.errors:
        # Another tenant's name and one that does not exist look the same: an empty list.
        rows = rows.none()
    elif words and not rows.exists():
        # Words look through every name: where that finds nothing, each facet need not do it again.
        rows = rows.none()
    found, next_cursor = page_of(
        facets.narrowed(rows, chosen, moment=moment),
        sort=values.get("sort") or Sort.NAME,
        cursor=str(query.get("cursor", "")),
        size=PAGE_SIZE,
    )
    counts, matches = _features_of(found, words)
    return SearchPage(
        rows=[
            Row(
                view=view,
                url=view_url(view.pk),
                freshness=view.freshness(moment),
                feature_count=counts.get(view.pk, 0),
                matches=matches.get(view.pk, []),
                tags=sorted(view.tags.items())[:TAGS_SHOWN],
            )
            for view in found
        ],
        facets=facets.gather(rows, chosen, query=query, moment=moment),
        form=form,
        is_filtered=bool(words or values.get("tenant") or any(chosen.values()) or form.errors),
        has_choices=any(chosen.values()),
        shows_tenants=len(tenants) > 1,
        next_cursor=next_cursor,
        define_url=reverse("features:define") if access.tenant_ids(user, Permission.PUBLISH) else "",
        stores_url=reverse("features:stores"),
    )


def view_url(pk: UUID) -> str:
    """Return the page of a view."""
    return reverse("features:view-detail", args=[pk])


def matching(tenant_ids: Any, *, tenant: Any = None, words: str = "") -> FeatureViewQuerySet:
    """Return the views that hold `words` in their name, their description or the name of a feature."""
    rows = FeatureView.objects.present().filter(tenant_id__in=tenant_ids)
    if tenant is not None:
        rows = rows.filter(tenant=tenant)
    if words:
        named = Feature.objects.filter(view=OuterRef("pk"), removed_at=None, name__icontains=words)
        rows = rows.filter(Q(name__icontains=words) | Q(description__icontains=words) | Exists(named))
    return rows


def page_of(rows: FeatureViewQuerySet, *, sort: str, cursor: str, size: int) -> tuple[list[FeatureView], str]:
    """Return a page of views after a cursor, and the cursor of the next one. Raises `BadCursor`."""
    key, beyond, is_moment = _ORDERS[sort]
    rows = rows.annotate(place=key)
    if cursor:
        place, pk = _place(cursor, is_moment)
        rows = rows.filter(Q(**{f"place__{beyond}": place}) | Q(place=place, **{f"pk__{beyond}": pk}))
    order = ("place", "pk") if beyond == "gt" else ("-place", "-pk")
    found: list[Any] = list(rows.select_related("tenant", "project", "store").order_by(*order)[: size + 1])
    if len(found) <= size:
        return found, ""
    last: Any = found[size - 1]
    place = last.place.isoformat() if is_moment else last.place
    return found[:size], encode(json.dumps([place, str(last.pk)]))


def _place(cursor: str, is_moment: bool) -> tuple[Any, UUID]:
    try:
        place, pk = json.loads(decode(cursor))
        if is_moment:
            place = dt.datetime.fromisoformat(place)
            if place.tzinfo is None:
                raise BadCursor()
        elif not isinstance(place, str):
            raise BadCursor()
        return place, UUID(pk)
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise BadCursor() from None


def _features_of(views: list[FeatureView], words: str) -> tuple[dict[UUID, int], dict[UUID, list[str]]]:
    """Count the features of each view, and name those that hold the words."""
    features = Feature.objects.filter(view__in=[view.pk for view in views], removed_at=None).order_by()
    counts = dict(features.values_list("view").annotate(features=Count("pk")))
    matches: dict[UUID, list[str]] = {}
    if words:
        named = features.filter(name__icontains=words).order_by("name").values_list("view", "name")
        for view, name in named[: PAGE_SIZE * MATCHES_SHOWN]:
            if len(matches.setdefault(view, [])) < MATCHES_SHOWN:
                matches[view].append(name)
    return counts, matches
