"""What lists of the admin are made of where there may be millions: counts beside rows, filters by one of many, dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import (
    Count,
    Field,
    ForeignKey,
    IntegerField,
    Max,
    Min,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString

from apps.core import numbers

# So many rows that a foreign key leads to are looked for by their ids.
LOOKED_FOR = 10_000


class DatedList(ChangeList):
    """A list whose row of dates goes from the first row to the last: Django would read all rows for those between."""

    def get_filters(self, request: HttpRequest) -> Any:
        """Read the filters of an address; a year, month or day that is none is refused as any wrong filter."""
        for part in ("year", "month", "day") if self.date_hierarchy else ():
            for value in self.filter_params.get(f"{self.date_hierarchy}__{part}", ()):
                if numbers.whole(value, low=1, high=9999) is None:
                    raise IncorrectLookupParameters
        return super().get_filters(request)

    def get_queryset(self, request: HttpRequest, *args: Any, **kwargs: Any) -> QuerySet[Any]:
        found = super().get_queryset(request, *args, **kwargs)
        found = found.defer(*wide_columns(self.model, found.query.select_related))
        found.datetimes = partial(periods, found)  # type: ignore[assignment, method-assign]  # what the row of dates asks
        return found


def wide_columns(model: type[Model], joined: Any = False, path: str = "") -> list[str]:
    """Return the columns of `model`, and of what `select_related` joins to it, that may hold megabytes (`WIDE`)."""
    found = [f"{path}{name}" for name in getattr(model, "WIDE", ())]
    for name, further in joined.items() if isinstance(joined, dict) else ():
        related: Any = model._meta.get_field(name).related_model
        found += wide_columns(related, further, f"{path}{name}__")
    return found


def periods(rows: QuerySet[Any], field: str, kind: str, *_: Any) -> list[dt.datetime]:
    """Return the start of each year, month or day (`kind`) from the first of `rows` to the last."""
    ends = rows.order_by().aggregate(first=Min(field), last=Max(field))
    if ends["first"] is None:
        return []
    first, last = (timezone.localtime(ends[name]).date() for name in ("first", "last"))
    if kind == "year":
        days = [dt.date(year, 1, 1) for year in range(first.year, last.year + 1)]
    elif kind == "month":
        months = range(12 * first.year + first.month - 1, 12 * last.year + last.month)
        days = [dt.date(month // 12, month % 12 + 1, 1) for month in months]
    else:
        days = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]
    return [timezone.make_aware(dt.datetime.combine(day, dt.time())) for day in days]


def count_of(rows: QuerySet[Any], by: str, *, of: str = "pk") -> Coalesce:
    """Return how many different `of` those of `rows` have that lead to a row of the list by `by`.

    Each count is a query of its own, asked for the rows of a page alone: to count two relations in one join is to go
    through every pair of them.
    """
    theirs = rows.filter(**{by: OuterRef("pk")}).order_by().values(by)
    found = theirs.annotate(found=Count(of, distinct=of != "pk")).values("found")
    return Coalesce(Subquery(found, output_field=IntegerField()), 0)


def search_select(field: Field[Any, Any], name: str, value: Any, *, label: str) -> SafeString:
    """Return a select that searches what `field` leads to, with `value` chosen.

    What it leads to needs a page of the admin with `search_fields`.
    """
    made = forms.ModelChoiceField(
        field.related_model._default_manager.all(),  # type: ignore[union-attr]  # a foreign key's
        required=False,
        widget=AutocompleteSelect(field, admin.site, attrs={"data-placeholder": "Any"}),
    )
    return made.widget.render(name, value, {"id": f"filter-{name}", "aria-label": label})


class SearchFilter(admin.RelatedFieldListFilter):
    """A filter by one of many: it searches by name, where Django's own would list them all."""

    template = "admin/search_filter.html"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A form sends its empty choice, too.
        given: Any = self.used_parameters.get(self.lookup_kwarg)
        if not any(given or ()):
            self.used_parameters.pop(self.lookup_kwarg, None)
            self.lookup_val = None

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> list[Any]:
        """List nothing: whoever filters searches."""
        return []

    def has_output(self) -> bool:
        return True

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Yield the way back to all rows, and to those without any; the rest is in the select."""
        self.kept = kept_parameters(changelist, self)
        name, chosen = self.lookup_kwarg, (self.lookup_val or [""])[-1]
        self.select = search_select(self.field, name, chosen, label=f"By {self.title}")
        yield from super().choices(changelist)


def kept_parameters(changelist: Any, list_filter: Any) -> list[tuple[str, str]]:
    """Return what else an address of the list holds, for the form of one of its filters."""
    own = set(list_filter.expected_parameters())
    return [(name, value) for name, value in changelist.params.items() if name not in own]


def media_of(list_filters: Sequence[Any]) -> forms.Media:
    """Return the script and the style that `search_select` needs, where a filter shows one."""
    used = [one[1] if isinstance(one, tuple) else one for one in list_filters]
    if all(getattr(one, "template", "") != SearchFilter.template for one in used):
        return forms.Media()
    return AutocompleteSelect(None, admin.site).media


def found_by(model: type[Model], path: str, text: str) -> Q:
    """Return the condition that the field at `path` holds `text`, in any case.

    What a foreign key leads to is searched first, and its ids looked for: joined, every row would be compared, and of a
    million the database gives up on. Where very many are found, the joined rows soon fill a page.
    """
    name, _, rest = path.partition("__")
    field = model._meta.get_field(name)
    if rest and isinstance(field, ForeignKey):
        theirs: Any = field.related_model
        found = theirs._default_manager.filter(found_by(theirs, rest, text)).order_by()
        ids = list(found.values_list("pk", flat=True)[: LOOKED_FOR + 1])
        if len(ids) <= LOOKED_FOR:
            return Q(**{f"{name}__in": ids})
    return Q(**{f"{path}__icontains": text})
