"""Every write to tenants, memberships, shares, quotas and tokens."""

from apps.tenants.services.accounts import add_service_account, remove_service_account
from apps.tenants.services.members import (
    NotAssignable,
    RoleIsPlatformWide,
    assign_role,
    end_operator,
    make_operator,
    remove_role,
    sync_all_grants,
)
from apps.tenants.services.quotas import QuotaExceeded, Usage, require_events, require_room, set_quota, usage
from apps.tenants.services.shares import NotShareable, share, unshare
from apps.tenants.services.tenants import (
    AliasStaysProtected,
    SlugTaken,
    UnknownTimeZone,
    WrongStatus,
    archive,
    create_tenant,
    restore,
    resume,
    suspend,
    update_settings,
)
from apps.tenants.services.tokens import (
    BadExpiry,
    NotYourAccount,
    UnknownScope,
    authenticate_token,
    issue_token,
    revoke_token,
)

__all__ = [
    "AliasStaysProtected",
    "BadExpiry",
    "NotAssignable",
    "NotShareable",
    "NotYourAccount",
    "QuotaExceeded",
    "RoleIsPlatformWide",
    "SlugTaken",
    "UnknownScope",
    "UnknownTimeZone",
    "Usage",
    "WrongStatus",
    "add_service_account",
    "archive",
    "assign_role",
    "authenticate_token",
    "create_tenant",
    "end_operator",
    "issue_token",
    "make_operator",
    "remove_role",
    "remove_service_account",
    "require_events",
    "require_room",
    "restore",
    "resume",
    "revoke_token",
    "set_quota",
    "share",
    "suspend",
    "sync_all_grants",
    "unshare",
    "update_settings",
    "usage",
]
