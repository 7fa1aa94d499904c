from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.audit.models import Entry
from apps.core import clock
from apps.registry.models import ModelGroupShare, ModelUserShare
from apps.tenants import services as tenants
from apps.tenants.choices import Quota, Role, Scope, Status
from apps.tenants.models import ApiToken, Membership, Tenant, TenantQuota
from tests.factories.cast import TEST, Cast, World, token_of, with_access
from tests.factories.forms import form_in, opened
from tests.registry.pushing import make_model, make_version

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text_of(response: Any) -> str:
    return str(response.content.decode())


def roles(user: User) -> set[str]:
    return set(Membership.objects.filter(user=user).values_list("role", flat=True))


# ---- members -----------------------------------------------------------------------------------------------------


def test_give_role__person_by_exact_name__is_a_member_from_then_on(acme: Cast, world: World) -> None:
    client = signed_in(acme.tenant_admin)
    assert roles(world.outsider) == set()
    form = {"tenant": "acme", "kind": "person", "name": "outsider", "role": "reviewer"}
    answer = client.post("/tenants/acme/members/", form, follow=True)
    assert "outsider is now Reviewer in Acme" in text_of(answer)
    assert roles(world.outsider) == {Role.REVIEWER}
    assert signed_in(world.outsider).get("/tenants/acme/").status_code == 200


def test_give_role__group__reaches_its_people(acme: Cast, world: World) -> None:
    group = Group.objects.create(name="risk")
    world.outsider.groups.add(group)
    form = {"kind": "group", "name": "risk", "role": "risk-reviewer"}
    answer = signed_in(acme.tenant_admin).post("/tenants/acme/members/", form, follow=True)
    assert "group of 1 person" in text_of(answer)
    assert "Risk reviewer" in text_of(signed_in(world.outsider).get("/tenants/"))


@pytest.mark.parametrize(
    ("form", "status", "said"),
    [
        ({"kind": "person", "name": "nobody", "role": "viewer"}, 400, "Nobody has this name"),
        ({"kind": "group", "name": "nobody", "role": "viewer"}, 400, "There is no group of this name"),
        ({"kind": "person", "name": "outsider", "role": "operator"}, 400, "Select a valid choice"),
        ({"kind": "person", "name": "", "role": "viewer"}, 400, "This field is required"),
        ({"kind": "group", "name": "operators", "role": "viewer"}, 409, "has no roles in tenants"),
    ],
)
def test_give_role__what_cannot_be__is_said_on_the_page_and_changes_nothing(
    acme: Cast, world: World, form: dict[str, str], status: int, said: str
) -> None:
    assert world.outsider
    assert world.operator
    client = signed_in(acme.tenant_admin)
    before = Membership.objects.count()
    answer = client.post("/tenants/acme/members/", form)
    assert answer.status_code == status
    assert said in text_of(answer)
    assert Membership.objects.count() == before


def test_take_role__then_undo__is_as_before(acme: Cast) -> None:
    client = signed_in(acme.tenant_admin)
    held = Membership.objects.get(user=acme.viewer)
    answer = client.post("/tenants/acme/members/remove/", {"membership": held.pk}, follow=True)
    assert "acme-viewer is no longer Viewer here" in text_of(answer)
    assert signed_in(acme.viewer).get("/tenants/acme/").status_code == 404
    undo = {"tenant": "acme", "kind": "person", "name": "acme-viewer", "role": "viewer"}
    client.post("/tenants/acme/members/", undo)
    assert roles(acme.viewer) == {Role.VIEWER}
    assert "no longer Viewer" not in text_of(client.get("/tenants/acme/members/"))


def test_take_role__gone_already__is_no_error(acme: Cast) -> None:
    client = signed_in(acme.tenant_admin)
    for number in ("999999", "", "x", "9" * 40):
        answer = client.post("/tenants/acme/members/remove/", {"membership": number}, follow=True)
        assert "Somebody was faster" in text_of(answer)


def test_take_role__of_another_tenant__is_out_of_reach(acme: Cast, globex: Cast) -> None:
    theirs = Membership.objects.get(user=globex.viewer)
    signed_in(acme.tenant_admin).post("/tenants/acme/members/remove/", {"membership": theirs.pk})
    assert Membership.objects.filter(pk=theirs.pk).exists()


def test_take_role__ones_own__leads_to_what_is_left(acme: Cast) -> None:
    held = Membership.objects.get(user=acme.tenant_admin)
    client = signed_in(acme.tenant_admin)
    answer = client.post("/tenants/acme/members/remove/", {"membership": held.pk}, follow=True)
    assert "You are no longer a member of Acme" in text_of(answer)


def test_suggest__administrator_of_one_tenant__learns_no_stranger(
    acme: Cast, globex: Cast, world: World
) -> None:
    assert globex.viewer
    assert world.outsider
    world.outsider.groups.add(Group.objects.create(name="strangers"))
    risk = Group.objects.create(name="risk")
    tenants.assign_role(tenant=acme.tenant, group=risk, role=Role.VIEWER, by=TEST)
    assert acme.viewer
    client = signed_in(acme.tenant_admin)
    people = text_of(client.get("/tenants/acme/members/suggest/", {"kind": "person", "name": "e"}))
    assert "acme-viewer" in people
    assert "globex" not in people
    assert "outsider" not in people
    groups = text_of(client.get("/tenants/acme/members/suggest/", {"kind": "group", "name": ""}))
    assert "risk" in groups
    assert "strangers" not in groups
    assert "operators" not in groups
    everybody = text_of(
        with_access(signed_in(world.operator)).get(
            "/tenants/acme/members/suggest/", {"kind": "person", "name": "outs"}
        )
    )
    assert "outsider" in everybody


# ---- forms carry their tenant ------------------------------------------------------------------------------------

FORMS = [
    ("members/", {"kind": "person", "name": "outsider", "role": "viewer"}),
    ("members/remove/", {"membership": "1"}),
    ("accounts/", {"username": "acme-ci", "role": "viewer"}),
    ("settings/", {"name": "Other"}),
    ("shares/revoke/", {"kind": "model", "holder": "user", "share": "1"}),
    ("status/", {"act": "suspend", "reason": "r"}),
    ("quota/", {"models": "1"}),
]


@pytest.mark.parametrize(("path", "form"), FORMS)
def test_form__opened_in_another_tenant__is_refused_and_recorded(
    acme: Cast, globex: Cast, world: World, path: str, form: dict[str, str]
) -> None:
    assert globex
    assert world.outsider
    before = list(Tenant.objects.values()), Membership.objects.count(), User.objects.count()
    client = with_access(signed_in(world.operator))
    answer = client.post(f"/tenants/acme/{path}", {**form, "tenant": "globex"})
    assert answer.status_code == 409
    assert "tenant_mismatch" in text_of(answer)
    world_now = list(Tenant.objects.values()), Membership.objects.count(), User.objects.count()
    assert world_now[0] == before[0]
    assert Entry.objects.filter(action="tenants.access.denied").count() == 1


# ---- over a limit ------------------------------------------------------------------------------------------------

TYPED = {
    "members/": {"kind": "person", "name": "outsider", "role": "viewer"},
    "accounts/": {"username": "acme-nightly", "role": "viewer"},
    "shares/model/acme-fraud/": {"kind": "person", "name": "outsider", "expires": "2031-02-03"},
    "settings/": {"name": "Acme typed", "time_zone": "UTC", "days": "0", "start": "08:00", "end": "16:00"},
}


@pytest.mark.parametrize("path", TYPED)
def test_form__over_the_limit_of_events__keeps_what_was_typed(acme: Cast, world: World, path: str) -> None:
    make_model(acme)
    client = signed_in(acme.tenant_admin)
    assert world.outsider
    tenants.set_quota(tenant=acme.tenant, by=TEST, events_per_day=0)
    answer = client.post(f"/tenants/acme/{path}", {"tenant": "acme", **TYPED[path]})
    shown = text_of(answer)
    assert answer.status_code == 403
    assert "quota_exceeded" in shown
    assert "day is full" in shown
    field, word = {"members/": ("name", "outsider"), "accounts/": ("username", "acme-nightly")}.get(
        path, ("name", "outsider") if "shares" in path else ("name", "Acme typed")
    )
    assert re.search(f'<input[^>]* name="{field}" value="{word}"', shown)


# ---- settings, state, limits -------------------------------------------------------------------------------------

SETTINGS = {
    "tenant": "acme",
    "name": "Acme Corp",
    "time_zone": "Europe/Berlin",
    "days": ["0", "1"],
    "start": "08:00",
    "end": "16:00",
    "upstream_tracking_url": "",
    "more_aliases": "production, shadow",
    "tier_0": "high",
}


def test_settings__saved__are_those_of_the_tenant(acme: Cast) -> None:
    client = signed_in(acme.tenant_admin)
    form = opened(client, "/tenants/acme/settings/")
    answer = client.post("/tenants/acme/settings/", {**form, **SETTINGS})
    assert answer.status_code == 302
    saved = Tenant.objects.get(slug="acme")
    assert (saved.name, saved.time_zone) == ("Acme Corp", "Europe/Berlin")
    assert saved.protected_aliases == ["champion", "production", "shadow"]
    assert saved.tiers == {"champion": "high"}
    assert saved.business_hours == {"days": [0, 1], "start": "08:00", "end": "16:00"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"upstream_tracking_url": "http://127.0.0.1:5000"}, "The portal does not call this address"),
        ({"upstream_tracking_url": "file:///etc/passwd"}, "The portal does not call this address"),
        ({"time_zone": "Mars/Olympus"}, "Select a valid choice"),
        ({"start": "18:00", "end": "09:00"}, "a start before an end"),
        ({"more_aliases": "no/slash"}, "Name the protected aliases"),
        ({"name": ""}, "This field is required"),
    ],
)
def test_settings__not_acceptable__keep_what_was_typed_and_change_nothing(
    acme: Cast, change: dict[str, str], said: str
) -> None:
    before = Tenant.objects.filter(slug="acme").values().get()
    answer = signed_in(acme.tenant_admin).post("/tenants/acme/settings/", {**SETTINGS, **change})
    assert answer.status_code == 400
    assert said in text_of(answer)
    assert "production, shadow" in text_of(answer) or "more_aliases" in change
    assert Tenant.objects.filter(slug="acme").values().get() == before


def test_status__through_all_its_states__is_shown_with_the_reason(acme: Cast, world: World) -> None:
    operator, viewer = with_access(signed_in(world.operator)), signed_in(acme.viewer)
    make_version(acme, make_model(acme))
    refused = operator.post("/tenants/acme/status/", {"act": "suspend", "reason": ""})
    assert refused.status_code == 400
    operator.post("/tenants/acme/status/", {"act": "suspend", "reason": "Unpaid bill"})
    for path in ("/tenants/acme/", "/tenants/acme/members/", "/models/acme/acme-fraud/",
                 "/models/acme/acme-fraud/versions/1/"):  # fmt: skip
        shown = text_of(viewer.get(path))
        assert "Acme is suspended" in shown, path
        assert "Reason: Unpaid bill" in shown, path
    admin = signed_in(acme.tenant_admin)
    for path in ("settings/", "shares/", "tokens/", "accounts/"):
        assert admin.get(f"/tenants/acme/{path}").status_code == 200
    assert admin.post("/tenants/acme/settings/", SETTINGS).status_code == 403
    operator.post("/tenants/acme/status/", {"act": "archive", "reason": "Gone"})
    assert viewer.get("/tenants/acme/").status_code == 404
    assert operator.get("/tenants/acme/").status_code == 200
    operator.post("/tenants/acme/status/", {"act": "restore"})
    operator.post("/tenants/acme/status/", {"act": "resume"})
    assert Tenant.objects.get(slug="acme").status == Status.ACTIVE
    assert operator.post("/tenants/acme/status/", {"act": "resume"}).status_code == 409
    assert operator.post("/tenants/acme/status/", {"act": "delete"}).status_code == 400


def test_quota__set_with_a_unit__is_shown_used_and_limit(acme: Cast, world: World) -> None:
    make_model(acme)
    client = with_access(signed_in(world.operator))
    form = opened(client, "/tenants/acme/", action="/tenants/acme/quota/")
    form |= {"models": "4", "storage_bytes": "1.5 GB", "versions": "", "rollouts_in_flight": "0"}
    answer = client.post("/tenants/acme/quota/", form, follow=True)
    limits = TenantQuota.objects.get(tenant=acme.tenant)
    assert (limits.max_models, limits.max_storage_bytes, limits.max_versions) == (4, 1_500_000_000, None)
    assert "<strong>1</strong> of 4" in text_of(answer)
    assert "of 1.5 GB" in text_of(answer)
    assert 'value="1.5 GB"' in text_of(answer)
    form = opened(client, "/tenants/acme/", action="/tenants/acme/quota/")
    for wrong in (
        {"models": "-1"},
        {"models": "x"},
        {"models": "1,5"},
        {"storage_bytes": "many"},
        {"storage_bytes": "1,5 GB"},
        {"models": "9" * 30},
    ):
        refused = client.post("/tenants/acme/quota/", {**form, **wrong})
        assert refused.status_code == 400
        assert f'value="{next(iter(wrong.values()))}"' in text_of(refused)
    assert TenantQuota.objects.get(tenant=acme.tenant).max_models == 4


# ---- service accounts --------------------------------------------------------------------------------------------


def test_service_account__made_by_an_administrator__answers_to_that_person(acme: Cast, world: World) -> None:
    client = signed_in(acme.tenant_admin)
    client.post("/tenants/acme/accounts/", {"username": "acme-ci", "role": "contributor"})
    made = User.objects.get(username="acme-ci")
    assert made.owner == acme.tenant_admin
    assert roles(made) == {Role.CONTRIBUTOR}
    token_of(made)
    shown = text_of(client.get("/tenants/acme/accounts/"))
    assert "acme-ci" in shown
    assert "1 usable" in shown
    taken = client.post("/tenants/acme/accounts/", {"username": "ACME-CI", "role": "viewer"})
    assert taken.status_code == 409
    end = f"/tenants/acme/accounts/{made.pk}/remove/"
    client.post(end, {"act": "remove"})
    assert roles(made) == set()
    assert client.post(end, {"act": "remove"}).status_code == 404


@pytest.mark.parametrize("who", ["owner on the own page", "owner", "operator"])
def test_service_account__deactivated__is_refused_and_its_tokens_revoked(
    acme: Cast, world: World, who: str
) -> None:
    made = tenants.add_service_account(
        tenant=acme.tenant, username="acme-ci", role=Role.VIEWER, by=acme.tenant_admin
    )
    raw, bound = token_of(made), token_of(made, tenant=acme.tenant)
    path, form = f"/tenants/acme/accounts/{made.pk}/remove/", {"act": "deactivate"}
    if who == "owner on the own page":
        path, form = f"/accounts/service-accounts/{made.pk}/deactivate/", {}
    by = world.operator if who == "operator" else acme.tenant_admin
    client = with_access(signed_in(by)) if who == "operator" else signed_in(by)
    answer = client.post(path, form, follow=True)
    assert "acme-ci is deactivated, and its tokens are revoked." in text_of(answer)
    assert tenants.authenticate_token(raw) is tenants.authenticate_token(bound) is None
    told = Entry.objects.filter(action__in=["accounts.user.deactivated", "tenants.token.revoked"])
    assert [entry.document["actor"]["id"] for entry in told] == [str(by.pk)] * 3
    accounts.reactivate(user=made, by=TEST)
    assert tenants.authenticate_token(raw) is tenants.authenticate_token(bound) is None


def test_service_account__another_administrator__reads_whom_to_ask_and_is_refused(acme: Cast) -> None:
    made = tenants.add_service_account(
        tenant=acme.tenant, username="acme-ci", role=Role.VIEWER, by=acme.tenant_admin
    )
    other = acme.member("other-admin", Role.TENANT_ADMIN)
    client = signed_in(other)
    shown = text_of(client.get("/tenants/acme/accounts/"))
    assert "acme-admin or an operator can deactivate it." in shown
    assert 'value="deactivate"' not in shown
    assert 'value="deactivate"' in text_of(signed_in(acme.tenant_admin).get("/tenants/acme/accounts/"))
    end = client.post(f"/tenants/acme/accounts/{made.pk}/remove/", {"act": "deactivate"})
    assert end.status_code == 403
    assert client.post(f"/accounts/service-accounts/{made.pk}/deactivate/").status_code == 404
    assert User.objects.get(pk=made.pk).is_active
    accounts.deactivate(user=acme.tenant_admin, by=TEST)
    assert "An operator can hand it over" in text_of(client.get("/tenants/acme/accounts/"))


def test_my_account__answers_for_service_accounts__offers_to_deactivate_them(acme: Cast) -> None:
    made = accounts.create_service_account(username="acme-ci", owner=acme.author, by=TEST)
    client = signed_in(acme.author)
    form = f'action="/accounts/service-accounts/{made.pk}/deactivate/"'
    assert form in text_of(client.get("/accounts/me/"))
    assert "service-accounts" not in text_of(signed_in(acme.colleague).get("/accounts/me/"))
    tenants.retire_service_account(account=made, by=acme.author)
    shown = text_of(client.get("/accounts/me/"))
    assert form not in shown
    assert "acme-ci" in shown


def test_service_account__person_of_the_tenant__is_none(acme: Cast) -> None:
    client = signed_in(acme.tenant_admin)
    assert client.post(f"/tenants/acme/accounts/{acme.viewer.pk}/remove/").status_code == 404
    assert roles(acme.viewer) == {Role.VIEWER}


# ---- shares ------------------------------------------------------------------------------------------------------


def test_share__with_a_person__shows_the_model_and_nothing_around_it(acme: Cast, world: World) -> None:
    model = make_model(acme)
    version = make_version(acme, model)
    path = f"/tenants/acme/shares/model/{model.name}/"
    admin, guest = signed_in(acme.tenant_admin), signed_in(world.outsider)
    assert "Share" in text_of(admin.get(f"/models/acme/{model.name}/"))
    assert path not in text_of(signed_in(acme.author).get(f"/models/acme/{model.name}/"))
    admin.post(path, {**opened(admin, path), "kind": "person", "name": "outsider"})
    listed = text_of(guest.get("/models/"))
    assert "shared with me" in listed
    shown = text_of(guest.get(f"/models/acme/{model.name}/"))
    shown += text_of(guest.get(f"/models/acme/{model.name}/versions/{version.number}/"))
    assert "Shared with you" in shown
    for hidden in (
        "/mlflow/",
        "acme-author",
        acme.tenant_admin.username,
        "Request promotion",
        "/tenants/acme",
        "/request/",
    ):
        assert hidden not in shown, hidden
    for path_of_tenant in ("/tenants/acme/", "/tenants/acme/members/", f"/models/acme/{model.name}/request/"):
        assert guest.get(path_of_tenant).status_code in (403, 404)
    assert "acme" not in text_of(guest.get("/tenants/")).lower()


def test_share__until_a_day__ends_at_midnight_of_the_readers_zone(acme: Cast, world: World) -> None:
    model = make_model(acme)
    path = f"/tenants/acme/shares/model/{model.name}/"
    client = signed_in(acme.tenant_admin)
    day = (clock.now() + dt.timedelta(days=3)).date()
    form = {"kind": "person", "name": "outsider", "expires": day.isoformat(), "zone": "Asia/Tokyo"}
    assert world.outsider
    form = {**opened(client, path), **form}
    client.post(path, form)
    given = ModelUserShare.objects.get()
    assert given.expires_at == dt.datetime.combine(day, dt.time(15), dt.UTC)
    past = client.post(path, {**form, "expires": "2020-01-01"})
    assert past.status_code == 400
    assert "Choose a later date" in text_of(past)
    assert client.post(path, {**form, "expires": "9999-12-31"}).status_code == 400
    seen = form_in(text_of(client.post(path, form)), action=path)
    assert client.post(path, {**seen, "zone": "../etc/passwd"}).status_code == 302


def test_share__ended__closes_the_model_at_once(acme: Cast, world: World) -> None:
    model = make_model(acme)
    group = Group.objects.create(name="auditors")
    world.outsider.groups.add(group)
    tenants.share(obj=model, group=group, by=TEST)
    guest, admin = signed_in(world.outsider), signed_in(acme.tenant_admin)
    assert guest.get(f"/models/acme/{model.name}/").status_code == 200
    shown = text_of(admin.get("/tenants/acme/shares/"))
    assert "auditors" in shown
    given = ModelGroupShare.objects.get()
    form = {"kind": "model", "holder": "group", "share": given.pk}
    assert admin.post("/tenants/acme/shares/revoke/", form).status_code == 302
    assert guest.get(f"/models/acme/{model.name}/").status_code == 404
    again = admin.post("/tenants/acme/shares/revoke/", form, follow=True)
    assert "this share is already revoked" in text_of(again)


def test_share__of_the_other_tenant__is_out_of_reach(acme: Cast, globex: Cast, world: World) -> None:
    model = make_model(globex)
    given = tenants.share(obj=model, user=world.outsider, by=TEST)
    client = signed_in(acme.tenant_admin)
    form = {"kind": "model", "holder": "user", "share": given.pk}
    client.post("/tenants/acme/shares/revoke/", form)
    assert ModelUserShare.objects.count() == 1
    assert client.get(f"/tenants/acme/shares/model/{model.name}/").status_code == 404
    assert client.get(f"/tenants/globex/shares/model/{model.name}/").status_code == 404


# ---- tokens ------------------------------------------------------------------------------------------------------

TOKEN = {"name": "laptop", "scopes": ["models:read", "approvals:vote"], "tenant": "acme", "days": "30"}


def test_token__made__is_shown_once_and_works(acme: Cast) -> None:
    client = signed_in(acme.author)
    done = client.post("/accounts/tokens/", {**TOKEN, "account": acme.author.pk})
    assert (done.status_code, done["Location"]) == (302, "/accounts/tokens/")
    answer = client.get(done["Location"])
    assert "no-store" in answer["Cache-Control"]
    made = ApiToken.objects.get()
    secret = text_of(answer).split('data-copy="', 1)[1].split('"', 1)[0]
    assert secret.startswith(made.prefix)
    found = tenants.authenticate_token(secret)
    assert found == made
    assert (made.tenant, set(made.scopes)) == (acme.tenant, {"models:read", "approvals:vote"})
    assert dt.timedelta(days=29) < made.expires_at - clock.now() <= dt.timedelta(days=30)
    later = text_of(client.get("/accounts/tokens/"))
    assert secret not in later
    assert made.prefix in later
    client.post(f"/accounts/tokens/{made.pk}/revoke/")
    assert tenants.authenticate_token(secret) is None
    assert "Revoked" in text_of(client.get("/accounts/tokens/?show=inactive"))


@pytest.mark.parametrize(
    "change",
    [
        {"scopes": []},
        {"scopes": ["everything"]},
        {"days": "0"},
        {"days": "366"},
        {"name": ""},
        {"name": "a\x00b"},
        {"tenant": "globex"},
        {"tenant": "nowhere"},
    ],
)
def test_token__not_acceptable__is_not_made(acme: Cast, globex: Cast, change: dict[str, Any]) -> None:
    form = {**TOKEN, "account": acme.author.pk, **change}
    assert globex
    assert signed_in(acme.author).post("/accounts/tokens/", form).status_code == 400
    assert not ApiToken.objects.exists()


def test_token__for_somebody_else__is_not_made(acme: Cast) -> None:
    form = {**TOKEN, "account": acme.approver.pk}
    assert signed_in(acme.author).post("/accounts/tokens/", form).status_code == 400
    assert not ApiToken.objects.exists()


def test_token__of_a_service_account__is_for_its_owner(acme: Cast) -> None:
    made = accounts.create_service_account(username="acme-bot", owner=acme.author, by=TEST)
    client = signed_in(acme.author)
    refused = client.post("/accounts/tokens/", {**TOKEN, "account": made.pk})
    assert refused.status_code == 400
    assert "has no role there" in text_of(refused)
    tenants.assign_role(tenant=acme.tenant, user=made, role=Role.VIEWER, by=TEST)
    client.post("/accounts/tokens/", {**TOKEN, "account": made.pk})
    token = ApiToken.objects.get()
    assert token.user == made
    assert signed_in(acme.approver).post(f"/accounts/tokens/{token.pk}/revoke/").status_code == 404
    client.post(f"/accounts/tokens/{token.pk}/revoke/")
    token.refresh_from_db()
    assert not token.is_usable


def test_token__signed_in_long_ago__asks_to_confirm_first(
    acme: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in(acme.author)
    later = clock.now() + dt.timedelta(minutes=6)
    monkeypatch.setattr(clock, "now", lambda: later)
    answer = client.post("/accounts/tokens/", {**TOKEN, "account": acme.author.pk})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/confirm/?next=")
    assert not ApiToken.objects.exists()
    assert "Confirm who you are" in text_of(client.get("/accounts/tokens/"))


def test_inventory__tokens_of_the_tenant__are_revoked_by_its_administrators(acme: Cast, globex: Cast) -> None:
    ours, raw = tenants.issue_token(user=acme.author, name="ours", tenant=acme.tenant, by=TEST)
    theirs, _ = tenants.issue_token(user=globex.author, name="theirs", tenant=globex.tenant, by=TEST)
    wide, _ = tenants.issue_token(user=acme.author, name="wide", scopes=[Scope.MODELS_READ], by=TEST)
    client = signed_in(acme.tenant_admin)
    shown = text_of(client.get("/tenants/acme/tokens/"))
    assert "ours" in shown
    assert "theirs" not in shown
    assert "wide" not in shown
    for token in (theirs, wide):
        assert client.post(f"/tenants/acme/tokens/{token.pk}/revoke/").status_code == 404
    client.post(f"/tenants/acme/tokens/{ours.pk}/revoke/", {"tenant": "acme"})
    assert tenants.authenticate_token(raw) is None


def test_meter__full__says_so(acme: Cast, world: World) -> None:
    make_model(acme)
    tenants.set_quota(tenant=acme.tenant, by=TEST, **{Quota.MODELS: 1})
    shown = text_of(signed_in(acme.viewer).get("/tenants/acme/"))
    assert "tone-bad" in shown
    assert "no limit" in shown
    assert "Set the limits" not in shown
