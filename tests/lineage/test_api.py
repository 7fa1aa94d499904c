from __future__ import annotations

import json
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings

from apps.lineage import nodes, services
from apps.lineage.models import DatasetMapping, Edge, Event, Job, Node
from apps.tenants.choices import Scope
from tests.factories.api import Api
from tests.factories.cast import Cast, token_of
from tests.lineage.sending import NAMESPACE, event, made_of, run_id, send, table

pytestmark = pytest.mark.django_db

CLEAN = nodes.dataset(NAMESPACE, "clean")


def one() -> dict[str, Any]:
    return event(
        inputs=[table("orders", "amount")],
        outputs=[table("clean", "total", columnLineage=made_of(total="orders.amount"))],
    )


def test_send_events__one__is_created_and_said(acme: Cast) -> None:
    answer = Api(acme.author).post(f"/lineage?tenant={acme.tenant.slug}", one())
    assert answer.status_code == 201
    assert answer.json() == {
        "stored": 1,
        "duplicates": 0,
        "refused": 0,
        "events": [{"index": 0, "outcome": "stored", "code": "", "detail": ""}],
    }
    assert Edge.objects.filter(tenant=acme.tenant).count() == 2


def test_send_events__list__says_what_became_of_each(acme: Cast) -> None:
    body = [one(), one(), {"eventTime": "2026-01-01T00:00:00Z"}, event(run=run_id())]
    answer = Api(acme.author).post(f"/lineage?tenant={acme.tenant.slug}", body)
    assert answer.status_code == 201
    said = answer.json()
    assert (said["stored"], said["duplicates"], said["refused"]) == (2, 1, 1)
    assert said["events"][2]["code"] == "lineage_not_an_event"


def test_send_events__refused__is_a_problem_with_the_reason(acme: Cast) -> None:
    answer = Api(acme.author).post(f"/lineage?tenant={acme.tenant.slug}", {"schema": {"_producer": "x"}})
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert answer.json()["code"] == "lineage_bare_facet"


def test_send_events__no_json_or_no_tenant__is_a_problem(acme: Cast) -> None:
    api = Api(acme.author)
    assert api.send("POST", f"/lineage?tenant={acme.tenant.slug}", "{").json()["code"] == "malformed_json"
    assert api.post("/lineage", one()).status_code == 400


def test_send_events__idempotency_key__answers_again(acme: Cast) -> None:
    api = Api(acme.author)
    first = api.post(f"/lineage?tenant={acme.tenant.slug}", one(), key="k1")
    again = api.post(f"/lineage?tenant={acme.tenant.slug}", one(), key="k1")
    assert first.json() == again.json()
    assert again["Idempotency-Replayed"] == "true"


@pytest.mark.parametrize("path", ["/api/v1/lineage?tenant={}", "/openlineage/{}/api/v1/lineage"])
def test_both_addresses__every_door__is_the_same(acme: Cast, globex: Cast, path: str) -> None:
    address = path.format(acme.tenant.slug)
    body = json.dumps(one())

    def post(token: str, to: str = address, text: str = body) -> Any:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return Client(headers=headers, raise_request_exception=False).post(
            to, text, content_type="application/json"
        )

    writer = token_of(acme.author)
    assert post(writer).status_code == 201
    assert post(writer).json()["duplicates"] == 1
    nobody = post("")
    assert (nobody.status_code, nobody.json()["code"]) == (401, "unauthenticated")
    assert nobody["WWW-Authenticate"].startswith("Bearer")
    assert post(token_of(acme.viewer)).status_code == 403
    narrow = post(token_of(acme.author, scopes=[Scope.LINEAGE_READ]))
    assert (narrow.status_code, narrow.json()["code"]) == (403, "token_scope")
    stranger = post(token_of(globex.author))
    assert (stranger.status_code, stranger.json()["code"]) == (404, "not_found")
    unknown = post(writer, path.format("nowhere"))
    assert (unknown.status_code, unknown.json()["code"]) == (404, "not_found")
    huge = post(writer, text=json.dumps(event(extra="x" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE)))
    assert (huge.status_code, huge.json()["code"]) == (413, "body_too_large")
    refused = post(writer, text='{"a": 1}')
    assert (refused.status_code, refused.json()["code"]) == (422, "lineage_not_an_event")
    assert Event.objects.count() == 1


@override_settings(API_REQUESTS_PER_MINUTE=1)
def test_stock_address__calls_beyond_the_limit__are_refused(acme: Cast) -> None:
    client = Client(headers={"Authorization": f"Bearer {token_of(acme.author)}"})
    address = f"/openlineage/{acme.tenant.slug}/api/v1/lineage"
    answers = [client.post(address, one(), content_type="application/json") for _ in range(3)]
    assert answers[-1].status_code == 429
    assert "Retry-After" in answers[-1].headers


def test_stock_address__another_method__is_refused(acme: Cast) -> None:
    answer = Client().get(f"/openlineage/{acme.tenant.slug}/api/v1/lineage")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")


def test_stock_address__session__opens_nothing(acme: Cast) -> None:
    client = Client()
    client.force_login(acme.author)
    answer = client.post(
        f"/openlineage/{acme.tenant.slug}/api/v1/lineage", one(), content_type="application/json"
    )
    assert answer.status_code == 401


def test_lists__datasets_and_jobs__are_those_of_the_reader(acme: Cast, globex: Cast) -> None:
    send(acme, one())
    send(globex, event(job="globex-job", outputs=[table("globex-table")]))
    api = Api(acme.viewer)
    assert {row["name"] for row in api.get("/lineage/datasets").json()["items"]} == {"orders", "clean"}
    assert [row["name"] for row in api.get("/lineage/datasets", q="CLEA").json()["items"]] == ["clean"]
    (job,) = api.get("/lineage/jobs").json()["items"]
    assert (job["name"], job["state"]) == ("daily", "complete")
    assert api.get("/lineage/jobs", tenant=globex.tenant.slug).status_code == 404


def test_node__dataset__says_its_columns_and_facets(acme: Cast, globex: Cast) -> None:
    send(acme, one())
    pk = CLEAN.node_id(acme.tenant.pk)
    body = Api(acme.viewer).get(f"/lineage/nodes/{pk}").json()
    assert [column["name"] for column in body["columns"]] == ["total"]
    assert Api(globex.author).get(f"/lineage/nodes/{pk}").status_code == 404


def test_owners__named__are_said_with_a_tag(acme: Cast) -> None:
    send(acme, one())
    path = f"/lineage/nodes/{CLEAN.node_id(acme.tenant.pk)}/owners"
    api = Api(acme.author)
    read = api.get(path)
    assert read.json() == {"people": [], "groups": [], "effective": []}
    body = {"people": [acme.approver.username, acme.author.username]}
    named = api.send("PUT", path, body, headers={"If-Match": read["ETag"]})
    assert named.json()["effective"] == [acme.approver.username, acme.author.username]
    assert api.send("PUT", path, {}, headers={"If-Match": read["ETag"]}).status_code == 412
    assert Api(acme.viewer).send("PUT", path, body).status_code == 403
    refused = Api(acme.colleague).send("PUT", path, {"people": [acme.colleague.username]})
    assert (refused.status_code, refused.json()["code"]) == (403, "owners_of_others")
    assert api.get(path).json()["effective"] == [acme.approver.username, acme.author.username]


def test_owners__stranger_or_nobody__hear_the_same(acme: Cast, globex: Cast) -> None:
    send(acme, one())
    path = f"/lineage/nodes/{CLEAN.node_id(acme.tenant.pk)}/owners"
    answers = [
        Api(acme.author).send("PUT", path, {"people": [name]}).json()
        for name in (globex.author.username, "nobody-at-all")
    ]
    assert answers[0]["code"] == "owner_not_in_tenant"
    assert answers[0]["detail"] == answers[1]["detail"]


def test_mappings__created_listed_and_removed(acme: Cast, globex: Cast) -> None:
    lost = nodes.dataset("unresolved:postgres", "shop/orders")
    services.replace_edges(tenant=acme.tenant, origin="t", edges=[], unresolved={lost: "No host."})
    api = Api(acme.author)
    (row,) = api.get("/lineage/datasets", unresolved=True).json()["items"]
    assert row["reason"] == "No host."
    body = {
        "tenant": acme.tenant.slug,
        "namespace": lost.namespace,
        "name": lost.name,
        "to_namespace": NAMESPACE,
        "to_name": "clean",
    }
    made = api.post("/lineage/mappings", body)
    assert made.status_code == 201
    assert api.post("/lineage/mappings", body).json()["code"] == "lineage_mapping_exists"
    assert api.get("/lineage/datasets", unresolved=True).json()["items"] == []
    assert [row["id"] for row in api.get("/lineage/mappings").json()["items"]] == [made.json()["id"]]
    assert Api(globex.author).send("DELETE", f"/lineage/mappings/{made.json()['id']}").status_code == 404
    assert Api(acme.viewer).send("DELETE", f"/lineage/mappings/{made.json()['id']}").status_code == 403
    assert api.send("DELETE", f"/lineage/mappings/{made.json()['id']}").status_code == 204
    assert not DatasetMapping.objects.exists()
    assert Node.objects.unresolved().exists()
    assert not Job.objects.exists()
