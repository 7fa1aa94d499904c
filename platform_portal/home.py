"""The page a day starts at: the cards that areas declare for what brings somebody here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from apps.accounts.http import SignedInRequest
from apps.accounts.models import User
from apps.core import areas
from apps.core.areas import Card
from apps.core.htmx import render_page
from apps.tenants import access
from apps.tenants.personas import personas_of, words_of


@dataclass(frozen=True)
class Shown:
    """A card and what stands in it."""

    card: Card
    context: Mapping[str, Any]


@dataclass(frozen=True)
class HomePage:
    personas: str
    sees_tenants: bool
    cards: list[Shown]


def home_page(user: User) -> HomePage:
    """Gather the home page of `user`."""
    personas = personas_of(user)
    found = [(card, card.read(user)) for card in areas.cards(personas)]
    return HomePage(
        personas=words_of(personas),
        sees_tenants=bool(access.tenant_ids(user)),
        cards=[Shown(card, context) for card, context in found if context is not None],
    )


@login_required
@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    return render_page(request, "core/home.html", {"page": home_page(request.user)})
