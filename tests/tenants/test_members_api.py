"""Tenants, members and the trail over REST."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import Group

from apps.core import clock
from apps.tenants import services as tenants
from apps.tenants.choices import Role
from apps.tenants.models import Membership, Tenant
from tests.factories.api import Api
from tests.factories.cast import TEST, Cast, World, token_of
from tests.registry.pushing import make_model

pytestmark = pytest.mark.django_db


def roles_of(cast: Cast, person: Any) -> list[str]:
    rows = Membership.objects.filter(tenant=cast.tenant, user=person)
    return sorted(rows.values_list("role", flat=True))


# Tenants


def test_tenant__created__by_an_operator_alone(world: World) -> None:
    wanted = {"slug": "initech", "name": "Initech", "time_zone": "Europe/Berlin"}
    refused = Api(world.acme.tenant_admin).post("/tenants", wanted)
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    narrow = Api(world.operator, token=token_of(world.operator, scopes=["tenants:read"]))
    assert narrow.post("/tenants", wanted).json()["code"] == "token_scope"
    made = Api(world.operator).post("/tenants", wanted)
    assert made.status_code == 201, made.json()
    assert (made.json()["slug"], made.json()["time_zone"], made.json()["roles"]) == (
        "initech",
        "Europe/Berlin",
        [],
    )
    again = Api(world.operator).post("/tenants", wanted)
    assert (again.status_code, again.json()["code"]) == (409, "tenant_slug_taken")


def test_settings__changed__only_what_was_named(acme: Cast) -> None:
    api = Api(acme.tenant_admin)
    read = api.get("/tenants/acme")
    make_model(acme)
    # What is used is told, and no edit of the settings.
    assert api.get("/tenants/acme")["ETag"] != read["ETag"]
    changed = api.send("PATCH", "/tenants/acme", {"name": "Acme Corp"}, headers={"If-Match": read["ETag"]})
    assert changed.status_code == 200, changed.json()
    assert {**changed.json(), "name": "Acme", "quotas": []} == {**read.json(), "quotas": []}
    stale = api.send("PATCH", "/tenants/acme", {"name": "Mine"}, headers={"If-Match": read["ETag"]})
    assert (stale.status_code, stale.json()["code"]) == (412, "precondition_failed")
    assert Tenant.objects.get(slug="acme").name == "Acme Corp"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"time_zone": "Mars/Olympus"}, 400, "unknown_time_zone"),
        ({"protected_aliases": []}, 400, "invalid"),
        ({"protected_aliases": ["other"]}, 409, "alias_stays_protected"),
        ({"business_hours": {"days": [9]}}, 400, "invalid"),
        ({"status": "archived"}, 400, "invalid"),
        ({"name": "\x00"}, 400, "invalid_text"),
    ],
)
def test_settings__that_cannot_be__are_refused(
    acme: Cast, body: dict[str, Any], status: int, code: str
) -> None:
    answer = Api(acme.tenant_admin).send("PATCH", "/tenants/acme", body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


# Members


def test_members__of_two_tenants__each_lists_its_own(world: World) -> None:
    for cast in (world.acme, world.globex):
        cast.everybody()
    names = [
        one["name"] for one in Api(world.acme.viewer).get("/tenants/acme/members", limit=50).json()["items"]
    ]
    assert "acme-viewer" in names
    assert not [name for name in names if "globex" in name]
    assert names == sorted(names)
    assert Api(world.globex.viewer).get("/tenants/acme/members").status_code == 404


def test_members__pages__hold_each_once(acme: Cast) -> None:
    people = {one.username for one in acme.everybody()}
    api, seen, cursor = Api(acme.viewer), [], ""
    while True:
        page = api.get("/tenants/acme/members", limit=3, cursor=cursor).json()
        seen += [one["name"] for one in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = page["next_cursor"]
    assert sorted(seen) == sorted(people)


def test_member__given_a_role__is_answered_as_read(world: World) -> None:
    api = Api(world.acme.tenant_admin)
    made = api.post("/tenants/acme/members", {"name": world.outsider.username, "role": "reviewer"})
    assert made.status_code == 201, made.json()
    assert made.json() == {
        "kind": "person",
        "name": "outsider",
        "display_name": "outsider",
        "is_service": False,
        "is_active": True,
        "roles": ["reviewer"],
    }
    read = api.get("/tenants/acme/members/person/outsider")
    assert (read.content, read["ETag"]) == (made.content, made["ETag"])


def test_member__roles_changed__are_exactly_those_under_the_tag_that_was_read(world: World) -> None:
    api, path = Api(world.acme.tenant_admin), "/tenants/acme/members/person/outsider"
    wanted = {"name": world.outsider.username, "role": "reviewer"}
    read = api.post("/tenants/acme/members", wanted)["ETag"]
    changed = api.send("PUT", path, {"roles": ["viewer", "product"]}, headers={"If-Match": read})
    assert (changed.status_code, changed.json()["roles"]) == (200, ["product", "viewer"])
    assert roles_of(world.acme, world.outsider) == ["product", "viewer"]
    for method, body in (("PUT", {"roles": ["reviewer"]}), ("DELETE", None)):
        stale = api.send(method, path, body, headers={"If-Match": read})
        assert (stale.status_code, stale.json()["code"]) == (412, "precondition_failed")
    assert api.send("DELETE", path, headers={"If-Match": changed["ETag"]}).status_code == 204
    assert roles_of(world.acme, world.outsider) == []
    assert api.get(path).status_code == 404
    # Of somebody who is no member nothing is told, known to the portal or not.
    assert api.send("PUT", path, {"roles": ["viewer"]}).status_code == 404


def test_member__of_a_group__is_named_by_kind(world: World) -> None:
    Group.objects.create(name="risk team")
    api = Api(world.acme.tenant_admin)
    made = api.post("/tenants/acme/members", {"kind": "group", "name": "risk team", "role": "risk-reviewer"})
    assert made.status_code == 201, made.json()
    assert api.get("/tenants/acme/members/group/risk team").json()["roles"] == ["risk-reviewer"]
    assert [one["name"] for one in api.get("/tenants/acme/members", kind="group").json()["items"]] == [
        "risk team"
    ]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"name": "nobody-here", "role": "viewer"}, 400, "invalid"),
        ({"name": "a\x00b", "role": "viewer"}, 400, "invalid"),
        ({"name": "outsider", "role": "operator"}, 400, "role_is_platform_wide"),
        ({"name": "outsider", "role": "king"}, 400, "invalid"),
        ({"name": "acme-admin", "role": "reviewer"}, 403, "self_assigned"),
    ],
)
def test_member__that_cannot_be__is_refused(
    world: World, body: dict[str, Any], status: int, code: str
) -> None:
    assert world.outsider
    answer = Api(world.acme.tenant_admin).post("/tenants/acme/members", body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_member__changed_by_a_viewer__is_forbidden(world: World) -> None:
    api = Api(world.acme.viewer)
    for method, body in (("PUT", {"roles": ["tenant-admin"]}), ("DELETE", None)):
        answer = api.send(method, "/tenants/acme/members/person/acme-viewer", body)
        assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


# The trail


@pytest.fixture
def trail(world: World) -> World:
    """Return a world in which both tenants had one member added, acme with the id of its request."""
    for cast in (world.acme, world.globex):
        said = {"X-Request-ID": f"{cast.tenant.slug.encode().hex():0>16}"}
        made = Api(cast.tenant_admin, **said).post(
            f"/tenants/{cast.tenant.slug}/members", {"name": world.outsider.username, "role": "viewer"}
        )
        assert made.status_code == 201
    return world


def search(cast: Cast, person: Any = None, **query: Any) -> Any:
    return Api(person or cast.tenant_admin).get(f"/tenants/{cast.tenant.slug}/audit", **query)


def test_audit__of_two_tenants__each_searches_its_own(trail: World) -> None:
    (entry,) = [
        one
        for one in search(trail.acme, action="tenants.role.assigned").json()["items"]
        if one["via"] == "api"
    ]
    assert entry["actor"]["name"] == "acme-admin"
    assert (entry["object_type"], entry["object_id"]) == ("accounts.user", str(trail.outsider.pk))
    assert entry["data"] == {"role": "viewer"}
    assert entry["request_id"] == b"acme".hex().rjust(16, "0")
    assert "globex" not in search(trail.acme, limit=50).content.decode()
    assert search(trail.acme, trail.globex.tenant_admin).status_code == 404
    assert search(trail.acme, trail.acme.viewer).status_code == 403


def test_audit__searched__by_all_that_is_given(trail: World) -> None:
    admin, soon = trail.acme.tenant_admin, clock.now() + dt.timedelta(minutes=1)
    everything = search(trail.acme, limit=50).json()["items"]
    for query, wanted in (
        ({"actor": "acme-admin"}, [e for e in everything if e["actor"]["id"] == str(admin.pk)]),
        ({"actor": str(admin.pk)}, [e for e in everything if e["actor"]["id"] == str(admin.pk)]),
        (
            {"object_type": "accounts.user", "object_id": str(trail.outsider.pk)},
            [e for e in everything if e["object_id"] == str(trail.outsider.pk)],
        ),
        ({"until": soon.isoformat()}, everything),
        ({"since": soon.isoformat()}, []),
        ({"until": everything[0]["recorded_at"], "since": everything[-1]["recorded_at"]}, everything[1:]),
        ({"actor": "nobody"}, []),
        ({"actor": "acme-admin", "action": "tenants.role.removed"}, []),
    ):
        found = search(trail.acme, limit=50, **query).json()["items"]
        assert found == wanted, query


def test_audit__pages__hold_each_once_the_newest_first(trail: World) -> None:
    seen, cursor = [], ""
    while True:
        page = search(trail.acme, limit=2, cursor=cursor).json()
        seen += [(one["epoch"], one["seq"]) for one in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = page["next_cursor"]
    assert len(seen) > 2
    assert seen == sorted(set(seen), reverse=True)


@pytest.mark.parametrize(
    "query",
    [
        {"cursor": "eA"},
        {"cursor": "MS54"},
        {"action": "no.such.action"},
        {"since": "yesterday"},
        {"since": "2026-01-01T00:00:00"},
        {"actor": "a\x00"},
    ],
)
def test_audit__searched_for_nonsense__is_refused(acme: Cast, query: dict[str, str]) -> None:
    assert search(acme, **query).status_code == 400


def test_audit__of_a_suspended_tenant__can_still_be_searched(acme: Cast) -> None:
    tenants.suspend(tenant=acme.tenant, by=TEST, reason="Late.")
    assert search(acme).status_code == 200


def test_audit__token_of_other_scopes__is_refused(acme: Cast) -> None:
    api = Api(acme.tenant_admin, token=token_of(acme.tenant_admin, scopes=["tenants:write"]))
    assert api.get("/tenants/acme/audit").json()["code"] == "token_scope"
    assert Role.TENANT_ADMIN in roles_of(acme, acme.tenant_admin)
