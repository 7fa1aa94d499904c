"""What browser tests ask for: the system's Chromium, people who are signed in, and pages that do not complain."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from platform_portal.local import browser as chromium
from platform_portal.local import debian
from tests.browser.visits import Pool, Visits
from tests.rollouts.conftest import stage as stage  # a real Envoy

SCREENSHOTS = Path(__file__).resolve().parents[2] / "var" / "test-results"
# The second list replaces Playwright's own, so it begins with that. Of the last five, four start processes for nobody:
# one that waits for the next window, and one beside every window that draws the suggestions of an address bar. The fifth
# makes a frame with all that draws it anew for each page, and drawing in threads of its own pays where a screen is
# watched: without these two a page costs a third less.
WITHOUT = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
    "SpareRendererForSitePerProcess",
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "RenderDocument",
)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(WITHOUT)}",
]

# Playwright keeps an event loop in this thread; the tests use the database from the same thread, in turns.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def base_url() -> None:
    """Stand in for the plugin's own, a method, which pytest warns about; `visits` sets addresses."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Let Playwright drive the system's Chromium; without one, tests are skipped or fail in CI."""
    executable = chromium.find()
    if executable is None:
        if debian.required():
            pytest.fail(chromium.missing(), pytrace=False)
        pytest.skip(chromium.missing())
    return {**browser_type_launch_args, "executable_path": str(executable), "args": QUIET}


@pytest.fixture(scope="session", autouse=True)
def needs_chromium(browser_type_launch_args: dict[str, Any]) -> None:
    """End a test that cannot run before it builds anything."""


@pytest.fixture(scope="session")
def pool(browser: Any) -> Pool:
    """Lend browsers to one test after the other."""
    return Pool(browser)


@pytest.fixture
def screenshots(request: pytest.FixtureRequest) -> Callable[[], Path | None]:
    """Return where screenshots of the test's pages belong: nowhere, unless it failed."""

    def folder() -> Path | None:
        called = getattr(request.node, "rep_call", None)  # what pytest-playwright keeps of a test
        return (
            SCREENSHOTS / re.sub(r"[^a-z0-9_]+", "-", request.node.name)
            if called is None or called.failed
            else None
        )

    return folder


@pytest.fixture
def visits(live_server: Any, pool: Pool, screenshots: Callable[[], Path | None]) -> Iterator[Visits]:
    """Open pages as people, and fail the test over anything that a console complained about."""
    opened = Visits(live_server.url, pool)
    yield opened
    opened.close(screenshots=screenshots())
    assert opened.complaints == []
