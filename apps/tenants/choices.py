from __future__ import annotations

from django.db import models


class Status(models.TextChoices):
    ACTIVE = "active", "Active"
    SUSPENDED = "suspended", "Suspended"
    ARCHIVED = "archived", "Archived"


class Permission(models.TextChoices):
    """What a person may do in a tenant."""

    VIEW = "view_tenant", "See everything of the tenant"
    REGISTER = "register_model", "Register models, versions and artifacts, and move free aliases"
    REQUEST = "request_promotion", "Request a promotion"
    VOTE = "vote_on_request", "Approve or reject a request"
    ABORT = "abort_rollout", "Abort a rollout"
    ADMINISTER = "administer_tenant", "Manage members and settings"


class Role(models.TextChoices):
    VIEWER = "viewer", "Viewer"
    CONTRIBUTOR = "contributor", "Contributor"
    REVIEWER = "reviewer", "Reviewer"
    OPERATOR = "operator", "Platform operator"
    TENANT_ADMIN = "tenant-admin", "Tenant administrator"


ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.VIEWER: frozenset({Permission.VIEW}),
    Role.CONTRIBUTOR: frozenset({Permission.VIEW, Permission.REGISTER, Permission.REQUEST, Permission.ABORT}),
    Role.REVIEWER: frozenset({Permission.VIEW, Permission.VOTE, Permission.ABORT}),
    Role.TENANT_ADMIN: frozenset({Permission.VIEW, Permission.ABORT, Permission.ADMINISTER}),
    # Held on the whole platform, through the group of operators.
    Role.OPERATOR: frozenset({Permission.VIEW, Permission.ABORT}),
}
