"""MLflow's JSON of models and versions, each read with one query whatever hangs on it.

Tags and aliases come with the row of their model or version, in no order.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import (
    ExpressionWrapper,
    F,
    Field,
    Func,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
)
from django.db.models.functions import Cast, Coalesce

from apps.accounts.models import User
from apps.registry.models import ModelVersion, RegisteredModel

# What MLflow shows of the newest version of a model; its model's name and aliases are known beside it.
_NEWEST = ("number", "created_at", "updated_at", "description", "source", "run_id", "tag_values", "user")

# What a row weighs without its texts.
ROW_BYTES = 300


class _Values(Func):
    """Values of several kinds as one list; psycopg reads it, so the field has nothing to convert."""

    function = "JSON_BUILD_ARRAY"
    output_field: Field[Any, Any] = Field()


def _octets(column: str) -> Func:
    return Func(Cast(column, TextField()), function="octet_length", output_field=IntegerField())


def _weight(own: F, hanging: Func) -> ExpressionWrapper:
    return ExpressionWrapper(own + hanging + ROW_BYTES, output_field=IntegerField())


_NEWEST_BYTES = ModelVersion.objects.filter(model=OuterRef("pk")).order_by("-number").values("text_bytes")
# What the rows of searches weigh: a version's holds all aliases of its model, a model's holds its newest version.
VERSION_WEIGHT = _weight(F("text_bytes"), _octets("model__alias_numbers"))
MODEL_WEIGHT = _weight(F("text_bytes"), Coalesce(Subquery(_NEWEST_BYTES[:1]), 0, output_field=IntegerField()))


def model_rows(models: QuerySet[RegisteredModel]) -> QuerySet[Any, Any]:
    """Return what `model_json` needs of each model, in one query."""
    # Looked up one by one: joined to one row, Postgres goes through all people.
    user = Subquery(User.objects.filter(pk=OuterRef("created_by_id")).values("username"))
    newest = ModelVersion.objects.filter(model=OuterRef("pk")).order_by("-number")
    return models.annotate(
        newest=Subquery(newest.values(found=_Values(*_NEWEST[:-1], user))[:1]),
    ).values("id", "name", "description", "created_at", "updated_at", "tag_values", "alias_numbers", "newest")


def version_rows(versions: QuerySet[ModelVersion]) -> QuerySet[Any, Any]:
    """Return what `version_json` needs of each version, in one query."""
    return versions.values(
        "id",
        "model__name",
        "model__alias_numbers",
        "number",
        "created_at",
        "updated_at",
        "description",
        "source",
        "run_id",
        "tag_values",
        user=F("created_by__username"),
    )


def model_json(row: dict[str, Any]) -> dict[str, Any]:
    """Return MLflow's RegisteredModel of a row of `model_rows`."""
    found: dict[str, Any] = {
        "name": row["name"],
        "creation_timestamp": _milliseconds(row["created_at"]),
        "last_updated_timestamp": _milliseconds(row["updated_at"]),
        "tags": _tags(row["tag_values"]),
        "aliases": [
            {"alias": alias, "version": str(number)} for alias, number in sorted(row["alias_numbers"].items())
        ],
    }
    if row["description"]:
        found["description"] = row["description"]
    if row["newest"]:
        newest = dict(zip(_NEWEST, row["newest"], strict=True))
        of_model = {"model__name": row["name"], "model__alias_numbers": row["alias_numbers"]}
        found["latest_versions"] = [version_json(newest | of_model)]
    return found


def version_json(row: dict[str, Any]) -> dict[str, Any]:
    """Return MLflow's ModelVersion of a row of `version_rows`."""
    found: dict[str, Any] = {
        "name": row["model__name"],
        "version": str(row["number"]),
        "creation_timestamp": _milliseconds(row["created_at"]),
        "last_updated_timestamp": _milliseconds(row["updated_at"]),
        "user_id": row["user"],
        "current_stage": "None",
        "source": row["source"],
        "status": "READY",
        "tags": _tags(row["tag_values"]),
        "aliases": sorted(
            alias for alias, number in row["model__alias_numbers"].items() if number == row["number"]
        ),
    }
    for optional in ("description", "run_id"):
        if row[optional]:
            found[optional] = row[optional]
    return found


def _tags(values: dict[str, str]) -> list[dict[str, str]]:
    return [{"key": key, "value": value} for key, value in sorted(values.items())]


def _milliseconds(moment: dt.datetime | str) -> int:
    at = dt.datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return int(at.timestamp() * 1000)
