from __future__ import annotations

import socket
from urllib.parse import unquote

import pytest
from platform_portal_sdk import (
    Conflict,
    Invalid,
    NotFound,
    NotPermitted,
    NotSignedIn,
    Portal,
    PreconditionFailed,
    RedirectRefused,
    ServerFault,
    Unreachable,
    WaitTimedOut,
)

from tests.sdk.fake_portal import DIGEST, TOKEN, Answer, FakePortal, ok, problem, request_body, rollout_body

REQUEST = "11111111-1111-4111-8111-111111111111"
ROLLOUT = "22222222-2222-4222-8222-222222222222"


def test_me__with_a_token__sends_it_as_bearer_and_reads_roles(client: Portal, fake: FakePortal):
    fake.on("GET", "/api/v1/me", ok({"username": "ada", "tenants": [{"slug": "acme", "roles": ["viewer"]}]}))

    me = client.me()

    assert (me.username, me.tenants[0].slug, me.tenants[0].roles) == ("ada", "acme", ("viewer",))
    assert fake.seen[0].headers["authorization"] == f"Bearer {TOKEN}"
    assert "portal-reason" not in fake.seen[0].headers
    # Operators say why with each call.
    with Portal(fake.url, TOKEN, reason="Größe: 50%") as portal:
        portal.me()
    assert unquote(fake.seen[1].headers["portal-reason"]) == "Größe: 50%"


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, Invalid),
        (401, NotSignedIn),
        (403, NotPermitted),
        (404, NotFound),
        (409, Conflict),
        (500, ServerFault),
    ],
)
def test_refusal__of_each_status__is_its_exception_with_code_and_detail(client, fake, status, kind):
    fake.on("GET", "/api/v1/me", problem(status, "the_code", "Do it otherwise.", hint="x"))

    with pytest.raises(kind) as caught:
        client.me()

    assert (caught.value.code, caught.value.detail, caught.value.status) == (
        "the_code",
        "Do it otherwise.",
        status,
    )
    assert caught.value.extra["hint"] == "x"


def test_refusal__in_the_registrys_form__has_a_lower_case_code(client: Portal, fake: FakePortal):
    refusal = {"error_code": "PERMISSION_DENIED", "message": "Ask for it at http://portal.test/approvals/7/"}
    fake.on("GET", "/api/v1/models/acme/churn", ok(refusal, status=403))

    with pytest.raises(NotPermitted) as caught:
        client.models.get("churn")

    assert caught.value.code == "permission_denied"
    assert "approvals/7" in caught.value.detail


def test_refusal__that_repeats_the_token__does_not_show_it(client: Portal, fake: FakePortal):
    fake.on("GET", "/api/v1/me", problem(401, "bad_token", f"{TOKEN} is unknown"))

    with pytest.raises(NotSignedIn) as caught:
        client.me()

    assert (
        TOKEN not in f"{caught.value} {caught.value!r} {caught.value.extra} {client!r} {client._transport!r}"
    )


def test_get__while_the_portal_is_away_for_a_moment__is_tried_again(client: Portal, fake: FakePortal):
    fake.on("GET", "/api/v1/me", Answer(503), Answer(502), ok({"username": "ada", "tenants": []}))

    assert client.me().username == "ada"
    assert len(fake.seen) == 3


def test_get__while_the_portal_stays_away__gives_up(client: Portal, fake: FakePortal):
    fake.on("GET", "/api/v1/me", Answer(503))

    with pytest.raises(ServerFault):
        client.me()

    assert len(fake.seen) == 4


def test_post__whose_answer_is_lost__is_sent_again_with_its_key(client: Portal, fake: FakePortal):
    path = f"/api/v1/change-requests/{REQUEST}/votes"
    running = problem(409, "idempotency_in_progress", "The first call is under way.")
    running.headers["Retry-After"] = "1"
    fake.on("POST", path, Answer(503), running, ok(request_body()))

    client.change_requests.vote(REQUEST, digest=DIGEST, decision="approve")
    client.change_requests.vote(REQUEST, digest=DIGEST, decision="approve")

    keys = [one.headers["idempotency-key"] for one in fake.asked("POST", path)]
    assert len(set(keys[:3])) == 1
    assert keys[3] != keys[0]


def test_post__refused_as_a_conflict__is_sent_once(client: Portal, fake: FakePortal):
    path = f"/api/v1/change-requests/{REQUEST}/votes"
    fake.on("POST", path, problem(409, "stale_digest", "The content changed."))

    with pytest.raises(Conflict):
        client.change_requests.vote(REQUEST, digest=DIGEST, decision="approve")

    assert len(fake.seen) == 1


def test_change__of_any_version__is_sent_again(client: Portal, fake: FakePortal):
    fake.on("PUT", "/api/v1/models/acme/churn/aliases/blue", Answer(502), ok({"version": 1}))

    client.models.set_alias("churn", "blue", 1)

    assert len(fake.seen) == 2
    assert "if-match" not in fake.seen[0].headers


def test_change__of_the_version_that_was_read__is_sent_once_and_names_it(client: Portal, fake: FakePortal):
    read = ok({"name": "churn"})
    read.headers["ETag"] = '"abc.def"'
    fake.on("GET", "/api/v1/models/acme/churn", read)
    fake.on("PATCH", "/api/v1/models/acme/churn", Answer(503))

    with pytest.raises(ServerFault):
        client.models.describe("churn", "d", if_match=client.models.get("churn").etag)

    (sent,) = fake.asked("PATCH", "/api/v1/models/acme/churn")
    assert sent.headers["if-match"] == '"abc.def"'


def test_change__made_meanwhile__is_a_refusal_of_its_own(client: Portal, fake: FakePortal):
    fake.on("DELETE", "/api/v1/models/acme/churn/aliases/blue", problem(412, "precondition_failed", "No."))

    with pytest.raises(PreconditionFailed):
        client.models.delete_alias("churn", "blue", if_match='"abc"')


def test_redirect__to_another_host__is_refused_and_the_token_stays(client: Portal, fake: FakePortal):
    fake.on("GET", "/api/v1/me", Answer(302, headers={"Location": f"{fake.url}/elsewhere"}))

    with pytest.raises(RedirectRefused):
        client.me()

    assert [one.path for one in fake.seen] == ["/api/v1/me"]


def test_answer__that_is_not_json__says_so(client: Portal, fake: FakePortal):
    fake.on("GET", "/api/v1/me", Answer(200, content=b"<html>"))

    with pytest.raises(ServerFault, match="did not answer with JSON"):
        client.me()


def test_portal__that_does_not_listen__is_unreachable():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with Portal(url, TOKEN, attempts=1) as portal, pytest.raises(Unreachable):
        portal.me()


@pytest.mark.parametrize(
    "url", ["portal.test", "ftp://portal.test", "http://", "http://u:p@portal.test", "http://h:x"]
)
def test_portal__at_an_unsound_address__is_refused(url):
    with pytest.raises(Invalid):
        Portal(url, TOKEN)


@pytest.mark.parametrize("token", ["", "two words", "line\nbreak", "köln"])
def test_portal__with_an_unsound_token__is_refused(token):
    with pytest.raises(NotSignedIn):
        Portal("http://portal.test", token)


def test_tenant__left_out_by_a_member_of_one__is_that_one(fake: FakePortal):
    fake.on("GET", "/api/v1/me", ok({"username": "ada", "tenants": [{"slug": "acme", "roles": []}]}))
    with Portal(fake.url, TOKEN) as portal:
        assert portal.tenant_slug() == "acme"


def test_tenant__left_out_by_a_member_of_two__must_be_named(fake: FakePortal):
    two = [{"slug": "acme", "roles": []}, {"slug": "globex", "roles": []}]
    fake.on("GET", "/api/v1/me", ok({"username": "ada", "tenants": two}))
    with Portal(fake.url, TOKEN) as portal, pytest.raises(Invalid, match="acme, globex") as caught:
        portal.tenant_slug()
    assert caught.value.code == "tenant_needed"


def test_change_request__created__sends_what_was_asked(client: Portal, fake: FakePortal):
    fake.on("POST", "/api/v1/change-requests", ok(request_body(), status=201))

    made = client.change_requests.create(
        model="churn", version=2, alias="champion", plan=[{"weight": 10, "seconds": 5}], reason="Better"
    )

    assert fake.seen[0].json == {
        "tenant": "acme",
        "model": "churn",
        "version": 2,
        "alias": "champion",
        "plan": [{"weight": 10, "seconds": 5}],
        "reason": "Better",
    }
    assert (made.state, made.digest, made.policy_reasons) == (
        "in_review",
        DIGEST,
        ("2 approvals are needed",),
    )


def test_change_requests__over_two_pages__are_listed_up_to_the_limit(client: Portal, fake: FakePortal):
    fake.on(
        "GET",
        "/api/v1/change-requests",
        ok({"items": [request_body(), request_body()], "next_cursor": "c2"}),
        ok({"items": [request_body()], "next_cursor": None}),
    )

    assert len(client.change_requests.list(tenant="acme", state="in_review")) == 3
    assert fake.seen[0].query == {"tenant": "acme", "state": "in_review", "limit": "50"}
    # Never more than is still wanted.
    assert (fake.seen[1].query["cursor"], fake.seen[1].query["limit"]) == ("c2", "48")


def test_wait__until_the_end__tells_each_change_once(client: Portal, fake: FakePortal):
    path = f"/api/v1/change-requests/{REQUEST}"
    fake.on(
        "GET",
        path,
        ok(request_body()),
        ok(request_body()),
        ok(request_body("executing", approvals=2, rollout_id=ROLLOUT)),
        ok(request_body("applied", approvals=2, rollout_id=ROLLOUT)),
    )
    seen: list[str] = []

    ended = client.change_requests.wait(REQUEST, seen=lambda one: seen.append(one.state))

    assert ended.state == "applied"
    assert seen == ["in_review", "executing", "applied"]


def test_wait__past_its_timeout__ends_and_says_the_request_goes_on(client: Portal, fake: FakePortal):
    fake.on("GET", f"/api/v1/change-requests/{REQUEST}", ok(request_body()))

    with pytest.raises(WaitTimedOut, match="goes on"):
        client.change_requests.wait(REQUEST, timeout=0.0)


def test_watch__through_an_outage__goes_on_and_yields_changes_only(client: Portal, fake: FakePortal):
    away = [Answer(503)] * 4  # one poll's attempts
    fake.on(
        "GET",
        f"/api/v1/rollouts/{ROLLOUT}",
        ok(rollout_body()),
        ok(rollout_body()),
        *away,
        ok(rollout_body(weight=50, step=2)),
        ok(rollout_body("rolled_back", weight=0, verdict="rollback")),
    )

    assert [one.state + str(one.weight) for one in client.rollouts.watch(ROLLOUT)] == [
        "observing10",
        "observing50",
        "rolled_back0",
    ]


def test_abort__with_a_reason__posts_it(client: Portal, fake: FakePortal):
    fake.on("POST", f"/api/v1/rollouts/{ROLLOUT}/abort", ok(rollout_body("rolling_back", verdict="aborted")))

    assert client.rollouts.abort(ROLLOUT, reason="noise").verdict == "aborted"
    assert fake.seen[0].json == {"reason": "noise"}


def test_identifier__with_a_slash__cannot_leave_its_route(client: Portal, fake: FakePortal):
    with pytest.raises(NotFound):
        client.rollouts.get("../me")

    assert fake.seen[0].path.startswith("/api/v1/rollouts/")
