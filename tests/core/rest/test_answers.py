"""What every answer of REST carries: a request id, an entity tag, the way to the next page."""

from __future__ import annotations

import logging
import re
from typing import Any

import pytest
from django.test import Client

from apps.core import request_ids
from apps.tenants import services as tenants
from apps.tenants.choices import Role
from tests.factories.api import Api
from tests.factories.cast import TEST, Cast, World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "given", ["8e03978e-40d5-43dd-bc93-6894a57f9324", "1-67891233-abcdef012345678912345678", "F" * 64]
)
def test_request_id__well_formed__is_taken_over(acme: Cast, given: str) -> None:
    assert Api(acme.viewer).get("/me", headers={"X-Request-ID": given})["X-Request-ID"] == given


@pytest.mark.parametrize("given", ["", "short", "alice.smith@example.org", "f" * 65, "a" * 20 + "\n" + "b"])
def test_request_id__not_well_formed__is_replaced(acme: Cast, given: str) -> None:
    said = Api(acme.viewer).get("/me", headers={"X-Request-ID": given})["X-Request-ID"]
    assert re.fullmatch(r"[0-9a-f]{32}", said)


def test_request_id__refused_call__stands_in_the_problem(acme: Cast) -> None:
    for answer in (Api(acme.viewer).get("/tenants/nowhere"), Client().get("/api/v1/me")):
        assert answer.json()["request_id"] == answer["X-Request-ID"]


def test_request_id__line_of_the_log__names_its_request() -> None:
    record = logging.LogRecord("x", logging.INFO, "x", 1, "hello", None, None)
    log_filter = request_ids.LogFilter()
    with request_ids.handling("0123456789abcdef"):
        assert log_filter.filter(record)
    assert record.request_id == "0123456789abcdef"
    log_filter.filter(record)
    assert record.request_id == "-"


def test_etag__sent_back__answers_304_without_a_body(acme: Cast) -> None:
    api = Api(acme.viewer)
    first = api.get("/tenants/acme")
    known = [first["ETag"], f"W/{first['ETag']}", f'"other", {first["ETag"]}', "*"]
    for given in known:
        again = api.get("/tenants/acme", headers={"If-None-Match": given})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
        assert "Content-Type" not in again
    assert api.get("/tenants/acme", headers={"If-None-Match": '"other"'}).status_code == 200


def test_etag__something_changed__is_another(acme: Cast) -> None:
    api = Api(acme.viewer)
    before = api.get("/tenants/acme")["ETag"]
    tenants.update_settings(tenant=acme.tenant, by=TEST, name="Acme Corp")
    assert api.get("/tenants/acme", headers={"If-None-Match": before}).status_code == 200


def test_list__more_pages__link_leads_to_the_next(world: World) -> None:
    for slug in ("initech", "umbrella", "hooli"):
        made = tenants.create_tenant(slug=slug, name=slug.title(), by=TEST)
        tenants.assign_role(tenant=made, user=world.acme.viewer, role=Role.PRODUCT, by=TEST)
    api, slugs, path = Api(world.acme.viewer), [], "/tenants?limit=2"
    while path:
        answer = api.get(path)
        slugs += [item["slug"] for item in answer.json()["items"]]
        path = _next_of(answer)
        assert bool(path) == (answer.json()["next_cursor"] is not None)
    assert slugs == ["acme", "hooli", "initech", "umbrella"]


def _next_of(answer: Any) -> str:
    if "Link" not in answer:
        return ""
    found = re.fullmatch(
        r'<http://testserver/api/v1(/tenants\?[^>]*limit=2[^>]*)>; rel="next"', answer["Link"]
    )
    assert found, answer["Link"]
    return found[1]


@pytest.mark.parametrize("cursor", ["x", "ä", "%%%", "AA", "A" * 600])
def test_list__cursor_of_nobody__is_refused(acme: Cast, cursor: str) -> None:
    answer = Api(acme.viewer).get("/tenants", cursor=cursor)
    assert answer.status_code == 400
    assert answer.json()["code"] in ("invalid_cursor", "invalid")
