from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from apps.core.refusals import Forbidden, Invalid, NotFound
from apps.lineage import graph, nodes, services
from apps.lineage.models import Edge, Event, Job, Node, Run
from apps.lineage.openlineage import EventRefused
from apps.lineage.services.events import NoEvents, NothingStored, TooManyEvents
from tests.factories.cast import Cast
from tests.lineage.sending import NAMESPACE, event, facet, made_of, run_id, send, table

pytestmark = pytest.mark.django_db

ORDERS = nodes.dataset(NAMESPACE, "orders")
CLEAN = nodes.dataset(NAMESPACE, "clean")


def pairs() -> set[tuple[str, str]]:
    return {
        (str(one.source.text), str(one.target.text))
        for one in Edge.objects.select_related("source", "target")
    }


def test_receive__run_event__makes_job_run_datasets_and_an_edge(acme: Cast) -> None:
    (receipt,) = send(acme, event(inputs=[table("orders")], outputs=[table("clean")]))
    assert receipt.outcome == "stored"
    job = Job.objects.select_related("last_run").get()
    assert (job.namespace, job.name, job.state) == ("jobs", "daily", "complete")
    assert job.last_run is not None
    assert job.last_run.ended_at is not None
    assert pairs() == {("orders", "clean")}
    assert Edge.objects.get().is_by_columns is False


def test_receive__column_lineage__makes_edges_between_columns(acme: Cast) -> None:
    clean = table(
        "clean", "total", "contact", columnLineage=made_of(total="orders.amount", contact="orders.email")
    )
    send(acme, event(inputs=[table("orders", "amount", "email")], outputs=[clean]))
    assert pairs() == {("orders", "clean"), ("amount", "total"), ("email", "contact")}
    assert Edge.objects.get(source__kind="dataset").is_by_columns is True
    found = graph.downstream(acme.tenant, [nodes.column(ORDERS, "email")])
    assert {node.text for node in found.reached()} == {"contact"}


def test_receive__filter_of_a_whole__reaches_the_whole(acme: Cast) -> None:
    lineage = made_of(total="orders.amount")
    lineage["dataset"] = [{"namespace": NAMESPACE, "name": "orders", "field": "day"}]
    send(acme, event(inputs=[table("orders")], outputs=[table("clean", columnLineage=lineage)]))
    assert ("day", "clean") in pairs()


def test_receive__input_that_the_facet_does_not_name__counts_as_a_whole(acme: Cast) -> None:
    clean = table("clean", columnLineage=made_of(total="orders.amount"))
    send(acme, event(inputs=[table("orders"), table("rates")], outputs=[clean]))
    flags = dict(Edge.objects.filter(source__field="").values_list("source__name", "is_by_columns"))
    assert flags == {"orders": True, "rates": False}


def test_receive__same_event_twice__counts_once(acme: Cast) -> None:
    one = event(inputs=[table("orders")], outputs=[table("clean")])
    assert send(acme, one)[0].outcome == "stored"
    turned = dict(reversed(list(one.items())))
    assert send(acme, turned)[0].outcome == "duplicate"
    assert [receipt.outcome for receipt in send(acme, one, turned)] == ["duplicate", "duplicate"]
    assert Event.objects.count() == 1


def test_receive__same_event_twice_in_one_list__counts_once(acme: Cast) -> None:
    one = event(outputs=[table("clean")])
    assert [receipt.outcome for receipt in send(acme, one, one)] == ["stored", "duplicate"]


def test_receive__same_event_in_another_tenant__is_its_own(acme: Cast, globex: Cast) -> None:
    one = event(inputs=[table("orders")], outputs=[table("clean")])
    send(acme, one)
    assert send(globex, one)[0].outcome == "stored"
    assert Job.objects.count() == 2


def test_receive__list_with_a_broken_event__stores_the_others_and_says_why(acme: Cast) -> None:
    broken = event()
    del broken["eventTime"]
    receipts = send(acme, event(run=run_id()), broken, event(run=run_id()))
    assert [receipt.outcome for receipt in receipts] == ["stored", "refused", "stored"]
    assert receipts[1].code == "lineage_event_incomplete"
    assert "eventTime" in receipts[1].detail


def test_receive__list_without_an_event_that_can_be_read__is_refused(acme: Cast) -> None:
    with pytest.raises(NothingStored) as refused:
        send(acme, {"a": 1}, {"b": 2})
    assert len(refused.value.extra["events"]) == 2
    with pytest.raises(NoEvents):
        services.receive(tenant=acme.tenant, body=b"[]", by=acme.author)
    with pytest.raises(TooManyEvents):
        services.receive(tenant=acme.tenant, body=json.dumps([{}] * 501).encode(), by=acme.author)


def test_receive__start_then_complete__joins_what_both_said(acme: Cast) -> None:
    send(acme, event("START", inputs=[table("orders")]))
    assert Job.objects.get().state == "running"
    assert Node.objects.filter(kind="consumer").exists()
    send(acme, event("COMPLETE", at="2026-03-01T12:05:00Z", outputs=[table("clean")]))
    assert Job.objects.get().state == "complete"
    assert pairs() == {("orders", "clean")}


def test_receive__start_after_complete__joins_and_leaves_the_state(acme: Cast) -> None:
    send(acme, event("COMPLETE", at="2026-03-01T12:05:00Z", outputs=[table("clean")]))
    send(acme, event("START", at="2026-03-01T12:00:00Z", inputs=[table("orders")]))
    assert Job.objects.get().state == "complete"
    assert pairs() == {("orders", "clean")}


def test_receive__newer_complete_run__replaces_what_older_ones_said(acme: Cast) -> None:
    send(acme, event(inputs=[table("orders")], outputs=[table("clean")]))
    newer = event(at="2026-03-02T12:00:00Z", run=run_id(), inputs=[table("raw")], outputs=[table("clean")])
    send(acme, newer)
    assert pairs() == {("raw", "clean")}


def test_receive__late_complete_run__replaces_nothing(acme: Cast) -> None:
    send(acme, event(at="2026-03-02T12:00:00Z", inputs=[table("raw")], outputs=[table("clean")]))
    send(
        acme,
        event(
            "FAIL",
            at="2026-03-01T12:00:00Z",
            run=run_id(),
            inputs=[table("orders")],
            outputs=[table("clean")],
        ),
    )
    send(
        acme,
        event(at="2026-03-01T12:00:00Z", run=run_id(), inputs=[table("orders")], outputs=[table("clean")]),
    )
    job = Job.objects.get()
    assert (job.state, job.last_run_at) == ("complete", dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC))
    assert pairs() == {("raw", "clean")}


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1), (1, 3, 0, 2)])
def test_receive__any_order__ends_in_the_same_graph(acme: Cast, order: tuple[int, ...]) -> None:
    second = run_id()
    events = [
        event("START", at="2026-03-01T12:00:00Z", inputs=[table("orders")]),
        event("COMPLETE", at="2026-03-01T12:05:00Z", outputs=[table("clean")]),
        event("START", at="2026-03-02T12:00:00Z", run=second, inputs=[table("raw")]),
        event("COMPLETE", at="2026-03-02T12:05:00Z", run=second, outputs=[table("clean")]),
    ]
    for index in order:
        send(acme, events[index])
    assert pairs() == {("raw", "clean")}
    assert Job.objects.get().state == "complete"


@pytest.mark.parametrize(("kind", "state"), [("FAIL", "failed"), ("ABORT", "aborted"), ("OTHER", "running")])
def test_receive__end_of_a_run__is_the_jobs_last_state(acme: Cast, kind: str, state: str) -> None:
    send(acme, event("START"))
    message = facet(message="disk full", programmingLanguage="Python")
    send(
        acme,
        event(kind, at="2026-03-01T13:00:00Z")
        | {"run": {"runId": Run.objects.get().run_id, "facets": {"errorMessage": message}}},
    )
    assert Job.objects.get().state == state
    assert Run.objects.get().error == ("disk full" if kind in ("FAIL", "ABORT") else "")


def test_receive__running_after_the_end__changes_no_state(acme: Cast) -> None:
    send(acme, event("COMPLETE"))
    send(acme, event("RUNNING", at="2026-03-01T13:00:00Z"))
    assert Run.objects.get().state == "complete"


def test_receive__complete_without_datasets__leaves_the_edges(acme: Cast) -> None:
    send(acme, event(inputs=[table("orders")], outputs=[table("clean")]))
    send(acme, event(at="2026-03-02T12:00:00Z", run=run_id()))
    assert pairs() == {("orders", "clean")}


def test_receive__job_that_writes_nothing__consumes(acme: Cast) -> None:
    send(acme, event(inputs=[table("orders")]))
    found = graph.downstream(acme.tenant, [ORDERS]).reached()
    assert [(node.kind, node.text) for node in found] == [("consumer", "daily")]


def test_receive__job_event__says_what_the_job_reads_and_writes(acme: Cast) -> None:
    one = event(inputs=[table("orders")], outputs=[table("clean")])
    del one["run"], one["eventType"]
    send(acme, one)
    assert pairs() == {("orders", "clean")}
    assert Job.objects.get().state == "reported"


def test_receive__dataset_event__says_its_columns_and_where_they_come_from(acme: Cast) -> None:
    clean = table("clean", "total", columnLineage=made_of(total="orders.amount"))
    send(acme, {"eventTime": "2026-03-01T12:00:00Z", "dataset": clean})
    assert pairs() == {("orders", "clean"), ("amount", "total")}
    send(
        acme,
        {
            "eventTime": "2026-02-01T12:00:00Z",
            "dataset": table("clean", columnLineage=made_of(total="old.x")),
        },
    )
    assert pairs() == {("orders", "clean"), ("amount", "total")}
    assert not Job.objects.exists()


def test_receive__schema__is_that_of_the_newest_event(acme: Cast) -> None:
    send(acme, event(outputs=[table("clean", "a", "b")]))
    send(acme, event(at="2026-02-01T12:00:00Z", outputs=[table("clean", "old")]))
    details = Node.objects.get(pk=CLEAN.node_id(acme.tenant.pk)).details
    assert [one["name"] for one in details["columns"]] == ["a", "b"]


def test_receive__unknown_facets__are_kept_as_sent(acme: Cast) -> None:
    home = facet(anything={"deep": [1, 2.5, None, "\u00fc"]})
    one = event(outputs=[table("clean", home_made=home)], extra={"x": 1})
    body = json.dumps(one, indent=3).encode()
    services.receive(tenant=acme.tenant, body=body, by=acme.author)
    assert Event.objects.get().body.encode() == body
    assert Node.objects.get(kind="dataset").details["facets"]["home_made"] == home


def test_receive__facet_that_no_column_can_hold__is_kept_with_the_event_alone(acme: Cast) -> None:
    one = event(outputs=[table("clean", odd=facet(text="a\x00b"), lone=facet(text="\ud800"))])
    send(acme, one)
    assert json.loads(Event.objects.get().body) == one
    assert "odd" not in Node.objects.get(kind="dataset").details["facets"]


def test_receive__deleted_facet__goes(acme: Cast) -> None:
    send(acme, event(outputs=[table("clean", docs=facet(description="x"))]))
    send(
        acme,
        event(at="2026-03-02T12:00:00Z", run=run_id(), outputs=[table("clean", docs=facet(_deleted=True))]),
    )
    assert "docs" not in Node.objects.get(kind="dataset").details["facets"]


def test_receive__parent_run__is_kept(acme: Cast) -> None:
    parent = facet(run={"runId": "p"}, job={"namespace": "jobs", "name": "dag"})
    send(acme, event() | {"run": {"runId": "r", "facets": {"parent": parent}}})
    assert Run.objects.get().parent == {"run_id": "p", "namespace": "jobs", "name": "dag"}


def test_receive__many_events__takes_as_many_queries_as_a_few(
    acme: Cast, django_assert_max_num_queries: Any
) -> None:
    def batch(size: int) -> list[dict[str, Any]]:
        return [
            event(
                job=f"job {number}",
                run=run_id(),
                inputs=[table("orders", "a")],
                outputs=[table(f"t{number}", "a")],
            )
            for number in range(size)
        ]

    send(acme, *batch(3))
    with django_assert_max_num_queries(40):
        send(acme, *batch(60))


def test_receive__viewer_or_outsider__is_refused(acme: Cast, globex: Cast) -> None:
    body = json.dumps(event()).encode()
    with pytest.raises(Forbidden):
        services.receive(tenant=acme.tenant, body=body, by=acme.viewer)
    with pytest.raises(NotFound):
        services.receive(tenant=acme.tenant, body=body, by=globex.author)
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"eventTime": None}, "lineage_event_incomplete"),
        ({"eventTime": "yesterday"}, "lineage_event_invalid"),
        ({"eventTime": "2026-13-01T00:00:00Z"}, "lineage_event_invalid"),
        ({"eventTime": 1_700_000_000}, "lineage_event_invalid"),
        ({"eventTime": "2999-01-01T00:00:00Z"}, "lineage_event_in_the_future"),
        ({"eventTime": "${json-unit.any-string}"}, "lineage_placeholder"),
        ({"eventTime": "{{ is_datetime(result) }}"}, "lineage_placeholder"),
        ({"eventType": "STARTED"}, "lineage_event_invalid"),
        ({"run": {}}, "lineage_event_incomplete"),
        ({"run": {"runId": "${json-unit.any-string}"}}, "lineage_placeholder"),
        ({"job": None}, "lineage_event_incomplete"),
        ({"job": {"namespace": "jobs"}}, "lineage_event_incomplete"),
        ({"inputs": {"namespace": "x"}}, "lineage_event_invalid"),
        ({"inputs": ["orders"]}, "lineage_event_invalid"),
        ({"inputs": [{"namespace": "x"}]}, "lineage_event_incomplete"),
        ({"inputs": [{"namespace": "x", "name": "y" * 2001}]}, "lineage_event_invalid"),
        ({"inputs": [{"namespace": "x", "name": "a\x00"}]}, "lineage_event_invalid"),
        ({"outputs": [{"namespace": "x", "name": "y"}] * 2001}, "lineage_event_too_large"),
    ],
)
def test_receive__event_that_cannot_be_placed__is_refused_with_a_reason(
    acme: Cast, change: dict[str, Any], code: str
) -> None:
    with pytest.raises(EventRefused) as refused:
        send(acme, event() | change)
    assert (refused.value.code, refused.value.status) == (code, 422)
    assert refused.value.sentence.endswith(".")


@pytest.mark.parametrize(
    ("time", "moment"),
    [
        ("2026-03-01T12:00:00", dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)),
        ("2026-03-01T12:00:00.123456789Z", dt.datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=dt.UTC)),
        ("2026-03-01T12:00:00+10:00", dt.datetime(2026, 3, 1, 2, tzinfo=dt.UTC)),
        ("2026-03-01T12:00:00.5-0330", dt.datetime(2026, 3, 1, 15, 30, 0, 500000, tzinfo=dt.UTC)),
        ("2026-03-01T12:00:00Z[UTC]", dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)),
        ("2026-03-01T12:00Z", dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)),
    ],
)
def test_receive__times_as_tools_write_them__are_read(acme: Cast, time: str, moment: dt.datetime) -> None:
    send(acme, event(at=time))
    assert Event.objects.get().occurred_at == moment


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b'{"a": NaN}', b'{"a": 1, "a": 2}', b"[" * 100_000, b"\xff\xfe"],
    ids=["empty", "cut off", "NaN", "key twice", "nested", "no text"],
)
def test_receive__body_that_is_no_json__is_refused(acme: Cast, body: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        services.receive(tenant=acme.tenant, body=body, by=acme.author)
    assert refused.value.code == "malformed_json"


@pytest.mark.parametrize("body", [b"1", b"null", b'"x"', b"[[1]]", b'{"schema": {"_producer": "x"}}', b"{}"])
def test_receive__json_that_is_no_event__is_refused(acme: Cast, body: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        services.receive(tenant=acme.tenant, body=body, by=acme.author)
    assert refused.value.status == 422


def test_event__stored__is_never_changed(acme: Cast) -> None:
    send(acme, event())
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.update(body="{}")


def test_prune_events__old_ones__go_and_what_follows_stays(acme: Cast) -> None:
    send(acme, event(inputs=[table("orders")], outputs=[table("clean")]))
    assert services.prune_events() == 0
    assert services.prune_events(days=-1) == 1
    assert pairs() == {("orders", "clean")}
    assert Job.objects.exists()
