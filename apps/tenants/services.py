"""Every write to tenants, memberships and tokens."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from functools import cache
from zoneinfo import available_timezones

from django.contrib.auth.models import Group
from django.contrib.auth.models import Permission as DjangoPermission
from django.db import transaction

from apps.accounts.models import User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import clock
from apps.core.actors import Actor
from apps.core.errors import Conflict, Invalid
from apps.tenants.choices import ROLE_PERMISSIONS, Role, Status
from apps.tenants.models import ApiToken, Membership, Tenant, TenantUserGrant

OPERATORS_GROUP = "operators"
TOKEN_PREFIX = "pp_"
# A token's last use is a hint for its owner; writing it on each call would make every read a write.
LAST_USE_RESOLUTION = dt.timedelta(minutes=1)


class SlugTaken(Conflict):
    code = "tenant_slug_taken"
    sentence = "A tenant with this short name exists. Choose another one."


class UnknownTimeZone(Invalid):
    code = "unknown_time_zone"
    sentence = "This time zone is not known. Use a name such as Europe/Berlin."


@transaction.atomic
def create_tenant(*, slug: str, name: str, by: Actor, time_zone: str = "UTC") -> Tenant:
    """This function will create a tenant with the default settings. Raises `SlugTaken`, `UnknownTimeZone`."""
    if time_zone not in _time_zones():
        raise UnknownTimeZone()
    if Tenant.objects.filter(slug=slug).exists():
        raise SlugTaken()
    tenant = Tenant.objects.create(slug=slug, name=name, time_zone=time_zone)
    audit.record(
        Action.TENANTS_TENANT_CREATED, tenant_id=tenant.pk, by=by, obj=("tenants.tenant", str(tenant.pk))
    )
    return tenant


@transaction.atomic
def assign_role(*, tenant: Tenant, user: User, role: Role, by: Actor) -> Membership:
    """This function will give `user` a role in `tenant`; giving it again changes nothing."""
    if role is Role.OPERATOR:
        raise Invalid("The operator role is platform-wide. Use make_operator.", code="role_is_platform_wide")
    Tenant.objects.select_for_update().get(pk=tenant.pk)
    membership, created = Membership.objects.get_or_create(tenant=tenant, user=user, role=role)
    if created:
        _sync_grants(tenant, user)
        audit.record(
            Action.TENANTS_ROLE_ASSIGNED,
            tenant_id=tenant.pk,
            by=by,
            obj=("accounts.user", str(user.pk)),
            data={"role": str(role)},
        )
    return membership


@transaction.atomic
def remove_role(*, tenant: Tenant, user: User, role: Role, by: Actor) -> None:
    """This function will take a role from `user`; it takes effect on that person's next request."""
    Tenant.objects.select_for_update().get(pk=tenant.pk)
    removed, _ = Membership.objects.filter(tenant=tenant, user=user, role=role).delete()
    if removed:
        _sync_grants(tenant, user)
        audit.record(
            Action.TENANTS_ROLE_REMOVED,
            tenant_id=tenant.pk,
            by=by,
            obj=("accounts.user", str(user.pk)),
            data={"role": str(role)},
        )


@transaction.atomic
def make_operator(*, user: User, by: Actor) -> None:
    """This function will let `user` operate the platform: see every tenant, abort rollouts, open the admin."""
    group, _ = Group.objects.get_or_create(name=OPERATORS_GROUP)
    codenames = [p.value for p in ROLE_PERMISSIONS[Role.OPERATOR]]
    group.permissions.add(
        *DjangoPermission.objects.filter(content_type__app_label="tenants", codename__in=codenames),
        *DjangoPermission.objects.filter(codename__startswith="view_"),
    )
    user.groups.add(group)
    if not user.is_staff:
        user.is_staff = True
        user.save(update_fields=["is_staff"])
    audit.record(Action.TENANTS_OPERATOR_MADE, tenant_id=None, by=by, obj=("accounts.user", str(user.pk)))


@transaction.atomic
def issue_token(
    *,
    user: User,
    name: str,
    by: Actor,
    tenant: Tenant | None = None,
    expires_at: dt.datetime | None = None,
) -> tuple[ApiToken, str]:
    """This function will make a token and return it with its secret, which is shown this once."""
    raw = TOKEN_PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        user=user,
        tenant=tenant,
        name=name,
        prefix=raw[: len(TOKEN_PREFIX) + 6],
        secret_hash=_hash(raw),
        expires_at=expires_at,
    )
    audit.record(
        Action.TENANTS_TOKEN_ISSUED,
        tenant_id=tenant.pk if tenant else None,
        by=by,
        obj=("tenants.token", str(token.pk)),
        data={"user": str(user.pk)},
    )
    return token, raw


@transaction.atomic
def revoke_token(*, token: ApiToken, by: Actor) -> None:
    """This function will end a token; its next use is refused. Revoking twice changes nothing."""
    locked = ApiToken.objects.select_for_update().get(pk=token.pk)
    if locked.revoked_at is not None:
        return
    locked.revoked_at = clock.now()
    locked.save(update_fields=["revoked_at"])
    audit.record(
        Action.TENANTS_TOKEN_REVOKED, tenant_id=locked.tenant_id, by=by, obj=("tenants.token", str(locked.pk))
    )


def authenticate_token(raw: str) -> ApiToken | None:
    """This function will return the usable token behind `raw` with its owner, or None.

    The secret has 256 random bits, so a plain hash is enough and the look-up is one indexed read.
    """
    if not raw.startswith(TOKEN_PREFIX) or len(raw) > 200:
        return None
    token = ApiToken.objects.usable().select_related("user", "tenant").filter(secret_hash=_hash(raw)).first()
    if token is None or not token.user.is_active:
        return None
    if token.tenant is not None:
        if token.tenant.status == Status.ARCHIVED:
            return None
        token.user.bound_tenant_id = token.tenant_id
    moment = clock.now()
    if token.last_used_at is None or moment - token.last_used_at > LAST_USE_RESOLUTION:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=moment)
    return token


@cache
def _time_zones() -> frozenset[str]:
    """This function will return the known zones; finding them walks the whole database of zones."""
    return frozenset(available_timezones())


def _hash(raw: str) -> str:
    return hashlib.sha256(raw.encode()).hexdigest()


def _sync_grants(tenant: Tenant, user: User) -> None:
    """This function will make the user's grants on the tenant exactly those of the roles held there."""
    roles = Membership.objects.filter(tenant=tenant, user=user).values_list("role", flat=True)
    wanted = {p.value for role in roles for p in ROLE_PERMISSIONS[Role(role)]}
    held = TenantUserGrant.objects.filter(content_object=tenant, user=user)
    held.exclude(permission__codename__in=wanted).delete()
    present = set(held.values_list("permission__codename", flat=True))
    missing = DjangoPermission.objects.filter(
        content_type__app_label="tenants", content_type__model="tenant", codename__in=wanted - present
    )
    TenantUserGrant.objects.bulk_create(
        TenantUserGrant(content_object=tenant, user=user, permission=permission) for permission in missing
    )
