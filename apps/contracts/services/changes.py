"""An approved change of a contract is made: its bytes are served from then on."""

from __future__ import annotations

from django.db import transaction

from apps.accounts.models import User
from apps.approvals import services as approvals
from apps.approvals.models import ChangeRequest, Permit
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.contracts import documents
from apps.contracts.choices import PUBLISHING
from apps.contracts.models import Contract, ContractVersion
from apps.contracts.services._common import OBJECT, serve
from apps.contracts.services.publication import value_of
from apps.core import switches
from apps.core.refusals import Conflict, NotFound


class ContractChanged(Conflict):
    code = "contract_changed"
    sentence = "Another version of this contract was published meanwhile. Bring the request up to date, then decide again."


@transaction.atomic
def prepare_change(*, change_request: ChangeRequest) -> None:
    """Check an approved change, and lock the contract until the transaction ends.

    Raises `ContractChanged`, `SwitchedOff`, `NotFound`.
    """
    switches.require(PUBLISHING)
    contract = _locked(change_request)
    if contract.current is None or contract.current.digest != change_request.content["before"]["digest"]:
        raise ContractChanged()


@transaction.atomic
def apply_change(*, change_request: ChangeRequest, permit: Permit, by: User) -> ContractVersion:
    """Serve the approved version. Raises what consuming the permit raises; nothing is changed then."""
    contract = _locked(change_request)
    version = contract.versions.get(pk=change_request.content["after"]["id"])
    approvals.consume_permit(permit_id=permit.pk, target=permit.target, value=value_of(version.digest))
    serve(contract, version, documents.file_of(version))
    audit.record(
        Action.CONTRACTS_VERSION_PUBLISHED,
        tenant_id=contract.tenant_id,
        by=by,
        obj=(OBJECT, str(contract.pk)),
        digest=version.digest,
        after=version.state,
        data={"contract": contract.contract_id, "number": version.number, "request": str(change_request.pk)},
    )
    return version


def _locked(change_request: ChangeRequest) -> Contract:
    rows = Contract.objects.select_for_update(no_key=True, of=("self",)).select_related("tenant", "current")
    contract = rows.filter(tenant=change_request.tenant, pk=change_request.content["target"]["id"]).first()
    if contract is None:
        raise NotFound()
    return contract
