"""Lists cost the same number of queries however many rows they show, and pages however much hangs on their object."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from apps.approvals import services as approvals
from apps.approvals.models import ChangeRequest
from apps.audit import outbox
from apps.catalog import services as catalog
from apps.connections import services as connections
from apps.connections.models import Connection
from apps.contracts import services as contracts
from apps.features.models import ServiceView
from apps.lineage import nodes
from apps.lineage import services as lineage
from apps.registry import services as registry
from apps.registry.models import RegisteredModel
from tests.contracts.stage import CONTRIBUTOR, MEMBERS, OPERATOR, REVIEWER, VIEWER, Stage, undone
from tests.factories.cast import TEST, Cast
from tests.factories.features import make_service, make_view
from tests.factories.objects import ask, make_champion, make_model, make_version, start
from tests.lineage.sending import event, send, table
from tests.registry.pushing import upload

FEW, MANY = 10, 50

LISTS = [
    *((role, "/") for role in sorted(MEMBERS)),
    (VIEWER, "/search/?q=m"),
    (VIEWER, "/search/?q=promote"),
    (VIEWER, "/models/"),
    (CONTRIBUTOR, "/models/?q=m"),
    (REVIEWER, "/approvals/"),
    (VIEWER, "/approvals/?show=open"),
    (CONTRIBUTOR, "/approvals/?show=mine"),
    (VIEWER, "/approvals/?show=decided"),
    (REVIEWER, "/approvals/badge/"),
    (VIEWER, "/tenants/acme/connections/"),
    (VIEWER, "/api/v1/tenants/acme/connections"),
    (OPERATOR, "/admin/connections/connection/"),
    (OPERATOR, "/admin/connections/allowedplace/"),
    (REVIEWER, "/notifications/"),
    (REVIEWER, "/notifications/badge/"),
    (OPERATOR, "/admin/audit/consumerposition/"),
    (OPERATOR, "/admin/notifications/notice/"),
    (VIEWER, "/rollouts/"),
    (VIEWER, "/lineage/"),
    (CONTRIBUTOR, "/lineage/jobs/"),
    (CONTRIBUTOR, "/lineage/unresolved/"),
    (CONTRIBUTOR, "/lineage/mappings/"),
    (VIEWER, "/api/v1/lineage/datasets"),
    (VIEWER, "/api/v1/lineage/jobs"),
    (VIEWER, "/api/v1/lineage/mappings"),
    (OPERATOR, "/admin/lineage/node/"),
    (OPERATOR, "/admin/lineage/job/"),
    (OPERATOR, "/admin/lineage/event/"),
    (OPERATOR, "/admin/lineage/datasetmapping/"),
    (VIEWER, "/catalog/"),
    (VIEWER, "/catalog/?q=m"),
    (VIEWER, "/tenants/acme/backstage/"),
    (VIEWER, "/api/v1/catalog/feeds?tenant=acme"),
    (VIEWER, "/api/v1/features/acme/views"),
    (VIEWER, "/api/v1/features/acme/services"),
    (VIEWER, "/rollouts/?state=active"),
    (VIEWER, "/rollouts/?tenant=acme&q=m"),
    (VIEWER, "/features/"),
    (VIEWER, "/features/?q=m&state=active&dtype=int64&tag=tier%3Dgold&sort=stale"),
    (OPERATOR, "/features/"),
    (OPERATOR, "/models/"),
    (OPERATOR, "/approvals/?show=open"),
    (OPERATOR, "/approvals/?show=decided"),
    (OPERATOR, "/rollouts/"),
    (OPERATOR, "/admin/approvals/changerequest/"),
    (OPERATOR, "/admin/approvals/vote/"),
    (OPERATOR, "/admin/approvals/exclusion/"),
    (OPERATOR, "/admin/approvals/permit/"),
    (OPERATOR, "/admin/approvals/revision/"),
    (OPERATOR, "/admin/approvals/requestslot/"),
    (OPERATOR, "/admin/registry/artifact/"),
    (OPERATOR, "/admin/registry/modelversion/"),
    (OPERATOR, "/admin/registry/registeredmodel/"),
    (OPERATOR, "/admin/rollouts/rollout/"),
    (OPERATOR, "/admin/rollouts/rolloutevent/"),
    (OPERATOR, "/admin/rollouts/trafficroute/"),
    (OPERATOR, "/admin/contracts/contract/"),
    (OPERATOR, "/admin/contracts/contractversion/"),
    (VIEWER, "/contracts/"),
    (CONTRIBUTOR, "/contracts/?q=m&state=draft"),
    (VIEWER, "/api/v1/contracts"),
    (VIEWER, "/api/v1/change-requests"),
    (VIEWER, "/api/v1/change-requests?tenant=acme&state=in_review"),
    (OPERATOR, "/api/v1/change-requests"),
    (VIEWER, "/api/v1/rollouts"),
    (VIEWER, "/api/v1/features/stores"),
    (VIEWER, "/features/stores/"),
    (OPERATOR, "/api/v1/rollouts?state=pending"),
    (VIEWER, "/mlflow/acme/api/2.0/mlflow/registered-models/search"),
    (VIEWER, "/mlflow/acme/api/2.0/mlflow/registered-models/search?filter=name+LIKE+'m%25'"),
    (VIEWER, "/mlflow/acme/api/2.0/mlflow/model-versions/search"),
    (VIEWER, "/mlflow/acme/api/2.0/mlflow/model-versions/search?order_by=version_number"),
    (VIEWER, "/mlflow/acme/api/2.0/mlflow-artifacts/artifacts?path="),
]
# What a page about one object costs when more hangs on it: versions, votes, comments, files.
DETAILS = [
    (VIEWER, "/models/acme/fraud/"),
    (VIEWER, "/models/acme/fraud/versions/1/"),
    (VIEWER, "/tenants/acme/connections/{connection}/"),
    (VIEWER, "/approvals/{request}/"),
    (REVIEWER, "/approvals/{request}/"),
    (VIEWER, "/rollouts/{rollout}/"),
    (VIEWER, "/features/views/{feature_view}/"),
    (VIEWER, "/features/stores/{feature_store}/"),
    (VIEWER, "/api/v1/features/stores/{feature_store}/syncs"),
    (VIEWER, "/features/services/{feature_service}/"),
    (VIEWER, "/contracts/acme/orders/"),
    (VIEWER, "/contracts/acme/orders/checks/"),
    (CONTRIBUTOR, "/contracts/acme/orders/checks/daily/"),
    (CONTRIBUTOR, "/lineage/datasets/{dataset}/"),
    (VIEWER, "/lineage/jobs/{job}/"),
    (VIEWER, "/api/v1/lineage/nodes/{dataset}"),
    (VIEWER, "/api/v1/lineage/nodes/{dataset}/owners"),
    (VIEWER, "/mlflow/acme/api/2.0/mlflow/registered-models/get?name=fraud"),
]


def rows(stage: Stage, count: int) -> None:
    """Add models, each with a version and a rollout under way or an open request."""
    cast = stage.world.acme
    outbox.deliver()
    for number in range(RegisteredModel.objects.filter(tenant=cast.tenant).count(), count):
        model = make_model(cast, f"m{number}")
        upload(cast.tenant, f"m{number}/model.bin", b"m", by=cast.author)
        version = registry.create_version(model=model, source=f"mlflow-artifacts:/m{number}", by=cast.author)
        request = ask(cast, version)
        if number % 2:
            start(cast, request)
        lineage_rows(cast, number)
    for number in range(Connection.objects.filter(tenant=cast.tenant).count(), count):
        connections.create_connection(
            tenant=cast.tenant, name=f"c{number}", kind="http", address="http://127.0.0.1:9", by=TEST
        )
        connections.allow_place(
            tenant=cast.tenant, host="127.0.0.1", port=1000 + number, reason="Of the tests.", by=TEST
        )
        catalog.create_feed(tenant=cast.tenant, name=f"f{number}", by=cast.author)
        make_view(cast, f"m{number}_view", tags={"tier": "gold", f"tag{number}": "x"}, owner=f"o{number}")
        text = f"apiVersion: v3.1.0\nkind: DataContract\nid: m{number}\n"
        contracts.publish(tenant=cast.tenant, contract_id=f"m{number}", content=text.encode(), by=cast.author)
    # What happened is told: the reviewers' notices grow with it.
    outbox.deliver()


def lineage_rows(cast: Cast, number: int) -> None:
    """Add a job with two datasets, a dataset that nobody could place, and a mapping."""
    inputs, outputs = [table(f"in{number}")], [table(f"out{number}", "a")]
    send(cast, event(job=f"job{number}", run=f"run{number}", inputs=inputs, outputs=outputs))
    lost = nodes.dataset("unresolved:postgres", f"lost{number}")
    edge = nodes.Edge(lost, nodes.feature_view("shop", f"view{number}"))
    lineage.replace_edges(
        tenant=cast.tenant, origin=f"t{number}", edges=[edge], unresolved={lost: "It says no host."}
    )
    lineage.create_mapping(
        tenant=cast.tenant, namespace=f"s3://old{number}", to_namespace="s3://lake", by=cast.author
    )


def cost(
    stage: Stage, role: str, path: str, known: tuple[int, list[str]] | None = None
) -> tuple[int, list[str]]:
    """Return how many queries an answer takes, and which; `known` is what it took before."""
    send = stage.call if path.startswith(("/api/", "/mlflow/")) else stage.page

    def asked() -> tuple[int, list[str]]:
        with CaptureQueriesContext(connection) as captured:
            answer = send(role, "GET", path)
        assert answer.status_code == 200, path
        return len(captured), [query["sql"][:200] for query in captured]

    found = asked()
    # What a process asks once (content types, sites) is not the list's, and not asked the second time.
    return found if known is not None and found[0] == known[0] else asked()


@pytest.fixture(scope="module")
def grown(built_stage: Stage, folders: dict[str, Any]) -> Iterator[dict[str, tuple[Any, Any]]]:
    """Ask every list while it is short and again when it is long."""
    with undone(), override_settings(**folders):
        rows(built_stage, FEW)
        short = {(role, path): cost(built_stage, role, path) for role, path in LISTS}
        rows(built_stage, MANY)
        yield {
            f"{role} {path}": (few, cost(built_stage, role, path, known=few))
            for (role, path), few in short.items()
        }


@pytest.mark.parametrize(("role", "path"), LISTS)
def test_list__with_10_and_with_50_rows__costs_the_same(
    grown: dict[str, tuple[Any, Any]], role: str, path: str
) -> None:
    (few, which_few), (many, which_many) = grown[f"{role} {path}"]
    assert few == many, [query for query in which_many if query not in which_few]
    # The palette asks every area, a few queries each.
    assert many <= (60 if path.startswith("/search/") else 30)


def test_detail__more_hangs_on_its_object__costs_the_same(stage: Stage) -> None:
    cast = stage.world.acme
    names = {
        "request": stage.acme.open_request.pk,
        "rollout": stage.acme.rollout.pk,
        "connection": stage.target.connection_id,
        "feature_view": stage.acme.feature_view.pk,
        "feature_store": stage.acme.synced.store.pk,
        "feature_service": stage.acme.feature_service.pk,
        "dataset": stage.acme.dataset.pk,
        "job": stage.acme.job.pk,
    }
    paths = [(role, path.format(**names)) for role, path in DETAILS]

    def grow(count: int) -> None:
        for number in range(count):
            view = make_view(cast, f"grown{count}_{number}", features={f"f{n}": "int64" for n in range(9)})
            for service in (stage.acme.feature_service, make_service(cast, f"s{count}_{number}")):
                ServiceView.objects.bulk_create(
                    ServiceView(service=service, view=one, view_name=one.name)
                    for one in (view, stage.acme.feature_view)
                )
            whole = {"namespace": stage.acme.dataset.namespace, "name": stage.acme.dataset.name}
            send(
                cast,
                event(
                    run=f"grown{stage.acme.dataset.pk}{number}{count}",
                    job=f"reader{number}",
                    inputs=[whole],
                    outputs=[table(f"made{number}")],
                ),
                event(run=f"own{number}{count}", inputs=[table(f"more{number}")], outputs=[whole])
                | {"job": {"namespace": stage.acme.job.namespace, "name": stage.acme.job.name}},
            )
            version = make_version(cast, stage.acme.fraud)
            registry.set_alias(
                model=stage.acme.fraud, name=f"alias{version.number}", version=version, by=cast.author
            )
            registry.set_version_tag(
                version=stage.acme.champion, key=f"k{version.number}", value="v", by=cast.author
            )
            for person in (cast.viewer, cast.author):
                approvals.comment(
                    change_request=stage.acme.open_request, body=f"Comment {number}.", by=person
                )

    grow(1)
    current = ChangeRequest.objects.get(pk=stage.acme.open_request.pk)
    approvals.cast_vote(
        change_request=current, digest=current.digest, decision="approve", by=cast.third_approver
    )
    few = {path: cost(stage, *path) for path in paths}
    grow(6)
    many = {path: cost(stage, *path, known=few[path]) for path in paths}
    for path in paths:
        assert few[path][0] == many[path][0], (path, [q for q in many[path][1] if q not in few[path][1]])
        assert many[path][0] <= 45, path


def test_list__of_champions__costs_the_same(stage: Stage) -> None:
    cast = stage.world.acme
    paths = [
        (VIEWER, "/models/"),
        (VIEWER, "/mlflow/acme/api/2.0/mlflow/registered-models/search"),
        (VIEWER, "/rollouts/"),
    ]
    few = [cost(stage, *path)[0] for path in paths]
    for number in range(5):
        make_champion(cast, make_version(cast, make_model(cast, f"c{number}")))
    assert [cost(stage, *path)[0] for path in paths] == few
