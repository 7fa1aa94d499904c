"""One object of every kind in a tenant, made by the services, each bearing a text that tells whose it is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.approvals import services as approvals
from apps.approvals.models import ChangeRequest
from apps.catalog import services as catalog
from apps.catalog.models import Feed
from apps.connections import services as connections
from apps.connections.models import Connection
from apps.contracts import services as contracts
from apps.contracts.models import CheckRun, Contract
from apps.contracts.services import check_runs, checks
from apps.features.models import FeatureService, FeatureView
from apps.lineage import nodes
from apps.lineage import services as lineage
from apps.lineage.models import DatasetMapping, Job, Node
from apps.registry import services as registry
from apps.registry.models import ModelVersion, RegisteredModel
from apps.rollouts import services as rollouts
from apps.rollouts.models import Measurement, Rollout
from apps.rollouts.plans import StoredPlan
from apps.tenants import services as tenants
from apps.tenants.choices import Role
from tests.factories import features, stores
from tests.factories.cast import PASSWORD, TEST, Cast
from tests.registry.pushing import upload

Mark = Callable[[str], str]

PLAN = [{"weight": 20, "seconds": 60}, {"weight": 50, "seconds": 60}]
# The states in which a rollout has nothing left but its promotion.
TO_ITS_END = ("preparing", "applying", "observing")
# A file of the store that no version froze.
LOOSE_FILE = "loose/file.txt"
# Every kind of text that people write; a crawl that is worth its name meets each of them.
KINDS = frozenset(
    {
        "model-description",
        "model-tag-key",
        "model-tag-value",
        "version-description",
        "version-tag-key",
        "version-tag-value",
        "run",
        "metric",
        "param-name",
        "param-value",
        "file",
        "request-reason",
        "comment",
        "rejection",
        "person",
        "abort-reason",
        "store-location",
        "sync-change",
        "sync-warning",
        "view-description",
        "view-owner",
        "view-tag",
        "view-change",
        "feature-description",
        "source-path",
        "service-description",
        "service-owner",
        "contract",
        "dataset",
        "job",
    }
)


@dataclass(frozen=True)
class Objects:
    """What a tenant holds. `fraud` has a champion and a rollout under way; `churn` has neither, and an open request."""

    cast: Cast
    fraud: RegisteredModel
    churn: RegisteredModel
    ranking: RegisteredModel
    champion: ModelVersion
    candidate: ModelVersion
    open_request: ChangeRequest
    rejected_request: ChangeRequest
    executing_request: ChangeRequest
    rollout: Rollout
    stopped_rollout: Rollout
    finished_rollout: Rollout
    synced: stores.Synced
    feature_view: FeatureView
    feature_service: FeatureService
    check_run: CheckRun
    dataset: Node
    job: Job
    mapping: DatasetMapping
    feed: Feed


def secret_of(cast: Cast) -> Mark:
    """Return the marks of a tenant: a leak into another one is a string match."""
    return lambda kind: f"{cast.tenant.slug.upper()}-SECRET-{kind}"


def make_objects(cast: Cast, mark: Mark | None = None) -> Objects:
    """Fill a tenant. The names of models are the same in every tenant; the texts are `mark`'s."""
    mark = mark or secret_of(cast)
    person = _person(cast, mark)
    upload(cast.tenant, LOOSE_FILE, mark("loose").encode(), by=cast.author)
    fraud, churn, ranking = (make_model(cast, name, mark) for name in ("fraud", "churn", "ranking"))
    champion = make_version(cast, fraud, mark)
    finished = make_champion(cast, champion, mark)
    candidate = make_version(cast, fraud, mark)
    rollout = start(cast, ask(cast, candidate, mark))
    _look_at(rollout)
    make_connection(cast, mark)
    stopped = start(cast, ask(cast, make_version(cast, ranking, mark), mark))
    rollouts.abort(rollout=stopped, by=cast.approver, reason=mark("abort-reason"))
    churning = make_version(cast, churn, mark)
    rejected = ask(cast, churning, mark)
    rejected = approvals.cast_vote(
        change_request=rejected,
        digest=rejected.digest,
        decision="reject",
        reason=mark("rejection"),
        by=cast.second_approver,
    )
    waiting = ask(cast, churning, mark)
    checked = make_check(cast, make_contract(cast, mark), mark)
    approvals.comment(change_request=waiting, body=mark("comment"), by=person)
    view, service = features.define(cast, mark)
    dataset, job, mapping = make_lineage(cast, mark)
    make_inputs(cast, candidate)
    make_system(cast, fraud)
    return Objects(
        cast=cast,
        dataset=dataset,
        job=job,
        mapping=mapping,
        feed=make_feed(cast, mark),
        fraud=fraud,
        churn=churn,
        ranking=ranking,
        champion=champion,
        candidate=candidate,
        open_request=waiting,
        rejected_request=rejected,
        executing_request=rollout.change_request,
        rollout=rollout,
        stopped_rollout=Rollout.objects.with_names().get(pk=stopped.pk),
        finished_rollout=finished,
        synced=stores.make_store(cast, mark=mark),
        feature_view=view,
        feature_service=service,
        check_run=checked,
    )


def make_connection(cast: Cast, mark: Mark | None = None) -> Connection:
    """Connect a tenant to a place where nobody listens, which is open for it."""
    mark = mark or secret_of(cast)
    connections.allow_place(tenant=cast.tenant, host="127.0.0.1", port=9, reason="Of the tests.", by=TEST)
    return connections.create_connection(
        tenant=cast.tenant,
        name="metrics",
        kind="prometheus",
        address=f"http://127.0.0.1:9/{cast.tenant.slug}",
        username="reader",
        secret=mark("connection"),
        by=TEST,
    )


# A contract that nobody waits for: a draft.
CONTRACT = """\
apiVersion: v3.1.0
kind: DataContract
id: orders
name: {name}
version: 1.0.0
status: draft
servers:
  - {{server: production, type: postgres, host: db.example.com, database: shop, schema: public}}
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        isNullable: false
"""


def make_contract(cast: Cast, mark: Mark | None = None) -> Contract:
    """Publish a contract with a warning."""
    mark = mark or secret_of(cast)
    content = CONTRACT.format(name=mark("contract")).encode()
    return contracts.publish(
        tenant=cast.tenant, contract_id="orders", content=content, by=cast.author
    ).contract


def make_check(cast: Cast, contract: Contract, mark: Mark | None = None) -> CheckRun:
    """Create a check of a contract, and a run that has ended: its folder of data is not there."""
    mark = mark or secret_of(cast)
    # What a path of data cannot hold is left out of the mark.
    path = re.sub(r"[*?\[\]:/]", "", mark("data")) + ".csv"
    plan, _ = checks.save_check(contract=contract, name="daily", path=path, by=cast.author)
    run = check_runs.start(plan=plan, by=cast.author)
    check_runs.finish(run=run, found=[], by=cast.author)
    return CheckRun.objects.get(pk=run.pk)


def make_lineage(cast: Cast, mark: Mark | None = None) -> tuple[Node, Job, DatasetMapping]:
    """Tell of a job that makes one dataset of another, and map a third one to the first."""
    mark = mark or secret_of(cast)
    table = {"namespace": "s3://lake", "name": re.sub("[{}]", "", mark("dataset"))}
    event = {
        "eventType": "COMPLETE",
        "eventTime": "2026-03-01T12:00:00Z",
        "run": {"runId": "0190a5b0-0000-7000-8000-000000000001"},
        "job": {"namespace": "jobs", "name": re.sub("[{}]", "", mark("job"))},
        "inputs": [{"namespace": "s3://lake", "name": "raw"}],
        "outputs": [{**table, "facets": {"schema": {"fields": [{"name": "total", "type": "int"}]}}}],
    }
    lineage.receive(tenant=cast.tenant, body=json.dumps(event).encode(), by=cast.author)
    lost = nodes.dataset("unresolved:postgres", "lost")
    lineage.replace_edges(
        tenant=cast.tenant, origin="test", edges=[], nodes=[lost], unresolved={lost: "It says no host."}
    )
    mapping = lineage.create_mapping(
        tenant=cast.tenant, namespace="s3://old", to_namespace="s3://lake", by=cast.author
    )
    dataset = Node.objects.get(pk=nodes.dataset(**table).node_id(cast.tenant.pk))
    return dataset, Job.objects.get(tenant=cast.tenant), mapping


def make_feed(cast: Cast, mark: Mark | None = None) -> Feed:
    """Make a signed address of the catalog."""
    name = (mark or secret_of(cast))("feed")[:100]
    feed, _ = catalog.create_feed(tenant=cast.tenant, name=name, by=cast.author)
    return feed


def make_inputs(cast: Cast, version: ModelVersion) -> None:
    """Say that a version was trained on a feature service, and on what the tenant's contract describes."""
    registry.set_inputs(
        version=version, features=["telecom/churn_v1"], contracts=["orders@1.0.0"], by=cast.author
    )


def make_system(cast: Cast, model: RegisteredModel) -> None:
    """Put a model into a system."""
    entity = f"""\
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {{name: {model.name}}}
spec: {{type: service, lifecycle: production, system: payments}}
"""
    catalog.import_entities(tenant=cast.tenant, data=entity.encode(), by=cast.author, is_dry_run=False)


def make_model(cast: Cast, name: str, mark: Mark | None = None) -> RegisteredModel:
    """Create a model with a description and a tag."""
    mark = mark or secret_of(cast)
    return registry.create_model(
        tenant=cast.tenant,
        name=name,
        description=mark("model-description"),
        tags=[(mark("model-tag-key"), mark("model-tag-value"))],
        by=cast.author,
    )


def make_version(cast: Cast, model: RegisteredModel, mark: Mark | None = None) -> ModelVersion:
    """Upload files and register them as the model's next version."""
    mark = mark or secret_of(cast)
    number = model.versions.count() + 1
    # Paths are stricter than texts: what a path cannot hold is left out of the mark.
    folder = f"{model.name}/{number}"
    path = re.sub(r'[\\#?%"<>|*/:]', "", mark("file")).strip().rstrip(".") + ".txt"
    files: dict[str, Any] = {
        path: f"{model.name} {number}",
        "metrics.json": json.dumps({"accuracy": 0.9, mark("metric"): number}),
        "params.json": json.dumps({mark("param-name"): mark("param-value"), "depth": number}),
    }
    for name, content in files.items():
        upload(cast.tenant, f"{folder}/{name}", content.encode(), by=cast.author)
    return registry.create_version(
        model=model,
        source=f"mlflow-artifacts:/{folder}",
        run_id=mark("run"),
        description=mark("version-description"),
        tags=[(mark("version-tag-key"), mark("version-tag-value"))],
        by=cast.author,
    )


def ask(
    cast: Cast,
    version: ModelVersion,
    mark: Mark | None = None,
    *,
    by: User | None = None,
    plan: StoredPlan | None = None,
) -> ChangeRequest:
    """Request the promotion of a version; the requester did not make it."""
    cast.voters()
    return rollouts.request_promotion(
        tenant=cast.tenant,
        model_name=version.model.name,
        version_number=version.number,
        alias="champion",
        plan=PLAN if plan is None else plan,
        reason=(mark or secret_of(cast))("request-reason"),
        by=by or cast.colleague,
    )


def start(cast: Cast, request: ChangeRequest) -> Rollout:
    """Let two people approve a request and return its rollout, not moved yet."""
    for voter in (cast.approver, cast.second_approver):
        request = approvals.cast_vote(
            change_request=request, digest=request.digest, decision="approve", by=voter
        )
    return Rollout.objects.with_names().get(change_request=request)


def make_champion(cast: Cast, version: ModelVersion, mark: Mark | None = None) -> Rollout:
    """Make a version the champion as a finished rollout does, without any traffic."""
    rollout = start(cast, ask(cast, version, mark))
    walk(rollout.pk, *TO_ITS_END)
    registry.set_alias(
        model=version.model, name="champion", version=version, by=cast.author, permit=rollout.permit_id
    )
    approvals.finish(change_request=rollout.change_request, state="applied", by=cast.author, reason="test")
    walk(rollout.pk, "promoting")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE rollouts_rollout SET state = 'succeeded', finished_at = now() WHERE id = %s", [rollout.pk]
        )
        cursor.execute(
            "UPDATE rollouts_trafficroute SET baseline_id = %s, generation = generation + 1 WHERE id = %s",
            [version.pk, rollout.route_id],
        )
    return Rollout.objects.with_names().get(pk=rollout.pk)


def walk(rollout_id: UUID, *states: str) -> None:
    """Take a rollout through states without any traffic; the database insists on every one in its turn."""
    with connection.cursor() as cursor:
        for state in states:
            cursor.execute("UPDATE rollouts_rollout SET state = %s WHERE id = %s", [state, rollout_id])


def _person(cast: Cast, mark: Mark) -> User:
    person = accounts.create_person(
        username=f"{cast.tenant.slug}-marked", password=PASSWORD, full_name=mark("person"), by=TEST
    )
    tenants.assign_role(tenant=cast.tenant, user=person, role=Role.REVIEWER, by=TEST)
    return person


def _look_at(rollout: Rollout) -> None:
    """Add one reading of the counters, so that the page of the rollout has something to draw."""
    Measurement.objects.create(
        rollout=rollout,
        number=1,
        step_index=0,
        generation=rollout.route.generation,
        weight=20,
        counters={},
        candidate_requests=20,
        candidate_bad=0,
        baseline_requests=80,
        baseline_bad=1,
    )
