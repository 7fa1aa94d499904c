"""Every form that edits an object carries the version it was opened with, and a stale one is refused.

To declare a new form add it to EDITS or, with the reason why nobody's change can be lost by it, to NO_EDITS; the pages of the
admin that change objects are found by themselves, and need an object in ADMIN_EDITS.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db.models import Model
from django.test import Client, RequestFactory
from django_celery_beat.models import IntervalSchedule, PeriodicTask

from apps.connections.models import Connection
from apps.contracts.models import CheckPlan
from apps.core import switches
from apps.core.models import Switch
from apps.features import services
from apps.features.definitions import writer
from apps.features.models import FeatureStore, FeatureView
from apps.lineage import nodes
from apps.lineage.models import NodeOwner
from apps.notifications import services as notifications
from apps.notifications.models import Webhook
from apps.registry.models import ModelUserShare
from apps.tenants import services as tenants
from apps.tenants.choices import Role
from apps.tenants.models import Tenant, TenantQuota
from apps.tenants.services import groups
from tests.contracts.routes import ADMIN_PREFIX, ROUTES, Door, existing_routes
from tests.factories.cast import TEST, World
from tests.factories.features import PROJECT, define
from tests.factories.forms import form_in, opened
from tests.factories.objects import make_check, make_connection, make_contract
from tests.factories.stores import make_store
from tests.lineage import sending
from tests.operations.operating import browser_of, page_of
from tests.registry.pushing import make_model

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Edit:
    """A form that edits an object, two changes by two people, and what is stored."""

    # The page with the form, and where it is sent; the admin's forms are sent to their own page.
    page: str
    mine: dict[str, Any]
    theirs: dict[str, Any]
    stored: Callable[[], Any]
    action: str = ""
    named: dict[str, str] = field(default_factory=dict)
    # What the button says that is pressed.
    pressed: dict[str, str] = field(default_factory=dict)
    # What the refused page says of both, beside the typed text.
    shows: tuple[str, ...] = ()

    @property
    def sent_to(self) -> str:
        return self.action or self.page.partition("?")[0]


def _settings(world: World) -> Edit:
    return Edit(
        "/tenants/acme/settings/",
        mine={"name": "Acme of mine"},
        theirs={"time_zone": "Europe/Berlin", "name": "Acme of theirs"},
        stored=lambda: Tenant.objects.filter(slug="acme").values("name", "time_zone").get(),
        shows=("Acme of theirs", "Europe/Berlin"),
    )


def _limits(world: World) -> Edit:
    return Edit(
        "/tenants/acme/",
        action="/tenants/acme/quota/",
        mine={"models": "7"},
        theirs={"models": "8", "storage_bytes": "2 GB"},
        stored=lambda: (
            TenantQuota.objects.filter(tenant__slug="acme").values("max_models", "max_storage_bytes").get()
        ),
        shows=("8", "2 GB"),
    )


def _share(world: World) -> Edit:
    make_model(world.acme, "fraud")
    assert world.outsider
    holder = {"kind": "person", "name": "outsider"}
    return Edit(
        "/tenants/acme/shares/model/fraud/",
        mine={**holder, "expires": "2035-01-01"},
        theirs={**holder, "expires": "2036-02-02"},
        stored=lambda: list(ModelUserShare.objects.values_list("expires_at", flat=True)),
        shows=("2036-02-02",),
    )


def _switch(world: World) -> Edit:
    return Edit(
        "/admin/switches/",
        named={"name": "registry.upload"},
        mine={"reason": "Reason of mine"},
        theirs={"reason": "Reason of theirs"},
        stored=lambda: list(Switch.objects.values("name", "is_on", "reason")),
        shows=("Reason of theirs",),
    )


def _webhook(world: World) -> Edit:
    webhook, _ = notifications.create_webhook(
        tenant=world.acme.tenant, name="pager", url="https://93.184.216.34/hook", by=TEST
    )
    return Edit(
        f"/tenants/acme/webhooks/{webhook.pk}/",
        mine={"name": "Pager of mine"},
        theirs={"name": "Pager of theirs", "format": "slack"},
        stored=lambda: Webhook.objects.values("name", "format").get(),
        shows=("Pager of theirs", "Slack"),
    )


def _connection(world: World) -> Edit:
    made = make_connection(world.acme)
    rest = {"kind": "prometheus", "address": "http://127.0.0.1:9/acme", "username": "reader"}
    return Edit(
        f"/tenants/acme/connections/{made.pk}/",
        mine={**rest, "name": "of-mine"},
        theirs={**rest, "name": "of-theirs"},
        stored=lambda: Connection.objects.values("name", "address").get(),
        shows=("of-theirs",),
    )


def _publishes(world: World) -> None:
    """Let the operator of these tests be a contributor as well: operators publish nothing."""
    tenants.assign_role(tenant=world.acme.tenant, user=world.operator, role=Role.CONTRIBUTOR, by=TEST)


def _definitions(world: World) -> Edit:
    _publishes(world)
    define(world.acme, lambda kind: kind)
    _, stored = services.stored(world.acme.tenant, PROJECT)
    text = writer.write(stored)

    def said(description: str) -> str:
        return text.replace("Less.", description)

    return Edit(
        f"/features/acme/define/?project={PROJECT}",
        pressed={"act": "apply"},
        mine={"text": said("Mine.")},
        theirs={"text": said("Theirs.")},
        stored=lambda: FeatureView.objects.values("description").get(name="trial"),
        shows=("Theirs.",),
    )


def _store(world: World) -> Edit:
    _publishes(world)
    made = make_store(world.acme).store
    rest = {"location": "https://93.184.216.34/registry.db", "only_project": "", "sync_minutes": ""}
    return Edit(
        f"/features/stores/{made.pk}/settings/",
        mine={**rest, "name": "of-mine"},
        theirs={**rest, "name": "of-theirs"},
        stored=lambda: FeatureStore.objects.values("name", "location").get(),
        shows=("of-theirs",),
    )


def _check(world: World) -> Edit:
    _publishes(world)
    make_check(world.acme, make_contract(world.acme))
    rest = {"connection": "", "mode": "warn", "is_enabled": "on"}
    return Edit(
        "/contracts/acme/orders/checks/daily/edit/",
        mine={**rest, "path": "mine.csv"},
        theirs={**rest, "path": "theirs.csv"},
        stored=lambda: CheckPlan.objects.values("path", "mode").get(),
        shows=("theirs.csv",),
    )


def _owners(world: World) -> Edit:
    acme = world.acme
    sending.send(acme, sending.event(outputs=[sending.table("orders")]))
    pk = nodes.dataset(sending.NAMESPACE, "orders").node_id(acme.tenant.pk)
    assert acme.viewer
    assert acme.approver
    return Edit(
        f"/lineage/datasets/{pk}/",
        action=f"/lineage/datasets/{pk}/owners/",
        mine={"people": acme.viewer.username},
        theirs={"people": acme.approver.username},
        stored=lambda: list(NodeOwner.objects.values_list("user__username", flat=True)),
        shows=(acme.approver.username,),
    )


EDITS: dict[str, Callable[[World], Edit]] = {
    "lineage:owners": _owners,
    "tenants:settings": _settings,
    "tenants:quota": _limits,
    "tenants:share": _share,
    "connections:connection": _connection,
    "notifications:webhook": _webhook,
    "contracts:check-edit": _check,
    "features:define-project": _definitions,
    "features:store-settings": _store,
    "admin:switches": _switch,
}
NO_EDITS = {
    "lineage:mapping-create": "makes a mapping",
    "lineage:mapping-remove": "removes a mapping, and asks first",
    "account_login": "signs in",
    "account_logout": "signs out",
    "mfa_authenticate": "signs in",
    "oidc_login": "signs in",
    "account_reauthenticate": "confirms who it is",
    "mfa_reauthenticate": "confirms who it is",
    "account_revoke_other_sessions": "revokes sessions",
    "account_change_password": "needs the present password",
    "mfa_activate_totp": "adds a second factor where there is none",
    "mfa_deactivate_totp": "removes the second factor",
    "mfa_generate_recovery_codes": "makes new codes, whatever the old ones were",
    "account_carry_on_send": "sends a kept form on to its own page, which compares",
    "features:define-view": "writes nothing: what it shows is sent to the page of the document, which compares",
    "features:store-new": "makes a store",
    "features:store-sync": "starts a sync, or finds the one under way",
    "features:store-acknowledge": "approves what a registry held, which it names by its digest",
    "features:view-state": "sends the tag of the state and definition that were shown",
    "account_carry_on_discard": "drops a kept form",
    "notifications:preferences": "one's own, and each field says all of it",
    "notifications:read-all": "marks notices as read",
    "notifications:undo": "marks notices as unread",
    "notifications:open": "marks a notice as read",
    "notifications:read": "marks a notice as read",
    "notifications:unread": "marks a notice as unread",
    "connections:list": "makes a connection",
    "connections:act": "tests or removes",
    "contracts:check-new": "makes a check",
    "contracts:check-start": "begins a run",
    "contracts:check-remove": "removes a check",
    "contracts:publish": "makes a version; one opened from a contract carries its tag: tests/data_contracts/test_views.py",
    "notifications:webhooks": "makes a webhook",
    "notifications:webhook-act": "tests, rotates, moves to another state, or removes",
    "notifications:delivery-replay": "sends an event again",
    "operations:operator-access-end": "ends an access session",
    "approvals:vote": "adds a vote, which names the digest that was seen",
    "approvals:comment": "adds a comment",
    "approvals:withdraw": "moves a request out of its state",
    "approvals:reconsider": "checks a request again",
    "rollouts:promotion-request": "opens a request",
    "rollouts:abort": "moves a rollout out of its state",
    "tenants:tokens": "makes a token",
    "tenants:token-revoke": "ends a token",
    "registry:version-inputs": "carries its version, and is not shown to the operators who try these: tests/catalog/test_pages.py",
    "catalog:backstage": "makes a signed address",
    "catalog:backstage-import": "shows what a file means, and takes over what was shown",
    "catalog:feed-revoke": "revokes a signed address",
    "tenants:tenant-token-revoke": "ends a token",
    "tenants:account-retire": "removes an account",
    "tenants:account-remove": "removes an account",
    "tenants:accounts": "makes an account",
    "tenants:members": "gives a role, which is taken away and never edited",
    "tenants:member-remove": "takes a role away",
    "tenants:share-revoke": "revokes a share",
    "tenants:status": "moves a tenant out of its state",
    "admin:operator-access": "begins an access session",
    "admin:login": "signs in",
    "admin:logout": "signs out",
}
# What machines edit beside REST, whose edits take If-Match (test_rest_rules.py). Each call names what it sets and nothing else.
MACHINE_EDITS = {
    "registered-models/update": "MLflow's contract: the last description stays",
    "model-versions/update": "MLflow's contract: the last description stays",
}
# Of the admin's routes of a model: its pages to add, to act and to end change no stored object by a form.
OF_MODELS = re.compile(r"_(changelist|add|history|delete|change|act)$")
READ_ONLY = {"index", "health", "autocomplete", "jsi18n", "app_list", "view_on_site", "password_change_done"}


def _tenant(world: World) -> tuple[Model, dict[str, Any], dict[str, Any]]:
    return world.acme.tenant, {"name": "Acme of mine"}, {"name": "Acme of theirs"}


def _quota(world: World) -> tuple[Model, dict[str, Any], dict[str, Any]]:
    limits = TenantQuota.objects.get(tenant=world.acme.tenant)
    return limits, {"max_models": "7"}, {"max_models": "8", "max_storage_bytes": "2 GB"}


def _group(world: World) -> tuple[Model, dict[str, Any], dict[str, Any]]:
    return groups.create_group(name="Risk", by=TEST), {"name": "Risk of mine"}, {"name": "Risk of theirs"}


def _schedule(world: World) -> tuple[Model, dict[str, Any], dict[str, Any]]:
    every = IntervalSchedule.objects.create(every=10, period="seconds")
    task = PeriodicTask.objects.create(name="x", task="core.sweep_jobs", interval=every)
    return task, {"seconds": "31"}, {"seconds": "62"}


ADMIN_EDITS: dict[type[Model], Callable[[World], tuple[Model, dict[str, Any], dict[str, Any]]]] = {
    Tenant: _tenant,
    TenantQuota: _quota,
    Group: _group,
    PeriodicTask: _schedule,
}


def _of_admin(model: type[Model], world: World) -> Edit:
    obj, mine, theirs = ADMIN_EDITS[model](world)
    return Edit(
        page_of(model, "change", obj.pk),
        mine=mine,
        theirs=theirs,
        stored=lambda: list(model._default_manager.values()),
        shows=tuple(theirs.values()),
    )


def edit_of(name: Any, world: World) -> Edit:
    return EDITS[name](world) if isinstance(name, str) else _of_admin(name, world)


def editable(world: World) -> set[type[Model]]:
    """Return the models whose objects the admin lets an operator change."""
    request = RequestFactory().get("/")
    request.user = world.operator
    return {model for model, page in admin.site._registry.items() if page.has_change_permission(request)}


def send(client: Client, edit: Edit, form: dict[str, Any]) -> Any:
    return client.post(edit.sent_to, {**form, **edit.pressed})


@pytest.fixture
def operator(world: World) -> Client:
    switches.forget()
    return browser_of(world.operator)


def test_forms__all_that_write__are_declared(world: World) -> None:
    posted = {
        name
        for name, route in ROUTES.items()
        if "POST" in route.methods and route.door in (Door.PAGE, Door.PUBLIC)
    }
    posted |= {
        name
        for name, _ in existing_routes()
        if name.startswith(ADMIN_PREFIX)
        and not OF_MODELS.search(name)
        and name.removeprefix(ADMIN_PREFIX) not in READ_ONLY
        and not name.startswith("admin:admin/")
    }
    assert posted - EDITS.keys() - NO_EDITS.keys() == set(), (
        "declare these forms in tests/contracts/test_edits.py"
    )
    assert EDITS.keys() | NO_EDITS.keys() <= posted, "these are declared and do not exist"
    assert EDITS.keys() & NO_EDITS.keys() == set()


def test_admin_pages__all_that_change_objects__are_declared(world: World) -> None:
    assert editable(world) == ADMIN_EDITS.keys(), "declare these pages in tests/contracts/test_edits.py"


def test_machine_routes__all_that_edit__are_declared() -> None:
    edits = {
        name.rpartition("/mlflow/")[2]
        for name, route in ROUTES.items()
        if route.methods.keys() & {"PUT", "PATCH"} and route.door is Door.MLFLOW
    }
    # Files are replaced as a whole, and the last address answers what is not served.
    assert {name for name in edits if "^" not in name} == MACHINE_EDITS.keys()


@pytest.mark.parametrize("name", [*EDITS, *ADMIN_EDITS])
def test_edit__of_a_stale_form__is_refused_shows_both_and_can_be_sent_again(
    world: World, operator: Client, name: Any
) -> None:
    edit = edit_of(name, world)
    mine = opened(operator, edit.page, action=edit.sent_to, **edit.named)
    theirs = opened(operator, edit.page, action=edit.sent_to, **edit.named)
    assert send(operator, edit, {**theirs, **edit.theirs}).status_code == 302
    after = edit.stored()
    refused = send(operator, edit, {**mine, **edit.mine})
    page = refused.content.decode()
    shown = unescape(page)
    assert refused.status_code == 409
    assert "Somebody changed this after you had opened it" in page
    assert edit.stored() == after
    for text in (*edit.mine.values(), *edit.shows):
        assert text in shown
    # What was typed is still there, and replaces what is stored once both were seen.
    again = form_in(page, action=edit.sent_to, at=edit.page, **edit.named)
    assert {key: again[key] for key in edit.mine} == {key: [value] for key, value in edit.mine.items()}
    assert send(operator, edit, again).status_code == 302
    assert edit.stored() != after


@pytest.mark.parametrize("name", [*EDITS, *ADMIN_EDITS])
@pytest.mark.parametrize("tag", [None, "", "0" * 64, "x" * 5000])
def test_edit__without_its_version__is_refused(
    world: World, operator: Client, name: Any, tag: str | None
) -> None:
    edit = edit_of(name, world)
    form = opened(operator, edit.page, action=edit.sent_to, **edit.named)
    before = edit.stored()
    form.pop("etag")
    sent = send(operator, edit, {**form, **edit.mine, **({} if tag is None else {"etag": tag})})
    assert sent.status_code == 409
    assert edit.stored() == before


@pytest.mark.parametrize("name", [*EDITS, *ADMIN_EDITS])
def test_edit__of_a_fresh_form__is_stored(world: World, operator: Client, name: Any) -> None:
    edit = edit_of(name, world)
    before = edit.stored()
    form = opened(operator, edit.page, action=edit.sent_to, **edit.named)
    assert send(operator, edit, {**form, **edit.mine}).status_code == 302
    assert edit.stored() != before


def test_settings__saved_in_the_portal__make_the_admins_form_stale(world: World, operator: Client) -> None:
    page = page_of(Tenant, "change", world.acme.tenant.pk)
    stale = opened(operator, page)
    tenants.update_settings(tenant=world.acme.tenant, by=TEST, name="Acme Corp")
    refused = operator.post(page, {**stale, "time_zone": "Europe/Berlin"})
    assert refused.status_code == 409
    assert "Acme Corp" in refused.content.decode()
    assert Tenant.objects.values_list("name", "time_zone").get(slug="acme") == ("Acme Corp", "UTC")
