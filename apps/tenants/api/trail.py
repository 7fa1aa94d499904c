"""The trail of a tenant over REST, for its administrators."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ninja import Query, Router, Schema
from pydantic import AwareDatetime, JsonValue

from apps.accounts.http import SignedInRequest
from apps.accounts.models import User
from apps.audit.choices import Action
from apps.audit.models import Entry
from apps.core.paging import BadCursor
from apps.core.refusals import Invalid
from apps.core.rest import PageIn, Words, listed
from apps.core.rest.paging import decode, encode
from apps.tenants import access
from apps.tenants.api.tenants import load_tenant
from apps.tenants.api_auth import TokenAuth
from apps.tenants.choices import Permission, Scope

router = Router()


class ActorOut(Schema):
    """`name` is the user name; empty for the portal itself and for whoever was not signed in."""

    kind: str
    id: str
    name: str


class EntryOut(Schema):
    """`epoch` and `seq` name the entry in the tenant's chain; `via` is the door: web, api, mlflow, job or command."""

    epoch: int
    seq: int
    action: str
    text: str
    actor: ActorOut
    via: str
    object_type: str
    object_id: str
    outcome: str
    reason: str
    before: str
    after: str
    digest: str
    data: dict[str, JsonValue]
    request_id: str
    occurred_at: dt.datetime
    recorded_at: dt.datetime


class EntryPage(Schema):
    items: list[EntryOut]
    next_cursor: str | None


class EntriesIn(PageIn):
    """`actor` is a user name or the id of an entry's actor; `since` counts in, `until` does not."""

    action: Words = ""
    actor: Words = ""
    object_type: Words = ""
    object_id: Words = ""
    since: AwareDatetime | None = None
    until: AwareDatetime | None = None


@router.get(
    "/tenants/{tenant}/audit",
    auth=TokenAuth(Scope.AUDIT_READ),
    response=EntryPage,
    summary="Entries of a tenant's trail, newest first",
)
def list_audit_entries(request: SignedInRequest, tenant: str, query: Query[EntriesIn]) -> dict[str, Any]:
    found = load_tenant(request, tenant)
    access.require_held(request.user, found, Permission.ADMINISTER)
    entries = Entry.objects.search(
        found.pk,
        action=_known(query.action),
        actor_id=_actor_id(query.actor),
        obj=(query.object_type, query.object_id),
        since=query.since,
        until=query.until,
        after=_place(query.cursor),
    )
    rows = list(entries[: query.limit + 1])
    more = len(rows) > query.limit
    rows = rows[: query.limit]
    names = _names(rows)
    last = encode(f"{rows[-1].epoch}.{rows[-1].seq}") if more else ""
    return listed(rows, last, show=lambda entry: _entry(entry, names))


def _known(action: str) -> str:
    if action and action not in Action.values:
        sentence = "There is no such action. docs/reference/audit.md lists them."
        raise Invalid(sentence, errors={"action": [sentence]})
    return action


def _actor_id(actor: str) -> str:
    """Return the id of a person who is named by the user name; whatever else is an id."""
    person = User.objects.filter(username__iexact=actor).first() if actor else None
    return actor if person is None else str(person.pk)


def _place(cursor: str) -> tuple[int, int] | None:
    if not cursor:
        return None
    epoch, _, seq = decode(cursor).partition(".")
    if not (epoch.isascii() and epoch.isdigit() and seq.isascii() and seq.isdigit()):
        raise BadCursor()
    # No chain is that long, and no column holds more.
    return min(int(epoch[:18]), 2**31 - 1), min(int(seq[:18]), 2**63 - 1)


def _names(entries: list[Entry]) -> dict[str, str]:
    ids = {entry.actor_id for entry in entries if entry.document["actor"]["kind"] in ("person", "service")}
    return {str(pk): name for pk, name in User.objects.filter(pk__in=ids).values_list("pk", "username")}


def _entry(entry: Entry, names: dict[str, str]) -> dict[str, Any]:
    said = entry.document
    return {
        "epoch": entry.epoch,
        "seq": entry.seq,
        "action": entry.action,
        "text": entry.action_text,
        "actor": {**said["actor"], "name": names.get(entry.actor_id, "")},
        "via": said["via"],
        "object_type": entry.object_type,
        "object_id": entry.object_id,
        "outcome": entry.outcome,
        "reason": entry.reason,
        "before": said["before"],
        "after": said["after"],
        "digest": said["object"]["digest"],
        "data": entry.data,
        "request_id": said.get("correlation_id", ""),
        "occurred_at": entry.occurred_at,
        "recorded_at": entry.recorded_at,
    }
