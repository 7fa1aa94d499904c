"""Filling a fresh portal: two look-alike tenants, their people, and the first champions.

People and tenants are made through the services. Everything else goes through the portal's own client and real
traffic: the first champion gets there by a request, two votes and a rollout, like every later one. Each step looks
for what exists before it makes anything, so a run that was cut off is simply run again.
"""

from __future__ import annotations

import dataclasses
import secrets
import tempfile
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from platform_portal_sdk import ChangeRequest, Conflict, ModelVersion, NotFound, Portal

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.core.actors import System
from apps.tenants import services as tenants
from apps.tenants.choices import Role, Scope
from apps.tenants.models import ApiToken, Tenant
from demo import (
    approvals,
    catalog,
    connections,
    contracts,
    features,
    installation,
    lineage,
    notifications,
    training,
)
from demo.installation import Installation, Person
from demo.traffic import Traffic
from demo.training import Kind

BY = System("demo")
TOKEN_NAME = "demo"
ALIAS = "champion"
TENANTS = {"acme": "Acme Telecom", "globex": "Globex Retail"}
OPERATOR = "operator"
OPERATOR_NAME = "Noor Haddad"
# One of every role, and the same in each tenant, so that a leak between the two would show: the name that stands in the
# username, the role, and what the person is called in acme and in globex.
CAST: tuple[tuple[str, Role, str, str], ...] = (
    ("contributor", Role.CONTRIBUTOR, "Ada Lindqvist", "Gil Moreau"),
    ("reviewer-1", Role.REVIEWER, "Amir Castellanos", "Grace Okafor"),
    ("reviewer-2", Role.REVIEWER, "Anneke de Wit", "Giorgos Pappas"),
    ("risk-reviewer", Role.RISK_REVIEWER, "Aiko Tanaka", "Gwen Pritchard"),
    ("support", Role.SUPPORT, "Aleksi Virtanen", "Gabriela Souza"),
    ("product", Role.PRODUCT, "Asha Raman", "Gustav Holm"),
    ("viewer", Role.VIEWER, "Anton Weiss", "Gloria Mensah"),
    ("admin", Role.TENANT_ADMIN, "Amelie Fournier", "Goran Kovac"),
)
FIRST_TAG = "demo"
FIRST_PLAN = ({"weight": 100, "seconds": 5},)
# Requests a second for each route while all of them get their first champion at the same time.
PER_SECOND = 28.0
MOST_REQUESTS = 1_500
ROLLOUT_SECONDS = 150.0
ATTEMPTS = 2

Say = Callable[[str], None]


class SeedFailed(Exception):
    """Say why the demo could not be set up."""


@dataclass(frozen=True)
class Addresses:
    """Where the portal and the models' traffic are, and the folder that holds the demo's files."""

    url: str
    routes_url: str
    var: Path

    def mlflow(self, slug: str) -> str:
        """Give a tenant's MLflow address."""
        return f"{self.url}/mlflow/{slug}"

    def route(self, slug: str, model: str) -> str:
        """Give the address of a model's traffic."""
        return f"{self.routes_url}/{quote(slug, safe='')}/{quote(model, safe='')}"


def seed(addresses: Addresses, *, say: Say) -> Installation:
    """Bring the demo to its complete state and write it down; complete already, it moves addresses.

    Raises SeedFailed.
    """
    found = _kept(addresses.var)
    if found is not None:
        return _moved(found, addresses, say=say)
    notifications.begin()
    operator = _person(OPERATOR, None, Role.OPERATOR, OPERATOR_NAME, say=say)
    people = [operator]
    for number, (slug, name) in enumerate(TENANTS.items()):
        tenant = Tenant.objects.filter(slug=slug).first() or tenants.create_tenant(
            slug=slug, name=name, by=BY
        )
        people += [
            _person(f"{slug}-{title}", tenant, role, called[number], say=say) for title, role, *called in CAST
        ]
    _serve(addresses, _model_server_tokens())
    routes = {(slug, model): addresses.route(slug, model) for slug in TENANTS for model in training.RECIPES}
    made = Installation(
        url=addresses.url,
        mlflow_urls={slug: addresses.mlflow(slug) for slug in TENANTS},
        people=tuple(people),
        routes=routes,
    )
    _bring_champions(made, say=say)
    # What else each area would show after some weeks.
    features.fill(made, say=say)
    approvals.fill(made, say=say)
    lineage.fill(made, say=say)
    connections.fill(list(TENANTS), say=say)
    contracts.fill(made, say=say)
    notifications.fill(list(TENANTS), say=say)
    catalog.fill(made, say=say)
    installation.write(addresses.var, made)
    return made


def _kept(var: Path) -> Installation | None:
    """Give the demo written down, where it is the one in this database."""
    try:
        found = installation.read(var)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    names = [one.username for one in found.people]
    whole = User.objects.filter(username__in=names).count() == len(names)
    return found if whole and (var / installation.CREDENTIALS_FILE).is_file() else None


def _moved(found: Installation, addresses: Addresses, *, say: Say) -> Installation:
    """Write down the demo again at today's addresses: ports may have changed."""
    say("The demo is set up already.")
    moved = dataclasses.replace(
        found,
        url=addresses.url,
        mlflow_urls={slug: addresses.mlflow(slug) for slug in found.mlflow_urls},
        routes={key: addresses.route(*key) for key in found.routes},
    )
    if moved == found:
        return found
    _serve(addresses, _model_server_tokens())
    installation.write(addresses.var, moved)
    return moved


def _person(username: str, tenant: Tenant | None, role: Role, full_name: str, *, say: Say) -> Person:
    """Make a person with a role, or give the one of a run cut off new secrets."""
    password = secrets.token_urlsafe(18)
    user = User.objects.filter(username=username).first()
    if user is None:
        user = accounts.create_person(username=username, password=password, by=BY, full_name=full_name)
    else:
        accounts.set_password(user=user, password=password, by=BY)
    if tenant is None:
        tenants.make_operator(user=user, by=BY)
    else:
        tenants.assign_role(tenant=tenant, user=user, role=role, by=BY)
    say(f"{username} is {role.label.lower()}{f' of {tenant.slug}' if tenant else ''}.")
    slug = tenant.slug if tenant else None
    return Person(username, password, _token(user, tenant), slug, (str(role.value),))


def _token(user: User, tenant: Tenant | None, scopes: Sequence[Scope] = tuple(Scope)) -> str:
    """Issue the user's demo token and end the ones of runs before."""
    for old in ApiToken.objects.usable().filter(user=user, name=TOKEN_NAME):
        tenants.revoke_token(token=old, by=BY)
    _, raw = tenants.issue_token(user=user, tenant=tenant, name=TOKEN_NAME, scopes=scopes, by=BY)
    return raw


def _model_server_tokens() -> dict[str, str]:
    """Make each tenant's service account for the model servers, with a new token."""
    operator = User.objects.get(username=OPERATOR)
    found = {}
    for slug in TENANTS:
        tenant = Tenant.objects.get(slug=slug)
        name = f"{slug}-model-server"
        account = User.objects.filter(username=name).first() or accounts.create_service_account(
            username=name, owner=operator, by=BY
        )
        tenants.assign_role(tenant=tenant, user=account, role=Role.VIEWER, by=BY)
        found[slug] = _token(account, tenant, [Scope.MODELS_READ])
    return found


def _serve(addresses: Addresses, tokens: dict[str, str]) -> None:
    """Write the file from which the model servers take their credentials."""
    document = {
        slug: {"mlflow_url": addresses.mlflow(slug), "token": token} for slug, token in tokens.items()
    }
    installation.write_private(addresses.var / installation.CREDENTIALS_FILE, document)


def _bring_champions(made: Installation, *, say: Say) -> None:
    """Give every route its first champion, all of them at the same time."""
    lock = threading.Lock()

    def said(text: str) -> None:
        with lock:
            say(text)

    with (
        tempfile.TemporaryDirectory() as scratch,
        ThreadPoolExecutor(max_workers=len(made.routes)) as pool,
    ):
        workshop = Workshop(Path(scratch))
        jobs = [
            pool.submit(_first_champion, made, slug, model, workshop, said) for slug, model in made.routes
        ]
    for job in jobs:
        job.result()


class Workshop:
    """Where the first versions are trained, each once: every tenant gets the same."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._made: dict[str, Path] = {}
        self._lock = threading.Lock()

    def folder(self, model: str) -> Path:
        """Give the folder with the files of a model's first version."""
        # One after the other: the first one imports scikit-learn, and threads beside it would see half of it.
        with self._lock:
            if model not in self._made:
                self._made[model] = training.build(model, Kind.FIRST, self._scratch / model)
            return self._made[model]


def _first_champion(made: Installation, slug: str, model: str, workshop: Workshop, say: Say) -> None:
    contributor = made.of(slug, Role.CONTRIBUTOR)[0]
    with Portal(made.url, contributor.token, slug) as portal:
        for attempt in range(1, ATTEMPTS + 1):
            if _champion(portal, model) is not None:
                say(f"{slug}/{model} has a champion.")
                return
            version = _first_version(portal, slug, model, workshop, say)
            ended = _promote(made, portal, version, say)
            if ended.state == "applied":
                say(f"{slug}/{model}: version {version.version} is the first champion.")
                return
            say(f"{slug}/{model}: attempt {attempt} ended {ended.state}: {_why(portal, ended)}")
    raise SeedFailed(
        f"{slug}/{model} did not get its first champion. The portal's page tells why: {ended.url}"
    )


def _champion(portal: Portal, model: str) -> int | None:
    try:
        return portal.models.alias(model, ALIAS)
    except NotFound:
        return None


def _first_version(portal: Portal, slug: str, model: str, workshop: Workshop, say: Say) -> ModelVersion:
    """Find the first version of a run cut off, or push one."""
    with suppress(NotFound):  # the model comes with its first version
        for version in portal.versions.list(model):
            if version.tags.get(FIRST_TAG) == Kind.FIRST:
                return version
    version = portal.models.push(
        workshop.folder(model),
        model,
        tags={FIRST_TAG: Kind.FIRST.value},
        description="The first version of the demo.",
    )
    say(f"{slug}/{model}: registered version {version.version}.")
    return version


def _promote(made: Installation, portal: Portal, version: ModelVersion, say: Say) -> ChangeRequest:
    """Ask, let two reviewers approve, and send traffic until the rollout has ended."""
    slug, model = portal.tenant or "", version.name
    request = _open_request(portal, version)
    for reviewer in made.of(slug, Role.REVIEWER):
        request = portal.change_requests.get(request.id)
        if request.state != "in_review":
            break
        with Portal(made.url, reviewer.token, slug) as voting:
            try:
                voting.change_requests.vote(request.id, digest=request.digest, decision="approve")
            except Conflict as conflict:
                # A run before this one may have voted already.
                say(f"{slug}/{model}: {reviewer.username}: {conflict.detail}")
    say(f"{slug}/{model}: two reviewers approved; real requests decide now.")
    with Traffic(made.routes[slug, model], model, per_second=PER_SECOND, most=MOST_REQUESTS):
        return portal.change_requests.wait(request.id, timeout=ROLLOUT_SECONDS)


def _open_request(portal: Portal, version: ModelVersion) -> ChangeRequest:
    """Find the open request of a run cut off, or make one."""
    for state in ("executing", "in_review"):
        for found in portal.change_requests.list(tenant=portal.tenant, state=state):
            if (found.model, found.version) == (version.name, version.version):
                return found
    return portal.change_requests.create(
        model=version.name,
        version=version.version,
        alias=ALIAS,
        plan=FIRST_PLAN,
        reason="The first version of this model: it gets traffic once two reviewers agree.",
    )


def _why(portal: Portal, ended: ChangeRequest) -> str:
    if ended.rollout_id is None:
        return "; ".join(ended.policy_reasons) or "no rollout was started"
    rollout = portal.rollouts.get(ended.rollout_id)
    return rollout.reason or rollout.verdict
