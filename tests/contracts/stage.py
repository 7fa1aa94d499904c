"""Two filled tenants and everybody who may knock: made once for a module, and as they were before each request."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Sum
from django.test import Client

from apps.accounts.models import User
from apps.audit.choices import Outcome
from apps.audit.models import Entry, Log
from apps.tenants.choices import Role
from tests.factories.cast import World, make_world, token_of
from tests.factories.objects import Objects, make_objects

ANONYMOUS = "anonymous"
VIEWER = str(Role.VIEWER)
CONTRIBUTOR = str(Role.CONTRIBUTOR)
REVIEWER = str(Role.REVIEWER)
RISK_REVIEWER = str(Role.RISK_REVIEWER)
SUPPORT = str(Role.SUPPORT)
PRODUCT = str(Role.PRODUCT)
TENANT_ADMIN = str(Role.TENANT_ADMIN)
OPERATOR = str(Role.OPERATOR)
OUTSIDER = "outsider"
NEIGHBOUR = "neighbour"

# One person of every role that exists: a new one has to come on stage, or nothing starts.
MEMBERS = frozenset(map(str, Role))
# Signed in, and without any part in the tenant: a person of no tenant, and the author of the tenant that looks alike.
STRANGERS = frozenset({OUTSIDER, NEIGHBOUR})
SIGNED_IN = MEMBERS | STRANGERS

# What refused calls are expected to write (the trail), and what is written of whoever merely comes by.
UNTOUCHED_BY_COMPARISON = frozenset(
    {
        "audit.Entry",
        "audit.Log",
        "tenants.ApiToken",
        "accounts.User",
        "accounts.Session",
        "operations.AdminVisit",
        "operations.Heartbeat",
        # Other names of tables from above.
        "operations.ServiceAccount",
        "operations.TrailEntry",
    }
)


@dataclass(frozen=True)
class Target:
    """The names by which a request refers to objects: those of a tenant, or ones that nobody has."""

    tenant: str
    model: str
    version: int
    free_model: str
    request: str
    rollout: str
    digest: str

    def words(self) -> list[str]:
        """This function will return what a refusal might repeat of it, the longest first."""
        return sorted({self.tenant, self.request, self.rollout}, key=len, reverse=True)


def target_of(objects: Objects) -> Target:
    """This function will name the objects of a tenant."""
    return Target(
        tenant=objects.cast.tenant.slug,
        model=objects.fraud.name,
        version=objects.candidate.number,
        free_model=objects.churn.name,
        request=str(objects.open_request.pk),
        rollout=str(objects.rollout.pk),
        digest=objects.open_request.digest,
    )


def unknown_target(like: Target) -> Target:
    """This function will name objects that do not exist, in a tenant that does not exist."""
    return Target(
        tenant="nowhere",
        model=like.model,
        version=like.version,
        free_model=like.free_model,
        request=str(uuid.uuid4()),
        rollout=str(uuid.uuid4()),
        digest=like.digest,
    )


class Stage:
    """The world with its objects, and a way to send any request as anybody."""

    def __init__(self) -> None:
        self.world: World = make_world()
        # All of them now: whoever came on stage during a test would be gone after it.
        self.world.acme.everybody()
        self.world.globex.everybody()
        self.acme: Objects = make_objects(self.world.acme)
        self.globex: Objects = make_objects(self.world.globex)
        self.target = target_of(self.acme)
        self.unknown = unknown_target(self.target)
        acme = self.world.acme
        self.people: dict[str, User] = {
            VIEWER: acme.viewer,
            CONTRIBUTOR: acme.colleague,
            REVIEWER: acme.approver,
            RISK_REVIEWER: acme.risk_reviewer,
            SUPPORT: acme.support,
            PRODUCT: acme.product,
            TENANT_ADMIN: acme.tenant_admin,
            OPERATOR: self.world.operator,
            OUTSIDER: self.world.outsider,
            NEIGHBOUR: self.world.globex.author,
        }
        assert self.people.keys() == SIGNED_IN
        self.tokens = {role: token_of(person) for role, person in self.people.items()}
        self._sessions = {role: _session_of(person) for role, person in self.people.items()}
        # Operators say once why they look into tenants.
        assert self.page(OPERATOR, "POST", "/admin/visit/", {"reason": "Contracts"}).status_code == 302

    def browser(self, role: str, **options: Any) -> Client:
        """This function will return a fresh browser in which somebody is signed in, or nobody."""
        client = Client(raise_request_exception=False, **options)
        if role != ANONYMOUS:
            client.cookies[settings.SESSION_COOKIE_NAME] = self._sessions[role]
        return client

    def program(self, role: str) -> Client:
        """This function will return a program that sends somebody's token, or none."""
        headers = {} if role == ANONYMOUS else {"Authorization": f"Bearer {self.tokens[role]}"}
        return Client(raise_request_exception=False, headers=headers)

    def enter(self, role: str, person: User, token: str = "") -> None:
        """This function will bring one more person on stage as `role`, for the length of a test."""
        self.people[role] = person
        self.tokens[role] = token or token_of(person)
        self._sessions[role] = _session_of(person)

    def carry(self, role: str, scopes: Iterable[str]) -> str:
        """This function will give somebody a token with these scopes only, and return the role that sends it."""
        name = f"{role} with {' '.join(sorted(map(str, scopes)))}"
        self.people[name] = self.people[role]
        self.tokens[name] = token_of(self.people[role], scopes=scopes)
        return name

    def page(
        self, role: str, method: str, path: str, form: Mapping[str, Any] | None = None, **more: Any
    ) -> Any:
        """This function will send a browser's request."""
        send = getattr(self.browser(role), method.lower())
        with_form = method in ("GET", "HEAD", "POST")
        return read(send(path, dict(form or {}), **more) if with_form else send(path, **more))

    def call(self, role: str, method: str, path: str, body: Any = None, **more: Any) -> Any:
        """This function will send a program's request: the body in JSON, or as given where it is bytes."""
        client = self.program(role)
        if method in ("GET", "HEAD"):
            return read(getattr(client, method.lower())(path, body or {}, **more))
        raw = body if isinstance(body, bytes) else json.dumps(body if body is not None else {}).encode()
        return read(client.generic(method, path, raw, content_type="application/json", **more))


@contextmanager
def undone() -> Iterator[None]:
    """This function will undo in the end what is written inside, as a test case of Django's does.

    Marked as a test's own block, so that code which insists on the outermost transaction runs inside it.
    """
    block = transaction.atomic()
    block._from_testcase = True
    with block:
        try:
            yield
        finally:
            transaction.set_rollback(True)


def snapshot() -> dict[str, str | None]:
    """This function will return a digest of every table of the portal, but for the trail and for last visits."""
    tables = {
        model._meta.label: connection.ops.quote_name(model._meta.db_table)
        for model in apps.get_models()
        if model.__module__.startswith("apps.")
        and model._meta.managed
        and not model._meta.proxy
        and model._meta.label not in UNTOUCHED_BY_COMPARISON
    }
    each = (
        f"SELECT '{label}', md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {table} t"
        for label, table in tables.items()
    )
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(each))
        return dict(cursor.fetchall())


@dataclass(frozen=True)
class Denied:
    """One refused attempt, as the trail tells it."""

    action: str
    tenant: str
    actor: str
    reason: str
    text: str


def trail_length() -> int:
    """This function will return how many entries the trails of all tenants have together."""
    return Log.objects.aggregate(all=Sum("size"))["all"] or 0


def denials_since(length: int) -> list[Denied]:
    """This function will return the refused attempts among the entries written since the trails were that long."""
    new = Entry.objects.order_by("-recorded_at", "-seq")[: trail_length() - length]
    bodies = [(entry, json.loads(bytes(entry.body))) for entry in new]
    return [
        Denied(
            action=body["action"],
            tenant=str(entry.log_id),
            actor=body["actor"]["id"],
            reason=body["reason"],
            text=bytes(entry.body).decode(),
        )
        for entry, body in bodies
        if body["outcome"] == Outcome.DENIED
    ]


def read(response: Any) -> Any:
    """This function will read a response to its end, whether it is streamed or not; `text_of` gives what it said."""
    response.said = b"".join(response.streaming_content) if response.streaming else response.content
    return response


def text_of(response: Any) -> str:
    """This function will return the body of a response that was read."""
    return str(response.said.decode(errors="replace"))


def without_names(text: str, target: Target) -> str:
    """This function will take from a body what differs between two equal answers: tokens and the names asked for."""
    text = re.sub(r'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[A-Za-z0-9]+', r"\1TOKEN", text)
    for word in target.words():
        text = text.replace(word, "NAME")
    return text


def folder_settings(folder: Path) -> dict[str, Any]:
    """This function will return the settings that give tests folders of their own for files, keys and checkpoints."""
    storages = {name: dict(config) for name, config in settings.STORAGES.items()}
    storages["artifacts"] = {**storages["artifacts"], "OPTIONS": {"location": folder / "artifacts"}}
    return {
        "STORAGES": storages,
        "AUDIT_CHECKPOINT_DIR": folder / "audit" / "checkpoints",
        "AUDIT_SIGNING_KEY": folder / "audit" / "signing.key",
        "AUDIT_KEYRING": folder / "audit" / "keys.json",
    }


def _session_of(person: User) -> str:
    client = Client()
    client.force_login(person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value
