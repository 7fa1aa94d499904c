from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db import models

from apps.approvals.choices import REASON_LENGTH
from apps.core.edits import EditForm
from apps.features.definitions import durations
from apps.features.pages import facets
from apps.tenants.fields import TenantChoice
from apps.tenants.models import Tenant


class Sort(models.TextChoices):
    """In which order views are listed."""

    NAME = "name", "By name"
    CHANGED = "changed", "Changed last"
    STALE = "stale", "Stale longest"


class FeatureFilter(forms.Form):
    """The filter above the list of features. Facets are links, whose choices it carries along unseen."""

    q = forms.CharField(
        label="Search",
        required=False,
        max_length=128,
        widget=forms.SearchInput(attrs={"placeholder": "View, feature or description"}),
    )
    tenant = TenantChoice()
    sort = forms.ChoiceField(label="Order", required=False, choices=Sort.choices)
    owner = forms.CharField(required=False, max_length=255, widget=forms.HiddenInput)
    dtype = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    kind = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    tag = forms.CharField(required=False, max_length=2_100, widget=forms.HiddenInput)
    state = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    freshness = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any], *, tenants: Iterable[Tenant]) -> None:
        super().__init__(data)
        choice = self.fields["tenant"]
        assert isinstance(choice, TenantChoice)
        choice.offer(tenants)
        # A hidden field that says nothing would only lengthen the address.
        for name in facets.NAMES:
            if not self.data.get(name):
                self.fields[name].widget = _Unsent()

    def chosen(self) -> dict[str, Any]:
        """Return what the address asks for; what cannot be read counts as not set."""
        self.is_valid()
        return self.cleaned_data


class DefinitionsForm(EditForm):
    """A project as one document. What stands in it is checked by the reader, which names lines."""

    text = forms.CharField(
        label="Definitions",
        help_text="YAML in Feast's terms. What you leave out is retired.",
        strip=False,
        max_length=2_000_000,
        widget=forms.Textarea(
            attrs={"rows": 26, "class": "form-control mono", "spellcheck": "false", "wrap": "off"}
        ),
    )
    reason = forms.CharField(
        label="Reason",
        required=False,
        max_length=REASON_LENGTH,
        help_text="For the reviewers, where something of it has to be approved.",
        widget=forms.TextInput,
    )


class ViewForm(forms.Form):
    """A view in fields, which become a part of the document."""

    project = forms.CharField(label="Project", max_length=128)
    name = forms.CharField(label="Name of the view", max_length=128)
    description = forms.CharField(
        label="Description", required=False, max_length=4_000, widget=forms.Textarea(attrs={"rows": 2})
    )
    owner = forms.CharField(
        label="Owner",
        required=False,
        max_length=255,
        help_text="A username or an address: who signs off what breaks its readers.",
    )
    entity = forms.CharField(
        label="Entity", required=False, max_length=128, help_text="What the features describe: customer."
    )
    join_key = forms.CharField(
        label="Join key", required=False, max_length=128, help_text="Of a new entity: its column."
    )
    source = forms.CharField(label="Source", max_length=128, help_text="One that is defined, or a new name.")
    path = forms.CharField(
        label="Parquet file of a new source",
        required=False,
        max_length=4_000,
        help_text="s3://lake/usage.parquet",
    )
    timestamp_field = forms.CharField(
        label="Timestamp column of a new source", required=False, max_length=128
    )
    ttl = forms.CharField(
        label="Ttl", required=False, max_length=40, help_text="1d, 12h or 1d12h; empty for no limit."
    )
    features = forms.CharField(
        label="Features",
        help_text="One in a line: its name, its type, and what it says. tenure_months Float64 Months as a customer",
        widget=forms.Textarea(attrs={"rows": 6, "class": "form-control mono"}),
    )

    def clean_ttl(self) -> int | None:
        """Return whole seconds; None for no limit."""
        given = self.cleaned_data["ttl"]
        seconds = durations.seconds_of(given) if given else None
        if given and (seconds is None or seconds > durations.LONGEST_TTL):
            raise forms.ValidationError(durations.TTL_SENTENCE, code="ttl")
        return seconds or None


class _Unsent(forms.HiddenInput):
    """A field that is not rendered."""

    def render(self, *args: Any, **kwargs: Any) -> Any:
        return ""
