"""What people write is shown as text and leads nowhere else: markup in every field, addresses of other places."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from apps.registry import services as registry
from apps.tenants.models import Tenant
from tests.contracts.crawl import Page, links_of, walk
from tests.contracts.stage import CONTRIBUTOR, OPERATOR, REVIEWER, VIEWER, Caller, Stage, read, text_of
from tests.factories.cast import make_cast
from tests.factories.objects import KINDS, make_objects

MARKUP = """<script>alert(1)</script>"'><img src=x onerror=alert(2)>{{7*7}}{% now "Y" %}${7*7}javascript:alert(3)"""


def marked(kind: str) -> str:
    return f"{kind}{MARKUP}"


def test_markup__in_every_text__is_shown_as_text_on_every_page(stage: Stage) -> None:
    cast = make_cast("initech")
    Tenant.objects.filter(pk=cast.tenant.pk).update(name=marked("tenant")[:100])
    objects = make_objects(cast, marked)
    registry.describe_model(model=objects.churn, description=marked("model-description"), by=cast.author)
    seen: set[str] = set()
    for person in (cast.approver, cast.colleague):
        client = Client()
        client.force_login(person)
        session = client.cookies["sessionid"].value

        def browser(session: str = session) -> Client:
            fresh = Caller()
            fresh.cookies["sessionid"] = session
            return fresh

        for path, answer in walk(browser):
            assert answer.status_code in (200, 286), path
            if "html" not in answer["Content-Type"]:
                # A file is handed out as it is, and no browser opens it.
                assert answer["Content-Disposition"].startswith("attachment"), path
                assert answer["X-Content-Type-Options"] == "nosniff", path
                continue
            page = Page(text_of(answer))
            assert page.dangers == [], path
            assert "49{%" not in text_of(answer), path
            seen |= {kind for kind in KINDS if page.shows(f"{kind}<script>alert(1)</script>")}
            # A path holds less; what is left of the mark is shown as it stands.
            if page.shows("{{77}}{ now Y }${77}javascript"):
                seen.add("file")
    assert KINDS - seen == set()


def test_markup__in_addresses_and_forms__is_shown_as_text(stage: Stage) -> None:
    request = stage.target.request
    answers = [
        stage.page(
            VIEWER,
            "GET",
            path,
            {"q": MARKUP, "tenant": MARKUP, "show": MARKUP, "state": MARKUP, "cursor": MARKUP},
        )
        for path in ("/models/", "/approvals/", "/rollouts/")
    ]
    form = {
        "decision": "reject",
        "reason": MARKUP + "x" * 3000,
        "digest": "nothing",
        "text": MARKUP + "x" * 3000,
    }
    answers += [
        stage.page(role, "POST", f"/approvals/{request}/{act}/", form, headers=headers)
        for role in (REVIEWER, CONTRIBUTOR)
        for act in ("vote", "comment", "withdraw")
        for headers in ({}, {"HX-Request": "true"})
    ]
    answers += [
        stage.page(
            CONTRIBUTOR,
            "POST",
            "/models/acme/churn/request/",
            dict.fromkeys(("version", "alias", "plan", "reason", "weight_1"), MARKUP),
        ),
        stage.page(CONTRIBUTOR, "GET", "/models/acme/churn/request/", {"version": MARKUP, "alias": MARKUP}),
        stage.page(
            CONTRIBUTOR, "POST", f"/rollouts/{stage.target.rollout}/abort/", {"reason": MARKUP + "x" * 3000}
        ),
        stage.page(VIEWER, "GET", "/nowhere/<script>alert(1)</script>/"),
        stage.page("anonymous", "POST", "/accounts/login/", {"login": MARKUP, "password": MARKUP}),
    ]
    for answer in answers:
        assert answer.status_code < 500, answer.request
        assert Page(text_of(answer)).dangers == [], answer.request


def test_markup__in_the_admin__is_shown_as_text(stage: Stage) -> None:
    cast = make_cast("initech")
    make_objects(cast, marked)
    seen = 0
    for path in ("approvals/changerequest", "approvals/comment", "approvals/vote", "registry/registeredmodel",
                 "registry/modelversion", "registry/artifact", "accounts/user", "rollouts/rollout"):  # fmt: skip
        listed = stage.page(OPERATOR, "GET", f"/admin/{path}/")
        assert listed.status_code == 200, path
        shown = text_of(listed)
        # In the order of the list: the newest come first.
        links = sorted((link for link in links_of(shown) if link.endswith("/change/")), key=shown.index)
        assert links, path
        for address in (f"/admin/{path}/", *links[:4]):
            text = text_of(stage.page(OPERATOR, "GET", address))
            assert "<script>alert" not in text, address
            assert "<img src=x" not in text, address
            seen += "&lt;script&gt;alert(1)" in text
    assert seen > 3


@pytest.mark.parametrize(
    "place",
    [
        "//evil.example/",
        "https://evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "https:evil.example",
        "//user@evil.example",
    ],
)
def test_login__next_of_another_place__stays_here(stage: Stage, place: str) -> None:
    form = {"login": "acme-viewer", "password": "correct horse battery staple", "next": place}
    answer = read(Client().post(f"/accounts/login/?next={place}", form))
    assert answer.status_code == 302
    assert answer["Location"] == "/"
    answer = stage.page(VIEWER, "POST", f"/accounts/logout/?next={place}", {"next": place})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/")
    assert "evil" not in json.dumps(dict(answer.headers))
