"""What a breaking change of a contract in force is to the approvals app."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from pathlib import Path
from typing import Any
from uuid import UUID

from django.urls import reverse
from pydantic import BaseModel

from apps.accounts.models import User
from apps.approvals.models import ChangeRequest, Permit
from apps.approvals.subjects import Comparison, Link, Slot, Subject, owner_slots
from apps.contracts import comparison, documents, services
from apps.contracts.choices import CONTRACT_CHANGE
from apps.contracts.models import Contract, ContractVersion
from apps.core.refusals import NotFound
from apps.policies import services as policies
from apps.tenants.choices import Permission
from apps.tenants.models import Tenant


class ContractChangeOut(BaseModel):
    """What is told over REST."""

    contract: str
    version_before: str
    version_after: str
    breaking: int
    consumers: int


class ContractChangeSubject(Subject):
    """Another version of a contract in force, which breaks it or ends it: one reviewer and each consumer's owner agree."""

    kind = CONTRACT_CHANGE
    label = "Contract change"
    policy = policies.Package(
        "portal.contract_change", Path(__file__).parent / "rego" / "contract_change.rego"
    )
    request_permission = Permission.PUBLISH
    lifetime = dt.timedelta(days=14)
    details = ContractChangeOut
    invitation = "Publish a new version of a data contract. One that breaks a contract in force comes here."

    def start_link(self) -> Link:
        """Return the list of contracts."""
        return Link("Go to the contracts", reverse("contracts:list"))

    def summary(self, document: dict[str, Any]) -> str:
        """Name the contract, the versions and what becomes of it."""
        before, after = document["before"], document["after"]
        name = document["target"]["contract"]
        if before["state"] != after["state"] and after["state"] in ("deprecated", "retired"):
            word = "Deprecate" if after["state"] == "deprecated" else "Retire"
            return f"{word} the contract {name}"[:300]
        numbers = [one["version"] or f"#{one['number']}" for one in (before, after)]
        if numbers[0] == numbers[1]:
            return f"Change the contract {name} within version {numbers[0]}"[:300]
        return f"Change the contract {name} from version {numbers[0]} to {numbers[1]}"[:300]

    def document(self, change_request: ChangeRequest) -> dict[str, Any]:
        """Build the document anew: the same file, against what is served and who reads it now."""
        content = change_request.content
        contract = (
            Contract.objects.select_related("tenant", "current")
            .filter(tenant=change_request.tenant, pk=content["target"]["id"])
            .first()
        )
        proposed = ContractVersion.objects.filter(contract=contract, pk=content["after"]["id"]).first()
        if contract is None or proposed is None:
            raise NotFound()
        return documents.build(contract, proposed, reason=content["reason"])

    def exclusions(self, change_request: ChangeRequest) -> dict[User, str]:
        """Name who sent the file."""
        pk = change_request.content["after"]["id"]
        version = ContractVersion.objects.select_related("created_by").filter(pk=pk).first()
        return {} if version is None else {version.created_by: "You sent the file of this change."}

    def slots_for(
        self, *, tenant: Tenant, document: dict[str, Any], requester: User, excluded: Collection[UUID]
    ) -> tuple[Slot, ...]:
        """Return one reviewer and an owner of each consumer; two reviewers where nobody reads it."""
        owners = owner_slots(
            (one["name"], f"{one['kind']} {one['id']}", frozenset(map(UUID, one["owners"])))
            for one in document["consumers"]
        )
        return (Slot(people=1, label="Reviewer"), *owners) if owners else self.slots

    def policy_input(self, change_request: ChangeRequest) -> dict[str, Any]:
        """Build the policy's input (docs/reference/policy-input.md)."""
        content = change_request.content
        named = ("target", "before", "after", "changes", "counts", "advice", "consumers", "reason")
        return {
            "schema": content["schema"],
            "action": content["action"],
            "tenant": content["tenant"]["slug"],
            **{name: content[name] for name in named},
        }

    def comparison(self, change_request: ChangeRequest, user: User) -> Comparison:
        """Return the changes by their class with lines of both files, and the consumers with their owners."""
        return Comparison("contracts/_comparison.html", comparison.of_request(change_request, user))

    def is_applied_at_once(self, document: dict[str, Any]) -> bool:
        """Return True: the last approval serves the new bytes."""
        return True

    def prepare(self, change_request: ChangeRequest) -> None:
        """Check the change, and lock the contract."""
        services.prepare_change(change_request=change_request)

    def apply(self, change_request: ChangeRequest, permit: Permit, by: User) -> str:
        """Serve the approved version."""
        version = services.apply_change(change_request=change_request, permit=permit, by=by)
        return f"Version {version.label} is served from now on."

    def execution_link(self, change_request: ChangeRequest) -> Link | None:
        """Return the contract's page."""
        slug, name = change_request.tenant.slug, change_request.content["target"]["contract"]
        return Link("See the contract", reverse("contracts:detail", args=[slug, name]))

    def details_of(self, document: dict[str, Any], execution_id: UUID | None) -> dict[str, Any]:
        """Return the fields of `ContractChangeOut`."""
        return {
            "contract": document.get("target", {}).get("contract", ""),
            "version_before": document.get("before", {}).get("version", ""),
            "version_after": document.get("after", {}).get("version", ""),
            "breaking": document.get("counts", {}).get("breaking", 0),
            "consumers": len(document.get("consumers", ())),
        }
