"""The fixed cast: two tenants whose people and objects look alike, so that a leak is a string match."""

from __future__ import annotations

from dataclasses import dataclass

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.core.actors import System
from apps.tenants import services as tenants
from apps.tenants.choices import Role
from apps.tenants.models import Tenant

PASSWORD = "correct horse battery staple"
TEST = System("test")


@dataclass(frozen=True)
class Cast:
    """One tenant and its people."""

    tenant: Tenant
    author: User  # contributor
    colleague: User  # another contributor
    approver: User  # reviewer
    second_approver: User  # reviewer
    third_approver: User  # reviewer
    viewer: User


@dataclass(frozen=True)
class World:
    acme: Cast
    globex: Cast
    outsider: User
    operator: User


def make_person(username: str) -> User:
    """This function will create a person who can sign in with PASSWORD."""
    return accounts.create_person(username=username, password=PASSWORD, by=TEST)


def make_cast(slug: str) -> Cast:
    """This function will create a tenant and its people, named after it."""
    tenant = tenants.create_tenant(slug=slug, name=slug.title(), by=TEST)

    def member(name: str, role: Role) -> User:
        user = make_person(f"{slug}-{name}")
        tenants.assign_role(tenant=tenant, user=user, role=role, by=TEST)
        return user

    return Cast(
        tenant=tenant,
        author=member("author", Role.CONTRIBUTOR),
        colleague=member("colleague", Role.CONTRIBUTOR),
        approver=member("approver", Role.REVIEWER),
        second_approver=member("second", Role.REVIEWER),
        third_approver=member("third", Role.REVIEWER),
        viewer=member("viewer", Role.VIEWER),
    )


def make_world() -> World:
    """This function will create the whole cast."""
    operator = make_person("operator")
    tenants.make_operator(user=operator, by=TEST)
    return World(
        acme=make_cast("acme"),
        globex=make_cast("globex"),
        outsider=make_person("outsider"),
        operator=operator,
    )


def token_of(user: User) -> str:
    """This function will return the secret of a new token of `user`."""
    return tenants.issue_token(user=user, name="test", by=TEST)[1]
