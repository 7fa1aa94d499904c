"""A request's page while several people have it open: votes, reasons, refusals, and what the page does by itself."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from apps.approvals import services
from apps.approvals.choices import State
from apps.approvals.models import ChangeRequest, Vote
from apps.rollouts.models import Rollout
from tests.browser.visits import PHONE, Visits, seen_within, staying
from tests.factories.cast import Cast
from tests.factories.objects import make_champion
from tests.rollouts.stage import ask, make_version

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

CARET = "field => [document.activeElement === field, field.selectionStart, field.selectionEnd]"


def address(request: ChangeRequest) -> str:
    return reverse("approvals:detail", args=[request.pk])


def press(page: Page, name: str) -> None:
    """Press a button by what stands on it."""
    page.get_by_role("button", name=name, exact=True).click()


def approve_as(request: ChangeRequest, *people: Any) -> None:
    for person in people:
        services.cast_vote(change_request=request, digest=request.digest, decision="approve", by=person)


@pytest.fixture
def request_of_colleague(acme: Cast) -> ChangeRequest:
    """Ask for the promotion of a model's first version."""
    return ask(acme, make_version(acme))


def test_vote__two_reviewers_side_by_side__each_sees_the_other_and_keeps_what_was_typed(
    acme: Cast, visits: Visits, request_of_colleague: ChangeRequest
) -> None:
    path = address(request_of_colleague)
    first, second = visits.open(acme.approver, path), visits.open(acme.second_approver, path)
    reason = second.get_by_label("Reason")
    reason.fill("The recall drops for")
    reason.evaluate("field => field.setSelectionRange(4, 10)")
    limit = seen_within(second)
    with staying(first, second):
        press(first, "Approve")
        expect(first.locator("#live")).to_contain_text("1 of 2 approvals")
        expect(second.locator("#live")).to_contain_text("1 of 2 approvals", timeout=limit)
        expect(second.locator("#activity")).to_contain_text("acme-approver approved")
        assert reason.evaluate(CARET) == [True, 4, 10]
        expect(reason).to_have_value("The recall drops for")
        # Typing goes on where it was: over the selected word.
        second.keyboard.type("precision")
        expect(reason).to_have_value("The precision drops for")
        press(second, "Reject")
        expect(second.locator("#live [data-state=rejected]")).to_be_visible()
        expect(first.locator("#live [data-state=rejected]")).to_be_visible(timeout=limit)
        expect(first.locator("#activity")).to_contain_text("The precision drops for")
        expect(first.locator("#decide")).to_contain_text("closed for votes")


def test_approve__script__changes_the_page_in_place_and_says_so(
    acme: Cast, visits: Visits, request_of_colleague: ChangeRequest
) -> None:
    page = visits.open(acme.approver, address(request_of_colleague), viewport=PHONE)
    expect(page.locator(".nav-badge")).to_contain_text("1")
    with staying(page):
        press(page, "Approve")
        expect(page.locator("#decide")).to_contain_text("You approved this")
        expect(page.locator(".quorum-people")).to_contain_text("acme-approver")
        expect(page.locator(".nav-badge")).to_have_text("")
        expect(page.get_by_role("button", name="Approve", exact=True)).to_have_count(0)
        expect(page.get_by_role("button", name="Reject", exact=True)).to_be_visible()
    vote = Vote.objects.get()
    assert (vote.voter, vote.decision, vote.digest) == (acme.approver, "approve", request_of_colleague.digest)


def test_reject__no_reason__says_so_beside_the_field_and_then_takes_one(
    acme: Cast, visits: Visits, request_of_colleague: ChangeRequest
) -> None:
    visits.expect(400)
    page = visits.open(acme.approver, address(request_of_colleague))
    with staying(page):
        press(page, "Reject")
        refusal = page.locator("[data-refusal=reason_required]")
        expect(refusal).to_contain_text("Say why you reject this request")
        expect(refusal).to_be_focused()
        reason = page.get_by_label("Reason")
        expect(reason).to_have_attribute("aria-invalid", "true")
        expect(reason).to_have_accessible_description(re.compile("Say why you reject this request"))
        assert not Vote.objects.exists()
        reason.fill("Not before the freeze ends.")
        press(page, "Reject")
        expect(page.locator("#live [data-state=rejected]")).to_be_visible()
        expect(refusal).to_have_count(0)
        expect(page.locator("#activity")).to_contain_text("Not before the freeze ends.")


def test_detail__people_who_may_not_vote__see_why_and_no_form(
    acme: Cast, visits: Visits, request_of_colleague: ChangeRequest
) -> None:
    told = {
        acme.colleague: "You opened this request",
        acme.author: "You cannot vote on this request",  # the author uploaded the version
        acme.viewer: "Your role in this tenant does not allow this",
    }
    for person, sentence in told.items():
        page = visits.open(person, address(request_of_colleague))
        expect(page.locator("#why-not")).to_contain_text(sentence)
        for button in ("Approve", "Reject"):
            expect(page.get_by_role("button", name=button, exact=True)).to_have_count(0)
        withdraw = page.get_by_role("button", name="Withdraw the request")
        expect(withdraw).to_have_count(1 if person == acme.colleague else 0)


def test_approve__the_base_changed_under_the_open_page__is_refused_with_what_changed(
    acme: Cast, visits: Visits
) -> None:
    make_champion(acme, make_version(acme))
    request = ask(acme, make_version(acme))
    page = visits.open(acme.approver, address(request))
    page.get_by_label("Reason").fill("Looks good")
    make_champion(acme, make_version(acme))
    visits.expect(409)
    with staying(page):
        with page.expect_response(lambda response: response.request.method == "POST") as answer:
            press(page, "Approve")
        assert answer.value.status == 409
        expect(page.locator("[data-refusal=stale_digest]")).to_be_visible()
        changes = page.locator("#changes")
        expect(changes).to_contain_text("What changed since revision 1")
        expect(changes.get_by_role("row").filter(has_text="baseline.version")).to_contain_text("1")
        expect(changes.get_by_role("row").filter(has_text="baseline.version")).to_contain_text("3")
        assert not Vote.objects.filter(change_request=request).exists()
        expect(page.get_by_label("Reason")).to_have_value("Looks good")
        # What the page shows now is what a second press votes on.
        press(page, "Approve")
        expect(page.locator("#live")).to_contain_text("1 of 2 approvals")
    request.refresh_from_db()
    vote = Vote.objects.get(change_request=request)
    assert (vote.revision, vote.digest) == (2, request.digest)


def test_open_page__somebody_else_met_the_changed_content__takes_the_form_away(
    acme: Cast, visits: Visits
) -> None:
    make_champion(acme, make_version(acme))
    request = ask(acme, make_version(acme))
    page = visits.open(acme.approver, address(request))
    make_champion(acme, make_version(acme))
    with pytest.raises(services.StaleDigest):
        approve_as(request, acme.second_approver)
    with staying(page):
        expect(page.locator("#decide")).to_contain_text(
            "changed while you were reading", timeout=seen_within(page)
        )
        expect(page.get_by_role("button", name="Approve", exact=True)).to_have_count(0)
    page.get_by_role("link", name="Show what changed").click()
    expect(page.locator("#changes")).to_contain_text("baseline.version")
    expect(page.get_by_role("button", name="Approve", exact=True)).to_be_visible()


def test_quorum__met_by_others__brings_the_link_to_the_rollout_by_itself(
    acme: Cast, visits: Visits, request_of_colleague: ChangeRequest
) -> None:
    page = visits.open(acme.colleague, address(request_of_colleague))
    link = page.get_by_role("link", name="Follow the rollout")
    expect(link).to_have_count(0)
    approve_as(request_of_colleague, acme.approver)
    theirs = visits.open(acme.second_approver, address(request_of_colleague))
    limit = seen_within(page)
    with staying(page, theirs):
        theirs.get_by_label("Reason").fill("I agree.")
        press(theirs, "Approve")
        expect(theirs.locator("#live [data-state=executing]")).to_be_visible()
        expect(link).to_be_visible(timeout=limit)
        expect(page.locator("#live [data-state=executing]")).to_be_visible()
        expect(page.get_by_role("button", name="Withdraw the request")).to_have_count(0)
    link.click()
    rollout = Rollout.objects.get(change_request=request_of_colleague)
    expect(page).to_have_url(visits.url + rollout.get_absolute_url())
    expect(page.get_by_role("heading", level=1)).to_have_text("fraud version 1")


def test_withdraw__asks_first__and_closes_the_request(
    acme: Cast, visits: Visits, request_of_colleague: ChangeRequest
) -> None:
    page = visits.open(acme.colleague, address(request_of_colleague))
    dialog = page.get_by_role("dialog")
    with staying(page):
        press(page, "Withdraw the request")
        expect(dialog).to_contain_text("Withdraw this request?")
        dialog.get_by_role("button", name="Cancel").click()
        expect(dialog).to_be_hidden()
        assert ChangeRequest.objects.get().state == State.IN_REVIEW
        press(page, "Withdraw the request")
        dialog.get_by_role("button", name="Withdraw").click()
        expect(page.locator("#live [data-state=withdrawn]")).to_be_visible()


def test_without_scripts__comment_reject_approve_abort__all_work(
    acme: Cast, visits: Visits, request_of_colleague: ChangeRequest
) -> None:
    path = address(request_of_colleague)
    visits.expect(400)
    first = visits.open(acme.approver, path, java_script_enabled=False)
    second = visits.open(acme.second_approver, path, java_script_enabled=False)

    first.get_by_label("Comment").fill("Good work.")
    press(first, "Comment")
    expect(first.locator("#activity")).to_contain_text("Good work.")
    expect(first.locator("#toasts")).to_contain_text("Your comment is added.")
    press(first, "Reject")
    expect(first.locator("[data-refusal=reason_required]")).to_contain_text("Say why you reject")
    press(first, "Approve")
    expect(first.locator("#live")).to_contain_text("1 of 2 approvals")

    press(second, "Approve")
    expect(second.locator("#live [data-state=executing]")).to_be_visible()
    second.get_by_role("link", name="Follow the rollout").click()
    second.get_by_label("Reason").fill("The dashboards are down.")
    press(second, "Abort")
    expect(second.locator("#toasts")).to_contain_text("Stopped.")
    expect(second.locator("#rollout")).to_contain_text("The dashboards are down.")
    expect(second.get_by_role("button", name="Abort")).to_have_count(0)
    assert Rollout.objects.get().abort_requested_by == acme.second_approver


def test_without_scripts__rejected_with_a_reason__the_requester_reads_it(
    acme: Cast, visits: Visits, request_of_colleague: ChangeRequest
) -> None:
    path = address(request_of_colleague)
    page = visits.open(acme.approver, path, java_script_enabled=False)
    page.get_by_label("Reason").fill("No shadow run yet.")
    press(page, "Reject")
    expect(page.locator("#live [data-state=rejected]")).to_be_visible()
    theirs = visits.open(acme.colleague, path, java_script_enabled=False)
    expect(theirs.locator("#activity")).to_contain_text("No shadow run yet.")
