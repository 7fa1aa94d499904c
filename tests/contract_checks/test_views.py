"""The pages of checks."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from apps.contracts.models import CheckPlan, CheckRun
from apps.contracts.pages import figures
from apps.core import clock, jobs
from tests.contract_checks import promised
from tests.factories.cast import World

pytestmark = pytest.mark.django_db
CHECKS = "/contracts/acme/orders/checks/"


@pytest.fixture
def browser(tmp_path: Path, settings: Any, world: World) -> Client:
    settings.DATA_ROOTS = [str(tmp_path)]
    promised.write(tmp_path, world.acme.tenant, promised.BREACHED)
    promised.contract(world.acme.tenant, world.acme.author)
    client = Client()
    client.force_login(world.acme.author)
    return client


def test_page__without_checks__says_what_comes_here_and_leads_to_the_first(browser: Client) -> None:
    text = browser.get(CHECKS).content.decode()
    assert "Nothing is checked" in text
    assert f"{CHECKS}+new/" in text


def test_page__check_created_run_and_read__shows_each_rule_and_its_course(
    browser: Client, world: World
) -> None:
    made = browser.post(
        f"{CHECKS}+new/",
        {"tenant": "acme", "name": "daily", "path": "orders.csv", "mode": "warn", "is_enabled": "on"},
    )
    assert made.status_code == 302, made.content
    assert "Never checked" in browser.get(f"{CHECKS}daily/").content.decode()
    for _ in range(2):
        assert browser.post(f"{CHECKS}daily/run/", {"tenant": "acme"}).status_code == 302
        running = browser.get(f"{CHECKS}daily/").content.decode()
        assert "It waits for a worker." in running
        assert 'hx-trigger="every 2s"' in running
        jobs.run(CheckRun.objects.under_way().get().job_id)
    text = browser.get(f"{CHECKS}daily/").content.decode()
    for expected in (
        "Could not" not in text and "1 of 2 rows break the rule",
        "Expected: at least 0",
        "It is a text for people",
        "Rules kept and broken in each run",
        "2 of 8 rules broken. 1 not checked.",
    ):
        assert expected in text
    assert "breached" in browser.get("/contracts/acme/orders/").content.decode()
    run = CheckRun.objects.first()
    assert run is not None
    assert browser.get(f"{CHECKS}daily/runs/{run.pk}/").status_code == 200


def test_form__path_outside__is_refused_on_the_page_with_what_was_typed(browser: Client) -> None:
    answer = browser.post(
        f"{CHECKS}+new/", {"tenant": "acme", "name": "daily", "path": "/etc/passwd", "mode": "warn"}
    )
    assert answer.status_code == 400
    text = answer.content.decode()
    assert "/etc/passwd" in text
    assert "path_outside_roots" in text or "leads outside" in text


def test_form__edited_from_a_stale_page__shows_what_is_stored(browser: Client, world: World) -> None:
    plan = promised.plan(CheckPlan(contract=_contract()).contract, world.acme.author)
    stale = browser.get(f"{CHECKS}daily/edit/").context["page"].form["etag"].value()
    promised.plan(plan.contract, world.acme.author, path="other.csv")
    answer = browser.post(
        f"{CHECKS}daily/edit/",
        {"tenant": "acme", "etag": stale, "path": "third.csv", "mode": "warn", "is_enabled": "on"},
    )
    assert answer.status_code == 409
    assert "other.csv" in answer.content.decode()


def _contract() -> Any:
    from apps.contracts.models import Contract

    return Contract.objects.get(tenant__slug="acme", contract_id="orders")


def test_page__of_a_viewer__has_no_button(browser: Client, world: World) -> None:
    promised.plan(_contract(), world.acme.author)
    viewer = Client()
    viewer.force_login(world.acme.viewer)
    assert "Run now" not in viewer.get(f"{CHECKS}daily/").content.decode()
    assert viewer.post(f"{CHECKS}daily/run/", {"tenant": "acme"}).status_code == 403
    assert viewer.get(f"{CHECKS}+new/").status_code == 403


def test_page__of_an_outsider__is_not_there(browser: Client, world: World) -> None:
    promised.plan(_contract(), world.acme.author)
    stranger = Client()
    stranger.force_login(world.globex.author)
    for path in (CHECKS, f"{CHECKS}daily/", f"{CHECKS}daily/edit/", f"{CHECKS}+new/"):
        assert stranger.get(path).status_code == 404


@pytest.mark.parametrize("count", [2, 5, 6, 30])
def test_chart__of_any_number_of_runs__labels_as_many_as_stand_side_by_side(count: int) -> None:
    began = clock.now().replace(microsecond=0)
    runs = [CheckRun(created_at=began + dt.timedelta(minutes=number), passed=1) for number in range(count)]
    chart = figures.history(runs)
    assert chart is not None
    axis = chart.figure.layout.xaxis
    at = chart.figure.data[0].x
    assert len(at) == count
    assert len(axis.tickvals) == len(axis.ticktext) == min(count, figures.LABELS)
    assert (axis.tickvals[0], axis.tickvals[-1]) == (at[0], at[-1])
    assert set(axis.tickvals) <= set(at)
    # Two short lines each: a label of one long line runs into the next one.
    assert all(len(line) <= 6 for label in axis.ticktext for line in label.split("<br>"))
