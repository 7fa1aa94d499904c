"""What breaks a contract in force: who has to agree, and what happens once they did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import IntegrityError, transaction

from apps.accounts.models import User
from apps.approvals import services as approvals
from apps.approvals import subjects
from apps.approvals.models import ChangeRequest
from apps.audit.choices import Action
from apps.audit.models import Entry
from apps.contracts import services
from apps.contracts.choices import IN_FORCE, TRANSITIONS, ContractState
from apps.contracts.models import Contract, ContractVersion
from apps.contracts.services import Outcome, Published
from apps.core import switches
from apps.core.refusals import Forbidden, NotFound
from apps.lineage import nodes
from apps.lineage import services as lineage
from apps.lineage.models import Edge, Node
from apps.lineage.nodes import Ref
from apps.operations import services as operations
from tests.data_contracts.texts import orders, without_customer
from tests.factories.cast import Cast, World

pytestmark = pytest.mark.django_db

ORDERS = nodes.dataset("postgres://db.example.com:5432", "shop.public.orders")


def publish(cast: Cast, content: bytes, by: User | None = None, **more: str) -> Published:
    return services.publish(
        tenant=cast.tenant, contract_id=None, content=content, by=by or cast.author, **more
    )


def reads(cast: Cast, source: Ref, name: str, *owners: User) -> Ref:
    """Let a job read a dataset or a column, and somebody answer for it."""
    job = nodes.consumer("airflow", name)
    lineage.replace_edges(
        tenant=cast.tenant, origin=f"test:{name}", edges=[nodes.Edge(source, job)], labels={job: name}
    )
    if owners:
        node = Node.objects.get(tenant=cast.tenant, pk=job.node_id(cast.tenant.pk))
        lineage.name_owners(node=node, people=list(owners), groups=[], by=cast.tenant_admin)
    return job


def approve(request: ChangeRequest, *people: User) -> ChangeRequest:
    for person in people:
        request = approvals.cast_vote(
            change_request=request, digest=request.digest, decision="approve", by=person
        )
    return request


@pytest.fixture
def voters(acme: Cast) -> list[User]:
    return acme.voters()


@pytest.fixture
def owner(acme: Cast) -> User:
    return acme.member("olga", "contributor")


def test_contract__published__stands_in_the_lineage_by_its_columns(acme: Cast) -> None:
    contract = publish(acme, orders()).contract
    edges = Edge.objects.of_origin(acme.tenant.pk, f"contracts:{contract.pk}").select_related(
        "source", "target"
    )

    assert {
        (edge.source.name, edge.source.field, edge.target.name, edge.is_by_columns) for edge in edges
    } == {
        ("shop.public.orders", "", "orders", True),
        ("shop.public.orders", "order_id", "orders", False),
        ("shop.public.orders", "customer", "orders", False),
        ("shop.public.orders", "amount", "orders", False),
    }


def test_contract__without_a_server__has_datasets_that_are_not_placed(acme: Cast) -> None:
    text = b"apiVersion: v3.1.0\nkind: DataContract\nid: x\nschema:\n- name: t\n"
    publish(acme, text)

    assert Node.objects.filter(tenant=acme.tenant, namespace__startswith="unresolved:").count() == 1


def test_breaking_change__that_nobody_reads__waits_for_two_reviewers(acme: Cast, voters: list[User]) -> None:
    publish(acme, orders())
    request = publish(acme, without_customer(), reason="It is not filled.").change_request

    assert request is not None
    assert (request.kind, request.quorum, request.reason) == ("contract_change", 2, "It is not filled.")
    assert request.title == "Change the contract orders from version 1.0.0 to 2.0.0"
    assert abs(request.expires_at - request.created_at - dt.timedelta(days=14)) < dt.timedelta(minutes=1)
    assert request.content["counts"] == {"breaking": 1, "non_breaking": 0, "documentation": 1}
    assert approve(request, voters[0]).state == "in_review"
    assert approve(request, voters[1]).state == "applied"
    contract = Contract.objects.select_related("current").get()
    assert bytes(contract.current.content) == without_customer()
    assert contract.current.published_at is not None


def test_breaking_change__of_a_column_that_a_job_reads__waits_for_its_owner(
    acme: Cast, voters: list[User], owner: User
) -> None:
    reads(acme, nodes.column(ORDERS, "customer"), "churn-features", owner)
    reads(acme, nodes.column(ORDERS, "amount"), "revenue", acme.member("otto", "contributor"))
    publish(acme, orders())
    request = publish(acme, without_customer()).change_request

    assert request is not None
    assert [one["name"] for one in request.content["consumers"]] == ["churn-features"]
    assert [(row.label, row.people) for row in request.slots.filter(revision=1)] == [
        ("Owner of churn-features", 1),
        ("Reviewer", 1),
    ]
    assert approve(request, *voters[:2]).state == "in_review"
    assert approve(request, owner).state == "applied"


def test_breaking_change__with_a_new_consumer__is_another_revision(
    acme: Cast, voters: list[User], owner: User
) -> None:
    publish(acme, orders())
    request = publish(acme, without_customer()).change_request
    assert request is not None
    approve(request, voters[0])
    before = request.digest
    reads(acme, nodes.column(ORDERS, "customer"), "churn-features", owner)

    with pytest.raises(approvals.StaleDigest):
        approve(request, voters[1])
    request.refresh_from_db()
    assert request.revision == 2
    assert request.digest != before
    assert [one["name"] for one in request.content["consumers"]] == ["churn-features"]
    assert approve(request, voters[1], owner).state == "applied"


def test_change__of_a_whole__touches_who_reads_any_column(
    acme: Cast, owner: User, voters: list[User]
) -> None:
    reads(acme, nodes.column(ORDERS, "amount"), "revenue", owner)
    publish(acme, orders())
    request = publish(acme, orders(version="2.0.0", new="value: 3 => value: 1")).change_request

    assert request is not None
    assert [one["name"] for one in request.content["consumers"]] == ["revenue"]


@pytest.mark.parametrize("status", ["deprecated", "retired"])
def test_end_of_a_contract__that_somebody_reads__waits_for_them(
    acme: Cast, owner: User, voters: list[User], status: str
) -> None:
    reads(acme, ORDERS, "revenue", owner)
    publish(acme, orders())
    done = publish(acme, orders(status=status))

    assert done.outcome == Outcome.PROPOSED
    assert done.change_request is not None
    assert done.change_request.title.endswith("the contract orders")
    Contract.objects.get(state=ContractState.ACTIVE)


@pytest.mark.parametrize("status", ["deprecated", "retired"])
def test_end_of_a_contract__that_nobody_reads__waits_for_two_reviewers(
    acme: Cast, voters: list[User], status: str
) -> None:
    publish(acme, orders())
    request = publish(acme, orders(status=status)).change_request

    assert request is not None
    assert request.quorum == 2
    assert approve(request, voters[0]).state == "in_review"
    assert Contract.objects.get().state == ContractState.ACTIVE
    assert approve(request, voters[1]).state == "applied"
    assert Contract.objects.get().state == status


def test_end_of_a_contract__whose_pins_were_taken_away_before__still_waits(acme: Cast, owner: User) -> None:
    job = reads(acme, ORDERS, "revenue", owner)
    publish(acme, orders(status="deprecated"))
    lineage.replace_edges(tenant=acme.tenant, origin="test:revenue", edges=[], labels={job: "revenue"})

    assert publish(acme, orders(status="retired")).outcome == Outcome.PROPOSED
    assert Contract.objects.get().state == ContractState.DEPRECATED


def test_consumers__of_one_name__have_each_an_owner_who_agrees(
    acme: Cast, voters: list[User], owner: User
) -> None:
    accomplice = acme.member("otto", "contributor")
    real = reads(acme, nodes.column(ORDERS, "customer"), "revenue", owner)
    false = nodes.consumer("mine", "other")
    lineage.replace_edges(
        tenant=acme.tenant,
        origin="test:other",
        edges=[nodes.Edge(nodes.column(ORDERS, "customer"), false)],
        labels={false: "revenue"},
    )
    node = Node.objects.get(tenant=acme.tenant, pk=false.node_id(acme.tenant.pk))
    lineage.name_owners(node=node, people=[accomplice], groups=[], by=acme.author)
    publish(acme, orders())
    request = publish(acme, without_customer()).change_request

    assert request is not None
    assert {row.label for row in request.slots.filter(revision=1)} == {
        "Reviewer",
        *(f"Owner of revenue (consumer {one.node_id(acme.tenant.pk)})" for one in (real, false)),
    }
    assert approve(request, voters[0], accomplice).state == "in_review"
    assert approve(request, owner).state == "applied"


def test_retirement__of_an_active_contract_with_consumers__is_refused_by_the_policy(
    acme: Cast, voters: list[User], owner: User
) -> None:
    reads(acme, ORDERS, "revenue", owner)
    publish(acme, orders())
    request = publish(acme, orders(status="retired")).change_request
    assert request is not None
    request = approve(request, voters[0], owner)

    assert request.state == "in_review"
    assert "Deprecate it first" in request.blocked_reason


def test_change__while_another_version_was_published__is_about_that_one(
    acme: Cast, voters: list[User]
) -> None:
    publish(acme, orders())
    request = publish(acme, without_customer()).change_request
    assert request is not None
    publish(acme, orders(version="1.0.1", text="In euro. => In cents."))

    with pytest.raises(approvals.StaleDigest):
        approve(request, voters[0])
    request.refresh_from_db()
    assert request.content["before"]["version"] == "1.0.1"


def test_sender__of_the_file__does_not_vote_on_it(acme: Cast, voters: list[User]) -> None:
    publish(acme, orders())
    request = publish(acme, without_customer()).change_request
    assert request is not None

    with pytest.raises(approvals.NotEligible):
        approve(request, acme.author)


@pytest.mark.parametrize("before", ContractState)
@pytest.mark.parametrize("after", ContractState)
def test_states__each_pair__follow_the_table(acme: Cast, before: ContractState, after: ContractState) -> None:
    publish(acme, orders(status=before))
    if before == after or after in TRANSITIONS[before]:
        done = publish(acme, orders(status=after, version="1.0.1"))
        is_ending = before in IN_FORCE and before != after and after != ContractState.ACTIVE
        assert done.outcome == (Outcome.PROPOSED if is_ending else Outcome.PUBLISHED)
        assert Contract.objects.get().state == (before if is_ending else after)
    else:
        with pytest.raises(services.TransitionRefused):
            publish(acme, orders(status=after, version="1.0.1"))
        assert Contract.objects.get().state == before


def test_version__once_kept__is_changed_by_nobody(acme: Cast) -> None:
    publish(acme, orders())
    for change in ({"content": b"x"}, {"version": "9"}, {"published_at": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ContractVersion.objects.update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        ContractVersion.objects.all().delete()


def test_publishing__by_outsiders_and_viewers__is_refused(world: World) -> None:
    with pytest.raises(NotFound):
        publish(world.acme, orders(), by=world.outsider)
    with pytest.raises(NotFound):
        publish(world.acme, orders(), by=world.globex.author)
    with pytest.raises(Forbidden):
        publish(world.acme, orders(), by=world.acme.viewer)
    assert not Contract.objects.exists()


@pytest.fixture
def positions() -> Iterator[None]:
    """Forget how switches stand, before and after."""
    switches.forget()
    yield
    switches.forget()


@pytest.mark.usefixtures("positions")
def test_publishing__switched_off__is_refused(acme: Cast, world: World) -> None:
    operations.set_switch(name="contracts.publish", is_on=False, reason="Maintenance.", by=world.operator)
    switches.forget()

    with pytest.raises(switches.SwitchedOff):
        publish(acme, orders())


def test_trail__of_a_publication_and_a_proposal__names_the_bytes(acme: Cast) -> None:
    done = publish(acme, orders())
    publish(acme, without_customer())
    entries = Entry.objects.filter(
        action__in=[Action.CONTRACTS_VERSION_PUBLISHED, Action.CONTRACTS_VERSION_PROPOSED]
    ).order_by("pk")

    assert [entry.action for entry in entries] == [
        "contracts.version.published",
        "contracts.version.proposed",
    ]
    assert entries[0].document["object"]["digest"] == done.version.digest


def test_subject__of_a_change__says_what_policies_are_told(acme: Cast) -> None:
    publish(acme, orders())
    request = publish(acme, without_customer()).change_request
    assert request is not None
    told = subjects.get(request.kind).policy_input(request)

    assert told["target"]["contract"] == "orders"
    assert told["counts"]["breaking"] == 1
    assert told.keys() == {
        "schema", "action", "tenant", "target", "before", "after", "changes", "counts", "advice", "consumers", "reason",
    }  # fmt: skip
