"""What the templates of tenants need. Every query of the pages happens here."""

from apps.tenants.pages.frame import administered_tenant, visible_tenant
from apps.tenants.pages.members import (
    accounts_page,
    find_account,
    find_membership,
    members_page,
    my_account,
    suggestions,
)
from apps.tenants.pages.overview import (
    overview_page,
    quota_form_of,
    roles_page,
    settings_form_of,
    settings_page,
)
from apps.tenants.pages.reasons import access_page, tenant_to_explain
from apps.tenants.pages.shares import (
    find_share,
    find_shared,
    share_form_of,
    share_page,
    shared_form_of,
    shares_page,
)
from apps.tenants.pages.tenant_list import tenant_list
from apps.tenants.pages.tokens import find_token, inventory_page, my_token, tokens_page

__all__ = [
    "access_page",
    "accounts_page",
    "administered_tenant",
    "find_account",
    "find_membership",
    "find_share",
    "find_shared",
    "find_token",
    "inventory_page",
    "members_page",
    "my_account",
    "my_token",
    "overview_page",
    "quota_form_of",
    "roles_page",
    "settings_form_of",
    "settings_page",
    "share_form_of",
    "share_page",
    "shared_form_of",
    "shares_page",
    "suggestions",
    "tenant_list",
    "tenant_to_explain",
    "tokens_page",
    "visible_tenant",
]
