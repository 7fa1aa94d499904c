"""A form that was accepted is answered by a redirect, so that a reload of what follows sends nothing again.

The cells of PAGES whose `ok` is a redirect are tried by tests/contracts/test_routes.py. Those that are tried with what is
refused are sent here once more, with what is accepted; those in IN_PLACE answer otherwise, for a reason.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import Client

from apps.accounts.models import GroupClaim, KeptForm, User
from apps.catalog import services as catalog
from apps.connections import services as connections
from apps.connections.models import AllowedPlace
from apps.core import clock
from apps.core.admin import ServiceAdmin
from apps.features import services as features
from apps.notifications import services as notifications
from apps.notifications.models import Notice
from apps.registry.models import Alias
from apps.tenants import services as tenants
from apps.tenants.choices import Role
from apps.tenants.models import Membership, Tenant
from tests.accounts.test_second_factor import ADD, CODES, REMOVE, code_of, first_step, turned_on
from tests.contracts.routes import ROUTES, Door
from tests.factories.cast import PASSWORD, REASON, TEST, World, make_person
from tests.factories.objects import make_connection
from tests.factories.stores import make_store
from tests.operations.operating import act, browser_of, page_of
from tests.registry.pushing import make_model, make_version

pytestmark = pytest.mark.django_db

REDIRECTS = (302, 303)
IN_PLACE = {
    "features:define-view": "shows what would change, and writes nothing",
    "oidc_login": "leads to the provider by a page: the policy for forms names no other host; nothing was changed yet",
    "catalog:backstage-import": "shows what a file means before anything is changed; taking it over redirects",
    "account_carry_on_send": "lets the browser send a kept form to its own view, once: tests/accounts/test_gates.py",
}


def browser(user: User) -> Client:
    return browser_of(user, looking=False)


def _login(world: World) -> Any:
    assert world.outsider
    return Client().post("/accounts/login/", {"login": "outsider", "password": PASSWORD})


def _password(world: World) -> Any:
    new = "a password that nobody had before"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    return browser(world.outsider).post("/accounts/me/password/", form)


def _add_factor(world: World) -> Any:
    client = browser(world.outsider)
    return client.post(ADD, {"code": code_of(client.get(ADD).context["form"].secret)})


def _with_factor(world: World) -> tuple[Client, list[str]]:
    client = browser(make_person("pat"))
    return client, turned_on(client)[1]


def _code(world: World) -> Any:
    _, codes = _with_factor(world)
    fresh = Client()
    return fresh.post(first_step(fresh)["Location"], {"code": codes[0]})


def _confirm_by_code(world: World) -> Any:
    client, codes = _with_factor(world)
    session = client.session
    session["accounts.confirmed_at"] = 0
    session.save()
    return client.post("/accounts/confirm/code/", {"code": codes[0]})


def _promotion(world: World) -> Any:
    acme = world.acme
    model = make_model(acme)
    make_version(acme, model)
    acme.voters()
    form = {"version": "1", "alias": "champion", "plan": "fast", "reason": "Better."}
    assert not Alias.objects.exists()
    return browser(acme.author).post(f"/models/acme/{model.name}/request/", form)


def _feed(world: World) -> Any:
    by = world.acme.author
    feed, _ = catalog.create_feed(tenant=world.acme.tenant, name="a", by=by)
    return browser(by).post(f"/tenants/acme/backstage/{feed.pk}/revoke/", {"tenant": "acme"})


def _revoke(world: World) -> Any:
    token, _ = tenants.issue_token(user=world.outsider, name="a", by=TEST)
    return browser(world.outsider).post(f"/accounts/tokens/{token.pk}/revoke/")


def _revoke_of_tenant(world: World) -> Any:
    token, _ = tenants.issue_token(user=world.acme.author, name="a", tenant=world.acme.tenant, by=TEST)
    return browser(world.acme.tenant_admin).post(f"/tenants/acme/tokens/{token.pk}/revoke/")


def _account(world: World) -> User:
    by = world.acme.tenant_admin
    return tenants.add_service_account(tenant=world.acme.tenant, username="ci", role=Role.VIEWER, by=by)


def _retire(world: World) -> Any:
    account = _account(world)
    return browser(world.acme.tenant_admin).post(f"/accounts/service-accounts/{account.pk}/deactivate/")


def _end_account(world: World) -> Any:
    account = _account(world)
    return browser(world.acme.tenant_admin).post(
        f"/tenants/acme/accounts/{account.pk}/remove/", {"act": "remove"}
    )


def _discard(world: World) -> Any:
    client = browser(world.outsider)
    session = client.session
    session["accounts.confirmed_at"] = 0
    session.save()
    assert client.post("/accounts/tokens/", {"name": "a"}).status_code == 302
    return client.post(f"/accounts/carry-on/{KeptForm.objects.get().pk}/discard/")


def _notice(world: World, act: str) -> Any:
    person = world.acme.viewer
    notice = Notice.objects.create(
        person=person,
        tenant=world.acme.tenant,
        event_id=uuid.uuid4(),
        kind="access",
        title="A role was assigned",
        path="/tenants/acme/",
        occurred_at=clock.now(),
        read_at=clock.now() if act == "unread" else None,
    )
    return browser(person).post(f"/notifications/{notice.pk}/{act}/")


def _webhook(world: World, path: str, **form: str) -> Any:
    by = world.acme.tenant_admin
    webhook, _ = notifications.create_webhook(
        tenant=world.acme.tenant, name="pager", url="https://93.184.216.34/hook", by=by
    )
    delivery = notifications.send_test(webhook=webhook, by=by)
    here = f"/tenants/acme/webhooks/{webhook.pk}/{path.format(delivery=delivery.pk)}"
    etag = notifications.webhook_etag(webhook)
    return browser(by).post(here, {"tenant": "acme", "etag": etag, **form})


def _connection(world: World, act: str = "") -> Any:
    by = world.acme.tenant_admin
    made = make_connection(world.acme)
    form = {"name": "metrics", "address": made.address, "username": "reader", "kind": made.kind}
    etag = connections.connection_etag(made)
    here = f"/tenants/acme/connections/{made.pk}/{act}"
    return browser(by).post(here, {"tenant": "acme", "etag": etag, **form})


def _store(world: World, act: str, **form: str) -> Any:
    made = make_store(world.acme).store
    person = world.acme.approver if act == "acknowledge" else world.acme.author
    here = f"/features/stores/{made.pk}/{act}/"
    return browser(person).post(
        here, {"etag": features.store_etag(made), "digest": made.registry_digest, **form}
    )


_REGISTRY = {"name": "rides", "location": "https://93.184.216.34/registry.db"}
ACCEPTED: dict[str, Callable[[World], Any]] = {
    "account_login": _login,
    "features:store-new": lambda world: browser(world.acme.author).post(
        "/features/stores/new/acme/", {**_REGISTRY, "source": "url"}
    ),
    "features:store-settings": lambda world: _store(world, "settings", **_REGISTRY),
    "features:store-sync": lambda world: _store(world, "sync"),
    "features:store-acknowledge": lambda world: _store(world, "acknowledge"),
    "account_logout": lambda world: browser(world.outsider).post("/accounts/logout/"),
    "account_change_password": _password,
    "account_carry_on_discard": _discard,
    "account_reauthenticate": lambda world: browser(world.outsider).post(
        "/accounts/confirm/", {"password": PASSWORD}
    ),
    "mfa_authenticate": _code,
    "mfa_reauthenticate": _confirm_by_code,
    "mfa_activate_totp": _add_factor,
    "mfa_deactivate_totp": lambda world: _with_factor(world)[0].post(REMOVE),
    "mfa_generate_recovery_codes": lambda world: _with_factor(world)[0].post(CODES),
    "connections:connection": _connection,
    "connections:act": lambda world: _connection(world, "test/"),
    "notifications:open": lambda world: _notice(world, "open"),
    "notifications:read": lambda world: _notice(world, "read"),
    "notifications:unread": lambda world: _notice(world, "unread"),
    "notifications:webhook": lambda world: _webhook(world, "", name="renamed", format="standard"),
    "notifications:webhook-act": lambda world: _webhook(world, "rotate/"),
    "notifications:delivery-replay": lambda world: _webhook(world, "deliveries/{delivery}/replay/"),
    "rollouts:promotion-request": _promotion,
    "catalog:feed-revoke": _feed,
    "tenants:token-revoke": _revoke,
    "tenants:tenant-token-revoke": _revoke_of_tenant,
    "tenants:account-retire": _retire,
    "tenants:account-remove": _end_account,
}


def test_forms__all__are_shown_to_redirect() -> None:
    posted = {
        name: route.methods["POST"].ok
        for name, route in ROUTES.items()
        if "POST" in route.methods and route.door in (Door.PAGE, Door.PUBLIC)
    }
    tried = {name for name, ok in posted.items() if ok in REDIRECTS}
    assert posted.keys() - tried - ACCEPTED.keys() - IN_PLACE.keys() == set(), (
        "answer these forms by a redirect, and send them in tests/contracts/test_redirects.py"
    )
    assert ACCEPTED.keys() | IN_PLACE.keys() <= posted.keys()


@pytest.mark.parametrize("name", ACCEPTED)
def test_form__accepted__is_answered_by_a_redirect(world: World, name: str) -> None:
    answer = ACCEPTED[name](world)
    assert answer.status_code in REDIRECTS, name


def _adds(world: World) -> dict[type, dict[str, Any]]:
    """Return what is added in the admin: a form for each kind."""
    group = Group.objects.create(name="Risk")
    return {
        User: {"username": "ada", "full_name": "Ada", "password": "difference engine no 2"},
        Group: {"name": "Audit"},
        Tenant: {"name": "Initech", "slug": "initech", "time_zone": "UTC"},
        Membership: {
            "tenant": str(world.acme.tenant.pk),
            "user": str(world.outsider.pk),
            "role": "viewer",
        },
        GroupClaim: {"provider": "main", "value": "g", "group": str(group.pk)},
        AllowedPlace: {
            "tenant": str(world.acme.tenant.pk),
            "host": "10.0.0.7",
            "port": "5432",
            "reason": "The features of acme",
        },
    }


def test_admin__what_is_added_acted_on_or_ended__is_answered_by_a_redirect(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = {
        "id": "main",
        "name": "Main",
        "issuer": "https://id.example",
        "client_id": "p",
        "client_secret": "s",
    }
    monkeypatch.setattr("django.conf.settings.PORTAL_OIDC", [entry], raising=False)
    client = browser_of(world.operator)
    adds = _adds(world)
    addable = {
        model
        for model, page in admin.site._registry.items()
        if isinstance(page, ServiceAdmin) and page._defines("create")
    }
    assert addable == adds.keys(), "add these in tests/contracts/test_redirects.py, too"
    for model, form in adds.items():
        assert client.post(page_of(model, "add"), form).status_code in REDIRECTS, model
    claim = GroupClaim.objects.get()
    assert client.post(page_of(GroupClaim, "delete", claim.pk), {"post": "yes"}).status_code in REDIRECTS
    tenant = Tenant.objects.get(slug="initech")
    assert act(client, Tenant, "suspend", tenant, reason="Unpaid").status_code in REDIRECTS
    assert (
        client.post("/admin/operator-access/", {"reason": REASON, "next": "/admin/"}).status_code in REDIRECTS
    )
