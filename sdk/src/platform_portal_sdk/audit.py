"""The audit trail of a tenant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .resource import Resource, address
from .values import Value, text


@dataclass(frozen=True, kw_only=True)
class Entry(Value):
    """What somebody did, or was refused. `place` is the entry's epoch and number in the tenant's chain."""

    place: str
    action: str
    words: str
    actor: str
    outcome: str
    object_type: str
    object_id: str
    recorded_at: str
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Entry:
        actor = body.get("actor") or {}
        return cls(
            place=f"{body.get('epoch')}.{body.get('seq')}",
            action=text(body.get("action")),
            words=text(body.get("text")),
            actor=text(actor.get("name") or actor.get("id")),
            outcome=text(body.get("outcome")),
            object_type=text(body.get("object_type")),
            object_id=text(body.get("object_id")),
            recorded_at=text(body.get("recorded_at")),
            raw=body,
        )


class Audit(Resource):
    """The trail of one tenant, for its administrators."""

    def search(self, *, limit: int = 50, **wanted: str | None) -> tuple[Entry, ...]:
        """Return entries, newest first, at most `limit`; see `iterate`."""
        return tuple(self.iterate(limit=limit, **wanted))

    def iterate(
        self,
        *,
        tenant: str | None = None,
        action: str | None = None,
        actor: str | None = None,
        object_type: str | None = None,
        object_id: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Entry]:
        """Yield the entries for which all that is given holds, newest first.

        `actor` is a user name or an id; `since` and `until` are moments with a time zone, as 2026-01-31T00:00:00Z.
        """
        path = address("tenants", self._tenant(tenant), "audit")
        rows = self._pages(
            path,
            limit,
            action=action,
            actor=actor,
            object_type=object_type,
            object_id=object_id,
            since=since,
            until=until,
        )
        return map(Entry.of, rows)
