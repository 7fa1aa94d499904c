"""Form fields that name tenants, for the forms of every app."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from apps.core.fields import LongSelect
from apps.tenants.models import Tenant


class TenantChoice(forms.ChoiceField):
    """Which of the reader's tenants a list is narrowed to: its value is the tenant, None stands for all of them."""

    def __init__(self) -> None:
        super().__init__(required=False, widget=LongSelect)
        self._tenants: dict[str, Tenant] = {}

    def offer(self, tenants: Iterable[Tenant]) -> None:
        """Let one of `tenants` be chosen, which were read once for the whole page."""
        self._tenants = {tenant.slug: tenant for tenant in tenants}
        self.choices = [("", "All tenants"), *((slug, tenant.name) for slug, tenant in self._tenants.items())]

    def clean(self, value: Any) -> Any:
        return self._tenants.get(super().clean(value))
