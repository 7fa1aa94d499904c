from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm
from django import forms
from django.contrib.auth.forms import PasswordChangeForm

from apps.accounts import credentials, services
from apps.accounts.models import User

NAMED = 10


class TokensToo(forms.Form):
    """A password form that offers to revoke the tokens of the person, and names them."""

    revoke_tokens = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user: User = self.user  # type: ignore[attr-defined]  # of both forms below
        names = credentials.names(user)
        # What another person could have made is not the owner's to keep.
        if not names or user.password_set_by_other:
            del self.fields["revoke_tokens"]
            return
        field = self.fields["revoke_tokens"]
        field.label = f"Revoke my API token{'' if len(names) == 1 else f's, all {len(names)}'}"
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        field.help_text = (
            f"{', '.join(names[:NAMED])}{more}. Whoever learned the password may have created one. Tokens of service "
            "accounts that you own stay."
        )

    def change_own(self, password: str) -> None:
        """Set the own password by the service, which records it."""
        user: User = self.user  # type: ignore[attr-defined]
        services.set_password(
            user=user,
            password=password,
            by=user,
            revoke_tokens=bool(self.cleaned_data.get("revoke_tokens")),
        )


class OwnPasswordForm(TokensToo, ChangePasswordForm):
    """The portal's form for one's own password."""

    def save(self) -> None:
        """Set the new password."""
        self.change_own(self.cleaned_data["password1"])


class OwnPasswordInAdminForm(TokensToo, PasswordChangeForm):
    """The admin's form for one's own password."""

    def save(self, commit: bool = True) -> User:
        """Set the new password."""
        self.change_own(self.cleaned_data["new_password1"])
        user: User = self.user
        return user
