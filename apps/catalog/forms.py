from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from apps.catalog.choices import FEED_NAME
from apps.tenants.fields import TenantChoice
from apps.tenants.models import Tenant

# What the catalog lists: label and icon.
KINDS = {
    "model": ("Model", "box"),
    "view": ("Feature view", "stack-2"),
    "service": ("Feature service", "packages"),
    "contract": ("Data contract", "file-code"),
    "dataset": ("Dataset", "database"),
    "route": ("Route", "route"),
    "person": ("Person", "user"),
}
STATES = {
    "served": "Served",
    "active": "Active",
    "draft": "Draft",
    "deprecated": "Deprecated",
    "retired": "Retired",
    "unresolved": "Not resolved",
}


@dataclass(frozen=True)
class Chosen:
    words: str
    kind: str
    tenant: Tenant | None
    owner: str
    state: str


class CatalogFilterForm(forms.Form):
    """The filter above the catalog. What it cannot read counts as not set."""

    q = forms.CharField(
        label="Name", required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    kind = forms.ChoiceField(
        label="Kind",
        required=False,
        choices=[("", "Everything"), *((value, label) for value, (label, _) in KINDS.items())],
    )
    tenant = TenantChoice()
    owner = forms.CharField(label="Owner", required=False, max_length=200)
    state = forms.ChoiceField(label="State", required=False, choices=[("", "Any state"), *STATES.items()])

    def __init__(self, data: Mapping[str, Any], *, tenants: Iterable[Tenant]) -> None:
        super().__init__(data)
        choice = self.fields["tenant"]
        assert isinstance(choice, TenantChoice)
        choice.offer(tenants)

    def chosen(self) -> Chosen:
        """Return what the list is narrowed to."""
        self.is_valid()
        values = self.cleaned_data
        return Chosen(
            values.get("q") or "",
            values.get("kind") or "",
            values.get("tenant"),
            values.get("owner") or "",
            values.get("state") or "",
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is set."""
        return any(self.cleaned_data.get(name) for name in self.fields)


class FeedForm(forms.Form):
    """What a signed address is for, and how long it lives."""

    name = forms.CharField(
        label="What it is for",
        max_length=FEED_NAME,
        help_text="Who reads the catalog there: Backstage of the data team.",
    )
    days = forms.IntegerField(
        label="Days it works", min_value=1, max_value=366, initial=90, help_text="At most 366."
    )


class ImportForm(forms.Form):
    """A catalog-info.yaml, as a file or as text."""

    file = forms.FileField(label="File", required=False, allow_empty_file=True)
    text = forms.CharField(
        label="Or its text",
        required=False,
        widget=forms.Textarea(attrs={"rows": 10, "class": "mono", "spellcheck": "false"}),
        strip=False,
    )
    apply = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, object]:
        """Return the fields with `data`, the bytes of the one or the other."""
        values: dict[str, object] = super().clean() or {}
        file, text = values.get("file"), values.get("text")
        if not file and not text:
            raise forms.ValidationError("Choose a file, or paste its text.")
        values["data"] = file.read() if file else str(text).encode()  # type: ignore[attr-defined]
        return values
