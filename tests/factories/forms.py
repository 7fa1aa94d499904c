"""Forms as a browser fills and sends them."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.test import Client


class _Forms(HTMLParser):
    """Each form of a page: where it is sent, and what is sent if nobody touches it."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[tuple[str, dict[str, list[str]]]] = []
        self._fields: dict[str, list[str]] = {}
        self._is_inside = False
        self._select = self._area = ""
        self._is_multiple = False
        self._first: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self._fields, self._is_inside = {}, True
            self.forms.append(
                (given.get("action", "") if given.get("method") == "post" else "GET", self._fields)
            )
        elif not self._is_inside:
            return
        elif tag == "input" and name and given.get("type") not in ("submit", "button", "file"):
            if given.get("type") in ("checkbox", "radio"):
                if "checked" in given:
                    self._add(name, given.get("value", "on"))
            else:
                self._add(name, given.get("value", ""))
        elif tag == "select" and name:
            self._select, self._is_multiple, self._first = name, "multiple" in given, None
        elif tag == "option" and self._select:
            if "selected" in given:
                self._add(self._select, given.get("value", ""))
            elif self._first is None:
                self._first = given.get("value", "")
        elif tag == "textarea" and name:
            self._area = name
            self._add(name, "")

    def handle_data(self, data: str) -> None:
        if self._area:
            # Browsers drop the first line break of a text area.
            kept = self._fields[self._area]
            kept[-1] += data.removeprefix("\n") if not kept[-1] else data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._is_inside = False
        elif tag == "textarea":
            self._area = ""
        elif tag == "select" and self._select:
            if not self._is_multiple and self._select not in self._fields and self._first is not None:
                self._add(self._select, self._first)
            self._select = ""

    def _add(self, name: str, value: str) -> None:
        self._fields.setdefault(name, []).append(value)


def form_in(page: str, *, action: str, at: str = "", **named: str) -> dict[str, Any]:
    """Return what the form of a page, shown at `at`, sends to `action`, untouched; `named` tells it from others there."""
    for sent_to, fields in _Forms(page).forms:
        is_meant = all(fields.get(name) == [value] for name, value in named.items())
        if is_meant and sent_to != "GET" and urlsplit(sent_to or at).path == action:
            return {name: values for name, values in fields.items() if name != "csrfmiddlewaretoken"}
    raise LookupError(f"no form of this page is sent to {action}")


def opened(client: Client, at: str, *, action: str = "", **named: str) -> dict[str, Any]:
    """Open a page and return what its form sends to `action`, which is the page itself if nothing else is named."""
    answer = client.get(at)
    assert answer.status_code == 200, answer
    return form_in(answer.content.decode(), action=action or at, at=at, **named)
