"""Parts of other areas' pages: the small graph around an object, and what a request breaks."""

from __future__ import annotations

from typing import Any

from apps.approvals.models import ChangeRequest
from apps.catalog.pages import graph, requests
from apps.contracts.models import Contract
from apps.features.models import FeatureService, FeatureView
from apps.lineage import nodes
from apps.lineage.models import Node
from apps.registry.choices import CHAMPION
from apps.registry.models import ModelVersion, RegisteredModel

Context = dict[str, Any] | None


def version(of: ModelVersion, user: Any) -> Context:
    """Show what a version was trained on, and who serves it."""
    return graph.panel(of.model.tenant, nodes.version(of.pk), user, name="version")


def model(of: RegisteredModel, user: Any) -> Context:
    """Show the graph around the version that serves, else around the newest."""
    serving = of.aliases.filter(name=CHAMPION).values_list("version_id", flat=True)
    shown = serving.first() or of.versions.values_list("pk", flat=True).first()
    return graph.panel(of.tenant, nodes.version(shown), user, name="model") if shown is not None else None


def feature_view(of: FeatureView, user: Any) -> Context:
    """Show what feeds a view, and what reads it."""
    return graph.panel(of.tenant, nodes.feature_view(of.project.name, of.name), user, name="view")


def feature_service(of: FeatureService, user: Any) -> Context:
    """Show what feeds a service, and what reads it."""
    return graph.panel(of.tenant, nodes.feature_service(of.project.name, of.name), user, name="service")


def contract(of: Contract, user: Any) -> Context:
    """Show the datasets of a contract, and what relies on it."""
    return graph.panel(of.tenant, nodes.contract(of.contract_id), user, name="contract")


def dataset(of: Node, user: Any) -> Context:
    """Show what feeds a dataset, and what reads it."""
    return graph.panel(of.tenant, of.ref, user, name="dataset")


def request_impact(of: ChangeRequest, user: Any) -> Context:
    """Show what a change of a contract or of features breaks."""
    return requests.panel(of, user)
