"""What a document of definitions would change in a project, and which of it waits for approval.

What is in force is read by others: it changes by a request. So does a draft that a service in force selects. Everything
else changes at once, unless it makes no sense without what waits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from apps.core.refusals import Conflict
from apps.features.choices import VIEW_TRANSITIONS, ObjectKind, ViewState
from apps.features.definitions import changes
from apps.features.definitions.changes import Act, Change
from apps.features.definitions.values import Definitions, Service, View, problems

IN_FORCE = frozenset({ViewState.ACTIVE.value, ViewState.DEPRECATED.value})
# The part of definitions that holds each kind.
PARTS = {
    ObjectKind.ENTITY: "entities",
    ObjectKind.SOURCE: "sources",
    ObjectKind.VIEW: "views",
    ObjectKind.SERVICE: "services",
}


class BadTransition(Conflict):
    code = "feature_state"


class NotDefined(Conflict):
    code = "features_not_defined"


@dataclass(frozen=True)
class Planned:
    """One change of a project, and whether it waits for approval."""

    change: Change
    kind: ObjectKind
    before: Any
    after: Any
    waits: bool = False

    @property
    def name(self) -> str:
        return self.change.name

    @property
    def is_breaking(self) -> bool:
        return self.waits and self.change.is_breaking


@dataclass(frozen=True)
class Plan:
    """What a document would change. `at_once` and `afterwards` are the project before and after the approval."""

    project: str
    is_new: bool
    changes: tuple[Planned, ...]
    at_once: Definitions
    afterwards: Definitions

    @property
    def waiting(self) -> tuple[Planned, ...]:
        return tuple(one for one in self.changes if one.waits)


def settled(before: Definitions, wanted: Definitions) -> Definitions:
    """Return what is wanted with the states that it leaves open. Raises `BadTransition`."""
    views = tuple(replace(one, state=_state(one, before.views)) for one in wanted.views)
    services = tuple(replace(one, state=_state(one, before.services)) for one in wanted.services)
    return replace(wanted, views=views, services=services)


def _state(one: View | Service, known: Iterable[View | Service]) -> str:
    old = next((other.state for other in known if other.name == one.name), None)
    if one.state is None or one.state == old:
        return old or ViewState.DRAFT.value
    if old is not None and ViewState(one.state) not in VIEW_TRANSITIONS[ViewState(old)]:
        allowed = ", ".join(sorted(VIEW_TRANSITIONS[ViewState(old)])) or "nothing else"
        raise BadTransition(f"{one.name} is {old} and cannot become {one.state}: only {allowed}.")
    return one.state


def plan(before: Definitions, wanted: Definitions, *, is_new: bool = False) -> Plan:
    """Return what would change, part by part. Raises `BadTransition`, `NotDefined`."""
    wanted = settled(before, wanted)
    require_whole(wanted)
    found = [_planned(change, before, wanted) for change in changes.between(before, wanted)]
    found = [replace(one, waits=_waits(one, before)) for one in found]
    at_once = replaced(
        replace(before, description=wanted.description),
        ((one.kind, one.name, one.after) for one in found if not one.waits),
    )
    if any(one.waits for one in found) and problems(at_once):
        # A part of it would name what is not there yet: then all of it waits.
        found = [replace(one, waits=True) for one in found]
        at_once = before
    return Plan(wanted.project, is_new, tuple(found), at_once, wanted)


def require_whole(definitions: Definitions) -> None:
    """Return quietly where everything that is named is defined. Raises `NotDefined`."""
    if missing := problems(definitions):
        raise NotDefined(
            f"{' '.join(missing[:3])} The project would not define that any more: change what names it first."
        )


def replaced(before: Definitions, several: Iterable[tuple[ObjectKind, str, Any]]) -> Definitions:
    """Return a project in which some objects, each named by its kind and name, are others, or gone where None stands."""
    parts: dict[str, dict[str, Any]] = {
        part: {one.name: one for one in getattr(before, part)} for part in PARTS.values()
    }
    for kind, name, after in several:
        held = parts[PARTS[kind]]
        held.pop(name, None)
        if after is not None:
            held[name] = after
    found: dict[str, Any] = {part: tuple(held[name] for name in sorted(held)) for part, held in parts.items()}
    return replace(before, **found)


def exported(definitions: Definitions, *, with_drafts: bool = False) -> Definitions:
    """Return what a repository for Feast holds: what is in force, and drafts where they are asked for.

    A service without any view that is left is left out, too.
    """
    views = tuple(one for one in definitions.views if with_drafts or one.state in IN_FORCE)
    kept = {one.name for one in views}
    services = []
    for one in definitions.services:
        selections = tuple(part for part in one.selections if part.view in kept)
        if selections and (with_drafts or one.state in IN_FORCE):
            services.append(replace(one, selections=selections))
    return replace(definitions, views=views, services=tuple(services))


def between(before: Definitions, after: Definitions) -> list[Planned]:
    """Return the changes that lead from one state of a project to another, all of them waiting."""
    return [replace(_planned(one, before, after), waits=True) for one in changes.between(before, after)]


def _planned(change: Change, before: Definitions, after: Definitions) -> Planned:
    part = PARTS[change.kind]
    old, new = (
        next((one for one in getattr(several, part) if one.name == change.name), None)
        for several in (before, after)
    )
    return Planned(change, change.kind, old, new)


def _waits(one: Planned, before: Definitions) -> bool:
    if one.change.act is Act.ADD:
        return False
    if isinstance(one.before, Service):
        return one.before.state in IN_FORCE
    if isinstance(one.before, View):
        return is_read(before, one.before)
    return any(is_read(before, view) for view in readers(before, one.kind, one.name))


def is_read(definitions: Definitions, view: View) -> bool:
    """Return whether others read a view: it is in force, or selected by a service that is."""
    return view.state in IN_FORCE or any(
        part.view == view.name
        for service in definitions.services
        if service.state in IN_FORCE
        for part in service.selections
    )


def readers(definitions: Definitions, kind: ObjectKind, name: str) -> list[View]:
    """Return the views that read an entity or a source."""
    if kind == ObjectKind.ENTITY:
        return [view for view in definitions.views if name in view.entities]
    return [view for view in definitions.views if view.source == name]
