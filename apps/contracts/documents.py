"""What exactly is approved where a change breaks a contract in force."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from apps.contracts import consumers
from apps.contracts.choices import IN_FORCE, ChangeClass, ContractState
from apps.contracts.consumers import Consumers
from apps.contracts.models import Contract, ContractVersion
from apps.contracts.odcs import differences, files, shapes
from apps.contracts.odcs.differences import Difference
from apps.contracts.odcs.files import ContractFile
from apps.core.refusals import NotFound

MOST_CHANGES = 200


def file_of(version: ContractVersion) -> ContractFile:
    """Return a kept version as it was read."""
    return files.read(bytes(version.content), media_type=version.media_type)


def broken_parts(difference: Difference) -> set[tuple[str, str]]:
    """Return what of the data the breaking changes are about."""
    return {(one.object_name, one.property_name) for one in difference.of(ChangeClass.BREAKING)}


def ends(before: ContractState | str, after: ContractState | str) -> bool:
    """Return whether a contract that is in force is deprecated or retired."""
    return (
        before != after and before in IN_FORCE and after in (ContractState.DEPRECATED, ContractState.RETIRED)
    )


def affected(
    contract: Contract, before: ContractFile, difference: Difference, *, is_ending: bool
) -> Consumers:
    """Return whom a change may break: who reads what it breaks, or everybody where the contract ends."""
    parts: Collection[tuple[str, str]] = broken_parts(difference)
    return consumers.of(contract, shapes.of(before.value), [("", "")] if is_ending else parts)


def build(contract: Contract, proposed: ContractVersion, *, reason: str) -> dict[str, Any]:
    """Build the document against what is true now. Raises `NotFound` where the contract serves nothing."""
    current = contract.current
    if current is None:
        raise NotFound()
    before, after = file_of(current), file_of(proposed)
    difference = differences.between(before, after)
    found = affected(contract, before, difference, is_ending=ends(contract.state, proposed.state))
    return {
        "target": {"contract": contract.contract_id, "id": str(contract.pk), "name": contract.title},
        "before": _version(current, contract.state),
        "after": _version(proposed, proposed.state),
        "changes": [one.as_json() for one in difference.changes[:MOST_CHANGES]],
        "counts": {str(one): len(difference.of(one)) for one in ChangeClass},
        "advice": difference.advice.as_json(),
        "consumers": [one.as_json() for one in found.rows],
        "is_cut": found.is_cut,
        "reason": reason,
    }


def _version(version: ContractVersion, state: str) -> dict[str, Any]:
    return {
        "id": str(version.pk),
        "number": version.number,
        "version": version.version,
        "digest": version.digest,
        "state": str(state),
    }
