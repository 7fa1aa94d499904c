"""What apps declare in their area files: whole, reachable, and read by those who say so."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from celery import Celery, current_app
from celery.app.trace import reset_worker_optimizations
from celery.apps.worker import Worker
from django.apps import apps
from django.contrib import admin
from django.db.models import Field
from django.template.loader import get_template
from django.test import Client
from django.urls import get_resolver, reverse

from apps.core import areas
from apps.core.areas import AdminGroup, Area, Card, Every, Panel, Persona
from apps.operations.scheduler import Scheduler
from apps.tenants.choices import Quota
from platform_portal.celery import app
from tests.factories.cast import World
from tests.factories.features import make_service, make_view
from tests.factories.objects import ask, make_contract, make_model, make_version, start
from tests.lineage.sending import event, send, table

ROOT = Path(__file__).resolve().parents[2]
OWN = [config.label for config in apps.get_app_configs() if config.name.startswith("apps.")]
# Fields of a state that no page shows as a badge: operators read them in the admin, in words.
WITHOUT_A_BADGE = {"core.job.state", "core.jobrow.outcome", "policies.policydecision.outcome"}


def test_areas__every_app__declares_one_under_its_own_label() -> None:
    assert [area.name for area in areas.every()] == OWN


def test_areas__every_field__is_written_down_with_its_reader() -> None:
    source = (ROOT / "apps" / "core" / "areas.py").read_text()
    body = source[source.index("class Area:") :]
    for field in dataclasses.fields(Area):
        assert re.search(rf"^    {field.name}: .+  # .+", body, re.MULTILINE), field.name


# What each search provider finds in both tenants: a new one joins.
FINDS = {
    "Datasets": "lake-{slug}",
    "Jobs": "daily-{slug}",
    "Models": "fraud",
    "Versions": "fraud 1",
    "Change requests": "#1",
    "Rollouts": "fraud",
    "Routes": "fraud@champ",
    "Contracts": "{slug}-secret",
    "Tenants": "{slug}",
    "Members": "{slug}-author",
    "Feature views": "tenure",
    "Feature services": "churn",
}


@pytest.mark.django_db
def test_search_providers__all__find_what_the_reader_may_see_and_nothing_else(world: World) -> None:
    assert set(FINDS) == {provider.label for provider in areas.search_providers()}
    for cast in (world.acme, world.globex):
        version = make_version(cast, make_model(cast, "fraud"))
        start(cast, ask(cast, version))
        make_service(cast, views=[make_view(cast)])
        make_contract(cast)
        cast.everybody()
        slug = cast.tenant.slug
        send(cast, event(job=f"daily-{slug}", outputs=[table(f"lake-{slug}")]))
    for mine, other in ((world.acme, world.globex), (world.globex, world.acme)):
        for provider in areas.search_providers():
            words = FINDS[provider.label]
            own = list(provider.find(mine.viewer, words.format(slug=mine.tenant.slug), 10))
            assert own, provider.label
            others = list(provider.find(mine.viewer, words.format(slug=other.tenant.slug), 10))
            assert other.tenant.slug not in repr([*own, *others]).lower(), provider.label
            assert list(provider.find(world.outsider, words.format(slug=mine.tenant.slug), 10)) == []
        for provider in areas.search_providers():
            assert not provider.more or reverse(provider.more)


def test_shortcuts__all__lead_to_pages() -> None:
    labels = [one.label for one in areas.shortcuts()] + [link.label for link in areas.links()]
    assert len(labels) == len(set(labels))
    assert all(reverse(one.view) for one in areas.shortcuts())
    assert all(one.query.startswith("?") for one in areas.shortcuts() if one.query)


def test_links__all__lead_to_pages_and_name_views_that_exist() -> None:
    named = set(_view_names())
    for link in areas.links():
        assert reverse(link.view)
        assert not link.badge or reverse(link.badge)
        for beginning in link.views:
            assert any(name.startswith(beginning) for name in named), (link.label, beginning)
    keys = [link.key for link in areas.links() if link.key]
    assert len(keys) == len(set(keys))
    assert "h" not in keys


def test_templates__of_cards_and_panels__are_there() -> None:
    for area in areas.every():
        for one in (*area.home, *area.panels):
            assert get_template(one.template)


def test_panels__all__name_a_place_that_a_page_has() -> None:
    pages = "".join(path.read_text() for path in (ROOT / "templates").rglob("*.html"))
    places = set(re.findall(r'{% panels "([a-z.-]+)" ', pages))
    assert {"registry.model", "approvals.request"} <= places
    assert {panel.place for area in areas.every() for panel in area.panels} <= places


@pytest.mark.django_db
def test_panel__of_another_area__stands_on_the_page_for_those_whom_it_concerns(world: World) -> None:
    def read(tenant: Any, user: Any) -> dict[str, Any] | None:
        return {"title": f"Of {tenant.slug} for {user.username}"} if user == world.acme.author else None

    areas.register(Area("test", panels=[Panel("tenants.tenant", "_components/empty.html", read)]))
    try:
        for reader, shown in ((world.acme.author, True), (world.acme.viewer, False)):
            client = Client()
            client.force_login(reader)
            page = client.get(f"/tenants/{world.acme.tenant.slug}/").content.decode()
            assert (f"Of acme for {world.acme.author.username}" in page) is shown
    finally:
        areas.forget("test")


def test_states__named_by_several_areas__look_the_same() -> None:
    seen: dict[str, object] = {}
    for area in areas.every():
        for state, label in area.states.items():
            assert seen.setdefault(state, label) == label, state


def test_states__of_every_model__have_a_label() -> None:
    names = {"state", "status", "verdict", "decision", "outcome"}
    found = {
        f"{model._meta.label_lower}.{field.name}": field
        for model in apps.get_models()
        if model._meta.app_label in OWN
        for field in model._meta.get_fields()
        if isinstance(field, Field) and field.name in names and field.choices
    }
    assert len(found) > 4
    missing = {
        (name, value)
        for name, field in found.items()
        if name not in WITHOUT_A_BADGE
        for value, _ in field.choices or ()
        if value and areas.state_label(value) is None
    }
    assert missing == set()


def test_schedules__all__name_a_task_of_their_area() -> None:
    app.loader.import_default_modules()
    for area in areas.every():
        for one in area.schedules:
            assert one.task in current_app.tasks
            assert one.task.startswith(f"{area.name}.")
            assert one.seconds > 0


def test_schedules__declared_beside_the_task__are_all_in_the_area() -> None:
    for area in areas.every():
        if (ROOT / "apps" / area.name / "tasks.py").exists():
            declared = getattr(import_module(f"apps.{area.name}.tasks"), "SCHEDULES", ())
            assert list(area.schedules) == list(declared), area.name


def test_beat__starts__is_given_what_the_areas_declare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("apps.operations.scheduler.DatabaseScheduler.setup_schedule", lambda _: None)
    monkeypatch.setattr("apps.operations.scheduler.signal.signal", lambda *_: None)
    areas.register(Area("test", schedules=[Every("test.work", seconds=7)]))
    try:
        Scheduler(app=app).setup_schedule()
        given = app.conf.beat_schedule
    finally:
        areas.forget("test")
        app.conf.beat_schedule = {}
    assert given["test.work"] == {"task": "test.work", "schedule": 7, "options": {"expires": 7}}
    assert {one.task for one in areas.schedules()} <= given.keys()


def test_tasks__of_an_area_with_a_queue__wait_there() -> None:
    def queue(task: str) -> str:
        return app.amqp.router.route({}, task)["queue"].name

    assert queue("rollouts.tick") == "rollouts"
    assert queue("core.run_job") == app.conf.task_default_queue


@pytest.fixture
def portals_own_app() -> Iterator[None]:
    """Give the process its Celery application back: a worker makes its own the default for all threads."""
    yield
    reset_worker_optimizations(app)
    app.set_current()
    app.set_default()


@pytest.mark.usefixtures("portals_own_app")
@pytest.mark.filterwarnings("ignore::celery.platforms.SecurityWarning")
@pytest.mark.parametrize("chosen", [None, "rollouts"])
def test_worker__starts__reads_the_queue_of_every_area_unless_some_were_chosen(chosen: str | None) -> None:
    own = Celery("test", set_as_current=False)
    own.config_from_object("django.conf:settings", namespace="CELERY")
    worker = Worker(app=own, queues=chosen, pool="solo")
    read = {queue.name for queue in worker.app.amqp.queues.consume_from.values()}
    assert read == ({chosen} if chosen else {own.conf.task_default_queue, *areas.queues()})


def test_checks__all__have_names_and_places_of_their_own() -> None:
    names = [check.name for check in areas.checks()]
    orders = [check.order for check in areas.checks()]
    assert len(names) == len(set(names))
    assert len(orders) == len(set(orders))
    assert "Database" not in names, "it comes first, since the others read it"


def test_quotas__all_but_the_trails_own__are_counted() -> None:
    # How much a day's trail holds is counted by the gate of every change.
    assert set(areas.quotas()) == set(Quota.values) - {Quota.EVENTS_PER_DAY}


def test_switches__all__begin_with_their_area_and_say_what_is_possible() -> None:
    for area in areas.every():
        for switch in area.switches:
            assert switch.name.startswith(f"{area.name}.")
            assert switch.text


def test_jobs__all__have_names_of_their_own() -> None:
    names = [one.name for area in areas.every() for one in area.jobs]
    assert names
    assert len(names) == len(set(names))


def test_consumers__of_the_outbox__have_names_of_their_own() -> None:
    names = [one.name for one in areas.consumers()]
    assert len(names) == len(set(names))


def test_admin__every_model_that_operators_see__stands_in_one_group() -> None:
    grouped = [label for group in areas.admin_groups() for label in group.models]
    assert len(grouped) == len(set(grouped))
    assert set(grouped) == {model._meta.label_lower for model in admin.site._registry}


def test_admin_groups__of_one_title__are_one_in_the_order_of_the_first() -> None:
    areas.register(Area("test", admin=[AdminGroup("Tenants", {"test.thing": "things"}, order=1)]))
    try:
        first = areas.admin_groups()[0]
        assert first.title == "Tenants"
        assert {"tenants.tenant", "test.thing"} <= first.models.keys()
        assert [group.title for group in areas.admin_groups()].count("Tenants") == 1
    finally:
        areas.forget("test")


def test_routers__all__answer_under_the_api() -> None:
    from platform_portal.api import api

    modules = {one.module for one in areas.routers()}
    assert {f"apps.{area.name}.api" for area in areas.every() if area.api} == modules
    found = {*(ROOT / "apps").glob("*/api.py"), *(ROOT / "apps").glob("*/api")}
    assert modules == {f"apps.{path.parent.name}.api" for path in found}
    known = [router for _, router in api._routers]
    assert all(import_module(name).router in known for name in modules)


def test_cards__for_somebody_with_two_personas__stand_where_they_matter_most() -> None:
    def read(_: object) -> None:
        return None

    first = Card("a", "core/home.html", read, {Persona.REVIEWER: 10, Persona.SUPPORT: 90})
    second = Card("b", "core/home.html", read, {Persona.SUPPORT: 20})
    areas.register(Area("test", home=[first, second]))
    try:
        mine = {"a", "b"}
        assert [c.name for c in areas.cards({Persona.SUPPORT}) if c.name in mine] == ["b", "a"]
        both = areas.cards({Persona.SUPPORT, Persona.REVIEWER})
        assert [c.name for c in both if c.name in mine] == ["a", "b"]
        assert [c.name for c in areas.cards({Persona.PRODUCT}) if c.name in mine] == []
    finally:
        areas.forget("test")


def _view_names() -> list[str]:
    found = []
    resolver = get_resolver()
    for pattern in resolver.url_patterns:
        space = getattr(pattern, "namespace", None)
        if space:
            found += [f"{space}:{name}" for name in pattern.reverse_dict if isinstance(name, str)]
        elif getattr(pattern, "name", None):
            found.append(pattern.name)
        else:
            found += [name for name in getattr(pattern, "reverse_dict", ()) if isinstance(name, str)]
    return found
