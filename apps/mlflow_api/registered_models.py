"""`registered-models/…`: models, their tags and their aliases."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from apps.core.compiled import compiled_once, first
from apps.core.refusals import NotFound
from apps.mlflow_api import filters
from apps.mlflow_api.errors import AliasNotFound, NotOffered
from apps.mlflow_api.links import gated, protected_alias_of
from apps.mlflow_api.paging import page
from apps.mlflow_api.selective_filters import few_named, few_tagged
from apps.mlflow_api.shapes import MODEL_WEIGHT, model_json, model_rows, version_json, version_rows
from apps.mlflow_api.wire import Call
from apps.registry import services as registry
from apps.registry.models import ModelVersion, RegisteredModel

MAX_RESULTS = 1000


def create(call: Call) -> dict[str, Any]:
    model = registry.create_model(
        tenant=call.tenant,
        name=call.text("name"),
        description=call.text("description", default=""),
        tags=call.tags(),
        by=call.user,
    )
    return {"registered_model": _shown(model)}


def get(call: Call) -> dict[str, Any]:
    name = call.text("name")
    row = first(_row(tenant=call.tenant_id, name=name))
    if row is None:
        raise model_not_found(name)
    return {"registered_model": model_json(row)}


def update(call: Call) -> dict[str, Any]:
    model = load_model(call)
    registry.describe_model(model=model, description=call.text("description", default=""), by=call.user)
    return {"registered_model": _shown(model)}


def search(call: Call) -> dict[str, Any]:
    text = call.text("filter", default="")
    order = filters.order(call.texts("order_by"), filters.MODELS)
    few = few_tagged(text, filters.MODELS, tenant_id=call.tenant_id)
    if few is None:
        few = few_named(text, tenant_id=call.tenant_id)
    models = RegisteredModel.objects.filter(filters.condition(text, filters.MODELS))
    rows, token = page(
        models.filter(tenant=call.tenant) if few is None else models.filter(pk__in=few),
        read=model_rows,
        show=model_json,
        weight=MODEL_WEIGHT,
        order=order,
        size=call.number("max_results", default=100, high=MAX_RESULTS),
        token=call.text("page_token", default=""),
        search=f"models|{call.tenant_id}|{text}",
        is_planned_anew=bool(text.strip()) and few is None,
    )
    found: dict[str, Any] = {"registered_models": rows}
    return {**found, "next_page_token": token} if token else found


def get_latest_versions(call: Call) -> dict[str, Any]:
    model = load_model(call)
    stages = call.texts("stages")
    if stages and not any(stage.lower() == "none" for stage in stages):
        return {"model_versions": []}
    rows = version_rows(ModelVersion.objects.filter(model=model).order_by("-number"))[:1]
    return {"model_versions": [version_json(row) for row in rows]}


def set_tag(call: Call) -> dict[str, Any]:
    registry.set_model_tag(
        model=load_model(call), key=call.text("key"), value=call.text("value", default=""), by=call.user
    )
    return {}


def delete_tag(call: Call) -> dict[str, Any]:
    registry.delete_model_tag(model=load_model(call), key=call.text("key"), by=call.user)
    return {}


def set_alias(call: Call) -> dict[str, Any]:
    model = load_model(call)
    alias, number = call.text("alias"), call.number("version")
    version = ModelVersion.objects.filter(model=model, number=number).first()
    if version is None:
        raise version_not_found(model.name, number)
    try:
        registry.set_alias(model=model, name=alias, version=version, by=call.user)
    except registry.ProtectedAlias as refused:
        raise _with_link(refused, call, model, alias, number) from None
    return {}


def get_alias(call: Call) -> dict[str, Any]:
    name, alias = call.text("name"), call.text("alias")
    row = first(_row_of_alias(tenant=call.tenant_id, name=name, alias=alias))
    if row is None:
        load_model(call)
        raise AliasNotFound(f"Registered model alias {alias} not found.")
    return {"model_version": version_json(row)}


def delete_alias(call: Call) -> dict[str, Any]:
    model = load_model(call)
    alias = call.text("alias")
    try:
        registry.delete_alias(model=model, name=alias, by=call.user)
    except registry.ProtectedAlias as refused:
        raise _with_link(refused, call, model, alias, None) from None
    return {}


def rename(call: Call) -> dict[str, Any]:
    raise _not_offered(
        call, "A model cannot be renamed. Create one with the new name and copy the versions to it."
    )


def delete(call: Call) -> dict[str, Any]:
    raise _not_offered(
        call, "A model cannot be deleted: its versions are evidence. Describe it as retired instead."
    )


def load_model(call: Call) -> RegisteredModel:
    """Return the model that the call names. Raises `NotFound`."""
    name = call.text("name")
    model = RegisteredModel.objects.filter(tenant=call.tenant_id, name=name).first()
    if model is None:
        raise model_not_found(name)
    return model


@compiled_once
def _row(*, tenant: UUID, name: str) -> QuerySet[Any, Any]:
    return model_rows(RegisteredModel.objects.filter(tenant=tenant, name=name))


@compiled_once
def _row_of_alias(*, tenant: UUID, name: str, alias: str) -> QuerySet[Any, Any]:
    return version_rows(
        ModelVersion.objects.filter(
            aliases__name=alias, aliases__model__name=name, aliases__model__tenant=tenant
        )
    )


def model_not_found(name: str) -> NotFound:
    return NotFound(f"Registered Model with name={name[:200]} not found.")


def version_not_found(name: str, number: int) -> NotFound:
    return NotFound(f"Model Version (name={name}, version={number}) not found.")


def _shown(model: RegisteredModel) -> dict[str, Any]:
    return model_json(model_rows(RegisteredModel.objects.filter(pk=model.pk)).get())


def _with_link(
    refused: registry.ProtectedAlias, call: Call, model: RegisteredModel, alias: str, number: int | None
) -> Exception:
    linked = gated(call, model, alias, number, refused.sentence)
    linked.audit = refused.audit
    return linked


def _not_offered(call: Call, sentence: str) -> Exception:
    model = load_model(call)
    alias = protected_alias_of(call, model)
    if alias is not None:
        return gated(call, model, alias, None, f"The alias '{alias}' of this model is protected. {sentence}")
    return NotOffered(sentence)
