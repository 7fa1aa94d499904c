"""The definitions that pins name, as they are now: feature views, services and features, contracts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from apps.contracts.models import Contract, ContractVersion
from apps.features.models import Feature, FeatureService, FeatureView
from apps.registry.choices import CONTRACTS_TAG, PinKind
from apps.registry.inputs import Pin
from apps.registry.pins import Wanted


@dataclass(frozen=True)
class Definition:
    """What a pin names. `version` and `digest` are those that were asked for, or the current ones where none was.

    The current ones stand beside them; `state` is the definition's own word. Views have no versions of their own.
    """

    kind: PinKind
    project: str
    name: str
    field: str
    version: str
    digest: str
    current_version: str
    current_digest: str
    state: str


@dataclass(frozen=True)
class Missing:
    """Why nothing can be said of an input, in a sentence. `is_known` where it is a contract, and its version is none."""

    reason: str
    is_known: bool = False


Found = Definition | Missing


def find(tenant_id: UUID, wanted: Iterable[Wanted]) -> dict[Wanted, Found]:
    """Look each input up by what was written, in as many queries as there are kinds of definitions."""
    asked = list(dict.fromkeys(wanted))
    features = [one for one in asked if one.tag != CONTRACTS_TAG]
    contracts = [one for one in asked if one.tag == CONTRACTS_TAG]
    return {**_features(tenant_id, features), **_contracts(tenant_id, contracts)}


def now(tenant_id: UUID, pins: Iterable[Pin]) -> dict[int, Found]:
    """Return what each pin names now, by its key: of a resolved one, where it was found then."""
    wanted = {
        pin.pk: Wanted(pin.tag, pin.text, pin.name, pin.project, pin.field, _asked(pin)) for pin in pins
    }
    found = find(tenant_id, wanted.values())
    return {pk: found[one] for pk, one in wanted.items()}


def _asked(pin: Pin) -> str:
    # Of a contract the version that was read; of features what is now is compared with what was.
    return pin.pinned_version if pin.kind == PinKind.CONTRACT else ""


def _features(tenant_id: UUID, wanted: list[Wanted]) -> dict[Wanted, Found]:
    if not wanted:
        return {}
    names = {one.name for one in wanted}
    views = _by_name(
        FeatureView.objects.present()
        .filter(tenant_id=tenant_id, name__in=names)
        .values_list("name", "project__name", "digest", "state", "pk")
    )
    services = _by_name(
        FeatureService.objects.present()
        .filter(tenant_id=tenant_id, name__in=names)
        .values_list("name", "project__name", "digest", "state", "pk")
    )
    fields = _fields(tenant_id, [one for one in wanted if one.field])
    return {one: _feature(one, views, services, fields) for one in wanted}


_Row = tuple[str, str, str, str, UUID]
_Rows = Mapping[str, list[_Row]]


def _by_name(rows: Iterable[_Row]) -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    return found


def _fields(tenant_id: UUID, wanted: Iterable[Wanted]) -> set[tuple[UUID, str]]:
    """Return the features, by view and name, that are among those of the names asked for."""
    asked = list(wanted)
    if not asked:
        return set()
    rows = Feature.objects.filter(
        tenant_id=tenant_id,
        removed_at=None,
        name__in={one.field for one in asked},
        view__name__in={one.name for one in asked},
    )
    return set(rows.values_list("view_id", "name"))


def _feature(one: Wanted, views: _Rows, services: _Rows, fields: set[tuple[UUID, str]]) -> Found:
    of_kind = [(PinKind.FEATURE_VIEW, views)]
    if not one.field:
        of_kind.append((PinKind.FEATURE_SERVICE, services))
    found = [
        (kind, row)
        for kind, rows in of_kind
        for row in rows.get(one.name, [])
        if not one.project or row[1] == one.project
    ]
    what = "feature view" if one.field else "feature view or service"
    if not found:
        where = f"The project {one.project} has" if one.project else "There is"
        return Missing(f"{where} no {what} of the name {one.name}.")
    projects = sorted({row[1] for _, row in found})
    if len(projects) > 1:
        return Missing(
            f"It stands in the projects {', '.join(projects[:5])}. Write {projects[0]}/{one.text}, say."
        )
    if len(found) > 1:
        return Missing(
            f"{projects[0]} has a feature view and a service of this name. Pin single features instead."
        )
    kind, (name, project, digest, state, pk) = found[0]
    if one.field and (pk, one.field) not in fields:
        return Missing(f"The feature view {project}/{name} has no feature {one.field}.")
    pinned = PinKind.FEATURE if one.field else kind
    return Definition(pinned, project, name, one.field, one.version, digest, "", digest, state)


def _contracts(tenant_id: UUID, wanted: list[Wanted]) -> dict[Wanted, Found]:
    if not wanted:
        return {}
    rows = Contract.objects.filter(
        tenant_id=tenant_id, contract_id__in={one.name for one in wanted}, current__isnull=False
    )
    contracts = {
        contract.contract_id: contract
        for contract in rows.select_related("current").defer(
            *(f"current__{name}" for name in ContractVersion.WIDE)
        )
    }
    versions: dict[tuple[UUID, str], str] = {}
    asked = {one.version for one in wanted if one.version}
    if asked:
        published = ContractVersion.objects.published().filter(
            contract__in=[contract.pk for contract in contracts.values()], version__in=asked
        )
        for contract_id, version, digest in published.values_list("contract_id", "version", "digest"):
            versions.setdefault((contract_id, version), digest)
    return {one: _contract(one, contracts.get(one.name), versions) for one in wanted}


def _contract(one: Wanted, contract: Contract | None, versions: Mapping[tuple[UUID, str], str]) -> Found:
    if contract is None or contract.current is None:
        return Missing(f"There is no contract {one.name}.")
    current = contract.current
    version, digest = current.label, current.digest
    if one.version and one.version != current.label:
        version, digest = one.version, versions.get((contract.pk, one.version), "")
        if not digest:
            return Missing(
                f"The contract {one.name} has no version {one.version}. It has {current.label} now.",
                is_known=True,
            )
    return Definition(
        PinKind.CONTRACT, "", one.name, "", version, digest, current.label, current.digest, contract.state
    )
