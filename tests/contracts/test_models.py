"""Every model belongs to a tenant, or is listed here with the reason why it does not."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import ForeignKey, Model

PLATFORM_WIDE = {
    "accounts.User": "a person may be in many tenants",
    "accounts.Session": "of a person",
    "accounts.KeptForm": "of a person, who may have sent it to any tenant",
    "accounts.GroupClaim": "groups and providers are the platform's",
    "notifications.Preference": "of a person",
    "tenants.Tenant": "is the tenant",
    "audit.Log": "named by an opaque id, so that the trail outlives its tenant",
    "audit.Entry": "named by an opaque id, so that the trail outlives its tenant",
    "audit.ConsumerPosition": "named by an opaque id, as the chain that it reads",
    "audit.RefusalCount": "named by an opaque id, as the entries that it becomes",
    "core.IdempotencyKey": "of a person, who may act in many tenants",
    "core.Job": "may act on many tenants, and names objects by their ids",
    "core.JobRow": "of a job",
    "core.SqlRule": "rules of the whole database",
    "core.Switch": "turns a feature for everybody",
    "operations.OperatorAccessSession": "of an operator, to any tenant",
    "tenants.GroupPlacement": "groups are the platform's",
    "operations.Heartbeat": "one process for the whole platform",
    "operations.ServiceAccount": "another name of accounts.User",
    "operations.TrailEntry": "another name of audit.Entry",
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


def test_models__all__belong_to_a_tenant_or_are_listed():
    for model in own_models():
        assert (model._meta.label in PLATFORM_WIDE) != reaches_tenant(model), model._meta.label


def test_listed_models__each__exist():
    labels = {m._meta.label for m in own_models()}
    assert (PLATFORM_WIDE.keys() | THROUGH.keys()) <= labels


# What is written once: the database refuses a change of a row, whoever asks in the application's name.
WRITTEN_ONCE = {
    "approvals.Comment",
    "approvals.EligibleReviewer",
    "approvals.ReviewerSnapshot",
    "approvals.Exclusion",
    "approvals.RequestSlot",
    "approvals.Revision",
    "approvals.Vote",
    "audit.Entry",
    "audit.Log",
    "contracts.CheckResult",
    "core.SqlRule",
    "features.Revision",
    "lineage.Event",
    "notifications.Attempt",
    "operations.OperatorAccessSession",
    "policies.PolicyDecision",
    "registry.AliasChange",
    "registry.Provenance",
    "registry.VersionFile",
    "rollouts.Measurement",
    "rollouts.RolloutEvent",
}
# What services change, each with what the database holds fast of it.
CHANGED = {
    "accounts.GroupClaim": "made and ended",
    "accounts.KeptForm": "made and taken once",
    "accounts.Session": "last use",
    "accounts.User": "never deleted",
    "approvals.ChangeRequest": "its state by the table of transitions",
    "approvals.Permit": "used once",
    "audit.ConsumerPosition": "how far a consumer has read",
    "audit.RefusalCount": "counts, until it is an entry",
    "contracts.CheckPlan": "what its tenant's contributors change, and what its last run came to",
    "contracts.CheckRun": "until it has ended",
    "contracts.Contract": "what its current version says, its owner, and whether it is breached",
    "contracts.ContractVersion": "published once",
    "catalog.Feed": "revoked once, and when it was last used",
    "catalog.Placement": "what the last import said",
    "catalog.System": "what the last import said of it",
    "connections.AllowedPlace": "opened and closed by operators",
    "connections.Connection": "what its tenant's administrators change, and the result of its last test",
    "core.IdempotencyKey": "claimed, then with its answer",
    "core.Job": "its state and its numbers",
    "core.JobRow": "its outcome",
    "core.Switch": "on and off",
    "features.DataSource": "what the last sync said of it",
    "features.Entity": "what the last sync said of it",
    "features.Feature": "what its view's definition says of it",
    "features.FeatureService": "its definition, and who approved it",
    "features.FeatureStore": "its settings, and its last sync",
    "features.FeatureView": "its definition, its state by the table of transitions, and who approved it",
    "features.MaterializationInterval": "replaced by each sync",
    "features.Project": "what the last sync said of it",
    "features.ServiceView": "replaced with its service's definition",
    "features.Sync": "its state by the table of transitions",
    "features.SyncItem": "until its sync ends",
    "features.SyncPayload": "until its sync ends",
    "lineage.DatasetMapping": "made and removed",
    "lineage.Edge": "follows from what its origin says",
    "lineage.Job": "what its runs say",
    "lineage.Node": "what people read, and for which one it stands",
    "lineage.NodeOwner": "named and replaced",
    "lineage.Run": "what its events say",
    "notifications.Delivery": "its state by the table of transitions, and when it is next tried",
    "notifications.Notice": "read, and mailed",
    "notifications.Preference": "what its person chooses",
    "notifications.Webhook": "what its tenant's administrators change, and the lease of who sends",
    "operations.Heartbeat": "the last beat",
    "registry.Alias": "a protected one with a permit only",
    "registry.Artifact": "until a version freezes it",
    "registry.ModelOwner": "named and replaced",
    "registry.Pin": "until it is resolved, and with the tag that it stands in",
    "registry.ModelGroupShare": "given and ended",
    "registry.ModelTag": "tags",
    "registry.ModelUserShare": "given and ended",
    "registry.ModelVersion": "its description",
    "registry.RegisteredModel": "its description",
    "registry.VersionTag": "tags",
    "rollouts.ReconcilerHeartbeat": "the last beat",
    "rollouts.Rollout": "its state by the table of transitions",
    "rollouts.TrafficRoute": "one generation after another",
    "tenants.ApiToken": "last use, and its end",
    "tenants.GroupPlacement": "when an operator put somebody in last",
    "tenants.Membership": "given and taken",
    "tenants.Tenant": "protected aliases stay",
    "tenants.TenantGroupGrant": "follows from memberships",
    "tenants.TenantQuota": "limits",
    "tenants.TenantUserGrant": "follows from memberships",
}


def kept_models() -> dict[str, type[Model]]:
    return {m._meta.label: m for m in own_models() if m._meta.managed and not m._meta.proxy}


def test_model__each__is_written_once_or_changed_by_list():
    assert kept_models().keys() - WRITTEN_ONCE - CHANGED.keys() == set(), "say whether its rows are changed"
    assert (WRITTEN_ONCE | CHANGED.keys()) - kept_models().keys() == set()
    assert not WRITTEN_ONCE & CHANGED.keys()


@pytest.mark.django_db
def test_written_once__change_of_a_row__is_refused_by_the_database():
    for label in WRITTEN_ONCE:
        table = kept_models()[label]._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT has_table_privilege(current_user, %s, 'UPDATE'), EXISTS (SELECT 1 FROM pg_trigger "
                # Before a change of rows: bits 2 (before), 16 (update).
                "WHERE tgrelid = %s::regclass AND NOT tgisinternal AND tgtype & 2 > 0 AND tgtype & 16 > 0)",
                [table, table],
            )
            may_change, has_trigger = cursor.fetchone()
        assert has_trigger or not may_change, label
