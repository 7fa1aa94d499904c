"""What an app adds to the rest of the portal, declared in one place: its `area.py`.

    AREA = Area(name="support", navigation=[Link("Support", "support:home", icon="heartbeat", order=50)])

`AppConfig.ready()` registers it with `areas.register(AREA)`. Plain data: what needs a declaration reads it by one of the
functions below, when it is needed and not while apps load. docs/how-to/add-an-area.md is the recipe. What people may do
is not declared here: roles, scopes and audit actions are central tables (`tenants/choices.py`, `audit/choices.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID


class Persona(StrEnum):
    """What brings somebody to the portal, which orders the home page. Roles decide it: `tenants/personas.py`."""

    OPERATOR = "operator"
    ADMIN = "admin"
    REVIEWER = "reviewer"
    ENGINEER = "engineer"
    SUPPORT = "support"
    PRODUCT = "product"
    VIEWER = "viewer"


class Level(StrEnum):
    """How healthy something is, from good to bad."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True)
class Link:
    """An entry of the sidebar, which leads to the page of a URL name.

    `views` are URL names or beginnings of them ("registry:") that belong to it; `badge` is the URL name of a count, or "".
    `key` is the letter that opens it after `g`.
    """

    label: str
    view: str
    icon: str
    order: int
    views: tuple[str, ...] = ()
    badge: str = ""
    key: str = ""


@dataclass(frozen=True)
class TenantTab:
    """A page of every tenant, at a URL name that takes its slug; `for_administrators` hides it from all others."""

    name: str
    label: str
    view: str
    order: int = 50
    for_administrators: bool = False


@dataclass(frozen=True)
class Card:
    """A card of the home page. `order` says for whom it is, and where it stands for each of them.

    `read(user)` returns the template's context, or None where the card has nothing to say to this person and is left out.
    """

    name: str
    template: str
    read: Callable[[Any], Mapping[str, Any] | None]
    order: Mapping[Persona, int]
    is_wide: bool = False


@dataclass(frozen=True)
class Panel:
    """A card on another app's page, at a place that this page names: {% panels "registry.model" page.model %}.

    `read(obj, user)` returns the template's context, or None where there is nothing to show.
    """

    place: str
    template: str
    read: Callable[[Any, Any], Mapping[str, Any] | None]
    order: int = 50


@dataclass(frozen=True)
class Hit:
    """Something that a search found: its name, its page, and what tells it from others of that name.

    `icon` is its own where it has another one than its provider.
    """

    title: str
    url: str
    detail: str = ""
    icon: str = ""


@dataclass(frozen=True)
class SearchProvider:
    """One kind of things in the search palette.

    `find(user, words, limit)` returns at most `limit` hits that `user` may see. It goes through `access` as every page
    does, and is cut off after a second. `more` is the URL name of a list that takes the words as `q`.
    """

    label: str
    icon: str
    find: Callable[[Any, str, int], Iterable[Hit]]
    order: int
    more: str = ""


@dataclass(frozen=True)
class Shortcut:
    """A page or an act that the search palette leads to, beside the sidebar's: a URL name and a query string.

    It is found by its label and by further `words`. `is_shown(user)` leaves it out for those whom it is not for.
    """

    label: str
    view: str
    icon: str
    query: str = ""
    words: str = ""
    is_shown: Callable[[Any], bool] = lambda user: True


@dataclass(frozen=True)
class StateLabel:
    """How a state looks on every page: label, icon and tone.

    `tone` names a CSS class (`tone-ok`, `tone-bad`, `tone-warn`, `tone-info`, `tone-busy`, `tone-muted`).
    Label and icon carry the meaning alone; the tone only repeats it.
    """

    label: str
    icon: str
    tone: str


@dataclass(frozen=True)
class Health:
    """What a health check found, and what an operator does about it. No text names a host, a user or a secret."""

    level: Level
    detail: str
    todo: str = ""


@dataclass(frozen=True)
class Check:
    """A health check. `is_slow` ones are asked on the page of health alone, not on the admin's home.

    Without an `is_required` one the portal cannot do its work: /readyz asks these.
    """

    name: str
    ask: Callable[[], Health]
    order: int
    is_slow: bool = False
    is_required: bool = False
    needs_database: bool = True


@dataclass(frozen=True)
class JobKind:
    """How jobs of a kind are done. `work(turn)` may be called again after it was cut off, and ends with a sentence."""

    name: str
    work: Callable[[Any], str]
    text: str
    seconds: float | None = None  # of a turn that cannot be cut into shorter steps, 50 at most


@dataclass(frozen=True)
class Every:
    """How often beat sends a task, unless an operator says otherwise. A backlog after a pause is not replayed."""

    task: str
    seconds: float


@dataclass(frozen=True)
class Switch:
    """A feature that operators can turn off. `text` says what is possible while it is on."""

    name: str
    text: str
    default: bool = True


@dataclass(frozen=True)
class Quota:
    """How much of a quota (a value of `tenants.choices.Quota`) a tenant uses: `count(tenant_id)`."""

    name: str
    count: Callable[[UUID], int]


@dataclass(frozen=True)
class Fact:
    """Something that policies are told under `facts.<name>`: `read(input, tenant_id)` returns JSON types only.

    Where it raises nothing is allowed.
    """

    name: str
    read: Callable[[Mapping[str, Any], UUID], Any]


@dataclass(frozen=True)
class NodeKind:
    """One kind of nodes in the lineage (`lineage.choices.Kind`): how pages show them, and who signs off what breaks them.

    `urls(nodes, user)` returns the page of each node that has one and that `user` may see, by the node's id.
    `owners(nodes)` returns the ids of the people who answer for each, by the node's id, where nobody was named in the
    lineage itself; what nobody answers for is left out. Both read once for all nodes.
    """

    name: str
    label: str
    icon: str
    urls: Callable[[Sequence[Any], Any], Mapping[UUID, str]] = lambda nodes, user: {}
    owners: Callable[[Sequence[Any]], Mapping[UUID, frozenset[UUID]]] = lambda nodes: {}


@dataclass(frozen=True)
class Encrypted:
    """Columns that hold what `core.encryption.cipher_for(purpose)` encrypted, so that a new key reaches them.

    "data.secret" names a key inside a JSON column of `model`, a class.
    """

    name: str
    model: Any
    columns: tuple[str, ...]
    purpose: str


@dataclass(frozen=True)
class Router:
    """Operations of the REST API: the module whose `router` it is, not loaded by processes that answer no API."""

    module: str
    tag: str


@dataclass(frozen=True)
class AdminGroup:
    """Models in the admin's menu, with the name that operators give each where it is not the model's own.

    Groups of one title are one group: {"core.job": "jobs console", "accounts.user": ""}.
    """

    title: str
    models: Mapping[str, str]
    order: int = 50


@dataclass(frozen=True)
class Area:
    """What one app adds. Each field: what it holds, and who reads it."""

    name: str  # the app's label; its tasks are named "<name>.…"
    urls: str | None = None  # platform_portal/urls.py: where its urls.py stands, "support/"; None without one
    navigation: Sequence[Link] = ()  # platform_portal/navigation.py: the sidebar
    tenant_tabs: Sequence[TenantTab] = ()  # tenants/pages/frame.py: the tabs of a tenant's page
    home: Sequence[Card] = ()  # platform_portal/home.py: the page a day starts at
    panels: Sequence[Panel] = ()  # {% panels "place" obj %}: parts of other apps' pages
    search: Sequence[SearchProvider] = ()  # platform_portal/search.py: the palette and /search/
    shortcuts: Sequence[Shortcut] = ()  # platform_portal/search.py: pages and acts that the palette finds
    states: Mapping[str, StateLabel] = field(default_factory=dict)  # {% state_badge state %}
    checks: Sequence[Check] = ()  # operations/health.py (the page of health), readiness.py
    jobs: Sequence[JobKind] = ()  # core/jobs: what workers do
    schedules: Sequence[Every] = ()  # operations/scheduler.py: what beat sends
    queue: str = ""  # settings.CELERY_TASK_ROUTES: where its tasks wait, the default queue where empty
    switches: Sequence[Switch] = ()  # core/switches.py
    quotas: Sequence[Quota] = ()  # tenants/quotas.py
    sharing: Sequence[Any] = ()  # tenants/shareables.py: what is shared one by one (shareables.Kind)
    admin: Sequence[AdminGroup] = ()  # platform_portal/admin_site.py: the menu of operators
    api: Sequence[Router] = ()  # platform_portal/api.py
    facts: Sequence[Fact] = ()  # policies: what else the policy is told
    subjects: Sequence[Any] = ()  # approvals: what can be put to approval (approvals.subjects.Subject)
    nodes: Sequence[NodeKind] = ()  # lineage: what stands in the graph, and who answers for it
    encrypted: Sequence[Encrypted] = ()  # core/rotation.py: what a new key has to reach
    events: Mapping[Any, Any] = field(default_factory=dict)  # notifications: texts by audit action
    consumers: Sequence[Any] = ()  # audit/outbox.py: who reads the outbox (outbox.Consumer)


_areas: dict[str, Area] = {}


def register(area: Area) -> None:
    """Make an app's area known; apps do it in the order of INSTALLED_APPS."""
    _areas[area.name] = area


def forget(name: str) -> None:
    """Forget an area: for tests, which declare some of their own."""
    _areas.pop(name, None)


def every() -> list[Area]:
    """Return all areas, those of lower apps first."""
    return list(_areas.values())


def links() -> list[Link]:
    """Return the entries of the sidebar from top to bottom."""
    return sorted((one for area in every() for one in area.navigation), key=lambda link: link.order)


def tenant_tabs() -> list[TenantTab]:
    """Return the pages that apps add to each tenant, in order."""
    return sorted((one for area in every() for one in area.tenant_tabs), key=lambda tab: tab.order)


def cards(personas: Iterable[Persona]) -> list[Card]:
    """Return the cards of the home page for somebody with these personas, the most wanted first."""
    wanted = frozenset(personas)
    shown = [
        (min(card.order[one] for one in wanted & card.order.keys()), card)
        for area in every()
        for card in area.home
        if wanted & card.order.keys()
    ]
    return [card for _, card in sorted(shown, key=lambda pair: pair[0])]


def panels(place: str) -> list[Panel]:
    """Return what other apps show at a place of a page, in order."""
    found = (one for area in every() for one in area.panels if one.place == place)
    return sorted(found, key=lambda panel: panel.order)


def search_providers() -> list[SearchProvider]:
    """Return everything that can be searched, in the order in which groups of equal hits stand."""
    return sorted((one for area in every() for one in area.search), key=lambda provider: provider.order)


def shortcuts() -> list[Shortcut]:
    """Return the pages and acts that the palette leads to beside the sidebar's."""
    return [one for area in every() for one in area.shortcuts]


def state_label(state: str) -> StateLabel | None:
    """Return how a state looks, or None where no area names it."""
    return next((area.states[state] for area in every() if state in area.states), None)


def checks() -> list[Check]:
    """Return the health checks in the order of their page."""
    return sorted((one for area in every() for one in area.checks), key=lambda check: check.order)


def job(name: str) -> JobKind:
    """Return a kind of jobs. Raises `KeyError` for one that no area declares."""
    return {one.name: one for area in every() for one in area.jobs}[name]


def schedules() -> list[Every]:
    """Return what beat sends, and how often."""
    return [one for area in every() for one in area.schedules]


def queue_of(task: str) -> str:
    """Return the queue of a task by its name, or "" for the default one."""
    found = _areas.get(task.partition(".")[0])
    return found.queue if found else ""


def queues() -> list[str]:
    """Return the queues beside the default one."""
    return sorted({area.queue for area in every() if area.queue})


def switches() -> dict[str, Switch]:
    """Return the feature switches by name."""
    found = {one.name: one for area in every() for one in area.switches}
    return {name: found[name] for name in sorted(found)}


def quotas() -> dict[str, Quota]:
    """Return who counts which quota."""
    return {one.name: one for area in every() for one in area.quotas}


def shared_kinds() -> list[Any]:
    """Return the kinds of objects that can be shared one by one."""
    return [one for area in every() for one in area.sharing]


def facts() -> list[Fact]:
    """Return what else policies are told."""
    return [one for area in every() for one in area.facts]


def subjects() -> list[Any]:
    """Return what can be put to approval."""
    return [one for area in every() for one in area.subjects]


def node_kinds() -> dict[str, NodeKind]:
    """Return the kinds of nodes in the lineage by name."""
    return {one.name: one for area in every() for one in area.nodes}


def encrypted() -> list[Encrypted]:
    """Return what is kept encrypted."""
    return [one for area in every() for one in area.encrypted]


def consumers() -> list[Any]:
    """Return who reads the outbox."""
    return [one for area in every() for one in area.consumers]


def admin_groups() -> list[AdminGroup]:
    """Return the groups of the admin's menu in order, those of one title as one."""
    merged: dict[str, AdminGroup] = {}
    for group in (one for area in every() for one in area.admin):
        known = merged.get(group.title, group)
        merged[group.title] = AdminGroup(
            group.title, {**known.models, **group.models}, min(known.order, group.order)
        )
    return sorted(merged.values(), key=lambda group: group.order)


def routers() -> list[Router]:
    """Return what answers under /api/v1/."""
    return [one for area in every() for one in area.api]


def route(
    name: str, args: Any, kwargs: Any, options: Any, task: Any = None, **_: Any
) -> dict[str, str] | None:
    """Send a task to the queue of its area: Celery's router (settings.CELERY_TASK_ROUTES)."""
    queue = queue_of(name)
    return {"queue": queue} if queue else None
