"""Lineage: a neighbourhood and what a change breaks in a million edges, and events beside a plain insert.

The graph has layers, as pipelines do, a few hubs that feed thousands, cycles, and versions of models that read its last
layers. A plain recursive query for the nearest nodes and the edges between them knows no columns and no word on what was
cut, and reads all that is within reach; it is what one writes first.

Events a second are those of a processor's second, of this process and of Postgres together: what others do meanwhile says
nothing of them.
"""

from __future__ import annotations

import hashlib
import json
import random
import statistics
import time
import uuid
from collections.abc import Iterator
from typing import Any

import psycopg
from django.db import connection, transaction
from django.test import Client, override_settings

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.core import clock
from apps.core.actors import System
from apps.lineage import graph, nodes, openlineage
from apps.lineage.choices import WALK_NODES
from apps.lineage.models import Edge, Event, Node
from apps.lineage.services import events as events_service
from apps.registry.models import Alias, ModelVersion, RegisteredModel
from apps.rollouts.models import TrafficRoute
from apps.tenants import services as tenants
from apps.tenants.choices import Role
from apps.tenants.models import Tenant
from bench import population
from bench.cost import milliseconds, processor_seconds
from bench.harness import Result, at_most

EDGES = 1_000_000
DATASETS = 200_000
LAYERS = 50
HUBS = 20
HOPS, SHOWN = 5, 1_000
ROUNDS, BATCHES, BATCH = 3, 4, 100
PER_SECOND = 500
# Each with one version, an alias and a route; each version reads a few datasets of the last layers.
MODELS, READ_BY_EACH = 200, 5
BENCH = System("bench")

_PLAIN = """
WITH RECURSIVE down (id, hop) AS (
    SELECT %s::uuid, 0
    UNION
    SELECT edge.target_id, down.hop + 1 FROM down JOIN lineage_edge edge ON edge.source_id = down.id
    WHERE edge.tenant_id = %s AND down.hop < %s
), up (id, hop) AS (
    SELECT %s::uuid, 0
    UNION
    SELECT edge.source_id, up.hop + 1 FROM up JOIN lineage_edge edge ON edge.target_id = up.id
    WHERE edge.tenant_id = %s AND up.hop < %s
)
SELECT node.* FROM lineage_node node JOIN (
    SELECT id, min(hop) AS hop FROM (SELECT * FROM down UNION ALL SELECT * FROM up) AS found
    GROUP BY id ORDER BY min(hop) LIMIT %s
) AS nearest USING (id)
"""
_BETWEEN = """
SELECT * FROM lineage_edge WHERE tenant_id = %s AND source_id = ANY(%s) AND target_id = ANY(%s)
"""


def run() -> list[Result]:
    """Measure walks over many edges, and how many events a second are taken."""
    tenant = tenants.create_tenant(slug="lineage-bench", name="Lineage", by=BENCH)
    person = accounts.create_person(username="lineage-bench", password="x" * 20, by=BENCH)
    tenants.assign_role(tenant=tenant, user=person, role=Role.CONTRIBUTOR, by=BENCH)
    started = time.perf_counter()
    _fill(tenant, _versions(tenant, person))
    print(f"{EDGES:,} edges in {time.perf_counter() - started:.0f} s", flush=True)
    return [*_walks(tenant), *_impacts(person), *_events(tenant)]


def _walks(tenant: Tenant) -> list[Result]:
    chance = random.Random(7)
    results = []
    places = {"middle": DATASETS // 2 + 17, "hub": 3, "end": DATASETS - 5}
    for name, number in places.items():
        ref = _dataset(number)

        def ours(ref: nodes.Ref = ref) -> Any:
            return graph.neighbourhood(tenant, ref, hops=HOPS, limit=SHOWN)

        found = ours()
        cost = milliseconds(ours, rounds=3, calls=3)
        label = f"lineage, {HOPS} hops from the {name} of {EDGES:,} edges, {len(found.nodes)} nodes"
        results.append(at_most(f"{label}: ms in Postgres", cost, 100, "ms"))
    ref = _dataset(places["middle"])
    ours_ms = milliseconds(
        lambda: graph.neighbourhood(tenant, ref, hops=HOPS, limit=SHOWN), rounds=3, calls=3
    )
    plain_ms = milliseconds(lambda: _plain(tenant, ref), rounds=3, calls=3)
    ratio = round(ours_ms / plain_ms, 3)
    results.append(Result("lineage, neighbourhood beside a plain recursive query", ratio, "x", "shown", True))
    starts = [_dataset(chance.randrange(DATASETS)) for _ in range(10)]
    costs = [
        milliseconds(lambda one=one: graph.downstream(tenant, [one], limit=SHOWN), rounds=1, calls=1)
        for one in starts
    ]
    results.append(
        at_most("lineage, downstream of ten others to 1,000 nodes: worst ms", max(costs), 100, "ms")
    )
    return results


@override_settings(ALLOWED_HOSTS=["testserver"])
def _impacts(person: User) -> list[Result]:
    """Ask what breaks when a dataset changes, as a pipeline does: near the end, and where the walk is cut."""
    _, raw = tenants.issue_token(user=person, name="bench", by=BENCH)
    client = Client(headers={"Authorization": f"Bearer {raw}"})
    results = []
    for name, number, limit in (("the last layer", DATASETS - 5, 100), ("a hub", 3, 1_500)):
        dataset = {"namespace": "s3://bench", "name": f"d{number}"}
        body = {"tenant": "lineage-bench", "change": {"dataset": dataset}}

        def ours(body: dict[str, Any] = body) -> dict[str, Any]:
            answer = client.post("/api/v1/impact", body, content_type="application/json")
            assert answer.status_code == 200, answer.content
            said: dict[str, Any] = answer.json()
            return said

        found = ours()
        cost = milliseconds(ours, rounds=3, calls=3)
        reached = f"{len(found['datasets'])} datasets listed, {len(found['versions'])} versions"
        cut = f", cut at {WALK_NODES:,} nodes" if found["is_cut"] else ""
        label = f"POST /api/v1/impact, {name} of {EDGES:,} edges ({reached}{cut}): ms in Postgres"
        results.append(at_most(label, cost, limit, "ms"))
    return results


def _plain(tenant: Tenant, ref: nodes.Ref) -> list[Any]:
    start = ref.node_id(tenant.pk)
    with connection.cursor() as cursor:
        cursor.execute(_PLAIN, [start, tenant.pk, HOPS, start, tenant.pk, HOPS, SHOWN])
        ids = [row[0] for row in cursor.fetchall()]
        cursor.execute(_BETWEEN, [tenant.pk, ids, ids])
        return cursor.fetchall()


def _events(tenant: Tenant) -> list[Result]:
    ours, plain = [], []
    for number in range(ROUNDS * BATCHES):
        texts = [json.dumps(_event(number, one)) for one in range(BATCH)]
        ours.append(BATCH / processor_seconds(lambda texts=texts: _store(tenant, texts)))
        plain.append(BATCH / processor_seconds(lambda texts=texts: _insert(tenant, texts)))
    rate, plain_rate = _best(ours), _best(plain)
    return [
        Result(
            "lineage, events a second, read and joined",
            round(rate),
            "events/s",
            f">= {PER_SECOND}",
            rate >= PER_SECOND,
        ),
        at_most("lineage, an event beside a plain insert of its text", plain_rate / rate, 60),
    ]


def _best(rates: list[float]) -> float:
    """Return the best of the rounds' medians, as `milliseconds` does of times."""
    return max(statistics.median(rates[start : start + BATCHES]) for start in range(0, len(rates), BATCHES))


def _store(tenant: Tenant, texts: list[str]) -> None:
    """Take a batch of events, from their texts to the edges."""
    now = clock.now()
    read = [openlineage.read(json.loads(text), now=now) for text in texts]
    events_service.store(tenant.pk, list(zip(read, texts, strict=True)))


def _insert(tenant: Tenant, texts: list[str]) -> None:
    """Insert each text by itself in one transaction: what a table of events alone would cost."""
    with transaction.atomic(), connection.cursor() as cursor:
        for text in texts:
            cursor.execute(
                f"INSERT INTO {Event._meta.db_table} (tenant_id, digest, kind, event_type, occurred_at, received_at, body) "
                "VALUES (%s, %s, 'run', '', now(), now(), %s)",
                [tenant.pk, hashlib.sha256(text.encode() + b"plain").hexdigest(), text],
            )


def _event(batch: int, number: int) -> dict[str, Any]:
    """Return an event as a job of SQL sends it: two inputs, an output, eight columns."""
    source, target = f"raw{number % 40}", f"made{number}"
    columns = [{"name": f"c{one}", "type": "string"} for one in range(8)]
    lineage = {
        f"c{one}": {"inputFields": [{"namespace": "s3://bench", "name": source, "field": f"c{one}"}]}
        for one in range(8)
    }
    return {
        "eventType": "COMPLETE",
        "eventTime": f"2026-03-01T12:{batch:02}:00Z",
        "producer": "https://example.com/bench",
        "run": {"runId": str(uuid.uuid4())},
        "job": {"namespace": "bench", "name": f"job{number}"},
        "inputs": [
            {"namespace": "s3://bench", "name": source, "facets": {"schema": {"fields": columns}}},
            {"namespace": "s3://bench", "name": "rates"},
        ],
        "outputs": [
            {
                "namespace": "s3://bench",
                "name": target,
                "facets": {"schema": {"fields": columns}, "columnLineage": {"fields": lineage}},
            }
        ],
    }


def _dataset(number: int) -> nodes.Ref:
    return nodes.dataset("s3://bench", f"d{number}")


def _versions(tenant: Tenant, person: User) -> list[ModelVersion]:
    """Make models with a version each, which an alias names and a route serves."""
    models = RegisteredModel.objects.bulk_create(
        RegisteredModel(tenant=tenant, name=f"lineage-{number}", created_by=person)
        for number in range(MODELS)
    )
    versions = ModelVersion.objects.bulk_create(
        ModelVersion(
            tenant=tenant,
            model=model,
            number=1,
            source="bench",
            manifest_digest="sha256:" + "0" * 64,
            size_bytes=1,
            created_by=person,
        )
        for model in models
    )
    named = [(version.model, version) for version in versions]
    Alias.objects.bulk_create(
        Alias(tenant=tenant, model=model, name="blue", version=version) for model, version in named
    )
    TrafficRoute.objects.bulk_create(
        TrafficRoute(tenant=tenant, model=model, alias="blue", baseline=version) for model, version in named
    )
    return versions


def _fill(tenant: Tenant, versions: list[ModelVersion]) -> None:
    """Write nodes and edges by COPY: layer by layer, with hubs and with edges back, which make cycles."""
    refs = [_dataset(number) for number in range(DATASETS)] + [nodes.version(one.pk) for one in versions]
    with population.superuser() as db:
        db.execute("SET session_replication_role = replica")  # no look-ups of foreign keys
        db.execute("SET maintenance_work_mem = '256MB'")
        with population.bare(db, (Node._meta.db_table, Edge._meta.db_table)), db.transaction():
            _copy(db, tenant, refs, [*_pairs(), *_readings()])
        db.execute(f"VACUUM (ANALYZE) {Node._meta.db_table}, {Edge._meta.db_table}")


def _copy(
    db: psycopg.Connection[Any], tenant: Tenant, refs: list[nodes.Ref], pairs: list[tuple[int, int]]
) -> None:
    ids = [ref.node_id(tenant.pk) for ref in refs]
    now = clock.now()
    names = "id, tenant_id, kind, namespace, name, field, label, reason, details, created_at"
    with db.cursor() as cursor, cursor.copy(f"COPY {Node._meta.db_table} ({names}) FROM STDIN") as copy:
        for pk, ref in zip(ids, refs, strict=True):
            copy.write_row((pk, tenant.pk, ref.kind, ref.namespace, ref.name, "", "", "", "{}", now))
    names = (
        "tenant_id, source_id, target_id, said_source_id, said_target_id, origin, is_by_columns, via, seen_at"
    )
    with db.cursor() as cursor, cursor.copy(f"COPY {Edge._meta.db_table} ({names}) FROM STDIN") as copy:
        for number, (source, target) in enumerate(pairs):
            ends = (ids[source], ids[target])
            copy.write_row((tenant.pk, *ends, *ends, f"bench:{number}", False, "", now))


def _readings() -> Iterator[tuple[int, int]]:
    """Return which datasets of the last layers feed which versions, as numbers of nodes."""
    chance = random.Random(43)
    for number in range(MODELS):
        for place in chance.sample(range(DATASETS - 2 * DATASETS // LAYERS, DATASETS), READ_BY_EACH):
            yield place, DATASETS + number


def _pairs() -> Iterator[tuple[int, int]]:
    chance = random.Random(41)
    width = DATASETS // LAYERS
    made = 0
    while made < EDGES:
        if made % 100 == 0:
            source, target = chance.randrange(HUBS), chance.randrange(DATASETS)
        elif made % 97 == 0:
            # Back, which makes a cycle.
            target, source = sorted((chance.randrange(DATASETS), chance.randrange(DATASETS)))
        else:
            layer = chance.randrange(LAYERS - 1)
            source, target = (
                layer * width + chance.randrange(width),
                (layer + 1) * width + chance.randrange(width),
            )
        yield source, target
        made += 1
