from __future__ import annotations

from django.urls import path, register_converter

from apps.core import numbers
from apps.tenants.views import members, shares, tenants, tokens

register_converter(numbers.Key, "key")

app_name = "tenants"

urlpatterns = [
    path("accounts/tokens/", tokens.tokens, name="tokens"),
    path("accounts/tokens/<key:pk>/revoke/", tokens.revoke, name="token-revoke"),
    path("accounts/service-accounts/<uuid:pk>/deactivate/", members.retire_account, name="account-retire"),
    path("tenants/", tenants.tenant_list, name="list"),
    path("tenants/access/", tenants.why, name="why"),
    path("tenants/<slug:tenant>/", tenants.overview, name="overview"),
    path("tenants/<slug:tenant>/status/", tenants.status, name="status"),
    path("tenants/<slug:tenant>/quota/", tenants.quota, name="quota"),
    path("tenants/<slug:tenant>/members/", members.members, name="members"),
    path("tenants/<slug:tenant>/members/remove/", members.remove_member, name="member-remove"),
    path("tenants/<slug:tenant>/members/suggest/", members.suggest, name="suggest"),
    path("tenants/<slug:tenant>/accounts/", members.service_accounts, name="accounts"),
    path(
        "tenants/<slug:tenant>/accounts/<uuid:pk>/remove/",
        members.remove_service_account,
        name="account-remove",
    ),
    path("tenants/<slug:tenant>/shares/", shares.shares, name="shares"),
    path("tenants/<slug:tenant>/shares/revoke/", shares.revoke_share, name="share-revoke"),
    path("tenants/<slug:tenant>/shares/<slug:kind>/<str:name>/", shares.share, name="share"),
    path("tenants/<slug:tenant>/tokens/", tokens.inventory, name="tenant-tokens"),
    path(
        "tenants/<slug:tenant>/tokens/<key:pk>/revoke/", tokens.revoke_of_tenant, name="tenant-token-revoke"
    ),
    path("tenants/<slug:tenant>/settings/", tenants.tenant_settings, name="settings"),
    path("tenants/<slug:tenant>/access/", tenants.explain, name="access"),
    path("tenants/<slug:tenant>/roles/", tenants.roles, name="roles"),
]
