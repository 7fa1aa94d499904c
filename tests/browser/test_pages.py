"""Every page, light and dark, wide and narrow: no breach of the policy, no error, no barrier, nothing cut off.

One filled portal serves all tests of this module: they only read. The texts in it are what a careless or a hostile
person writes: markup, and words that no line can hold.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import override_settings
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from apps.accounts.models import User
from apps.contracts import services as contracts
from apps.contracts.choices import CONTRACT_CHANGE
from apps.features import services as features
from apps.features.choices import FEATURE_CHANGE
from apps.lineage import nodes
from apps.registry import services as registry
from apps.rollouts.models import Rollout
from tests.browser.visits import DESK, PHONE, Pool, Visits
from tests.conftest import _empty_tables
from tests.contracts.stage import folder_settings
from tests.factories.cast import Cast, World, make_world
from tests.factories.objects import Mark, Objects, make_model, make_objects, make_version
from tests.rollouts.test_pages import measured, observing

pytestmark = pytest.mark.browser

LONG_NAME = "a-model-whose-name-is-as-long-as-names-may-be." + "x" * 80
# What axe counts as minor or moderate whatever it finds is not asserted, so it is not looked for. And behind each text
# lie a dozen backgrounds in a handful of colours: axe reads each anew, which is most of its work, so it remembers them.
AXE_SCRIPT = (
    Axe().axe_script
    + """
(() => {
  for (const rule of axe._audit.rules) if (!["serious", "critical"].includes(rule.impact)) rule.enabled = false;
  const { Color } = axe.commons.color, parse = Color.prototype.parseString, known = new Map();
  Color.prototype.parseString = function (text) {
    if (!known.has(text)) known.set(text, parse.call(new Color(), text));
    const { r, g, b, alpha } = known.get(text);
    return Object.assign(this, { r, g, b, alpha });
  };
})();
"""
)
AXE_RUN = (
    "only => axe.run({ resultTypes: ['violations'], preload: false, ...(only.length && { runOnly: only }) })"
)
# Dark or light, a page of one size has the same structure: after its first look only these can say anything new.
RULES_OF_COLOUR = ("color-contrast", "link-in-text-block")
SERIOUS = frozenset({"serious", "critical"})
# Texts that nobody can read: beyond the edge of the page, or cut off by a box that neither scrolls nor says so.
LOST = """() => {
  const width = document.documentElement.clientWidth;
  const lost = (node, box) => {
    for (let around = node.parentElement; around && around !== document.body; around = around.parentElement) {
      const style = getComputedStyle(around), room = around.getBoundingClientRect();
      if (style.clipPath !== "none" || around.matches(".visually-hidden, .skip-link")) return false;
      if (["auto", "scroll"].includes(style.overflowX) || style.textOverflow === "ellipsis") return false;
      const cuts = ["hidden", "clip"].includes(style.overflowX);
      if (cuts && (box.right > room.right + 2 || box.left < room.left - 2)) return true;
    }
    return box.right > width + 1 || box.left < -1;
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  const range = document.createRange();
  while (texts.nextNode()) {
    range.selectNodeContents(texts.currentNode);
    const box = range.getBoundingClientRect();
    if (box.width > 1 && lost(texts.currentNode, box)) found.push(texts.currentNode.textContent.trim().slice(0, 80));
  }
  if (document.scrollingElement.scrollWidth > width) found.push("the page scrolls sideways");
  return found;
}"""


def awkward(cast: Cast) -> Mark:
    """Return texts that name their tenant, hold markup, and cannot be broken between words."""
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
    # Of each tenant: the requests that change what is in force, by their kind, and the dataset that feeds it all.
    changes: dict[str, dict[str, UUID]]
    sources: dict[str, UUID]
    url: str

    def paths(self, objects: Objects) -> dict[str, str]:
        """Return the address of each kind of page, filled with a tenant's objects."""
        slug, fraud = objects.cast.tenant.slug, objects.fraud.name

        source = self.sources[slug]

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
            "request": request(objects.open_request.pk),
            "request-executing": request(objects.executing_request.pk),
            "rollouts": reverse("rollouts:list"),
            "rollout": objects.rollout.get_absolute_url(),
            "rollout-finished": objects.finished_rollout.get_absolute_url(),
            "features": reverse("features:list"),
            "feature-view": reverse("features:view-detail", args=[objects.feature_view.pk]),
            "feature-service": reverse("features:service-detail", args=[objects.feature_service.pk]),
            "feature-definitions": reverse("features:define-project", args=[slug]) + "?project=telecom",
            "feature-view-form": reverse("features:define-view", args=[slug]) + "?project=telecom",
            "feature-stores": reverse("features:stores"),
            "feature-store": reverse("features:store", args=[objects.synced.store.pk]),
            "feature-sync": reverse("features:sync", args=[objects.synced.store.pk, objects.synced.sync.pk]),
            "contracts": reverse("contracts:list"),
            "contract": reverse("contracts:detail", args=[slug, "orders"]),
            "contract-version": reverse("contracts:version", args=[slug, "orders", 1]),
            "contract-compare": reverse("contracts:compare", args=[slug, "orders"]) + "?from=1&to=2",
            "contract-form": reverse("contracts:publish", args=[slug]) + "?contract=orders",
            "contract-checks": reverse("contracts:checks", args=[slug, "orders"]),
            "contract-check": reverse("contracts:check", args=[slug, "orders", "daily"]),
            "contract-check-form": reverse("contracts:check-new", args=[slug, "orders"]),
            "datasets": reverse("lineage:dataset-list"),
            "jobs": reverse("lineage:job-list"),
            "unresolved": reverse("lineage:unresolved"),
            "mappings": reverse("lineage:mapping-list"),
            "dataset": reverse("lineage:dataset-detail", args=[objects.dataset.pk]),
            "job": reverse("lineage:job-detail", args=[objects.job.pk]),
            "catalog": reverse("catalog:catalog"),
            "graph": reverse("catalog:graph") + f"?node={source}&depth=5&columns=1",
            "graph-search": reverse("catalog:graph") + "?q=r",
            "impact": reverse("catalog:impact") + f"?node={source}",
            "backstage": reverse("catalog:backstage", args=[slug]),
            "connections": reverse("connections:list", args=[slug]),
            "contract-request": request(self.changes[slug][CONTRACT_CHANGE]),
            "feature-request": request(self.changes[slug][FEATURE_CHANGE]),
            "not-found": f"/models/{slug}/nothing-here/",
            "login": "/accounts/login/",
            "admin": "/admin/",
        }


KINDS = [
    "home",
    "models",
    "model",
    "model-long",
    "version",
    "request-form",
    "queue",
    "request",
    "request-executing",
    "rollouts",
    "rollout",
    "rollout-finished",
    "features",
    "feature-view",
    "feature-service",
    "feature-definitions",
    "feature-view-form",
    "feature-stores",
    "feature-store",
    "feature-sync",
    "contracts",
    "contract",
    "contract-version",
    "contract-compare",
    "contract-form",
    "contract-checks",
    "contract-check",
    "contract-check-form",
    "datasets",
    "jobs",
    "unresolved",
    "mappings",
    "dataset",
    "job",
    "catalog",
    "graph",
    "graph-search",
    "impact",
    "backstage",
    "connections",
    "contract-request",
    "feature-request",
    "not-found",
    "login",
    "admin",
]


# The same address for everybody, with what each may see.
OF_NO_TENANT = {
    "home",
    "models",
    "queue",
    "rollouts",
    "features",
    "feature-stores",
    "contracts",
    "datasets",
    "jobs",
    "unresolved",
    "mappings",
    "catalog",
    "graph-search",
    "login",
    "admin",
}


@pytest.fixture(autouse=True)
def private_folders() -> None:
    """Leave each test the folders of the module."""


@pytest.fixture(scope="module")
def filled(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Filled]:
    """Fill a portal and serve it for the tests of this module."""
    folders = folder_settings(tmp_path_factory.mktemp("browser"))
    with django_db_blocker.unblock(), override_settings(**folders):
        server = LiveServer("127.0.0.1:0")
        try:
            world = make_world()
            world.operator.is_superuser = True
            world.operator.save()
            objects = [fill(cast) for cast in (world.acme, world.globex)]
            yield Filled(
                world,
                *objects,
                changes={one.cast.tenant.slug: ask_for_changes(one) for one in objects},
                sources={one.cast.tenant.slug: SOURCE.node_id(one.cast.tenant.pk) for one in objects},
                url=server.url,
            )
        finally:
            server.stop()
            _empty_tables(None)


def fill(cast: Cast) -> Objects:
    """Fill a tenant, with a rollout that has evidence to draw."""
    mark = awkward(cast)
    objects = make_objects(cast, mark)
    make_version(cast, make_model(cast, LONG_NAME, mark), mark)
    looked = Rollout.objects.with_names().get(pk=objects.rollout.pk)
    Rollout.objects.filter(pk=looked.pk).update(measurements_count=looked.measurements.count())
    measured(observing(looked), [(20, 0, 80, 1), (30, 1, 90, 0), (25, 0, 70, 0)])
    return objects


CONTRACT = """\
apiVersion: v3.1.0
kind: DataContract
id: orders
name: {name}
version: {version}
status: active
description:
  purpose: {purpose}
servers:
  - {{server: production, type: postgres, host: db.example.com, database: shop, schema: public}}
schema:
  - name: orders
    description: {purpose}
    properties:
      - {{name: order_id, logicalType: string, required: true}}
{columns}slaProperties:
  - {{property: freshness, value: 2, unit: d, element: orders.{column}}}
"""
SOURCE = nodes.dataset("postgres://db.example.com:5432", "shop.public.orders")


def ask_for_changes(objects: Objects) -> dict[str, UUID]:
    """Feed a served version by a contract and a view in force, and ask for what breaks both: requests by their kind."""
    cast, mark = objects.cast, awkward(objects.cast)
    column = "column_" + "unbreakable" * 7
    text = json.dumps(mark("contract-text"))
    for version, columns in (("1.0.0", f"      - {{name: {column}, description: {text}}}\n"), ("2.0.0", "")):
        content = CONTRACT.format(
            name=json.dumps(mark("contract")), version=version, purpose=text, columns=columns, column=column
        )
        sent = contracts.publish(
            tenant=cast.tenant, contract_id="orders", content=content.encode(), by=cast.author, reason=text
        )
        if sent.change_request is None:
            registry.set_inputs(
                version=objects.champion,
                features=["telecom/usage:support_calls"],
                contracts=["orders"],
                by=cast.author,
            )
    assert sent.change_request is not None
    before = features.definitions(objects.feature_view.project)
    views = [replace(one, schema=one.schema[:1]) if one.name == "usage" else one for one in before.views]
    changed = features.apply(
        tenant=cast.tenant, definitions=replace(before, views=tuple(views)), by=cast.author, reason=text
    )
    assert changed.request is not None
    return {CONTRACT_CHANGE: sent.change_request.pk, FEATURE_CHANGE: changed.request.pk}


@pytest.fixture
def visits(filled: Filled, pool: Pool, screenshots: Callable[[], Path | None]) -> Iterator[Visits]:
    """Open pages of the filled portal, and fail the test over any complaint."""
    opened = Visits(filled.url, pool)
    yield opened
    opened.close(screenshots=screenshots())
    assert opened.complaints == []


def viewer_of(filled: Filled, kind: str) -> User | None:
    """Return who looks at a page: a reviewer, unless the page is for another one."""
    if kind == "login":
        return None
    if kind.startswith("admin") or kind == "rollouts":
        # In an operator access session, which a bar above the page says.
        return filled.world.operator
    if kind in ("models", "model", "request-form", "backstage") or kind.endswith(("-form", "-definitions")):
        return filled.world.acme.author
    return filled.world.acme.approver


def settle(page: Page) -> None:
    """Wait until the fonts are there, every chart is drawn, and no colour is on its way."""
    page.wait_for_function(
        "() => document.fonts.status === 'loaded'"
        " && !document.getAnimations().some((one) => one instanceof CSSTransition)"
        " && [...document.querySelectorAll('[data-chart]')].every((chart) => chart.querySelector('.main-svg'))"
    )


def lost(page: Page) -> list[str]:
    """Return texts that cannot be read; charts take a moment to follow a new width."""
    found: list[str] = []
    for _ in range(20):
        found = page.evaluate(LOST)
        if not found:
            break
        page.wait_for_timeout(100)
    return found


def barriers(page: Page, *only: str) -> list[str]:
    """Return what axe finds serious or critical, with the first place of each.

    It applies all rules unless some are named.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [
        f"{found['id']} at {len(found['nodes'])}: {found['nodes'][0]['html'][:300]} {found['nodes'][0]['any'][:1]}"
        for found in page.evaluate(AXE_RUN, list(only))["violations"]
        if found["impact"] in SERIOUS
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_page__light_and_dark_wide_and_narrow__has_no_barrier_and_fits(
    filled: Filled, visits: Visits, kind: str
) -> None:
    if kind == "not-found":
        visits.expect(404)
    looks = [("light", DESK), ("light", PHONE), ("dark", PHONE), ("dark", DESK)]
    if KINDS.index(kind) % 2:
        # Every second page is first laid out dark and narrow.
        looks = [*looks[2:], *reversed(looks[:2])]
    first, size = looks[0]
    path = filled.paths(filled.acme)[kind]
    page = visits.open(
        viewer_of(filled, kind), path, color_scheme=first, viewport=size, reduced_motion="reduce"
    )
    for scheme, size in looks:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        settle(page)
        assert lost(page) == [], (scheme, size)
        assert barriers(page, *(() if scheme == first else RULES_OF_COLOUR)) == [], (scheme, size)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_menus_and_dialogs__opened_on_a_phone__have_no_barrier_and_fit(
    filled: Filled, visits: Visits, scheme: str
) -> None:
    path = filled.paths(filled.acme)["request"]
    page = visits.open(filled.world.acme.colleague, path, color_scheme=scheme, viewport=PHONE)
    menu = page.get_by_role("button", name="Menu", exact=True)
    menu.click()
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("link", name="Rollouts")).to_be_visible()
    assert lost(page) == []
    menu.click()
    page.get_by_label("Theme", exact=True).first.click()
    assert lost(page) == []
    assert barriers(page) == []
    other = "Dark" if scheme == "light" else "Light"
    page.get_by_role("button", name=other, exact=True).click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", other.lower())
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", other.lower())
    page.get_by_role("button", name="Withdraw the request").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert lost(page) == []
    assert barriers(page) == []


def test_charts__theme_changed_while_open__take_its_colours(filled: Filled, visits: Visits) -> None:
    path = filled.paths(filled.acme)["rollout"]
    page = visits.open(filled.world.acme.approver, path, color_scheme="light")
    settle(page)
    ink = "() => getComputedStyle(document.querySelector('[data-chart] .xtick text')).fill"
    light = page.evaluate(ink)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"light => ({ink})() !== light", arg=light)
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")


def test_theme__changed_by_somebody_who_wants_less_motion__moves_nothing(
    filled: Filled, visits: Visits
) -> None:
    path = filled.paths(filled.acme)["rollout"]
    page = visits.open(
        filled.world.acme.approver, path, color_scheme="light", reduced_motion="reduce", viewport=PHONE
    )
    settle(page)
    moving = page.evaluate(
        """() => {
          document.documentElement.dataset.bsTheme = "dark";
          return document.getAnimations().filter((one) => one instanceof CSSTransition).length;
        }"""
    )
    assert moving == 0


def test_request_refused__on_a_phone__has_no_barrier_and_fits(filled: Filled, visits: Visits) -> None:
    visits.expect(400)
    path = filled.paths(filled.acme)["request-form"]
    page = visits.open(filled.world.acme.author, path, viewport=PHONE)
    page.get_by_text("Own steps").first.click()
    page.get_by_text("Steps of your own").click()
    for number, weight in ((1, 50), (2, 10)):
        page.get_by_label(f"Canary weight in percent of step {number}").fill(str(weight))
        page.get_by_label(f"Seconds of step {number}").fill("60")
    page.get_by_label("Reason").fill("Because the old one is worse.")
    page.get_by_role("button", name="Request the promotion").click()
    expect(page.locator("#form-errors")).to_be_focused()
    expect(page.locator("#form-errors")).to_contain_text("Order the steps")
    expect(page.get_by_label("Reason")).to_have_value("Because the old one is worse.")
    expect(page.get_by_label("Canary weight in percent of step 2")).to_have_value("10")
    assert lost(page) == []
    assert barriers(page) == []


def test_two_tenants_side_by_side__no_page_shows_a_word_of_the_other(filled: Filled, visits: Visits) -> None:
    visits.expect(404)
    sides = [(filled.acme, "globex"), (filled.globex, "acme")]
    pages = [visits.open(objects.cast.author, "/") for objects, _ in sides]
    # The lists, where the two could be mixed up, and the pages that ask for parts of themselves.
    shared = ("home", "models", "queue", "rollouts", "features", "contracts", "datasets", "catalog")
    for kind in (*shared, "request", "rollout", "contract-request", "graph", "impact"):
        for (objects, other), page in zip(sides, pages, strict=True):
            page.goto(filled.paths(objects)[kind])
            settle(page)
            shown = page.content().lower()
            assert objects.cast.tenant.slug in shown
            assert other not in shown, kind


def test_addresses_of_another_tenant__answer_as_ones_that_nobody_has(filled: Filled, visits: Visits) -> None:
    visits.expect(404)
    page = visits.open(filled.world.acme.approver, "/models/acme/nothing-here/")
    nothing = page.locator("main").inner_text()
    for kind, path in filled.paths(filled.globex).items():
        if kind not in OF_NO_TENANT:
            page.goto(path)
            assert page.locator("main").inner_text() == nothing, kind
            assert "globex" not in page.locator("main").inner_text().lower()


def test_preview__as_a_form_opens__takes_no_focus(filled: Filled, visits: Visits) -> None:
    path = filled.paths(filled.acme)["contract-form"]
    page = visits.open(filled.world.acme.author, path)
    expect(page.locator("#preview")).to_contain_text("served already")
    assert page.evaluate("document.activeElement === document.body")
