"""Writes that follow from what an OpenID provider says of a person. Who somebody is says issuer and subject alone."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import Group
from django.db import transaction

from apps.accounts import credentials, providers
from apps.accounts.models import GroupClaim, Session, User
from apps.accounts.trails import GroupChange, record_changes
from apps.audit import services as audit
from apps.audit.choices import Action, Outcome
from apps.core import authority, text
from apps.core.actors import Actor, System
from apps.core.refusals import Conflict, Invalid

# The portal itself acts here: a provider is no actor, and the person has no account yet.
SIGN_IN = System("sign-in")
_UNFIT = re.compile(r"[^a-z0-9._-]+")


class AlreadyMapped(Conflict):
    code = "group_already_mapped"
    sentence = "This value stands for this group already. Nothing was changed."


def uid_of(issuer: str, subject: str) -> str:
    """Return the key of an identity: one text that no other issuer or subject can make."""
    return hashlib.sha256(f"{len(issuer)}:{issuer}{subject}".encode()).hexdigest()


class OperatorsAreNotMapped(Conflict):
    code = "operators_not_mapped"
    sentence = "Who operates the platform is said here, and by no provider. Choose another group."


@transaction.atomic
def create_from_provider(*, issuer: str, subject: str, claims: Mapping[str, Any]) -> SocialAccount:
    """Create the person of an identity that was never seen before, without any role.

    `preferred_username`, or the name, proposes the username, which gets a number where it is taken: whoever has it
    already is somebody else. The e-mail address is kept for messages and identifies nobody.
    """
    first, last = _names(claims)
    user = User(
        username=_free_username(_text(claims, "preferred_username") or _text(claims, "name")),
        first_name=first,
        last_name=last,
        email=_email(claims),
    )
    user.set_unusable_password()
    user.save()
    account = SocialAccount.objects.create(
        user=user,
        provider=providers.KIND,
        uid=uid_of(issuer, subject),
        extra_data={"iss": issuer, "sub": subject},
    )
    audit.record(
        Action.ACCOUNTS_USER_CREATED,
        tenant_id=None,
        by=SIGN_IN,
        obj=("accounts.user", str(user.pk)),
        data={"kind": user.kind, "identity": account.uid},
    )
    return account


@transaction.atomic
def sync_groups(*, user: User, provider: str, values: Iterable[str]) -> None:
    """Make the person's part in the groups that `provider` is mapped to what its claim says.

    Groups that no value of the provider stands for are left alone. No values, no such groups. A value stands for nothing
    to the person who mapped it: nobody joins a group by oneself.
    """
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    # Held: what is unmapped meanwhile waits, and then takes the person out again.
    claims = list(GroupClaim.objects.of(provider).select_for_update(of=("self",), no_key=True))
    mapped = {claim.group_id: claim.group for claim in claims}
    named = frozenset(values)
    wanted = {claim.group_id for claim in claims if claim.value in named and claim.mapped_by_id != user.pk}
    held = set(user.groups.filter(pk__in=mapped).values_list("pk", flat=True))
    user.groups.add(*(mapped[pk] for pk in wanted - held))
    user.groups.remove(*(mapped[pk] for pk in held - wanted))
    changes = [
        _membership(action, user, pk, provider)
        for action, pks in (
            (Action.ACCOUNTS_GROUP_JOINED, wanted - held),
            (Action.ACCOUNTS_GROUP_LEFT, held - wanted),
        )
        for pk in sorted(pks)
    ]
    record_changes(changes, by=SIGN_IN)


@transaction.atomic
def keep_groups(*, user: User, provider: str, reason: str) -> None:
    """Record that `provider` left a person's groups unknown, so that they stay as they are; `reason` is a code."""
    audit.record(
        Action.ACCOUNTS_GROUPS_UNKNOWN,
        tenant_id=None,
        by=SIGN_IN,
        obj=("accounts.user", str(user.pk)),
        outcome=Outcome.FAILED,
        reason=reason,
        data={"provider": provider},
    )


@transaction.atomic
def map_group(*, provider: str, value: str, group: Group, by: Actor) -> GroupClaim:
    """Let a value of a provider's claim stand for a group, from each person's next sign-in on.

    Raises `AlreadyMapped`, `OperatorsAreNotMapped` and `Forbidden`.
    """
    authority.require_operator(by)
    if authority.operator_groups().filter(pk=group.pk).exists():
        raise OperatorsAreNotMapped()
    claim, created = GroupClaim.objects.get_or_create(
        provider=provider,
        value=value,
        group=group,
        defaults={"mapped_by": by.answerable_person if isinstance(by, User) else None},
    )
    if not created:
        raise AlreadyMapped()
    record_changes([_mapping(Action.ACCOUNTS_GROUP_MAPPED, claim)], by=by)
    return claim


@transaction.atomic
def unmap_group(*, claim: GroupClaim, by: Actor) -> None:
    """End that, and take the provider's people from the group if nothing else stands for it.

    Doing it twice changes nothing. Raises `Forbidden`.
    """
    authority.require_operator(by)
    removed, _ = GroupClaim.objects.filter(pk=claim.pk).delete()
    if not removed:
        return
    group, provider = claim.group, providers.find(claim.provider)
    members: list[User] = []
    # Where another value stands for the group, each person's next sign-in decides.
    if provider is not None and not GroupClaim.objects.of(claim.provider).filter(group=group).exists():
        theirs = User.objects.filter(groups=group, socialaccount__extra_data__iss=provider.issuer)
        members = list(theirs.distinct().order_by("pk"))
    group.user_set.remove(*members)
    record_changes([_mapping(Action.ACCOUNTS_GROUP_UNMAPPED, claim)], by=by)
    left = [_membership(Action.ACCOUNTS_GROUP_LEFT, user, group.pk, claim.provider) for user in members]
    record_changes(left, by=SIGN_IN)


@transaction.atomic
def unlink_identity(*, account: SocialAccount, by: Actor) -> None:
    """Part a person from an identity, which ends that person's sessions and tokens.

    Doing it twice changes nothing. Raises `Forbidden`.
    """
    authority.require_operator(by)
    user, uid = account.user, account.uid
    credentials.hold(user)
    removed, _ = SocialAccount.objects.filter(pk=account.pk).delete()
    if not removed:
        return
    Session.objects.filter(user_id=user.pk).delete()
    credentials.revoke(user=user, by=by)
    audit.record(
        Action.ACCOUNTS_IDENTITY_UNLINKED,
        tenant_id=None,
        by=by,
        obj=("accounts.user", str(user.pk)),
        data={"identity": uid},
    )


def _mapping(action: Action, claim: GroupClaim) -> GroupChange:
    said = {"provider": claim.provider, "value": claim.value}
    return GroupChange(claim.group_id, action, ("accounts.group", str(claim.group_id)), said)


def _membership(action: Action, user: User, group_id: int, provider: str) -> GroupChange:
    said = {"group": group_id, "provider": provider}
    return GroupChange(group_id, action, ("accounts.user", str(user.pk)), said)


def _text(claims: Mapping[str, Any], name: str) -> str:
    value = claims.get(name)
    if not isinstance(value, str):
        return ""
    shown = (c for c in unicodedata.normalize("NFC", value) if unicodedata.category(c)[0] != "C")
    return "".join(shown).strip()


def _names(claims: Mapping[str, Any]) -> tuple[str, str]:
    """Return a first and a last name, both empty where they could be taken for another's."""
    first, _, last = _text(claims, "name").partition(" ")
    first, last = (_text(claims, "given_name") or first)[:150], (_text(claims, "family_name") or last)[:150]
    try:
        text.clean_title(f"{first} {last}", field="name", max_length=301, required=False)
    except Invalid:
        # Shown by the username then: signing in is not refused for it.
        return "", ""
    return first, last


def _email(claims: Mapping[str, Any]) -> str:
    email = _text(claims, "email")
    return email if "@" in email and len(email) <= 254 and not any(c.isspace() for c in email) else ""


def _free_username(proposed: str) -> str:
    """Return a username that nobody has, made of plain letters so that none looks like another's."""
    plain = (
        unicodedata.normalize("NFKD", proposed.partition("@")[0]).encode("ascii", "ignore").decode().lower()
    )
    base = _UNFIT.sub("-", plain).strip("-.")[:100] or "person"
    taken = {
        name.lower()
        for name in User.objects.filter(username__istartswith=base).values_list("username", flat=True)
    }
    if base not in taken:
        return base
    return next(name for number in range(2, len(taken) + 3) if (name := f"{base}-{number}") not in taken)
