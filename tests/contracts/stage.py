"""Two filled tenants and everybody who may knock: made once for many tests, and as they were before each of them."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, ClassVar

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.client import ClientHandler

from apps.accounts.models import User
from apps.audit.choices import Outcome
from apps.audit.models import Entry, Log
from apps.connections import services as connections
from apps.connections.models import Connection
from apps.contracts.services import checks
from apps.lineage import services as lineage
from apps.registry import services as registry
from apps.tenants import services as tenants
from apps.tenants.choices import ROLE_PERMISSIONS, Role
from tests.contracts import headers
from tests.factories.cast import REASON, SAID, World, make_world, token_of
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
# Roles that hold the very same permissions: nothing asks for more than permissions, save what a policy says of votes.
ALIKE = [
    sorted(map(str, (role for role, held in ROLE_PERMISSIONS.items() if held == permissions)))
    for permissions in dict.fromkeys(ROLE_PERMISSIONS.values())
]


def members_in_turn(turn: int) -> frozenset[str]:
    """Return one role of those that are alike, another one each turn, and the viewer always."""
    return frozenset({VIEWER, *(roles[turn % len(roles)] for roles in ALIKE)})


# What refused calls are expected to write (the trail), and what is written of whoever merely comes by.
UNTOUCHED_BY_COMPARISON = frozenset(
    {
        "audit.Entry",
        "audit.Log",
        "audit.RefusalCount",
        "tenants.ApiToken",
        "accounts.User",
        "accounts.Session",
        # What a gate stopped, for whoever sent it: tests/accounts/test_gates.py.
        "accounts.KeptForm",
        # One's own, whoever one is.
        "notifications.Preference",
        "operations.OperatorAccessSession",
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
    # The versions that forms of the tenant's settings and limits, and of a share, are opened with.
    settings: str = ""
    limits: str = ""
    share: str = ""
    feature_store: str = ""
    feature_sync: str = ""
    registry_digest: str = ""
    connection: str = ""
    connection_id: str = str(uuid.UUID(int=0))
    feature_view: str = ""
    feature_service: str = ""
    check_run: str = ""
    check: str = ""
    dataset: str = ""
    job: str = ""
    mapping: str = ""
    owners: str = ""
    feed: str = ""
    inputs: str = ""

    def words(self) -> list[str]:
        """Return what a refusal might repeat of it, the longest first."""
        return sorted({self.tenant, self.request, self.rollout, self.connection_id}, key=len, reverse=True)


def target_of(objects: Objects) -> Target:
    """Name the objects of a tenant."""
    connection = Connection.objects.get(tenant=objects.cast.tenant, name="metrics")
    return Target(
        tenant=objects.cast.tenant.slug,
        model=objects.fraud.name,
        version=objects.candidate.number,
        free_model=objects.churn.name,
        request=str(objects.open_request.pk),
        rollout=str(objects.rollout.pk),
        digest=objects.open_request.digest,
        settings=tenants.settings_etag(objects.cast.tenant),
        limits=tenants.limits_etag(tenants.limits_of(objects.cast.tenant)),
        share=tenants.share_etag(None),
        check_run=str(objects.check_run.pk),
        check=checks.check_etag(objects.check_run.plan),
        feature_store=str(objects.synced.store.pk),
        feature_sync=str(objects.synced.sync.pk),
        registry_digest=objects.synced.store.registry_digest,
        connection=connections.connection_etag(connection),
        connection_id=str(connection.pk),
        feature_view=str(objects.feature_view.pk),
        feature_service=str(objects.feature_service.pk),
        dataset=str(objects.dataset.pk),
        job=str(objects.job.pk),
        mapping=str(objects.mapping.pk),
        owners=lineage.owners_etag([]),
        feed=str(objects.feed.pk),
        inputs=registry.inputs_etag(objects.candidate),
    )


def unknown_target(like: Target) -> Target:
    """Name objects that do not exist, in a tenant that does not exist."""
    return Target(
        tenant="nowhere",
        model=like.model,
        version=like.version,
        free_model=like.free_model,
        request=str(uuid.uuid4()),
        rollout=str(uuid.uuid4()),
        connection_id=str(uuid.uuid4()),
        digest=like.digest,
        check_run=str(uuid.uuid4()),
        check=like.check,
        feature_store=str(uuid.uuid4()),
        feature_sync=str(uuid.uuid4()),
        registry_digest=like.registry_digest,
        feature_view=str(uuid.uuid4()),
        feature_service=str(uuid.uuid4()),
        dataset=str(uuid.uuid4()),
        job=str(uuid.uuid4()),
        mapping=str(uuid.uuid4()),
        feed=str(uuid.uuid4()),
        inputs=like.inputs,
    )


class Caller(Client):
    """A client for many requests: all share what handles them, and nothing is kept of how an answer was made."""

    _handlers: ClassVar[dict[bool, ClientHandler]] = {}

    def __init__(self, *, enforce_csrf_checks: bool = False, **more: Any) -> None:
        super().__init__(raise_request_exception=False, **more)
        self.handler = self._handlers.setdefault(enforce_csrf_checks, ClientHandler(enforce_csrf_checks))

    def request(self, **request: Any) -> Any:
        """Send a request and return its answer, without the templates and contexts behind it."""
        response: Any = self.handler(self._base_environ(**request))
        response.request = request
        response.json = partial(self._parse_json, response)
        self.cookies.update(response.cookies)
        return response


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
        assert self.page(OPERATOR, "POST", "/admin/operator-access/", {"reason": REASON}).status_code == 302

    def browser(self, role: str, **options: Any) -> Client:
        """Return a fresh browser in which somebody is signed in, or nobody."""
        client = Caller(**options)
        if role != ANONYMOUS:
            client.cookies[settings.SESSION_COOKIE_NAME] = self._sessions[role]
        return client

    def program(self, role: str) -> Client:
        """Return a program that sends somebody's token, or none."""
        sent = {} if role == ANONYMOUS else {"Authorization": f"Bearer {self.tokens[role]}"}
        return Caller(headers={**sent, **(SAID if role == OPERATOR else {})})

    def enter(self, role: str, person: User, token: str = "") -> None:
        """Bring one more person on stage as `role`, for the length of a test."""
        self.people[role] = person
        self.tokens[role] = token or token_of(person)
        self._sessions[role] = _session_of(person)

    def carry(self, role: str, scopes: Iterable[str]) -> str:
        """Give somebody a token with these scopes only, and return the role that sends it."""
        name = f"{role} with {' '.join(sorted(map(str, scopes)))}"
        self.people[name] = self.people[role]
        self.tokens[name] = token_of(self.people[role], scopes=scopes)
        return name

    def page(
        self, role: str, method: str, path: str, form: Mapping[str, Any] | None = None, **more: Any
    ) -> Any:
        """Send a browser's request."""
        send = getattr(self.browser(role), method.lower())
        with_form = method in ("GET", "HEAD", "POST")
        return _seen_whole(send(path, dict(form or {}), **more) if with_form else send(path, **more))

    def call(self, role: str, method: str, path: str, body: Any = None, **more: Any) -> Any:
        """Send a program's request: the body in JSON, or as given where it is bytes."""
        client = self.program(role)
        if method in ("GET", "HEAD"):
            return _seen_whole(getattr(client, method.lower())(path, body or {}, **more))
        raw = body if isinstance(body, bytes) else json.dumps(body if body is not None else {}).encode()
        return _seen_whole(client.generic(method, path, raw, content_type="application/json", **more))


@contextmanager
def undone() -> Iterator[None]:
    """Undo in the end what is written inside, as a test case of Django's does.

    Marked as a test's own block, so that code which insists on the outermost transaction runs inside it.
    """
    block = transaction.atomic()
    block._from_testcase = True
    with block:
        try:
            yield
        finally:
            transaction.set_rollback(True)


@cache
def _compared() -> dict[str, str]:
    """Return the tables that a snapshot looks at, by the names of their models."""
    return {
        model._meta.label: connection.ops.quote_name(model._meta.db_table)
        for model in apps.get_models()
        if model.__module__.startswith("apps.")
        and model._meta.managed
        and not model._meta.proxy
        and model._meta.label not in UNTOUCHED_BY_COMPARISON
    }


@cache
def _count_of_writes() -> str:
    acts = "+".join(f"pg_stat_get_xact_tuples_{act}(t)" for act in ("inserted", "updated", "deleted"))
    tables = ", ".join(f"('{table}'::regclass)" for table in _compared().values())
    return f"SELECT pg_backend_pid(), now()::text, array(SELECT {acts} FROM (VALUES {tables}) AS v(t))"


# What each table was at the last look, in which transaction, and after how many writes.
_seen: dict[str, tuple[tuple[Any, ...], str | None]] = {}


def snapshot() -> dict[str, str | None]:
    """Return a digest of every table of the portal, but for the trail and for last access_sessions.

    Postgres counts the rows that a transaction writes, those of undone savepoints too. A table is read again only if
    that number has grown since the last look in the same transaction: it is what it was otherwise.
    """
    with connection.cursor() as cursor:
        cursor.execute(_count_of_writes())
        backend, began, written = cursor.fetchone()
        state = {label: (backend, began, count) for label, count in zip(_compared(), written, strict=True)}
        grown = [
            f"SELECT '{label}', md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {_compared()[label]} t"
            for label, now in state.items()
            if label not in _seen or _seen[label][0] != now
        ]
        if grown:
            cursor.execute(" UNION ALL ".join(grown))
            _seen.update({label: (state[label], digest) for label, digest in cursor.fetchall()})
    return {label: _seen[label][1] for label in state}


@dataclass(frozen=True)
class Denied:
    """One refused attempt, as the trail tells it."""

    action: str
    tenant: str
    actor: str
    reason: str
    text: str


def trail_length() -> int:
    """Return how many entries the trails of all tenants have together."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(sum(size), 0) FROM {Log._meta.db_table}")
        return int(cursor.fetchone()[0])


def denials_since(length: int) -> list[Denied]:
    """Return the refused attempts among the entries written since the trails were that long."""
    written = trail_length() - length
    new = Entry.objects.order_by("-recorded_at", "-seq")[:written] if written else ()
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
    """Read a response to its end, whether it is streamed or not; `text_of` gives what it said."""
    response.said = b"".join(response.streaming_content) if response.streaming else response.content
    return response


def text_of(response: Any) -> str:
    """Return the body of a response that was read."""
    return str(response.said.decode(errors="replace"))


def _seen_whole(response: Any) -> Any:
    """Read a response, whose headers have to be complete whatever else is asked of it."""
    headers.check(read(response))
    return response


def without_id(text: str) -> str:
    """Take the id of its request from a problem."""
    return re.sub(r'"request_id":"[0-9a-f]{32}"', '"request_id":"ID"', text)


def without_names(text: str, target: Target) -> str:
    """Take from a body what differs between two equal answers: tokens, ids of requests and the names asked for."""
    text = without_id(text)
    text = re.sub(r'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[A-Za-z0-9]+', r"\1TOKEN", text)
    for word in target.words():
        text = text.replace(word, "NAME")
    return text


def folder_settings(folder: Path) -> dict[str, Any]:
    """Return the settings that give tests folders of their own for files, keys and checkpoints."""
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
