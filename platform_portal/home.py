"""The page a day starts at: what waits for me, what is under way, what was decided."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from apps.accounts.http import SignedInRequest
from apps.accounts.models import User
from apps.approvals.models import ChangeRequest
from apps.core import access
from apps.core.htmx import render_page
from apps.registry.models import RegisteredModel
from apps.rollouts.models import Rollout
from apps.tenants.choices import Permission
from apps.tenants.models import Tenant

SHOWN = 5


@dataclass(frozen=True)
class HomePage:
    tenants: list[Tenant]
    waiting: list[ChangeRequest]
    rollouts: list[Rollout]
    recent: list[ChangeRequest]
    can_vote: bool
    can_register: bool
    has_models: bool


def home_page(user: User) -> HomePage:
    """This function will gather the home page of `user`."""
    visible = ChangeRequest.objects.visible_to(user).select_related("tenant", "requester")
    return HomePage(
        tenants=list(Tenant.objects.visible_to(user)),
        waiting=list(ChangeRequest.objects.waiting_for(user).select_related("tenant", "requester")[:SHOWN]),
        rollouts=list(
            Rollout.objects.visible_to(user)
            .active()
            .select_related("tenant", "route__model", "candidate__model")
            .order_by("-created_at")[:SHOWN]
        ),
        recent=list(visible.filter(decided_at__isnull=False).order_by("-decided_at")[:SHOWN]),
        can_vote=bool(access.tenant_ids(user, Permission.VOTE)),
        can_register=bool(access.tenant_ids(user, Permission.REGISTER)),
        has_models=RegisteredModel.objects.visible_to(user).exists(),
    )


@login_required
@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    return render_page(request, "core/home.html", {"page": home_page(request.user)})
