"""What stands in any part of a document of definitions: names, texts, tags, lists. Each fault is noted at its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeVar

from apps.core import yaml_documents
from apps.features.definitions import durations

MOST_VIEWS = 2_000
MOST_FEATURES = 2_000
LONGEST_NAME = 128
LONGEST_TEXT = 4_000
LONGEST_VALUE = 1_000
MOST_TAGS = 50
STATES = ("draft", "active", "deprecated")

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
PROJECT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\Z")
# What can be a column: a quoted name in SQL may hold more, but not a line's end.
COLUMN = re.compile(r"[^\x00-\x1f\x7f]+\Z")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
OF_CODE = frozenset({"stream_feature_views", "on_demand_feature_views"})

Path = tuple[str | int, ...]
ValueT = TypeVar("ValueT")


class Fields:
    """The fields of one document."""

    def __init__(self, document: yaml_documents.Document) -> None:
        self._document = document
        self.faults: list[yaml_documents.Problem] = []

    def _fault(self, path: Path, message: str) -> None:
        self.faults.append(self._document.problem(path, message))

    def _mapping(
        self, value: Any, path: Path, allowed: Collection[str], *, required: Sequence[str]
    ) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            names = " and ".join(required)
            self._fault(path, f"Here stands a mapping with {names}: write `{required[0]}: …`.")
            return {}
        for key in value.keys() - set(allowed):
            self._fault(
                (*path, key),
                f"{key} is not known here. Known are {listed(sorted(set(allowed) - OF_CODE))}.",
            )
        for key in required:
            if value.get(key) in (None, ""):
                self._fault(path, f"{key} is missing.")
        return {key: inner for key, inner in value.items() if inner is not None and key in allowed}

    def _several(
        self,
        body: Mapping[str, Any],
        key: str,
        one: Callable[[Any, Path], ValueT],
        path: Path = (),
    ) -> tuple[ValueT, ...]:
        rows = body.get(key, [])
        at = (*path, key)
        if not isinstance(rows, list):
            self._fault(at, f"{key} is a list: begin each with a dash.")
            return ()
        if not path and len(rows) > MOST_VIEWS:
            self._fault(at, f"A project has at most {MOST_VIEWS} {key.replace('_', ' ')}.")
            return ()
        found = []
        seen: dict[str, int] = {}
        for number, row in enumerate(rows):
            read = one(row, (*at, number))
            name = str(getattr(read, "name", ""))
            # As Feast does, which finds names in any case the same.
            if name and seen.setdefault(name.lower(), number) != number:
                self._fault((*at, number, "name"), f"{name} is defined twice in {key}.")
            found.append(read)
        return tuple(found)

    def _about(self, body: Mapping[str, Any], path: Path) -> dict[str, Any]:
        return {
            "description": self._text(body, path, "description"),
            "owner": self._text(body, path, "owner", LONGEST_NAME * 2),
            "tags": self._tags(body, path),
        }

    def _name(self, body: Mapping[str, Any], path: Path, key: str, pattern: re.Pattern[str] = NAME) -> str:
        name = body.get(key, "")
        if name == "":
            return ""
        if not isinstance(name, str) or not pattern.match(name) or len(name) > LONGEST_NAME:
            what = (
                "a letter, then letters, digits and underscores"
                if pattern is NAME
                else "letters, digits, _ and -"
            )
            self._fault((*path, key), f"{key} is {what}, at most {LONGEST_NAME} characters.")
            return ""
        return name

    def _names(self, body: Mapping[str, Any], path: Path, key: str) -> tuple[str, ...]:
        names = body.get(key, [])
        if not isinstance(names, list) or not all(isinstance(one, str) and NAME.match(one) for one in names):
            self._fault((*path, key), f"{key} is a list of names: [customer].")
            return ()
        if len({*names}) != len(names):
            self._fault((*path, key), f"{key} names something twice.")
        return tuple(dict.fromkeys(names))

    def _column(self, body: Mapping[str, Any], path: Path, key: str) -> str:
        name = body.get(key, "")
        if name != "" and not is_column(name):
            self._fault((*path, key), f"{key} is the name of a column, at most {LONGEST_NAME} characters.")
            return ""
        return str(name)

    def _text(self, body: Mapping[str, Any], path: Path, key: str, longest: int = LONGEST_TEXT) -> str:
        text = body.get(key, "")
        if not isinstance(text, str):
            self._fault((*path, key), f"{key} is text: put it in quotes.")
            return ""
        text = text.strip()
        if _CONTROL.search(text) or len(text) > longest:
            self._fault(
                (*path, key), f"{key} is at most {longest} characters, none of them a control character."
            )
            return ""
        return text

    def _state(self, body: Mapping[str, Any], path: Path) -> str | None:
        state = body.get("state")
        if state is not None and state not in STATES:
            self._fault((*path, "state"), f"The state in a file is one of {listed(STATES)}.")
            return None
        return state

    def _tags(self, body: Mapping[str, Any], path: Path) -> dict[str, str]:
        tags = body.get("tags", {})
        if not isinstance(tags, dict) or len(tags) > MOST_TAGS:
            self._fault((*path, "tags"), f"tags are at most {MOST_TAGS} names with a value each: tier: gold.")
            return {}
        found = {}
        for key, value in tags.items():
            text = _scalar(value)
            if text is None or max(len(key), len(text)) > LONGEST_VALUE or _CONTROL.search(key + text):
                self._fault(
                    (*path, "tags", key), f"The value of a tag is text of at most {LONGEST_VALUE} characters."
                )
            else:
                found[key] = text
        return found

    def _ttl(self, body: Mapping[str, Any], path: Path) -> int | None:
        given = body.get("ttl")
        seconds = None if given is None else durations.seconds_of(given)
        if given is not None and (seconds is None or seconds > durations.LONGEST_TTL):
            self._fault((*path, "ttl"), durations.TTL_SENTENCE)
        return seconds or None


def is_column(value: Any) -> bool:
    """Return whether a value can name a column."""
    return isinstance(value, str) and len(value) <= LONGEST_NAME and bool(COLUMN.match(value))


def _scalar(value: Any) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int | float) else None


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them."""
    return ", ".join(names)
