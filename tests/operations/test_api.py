"""Long work over REST: who may follow it, and who may cancel it."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse

from apps.core import jobs, rest
from apps.core.admin_actions import KIND
from apps.core.choices import JobState
from apps.core.models import Job
from apps.core.rest.operations import address_of
from tests.factories.api import Api
from tests.factories.cast import Cast, World, token_of

pytestmark = pytest.mark.django_db


def begin(person: Any, title: str = "Close accounts") -> Job:
    return jobs.start(KIND, {}, by=person, title=title, rows=[jobs.Row("1", "one"), jobs.Row("2", "two")])


def test_operation__started__is_followed_by_whom_it_is_and_by_operators(world: World) -> None:
    job = begin(world.acme.author)
    path = f"/operations/{job.pk}"
    told = Api(world.acme.author).get(path).json()
    assert told == {
        "id": str(job.pk),
        "kind": KIND,
        "title": "Close accounts",
        "state": "queued",
        "done": 0,
        "total": 2,
        "result": "",
        "error": "",
        "created_at": told["created_at"],
        "finished_at": None,
        "links": {"self": f"/api/v1{path}", "cancel": f"/api/v1{path}/cancel"},
    }
    assert Api(world.operator).get(path).status_code == 200
    for stranger in (world.acme.tenant_admin, world.globex.author, world.outsider):
        assert Api(stranger).get(path).status_code == 404
        assert Api(stranger).post(f"{path}/cancel").status_code == 404
        assert Api(stranger).get("/operations").json()["items"] == []


def test_operations__pages__hold_ones_own_the_newest_first(world: World) -> None:
    mine = [str(begin(world.acme.author, f"Job {number}").pk) for number in range(3)]
    theirs = str(begin(world.globex.author, "Job of globex").pk)
    api, seen, cursor = Api(world.acme.author), [], ""
    while True:
        page = api.get("/operations", limit=2, cursor=cursor).json()
        seen += [one["id"] for one in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = page["next_cursor"]
    assert seen == mine[::-1]
    every = [one["id"] for one in Api(world.operator).get("/operations").json()["items"]]
    assert every == [theirs, *mine[::-1]]
    assert api.get("/operations", state="running").json()["items"] == []
    assert api.get("/operations", state="gone").status_code == 400
    assert api.get("/operations", cursor="eA").json()["code"] == "invalid_cursor"


def test_operations__operators_token_of_one_tenant__shows_the_own_ones(world: World) -> None:
    begin(world.acme.author)
    bound = Api(world.operator, token=token_of(world.operator, tenant=world.acme.tenant))
    assert bound.get("/operations").json()["items"] == []


def test_operation__cancelled_by_whom_it_is__ends(acme: Cast) -> None:
    job, api = begin(acme.author), Api(acme.author)
    read = api.get(f"/operations/{job.pk}")["ETag"]
    stale = api.post(f"/operations/{job.pk}/cancel", **{"If-Match": '"0123"'})
    assert (stale.status_code, stale.json()["code"]) == (412, "precondition_failed")
    ended = api.post(f"/operations/{job.pk}/cancel", **{"If-Match": read})
    assert (ended.status_code, ended.json()["state"]) == (200, "cancelled")
    assert ended.json()["links"] == {"self": f"/api/v1/operations/{job.pk}"}
    again = api.post(f"/operations/{job.pk}/cancel")
    assert (again.status_code, again.json()["code"]) == (409, "job_not_open")
    assert Job.objects.get().state == JobState.CANCELLED


def test_operation__token_that_only_reads__cancels_nothing(acme: Cast) -> None:
    job = begin(acme.author)
    api = Api(acme.author, token=token_of(acme.author, scopes=["operations:read"]))
    assert api.get(f"/operations/{job.pk}").status_code == 200
    assert api.post(f"/operations/{job.pk}/cancel").json()["code"] == "token_scope"


def test_accepted__a_view_that_starts_long_work__says_where_to_follow_it(acme: Cast) -> None:
    job, response = begin(acme.author), HttpResponse()
    answer = rest.accepted(job, response)
    assert answer.status_code == 202
    assert response["Location"] == address_of(job)
    assert Api(acme.author).get(response["Location"].removeprefix("/api/v1")).json()["id"] == str(job.pk)
    assert answer.value["id"] == job.pk
