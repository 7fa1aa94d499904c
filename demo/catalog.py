"""What the catalog would show after some weeks: what each version was trained on, and who answers for the models."""

from __future__ import annotations

from collections.abc import Callable

from platform_portal_sdk import Portal

from apps.contracts.models import Contract
from apps.features.models import FeatureService, FeatureView
from apps.tenants.choices import Role
from demo.installation import Installation

# By which words in their names the inputs of a model are known among the features and contracts of its tenant.
WORDS = {
    "churn": ("churn", "customer", "account", "usage"),
    "demand": ("demand", "sales", "shop", "store", "product"),
}
OWNERS = """\
apiVersion: backstage.io/v1alpha1
kind: System
metadata:
  name: {model}
  title: {title}
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: {model}
spec:
  type: ml-model
  lifecycle: production
  owner: user:default/{owner}
  system: {model}
"""
TITLES = {"churn": "Keeping customers", "demand": "Stock planning"}


def fill(made: Installation, *, say: Callable[[str], None]) -> None:
    """Name the inputs of the versions in use, and take over the owners of the models from a file of Backstage."""
    for slug in made.mlflow_urls:
        author = made.of(slug, Role.CONTRIBUTOR)[0]
        owner = made.of(slug, Role.PRODUCT)[0]
        with Portal(made.url, author.token, slug) as portal:
            for model, words in WORDS.items():
                features, contracts = _inputs(slug, words)
                for version in portal.versions.list(model) if features or contracts else ():
                    # One that is under review stays as it was put to approval.
                    if version.aliases:
                        portal.versions.set_inputs(
                            model, version.version, features=features, contracts=contracts
                        )
                file = OWNERS.format(model=model, title=TITLES[model], owner=owner.username)
                portal.catalog.import_backstage(file.encode(), apply=True)
                if features or contracts:
                    say(f"{slug}/{model}: trained on {', '.join([*features, *contracts])}.")


def _inputs(slug: str, words: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Return the services of a tenant that are called like a model, or views where there are none, and contracts in force."""
    for kind in (FeatureService, FeatureView):
        rows = kind.objects.present().filter(tenant__slug=slug).order_by("name")
        found = [
            f"{project}/{name}"
            for project, name in rows.values_list("project__name", "name")
            if any(word in name for word in words)
        ]
        if found:
            break
    contracts = Contract.objects.in_tenant(slug).filter(state="active").select_related("current")
    return found[:3], [
        f"{one.contract_id}@{one.current.label}"
        for one in contracts.order_by("contract_id")
        if one.current is not None and any(word in one.contract_id for word in words)
    ][:2]
