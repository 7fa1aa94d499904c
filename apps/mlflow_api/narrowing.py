"""What searches look at: few rows by their ids, where a name or a tag leaves no more, or all rows in their order.

Few is what is looked up by id as soon as a page is found among all rows in any order.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from apps.core.postgres.base import planned_once
from apps.mlflow_api import filters
from apps.registry.models import ModelName

FEW = 300


def few_tagged(text: str, searchable: filters.Searchable, *, tenant_id: UUID) -> list[UUID] | None:
    """This function will return the ids of all rows that the tags of a filter can leave, None where these are many.

    They are the tenant's. Who says so of the rows again makes Postgres look for them among all of the tenant's.
    """
    tagged = filters.tagged(text, searchable)
    return None if tagged is None else _few(tagged.filter(tenant=tenant_id))


def few_named(text: str, *, tenant_id: UUID) -> list[UUID] | None:
    """This function will return the ids of all models that the parts of names in a filter leave, None where these are many."""
    if not filters.compared(text) & {("name", "LIKE"), ("name", "ILIKE")}:
        return None
    named = filters.condition(text, filters.MODELS, only="name")
    return _few(ModelName.objects.filter(named, tenant=tenant_id).values_list("pk", flat=True))


@planned_once()
def _few(ids: QuerySet[Any, UUID]) -> list[UUID] | None:
    found = list(ids.order_by()[: FEW + 1])
    return found if len(found) <= FEW else None
