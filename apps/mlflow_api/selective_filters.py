"""Selective filters of searches: a name or a tag that leaves few rows is answered by their ids, not by all rows in order.

Few is what is looked up by id as soon as a page is found among all rows in any order.
"""

from __future__ import annotations

from uuid import UUID

from apps.core.paging import few
from apps.mlflow_api import filters
from apps.registry.models import RegisteredModel

FEW = 300


def few_tagged(text: str, searchable: filters.Searchable, *, tenant_id: UUID) -> list[UUID] | None:
    """Return the ids of all rows that one tag of a filter can leave, None where each leaves many.

    They are the tenant's. Who says so of the rows again makes Postgres look for them among all of the tenant's.
    """
    for tagged in filters.tagged(text, searchable):
        found = few(tagged.filter(tenant=tenant_id), most=FEW)
        if found is not None:
            return found
    return None


def few_named(text: str, *, tenant_id: UUID) -> list[UUID] | None:
    """Return the ids of all models that the parts of names in a filter leave, None where these are many."""
    if not filters.compared(text) & {("name", "LIKE"), ("name", "ILIKE")}:
        return None
    named = filters.condition(text, filters.MODELS, only="name")
    return few(RegisteredModel.objects.filter(named, tenant=tenant_id).values_list("pk", flat=True), most=FEW)
