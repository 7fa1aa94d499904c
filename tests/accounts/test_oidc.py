"""Sign-in with a provider: a real one, in a process of its own, by the whole authorization code flow."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount, SocialApp
from django.contrib.auth.models import Group
from django.test import Client

from apps.accounts import services
from apps.accounts.models import Session, User
from apps.accounts.services.identities import uid_of
from apps.audit import chain
from apps.audit.models import Entry
from apps.tenants import access
from apps.tenants import services as tenants
from apps.tenants.choices import Permission, Role
from tests.accounts.conftest import Provider, browser_of_nobody
from tests.factories.cast import TEST, World, make_person

pytestmark = pytest.mark.django_db

ME = "/accounts/me/"


def is_in(client: Client) -> bool:
    return bool(client.get(ME).status_code == 200)


def person_of(client: Client) -> User:
    found: User = client.get(ME).context["page"].user
    return found


def test_first_sign_in__of_an_unknown_identity__makes_a_person_without_roles(
    world: World, provider: Provider, sign_in: Any
) -> None:
    provider.add("olga", email="olga@example.org", full_name="Olga Example")
    answer = sign_in("olga", next="/models/")
    assert answer["Location"] == "/models/"
    person = person_of(answer.browser)
    assert (person.username, person.display_name, person.email) == (
        "olga",
        "Olga Example",
        "olga@example.org",
    )
    assert not person.has_usable_password()
    assert not person.is_staff
    assert access.tenant_ids(person) == frozenset()
    account = SocialAccount.objects.get(user=person)
    assert account.extra_data["iss"] == provider.issuer()
    assert account.uid == uid_of(provider.issuer(), account.extra_data["sub"])
    again = sign_in("olga")
    assert person_of(again.browser) == person
    assert User.objects.filter(username__startswith="olga").count() == 1


def test_sign_in__leaves_with_state_nonce_and_pkce_whatever_the_form_says(
    provider: Provider, sign_in: Any
) -> None:
    url = sign_in.away(
        Client(), process="connect", auth_params="nonce=mine&redirect_uri=https://evil.example", scope="admin"
    )
    asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
    assert asked["redirect_uri"] == "http://testserver/accounts/provider/main/callback/"
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["state"]) >= 16
    assert len(asked["nonce"]) >= 32
    assert set(asked["scope"].split()) == {"openid", "profile", "email"}
    assert "prompt" not in asked
    assert Client().get("/accounts/provider/main/login/").status_code == 405


@pytest.mark.parametrize(
    "next_url", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:x"]
)
def test_sign_in__told_to_go_elsewhere__stays_here(provider: Provider, sign_in: Any, next_url: str) -> None:
    if "nina" not in provider.people:
        provider.people.add(provider.add("nina"))
    assert sign_in("nina", next=next_url)["Location"] == "/"


def test_same_address_and_same_subject__of_two_issuers__are_two_people(
    provider: Provider, sign_in: Any, settings: Any
) -> None:
    local = make_person("twin-local")
    User.objects.filter(pk=local.pk).update(email="twin@example.org")
    provider.add("twin", email="twin@example.org")
    settings.PORTAL_OIDC = [provider.entry(), provider.entry("other", "localhost")]
    first, second = sign_in("twin"), sign_in("twin", id="other")
    people = {person_of(first.browser), person_of(second.browser)}
    assert len(people | {local}) == 3
    assert {person.username for person in people} == {"twin", "twin-2"}
    subjects = SocialAccount.objects.values_list("extra_data__sub", flat=True)
    assert len(set(subjects)) == 1


def test_username__of_somebody_else__gives_no_part_in_that_account(
    world: World, provider: Provider, sign_in: Any
) -> None:
    assert world.operator.username == "operator"
    provider.add("operator", email="operator@example.org")
    person = person_of(sign_in("operator").browser)
    assert person != world.operator
    assert person.username == "operator-2"
    assert not person.is_staff


def test_provider__moved_to_another_issuer__brings_other_people(
    provider: Provider, sign_in: Any, settings: Any
) -> None:
    provider.add("mover")
    before = person_of(sign_in("mover").browser)
    settings.PORTAL_OIDC = [provider.entry(host="localhost")]
    assert person_of(sign_in("mover").browser) != before
    # Under another name of the portal's own, the same issuer still brings the same person.
    settings.PORTAL_OIDC = [provider.entry("other")]
    assert person_of(sign_in("mover", id="other").browser) == before


@pytest.mark.parametrize(
    "quirk",
    [
        "unsigned",
        "shared-secret",
        "other-key",
        "audience",
        "several-audiences",
        "other-party",
        "expired",
        "future",
        "nonce",
        "issuer",
        "no-subject",
    ],
)
def test_id_token__that_does_not_hold__lets_nobody_in(provider: Provider, sign_in: Any, quirk: str) -> None:
    if "faulty" not in provider.people:
        provider.people.add(provider.add("faulty"))
    provider.tell(quirk=quirk)
    answer = sign_in("faulty")
    assert answer.status_code == 403
    assert b"provider_sign_in_failed" in answer.content
    assert not is_in(answer.browser)
    assert not SocialAccount.objects.exists()


def test_callback__replayed_or_in_another_browser__lets_nobody_in(provider: Provider, sign_in: Any) -> None:
    provider.add("rita")
    answer = sign_in("rita")
    back = answer.back.removeprefix("http://testserver")
    victim = Client()
    for client in (victim, answer.browser):
        client.cookies.pop("sessionid", None)
        assert client.get(back).status_code == 403
        assert not is_in(client)
    # The state is there and the code was used.
    fresh = Client()
    state = parse_qs(urlsplit(sign_in.away(fresh)).query)["state"][0]
    code = parse_qs(urlsplit(back).query)["code"][0]
    assert fresh.get(f"/accounts/provider/main/callback/?code={code}&state={state}").status_code == 403
    # So is the state of a sign-in that the provider refused.
    state = parse_qs(urlsplit(sign_in.away(fresh)).query)["state"][0]
    for query in (f"error=access_denied&state={state}", f"error=access_denied&state={state}", "", "code=x"):
        assert fresh.get(f"/accounts/provider/main/callback/?{query}").status_code == 403
    assert not is_in(fresh)


def test_provider__that_is_not_who_it_should_be_or_silent__is_a_refusal(
    provider: Provider, settings: Any, world: World
) -> None:
    entry = provider.entry()
    # The document under this address names the issuer without the slash.
    settings.PORTAL_OIDC = [{**entry, "issuer": entry["issuer"] + "/"}]
    assert Client().post("/accounts/provider/main/login/").status_code == 403
    # It is where the portal may not call.
    settings.PORTAL_OIDC, settings.OUTBOUND_ALLOW = [entry], []
    assert Client().post("/accounts/provider/main/login/").status_code == 403
    SocialApp.objects.create(provider="oidc", provider_id="smuggled", name="x", client_id="x", secret="x")
    assert Client().post("/accounts/provider/smuggled/login/").status_code == 404


def test_groups__of_the_claim__are_those_of_each_sign_in(
    world: World, provider: Provider, sign_in: Any
) -> None:
    risk, ops, own = (Group.objects.create(name=name) for name in ("risk", "ops", "own"))
    for value, group in (("idp-risk", risk), ("idp-ops", ops)):
        services.map_group(provider="main", value=value, group=group, by=TEST)
    services.map_group(provider="other", value="idp-own", group=own, by=TEST)
    tenants.assign_role(tenant=world.acme.tenant, group=risk, role=Role.REVIEWER, by=TEST)
    provider.add("gina", groups=["idp-risk", "idp-own", "unmapped"])
    person = person_of(sign_in("gina").browser)
    person.groups.add(own)

    def groups() -> set[str]:
        return set(Group.objects.filter(user=person).values_list("name", flat=True))

    assert groups() == {"risk", "own"}
    assert access.tenant_ids(person, Permission.VOTE) == {world.acme.tenant.pk}
    for claim, expected in (
        (["idp-ops"], {"ops", "own"}),
        ("idp-risk", {"risk", "own"}),
        (None, {"own"}),
        (["idp-risk", "idp-ops"], {"risk", "ops", "own"}),
        ([], {"own"}),
    ):
        provider.tell(groups={"gina": claim})
        sign_in("gina")
        assert groups() == expected, claim
    assert access.tenant_ids(person, Permission.VOTE) == frozenset()
    platform = Entry.objects.filter(log_id=chain.PLATFORM_LOG)
    assert platform.filter(action="accounts.group.joined").count() == 5
    assert platform.filter(action="accounts.group.left").count() == 5


# What Entra sends of somebody in more than 200 groups, and what is no list of groups.
UNKNOWN = [
    (
        {
            "_claim_names": {"groups": "src1"},
            "_claim_sources": {"src1": {"endpoint": "https://graph.example"}},
        },
        "groups_overage",
    ),
    ({"hasgroups": True}, "groups_overage"),
    ({"hasgroups": "true"}, "groups_overage"),
    ({"groups": None}, "groups_null"),
    ({"groups": {"idp-risk": True}}, "groups_wrong_type"),
    ({"groups": [["idp-risk"]]}, "groups_wrong_type"),
    ({"groups": ["idp-risk", None]}, "groups_wrong_type"),
    ({"groups": 7}, "groups_wrong_type"),
    ({"groups": False}, "groups_wrong_type"),
    ({"_claim_names": "groups"}, "groups_wrong_type"),
]


def test_groups__that_the_provider_does_not_tell__stay_as_they_are_and_everybody_hears_it(
    world: World, provider: Provider, sign_in: Any, caplog: pytest.LogCaptureFixture
) -> None:
    risk = Group.objects.create(name="risk")
    services.map_group(provider="main", value="idp-risk", group=risk, by=TEST)
    tenants.assign_role(tenant=world.acme.tenant, group=risk, role=Role.REVIEWER, by=TEST)
    provider.add("olaf", groups=["idp-risk"])
    person = person_of(sign_in("olaf").browser)
    provider.tell(groups={"olaf": None})
    for claims, reason in UNKNOWN:
        provider.tell(claims={"olaf": claims})
        caplog.clear()
        answer = sign_in("olaf")
        assert access.tenant_ids(person, Permission.VOTE) == {world.acme.tenant.pk}, claims
        entry = Entry.objects.filter(action="accounts.groups.unknown").latest("seq")
        assert (entry.document["reason"], entry.document["outcome"]) == (reason, "failed")
        assert entry.document["object"]["id"] == str(person.pk)
        assert reason in caplog.text
        assert b"did not say which groups you are in" in answer.browser.get("/").content
    assert Entry.objects.filter(action="accounts.groups.unknown").count() == len(UNKNOWN)
    # Others' claims may be elsewhere: these groups are said.
    provider.tell(claims={"olaf": {"_claim_names": {"other": "src1"}, "groups": []}})
    answer = sign_in("olaf")
    assert access.tenant_ids(person, Permission.VOTE) == frozenset()
    assert b"did not say which groups" not in answer.browser.get("/").content


def test_groups__unknown_at_the_first_sign_in__are_none_and_said_so(provider: Provider, sign_in: Any) -> None:
    provider.add("nora")
    provider.tell(claims={"nora": {"hasgroups": True}})
    answer = sign_in("nora")
    assert not person_of(answer.browser).groups.exists()
    assert Entry.objects.filter(action="accounts.groups.unknown").count() == 1


@pytest.mark.parametrize(
    ("name", "claims", "expected"),
    [
        ("realm_access.roles", {"realm_access": {"roles": ["idp-risk"]}}, True),
        ("resource_access.my.app.roles", {"resource_access": {"my.app": {"roles": ["idp-risk"]}}}, True),
        ("https://x.example/groups", {"https://x.example/groups": ["idp-risk"]}, True),
        ("a.b", {"a.b": ["idp-risk"], "a": {"b": []}}, True),
        ("realm_access.roles", {}, False),
        ("realm_access.roles", {"realm_access": {}}, False),
        ("realm_access.roles", {"realm_access": {"roles": []}}, False),
        # No list of groups, and not none either: the group stays.
        ("realm_access.roles", {"realm_access": None}, True),
        ("realm_access.roles", {"realm_access": ["idp-risk"]}, True),
        ("realm_access.roles", {"_claim_names": {"realm_access": "src1"}}, True),
    ],
)
def test_groups_claim__that_names_a_path__is_followed(
    provider: Provider, sign_in: Any, settings: Any, name: str, claims: dict[str, Any], expected: bool
) -> None:
    settings.PORTAL_OIDC = [provider.entry(groups_claim=name)]
    risk = Group.objects.create(name="risk")
    services.map_group(provider="main", value="idp-risk", group=risk, by=TEST)
    if "pia" not in provider.people:
        provider.people.add(provider.add("pia"))
    provider.tell(claims={"pia": {}})
    person_of(sign_in("pia").browser).groups.add(risk)
    # Known again by issuer and subject; the group is what an earlier sign-in left.
    provider.tell(claims={"pia": claims})
    person = person_of(sign_in("pia").browser)
    assert person.groups.filter(pk=risk.pk).exists() is expected


@pytest.mark.parametrize("quirk", ["minute-fast", "minute-slow"])
def test_id_token__of_a_clock_a_little_off__is_taken_as_far_as_the_setting_says(
    provider: Provider, sign_in: Any, settings: Any, caplog: pytest.LogCaptureFixture, quirk: str
) -> None:
    provider.add(quirk)
    provider.tell(quirk=quirk)
    assert is_in(sign_in(quirk).browser)
    settings.PORTAL_OIDC_CLOCK_LEEWAY_SECONDS = 30
    assert sign_in(quirk).status_code == 403
    assert "clock" in caplog.text


@pytest.mark.parametrize("quirk", ["expired", "future", "not-before"])
def test_id_token__refused_for_its_time__is_logged_as_a_matter_of_the_clock(
    provider: Provider, sign_in: Any, caplog: pytest.LogCaptureFixture, quirk: str
) -> None:
    provider.add(f"time-{quirk}")
    provider.tell(quirk=quirk)
    assert sign_in(f"time-{quirk}").status_code == 403
    assert "clock" in caplog.text
    provider.tell(quirk="issuer")
    caplog.clear()
    assert sign_in(f"time-{quirk}").status_code == 403
    assert "clock" not in caplog.text


def test_mapping__ended__takes_the_providers_people_from_the_group(
    world: World, provider: Provider, sign_in: Any
) -> None:
    risk = Group.objects.create(name="risk")
    world.acme.viewer.groups.add(risk)
    claim = services.map_group(provider="main", value="idp-risk", group=risk, by=TEST)
    with pytest.raises(services.AlreadyMapped):
        services.map_group(provider="main", value="idp-risk", group=risk, by=TEST)
    provider.add("uma", groups=["idp-risk"])
    person = person_of(sign_in("uma").browser)
    assert set(risk.user_set.all()) == {person, world.acme.viewer}
    services.unmap_group(claim=claim, by=TEST)
    assert set(risk.user_set.all()) == {world.acme.viewer}


def test_deactivated_person__with_a_good_identity__stays_out(provider: Provider, sign_in: Any) -> None:
    provider.add("dora", groups=[])
    answer = sign_in("dora")
    person = person_of(answer.browser)
    services.deactivate(user=person, by=TEST)
    assert not is_in(answer.browser)
    refused = sign_in("dora")
    assert refused.status_code == 403
    assert b"account_inactive" in refused.content
    assert not is_in(refused.browser)


def test_identity__unlinked__ends_the_sessions_and_is_somebody_new_next_time(
    provider: Provider, sign_in: Any
) -> None:
    provider.add("lena")
    answer = sign_in("lena")
    person = person_of(answer.browser)
    services.unlink_identity(account=SocialAccount.objects.get(user=person), by=TEST)
    assert not is_in(answer.browser)
    assert not Session.objects.filter(user=person).exists()
    assert person_of(sign_in("lena").browser) != person


def test_confirming__of_somebody_from_a_provider__asks_there_again(provider: Provider, sign_in: Any) -> None:
    provider.add("cora")
    client = sign_in("cora").browser
    before = client.session.session_key
    session = client.session
    session["accounts.confirmed_at"] = 0
    session.save()
    form = "/accounts/me/second-factor/add/"
    answer = client.get(form)
    assert answer["Location"].startswith("/accounts/confirm/?next=")
    page = client.get(answer["Location"]).content.decode()
    assert "Sign in with Main" in page
    assert 'type="password"' not in page
    assert client.post("/accounts/confirm/", {"password": ""}).status_code == 403
    assert parse_qs(urlsplit(sign_in.away(client)).query)["prompt"] == ["login"]
    # A provider that only repeats an old sign-in has confirmed nothing.
    provider.tell(quirk="old-sign-in")
    sign_in("cora", client=client)
    assert client.get(form).status_code == 302
    provider.tell(quirk="")
    assert sign_in("cora", client=client, next=form)["Location"] == form
    assert client.get(form).status_code == 200
    assert client.session.session_key != before


def test_provider_session__of_a_person__is_asked_again_when_confirming(
    provider: Provider, sign_in: Any
) -> None:
    provider.add("fay")
    own = browser_of_nobody()
    client = Client()
    back = provider.send_back(sign_in.away(client), "fay", own)
    client.get(back.removeprefix("http://testserver"))
    assert is_in(client)
    asked: list[str] = []
    own.event_hooks["request"].append(lambda request: asked.append(f"{request.method} {request.url.path}"))
    provider.send_back(sign_in.away(client), "fay", own)
    assert "POST /login" in asked
