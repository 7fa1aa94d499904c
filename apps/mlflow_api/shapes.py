"""MLflow's JSON of models and versions, each read with one query whatever hangs on it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast, JSONObject

from apps.accounts.models import User
from apps.registry.models import Alias, ModelTag, ModelVersion, RegisteredModel, VersionTag

# What MLflow shows of the newest version of a model; its model's name and aliases stand beside it.
_NEWEST_COLUMNS = ("number", "created_at", "updated_at", "description", "source", "run_id")


def model_rows(models: QuerySet[RegisteredModel]) -> QuerySet[Any, Any]:
    """This function will return what `model_json` needs of each model, in one query."""
    newest = ModelVersion.objects.filter(model=OuterRef("pk")).order_by("-number")
    return models.annotate(
        tags_json=ArraySubquery(
            ModelTag.objects.filter(model=OuterRef("pk"))
            .order_by("key")
            .values(found=JSONObject(key="key", value="value"))
        ),
        aliases_json=ArraySubquery(
            Alias.objects.filter(model=OuterRef("pk"))
            .order_by("name")
            .values(found=JSONObject(alias="name", version=Cast("version__number", CharField())))
        ),
        newest_json=Subquery(
            newest.values(
                found=JSONObject(**{name: name for name in _NEWEST_COLUMNS}, user=_user(), tags_json=_tags())
            )[:1]
        ),
    ).values(
        "id", "name", "description", "created_at", "updated_at", "tags_json", "aliases_json", "newest_json"
    )


def version_rows(versions: QuerySet[ModelVersion]) -> QuerySet[Any, Any]:
    """This function will return what `version_json` needs of each version, in one query."""
    return versions.annotate(
        user=F("created_by__username"), tags_json=_tags(), aliases_json=_aliases()
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
        "tags_json",
        "aliases_json",
    )


def model_json(row: dict[str, Any]) -> dict[str, Any]:
    """This function will return MLflow's RegisteredModel of a row of `model_rows`."""
    found: dict[str, Any] = {
        "name": row["name"],
        "creation_timestamp": _milliseconds(row["created_at"]),
        "last_updated_timestamp": _milliseconds(row["updated_at"]),
        "tags": row["tags_json"],
        "aliases": row["aliases_json"],
    }
    if row["description"]:
        found["description"] = row["description"]
    if row["newest_json"]:
        number = str(row["newest_json"]["number"])
        aliases = [alias["alias"] for alias in row["aliases_json"] if alias["version"] == number]
        newest = {**row["newest_json"], "model__name": row["name"], "aliases_json": aliases}
        found["latest_versions"] = [version_json(newest)]
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
        "tags": row["tags_json"],
        "aliases": row["aliases_json"],
    }
    for optional in ("description", "run_id"):
        if row[optional]:
            found[optional] = row[optional]
    return found


def _user() -> Subquery:
    # Looked up: joined to the one version, Postgres goes through all people.
    return Subquery(User.objects.filter(pk=OuterRef("created_by_id")).values("username"))


def _tags() -> ArraySubquery:
    return ArraySubquery(
        VersionTag.objects.filter(version=OuterRef("pk"))
        .order_by("key")
        .values(found=JSONObject(key="key", value="value"))
    )


def _aliases() -> ArraySubquery:
    return ArraySubquery(Alias.objects.filter(version=OuterRef("pk")).order_by("name").values("name"))


def _milliseconds(moment: dt.datetime | str) -> int:
    at = dt.datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return int(at.timestamp() * 1000)
