"""What requesters are told of their rollouts."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from apps.approvals import events as approvals
from apps.audit.choices import Action
from apps.audit.events import EventKind, EventText
from apps.audit.models import Entry
from apps.rollouts.models import Rollout


def _rollout(entry: Entry) -> Rollout | None:
    return Rollout.objects.filter(pk=entry.object_id).select_related("tenant", "change_request").first()


def _page(it: Rollout) -> str:
    return reverse("rollouts:detail", args=[it.pk])


def _requester(entry: Entry, it: Rollout) -> Iterable[UUID]:
    return [it.change_request.requester_id]


def _text(title: str, sentence: str) -> EventText:
    return EventText(EventKind.ROLLOUTS, title, sentence, _rollout, _page, _requester)


_VERSION = "version {it.candidate_number} of {it.model_name} in {it.tenant.name}"

EVENTS = {
    Action.ROLLOUTS_ROLLOUT_STARTED: _text("Rollout started", f"The canary of {_VERSION} has started."),
    Action.ROLLOUTS_ROLLOUT_PROMOTED: _text(
        "Candidate promoted", f"The evidence was enough: {_VERSION} takes over."
    ),
    Action.ROLLOUTS_ROLLOUT_SUCCEEDED: _text("Rollout succeeded", f"All traffic goes to {_VERSION}."),
    Action.ROLLOUTS_ROLLOUT_ROLLBACK_DECIDED: _text(
        "Rollback decided", f"The traffic of {_VERSION} is taken away. Its page says why."
    ),
    Action.ROLLOUTS_ROLLOUT_ROLLED_BACK: _text(
        "Rollout rolled back", f"The canary of {_VERSION} was rolled back. Its page says why."
    ),
    Action.ROLLOUTS_ROLLOUT_ABORTED: _text("Rollout stopped", f"Somebody stopped the canary of {_VERSION}."),
    Action.ROLLOUTS_PROMOTION_NOT_OBSERVED: EventText(
        EventKind.ROLLOUTS,
        "Promoted without traffic",
        "{it} in {it.tenant.name} is applied. Nothing was observed.",
        approvals.request,
        approvals.page,
        approvals.requester,
    ),
}
