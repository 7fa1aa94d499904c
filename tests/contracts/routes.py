"""Every address of the portal and who may call it. A route that is missing here fails the build.

A route is named as `reverse` names it, or by its path where it has no name. Each cell says who gets through with a
method and what they are answered; everybody else who is signed in and belongs to the tenant is forbidden, strangers
find nothing where a tenant's objects are named, and whoever is not signed in is sent away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver
from ninja import NinjaAPI

from platform_portal.api import api
from tests.contracts.stage import CONTRIBUTOR, MEMBERS, OPERATOR, REVIEWER, SIGNED_IN, Target
from tests.factories.objects import LOOSE_FILE

Make = Callable[[Target], Any]


class Door(Enum):
    """How a caller shows who calls, and hears that it is nobody."""

    PUBLIC = "public"
    PAGE = "page"
    API = "api"
    MLFLOW = "mlflow"


@dataclass(frozen=True)
class Cell:
    """One method of a route: who gets through, with what, and what is answered.

    `names_objects` says that path or body name a tenant's objects; without it strangers get through like members and
    are shown their own, which is nothing.
    """

    may: frozenset[str] = MEMBERS
    ok: int = 200
    body: Make = lambda t: {}
    names_objects: bool = True
    writes: bool = False


@dataclass(frozen=True)
class Route:
    door: Door
    path: Make
    methods: dict[str, Cell] = field(default_factory=dict)


NOBODY: frozenset[str] = frozenset()
CONTRIBUTORS = frozenset({CONTRIBUTOR})
ABORTERS = frozenset({CONTRIBUTOR, REVIEWER, OPERATOR})
OPEN_TO_ALL = Cell(may=SIGNED_IN, names_objects=False)
PLAN = [{"weight": 20, "seconds": 60}]


def _read(body: Make = lambda t: {}, **more: Any) -> Cell:
    return Cell(body=body, **more)


def _write(body: Make = lambda t: {}, *, may: frozenset[str] = CONTRIBUTORS, ok: int = 200) -> Cell:
    return Cell(may=may, ok=ok, body=body, writes=True)


def _page(path: Make, **methods: Cell) -> Route:
    return Route(Door.PAGE, path, methods)


def _rest(path: str, **methods: Cell) -> Route:
    return Route(Door.API, lambda t: "/api/v1" + path.format(request=t.request, rollout=t.rollout), methods)


PUBLIC = {
    "operations:healthz": Route(Door.PUBLIC, lambda t: "/healthz", {"GET": OPEN_TO_ALL}),
    # Whether all parts answer is not what is tested here.
    "operations:readyz": Route(Door.PUBLIC, lambda t: "/readyz", {"GET": OPEN_TO_ALL}),
    "account_login": Route(
        Door.PUBLIC, lambda t: "/accounts/login/", {"GET": OPEN_TO_ALL, "POST": OPEN_TO_ALL}
    ),
    "account_logout": Route(
        Door.PUBLIC, lambda t: "/accounts/logout/", {"GET": OPEN_TO_ALL, "POST": OPEN_TO_ALL}
    ),
    "api-1:openapi-json": Route(Door.PUBLIC, lambda t: "/api/v1/openapi.json", {"GET": OPEN_TO_ALL}),
    # Gives the others their prefix, and answers nothing itself.
    "api-1:api-root": Route(
        Door.PUBLIC, lambda t: "/api/v1/", {"GET": Cell(SIGNED_IN, 404, names_objects=False)}
    ),
    "mlflow/<slug:tenant>/health": Route(
        Door.PUBLIC, lambda t: f"/mlflow/{t.tenant}/health", {"GET": OPEN_TO_ALL}
    ),
    "mlflow/<slug:tenant>/version": Route(
        Door.PUBLIC, lambda t: f"/mlflow/{t.tenant}/version", {"GET": OPEN_TO_ALL}
    ),
}

PAGES = {
    "home": _page(lambda t: "/", GET=OPEN_TO_ALL),
    "registry:model-list": _page(lambda t: "/models/", GET=OPEN_TO_ALL),
    "registry:model-detail": _page(lambda t: f"/models/{t.tenant}/{t.model}/", GET=_read()),
    "registry:version-detail": _page(
        lambda t: f"/models/{t.tenant}/{t.model}/versions/{t.version}/", GET=_read()
    ),
    "approvals:queue": _page(lambda t: "/approvals/", GET=OPEN_TO_ALL),
    "approvals:badge": _page(lambda t: "/approvals/badge/", GET=OPEN_TO_ALL),
    "approvals:detail": _page(lambda t: f"/approvals/{t.request}/", GET=_read()),
    "approvals:vote": _page(
        lambda t: f"/approvals/{t.request}/vote/",
        POST=_write(lambda t: {"digest": t.digest, "decision": "approve"}, may=frozenset({REVIEWER}), ok=302),
    ),
    "approvals:comment": _page(
        lambda t: f"/approvals/{t.request}/comment/",
        POST=_write(lambda t: {"text": "Fine."}, may=MEMBERS, ok=302),
    ),
    # Its requester is the contributor.
    "approvals:withdraw": _page(lambda t: f"/approvals/{t.request}/withdraw/", POST=_write(ok=302)),
    "approvals:reconsider": _page(
        lambda t: f"/approvals/{t.request}/reconsider/",
        POST=_write(may=frozenset({CONTRIBUTOR, REVIEWER}), ok=302),
    ),
    "rollouts:promotion-request": _page(
        lambda t: f"/models/{t.tenant}/{t.free_model}/request/",
        GET=_read(may=CONTRIBUTORS),
        # An open request asks for the same: the form is shown again with that refusal.
        POST=_write(
            lambda t: {
                "version": "1",
                "alias": "champion",
                "plan": "fast",
                "reason": "Better.",
            },
            ok=409,
        ),
    ),
    "rollouts:list": _page(lambda t: "/rollouts/", GET=OPEN_TO_ALL),
    "rollouts:detail": _page(lambda t: f"/rollouts/{t.rollout}/", GET=_read()),
    "rollouts:abort": _page(
        lambda t: f"/rollouts/{t.rollout}/abort/",
        POST=_write(lambda t: {"reason": "Stop."}, may=ABORTERS, ok=302),
    ),
}

REST = {
    "api-1:me": _rest("/me", GET=OPEN_TO_ALL),
    "api-1:list_change_requests": _rest("/change-requests", GET=OPEN_TO_ALL),
    "api-1:create_change_request": _rest(
        "/change-requests",
        # It names what an open request asks for already, which only those who may ask are told.
        POST=_write(
            lambda t: {
                "tenant": t.tenant,
                "model": t.free_model,
                "version": 1,
                "alias": "champion",
                "plan": PLAN,
                "reason": "Better.",
            },
            ok=409,
        ),
    ),
    "api-1:get_change_request": _rest("/change-requests/{request}", GET=_read()),
    "api-1:vote": _rest(
        "/change-requests/{request}/votes",
        POST=_write(lambda t: {"digest": t.digest, "decision": "approve"}, may=frozenset({REVIEWER})),
    ),
    "api-1:withdraw": _rest("/change-requests/{request}/withdraw", POST=_write()),
    "api-1:list_rollouts": _rest("/rollouts", GET=OPEN_TO_ALL),
    "api-1:get_rollout": _rest("/rollouts/{rollout}", GET=_read()),
    "api-1:abort_rollout": _rest("/rollouts/{rollout}/abort", POST=_write(may=ABORTERS)),
}


def _named(t: Target, **more: Any) -> dict[str, Any]:
    return {"name": t.free_model, **more}


# What the wire does not offer is said to every member: 501.
NOT_OFFERED = 501
REGISTRY: dict[str, dict[str, Cell]] = {
    "registered-models/create": {"POST": _write(lambda t: {"name": "brand-new"})},
    "registered-models/get": {"GET": _read(_named)},
    "registered-models/update": {"PATCH": _write(lambda t: _named(t, description="d"))},
    "registered-models/search": {"GET": _read()},
    "registered-models/rename": {
        "POST": _write(lambda t: _named(t, new_name="other"), may=MEMBERS, ok=NOT_OFFERED)
    },
    "registered-models/delete": {"DELETE": _write(_named, may=MEMBERS, ok=NOT_OFFERED)},
    "registered-models/get-latest-versions": {"GET": _read(_named), "POST": _read(_named)},
    "registered-models/set-tag": {"POST": _write(lambda t: _named(t, key="k", value="v"))},
    "registered-models/delete-tag": {"DELETE": _write(lambda t: _named(t, key="k"))},
    "registered-models/alias": {
        "POST": _write(lambda t: _named(t, alias="challenger", version="1")),
        "GET": _read(lambda t: {"name": t.model, "alias": "champion"}),
        # It is not there, which only those who may delete it are told.
        "DELETE": _write(lambda t: _named(t, alias="challenger"), ok=200),
    },
    "model-versions/create": {
        "POST": _write(lambda t: _named(t, source=f"models:/{t.model}/{t.version}")),
    },
    "model-versions/get": {"GET": _read(lambda t: _named(t, version="1"))},
    "model-versions/update": {"PATCH": _write(lambda t: _named(t, version="1", description="d"))},
    "model-versions/search": {"GET": _read()},
    "model-versions/delete": {
        "DELETE": _write(lambda t: _named(t, version="1"), may=MEMBERS, ok=NOT_OFFERED)
    },
    "model-versions/transition-stage": {
        "POST": _write(lambda t: _named(t, version="1", stage="Production"), may=MEMBERS, ok=NOT_OFFERED)
    },
    "model-versions/get-download-uri": {"GET": _read(lambda t: _named(t, version="1"))},
    "model-versions/set-tag": {"POST": _write(lambda t: _named(t, version="1", key="k", value="v"))},
    "model-versions/delete-tag": {"DELETE": _write(lambda t: _named(t, version="1", key="k"))},
}
FILES = {
    "GET": _read(),
    "PUT": _write(lambda t: b"bytes"),
    "DELETE": _write(),
}


def _wire(base: str) -> dict[str, Route]:
    """This function will declare the MLflow addresses under `api` or `ajax-api`; both serve the same."""
    root = "mlflow/<slug:tenant>/"

    def route(path: str, methods: dict[str, Cell]) -> Route:
        return Route(Door.MLFLOW, lambda t: f"/mlflow/{t.tenant}/{base}/{path}", methods)

    listing = {"GET": _read()}
    store = "2.0/mlflow-artifacts/artifacts"
    named = "mlflow_api:artifacts" if base == "api" else f"{root}{base}/{store}"
    return {
        **{
            f"{root}{base}/2.0/mlflow/{name}": route(f"2.0/mlflow/{name}", cells)
            for name, cells in REGISTRY.items()
        },
        named: route(store, listing),
        f"{root}{base}/{store}/": route(f"{store}/", listing),
        rf"{root}^{base}/{store}/(?P<path>[\s\S]*)\Z": route(f"{store}/{LOOSE_FILE}", FILES),
        f"{root}{base}/3.0/mlflow/server-info": route("3.0/mlflow/server-info", listing),
    }


WIRE = {
    **_wire("api"),
    **_wire("ajax-api"),
    # Everything else under a tenant's address: its members are told that it is not served.
    r"mlflow/<slug:tenant>/^[\s\S]*\Z": Route(
        Door.MLFLOW,
        lambda t: f"/mlflow/{t.tenant}/api/2.0/mlflow/runs/create",
        {method: Cell(ok=404) for method in ("GET", "POST", "PUT", "PATCH", "DELETE")},
    ),
}

ROUTES: dict[str, Route] = {**PUBLIC, **PAGES, **REST, **WIRE}

# The admin is one class: its views are for staff, and write nothing of the portal's own.
ADMIN_PREFIX = "admin:"
# Of these a superuser may write, since they are not the portal's: what beat runs, and groups of people.
ADMIN_OF_OTHERS = {
    "account.emailaddress",
    "django_celery_beat.periodictask",
    "django_celery_beat.clockedschedule",
    "django_celery_beat.crontabschedule",
    "django_celery_beat.solarschedule",
    "django_celery_beat.intervalschedule",
}


def existing_routes() -> Iterator[tuple[str, URLPattern]]:
    """This function will return each route of the portal with its name, or its path where it has none."""

    def walk(resolver: URLResolver, path: str, names: tuple[str, ...]) -> Iterator[tuple[str, URLPattern]]:
        for entry in resolver.url_patterns:
            here = path + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from walk(entry, here, (*names, entry.namespace) if entry.namespace else names)
            elif names[:1] == ("admin",):
                yield f"{ADMIN_PREFIX}{entry.name or here}", entry
            else:
                yield (":".join((*names, entry.name)) if entry.name else here), entry

    yield from walk(get_resolver(), "", ())


def rest_operations(of: NinjaAPI = api) -> set[tuple[str, str]]:
    """This function will return the name and the method of each operation of the REST API."""
    return {
        (f"{of.urls_namespace}:{operation.view_func.__name__}", method)
        for _, router in of._routers
        for view in router.path_operations.values()
        for operation in view.operations
        for method in operation.methods
    }


def twins(name: str) -> bool:
    """This function will tell whether a route is the one under `ajax-api` of another, made by the same code."""
    return "ajax-api/" in name


def cells(*doors: Door, writes: bool | None = None) -> list[tuple[str, str]]:
    """This function will return the declared (route, method) pairs behind the given doors."""
    return [
        (name, method)
        for name, route in ROUTES.items()
        for method, cell in route.methods.items()
        if route.door in doors and writes in (None, cell.writes)
    ]
