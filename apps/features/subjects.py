"""What a change of features is to the approvals app."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any
from uuid import UUID

from django.urls import reverse
from pydantic import BaseModel

from apps.accounts.models import User
from apps.approvals.models import ChangeRequest, Permit
from apps.approvals.subjects import Comparison, Link, Slot, Subject, owner_slots
from apps.features import services
from apps.features.choices import FEATURE_CHANGE, ObjectKind
from apps.features.definitions import changes
from apps.features.services import documents
from apps.lineage import links, owners
from apps.lineage import nodes as lineage
from apps.lineage.models import Node
from apps.lineage.nodes import Ref
from apps.policies import services as policies
from apps.tenants.choices import Permission
from apps.tenants.models import Tenant


class FeatureChangeOut(BaseModel):
    """What is told over REST."""

    project: str
    changes: list[str]
    is_breaking: bool


class FeatureChangeSubject(Subject):
    """Active features that are to change: what reads them signs off what breaks it."""

    kind = FEATURE_CHANGE
    label = "Feature change"
    policy = policies.Package("portal.feature_change", Path(__file__).parent / "rego" / "feature_change.rego")
    request_permission = Permission.PUBLISH
    details = FeatureChangeOut
    invitation = "Change the definition of an active feature view."

    def start_link(self) -> Link:
        """Return the list of features, each of whose pages leads to its definition."""
        return Link("Go to the features", reverse("features:list"))

    def summary(self, document: dict[str, Any]) -> str:
        """Name the project and what changes in it."""
        several = document["changes"]
        first = several[0]
        verb = {"add": "Add", "change": "Change", "remove": "Retire"}[first["act"]]
        more = f" and {len(several) - 1} more" if len(several) > 1 else ""
        return f"{verb} {document['project']['name']}/{first['name']}{more}"

    def document(self, change_request: ChangeRequest) -> dict[str, Any]:
        """Build the document anew: the same wish, against what is defined now."""
        project = documents.project_of(change_request)
        return documents.again(project, change_request.content)

    def slots_for(
        self, *, tenant: Tenant, document: dict[str, Any], requester: User, excluded: Collection[UUID]
    ) -> tuple[Slot, ...]:
        """Return one reviewer and each affected consumer's owner where the change breaks, else two reviewers."""
        if not document["is_breaking"]:
            return (Slot(),)
        refs = [Ref(**one) for one in document["affected"]]
        nodes = list(Node.objects.with_ids([ref.node_id(tenant.pk) for ref in refs]))
        found = owners.of(nodes)
        return (
            Slot(people=1, label="Reviewer"),
            *owner_slots(
                (node.label or node.name, f"{node.kind} {node.pk}", found.get(node.pk, frozenset()))
                for node in nodes
            ),
        )

    def policy_input(self, change_request: ChangeRequest) -> dict[str, Any]:
        """Build the policy's input (docs/reference/policy-input.md)."""
        document = change_request.content
        return {
            "schema": 1,
            "project": document["project"]["name"],
            "is_breaking": document["is_breaking"],
            "affected": len(document["affected"]),
            "changes": [
                {
                    "act": one["act"],
                    "kind": one["kind"],
                    "name": one["name"],
                    "owner": (one["after"] or {}).get("owner", ""),
                    "state": (one["after"] or {}).get("state") or "",
                }
                for one in document["changes"]
            ],
        }

    def comparison(self, change_request: ChangeRequest, user: User) -> Comparison:
        """Return each object before and after."""
        document = change_request.content
        pages = _pages(change_request, document, user)
        return Comparison(
            template="features/_comparison.html",
            context={
                "project": document["project"]["name"],
                "is_breaking": document["is_breaking"],
                "changes": [
                    {
                        **one,
                        "label": ObjectKind(one["kind"]).label,
                        "is_breaking": _breaks(one),
                        "url": pages.get((one["kind"], one["name"]), ""),
                    }
                    for one in document["changes"]
                ],
                "rests_on": [
                    {
                        "label": ObjectKind(one["kind"]).label,
                        "name": one["name"],
                        "lines": changes.described(one["definition"]),
                    }
                    for one in document.get("rests_on", [])
                ],
                "affected": _affected(change_request, document["affected"], user),
            },
        )

    def is_applied_at_once(self, document: dict[str, Any]) -> bool:
        """Return true: definitions change in one transaction."""
        return True

    def prepare(self, change_request: ChangeRequest) -> None:
        """Lock the definitions, and check that they are what was approved."""
        services.prepare(change_request)

    def apply(self, change_request: ChangeRequest, permit: Permit, by: User) -> str:
        """Make the approved changes."""
        services.apply_approved(change_request=change_request, permit=permit, by=by)
        return "The definitions were changed as approved."

    def details_of(self, document: dict[str, Any], execution_id: UUID | None) -> dict[str, Any]:
        """Return the fields of `FeatureChangeOut`; what an old document does not say stays empty."""
        return {
            "project": (document.get("project") or {}).get("name", ""),
            "changes": [f"{one['act']} {one['kind']} {one['name']}" for one in document.get("changes", [])],
            "is_breaking": bool(document.get("is_breaking")),
        }


def _breaks(change: dict[str, Any]) -> bool:
    return any(one["is_breaking"] for one in change["differences"])


def _affected(
    change_request: ChangeRequest, affected: list[dict[str, str]], user: User
) -> list[tuple[str, str]]:
    """Return what people call the things that would break, each with its page or ""."""
    refs = [Ref(**one) for one in affected]
    ids = [ref.node_id(change_request.tenant_id) for ref in refs]
    known = {node.pk: node for node in Node.objects.with_ids(ids)}
    urls = links.urls(known.values(), user)
    return [
        ((known[pk].label if pk in known else "") or ref.text, urls.get(pk, ""))
        for pk, ref in zip(ids, refs, strict=True)
    ]


def _pages(change_request: ChangeRequest, document: dict[str, Any], user: User) -> dict[tuple[str, str], str]:
    """Return the page of each view and service that changes, by its kind and name; of a new one there is none."""
    makers = {ObjectKind.VIEW.value: lineage.feature_view, ObjectKind.SERVICE.value: lineage.feature_service}
    nodes = {}
    for one in document["changes"]:
        if one["kind"] in makers:
            ref = makers[one["kind"]](document["project"]["name"], one["name"])
            nodes[one["kind"], one["name"]] = Node(
                pk=ref.node_id(change_request.tenant_id),
                tenant_id=change_request.tenant_id,
                kind=ref.kind,
                namespace=ref.namespace,
                name=ref.name,
            )
    urls = links.urls(nodes.values(), user)
    return {key: urls[node.pk] for key, node in nodes.items() if node.pk in urls}
