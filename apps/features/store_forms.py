"""What people fill in about a feature store. What a place or a schedule may be is decided by the services."""

from __future__ import annotations

from typing import Any

from django import forms

from apps.connections.choices import ConnectionKind
from apps.connections.models import Connection
from apps.core.edits import EditForm
from apps.core.fields import WholeNumberField
from apps.features.choices import LONGEST_WAIT, MAX_LOCATION, MAX_NAME, SHORTEST_WAIT, Source
from apps.features.feast import repository
from apps.features.models import FeatureStore
from apps.tenants.models import Tenant

_KINDS = (ConnectionKind.FEAST_REGISTRY_FILE, ConnectionKind.FEAST_REGISTRY_SERVER)
_PLACE_HELP = "An absolute path on the portal's machine, or an https address; nothing with a registry server."


def _connections(tenant: Tenant) -> list[tuple[str, str]]:
    rows = Connection.objects.filter(tenant=tenant, kind__in=_KINDS).order_by("name")
    return [("", "None"), *((one.name, f"{one.name} ({one.get_kind_display()})") for one in rows)]


class _Place(forms.Form):
    """The fields that a new store and its settings share."""

    name = forms.CharField(max_length=100)
    location = forms.CharField(required=False, max_length=MAX_LOCATION, help_text=_PLACE_HELP)
    connection = forms.ChoiceField(required=False)
    only_project = forms.CharField(
        label="Project",
        required=False,
        max_length=MAX_NAME,
        help_text="Read this project only; all where empty.",
    )
    sync_minutes = WholeNumberField(
        label="Minutes between syncs",
        required=False,
        min_value=SHORTEST_WAIT,
        max_value=LONGEST_WAIT,
        help_text="Empty: syncs are started by hand.",
    )

    def offer(self, tenant: Tenant) -> None:
        """Offer the connections of a tenant."""
        choice = self.fields["connection"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = _connections(tenant)

    def connection_of(self, tenant: Tenant) -> Connection | None:
        """Return the chosen connection."""
        name = self.cleaned_data["connection"]
        return Connection.objects.select_related("tenant").get(tenant=tenant, name=name) if name else None


class NewStoreForm(_Place):
    """A new store: a source and its place, or a feature_store.yaml that says both."""

    source = forms.ChoiceField(
        required=False,
        choices=[
            ("", "As the feature_store.yaml says"),
            *((one.value, one.label) for one in Source if one != Source.NATIVE),
        ],
    )
    feature_store_yaml = forms.CharField(
        label="feature_store.yaml",
        required=False,
        max_length=repository.MAX_BYTES,
        widget=forms.Textarea(attrs={"rows": 8, "class": "mono", "spellcheck": "false"}),
        help_text="Paste it instead of source and location.",
    )
    directory = forms.CharField(
        required=False,
        max_length=MAX_LOCATION,
        help_text="The folder in which that file stands, for a registry by a relative path.",
    )
    field_order = ("name", "source", "location", "connection", "feature_store_yaml", "directory")

    def __init__(self, data: Any = None, *, tenant: Tenant) -> None:
        super().__init__(data)
        self.offer(tenant)


class StoreForm(EditForm, _Place):
    """The settings of a store."""

    def __init__(self, data: Any = None, *, store: FeatureStore, etag: str) -> None:
        initial = {
            "etag": etag,
            "name": store.name,
            "location": store.location,
            "connection": store.connection.name if store.connection is not None else "",
            "only_project": store.only_project,
            "sync_minutes": store.sync_minutes,
        }
        super().__init__(data, initial=initial)
        self.offer(store.tenant)
