"""The fixed cast: two tenants whose people and objects look alike, so that a leak is a string match."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from django.test import Client

from apps.accounts.models import User
from apps.core.actors import System
from apps.tenants import services as tenants
from apps.tenants.choices import Role, Scope
from apps.tenants.models import Tenant
from tests.factories import quick

PASSWORD = "correct horse battery staple"
TEST = System("test")
# Why operators look.
REASON = "Ticket 4711"
# The same, as programs say it.
SAID = {"Portal-Reason": REASON}


class Cast:
    """One tenant and its people, who come on stage when a test first names them."""

    def __init__(self, slug: str) -> None:
        self.tenant: Tenant = quick.create_tenant(slug=slug, name=slug.title(), by=TEST)

    def member(self, name: str, role: Role) -> User:
        """Create a person of the tenant, named after it."""
        username = f"{self.tenant.slug}-{name}"
        return quick.create_member(
            tenant=self.tenant, username=username, password=PASSWORD, role=role, by=TEST
        )

    @cached_property
    def author(self) -> User:
        return self.member("author", Role.CONTRIBUTOR)

    @cached_property
    def colleague(self) -> User:
        return self.member("colleague", Role.CONTRIBUTOR)

    @cached_property
    def approver(self) -> User:
        return self.member("approver", Role.REVIEWER)

    @cached_property
    def second_approver(self) -> User:
        return self.member("second", Role.REVIEWER)

    @cached_property
    def third_approver(self) -> User:
        return self.member("third", Role.REVIEWER)

    @cached_property
    def viewer(self) -> User:
        return self.member("viewer", Role.VIEWER)

    @cached_property
    def risk_reviewer(self) -> User:
        return self.member("risk", Role.RISK_REVIEWER)

    @cached_property
    def support(self) -> User:
        return self.member("support", Role.SUPPORT)

    @cached_property
    def product(self) -> User:
        return self.member("product", Role.PRODUCT)

    @cached_property
    def tenant_admin(self) -> User:
        return self.member("admin", Role.TENANT_ADMIN)

    def voters(self) -> list[User]:
        """Bring the tenant's reviewers on stage: on a request only those vote who were there before it."""
        return [self.approver, self.second_approver, self.third_approver]

    def everybody(self) -> list[User]:
        """Bring all of the tenant's people on stage."""
        return [
            self.author,
            self.colleague,
            self.approver,
            self.second_approver,
            self.third_approver,
            self.risk_reviewer,
            self.support,
            self.product,
            self.tenant_admin,
            self.viewer,
        ]


class World:
    """Two tenants that look alike, and the people around them."""

    def __init__(self) -> None:
        self.acme = Cast("acme")
        self.globex = Cast("globex")

    @cached_property
    def outsider(self) -> User:
        return make_person("outsider")

    @cached_property
    def operator(self) -> User:
        return quick.create_operator(username="operator", password=PASSWORD, by=TEST)


def make_person(username: str) -> User:
    """Create a person who can sign in with PASSWORD."""
    return quick.create_person(username=username, password=PASSWORD, by=TEST)


def make_cast(slug: str) -> Cast:
    """Create a tenant whose people appear when they are named."""
    return Cast(slug)


def make_world() -> World:
    """Create both tenants."""
    return World()


def token_of(user: User, *, tenant: Tenant | None = None, scopes: Iterable[str] = tuple(Scope)) -> str:
    """Return the secret of a new token of `user`; it carries every scope unless some are named."""
    return tenants.issue_token(user=user, name="test", tenant=tenant, scopes=scopes, by=TEST)[1]


def with_access(client: Client) -> Client:
    """Let an operator, who is signed in, start an operator access session in this browser."""
    answer = client.post("/admin/operator-access/", {"reason": REASON, "next": "/admin/"})
    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    return client
