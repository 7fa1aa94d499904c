"""Reading OpenLineage events (spec 2-0-2 and before), as other organisations' tools send them.

What cannot be placed is refused with a code and a sentence: an event without its time, its job or its run, one whose
names are placeholders of a test, a facet without an event. What merely differs from the spec is read: no producer or
schema, times without a zone (UTC) or with nanoseconds, facets that nobody knows, `null` for a list.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeGuard

from apps.core import strict_json
from apps.core.refusals import Invalid
from apps.lineage.choices import (
    FUTURE_MINUTES,
    MAX_COLUMNS,
    MAX_DATASETS,
    MAX_FIELD,
    MAX_NAME,
    MAX_NAMESPACE,
    MAX_RUN_ID,
    EventKind,
    EventType,
)
from apps.lineage.nodes import Edge, Ref, column, consumer, dataset

# What test suites and templates write where a value belongs.
_PLACEHOLDER = re.compile(r"\$\{[^}]*\}|\{\{.*\}\}")
_TIME = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?\s*([Zz]|[+-]\d\d:?\d\d)?(\[[^\]]*\])?"
)


class EventRefused(Invalid):
    """An event that cannot be read; its code says why."""

    code = "lineage_event_invalid"
    status = 422


@dataclass(frozen=True)
class Column:
    name: str
    type: str = ""
    description: str = ""


@dataclass(frozen=True)
class Dataset:
    """A dataset as an event mentions it. `sources` maps each column to the columns it is made of."""

    ref: Ref
    facets: Mapping[str, Any]
    columns: tuple[Column, ...] | None = None
    symlinks: tuple[Ref, ...] = ()
    sources: Mapping[str, tuple[tuple[Ref, str], ...]] | None = None
    # Columns that all of it depends on: filters, joins, groups.
    filters: tuple[tuple[Ref, str], ...] = ()


@dataclass(frozen=True)
class Event:
    """One event, read."""

    kind: EventKind
    at: dt.datetime
    digest: str
    type: EventType = EventType.OTHER
    job: tuple[str, str] | None = None
    job_facets: Mapping[str, Any] = field(default_factory=dict)
    run_id: str = ""
    run_facets: Mapping[str, Any] = field(default_factory=dict)
    inputs: tuple[Dataset, ...] = ()
    outputs: tuple[Dataset, ...] = ()

    @property
    def datasets(self) -> tuple[Dataset, ...]:
        return self.inputs + self.outputs

    @property
    def parent(self) -> dict[str, str]:
        """Return the run that started this one, as its facet names it, or nothing."""
        facet = _mapping(self.run_facets.get("parent"))
        run, job = _mapping(facet.get("run")), _mapping(facet.get("job"))
        named = {
            "run_id": run.get("runId"),
            "namespace": job.get("namespace"),
            "name": job.get("name"),
        }
        return {key: value[:MAX_NAME] for key, value in named.items() if isinstance(value, str) and value}

    @property
    def error(self) -> str:
        """Return what a failed run says of its failure."""
        message = _mapping(self.run_facets.get("errorMessage")).get("message")
        return message[:500].replace("\x00", "") if isinstance(message, str) else ""

    def said(self) -> Said:
        """Return what the event says of edges, apart from the event."""
        return Said.of(self)


@dataclass
class Said:
    """What a run said so far of what it reads and writes; plain lists, as they are stored."""

    inputs: set[tuple[str, str]] = field(default_factory=set)
    outputs: set[tuple[str, str]] = field(default_factory=set)
    # From a dataset's column to a dataset's column, or to all of it where the last is empty.
    columns: set[tuple[str, str, str, str, str, str]] = field(default_factory=set)

    @classmethod
    def of(cls, event: Event) -> Said:
        said = cls(
            {(one.ref.namespace, one.ref.name) for one in event.inputs},
            {(one.ref.namespace, one.ref.name) for one in event.outputs},
        )
        # On inputs the facet says how they were made, which others' runs say, too.
        for one in event.datasets:
            into = (one.ref.namespace, one.ref.name)
            for name, sources in (one.sources or {}).items():
                said.columns |= {(ref.namespace, ref.name, source, *into, name) for ref, source in sources}
            said.columns |= {(ref.namespace, ref.name, source, *into, "") for ref, source in one.filters}
        return said

    @classmethod
    def loaded(cls, document: Mapping[str, Any]) -> Said:
        """Return what was stored by `document`."""
        return cls(
            *({tuple(row) for row in document.get(key, ())} for key in ("inputs", "outputs", "columns"))
        )

    def document(self) -> dict[str, Any]:
        """Return JSON types."""
        return {
            "inputs": sorted(self.inputs),
            "outputs": sorted(self.outputs),
            "columns": sorted(self.columns),
        }

    def __bool__(self) -> bool:
        return bool(self.inputs or self.outputs or self.columns)

    def add(self, other: Said) -> None:
        """Add what another event of the run said."""
        self.inputs |= other.inputs
        self.outputs |= other.outputs
        self.columns |= other.columns

    def edges(self, job: tuple[str, str] | None) -> list[Edge]:
        """Return the edges: from each input to each output, and from column to column.

        Between two datasets of which the columns are told, the edge says so. A job that writes nothing consumes.
        """
        via = job[1] if job else ""
        by_columns = {(row[0:2], row[3:5]) for row in self.columns}
        pairs = {(source, target) for source in self.inputs for target in self.outputs} | by_columns
        edges = [
            Edge(dataset(*source), dataset(*target), (source, target) in by_columns, via)
            for source, target in sorted(pairs)
        ]
        for row in sorted(self.columns):
            into = dataset(row[3], row[4])
            edges.append(
                Edge(
                    column(dataset(row[0], row[1]), row[2]),
                    column(into, row[5]) if row[5] else into,
                    False,
                    via,
                )
            )
        if job and not self.outputs:
            edges += [Edge(dataset(*source), consumer(*job), False, via) for source in sorted(self.inputs)]
        return edges


def read(document: Any, *, now: dt.datetime) -> Event:
    """Return the event that `document` is. Raises `EventRefused`."""
    if not isinstance(document, dict):
        raise EventRefused("An event is a JSON object.", code="lineage_event_invalid")
    kind = _kind(document)
    at = _time(document.get("eventTime"), now)
    common: dict[str, Any] = {"kind": kind, "at": at, "digest": digest(document)}
    if kind == EventKind.DATASET:
        return Event(**common, outputs=(_dataset(document["dataset"], "dataset"),))
    job = _mapping(document.get("job"))
    named = (
        _name(job.get("namespace"), "job.namespace", MAX_NAMESPACE),
        _name(job.get("name"), "job.name", MAX_NAME),
    )
    common |= {
        "job": named,
        "job_facets": _mapping(job.get("facets")),
        "inputs": _datasets(document.get("inputs"), "inputs"),
        "outputs": _datasets(document.get("outputs"), "outputs"),
    }
    if kind == EventKind.JOB:
        return Event(**common)
    run = _mapping(document.get("run"))
    return Event(
        **common,
        type=_type(document.get("eventType")),
        run_id=_name(run.get("runId"), "run.runId", MAX_RUN_ID),
        run_facets=_mapping(run.get("facets")),
    )


def digest(document: Mapping[str, Any]) -> str:
    """Return the same for two events that say the same, in whatever order and spacing."""
    written = json.dumps(document, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def loads(body: bytes) -> Any:
    """Return the JSON of a body: no NaN, no key twice, no endless nesting. Raises `Invalid` (`malformed_json`)."""
    try:
        return strict_json.loads(body)
    except (ValueError, RecursionError) as error:
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)[:200]
        raise Invalid(
            f"The body must be JSON, an event or a list of events, each key once: {reason}.",
            code="malformed_json",
        ) from None


def _kind(document: Mapping[str, Any]) -> EventKind:
    if isinstance(document.get("run"), dict):
        kind = EventKind.RUN
    elif isinstance(document.get("job"), dict):
        kind = EventKind.JOB
    elif isinstance(document.get("dataset"), dict):
        return EventKind.DATASET
    else:
        facets = [key for key, value in document.items() if isinstance(value, dict) and "_producer" in value]
        if facets:
            raise EventRefused(
                f"This is the facet {facets[0]!r:.60} without an event. Send the event that carries it.",
                code="lineage_bare_facet",
            )
        raise EventRefused(
            "This is no OpenLineage event: it has neither a run, nor a job, nor a dataset.",
            code="lineage_not_an_event",
        )
    if not isinstance(document.get("job"), dict):
        raise EventRefused("The event names no job.", code="lineage_event_incomplete")
    return kind


def _type(value: Any) -> EventType:
    if value is None:
        # Not required by the spec.
        return EventType.OTHER
    if not isinstance(value, str) or value.upper() not in EventType.values:
        _no_placeholder(value, "eventType")
        allowed = ", ".join(EventType.values)
        raise EventRefused(f"The eventType is none of {allowed}.", code="lineage_event_invalid")
    return EventType(value.upper())


def _time(value: Any, now: dt.datetime) -> dt.datetime:
    if value is None:
        raise EventRefused(
            "The event has no eventTime, so that it cannot be put in order with others.",
            code="lineage_event_incomplete",
        )
    _no_placeholder(value, "eventTime")
    match = _TIME.fullmatch(value.strip()) if isinstance(value, str) else None
    at = None
    if match:
        year, month, day, hour, minute = (int(part) for part in match.groups()[:5])
        micros = int((match[7] or "0")[:6].ljust(6, "0"))
        zone = match[8] or "Z"
        offset = 0
        if zone not in "Zz":
            offset = (int(zone[1:3]) * 60 + int(zone[-2:])) * (-1 if zone[0] == "-" else 1)
        try:
            read = dt.datetime(year, month, day, hour, minute, int(match[6] or 0), micros, tzinfo=dt.UTC)
            at = read - dt.timedelta(minutes=offset)
        except (ValueError, OverflowError):
            at = None
    if at is None or at.year < 1970:
        raise EventRefused(
            f"The eventTime {str(value)[:60]!r} is no time of ISO 8601, such as 2026-03-01T12:00:00Z.",
            code="lineage_event_invalid",
        )
    if at > now + dt.timedelta(minutes=FUTURE_MINUTES):
        raise EventRefused(
            "The eventTime is in the future: it would count as newer than everything that follows. Set the clock.",
            code="lineage_event_in_the_future",
        )
    return at


def _datasets(value: Any, place: str) -> tuple[Dataset, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise EventRefused(f"The {place} must be a list of datasets.", code="lineage_event_invalid")
    if len(value) > MAX_DATASETS:
        raise EventRefused(
            f"The event names {len(value)} {place}; at most {MAX_DATASETS} are taken.",
            code="lineage_event_too_large",
        )
    return tuple(_dataset(one, f"{place}[{number}]") for number, one in enumerate(value))


def _dataset(value: Any, place: str) -> Dataset:
    if not isinstance(value, dict):
        raise EventRefused(
            f"{place} must be an object with a namespace and a name.", code="lineage_event_invalid"
        )
    ref = dataset(
        _name(value.get("namespace"), f"{place}.namespace", MAX_NAMESPACE),
        _name(value.get("name"), f"{place}.name", MAX_NAME),
    )
    facets = _mapping(value.get("facets"))
    lineage = _mapping(facets.get("columnLineage"))
    has_columns = isinstance(lineage.get("fields"), dict)
    return Dataset(
        ref=ref,
        facets=facets,
        columns=_columns(facets.get("schema")),
        symlinks=_symlinks(facets.get("symlinks")),
        sources=_sources(lineage["fields"]) if has_columns else None,
        filters=_fields(lineage.get("dataset")),
    )


def _columns(facet: Any) -> tuple[Column, ...] | None:
    """Return the columns of a schema facet, those within others as `outer.inner`."""
    fields = _mapping(facet).get("fields")
    if not isinstance(fields, list):
        return None
    found: dict[str, Column] = {}
    waiting = [("", one) for one in reversed(fields)]
    while waiting and len(found) < MAX_COLUMNS:
        outer, one = waiting.pop()
        name = _mapping(one).get("name")
        if not _is_field(name):
            continue
        whole = f"{outer}.{name}" if outer else name
        if len(whole) > MAX_FIELD:
            continue
        texts = {key: one[key] for key in ("type", "description") if isinstance(one.get(key), str)}
        found.setdefault(
            whole, Column(whole, texts.get("type", "")[:200], texts.get("description", "")[:1000])
        )
        inner = one.get("fields")
        if isinstance(inner, list):
            waiting += [(whole, each) for each in reversed(inner)]
    return tuple(found.values())


def _symlinks(facet: Any) -> tuple[Ref, ...]:
    listed = _mapping(facet).get("identifiers")
    found = []
    for one in listed[:20] if isinstance(listed, list) else ():
        namespace, name = _mapping(one).get("namespace"), _mapping(one).get("name")
        if _is_name(namespace, MAX_NAMESPACE) and _is_name(name, MAX_NAME):
            found.append(dataset(namespace, name))
    return tuple(found)


def _sources(fields: Mapping[str, Any]) -> dict[str, tuple[tuple[Ref, str], ...]]:
    found = {}
    for name, one in list(fields.items())[:MAX_COLUMNS]:
        listed = one if isinstance(one, list) else _mapping(one).get("inputFields")
        if _is_field(name):
            found[name] = _fields(listed)
    return found


def _fields(listed: Any) -> tuple[tuple[Ref, str], ...]:
    found = []
    for one in listed[:MAX_COLUMNS] if isinstance(listed, list) else ():
        namespace, name, named = (_mapping(one).get(key) for key in ("namespace", "name", "field"))
        if _is_name(namespace, MAX_NAMESPACE) and _is_name(name, MAX_NAME) and _is_field(named):
            found.append((dataset(namespace, name), named))
    return tuple(found)


def _name(value: Any, place: str, limit: int) -> str:
    if not isinstance(value, str) or not value:
        raise EventRefused(f"The event has no {place}, or it is no text.", code="lineage_event_incomplete")
    _no_placeholder(value, place)
    if not _is_name(value, limit):
        raise EventRefused(
            f"The {place} is longer than {limit} characters, or holds what is no text.",
            code="lineage_event_invalid",
        )
    return value


def _no_placeholder(value: Any, place: str) -> None:
    if isinstance(value, str) and _PLACEHOLDER.search(value):
        raise EventRefused(
            f"The {place} is the placeholder {value[:60]!r} of a test or a template. Send what stands there when it runs.",
            code="lineage_placeholder",
        )


def _is_name(value: Any, limit: int) -> TypeGuard[str]:
    return isinstance(value, str) and 0 < len(value) <= limit and _is_text(value)


def _is_field(value: Any) -> TypeGuard[str]:
    return isinstance(value, str) and 0 < len(value) <= MAX_FIELD and _is_text(value)


def _is_text(value: str) -> bool:
    return "\x00" not in value and not any("\ud800" <= character <= "\udfff" for character in value)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
