"""Native definitions: applied at once, put to approval where they change what is in force, and never out of date."""

from __future__ import annotations

from typing import Any

import pytest

from apps.accounts.models import User
from apps.approvals import services as approvals
from apps.approvals import subjects
from apps.approvals.models import ChangeRequest
from apps.core import canonical, clock
from apps.core.etags import ChangedMeanwhile
from apps.core.refusals import Forbidden, NotFound
from apps.features import services
from apps.features.choices import FEATURE_CHANGE, VIEW_TRANSITIONS, Source, ViewState
from apps.features.definitions import reader, writer
from apps.features.models import (
    Entity,
    Feature,
    FeatureService,
    FeatureStore,
    FeatureView,
    Project,
    Revision,
)
from apps.lineage import graph, nodes
from apps.lineage import services as lineage
from apps.lineage.models import Node
from tests.factories.cast import Cast, World

pytestmark = pytest.mark.django_db

TEXT = """\
project: telecom
entities:
  - {name: customer, join_keys: [customer_id], value_type: INT64}
sources:
  - {name: usage_daily, type: file, path: s3://lake/usage.parquet, timestamp_field: at}
feature_views:
  - name: usage
    state: active
    entities: [customer]
    source: usage_daily
    ttl: 1d
    owner: acme-author
    schema:
      - {name: tenure_months, dtype: Float64}
      - {name: support_calls, dtype: Int64}
  - name: trial
    entities: [customer]
    source: usage_daily
    owner: acme-author
    schema:
      - {name: clicks, dtype: Int64}
feature_services:
  - name: churn_v1
    state: active
    owner: acme-author
    features: ["usage:tenure_months"]
"""


def apply(cast: Cast, text: str = TEXT, by: User | None = None, **more: Any) -> services.Outcome:
    return services.apply(
        tenant=cast.tenant, definitions=reader.read(text.encode()), by=by or cast.colleague, **more
    )


def view(name: str = "usage") -> FeatureView:
    return FeatureView.objects.get(name=name)


def approve(request: ChangeRequest, *people: User) -> ChangeRequest:
    for person in people:
        request = approvals.cast_vote(
            change_request=request, digest=request.digest, decision="approve", by=person
        )
    return request


def changed(old: str, new: str) -> str:
    assert old in TEXT
    return TEXT.replace(old, new)


def test_document__that_is_new__defines_everything_at_once(world: World) -> None:
    outcome = apply(world.acme)
    assert outcome.request is None
    assert outcome.plan.is_new
    found = view()
    assert (found.state, found.owner, found.ttl_seconds, found.entities) == (
        "active",
        "acme-author",
        86_400,
        ["customer"],
    )
    assert view("trial").state == "draft"
    assert found.source is not None
    assert found.source.name == "usage_daily"
    assert list(found.features.values_list("name", "dtype")) == [
        ("tenure_months", "double"),
        ("support_calls", "int64"),
    ]
    service = FeatureService.objects.get()
    assert [(part.view_id, part.features) for part in service.parts.all()] == [(found.pk, ["tenure_months"])]
    assert Revision.objects.of(found).get().by == world.acme.colleague
    store = FeatureStore.objects.get()
    assert (store.source, store.tenant) == (Source.NATIVE, world.acme.tenant)


def test_document__that_is_new__is_in_the_lineage(world: World) -> None:
    apply(world.acme)
    start = nodes.column(nodes.dataset("s3://lake", "usage.parquet"), "tenure_months")
    walk = graph.downstream(world.acme.tenant, [start])
    assert {(one.kind, one.name, one.field) for one in walk.reached()} == {
        ("feature", "usage", "tenure_months"),
        ("feature_service", "churn_v1", ""),
    }


def test_document__sent_again__changes_nothing(world: World) -> None:
    apply(world.acme)
    before = Revision.objects.count()
    outcome = apply(world.acme)
    assert (outcome.plan.changes, outcome.request) == ((), None)
    assert Revision.objects.count() == before


def test_document__as_it_is_stored__is_the_one_that_was_sent(world: World) -> None:
    apply(world.acme)
    _, found = services.stored(world.acme.tenant, "telecom")
    assert reader.read(writer.write(found).encode()) == found
    assert [(one.name, one.state) for one in found.views] == [("trial", "draft"), ("usage", "active")]


def test_draft__that_changes__changes_at_once(world: World) -> None:
    apply(world.acme)
    outcome = apply(world.acme, changed("clicks, dtype: Int64", "clicks, dtype: Float64"))
    assert outcome.request is None
    assert view("trial").features.get().dtype == "double"
    assert [one["path"] for one in Revision.objects.of(view("trial"))[0].fields] == ["features.clicks.dtype"]


def test_preview__of_a_document__changes_nothing(world: World) -> None:
    plan = services.preview(
        tenant=world.acme.tenant, definitions=reader.read(TEXT.encode()), by=world.acme.colleague
    )
    assert len(plan.changes) == 5
    assert not FeatureStore.objects.exists()
    assert not Project.objects.exists()


def test_active_view__that_changes__waits_for_two_reviewers(world: World) -> None:
    apply(world.acme)
    world.acme.voters()
    outcome = apply(world.acme, changed("ttl: 1d", "ttl: 2d"), reason="Weekends.")
    request = outcome.request
    assert request is not None
    assert request.title == "Change telecom/usage"
    assert request.quorum == 2
    assert view().ttl_seconds == 86_400
    done = approve(request, world.acme.approver, world.acme.second_approver)
    assert done.state == "applied"
    found = view()
    assert (found.ttl_seconds, found.is_approved, found.approved_by) == (
        172_800,
        True,
        world.acme.second_approver,
    )
    assert Revision.objects.of(found)[0].change_request_id == request.pk


def test_draft__beside_an_active_view__does_not_wait(world: World) -> None:
    apply(world.acme)
    text = changed("ttl: 1d", "ttl: 2d").replace("clicks, dtype: Int64", "clicks, dtype: Float64")
    outcome = apply(world.acme, text)
    assert outcome.request is not None
    assert [one["name"] for one in outcome.request.content["changes"]] == ["usage"]
    assert view("trial").features.get().dtype == "double"


def test_service__that_needs_what_waits__waits_with_it(world: World) -> None:
    apply(world.acme)
    text = changed(
        "      - {name: support_calls, dtype: Int64}\n",
        "      - {name: support_calls, dtype: Int64}\n      - {name: plan, dtype: String}\n",
    )
    text += '  - {name: churn_v2, owner: acme-author, features: ["usage:plan"]}\n'
    outcome = apply(world.acme, text)
    assert outcome.request is not None
    assert {one["name"] for one in outcome.request.content["changes"]} == {"usage", "churn_v2"}
    assert not FeatureService.objects.filter(name="churn_v2").exists()
    world.acme.voters()


@pytest.mark.parametrize(
    ("old", "new", "breaks"),
    [
        ("support_calls, dtype: Int64", "support_calls, dtype: Float64", ["feature:support_calls"]),
        ("      - {name: support_calls, dtype: Int64}\n", "", ["feature:support_calls"]),
        ("s3://lake/usage.parquet", "s3://lake/other.parquet", ["feature_view:"]),
        ("value_type: INT64", "value_type: STRING", ["feature_view:"]),
        ('["usage:tenure_months"]', '["usage:support_calls"]', ["feature_service:"]),
        ("ttl: 1d", "ttl: 2d", []),
        ("ttl: 1d", "ttl: 1d\n    description: New.", []),
        ("    state: active\n    entities", "    state: deprecated\n    entities", []),
    ],
)
def test_change__that_breaks_readers__is_known_as_breaking(
    world: World, old: str, new: str, breaks: list[str]
) -> None:
    apply(world.acme)
    world.acme.voters()
    request = apply(world.acme, changed(old, new)).request
    assert request is not None
    assert [f"{one['kind']}:{one['field']}" for one in request.content["breaks"]] == breaks
    assert request.content["is_breaking"] is bool(breaks)


def test_breaking_change__with_a_consumer__waits_for_its_owner(world: World) -> None:
    cast = world.acme
    apply(cast)
    cast.voters()
    owner = cast.product
    job = nodes.consumer("airflow", "churn-report")
    lineage.replace_edges(
        tenant=cast.tenant,
        origin="test",
        edges=[nodes.Edge(nodes.feature(nodes.feature_view("telecom", "usage"), "support_calls"), job)],
    )
    lineage.name_owners(
        node=Node.objects.get(pk=job.node_id(cast.tenant.pk)), people=[owner], by=cast.tenant_admin
    )
    request = apply(cast, changed("      - {name: support_calls, dtype: Int64}\n", "")).request
    assert request is not None
    assert [(one["kind"], one["name"]) for one in request.content["affected"]] == [
        ("consumer", "churn-report")
    ]
    waiting = approve(request, cast.approver, cast.second_approver)
    assert waiting.state == "in_review"
    assert approve(waiting, owner).state == "applied"
    assert Feature.objects.get(name="support_calls").removed_at is not None


def test_request__whose_view_changed_meanwhile__is_revised_and_decided_again(world: World) -> None:
    cast = world.acme
    apply(cast)
    cast.voters()
    request = apply(cast, changed("ttl: 1d", "ttl: 2d")).request
    assert request is not None
    first = request.digest
    FeatureView.objects.filter(name="usage").update(
        document={**view().document, "description": "Changed behind its back."}
    )
    with pytest.raises(approvals.StaleDigest):
        approve(request, cast.approver)
    request.refresh_from_db()
    assert request.digest != first
    assert approve(request, cast.approver, cast.second_approver).state == "applied"
    assert view().ttl_seconds == 172_800


WIDER = changed(
    "feature_views:\n",
    "  - {name: usage_hourly, type: file, path: s3://lake/hourly.parquet, timestamp_field: at}\nfeature_views:\n",
)
ON_ITS_OWN = WIDER.replace(
    "  - name: trial\n    entities: [customer]\n    source: usage_daily\n",
    "  - name: trial\n    entities: [customer]\n    source: usage_hourly\n",
)
SELECTED = ON_ITS_OWN.replace('["usage:tenure_months"]', '["usage:tenure_months", "trial:clicks"]')


def rests_on(request: ChangeRequest) -> list[tuple[str, str]]:
    return [(one["kind"], one["name"]) for one in request.content["rests_on"]]


def test_request__whose_new_source_changes_meanwhile__is_revised_and_decided_again(world: World) -> None:
    cast = world.acme
    apply(cast)
    cast.voters()
    # The source is new with the change, and defined at once.
    request = apply(cast, WIDER.replace("source: usage_daily", "source: usage_hourly", 1)).request
    assert request is not None
    assert rests_on(request) == [("entity", "customer"), ("source", "usage_hourly")]
    services.prepare(request)
    request = approve(request, cast.approver)
    first = request.digest
    other = apply(cast, WIDER.replace("hourly.parquet", "elsewhere.parquet"))
    assert (other.request, [one.waits for one in other.plan.changes]) == (None, [False])
    with pytest.raises(services.DefinitionsChanged):
        services.prepare(request)
    with pytest.raises(approvals.StaleDigest):
        approve(request, cast.second_approver)
    request.refresh_from_db()
    assert (request.state, request.revision) == ("in_review", 2)
    assert request.digest != first
    assert request.content["rests_on"][1]["definition"]["options"] == {"path": "s3://lake/elsewhere.parquet"}
    # The first vote was on something else.
    assert approve(request, cast.second_approver).state == "in_review"
    assert approve(request, cast.approver).state == "applied"
    assert view().source.name == "usage_hourly"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("old", "new"),
    [("clicks, dtype: Int64", "clicks, dtype: Float64"), ("hourly.parquet", "elsewhere.parquet")],
)
def test_request__of_a_service__rests_on_the_views_that_it_selects_and_their_sources(
    world: World, old: str, new: str
) -> None:
    cast = world.acme
    apply(cast, ON_ITS_OWN)
    cast.voters()
    request = apply(cast, SELECTED).request
    assert request is not None
    assert rests_on(request) == [
        ("entity", "customer"),
        ("source", "usage_daily"),
        ("source", "usage_hourly"),
        ("view", "trial"),
        ("view", "usage"),
    ]
    assert apply(cast, ON_ITS_OWN.replace(old, new)).request is None
    with pytest.raises(services.DefinitionsChanged):
        services.prepare(request)
    with pytest.raises(approvals.StaleDigest):
        approve(request, cast.approver)


def test_request__that_changes_what_it_would_rest_on__holds_it_once(world: World) -> None:
    apply(world.acme)
    world.acme.voters()
    text = changed("ttl: 1d", "ttl: 2d").replace("usage.parquet", "other.parquet")
    request = apply(world.acme, text).request
    assert request is not None
    assert {(one["kind"], one["name"]) for one in request.content["changes"]} == {
        ("source", "usage_daily"),
        ("view", "usage"),
    }
    assert rests_on(request) == [("entity", "customer")]


def test_request__from_before_it_said_what_it_rests_on__is_not_applied(world: World) -> None:
    apply(world.acme)
    world.acme.voters()
    request = apply(world.acme, changed("ttl: 1d", "ttl: 2d")).request
    assert request is not None
    content = dict(request.content)
    del content["rests_on"]
    old = ChangeRequest(
        tenant=request.tenant, kind=request.kind, document=canonical.canonical_bytes(content).decode()
    )
    with pytest.raises(services.DefinitionsChanged):
        services.prepare(old)


@pytest.mark.parametrize(
    ("old", "new", "breaks"),
    [
        ("clicks, dtype: Int64", "clicks, dtype: Float64", [("feature", "trial", "clicks")]),
        ("hourly.parquet", "elsewhere.parquet", [("feature_view", "trial", "")]),
    ],
)
def test_draft__that_a_service_in_force_selects__waits_like_an_active_view(
    world: World, old: str, new: str, breaks: list[tuple[str, str, str]]
) -> None:
    cast = world.acme
    apply(cast, SELECTED)
    cast.voters()
    assert view("trial").state == "draft"
    request = apply(cast, SELECTED.replace(old, new)).request
    assert request is not None
    assert [(one["kind"], one["name"], one["field"]) for one in request.content["breaks"]] == breaks
    assert view("trial").features.get().dtype == "int64"
    assert approve(request, cast.approver, cast.second_approver).state == "applied"


def test_draft__that_a_draft_service_selects__changes_at_once(world: World) -> None:
    text = SELECTED.replace("  - name: churn_v1\n    state: active\n", "  - name: churn_v1\n")
    apply(world.acme, text)
    assert apply(world.acme, text.replace("clicks, dtype: Int64", "clicks, dtype: Float64")).request is None


def test_breaking_change__with_consumers_of_one_name__waits_for_the_owner_of_each(world: World) -> None:
    cast = world.acme
    apply(cast)
    cast.voters()
    people = {"airflow": cast.product, "dagster": cast.support}
    jobs = {namespace: nodes.consumer(namespace, "churn-report") for namespace in people}
    # Somebody called a third one as the first is called where names are not enough.
    first = jobs["airflow"].node_id(cast.tenant.pk)
    third = nodes.consumer("cron", f"churn-report (consumer {first})")
    feature = nodes.feature(nodes.feature_view("telecom", "usage"), "support_calls")
    lineage.replace_edges(
        tenant=cast.tenant,
        origin="test",
        edges=[nodes.Edge(feature, job) for job in (*jobs.values(), third)],
    )
    for job, owner in (*((jobs[key], people[key]) for key in people), (third, cast.colleague)):
        lineage.name_owners(
            node=Node.objects.get(pk=job.node_id(cast.tenant.pk)), people=[owner], by=cast.tenant_admin
        )
    subject = subjects.get(FEATURE_CHANGE)
    document = {
        "is_breaking": True,
        "affected": [
            {"kind": one.kind, "namespace": one.namespace, "name": one.name, "field": one.field}
            for one in (*jobs.values(), third)
        ],
    }
    found = [
        subject.slots_for(
            tenant=cast.tenant,
            document={**document, "affected": affected},
            requester=cast.author,
            excluded=(),
        )
        for affected in (document["affected"], document["affected"][::-1])  # type: ignore[index]
    ]
    assert found[0] == found[1]
    owners = [slot for slot in found[0] if slot.named is not None]
    assert {slot.named for slot in owners} == {
        frozenset({person.pk}) for person in (*people.values(), cast.colleague)
    }
    assert len({slot.label for slot in owners}) == 3
    for job in jobs.values():
        label = f"Owner of churn-report (consumer {job.node_id(cast.tenant.pk)})"
        assert any(slot.label.startswith(label) for slot in owners)


def test_same_document__while_it_waits__leads_to_the_same_request(world: World) -> None:
    apply(world.acme)
    text = changed("ttl: 1d", "ttl: 2d")
    first, second = apply(world.acme, text).request, apply(world.acme, text).request
    assert first == second
    with pytest.raises(services.FeatureRequestExists) as refused:
        apply(world.acme, changed("ttl: 1d", "ttl: 3d"))
    assert first is not None
    assert refused.value.extra["change_request_id"] == str(first.pk)


def test_active_view__left_out__is_retired_after_approval(world: World) -> None:
    cast = world.acme
    apply(cast)
    cast.voters()
    start, end = TEXT.index("  - name: usage\n"), TEXT.index("  - name: trial")
    text = TEXT[:start] + TEXT[end : TEXT.index("feature_services:")]
    request = apply(cast, text).request
    assert request is not None
    assert {(one["act"], one["name"]) for one in request.content["changes"]} == {
        ("remove", "usage"),
        ("remove", "churn_v1"),
    }
    assert view().state == "active"
    done = approve(request, cast.approver, cast.second_approver)
    assert done.state == "applied"
    assert (view().state, view().removed_at is None) == ("retired", False)


def test_draft__left_out__is_retired_and_can_come_back(world: World) -> None:
    apply(world.acme)
    start, end = TEXT.index("  - name: trial"), TEXT.index("feature_services:")
    apply(world.acme, TEXT[:start] + TEXT[end:])
    assert view("trial").state == "retired"
    apply(world.acme)
    assert (view("trial").state, view("trial").removed_at) == ("draft", None)
    assert [one.change for one in Revision.objects.of(view("trial"))] == ["restored", "removed", "added"]


def test_policy__of_an_active_view_without_an_owner__objects(world: World) -> None:
    cast = world.acme
    apply(cast)
    cast.voters()
    request = apply(cast, changed("    ttl: 1d\n    owner: acme-author\n", "    ttl: 2d\n")).request
    assert request is not None
    done = approve(request, cast.approver, cast.second_approver)
    assert done.state == "in_review"
    assert "usage has no owner" in done.blocked_reason


@pytest.mark.parametrize("before", ViewState)
@pytest.mark.parametrize("after", ViewState)
def test_state__moved_to_another__follows_the_table(
    world: World, before: ViewState, after: ViewState
) -> None:
    cast = world.acme
    text = TEXT[: TEXT.index("feature_services:")]
    apply(cast, text)
    removed_at = clock.now() if before == ViewState.RETIRED else None
    FeatureView.objects.filter(name="usage").update(state=before, removed_at=removed_at)
    allowed = after in VIEW_TRANSITIONS[before] and before != ViewState.RETIRED

    def move() -> services.Outcome:
        return services.change_state(obj=view(), state=after, by=cast.colleague)

    if before == after and before != ViewState.RETIRED:
        assert move().plan.changes == ()
    elif not allowed:
        with pytest.raises(services.BadTransition):
            move()
        assert view().state == before
    else:
        outcome = move()
        waits = before in (ViewState.ACTIVE, ViewState.DEPRECATED)
        assert (outcome.request is not None) is waits
        assert view().state == (before if waits else after)


@pytest.mark.parametrize("state", ["draft", "retired"])
def test_state__in_a_document_that_cannot_follow__is_refused(world: World, state: str) -> None:
    apply(world.acme)
    if state == "retired":
        with pytest.raises(reader.DefinitionsInvalid):
            apply(world.acme, changed("    state: active\n    entities", "    state: retired\n    entities"))
        return
    with pytest.raises(services.BadTransition):
        apply(world.acme, changed("    state: active\n    entities", "    state: draft\n    entities"))


def test_state__of_a_view_that_a_service_names__cannot_be_retired(world: World) -> None:
    apply(world.acme)
    with pytest.raises(services.NotDefined) as refused:
        services.change_state(obj=view(), state="retired", by=world.acme.colleague)
    assert "churn_v1" in refused.value.sentence


def test_write__after_somebody_else_wrote__is_refused_by_its_tag(world: World) -> None:
    apply(world.acme)
    etag = services.definitions_etag(services.stored(world.acme.tenant, "telecom")[1])
    text = changed("clicks, dtype: Int64", "clicks, dtype: Float64")
    apply(world.acme, text, if_match=etag)
    with pytest.raises(ChangedMeanwhile):
        apply(world.acme, TEXT, if_match=etag)


def test_project__that_is_synced__is_not_defined_here(world: World) -> None:
    cast = world.acme
    store = FeatureStore.objects.create(
        tenant=cast.tenant, name="Feast", source=Source.FILE, location="/x", created_by=cast.author
    )
    Project.objects.create(tenant=cast.tenant, store=store, name="telecom", digest="sha256:" + "0" * 64)
    with pytest.raises(services.ProjectSynced):
        apply(cast)


def test_write__by_somebody_without_the_right__is_refused(world: World) -> None:
    with pytest.raises(Forbidden):
        apply(world.acme, by=world.acme.viewer)
    for stranger in (world.outsider, world.globex.author):
        with pytest.raises(NotFound):
            apply(world.acme, by=stranger)
    assert not FeatureView.objects.exists()


def test_definitions__of_two_tenants__are_two(world: World) -> None:
    apply(world.acme)
    services.apply(
        tenant=world.globex.tenant, definitions=reader.read(TEXT.encode()), by=world.globex.colleague
    )
    assert FeatureView.objects.filter(name="usage").count() == 2
    assert Entity.objects.filter(tenant=world.globex.tenant).count() == 1
