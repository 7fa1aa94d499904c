"""Every method of the client and every command of `portal`, each called once against the portal in this process.

A new one fails tests/contracts/test_parity.py until it is called here.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pytest
import typer
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.urls import resolve
from ninja.utils import replace_path_param_notation
from platform_portal_sdk import Portal
from platform_portal_sdk.cli import app, main, settings
from platform_portal_sdk.resource import Resource

from apps.catalog import services as catalog
from apps.tenants.models import Tenant
from platform_portal.api import api
from tests.contracts.stage import CONTRIBUTOR, OPERATOR, REVIEWER, TENANT_ADMIN, Stage
from tests.factories.cast import REASON

Call = Callable[[Portal, Any], object]


CONTRACT = "apiVersion: v3.1.0\nkind: DataContract\nid: brand-new\nversion: 1.0.0\n"
EVENT = {
    "eventTime": "2026-03-01T12:00:00Z",
    "eventType": "START",
    "run": {"runId": "of-the-client"},
    "job": {"namespace": "jobs", "name": "of-the-client"},
}


class Scene:
    """What the calls are about."""

    def __init__(self, stage: Stage, folder: Path, operation: str) -> None:
        self.target = stage.target
        self.folder = folder
        self.operation = operation
        (folder / "model.bin").write_bytes(b"weights")
        (folder / "event.json").write_text(json.dumps(EVENT))
        self.catalog_info = folder.with_name("catalog-info.yaml")
        self.catalog_info.write_text("kind: Location\n")
        self.features = folder.with_name("features.yaml")
        self.features.write_text("project: new\n")
        self.contract = folder.with_name("contract.yaml")
        self.contract.write_text(CONTRACT)
        self._author = stage.people[CONTRIBUTOR]

    @property
    def feed(self) -> str:
        """Make a signed address of the catalog, and return its id."""
        tenant = Tenant.objects.get(slug=self.target.tenant)
        return str(catalog.create_feed(tenant=tenant, name="Backstage", by=self._author)[0].pk)


# Who calls, and how. Each leaves behind what the test around it undoes.
METHODS: dict[str, tuple[str, Call]] = {
    "me": (CONTRIBUTOR, lambda p, s: p.me()),
    "models.list": (CONTRIBUTOR, lambda p, s: p.models.list()),
    "models.iterate": (CONTRIBUTOR, lambda p, s: list(p.models.iterate())),
    "models.create": (CONTRIBUTOR, lambda p, s: p.models.create("brand-new")),
    "models.get": (CONTRIBUTOR, lambda p, s: p.models.get(s.target.model)),
    "models.describe": (CONTRIBUTOR, lambda p, s: p.models.describe(s.target.model, "d")),
    "models.set_tag": (CONTRIBUTOR, lambda p, s: p.models.set_tag(s.target.model, "k", "v")),
    "models.tag": (
        CONTRIBUTOR,
        lambda p, s: (p.models.set_tag(s.target.model, "k", "v"), p.models.tag(s.target.model, "k")),
    ),
    "models.delete_tag": (CONTRIBUTOR, lambda p, s: p.models.delete_tag(s.target.model, "k")),
    "models.alias": (CONTRIBUTOR, lambda p, s: p.models.alias(s.target.model, "champion")),
    "models.set_alias": (CONTRIBUTOR, lambda p, s: p.models.set_alias(s.target.model, "blue", 1)),
    "models.delete_alias": (CONTRIBUTOR, lambda p, s: p.models.delete_alias(s.target.model, "blue")),
    "models.push": (CONTRIBUTOR, lambda p, s: p.models.push(s.folder, "pushed")),
    "lineage.send": (CONTRIBUTOR, lambda p, s: p.lineage.send([EVENT])),
    "lineage.datasets": (CONTRIBUTOR, lambda p, s: p.lineage.datasets()),
    "lineage.iterate": (CONTRIBUTOR, lambda p, s: list(p.lineage.iterate())),
    "lineage.jobs": (CONTRIBUTOR, lambda p, s: p.lineage.jobs()),
    "lineage.get": (CONTRIBUTOR, lambda p, s: p.lineage.get(s.target.dataset)),
    "lineage.owners": (CONTRIBUTOR, lambda p, s: p.lineage.owners(s.target.dataset)),
    "lineage.name_owners": (
        CONTRIBUTOR,
        lambda p, s: p.lineage.name_owners(s.target.dataset, ["acme-viewer"]),
    ),
    "lineage.mappings": (CONTRIBUTOR, lambda p, s: p.lineage.mappings()),
    "lineage.map": (CONTRIBUTOR, lambda p, s: p.lineage.map("unresolved:x", "s3://lake")),
    "lineage.unmap": (CONTRIBUTOR, lambda p, s: p.lineage.unmap(s.target.mapping)),
    "versions.list": (CONTRIBUTOR, lambda p, s: p.versions.list(s.target.model)),
    "versions.iterate": (CONTRIBUTOR, lambda p, s: list(p.versions.iterate(s.target.model))),
    "versions.get": (CONTRIBUTOR, lambda p, s: p.versions.get(s.target.model, 1)),
    "versions.describe": (CONTRIBUTOR, lambda p, s: p.versions.describe(s.target.model, 1, "d")),
    "versions.set_tag": (CONTRIBUTOR, lambda p, s: p.versions.set_tag(s.target.model, 1, "k", "v")),
    "versions.tag": (
        CONTRIBUTOR,
        lambda p, s: (
            p.versions.set_tag(s.target.model, 1, "k", "v"),
            p.versions.tag(s.target.model, 1, "k"),
        ),
    ),
    "versions.delete_tag": (CONTRIBUTOR, lambda p, s: p.versions.delete_tag(s.target.model, 1, "k")),
    "versions.inputs": (CONTRIBUTOR, lambda p, s: p.versions.inputs(s.target.model, 1)),
    "versions.set_inputs": (
        CONTRIBUTOR,
        lambda p, s: p.versions.set_inputs(s.target.model, 1, features=["driver_stats"]),
    ),
    "catalog.impact": (
        CONTRIBUTOR,
        lambda p, s: p.catalog.impact({"feature_view": {"project": "p", "name": "n"}}),
    ),
    "catalog.backstage": (CONTRIBUTOR, lambda p, s: p.catalog.backstage()),
    "catalog.import_backstage": (CONTRIBUTOR, lambda p, s: p.catalog.import_backstage(b"kind: Location")),
    "catalog.feeds": (CONTRIBUTOR, lambda p, s: p.catalog.feeds()),
    "catalog.iterate_feeds": (CONTRIBUTOR, lambda p, s: list(p.catalog.iterate_feeds())),
    "catalog.create_feed": (CONTRIBUTOR, lambda p, s: p.catalog.create_feed("Backstage")),
    "catalog.revoke_feed": (
        CONTRIBUTOR,
        lambda p, s: p.catalog.revoke_feed(p.catalog.create_feed("Backstage").id),
    ),
    "change_requests.list": (CONTRIBUTOR, lambda p, s: p.change_requests.list()),
    "change_requests.iterate": (CONTRIBUTOR, lambda p, s: list(p.change_requests.iterate())),
    "change_requests.get": (CONTRIBUTOR, lambda p, s: p.change_requests.get(s.target.request)),
    "change_requests.vote": (
        REVIEWER,
        lambda p, s: p.change_requests.vote(s.target.request, digest=s.target.digest, decision="approve"),
    ),
    "change_requests.withdraw": (CONTRIBUTOR, lambda p, s: p.change_requests.withdraw(s.target.request)),
    "change_requests.create": (CONTRIBUTOR, lambda p, s: _ask_again(p, s)),
    "change_requests.wait": (
        CONTRIBUTOR,
        lambda p, s: (
            p.change_requests.withdraw(s.target.request),
            p.change_requests.wait(s.target.request, timeout=1),
        ),
    ),
    "contracts.put": (CONTRIBUTOR, lambda p, s: p.contracts.put("brand-new", CONTRACT.encode())),
    "contracts.get": (CONTRIBUTOR, lambda p, s: p.contracts.get("orders")),
    "contracts.summary": (CONTRIBUTOR, lambda p, s: p.contracts.summary("orders")),
    "contracts.versions": (CONTRIBUTOR, lambda p, s: p.contracts.versions("orders")),
    "contracts.consumers": (CONTRIBUTOR, lambda p, s: p.contracts.consumers("orders")),
    "contracts.list": (CONTRIBUTOR, lambda p, s: p.contracts.list()),
    "contracts.iterate": (CONTRIBUTOR, lambda p, s: list(p.contracts.iterate())),
    "contracts.lint": (CONTRIBUTOR, lambda p, s: p.contracts.lint(CONTRACT.encode())),
    "contracts.diff": (CONTRIBUTOR, lambda p, s: p.contracts.diff(CONTRACT, CONTRACT)),
    "checks.list": (CONTRIBUTOR, lambda p, s: p.checks.list("orders")),
    "checks.get": (CONTRIBUTOR, lambda p, s: p.checks.get("orders", "daily")),
    "checks.save": (CONTRIBUTOR, lambda p, s: p.checks.save("orders", "nightly", path="orders.csv")),
    "checks.remove": (CONTRIBUTOR, lambda p, s: p.checks.remove("orders", "daily")),
    "checks.start": (CONTRIBUTOR, lambda p, s: p.checks.start("orders")),
    "checks.runs": (CONTRIBUTOR, lambda p, s: p.checks.runs("orders", "daily")),
    "checks.run": (CONTRIBUTOR, lambda p, s: p.checks.run("orders", "daily", s.target.check_run)),
    "checks.results": (
        CONTRIBUTOR,
        lambda p, s: list(p.checks.results("orders", "daily", s.target.check_run)),
    ),
    "rollouts.list": (CONTRIBUTOR, lambda p, s: p.rollouts.list()),
    "rollouts.iterate": (CONTRIBUTOR, lambda p, s: list(p.rollouts.iterate())),
    "rollouts.get": (CONTRIBUTOR, lambda p, s: p.rollouts.get(s.target.rollout)),
    "rollouts.abort": (CONTRIBUTOR, lambda p, s: p.rollouts.abort(s.target.rollout)),
    "rollouts.watch": (CONTRIBUTOR, lambda p, s: next(p.rollouts.watch(s.target.rollout))),
    "feature_views.list": (CONTRIBUTOR, lambda p, s: p.feature_views.list()),
    "feature_views.iterate": (CONTRIBUTOR, lambda p, s: list(p.feature_views.iterate())),
    "feature_views.get": (CONTRIBUTOR, lambda p, s: p.feature_views.get("telecom", "usage")),
    "feature_views.set_state": (
        CONTRIBUTOR,
        lambda p, s: p.feature_views.set_state("telecom", "trial", "active"),
    ),
    "feature_views.services": (CONTRIBUTOR, lambda p, s: p.feature_views.services()),
    "feature_views.service": (CONTRIBUTOR, lambda p, s: p.feature_views.service("telecom", "churn_v1")),
    "feature_views.apply": (CONTRIBUTOR, lambda p, s: p.feature_views.apply("project: new")),
    "feature_views.definitions": (CONTRIBUTOR, lambda p, s: p.feature_views.definitions("telecom")),
    "feature_views.repository": (CONTRIBUTOR, lambda p, s: p.feature_views.repository("telecom")),
    "features.list": (CONTRIBUTOR, lambda p, s: p.features.list()),
    "features.iterate": (CONTRIBUTOR, lambda p, s: list(p.features.iterate())),
    "features.get": (CONTRIBUTOR, lambda p, s: p.features.get(s.target.feature_store)),
    "features.create": (
        CONTRIBUTOR,
        lambda p, s: p.features.create("new", source="url", location="https://93.184.215.14/registry.db"),
    ),
    "features.update": (CONTRIBUTOR, lambda p, s: p.features.update(s.target.feature_store, sync_minutes=60)),
    "features.sync": (CONTRIBUTOR, lambda p, s: p.features.sync(s.target.feature_store)),
    "features.syncs": (CONTRIBUTOR, lambda p, s: p.features.syncs(s.target.feature_store)),
    "features.get_sync": (
        CONTRIBUTOR,
        lambda p, s: p.features.get_sync(s.target.feature_store, s.target.feature_sync),
    ),
    "features.watch_sync": (
        CONTRIBUTOR,
        lambda p, s: list(p.features.watch_sync(s.target.feature_store, s.target.feature_sync, timeout=1)),
    ),
    "features.acknowledge": (
        REVIEWER,
        lambda p, s: p.features.acknowledge(s.target.feature_store, registry_digest=s.target.registry_digest),
    ),
    "tenants.list": (CONTRIBUTOR, lambda p, s: p.tenants.list()),
    "tenants.iterate": (CONTRIBUTOR, lambda p, s: list(p.tenants.iterate())),
    "tenants.get": (CONTRIBUTOR, lambda p, s: p.tenants.get(s.target.tenant)),
    "tenants.create": (OPERATOR, lambda p, s: p.tenants.create("initech", "Initech")),
    "tenants.update": (TENANT_ADMIN, lambda p, s: p.tenants.update(s.target.tenant, name="Acme Corp")),
    "members.list": (CONTRIBUTOR, lambda p, s: p.members.list()),
    "members.iterate": (CONTRIBUTOR, lambda p, s: list(p.members.iterate())),
    "members.get": (CONTRIBUTOR, lambda p, s: p.members.get("acme-viewer")),
    "members.add": (TENANT_ADMIN, lambda p, s: p.members.add("outsider", "viewer")),
    "members.change": (TENANT_ADMIN, lambda p, s: p.members.change("acme-viewer", ["product"])),
    "members.remove": (TENANT_ADMIN, lambda p, s: p.members.remove("acme-viewer")),
    "connections.list": (CONTRIBUTOR, lambda p, s: p.connections.list()),
    "connections.iterate": (CONTRIBUTOR, lambda p, s: list(p.connections.iterate())),
    "connections.get": (CONTRIBUTOR, lambda p, s: p.connections.get("metrics")),
    "connections.create": (
        TENANT_ADMIN,
        lambda p, s: p.connections.create("brand-new", "http", "https://93.184.216.34/health", secret="s"),
    ),
    "connections.update": (TENANT_ADMIN, lambda p, s: p.connections.update("metrics", name="renamed")),
    "connections.test": (TENANT_ADMIN, lambda p, s: p.connections.test("metrics")),
    "connections.remove": (TENANT_ADMIN, lambda p, s: p.connections.remove("metrics")),
    "audit.search": (TENANT_ADMIN, lambda p, s: p.audit.search(action="registry.alias.set")),
    "audit.iterate": (TENANT_ADMIN, lambda p, s: list(p.audit.iterate(limit=3))),
    "operations.list": (CONTRIBUTOR, lambda p, s: p.operations.list()),
    "operations.iterate": (CONTRIBUTOR, lambda p, s: list(p.operations.iterate())),
    "operations.get": (CONTRIBUTOR, lambda p, s: p.operations.get(s.operation)),
    "operations.cancel": (CONTRIBUTOR, lambda p, s: p.operations.cancel(s.operation)),
    "operations.wait": (
        CONTRIBUTOR,
        lambda p, s: (p.operations.cancel(s.operation), p.operations.wait(s.operation, timeout=1)),
    ),
}

PLAN = "20:60"
COMMANDS: dict[str, tuple[str, Callable[[Any], list[str]]]] = {
    "login": (CONTRIBUTOR, lambda s: ["--url", "http://127.0.0.1", "--token", "pp_x"]),
    "whoami": (CONTRIBUTOR, lambda s: []),
    "request": (
        CONTRIBUTOR,
        lambda s: ["--model", s.target.free_model, "--version", "1", "--plan", PLAN, "--reason", "Better."],
    ),
    "vote": (REVIEWER, lambda s: [s.target.request, "approve"]),
    "requests list": (CONTRIBUTOR, lambda s: []),
    "requests show": (CONTRIBUTOR, lambda s: [s.target.request]),
    "requests withdraw": (CONTRIBUTOR, lambda s: [s.target.request]),
    "contracts push": (CONTRIBUTOR, lambda s: [str(s.contract)]),
    "contracts get": (CONTRIBUTOR, lambda s: ["orders"]),
    "contracts show": (CONTRIBUTOR, lambda s: ["orders"]),
    "contracts versions": (CONTRIBUTOR, lambda s: ["orders"]),
    "contracts consumers": (CONTRIBUTOR, lambda s: ["orders"]),
    "contracts list": (CONTRIBUTOR, lambda s: []),
    "contracts lint": (CONTRIBUTOR, lambda s: [str(s.contract)]),
    "contracts diff": (CONTRIBUTOR, lambda s: [str(s.contract), str(s.contract)]),
    "checks list": (CONTRIBUTOR, lambda s: ["orders"]),
    "checks show": (CONTRIBUTOR, lambda s: ["orders", "daily"]),
    "checks save": (CONTRIBUTOR, lambda s: ["orders", "nightly", "--path", "orders.csv"]),
    "checks remove": (CONTRIBUTOR, lambda s: ["orders", "daily"]),
    "checks run": (CONTRIBUTOR, lambda s: ["orders"]),
    "checks runs": (CONTRIBUTOR, lambda s: ["orders", "daily"]),
    "checks results": (CONTRIBUTOR, lambda s: ["orders", "daily", s.target.check_run]),
    "contracts check": (CONTRIBUTOR, lambda s: ["orders"]),
    "rollouts list": (CONTRIBUTOR, lambda s: []),
    "rollouts show": (CONTRIBUTOR, lambda s: [s.target.rollout]),
    "rollouts watch": (CONTRIBUTOR, lambda s: [s.target.rollout, "--timeout", "0"]),
    "rollouts abort": (CONTRIBUTOR, lambda s: [s.target.rollout]),
    "features list": (CONTRIBUTOR, lambda s: []),
    "features show": (CONTRIBUTOR, lambda s: ["telecom/usage"]),
    "features state": (CONTRIBUTOR, lambda s: ["telecom/trial", "active"]),
    "features services": (CONTRIBUTOR, lambda s: []),
    "features service": (CONTRIBUTOR, lambda s: ["telecom/churn_v1"]),
    "features apply": (CONTRIBUTOR, lambda s: [str(s.features)]),
    "features export": (CONTRIBUTOR, lambda s: ["telecom"]),
    "features stores": (CONTRIBUTOR, lambda s: []),
    "features store": (CONTRIBUTOR, lambda s: [s.target.feature_store]),
    "features connect": (CONTRIBUTOR, lambda s: ["new", "--url", "https://93.184.215.14/registry.db"]),
    "features settings": (CONTRIBUTOR, lambda s: ["feast", "--every", "60"]),
    "features sync": (CONTRIBUTOR, lambda s: ["feast"]),
    "features syncs": (CONTRIBUTOR, lambda s: ["feast"]),
    "features changes": (CONTRIBUTOR, lambda s: ["feast"]),
    "features acknowledge": (REVIEWER, lambda s: ["feast"]),
    "models list": (CONTRIBUTOR, lambda s: []),
    "models show": (CONTRIBUTOR, lambda s: [s.target.model]),
    "models create": (CONTRIBUTOR, lambda s: ["brand-new"]),
    "models describe": (CONTRIBUTOR, lambda s: [s.target.model, "d"]),
    "models tag": (CONTRIBUTOR, lambda s: [s.target.model, "k", "v"]),
    "models untag": (CONTRIBUTOR, lambda s: [s.target.model, "k"]),
    "models alias": (CONTRIBUTOR, lambda s: [s.target.model, "blue", "1"]),
    "models unalias": (CONTRIBUTOR, lambda s: [s.target.model, "blue"]),
    "models push": (CONTRIBUTOR, lambda s: [str(s.folder), "--name", "pushed"]),
    "lineage send": (CONTRIBUTOR, lambda s: [str(s.folder / "event.json")]),
    "lineage datasets": (CONTRIBUTOR, lambda s: []),
    "lineage unresolved": (CONTRIBUTOR, lambda s: []),
    "lineage jobs": (CONTRIBUTOR, lambda s: []),
    "lineage show": (CONTRIBUTOR, lambda s: [s.target.dataset]),
    "lineage owners": (CONTRIBUTOR, lambda s: [s.target.dataset]),
    "lineage name-owners": (CONTRIBUTOR, lambda s: [s.target.dataset, "acme-viewer"]),
    "lineage mappings": (CONTRIBUTOR, lambda s: []),
    "lineage map": (CONTRIBUTOR, lambda s: ["unresolved:x", "s3://lake"]),
    "lineage unmap": (CONTRIBUTOR, lambda s: [s.target.mapping]),
    "versions list": (CONTRIBUTOR, lambda s: [s.target.model]),
    "versions show": (CONTRIBUTOR, lambda s: [s.target.model, "1"]),
    "versions describe": (CONTRIBUTOR, lambda s: [s.target.model, "1", "d"]),
    "versions tag": (CONTRIBUTOR, lambda s: [s.target.model, "1", "k", "v"]),
    "versions untag": (CONTRIBUTOR, lambda s: [s.target.model, "1", "k"]),
    "versions inputs": (CONTRIBUTOR, lambda s: [s.target.model, "1", "--feature", "driver_stats"]),
    "impact": (CONTRIBUTOR, lambda s: ["--view", "p/n", "--exit-code"]),
    "catalog backstage": (CONTRIBUTOR, lambda s: []),
    "catalog import": (CONTRIBUTOR, lambda s: [str(s.catalog_info)]),
    "catalog feeds": (CONTRIBUTOR, lambda s: []),
    "catalog feed": (CONTRIBUTOR, lambda s: ["Backstage"]),
    "catalog revoke-feed": (CONTRIBUTOR, lambda s: [str(s.feed)]),
    "tenants list": (CONTRIBUTOR, lambda s: []),
    "tenants show": (CONTRIBUTOR, lambda s: [s.target.tenant]),
    "tenants create": (OPERATOR, lambda s: ["initech", "--name", "Initech"]),
    "tenants set": (TENANT_ADMIN, lambda s: [s.target.tenant, "--name", "Acme Corp"]),
    "members list": (CONTRIBUTOR, lambda s: []),
    "members show": (CONTRIBUTOR, lambda s: ["acme-viewer"]),
    "members add": (TENANT_ADMIN, lambda s: ["outsider", "viewer"]),
    "members change": (TENANT_ADMIN, lambda s: ["acme-viewer", "product"]),
    "members remove": (TENANT_ADMIN, lambda s: ["acme-viewer"]),
    "connections list": (CONTRIBUTOR, lambda s: []),
    "connections show": (CONTRIBUTOR, lambda s: ["metrics"]),
    "connections create": (
        TENANT_ADMIN,
        lambda s: ["brand-new", "--kind", "http", "--address", "https://93.184.216.34/health"],
    ),
    "connections set": (TENANT_ADMIN, lambda s: ["metrics", "--name", "renamed"]),
    "connections test": (TENANT_ADMIN, lambda s: ["metrics"]),
    "connections remove": (TENANT_ADMIN, lambda s: ["metrics"]),
    "audit search": (TENANT_ADMIN, lambda s: ["--action", "registry.alias.set"]),
    "operations list": (CONTRIBUTOR, lambda s: []),
    "operations show": (CONTRIBUTOR, lambda s: [s.operation]),
    "operations cancel": (CONTRIBUTOR, lambda s: [s.operation]),
}


def methods() -> set[str]:
    """Return the names of what the client offers: `models.list`."""
    portal = Portal("http://127.0.0.1", "pp_x")
    parts = {name: part for name, part in vars(portal).items() if isinstance(part, Resource)}
    found = {
        f"{name}.{method}"
        for name, part in parts.items()
        for method, _ in inspect.getmembers(type(part), inspect.isfunction)
        if not method.startswith("_")
    }
    return found | {"me"}


def commands() -> set[str]:
    """Return the names of what `portal` offers: `models list`."""

    def walk(command: Any, path: tuple[str, ...]) -> Iterator[str]:
        inner = getattr(command, "commands", None)
        if inner is None:
            yield " ".join(path)
        for name, one in (inner or {}).items():
            yield from walk(one, (*path, name))

    return set(walk(typer.main.get_command(app), ()))


@cache
def views() -> dict[tuple[str, str], str]:
    """Return the names of the views of REST by their address and method: one address has a view for each."""
    return {
        (f"api/v1{replace_path_param_notation(path)}", method): f"api-1:{one.view_func.__name__}"
        for router in api._get_bound_routers()
        for path, view in router.path_operations.items()
        for one in view.operations
        for method in one.methods
    }


class Recorder(httpx.BaseTransport):
    """Hands requests to the portal in this process, and notes which operation each reached."""

    def __init__(self) -> None:
        self._portal = httpx.WSGITransport(app=get_wsgi_application())
        self.reached: set[tuple[str, str]] = set()
        self.statuses: list[int] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        at = resolve(request.url.path).route
        self.reached.add((views().get((at, request.method), at), request.method))
        response = self._portal.handle_request(request)
        response.read()
        self.statuses.append(response.status_code)
        return response


@contextmanager
def client_of(stage: Stage, role: str) -> Iterator[tuple[Portal, Recorder]]:
    """Open a client that calls the portal in this process as somebody."""
    portal = Portal(
        "http://127.0.0.1", stage.tokens[role], stage.target.tenant, reason=REASON if role == OPERATOR else ""
    )
    recorder = Recorder()
    real = portal._transport._client
    portal._transport._client = httpx.Client(
        base_url=real.base_url, headers=real.headers, timeout=real.timeout, transport=recorder
    )
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    try:
        yield portal, recorder
    finally:
        request_started.connect(close_old_connections)
        request_finished.connect(close_old_connections)
        portal.close()


def run(stage: Stage, role: str, arguments: list[str], patch: pytest.MonkeyPatch) -> tuple[int, Recorder]:
    """Run a command as somebody, and return its exit code and what it reached."""
    with client_of(stage, role) as (portal, recorder):
        patch.setattr(settings.Settings, "portal", lambda self, tenant=None: portal)
        patch.setattr(settings, "load", lambda: settings.Settings(url="http://127.0.0.1", token="pp_x"))
        patch.setattr("platform_portal_sdk.cli.session.Portal", lambda *args, **kwargs: portal)
        patch.setattr(settings, "store", lambda kept: Path("credentials.json"))
        return main(arguments), recorder


def _ask_again(portal: Portal, scene: Any) -> object:
    portal.change_requests.withdraw(scene.target.request)
    return portal.change_requests.create(
        model=scene.target.free_model,
        version=1,
        alias="champion",
        plan=[{"weight": 20, "seconds": 60}],
        reason="Better.",
    )
