"""Definitions, views and services over REST."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.features.models import FeatureView
from tests.factories.cast import World, token_of
from tests.features.test_native import TEXT, apply, changed, view

pytestmark = pytest.mark.django_db
URL = "/api/v1/features/acme/definitions"


def api(user: User) -> Client:
    return Client(headers={"Authorization": f"Bearer {token_of(user)}"})


def put(client: Client, text: str = TEXT, query: str = "", **headers: str) -> Any:
    return client.put(f"{URL}{query}", text.encode(), content_type="application/yaml", headers=headers)


def test_put__of_a_new_project__is_created_then_the_same(world: World) -> None:
    client = api(world.acme.colleague)
    first, second = put(client), put(client)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["created"]
    assert {(one["act"], one["kind"], one["name"]) for one in first.json()["changes"]} == {
        ("add", "entity", "customer"),
        ("add", "source", "usage_daily"),
        ("add", "view", "usage"),
        ("add", "view", "trial"),
        ("add", "service", "churn_v1"),
    }
    assert second.json()["changes"] == []


def test_put__of_a_change_of_an_active_view__is_accepted_with_the_requests_address(world: World) -> None:
    apply(world.acme)
    world.acme.voters()
    answer = put(api(world.acme.colleague), changed("ttl: 1d", "ttl: 2d"), "?reason=Weekends")
    body = answer.json()
    assert answer.status_code == 202
    assert answer["Location"] == body["request"]["url"]
    assert body["request"]["state"] == "in_review"
    assert [(one["name"], one["waits"], one["breaking"]) for one in body["changes"]] == [
        ("usage", True, False)
    ]
    again = put(api(world.acme.colleague), changed("ttl: 1d", "ttl: 2d"))
    assert again.json()["request"]["id"] == body["request"]["id"]
    told = api(world.acme.viewer).get(f"/api/v1/change-requests/{body['request']['id']}").json()
    assert (told["kind"], told["project"], told["changes"]) == (
        "feature_change",
        "telecom",
        ["change view usage"],
    )


def test_put__dry_run__changes_nothing(world: World) -> None:
    answer = put(api(world.acme.colleague), query="?dry_run=true")
    assert (answer.status_code, answer.json()["dry_run"], len(answer.json()["changes"])) == (200, True, 5)
    assert not FeatureView.objects.exists()


def test_put__of_what_is_wrong__says_where(world: World) -> None:
    answer = put(api(world.acme.colleague), changed("Float64", "flot"))
    body = answer.json()
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert body["code"] == "invalid_definitions"
    assert [(one["line"], one["path"]) for one in body["errors"]] == [
        (14, "feature_views[0].schema[0].dtype")
    ]


def test_put__of_no_yaml__is_refused(world: World) -> None:
    client = api(world.acme.colleague)
    assert put(client, "a: b: c").json()["code"] == "invalid_yaml"
    answer = client.put(URL, b"x", content_type="text/plain")
    assert (answer.status_code, answer.json()["code"]) == (415, "not_yaml")


def test_put__with_the_tag_that_was_read__is_refused_once_it_is_stale(world: World) -> None:
    client = api(world.acme.colleague)
    put(client)
    read = client.get(f"{URL}?project=telecom")
    assert read["Content-Type"] == "application/yaml"
    drafted = changed("clicks, dtype: Int64", "clicks, dtype: Float64")
    assert put(client, drafted, **{"If-Match": read["ETag"]}).status_code == 200
    stale = put(client, TEXT, **{"If-Match": read["ETag"]})
    assert (stale.status_code, stale.json()["code"]) == (412, "precondition_failed")


def test_get__of_what_was_put__defines_the_same(world: World) -> None:
    client = api(world.acme.colleague)
    put(client)
    text = client.get(f"{URL}?project=telecom").content.decode()
    assert put(client, text).json()["changes"] == []
    assert client.get(f"{URL}?project=none").status_code == 404


def test_views__of_a_tenant__are_listed_and_found(world: World) -> None:
    apply(world.acme)
    client = api(world.acme.viewer)
    names = [one["name"] for one in client.get("/api/v1/features/acme/views").json()["items"]]
    assert names == ["trial", "usage"]
    found = client.get("/api/v1/features/acme/views?dtype=double&state=active").json()["items"]
    assert [one["name"] for one in found] == ["usage"]
    one = client.get("/api/v1/features/acme/views/telecom/usage").json()
    assert (one["owner"], one["source"], one["ttl_seconds"]) == ("acme-author", "usage_daily", 86_400)
    assert [(f["name"], f["dtype"]) for f in one["features"]] == [
        ("tenure_months", "double"),
        ("support_calls", "int64"),
    ]
    first = client.get("/api/v1/features/acme/views?limit=1").json()
    second = client.get(f"/api/v1/features/acme/views?limit=1&cursor={first['next_cursor']}").json()
    assert [one["name"] for one in (*first["items"], *second["items"])] == ["trial", "usage"]
    service = client.get("/api/v1/features/acme/services/telecom/churn_v1").json()
    assert service["views"] == [{"view": "usage", "features": ["tenure_months"]}]
    assert [one["name"] for one in client.get("/api/v1/features/acme/services").json()["items"]] == [
        "churn_v1"
    ]


def test_state__over_rest__follows_the_same_rules(world: World) -> None:
    apply(world.acme)
    world.acme.voters()
    client = api(world.acme.colleague)

    def move(name: str, state: str) -> Any:
        url = f"/api/v1/features/acme/view-states/telecom/{name}"
        return client.post(url, json.dumps({"state": state}), content_type="application/json")

    assert move("trial", "active").status_code == 200
    assert view("trial").state == "active"
    waiting = move("usage", "deprecated")
    assert (waiting.status_code, waiting["Location"]) == (202, waiting.json()["request"]["url"])
    assert move("usage", "draft").json()["code"] == "feature_state"


def test_repository__over_rest__is_a_zip(world: World) -> None:
    apply(world.acme)
    client = api(world.acme.viewer)
    answer = client.get("/api/v1/features/acme/repository.zip?project=telecom&drafts=true")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert "trial_view = FeatureView(" in archive.read("feature_repo/definitions.py").decode()


def test_api__of_another_tenant__is_not_there(world: World) -> None:
    apply(world.acme)
    stranger = api(world.globex.author)
    for url in ("views", "views/telecom/usage", "services", "definitions?project=telecom"):
        assert stranger.get(f"/api/v1/features/acme/{url}").status_code == 404, url
    assert put(stranger).status_code == 404
    assert put(api(world.acme.viewer)).status_code == 403
