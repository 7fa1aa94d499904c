from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from apps.core.edits import EditForm
from apps.registry.choices import MAX_TAG_VALUE
from apps.tenants.fields import TenantChoice
from apps.tenants.models import Tenant


class ModelFilterForm(forms.Form):
    """The filter above the list of models. What it cannot read counts as not set."""

    q = forms.CharField(
        label="Name", required=False, max_length=128, widget=forms.TextInput(attrs={"type": "search"})
    )
    tenant = TenantChoice()

    def __init__(self, data: Mapping[str, Any], *, tenants: Iterable[Tenant]) -> None:
        super().__init__(data)
        choice = self.fields["tenant"]
        assert isinstance(choice, TenantChoice)
        choice.offer(tenants)

    def chosen(self) -> tuple[str, Tenant | None]:
        """Return the text to look for, empty where not set, and the tenant, None for all."""
        self.is_valid()
        return self.cleaned_data.get("q") or "", self.cleaned_data.get("tenant")


class InputsForm(EditForm):
    """What a version was trained on, a line each."""

    features = forms.CharField(
        label="Feature views, services and features",
        required=False,
        max_length=MAX_TAG_VALUE,
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
        help_text="A line each: driver_stats, project/driver_service, driver_stats:trip_count.",
    )
    contracts = forms.CharField(
        label="Data contracts",
        required=False,
        max_length=MAX_TAG_VALUE,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        help_text="A line each, with the version that was read: orders@1.2.0.",
    )
