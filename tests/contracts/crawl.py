"""Walking through the portal as a person, a program or an MLflow client would, and reading all that is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.test import Client

from tests.contracts.stage import read, text_of

HTMX = {"HX-Request": "true"}
MOST_PAGES = 400
# What turns a figure another way, whatever it is about: each setting is tried once.
SETTINGS = ("depth", "direction", "columns")
# What narrows a list down, in any combination: each is tried by itself.
FACETS = frozenset({"dtype", "freshness", "kind", "owner", "state", "tag"})
# Static files are the same for everybody; the admin and the API have walks of their own.
PASSED_BY = ("/static/", "/admin/", "/accounts/", "/api/", "/mlflow/")
# What a browser would run, or fetch from elsewhere, although it stands in an attribute.
ACTIVE_SCHEMES = ("javascript:", "data:text", "vbscript:")
# What leads somewhere: links, and parts that a page asks for by itself. Templates write all attributes in double quotes.
LINKS = (re.compile(r'<a\s[^>]*?\bhref="([^"]*)"'), re.compile(r'\shx-get="([^"]*)"'))


@dataclass
class Page(HTMLParser):
    """A page as a browser reads it: what it shows, and what in it would run."""

    text: str
    shown: list[str] = field(default_factory=list)
    dangers: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._open.append(tag)
        self.shown += given.values()
        if tag == "script" and not given.get("src", "").startswith("/static/"):
            self.dangers.append("script without a file of the portal")
        if tag in ("iframe", "object", "embed", "base"):
            self.dangers.append(tag)
        if tag == "img" and not given.get("src", "").startswith("/static/"):
            self.dangers.append("image from elsewhere")
        for name, value in given.items():
            if name.startswith("on") or name.startswith("hx-on") or name == "style":
                self.dangers.append(name)
            if value.strip().lower().startswith(ACTIVE_SCHEMES):
                self.dangers.append(value)

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "script" and data.strip():
            self.dangers.append("script in the page")
        self.shown.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def shows(self, text: str) -> bool:
        """Return whether a reader sees `text`, as text or as the value of an attribute."""
        return any(text in part for part in self.shown)


def links_of(text: str) -> set[str]:
    """Return where a page leads."""
    return {unescape(link) for kind in LINKS for link in kind.findall(text)}


def walk(browser: Callable[[], Client], *, start: str = "/", only: str = "/") -> Iterator[tuple[str, Any]]:
    """Follow every link from `start`, whole pages and parts, and return each answer once."""
    waiting, seen, turned = [start], {start}, set[tuple[str, ...]]()
    while waiting:
        path = waiting.pop()
        for headers in ({}, HTMX):
            answer = read(browser().get(path, headers=headers))
            yield path, answer
            if "html" not in answer["Content-Type"]:
                continue
            for link in links_of(text_of(answer)):
                parts = urlsplit(urljoin(path, link))
                where = parts.path + (f"?{parts.query}" if parts.query else "")
                is_here = not parts.netloc and parts.path.startswith(only)
                if is_here and not parts.path.startswith(PASSED_BY) and where not in seen:
                    asked = dict(parse_qsl(parts.query))
                    if len(asked.keys() & FACETS) > 1:
                        continue
                    how = tuple(asked.get(name, "") for name in SETTINGS)
                    if any(how):
                        if (parts.path, *how) in turned:
                            continue
                        turned.add((parts.path, *how))
                    seen.add(where)
                    waiting.append(where)
        assert len(seen) <= MOST_PAGES, sorted(seen)


def walk_api(program: Client) -> Iterator[tuple[str, Any]]:
    """Read every list of the REST API row by row, and each object in it."""
    yield "/me", read(program.get("/api/v1/me"))
    for kind in ("change-requests", "rollouts"):
        cursor: str | None = ""
        while cursor is not None:
            answer = read(program.get(f"/api/v1/{kind}", {"limit": 2, "cursor": cursor}))
            yield f"/{kind}", answer
            cursor = answer.json()["next_cursor"]
            for item in answer.json()["items"]:
                yield f"/{kind}/{item['id']}", read(program.get(f"/api/v1/{kind}/{item['id']}"))


def walk_mlflow(program: Client, tenant: str) -> Iterator[tuple[str, Any]]:
    """Read a tenant's registry and all its files through the MLflow wire."""
    base = f"/mlflow/{tenant}/api/2.0"

    def get(path: str, **query: Any) -> Any:
        return read(program.get(f"{base}/{path}", query))

    models = get("mlflow/registered-models/search")
    yield "models", models
    for model in models.json().get("registered_models", []):
        for act in ("get", "get-latest-versions"):
            yield act, get(f"mlflow/registered-models/{act}", name=model["name"])
        yield "alias", get("mlflow/registered-models/alias", name=model["name"], alias="champion")
    versions = get("mlflow/model-versions/search")
    yield "versions", versions
    for version in versions.json().get("model_versions", []):
        named = {"name": version["name"], "version": version["version"]}
        for act in ("get", "get-download-uri"):
            yield act, get(f"mlflow/model-versions/{act}", **named)
        yield from _walk_folder(
            program, f"{base}/mlflow-artifacts/artifacts", ".versions/{name}/{version}".format(**named)
        )
    yield from _walk_folder(program, f"{base}/mlflow-artifacts/artifacts", "")


def _walk_folder(program: Client, store: str, folder: str) -> Iterator[tuple[str, Any]]:
    answer = read(program.get(store, {"path": folder}))
    yield folder, answer
    for file in answer.json().get("files", []):
        path = f"{folder}/{file['path']}".lstrip("/")
        if file["is_dir"]:
            yield from _walk_folder(program, store, path)
        else:
            yield path, read(program.get(f"{store}/{path}"))
