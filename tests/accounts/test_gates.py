"""What people send is kept over every gate: a sign-in anew, a confirmation of identity, the start of an access session."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django import forms
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from apps.accounts import gates, tasks
from apps.accounts.models import KeptForm, Session, User
from apps.accounts.services import kept_forms
from apps.approvals.models import Comment, Vote
from apps.core import clock
from apps.core.models import Job
from apps.operations.models import OperatorAccessSession
from apps.rollouts.models import Rollout
from apps.tenants.models import ApiToken, Tenant
from tests.factories.cast import PASSWORD, REASON, World, make_person, with_access
from tests.factories.objects import Objects, make_objects
from tests.operations.operating import page_of

pytestmark = pytest.mark.django_db

LOGIN, CARRY_ON = "/accounts/login/", "/accounts/carry-on/"
TYPED = "What I have typed for minutes"
HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/somewhere/"}


@dataclass
class Scene:
    world: World
    objects: Objects


@pytest.fixture
def scene(world: World) -> Scene:
    return Scene(world, make_objects(world.acme))


def signed_in(user: User) -> Client:
    """Return a browser in which somebody has opened a page."""
    client = Client()
    client.force_login(user)
    assert client.get("/accounts/me/").status_code == 200
    if user.is_staff:
        with_access(client)
    return client


# The gates: how each closes, and how its person gets through


def end_session(client: Client) -> None:
    """End the session as its limits do, or somebody elsewhere."""
    Session.objects.all().delete()


def grow_old(client: Client) -> None:
    session = client.session
    session["accounts.confirmed_at"] = 0
    session.save()


def end_access_session(client: Client) -> None:
    session = client.session
    del session["operations.access_session"]
    session.save()


def next_of(url: str) -> str:
    (following,) = parse_qs(urlsplit(url).query)["next"]
    return following


def sign_in(client: Client, url: str, user: User) -> str:
    answer = client.post(url, {"login": user.username, "password": PASSWORD, "next": next_of(url)})
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    return str(answer["Location"])


def confirm(client: Client, url: str, user: User) -> str:
    answer = client.post(url, {"password": PASSWORD, "next": next_of(url)})
    assert answer.status_code == 302
    return str(answer["Location"])


def start_access_session(client: Client, url: str, user: User) -> str:
    answer = client.post("/admin/operator-access/", {"reason": REASON, "next": next_of(url)})
    assert answer.status_code == 302
    return str(answer["Location"])


@dataclass(frozen=True)
class Gate:
    door: str
    close: Callable[[Client], None]
    pass_through: Callable[[Client, str, User], str]


SESSION = Gate(LOGIN, end_session, sign_in)
CONFIRM = Gate("/accounts/confirm/", grow_old, confirm)
ACCESS = Gate("/admin/operator-access/", end_access_session, start_access_session)
DOORS = {gate.door: gate for gate in (SESSION, CONFIRM, ACCESS)}


# The forms: who sends what where, and what has come of it


@dataclass(frozen=True)
class Form:
    name: str
    who: Callable[[Scene], User]
    path: Callable[[Scene], str]
    data: Callable[[Scene], dict[str, Any]]
    done: Callable[[Scene], bool]
    gates: tuple[Gate, ...]
    headers: dict[str, str] = field(default_factory=dict)
    # What comes of it is a question that the view asks once more.
    asks_again: bool = False


def admin_page(model: Any, act: str, *args: Any) -> Callable[[Scene], str]:
    return lambda scene: page_of(model, act, *args)


def people(scene: Scene) -> list[User]:
    return [scene.world.acme.viewer, scene.world.acme.author]


FORMS = [
    Form(
        "settings of a tenant",
        lambda s: s.world.acme.tenant_admin,
        lambda s: "/tenants/acme/settings/",
        lambda s: {
            "tenant": "acme",
            "name": TYPED,
            "time_zone": "UTC",
            "days": ["0", "1"],
            "start": "08:00",
            "end": "16:00",
            **etag_of(s, "/tenants/acme/settings/", s.world.acme.tenant_admin),
        },
        lambda s: Tenant.objects.get(slug="acme").name == TYPED,
        (SESSION,),
    ),
    Form(
        "rejection",
        lambda s: s.world.acme.approver,
        lambda s: f"/approvals/{s.objects.open_request.pk}/vote/",
        lambda s: {"digest": s.objects.open_request.digest, "decision": "reject", "reason": TYPED},
        lambda s: Vote.objects.filter(reason=TYPED).exists(),
        (SESSION,),
    ),
    Form(
        "comment by htmx",
        lambda s: s.world.acme.viewer,
        lambda s: f"/approvals/{s.objects.open_request.pk}/comment/",
        lambda s: {"text": TYPED},
        lambda s: Comment.objects.filter(text=TYPED).exists(),
        (SESSION,),
        headers=HTMX,
    ),
    Form(
        "comment of an operator",
        lambda s: s.world.operator,
        lambda s: f"/approvals/{s.objects.open_request.pk}/comment/",
        lambda s: {"text": TYPED},
        lambda s: Comment.objects.filter(text=TYPED).exists(),
        (SESSION, ACCESS),
    ),
    Form(
        "abort by an operator by htmx",
        lambda s: s.world.operator,
        lambda s: f"/rollouts/{s.objects.rollout.pk}/abort/",
        lambda s: {"reason": TYPED},
        lambda s: Rollout.objects.get(pk=s.objects.rollout.pk).abort_requested_by == s.world.operator,
        (SESSION, ACCESS),
        headers=HTMX,
    ),
    Form(
        "token",
        lambda s: s.world.acme.author,
        lambda s: "/accounts/tokens/",
        lambda s: {"name": TYPED, "account": s.world.acme.author.pk, "scopes": ["models:read"], "days": "30"},
        lambda s: ApiToken.objects.filter(name=TYPED).exists(),
        (SESSION, CONFIRM),
    ),
    Form(
        "group in the admin",
        lambda s: s.world.operator,
        admin_page(Group, "add"),
        lambda s: {"name": TYPED},
        lambda s: Group.objects.filter(name=TYPED).exists(),
        (SESSION, CONFIRM),
    ),
    Form(
        "suspension in the admin",
        lambda s: s.world.operator,
        lambda s: reverse("admin:tenants_tenant_act", args=["suspend"]),
        lambda s: {"ids": str(s.world.acme.tenant.pk), "reason": TYPED, "sent": "yes"},
        lambda s: True,
        (SESSION, CONFIRM, ACCESS),
        asks_again=True,
    ),
    Form(
        "people chosen in a list",
        lambda s: s.world.operator,
        admin_page(User, "changelist"),
        lambda s: {"action": "deactivate", "_selected_action": [str(one.pk) for one in people(s)]},
        lambda s: True,
        (SESSION, CONFIRM),
        asks_again=True,
    ),
    Form(
        "dry run of many people",
        lambda s: s.world.operator,
        lambda s: reverse("admin:accounts_user_act", args=["deactivate"]),
        lambda s: planned(s),
        lambda s: Job.objects.filter(rows__object_id=str(people(s)[0].pk)).exists(),
        (SESSION, CONFIRM),
    ),
    Form(
        "person in the admin, whose password is not kept",
        lambda s: s.world.operator,
        admin_page(User, "add"),
        lambda s: {"username": "typed-name", "full_name": TYPED, "password": PASSWORD},
        lambda s: not User.objects.filter(username="typed-name").exists(),
        (SESSION, CONFIRM),
        asks_again=True,
    ),
]


def etag_of(scene: Scene, path: str, user: User) -> dict[str, str]:
    """Return the version of the object that a page's form was opened with, where it names one."""
    client = Client()
    client.force_login(user)
    return {name: value for name, value in hidden_in(client.get(path)) if name == "etag"}


def planned(scene: Scene) -> dict[str, Any]:
    """Return the form that confirms a dry run."""
    client = signed_in(scene.world.operator)
    path = reverse("admin:accounts_user_act", args=["deactivate"])
    given = {"ids": ",".join(str(one.pk) for one in people(scene)), "sent": "yes"}
    return {**given, "plan": client.post(path, given).context["plan"], "go": "yes"}


CASES = [
    pytest.param(form, gate, id=f"{form.name} over {gate.door}") for form in FORMS for gate in form.gates
]


def hidden_in(answer: Any) -> Iterator[tuple[str, str]]:
    for tag in re.findall(r'<input type="hidden"[^>]*>', answer.content.decode()):
        name, value = (re.search(rf'{key}="([^"]*)"', tag) for key in ("name", "value"))
        if name and name[1] != "csrfmiddlewaretoken":
            yield html.unescape(name[1]), html.unescape(value[1]) if value else ""


def press(client: Client, page: Any) -> Any:
    """Press the button on the page of a kept form, as a browser does, and return the answer of the form's own address."""
    (action,) = re.findall(
        r'<form method="post" action="(/accounts/carry-on/[0-9a-f-]+/)"', page.content.decode()
    )
    sent: dict[str, list[str]] = {}
    for name, value in hidden_in(page):
        sent.setdefault(name, []).append(value)
    on = client.post(action, sent)
    assert on.status_code == 307
    return client.post(on["Location"], sent)


def door_of(answer: Any) -> str:
    """Return where a gate leads, by a redirect, by htmx or by a button; "" where no gate has answered."""
    found = answer.get("HX-Redirect") or answer.get("Location") or ""
    if not found and "<code>reason_required</code>" in answer.content.decode():
        assert answer.status_code == 403
        (found,) = set(re.findall(r'href="(/admin/operator-access/[^"]*)">', answer.content.decode()))
    return html.unescape(found) if urlsplit(found).path in DOORS else ""


@pytest.mark.parametrize(("form", "gate"), CASES)
def test_form__sent_before_a_gate__is_carried_on_with(scene: Scene, form: Form, gate: Gate) -> None:
    user, path, data = form.who(scene), form.path(scene), form.data(scene)
    client = signed_in(user)
    gate.close(client)
    stopped = client.post(path, data, headers=form.headers)
    door = door_of(stopped)
    assert urlsplit(door).path == gate.door
    assert next_of(door) == CARRY_ON
    assert form.asks_again or not form.done(scene)

    page = client.get(gate.pass_through(client, door, user), follow=True)
    shown = html.unescape(page.content.decode())
    for name, values in data.items():
        for value in values if isinstance(values, list) else [values]:
            assert gates.is_secret(name) or str(value) in shown, name
    assert PASSWORD not in shown

    done = press(client, page)
    while door := door_of(done):
        # A new session is in no access session yet.
        done = press(client, client.get(DOORS[urlsplit(door).path].pass_through(client, door, user)))
    assert done.status_code in (200, 302), done.content.decode()[-2000:]
    assert form.done(scene)
    if form.asks_again:
        assert done.status_code == 200
        asked = html.unescape(done.content.decode())
        assert TYPED in asked or str(people(scene)[0].pk) in asked
    # Once, and no second time.
    assert not KeptForm.objects.filter(path=path).exists()
    assert client.get(CARRY_ON).status_code == 404


def test_form__over_two_gates__arrives(scene: Scene) -> None:
    operator = scene.world.operator
    client = signed_in(operator)
    end_access_session(client)
    grow_old(client)
    path = reverse("admin:tenants_tenant_act", args=["suspend"])
    data = {"ids": str(scene.world.acme.tenant.pk), "reason": TYPED, "sent": "yes"}
    asked = client.post(path, data)
    assert urlsplit(asked["Location"]).path == CONFIRM.door
    again = press(client, client.get(confirm(client, asked["Location"], operator)))
    assert urlsplit(again["Location"]).path == ACCESS.door
    done = press(client, client.get(start_access_session(client, again["Location"], operator)))
    assert TYPED in done.content.decode()


def test_form__and_nothing_typed__leads_back_to_its_page(scene: Scene) -> None:
    client = signed_in(scene.world.acme.approver)
    end_session(client)
    page = f"/approvals/{scene.objects.open_request.pk}/"
    answer = client.post(f"{page}reconsider/", headers={"Referer": f"http://testserver{page}"})
    assert next_of(answer["Location"]) == page
    assert not KeptForm.objects.exists()


# Whose it is


def kept(scene: Scene, client: Client) -> str:
    end_session(client)
    path = f"/approvals/{scene.objects.open_request.pk}/comment/"
    return str(client.post(path, {"text": TYPED})["Location"])


def test_kept_form__somebody_else_signs_in__is_not_shown_or_sent(scene: Scene) -> None:
    acme = scene.world.acme
    client = signed_in(acme.viewer)
    door = kept(scene, client)
    pk = KeptForm.objects.get().pk
    assert sign_in(client, door, acme.author) == CARRY_ON
    for answer in (
        client.get(CARRY_ON),
        client.post(f"{CARRY_ON}{pk}/"),
        client.post(f"{CARRY_ON}{pk}/discard/"),
    ):
        assert answer.status_code == 404
        assert TYPED not in answer.content.decode()
    # Whose it is finds it as soon as that person is back.
    end_session(client)
    assert TYPED in client.get(sign_in(client, door, acme.viewer)).content.decode()


def test_kept_form__same_person_in_another_browser__does_not_see_it(scene: Scene) -> None:
    door = kept(scene, signed_in(scene.world.acme.viewer))
    other = signed_in(scene.world.acme.viewer)
    assert other.get(CARRY_ON).status_code == 404
    assert other.post(f"{CARRY_ON}{KeptForm.objects.get().pk}/").status_code == 404
    assert next_of(door) == CARRY_ON


@pytest.mark.parametrize("cookie", ["", "forged", "e30:1abc:def", None])
def test_kept_form__browser_of_nobody__keeps_nothing(scene: Scene, cookie: str | None) -> None:
    client = Client()
    if cookie is not None:
        client.cookies["browser"] = cookie
    answer = client.post(f"/approvals/{scene.objects.open_request.pk}/comment/", {"text": TYPED})
    assert urlsplit(answer["Location"]).path == LOGIN
    assert not KeptForm.objects.exists()


def test_kept_form__cookie_of_a_deactivated_person__keeps_nothing(scene: Scene) -> None:
    client = signed_in(scene.world.acme.viewer)
    User.objects.filter(pk=scene.world.acme.viewer.pk).update(is_active=False)
    kept(scene, client)
    assert not KeptForm.objects.exists()


def test_kept_form__signed_out__is_forgotten_with_the_browser(scene: Scene) -> None:
    client = signed_in(scene.world.acme.viewer)
    client.force_login(scene.world.acme.viewer)
    sign_in(client, kept(scene, client), scene.world.acme.viewer)
    assert KeptForm.objects.exists()
    client.post("/accounts/logout/")
    assert not KeptForm.objects.exists()
    assert client.cookies["browser"].value == ""


def test_kept_form__after_half_an_hour__is_gone(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(scene.world.acme.viewer)
    door = kept(scene, client)
    later = clock.now() + kept_forms.KEPT_FOR + dt.timedelta(seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert client.get(sign_in(client, door, scene.world.acme.viewer)).status_code == 404
    tasks.clear_sessions()
    assert not KeptForm.objects.exists()


def test_kept_form__discarded__does_nothing(scene: Scene) -> None:
    client = signed_in(scene.world.acme.viewer)
    page = client.get(sign_in(client, kept(scene, client), scene.world.acme.viewer))
    (action,) = re.findall(r'action="(/accounts/carry-on/[0-9a-f-]+/discard/)"', page.content.decode())
    assert client.post(action).status_code == 302
    assert not KeptForm.objects.exists()
    assert not Comment.objects.filter(text=TYPED).exists()


def test_kept_form__approval_of_a_digest_that_changed__is_refused_by_the_vote(scene: Scene) -> None:
    client = signed_in(scene.world.acme.approver)
    end_session(client)
    path = f"/approvals/{scene.objects.open_request.pk}/vote/"
    stale = "sha256:" + "0" * 64
    door = client.post(path, {"digest": stale, "decision": "approve", "reason": TYPED})["Location"]
    answer = press(client, client.get(sign_in(client, door, scene.world.acme.approver)))
    assert answer.status_code == 409
    assert TYPED in answer.content.decode()
    assert not Vote.objects.filter(change_request=scene.objects.open_request).exists()


# What is kept


def test_kept_form__what_nobody_typed__is_sent_and_not_shown() -> None:
    form = KeptForm(fields=[("name", TYPED), ("etag", "0" * 64), ("select_across", "0"), ("_save", "Save")])
    assert form.shown == [("Name", TYPED)]


def test_kept_form__too_large_or_of_a_gate__is_not_kept(scene: Scene) -> None:
    client = signed_in(scene.world.acme.viewer)
    end_session(client)
    path = f"/approvals/{scene.objects.open_request.pk}/comment/"
    client.post(path, {"text": "x" * gates.MOST_BYTES})
    client.post("/admin/login/", {"username": "somebody", "password": PASSWORD})
    client.post(path, "{}", content_type="application/json")
    client.put(path, b"text=x", content_type="application/x-www-form-urlencoded")
    assert not KeptForm.objects.exists()


def test_kept_form__many_of_one_person__the_oldest_give_way(scene: Scene) -> None:
    client = signed_in(scene.world.acme.viewer)
    end_session(client)
    path = f"/approvals/{scene.objects.open_request.pk}/comment/"
    for number in range(kept_forms.MOST_KEPT + 3):
        client.post(path, {"text": f"text {number}"})
    texts = [dict(form.fields)["text"] for form in KeptForm.objects.order_by("kept_at")]
    assert texts == [f"text {number}" for number in range(3, kept_forms.MOST_KEPT + 3)]


def test_kept_form__form_of_another_site__is_not_kept(scene: Scene) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(scene.world.acme.viewer)
    client.get("/accounts/me/")
    end_session(client)
    answer = client.post(f"/approvals/{scene.objects.open_request.pk}/comment/", {"text": TYPED})
    assert answer.status_code == 403
    assert not KeptForm.objects.exists()


ORIGIN = "http://testserver"


@pytest.mark.parametrize(
    ("origin", "is_kept"), [(ORIGIN, True), ("https://evil.example", False), ("null", False), (None, False)]
)
def test_form__after_a_sign_in_in_another_tab__is_kept_where_it_is_the_portals_own(
    scene: Scene, origin: str | None, is_kept: bool
) -> None:
    viewer, path = scene.world.acme.viewer, f"/approvals/{scene.objects.open_request.pk}/comment/"
    client = Client(enforce_csrf_checks=True)
    client.force_login(viewer)
    (stale,) = set(re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', text_of(client, path)))
    client.force_login(viewer)
    client.cookies["csrftoken"] = "n" * 32
    headers = {} if origin is None else {"Origin": origin}
    answer = client.post(path, {"text": TYPED, "csrfmiddlewaretoken": stale}, headers=headers)
    assert KeptForm.objects.exists() is is_kept
    assert not Comment.objects.filter(text=TYPED).exists()
    if not is_kept:
        assert answer.status_code == 403
        return
    assert answer["Location"] == CARRY_ON
    # What it leads to is sent with a token of the present session, and done once.
    assert TYPED in client.get(CARRY_ON).content.decode()
    assert client.post(f"{CARRY_ON}{KeptForm.objects.get().pk}/", headers=headers).status_code == 302


def text_of(client: Client, path: str) -> str:
    return client.get(path.removesuffix("comment/")).content.decode()


def all_forms() -> list[type[forms.BaseForm]]:
    found: list[type[forms.BaseForm]] = []
    pending: list[type[forms.BaseForm]] = [forms.BaseForm]
    while pending:
        one = pending.pop()
        found.append(one)
        pending += one.__subclasses__()
    return found


def test_secrets__of_every_form__are_never_kept() -> None:
    names = {
        name
        for form in all_forms()
        for name, one in getattr(form, "base_fields", {}).items()
        if isinstance(one.widget, forms.PasswordInput)
    }
    assert {"password", "new_password1", "oldpassword"} <= names
    assert {name for name in names if not gates.is_secret(name)} == set()
    assert gates.is_secret("code")
    assert not gates.is_secret("scopes")


# Asked before


@pytest.mark.parametrize(
    "path",
    [
        "/admin/auth/group/add/",
        "/admin/accounts/user/add/",
        "/admin/accounts/user/act/deactivate/",
        "/admin/password_change/",
        "/admin/operator-access/",
    ],
)
def test_form_of_the_admin__opened_late__asks_first(world: World, path: str) -> None:
    client = signed_in(world.operator)
    grow_old(client)
    answer = client.get(path)
    assert (answer.status_code, urlsplit(answer["Location"]).path) == (302, CONFIRM.door)
    assert next_of(answer["Location"]) == path
    assert client.get("/admin/auth/group/").status_code == 200


def test_browser_cookie__of_somebody_signed_in__says_only_whose_it_is(world: World) -> None:
    client = signed_in(make_person("pat"))
    cookie = client.cookies["browser"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    alone = Client()
    alone.cookies["browser"] = cookie.value
    assert alone.get("/accounts/me/").status_code == 302
    assert OperatorAccessSession.objects.count() == 0
