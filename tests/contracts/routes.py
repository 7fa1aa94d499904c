"""Every address of the portal and who may call it. A route that is missing here fails the build.

A route is named as `reverse` names it, or by its path where it has no name. Each cell says who gets through with a
method and what they are answered; everybody else who is signed in and belongs to the tenant is forbidden, strangers
find nothing where a tenant's objects are named, and whoever is not signed in is sent away.

To declare one, add it to PUBLIC, PAGES, REST or REGISTRY:

    "notes:detail": _page(lambda t: f"/notes/{t.tenant}/", GET=_read(), POST=_write(perm=Permission.COMMENT, ok=302)),
    "api-1:add_note": _rest("/notes", POST=_write(scope=Scope.MODELS_WRITE)),

`perm` is the permission that a cell asks for in the tenant: the roles that get through follow from ROLE_PERMISSIONS, so a
new role is tried by itself. `may` names roles instead, where more than a permission decides (the requester of a request,
say; then `perm` is what they need besides). `scope` is what a token must carry: each cell of the REST API has one, the wire
has those of models. `names_objects=False` is for what names none of a tenant's objects: whoever is in `may` gets through and is
shown the own ones (OPEN_TO_ALL), everybody else is forbidden (`perm=Permission.OPERATE`: operators of the platform alone). The
tests of this folder then try each cell as everybody (roles that hold the very same take turns), with tokens of other scopes,
on objects of other tenants, in suspended and archived tenants, and with each guard on its way removed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cache
from typing import Any
from uuid import UUID

from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver
from ninja import NinjaAPI

from apps.audit.events import EventKind
from apps.features import services
from apps.features.definitions.values import Definitions
from apps.tenants import access
from apps.tenants.api_auth import ANY_TOKEN
from apps.tenants.choices import ROLE_PERMISSIONS, Permission, Scope
from platform_portal.api import api
from tests.contracts.stage import CONTRIBUTOR, SIGNED_IN, Target
from tests.factories.objects import LOOSE_FILE

Make = Callable[[Target], Any]


class Door(Enum):
    """How a caller shows who calls, and hears that it is nobody."""

    PUBLIC = "public"
    PAGE = "page"
    API = "api"
    MLFLOW = "mlflow"


NOBODY: frozenset[str] = frozenset()


def holders(perm: Permission) -> frozenset[str]:
    """Return the roles that hold a permission in a tenant."""
    return frozenset(str(role) for role, held in ROLE_PERMISSIONS.items() if perm in held)


@dataclass(frozen=True)
class Cell:
    """One method of a route: who gets through, with what, and what is answered.

    `names_objects` says that path or body name a tenant's objects; without it strangers get through like members and
    are shown their own, which is nothing.
    """

    # Empty until it is made: whoever holds `perm`.
    may: frozenset[str] | None = None
    ok: int = 200
    body: Make = lambda t: {}
    names_objects: bool = True
    writes: bool = False
    perm: Permission = Permission.VIEW
    # None: not declared, which fails where tokens are taken. ANY_TOKEN: none in particular.
    scope: str | None = None
    # What is answered where the tenant is suspended or archived, if it is not refused there for that.
    while_suspended: int | None = None

    def __post_init__(self) -> None:
        if self.may is None:
            object.__setattr__(self, "may", holders(self.perm))

    @property
    def people(self) -> frozenset[str]:
        """The roles that get through."""
        return self.may or NOBODY

    @property
    def is_stopped_by_suspension(self) -> bool:
        """Whether a suspended tenant refuses it: all but looking, and what `access.SAFE` still allows to do."""
        changes = self.perm not in access.SAFE or (self.writes and self.perm == Permission.VIEW)
        return self.names_objects and changes


@dataclass(frozen=True)
class Route:
    door: Door
    path: Make
    methods: dict[str, Cell] = field(default_factory=dict)


# Their requester is the contributor.
REQUESTERS = frozenset({CONTRIBUTOR})
OPEN_TO_ALL = Cell(may=SIGNED_IN, names_objects=False)
PLAN = [{"weight": 20, "seconds": 60}]
EMPTY_PROJECT = services.definitions_etag(Definitions("new"))
UNKNOWN_FORM = "00000000-0000-4000-8000-000000000000"


def _read(body: Make = lambda t: {}, **more: Any) -> Cell:
    return Cell(body=body, **more)


def _write(body: Make = lambda t: {}, *, perm: Permission = Permission.REGISTER, **more: Any) -> Cell:
    return Cell(perm=perm, body=body, writes=True, **more)


def _own(scope: str) -> Cell:
    """Declare a list of one's own, for a token with `scope`."""
    return Cell(may=SIGNED_IN, names_objects=False, scope=scope)


def _page(path: Make, **methods: Cell) -> Route:
    return Route(Door.PAGE, path, methods)


def _rest(path: str, **methods: Cell) -> Route:
    return Route(
        Door.API,
        lambda t: "/api/v1" + path.format(**vars(t)),
        methods,
    )


MEMBER = "/tenants/{tenant}/members/person/{tenant}-viewer"
OPERATION = f"/operations/{UUID(int=0)}"


def _administered(body: Make = lambda t: {}, **more: Any) -> Cell:
    """Declare what administrators of a tenant change."""
    return _write(body, perm=Permission.ADMINISTER, scope=Scope.TENANTS_WRITE, **more)


def _described() -> Cell:
    """Declare the description of a model or version, which whoever registers writes."""
    return _write(lambda t: {"description": "Described."}, scope=Scope.MODELS_WRITE)


PUBLIC = {
    "operations:healthz": Route(Door.PUBLIC, lambda t: "/healthz", {"GET": OPEN_TO_ALL}),
    # Whether all parts answer is not what is tested here.
    "operations:readyz": Route(Door.PUBLIC, lambda t: "/readyz", {"GET": OPEN_TO_ALL}),
    # Open to this machine, where the tests run; tests/operations shows that nobody else finds it.
    "operations:metrics": Route(Door.PUBLIC, lambda t: "/metrics", {"GET": OPEN_TO_ALL}),
    "account_login": Route(
        Door.PUBLIC, lambda t: "/accounts/login/", {"GET": OPEN_TO_ALL, "POST": OPEN_TO_ALL}
    ),
    "account_logout": Route(
        Door.PUBLIC, lambda t: "/accounts/logout/", {"GET": OPEN_TO_ALL, "POST": OPEN_TO_ALL}
    ),
    # Whoever is in the middle of signing in; everybody else is sent on.
    "mfa_authenticate": Route(
        Door.PUBLIC, lambda t: "/accounts/login/code/", {"GET": OPEN_TO_ALL, "POST": OPEN_TO_ALL}
    ),
    # No provider is configured here: these two answer nobody.
    "oidc_login": Route(Door.PUBLIC, lambda t: "/accounts/provider/main/login/", {"POST": OPEN_TO_ALL}),
    "oidc_callback": Route(Door.PUBLIC, lambda t: "/accounts/provider/main/callback/", {"GET": OPEN_TO_ALL}),
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
    "search": _page(lambda t: "/search/?q=fraud", GET=OPEN_TO_ALL),
    # Whoever is in no access session ends none.
    "operations:operator-access-end": _page(
        lambda t: "/operator-access/end/", POST=Cell(SIGNED_IN, 302, names_objects=False, writes=True)
    ),
    "account_me": _page(lambda t: "/accounts/me/", GET=OPEN_TO_ALL),
    "account_revoke_other_sessions": _page(
        lambda t: "/accounts/me/sessions/revoke-others/",
        POST=Cell(SIGNED_IN, 302, names_objects=False, writes=True),
    ),
    # Forms about the own account: what is sent here is empty, and so is what they do.
    "account_change_password": _page(lambda t: "/accounts/me/password/", GET=OPEN_TO_ALL, POST=OPEN_TO_ALL),
    "account_reauthenticate": _page(lambda t: "/accounts/confirm/", GET=OPEN_TO_ALL, POST=OPEN_TO_ALL),
    "mfa_activate_totp": _page(
        lambda t: "/accounts/me/second-factor/add/", GET=OPEN_TO_ALL, POST=OPEN_TO_ALL
    ),
    "mfa_generate_recovery_codes": _page(
        lambda t: "/accounts/me/recovery-codes/", GET=OPEN_TO_ALL, POST=OPEN_TO_ALL
    ),
    # Nothing of anybody here waits to be carried on with.
    "account_carry_on": _page(lambda t: "/accounts/carry-on/", GET=Cell(SIGNED_IN, 404, names_objects=False)),
    "account_carry_on_send": _page(
        lambda t: f"/accounts/carry-on/{UNKNOWN_FORM}/",
        POST=Cell(SIGNED_IN, 404, names_objects=False),
    ),
    "account_carry_on_discard": _page(
        lambda t: f"/accounts/carry-on/{UNKNOWN_FORM}/discard/",
        POST=Cell(SIGNED_IN, 404, names_objects=False),
    ),
    # Nobody here has a second factor.
    "mfa_reauthenticate": _page(
        lambda t: "/accounts/confirm/code/",
        GET=Cell(SIGNED_IN, 302, names_objects=False),
        POST=Cell(SIGNED_IN, 302, names_objects=False),
    ),
    "mfa_deactivate_totp": _page(
        lambda t: "/accounts/me/second-factor/remove/",
        GET=Cell(SIGNED_IN, 404, names_objects=False),
        POST=Cell(SIGNED_IN, 404, names_objects=False),
    ),
    "registry:model-list": _page(lambda t: "/models/", GET=OPEN_TO_ALL),
    "registry:model-detail": _page(lambda t: f"/models/{t.tenant}/{t.model}/", GET=_read()),
    "registry:version-detail": _page(
        lambda t: f"/models/{t.tenant}/{t.model}/versions/{t.version}/", GET=_read()
    ),
    "registry:version-inputs": _page(
        lambda t: f"/models/{t.tenant}/{t.model}/versions/{t.version}/inputs/",
        GET=_read(),
        POST=_write(
            lambda t: {"tenant": t.tenant, "features": "driver_stats", "etag": t.inputs},
            perm=Permission.PUBLISH,
            ok=302,
        ),
    ),
    # Which node they are about stands in the query: tests/catalog tries those of other tenants.
    "catalog:catalog": _page(lambda t: "/catalog/", GET=OPEN_TO_ALL),
    "catalog:graph": _page(lambda t: "/catalog/graph/", GET=OPEN_TO_ALL),
    "catalog:impact": _page(lambda t: "/catalog/impact/", GET=OPEN_TO_ALL),
    "approvals:queue": _page(lambda t: "/approvals/", GET=OPEN_TO_ALL),
    "approvals:badge": _page(lambda t: "/approvals/badge/", GET=OPEN_TO_ALL),
    "approvals:detail": _page(lambda t: f"/approvals/{t.request}/", GET=_read()),
    "approvals:vote": _page(
        lambda t: f"/approvals/{t.request}/vote/",
        POST=_write(lambda t: {"digest": t.digest, "decision": "approve"}, perm=Permission.VOTE, ok=302),
    ),
    "approvals:comment": _page(
        lambda t: f"/approvals/{t.request}/comment/",
        POST=_write(lambda t: {"text": "Fine."}, perm=Permission.COMMENT, ok=302),
    ),
    "approvals:withdraw": _page(
        lambda t: f"/approvals/{t.request}/withdraw/",
        POST=_write(may=REQUESTERS, perm=Permission.VIEW, ok=302),
    ),
    "approvals:reconsider": _page(
        lambda t: f"/approvals/{t.request}/reconsider/",
        POST=_write(may=REQUESTERS | holders(Permission.VOTE), perm=Permission.VIEW, ok=302),
    ),
    "rollouts:promotion-request": _page(
        lambda t: f"/models/{t.tenant}/{t.free_model}/request/",
        GET=_read(perm=Permission.REQUEST),
        # An open request asks for the same: the form is shown again with that refusal.
        POST=_write(
            lambda t: {
                "version": "1",
                "alias": "champion",
                "plan": "fast",
                "reason": "Better.",
            },
            perm=Permission.REQUEST,
            ok=409,
        ),
    ),
    "features:list": _page(lambda t: "/features/", GET=OPEN_TO_ALL),
    "features:view-detail": _page(lambda t: f"/features/views/{t.feature_view}/", GET=_read()),
    "features:service-detail": _page(lambda t: f"/features/services/{t.feature_service}/", GET=_read()),
    "features:view-state": _page(
        lambda t: f"/features/views/{t.feature_view}/state/",
        POST=_write(lambda t: {"state": "active"}, perm=Permission.PUBLISH, ok=302),
    ),
    "features:stores": _page(lambda t: "/features/stores/", GET=OPEN_TO_ALL),
    "features:store-new": _page(
        lambda t: f"/features/stores/new/{t.tenant}/",
        GET=_read(perm=Permission.PUBLISH),
        POST=_write(
            lambda t: {"name": "new", "source": "url", "location": "https://93.184.216.34/registry.db"},
            perm=Permission.PUBLISH,
            ok=302,
        ),
    ),
    "features:store": _page(lambda t: f"/features/stores/{t.feature_store}/", GET=_read()),
    "features:store-settings": _page(
        lambda t: f"/features/stores/{t.feature_store}/settings/",
        GET=_read(perm=Permission.PUBLISH),
        # Without the tag of what was read the form is shown again.
        POST=_write(
            lambda t: {"name": "feast", "location": "https://93.184.216.34/registry.db"},
            perm=Permission.PUBLISH,
            ok=409,
        ),
    ),
    "features:store-sync": _page(
        lambda t: f"/features/stores/{t.feature_store}/sync/",
        POST=_write(perm=Permission.PUBLISH, ok=302),
    ),
    "features:store-acknowledge": _page(
        lambda t: f"/features/stores/{t.feature_store}/acknowledge/",
        POST=_write(lambda t: {"digest": t.registry_digest}, perm=Permission.VOTE, ok=302),
    ),
    "features:sync": _page(
        lambda t: f"/features/stores/{t.feature_store}/syncs/{t.feature_sync}/", GET=_read()
    ),
    "features:define": _page(lambda t: "/features/define/", GET=OPEN_TO_ALL),
    "features:define-project": _page(
        lambda t: f"/features/{t.tenant}/define/",
        GET=_read(perm=Permission.PUBLISH),
        POST=_write(
            lambda t: {"text": "project: new", "act": "apply", "etag": EMPTY_PROJECT},
            perm=Permission.PUBLISH,
            ok=302,
        ),
    ),
    # It writes nothing: what it shows is sent to the page of the document.
    "features:define-view": _page(
        lambda t: f"/features/{t.tenant}/define/view/",
        GET=_read(perm=Permission.PUBLISH),
        POST=_write(
            lambda t: {
                "project": "new",
                "name": "v",
                "source": "s",
                "path": "p",
                "timestamp_field": "t",
                "features": "a Int64",
            },
            perm=Permission.PUBLISH,
        ),
    ),
    "features:repository": _page(
        lambda t: f"/features/{t.tenant}/repository.zip?project=telecom", GET=_read()
    ),
    "rollouts:list": _page(lambda t: "/rollouts/", GET=OPEN_TO_ALL),
    "rollouts:detail": _page(lambda t: f"/rollouts/{t.rollout}/", GET=_read()),
    "rollouts:abort": _page(
        lambda t: f"/rollouts/{t.rollout}/abort/",
        POST=_write(lambda t: {"reason": "Stop."}, perm=Permission.ABORT, ok=302),
    ),
}

# Who administers a tenant reads about it while it is suspended, too.
ADMINISTRATORS = holders(Permission.ADMINISTER)
OPERATORS = holders(Permission.OPERATE)


def _tenant(path: str, **methods: Cell) -> Route:
    return _page(lambda t: f"/tenants/{t.tenant}/{path}", **methods)


def _administers(body: Make = lambda t: {}, ok: int = 302, **more: Any) -> Cell:
    return _write(lambda t: {"tenant": t.tenant, **body(t)}, perm=Permission.ADMINISTER, ok=ok, **more)


TENANTS = {
    "tenants:tokens": _page(
        lambda t: "/accounts/tokens/",
        GET=OPEN_TO_ALL,
        POST=Cell(
            SIGNED_IN,
            ok=302,
            body=lambda t: {"name": "laptop", "scopes": ["models:read"], "days": "1"},
            names_objects=False,
            writes=True,
            while_suspended=302,
        ),
    ),
    # Nobody's token.
    "tenants:token-revoke": _page(
        lambda t: "/accounts/tokens/0/revoke/",
        POST=Cell(SIGNED_IN, 404, names_objects=False, writes=True, while_suspended=404),
    ),
    # Nobody's account.
    "tenants:account-retire": _page(
        lambda t: f"/accounts/service-accounts/{UUID(int=0)}/deactivate/",
        POST=Cell(SIGNED_IN, 404, names_objects=False, writes=True, while_suspended=404),
    ),
    "tenants:list": _page(lambda t: "/tenants/", GET=OPEN_TO_ALL),
    "tenants:why": _page(lambda t: "/tenants/access/", GET=OPEN_TO_ALL),
    "catalog:backstage": _tenant(
        "backstage/",
        GET=_read(),
        POST=_write(
            lambda t: {"tenant": t.tenant, "name": "Backstage", "days": "30"},
            perm=Permission.PUBLISH,
            ok=302,
        ),
    ),
    "catalog:backstage-import": _tenant(
        "backstage/import/",
        POST=_write(
            lambda t: {"tenant": t.tenant, "text": "kind: Location"}, perm=Permission.PUBLISH, ok=200
        ),
    ),
    "catalog:feed-revoke": _page(
        lambda t: f"/tenants/{t.tenant}/backstage/{t.feed}/revoke/",
        POST=_write(lambda t: {"tenant": t.tenant}, perm=Permission.PUBLISH, ok=302),
    ),
    "tenants:overview": _tenant("", GET=_read()),
    "tenants:roles": _tenant("roles/", GET=_read()),
    "tenants:access": _tenant("access/", GET=_read()),
    "tenants:status": _tenant(
        "status/",
        POST=_write(
            lambda t: {"tenant": t.tenant, "act": "suspend", "reason": "Unpaid."},
            may=OPERATORS,
            perm=Permission.OPERATE,
            ok=302,
            # It is suspended already.
            while_suspended=409,
        ),
    ),
    "tenants:quota": _tenant(
        "quota/",
        POST=_write(
            lambda t: {"tenant": t.tenant, "models": "9", "etag": t.limits},
            may=OPERATORS,
            perm=Permission.OPERATE,
            ok=302,
            while_suspended=302,
        ),
    ),
    "tenants:members": _tenant(
        "members/",
        GET=_read(),
        POST=_administers(lambda t: {"kind": "person", "name": "outsider", "role": "viewer"}),
    ),
    "tenants:member-remove": _tenant("members/remove/", POST=_administers(lambda t: {"membership": "0"})),
    "tenants:suggest": _tenant("members/suggest/", GET=_read(may=ADMINISTRATORS)),
    "tenants:accounts": _tenant(
        "accounts/",
        GET=_read(may=ADMINISTRATORS),
        POST=_administers(lambda t: {"username": "a-robot", "role": "viewer"}),
    ),
    # An account that is not there, which only those who administer are told.
    "tenants:account-remove": _tenant(f"accounts/{UUID(int=0)}/remove/", POST=_administers(ok=404)),
    "tenants:shares": _tenant("shares/", GET=_read(may=ADMINISTRATORS)),
    "tenants:share-revoke": _tenant(
        "shares/revoke/", POST=_administers(lambda t: {"kind": "model", "holder": "user", "share": "0"})
    ),
    "tenants:share": _page(
        lambda t: f"/tenants/{t.tenant}/shares/model/{t.model}/",
        GET=_read(may=ADMINISTRATORS),
        POST=_administers(lambda t: {"kind": "person", "name": "outsider", "etag": t.share}),
    ),
    "tenants:tenant-tokens": _tenant("tokens/", GET=_read(may=ADMINISTRATORS)),
    "tenants:tenant-token-revoke": _tenant(
        "tokens/0/revoke/", POST=_administers(ok=404, while_suspended=404)
    ),
    "tenants:settings": _tenant(
        "settings/",
        GET=_read(may=ADMINISTRATORS),
        POST=_administers(
            lambda t: {
                "name": "Acme",
                "time_zone": "UTC",
                "days": "1",
                "start": "09:00",
                "end": "17:00",
                "etag": t.settings,
            }
        ),
    ),
}

# About oneself: what is sent here is nobody's, or as it was.
_NOTICE = f"/notifications/{UUID(int=0)}"
_OWN_WRITE = Cell(SIGNED_IN, 302, names_objects=False, writes=True)
_NO_NOTICE = Cell(SIGNED_IN, 404, names_objects=False, writes=True)
# A webhook that is not there, which only those who administer are told.
_WEBHOOK = f"webhooks/{UUID(int=0)}/"

NOTIFICATIONS = {
    "notifications:list": _page(lambda t: "/notifications/", GET=OPEN_TO_ALL),
    "notifications:badge": _page(lambda t: "/notifications/badge/", GET=OPEN_TO_ALL),
    "notifications:preferences": _page(
        lambda t: "/notifications/preferences/",
        GET=OPEN_TO_ALL,
        POST=Cell(
            SIGNED_IN,
            302,
            body=lambda t: {f"{kind}_mail": "never" for kind in EventKind},
            names_objects=False,
            writes=True,
        ),
    ),
    "notifications:read-all": _page(lambda t: "/notifications/read/", POST=_OWN_WRITE),
    "notifications:undo": _page(
        lambda t: "/notifications/undo/",
        POST=Cell(
            SIGNED_IN,
            302,
            body=lambda t: {"marked": "2026-01-01T00:00:00+00:00"},
            names_objects=False,
            writes=True,
        ),
    ),
    "notifications:open": _page(lambda t: f"{_NOTICE}/open/", POST=_NO_NOTICE),
    "notifications:read": _page(lambda t: f"{_NOTICE}/read/", POST=_NO_NOTICE),
    "notifications:unread": _page(lambda t: f"{_NOTICE}/unread/", POST=_NO_NOTICE),
    "notifications:webhooks": _tenant(
        "webhooks/",
        GET=_read(may=ADMINISTRATORS),
        POST=_administers(
            lambda t: {"name": "pager", "url": "https://93.184.216.34/hook", "format": "standard"}
        ),
    ),
    "notifications:webhook": _tenant(
        _WEBHOOK,
        GET=_read(may=ADMINISTRATORS, ok=404),
        POST=_administers(ok=404, while_suspended=404),
    ),
    "notifications:webhook-act": _tenant(f"{_WEBHOOK}test/", POST=_administers(ok=404, while_suspended=404)),
    "notifications:delivery-replay": _tenant(
        f"{_WEBHOOK}deliveries/{UUID(int=0)}/replay/", POST=_administers(ok=404, while_suspended=404)
    ),
}

_NEW_CONNECTION = {"kind": "http", "name": "brand-new", "address": "https://93.184.216.34/health"}

CONNECTIONS = {
    "connections:list": _tenant(
        "connections/",
        GET=_read(),
        POST=_administers(lambda t: _NEW_CONNECTION),
    ),
    "connections:connection": _page(
        lambda t: f"/tenants/{t.tenant}/connections/{t.connection_id}/",
        GET=_read(),
        POST=_administers(
            lambda t: {
                "kind": "prometheus",
                "name": "metrics",
                "address": "https://93.184.216.34/",
                "username": "reader",
                "secret": "anew",
                "etag": t.connection,
            }
        ),
    ),
    # Nobody answers the connection of the stage.
    "connections:act": _page(
        lambda t: f"/tenants/{t.tenant}/connections/{t.connection_id}/test/", POST=_administers()
    ),
}

_MAPPING = {"namespace": "unresolved:x", "to_namespace": "s3://lake"}
_EVENT = {
    "eventTime": "2026-03-01T12:00:00Z",
    "eventType": "START",
    "run": {"runId": "of-the-routes"},
    "job": {"namespace": "jobs", "name": "of-the-routes"},
}

LINEAGE = {
    "lineage:dataset-list": _page(lambda t: "/lineage/", GET=OPEN_TO_ALL),
    "lineage:job-list": _page(lambda t: "/lineage/jobs/", GET=OPEN_TO_ALL),
    "lineage:unresolved": _page(lambda t: "/lineage/unresolved/", GET=OPEN_TO_ALL),
    "lineage:mapping-list": _page(lambda t: "/lineage/mappings/", GET=OPEN_TO_ALL),
    "lineage:job-detail": _page(lambda t: f"/lineage/jobs/{t.job}/", GET=_read()),
    "lineage:dataset-detail": _page(lambda t: f"/lineage/datasets/{t.dataset}/", GET=_read()),
    "lineage:owners": _page(
        lambda t: f"/lineage/datasets/{t.dataset}/owners/",
        POST=_write(
            lambda t: {"tenant": t.tenant, "people": f"{t.tenant}-viewer", "etag": t.owners},
            may=holders(Permission.PUBLISH) | holders(Permission.ADMINISTER),
            perm=Permission.PUBLISH,
            ok=302,
        ),
    ),
    "lineage:mapping-create": _page(
        lambda t: f"/lineage/{t.tenant}/mappings/new/",
        GET=_read(perm=Permission.PUBLISH),
        POST=_write(lambda t: {"tenant": t.tenant, **_MAPPING}, perm=Permission.PUBLISH, ok=302),
    ),
    "lineage:mapping-remove": _page(
        lambda t: f"/lineage/mappings/{t.mapping}/remove/",
        POST=_write(lambda t: {"tenant": t.tenant}, perm=Permission.PUBLISH, ok=302),
    ),
    # The same door as the operation of REST.
    "lineage:openlineage": Route(
        Door.API,
        lambda t: f"/openlineage/{t.tenant}/api/v1/lineage",
        {"POST": _write(lambda t: _EVENT, perm=Permission.PUBLISH, scope=Scope.LINEAGE_WRITE, ok=201)},
    ),
}

REST = {
    "api-1:send_events": _rest(
        "/lineage?tenant={tenant}",
        POST=_write(lambda t: _EVENT, perm=Permission.PUBLISH, scope=Scope.LINEAGE_WRITE, ok=201),
    ),
    "api-1:list_datasets": _rest("/lineage/datasets", GET=_own(Scope.LINEAGE_READ)),
    "api-1:list_jobs": _rest("/lineage/jobs", GET=_own(Scope.LINEAGE_READ)),
    "api-1:get_node": _rest("/lineage/nodes/{dataset}", GET=_read(scope=Scope.LINEAGE_READ)),
    "api-1:get_owners": _rest("/lineage/nodes/{dataset}/owners", GET=_read(scope=Scope.LINEAGE_READ)),
    "api-1:set_owners": _rest(
        "/lineage/nodes/{dataset}/owners",
        PUT=_write(
            lambda t: {"people": [f"{t.tenant}-viewer"]},
            may=holders(Permission.PUBLISH) | holders(Permission.ADMINISTER),
            perm=Permission.PUBLISH,
            scope=Scope.LINEAGE_WRITE,
        ),
    ),
    "api-1:list_mappings": _rest("/lineage/mappings", GET=_own(Scope.LINEAGE_READ)),
    "api-1:create_mapping": _rest(
        "/lineage/mappings",
        POST=_write(
            lambda t: {"tenant": t.tenant, **_MAPPING},
            perm=Permission.PUBLISH,
            scope=Scope.LINEAGE_WRITE,
            ok=201,
        ),
    ),
    "api-1:delete_mapping": _rest(
        "/lineage/mappings/{mapping}",
        DELETE=_write(perm=Permission.PUBLISH, scope=Scope.LINEAGE_WRITE, ok=204),
    ),
    "api-1:me": _rest("/me", GET=_own(ANY_TOKEN)),
    "api-1:list_tenants": _rest("/tenants", GET=_own(ANY_TOKEN)),
    "api-1:create_tenant": _rest(
        "/tenants",
        POST=_write(
            lambda t: {"slug": "initech", "name": "Initech"},
            perm=Permission.OPERATE,
            names_objects=False,
            scope=Scope.TENANTS_WRITE,
            ok=201,
        ),
    ),
    "api-1:get_tenant": _rest("/tenants/{tenant}", GET=_read(scope=ANY_TOKEN)),
    "api-1:update_tenant": _rest("/tenants/{tenant}", PATCH=_administered(lambda t: {"time_zone": "UTC"})),
    "api-1:list_members": _rest("/tenants/{tenant}/members", GET=_read(scope=Scope.TENANTS_READ)),
    "api-1:add_member": _rest(
        "/tenants/{tenant}/members",
        POST=_administered(lambda t: {"name": "outsider", "role": "viewer"}, ok=201),
    ),
    "api-1:get_member": _rest(MEMBER, GET=_read(scope=Scope.TENANTS_READ)),
    "api-1:change_member": _rest(MEMBER, PUT=_administered(lambda t: {"roles": ["product"]})),
    "api-1:remove_member": _rest(MEMBER, DELETE=_administered(ok=204)),
    "api-1:list_connections": _rest("/tenants/{tenant}/connections", GET=_read(scope=Scope.TENANTS_READ)),
    "api-1:create_connection": _rest(
        "/tenants/{tenant}/connections", POST=_administered(lambda t: _NEW_CONNECTION, ok=201)
    ),
    "api-1:get_connection": _rest(
        "/tenants/{tenant}/connections/metrics", GET=_read(scope=Scope.TENANTS_READ)
    ),
    "api-1:update_connection": _rest(
        "/tenants/{tenant}/connections/metrics", PATCH=_administered(lambda t: {"name": "renamed"})
    ),
    # What leads outside may be shut whenever.
    "api-1:remove_connection": _rest(
        "/tenants/{tenant}/connections/metrics", DELETE=_administered(ok=204, while_suspended=204)
    ),
    "api-1:probe_connection": _rest("/tenants/{tenant}/connections/metrics/test", POST=_administered()),
    "api-1:list_audit_entries": _rest(
        "/tenants/{tenant}/audit", GET=_read(may=ADMINISTRATORS, scope=Scope.AUDIT_READ)
    ),
    "api-1:list_operations": _rest("/operations", GET=_own(Scope.OPERATIONS_READ)),
    # It is not there: tests/operations/test_api.py shows who may follow and cancel one.
    "api-1:get_operation": _rest(
        OPERATION, GET=Cell(SIGNED_IN, 404, names_objects=False, scope=Scope.OPERATIONS_READ)
    ),
    "api-1:cancel_operation": _rest(
        f"{OPERATION}/cancel",
        POST=Cell(SIGNED_IN, 404, names_objects=False, scope=Scope.OPERATIONS_CANCEL),
    ),
    "api-1:list_change_requests": _rest("/change-requests", GET=_own(Scope.APPROVALS_READ)),
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
            perm=Permission.REQUEST,
            scope=Scope.APPROVALS_REQUEST,
            ok=409,
        ),
    ),
    "api-1:get_change_request": _rest("/change-requests/{request}", GET=_read(scope=Scope.APPROVALS_READ)),
    "api-1:vote": _rest(
        "/change-requests/{request}/votes",
        POST=_write(
            lambda t: {"digest": t.digest, "decision": "approve"},
            perm=Permission.VOTE,
            scope=Scope.APPROVALS_VOTE,
        ),
    ),
    "api-1:withdraw": _rest(
        "/change-requests/{request}/withdraw",
        POST=_write(may=REQUESTERS, perm=Permission.VIEW, scope=Scope.APPROVALS_REQUEST),
    ),
    "api-1:list_models": _rest("/models", GET=_own(Scope.MODELS_READ)),
    "api-1:create_model": _rest(
        "/models",
        POST=_write(lambda t: {"tenant": t.tenant, "name": "brand-new"}, scope=Scope.MODELS_WRITE, ok=201),
    ),
    "api-1:get_model": _rest("/models/{tenant}/{free_model}", GET=_read(scope=Scope.MODELS_READ)),
    "api-1:update_model": _rest("/models/{tenant}/{free_model}", PATCH=_described()),
    "api-1:list_versions": _rest(
        "/models/{tenant}/{free_model}/versions", GET=_read(scope=Scope.MODELS_READ)
    ),
    "api-1:get_version": _rest(
        "/models/{tenant}/{free_model}/versions/1", GET=_read(scope=Scope.MODELS_READ)
    ),
    "api-1:get_version_inputs": _rest(
        "/models/{tenant}/{free_model}/versions/1/inputs", GET=_read(scope=Scope.LINEAGE_READ)
    ),
    "api-1:set_version_inputs": _rest(
        "/models/{tenant}/{free_model}/versions/1/inputs",
        PUT=_write(
            lambda t: {"features": ["driver_stats"]}, perm=Permission.PUBLISH, scope=Scope.LINEAGE_WRITE
        ),
    ),
    "api-1:find_impact": _rest(
        "/impact",
        POST=_read(
            lambda t: {"tenant": t.tenant, "change": {"feature_view": {"project": "p", "name": "n"}}},
            scope=Scope.LINEAGE_READ,
        ),
    ),
    "api-1:export_backstage": _rest(
        "/catalog/backstage.yaml?tenant={tenant}", GET=_read(scope=Scope.LINEAGE_READ)
    ),
    "api-1:import_backstage": _rest(
        "/catalog/backstage?tenant={tenant}", POST=_write(perm=Permission.PUBLISH, scope=Scope.LINEAGE_WRITE)
    ),
    "api-1:list_feeds": _rest("/catalog/feeds?tenant={tenant}", GET=_read(scope=Scope.LINEAGE_READ)),
    "api-1:create_feed": _rest(
        "/catalog/feeds",
        POST=_write(
            lambda t: {"tenant": t.tenant, "name": "Backstage"},
            perm=Permission.PUBLISH,
            scope=Scope.LINEAGE_WRITE,
            ok=201,
        ),
    ),
    "api-1:revoke_feed": _rest(
        "/catalog/feeds/{feed}",
        DELETE=_write(perm=Permission.PUBLISH, scope=Scope.LINEAGE_WRITE, ok=204),
    ),
    "api-1:update_version": _rest("/models/{tenant}/{free_model}/versions/1", PATCH=_described()),
    # Nothing here has a tag of this key, nor this alias: whoever may see the model is told so.
    "api-1:get_model_tag": _rest(
        "/models/{tenant}/{free_model}/tags/k", GET=_read(scope=Scope.MODELS_READ, ok=404)
    ),
    "api-1:set_model_tag": _rest(
        "/models/{tenant}/{free_model}/tags/k",
        PUT=_write(lambda t: {"value": "v"}, scope=Scope.MODELS_WRITE),
    ),
    "api-1:delete_model_tag": _rest(
        "/models/{tenant}/{free_model}/tags/k", DELETE=_write(scope=Scope.MODELS_WRITE, ok=204)
    ),
    "api-1:get_version_tag": _rest(
        "/models/{tenant}/{free_model}/versions/1/tags/k", GET=_read(scope=Scope.MODELS_READ, ok=404)
    ),
    "api-1:set_version_tag": _rest(
        "/models/{tenant}/{free_model}/versions/1/tags/k",
        PUT=_write(lambda t: {"value": "v"}, scope=Scope.MODELS_WRITE),
    ),
    "api-1:delete_version_tag": _rest(
        "/models/{tenant}/{free_model}/versions/1/tags/k", DELETE=_write(scope=Scope.MODELS_WRITE, ok=204)
    ),
    "api-1:get_alias": _rest(
        "/models/{tenant}/{free_model}/aliases/challenger", GET=_read(scope=Scope.MODELS_READ, ok=404)
    ),
    "api-1:set_alias": _rest(
        "/models/{tenant}/{free_model}/aliases/challenger",
        PUT=_write(lambda t: {"version": 1}, scope=Scope.MODELS_WRITE),
    ),
    "api-1:delete_alias": _rest(
        "/models/{tenant}/{free_model}/aliases/challenger", DELETE=_write(scope=Scope.MODELS_WRITE, ok=204)
    ),
    "api-1:put_definitions": _rest(
        "/features/{tenant}/definitions",
        PUT=_write(lambda t: {"project": "new"}, perm=Permission.PUBLISH, scope=Scope.FEATURES_WRITE, ok=201),
    ),
    "api-1:get_definitions": _rest(
        "/features/{tenant}/definitions?project=telecom", GET=_read(scope=Scope.FEATURES_READ)
    ),
    "api-1:get_repository": _rest(
        "/features/{tenant}/repository.zip?project=telecom", GET=_read(scope=Scope.FEATURES_READ)
    ),
    "api-1:list_feature_views": _rest("/features/{tenant}/views", GET=_read(scope=Scope.FEATURES_READ)),
    "api-1:get_feature_view": _rest(
        "/features/{tenant}/views/telecom/usage", GET=_read(scope=Scope.FEATURES_READ)
    ),
    "api-1:set_feature_view_state": _rest(
        "/features/{tenant}/view-states/telecom/trial",
        POST=_write(lambda t: {"state": "active"}, perm=Permission.PUBLISH, scope=Scope.FEATURES_WRITE),
    ),
    "api-1:list_feature_services": _rest("/features/{tenant}/services", GET=_read(scope=Scope.FEATURES_READ)),
    "api-1:get_feature_service": _rest(
        "/features/{tenant}/services/telecom/churn_v1", GET=_read(scope=Scope.FEATURES_READ)
    ),
    "api-1:list_stores": _rest("/features/stores", GET=_own(Scope.FEATURES_READ)),
    "api-1:create_store": _rest(
        "/features/stores",
        POST=_write(
            lambda t: {
                "tenant": t.tenant,
                "name": "new",
                "source": "url",
                "location": "https://93.184.215.14/registry.db",
            },
            perm=Permission.PUBLISH,
            scope=Scope.FEATURES_WRITE,
            ok=201,
        ),
    ),
    "api-1:get_store": _rest("/features/stores/{feature_store}", GET=_read(scope=Scope.FEATURES_READ)),
    "api-1:update_store": _rest(
        "/features/stores/{feature_store}",
        PATCH=_write(lambda t: {"sync_minutes": 60}, perm=Permission.PUBLISH, scope=Scope.FEATURES_WRITE),
    ),
    "api-1:start_sync": _rest(
        "/features/stores/{feature_store}/sync",
        POST=_write(perm=Permission.PUBLISH, scope=Scope.FEATURES_WRITE, ok=202),
    ),
    "api-1:list_syncs": _rest("/features/stores/{feature_store}/syncs", GET=_read(scope=Scope.FEATURES_READ)),
    "api-1:get_sync": _rest(
        "/features/stores/{feature_store}/syncs/{feature_sync}", GET=_read(scope=Scope.FEATURES_READ)
    ),
    "api-1:acknowledge": _rest(
        "/features/stores/{feature_store}/acknowledge",
        POST=_write(
            lambda t: {"registry_digest": t.registry_digest},
            perm=Permission.VOTE,
            scope=Scope.APPROVALS_VOTE,
        ),
    ),
    "api-1:list_rollouts": _rest("/rollouts", GET=_own(Scope.ROLLOUTS_READ)),
    "api-1:get_rollout": _rest("/rollouts/{rollout}", GET=_read(scope=Scope.ROLLOUTS_READ)),
    "api-1:abort_rollout": _rest(
        "/rollouts/{rollout}/abort", POST=_write(perm=Permission.ABORT, scope=Scope.ROLLOUTS_ABORT)
    ),
}


_CONTRACT = "/contracts/{tenant}/orders"
_CHECK = {"path": "orders.csv", "mode": "warn", "is_enabled": "on"}
CONTRACTS = {
    "contracts:list": _page(lambda t: "/contracts/", GET=OPEN_TO_ALL),
    "contracts:publish": _page(
        lambda t: f"/contracts/+publish/{t.tenant}/",
        GET=_read(perm=Permission.PUBLISH),
        POST=_write(
            lambda t: {"tenant": t.tenant, "text": "apiVersion: v3.1.0\nkind: DataContract\nid: brand-new\n"},
            perm=Permission.PUBLISH,
            ok=302,
        ),
    ),
    "contracts:detail": _page(lambda t: f"/contracts/{t.tenant}/orders/", GET=_read()),
    "contracts:compare": _page(lambda t: f"/contracts/{t.tenant}/orders/compare/", GET=_read()),
    "contracts:version": _page(lambda t: f"/contracts/{t.tenant}/orders/versions/1/", GET=_read()),
    "contracts:file": _page(lambda t: f"/contracts/{t.tenant}/orders/versions/1/file", GET=_read()),
    "contracts:checks": _page(lambda t: f"/contracts/{t.tenant}/orders/checks/", GET=_read()),
    "contracts:check": _page(lambda t: f"/contracts/{t.tenant}/orders/checks/daily/", GET=_read()),
    "contracts:check-run": _page(
        lambda t: f"/contracts/{t.tenant}/orders/checks/daily/runs/{t.check_run}/", GET=_read()
    ),
    "contracts:check-new": _page(
        lambda t: f"/contracts/{t.tenant}/orders/checks/+new/",
        GET=_read(perm=Permission.PUBLISH),
        POST=_write(lambda t: {**_CHECK, "tenant": t.tenant, "name": "new"}, perm=Permission.PUBLISH, ok=302),
    ),
    "contracts:check-edit": _page(
        lambda t: f"/contracts/{t.tenant}/orders/checks/daily/edit/",
        GET=_read(perm=Permission.PUBLISH),
        POST=_write(
            lambda t: {**_CHECK, "tenant": t.tenant, "etag": t.check}, perm=Permission.PUBLISH, ok=302
        ),
    ),
    "contracts:check-start": _page(
        lambda t: f"/contracts/{t.tenant}/orders/checks/daily/run/",
        POST=_write(lambda t: {"tenant": t.tenant}, perm=Permission.PUBLISH, ok=302),
    ),
    "contracts:check-remove": _page(
        lambda t: f"/contracts/{t.tenant}/orders/checks/daily/remove/",
        POST=_write(lambda t: {"tenant": t.tenant}, perm=Permission.PUBLISH, ok=302),
    ),
}
REST |= {
    "api-1:list_checks": _rest(f"{_CONTRACT}/checks", GET=_read(scope=Scope.CONTRACTS_READ)),
    "api-1:start_check": _rest(
        f"{_CONTRACT}/checks",
        POST=_write(
            lambda t: {"check": "daily"}, perm=Permission.PUBLISH, scope=Scope.CONTRACTS_WRITE, ok=202
        ),
    ),
    "api-1:get_check": _rest(f"{_CONTRACT}/checks/daily", GET=_read(scope=Scope.CONTRACTS_READ)),
    "api-1:put_check": _rest(
        f"{_CONTRACT}/checks/daily",
        PUT=_write(lambda t: {"path": "orders.csv"}, perm=Permission.PUBLISH, scope=Scope.CONTRACTS_WRITE),
    ),
    "api-1:delete_check": _rest(
        f"{_CONTRACT}/checks/daily",
        DELETE=_write(perm=Permission.PUBLISH, scope=Scope.CONTRACTS_WRITE, ok=204),
    ),
    "api-1:list_check_runs": _rest(f"{_CONTRACT}/checks/daily/runs", GET=_read(scope=Scope.CONTRACTS_READ)),
    "api-1:get_check_run": _rest(
        f"{_CONTRACT}/checks/daily/runs/{{check_run}}", GET=_read(scope=Scope.CONTRACTS_READ)
    ),
    "api-1:list_check_results": _rest(
        f"{_CONTRACT}/checks/daily/runs/{{check_run}}/results", GET=_read(scope=Scope.CONTRACTS_READ)
    ),
    "api-1:list_contracts": _rest("/contracts", GET=_own(Scope.CONTRACTS_READ)),
    "api-1:get_contract": _rest(_CONTRACT, GET=_read(scope=Scope.CONTRACTS_READ)),
    "api-1:put_contract": _rest(
        _CONTRACT,
        PUT=_write(
            lambda t: {"apiVersion": "v3.1.0", "kind": "DataContract", "id": "orders"},
            perm=Permission.PUBLISH,
            scope=Scope.CONTRACTS_WRITE,
        ),
    ),
    "api-1:get_contract_summary": _rest(f"{_CONTRACT}/summary", GET=_read(scope=Scope.CONTRACTS_READ)),
    "api-1:list_contract_versions": _rest(f"{_CONTRACT}/versions", GET=_read(scope=Scope.CONTRACTS_READ)),
    "api-1:get_contract_consumers": _rest(f"{_CONTRACT}/consumers", GET=_read(scope=Scope.CONTRACTS_READ)),
    # About what is sent alone.
    "api-1:lint_contract": _rest(
        "/contracts:lint",
        POST=Cell(
            SIGNED_IN,
            body=lambda t: {"apiVersion": "v3.1.0", "kind": "DataContract", "id": "x"},
            names_objects=False,
            scope=Scope.CONTRACTS_READ,
        ),
    ),
    "api-1:diff_contracts": _rest(
        "/contracts:diff",
        POST=Cell(
            SIGNED_IN,
            body=lambda t: dict.fromkeys(
                ("before", "after"), "apiVersion: v3.1.0\nkind: DataContract\nid: x\n"
            ),
            names_objects=False,
            scope=Scope.CONTRACTS_READ,
        ),
    ),
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
        "POST": _write(lambda t: _named(t, new_name="other"), perm=Permission.VIEW, ok=NOT_OFFERED)
    },
    "registered-models/delete": {"DELETE": _write(_named, perm=Permission.VIEW, ok=NOT_OFFERED)},
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
        "DELETE": _write(lambda t: _named(t, version="1"), perm=Permission.VIEW, ok=NOT_OFFERED)
    },
    "model-versions/transition-stage": {
        "POST": _write(
            lambda t: _named(t, version="1", stage="Production"), perm=Permission.VIEW, ok=NOT_OFFERED
        )
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
    """Declare the MLflow addresses under `api` or `ajax-api`; both serve the same."""
    root = "mlflow/<slug:tenant>/"

    def route(path: str, methods: dict[str, Cell]) -> Route:
        scoped = {
            method: replace(cell, scope=Scope.MODELS_WRITE if cell.writes else Scope.MODELS_READ)
            for method, cell in methods.items()
        }
        return Route(Door.MLFLOW, lambda t: f"/mlflow/{t.tenant}/{base}/{path}", scoped)

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
        {method: Cell(ok=404, scope=ANY_TOKEN) for method in ("GET", "POST", "PUT", "PATCH", "DELETE")},
    ),
}

# These are about the person in front of the browser, and read nobody's grants.
OF_ONESELF = frozenset(
    {
        "account_revoke_other_sessions",
        "account_reauthenticate",
        "mfa_deactivate_totp",
        "mfa_reauthenticate",
        "notifications:preferences",
        "operations:operator-access-end",
        # Who operates the platform is asked for, and nobody's roles in tenants.
        "api-1:create_tenant",
        # They read the files that are sent, and nothing of anybody.
        "api-1:lint_contract",
        "api-1:diff_contracts",
        # Their own long work.
        "api-1:list_operations",
        "api-1:get_operation",
        "api-1:cancel_operation",
    }
)

ROUTES: dict[str, Route] = {
    **PUBLIC,
    **PAGES,
    **TENANTS,
    **CONNECTIONS,
    **NOTIFICATIONS,
    **LINEAGE,
    **CONTRACTS,
    **REST,
    **WIRE,
}

# The admin has two kinds of pages: those that only show, and these, whose forms call services.
ADMIN_PREFIX = "admin:"
ADMIN_THROUGH_SERVICES = {
    "accounts.groupclaim",
    "accounts.user",
    "auth.group",
    "connections.allowedplace",
    "django_celery_beat.periodictask",
    "tenants.membership",
    "tenants.tenant",
    "tenants.tenantquota",
}


@cache
def existing_routes() -> tuple[tuple[str, URLPattern], ...]:
    """Return each route of the portal with its name, or its path where it has none."""

    def walk(resolver: URLResolver, path: str, names: tuple[str, ...]) -> Iterator[tuple[str, URLPattern]]:
        for entry in resolver.url_patterns:
            here = path + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from walk(entry, here, (*names, entry.namespace) if entry.namespace else names)
            elif names[:1] == ("admin",):
                yield f"{ADMIN_PREFIX}{entry.name or here}", entry
            else:
                yield (":".join((*names, entry.name)) if entry.name else here), entry

    return tuple(walk(get_resolver(), "", ()))


def rest_operations(of: NinjaAPI = api) -> set[tuple[str, str]]:
    """Return the name and the method of each operation of the REST API."""
    return {
        (f"{of.urls_namespace}:{operation.view_func.__name__}", method)
        for router in of._get_bound_routers()
        for view in router.path_operations.values()
        for operation in view.operations
        for method in operation.methods
    }


def twins(name: str) -> bool:
    """Return whether a route is the one under `ajax-api` of another, made by the same code."""
    return "ajax-api/" in name


def cells(*doors: Door, writes: bool | None = None) -> list[tuple[str, str]]:
    """Return the declared (route, method) pairs behind the given doors."""
    return [
        (name, method)
        for name, route in ROUTES.items()
        for method, cell in route.methods.items()
        if route.door in doors and writes in (None, cell.writes)
    ]
