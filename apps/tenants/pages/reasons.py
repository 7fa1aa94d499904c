"""Why somebody can do something in a tenant, or cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from apps.accounts.models import User
from apps.core.refusals import Forbidden
from apps.tenants import access, explanations, shareables
from apps.tenants.choices import Permission, Status
from apps.tenants.forms import AccessForm
from apps.tenants.models import Membership, Tenant
from apps.tenants.pages.frame import Column, Frame, administrators, asked, columns, cut, frame

# The same of who has no account and of who has one elsewhere.
NOBODY = "Nobody named {name} is a member of {tenant}, or has something of it shared with them."


@dataclass(frozen=True)
class Answer:
    """The explanation in whole sentences. `about` is the shared object that was asked about, if any."""

    person: User
    is_me: bool
    permission: Permission
    about: Any
    why: explanations.Explanation


@dataclass(frozen=True)
class Cell:
    label: str
    allowed: bool
    url: str


@dataclass(frozen=True)
class MatrixRow:
    user: User
    is_me: bool
    cells: list[Cell]


@dataclass(frozen=True)
class AccessPage:
    frame: Frame
    form: AccessForm
    answer: Answer | None
    helpers: str
    columns: list[Column]
    rows: list[MatrixRow]
    next_cursor: str


def access_page(user: User, tenant: Tenant, query: Any) -> AccessPage:
    """Answer "why can X do Y?". Raises `Forbidden` for all but administrators who ask of others."""
    around = frame(user, tenant, "access")
    name = asked(query, "person") or user.username
    if name.lower() != user.username.lower() and not around.administers:
        raise Forbidden(
            "Only administrators of the tenant see what others may do. Leave the person out to see it of yourself.",
            audit={
                "action": access.DENIED,
                "tenant_id": tenant.pk,
                "by": user,
                "obj": ("tenants.tenant", str(tenant.pk)),
                "data": {"permission": str(Permission.ADMINISTER)},
            },
        )
    chosen = asked(query, "permission")
    permission = Permission(chosen) if chosen in Permission.values else None
    about_name = asked(query, "model")
    about = _object(tenant, about_name) if about_name else None
    person = user if name.lower() == user.username.lower() else _person(user, tenant, name)
    problem = ""
    if person is None:
        problem = NOBODY.format(name=name, tenant=tenant.name)
    elif about_name and about is None:
        problem = f"There is no model named {about_name} in {tenant.name}."
    answer = None
    if person is not None and not problem and permission is not None:
        why = explanations.explain(user=person, tenant=tenant, permission=permission, obj=about)
        answer = Answer(person, person.pk == user.pk, permission, about, why)
    people, next_cursor = _people(user, tenant, around, query, person)
    form = AccessForm(
        {"person": name, "permission": permission or Permission.VIEW, "model": about_name},
        asks_of_others=around.administers,
        tenant=tenant,
    )
    wrong = "person" if person is None else "model"
    if problem and wrong not in form.errors:
        form.add_error(wrong, problem)
    return AccessPage(
        frame=around,
        form=form,
        answer=answer,
        helpers=_helpers(tenant) if answer is not None and not answer.why.allowed else "",
        columns=columns(),
        rows=_matrix(user, tenant, people),
        next_cursor=next_cursor,
    )


def _person(reader: User, tenant: Tenant, name: str) -> User | None:
    """Return whom `name` means, None where there is nobody: to all but operators in an access session a stranger
    to their tenants is like no account at all."""
    found = User.objects.filter(username=name).first()
    if access.oversees(reader):
        return found
    return found if found is not None and _is_known(found, reader, tenant) else None


def _is_known(person: User, reader: User, tenant: Tenant) -> bool:
    """Return whether somebody has a role in a tenant of the reader, or a share of this one."""
    mine = access.tenant_ids(reader)
    if Membership.objects.filter(Q(user=person) | Q(group__user=person), tenant__in=mine).exists():
        return True
    holders = ({"user": person}, {"group__user": person})
    return any(
        table._default_manager.filter(content_object__tenant=tenant, **holder).exists()
        for kind in shareables.kinds()
        for table, holder in zip(kind.tables, holders, strict=True)
    )


def tenant_to_explain(user: User, asked_for: str) -> Tenant | None:
    """Return the tenant of this id or short name, if `user` sees it."""
    try:
        named = Q(pk=UUID(asked_for))
    except ValueError:
        named = Q(slug=asked_for)
    return access.visible_tenants(user).filter(named).first()


def _people(
    user: User, tenant: Tenant, around: Frame, query: Any, person: User | None
) -> tuple[list[User], str]:
    """Return the rows of the matrix: who is asked about, and for administrators everybody."""
    if not around.administers:
        return [user], ""
    members = User.objects.filter(
        pk__in=User.objects.filter(
            Q(memberships__tenant=tenant) | Q(groups__memberships__tenant=tenant)
        ).values("pk")
    )
    found, next_cursor = cut(members, by="username", query=query)
    asked_about = person if person is not None else user
    if asked_about not in found and not query.get("cursor"):
        found = [asked_about, *found]
    return found, next_cursor


def _matrix(user: User, tenant: Tenant, people: list[User]) -> list[MatrixRow]:
    allowed = explanations.matrix(tenant, people)
    base = reverse("tenants:access", args=[tenant.slug])
    return [
        MatrixRow(
            user=one,
            is_me=one.pk == user.pk,
            cells=[
                Cell(
                    column.label,
                    column.permission in allowed[one.pk],
                    f"{base}?{urlencode({'person': one.username, 'permission': column.permission.value})}",
                )
                for column in columns()
            ],
        )
        for one in people
    ]


def _helpers(tenant: Tenant) -> str:
    """Say who can change the answer."""
    named = administrators(tenant)
    if tenant.status == Status.ACTIVE and named:
        return f"Roles are assigned by the administrators of {tenant.name} ({', '.join(named)}) and by operators of the platform."
    return "Ask an operator of the platform."


def _object(tenant: Tenant, name: str) -> Any:
    found = (kind.named(name, tenant) for kind in shareables.kinds())
    return next((obj for obj in found if obj is not None), None)
