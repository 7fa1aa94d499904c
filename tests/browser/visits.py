"""Opens pages as people, and keeps what the browser complains about meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, WebError, expect

from apps.accounts.models import User
from tests.factories.cast import with_access

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
# That an answer was an error is judged where the answer arrives. A form that is sent cuts off the page's own asking for
# news, which htmx reports as two errors; what fails by itself has another second line (sendError, timeout).
JUDGED_ELSEWHERE = ("Failed to load resource", "htmx:afterRequest", "htmx:sendAbort")
FORGET = """() => {
  localStorage.clear();
  window.stop();
  for (let timer = setTimeout(() => {}); timer; timer -= 1) clearTimeout(timer);
  document.body.replaceChildren();
}"""
# Runs before any script of a page. What the policy blocks may have no line in the console, so it gets one.
WATCH = """document.addEventListener("securitypolicyviolation", (event) => console.error(
  "policy:", event.effectiveDirective, event.blockedURI, event.sourceFile, event.lineNumber, event.sample), true);"""


class Pool:
    """Browsers that tests use one after the other. A fresh one costs more than most tests: it starts a process and
    reads every style sheet and script anew. Who takes one finds it signed out, with empty storage."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[tuple[str, bool], list[Page]] = {}

    def take(self, url: str, *, with_scripts: bool) -> Page:
        """Return a page in a browser of its own."""
        free = self._free.setdefault((url, with_scripts), [])
        if free:
            return free.pop()
        context = self._browser.new_context(base_url=url, java_script_enabled=with_scripts, viewport=DESK)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(WATCH)
        return context.new_page()

    def give_back(self, page: Page, url: str, *, with_scripts: bool) -> None:
        """Forget the person who used a page, and keep it for the next.

        What is left asks for nothing and shows nothing. Another page to rest at would cost as much as one that is
        tested, and an empty address would end the process that draws it, which costs as much as three.
        """
        page.context.clear_cookies()
        page.evaluate(FORGET)
        self._free[url, with_scripts].append(page)


class Visits:
    """Everybody's browsers in one test. `complaints` is what pages said that a person's page must not say."""

    def __init__(self, url: str, pool: Pool) -> None:
        self.url = url
        self.complaints: list[str] = []
        self._pool = pool
        self._open: list[tuple[Page, bool]] = []
        self._expected: set[int] = set()

    def open(
        self,
        user: User | None,
        path: str,
        *,
        viewport: dict[str, int] = DESK,
        color_scheme: str = "light",
        reduced_motion: str = "no-preference",
        java_script_enabled: bool = True,
    ) -> Page:
        """Open a path in a browser of its own, as somebody signed in or as nobody."""
        page = self._pool.take(self.url, with_scripts=java_script_enabled)
        self._open.append((page, java_script_enabled))
        media: Any = {"color_scheme": color_scheme, "reduced_motion": reduced_motion}
        page.emulate_media(**media)
        page.set_viewport_size(viewport)
        if user is not None:
            page.context.add_cookies([session_cookie(user, self.url)])
        # Only from here on: what was there before is another test's.
        for event, listener in self._listeners():
            page.context.on(event, listener)
        page.goto(path)
        return page

    def expect(self, *statuses: int) -> None:
        """Accept these answers from now on: the test brings about a refusal."""
        self._expected |= set(statuses)

    def close(self, *, screenshots: Path | None) -> None:
        """End every visit, so that no page asks for anything after the test.

        After a failure a screenshot of each page is kept, and the browsers, which may be in any state, are not.
        """
        for number, (page, with_scripts) in enumerate(self._open, start=1):
            if screenshots is not None:
                page.screenshot(path=screenshots / f"page-{number}.png", full_page=True)
            for event, listener in self._listeners():
                page.context.remove_listener(event, listener)
            if screenshots is None:
                self._pool.give_back(page, self.url, with_scripts=with_scripts)
            else:
                page.context.close()

    def _listeners(self) -> list[tuple[Any, Any]]:
        return [("console", self._heard), ("weberror", self._failed), ("response", self._answered)]

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(JUDGED_ELSEWHERE):
            self.complaints.append(f"{message.type}: {message.text}")

    def _failed(self, error: WebError) -> None:
        self.complaints.append(f"script: {error.error}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self._expected:
            self.complaints.append(f"{response.status}: {response.request.method} {response.url}")


def seen_within(page: Page) -> float:
    """Return the milliseconds that an open page may take to show what happened elsewhere."""
    return max(SEEN_WITHIN, ASKS_EVERY + 3 * float(page.evaluate(ANSWER_TIME)))


def session_cookie(user: User, url: str) -> Any:
    """Sign a person in and return the cookie that says so."""
    client = Client()
    client.force_login(user)
    if user.is_staff:
        # Pages are opened to be looked at.
        with_access(client)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": url}


@contextmanager
def staying(*pages: Page) -> Iterator[None]:
    """Fail where one of the pages was loaded anew, or left, inside the block."""
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
