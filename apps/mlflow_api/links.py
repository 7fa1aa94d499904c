"""Where a refused move of a protected alias is asked for: in a change request."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from apps.approvals.choices import State
from apps.approvals.models import ChangeRequest
from apps.mlflow_api.errors import GatedAct
from apps.mlflow_api.wire import Call
from apps.registry import services as registry
from apps.registry.models import Alias, RegisteredModel


def gated(call: Call, model: RegisteredModel, alias: str, number: int | None, refused: str) -> GatedAct:
    """Return the refusal that names the page to go to: the open request, or the form of a new one."""
    open_request = (
        ChangeRequest.objects.filter(
            tenant=call.tenant,
            target=registry.alias_target(model, alias),
            state__in=(State.IN_REVIEW, State.EXECUTING),
        )
        .order_by("-created_at")
        .values_list("pk", flat=True)
        .first()
    )
    if open_request is not None:
        link = call.absolute(reverse("approvals:detail", args=[open_request]))
        return GatedAct(f"{refused} A request for it is open: {link}")
    page = reverse("rollouts:promotion-request", args=[call.tenant.slug, model.name])
    words = {"alias": alias} if number is None else {"version": number, "alias": alias}
    return GatedAct(f"{refused} Request the promotion here: {call.absolute(f'{page}?{urlencode(words)}')}")


def protected_alias_of(call: Call, model: RegisteredModel, number: int | None = None) -> str | None:
    """Return a protected alias that the model (or that version of it) bears, or None."""
    aliases = Alias.objects.filter(model=model)
    if number is not None:
        aliases = aliases.filter(version__number=number)
    return next((name for name in aliases.values_list("name", flat=True) if call.tenant.protects(name)), None)
