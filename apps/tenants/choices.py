from __future__ import annotations

from django.db import models


class Status(models.TextChoices):
    ACTIVE = "active", "Active"
    SUSPENDED = "suspended", "Suspended"
    ARCHIVED = "archived", "Archived"


# Suspended first: nothing is hidden from its people while they still work in it.
TRANSITIONS: dict[Status, frozenset[Status]] = {
    Status.ACTIVE: frozenset({Status.SUSPENDED}),
    Status.SUSPENDED: frozenset({Status.ACTIVE, Status.ARCHIVED}),
    Status.ARCHIVED: frozenset({Status.SUSPENDED}),
}


class Permission(models.TextChoices):
    """What somebody may do in a tenant; the last is held on the whole platform only."""

    VIEW = "view_tenant", "See everything of the tenant"
    REGISTER = "register_model", "Register models, versions and artifacts, and move free aliases"
    REQUEST = "request_promotion", "Request a promotion"
    COMMENT = "comment_on_request", "Comment on a request"
    VOTE = "vote_on_request", "Approve or reject a request"
    SIGN_OFF = "sign_off_change", "Sign off changes to what one's own models, features and jobs read"
    PUBLISH = "publish_data", "Publish features, data contracts, lineage and what versions were trained on"
    ABORT = "abort_rollout", "Abort a rollout"
    ADMINISTER = "administer_tenant", "Manage members, shares, service accounts and settings"
    OPERATE = "operate_tenant", "Create, suspend and archive tenants, and set their quotas"


class Role(models.TextChoices):
    VIEWER = "viewer", "Viewer"
    CONTRIBUTOR = "contributor", "Contributor"
    REVIEWER = "reviewer", "Reviewer"
    RISK_REVIEWER = "risk-reviewer", "Risk reviewer"
    OPERATOR = "operator", "Platform operator"
    SUPPORT = "support", "Support engineer"
    PRODUCT = "product", "Product manager"
    TENANT_ADMIN = "tenant-admin", "Tenant administrator"


_MEMBER = frozenset({Permission.VIEW, Permission.COMMENT})

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.VIEWER: _MEMBER,
    Role.CONTRIBUTOR: _MEMBER
    | {Permission.REGISTER, Permission.REQUEST, Permission.SIGN_OFF, Permission.PUBLISH, Permission.ABORT},
    Role.REVIEWER: _MEMBER | {Permission.VOTE, Permission.SIGN_OFF, Permission.ABORT},
    Role.RISK_REVIEWER: _MEMBER | {Permission.VOTE, Permission.SIGN_OFF, Permission.ABORT},
    # Held on the whole platform, through the group of operators.
    Role.OPERATOR: _MEMBER | {Permission.ABORT, Permission.ADMINISTER, Permission.OPERATE},
    Role.SUPPORT: _MEMBER | {Permission.SIGN_OFF, Permission.ABORT},
    Role.PRODUCT: _MEMBER | {Permission.SIGN_OFF},
    Role.TENANT_ADMIN: _MEMBER | {Permission.SIGN_OFF, Permission.ABORT, Permission.ADMINISTER},
}

ROLE_TEXTS: dict[Role, str] = {
    Role.VIEWER: "Reads everything of the tenant and comments on requests.",
    Role.CONTRIBUTOR: "Registers models and versions, publishes features and contracts, and requests changes.",
    Role.REVIEWER: "Approves or rejects what others request.",
    Role.RISK_REVIEWER: "Approves or rejects on behalf of risk management.",
    Role.OPERATOR: "Runs the platform: every tenant, its members, quotas and state; decides on no request.",
    Role.SUPPORT: "Keeps the service running: reads everything and takes traffic off a bad version.",
    Role.PRODUCT: "Follows adoption and plans: reads everything and comments.",
    Role.TENANT_ADMIN: "Manages the tenant's members, shares, service accounts and settings.",
}

TENANT_ROLES = [role for role in Role if role is not Role.OPERATOR]


class HolderKind(models.TextChoices):
    """What a name stands for where somebody is given something."""

    PERSON = "person", "A person or service account"
    GROUP = "group", "A group"


class Scope(models.TextChoices):
    """What an API token may do at most; its owner's roles limit it further."""

    MODELS_READ = "models:read", "Read models, versions and files"
    MODELS_WRITE = "models:write", "Register models, versions and files, and move free aliases"
    APPROVALS_READ = "approvals:read", "Read change requests"
    APPROVALS_REQUEST = "approvals:request", "Open and withdraw change requests"
    APPROVALS_VOTE = "approvals:vote", "Approve or reject change requests"
    FEATURES_READ = "features:read", "Read feature views, services and syncs"
    FEATURES_WRITE = "features:write", "Sync feature stores and define features"
    CONTRACTS_READ = "contracts:read", "Read data contracts and the results of their checks"
    CONTRACTS_WRITE = "contracts:write", "Publish data contracts and run their checks"
    LINEAGE_READ = "lineage:read", "Read lineage, impact and the catalog"
    LINEAGE_WRITE = "lineage:write", "Send lineage events and say what versions were trained on"
    ROLLOUTS_READ = "rollouts:read", "Read rollouts"
    ROLLOUTS_ABORT = "rollouts:abort", "Abort rollouts"
    TENANTS_READ = "tenants:read", "Read members of tenants"
    TENANTS_WRITE = "tenants:write", "Create tenants, and change their settings and members"
    AUDIT_READ = "audit:read", "Search the audit trail"
    OPERATIONS_READ = "operations:read", "Follow long work"
    OPERATIONS_CANCEL = "operations:cancel", "Cancel long work"


# Who may write may read what was written.
SCOPE_IMPLIES: dict[Scope, Scope] = {
    Scope.MODELS_WRITE: Scope.MODELS_READ,
    Scope.APPROVALS_REQUEST: Scope.APPROVALS_READ,
    Scope.APPROVALS_VOTE: Scope.APPROVALS_READ,
    Scope.FEATURES_WRITE: Scope.FEATURES_READ,
    Scope.CONTRACTS_WRITE: Scope.CONTRACTS_READ,
    Scope.LINEAGE_WRITE: Scope.LINEAGE_READ,
    Scope.ROLLOUTS_ABORT: Scope.ROLLOUTS_READ,
    Scope.TENANTS_WRITE: Scope.TENANTS_READ,
    Scope.OPERATIONS_CANCEL: Scope.OPERATIONS_READ,
}

# A second lock behind the one at each route: no token carries comments or shares.
SCOPE_PERMISSIONS: dict[Scope, frozenset[Permission]] = {
    Scope.MODELS_READ: frozenset({Permission.VIEW}),
    Scope.MODELS_WRITE: frozenset({Permission.VIEW, Permission.REGISTER}),
    Scope.APPROVALS_READ: frozenset({Permission.VIEW}),
    Scope.APPROVALS_REQUEST: frozenset({Permission.VIEW, Permission.REQUEST}),
    Scope.APPROVALS_VOTE: frozenset({Permission.VIEW, Permission.VOTE, Permission.SIGN_OFF}),
    Scope.FEATURES_READ: frozenset({Permission.VIEW}),
    Scope.FEATURES_WRITE: frozenset({Permission.VIEW, Permission.PUBLISH}),
    Scope.CONTRACTS_READ: frozenset({Permission.VIEW}),
    Scope.CONTRACTS_WRITE: frozenset({Permission.VIEW, Permission.PUBLISH}),
    Scope.LINEAGE_READ: frozenset({Permission.VIEW}),
    Scope.LINEAGE_WRITE: frozenset({Permission.VIEW, Permission.PUBLISH}),
    Scope.ROLLOUTS_READ: frozenset({Permission.VIEW}),
    Scope.ROLLOUTS_ABORT: frozenset({Permission.VIEW, Permission.ABORT}),
    Scope.TENANTS_READ: frozenset({Permission.VIEW}),
    Scope.TENANTS_WRITE: frozenset({Permission.VIEW, Permission.ADMINISTER, Permission.OPERATE}),
    # The trail is for administrators, long work of others for operators.
    Scope.AUDIT_READ: frozenset({Permission.VIEW, Permission.ADMINISTER}),
    Scope.OPERATIONS_READ: frozenset({Permission.VIEW}),
    Scope.OPERATIONS_CANCEL: frozenset({Permission.VIEW, Permission.OPERATE}),
}


# What a token carries that was asked for nothing in particular: nothing of administrators and operators.
DEFAULT_SCOPES = tuple(
    scope
    for scope, allowed in SCOPE_PERMISSIONS.items()
    if allowed.isdisjoint({Permission.ADMINISTER, Permission.OPERATE})
)


class Quota(models.TextChoices):
    """What of a tenant can be limited; its limit is the field `max_<value>` of `TenantQuota`."""

    MODELS = "models", "Models"
    VERSIONS = "versions", "Versions"
    STORAGE_BYTES = "storage_bytes", "Storage"
    ROLLOUTS_IN_FLIGHT = "rollouts_in_flight", "Rollouts in flight"
    EVENTS_PER_DAY = "events_per_day", "Events a day"


# The alias that traffic follows: what it names is what callers get.
ROUTED_ALIAS = "champion"


class Tier(models.TextChoices):
    """How much harm a wrong model behind an alias could do, as the tenant judges it."""

    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


class WithoutTraffic(models.TextChoices):
    """Whether a protected alias may be promoted without a canary, as the policy is told for each tier."""

    NEVER = "never", "Never"
    UNTIL_CANARY = "until_canary", "Until there was a canary"
    ALWAYS = "always", "Always"
