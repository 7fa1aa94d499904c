"""Every page, light and dark, wide and narrow: no breach of the policy, no error, no barrier, nothing cut off.

One filled portal serves all tests of this module: they only read. The texts in it are what a careless or a hostile
person writes: markup, and words that no line can hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import override_settings
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from apps.accounts.models import User
from apps.rollouts.models import Rollout
from tests.browser.visits import DESK, PHONE, Visits
from tests.conftest import _empty_tables
from tests.contracts.stage import folder_settings
from tests.factories.cast import Cast, World, make_world
from tests.factories.objects import Mark, Objects, make_model, make_objects, make_version
from tests.rollouts.test_pages import measured, observing

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-pages")]

LONG_NAME = "a-model-whose-name-is-as-long-as-names-may-be." + "x" * 80
AXE = Axe()
SERIOUS = frozenset({"serious", "critical"})
# Elements that stick out of the page; what scrolls inside its own box does not.
OUTSIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width && document.body.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > width + 1)
    .map((element) => element.outerHTML.slice(0, 120)).slice(0, 5);
}"""


def awkward(cast: Cast) -> Mark:
    """This function will return texts that name their tenant, hold markup, and cannot be broken between words."""
    slug = cast.tenant.slug.upper()

    def mark(kind: str) -> str:
        if kind in ("metric", "param-name", "file", "run") or kind.endswith("-key"):
            return f"{slug}-SECRET-{kind}-" + "long" * 12
        return f"{slug}-SECRET-{kind} <img src=x onerror=alert(1)> " + "unbreakable" * 7

    return mark


@dataclass(frozen=True)
class Filled:
    """A portal with two tenants that look alike, and the browsers of the tests of this module."""

    world: World
    acme: Objects
    globex: Objects
    url: str

    def paths(self, objects: Objects) -> dict[str, str]:
        """This function will return the address of each kind of page, filled with a tenant's objects."""
        slug, fraud = objects.cast.tenant.slug, objects.fraud.name

        def request(pk: Any) -> str:
            return reverse("approvals:detail", args=[pk])

        return {
            "home": "/",
            "models": reverse("registry:model-list"),
            "model": reverse("registry:model-detail", args=[slug, fraud]),
            "model-long": reverse("registry:model-detail", args=[slug, LONG_NAME]),
            "version": reverse("registry:version-detail", args=[slug, fraud, objects.candidate.number]),
            "request-form": reverse("rollouts:promotion-request", args=[slug, fraud]),
            "queue": reverse("approvals:queue"),
            "decided": f"{reverse('approvals:queue')}?show=decided",
            "request": request(objects.open_request.pk),
            "request-rejected": request(objects.rejected_request.pk),
            "request-executing": request(objects.executing_request.pk),
            "rollouts": reverse("rollouts:list"),
            "rollout": objects.rollout.get_absolute_url(),
            "rollout-stopped": objects.stopped_rollout.get_absolute_url(),
            "rollout-finished": objects.finished_rollout.get_absolute_url(),
            "not-found": f"/models/{slug}/nothing-here/",
            "login": "/accounts/login/",
            "admin": "/admin/",
            "admin-list": "/admin/rollouts/rollout/",
        }


KINDS = [
    "home",
    "models",
    "model",
    "model-long",
    "version",
    "request-form",
    "queue",
    "decided",
    "request",
    "request-rejected",
    "request-executing",
    "rollouts",
    "rollout",
    "rollout-stopped",
    "rollout-finished",
    "not-found",
    "login",
    "admin",
    "admin-list",
]


@pytest.fixture(autouse=True)
def private_folders() -> None:
    """This function will leave each test the folders of the module."""


@pytest.fixture(scope="module")
def filled(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Filled]:
    """This function will fill a portal and serve it for the tests of this module."""
    folders = folder_settings(tmp_path_factory.mktemp("browser"))
    with django_db_blocker.unblock(), override_settings(**folders):
        server = LiveServer("127.0.0.1:0")
        try:
            world = make_world()
            world.operator.is_superuser = True
            world.operator.save()
            objects = [fill(cast) for cast in (world.acme, world.globex)]
            yield Filled(world, *objects, url=server.url)
        finally:
            server.stop()
            _empty_tables(None)


def fill(cast: Cast) -> Objects:
    """This function will fill a tenant, with a rollout that has evidence to draw."""
    mark = awkward(cast)
    objects = make_objects(cast, mark)
    make_version(cast, make_model(cast, LONG_NAME, mark), mark)
    looked = Rollout.objects.with_names().get(pk=objects.rollout.pk)
    Rollout.objects.filter(pk=looked.pk).update(looks_count=looked.looks.count())
    measured(observing(looked), [(20, 0, 80, 1), (30, 1, 90, 0), (25, 0, 70, 0)])
    return objects


@pytest.fixture
def visits(filled: Filled, new_context: Any) -> Iterator[Visits]:
    """This function will open pages of the filled portal, and fail the test over any complaint."""
    opened = Visits(filled.url, new_context)
    yield opened
    opened.close()
    assert opened.complaints == []


def viewer_of(filled: Filled, kind: str) -> User | None:
    """This function will return who looks at a page: a reviewer, unless the page is for another one."""
    if kind == "login":
        return None
    if kind.startswith("admin"):
        return filled.world.operator
    if kind in ("models", "model", "request-form"):
        return filled.world.acme.author
    return filled.world.acme.approver


def settle(page: Page) -> None:
    """This function will wait until the fonts are there and every chart is drawn."""
    page.wait_for_function(
        "() => document.fonts.status === 'loaded'"
        " && [...document.querySelectorAll('[data-chart]')].every((chart) => chart.querySelector('.main-svg'))"
    )


def barriers(page: Page) -> list[str]:
    """This function will return what axe finds serious or critical, with the first place of each."""
    return [
        f"{found['id']} at {len(found['nodes'])}: {found['nodes'][0]['html'][:300]} {found['nodes'][0]['any'][:1]}"
        for found in AXE.run(page).response["violations"]
        if found["impact"] in SERIOUS
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_page__wide_and_narrow__has_no_barrier_and_fits(
    filled: Filled, visits: Visits, kind: str, scheme: str
) -> None:
    if kind == "not-found":
        visits.expect(404)
    # One theme starts wide and the other narrow, so that a page is also laid out afresh in both widths.
    sizes = [DESK, PHONE] if scheme == "light" else [PHONE, DESK]
    path = filled.paths(filled.acme)[kind]
    page = visits.open(viewer_of(filled, kind), path, color_scheme=scheme, viewport=sizes[0])
    for size in sizes:
        page.set_viewport_size(size)
        settle(page)
        assert page.evaluate(OUTSIDE) == [], size
        assert barriers(page) == [], size


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_menus_and_dialogs__opened_on_a_phone__have_no_barrier_and_fit(
    filled: Filled, visits: Visits, scheme: str
) -> None:
    path = filled.paths(filled.acme)["request"]
    page = visits.open(filled.world.acme.colleague, path, color_scheme=scheme, viewport=PHONE)
    page.get_by_role("button", name="Menu", exact=True).click()
    page.get_by_role("button", name="Menu", exact=True).click()
