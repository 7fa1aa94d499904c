"""What the registry's templates show. Every query of its pages happens here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from apps.accounts.models import User
from apps.core.paging import Listing, few
from apps.registry.choices import CHAMPION
from apps.registry.forms import ModelFilterForm
from apps.registry.models import (
    Alias,
    ModelVersion,
    ModelVersionQuerySet,
    RegisteredModel,
    RegisteredModelQuerySet,
)
from apps.tenants import access
from apps.tenants.choices import Permission
from apps.tenants.models import Tenant

PAGE_SIZE = 25
# So many models of a certain name are looked up by their ids; of more, some are soon found among the newest.
FEW_NAMED = 100
VERSIONS_SHOWN = 50
FILES_SHOWN = 500
PUSH_CARDS_SHOWN = 3
# Which way a metric is better, by a part of its name; of others only the change is shown.
_LARGER_IS_BETTER = ("accuracy", "auc", "f1", "precision", "recall", "r2", "score")
_SMALLER_IS_BETTER = ("loss", "error", "rmse", "mae", "mse", "latency", "seconds", "_ms", "bytes", "drift")


@dataclass(frozen=True)
class ModelRow:
    name: str
    url: str
    tenant: str
    description: str
    champion: int | None
    champion_url: str
    newest: int | None
    newest_url: str
    updated_at: dt.datetime
    is_shared: bool


@dataclass(frozen=True)
class ModelListPage:
    rows: list[ModelRow]
    form: ModelFilterForm
    is_filtered: bool
    next_cursor: str
    clients: list[ClientAddress]


@dataclass(frozen=True)
class ClientAddress:
    """How an MLflow client and the portal's command reach one tenant."""

    tenant: str
    url: str
    commands: list[str]


@dataclass(frozen=True)
class VersionRow:
    number: int
    url: str
    aliases: list[tuple[str, bool]]
    digest: str
    size: int
    created_by: str
    created_at: dt.datetime
    request_url: str


@dataclass(frozen=True)
class AliasRow:
    name: str
    number: int
    url: str
    is_protected: bool
    updated_at: dt.datetime
    updated_by: str


@dataclass(frozen=True)
class ModelDetailPage:
    """`client` is None for whoever sees the model alone: nothing is shown then of the tenant around it, nor its people."""

    model: RegisteredModel
    tenant: Tenant
    aliases: list[AliasRow]
    champion: ModelVersion | None
    champion_url: str
    champion_metrics: list[tuple[str, Any]]
    versions: list[VersionRow]
    more_versions: int
    tags: list[tuple[str, str]]
    can_request: bool
    can_register: bool
    request_url: str
    traffic_url: str
    share_url: str
    client: ClientAddress | None
    download_command: str


@dataclass(frozen=True)
class DiffRow:
    name: str
    stable: Any
    candidate: Any
    change: str
    direction: str


@dataclass(frozen=True)
class VersionDetailPage:
    """`client` is None for whoever sees the model alone, as on the page of the model."""

    version: ModelVersion
    model: RegisteredModel
    tenant: Tenant
    model_url: str
    aliases: list[tuple[str, bool]]
    details: list[tuple[str, Any]]
    files: list[dict[str, Any]]
    file_count: int
    metrics: list[tuple[str, Any]] | None
    params: list[tuple[str, Any]] | None
    tags: list[tuple[str, str]]
    champion: ModelVersion | None
    is_champion: bool
    metrics_diff: list[DiffRow]
    params_diff: list[DiffRow]
    file_changes: list[DiffRow]
    can_request: bool
    request_url: str
    download_command: str
    client: ClientAddress | None


def model_list(*, user: User, query: dict[str, Any], origin: str) -> ModelListPage:
    """Gather the list of models that `user` can see; `origin` is the portal's address."""
    tenants = list(access.visible_tenants(user).named())
    form = ModelFilterForm(query, tenants=tenants)
    text, tenant = form.chosen()
    models = RegisteredModel.objects.named_like(text)
    tenant_ids, shared_ids = access.tenant_ids(user), access.shared_ids(user, RegisteredModel.SHARES)
    if tenant is not None:
        models = models.in_tenant(tenant.slug)
        tenant_ids &= {tenant.pk}
    listing = Listing([models], tenant_ids, shared_ids, by="updated_at")
    if text:
        named = RegisteredModel.objects.filter(tenant_id__in=tenant_ids).named_like(text)
        ids = few(named.values_list("pk", flat=True), most=FEW_NAMED)
        if ids is not None:
            listing = Listing([models], (), {*ids, *shared_ids}, by="updated_at")
    found = listing.page(
        cursor=str(query.get("cursor", "")),
        size=PAGE_SIZE,
        read=lambda rows: rows.with_heads().select_related("tenant").defer(*RegisteredModel.WIDE),
    )
    return ModelListPage(
        rows=[_model_row(model, is_shared=not access.can(user, model.tenant)) for model in found.rows],
        form=form,
        is_filtered=bool(text or tenant),
        next_cursor=found.next_cursor,
        clients=[
            client_address(one, origin=origin)
            for one in tenants
            if access.can(user, one, Permission.REGISTER)
        ][:PUSH_CARDS_SHOWN],
    )


def _models() -> RegisteredModelQuerySet:
    return RegisteredModel.objects.select_related("tenant", "created_by")


def _versions() -> ModelVersionQuerySet:
    return ModelVersion.objects.select_related("model", "tenant", "created_by")


def model_detail(*, user: User, tenant: str, name: str, origin: str) -> ModelDetailPage:
    """Gather the page of one model. Raises `NotFound`."""
    model = access.get_or_404(
        _models,
        user=user,
        tenant__slug=tenant,
        name=name,
    )
    aliases = list(Alias.objects.filter(model=model).in_rows())
    versions = list(
        ModelVersion.objects.filter(model=model)
        .select_related("created_by")
        .defer(*ModelVersion.WIDE)
        .order_by("-number")[:VERSIONS_SHOWN]
    )
    of_version: dict[UUID, list[tuple[str, bool]]] = {}
    for alias in aliases:
        of_version.setdefault(alias.version_id, []).append((alias.name, model.tenant.protects(alias.name)))
    champion = next((alias.version for alias in aliases if alias.name == CHAMPION), None)
    is_member = access.can(user, model.tenant)
    can_request = access.can(user, model.tenant, Permission.REQUEST)
    request_url = reverse("rollouts:promotion-request", args=[model.tenant.slug, model.name])
    return ModelDetailPage(
        model=model,
        tenant=model.tenant,
        aliases=[
            AliasRow(
                name=alias.name,
                number=alias.version.number,
                url=_version_url(model, alias.version.number),
                is_protected=model.tenant.protects(alias.name),
                updated_at=alias.updated_at,
                updated_by=_mover(alias) if is_member else "",
            )
            for alias in aliases
        ],
        champion=champion,
        champion_url=_version_url(model, champion.number) if champion else "",
        champion_metrics=_items(champion.metrics)[:6] if champion and champion.metrics else [],
        versions=[
            VersionRow(
                number=version.number,
                url=_version_url(model, version.number),
                aliases=of_version.get(version.pk, []),
                digest=version.manifest_digest,
                size=version.size_bytes,
                created_by=version.created_by.display_name if is_member else "",
                created_at=version.created_at,
                request_url=f"{request_url}?version={version.number}&alias={CHAMPION}"
                if can_request and version != champion
                else "",
            )
            for version in versions
        ],
        more_versions=max(0, versions[0].number - len(versions)) if versions else 0,
        tags=sorted(model.tag_values.items()),
        can_request=can_request and bool(versions),
        can_register=access.can(user, model.tenant, Permission.REGISTER),
        request_url=request_url,
        traffic_url=f"{settings.ROUTES_URL}/{model.tenant.slug}/{model.name}"
        if champion and settings.ROUTES_URL and is_member
        else "",
        share_url=reverse("tenants:share", args=[model.tenant.slug, "model", model.name])
        if access.can(user, model.tenant, Permission.ADMINISTER)
        else "",
        client=client_address(model.tenant, origin=origin, name=model.name) if is_member else None,
        download_command=_download(model.name, f"@{CHAMPION}") if is_member else "",
    )


def version_detail(*, user: User, tenant: str, name: str, number: int, origin: str) -> VersionDetailPage:
    """Gather the page of one version, compared with the champion. Raises `NotFound`."""
    version = access.get_or_404(
        _versions,
        user=user,
        tenant__slug=tenant,
        # By its model, as `numbered` says.
        model__tenant__slug=tenant,
        model__name=name,
        number=number,
    )
    model = version.model
    is_member = access.can(user, version.tenant)
    champion = model.champion()
    is_champion = champion is not None and champion.pk == version.pk
    compared = champion if champion is not None and not is_champion else None
    manifest = version.files_manifest()
    request_url = reverse("rollouts:promotion-request", args=[version.tenant.slug, model.name])
    return VersionDetailPage(
        version=version,
        model=model,
        tenant=version.tenant,
        model_url=reverse("registry:model-detail", args=[version.tenant.slug, model.name]),
        aliases=[
            (alias, version.tenant.protects(alias))
            for alias, of_number in sorted(model.alias_numbers.items())
            if of_number == version.number
        ],
        details=[
            *([("Registered by", version.created_by.display_name)] if is_member else []),
            ("Source", version.source),
            ("Run", version.run_id or None),
        ],
        files=manifest[:FILES_SHOWN],
        file_count=len(manifest),
        metrics=None if version.metrics is None else _items(version.metrics),
        params=None if version.params is None else _items(version.params),
        tags=sorted(version.tag_values.items()),
        champion=compared,
        is_champion=is_champion,
        metrics_diff=metric_rows(compared.metrics, version.metrics) if compared else [],
        params_diff=changed_rows(compared.params, version.params) if compared else [],
        file_changes=file_rows(compared.files_manifest(), manifest) if compared else [],
        can_request=access.can(user, version.tenant, Permission.REQUEST) and not is_champion,
        request_url=f"{request_url}?version={version.number}&alias={CHAMPION}",
        download_command=_download(model.name, f"/{version.number}") if is_member else "",
        client=client_address(version.tenant, origin=origin, name=model.name) if is_member else None,
    )


def metric_rows(stable: dict[str, Any] | None, candidate: dict[str, Any] | None) -> list[DiffRow]:
    """Compare metrics by name: the change with its sign, and whether it is for the better."""
    old, new = stable or {}, candidate or {}
    rows = []
    for name in sorted(old.keys() | new.keys()):
        before, after = old.get(name), new.get(name)
        change, direction = "", ""
        if before is None or after is None:
            change = "new" if before is None else "gone"
        elif before != after:
            change = f"{after - before:+.4g}"
            direction = _direction(name.lower(), grew=after > before)
        rows.append(DiffRow(name, before, after, change, direction))
    return rows


def _direction(name: str, *, grew: bool) -> str:
    if any(part in name for part in _SMALLER_IS_BETTER):
        return "worse" if grew else "better"
    if any(part in name for part in _LARGER_IS_BETTER):
        return "better" if grew else "worse"
    return ""


def changed_rows(stable: dict[str, Any] | None, candidate: dict[str, Any] | None) -> list[DiffRow]:
    """Return the names whose values differ."""
    old, new = stable or {}, candidate or {}
    return [
        DiffRow(name, _written(old, name), _written(new, name), "changed", "")
        for name in sorted(old.keys() | new.keys())
        if _written(old, name) != _written(new, name)
    ]


def file_rows(stable: list[dict[str, Any]], candidate: list[dict[str, Any]]) -> list[DiffRow]:
    """Return the files that differ, with their short digests."""
    old = {file["path"]: file["sha256"] for file in stable}
    new = {file["path"]: file["sha256"] for file in candidate}
    return [
        DiffRow(
            path,
            old.get(path, "")[:12],
            new.get(path, "")[:12],
            _file_change(old.get(path), new.get(path)),
            "",
        )
        for path in sorted(old.keys() | new.keys())
        if old.get(path) != new.get(path)
    ]


def client_address(tenant: Tenant, *, origin: str, name: str = "") -> ClientAddress:
    """Return how clients reach a tenant, with the commands that push a first version."""
    url = f"{origin}/mlflow/{tenant.slug}"
    return ClientAddress(
        tenant=tenant.name,
        url=url,
        commands=[
            f"export MLFLOW_TRACKING_URI={url} MLFLOW_REGISTRY_URI={url} MLFLOW_TRACKING_TOKEN=<your token>",
            f"portal models push DIR --tenant {tenant.slug} --name {name or 'my-model'}",
        ],
    )


def _file_change(before: str | None, after: str | None) -> str:
    if before is None:
        return "added"
    return "removed" if after is None else "changed"


def _model_row(model: Any, *, is_shared: bool) -> ModelRow:
    return ModelRow(
        name=model.name,
        url=reverse("registry:model-detail", args=[model.tenant.slug, model.name]),
        tenant=model.tenant.name,
        description=model.description,
        champion=model.champion_number,
        champion_url=_version_url(model, model.champion_number) if model.champion_number else "",
        newest=model.newest_number,
        newest_url=_version_url(model, model.newest_number) if model.newest_number else "",
        updated_at=model.updated_at,
        is_shared=is_shared,
    )


def _mover(alias: Alias) -> str:
    return alias.updated_by.display_name if alias.updated_by else "the portal, after a rollout"


def _version_url(model: RegisteredModel, number: int) -> str:
    return reverse("registry:version-detail", args=[model.tenant.slug, model.name, number])


def _items(values: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(name, _written(values, name)) for name in sorted(values)]


def _written(values: dict[str, Any], name: str) -> Any:
    """Return a value as its file wrote it: null and true, and nothing where it is absent."""
    value = values.get(name)
    if name in values and (value is None or isinstance(value, bool)):
        return "null" if value is None else str(value).lower()
    return value


def _download(name: str, version: str) -> str:
    return (
        f"python -c \"import mlflow; print(mlflow.artifacts.download_artifacts('models:/{name}{version}'))\""
    )
