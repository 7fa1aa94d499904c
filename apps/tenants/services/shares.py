"""Shares: one object shown to somebody who is not in its tenant, if need be until a moment."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.auth.models import Permission as DjangoPermission
from django.db import transaction
from django.db.models import Model

from apps.accounts.models import User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import clock, etags
from apps.core.actors import Actor
from apps.core.refusals import Invalid
from apps.tenants import access
from apps.tenants.choices import Permission
from apps.tenants.grant_tables import GroupShare, Shares, UserShare
from apps.tenants.services.members import is_operator, refuse_oneself


class NotShareable(Invalid):
    code = "not_shareable"
    sentence = "Objects of this kind cannot be shared. Assign a role in the tenant instead."


class ExpiresInThePast(Invalid):
    code = "share_expires_in_the_past"
    sentence = "The share would expire before it starts. Choose a later date, or none."


@transaction.atomic
def share(
    *,
    obj: Model,
    by: Actor,
    user: User | None = None,
    group: Group | None = None,
    expires_at: dt.datetime | None = None,
    if_match: str | None = None,
) -> UserShare | GroupShare:
    """Show `obj` to a person or a group; doing it again sets the new end.

    `obj` belongs to a tenant (`tenant_id`); its kind names its tables in `SHARES`. `if_match` is the `share_etag` that was
    read. Raises `NotShareable`, `ExpiresInThePast`, `ChangedMeanwhile`, `SelfAssigned`, `NotFound` and, for all but the tenant's
    administrators, `Forbidden`.
    """
    table, holder = _table(obj, user, group)
    tenant_id = obj.tenant_id  # type: ignore[attr-defined]  # every shared kind belongs to a tenant
    access.require(by, tenant_id, Permission.ADMINISTER)
    if is_operator(by):
        # In an access session they see it, and a share would outlast the session.
        refuse_oneself(by, user=user, group=group, action=Action.TENANTS_SHARE_GRANTED, tenant_id=tenant_id)
    if expires_at is not None and expires_at <= clock.now():
        raise ExpiresInThePast(errors={"expires_at": [ExpiresInThePast.sentence]})
    # Nobody shares it meanwhile, also where there is no share to hold yet.
    type(obj)._default_manager.select_for_update(no_key=True).get(pk=obj.pk)
    etags.require_match(if_match, _end_of(current_share(obj=obj, user=user, group=group)))
    given: UserShare | GroupShare
    given, _ = table.objects.update_or_create(
        content_object=obj,
        permission=_view_permission(obj),
        **holder,
        defaults={
            "granted_by": by if isinstance(by, User) else None,
            "expires_at": expires_at,
            "created_at": clock.now(),
        },
    )
    _record(Action.TENANTS_SHARE_GRANTED, obj, by, holder, ends=expires_at.isoformat() if expires_at else "")
    return given


def current_share(
    *, obj: Model, user: User | None = None, group: Group | None = None
) -> UserShare | GroupShare | None:
    """Return how `obj` is shown to a person or a group now, or None."""
    table, holder = _table(obj, user, group)
    found: UserShare | GroupShare | None = table.objects.filter(content_object=obj, **holder).first()
    is_over = found is None or (found.expires_at is not None and found.expires_at <= clock.now())
    return None if is_over else found


def share_etag(share: UserShare | GroupShare | None) -> str:
    """Return the entity tag of a share: its end, or that there is none."""
    return etags.of(_end_of(share))


def _end_of(share: UserShare | GroupShare | None) -> dict[str, Any]:
    return {} if share is None else {"expires_at": share.expires_at}


@transaction.atomic
def unshare(*, obj: Model, by: Actor, user: User | None = None, group: Group | None = None) -> None:
    """End a share at once; ending it twice changes nothing. Raises as `share` does."""
    table, holder = _table(obj, user, group)
    access.require(by, obj.tenant_id, Permission.ADMINISTER)  # type: ignore[attr-defined]  # as above
    removed, _ = table.objects.filter(content_object=obj, **holder).delete()
    if removed:
        _record(Action.TENANTS_SHARE_REVOKED, obj, by, holder)


def _table(obj: Model, user: User | None, group: Group | None) -> tuple[Any, dict[str, Any]]:
    shares: Shares | None = getattr(obj, "SHARES", None)
    if shares is None or shares.column != "pk":
        raise NotShareable()
    if (user is None) == (group is None):
        raise ValueError("an object is shared with a person or with a group")
    if user is not None:
        return apps.get_model(shares.user), {"user": user}
    return apps.get_model(shares.group), {"group": group}


def _view_permission(obj: Model) -> DjangoPermission:
    meta = obj._meta
    return DjangoPermission.objects.get(
        content_type__app_label=meta.app_label, codename=f"view_{meta.model_name}"
    )


def _record(action: Action, obj: Any, by: Actor, holder: dict[str, Any], **data: str) -> None:
    (kind, somebody) = next(iter(holder.items()))
    audit.record(
        action,
        tenant_id=obj.tenant_id,
        by=by,
        obj=(obj._meta.label_lower, str(obj.pk)),
        data={kind: str(somebody.pk), **data},
    )
