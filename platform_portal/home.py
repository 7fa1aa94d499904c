"""The page a day starts at: what waits for me, what is under way, what was decided."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from apps.accounts.http import SignedInRequest
from apps.accounts.models import User
from apps.approvals.models import ChangeRequest, ChangeRequestQuerySet
from apps.approvals.pages import waiting_list
from apps.core.htmx import render_page
from apps.core.paging import Listing, capped
from apps.core.postgres.base import planned_once
from apps.registry.models import RegisteredModel
from apps.rollouts.models import Rollout, RolloutQuerySet
from apps.tenants import access
from apps.tenants.choices import Permission

SHOWN = 5


@dataclass(frozen=True)
class HomePage:
    is_member: bool
    waiting: list[ChangeRequest]
    rollouts: list[Rollout]
    recent: list[ChangeRequest]
    can_vote: bool
    can_register: bool
    has_models: bool


@planned_once()
def home_page(user: User) -> HomePage:
    """Gather the home page of `user`."""
    visible = access.tenant_ids(user)
    moving = Listing([Rollout.objects.active()], visible)
    decided = Listing([ChangeRequest.objects.decided()], visible, by="decided_at", dense=True)
    models = Listing(
        [RegisteredModel.objects.all()], visible, access.shared_ids(user, RegisteredModel.SHARES)
    )
    return HomePage(
        is_member=bool(visible),
        waiting=waiting_list(user).page(cursor="", size=SHOWN, read=ChangeRequestQuerySet.in_rows).rows,
        rollouts=moving.page(cursor="", size=SHOWN, read=RolloutQuerySet.in_rows).rows,
        recent=decided.page(cursor="", size=SHOWN, read=ChangeRequestQuerySet.in_rows).rows,
        can_vote=bool(access.tenant_ids(user, Permission.VOTE)),
        can_register=bool(access.tenant_ids(user, Permission.REGISTER)),
        has_models=bool(capped({"models": models}, limit=1)["models"]),
    )


@login_required
@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    return render_page(request, "core/home.html", {"page": home_page(request.user)})
