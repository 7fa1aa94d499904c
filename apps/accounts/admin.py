from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django import forms
from django.contrib import admin

from apps.accounts import providers, services
from apps.accounts.models import GroupClaim
from apps.core.admin import ReadOnlyAdmin, ServiceAdmin, ServiceForm
from apps.core.admin_actions import AdminAction

# allauth's own pages would give away accounts: whoever edits identities, providers or second factors can sign in as
# anybody.
for model in (EmailAddress, Authenticator, SocialAccount, SocialApp, SocialToken):
    admin.site.unregister(model)


def _unlink(account: SocialAccount, params: dict[str, Any], by: Any) -> str:
    name = account.user.username
    services.unlink_identity(account=account, by=by)
    return f"{name} is parted from this identity and signed out everywhere."


@admin.register(SocialAccount)
class IdentityAdmin(ReadOnlyAdmin):
    list_display = ("user", "issuer", "subject", "date_joined", "last_login")
    list_select_related = ("user",)
    search_fields = ("user__username", "uid")
    date_hierarchy = "date_joined"
    fields = ("user", "issuer", "subject", "uid", "date_joined", "last_login")
    acts = (
        AdminAction(
            "unlink",
            "Unlink",
            _unlink,
            explain="The person can no longer sign in with this identity, and is signed out everywhere.",
            is_dangerous=True,
        ),
    )

    @admin.display(description="issuer")
    def issuer(self, account: SocialAccount) -> str:
        return str(account.extra_data.get("iss", "–"))

    @admin.display(description="subject")
    def subject(self, account: SocialAccount) -> str:
        return str(account.extra_data.get("sub", "–"))


class GroupClaimForm(ServiceForm):
    provider = forms.ChoiceField(help_text="One of those that PORTAL_OIDC names.")

    class Meta:
        model = GroupClaim
        fields = ("provider", "value", "group")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "provider" in self.fields:
            self.fields["provider"].choices = [(one.id, one.id) for one in providers.configured()]  # type: ignore[attr-defined]


@admin.register(GroupClaim)
class GroupClaimAdmin(ServiceAdmin):
    """Which group of the portal a value in a provider's groups claim stands for."""

    form = GroupClaimForm
    list_display = ("value", "provider", "group")
    list_filter = ("provider",)
    list_select_related = ("group",)
    search_fields = ("value", "group__name")
    autocomplete_fields = ("group",)

    def create(self, form: Any, by: Any) -> GroupClaim:
        return services.map_group(by=by, **form.cleaned_data)

    def remove(self, obj: GroupClaim, by: Any) -> None:
        services.unmap_group(claim=obj, by=by)
