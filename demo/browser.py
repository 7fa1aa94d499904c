"""A person at the portal's pages without a browser: the same addresses, forms, cookies and CSRF tokens."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpx

_MOST_REDIRECTS = 5


class PageFailed(Exception):
    """Say which page did not do what a person would expect."""


@dataclass
class Form:
    """A form as it stands in a page: where it goes, what its fields hold, what its buttons say."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class Person:
    """One signed-in person. Redirects are followed within the portal only."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._client = httpx.Client(
            base_url=url,
            timeout=30.0,
            follow_redirects=False,
            trust_env=False,
            headers={"Accept": "text/html"},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def sign_in(self, username: str, password: str) -> None:
        """Fill in the sign-in page."""
        address, page = self._get("/accounts/login/")
        form = _find(page, lambda form: "password" in form.fields, address)
        self._submit(address, form, {"login": username, "password": password})
        address, _ = self._get("/approvals/")
        if "/accounts/login" in address:
            raise PageFailed("The sign-in page did not accept the name and password.")

    def approve(self, request_id: str, *, digest: str) -> None:
        """Open a change request's page and press Approve, if it shows the digest meant."""
        address, page = self._get(f"/approvals/{request_id}/")
        form = _find(page, lambda form: form.action.rstrip("/").endswith("/vote"), address)
        if form.fields.get("digest") != digest:
            raise PageFailed("The page shows another digest than the one to approve.")
        self._submit(address, form, {"decision": "approve"})

    def _get(self, address: str) -> tuple[str, str]:
        return self._settled(self._client.get(address))

    def _submit(self, address: str, form: Form, values: dict[str, str]) -> tuple[str, str]:
        target = urljoin(address, form.action or address)
        headers = {"Referer": address, "Origin": self._url}
        return self._settled(self._client.post(target, data={**form.fields, **values}, headers=headers))

    def _settled(self, response: httpx.Response) -> tuple[str, str]:
        """Follow redirects and give the page's address and text."""
        for _ in range(_MOST_REDIRECTS):
            if response.status_code not in (301, 302, 303, 307, 308):
                break
            target = urljoin(str(response.url), response.headers["Location"])
            if urlsplit(target).netloc != urlsplit(self._url).netloc:
                raise PageFailed(f"{response.url} leads away from the portal.")
            response = self._client.get(target)
        if response.status_code != 200:
            raise PageFailed(f"{response.url} answered {response.status_code}.")
        return str(response.url), response.text


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._open: Form | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = Form(found.get("action", ""), found.get("method", "get").lower())
            self.forms.append(self._open)
        elif self._open is not None and (name := found.get("name")):
            if tag == "button" or found.get("type") == "submit":
                self._open.buttons.append((name, found.get("value", "")))
            elif tag in ("input", "textarea") and found.get("type") not in ("checkbox", "radio"):
                self._open.fields[name] = found.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None


def _find(page: str, wanted: object, address: str) -> Form:
    parser = _Forms()
    parser.feed(page)
    for form in parser.forms:
        if callable(wanted) and form.method == "post" and wanted(form):
            return form
    raise PageFailed(f"{address} has no such form.")
