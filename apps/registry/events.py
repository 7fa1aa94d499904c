"""What is said of versions and aliases to the outside: nobody in the portal is told."""

from __future__ import annotations

from django.urls import reverse

from apps.audit.choices import Action
from apps.audit.events import EventKind, EventText
from apps.audit.models import Entry
from apps.registry.models import ModelVersion


def _registered(entry: Entry) -> ModelVersion | None:
    return _version(entry.object_id)


def _named(entry: Entry) -> ModelVersion | None:
    """Return the version to which an alias points since then."""
    return _version(entry.document["after"])


def _version(pk: str) -> ModelVersion | None:
    return ModelVersion.objects.filter(pk=pk).select_related("model__tenant").first()


def _page(it: ModelVersion) -> str:
    return reverse("registry:version-detail", args=[it.model.tenant.slug, it.model.name, it.number])


EVENTS = {
    Action.REGISTRY_VERSION_REGISTERED: EventText(
        EventKind.TENANT,
        "Version registered",
        "Version {it.number} of {it.model.name} was registered in {it.model.tenant.name}.",
        _registered,
        _page,
    ),
    Action.REGISTRY_ALIAS_SET: EventText(
        EventKind.TENANT,
        "Alias moved",
        "The alias {entry.data[alias]} of {it.model.name} in {it.model.tenant.name} points to version {it.number}.",
        _named,
        _page,
    ),
}
