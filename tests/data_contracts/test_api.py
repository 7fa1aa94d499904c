"""Contracts over REST: bytes in, the same bytes out, and what is answered."""

from __future__ import annotations

import hashlib
from typing import Any
from urllib.parse import quote

import pytest

from apps.approvals import services as approvals
from apps.approvals.models import ChangeRequest
from apps.contracts.models import Contract, ContractVersion
from tests import shared_data
from tests.data_contracts.conftest import Files
from tests.data_contracts.texts import orders, read, without_customer
from tests.factories.cast import Cast, World

pytestmark = pytest.mark.django_db


def test_contract__new__is_created_and_served_byte_by_byte(acme: Cast) -> None:
    content = b"# Ours.\r\n" + orders().replace(b"\n", b"\r\n")
    made = Files(acme.author).put(content)

    assert made.status_code == 201, made.content
    assert made["Location"] == "/api/v1/contracts/acme/orders"
    body = made.json()
    assert (body["outcome"], body["warnings"], body["changes"], body["change_request_id"]) == (
        "created",
        [],
        [],
        None,
    )
    assert {
        key: body["contract"][key]
        for key in ("tenant", "id", "name", "state", "version", "number", "digest", "owner")
    } == {
        "tenant": "acme",
        "id": "orders",
        "name": "Orders",
        "state": "active",
        "version": "1.0.0",
        "number": 1,
        "digest": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "owner": acme.author.username,
    }
    served = Files(acme.viewer).get()
    assert served.content == content
    assert served["Content-Type"] == "application/yaml"
    assert not served["ETag"].startswith("W/")
    again = Files(acme.viewer).get(**{"If-None-Match": served["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_contract__sent_again__is_the_same_and_a_new_version_is_served(acme: Cast) -> None:
    client = Files(acme.author)
    client.put(orders())
    same = client.put(orders())
    newer = orders(version="1.0.1", text="In euro. => In cents.")
    changed = client.put(newer)

    assert (same.status_code, same.json()["outcome"]) == (200, "same")
    assert (changed.status_code, changed.json()["outcome"]) == (200, "published")
    assert [one["class"] for one in changed.json()["changes"]] == ["documentation", "documentation"]
    assert changed.json()["advice"]["bump"] == "patch"
    assert client.get().content == newer
    assert client.get(query="?version=1.0.0").content == orders()
    assert client.get(query="?version=1").content == orders()
    assert client.get(query="?version=7.0.0").status_code == 404
    listed = client.get(query="/versions").json()["items"]
    assert [(one["number"], one["version"], one["is_current"]) for one in listed] == [
        (2, "1.0.1", True),
        (1, "1.0.0", False),
    ]


def test_contract__that_breaks_an_active_one__waits_for_approval_and_the_bytes_stay(acme: Cast) -> None:
    voters = acme.voters()
    client = Files(acme.author)
    client.put(orders())
    proposed = client.put(without_customer())
    body = proposed.json()

    assert (proposed.status_code, body["outcome"]) == (202, "proposed")
    request = ChangeRequest.objects.get()
    assert proposed["Location"] == f"/api/v1/change-requests/{request.pk}"
    assert body["change_request_id"] == str(request.pk)
    assert body["change_request_url"].endswith(f"/approvals/{request.pk}/")
    assert client.get().content == orders()
    assert client.get(query="?version=2").content == without_customer()
    again = client.put(without_customer())
    assert (again.status_code, again.json()["change_request_id"]) == (202, str(request.pk))
    other = client.put(without_customer(version="3.0.0"))
    assert (other.status_code, other.json()["code"]) == (409, "contract_change_open")
    assert other.json()["change_request_id"] == str(request.pk)

    for voter in voters[:2]:
        request = approvals.cast_vote(
            change_request=request, digest=request.digest, decision="approve", by=voter
        )
    assert request.state == "applied"
    assert client.get().content == without_customer()
    assert client.put(without_customer()).json()["outcome"] == "same"


def test_contract__in_draft__changes_without_approval(acme: Cast) -> None:
    client = Files(acme.author)
    client.put(orders(status="draft"))

    assert client.put(without_customer(status="draft")).status_code == 200


@pytest.mark.parametrize(
    ("content", "status", "code", "line"),
    [
        (b"a: [", 422, "invalid_yaml", 2),
        (b"a: &a [*a]", 422, "invalid_yaml", 1),
        (b"a: 1\n---\nb: 2\n", 422, "invalid_yaml", 3),
        (b"name: x\n", 422, "invalid_contract", 1),
        (orders(id="other"), 422, "invalid_contract", 3),
        (b"id: orders\nid: two\nkind: DataContract\n", 422, "invalid_contract", 2),
        (orders(new="v3.1.0 => v9.9.9"), 422, "invalid_contract", 1),
        (b"", 422, "invalid_yaml", 1),
        (b"\xff\xfe\x00", 422, "invalid_yaml", 1),
    ],
)
def test_file__that_is_refused__is_a_problem_with_lines(
    acme: Cast, content: bytes, status: int, code: str, line: int
) -> None:
    answer = Files(acme.author).put(content)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["errors"][0]["line"] == line
    assert answer.json()["errors"][0].keys() == {"line", "column", "path", "message"}
    assert not Contract.objects.exists()


@pytest.mark.parametrize("size", [1_000_001, 50_000_000])
def test_file__too_large__is_413_and_not_looked_at(acme: Cast, size: int) -> None:
    answer = Files(acme.author).put(b"#" * size)

    assert answer.status_code == 413
    assert answer.json()["code"] in ("body_too_large", "yaml_too_large")


def test_file__of_another_type__is_415(acme: Cast) -> None:
    answer = Files(acme.author).put(orders(), kind="text/csv")

    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_media_type")


def test_json__sent_as_json__is_served_as_json(acme: Cast) -> None:
    content = b'{"apiVersion": "v3.1.0", "kind": "DataContract", "id": "orders", "version": "1.0.0", "status": "draft"}'
    client = Files(acme.author)

    assert client.put(content, kind="application/json").status_code == 201
    assert (client.get().content, client.get()["Content-Type"]) == (content, "application/json")


def test_change__with_if_match__is_refused_once_somebody_was_first(acme: Cast) -> None:
    client = Files(acme.author)
    client.put(orders(status="draft"))
    read_tag = client.get()["ETag"]
    first = client.put(orders(status="draft", version="1.1.0"), **{"If-Match": read_tag})
    second = client.put(orders(status="draft", version="1.2.0"), **{"If-Match": read_tag})
    new = client.put(orders(id="new"), contract="new", **{"If-Match": '"something"'})

    assert first.status_code == 200
    assert (second.status_code, second.json()["code"]) == (412, "precondition_failed")
    assert new.status_code == 412
    assert client.get().content == orders(status="draft", version="1.1.0")


@pytest.mark.parametrize(
    ("before", "after", "status"),
    [
        ("active", "draft", 409),
        ("active", "current", 409),
        ("active", "deprecated", 202),
        ("active", "retired", 202),
        ("deprecated", "active", 200),
        ("deprecated", "draft", 409),
        ("retired", "active", 409),
        ("draft", "retired", 200),
    ],
)
def test_state__that_follows_or_not__is_answered(acme: Cast, before: str, after: str, status: int) -> None:
    client = Files(acme.author)
    client.put(orders(status=before))
    answer = client.put(orders(status=after, version="1.1.0"))

    assert answer.status_code == status, answer.content
    if status == 409:
        assert answer.json()["code"] == "contract_state"


def test_lint__of_files__says_errors_and_warnings_and_keeps_nothing(acme: Cast) -> None:
    client = Files(acme.viewer)
    good = client.post("/contracts:lint", orders(new="dataProduct => dataProdukt"))
    bad = client.post("/contracts:lint", b"apiVersion: v9.9.9\nkind: DataContract\nid: ''\n")

    assert good.status_code == 200
    assert (good.json()["valid"], good.json()["id"], good.json()["state"]) == (True, "orders", "active")
    assert [one["message"] for one in good.json()["warnings"]] == [
        "The standard does not know dataProdukt here."
    ]
    assert (bad.status_code, bad.json()["valid"]) == (200, False)
    assert [(one["line"], one["path"]) for one in bad.json()["errors"]] == [(1, "apiVersion"), (3, "id")]
    assert not ContractVersion.objects.exists()


def test_diff__of_two_files__classes_the_changes(acme: Cast) -> None:
    client = Files(acme.viewer)
    body = {"before": orders().decode(), "after": without_customer(version="1.1.0").decode()}
    found = client.post("/contracts:diff", body, kind="application/json").json()
    broken = client.post("/contracts:diff", {**body, "after": "a: ["}, kind="application/json")

    assert found["class"] == "breaking"
    assert found["changes"][0]["kind"] == "property_removed"
    assert found["advice"] == {
        "bump": "major",
        "before": "1.0.0",
        "stated": "1.1.0",
        "suggested": "2.0.0",
        "is_enough": False,
    }
    assert (broken.status_code, broken.json()["file"]) == (422, "after")
    assert "In after" in broken.json()["detail"]


def test_contracts__of_two_tenants__each_sees_its_own(world: World) -> None:
    for cast in (world.acme, world.globex):
        slug = cast.tenant.slug
        Files(cast.author).put(orders(id=f"orders-{slug}"), contract=f"orders-{slug}", tenant=slug)
    mine = Files(world.acme.viewer)

    assert [one["id"] for one in mine._client.get("/api/v1/contracts").json()["items"]] == ["orders-acme"]
    assert mine.get("orders-globex", tenant="globex").status_code == 404
    assert mine.get("orders-globex").status_code == 404
    assert mine._client.get("/api/v1/contracts?tenant=globex").status_code == 404
    assert Files(world.outsider)._client.get("/api/v1/contracts").json()["items"] == []
    assert Files(world.outsider).put(orders()).status_code == 404
    assert Files(world.acme.viewer).put(orders()).status_code == 403


def test_contracts__filtered__are_those(acme: Cast) -> None:
    client = Files(acme.author)
    for name, status in (("orders", "active"), ("refunds", "draft"), ("visits", "retired")):
        client.put(orders(id=name, status=status, new="name: Orders => name: All of them"), contract=name)

    def ids(query: str) -> list[str]:
        answer = client._client.get(f"/api/v1/contracts?{query}")
        assert answer.status_code == 200, answer.content
        return sorted(one["id"] for one in answer.json()["items"])

    assert ids("state=draft") == ["refunds"]
    assert ids("q=REFUND") == ["refunds"]
    assert ids("q=checkout") == ["orders", "refunds", "visits"]
    assert ids("breached=true") == []
    assert client._client.get("/api/v1/contracts?state=odd").status_code == 400


@shared_data.needed
def test_files__of_other_organisations__come_back_byte_by_byte_or_are_refused_with_a_reason(
    acme: Cast,
) -> None:
    client = Files(acme.author)
    taken, refused = 0, {}
    for path in (*shared_data.files("odcs"), *shared_data.files("odcs_legacy_dcs")):
        content = path.read_bytes()
        kind = "application/json" if path.suffix == ".json" else "application/yaml"
        found = client.post("/contracts:lint", content, kind=kind).json()
        if not found["valid"]:
            assert found["errors"], path.name
            assert all(one["line"] >= 1 and one["message"] for one in found["errors"])
            answer = client.put(content, contract="any", kind=kind)
            assert answer.status_code == 422
            assert answer.json()["errors"][0]["message"]
            refused[path.name] = found["errors"][0]["message"]
            continue
        answer = client.put(content, contract=quote(found["id"]), kind=kind)
        # Several files have one id: what breaks an active one of them waits, and a draft does not follow an active one.
        assert answer.status_code in (200, 201, 202, 409), (path.name, answer.content)
        if answer.status_code == 409:
            assert answer.json()["code"] in ("contract_state", "contract_change_open")
            continue
        version = ContractVersion.objects.get(
            contract__contract_id=found["id"], digest=f"sha256:{hashlib.sha256(content).hexdigest()}"
        )
        served = client.get(quote(found["id"]), query=f"?version=%23{version.number}")
        assert served.content == content, path.name
        assert served["Content-Type"] == kind
        taken += 1

    assert taken > 150
    assert 0 < len(refused) < 12, refused


def test_read__of_the_factory__is_what_is_sent() -> None:
    assert read(orders()).content == orders()


def test_owner__of_a_service_account__is_who_answers_for_it(acme: Cast) -> None:
    Files(acme.author).put(orders())
    contract: Any = Contract.objects.get()

    assert contract.owner == acme.author
