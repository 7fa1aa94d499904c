"""MLflow's JSON of models and versions, each read with one query whatever hangs on it.

What hangs on a row comes as lists, and sorted here where no index sorts it: a sort for each row, or a name for each value,
costs as much as reading it.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Field, Func, OuterRef, QuerySet, Subquery, TextField
from django.db.models.functions import Cast

from apps.accounts.models import User
from apps.registry.models import Alias, ModelTag, ModelVersion, RegisteredModel, VersionTag

# What MLflow shows of the newest version of a model; its model's name and aliases stand beside it.
_NEWEST = ("number", "created_at", "updated_at", "description", "source", "run_id", "user", "tag_pairs")


class _Texts(Func):
    """Several columns as one array of texts."""

    template = "ARRAY[%(expressions)s]"
    arg_joiner = ", "
    output_field = ArrayField(TextField())

    def __init__(self, *columns: Any) -> None:
        super().__init__(*(Cast(column, TextField()) for column in columns))


class _Values(Func):
    """Values of several kinds as one list; psycopg reads it, so the field has nothing to convert."""

    function = "JSON_BUILD_ARRAY"
    output_field: Field[Any, Any] = Field()


def model_rows(models: QuerySet[RegisteredModel]) -> QuerySet[Any, Any]:
    """This function will return what `model_json` needs of each model, in one query."""
    newest = ModelVersion.objects.filter(model=OuterRef("pk")).order_by("-number")
    # Looked up one by one: joined to one row, Postgres goes through all people.
    user = Subquery(User.objects.filter(pk=OuterRef("created_by_id")).values("username"))
    number = Subquery(ModelVersion.objects.filter(pk=OuterRef("version_id")).order_by().values("number"))
    return models.annotate(
        tag_pairs=ArraySubquery(
            ModelTag.objects.filter(model=OuterRef("pk")).order_by("key").values(pair=_Texts("key", "value"))
        ),
        alias_pairs=ArraySubquery(
            Alias.objects.filter(model=OuterRef("pk")).order_by().values(pair=_Texts("name", number))
        ),
        newest=Subquery(newest.values(found=_Values(*_NEWEST[:-2], user, _tag_pairs()))[:1]),
    ).values("id", "name", "description", "created_at", "updated_at", "tag_pairs", "alias_pairs", "newest")


def version_rows(versions: QuerySet[ModelVersion]) -> QuerySet[Any, Any]:
    """This function will return what `version_json` needs of each version, in one query."""
    return versions.annotate(
        user=F("created_by__username"), tag_pairs=_tag_pairs(), alias_names=_alias_names()
    ).values(
        "id",
        "model__name",
        "number",
        "created_at",
        "updated_at",
        "description",
        "source",
        "run_id",
        "user",
        "tag_pairs",
        "alias_names",
    )


def model_json(row: dict[str, Any]) -> dict[str, Any]:
    """This function will return MLflow's RegisteredModel of a row of `model_rows`."""
    found: dict[str, Any] = {
        "name": row["name"],
        "creation_timestamp": _milliseconds(row["created_at"]),
        "last_updated_timestamp": _milliseconds(row["updated_at"]),
        "tags": _tags(row["tag_pairs"]),
        "aliases": [{"alias": alias, "version": version} for alias, version in sorted(row["alias_pairs"])],
    }
    if row["description"]:
        found["description"] = row["description"]
    if row["newest"]:
        newest = dict(zip(_NEWEST, row["newest"], strict=True))
        names = [alias for alias, version in row["alias_pairs"] if version == str(newest["number"])]
        found["latest_versions"] = [
            version_json({**newest, "model__name": row["name"], "alias_names": names})
        ]
    return found


def version_json(row: dict[str, Any]) -> dict[str, Any]:
    """This function will return MLflow's ModelVersion of a row of `version_rows`."""
    found: dict[str, Any] = {
        "name": row["model__name"],
        "version": str(row["number"]),
        "creation_timestamp": _milliseconds(row["created_at"]),
        "last_updated_timestamp": _milliseconds(row["updated_at"]),
        "user_id": row["user"],
        "current_stage": "None",
        "source": row["source"],
        "status": "READY",
        "tags": _tags(row["tag_pairs"]),
        "aliases": sorted(row["alias_names"]),
    }
    for optional in ("description", "run_id"):
        if row[optional]:
            found[optional] = row[optional]
    return found


def _tags(pairs: list[list[str]]) -> list[dict[str, str]]:
    return [{"key": key, "value": value} for key, value in pairs]


def _tag_pairs() -> ArraySubquery:
    tags = VersionTag.objects.filter(version=OuterRef("pk")).order_by("key")
    return ArraySubquery(tags.values(pair=_Texts("key", "value")))


def _alias_names() -> ArraySubquery:
    return ArraySubquery(Alias.objects.filter(version=OuterRef("pk")).order_by().values("name"))


def _milliseconds(moment: dt.datetime | str) -> int:
    at = dt.datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return int(at.timestamp() * 1000)
