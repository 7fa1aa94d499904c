"""The pages of rollouts in a browser's hands, with JavaScript and without."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apps.accounts.models import User
from apps.approvals.models import ChangeRequest
from apps.audit.models import Entry
from apps.registry import services as registry
from apps.registry.models import ModelVersion
from apps.rollouts.models import Rollout
from apps.tenants import services as tenants
from tests.factories.cast import TEST, Cast, World, make_cast, with_access
from tests.rollouts.scene import champion as champion
from tests.rollouts.scene import private_folders as private_folders
from tests.rollouts.scene import rollout as rollout
from tests.rollouts.scene import scene as scene
from tests.rollouts.scene import world as world
from tests.rollouts.stage import ask, make_rollout, make_version
from tests.rollouts.test_pages import CLEAN, ROAD, measured, move, observing

HTMX = {"HX-Request": "true"}
LIST = "/rollouts/"
ASKED = {"version": "2", "alias": "champion", "plan": "fast", "reason": "Fewer false alarms."}


def signed_in(user: User) -> Client:
    """Return a browser of `user`."""
    client = Client()
    client.force_login(user)
    return client


def address(rollout: Rollout, act: str = "detail") -> str:
    return reverse(f"rollouts:{act}", args=[rollout.pk])


def request_url(tenant: str = "acme", model: str = "fraud") -> str:
    return reverse("rollouts:promotion-request", args=[tenant, model])


def queries(browser: Client, url: str) -> int:
    """Count the queries of one page."""
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(url).status_code == 200
    return len(captured)


def test_pages__signed_out__lead_to_sign_in(rollout: Rollout) -> None:
    for url in (LIST, address(rollout), request_url()):
        assert Client().get(url).status_code == 302
    for url in (address(rollout, "abort"), request_url()):
        assert Client().post(url).status_code == 302
    assert Rollout.objects.get(pk=rollout.pk).abort_requested_at is None


def test_list__member__sees_the_own_tenant_alone(acme: Cast, globex: Cast) -> None:
    ours = make_rollout(acme, make_version(acme))
    theirs = make_rollout(globex, make_version(globex))
    text = signed_in(acme.viewer).get(LIST).content.decode()
    assert address(ours) in text
    assert address(theirs) not in text
    assert "globex" not in text.lower()


def test_list__nothing__says_what_to_do(acme: Cast) -> None:
    browser = signed_in(acme.viewer)
    assert "No rollouts yet" in browser.get(LIST).content.decode()
    assert "No rollout matches" in browser.get(LIST, {"q": "x"}).content.decode()


def test_list__htmx__gets_the_table_alone(acme: Cast, rollout: Rollout) -> None:
    answer = signed_in(acme.viewer).get(LIST, headers=HTMX)
    assert answer.content.decode().strip().startswith('<div id="rollouts"')
    assert 'hx-trigger="every 5s"' in answer.content.decode()
    assert "HX-Request" in answer["Vary"]


def test_list__bad_cursor__is_a_clear_error(acme: Cast) -> None:
    assert signed_in(acme.viewer).get(LIST, {"cursor": "x"}).status_code == 400


def test_list__more_rows_than_a_page__same_queries_and_every_row_once(
    acme: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = signed_in(acme.viewer)
    browser.get(LIST)
    made = [make_rollout(acme, make_version(acme, f"model-{number}")) for number in range(2)]
    few = queries(browser, LIST)
    made += [make_rollout(acme, make_version(acme, f"model-{number}")) for number in range(2, 5)]
    assert queries(browser, LIST) == few <= 12
    monkeypatch.setattr("apps.rollouts.pages.lists.PAGE_SIZE", 2)
    pages, cursor = [], ""
    for _ in range(3):
        pages.append(browser.get(f"{LIST}?state=active{cursor}").content.decode())
        following = re.findall(r"&(?:amp;)?cursor=[\w%-]+", pages[-1])
        cursor = following[-1].replace("amp;", "") if following else ""
    for one in made:
        assert sum(address(one) in page for page in pages) == 1


def test_detail__strangers__answer_as_for_a_random_id(world: World, rollout: Rollout) -> None:
    for person in (world.outsider, world.globex.author):
        browser = signed_in(person)
        for act in ("detail", "abort"):
            for pk in (rollout.pk, uuid.uuid4()):
                url = reverse(f"rollouts:{act}", args=[pk])
                answer = browser.get(url) if act == "detail" else browser.post(url)
                assert answer.status_code == 404
                assert "fraud" not in answer.content.decode()
    assert Rollout.objects.get(pk=rollout.pk).abort_requested_at is None


def test_detail__under_way__asks_again_and_shows_the_evidence(acme: Cast, rollout: Rollout) -> None:
    measured(observing(rollout), [CLEAN] * 5)
    text = signed_in(acme.viewer).get(address(rollout)).content.decode()
    assert 'hx-trigger="every 2s"' in text
    for part in ("headline", "needed", "evidence-chart", "traffic-chart", "why-not-abort"):
        assert f'id="{part}"' in text
    assert "GET /stats?filter=cluster" in text
    assert "style=" not in text
    assert reverse("approvals:detail", args=[rollout.change_request_id]) in text


def test_detail__router_behind__warns(acme: Cast, rollout: Rollout) -> None:
    text = signed_in(acme.viewer).get(address(observing(rollout, seen=False))).content.decode()
    assert "The router is not in sync yet" in text


def test_detail__over__ends_the_polling(acme: Cast, rollout: Rollout) -> None:
    browser = signed_in(acme.viewer)
    assert browser.get(address(rollout), headers=HTMX).status_code == 200
    move(rollout, *ROAD, "rolling_back", "rolled_back")
    last = browser.get(address(rollout), headers=HTMX)
    assert last.status_code == 286
    assert last.content.decode().strip().startswith('<div id="rollout"')
    assert "every 2s" not in last.content.decode()
    assert browser.get(address(rollout)).status_code == 200


def test_detail__many_measurements_and_events__same_number_of_queries(acme: Cast, rollout: Rollout) -> None:
    browser = signed_in(acme.viewer)
    measured(observing(rollout), [CLEAN])
    browser.get(address(rollout))
    few = queries(browser, address(rollout))
    measured(Rollout.objects.with_names().get(pk=rollout.pk), [(2, 0, 2, 0)] * 50)
    assert queries(browser, address(rollout)) == few <= 14


def test_abort__without_javascript__stops_and_leads_back(acme: Cast, rollout: Rollout) -> None:
    browser = signed_in(acme.author)
    assert address(rollout, "abort") in browser.get(address(rollout)).content.decode()
    answer = browser.post(address(rollout, "abort"), {"reason": "Too slow"}, follow=True)
    assert answer.redirect_chain == [(address(rollout), 302)]
    text = answer.content.decode()
    assert "Stopped." in text
    assert "Too slow" in text
    assert f"{acme.author.display_name} stopped it already" in text
    assert Rollout.objects.get(pk=rollout.pk).abort_requested_by == acme.author


@pytest.mark.parametrize("who", ["author", "approver"])
def test_abort__htmx__swaps_the_page(acme: Cast, rollout: Rollout, who: str) -> None:
    answer = signed_in(getattr(acme, who)).post(address(rollout, "abort"), headers=HTMX)
    assert answer.status_code == 200
    assert answer.content.decode().strip().startswith('<div id="rollout"')


def test_abort__operator__may_in_every_tenant(world: World, rollout: Rollout) -> None:
    assert with_access(signed_in(world.operator)).post(address(rollout, "abort")).status_code == 302


def test_abort__viewer__is_refused_and_recorded(acme: Cast, rollout: Rollout) -> None:
    browser = signed_in(acme.viewer)
    assert address(rollout, "abort") not in browser.get(address(rollout)).content.decode()
    answer = browser.post(address(rollout, "abort"), headers=HTMX)
    assert answer.status_code == 403
    assert 'data-refusal="forbidden"' in answer.content.decode()
    assert answer.content.decode().strip().startswith('<div id="rollout"')
    history = Entry.objects.history(rollout.tenant_id, obj=("rollouts.rollout", str(rollout.pk)))
    assert [entry.reason for entry in history if entry.outcome == "denied"] == ["forbidden"]


def test_abort__after_the_end__is_refused(acme: Cast, rollout: Rollout) -> None:
    move(rollout, *ROAD, "promoting", "succeeded")
    answer = signed_in(acme.author).post(address(rollout, "abort"))
    assert answer.status_code == 409
    assert "rollout_finished" in answer.content.decode()


@pytest.mark.parametrize(("reason", "status"), [("x" * 3000, 400), ("a\u202eb", 400)])
def test_abort__reason_that_cannot_be_kept__changes_nothing(
    acme: Cast, rollout: Rollout, reason: str, status: int
) -> None:
    answer = signed_in(acme.author).post(address(rollout, "abort"), {"reason": reason})
    assert answer.status_code == status
    assert Rollout.objects.get(pk=rollout.pk).abort_requested_at is None


def test_abort__get__is_not_allowed(acme: Cast, rollout: Rollout) -> None:
    assert signed_in(acme.author).get(address(rollout, "abort")).status_code == 405


def test_request__contributor__opens_a_change_request(acme: Cast, champion: ModelVersion) -> None:
    make_version(acme)
    browser = signed_in(acme.colleague)
    text = browser.get(request_url(), {"version": "2"}).content.decode()
    assert '<option value="2" selected>' in text
    answer = browser.post(request_url(), ASKED)
    opened = ChangeRequest.objects.latest("created_at")
    assert (answer.status_code, answer["Location"]) == (302, reverse("approvals:detail", args=[opened.pk]))
    assert opened.content["plan"] == [{"weight": 10, "seconds": 30}, {"weight": 50, "seconds": 90}]
    assert opened.reason == "Fewer false alarms."


def test_request__comparison__is_shown_to_reviewers(acme: Cast, champion: ModelVersion) -> None:
    opened = ask(acme, make_version(acme))
    text = signed_in(acme.approver).get(reverse("approvals:detail", args=[opened.pk])).content.decode()
    for part in ("Metrics", "log_loss", "model.bin", "Rollout plan", "Promoted when"):
        assert part in text
    assert opened.content["candidate"]["manifest_digest"] in text


def test_version_page__beside_the_champion__shows_both_values(acme: Cast, champion: ModelVersion) -> None:
    version = make_version(acme)
    url = reverse("registry:version-detail", args=["acme", "fraud", version.number])
    text = signed_in(acme.viewer).get(url).content.decode()
    old, new = (
        next(file["sha256"][:12] for file in one.files_manifest() if file["path"] == "model.bin")
        for one in (champion, version)
    )
    assert f'data-label="Champion">{old}<' in text
    assert f'data-label="This version">{new}<' in text


def test_request__refusals__are_shown_on_the_form(acme: Cast, champion: ModelVersion) -> None:
    make_version(acme)
    browser = signed_in(acme.colleague)
    own = {"plan": "own", "weight_1": "50", "seconds_1": "60", "weight_2": "10", "seconds_2": "60"}
    before = ChangeRequest.objects.count()
    for changed, status, told in (
        ({"version": "1"}, 409, "already_serving"),
        ({"version": "9"}, 400, "Select a valid choice"),
        ({"plan": "own"}, 400, "has no steps"),
        (own, 400, "Order the steps"),
        ({**own, "weight_2": "999"}, 400, "whole number from 1 to 100"),
        ({"reason": "a\u202eb"}, 400, "U+202E"),
    ):
        answer = browser.post(request_url(), {**ASKED, **changed})
        assert answer.status_code == status, changed
        assert told in answer.content.decode(), changed
    assert ChangeRequest.objects.count() == before


def test_request__same_again__names_the_open_one(acme: Cast, champion: ModelVersion) -> None:
    opened = ask(acme, make_version(acme))
    answer = signed_in(acme.colleague).post(request_url(), ASKED)
    assert answer.status_code == 409
    assert reverse("approvals:detail", args=[opened.pk]) in answer.content.decode()


def test_request__events_of_the_day_are_spent__comes_back_with_what_was_typed(
    acme: Cast, champion: ModelVersion
) -> None:
    make_version(acme)
    tenants.set_quota(tenant=acme.tenant, events_per_day=0, by=TEST)
    answer = signed_in(acme.colleague).post(request_url(), ASKED)
    text = answer.content.decode()
    assert answer.status_code == 403
    assert "of 0 (events a day)" in text
    assert ASKED["reason"] in text
    assert not ChangeRequest.objects.filter(state="in_review").exists()


def test_request__another_protected_alias__is_refused_with_the_reason(
    acme: Cast, champion: ModelVersion
) -> None:
    make_version(acme)
    acme.tenant.protected_aliases = ["champion", "shadow"]
    acme.tenant.save()
    answer = signed_in(acme.colleague).post(request_url(), {**ASKED, "alias": "shadow"})
    assert answer.status_code == 409
    assert "alias_not_routed" in answer.content.decode()


@pytest.mark.parametrize("who", ["viewer", "approver"])
def test_request__insider_without_the_right__sees_why_not(
    acme: Cast, champion: ModelVersion, who: str
) -> None:
    make_version(acme)
    browser = signed_in(getattr(acme, who))
    before = ChangeRequest.objects.count()
    for answer in (browser.get(request_url()), browser.post(request_url(), ASKED)):
        assert answer.status_code == 403
        assert "cannot request promotions" in answer.content.decode()
        assert '<form method="post" action="/models/' not in answer.content.decode()
    assert ChangeRequest.objects.count() == before


def test_request__strangers__answer_as_for_no_model(world: World, champion: ModelVersion) -> None:
    for person in (world.outsider, world.globex.author):
        browser = signed_in(person)
        for url in (request_url(), request_url(model="nothing"), request_url("nowhere")):
            assert browser.get(url).status_code == 404
            assert browser.post(url, ASKED).status_code == 404
    assert signed_in(world.acme.author).get("/models/acme/fra%00ud/request/").status_code == 404


def test_request__no_versions__says_what_to_do(acme: Cast) -> None:
    registry.create_model(tenant=acme.tenant, name="empty", by=acme.author)
    assert "no versions yet" in signed_in(acme.author).get(request_url(model="empty")).content.decode()


def test_request__too_few_reviewers__warns() -> None:
    tiny = make_cast("tiny")
    make_version(tiny)
    text = signed_in(tiny.author).get(request_url("tiny")).content.decode()
    assert "Too few people may approve" in text


def test_request__10_and_50_versions__same_number_of_queries(acme: Cast) -> None:
    browser = signed_in(acme.author)
    first = make_version(acme)
    columns = {field.attname: getattr(first, field.attname) for field in ModelVersion._meta.concrete_fields}

    def grow(numbers: range) -> None:
        ModelVersion.objects.bulk_create(
            ModelVersion(**{**columns, "id": uuid.uuid4(), "number": number, "source_path": f"runs/{number}"})
            for number in numbers
        )

    grow(range(2, 11))
    few = queries(browser, request_url())
    grow(range(11, 51))
    assert queries(browser, request_url()) == few <= 16
    assert 'value="50"' in browser.get(request_url()).content.decode()


def test_admin__every_model__can_be_read_and_not_written(
    world: World, rollout: Rollout, django_assert_max_num_queries: Any
) -> None:
    measured(observing(rollout), [CLEAN])
    world.operator.is_superuser = True
    world.operator.save()
    browser = with_access(signed_in(world.operator))
    for name in ("rollout", "trafficroute", "rolloutevent", "measurement", "reconcilerheartbeat"):
        assert browser.get(reverse(f"admin:rollouts_{name}_changelist"), {"q": "fraud"}).status_code == 200
        assert browser.get(reverse(f"admin:rollouts_{name}_add")).status_code == 403
