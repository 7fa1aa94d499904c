"""Opens pages as people, and keeps what the browser complains about meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, expect

from apps.accounts.models import User

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
# An open page shows what others did within this time. It asks for news every 2 seconds, so a second is left for the
# answer; only on a machine that needs longer than that for an answer, the page may take longer too.
SEEN_WITHIN = 3000
ASKS_EVERY = 2000
PATIENCE = 15_000
expect.set_options(timeout=PATIENCE)

ANSWER_TIME = """async () => {
  const began = performance.now();
  const answer = await fetch(location.href, { headers: { "HX-Request": "true" } });
  await answer.text();
  return performance.now() - began;
}"""

# Runs before any script of a page. What the policy blocks may have no line in the console, so it gets one.
WATCH = """document.addEventListener("securitypolicyviolation", (event) => console.error(
  "policy:", event.effectiveDirective, event.blockedURI, event.sourceFile, event.lineNumber, event.sample), true);"""


class Visits:
    """Everybody's browsers in one test. `complaints` is what pages said that a person's page must not say."""

    def __init__(self, url: str, new_context: Callable[..., BrowserContext]) -> None:
        self.url = url
        self.complaints: list[str] = []
        self._new_context = new_context
        self._contexts: list[BrowserContext] = []
        self._expected: set[int] = set()

    def open(self, user: User | None, path: str, **options: Any) -> Page:
        """This function will open a path in a browser of its own, as somebody signed in or as nobody."""
        page = self.browser_of(user, **options).new_page()
        page.goto(path)
        return page

    def browser_of(self, user: User | None, **options: Any) -> BrowserContext:
        """This function will return a fresh browser: no cookie but the session, no cache, no storage."""
        context = self._new_context(base_url=self.url, **{"viewport": DESK, **options})
        context.set_default_timeout(PATIENCE)
        context.add_init_script(WATCH)
        context.on("console", self._heard)
        context.on("weberror", lambda error: self.complaints.append(f"script: {error.error}"))
        context.on("response", self._answered)
        if user is not None:
            context.add_cookies([session_cookie(user, self.url)])
        self._contexts.append(context)
        return context

    def expect(self, *statuses: int) -> None:
        """This function will accept these answers from now on: the test brings about a refusal."""
        self._expected |= set(statuses)

    def close(self) -> None:
        """This function will close every browser, so that no page asks for anything after the test."""
        for context in self._contexts:
            context.close()

    def _heard(self, message: ConsoleMessage) -> None:
        # That an answer was an error is seen, and judged, where the answer arrives.
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.complaints.append(f"{message.type}: {message.text}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self._expected:
            self.complaints.append(f"{response.status}: {response.request.method} {response.url}")


def seen_within(page: Page) -> float:
    """This function will return the milliseconds that an open page may take to show what happened elsewhere."""
    return max(SEEN_WITHIN, ASKS_EVERY + 3 * float(page.evaluate(ANSWER_TIME)))


def session_cookie(user: User, url: str) -> dict[str, Any]:
    """This function will sign a person in and return the cookie that says so."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": url}


@contextmanager
def staying(*pages: Page) -> Iterator[None]:
    """This function will fail where one of the pages was loaded anew, or left, inside the block."""
    left: list[str] = []

    def asked(request: Request) -> None:
        if request.is_navigation_request():
            left.append(f"{request.method} {request.url}")

    for page in pages:
        page.evaluate("window.stayed = true")
        page.on("request", asked)
    yield
    for page in pages:
        page.remove_listener("request", asked)
        assert page.evaluate("window.stayed") is True
    assert left == []
