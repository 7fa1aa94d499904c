"""A file of a contract is sent: published, found to be there already, or put to approval where it breaks what is in force."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.db.models import Max
from django.urls import reverse

from apps.accounts.models import User
from apps.approvals import services as approvals
from apps.approvals.models import ChangeRequest
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.contracts import documents
from apps.contracts.choices import CONTRACT_CHANGE, IN_FORCE, PUBLISHING, TRANSITIONS, ContractState
from apps.contracts.models import Contract, ContractVersion
from apps.contracts.odcs import differences, files
from apps.contracts.odcs.differences import Difference
from apps.contracts.odcs.files import ContractFile
from apps.contracts.services._common import OBJECT, authorise, serve
from apps.core import etags, switches
from apps.core.refusals import Conflict, NotFound
from apps.tenants.models import Tenant


class TransitionRefused(Conflict):
    """A status that the contract cannot have after the one that it has."""

    code = "contract_state"


class ChangeOpen(Conflict):
    """Another breaking change of the contract is in review."""

    code = "contract_change_open"
    sentence = (
        "Another breaking change of this contract is in review. Wait until it is decided, or withdraw it, then send "
        "yours again."
    )


class Outcome(StrEnum):
    """What became of a file that was sent."""

    CREATED = "created"
    PUBLISHED = "published"
    SAME = "same"
    PROPOSED = "proposed"


@dataclass(frozen=True)
class Published:
    """A contract after a file was sent. `change_request` is set where it waits for approval."""

    outcome: Outcome
    contract: Contract
    version: ContractVersion
    file: ContractFile
    difference: Difference | None = None
    change_request: ChangeRequest | None = None


@transaction.atomic
def publish(
    *,
    tenant: Tenant,
    contract_id: str | None,
    content: bytes,
    by: User,
    media_type: str = files.YAML,
    reason: str = "",
    if_match: str | None = None,
) -> Published:
    """Keep a file as a version of the contract that its id names, and serve it, unless it breaks one that is in force.

    Then the served bytes stay, and a change request is opened. `contract_id` is the id that the file has to have.
    Raises `NotFound`, `Forbidden`, `YamlInvalid`, `ContractInvalid`, `YamlTooLarge`, `TransitionRefused`, `ChangeOpen`,
    `ChangedMeanwhile`.
    """
    authorise(
        by,
        tenant_id=tenant.pk,
        action=Action.CONTRACTS_VERSION_PUBLISHED,
        obj=("tenants.tenant", str(tenant.pk)),
    )
    switches.require(PUBLISHING)
    file = files.read(content, media_type=media_type, expected_id=contract_id)
    # One after another in a tenant, so that the same contract is not made twice at once.
    tenant = Tenant.objects.select_for_update(no_key=True).get(pk=tenant.pk)
    rows = Contract.objects.select_for_update(no_key=True, of=("self",)).filter(tenant=tenant)
    contract = rows.select_related("current").filter(contract_id=file.contract_id).first()
    etags.require_match(if_match, _editable(contract))
    if contract is None:
        return _create(tenant, file, by)
    contract.tenant = tenant
    current = contract.current
    if current is None:
        raise NotFound()
    if current.digest == file.digest and current.media_type == file.media_type:
        return Published(Outcome.SAME, contract, current, file)
    _require_transition(contract, file)
    difference = differences.between(documents.file_of(current), file)
    if needs_approval(contract, file, difference):
        return _propose(contract, file, difference, reason, by)
    version = _version(contract, file, by)
    serve(contract, version, file)
    _record(Action.CONTRACTS_VERSION_PUBLISHED, contract, version, by)
    return Published(Outcome.PUBLISHED, contract, version, file, difference)


def contract_etag(contract: Contract) -> str:
    """Return the entity tag of the bytes that are served."""
    return etags.of(_editable(contract))


def _editable(contract: Contract | None) -> dict[str, str]:
    return {"digest": contract.current.digest if contract is not None and contract.current else ""}


def _create(tenant: Tenant, file: ContractFile, by: User) -> Published:
    contract = Contract.objects.create(
        tenant=tenant,
        contract_id=file.contract_id,
        state=file.state,
        created_by=by,
        owner_id=by.owner_id or by.pk,
    )
    version = _version(contract, file, by)
    serve(contract, version, file)
    _record(Action.CONTRACTS_VERSION_PUBLISHED, contract, version, by)
    return Published(Outcome.CREATED, contract, version, file)


def _require_transition(contract: Contract, file: ContractFile) -> None:
    before, after = ContractState(contract.state), file.state
    if before == after or after in TRANSITIONS[before]:
        return
    said = f"status {file.status!r}" if file.status else "no status"
    todo = (
        "Publish a contract under another id."
        if before == ContractState.RETIRED
        else "Leave its status, or deprecate or retire it."
    )
    raise TransitionRefused(
        f"The contract is {before.label.lower()}, and the file has {said}, which makes it {after.label.lower()}. {todo}",
        state=str(before),
    )


def needs_approval(contract: Contract, after: ContractFile, difference: Difference) -> bool:
    """Return whether others have to agree: to what breaks a contract in force, and to its end.

    Whoever reads it or not: what is known of that comes from the lineage, which others may take away before.
    """
    if contract.state not in IN_FORCE:
        return False
    if any(one.kind != "status_changed" for one in difference.of(documents.ChangeClass.BREAKING)):
        return True
    return documents.ends(contract.state, after.state)


@dataclass(frozen=True)
class Breaks:
    """What a file would break: parts of the data (object and property, "" for all of them), and the same in sentences."""

    parts: frozenset[tuple[str, str]]
    sentences: tuple[str, ...]


def breaks(*, contract: Contract, content: bytes, media_type: str = files.YAML) -> Breaks:
    """Return what a file would break if it took the place of the served one; all of it where it ends the contract.

    Raises `YamlInvalid`, `ContractInvalid`.
    """
    after = files.read(content, media_type=media_type)
    if contract.current is None:
        return Breaks(frozenset(), ())
    difference = differences.between(documents.file_of(contract.current), after)
    if documents.ends(contract.state, after.state):
        return Breaks(frozenset({("", "")}), (f"The contract would be {after.state}.",))
    broken = difference.of(documents.ChangeClass.BREAKING)
    return Breaks(frozenset(documents.broken_parts(difference)), tuple(one.message for one in broken))


def _propose(
    contract: Contract, file: ContractFile, difference: Difference, reason: str, by: User
) -> Published:
    target = target_of(contract)
    first = (
        ChangeRequest.objects.open()
        .filter(tenant=contract.tenant, kind=CONTRACT_CHANGE, target=target)
        .first()
    )
    if first is not None:
        if first.value != value_of(file.digest):
            raise ChangeOpen(
                url=reverse("approvals:detail", args=[first.pk]), change_request_id=str(first.pk)
            )
        version = contract.versions.get(pk=first.content["after"]["id"])
        return Published(Outcome.PROPOSED, contract, version, file, difference, first)
    kept = contract.versions.filter(digest=file.digest, media_type=file.media_type, published_at=None).first()
    version = kept or _version(contract, file, by)
    request = approvals.open_request(
        tenant=contract.tenant,
        kind=CONTRACT_CHANGE,
        target=target,
        value=value_of(file.digest),
        document=documents.build(contract, version, reason=reason),
        reason=reason,
        by=by,
    )
    _record(Action.CONTRACTS_VERSION_PROPOSED, contract, version, by, request=str(request.pk))
    return Published(Outcome.PROPOSED, contract, version, file, difference, request)


def target_of(contract: Contract) -> str:
    """Return the target of a permit: one contract."""
    return f"contract:{contract.pk}"


def value_of(digest: str) -> str:
    """Return the value of a permit: the bytes that may be served."""
    return f"bytes:{digest}"


def _version(contract: Contract, file: ContractFile, by: User) -> ContractVersion:
    last = contract.versions.aggregate(last=Max("number"))["last"] or 0
    return ContractVersion.objects.create(
        tenant_id=contract.tenant_id,
        contract=contract,
        number=last + 1,
        content=file.content,
        digest=file.digest,
        size=len(file.content),
        media_type=file.media_type,
        standard=file.standard,
        api_version=file.api_version,
        version=file.version,
        status=file.status,
        state=file.state,
        document=file.value,
        warnings=[one.as_json() for one in file.warnings],
        created_by=by,
    )


def _record(action: Action, contract: Contract, version: ContractVersion, by: User, **more: str) -> None:
    audit.record(
        action,
        tenant_id=contract.tenant_id,
        by=by,
        obj=(OBJECT, str(contract.pk)),
        digest=version.digest,
        after=version.state,
        data={"contract": contract.contract_id, "number": version.number, **more},
    )
