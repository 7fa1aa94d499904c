"""What the pages of one's own account show."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import Group
from django.urls import NoReverseMatch, reverse

from apps.accounts import providers
from apps.accounts.models import Session, User


@dataclass(frozen=True)
class Identity:
    """An account elsewhere with which somebody signs in."""

    provider: str
    issuer: str
    subject: str


@dataclass(frozen=True)
class SecondFactor:
    is_on: bool
    codes_left: int


@dataclass(frozen=True)
class AccountPage:
    """My account. `tokens_url` is empty where API tokens have no page."""

    user: User
    has_password: bool
    identities: list[Identity]
    second_factor: SecondFactor
    sessions: list[Session]
    this_session: str
    groups: list[str]
    tokens_url: str

    @property
    def has_other_sessions(self) -> bool:
        return any(session.session_key != self.this_session for session in self.sessions)


def account_page(user: User, *, session_key: str) -> AccountPage:
    """This function will gather what somebody is told of the own account, in the session of `session_key`."""
    names = {provider.issuer: provider.name for provider in providers.configured()}
    told = [account.extra_data for account in SocialAccount.objects.filter(user=user).order_by("date_joined")]
    return AccountPage(
        user=user,
        has_password=user.has_usable_password() and providers.local_sign_in_is_open(),
        identities=[
            Identity(names.get(data["iss"], "A former provider"), data["iss"], data["sub"]) for data in told
        ],
        second_factor=second_factor(user),
        sessions=list(Session.objects.of(user)),
        this_session=session_key,
        groups=list(Group.objects.filter(user=user).order_by("name").values_list("name", flat=True)),
        tokens_url=_tokens_url(),
    )


def second_factor(user: User) -> SecondFactor:
    """This function will tell whether signing in takes a code, and how many recovery codes are left."""
    held = {str(found.type): found for found in Authenticator.objects.filter(user=user)}
    codes = held.get(Authenticator.Type.RECOVERY_CODES)
    return SecondFactor(
        is_on=Authenticator.Type.TOTP in held,
        codes_left=len(codes.wrap().get_unused_codes()) if codes is not None else 0,
    )


def _tokens_url() -> str:
    try:
        return reverse("tenants:tokens")
    except NoReverseMatch:
        return ""
