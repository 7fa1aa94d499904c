"""Models, versions, tags and aliases over REST."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connection

from apps.registry import services as registry
from apps.registry.models import Alias, ModelVersion, RegisteredModel
from apps.tenants import services as tenants
from tests.factories.api import Api
from tests.factories.cast import TEST, Cast, World, token_of
from tests.registry.pushing import make_model, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def fraud(acme: Cast) -> RegisteredModel:
    """Return a model with two versions."""
    model = make_model(acme, "fraud")
    for _ in (1, 2):
        make_version(acme, model)
    return model


def test_model__created__is_answered_as_it_is_read(acme: Cast) -> None:
    api = Api(acme.author)
    made = api.post(
        "/models", {"tenant": "acme", "name": "churn", "description": "Who leaves.", "tags": {"team": "risk"}}
    )
    assert made.status_code == 201, made.json()
    assert made.json() == {
        "tenant": "acme",
        "name": "churn",
        "description": "Who leaves.",
        "tags": {"team": "risk"},
        "aliases": {},
        "newest_version": None,
        "created_at": made.json()["created_at"],
        "updated_at": made.json()["updated_at"],
        "url": "http://testserver/models/acme/churn/",
    }
    read = api.get("/models/acme/churn")
    assert (read.content, read["ETag"]) == (made.content, made["ETag"])


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"name": "fraud"}, 409, "model_exists"),
        ({"name": "a b"}, 400, "bad_name"),
        ({"name": "x", "description": "\x00"}, 400, "invalid_text"),
        ({"name": "x", "tags": {"": "v"}}, 400, "invalid_text"),
        ({"name": "x", "tenant": "nowhere"}, 404, "not_found"),
        ({"name": "x", "tenant": "globex"}, 404, "not_found"),
        ({}, 400, "invalid"),
    ],
)
def test_model__that_cannot_be_made__is_refused(
    acme: Cast, globex: Cast, fraud: RegisteredModel, body: dict[str, Any], status: int, code: str
) -> None:
    answer = Api(acme.author).post("/models", {"tenant": "acme", **body})
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert RegisteredModel.objects.count() == 1


def test_models__of_two_tenants__each_sees_its_own(world: World) -> None:
    for cast, name in ((world.acme, "fraud-acme"), (world.globex, "fraud-globex")):
        make_model(cast, name)
    mine = Api(world.acme.viewer).get("/models", q="FRAUD").json()
    assert [one["name"] for one in mine["items"]] == ["fraud-acme"]
    assert Api(world.acme.viewer).get("/models", tenant="globex").status_code == 404
    assert Api(world.outsider).get("/models").json()["items"] == []


def test_models__shared_one__is_listed_and_read_without_people(world: World) -> None:
    model = make_model(world.acme, "fraud")
    make_version(world.acme, model)
    tenants.share(obj=model, user=world.outsider, by=TEST)
    api = Api(world.outsider)
    assert [one["name"] for one in api.get("/models").json()["items"]] == ["fraud"]
    assert api.get("/models/acme/fraud").status_code == 200
    assert api.get("/models/acme/fraud/versions/1").json()["created_by"] == ""
    assert Api(world.acme.viewer).get("/models/acme/fraud/versions/1").json()["created_by"] == "acme-author"
    described = api.send("PATCH", "/models/acme/fraud", {"description": "Mine."})
    assert described.status_code == 404


def test_models__pages__hold_each_once_the_newest_first(acme: Cast) -> None:
    names = [f"m{number}" for number in range(5)]
    for name in names:
        make_model(acme, name)
    api, seen, cursor = Api(acme.viewer), [], ""
    while True:
        page = api.get("/models", limit=2, cursor=cursor).json()
        seen += [one["name"] for one in page["items"]]
        # What changes meanwhile stays in its place.
        registry.describe_model(
            model=RegisteredModel.objects.get(name="m0"), description=str(len(seen)), by=acme.author
        )
        if page["next_cursor"] is None:
            break
        cursor = page["next_cursor"]
    assert seen == names[::-1]


def test_versions__pages__the_newest_first(acme: Cast, fraud: RegisteredModel) -> None:
    make_version(acme, fraud)
    api = Api(acme.viewer)
    first = api.get("/models/acme/fraud/versions", limit=2).json()
    second = api.get("/models/acme/fraud/versions", limit=2, cursor=first["next_cursor"]).json()
    assert [one["version"] for one in first["items"] + second["items"]] == [3, 2, 1]
    assert second["next_cursor"] is None
    for cursor in ("eA", "LTE", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OQ"):
        assert api.get("/models/acme/fraud/versions", cursor=cursor).status_code in (200, 400), cursor
    assert api.get("/models/acme/fraud/versions", cursor="eA").json()["code"] == "invalid_cursor"


def test_version__described__of_the_version_that_was_read(acme: Cast, fraud: RegisteredModel) -> None:
    api, path = Api(acme.author), "/models/acme/fraud/versions/1"
    read = api.get(path)["ETag"]
    first = api.send("PATCH", path, {"description": "Mine."}, headers={"If-Match": read})
    assert (first.status_code, first.json()["description"]) == (200, "Mine.")
    stale = api.send("PATCH", path, {"description": "Theirs."}, headers={"If-Match": read})
    assert (stale.status_code, stale.json()["code"]) == (412, "precondition_failed")
    again = api.send("PATCH", path, {"description": "Theirs."}, headers={"If-Match": first["ETag"]})
    assert again.status_code == 200
    assert ModelVersion.objects.get(number=1).description == "Theirs."


def test_model__tagged_meanwhile__is_another_answer_and_no_conflict(
    acme: Cast, fraud: RegisteredModel
) -> None:
    api = Api(acme.author)
    read = api.get("/models/acme/fraud")["ETag"]
    assert api.send("PUT", "/models/acme/fraud/tags/team", {"value": "risk"}).status_code == 200
    assert api.get("/models/acme/fraud", headers={"If-None-Match": read}).status_code == 200
    described = api.send("PATCH", "/models/acme/fraud", {"description": "d"}, headers={"If-Match": read})
    assert described.status_code == 200


@pytest.mark.parametrize("of", ["/models/acme/fraud", "/models/acme/fraud/versions/1"])
@pytest.mark.parametrize("key", ["team", "a/b", "with space", "ünï"])
def test_tag__set_read_and_deleted__by_its_key(acme: Cast, fraud: RegisteredModel, of: str, key: str) -> None:
    api, path = Api(acme.author), f"{of}/tags/{key}"
    assert api.get(path).status_code == 404
    made = api.send("PUT", path, {"value": "risk"})
    assert (made.status_code, made.json()) == (200, {"key": key, "value": "risk"})
    assert api.get(path)["ETag"] == made["ETag"]
    assert api.get(of).json()["tags"] == {key: "risk"}
    other = api.send("PUT", path, {"value": "sales"})
    assert api.send("DELETE", path, headers={"If-Match": made["ETag"]}).status_code == 412
    assert api.send("DELETE", path, headers={"If-Match": other["ETag"]}).status_code == 204
    assert api.send("DELETE", path).status_code == 204
    assert api.get(of).json()["tags"] == {}
    assert api.send("PUT", path, {"value": "x"}, headers={"If-Match": made["ETag"]}).status_code == 412


def test_alias__moved_by_two_who_read_the_same__one_is_refused(acme: Cast, fraud: RegisteredModel) -> None:
    api, path = Api(acme.author), "/models/acme/fraud/aliases/challenger"
    made = api.send("PUT", path, {"version": 1})
    assert made.json()["version"] == 1
    assert made.json()["is_protected"] is False
    assert api.get(path)["ETag"] == made["ETag"]
    moved = api.send("PUT", path, {"version": 2}, headers={"If-Match": made["ETag"]})
    assert (moved.status_code, moved.json()["version"]) == (200, 2)
    assert api.send("PUT", path, {"version": 1}, headers={"If-Match": made["ETag"]}).status_code == 412
    assert api.send("DELETE", path, headers={"If-Match": made["ETag"]}).status_code == 412
    assert api.get("/models/acme/fraud").json()["aliases"] == {"challenger": 2}
    assert api.send("DELETE", path, headers={"If-Match": moved["ETag"]}).status_code == 204
    assert api.get(path).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_alias__moved_at_once_with_one_tag__moves_once(acme: Cast) -> None:
    model = make_model(acme, "fraud")
    for _ in range(1, 4):
        make_version(acme, model)
    api, path = Api(acme.author), "/models/acme/fraud/aliases/challenger"
    for _ in range(5):
        read = api.send("PUT", path, {"version": 1})["ETag"]
        gate, statuses = threading.Barrier(2), []

        def move(version: int, tag: str = read, gate: Any = gate, statuses: list[int] = statuses) -> None:
            try:
                connection.ensure_connection()
                gate.wait(timeout=10)
                answer = api.send("PUT", path, {"version": version}, headers={"If-Match": tag})
                statuses.append(answer.status_code)
            finally:
                connection.close()

        threads = [threading.Thread(target=move, args=[number]) for number in (2, 3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=30)
        assert sorted(statuses) == [200, 412]


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_alias__protected__moves_by_no_call(acme: Cast, fraud: RegisteredModel, method: str) -> None:
    for name in ("champion", "Champion"):
        answer = Api(acme.author).send(method, f"/models/acme/fraud/aliases/{name}", {"version": 1})
        assert (answer.status_code, answer.json()["code"]) == (403, "protected_alias")
    assert not Alias.objects.exists()


def test_alias__of_another_tenants_model__is_not_there(
    acme: Cast, globex: Cast, fraud: RegisteredModel
) -> None:
    answer = Api(globex.author).send("PUT", "/models/acme/fraud/aliases/challenger", {"version": 1})
    assert answer.status_code == 404
    assert (
        Api(acme.author).send("PUT", "/models/acme/fraud/aliases/challenger", {"version": 9}).status_code
        == 404
    )


def test_registry__token_that_only_reads__writes_nothing(acme: Cast, fraud: RegisteredModel) -> None:
    api = Api(acme.author, token=token_of(acme.author, scopes=["models:read"]))
    assert api.get("/models/acme/fraud").status_code == 200
    for method, path, body in (
        ("POST", "/models", {"tenant": "acme", "name": "x"}),
        ("PATCH", "/models/acme/fraud", {"description": "d"}),
        ("PUT", "/models/acme/fraud/tags/k", {"value": "v"}),
        ("DELETE", "/models/acme/fraud/aliases/challenger", None),
    ):
        answer = api.send(method, path, body)
        assert (answer.status_code, answer.json()["code"]) == (403, "token_scope")
