"""The one door to permissions: loading is checking.

Grants sit on tenants, and on few single objects that are shared. A person's grants are read once for a request and kept
for its length, so a list of any size costs one permission query. Outsiders get `NotFound`, insiders without the
permission get `Forbidden`, and both are recorded as denied. What operators hold on the whole platform opens tenants' data
during an access session only: without one they get `ReasonRequired` for all that their own roles do not show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any, TypeAlias, TypeVar
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Model, Q, QuerySet

from apps.audit.choices import Action
from apps.core import canonical
from apps.core.actors import System
from apps.core.compiled import compiled_once
from apps.core.refusals import Forbidden, NotFound, Refused
from apps.tenants import grants, operator_access
from apps.tenants.choices import Permission
from apps.tenants.grant_tables import Shares
from apps.tenants.models import Tenant, TenantQuerySet
from apps.tenants.quotas import require_events

VIEW = Permission.VIEW
# What stays possible where a tenant is suspended: looking, taking traffic off a bad version, and resuming it.
SAFE = frozenset({VIEW, Permission.ABORT, Permission.OPERATE})
# What only a person can do, whatever role a service account is given.
OF_PEOPLE = frozenset({Permission.VOTE, Permission.SIGN_OFF})
DENIED = Action.TENANTS_ACCESS_DENIED

ModelT = TypeVar("ModelT", bound=Model)
Rows: TypeAlias = QuerySet[ModelT] | Callable[[], QuerySet[ModelT]]


class TenantSuspended(Forbidden):
    code = "tenant_suspended"
    sentence = "This tenant is suspended: it can be read and not changed. Ask an operator of the platform."


class ReasonRequired(NotFound):
    """The same for what exists and for what does not: it says what operators may do, and nothing of tenants."""

    code = "reason_required"
    status = 403
    sentence = (
        "Your own roles do not show this. As an operator, say why you need it: start an operator access session in the admin, or send "
        "the header Portal-Reason with a token."
    )


_request_grants: ContextVar[dict[Any, Any] | None] = ContextVar("request_grants", default=None)
_passed: ContextVar[list[tuple[str, str]] | None] = ContextVar("passed_checks", default=None)


@contextmanager
def remembered() -> Iterator[None]:
    """Keep each person's grants for the length of the block: one request."""
    token = _request_grants.set({})
    try:
        yield
    finally:
        _request_grants.reset(token)


def tenant_ids(user: Any, perm: str = VIEW) -> frozenset[UUID]:
    """Return the ids of the tenants in which `user` may now do what `perm` names.

    A token narrows its owner to its tenant and to what its scopes allow. A suspended tenant counts for `SAFE` only, and
    no tenant for `OF_PEOPLE` where `user` is a service account.
    """
    found = _usable(user, perm)
    if (
        found
        and operator_access.is_required()
        and not found.isdisjoint(_grants(user).operator_only.get(perm, ()))
    ):
        operator_access.log(user, None)
    return found


def visible_tenants(user: Any, perm: str = VIEW) -> TenantQuerySet:
    """Return the tenants in which `user` may now do what `perm` names, by name."""
    return Tenant.objects.filter(pk__one_of=tenant_ids(user, perm)).order_by("name")


def shared_ids(user: Any, shares: Shares) -> frozenset[UUID]:
    """Return the ids of the single objects that are shown to `user`, whatever their tenant."""
    if not _is_somebody(user):
        return frozenset()
    found = _remembered((user.pk, shares.user), lambda: grants.shared(user, shares))
    bound_to: UUID | None = getattr(user, "bound_tenant_id", None)
    return frozenset(pk for pk, tenant_id in found.items() if bound_to in (None, tenant_id))


def can(user: Any, tenant: Any, perm: str = VIEW) -> bool:
    """Return whether `user` may now do what `perm` names in `tenant` (a tenant or its id)."""
    return getattr(tenant, "pk", tenant) in _usable(user, perm)


def require_held(user: Any, tenant: Any, perm: str) -> None:
    """Return quietly when `user` has `perm` in `tenant`: enough to read what it is about, and to stop what leads outside.

    Unlike `require` it lets people in where the tenant is suspended. Raises `NotFound` and `Forbidden`.
    """
    require(user, tenant)
    tenant_id: UUID = getattr(tenant, "pk", tenant)
    if isinstance(user, System):
        return
    if not holds(user, tenant, perm):
        raise _missing(user, perm)(audit=_denied(user, tenant_id, ("tenants.tenant", str(tenant_id)), perm))
    _note(user, tenant_id, perm)


def holds(user: Any, tenant: Any, perm: str) -> bool:
    """Return whether `user` has `perm` in `tenant`, although it may be of no use while suspended."""
    return getattr(tenant, "pk", tenant) in _held(user, perm)


def require(user: Any, tenant: Any, perm: str = VIEW) -> None:
    """Return quietly when `user` may do what `perm` names in `tenant`; the portal itself always may.

    Raises `NotFound` for an outsider, `Forbidden` for an insider without the permission, `ReasonRequired` for an
    operator who would have it in an access session, `TenantSuspended` where the tenant only can be read, and `QuotaExceeded` where
    its day is full.
    """
    if isinstance(user, System):
        return
    tenant_id: UUID = getattr(tenant, "pk", tenant)
    _require(user, tenant_id, perm)
    if perm not in SAFE:
        require_events(tenant_id)


def authorise(by: Any, tenant_id: UUID, perm: str, *, action: Action, obj: tuple[str, str]) -> None:
    """Do as `require`, and have a `Forbidden` recorded as this denied action on this object."""
    try:
        require(by, tenant_id, perm)
    except Forbidden as refusal:
        refusal.audit = {"action": action, "tenant_id": tenant_id, "by": by, "obj": obj}
        raise


def require_active(user: Any, tenant: Any) -> None:
    """Return quietly when `user` sees `tenant` and it takes changes: for acts that ask for no role.

    Raises `NotFound`, `TenantSuspended` and `QuotaExceeded`.
    """
    require(user, tenant)
    tenant_id: UUID = getattr(tenant, "pk", tenant)
    if isinstance(user, System):
        return
    if tenant_id in _grants(user).suspended:
        raise TenantSuspended(audit=_denied(user, tenant_id, ("tenants.tenant", str(tenant_id)), VIEW))
    require_events(tenant_id)


def require_platform(user: Any, perm: str) -> None:
    """Return quietly when `user` holds `perm` on the whole platform, or is the portal itself.

    Raises `Forbidden` for everybody else.
    """
    if not isinstance(user, System) and perm not in platform_permissions(user):
        raise Forbidden(
            "This is for operators of the platform. Ask one of them.",
            audit=_denied(user, None, ("tenants.platform", "platform"), perm),
        )
    _passing("", perm)


@contextmanager
def passed_checks() -> Iterator[list[tuple[str, str]]]:
    """Collect the checks that are passed inside the block: tenant, or "" for the platform, and permission."""
    passed: list[tuple[str, str]] = []
    token = _passed.set(passed)
    try:
        yield passed
    finally:
        _passed.reset(token)


def require_again(user: Any, passed: Iterable[tuple[str, str]]) -> None:
    """Return quietly when `user` would pass the same checks now, which are noted as the first time.

    No limit is asked, since nothing is done. Raises what the checks raise.
    """
    for tenant_id, perm in passed:
        if tenant_id:
            _require(user, UUID(tenant_id), perm)
        else:
            require_platform(user, perm)


def is_operator(user: Any) -> bool:
    """Return whether `user` may now do what operators of the platform do."""
    return Permission.OPERATE in platform_permissions(user)


def require_operator(by: Any) -> None:
    """Return quietly for operators of the platform and for the portal itself. Raises `Forbidden`."""
    require_platform(by, Permission.OPERATE)


def get_or_404(rows: Rows[ModelT], *, user: Any, perm: str = VIEW, **lookup: Any) -> ModelT:
    """Return the one object of `rows` that matches, checked for `user`.

    `rows` is a queryset, or a function that returns the same one at all times, which is then compiled once. The object is
    a tenant, or owned by one (`tenant_id`), or shown to `user` by a share, which allows looking only.
    Raises `NotFound` for what does not exist or what the user cannot see, `Forbidden` for an insider without `perm`,
    `ReasonRequired` for an operator who is in no access session, unless `lookup` names a tenant that the own roles show.
    """
    model = _model_of(rows) if callable(rows) else rows.model
    if any(isinstance(value, str) and "\x00" in value for value in lookup.values()):
        # No text in the database holds it, and asking for one would be an error instead of an answer.
        raise _unseen(user)()
    own = "pk" if model is Tenant else "tenant_id"
    named: dict[str, Any] = {f"{own}__one_of": _usable(user, VIEW)}
    shares: Shares | None = getattr(model, "SHARES", None)
    if shares is not None and (shared := shared_ids(user, shares)):
        named[f"{shares.column}__one_of"] = shared
    try:
        found = _only(rows, named, lookup)
    except (ObjectDoesNotExist, ValueError, ValidationError):
        asked = canonical.digest({key: str(value) for key, value in lookup.items()})
        refusal = NotFound if _is_about_an_own_tenant(user, lookup) else _unseen(user)
        raise refusal(audit=_denied(user, None, (model._meta.label_lower, asked), perm)) from None
    tenant_id = getattr(found, own)
    if can(user, tenant_id, VIEW):
        _note(user, tenant_id, VIEW, (model._meta.label_lower, str(found.pk)))
        require(user, tenant_id, perm)
    elif perm != VIEW:
        raise _missing(user, perm)(
            audit=_denied(user, tenant_id, (model._meta.label_lower, str(found.pk)), perm)
        )
    return found


def platform_permissions(user: Any) -> frozenset[str]:
    """Return the tenant permissions that a user holds on the whole platform.

    Superusers are not exempt from anything: the flag opens the admin, not the gates.
    """
    if not _is_somebody(user) or not user.is_staff or getattr(user, "bound_tenant_id", None) is not None:
        return frozenset()
    return _narrowed(user, _platform(user))


def operates(user: Any) -> bool:
    """Return whether `user` operates the platform, whatever token carries the request."""
    return _is_somebody(user) and bool(user.is_staff) and Permission.OPERATE in _platform(user)


def oversees(user: Any) -> bool:
    """Return whether `user` sees every tenant now: an operator, in an access session."""
    return VIEW in platform_permissions(user) and VIEW in _everywhere(user)


def needs_reason(user: Any, perm: str = VIEW) -> bool:
    """Return whether `user` is an operator to whom an access session would give `perm` in every tenant."""
    return (
        operator_access.is_required()
        and operates(user)
        and perm in _narrowed(user, _platform(user))
        and operator_access.session_of(user) is None
    )


def _only(rows: Rows[ModelT], named: dict[str, Any], lookup: dict[str, Any]) -> ModelT:
    """Return the one of `rows` that `lookup` finds among those that a set of `named` ids allows."""
    if not callable(rows):
        return rows.filter(Q(*named.items(), _connector=Q.OR)).get(**lookup)
    found = any(named.values()) and _found(rows, tuple(named), **named, **lookup)
    if not found:
        raise ObjectDoesNotExist
    (one,) = found
    return one


@compiled_once
def _found(rows: Callable[[], QuerySet[ModelT]], named: tuple[str, ...], **values: Any) -> QuerySet[ModelT]:
    allowed = Q(*((key, values.pop(key)) for key in named), _connector=Q.OR)
    return rows().filter(allowed, **values).order_by()


@cache
def _model_of(rows: Callable[[], QuerySet[ModelT]]) -> type[ModelT]:
    return rows().model


def _require(user: Any, tenant_id: UUID, perm: str) -> None:
    if not can(user, tenant_id, VIEW):
        raise _unseen(user)(audit=_denied(user, None, ("tenants.tenant", str(tenant_id)), perm))
    if not can(user, tenant_id, perm):
        refusal = TenantSuspended if tenant_id in _held(user, perm) else _missing(user, perm)
        raise refusal(audit=_denied(user, tenant_id, ("tenants.tenant", str(tenant_id)), perm))
    _note(user, tenant_id, VIEW)
    _note(user, tenant_id, perm)
    _passing(str(tenant_id), perm)


def _passing(tenant_id: str, perm: str) -> None:
    passed = _passed.get()
    if passed is not None and (tenant_id, str(perm)) not in passed:
        passed.append((tenant_id, str(perm)))


def _unseen(user: Any) -> type[Refused]:
    """Return how `user` is told that there is nothing, whether it is so or not."""
    return ReasonRequired if needs_reason(user) else NotFound


def _missing(user: Any, perm: str) -> type[Refused]:
    """Return how `user`, who sees a tenant or an object, is told that `perm` is missing."""
    return ReasonRequired if needs_reason(user, perm) else Forbidden


def _is_about_an_own_tenant(user: Any, lookup: dict[str, Any]) -> bool:
    """Return whether a lookup names a tenant that `user` sees: what is not in there is nowhere."""
    keys = {"tenant_id": "pk", "tenant__slug": "slug"}
    named = {keys[key]: value for key, value in lookup.items() if key in keys}
    if not named or not needs_reason(user):
        return False
    return Tenant.objects.filter(pk__in=_usable(user, VIEW)).filter(**named).exists()


def _note(user: Any, tenant_id: UUID, perm: str, obj: tuple[str, str] | None = None) -> None:
    """Log an access that only the session allows."""
    if operator_access.is_required() and tenant_id in _grants(user).operator_only.get(perm, ()):
        operator_access.log(user, tenant_id, obj or (operator_access.TENANT, str(tenant_id)))


def _is_somebody(user: Any) -> bool:
    return user is not None and bool(user.is_authenticated) and bool(user.is_active)


def _narrowed(user: Any, perms: frozenset[str]) -> frozenset[str]:
    allowed: frozenset[str] | None = getattr(user, "token_permissions", None)
    perms = perms if user.is_person else perms - OF_PEOPLE
    return perms if allowed is None else perms & allowed


def _usable(user: Any, perm: str) -> frozenset[UUID]:
    """Return the tenants in which `user` may now do what `perm` names."""
    held = _held(user, perm)
    return held if perm in SAFE or not held else held - _grants(user).suspended


def _held(user: Any, perm: str) -> frozenset[UUID]:
    """Return the tenants in which `user` holds `perm`, suspended ones among them."""
    if not _is_somebody(user) or not _narrowed(user, frozenset({perm})):
        return frozenset()
    ids = _grants(user).tenants.get(perm, frozenset())
    answered: frozenset[UUID] | None = getattr(user, "answered_tenant_ids", None)
    if answered is not None:
        # Where nobody answers for a service account any more, it can do nothing.
        ids &= answered
    bound_to: UUID | None = getattr(user, "bound_tenant_id", None)
    return ids if bound_to is None else ids & {bound_to}


def _grants(user: Any) -> grants.Grants:
    found: grants.Grants = _remembered(
        (user.pk, "tenants"), lambda: grants.grants(user, everywhere=_everywhere(user))
    )
    return found


def _platform(user: Any) -> frozenset[str]:
    found: frozenset[str] = _remembered((user.pk, "platform"), lambda: grants.platform(user))
    return found


def _everywhere(user: Any) -> frozenset[str]:
    """Return what `user` holds on the whole platform, as far as it opens tenants now."""
    held = _platform(user) if user.is_staff else frozenset()
    if (
        held
        and operator_access.is_required()
        and (Permission.OPERATE not in held or operator_access.session_of(user) is None)
    ):
        return frozenset()
    return held


def _remembered(key: tuple[Any, str], load: Any) -> Any:
    known = _request_grants.get()
    if known is None:
        return load()
    if key not in known:
        known[key] = load()
    return known[key]


def _denied(user: Any, tenant_id: UUID | None, obj: tuple[str, str], perm: str) -> dict[str, Any] | None:
    """Return what the trail says of a refused attempt: nothing of one who is not signed in."""
    if not hasattr(user, "audit_actor"):
        return None
    return {"action": DENIED, "tenant_id": tenant_id, "by": user, "obj": obj, "data": {"permission": perm}}
