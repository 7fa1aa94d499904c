"""Every write to accounts."""

from __future__ import annotations

from django.db import transaction

from apps.accounts.choices import Kind
from apps.accounts.models import User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core.actors import Actor
from apps.core.errors import Conflict


class UsernameTaken(Conflict):
    code = "username_taken"
    sentence = "This username is taken. Choose another one."


@transaction.atomic
def create_person(
    *, username: str, password: str, by: Actor, full_name: str = "", is_staff: bool = False
) -> User:
    """This function will create a person who can sign in with `password`.

    Raises `UsernameTaken`; usernames that differ in case only are the same.
    """
    _refuse_taken(username)
    first, _, last = full_name.partition(" ")
    user = User(username=username, first_name=first, last_name=last, is_staff=is_staff)
    user.set_password(password)
    user.save()
    _record_created(user, by)
    return user


@transaction.atomic
def create_service_account(*, username: str, owner: User, by: Actor) -> User:
    """This function will create a service account that `owner` answers for; it cannot sign in with a password."""
    _refuse_taken(username)
    user = User(username=username, kind=Kind.SERVICE, owner=owner)
    user.set_unusable_password()
    user.save()
    _record_created(user, by)
    return user


@transaction.atomic
def set_password(*, user: User, password: str, by: Actor) -> None:
    """This function will give a person a new password, which ends that person's sessions."""
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record(Action.ACCOUNTS_PASSWORD_SET, tenant_id=None, by=by, obj=("accounts.user", str(user.pk)))


def _refuse_taken(username: str) -> None:
    if User.objects.filter(username__iexact=username).exists():
        raise UsernameTaken()


def _record_created(user: User, by: Actor) -> None:
    audit.record(
        Action.ACCOUNTS_USER_CREATED,
        tenant_id=None,
        by=by,
        obj=("accounts.user", str(user.pk)),
        data={"kind": user.kind},
    )
