"""The JSON objects of the registry, and how they are read for a page of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest
from django.urls import reverse
from ninja import Schema

from apps.accounts.http import SignedInRequest
from apps.registry.models import (
    Alias,
    ModelVersion,
    ModelVersionQuerySet,
    RegisteredModel,
    RegisteredModelQuerySet,
)
from apps.tenants import access


class ModelOut(Schema):
    """`aliases` name the numbers of versions."""

    tenant: str
    name: str
    description: str
    tags: dict[str, str]
    aliases: dict[str, int]
    newest_version: int | None
    created_at: dt.datetime
    updated_at: dt.datetime
    url: str


class VersionOut(Schema):
    """`digest` is that of the manifest of its files; `created_by` is empty for whom only the model is shared with."""

    tenant: str
    model: str
    version: int
    description: str
    source: str
    run_id: str
    digest: str
    size_bytes: int
    metrics: dict[str, Any] | None
    params: dict[str, Any] | None
    tags: dict[str, str]
    aliases: list[str]
    created_by: str
    created_at: dt.datetime
    updated_at: dt.datetime
    url: str


class DescriptionIn(Schema):
    description: str


def models_with_content(models: RegisteredModelQuerySet) -> RegisteredModelQuerySet:
    """Read with models what `model_out` shows of them."""
    aliases = Prefetch("aliases", Alias.objects.in_rows())
    return models.with_heads().select_related("tenant").prefetch_related("tags", aliases)


def versions_with_content(versions: ModelVersionQuerySet) -> ModelVersionQuerySet:
    """Read with versions what `version_out` shows of them."""
    return versions.select_related("model__tenant", "created_by").prefetch_related("tags", "aliases")


def model_out(model: Any, request: HttpRequest) -> dict[str, Any]:
    """Return the JSON object of a model that was read `models_with_content`, as every route shows it."""
    page = reverse("registry:model-detail", args=[model.tenant.slug, model.name])
    return {
        "tenant": model.tenant.slug,
        "name": model.name,
        "description": model.description,
        "tags": {tag.key: tag.value for tag in model.tags.all()},
        "aliases": {alias.name: alias.version.number for alias in model.aliases.all()},
        "newest_version": model.newest_number,
        "created_at": model.created_at,
        "updated_at": model.updated_at,
        "url": request.build_absolute_uri(page),
    }


def version_out(version: ModelVersion, request: SignedInRequest) -> dict[str, Any]:
    """Return the JSON object of a version that was read `versions_with_content`, as every route shows it."""
    model = version.model
    page = reverse("registry:version-detail", args=[model.tenant.slug, model.name, version.number])
    # Whom a model is shared with is shown nothing of the people around it.
    is_member = access.can(request.user, version.tenant_id)
    return {
        "tenant": model.tenant.slug,
        "model": model.name,
        "version": version.number,
        "description": version.description,
        "source": version.source,
        "run_id": version.run_id,
        "digest": version.manifest_digest,
        "size_bytes": version.size_bytes,
        "metrics": version.metrics,
        "params": version.params,
        "tags": {tag.key: tag.value for tag in version.tags.all()},
        "aliases": [alias.name for alias in version.aliases.all()],
        "created_by": version.created_by.get_username() if is_member else "",
        "created_at": version.created_at,
        "updated_at": version.updated_at,
        "url": request.build_absolute_uri(page),
    }


def load_model(request: SignedInRequest, tenant: str, model: str) -> RegisteredModel:
    """Return a model that the caller can see. Raises `NotFound`."""
    return access.get_or_404(_models, user=request.user, tenant__slug=tenant, name=model)


def load_version(request: SignedInRequest, tenant: str, model: str, number: int) -> ModelVersion:
    """Return a version that the caller can see. Raises `NotFound`."""
    return access.get_or_404(
        _versions, user=request.user, tenant__slug=tenant, model__name=model, number=number
    )


def _models() -> RegisteredModelQuerySet:
    return RegisteredModel.objects.select_related("tenant")


def _versions() -> ModelVersionQuerySet:
    return ModelVersion.objects.select_related("model__tenant", "created_by")
