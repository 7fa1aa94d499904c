"""Service accounts of a tenant: made with a role in it, and taken out of it."""

from __future__ import annotations

from django.db import transaction

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.core.actors import Actor
from apps.tenants import access
from apps.tenants.choices import Permission, Role
from apps.tenants.models import Membership, Tenant
from apps.tenants.services.members import assign_role, remove_role
from apps.tenants.services.tokens import lock_usable, revoke_all_tokens


@transaction.atomic
def add_service_account(*, tenant: Tenant, username: str, role: Role, by: User) -> User:
    """Make a service account that `by` answers for, with a role in `tenant`.

    Raises `UsernameTaken`, `NotFound` and `Forbidden`.
    """
    access.require(by, tenant, Permission.ADMINISTER)
    account = accounts.create_service_account(username=username, owner=by, by=by)
    assign_role(tenant=tenant, user=account, role=role, by=by)
    return account


@transaction.atomic
def remove_service_account(*, tenant: Tenant, account: User, by: User) -> None:
    """Take every role in `tenant` from an account: its tokens open nothing there any more.

    Raises `NotFound` and `Forbidden`.
    """
    access.require(by, tenant, Permission.ADMINISTER)
    for role in Membership.objects.filter(tenant=tenant, user=account).values_list("role", flat=True):
        remove_role(tenant=tenant, role=Role(role), user=account, by=by)


@transaction.atomic
def retire_service_account(*, account: User, by: Actor) -> None:
    """Deactivate a service account in all tenants and revoke its tokens.

    Whoever answers for it may, and operators. Where one lets it in again, it needs new tokens. Raises `Forbidden`.
    """
    lock_usable(account)
    accounts.deactivate(user=account, by=by)
    revoke_all_tokens(user=account, by=by)
