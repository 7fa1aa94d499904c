"""What browser tests ask for: the system's Chromium, people who are signed in, and pages that do not complain."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from platform_portal.local import browser as chromium
from tests.browser.visits import Visits
from tests.rollouts.conftest import stage as stage  # a real Envoy

SCREENSHOTS = Path(__file__).resolve().parents[2] / "var" / "test-results"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Playwright keeps an event loop in this thread; the tests use the database from the same thread, in turns.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_configure(config: pytest.Config) -> None:
    """This function will keep a screenshot of every page that is open when a test fails, and of no other."""
    if config.option.screenshot == "off":
        config.option.screenshot = "only-on-failure"
    if config.option.output == "test-results":
        config.option.output = str(SCREENSHOTS / os.environ.get("PYTEST_XDIST_WORKER", "main"))


@pytest.fixture(scope="session")
def base_url() -> None:
    """This function will stand in for the plugin's own, a method, which pytest warns about; `visits` sets addresses."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """This function will let Playwright drive the system's Chromium; without one, tests are skipped or fail in CI."""
    executable = chromium.find()
    if executable is None:
        if chromium.required():
            pytest.fail(chromium.missing(), pytrace=False)
        pytest.skip(chromium.missing())
    return {**browser_type_launch_args, "executable_path": str(executable), "args": QUIET}


@pytest.fixture(scope="session", autouse=True)
def needs_chromium(browser_type_launch_args: dict[str, Any]) -> None:
    """This function will end a test that cannot run before it builds anything."""


@pytest.fixture
def visits(live_server: Any, new_context: Any) -> Iterator[Visits]:
    """This function will open pages as people, and fail the test over anything that a console complained about."""
    opened = Visits(live_server.url, new_context)
    yield opened
    opened.close()
    assert opened.complaints == []
