"""API tokens: made, ended, and recognised."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet

from apps.accounts.models import User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.audit.models import Entry
from apps.core import clock, text
from apps.core.actors import Actor, System
from apps.core.compiled import compiled_once, first
from apps.core.refusals import Forbidden, Invalid
from apps.tenants import access
from apps.tenants.choices import DEFAULT_SCOPES, Permission, Scope
from apps.tenants.models import ApiToken, Tenant

TOKEN_PREFIX = "pp_"
NAME_LENGTH = 100
DEFAULT_LIFETIME = dt.timedelta(days=90)
LONGEST_LIFETIME = dt.timedelta(days=366)
# So long before its end a token's owner is told; one that lives no longer than that says enough when it is made.
ANNOUNCED = dt.timedelta(days=7)
EXPIRING = Action.TENANTS_TOKEN_EXPIRING
CLOCK = System("tokens")
# A token's last use is a hint for its owner; writing it on each call would make every read a write.
LAST_USE_RESOLUTION = dt.timedelta(minutes=1)


class UnknownScope(Invalid):
    code = "unknown_scope"
    sentence = f"Choose at least one scope. There are {', '.join(Scope.values)}."


class BadExpiry(Invalid):
    code = "bad_expiry"
    sentence = "A token lives at most a year. Choose an earlier end."


class OwnerHasLeft(Forbidden):
    code = "owner_has_left"
    sentence = (
        "The service account has a role in a tenant that you are not in: a token for it would let you in there. Bind "
        "the token to a tenant of yours."
    )


class NotYourAccount(Forbidden):
    code = "not_your_account"
    sentence = "Only the person for whom a token acts, or the owner of the service account, can create it. Sign in as that person."


@transaction.atomic
def issue_token(
    *,
    user: User,
    name: str,
    by: Actor,
    tenant: Tenant | None = None,
    scopes: Iterable[str] = DEFAULT_SCOPES,
    expires_at: dt.datetime | None = None,
) -> tuple[ApiToken, str]:
    """Make a token and return it with its secret, which is shown this once.

    Without `expires_at` it lives 90 days. Raises `UnknownScope`, `BadExpiry`, `NotYourAccount`, `OwnerHasLeft`,
    `Invalid`, and `NotFound` for a tenant that its owner is not in.
    """
    # What a token narrows makes no token: it could be a wider one.
    is_narrowed = getattr(by, "token_permissions", None) is not None
    if not isinstance(by, System) and (is_narrowed or by not in (user, user.owner)):
        raise NotYourAccount(audit=_denied(Action.TENANTS_TOKEN_ISSUED, user, tenant, by))
    name = text.clean_name(name, field="name", max_length=NAME_LENGTH)
    chosen = list(dict.fromkeys(str(scope) for scope in scopes))
    if not chosen or not set(chosen) <= set(Scope.values):
        raise UnknownScope(errors={"scopes": [UnknownScope.sentence]})
    moment = clock.now()
    expires_at = expires_at or moment + DEFAULT_LIFETIME
    if expires_at > moment + LONGEST_LIFETIME:
        raise BadExpiry(errors={"expires_at": [BadExpiry.sentence]})
    if tenant is not None:
        access.require(user, tenant)
    reach = access.tenant_ids(user) if tenant is None else {tenant.pk}
    if not isinstance(by, System) and not reach <= access.tenant_ids(by):
        raise access.ReasonRequired() if access.needs_reason(by) else OwnerHasLeft()
    raw = TOKEN_PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        user=user,
        tenant=tenant,
        name=name,
        scopes=chosen,
        prefix=raw[: len(TOKEN_PREFIX) + 6],
        secret_hash=_hash(raw),
        expires_at=expires_at,
    )
    audit.record(
        Action.TENANTS_TOKEN_ISSUED,
        tenant_id=tenant.pk if tenant else None,
        by=by,
        obj=("tenants.token", str(token.pk)),
        data={"user": str(user.pk), "scopes": chosen},
    )
    return token, raw


@transaction.atomic
def revoke_token(*, token: ApiToken, by: Actor) -> None:
    """End a token; its next use is refused. Revoking twice changes nothing.

    Its owner may, who owns the service account, an operator, and of a token that is bound to a tenant the tenant's
    administrators. Raises `NotYourAccount`.
    """
    locked = (
        ApiToken.objects.select_for_update(of=("self",), no_key=True)
        .select_related("user__owner")
        .get(pk=token.pk)
    )
    if not _may_revoke(locked, by):
        raise NotYourAccount(audit=_denied(Action.TENANTS_TOKEN_REVOKED, locked.user, locked.tenant, by))
    if locked.revoked_at is not None:
        return
    locked.revoked_at = clock.now()
    locked.save(update_fields=["revoked_at"])
    audit.record(
        Action.TENANTS_TOKEN_REVOKED, tenant_id=locked.tenant_id, by=by, obj=("tenants.token", str(locked.pk))
    )


@transaction.atomic
def revoke_all_tokens(*, user: User, by: Actor) -> int:
    """End every token of an account that still works, and return how many. Raises `NotYourAccount`."""
    tokens = lock_usable(user)
    for token in tokens:
        revoke_token(token=token, by=by)
    return len(tokens)


def announce_expiring(*, limit: int = 500) -> int:
    """Record each token that expires within a week, once, so that its owner is told; return how many these are."""
    moment = clock.now()
    soon = ApiToken.objects.usable(at=moment).filter(
        expires_at__lte=moment + ANNOUNCED, created_at__lt=moment - ANNOUNCED
    )
    announced = 0
    for token in soon.order_by("expires_at")[:limit]:
        obj = ("tenants.token", str(token.pk))
        with transaction.atomic():
            # Held, so that two who look at once do not both find that nothing was said.
            ApiToken.objects.select_for_update(no_key=True).get(pk=token.pk)
            if not Entry.objects.history(token.tenant_id, obj=obj).filter(action=EXPIRING).exists():
                audit.record(EXPIRING, tenant_id=token.tenant_id, by=CLOCK, obj=obj)
                announced += 1
    return announced


def usable_names(user: User) -> list[str]:
    """Return what the tokens of an account that still work are called."""
    return [str(token) for token in ApiToken.objects.usable().filter(user=user).order_by("pk")]


def lock_usable(user: User) -> list[ApiToken]:
    """Hold every token of an account that still works until the transaction ends.

    Before the trail is held, and in the order of its chains: two who revoke at once do not wait for each other.
    """
    usable = ApiToken.objects.usable().filter(user=user).select_for_update(no_key=True)
    return list(usable.order_by(F("tenant_id").asc(nulls_last=True), "pk"))


def authenticate_token(raw: str) -> ApiToken | None:
    """Return the usable token behind `raw` with its owner, or None.

    The owner comes narrowed to the token's tenant and scopes, a service account also to the tenants of the person who
    answers for it. None too where either of them was deactivated or has left the token's tenant: a token never falls
    back to something wider. The secret has 256 random bits, so a plain hash is enough and the look-up is one indexed
    read.
    """
    if not raw.startswith(TOKEN_PREFIX) or len(raw) > 200:
        return None
    token = first(_behind(secret_hash=_hash(raw), moment=clock.now()))
    if token is None or not token.user.can_act:
        return None
    token.user.token_permissions = token.permissions
    token.user.answered_tenant_ids = _answered_in(token)
    if token.tenant_id is not None:
        token.user.bound_tenant_id = token.tenant_id
        # An operator is asked for a reason instead of a token.
        if not access.can(token.user, token.tenant_id) and not access.needs_reason(token.user):
            return None
    moment = clock.now()
    if token.last_used_at is None or moment - token.last_used_at > LAST_USE_RESOLUTION:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=moment)
    return token


@compiled_once
def _behind(*, secret_hash: str, moment: dt.datetime) -> QuerySet[ApiToken]:
    return ApiToken.objects.usable(at=moment).with_answerable().filter(secret_hash=secret_hash).order_by()


def _answered_in(token: Any) -> frozenset[UUID] | None:
    """Return the tenants of the person who answers for a token's account, None for all of them.

    An operator answers for accounts in every tenant; a person's own token is narrowed by nobody else.
    """
    owner = token.user.owner
    if owner is None or Permission.OPERATE in access.platform_permissions(owner):
        return None
    return frozenset(token.answered_in)


def _may_revoke(token: ApiToken, by: Actor) -> bool:
    if isinstance(by, System) or by in (token.user, token.user.owner):
        return True
    if Permission.OPERATE in access.platform_permissions(by):
        return True
    return token.tenant_id is not None and access.can(by, token.tenant_id, Permission.ADMINISTER)


def _denied(action: Action, user: User, tenant: Tenant | None, by: Actor) -> dict[str, object]:
    return {
        "action": action,
        "tenant_id": tenant.pk if tenant else None,
        "by": by,
        "obj": ("accounts.user", str(user.pk)),
    }


def _hash(raw: str) -> str:
    return hashlib.sha256(raw.encode()).hexdigest()
