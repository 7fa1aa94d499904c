"""The list of rollouts."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from apps.accounts.models import User
from apps.core.paging import Listing, capped
from apps.rollouts.forms import RolloutFilter, Show
from apps.rollouts.models import Rollout, RolloutQuerySet
from apps.rollouts.pages.parts import step_words
from apps.tenants import access

PAGE_SIZE = 25


@dataclass(frozen=True)
class Row:
    """One line of the list."""

    rollout: Rollout
    url: str
    step: str


@dataclass(frozen=True)
class ListPage:
    form: RolloutFilter
    rows: list[Row]
    next_cursor: str
    is_filtered: bool
    is_polled: bool
    shows_tenants: bool


def list_page(user: User, query: QueryDict) -> ListPage:
    """Gather the list for `user` and a query string. Raises `BadCursor`."""
    form = RolloutFilter(query, tenants=access.visible_tenants(user).named())
    form.is_valid()
    visible = access.tenant_ids(user)
    tenant = form.cleaned_data.get("tenant")
    rows = _narrowed(Rollout.objects.all(), form)
    shown = visible & {tenant.pk} if tenant else visible
    listed = Listing([rows], shown)
    found = listed.page(cursor=query.get("cursor", ""), size=PAGE_SIZE, read=RolloutQuerySet.in_rows)
    moving = capped({"moving": Listing([Rollout.objects.active()], visible)}, limit=1)["moving"]
    return ListPage(
        form=form,
        rows=[Row(rollout=row, url=row.get_absolute_url(), step=step_words(row)) for row in found.rows],
        next_cursor=found.next_cursor,
        is_filtered=bool(query.get("q") or query.get("tenant") or query.get("state")),
        is_polled=bool(moving),
        shows_tenants=len(visible) > 1,
    )


def _narrowed(rows: RolloutQuerySet, form: RolloutFilter) -> RolloutQuerySet:
    values = form.cleaned_data
    if form.errors:
        # Another tenant's name and one that does not exist look the same: an empty list.
        return rows.none()
    text = (values.get("q") or "").strip()
    if text:
        rows = rows.filter(model_name__icontains=text)
    state = values.get("state")
    if state == Show.ACTIVE:
        return rows.active()
    return rows.in_states([state]) if state else rows
