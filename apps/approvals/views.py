from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.http import SignedInRequest
from apps.approvals import pages, services
from apps.approvals.choices import State
from apps.approvals.forms import CommentForm, VoteForm, WithdrawForm
from apps.approvals.models import ChangeRequest
from apps.core.htmx import render_page, wants_part
from apps.core.refusals import Invalid, NotFound, Refused, record_denied
from apps.tenants.http import require_same_tenant

QUEUE = "approvals/queue.html"
DETAIL = "approvals/detail.html"

# What came of a met quorum.
DONE: dict[str, str] = {
    State.EXECUTING: "the change has started.",
    State.APPLIED: "the change is applied.",
    State.FAILED: "the change could not be applied.",
}

FormT = TypeVar("FormT", VoteForm, CommentForm, WithdrawForm)


@login_required
@require_safe
def queue(request: SignedInRequest) -> HttpResponse:
    page = pages.queue_page(request.user, request.GET)
    return render_page(request, QUEUE, {"page": page}, partial="queue")


@login_required
@require_safe
def badge(request: SignedInRequest) -> HttpResponse:
    return render(request, "_components/nav_badge.html", {"count": pages.waiting_count(request.user)})


@login_required
@require_safe
def detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = pages.visible_request(request.user, pk)
    if request.GET.get("part") == "live" and wants_part(request):
        live = pages.live_part(found, request.user)
        context: dict[str, object] = {"live": live, "is_update": True}
        if request.GET.get("panel") != live.panel_key:
            context["page"] = pages.detail_page(found, request.user)
            context["was_changed"] = request.GET.get("digest") != found.digest
        return render_page(request, DETAIL, context, partial="live")
    page = pages.detail_page(found, request.user)
    return render_page(request, DETAIL, {"page": page, "live": page.live}, partial="request")


@login_required
@require_POST
def vote(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = _addressed(request, pk)
    form = VoteForm(request.POST)

    def act() -> str:
        _check(form)
        decision = request.POST.get("decision", "")
        voted = services.cast_vote(
            change_request=found,
            digest=form.cleaned_data["digest"],
            decision=decision,
            reason=form.cleaned_data["reason"],
            by=request.user,
        )
        if voted.state in DONE:
            return f"Approved. The quorum is met: {DONE[voted.state]}"
        return "Your approval is recorded." if decision == "approve" else "The request is rejected."

    return _answer(request, found, act, vote_form=form)


@login_required
@require_POST
def comment(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = _addressed(request, pk)
    form = CommentForm(request.POST)

    def act() -> str:
        _check(form)
        services.comment(change_request=found, body=form.cleaned_data["text"], by=request.user)
        return "Your comment is added."

    return _answer(request, found, act, comment_form=form)


@login_required
@require_POST
def withdraw(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = _addressed(request, pk)
    form = WithdrawForm(request.POST)

    def act() -> str:
        _check(form)
        services.withdraw(change_request=found, by=request.user, reason=form.cleaned_data["reason"])
        return "The request is withdrawn."

    return _answer(request, found, act, withdraw_form=form)


@login_required
@require_POST
def reconsider(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = _addressed(request, pk)

    def act() -> str:
        again = services.reconsider(change_request=found, by=request.user)
        return f"Checked again: {DONE.get(again.state, 'see the status.')}"

    return _answer(request, found, act)


def _addressed(request: SignedInRequest, pk: UUID) -> ChangeRequest:
    """Return the change request that a form was sent to. Raises `NotFound` and `WrongTenant`."""
    found = pages.visible_request(request.user, pk)
    require_same_tenant(request, found.tenant)
    return found


def _check(form: VoteForm | CommentForm | WithdrawForm) -> None:
    if not form.is_valid():
        raise Invalid(
            "Correct what is marked below and send it again.",
            errors={name: [str(error) for error in errors] for name, errors in form.errors.items()},
        )


def _answer(
    request: SignedInRequest,
    found: ChangeRequest,
    act: Callable[[], str],
    *,
    vote_form: VoteForm | None = None,
    comment_form: CommentForm | None = None,
    withdraw_form: WithdrawForm | None = None,
) -> HttpResponse:
    """Act, then redirect to the request's page, or show the page's part to htmx.

    A refusal is shown on the page itself, with its status, above what the request says now. What the person typed
    is kept, except for the digest: a form never carries a digest that was not on the page it is shown with.
    """
    seen_digest = request.POST.get("digest", "")
    try:
        said = act()
    except NotFound:
        raise
    except Refused as refused:
        record_denied(refused)
        page = pages.detail_page(
            pages.visible_request(request.user, found.pk),
            request.user,
            seen_digest=seen_digest,
            refused=refused,
            vote_form=_kept(vote_form, refused),
            comment_form=_kept(comment_form, refused),
            withdraw_form=_kept(withdraw_form, refused),
        )
        if page.vote_form.is_bound:
            page.vote_form.data = {**dict(page.vote_form.data.items()), "digest": page.request.digest}
        return render_page(
            request, DETAIL, {"page": page, "live": page.live}, partial="request", status=refused.status
        )
    if wants_part(request):
        page = pages.detail_page(pages.visible_request(request.user, found.pk), request.user)
        response = render_page(request, DETAIL, {"page": page, "live": page.live}, partial="request")
        response["HX-Trigger"] = "portal:decided"
        return response
    messages.success(request, said)
    return redirect("approvals:detail", pk=found.pk)


def _kept(form: FormT | None, refused: Refused) -> FormT | None:
    """Keep what a person typed into a refused form, with the refusal beside its field."""
    if form is None:
        return None
    if form.is_bound and form.is_valid() and isinstance(refused, Invalid):
        for field, sentences in refused.errors.items():
            if field in form.fields:
                form.add_error(field, sentences)
    return form
