"""Versions in the lineage: their pages, and who answers for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.urls import reverse

from apps.lineage.models import Node
from apps.lineage.owners import people_of
from apps.registry.models import ModelOwner, ModelVersion, RegisteredModel


def urls(nodes: Sequence[Node], user: Any) -> dict[UUID, str]:
    """Return the page of each version that `user` may see, by the node's id."""
    versions = ModelVersion.objects.visible_to(user).filter(pk__in=[node.name for node in nodes])
    pages = {
        str(pk): reverse("registry:version-detail", args=[slug, name, number])
        for pk, slug, name, number in versions.values_list(
            "pk", "model__tenant__slug", "model__name", "number"
        )
    }
    return {node.pk: pages[node.name] for node in nodes if node.name in pages}


def owners(nodes: Sequence[Node]) -> dict[UUID, frozenset[UUID]]:
    """Return the people who answer for each version: the model's owners, else who registered it."""
    rows = ModelVersion.objects.filter(pk__in=[node.name for node in nodes])
    versions = {
        str(row["pk"]): row
        for row in rows.values("pk", "model_id", "created_by_id", "answerable_id", "created_by__owner_id")
    }
    named = named_owners({row["model_id"] for row in versions.values()})
    found: dict[UUID, frozenset[UUID]] = {}
    asked: dict[UUID, UUID] = {}
    for node in nodes:
        row = versions.get(node.name)
        if row is None:
            continue
        if people := named.get(row["model_id"]):
            found[node.pk] = people
        else:
            asked[node.pk] = _registrant(row)
    active = _active(set(asked.values()))
    return found | {pk: frozenset({person}) for pk, person in asked.items() if person in active}


def registrants(model: RegisteredModel) -> frozenset[UUID]:
    """Return the active people who answer for the versions of a model that nobody was named for."""
    rows = ModelVersion.objects.filter(model=model).order_by()
    columns = rows.values("created_by_id", "answerable_id", "created_by__owner_id").distinct()
    return _active({_registrant(row) for row in columns})


def _registrant(row: Mapping[str, Any]) -> UUID:
    """Return who answers for a version: whoever owns a service account now, else who did when it registered this."""
    person: UUID = row["created_by__owner_id"] or row["answerable_id"] or row["created_by_id"]
    return person


def _active(people: set[UUID]) -> frozenset[UUID]:
    found = get_user_model().objects.filter(pk__in=people, is_active=True)
    return frozenset(found.values_list("pk", flat=True))


def named_owners(model_ids: set[UUID]) -> Mapping[UUID, frozenset[UUID]]:
    """Return the active people who were named for each model, members of groups among them."""
    rows = ModelOwner.objects.filter(model_id__in=model_ids).order_by()
    return people_of(list(rows.values_list("model_id", "user_id", "group_id")))
