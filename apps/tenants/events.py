"""What people are told about their roles and tokens, and administrators about their tenants."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.urls import reverse

from apps.accounts.models import User
from apps.audit.choices import Action
from apps.audit.events import EventKind, EventText
from apps.audit.models import Entry
from apps.tenants import grants
from apps.tenants.choices import Permission
from apps.tenants.models import ApiToken, Tenant


def tenant(entry: Entry) -> Tenant | None:
    return None if entry.tenant_id is None else Tenant.objects.filter(pk=entry.tenant_id).first()


def tenant_page(it: Tenant) -> str:
    return reverse("tenants:overview", args=[it.slug])


def administrators(entry: Entry, it: Any) -> Iterable[UUID]:
    if entry.tenant_id is None:
        return ()
    return grants.holders(entry.tenant_id, Permission.ADMINISTER).values_list("pk", flat=True)


def _holder(entry: Entry, it: Any) -> Iterable[UUID]:
    """Return the person of a role, or the people of a group."""
    if entry.object_type == "accounts.user":
        return [UUID(entry.object_id)]
    return User.objects.filter(groups=int(entry.object_id)).values_list("pk", flat=True)


def _token(entry: Entry) -> ApiToken | None:
    return ApiToken.objects.filter(pk=int(entry.object_id)).select_related("user__owner").first()


def _tokens_page(it: Any) -> str:
    return reverse("tenants:tokens")


def _of_the_token(entry: Entry, it: ApiToken) -> Iterable[UUID]:
    return [it.user.answerable_person.pk]


EVENTS = {
    Action.TENANTS_ROLE_ASSIGNED: EventText(
        EventKind.ACCESS,
        "You have a new role",
        "A role in {it.name} was assigned to you or to a group of yours: {entry.data[role]}.",
        tenant,
        tenant_page,
        _holder,
    ),
    Action.TENANTS_ROLE_REMOVED: EventText(
        EventKind.ACCESS,
        "A role was removed",
        "The role {entry.data[role]} in {it.name} is no longer yours or that of a group of yours.",
        tenant,
        tenant_page,
        _holder,
    ),
    Action.TENANTS_TOKEN_EXPIRING: EventText(
        EventKind.ACCESS,
        "A token expires soon",
        "The API token {it.name} of {it.user.username} expires on {it.expires_at:%d %B %Y}. What uses it then fails.",
        _token,
        _tokens_page,
        _of_the_token,
    ),
    Action.TENANTS_TOKEN_REVOKED: EventText(
        EventKind.ACCESS,
        "A token was revoked",
        "The API token {it.name} of {it.user.username} was revoked: what uses it is refused.",
        _token,
        _tokens_page,
        _of_the_token,
    ),
    Action.TENANTS_QUOTA_SET: EventText(
        EventKind.TENANT,
        "Limits changed",
        "The limits of {it.name} were changed.",
        tenant,
        tenant_page,
        administrators,
    ),
    Action.TENANTS_SETTINGS_CHANGED: EventText(
        EventKind.TENANT,
        "Settings changed",
        "Settings of {it.name} were changed.",
        tenant,
        tenant_page,
        administrators,
    ),
    Action.TENANTS_TENANT_SUSPENDED: EventText(
        EventKind.TENANT,
        "Tenant suspended",
        "{it.name} was suspended: it can be read and not changed.",
        tenant,
        tenant_page,
        administrators,
    ),
    Action.TENANTS_TENANT_RESUMED: EventText(
        EventKind.TENANT, "Tenant resumed", "{it.name} is active again.", tenant, tenant_page, administrators
    ),
}
