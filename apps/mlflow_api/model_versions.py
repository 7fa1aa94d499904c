"""`model-versions/…`: versions, their tags, and where their files are."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from apps.core.compiled import compiled_once, first
from apps.mlflow_api import filters
from apps.mlflow_api.errors import NotOffered
from apps.mlflow_api.links import gated, protected_alias_of
from apps.mlflow_api.paging import page
from apps.mlflow_api.registered_models import load_model, version_not_found
from apps.mlflow_api.selective_filters import few_named, few_tagged
from apps.mlflow_api.shapes import VERSION_WEIGHT, version_json, version_rows
from apps.mlflow_api.wire import Call
from apps.registry import services as registry
from apps.registry.models import ModelVersion
from apps.registry.rules import VERSIONS_FOLDER

MAX_RESULTS = 200_000
PAGE_LIMIT = 10_000


def create(call: Call) -> dict[str, Any]:
    version = registry.create_version(
        model=load_model(call),
        source=call.text("source"),
        run_id=call.text("run_id", default=""),
        description=call.text("description", default=""),
        tags=call.tags(),
        by=call.user,
    )
    return {"model_version": _shown(version)}


def get(call: Call) -> dict[str, Any]:
    name, number = call.text("name"), call.number("version")
    row = first(_row(tenant=call.tenant_id, name=name, number=number))
    if row is None:
        raise version_not_found(name[:200], number)
    return {"model_version": version_json(row)}


def update(call: Call) -> dict[str, Any]:
    version = load_version(call)
    registry.describe_version(version=version, description=call.text("description", default=""), by=call.user)
    return {"model_version": _shown(version)}


def search(call: Call) -> dict[str, Any]:
    text = call.text("filter", default="")
    order = filters.order(call.texts("order_by"), filters.VERSIONS)
    versions, few = _sought(call, text, by_name=order[0][0] == "model__name")
    rows, token = page(
        versions,
        read=version_rows,
        show=version_json,
        weight=VERSION_WEIGHT,
        order=order,
        size=min(call.number("max_results", default=PAGE_LIMIT, high=MAX_RESULTS), PAGE_LIMIT),
        token=call.text("page_token", default=""),
        search=f"versions|{call.tenant_id}|{text}",
        is_planned_anew=bool(text.strip()) and few is None,
    )
    found: dict[str, Any] = {"model_versions": rows}
    return {**found, "next_page_token": token} if token else found


def get_download_uri(call: Call) -> dict[str, Any]:
    """Answer an http URL, since clients resolve other schemes against their tracking server."""
    name, number = call.text("name"), call.number("version")
    if not ModelVersion.objects.numbered(call.tenant_id, name, number).exists():
        raise version_not_found(name[:200], number)
    root = reverse("mlflow_api:artifacts", args=[call.tenant.slug])
    return {"artifact_uri": call.absolute(f"{root}/{VERSIONS_FOLDER}/{quote(name)}/{number}")}


def set_tag(call: Call) -> dict[str, Any]:
    registry.set_version_tag(
        version=load_version(call), key=call.text("key"), value=call.text("value", default=""), by=call.user
    )
    return {}


def delete_tag(call: Call) -> dict[str, Any]:
    registry.delete_version_tag(version=load_version(call), key=call.text("key"), by=call.user)
    return {}


def delete(call: Call) -> dict[str, Any]:
    raise _not_offered(call, "A version cannot be deleted: it is evidence of what was registered.")


def transition_stage(call: Call) -> dict[str, Any]:
    raise _not_offered(call, "Stages are not offered: use aliases, such as champion.", any_version=True)


def load_version(call: Call) -> ModelVersion:
    """Return the version that the call names. Raises `NotFound`."""
    name, number = call.text("name"), call.number("version")
    version = ModelVersion.objects.numbered(call.tenant_id, name, number).select_related("model").first()
    if version is None:
        raise version_not_found(name[:200], number)
    return version


@compiled_once
def _row(*, tenant: UUID, name: str, number: int) -> QuerySet[Any, Any]:
    return version_rows(ModelVersion.objects.numbered(tenant, name, number))


def _sought(call: Call, text: str, *, by_name: bool) -> tuple[QuerySet[ModelVersion], list[UUID] | None]:
    """Return the versions that a filter stands for, and the ids that it leaves few of."""
    versions = ModelVersion.objects.filter(filters.condition(text, filters.VERSIONS))
    few = few_tagged(text, filters.VERSIONS, tenant_id=call.tenant_id)
    if few is not None:
        return versions.filter(pk__in=few), few
    few = few_named(text, tenant_id=call.tenant_id)
    if few is not None:
        rest = filters.condition(text, filters.VERSIONS, without="name")
        return ModelVersion.objects.filter(rest, model__in=few), few
    # A version is of its model's tenant. Postgres is told of that one whose index begins the search: of both, it takes
    # hardly any row for one of both.
    if by_name or filters.compared(text) & {("name", "="), ("name", "IN")}:
        return versions.filter(model__tenant=call.tenant), None
    return versions.filter(tenant=call.tenant), None


def _shown(version: ModelVersion) -> dict[str, Any]:
    return version_json(version_rows(ModelVersion.objects.filter(pk=version.pk)).get())


def _not_offered(call: Call, sentence: str, *, any_version: bool = False) -> Exception:
    """Refuse: as forbidden where a protected alias is concerned, as not offered elsewhere."""
    version = load_version(call)
    alias = protected_alias_of(call, version.model, None if any_version else version.number)
    if alias is not None:
        number = version.number if any_version else None
        return gated(call, version.model, alias, number, f"The alias '{alias}' is protected. {sentence}")
    return NotOffered(sentence)
