"""What a version was trained on, as its page shows it, and the form that says so with what can be picked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from apps.accounts.models import User
from apps.contracts.models import Contract
from apps.core.refusals import Refused
from apps.features.models import FeatureService, FeatureView
from apps.lineage import links
from apps.lineage.models import Node
from apps.registry import definitions, services
from apps.registry.choices import CONTRACTS_TAG, FEATURES_TAG
from apps.registry.definitions import Definition, Missing
from apps.registry.forms import InputsForm
from apps.registry.models import ModelVersion, ModelVersionQuerySet, Pin
from apps.tenants import access
from apps.tenants.choices import Permission
from apps.tenants.models import Tenant

OFFERED = 12


@dataclass(frozen=True)
class InputRow:
    """One input. `changed` says what happened to its definition since it was pinned."""

    name: str
    kind: str
    url: str
    pinned: str
    resolved_at: dt.datetime | None
    reason: str
    state: str
    changed: str


@dataclass(frozen=True)
class Offer:
    """Something that can be picked: what is added, and to which of the two lists."""

    value: str
    text: str
    kind: str
    detail: str


@dataclass(frozen=True)
class InputsPage:
    """`form` is None for those who may not change the inputs."""

    version: ModelVersion
    tenant: Tenant
    version_url: str
    url: str
    rows: list[InputRow]
    form: InputsForm | None
    offers: list[Offer]
    asked: str
    refused: Refused | None


def version_of(
    user: User, tenant: str, name: str, number: int, *, perm: str = Permission.VIEW
) -> ModelVersion:
    """Return the version of a page's address. Raises `NotFound` and `Forbidden`."""
    return access.get_or_404(
        _versions,
        user=user,
        perm=perm,
        tenant__slug=tenant,
        model__tenant__slug=tenant,
        model__name=name,
        number=number,
    )


def panel(version: ModelVersion, user: Any) -> dict[str, Any] | None:
    """Return the inputs of a version for its page; whom only the model is shown sees nothing of what is around it."""
    if not access.can(user, version.tenant_id):
        return None
    return {
        "inputs": rows_of(version, user),
        "inputs_url": _url(version),
        "can_set_inputs": access.can(user, version.tenant_id, Permission.PUBLISH),
    }


def inputs_page(
    user: User,
    version: ModelVersion,
    *,
    form: InputsForm | None = None,
    refused: Refused | None = None,
    asked: str | None = None,
) -> InputsPage:
    """Gather the page that shows and sets what a version was trained on."""
    can_set = access.can(user, version.tenant_id, Permission.PUBLISH)
    return InputsPage(
        version=version,
        tenant=version.model.tenant,
        version_url=reverse(
            "registry:version-detail", args=[version.model.tenant.slug, version.model.name, version.number]
        ),
        url=_url(version),
        rows=rows_of(version, user),
        form=(form or inputs_form(version)) if can_set else None,
        offers=_offers(version.tenant_id, asked or "") if can_set else [],
        asked=asked or "",
        refused=refused,
    )


def inputs_form(version: ModelVersion, data: Mapping[str, Any] | None = None) -> InputsForm:
    """Return the form as it is stored, or as `data` fills it in."""
    texts: dict[str, list[str]] = {FEATURES_TAG: [], CONTRACTS_TAG: []}
    for tag, text in Pin.objects.filter(version=version).values_list("tag", "text"):
        texts[tag].append(text)
    return InputsForm(
        data,
        initial={
            "etag": services.inputs_etag(version),
            "features": "\n".join(texts[FEATURES_TAG]),
            "contracts": "\n".join(texts[CONTRACTS_TAG]),
        },
    )


def with_added(data: Mapping[str, Any], value: str) -> dict[str, Any]:
    """Return what was typed with one more line: `features driver_stats`, say."""
    typed = {key: data.get(key, "") for key in ("etag", "features", "contracts")}
    where, _, text = value.partition(" ")
    if where in ("features", "contracts") and text:
        lines = [line for line in typed[where].splitlines() if line.strip()]
        typed[where] = "\n".join(lines if text in lines else [*lines, text])
    return typed


def rows_of(version: ModelVersion, user: Any) -> list[InputRow]:
    """Return the inputs of a version beside what they are now."""
    pins = list(Pin.objects.filter(version=version))
    if not pins:
        return []
    now = definitions.now(version.tenant_id, pins)
    pages = _pages(version, pins, user)
    return [_row(pin, now[pin.pk], pages) for pin in pins]


def _row(pin: Pin, now: Definition | Missing, pages: Mapping[str, str]) -> InputRow:
    changed = ""
    if pin.is_resolved and isinstance(now, Missing):
        changed = "It is gone."
    elif pin.is_resolved and isinstance(now, Definition) and now.current_digest != pin.digest:
        changed = f"At version {now.current_version} now" if now.current_version else "Changed since"
    return InputRow(
        name=pin.full_name,
        kind=pin.get_kind_display(),
        url=pages.get(pin.text, ""),
        pinned=pin.pinned_version or pin.digest,
        resolved_at=pin.resolved_at,
        reason=pin.reason,
        state=now.state if isinstance(now, Definition) else "",
        changed=changed,
    )


def _pages(version: ModelVersion, pins: list[Pin], user: Any) -> dict[str, str]:
    """Return the page of each input that has one, by its text."""
    ids = {ref.node_id(version.tenant_id): pin.text for pin in pins if (ref := pin.ref) is not None}
    return {ids[pk]: url for pk, url in links.urls(Node.objects.with_ids(list(ids)), user).items()}


def _offers(tenant_id: Any, asked: str) -> list[Offer]:
    """Return what of the tenant's features and contracts is called like what was asked for."""
    words = asked.strip()[:200].replace("\x00", "")
    if not words:
        return []
    offers: list[Offer] = []
    for model, kind in ((FeatureService, "Feature service"), (FeatureView, "Feature view")):
        found = model.objects.present().filter(tenant_id=tenant_id, name__icontains=words)
        for project, name, owner in found.order_by("name").values_list("project__name", "name", "owner")[
            :OFFERED
        ]:
            offers.append(Offer(f"features {project}/{name}", f"{project}/{name}", kind, owner))
    contracts = Contract.objects.named_like(words).filter(tenant_id=tenant_id, current__isnull=False)
    for contract in contracts.in_rows().order_by("contract_id")[:OFFERED]:
        assert contract.current is not None
        text = (
            f"{contract.contract_id}@{contract.current.label}"
            if contract.current.version
            else contract.contract_id
        )
        offers.append(Offer(f"contracts {text}", text, "Data contract", contract.name))
    return offers[: 2 * OFFERED]


def _url(version: ModelVersion) -> str:
    return reverse(
        "registry:version-inputs", args=[version.model.tenant.slug, version.model.name, version.number]
    )


def _versions() -> ModelVersionQuerySet:
    return ModelVersion.objects.select_related("model__tenant", "created_by")
