"""What a version was trained on, as people and programs write it: in two tags, over REST, on the version's page. Pure.

    portal.features   driver_stats, feast_demo/driver_service, driver_stats:trip_count, driver_stats@v2:conv_rate
    portal.contracts  orders@1.2.0, customers

A name without a project is looked for in all projects of the tenant. What stands after `@` is the version that was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from apps.core import text
from apps.core.refusals import Invalid
from apps.registry.choices import CONTRACTS_TAG, FEATURES_TAG, MAX_PIN_TEXT, MAX_PINS, MAX_TAG_VALUE

PIN_TAGS = (FEATURES_TAG, CONTRACTS_TAG)
_SEPARATORS = re.compile(r"[,\n]")
_FEATURE = re.compile(
    r"(?:(?P<project>[^/@:]+)/)?(?P<name>[^/@:]+)(?:@(?P<before>[^/@:]+))?(?::(?P<field>[^/@:]+))?(?:@(?P<after>[^/@:]+))?\Z"
)
_CONTRACT = re.compile(r"(?P<name>.+?)(?:@(?P<version>[^@]+))?\Z")


class BadPin(Invalid):
    code = "bad_pin"


@dataclass(frozen=True)
class Wanted:
    """One input as it was written. `field` is a feature of a view; `version` is empty where none was named."""

    tag: str
    text: str
    name: str
    project: str = ""
    field: str = ""
    version: str = ""


def features(value: str) -> list[Wanted]:
    """Read the tag `portal.features`: feature views, services and single features. Raises `BadPin`."""
    return _read(value, FEATURES_TAG)


def contracts(value: str) -> list[Wanted]:
    """Read the tag `portal.contracts`. Raises `BadPin`."""
    return _read(value, CONTRACTS_TAG)


def read(tag: str, value: str) -> list[Wanted]:
    """Read one of `PIN_TAGS`. Raises `BadPin`."""
    return _read(value, tag)


def written(texts: Iterable[str]) -> str:
    """Return the value of a tag that names these inputs."""
    return ", ".join(texts)


def _read(value: str, tag: str) -> list[Wanted]:
    found: dict[str, Wanted] = {}
    for part in _SEPARATORS.split(value):
        item = text.clean(part, field="An input", max_length=MAX_TAG_VALUE, lines=False)
        if item:
            found.setdefault(item, _item(item, tag))
    if len(found) > MAX_PINS:
        raise BadPin(
            f"At most {MAX_PINS} inputs fit in one tag. Name views and services instead of single features."
        )
    return list(found.values())


def _item(item: str, tag: str) -> Wanted:
    if len(item) > MAX_PIN_TEXT:
        raise BadPin(f"'{item[:40]}…' has {len(item)} characters; an input has {MAX_PIN_TEXT} at most.")
    if tag == CONTRACTS_TAG:
        read = _CONTRACT.match(item)
        if read is None or item.startswith("@") or item.endswith("@"):
            raise BadPin(f"'{item}' names no contract. Write its id, or 'id@version', such as orders@1.2.0.")
        return Wanted(tag, item, name=read["name"].strip(), version=(read["version"] or "").strip())
    read = _FEATURE.match(item)
    if read is None or (read["before"] and read["after"]):
        raise BadPin(
            f"'{item}' names no features. Write a view or service, 'project/name', 'view:feature', each with '@version' where "
            "one version was read."
        )
    return Wanted(
        tag,
        item,
        name=read["name"].strip(),
        project=(read["project"] or "").strip(),
        field=(read["field"] or "").strip(),
        version=(read["before"] or read["after"] or "").strip(),
    )
