"""What breaks: the versions, aliases and routes that a change reaches, held against a walk of its own over raw rows."""

from __future__ import annotations

import random
import uuid
from typing import Any

import pytest
from django.db import connection

from apps.catalog import changes, impact
from apps.contracts import services as contracts
from apps.contracts.choices import ContractState, Standard
from apps.contracts.models import Contract, ContractVersion
from apps.lineage import nodes
from apps.lineage import services as lineage
from apps.lineage.models import Edge, Node
from apps.lineage.nodes import Ref
from apps.registry import services as registry
from apps.registry.models import Alias, ModelVersion, RegisteredModel
from apps.rollouts.models import TrafficRoute
from tests.factories.api import Api
from tests.factories.cast import Cast
from tests.factories.data import make_service, make_view
from tests.factories.objects import make_objects, walk
from tests.registry.pushing import make_model, make_version

pytestmark = pytest.mark.django_db
STATS = nodes.dataset("postgres://warehouse:5432", "rides.public.driver_stats")


def pinned(cast: Cast, model: RegisteredModel, *features: str) -> ModelVersion:
    version = make_version(cast, model, {"model.bin": uuid.uuid4().bytes})
    registry.set_inputs(version=version, features=features, contracts=[], by=cast.author)
    return version


def serve(version: ModelVersion, cast: Cast, alias: str = "blue") -> TrafficRoute:
    """Let an alias that nobody protects name a version, and a route follow it."""
    registry.set_alias(model=version.model, name=alias, version=version, by=cast.author)
    return TrafficRoute.objects.create(
        tenant=version.tenant, model=version.model, alias=alias, baseline=version
    )


def make_contract(cast: Cast, contract_id: str = "orders", version: str = "1.0.0") -> Contract:
    contract = Contract.objects.create(
        tenant=cast.tenant,
        contract_id=contract_id,
        state=ContractState.ACTIVE,
        owner=cast.author,
        created_by=cast.author,
    )
    contract.current = ContractVersion.objects.create(
        tenant=cast.tenant,
        contract=contract,
        number=1,
        content=b"x",
        digest="sha256:" + "0" * 64,
        size=1,
        media_type="application/yaml",
        standard=Standard.ODCS,
        version=version,
        state=ContractState.ACTIVE,
        document={},
        created_by=cast.author,
    )
    contract.save()
    return contract


@pytest.fixture
def fed(acme: Cast) -> tuple[ModelVersion, ModelVersion, ModelVersion]:
    """Make three versions: one served that reads trip_count, one that reads acc_rate, one of a whole service."""
    view = make_view(acme, reads=STATS)
    make_service(acme, [view])
    eta, fraud = make_model(acme, "acme-eta"), make_model(acme, "acme-fraud")
    reads = pinned(acme, eta, "driver_stats:trip_count")
    other = pinned(acme, eta, "driver_stats:acc_rate")
    whole = pinned(acme, fraud, "driver_service")
    serve(reads, acme)
    registry.set_alias(model=eta, name="green", version=reads, by=acme.author)
    return reads, other, whole


def asked(api: Api, tenant: str, **change: Any) -> Any:
    return api.post("/impact", {"tenant": tenant, "change": change})


def test_impact__of_a_column__lists_exactly_what_reads_it(acme: Cast, fed: Any) -> None:
    found = asked(
        Api(acme.viewer),
        "acme",
        dataset={"namespace": STATS.namespace, "name": STATS.name},
        columns=["trip_count"],
    ).json()
    assert [(hit["model"], hit["version"], hit["is_served"]) for hit in found["versions"]] == [
        ("acme-eta", 1, True),
        ("acme-fraud", 1, False),
    ]
    assert found["breaks_served"] is True
    assert found["change"] == "trip_count of rides.public.driver_stats changes"
    assert found["versions"][0]["owners"] == ["acme-author"]
    assert [(step["kind"], step["name"], step["field"]) for step in found["versions"][0]["path"]] == [
        ("column", "rides.public.driver_stats", "trip_count"),
        ("feature", "driver_stats", "trip_count"),
        ("version", "acme-eta version 1", ""),
    ]
    assert found["aliases"] == [
        {"model": "acme-eta", "alias": "blue", "version": 1, "is_served": True, "route": "acme-eta@blue"},
        {"model": "acme-eta", "alias": "green", "version": 1, "is_served": False, "route": ""},
    ]
    assert found["routes"] == [
        {
            "route": "acme-eta@blue",
            "model": "acme-eta",
            "alias": "blue",
            "stable": 1,
            "candidate": None,
            "weight": 0,
        }
    ]
    assert [one["name"] for one in found["services"]] == ["driver_service"]
    assert [one["field"] for one in found["features"]] == ["trip_count"]
    assert (found["unresolved"], found["is_cut"]) == ([], False)


def test_impact__of_a_whole_dataset__lists_all(acme: Cast, fed: Any) -> None:
    found = asked(Api(acme.viewer), "acme", dataset={"namespace": STATS.namespace, "name": STATS.name}).json()
    assert {(hit["model"], hit["version"]) for hit in found["versions"]} == {
        ("acme-eta", 1),
        ("acme-eta", 2),
        ("acme-fraud", 1),
    }


def test_impact__of_a_feature__leaves_other_features_out(acme: Cast, fed: Any) -> None:
    found = asked(
        Api(acme.viewer),
        "acme",
        feature_view={"project": "feast_demo", "name": "driver_stats"},
        features=["acc_rate"],
    ).json()
    assert {(hit["model"], hit["version"]) for hit in found["versions"]} == {
        ("acme-eta", 2),
        ("acme-fraud", 1),
    }
    assert (found["breaks_served"], found["routes"]) == (False, [])


def test_impact__of_a_service__lists_who_pinned_it(acme: Cast, fed: Any) -> None:
    found = asked(
        Api(acme.viewer), "acme", feature_service={"project": "feast_demo", "name": "driver_service"}
    ).json()
    assert [(hit["model"], hit["version"]) for hit in found["versions"]] == [("acme-fraud", 1)]


def test_impact__of_a_contract__lists_who_pinned_it_and_who_reads_its_columns(acme: Cast, fed: Any) -> None:
    contract = make_contract(acme)
    lineage.replace_edges(
        tenant=acme.tenant,
        origin=f"contracts:{contract.pk}",
        edges=[nodes.Edge(STATS, nodes.contract("orders"))],
    )
    pinning = make_version(acme, make_model(acme, "acme-pinning"))
    registry.set_inputs(version=pinning, features=[], contracts=["orders@1.0.0"], by=acme.author)
    found = asked(
        Api(acme.viewer), "acme", contract="orders", object="driver_stats", columns=["acc_rate"]
    ).json()
    assert {(hit["model"], hit["version"]) for hit in found["versions"]} == {
        ("acme-pinning", 1),
        ("acme-eta", 2),
        ("acme-fraud", 1),
    }


def test_impact__of_a_canary__counts_the_candidate_as_served(acme: Cast) -> None:
    objects = make_objects(acme)
    make_view(acme)
    registry.set_inputs(version=objects.candidate, features=["driver_stats"], contracts=[], by=acme.author)
    walk(objects.rollout.pk, "preparing", "applying")
    route = TrafficRoute.objects.get(model=objects.fraud)
    TrafficRoute.objects.filter(pk=route.pk).update(
        candidate=objects.candidate, weight=20, generation=route.generation + 1
    )
    found = impact.of(acme.tenant, [nodes.feature_view("feast_demo", "driver_stats")])
    assert [(hit.stable, hit.candidate, hit.weight) for hit in found.routes] == [
        (None, objects.candidate.number, 20)
    ]
    assert found.breaks_served
    assert [hit.is_served for hit in found.versions] == [True]


def test_impact__of_what_nobody_knows__says_so(acme: Cast) -> None:
    found = asked(Api(acme.viewer), "acme", dataset={"namespace": "s3://lake", "name": "nowhere"}).json()
    assert found["versions"] == []
    assert found["unresolved"] == [
        {"what": "Dataset", "name": "nowhere", "reason": "Nothing is known of it in the lineage."}
    ]


def test_impact__with_pins_that_name_nothing__lists_them(acme: Cast, fed: Any) -> None:
    pinned(acme, make_model(acme, "acme-lost"), "never_heard_of")
    found = asked(Api(acme.viewer), "acme", dataset={"namespace": STATS.namespace, "name": STATS.name}).json()
    assert [(one["what"], one["name"]) for one in found["unresolved"]] == [
        ("Input", "never_heard_of of acme-lost version 1")
    ]


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({}, 400, "no_change_named"),
        ({"contract": "a", "feature_view": {"project": "p", "name": "n"}}, 400, "no_change_named"),
        ({"contract": "nobody"}, 404, "not_found"),
    ],
)
def test_impact__of_nothing_in_particular__is_refused(
    acme: Cast, change: dict[str, Any], status: int, code: str
) -> None:
    answer = asked(Api(acme.viewer), "acme", **change)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_impact__in_another_tenant__is_not_found_and_reaches_nothing(
    acme: Cast, globex: Cast, fed: Any
) -> None:
    change = {"dataset": {"namespace": STATS.namespace, "name": STATS.name}}
    assert asked(Api(globex.author), "acme", **change).status_code == 404
    make_view(globex, reads=STATS)
    pinned(globex, make_model(globex, "globex-eta"), "driver_stats")
    found = asked(Api(globex.author), "globex", **change)
    assert "acme" not in found.content.decode()
    assert [hit["model"] for hit in found.json()["versions"]] == ["globex-eta"]


# Against a walk of its own.

KINDS = ("dataset", "feature_view", "feature_service", "contract", "version", "consumer")
GRAPHS = 1000


def a_graph(place: int, chance: random.Random, versions: list[ModelVersion]) -> tuple[list[Ref], list[Any]]:
    """Make a random graph, with cycles and parts: its nodes, and edges as (source, target, by columns)."""
    space = f"g{place}"
    wholes = [nodes.dataset(space, f"d{n}") for n in range(chance.randint(1, 3))]
    wholes += [nodes.feature_view(space, f"v{n}") for n in range(chance.randint(0, 2))]
    parts = [whole.part(f"c{n}") for whole in wholes for n in range(chance.randint(0, 3))]
    others = [nodes.feature_service(space, "s"), nodes.contract(f"{space}-c"), nodes.consumer(space, "j")]
    others += [nodes.version(version.pk) for version in versions]
    everything = wholes + parts + others
    edges: dict[tuple[Ref, Ref], bool] = {}
    for _ in range(chance.randint(2, 14)):
        source, target = chance.choice(wholes + parts + others[:2]), chance.choice(everything)
        if source != target:
            is_between_wholes = not source.field and not target.field
            edges[source, target] = is_between_wholes and chance.random() < 0.4
    return everything, [(*pair, by_columns) for pair, by_columns in edges.items()]


def store(cast: Cast, model: RegisteredModel, chance: random.Random) -> None:
    """Store a thousand graphs, each with a model whose versions have aliases and routes."""
    models = [
        RegisteredModel(tenant=cast.tenant, name=f"m{place}", created_by=cast.author)
        for place in range(GRAPHS)
    ]
    RegisteredModel.objects.bulk_create(models)
    versions = [
        ModelVersion(
            tenant=cast.tenant,
            model=of,
            number=number,
            source="test",
            manifest_digest="sha256:" + "0" * 64,
            size_bytes=1,
            created_by=cast.author,
        )
        for of in models
        for number in (1, 2, 3)
    ]
    ModelVersion.objects.bulk_create(versions)
    rows: dict[uuid.UUID, Node] = {}
    edges: list[Edge] = []
    tenant_id = cast.tenant.pk
    aliases, routes = [], []
    for place in range(GRAPHS):
        own = versions[3 * place : 3 * place + 3]
        refs, said = a_graph(place, chance, own)
        for ref in sorted(refs, key=lambda ref: bool(ref.field)):
            rows[ref.node_id(tenant_id)] = Node(
                id=ref.node_id(tenant_id),
                tenant_id=tenant_id,
                kind=ref.kind,
                namespace=ref.namespace,
                name=ref.name,
                field=ref.field,
                parent_id=ref.whole.node_id(tenant_id) if ref.whole else None,
            )
        for source, target, by_columns in said:
            ends = {"source_id": source.node_id(tenant_id), "target_id": target.node_id(tenant_id)}
            told = {f"said_{key}": value for key, value in ends.items()}
            edges.append(Edge(tenant_id=tenant_id, origin="test", is_by_columns=by_columns, **ends, **told))
        for name in ("blue", "green"):
            if chance.random() < 0.6:
                aliases.append(
                    Alias(tenant=cast.tenant, model=own[0].model, name=name, version=chance.choice(own))
                )
        for alias in aliases[-2:]:
            # The database keeps a route at what its alias names.
            if alias.model_id == own[0].model_id and chance.random() < 0.6:
                routes.append(
                    TrafficRoute(
                        tenant=cast.tenant, model=own[0].model, alias=alias.name, baseline=alias.version
                    )
                )
    Node.objects.bulk_create(
        sorted(rows.values(), key=lambda row: row.parent_id is not None), batch_size=2000
    )
    Edge.objects.bulk_create(edges, batch_size=2000)
    Alias.objects.bulk_create(aliases)
    TrafficRoute.objects.bulk_create(routes)


class Raw:
    """The rows as they stand, read once by plain SQL, and a recursion over them."""

    def __init__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT id, kind, name, field, parent_id FROM lineage_node")
            self.nodes = {row[0]: row for row in cursor.fetchall()}
            cursor.execute("SELECT source_id, target_id, is_by_columns FROM lineage_edge")
            self.out: dict[Any, list[tuple[Any, bool]]] = {}
            for source, target, by_columns in cursor.fetchall():
                self.out.setdefault(source, []).append((target, by_columns))
            cursor.execute("SELECT id, model_id, number FROM registry_modelversion")
            self.versions = {str(row[0]): row for row in cursor.fetchall()}
            cursor.execute("SELECT model_id, name, version_id FROM registry_alias")
            self.aliases = cursor.fetchall()
            cursor.execute(
                "SELECT model_id, alias, baseline_id, candidate_id, weight FROM rollouts_trafficroute"
            )
            self.routes = cursor.fetchall()
        self.parts: dict[Any, list[Any]] = {}
        for pk, _, _, _, parent in self.nodes.values():
            self.parts.setdefault(parent, []).append(pk)
        self.of_model: dict[Any, tuple[list[Any], list[Any]]] = {}
        for row in self.aliases:
            self.of_model.setdefault(row[0], ([], []))[0].append(row)
        for row in self.routes:
            self.of_model.setdefault(row[0], ([], []))[1].append(row)

    def reached(self, starts: list[Any]) -> set[Any]:
        """Return what changes with `starts`, these left out."""
        seen: set[Any] = set()

        def visit(pk: Any) -> None:
            if pk in seen:
                return
            seen.add(pk)
            for part in self.parts.get(pk, ()):
                visit(part)
            for target, _ in self.out.get(pk, ()):
                visit(target)
            parent = self.nodes[pk][4]
            for target, by_columns in self.out.get(parent, ()) if parent else ():
                if not by_columns:
                    visit(target)

        for start in starts:
            if start in self.nodes:
                visit(start)
        return seen - set(starts)

    def served(self, reached: set[Any]) -> tuple[set[Any], set[Any], set[Any]]:
        """Return versions with whether they are served, aliases with the same, and routes."""
        hit = {
            self.versions[self.nodes[pk][2]][0]: self.versions[self.nodes[pk][2]]
            for pk in reached
            if self.nodes[pk][1] == "version"
        }
        behind = {}
        for model in {row[1] for row in hit.values()}:
            for _, alias, stable, candidate, weight in self.of_model.get(model, ([], []))[1]:
                behind[model, alias] = {stable} | ({candidate} if weight > 0 else set())
        served = {pk for found in behind.values() for pk in found}
        aliases = {
            (model, name, hit[version][2], version in behind.get((model, name), ()))
            for model in {row[1] for row in hit.values()}
            for _, name, version in self.of_model.get(model, ([], []))[0]
            if version in hit
        }
        routes = {key for key, found in behind.items() if found & hit.keys()}
        return {(row[1], row[2], pk in served) for pk, row in hit.items()}, aliases, routes


def compare_over_rest(api: Api, raw: Raw, models: dict[str, Any], start: Node) -> None:
    """Ask over REST what breaks with one node, as far as it is something that is changed there, and compare everything."""
    change: dict[str, Any]
    match start.kind:
        case "dataset" | "column":
            change = {"dataset": {"namespace": start.namespace, "name": start.name}}
            change |= {"columns": [start.field]} if start.field else {}
        case "feature_view" | "feature":
            change = {"feature_view": {"project": start.namespace, "name": start.name}}
            change |= {"features": [start.field]} if start.field else {}
        case "feature_service":
            change = {"feature_service": {"project": start.namespace, "name": start.name}}
        case _:
            return
    answer = asked(api, "acme", **change)
    assert answer.status_code == 200, answer.content
    said = answer.json()
    reached = raw.reached([start.pk])
    versions, aliases, routes = raw.served(reached)
    assert {(models[one["model"]], one["version"], one["is_served"]) for one in said["versions"]} == versions
    assert {
        (models[one["model"]], one["alias"], one["version"], one["is_served"]) for one in said["aliases"]
    } == aliases
    assert {(models[one["model"]], one["alias"]) for one in said["routes"]} == routes
    assert said["breaks_served"] == bool(routes)
    listed = [
        Ref(one["kind"], one["namespace"], one["name"], one["field"]).node_id(start.tenant_id)
        for name in ("datasets", "features", "services", "contracts", "consumers")
        for one in said[name]
    ]
    assert sorted(listed) == sorted(pk for pk in reached if raw.nodes[pk][1] != "version")


def test_impact__on_a_thousand_random_graphs__is_what_an_independent_walk_finds(acme: Cast) -> None:
    chance = random.Random(14)
    store(acme, make_model(acme), chance)
    raw = Raw()
    api = Api(acme.author)
    models = dict(RegisteredModel.objects.values_list("name", "pk"))
    by_space: dict[str, list[Node]] = {}
    for node in Node.objects.exclude(kind__in=("version", "contract")):
        by_space.setdefault(node.namespace, []).append(node)
    reached_versions = served_routes = 0
    for place in range(GRAPHS):
        pool = sorted(by_space[f"g{place}"], key=lambda node: (node.kind, node.name, node.field))
        starts = chance.sample(pool, min(len(pool), chance.randint(1, 2)))
        found = impact.of(acme.tenant, [node.ref for node in starts])
        reached = raw.reached([node.pk for node in starts])
        versions, aliases, routes = raw.served(reached)
        assert {(models[hit.model], hit.version, hit.is_served) for hit in found.versions} == versions, place
        assert {
            (models[hit.model], hit.alias, hit.version, hit.is_served) for hit in found.aliases
        } == aliases, place
        assert {(models[hit.model], hit.alias) for hit in found.routes} == routes, place
        listed = {
            one.node_id
            for name in ("datasets", "features", "services", "contracts", "consumers")
            for one in getattr(found, name)
        }
        assert listed == {pk for pk in reached if raw.nodes[pk][1] != "version"}, place
        for hit in found.versions:
            assert hit.path[-1].kind == "version"
            assert hit.path[0].kind != "version"
        assert not found.is_cut
        if place % 20 == 0:
            compare_over_rest(api, raw, models, starts[0])
        reached_versions += len(versions)
        served_routes += len(routes)
    # The graphs say something.
    assert reached_versions > 400
    assert served_routes > 100


def test_change__of_many_columns__names_the_first(acme: Cast) -> None:
    assert changes.of_dataset("ns", "t", ["a", "b", "c", "d"]).title == "a, b and 2 more of t change"
    assert changes.of_dataset("ns", "t", ["a", "b"]).title == "a and b of t change"


TRIPS = """\
apiVersion: v3.1.0
kind: DataContract
id: trips
version: {version}
status: {status}
servers:
  - {{server: lake, type: s3, location: "s3://lake/trips.parquet", format: parquet}}
schema:
  - name: trips
    physicalName: trips.parquet
    properties:
{columns}"""


def trips(version: str, *columns: str, status: str = "active") -> bytes:
    rows = "".join(f"      - {{name: {name}, logicalType: number}}\n" for name in columns)
    return TRIPS.format(version=version, status=status, columns=rows).encode()


def test_contract_file__that_drops_adds_or_ends__changes_what_it_breaks(acme: Cast) -> None:
    first = trips("1.0.0", "trip_count", "rating")
    contracts.publish(tenant=acme.tenant, contract_id="trips", content=first, by=acme.author)
    lake = nodes.dataset("s3://lake", "trips.parquet")

    dropped = changes.of_contract_file(acme.tenant, "trips", trips("2.0.0", "rating"))
    assert set(dropped.starts) == {nodes.contract("trips"), nodes.column(lake, "trip_count")}
    assert any("trip_count" in sentence for sentence in dropped.breaks)
    added = changes.of_contract_file(acme.tenant, "trips", trips("1.1.0", "trip_count", "rating", "city"))
    assert added.starts == ()
    assert impact.of(acme.tenant, added.starts).is_empty
    ended = changes.of_contract_file(acme.tenant, "trips", trips("1.0.1", "rating", status="retired"))
    assert set(ended.starts) == {nodes.contract("trips"), lake}
