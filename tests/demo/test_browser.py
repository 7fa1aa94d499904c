from __future__ import annotations

import pytest

from demo import browser
from tests.sdk import fake_portal
from tests.sdk.fake_portal import Answer

LOGIN = """<form method="post" action=""><input type="hidden" name="csrfmiddlewaretoken" value="c1">
<input name="login"><input type="password" name="password"><button type="submit">Sign in</button></form>"""
DETAIL = """<form action="/search/"><input name="q"></form>
<form method="post" action="/approvals/r1/vote/"><input type="hidden" name="csrfmiddlewaretoken" value="c2">
<input type="hidden" name="digest" value="sha256:d"><textarea name="reason"></textarea>
<button name="decision" value="approve">Approve</button></form>"""


def page(text: str, **headers: str) -> Answer:
    return Answer(200, content=text.encode(), headers={"Content-Type": "text/html", **headers})


def redirect(to: str) -> Answer:
    return Answer(302, content=b"", headers={"Location": to})


@pytest.fixture
def pages():
    with fake_portal.running() as made:
        made.on("GET", "/accounts/login/", page(LOGIN, **{"Set-Cookie": "csrftoken=c0; Path=/"}))
        made.on("POST", "/accounts/login/", redirect("/"))
        made.on("GET", "/", page(""))
        made.on("GET", "/approvals/", page(""))
        made.on("GET", "/approvals/r1/", page(DETAIL))
        made.on("POST", "/approvals/r1/vote/", redirect("/approvals/r1/"))
        yield made


def test_approve__by_a_person_signed_in__posts_the_pages_own_form(pages):
    with browser.Person(pages.url) as person:
        person.sign_in("ada", "secret")
        person.approve("r1", digest="sha256:d")

    vote = pages.asked("POST", "/approvals/r1/vote/")[0]
    sent = dict(part.split("=", 1) for part in vote.body.decode().split("&"))
    assert sent == {"csrfmiddlewaretoken": "c2", "digest": "sha256%3Ad", "reason": "", "decision": "approve"}
    assert vote.headers["cookie"] == "csrftoken=c0"
    assert vote.headers["referer"].endswith("/approvals/r1/")


def test_approve__of_another_digest__sends_nothing(pages):
    with browser.Person(pages.url) as person, pytest.raises(browser.PageFailed, match="another digest"):
        person.approve("r1", digest="sha256:other")

    assert pages.asked("POST", "/approvals/r1/vote/") == []


def test_sign_in__that_is_refused__says_so(pages):
    pages.on("POST", "/accounts/login/", page(LOGIN))
    pages.on("GET", "/approvals/", redirect("/accounts/login/?next=/approvals/"))

    with browser.Person(pages.url) as person, pytest.raises(browser.PageFailed, match="did not accept"):
        person.sign_in("ada", "wrong")


def test_redirect__away_from_the_portal__is_not_followed(pages):
    pages.on("GET", "/approvals/r1/", redirect("http://elsewhere.test/"))

    with browser.Person(pages.url) as person, pytest.raises(browser.PageFailed, match="leads away"):
        person.approve("r1", digest="sha256:d")
