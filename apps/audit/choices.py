"""What the trail can say. A value is part of history: members are added, never renamed or removed."""

from __future__ import annotations

from django.db import models


class Action(models.TextChoices):
    """An act worth an entry, as `app.object.what_happened`, with the sentence shown to people.

    In order of the apps' names. The object of an entry is what the action was done to.
    """

    ACCOUNTS_ADDRESS_SET = "accounts.address.set", "Address for mail changed"
    ACCOUNTS_GROUP_JOINED = "accounts.group.joined", "Added to a group by the sign-in provider"
    ACCOUNTS_GROUP_LEFT = "accounts.group.left", "Removed from a group by the sign-in provider"
    ACCOUNTS_GROUP_MAPPED = "accounts.group.mapped", "Group mapped to a provider's claim"
    ACCOUNTS_GROUP_UNMAPPED = "accounts.group.unmapped", "Mapping of a group removed"
    ACCOUNTS_GROUPS_UNKNOWN = (
        "accounts.groups.unknown",
        "Groups missing from the sign-in provider's answer, left unchanged",
    )
    ACCOUNTS_IDENTITY_UNLINKED = "accounts.identity.unlinked", "Identity at a provider unlinked"
    ACCOUNTS_OWNER_CHANGED = "accounts.owner.changed", "Owner of a service account changed"
    ACCOUNTS_PASSWORD_SET = "accounts.password.set", "Password set"
    ACCOUNTS_RECOVERY_CODES_CREATED = "accounts.recovery_codes.created", "Recovery codes created"
    ACCOUNTS_SECOND_FACTOR_ADDED = "accounts.second_factor.added", "Second factor added"
    ACCOUNTS_SECOND_FACTOR_REMOVED = "accounts.second_factor.removed", "Second factor removed"
    ACCOUNTS_SESSIONS_REVOKED = "accounts.sessions.revoked", "Signed out everywhere else"
    ACCOUNTS_USER_CREATED = "accounts.user.created", "Account created"
    ACCOUNTS_USER_DEACTIVATED = "accounts.user.deactivated", "Account deactivated"
    ACCOUNTS_USER_REACTIVATED = "accounts.user.reactivated", "Account reactivated"

    APPROVALS_COMMENT_ADDED = "approvals.comment.added", "Comment added to a request"
    APPROVALS_REQUEST_APPLIED = "approvals.request.applied", "Approved change applied"
    APPROVALS_REQUEST_APPROVED = "approvals.request.approved", "Request approved and its execution started"
    APPROVALS_REQUEST_BLOCKED = "approvals.request.blocked", "Request has its votes and still cannot go on"
    APPROVALS_REQUEST_EXPIRED = "approvals.request.expired", "Request expired"
    APPROVALS_REQUEST_FAILED = "approvals.request.failed", "Execution of the request failed"
    APPROVALS_REQUEST_OPENED = "approvals.request.opened", "Request opened"
    APPROVALS_REQUEST_REJECTED = "approvals.request.rejected", "Request rejected"
    APPROVALS_REQUEST_REVISED = "approvals.request.revised", "Content changed, votes void"
    APPROVALS_REQUEST_ROLLED_BACK = "approvals.request.rolled_back", "Approved change rolled back"
    APPROVALS_REQUEST_WITHDRAWN = "approvals.request.withdrawn", "Request withdrawn"
    APPROVALS_VOTE_CAST = "approvals.vote.cast", "Vote cast"

    AUDIT_EVENT_SKIPPED = "audit.event.skipped", "Event skipped for a consumer that was stuck on it"
    AUDIT_NOTE_ADDED = "audit.note.added", "Note added to the trail"

    CATALOG_ENTITIES_IMPORTED = "catalog.entities.imported", "Owners and systems taken over from Backstage"
    CATALOG_FEED_CREATED = "catalog.feed.created", "Signed address of the catalog created"
    CATALOG_FEED_REVOKED = "catalog.feed.revoked", "Signed address of the catalog revoked"

    CONNECTIONS_CONNECTION_CHANGED = "connections.connection.changed", "Connection changed"
    CONNECTIONS_CONNECTION_CREATED = "connections.connection.created", "Connection created"
    CONNECTIONS_CONNECTION_REMOVED = "connections.connection.removed", "Connection removed"
    CONNECTIONS_CONNECTION_TESTED = "connections.connection.tested", "Connection tested"
    CONNECTIONS_PLACE_ALLOWED = "connections.place.allowed", "Private place opened for a tenant"
    CONNECTIONS_PLACE_REMOVED = "connections.place.removed", "Private place closed for a tenant"

    FEATURES_CHANGES_ACKNOWLEDGED = "features.changes.acknowledged", "Changes of features acknowledged"
    FEATURES_DEFINITIONS_CHANGED = "features.definitions.changed", "Definitions of features changed"
    FEATURES_STORE_CHANGED = "features.store.changed", "Settings of a feature store changed"
    FEATURES_STORE_CREATED = "features.store.created", "Feature store created"
    FEATURES_STORE_SYNCED = "features.store.synced", "Feature store synced"
    FEATURES_SYNC_FAILED = "features.sync.failed", "Sync of a feature store failed"

    LINEAGE_MAPPING_CREATED = "lineage.mapping.created", "Dataset mapped to another name"
    LINEAGE_MAPPING_REMOVED = "lineage.mapping.removed", "Mapping of a dataset removed"
    LINEAGE_OWNERS_NAMED = "lineage.owners.named", "Owners of a dataset, column, feature or contract named"

    CONTRACTS_CHECK_BREACHED = "contracts.check.breached", "Data found to break its contract"
    CONTRACTS_CHECK_RECOVERED = "contracts.check.recovered", "Data found to keep its contract again"
    CONTRACTS_CHECK_REMOVED = "contracts.check.removed", "Check of a data contract removed"
    CONTRACTS_CHECK_SAVED = "contracts.check.saved", "Check of a data contract created or changed"
    CONTRACTS_CHECK_STARTED = "contracts.check.started", "Check of a data contract started"
    CONTRACTS_VERSION_PROPOSED = "contracts.version.proposed", "Breaking change of a data contract proposed"
    CONTRACTS_VERSION_PUBLISHED = "contracts.version.published", "Version of a data contract published"

    NOTIFICATIONS_WEBHOOK_CHANGED = "notifications.webhook.changed", "Webhook changed"
    NOTIFICATIONS_WEBHOOK_CREATED = "notifications.webhook.created", "Webhook created"
    NOTIFICATIONS_WEBHOOK_DISABLED = "notifications.webhook.disabled", "Webhook disabled"
    NOTIFICATIONS_WEBHOOK_ENABLED = "notifications.webhook.enabled", "Webhook enabled again"
    NOTIFICATIONS_WEBHOOK_REMOVED = "notifications.webhook.removed", "Webhook removed"
    NOTIFICATIONS_WEBHOOK_REPLAYED = "notifications.webhook.replayed", "Events sent to a webhook again"
    NOTIFICATIONS_WEBHOOK_ROTATED = "notifications.webhook.rotated", "Secret of a webhook replaced"
    NOTIFICATIONS_WEBHOOK_TESTED = "notifications.webhook.tested", "Test sent to a webhook"

    OPERATIONS_ADMIN_VIEWED = "operations.admin.viewed", "Viewed in an operator access session"
    OPERATIONS_ENCRYPTION_ROTATED = (
        "operations.encryption.rotated",
        "Secrets encrypted anew with the newest key",
    )
    OPERATIONS_JOB_CANCELLED = "operations.job.cancelled", "Job cancelled"
    OPERATIONS_JOB_RETRIED = "operations.job.retried", "Job put back in the queue"
    OPERATIONS_JOB_STARTED = "operations.job.started", "Job started"
    OPERATIONS_SCHEDULE_CHANGED = "operations.schedule.changed", "Schedule of a task changed"
    OPERATIONS_SWITCH_SET = "operations.switch.set", "Feature switched on or off"
    OPERATIONS_ACCESS_SESSION_STARTED = "operations.access_session.started", "Operator access session started"
    OPERATIONS_ACCESS_SESSION_ENDED = "operations.access_session.ended", "Operator access session ended"

    REGISTRY_ALIAS_DELETED = "registry.alias.deleted", "Alias deleted"
    REGISTRY_ALIAS_SET = "registry.alias.set", "Alias set"
    REGISTRY_ARTIFACT_DELETED = "registry.artifact.deleted", "Files deleted from the store"
    REGISTRY_ARTIFACT_STORED = "registry.artifact.stored", "File stored"
    REGISTRY_MODEL_CREATED = "registry.model.created", "Model created"
    REGISTRY_MODEL_DESCRIBED = "registry.model.described", "Description of a model changed"
    REGISTRY_MODEL_OWNED = "registry.model.owned", "Owners of a model named"
    REGISTRY_MODEL_TAGGED = "registry.model.tagged", "Tags of a model changed"
    REGISTRY_VERSION_DESCRIBED = "registry.version.described", "Description of a version changed"
    REGISTRY_VERSION_INPUTS_SET = "registry.version.inputs_set", "Inputs of a version set"
    REGISTRY_VERSION_REGISTERED = "registry.version.registered", "Version registered"
    REGISTRY_VERSION_TAGGED = "registry.version.tagged", "Tags of a version changed"

    ROLLOUTS_PROMOTION_NOT_OBSERVED = (
        "rollouts.promotion.not_observed",
        "Promoted without traffic, not observed",
    )
    ROLLOUTS_PROMOTION_REQUESTED = "rollouts.promotion.requested", "Promotion requested"
    ROLLOUTS_ROLLOUT_ABORTED = "rollouts.rollout.aborted", "Rollout aborted by a person"
    ROLLOUTS_ROLLOUT_ADVANCED = "rollouts.rollout.advanced", "Rollout advanced"
    ROLLOUTS_ROLLOUT_PROMOTED = "rollouts.rollout.promoted", "Evidence was enough, candidate promoted"
    ROLLOUTS_ROLLOUT_ROLLED_BACK = "rollouts.rollout.rolled_back", "Rollout rolled back"
    ROLLOUTS_ROLLOUT_STARTED = "rollouts.rollout.started", "Rollout started"
    ROLLOUTS_ROLLOUT_SUCCEEDED = "rollouts.rollout.succeeded", "Promoted version observed at the router"
    ROLLOUTS_ROLLOUT_ROLLBACK_DECIDED = "rollouts.rollout.rollback_decided", "Rollback decided"
    ROLLOUTS_ROUTE_FOLLOWED = "rollouts.route.followed", "Traffic route follows its alias"

    TENANTS_ACCESS_DENIED = "tenants.access.denied", "Access refused"
    TENANTS_GROUP_CREATED = "tenants.group.created", "Group of people created"
    TENANTS_GROUP_JOINED = "tenants.group.joined", "Added to a group"
    TENANTS_GROUP_LEFT = "tenants.group.left", "Removed from a group"
    TENANTS_GROUP_RENAMED = "tenants.group.renamed", "Group of people renamed"
    TENANTS_OPERATOR_REMOVED = "tenants.operator.removed", "Operator of the platform removed"
    TENANTS_OPERATOR_ASSIGNED = "tenants.operator.assigned", "Operator of the platform assigned"
    TENANTS_QUOTA_SET = "tenants.quota.set", "Limits of a tenant changed"
    TENANTS_ROLE_ASSIGNED = "tenants.role.assigned", "Role assigned"
    TENANTS_ROLE_REMOVED = "tenants.role.removed", "Role removed"
    TENANTS_SETTINGS_CHANGED = "tenants.settings.changed", "Settings of a tenant changed"
    TENANTS_SHARE_REVOKED = "tenants.share.revoked", "Share revoked"
    TENANTS_SHARE_GRANTED = "tenants.share.granted", "Share granted"
    TENANTS_TENANT_ARCHIVED = "tenants.tenant.archived", "Tenant archived"
    TENANTS_TENANT_CREATED = "tenants.tenant.created", "Tenant created"
    TENANTS_TENANT_RESTORED = "tenants.tenant.restored", "Archived tenant restored"
    TENANTS_TENANT_RESUMED = "tenants.tenant.resumed", "Suspended tenant resumed"
    TENANTS_TENANT_SUSPENDED = "tenants.tenant.suspended", "Tenant suspended"
    TENANTS_TOKEN_EXPIRING = "tenants.token.expiring", "API token expires soon"
    TENANTS_TOKEN_ISSUED = "tenants.token.issued", "API token issued"
    TENANTS_TOKEN_REVOKED = "tenants.token.revoked", "API token revoked"


class Outcome(models.TextChoices):
    """How the act ended."""

    OK = "ok", "Done"
    DENIED = "denied", "Refused"
    FAILED = "failed", "Failed"
