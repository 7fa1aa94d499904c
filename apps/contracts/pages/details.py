"""The page of a contract, and of one of its versions."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from apps.accounts.models import User
from apps.approvals.models import ChangeRequest, ChangeRequestQuerySet
from apps.contracts import consumers, datasets
from apps.contracts.checks import thresholds
from apps.contracts.choices import CONTRACT_CHANGE
from apps.contracts.comparison import ConsumerRow, consumer_rows
from apps.contracts.models import Contract, ContractQuerySet, ContractVersion
from apps.contracts.odcs import shapes
from apps.contracts.services import target_of
from apps.core.refusals import NotFound
from apps.lineage import links
from apps.lineage.models import Node
from apps.tenants import access
from apps.tenants.choices import Permission

VERSIONS_SHOWN = 50
PROPERTIES_SHOWN = 500
REQUESTS_SHOWN = 10


@dataclass(frozen=True)
class PropertyRow:
    """A property in the tree of the schema; `depth` counts from 0."""

    name: str
    depth: int
    type: str
    physical_type: str
    description: str
    flags: Sequence[str]
    constraints: Sequence[str]
    rules: Sequence[str]


@dataclass(frozen=True)
class ObjectCard:
    """A table, view, topic or file, with its properties."""

    name: str
    physical_name: str
    physical_type: str
    description: str
    rows: Sequence[PropertyRow]
    more: int
    rules: Sequence[str]


@dataclass(frozen=True)
class VersionRow:
    """A version in the list; `compare_url` leads to what changed from the one before it to this."""

    number: int
    label: str
    url: str
    state: str
    digest: str
    size: int
    created_by: str
    created_at: dt.datetime
    published_at: dt.datetime | None
    is_current: bool
    compare_url: str


@dataclass(frozen=True)
class DatasetRow:
    """Where an object is; `reason` says why it could not be placed. `url` is its page in the lineage."""

    object_name: str
    server: str
    namespace: str
    name: str
    reason: str
    url: str


@dataclass(frozen=True)
class ContractDetailPage:
    """A contract as its current version says it."""

    contract: Contract
    version: ContractVersion
    about: Sequence[tuple[str, Any]]
    description: Sequence[tuple[str, str]]
    objects: Sequence[ObjectCard]
    servers: Sequence[tuple[str, str, Sequence[tuple[str, str]]]]
    levels: Sequence[tuple[str, str, str, str]]
    team: Sequence[tuple[str, str]]
    roles: Sequence[tuple[str, str]]
    warnings: Sequence[Mapping[str, Any]]
    datasets: Sequence[DatasetRow]
    consumers: Sequence[ConsumerRow]
    is_cut: bool
    versions: Sequence[VersionRow]
    requests: Sequence[tuple[str, str]]
    can_publish: bool
    publish_url: str
    download_url: str
    version_url: str
    compare_url: str


@dataclass(frozen=True)
class FileLine:
    """A line of a file with what is said about it."""

    number: int
    text: str
    warnings: Sequence[str]


@dataclass(frozen=True)
class RequestRow:
    """A request that asked for a version."""

    title: str
    url: str
    state: str


@dataclass(frozen=True)
class VersionPage:
    """A version's file line by line, with what changed in it and the requests that asked for it."""

    contract: Contract
    version: ContractVersion
    is_current: bool
    requests: Sequence[RequestRow]
    compare_url: str
    details: Sequence[tuple[str, Any]]
    lines: Sequence[FileLine]
    more_lines: int
    contract_url: str
    download_url: str


def _contracts() -> ContractQuerySet:
    return Contract.objects.select_related("tenant", "owner", "current", "created_by")


def load(user: User, tenant: str, contract_id: str, perm: str = Permission.VIEW) -> Contract:
    """Return a contract that `user` can see. Raises `NotFound`, `Forbidden`."""
    return access.get_or_404(_contracts, user=user, perm=perm, tenant__slug=tenant, contract_id=contract_id)


def detail(*, user: User, tenant: str, contract_id: str) -> ContractDetailPage:
    """Gather the page of a contract. Raises `NotFound`."""
    contract = load(user, tenant, contract_id)
    version = contract.current
    if version is None:
        raise NotFound()
    shape = shapes.of(version.document)
    read = consumers.of(contract, shape)
    address = [contract.tenant.slug, contract.contract_id]
    value = version.document
    return ContractDetailPage(
        contract=contract,
        version=version,
        about=[
            ("Id", contract.contract_id),
            ("Version", version.label),
            ("Status in the file", version.status or "not given"),
            ("Domain", contract.domain or "not given"),
            ("Data product", contract.product or "not given"),
            ("Answers for it", contract.owner.display_name if contract.owner else "nobody"),
            ("Standard", f"{version.get_standard_display()} {version.api_version}"),
        ],
        description=_description(value),
        objects=[_object(one) for one in shape.objects],
        servers=[
            (one.name, str(one.raw.get("type") or ""), _plain(one.raw, "server", "type"))
            for one in shape.servers
        ],
        levels=[
            (
                one.name.partition(" of ")[0],
                one.name.partition(" of ")[2],
                f"{_text(one.raw.get('value'))} {_text(one.raw.get('unit'))}".strip(),
                _text(one.raw.get("description")),
            )
            for one in shape.levels
        ],
        team=[
            (_text(one.get("name") or one.get("username")), _text(one.get("role")))
            for one in shape.team
            if one.get("name") or one.get("username")
        ],
        roles=[(one.name, _text(one.raw.get("access"))) for one in shape.roles],
        warnings=version.warnings,
        datasets=_datasets(contract, shape, user),
        consumers=consumer_rows(contract.tenant_id, [one.as_json() for one in read.rows], user),
        is_cut=read.is_cut,
        versions=_versions(contract),
        requests=[
            (one.title, reverse("approvals:detail", args=[one.pk])) for one in _requests(contract).open()
        ],
        can_publish=access.can(user, contract.tenant_id, Permission.PUBLISH),
        publish_url=reverse("contracts:publish", args=[contract.tenant.slug])
        + f"?contract={contract.contract_id}",
        download_url=reverse("contracts:file", args=[*address, version.number]),
        version_url=reverse("contracts:version", args=[*address, version.number]),
        compare_url=reverse("contracts:compare", args=address),
    )


def version(*, user: User, tenant: str, contract_id: str, number: int) -> VersionPage:
    """Gather the file of a version. Raises `NotFound`."""
    contract = load(user, tenant, contract_id)
    found = contract.versions.select_related("created_by").filter(number=number).first()
    if found is None:
        raise NotFound()
    said: dict[int, list[str]] = {}
    for one in found.warnings:
        said.setdefault(one["line"], []).append(one["message"])
    lines = bytes(found.content).decode("utf-8", "replace").removeprefix("\ufeff").splitlines()
    address = [tenant, contract_id]
    return VersionPage(
        contract=contract,
        version=found,
        is_current=found.pk == contract.current_id,
        requests=_brought_by(contract, found),
        compare_url=f"{reverse('contracts:compare', args=address)}?to={number}" if number > 1 else "",
        details=[
            ("Version in the file", found.version or "not given"),
            ("Status in the file", found.status or "not given"),
            ("Standard", f"{found.get_standard_display()} {found.api_version}"),
            ("Sent by", found.created_by.display_name),
            ("Sent", found.created_at),
            ("Published", found.published_at or "not yet"),
            ("Warnings", len(found.warnings)),
        ],
        lines=[FileLine(at, text, said.get(at, [])) for at, text in enumerate(lines[:LINES_SHOWN], 1)],
        more_lines=max(0, len(lines) - LINES_SHOWN),
        contract_url=reverse("contracts:detail", args=address),
        download_url=reverse("contracts:file", args=[*address, number]),
    )


LINES_SHOWN = 5_000


def _requests(contract: Contract) -> ChangeRequestQuerySet:
    return ChangeRequest.objects.filter(
        tenant=contract.tenant, kind=CONTRACT_CHANGE, target=target_of(contract)
    )


def _brought_by(contract: Contract, version: ContractVersion) -> list[RequestRow]:
    """Return the requests that asked for a version, newest first."""
    found = _requests(contract).filter(document__contains=str(version.pk)).order_by("-created_at")
    return [
        RequestRow(one.title, reverse("approvals:detail", args=[one.pk]), one.shown_state)
        for one in found[:REQUESTS_SHOWN]
        if one.content["after"].get("id") == str(version.pk)
    ]


def _datasets(contract: Contract, shape: shapes.Shape, user: User) -> list[DatasetRow]:
    found = datasets.described(shape)
    ids = {one.ref: one.ref.node_id(contract.tenant_id) for one in found}
    known = Node.objects.filter(tenant=contract.tenant).with_ids(list(ids.values()))
    urls = links.urls(known, user)
    return [
        DatasetRow(
            one.object_name,
            one.server,
            one.ref.namespace,
            one.ref.name,
            one.reason,
            urls.get(ids[one.ref], ""),
        )
        for one in found
    ]


def _versions(contract: Contract) -> list[VersionRow]:
    found = list(
        ContractVersion.objects.filter(contract=contract)
        .without_bytes()
        .select_related("created_by")
        .order_by("-number")[:VERSIONS_SHOWN]
    )
    address = [contract.tenant.slug, contract.contract_id]
    compare = reverse("contracts:compare", args=address)
    rows = []
    for place, one in enumerate(found):
        before = next((other for other in found[place + 1 :] if other.published_at), None)
        rows.append(
            VersionRow(
                number=one.number,
                label=one.label,
                url=reverse("contracts:version", args=[*address, one.number]),
                state=one.state,
                digest=one.digest,
                size=one.size,
                created_by=one.created_by.display_name,
                created_at=one.created_at,
                published_at=one.published_at,
                is_current=one.pk == contract.current_id,
                compare_url=f"{compare}?from={before.number}&to={one.number}" if before else "",
            )
        )
    return rows


def _object(one: shapes.Object) -> ObjectCard:
    rows = [_property(name, prop) for name, prop in one.walk()]
    return ObjectCard(
        name=one.name,
        physical_name=one.physical_name,
        physical_type=one.physical_type,
        description=_text(one.raw.get("description")),
        rows=rows[:PROPERTIES_SHOWN],
        more=max(0, len(rows) - PROPERTIES_SHOWN),
        rules=[rule_text(rule) for rule in one.quality],
    )


def _property(name: str, prop: shapes.Property) -> PropertyRow:
    flags = [
        word
        for word, is_set in (
            ("primary key", prop.key_position is not None),
            ("required", prop.is_required),
            ("unique", prop.is_unique),
            ("deprecated", shapes.is_yes(prop.raw.get("deprecated"))),
        )
        if is_set
    ]
    if classification := _text(prop.raw.get("classification")):
        flags.append(classification)
    constraints = [f"{key} {_text(value)}" for key, value in prop.options.items() if key != "enum"]
    if prop.values is not None:
        constraints.append(f"one of {', '.join(prop.values[:8])}{'…' if len(prop.values) > 8 else ''}")
    kind = prop.logical_type
    if prop.items is not None and prop.items.logical_type:
        kind = f"{kind} of {prop.items.logical_type}"
    return PropertyRow(
        name=name.rsplit(".", 1)[-1],
        depth=min(name.count("."), 5),
        type=kind,
        physical_type=prop.physical_type,
        description=_text(prop.raw.get("description")),
        flags=flags,
        constraints=constraints,
        rules=[rule_text(rule) for rule in prop.quality],
    )


def rule_text(rule: shapes.Rule) -> str:
    """Say what a quality rule asks, in a line."""
    try:
        threshold = thresholds.of(rule.raw)
        bounds = str(threshold) if threshold else ""
    except thresholds.NotUnderstood:
        bounds = ", ".join(
            f"{key} {_text(value)}"
            for key, value in rule.raw.items()
            if key.startswith(("mustBe", "mustNot"))
        )
    what = _text(rule.raw.get("description")) or rule.name or rule.metric or rule.type
    return f"{what.removesuffix('.')}: {bounds}" if bounds else what


def _description(value: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = value.get("description") or (value.get("info") or {}).get("description")
    if isinstance(found, Mapping):
        return [(str(key), _text(one)) for key, one in found.items() if isinstance(one, str)]
    return [("", _text(found))] if found else []


def _plain(raw: Mapping[str, Any], *without: str) -> list[tuple[str, str]]:
    return [(str(key), _text(one)) for key, one in raw.items() if key not in without and one is not None]


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
