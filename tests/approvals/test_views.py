"""The queue and the request's page, with JavaScript and without."""

from __future__ import annotations

import datetime as dt
import re
import uuid

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from apps.approvals import services, tasks
from apps.approvals.choices import State
from apps.approvals.models import ChangeRequest, Comment, Vote
from apps.approvals.pages import queue_page
from apps.audit.models import Entry
from apps.core import clock
from apps.tenants import access
from apps.tenants import services as tenants
from tests.approvals.fakes import Dial, ask
from tests.factories.cast import TEST, Cast, World, with_access

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def signed_in(user: object) -> Client:
    """Return a browser of `user`."""
    client = Client()
    client.force_login(user)
    return client


def address(request: ChangeRequest, act: str = "detail") -> str:
    return reverse(f"approvals:{act}", args=[request.pk])


def denied(request: ChangeRequest) -> list[str]:
    """Return the reasons of the denied entries about a request."""
    history = Entry.objects.history(request.tenant_id, obj=("approvals.request", str(request.pk)))
    return [entry.reason for entry in history if entry.outcome == "denied"]


def test_queue__reviewer__sees_what_waits_and_nothing_of_others(acme: Cast, globex: Cast, dial: Dial) -> None:
    ours = ask(dial, tenant=acme.tenant, by=acme.author)
    theirs = ask(dial, tenant=globex.tenant, by=globex.author)
    text = signed_in(acme.approver).get(reverse("approvals:queue")).content.decode()
    assert address(ours) in text
    assert address(theirs) not in text
    assert "globex" not in text.lower()
    assert "Vary" in signed_in(acme.approver).get(reverse("approvals:queue")).headers


@pytest.mark.parametrize("show", ["waiting", "open", "mine", "decided", "nonsense"])
def test_queue__each_filter__answers(acme: Cast, request_of_author: ChangeRequest, show: str) -> None:
    response = signed_in(acme.author).get(reverse("approvals:queue"), {"show": show, "q": "dial"})
    assert response.status_code == 200
    # Who may be asked to sign something off has the list of what waits for them, and nothing in it here.
    assert (address(request_of_author) in response.content.decode()) == (show not in ("decided", "waiting"))


def test_queue__decided__last_decided_first_and_without_a_number(acme: Cast, dial: Dial) -> None:
    early, late, still_open = (ask(dial, tenant=acme.tenant, by=acme.author) for _ in range(3))
    for request in (late, early):
        services.withdraw(change_request=request, by=acme.author)
    page = queue_page(acme.approver, QueryDict("show=decided"))
    assert [row.request for row in page.rows] == [early, late]
    assert {tab.value: tab.count for tab in page.tabs} == {
        "waiting": "1",
        "open": "1",
        "mine": "0",
        "decided": "",
    }
    assert address(still_open) not in [row.url for row in page.rows]


def test_queue__time_is_over_and_nobody_wrote_so__stays_in_sight_and_waits_for_nobody(
    acme: Cast, request_of_author: ChangeRequest
) -> None:
    over = clock.now() - dt.timedelta(seconds=1)
    ChangeRequest.objects.filter(pk=request_of_author.pk).update(expires_at=over)
    shown = {
        show: queue_page(acme.approver, QueryDict(f"show={show}")) for show in ("waiting", "open", "decided")
    }
    assert {show: len(page.rows) for show, page in shown.items()} == {"waiting": 0, "open": 1, "decided": 0}
    assert shown["open"].rows[0].request.shown_state == State.EXPIRED
    tasks.expire()
    page = queue_page(acme.approver, QueryDict("show=decided"))
    assert [row.request for row in page.rows] == [request_of_author]


def test_queue__text_and_number_and_tenant__narrow(acme: Cast, globex: Cast, dial: Dial) -> None:
    request = ask(dial, tenant=acme.tenant, by=acme.author)
    browser = signed_in(acme.approver)
    for query, found in (
        ({"q": "dial"}, True),
        ({"q": "acme-author"}, True),
        ({"q": "#1"}, True),
        ({"q": "2"}, True),  # stands in the title
        ({"q": "7"}, False),
        ({"q": "zzz"}, False),
        ({"tenant": "acme"}, True),
        ({"tenant": "globex"}, False),
        ({"tenant": "nowhere"}, False),
    ):
        text = browser.get(reverse("approvals:queue"), query).content.decode()
        assert (address(request) in text) == found, query


def test_queue__htmx__gets_the_list_alone(acme: Cast, request_of_author: ChangeRequest) -> None:
    text = signed_in(acme.approver).get(reverse("approvals:queue"), headers=HTMX).content.decode()
    assert text.strip().startswith('<div id="queue"')
    assert "<html" not in text


def test_queue__many_rows__pages_and_constant_queries(
    acme: Cast, dial: Dial, django_assert_num_queries: object, django_assert_max_num_queries: object
) -> None:
    requests = [ask(dial, tenant=acme.tenant, by=acme.author) for _ in range(30)]
    browser = signed_in(acme.approver)
    with access.remembered(), django_assert_num_queries(6):
        # Grants, the tenants to filter by, rows, all counts, votes and what the policy said.
        queue_page(acme.approver, QueryDict("show=waiting"))
    with django_assert_max_num_queries(10):
        text = browser.get(reverse("approvals:queue"), {"show": "open"}).content.decode()
    cursor = re.search(r"cursor=([\w-]+)", text)
    assert cursor is not None
    rest = browser.get(reverse("approvals:queue"), {"show": "open", "cursor": cursor[1]}).content.decode()
    seen = [r for r in requests if (address(r) in text) != (address(r) in rest)]
    assert len(seen) == 30


def test_queue__bad_cursor__is_a_clear_error(acme: Cast) -> None:
    assert signed_in(acme.approver).get(reverse("approvals:queue"), {"cursor": "x"}).status_code == 400


def test_badge__counts_what_waits(acme: Cast, request_of_author: ChangeRequest) -> None:
    assert ">1<" in signed_in(acme.approver).get(reverse("approvals:badge")).content.decode()
    assert signed_in(acme.author).get(reverse("approvals:badge")).content.decode().strip() == ""


def test_pages__signed_out__lead_to_sign_in(request_of_author: ChangeRequest) -> None:
    for url in (reverse("approvals:queue"), reverse("approvals:badge"), address(request_of_author)):
        assert Client().get(url).status_code == 302
    assert Client().post(address(request_of_author, "vote")).status_code == 302
    assert not Vote.objects.exists()


def test_detail__outsider__answers_as_for_a_random_id(world: World, request_of_author: ChangeRequest) -> None:
    for person in (world.outsider, world.globex.approver):
        browser = signed_in(person)
        answers = [
            browser.get(reverse("approvals:detail", args=[pk])) for pk in (request_of_author.pk, uuid.uuid4())
        ]
        assert {a.status_code for a in answers} == {404}
        for act in ("vote", "comment", "withdraw", "reconsider"):
            assert browser.post(address(request_of_author, act)).status_code == 404
    assert not denied(request_of_author)


def test_detail__get_of_acts__is_not_allowed(acme: Cast, request_of_author: ChangeRequest) -> None:
    for act in ("vote", "comment", "withdraw", "reconsider"):
        assert signed_in(acme.approver).get(address(request_of_author, act)).status_code == 405


def test_detail__reviewer__finds_digest_and_buttons(acme: Cast, request_of_author: ChangeRequest) -> None:
    acme.everybody()
    text = signed_in(acme.approver).get(address(request_of_author)).content.decode()
    assert request_of_author.digest in text
    assert 'value="approve"' in text
    assert 'value="reject"' in text
    assert "acme-second" in text


@pytest.mark.parametrize(("who", "said"), [("author", "You opened this request"), ("viewer", "Your role")])
def test_detail__who_cannot_vote__reads_why_in_place_of_the_buttons(
    acme: Cast, request_of_author: ChangeRequest, who: str, said: str
) -> None:
    text = signed_in(getattr(acme, who)).get(address(request_of_author)).content.decode()
    assert said in text
    assert 'value="approve"' not in text


def test_detail__reviewer_made_after_it_was_opened__is_named_and_reads_why(
    acme: Cast, request_of_author: ChangeRequest
) -> None:
    text = signed_in(acme.approver).get(address(request_of_author)).content.decode()
    assert "became a reviewer after" not in text
    text = signed_in(acme.risk_reviewer).get(address(request_of_author)).content.decode()
    assert "you became a reviewer after this request was opened" in text
    assert 'value="approve"' not in text
    assert "acme-risk: became a reviewer after the request was opened" in text
    assert "Eligible to vote: acme-approver, acme-second, acme-third." in text


def test_vote__without_javascript__redirects_and_counts(acme: Cast, request_of_author: ChangeRequest) -> None:
    form = {"digest": request_of_author.digest, "decision": "approve", "reason": ""}
    response = signed_in(acme.approver).post(address(request_of_author, "vote"), form)
    assert (response.status_code, response.headers["Location"]) == (302, address(request_of_author))
    response = signed_in(acme.second_approver).post(address(request_of_author, "vote"), form, follow=True)
    assert "has started" in response.content.decode()
    request_of_author.refresh_from_db()
    assert request_of_author.state == State.EXECUTING


def test_vote__htmx__answers_with_the_part(acme: Cast, request_of_author: ChangeRequest) -> None:
    form = {"digest": request_of_author.digest, "decision": "approve"}
    response = signed_in(acme.approver).post(address(request_of_author, "vote"), form, headers=HTMX)
    text = response.content.decode()
    assert response.status_code == 200
    assert text.strip().startswith('<div id="request"')
    assert "1 of 2" in text
    assert response.headers["HX-Trigger"] == "portal:decided"


def test_vote__reject_without_reason__keeps_the_page_and_says_so(
    acme: Cast, request_of_author: ChangeRequest
) -> None:
    form = {"digest": request_of_author.digest, "decision": "reject", "reason": " "}
    for headers in ({}, HTMX):
        response = signed_in(acme.approver).post(address(request_of_author, "vote"), form, headers=headers)
        assert response.status_code == 400
        assert "reason_required" in response.content.decode()
    assert denied(request_of_author) == ["reason_required"] * 2


def test_vote__requester_by_hand__is_refused_and_recorded(
    acme: Cast, request_of_author: ChangeRequest
) -> None:
    form = {"digest": request_of_author.digest, "decision": "approve"}
    response = signed_in(acme.author).post(address(request_of_author, "vote"), form)
    assert response.status_code == 403
    assert "own_request" in response.content.decode()
    assert denied(request_of_author) == ["own_request"]


def test_vote__stale_digest__shows_what_changed_and_keeps_the_text(
    acme: Cast, dial: Dial, request_of_author: ChangeRequest
) -> None:
    dial.at = 42
    form = {"digest": request_of_author.digest, "decision": "approve", "reason": "Looks fine to me."}
    response = signed_in(acme.approver).post(address(request_of_author, "vote"), form)
    text = response.content.decode()
    assert response.status_code == 409
    request_of_author.refresh_from_db()
    assert request_of_author.revision == 2
    assert "What changed since revision 1" in text
    assert ">from<" in text
    assert "Looks fine to me." in text
    assert f'name="digest" value="{request_of_author.digest}"' in text
    assert denied(request_of_author) == ["stale_digest"]


def test_detail__facts_changed__warns_and_offers_a_new_revision(
    acme: Cast, dial: Dial, request_of_author: ChangeRequest
) -> None:
    dial.at = 42
    # Who could not do it is not offered to.
    onlooker = signed_in(acme.viewer).get(address(request_of_author)).content.decode()
    assert "The content changed after" in onlooker
    assert address(request_of_author, "reconsider") not in onlooker
    browser = signed_in(acme.approver)
    assert (
        address(request_of_author, "reconsider") in browser.get(address(request_of_author)).content.decode()
    )
    assert "The content changed after" in browser.get(address(request_of_author)).content.decode()
    assert browser.post(address(request_of_author, "reconsider")).status_code == 409
    assert "The content changed after" not in browser.get(address(request_of_author)).content.decode()


def test_detail__policy_refuses__shows_reasons(acme: Cast, dial: Dial) -> None:
    dial.to = 90
    request = ask(dial, tenant=acme.tenant, by=acme.author)
    assert "would stand at 90" in signed_in(acme.approver).get(address(request)).content.decode()


def test_detail__poll__brings_votes_and_leaves_the_form_alone(
    acme: Cast, request_of_author: ChangeRequest
) -> None:
    browser = signed_in(acme.approver)
    text = browser.get(address(request_of_author)).content.decode()
    poll = re.search(r'hx-get="([^"]+part=live[^"]+)"', text)
    assert poll is not None
    url = poll[1].replace("&amp;", "&")
    services.cast_vote(
        change_request=request_of_author,
        digest=request_of_author.digest,
        decision="approve",
        by=acme.second_approver,
    )
    update = browser.get(url, headers=HTMX).content.decode()
    assert update.strip().startswith('<div class="col-12" id="live"')
    assert "1 of 2" in update
    assert 'id="decide"' not in update
    assert 'id="activity"' in update


def test_detail__poll_after_content_changed__offers_no_form(
    acme: Cast, dial: Dial, request_of_author: ChangeRequest
) -> None:
    browser = signed_in(acme.approver)
    poll = re.search(
        r'hx-get="([^"]+part=live[^"]+)"', browser.get(address(request_of_author)).content.decode()
    )
    assert poll is not None
    dial.at = 42
    with pytest.raises(services.StaleDigest):
        services.cast_vote(
            change_request=request_of_author,
            digest=request_of_author.digest,
            decision="approve",
            by=acme.second_approver,
        )
    update = browser.get(poll[1].replace("&amp;", "&"), headers=HTMX).content.decode()
    assert "Show what changed" in update
    assert 'value="approve"' not in update


def test_detail__closed__is_not_polled(acme: Cast, request_of_author: ChangeRequest) -> None:
    services.withdraw(change_request=request_of_author, by=acme.author)
    text = signed_in(acme.approver).get(address(request_of_author)).content.decode()
    assert "part=live" not in text
    assert "closed for votes" in text


def test_comment__with_markup__is_shown_as_text(acme: Cast, request_of_author: ChangeRequest) -> None:
    marker = "<script>alert(1)</script>"
    browser = signed_in(acme.viewer)
    assert browser.post(address(request_of_author, "comment"), {"text": marker}).status_code == 302
    assert Comment.objects.get().text == marker
    text = browser.get(address(request_of_author)).content.decode()
    assert marker not in text
    assert "&lt;script&gt;alert(1)" in text
    assert browser.post(address(request_of_author, "comment"), {"text": ""}).status_code == 400


def test_forms__events_of_the_day_are_spent__come_back_with_what_was_typed(
    acme: Cast, request_of_author: ChangeRequest
) -> None:
    tenants.set_quota(tenant=acme.tenant, events_per_day=0, by=TEST)
    typed = {"text": "Typed at length.", "reason": "Typed at length.", "decision": "reject"}
    for person, act in (
        (acme.viewer, "comment"),
        (acme.approver, "vote"),
        (acme.author, "withdraw"),
    ):
        sent = {**typed, "digest": request_of_author.digest}
        for headers in ({}, {"HX-Request": "true"}):
            answer = signed_in(person).post(address(request_of_author, act), sent, headers=headers)
            text = answer.content.decode()
            assert answer.status_code == 403, act
            assert "of 0 (events a day)" in text, act
            assert "Typed at length." in text, act
            assert reverse(f"approvals:{act}", args=[request_of_author.pk]) in text, act
    request_of_author.refresh_from_db()
    assert (request_of_author.state, Comment.objects.count()) == (State.IN_REVIEW, 0)


def test_withdraw__requester__closes(acme: Cast, request_of_author: ChangeRequest) -> None:
    assert signed_in(acme.approver).post(address(request_of_author, "withdraw")).status_code == 403
    assert signed_in(acme.author).post(address(request_of_author, "withdraw")).status_code == 302
    request_of_author.refresh_from_db()
    assert request_of_author.state == State.WITHDRAWN
    assert signed_in(acme.author).post(address(request_of_author, "reconsider")).status_code == 409


def test_vote__without_csrf_token__is_refused(acme: Cast, request_of_author: ChangeRequest) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(acme.approver)
    form = {"digest": request_of_author.digest, "decision": "approve"}
    assert browser.post(address(request_of_author, "vote"), form).status_code == 403
    assert not Vote.objects.exists()


def test_admin__operator__reads_and_cannot_write(world: World, request_of_author: ChangeRequest) -> None:
    browser = with_access(signed_in(world.operator))
    for model in ("changerequest", "vote", "revision", "permit", "exclusion", "comment"):
        assert browser.get(reverse(f"admin:approvals_{model}_changelist")).status_code == 200
        assert browser.get(reverse(f"admin:approvals_{model}_add")).status_code == 403
    change = reverse("admin:approvals_changerequest_change", args=[request_of_author.pk])
    assert browser.get(change).status_code == 200
    assert browser.post(change, {"state": "applied"}).status_code == 403
    assert browser.get(reverse("admin:policies_policydecision_changelist")).status_code == 200
