"""How every state and verdict looks: one table, so that a state has one face on every page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Face:
    """The label, icon and tone of one state.

    `tone` names a CSS class (`tone-ok`, `tone-bad`, `tone-warn`, `tone-info`, `tone-busy`, `tone-muted`).
    Label and icon carry the meaning alone; the tone only repeats it.
    """

    label: str
    icon: str
    tone: str


FACES: dict[str, Face] = {
    # change requests
    "in_review": Face("In review", "eye-check", "info"),
    "executing": Face("Rolling out", "rocket", "busy"),
    "applied": Face("Applied", "circle-check", "ok"),
    "rejected": Face("Rejected", "circle-x", "bad"),
    "withdrawn": Face("Withdrawn", "arrow-back-up", "muted"),
    "rolled_back": Face("Rolled back", "history", "warn"),
    "failed": Face("Failed", "alert-triangle", "bad"),
    "expired": Face("Expired", "hourglass", "muted"),
    # rollouts
    "pending": Face("Pending", "clock", "muted"),
    "preparing": Face("Preparing", "package", "busy"),
    "applying": Face("Applying", "arrows-split-2", "busy"),
    "observing": Face("Observing", "heartbeat", "busy"),
    "promoting": Face("Promoting", "trending-up", "busy"),
    "succeeded": Face("Promoted", "circle-check", "ok"),
    "rolling_back": Face("Rolling back", "history", "warn"),
    # verdicts of the judge
    "continue": Face("No verdict yet", "dots", "muted"),
    "promote": Face("Promote", "trending-up", "ok"),
    "rollback": Face("Roll back", "trending-down", "bad"),
    "insufficient_data": Face("Insufficient data", "database-off", "warn"),
    "inconclusive": Face("Inconclusive", "question-mark", "warn"),
    "srm": Face("Traffic split is off", "scale", "bad"),
    "aborted": Face("Aborted", "hand-stop", "warn"),
    "refused": Face("No longer allowed", "shield-x", "bad"),
    "not_ready": Face("Never ready", "plug-connected-x", "bad"),
    # tenants and tokens
    "active": Face("Active", "circle-check", "ok"),
    "suspended": Face("Suspended", "player-pause", "warn"),
    "archived": Face("Archived", "archive", "muted"),
    "revoked": Face("Revoked", "ban", "bad"),
    # decisions of people and policy
    "approve": Face("Approved", "thumb-up", "ok"),
    "reject": Face("Rejected", "thumb-down", "bad"),
    "allow": Face("Allowed", "shield-check", "ok"),
    "deny": Face("Refused", "shield-x", "bad"),
}


def face_of(state: str) -> Face:
    """Return the face of a state, or a neutral one that shows an unknown state's name.

    The empty string is the judge's "continue": it has not decided.
    """
    if not state:
        return FACES["continue"]
    return FACES.get(state) or Face(state.replace("_", " ").capitalize(), "circle-dot", "muted")
