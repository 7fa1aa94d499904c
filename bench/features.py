"""The list of features with its facets and the page of a view, over HTTP, where a tenant has 10,000 features.

Two tenants that look alike are synced from a registry of Feast, as teams do it. A reader asks the shipped web server on one
connection; what counts is what they wait for.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import statistics
import tempfile
import time
from pathlib import Path

from django.db import connection
from django.test.utils import override_settings

from apps.accounts.models import User
from apps.core import clock, jobs
from apps.core.actors import System
from apps.features import services
from apps.features.choices import Source, SyncState
from apps.features.models import FeatureView, Sync
from apps.tenants import services as tenants
from apps.tenants.choices import Role
from apps.tenants.models import Tenant
from bench.harness import Result, at_most
from bench.routes import _cookie, _get, _token
from tests.features.registries import Registry
from tests.served import Served, served

BENCH = System("bench")
VIEWS, FEATURES_OF_ONE = 2_500, 4
OWNERS, TEAMS = 40, 20
TYPES = (4, 6, 2, 7, 5, 11)
ROUNDS, CALLS, WARM_UP = 4, 40, 12
LIMIT_MS = 300
PAGES = {
    "first page": "/features/",
    "words": "/features/?q=spend",
    "words that are nowhere": "/features/?q=no-such-name",
    "facets": "/features/?owner=owner7%40acme.example&tag=tier%3Dgold&dtype=int64",
    "stale longest": "/features/?freshness=stale&sort=stale",
    "facets and words": "/features/?q=feature&freshness=stale&tag=team%3Dteam7&sort=changed",
}


def run() -> list[Result]:
    """Measure each page, and show how long the registry took to be synced."""
    people = [_person(slug) for slug in ("features-a", "features-b")]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "registry.db"
        path.write_bytes(_registry().bytes())
        with override_settings(FEAST_ROOTS=[folder]):
            seconds = [_synced(tenant, person, path) for tenant, person in people]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    results = [Result("features: sync of 10,000", round(max(seconds), 1), "s", "shown", True)]
    tenant, person = people[0]
    view = FeatureView.objects.get(tenant=tenant, name="view_00042")
    browser, program = {"Cookie": _cookie(person)}, {"Authorization": _token(person)}
    asked = [(f"list, {name}", path, browser) for name, path in PAGES.items()]
    asked.append(("page of a view", f"/features/views/{view.pk}/", browser))
    asked.append(
        ("REST, 50 views by words", f"/api/v1/features/{tenant.slug}/views?q=spend&limit=50", program)
    )
    with override_settings(ALLOWED_HOSTS=["testserver"]), served({}) as portal:
        for name, path, headers in asked:
            label = f"features: {name}, 10,000 features: p95 over HTTP"
            results.append(at_most(label, _p95(portal, path, headers), LIMIT_MS, "ms"))
    return results


def _person(slug: str) -> tuple[Tenant, User]:
    tenant = tenants.create_tenant(slug=slug, name=slug, by=BENCH)
    person = User.objects.create(username=f"{slug}-author", password="!")
    tenants.assign_role(tenant=tenant, user=person, role=Role.CONTRIBUTOR, by=BENCH)
    return tenant, person


def _registry() -> Registry:
    registry = Registry("bench")
    registry.entity()
    now = clock.now()
    for number in range(VIEWS):
        name = f"view_{number:05}"
        names = (f"spend_{number}", f"tenure_{number}", f"calls_{number}", f"feature_{number}")
        types = {one: TYPES[(number + place) % len(TYPES)] for place, one in enumerate(names)}
        view = registry.view(name, types, source=f"{name}_source", uri=f"s3://lake/{name}.parquet")
        view.spec.owner = f"owner{number % OWNERS}@acme.example"
        view.spec.tags["team"] = f"team{number % TEAMS}"
        view.spec.tags["tier"] = ("gold", "silver", "bronze")[number % 3]
        if number % 2:
            for days in range(10):
                registry.materialized(view, now - dt.timedelta(hours=number % 48, days=days))
        registry.fill_source(
            registry.message.data_sources.add(), f"{name}_source", f"s3://lake/{name}.parquet"
        )
    for number in range(0, VIEWS, 10):
        registry.service(f"service_{number:05}", f"view_{number:05}", (f"spend_{number}",))
    return registry


def _synced(tenant: Tenant, person: User, path: Path) -> float:
    """Sync a store as a worker does, and return the seconds that it took."""
    started = time.perf_counter()
    store = services.create_store(
        tenant=tenant, name="Feast", source=Source.FILE, location=str(path), by=person
    )
    sync = services.start(store=store, by=person)
    while sync.is_open:
        assert sync.job_id is not None
        jobs.run(sync.job_id)
        sync = Sync.objects.select_related("job").get(pk=sync.pk)
    assert sync.state == SyncState.SUCCEEDED, sync.error
    return time.perf_counter() - started


def _p95(portal: Served, path: str, headers: dict[str, str]) -> float:
    """Return the milliseconds within which 19 of 20 answers come: the best of several rounds."""
    with contextlib.closing(portal.connect()) as asked:
        for _ in range(WARM_UP):
            _get(asked, path, headers)
        found = []
        for _ in range(ROUNDS):
            seconds = []
            for _ in range(CALLS):
                started = time.perf_counter()
                _get(asked, path, headers)
                seconds.append(time.perf_counter() - started)
            found.append(statistics.quantiles(seconds, n=20)[-1])
    return min(found) * 1000
