"""The story of a request: its entries in the audit trail, with the texts that people wrote beside them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from apps.accounts.models import User
from apps.approvals.models import ChangeRequest, Comment, Vote
from apps.approvals.services.requests import OBJECT
from apps.audit.choices import Action, Outcome
from apps.audit.models import Entry

SHOWN = 100
SYSTEM = "Platform Portal"

# Words, icon and tone of an entry, in the shape that the timeline component takes.
FACES: dict[str, tuple[str, str, str]] = {
    Action.APPROVALS_REQUEST_OPENED: ("requested this change", "send", "info"),
    Action.APPROVALS_REQUEST_REVISED: ("met a changed content: earlier votes are void", "refresh", "warn"),
    Action.APPROVALS_REQUEST_APPROVED: ("completed the quorum: the change starts", "circle-check", "ok"),
    Action.APPROVALS_REQUEST_BLOCKED: (
        "completed the quorum, and the change was held back",
        "hand-stop",
        "warn",
    ),
    Action.APPROVALS_REQUEST_REJECTED: ("closed the request by rejecting it", "circle-x", "bad"),
    Action.APPROVALS_REQUEST_WITHDRAWN: ("withdrew the request", "arrow-back-up", "muted"),
    Action.APPROVALS_REQUEST_EXPIRED: ("found the request expired", "clock", "muted"),
    Action.APPROVALS_REQUEST_APPLIED: ("applied the change", "circle-check", "ok"),
    Action.APPROVALS_REQUEST_ROLLED_BACK: ("rolled the change back", "arrow-back-up", "bad"),
    Action.APPROVALS_REQUEST_FAILED: ("could not carry the change out", "alert-triangle", "bad"),
    Action.APPROVALS_COMMENT_ADDED: ("commented", "message", "muted"),
}
VOTES = {"approve": ("approved", "check", "ok"), "reject": ("rejected", "x", "bad")}
TRIED: dict[str, str] = {
    Action.APPROVALS_VOTE_CAST: "tried to vote",
    Action.APPROVALS_REQUEST_WITHDRAWN: "tried to withdraw the request",
    Action.APPROVALS_REQUEST_APPROVED: "asked to check again",
}


@dataclass(frozen=True)
class Line:
    """One line of the timeline."""

    at: dt.datetime
    actor: str
    text: str
    detail: str
    icon: str
    tone: str


def activity(request: ChangeRequest) -> list[Line]:
    """Return the story of a request, newest first."""
    entries = list(Entry.objects.history(request.tenant_id, obj=(OBJECT, str(request.pk)))[:SHOWN])
    people = _people(entries)
    votes, notes = Vote.objects, Comment.objects
    reasons = {
        str(pk): reason for pk, reason in votes.filter(change_request=request).values_list("pk", "reason")
    }
    comments = {str(pk): text for pk, text in notes.filter(change_request=request).values_list("pk", "text")}
    lines = []
    for entry in entries:
        text, icon, tone = _face(entry)
        detail = ""
        if entry.action == Action.APPROVALS_REQUEST_OPENED:
            detail = request.reason
        elif entry.action == Action.APPROVALS_COMMENT_ADDED:
            detail = comments.get(str(entry.data.get("comment")), "")
        elif entry.action == Action.APPROVALS_VOTE_CAST and entry.outcome == Outcome.OK:
            detail = reasons.get(str(entry.data.get("vote")), "")
        lines.append(
            Line(
                at=entry.recorded_at,
                actor=people.get(entry.actor_id, SYSTEM),
                text=text,
                detail=detail,
                icon=icon,
                tone=tone,
            )
        )
    return lines


def _face(entry: Entry) -> tuple[str, str, str]:
    if entry.outcome != Outcome.OK:
        tried = TRIED.get(entry.action, "tried something else")
        more = entry.data.get("more")
        again = f" {more} more time{'' if more == 1 else 's'}" if isinstance(more, int) else ""
        return f"{tried}{again} and was refused ({entry.reason})", "hand-stop", "warn"
    if entry.action == Action.APPROVALS_VOTE_CAST:
        return VOTES.get(str(entry.document["after"]), ("voted", "check", "muted"))
    return FACES.get(entry.action, (entry.action_text, "point-filled", "muted"))


def _people(entries: list[Entry]) -> dict[str, str]:
    """Name the people behind the actors' ids; the portal itself has no row."""
    ids = set()
    for entry in entries:
        try:
            ids.add(UUID(entry.actor_id))
        except ValueError:
            continue
    return {str(person.pk): person.display_name for person in User.objects.filter(pk__in=ids)}
