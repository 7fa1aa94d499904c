from __future__ import annotations

from collections.abc import Iterator

import pytest

from apps.approvals import handlers
from apps.approvals.models import ChangeRequest
from tests.approvals.fakes import ACTION, FakeHandler, ask
from tests.factories.cast import Cast


@pytest.fixture
def handler() -> Iterator[FakeHandler]:
    """This function will register a fresh fake domain for the length of a test."""
    fake = FakeHandler()
    handlers.register(fake)
    yield fake
    handlers.unregister(ACTION)


@pytest.fixture
def request_of_author(acme: Cast, handler: FakeHandler) -> ChangeRequest:
    """This function will return an open request by acme's author."""
    return ask(handler, tenant=acme.tenant, by=acme.author)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """This function will let Playwright drive Debian's Chromium, quietly and without a sandbox of its own."""
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
    return {
        **browser_type_launch_args,
        "executable_path": "/usr/bin/chromium",
        "args": [*quiet, "--disable-background-networking", "--disable-component-update"],
    }
