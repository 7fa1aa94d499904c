from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django import forms

from apps.core.edits import EditForm
from apps.lineage.choices import MAX_NAME, MAX_NAMESPACE
from apps.lineage.models import NodeOwner
from apps.tenants.fields import TenantChoice
from apps.tenants.models import Tenant


class ListFilter(forms.Form):
    """The filter of a list. Its values live in the query string, so that a list survives a reload and can be sent."""

    tenant = TenantChoice()
    q = forms.CharField(
        required=False,
        max_length=200,
        label="Search",
        widget=forms.SearchInput(attrs={"placeholder": "A part of the name or of the namespace"}),
    )

    def __init__(self, data: Mapping[str, Any], *, tenants: Collection[Tenant]) -> None:
        super().__init__(data)
        choice = self.fields["tenant"]
        assert isinstance(choice, TenantChoice)
        choice.offer(tenants)
        if len(tenants) < 2:
            choice.widget = forms.HiddenInput()


class MappingForm(forms.Form):
    """That a dataset is another one, or every dataset of a namespace."""

    namespace = forms.CharField(max_length=MAX_NAMESPACE, label="This namespace")
    name = forms.CharField(
        max_length=MAX_NAME,
        required=False,
        label="This name",
        help_text="Empty for every dataset of the namespace.",
    )
    to_namespace = forms.CharField(
        max_length=MAX_NAMESPACE,
        label="is the namespace",
        help_text="As OpenLineage writes it, such as postgres://db.example.com:5432.",
    )
    to_name = forms.CharField(
        max_length=MAX_NAME,
        required=False,
        label="and the name",
        help_text="Such as shop.public.orders. Empty where this name is empty.",
    )


class OwnersForm(EditForm):
    """Who answers for a node, by their names."""

    people = forms.CharField(
        required=False,
        label="People",
        max_length=2000,
        help_text="User names, one a line or with commas between.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    groups = forms.CharField(
        required=False,
        label="Groups",
        max_length=2000,
        help_text="Names of groups, one a line or with commas between.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @classmethod
    def of(cls, rows: Iterable[NodeOwner], etag: str) -> OwnersForm:
        """Return the form with who was named."""
        rows = list(rows)
        return cls(
            initial={
                "people": "\n".join(sorted(row.user.username for row in rows if row.user is not None)),
                "groups": "\n".join(sorted(row.group.name for row in rows if row.group is not None)),
                "etag": etag,
            }
        )

    def clean_people(self) -> list[str]:
        """Return the names."""
        return _names(self.cleaned_data["people"])

    def clean_groups(self) -> list[str]:
        """Return the names."""
        return _names(self.cleaned_data["groups"])


def _names(text: str) -> list[str]:
    return sorted({name.strip() for name in text.replace("\n", ",").split(",") if name.strip()})
