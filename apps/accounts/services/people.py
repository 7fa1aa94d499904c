"""Writes to persons and service accounts."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from apps.accounts import credentials
from apps.accounts.choices import Kind
from apps.accounts.models import Session, User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import authority, text
from apps.core.actors import TERMINAL, Actor, System
from apps.core.refusals import Conflict, Invalid

USERNAME = re.compile(r"[A-Za-z0-9._@+-]{1,150}")
FULL_NAME_LENGTH = 300
ADDRESS_LENGTH = 254
# Who may open the admin: the operators, and whoever a migration or a console flagged.
FLAGGED = Q(is_staff=True, is_active=True, kind=Kind.PERSON)


class UsernameTaken(Conflict):
    code = "username_taken"
    sentence = "This username is taken. Choose another one."


class LastOperator(Conflict):
    code = "last_operator"
    sentence = "This is the last active operator. Make another person an operator first."


class BadUsername(Invalid):
    code = "bad_username"
    sentence = "Use letters without accents, digits and . _ - @ + in a username, up to 150 of them."


class OwnerCannotAnswer(Conflict):
    code = "owner_cannot_answer"
    sentence = "A service account is owned by an active person. Choose one."


@transaction.atomic
def create_person(
    *, username: str, password: str, by: Actor, full_name: str = "", is_staff: bool = False
) -> User:
    """Create a person who can sign in with `password`, and votes once it is an own one.

    Raises `BadUsername`, `Invalid`, `UsernameTaken` (usernames that differ in case only are the same) and, for all but
    operators, `Forbidden`.
    """
    authority.require_operator(by)
    _check_username(username)
    full_name = text.clean_title(full_name, field="full_name", max_length=FULL_NAME_LENGTH, required=False)
    first, _, last = full_name.partition(" ")
    user = User(username=username, first_name=first, last_name=last, is_staff=is_staff)
    user.set_password(password)
    user.password_set_by_other = _is_of_another(user, by)
    _save_new(user)
    _record_created(user, by)
    return user


@transaction.atomic
def create_service_account(*, username: str, owner: User, by: Actor) -> User:
    """Create a service account that `owner` answers for; it cannot sign in with a password.

    Raises `BadUsername`, `UsernameTaken` and `OwnerCannotAnswer`.
    """
    _check_username(username)
    _require_answerable(owner)
    user = User(username=username, kind=Kind.SERVICE, owner=owner)
    user.set_unusable_password()
    _save_new(user)
    _record_created(user, by)
    return user


@transaction.atomic
def transfer_service_account(*, account: User, owner: User, by: Actor) -> None:
    """Make another person answer for a service account. Raises `OwnerCannotAnswer`, `Forbidden`."""
    authority.require_operator(by)
    locked = User.objects.select_for_update(no_key=True).get(pk=account.pk, kind=Kind.SERVICE)
    _require_answerable(owner)
    before = locked.owner_id
    if before == owner.pk:
        return
    locked.owner = account.owner = owner
    locked.save(update_fields=["owner"])
    audit.record(
        Action.ACCOUNTS_OWNER_CHANGED,
        tenant_id=None,
        by=by,
        obj=("accounts.user", str(locked.pk)),
        before=str(before),
        after=str(owner.pk),
    )


@transaction.atomic
def set_password(*, user: User, password: str | None, by: Actor, revoke_tokens: bool = False) -> None:
    """Give a person a new password, None for none, which ends that person's sessions.

    Tokens end with it where that is asked for, and always where another person knows the old password or the new one.
    """
    was_of_another = user.password_set_by_other
    user.set_password(password)
    user.password_set_by_other = password is not None and _is_of_another(user, by)
    is_revoking = revoke_tokens or was_of_another or by != user
    if is_revoking:
        credentials.hold(user)
    user.save(update_fields=["password", "password_set_by_other"])
    Session.objects.filter(user=user).delete()
    if is_revoking:
        credentials.revoke(user=user, by=by)
    audit.record(Action.ACCOUNTS_PASSWORD_SET, tenant_id=None, by=by, obj=("accounts.user", str(user.pk)))


@transaction.atomic
def set_address(*, user: User, address: str, by: Actor) -> User:
    """Say where mail to a person goes, "" for nowhere. Raises `Invalid` and `Forbidden`."""
    authority.require_operator(by)
    address = text.clean(address, field="address", max_length=ADDRESS_LENGTH, lines=False)
    if address:
        try:
            validate_email(address)
        except ValidationError:
            raise Invalid(errors={"address": ["This is no address for mail."]}) from None
    locked = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if locked.email != address:
        locked.email = user.email = address
        locked.save(update_fields=["email"])
        audit.record(
            Action.ACCOUNTS_ADDRESS_SET, tenant_id=None, by=by, obj=("accounts.user", str(locked.pk))
        )
    return locked


def _is_of_another(user: User, by: Actor) -> bool:
    """Return whether a password of `user` that `by` sets is known to another person: all but the portal itself are one."""
    return by != user and (not isinstance(by, System) or by == TERMINAL)


def operators() -> QuerySet[User]:
    """Return the people who operate the platform."""
    # The flag alone opens nothing, and a superuser's neither.
    return User.objects.filter(FLAGGED, groups__in=authority.operator_groups()).distinct()


def lock_beside_operators(user: User) -> User:
    """Return `user` read anew, locked with all active operators, for an act that may end one.

    They are locked in one order until the transaction ends: two who shut each other out at once must not both succeed.
    Raises `LastOperator` where no other would be left.
    """
    locked = list(User.objects.select_for_update(no_key=True).filter(FLAGGED | Q(pk=user.pk)).order_by("pk"))
    # Read once they are held.
    if set(operators().values_list("pk", flat=True)) == {user.pk}:
        raise LastOperator()
    return next(account for account in locked if account.pk == user.pk)


@transaction.atomic
def deactivate(*, user: User, by: Actor) -> None:
    """Shut an account out: sessions and tokens, also of its service accounts, on the next request.

    Operators may, and whoever answers for a service account may end that. Once more changes nothing. Raises
    `LastOperator` and `Forbidden`.
    """
    target = lock_beside_operators(user)
    if by != target.owner:
        authority.require_operator(by)
    if not target.is_active:
        return
    target.is_active = user.is_active = False
    target.save(update_fields=["is_active"])
    Session.objects.filter(user=target).delete()
    audit.record(
        Action.ACCOUNTS_USER_DEACTIVATED, tenant_id=None, by=by, obj=("accounts.user", str(target.pk))
    )


@transaction.atomic
def reactivate(*, user: User, by: Actor) -> None:
    """Let an account in again, with the roles it still has. Raises `Forbidden`."""
    authority.require_operator(by)
    target = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if target.is_active:
        return
    target.is_active = user.is_active = True
    target.save(update_fields=["is_active"])
    audit.record(
        Action.ACCOUNTS_USER_REACTIVATED, tenant_id=None, by=by, obj=("accounts.user", str(target.pk))
    )


def _require_answerable(owner: User) -> None:
    """Hold the owner as it is until the transaction ends, if it is an active person."""
    locked = User.objects.select_for_update(no_key=True).get(pk=owner.pk)
    if not (locked.is_active and locked.is_person):
        raise OwnerCannotAnswer()


def _check_username(username: str) -> None:
    """Refuse a username that another one has or could be mistaken for: plain letters have no twins."""
    if not USERNAME.fullmatch(username):
        raise BadUsername(errors={"username": [BadUsername.sentence]})
    if User.objects.filter(username__iexact=username).exists():
        raise UsernameTaken()


def _save_new(user: User) -> None:
    """Store a new account, or say that another one with its username was faster."""
    try:
        user.save(force_insert=True)
    except IntegrityError:
        raise UsernameTaken() from None


def _record_created(user: User, by: Actor) -> None:
    audit.record(
        Action.ACCOUNTS_USER_CREATED,
        tenant_id=None,
        by=by,
        obj=("accounts.user", str(user.pk)),
        data={"kind": user.kind},
    )
