"""Operators in tenants: without an access session what their own roles give, with one everything, and each access in the trail."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.contrib.auth.models import Group
from django.contrib.auth.models import Permission as DjangoPermission
from django.db import DatabaseError
from django.test import Client

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.approvals.models import Comment
from apps.audit.models import Entry
from apps.core import clock
from apps.operations import services
from apps.operations.models import OperatorAccessSession
from apps.rollouts.models import Rollout
from apps.tenants import access, operator_access
from apps.tenants import services as tenants
from apps.tenants.choices import Permission, Role, Status
from tests.contracts.stage import Stage, read, trail_length, without_id, without_names
from tests.factories.cast import REASON, SAID, TEST, World, make_person, token_of
from tests.factories.cast import with_access as begun
from tests.factories.objects import Objects

UNKNOWN = "00000000-0000-4000-8000-000000000000"
API, WIRE = "/api/v1", "/mlflow/globex/api/2.0/mlflow"
LISTS = ("/models/", "/approvals/", "/rollouts/", "/tenants/", "/")


@pytest.fixture
def world(stage: Stage) -> World:
    """Return a world whose operator is a viewer in acme, and has no role in globex."""
    tenants.assign_role(tenant=stage.world.acme.tenant, user=stage.world.operator, role=Role.VIEWER, by=TEST)
    return stage.world


@pytest.fixture
def globex(stage: Stage) -> Objects:
    return stage.globex


class Written:
    """What was written since a test began: the stage was there before."""

    def __init__(self) -> None:
        self._length = trail_length()
        self._sessions = list(OperatorAccessSession.objects.values_list("pk", flat=True))

    def entries(self, action: str) -> list[Entry]:
        """Return the new entries of the trail of one action, in their order."""
        new = Entry.objects.order_by("-recorded_at", "-seq")[: trail_length() - self._length]
        return [entry for entry in reversed(new) if entry.action == action]

    def looks(self) -> list[tuple[str, str, str]]:
        """Return the new looks: chain, "" for the platform's, and what was looked at."""
        rows = self.entries("operations.admin.viewed")
        return [(str(row.log_id) if row.log_id.int else "", row.object_type, row.object_id) for row in rows]

    def access_sessions(self) -> list[OperatorAccessSession]:
        return list(OperatorAccessSession.objects.exclude(pk__in=self._sessions))


@pytest.fixture
def written(world: World) -> Written:
    return Written()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text_of(answer: Any) -> str:
    return str(read(answer).said.decode())


def program(user: User, **sent: str) -> Client:
    return Client(headers={"Authorization": f"Bearer {token_of(user)}", **sent})


def pages_of(objects: Objects) -> list[tuple[str, str]]:
    """Return the pages of a tenant's objects, each with one that nobody has."""
    request, rollout = objects.open_request.pk, objects.rollout.pk
    return [
        ("/tenants/globex/", "/tenants/nowhere/"),
        ("/tenants/globex/settings/", "/tenants/nowhere/settings/"),
        ("/models/globex/fraud/", "/models/nowhere/fraud/"),
        ("/models/globex/fraud/versions/1/", "/models/globex/fraud/versions/99/"),
        (f"/approvals/{request}/", f"/approvals/{UNKNOWN}/"),
        (f"/rollouts/{rollout}/", f"/rollouts/{UNKNOWN}/"),
    ]


# Pages


def test_pages__without_an_access_session__lead_to_where_one_begins_whether_there_is_something_or_not(
    world: World, globex: Objects, written: Written
) -> None:
    client = signed_in(world.operator)
    for pair in pages_of(globex):
        for path in pair:
            asked = f"/admin/operator-access/?{urlencode({'next': path})}"
            answer = client.get(path)
            assert (answer.status_code, answer.headers.get("Location")) == (302, asked)
            part = client.get(
                path, headers={"HX-Request": "true", "HX-Current-URL": f"http://testserver{path}"}
            )
            assert part["HX-Redirect"] == asked
            assert not part.content
    assert written.looks() == []
    denied = written.entries("tenants.access.denied")
    assert {entry.log_id.int for entry in denied} == {0}
    assert len(denied) == 4 * len(pages_of(globex))


def test_forms__without_an_access_session__are_refused_in_the_same_words_and_change_nothing(
    world: World, globex: Objects, stage: Stage
) -> None:
    client = signed_in(world.operator)
    request, rollout = globex.open_request.pk, globex.rollout.pk
    before = Comment.objects.count(), Rollout.objects.filter(abort_requested_at=None).count()
    for ours, none, form in (
        (f"/approvals/{request}/comment/", f"/approvals/{UNKNOWN}/comment/", {"text": "Hm."}),
        (f"/rollouts/{rollout}/abort/", f"/rollouts/{UNKNOWN}/abort/", {}),
        ("/tenants/globex/members/", "/tenants/nowhere/members/", {"kind": "person", "name": "x"}),
    ):
        said = []
        for path in (ours, none):
            answer = client.post(path, form)
            assert answer.status_code == 403
            said.append(without_names(text_of(answer).replace(quote(path, safe=""), ""), stage.unknown))
        assert said[0] == said[1]
        assert "<code>reason_required</code>" in said[0]
        assert "Start an access session" in said[0]
        assert "globex" not in said[0].lower()
    assert (Comment.objects.count(), Rollout.objects.filter(abort_requested_at=None).count()) == before


def test_lists__without_an_access_session__show_ones_own_and_offer_one(
    world: World, globex: Objects, written: Written
) -> None:
    client, viewer = signed_in(world.operator), signed_in(world.acme.viewer)
    for path in LISTS:
        shown = text_of(client.get(path))
        assert "globex" not in shown.lower(), path
        assert "acme" in shown.lower(), path
        assert f"/admin/operator-access/?{urlencode({'next': path})}" in shown, path
        assert "/admin/operator-access/" not in text_of(viewer.get(path)), path
    assert written.looks() == []


def test_pages__of_a_tenant_with_an_own_role__ask_for_nothing_but_what_the_role_lacks(
    world: World, globex: Objects, written: Written, stage: Stage
) -> None:
    acme = stage.acme
    client = signed_in(world.operator)
    for path, _ in pages_of(acme):
        own = path.replace("globex", "acme")
        assert client.get(own).status_code == (302 if "settings" in own else 200), own
    # What is in no tenant of one's own is nowhere, and so is what one's own tenant does not hold.
    assert client.get("/models/acme/nothing/").status_code == 404
    abort = f"/rollouts/{acme.rollout.pk}/abort/"
    refused = client.post(abort)
    assert refused.status_code == 403
    assert "reason_required" in text_of(refused)
    begun(client)
    assert client.post(abort).status_code == 302
    # The act is recorded as such; the look by the own role is none.
    client.get("/models/acme/fraud/")
    assert written.looks() == [(str(world.acme.tenant.pk), "tenants.tenant", str(world.acme.tenant.pk))]


def test_pages__in_an_access_session__open_say_so_and_are_each_written_down_in_their_chain(
    world: World, globex: Objects, written: Written
) -> None:
    client = begun(signed_in(world.operator))
    chain, named = str(world.globex.tenant.pk), globex.fraud
    for ours, none in pages_of(globex):
        shown = text_of(client.get(ours))
        assert "Operator access:" in shown, ours
        assert REASON in shown
        assert "End session" in shown
        assert client.get(none).status_code == 404, none
    assert {log for log, *_ in written.looks()} == {chain}
    assert len(written.looks()) == len(pages_of(globex)), (
        "one for each request, and none for what is not there"
    )
    assert (chain, "registry.registeredmodel", str(named.pk)) in written.looks()
    count = len(written.looks())
    for path in LISTS:
        assert "globex" in text_of(client.get(path)).lower(), path
    views = ("registry:model-list", "approvals:queue", "rollouts:list", "tenants:list", "home")
    assert written.looks()[count:] == [("", "operations.page", view) for view in views]
    (session,) = written.access_sessions()
    entries = written.entries("operations.admin.viewed")
    assert {json.loads(bytes(entry.body))["data"]["access_session"] for entry in entries} == {str(session.pk)}
    assert {entry.actor_id for entry in entries} == {str(world.operator.pk)}
    # What belongs to nobody's tenant is no look.
    client.get("/accounts/me/")
    client.get("/approvals/badge/")
    assert len(written.looks()) == count + len(views)


def test_page__that_refreshes_itself__is_one_look_and_each_opening_another(
    world: World, globex: Objects, written: Written
) -> None:
    client = begun(signed_in(world.operator))
    path, htmx = f"/rollouts/{globex.rollout.pk}/", {"HX-Request": "true"}
    for _ in range(2):
        assert client.get(path, headers=htmx).status_code == 200
    assert len(written.looks()) == 1, "a part that nobody opened the page of is a look as well"
    client.get(path)
    client.get(path, headers=htmx)
    assert len(written.looks()) == 2
    begun(client)
    client.get(path, headers=htmx)
    assert len(written.looks()) == 3, "another session is another access"


def test_look__that_cannot_be_written_down__shows_nothing(
    world: World, globex: Objects, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = begun(signed_in(world.operator))
    client.raise_request_exception = False

    def fail(**more: Any) -> None:
        raise DatabaseError("gone")

    monkeypatch.setattr(services, "log_accesses", fail)
    answer = client.get("/models/globex/fraud/")
    assert answer.status_code == 500
    assert "fraud" not in text_of(answer)


# How an access session ends


def test_access_session__over_elsewhere_or_of_somebody_else__opens_nothing(
    world: World, globex: Objects, monkeypatch: pytest.MonkeyPatch, written: Written
) -> None:
    path = "/models/globex/fraud/"
    other = make_person("other-operator")
    tenants.make_operator(user=other, by=TEST)
    client, elsewhere, theirs = begun(signed_in(world.operator)), signed_in(world.operator), signed_in(other)
    assert [one.get(path).status_code for one in (client, elsewhere, theirs)] == [200, 302, 302]
    session = theirs.session
    session["operations.access_session"] = str(written.access_sessions()[0].pk)
    session.save()
    assert theirs.get(path).status_code == 302
    later = clock.now() + dt.timedelta(minutes=31)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert client.get(path).status_code == 302
    assert client.post(f"/rollouts/{globex.rollout.pk}/abort/").status_code == 403


def test_access_session__ended_by_its_person__is_over_and_recorded(
    world: World, globex: Objects, written: Written
) -> None:
    client = begun(signed_in(world.operator))
    assert client.post("/operator-access/end/").status_code == 302
    assert client.get("/models/globex/fraud/").status_code == 302
    assert "Operator access:" not in text_of(client.get("/"))
    assert client.post("/operator-access/end/").status_code == 302
    (ended,) = written.entries("operations.access_session.ended")
    assert ended.actor_id == str(world.operator.pk)


def test_access_session__signed_out_or_no_operator_any_more__is_over_on_the_next_request(
    world: World, globex: Objects
) -> None:
    path = "/models/globex/fraud/"
    second = make_person("second-operator")
    tenants.make_operator(user=second, by=TEST)
    left, ended, gone = (begun(signed_in(user)) for user in (second, world.operator, second))
    left.post("/accounts/logout/")
    left.force_login(second)
    assert left.get(path).status_code == 302
    tenants.end_operator(user=world.operator, by=TEST)
    assert ended.get(path).status_code == 404
    assert "access session" not in text_of(ended.get("/"))
    # Whoever becomes one again begins anew.
    tenants.make_operator(user=world.operator, by=TEST)
    assert ended.get(path).status_code == 302
    accounts.deactivate(user=second, by=TEST)
    assert gone.get(path)["Location"].startswith("/accounts/login/")


def test_access_session__begun_by_nobody_but_operators__and_for_a_reason(
    world: World, globex: Objects, written: Written
) -> None:
    assert signed_in(world.acme.tenant_admin).post(
        "/admin/operator-access/", {"reason": REASON}
    ).status_code in (
        302,
        403,
    )
    assert not written.access_sessions()
    client = signed_in(world.operator)
    for bad in ("", "x1", "x" * 301, "Ticket 4711\u202e"):
        assert client.post("/admin/operator-access/", {"reason": bad}).status_code == 200, bad
    assert not written.access_sessions()


# Programs


def test_programs__without_a_reason__are_asked_for_one_whether_there_is_something_or_not(
    world: World, globex: Objects, written: Written
) -> None:
    client = program(world.operator)
    pairs = [
        (f"{API}/tenants/globex", f"{API}/tenants/nowhere"),
        (f"{API}/change-requests/{globex.open_request.pk}", f"{API}/change-requests/{UNKNOWN}"),
        (f"{API}/rollouts/{globex.rollout.pk}", f"{API}/rollouts/{UNKNOWN}"),
        (f"{API}/rollouts?tenant=globex", f"{API}/rollouts?tenant=nowhere"),
        (f"{WIRE}/registered-models/search", f"{WIRE.replace('globex', 'nowhere')}/registered-models/search"),
    ]
    for ours, none in pairs:
        answers = [client.get(path) for path in (ours, none)]
        assert {answer.status_code for answer in answers} == {403}, ours
        (said,) = {without_id(text_of(answer)) for answer in answers}
        assert json.loads(said)["code"] == "reason_required"
        assert "Portal-Reason" in said
    assert json.loads(said)["error_code"] == "PERMISSION_DENIED"
    for path in ("/change-requests", "/rollouts"):
        assert {row["tenant"] for row in client.get(f"{API}{path}").json()["items"]} <= {"acme"}
    assert [row["slug"] for row in client.get(f"{API}/tenants").json()["items"]] == ["acme"]
    abort = client.post(f"{API}/rollouts/{globex.rollout.pk}/abort", {}, content_type="application/json")
    assert (abort.status_code, abort.json()["code"]) == (403, "reason_required")
    assert written.looks() == []


def test_programs__with_a_reason__get_through_and_each_call_is_an_access_session(
    world: World, globex: Objects, written: Written
) -> None:
    client, chain = program(world.operator, **SAID), str(world.globex.tenant.pk)
    assert client.get(f"{API}/rollouts/{globex.rollout.pk}").status_code == 200
    assert client.get(f"{WIRE}/registered-models/get", {"name": "fraud"}).status_code == 200
    assert {row["slug"] for row in client.get(f"{API}/tenants").json()["items"]} == {"acme", "globex"}
    assert client.get(f"{API}/rollouts/{UNKNOWN}").status_code == 404
    assert [(log, kind) for log, kind, _ in written.looks()] == [
        (chain, "rollouts.rollout"),
        (chain, "tenants.tenant"),
        ("", "operations.page"),
    ]
    # What shows nothing of a tenant is no access session.
    assert [(session.reason, session.person) for session in written.access_sessions()] == [
        (REASON, world.operator)
    ] * 3
    assert len(written.entries("operations.access_session.started")) == 3
    abort = client.post(f"{API}/rollouts/{globex.rollout.pk}/abort", {}, content_type="application/json")
    assert abort.status_code == 200
    # The next call says why again, and a browser's session is none of a program.
    assert program(world.operator).get(f"{API}/rollouts/{globex.rollout.pk}").status_code == 403


def test_programs__own_tenant__are_asked_for_nothing(world: World, globex: Objects, written: Written) -> None:
    client, wire = program(world.operator), WIRE.replace("globex", "acme")
    assert client.get(f"{API}/tenants/acme").status_code == 200
    assert client.get(f"{wire}/registered-models/search").status_code == 200
    assert client.get(f"{wire}/registered-models/get", {"name": "nothing"}).status_code == 404
    assert not written.access_sessions()


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Größe falsch: siehe Fall", "Größe falsch: siehe Fall"),
        ("  50% of the traffic  ", "50% of the traffic"),
        ("x1", None),
        ("x" * 301, None),
        ("Ticket\u202e 4711", None),
        ("Ticket\n4711 again", None),
    ],
)
def test_reason__of_a_program__is_kept_by_the_rules_of_the_form(
    world: World, globex: Objects, sent: str, kept: str | None, written: Written
) -> None:
    answer = program(world.operator, **{"Portal-Reason": quote(sent)}).get(f"{API}/tenants/globex")
    if kept is None:
        assert answer.status_code == 400
        assert answer.json()["code"] in ("reason_too_short", "invalid_text")
        assert not written.access_sessions()
    else:
        assert answer.status_code == 200
        assert written.access_sessions()[0].reason == kept


def test_reason__that_is_no_text__is_told_through_each_door(world: World, globex: Objects) -> None:
    client = program(world.operator, **{"Portal-Reason": "%ff%fe is no text"})
    for path in (f"{API}/tenants/globex", f"{WIRE}/registered-models/search"):
        answer = client.get(path)
        assert (answer.status_code, json.loads(text_of(answer))["code"]) == (400, "bad_reason"), path


def test_reason__of_anybody_else__means_nothing(world: World, globex: Objects, written: Written) -> None:
    for user, status in ((world.acme.tenant_admin, 404), (world.outsider, 404), (world.globex.viewer, 200)):
        for said in (REASON, "x"):
            answer = program(user, **{"Portal-Reason": said}).get(f"{API}/tenants/globex")
            assert answer.status_code == status
    robot = accounts.create_service_account(username="robot", owner=world.operator, by=TEST)
    tenants.assign_role(tenant=world.acme.tenant, user=robot, role=Role.VIEWER, by=TEST)
    assert program(robot, **SAID).get(f"{API}/tenants/globex").status_code == 404
    assert signed_in(world.operator).get("/tenants/globex/", headers=SAID).status_code == 302
    assert not written.access_sessions()


def test_token__bound_to_a_tenant_without_an_own_role__works_with_a_reason_and_there_alone(
    world: World, globex: Objects
) -> None:
    raw = token_of(world.operator, tenant=world.globex.tenant)
    sent = {"Authorization": f"Bearer {raw}"}
    path = f"{API}/rollouts/{globex.rollout.pk}"
    refused = Client(headers=sent).get(path)
    assert (refused.status_code, refused.json()["code"]) == (403, "reason_required")
    assert Client(headers={**sent, **SAID}).get(path).status_code == 200
    assert Client(headers={**sent, **SAID}).get(f"{API}/tenants/acme").status_code == 404


def test_token__of_some_scopes__opens_in_an_access_session_what_they_name(
    world: World, globex: Objects
) -> None:
    raw = token_of(world.operator, scopes=["rollouts:read"])
    client = Client(headers={"Authorization": f"Bearer {raw}", **SAID})
    assert client.get(f"{API}/rollouts/{globex.rollout.pk}").status_code == 200
    abort = client.post(f"{API}/rollouts/{globex.rollout.pk}/abort", {}, content_type="application/json")
    assert (abort.status_code, abort.json()["code"]) == (403, "token_scope")


def test_token__of_a_service_account_that_goes_further__is_made_in_an_access_session(
    world: World, globex: Objects
) -> None:
    robot = accounts.create_service_account(username="robot", owner=world.operator, by=TEST)
    tenants.assign_role(tenant=world.globex.tenant, user=robot, role=Role.VIEWER, by=TEST)
    client = signed_in(world.operator)
    form = {"account": str(robot.pk), "name": "ci", "scopes": ["models:read"], "days": "1"}
    refused = client.post("/accounts/tokens/", form)
    assert (refused.status_code, robot.api_tokens.count()) == (403, 0)
    assert "reason_required" in text_of(refused)
    assert begun(client).post("/accounts/tokens/", form).status_code == 302
    assert robot.api_tokens.count() == 1


# What needs no access session


def test_acts_on_the_platform__without_an_access_session__work_and_show_nothing_of_the_tenant(
    world: World, globex: Objects, written: Written
) -> None:
    client, path = signed_in(world.operator), "/tenants/globex/status/"
    for form, status in (({"act": "suspend", "reason": ""}, 400), ({"act": "resume"}, 409)):
        answer = client.post(path, form)
        assert answer.status_code == status
        assert "secret" not in text_of(answer).lower()
        assert "Usage" not in text_of(answer)
    assert client.post(path, {"act": "suspend", "reason": "Unpaid."}).status_code == 302
    world.globex.tenant.refresh_from_db()
    assert world.globex.tenant.status == Status.SUSPENDED
    form = {"models": "9", "etag": tenants.limits_etag({})}
    assert client.post("/tenants/globex/quota/", form).status_code == 302
    stale = client.post("/tenants/globex/quota/", form)
    assert stale.status_code == 409
    assert "Usage" not in text_of(stale)
    assert client.post("/tenants/nowhere/quota/", {"models": "9"}).status_code == 403
    assert written.looks() == []


def test_access__outside_a_request__is_what_operators_hold(world: World, globex: Objects) -> None:
    assert access.can(world.operator, world.globex.tenant)
    operator_access.log(world.operator, None)
    assert operator_access.take_log() == []
    tenants.update_settings(tenant=world.globex.tenant, by=world.operator, name="Globex Corp")


def test_permission_on_everything__that_is_not_an_operators__opens_nothing_in_requests(
    world: World, globex: Objects
) -> None:
    group = Group.objects.create(name="auditors")
    group.permissions.add(DjangoPermission.objects.get(codename=Permission.VIEW))
    world.outsider.groups.add(group)
    world.outsider.is_staff = True
    world.outsider.save()
    assert signed_in(world.outsider).get("/tenants/globex/").status_code == 404
    assert "globex" not in text_of(signed_in(world.outsider).get("/tenants/"))
    assert program(world.outsider, **SAID).get(f"{API}/tenants/globex").status_code == 404


def test_access_sessions__for_people_who_are_not_staff__cost_no_query(
    world: World, globex: Objects, django_assert_num_queries: Any
) -> None:
    viewer = world.globex.viewer
    with operator_access.within(None), access.remembered(), django_assert_num_queries(1):  # type: ignore[arg-type]
        access.tenant_ids(viewer)
        access.require(viewer, world.globex.tenant)
        assert not access.needs_reason(viewer)
        assert not access.operates(viewer)


def test_explanation__of_an_operator__says_during_an_access_session(world: World, globex: Objects) -> None:
    client = begun(signed_in(world.operator))
    question = {"permission": Permission.ADMINISTER.value}
    for tenant in ("acme", "globex"):
        shown = text_of(client.get(f"/tenants/{tenant}/access/", question))
        assert "Yes. You can" in shown
        assert "As an operator, during an access session" in shown
    # Also where the asker is in none now: it is what can be done.
    client.post("/operator-access/end/")
    shown = text_of(client.get("/tenants/acme/access/", question))
    assert "As an operator, during an access session" in shown
