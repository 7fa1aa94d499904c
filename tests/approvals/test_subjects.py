"""A subject is all that approvals knows of a change: a second one lives its whole life without code about it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from apps.accounts.models import User
from apps.approvals import pages, services, subjects
from apps.approvals.choices import MINIMUM_QUORUM, State
from apps.approvals.models import ChangeRequest, Permit
from apps.approvals.subjects import Slot
from apps.audit.models import Entry
from apps.core import areas
from apps.core.refusals import Forbidden
from apps.policies.models import PolicyDecision
from apps.tenants.choices import Permission
from tests.approvals.fakes import Dial, ask
from tests.factories.cast import TEST, Cast, token_of

pytestmark = pytest.mark.django_db

ROOT = Path(settings.BASE_DIR)
DOMAIN = re.compile(r"promot|roll(?:ing )?out|alias|champion|canary|uploader", re.IGNORECASE)


def approve(request: ChangeRequest, *people: User) -> ChangeRequest:
    for person in people:
        request = services.cast_vote(
            change_request=request, digest=request.digest, decision="approve", by=person
        )
    return request


def page(user: User, request: ChangeRequest) -> str:
    client = Client()
    client.force_login(user)
    return client.get(reverse("approvals:detail", args=[request.pk])).content.decode()


def send(user: User, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    client = Client(headers={"Authorization": f"Bearer {token_of(user)}"})
    answer = client.post("/api/v1/change-requests", json.dumps(body), content_type="application/json")
    return answer.status_code, answer.json()


def actions(request: ChangeRequest) -> list[str]:
    history = Entry.objects.history(request.tenant_id, obj=("approvals.request", str(request.pk)))
    return [entry.action for entry in reversed(history)]


def test_sources__of_approvals_and_policies__name_no_domain() -> None:
    files = [
        file
        for folder in ("apps/approvals", "apps/policies", "templates/approvals")
        for file in (ROOT / folder).rglob("*")
        if file.suffix in {".py", ".html", ".sql", ".rego"}
    ]
    assert len(files) > 30
    # What asking for a change takes is named after the first kind of change there was: a permission of tenants.
    found = {file.name: DOMAIN.findall(file.read_text()) for file in files}
    assert {name: words for name, words in found.items() if words} == {}


def test_subjects__that_apps_declare__say_what_is_needed() -> None:
    declared = subjects.every()
    assert len({subject.kind for subject in declared}) == len(declared) >= 1
    assert sum(subject.is_default for subject in declared) == 1
    for subject in declared:
        assert re.fullmatch(r"[a-z_]{1,50}", subject.kind)
        assert subject.quorum >= MINIMUM_QUORUM
        assert Permission.VOTE in subject.vote_permissions
        assert subject.policy.file.is_file()
        assert subject.label
        assert subject.invitation


def test_change_at_once__asked_voted_and_allowed__is_applied_with_its_permit(acme: Cast, dial: Dial) -> None:
    dial.slowly, dial.to = False, 7
    request = ask(dial, tenant=acme.tenant, by=acme.author)
    assert PolicyDecision.objects.of_subject(request.pk).get().allows
    assert "the change is then applied at once" in page(acme.second_approver, approve(request, acme.approver))
    request = approve(request, acme.second_approver)
    assert (request.state, request.execution_id, dial.at) == (State.APPLIED, None, 7)
    assert Permit.objects.get(change_request=request).consumed_at is not None
    assert actions(request) == [
        "approvals.request.opened",
        "approvals.vote.cast",
        "approvals.vote.cast",
        "approvals.request.approved",
        "approvals.request.applied",
    ]
    history = Entry.objects.history(request.tenant_id, obj=("approvals.request", str(request.pk)))
    assert history[0].reason == "The dial was turned."


def test_change_at_once__cannot_be_made_now__keeps_its_votes_and_is_tried_again(
    acme: Cast, dial: Dial
) -> None:
    dial.slowly, dial.busy = False, True
    request = approve(ask(dial, tenant=acme.tenant, by=acme.author), acme.approver, acme.second_approver)
    assert (request.state, Permit.objects.exists()) == (State.IN_REVIEW, False)
    assert "Another turn of the dial" in request.blocked_reason
    dial.busy = False
    assert services.reconsider(change_request=request, by=acme.author).state == State.APPLIED


def test_change_at_once__refused_at_the_last_moment__has_failed(acme: Cast, dial: Dial) -> None:
    dial.slowly, dial.broken = False, True
    request = approve(ask(dial, tenant=acme.tenant, by=acme.author), acme.approver, acme.second_approver)
    assert (request.state, dial.at) == (State.FAILED, 1)
    assert "The dial broke off." in request.blocked_reason
    assert Permit.objects.get(change_request=request).consumed_at is None


def test_execution__started_by_the_last_approval__ends_as_its_app_says(acme: Cast, dial: Dial) -> None:
    request = ask(dial, tenant=acme.tenant, by=acme.author)
    assert "the change then starts by itself" in page(acme.second_approver, approve(request, acme.approver))
    request = approve(request, acme.second_approver)
    assert (request.state, dial.started) == (State.EXECUTING, [(request.pk, request.execution_id)])
    text = page(acme.viewer, request)
    assert f'href="/dials/{request.execution_id}/"' in text
    assert "Watch the dial" in text
    with pytest.raises(services.RequestClosed, match="Let go of the dial instead"):
        services.withdraw(change_request=request, by=acme.author)
    services.consume_permit(permit_id=request.permit.pk, target=request.target, value=request.value)
    ended = services.finish(change_request=request, state=State.APPLIED, by=TEST, reason="turned")
    assert ended.state == State.APPLIED


def test_policy__of_the_subject__refuses_in_its_own_words(acme: Cast, dial: Dial) -> None:
    dial.to = 90
    request = approve(ask(dial, tenant=acme.tenant, by=acme.author), acme.approver, acme.second_approver)
    assert request.state == State.IN_REVIEW
    assert "The dial would stand at 90. The most is 50." in request.blocked_reason


def test_document__whatever_the_subject_puts_in__names_kind_tenant_and_policy(
    acme: Cast, globex: Cast, dial: Dial, monkeypatch: pytest.MonkeyPatch
) -> None:
    lies = {"to": 2, "slowly": True, "action": "other", "tenant": {}, "policy_digest": "", "schema": 9}
    monkeypatch.setattr(dial, "content", lambda: lies)
    ours = ask(dial, tenant=acme.tenant, by=acme.author)
    theirs = ask(dial, tenant=globex.tenant, by=globex.author)
    assert ours.digest != theirs.digest
    assert (ours.content["action"], ours.content["schema"]) == ("test-dial", 1)
    assert ours.content["tenant"] == {"id": str(acme.tenant.pk), "slug": "acme"}
    assert ours.policy_digest.startswith("sha256:")


def test_pages__of_another_subject__read_right(acme: Cast, dial: Dial) -> None:
    dial.excluded = {acme.third_approver: "You built this dial."}
    request = ask(dial, tenant=acme.tenant, by=acme.author)
    client = Client()
    client.force_login(acme.approver)
    queue = client.get(reverse("approvals:queue")).content.decode()
    assert "Turn the dial to 2" in queue
    assert "Turn of a dial #1" in queue
    for text in (queue, page(acme.approver, request)):
        main = text.split("<main", 1)[1].split("</main>")[0]
        assert "Turn the dial to 2" in main
        assert DOMAIN.findall(main) == []
    assert "You built this dial. Two other people decide." in page(acme.third_approver, request)
    client.force_login(acme.viewer)
    empty = client.get(reverse("approvals:queue"), {"show": "mine"}).content.decode()
    assert "Find a dial and ask to turn it." in empty


def test_rest__body_of_another_kind__is_read_and_refused_by_its_subject(acme: Cast, dial: Dial) -> None:
    body = {"kind": "test-dial", "tenant": "acme", "to": 3, "reason": "Too cold."}
    status, answer = send(acme.author, body)
    assert (status, answer["kind"], answer["title"], answer["to"]) == (
        201,
        "test-dial",
        "Turn the dial to 3",
        3,
    )
    assert (answer["requester"], answer["reason"], answer["execution_id"]) == (
        "acme-author",
        "Too cold.",
        None,
    )
    assert "model" not in answer
    status, answer = send(acme.author, {**body, "to": "warm"})
    assert (status, answer["code"], list(answer["errors"])) == (400, "invalid", ["to"])
    status, answer = send(acme.author, {**body, "kind": "nonsense"})
    assert (status, answer["code"], list(answer["errors"])) == (400, "invalid", ["kind"])
    assert send(acme.viewer, body)[1]["code"] == "forbidden"
    assert send(acme.author, {**body, "tenant": "globex"})[0] == 404
    assert ChangeRequest.objects.count() == 1


def test_rest__body_without_a_kind__is_of_the_default_one(acme: Cast, dial: Dial) -> None:
    status, answer = send(acme.author, {"tenant": "acme", "to": 3})
    assert (status, set(answer["errors"])) == (400, {"model", "version", "plan"})


def test_rest__list_by_kind__tells_of_those_alone(acme: Cast, dial: Dial) -> None:
    request = ask(dial, tenant=acme.tenant, by=acme.author)
    client = Client(headers={"Authorization": f"Bearer {token_of(acme.viewer)}"})

    def listed(kind: str) -> Any:
        return client.get("/api/v1/change-requests", {"kind": kind}).json()

    assert [(item["id"], item["to"]) for item in listed("test-dial")["items"]] == [(str(request.pk), 2)]
    assert listed("promotion")["items"] == []
    assert list(listed("nonsense")["errors"]) == ["kind"]


def test_openapi__request_of_a_change__is_told_apart_by_kind(acme: Cast, dial: Dial) -> None:
    from platform_portal.api import api

    api._document.cache_clear()
    document = api.get_openapi_schema()
    api._document.cache_clear()
    bodies = document["components"]["schemas"]["ChangeRequestIn"]["oneOf"]
    kinds = {body["properties"]["kind"]["const"]: body for body in bodies}
    assert set(kinds) == {"promotion", "test-dial"}
    assert set(kinds["test-dial"]["required"]) == {"kind", "tenant", "to"}
    assert set(kinds["promotion"]["required"]) == {"tenant", "model", "version", "plan"}
    told = document["components"]["schemas"]["ChangeRequestOut"]["anyOf"]
    assert {"to"} in [set(one["properties"]) for one in told]


def test_kind_that_no_app_declares_any_more__is_shown_and_withdrawn_and_no_more(
    acme: Cast, dial: Dial
) -> None:
    request = approve(ask(dial, tenant=acme.tenant, by=acme.author), acme.approver)
    areas.forget("test")
    text = page(acme.second_approver, request)
    assert "unknown_kind" not in text
    assert "does not know changes of this kind any more" in text
    assert 'value="approve"' not in text
    client = Client()
    client.force_login(acme.approver)
    assert "test-dial #1" in client.get(reverse("approvals:queue"), {"show": "open"}).content.decode()
    with pytest.raises(subjects.UnknownKind):
        approve(request, acme.second_approver)
    with pytest.raises(subjects.UnknownKind):
        services.reconsider(change_request=request, by=acme.author)
    with pytest.raises(subjects.UnknownKind):
        ask(dial, tenant=acme.tenant, by=acme.author)
    assert services.withdraw(change_request=request, by=acme.author).state == State.WITHDRAWN


def test_subject__other_permissions_and_slots__decide_who_asks_and_how_many_vote(
    acme: Cast, dial: Dial
) -> None:
    administrators = [acme.tenant_admin, *(acme.member(f"admin-{n}", "tenant-admin") for n in range(3))]
    dial.request_permission = Permission.ABORT
    dial.slots = (Slot(people=2, permission=Permission.ADMINISTER), Slot(1, Permission.ADMINISTER))
    with pytest.raises(Forbidden):
        ask(dial, tenant=acme.tenant, by=acme.viewer)
    request = ask(dial, tenant=acme.tenant, by=acme.support)
    assert request.quorum == 3

    def waits(user: User) -> list[ChangeRequest]:
        return [row.request for row in pages.queue_page(user, QueryDict("show=waiting")).rows]

    assert waits(administrators[0]) == [request]
    assert request not in waits(acme.approver)
    with pytest.raises(Forbidden):
        approve(request, acme.approver)
    assert approve(request, *administrators[:2]).state == State.IN_REVIEW
    assert waits(administrators[0]) == []
    assert approve(request, administrators[2]).state == State.EXECUTING
