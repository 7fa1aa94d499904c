from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

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
