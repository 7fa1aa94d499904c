"""What brings somebody to the portal, by the roles that they hold: it orders the cards of the home page."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from apps.core.areas import Persona
from apps.tenants import access
from apps.tenants.choices import Role
from apps.tenants.models import Membership

PERSONAS: dict[Role, Persona] = {
    Role.OPERATOR: Persona.OPERATOR,
    Role.TENANT_ADMIN: Persona.ADMIN,
    Role.REVIEWER: Persona.REVIEWER,
    Role.RISK_REVIEWER: Persona.REVIEWER,
    Role.CONTRIBUTOR: Persona.ENGINEER,
    Role.SUPPORT: Persona.SUPPORT,
    Role.PRODUCT: Persona.PRODUCT,
    Role.VIEWER: Persona.VIEWER,
}
WORDS: dict[Persona, str] = {
    Persona.OPERATOR: "operator",
    Persona.ADMIN: "administrator",
    Persona.REVIEWER: "reviewer",
    Persona.ENGINEER: "ML engineer",
    Persona.SUPPORT: "support engineer",
    Persona.PRODUCT: "product manager",
    Persona.VIEWER: "viewer",
}


def personas_of(user: Any) -> frozenset[Persona]:
    """Return the personas of `user`: one for each role in the tenants that they see now, in one query."""
    seen = access.tenant_ids(user)
    roles = Membership.objects.filter(Q(user=user) | Q(group__user=user), tenant_id__in=seen)
    held = {PERSONAS[Role(role)] for role in roles.order_by().values_list("role", flat=True).distinct()}
    return frozenset(held | ({Persona.OPERATOR} if access.operates(user) else set()))


def words_of(personas: frozenset[Persona]) -> str:
    """Return personas as words: "reviewer and ML engineer"."""
    words = [word for persona, word in WORDS.items() if persona in personas]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
