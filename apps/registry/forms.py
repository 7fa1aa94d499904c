from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from apps.tenants.models import Tenant


class ModelFilterForm(forms.Form):
    """The filter above the list of models. What it cannot read counts as not set."""

    q = forms.CharField(
        label="Name", required=False, max_length=128, widget=forms.TextInput(attrs={"type": "search"})
    )
    tenant = forms.ChoiceField(label="Tenant", required=False)

    def __init__(self, data: Mapping[str, Any], *, tenants: Iterable[Tenant]) -> None:
        super().__init__(data)
        tenant = self.fields["tenant"]
        assert isinstance(tenant, forms.ChoiceField)
        tenant.choices = [("", "All tenants"), *((t.slug, t.name) for t in tenants)]

    def chosen(self) -> tuple[str, str]:
        """This function will return the text to look for and the tenant's short name, empty where not set."""
        self.is_valid()
        return self.cleaned_data.get("q") or "", self.cleaned_data.get("tenant") or ""
