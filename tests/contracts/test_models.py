"""Every model belongs to a tenant, or is listed here with the reason why it does not."""

import pytest
from django.apps import apps
from django.db.models import ForeignKey, Model

PLATFORM_WIDE = {
    "accounts.User": "a person may be in many tenants",
    "tenants.Tenant": "is the tenant",
    "audit.Log": "named by an opaque id, so that the trail outlives its tenant",
    "audit.Entry": "named by an opaque id, so that the trail outlives its tenant",
    "rollouts.ReconcilerHeartbeat": "one process for the whole platform",
}
# How a model without a tenant column of its own reaches its tenant.
THROUGH = {
    "tenants.TenantUserGrant": "content_object",
    "tenants.TenantGroupGrant": "content_object",
}


def own_models() -> list[type[Model]]:
    return [m for m in apps.get_models() if m.__module__.startswith("apps.")]


def reaches_tenant(model: type[Model], seen: frozenset[type[Model]] = frozenset()) -> bool:
    fields = {f.name: f for f in model._meta.get_fields() if isinstance(f, ForeignKey)}
    if "tenant" in fields or model._meta.label in THROUGH:
        return True
    # A part belongs to the tenant of its whole: a required key to a model that reaches one.
    return any(
        not f.null
        and f.related_model not in seen
        and f.related_model._meta.label not in PLATFORM_WIDE
        and f.related_model.__module__.startswith("apps.")
        and reaches_tenant(f.related_model, seen | {model})
        for f in fields.values()
    )


@pytest.mark.parametrize("model", own_models(), ids=lambda m: m._meta.label)
def test_model__each__belongs_to_a_tenant_or_is_listed(model):
    assert (model._meta.label in PLATFORM_WIDE) != reaches_tenant(model)


def test_listed_models__each__exist():
    labels = {m._meta.label for m in own_models()}
    assert (PLATFORM_WIDE.keys() | THROUGH.keys()) <= labels
