"""A document of definitions, written: reading it gives the same definitions again."""

from __future__ import annotations

import re
from typing import Any

import yaml

from apps.core.yaml_documents import PlainDumper
from apps.features.definitions import durations
from apps.features.definitions.values import Definitions, Service, View

_PLAIN = re.compile(r"([A-Za-z_][\w,.@/()-]*( [\w,.@/()-]+)*|([0-9]+[dhms])+)\Z", re.ASCII)
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def write(definitions: Definitions) -> str:
    """Return the document of definitions; reading it gives the same definitions."""
    body: dict[str, Any] = {"version": 1, "project": definitions.project}
    if definitions.description:
        body["description"] = definitions.description
    sections: dict[str, list[dict[str, Any]]] = {
        "entities": [
            {"name": one.name, "join_keys": [one.join_key], "value_type": one.value_type, **_said(one)}
            for one in definitions.entities
        ],
        "sources": [
            _without_empty(
                {
                    "name": one.name,
                    "type": one.type,
                    **one.options,
                    "timestamp_field": one.timestamp_field,
                    "created_timestamp_column": one.created_timestamp_column,
                }
            )
            | _said(one)
            for one in definitions.sources
        ],
        "feature_views": [view_body(one) for one in definitions.views],
        "feature_services": [
            {"name": one.name}
            | ({"state": one.state} if one.state else {})
            | {"features": _references_of(one), **_said(one)}
            for one in definitions.services
        ],
    }
    body.update({key: rows for key, rows in sections.items() if rows})
    return dump(body)


def view_body(view: View) -> dict[str, Any]:
    """Return a view as its part of a document."""
    body: dict[str, Any] = {"name": view.name}
    if view.state:
        body["state"] = view.state
    if view.entities:
        body["entities"] = list(view.entities)
    body["source"] = view.source
    if view.ttl:
        body["ttl"] = durations.text_of(view.ttl)
    if not view.online:
        body["online"] = False
    body.update(_said(view))
    body["schema"] = [
        _without_empty(
            {"name": one.name, "dtype": one.dtype, "description": one.description, "tags": dict(one.tags)}
        )
        for one in view.schema
    ]
    return body


def dump(body: Any) -> str:
    """Write plain data as YAML, in the order in which it stands."""
    return yaml.dump(
        body, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110, default_flow_style=False
    )


class _Dumper(PlainDumper):
    """Writes lists of names on one line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _list(dumper: yaml.SafeDumper, value: list[Any]) -> yaml.Node:
    is_short = all(isinstance(one, str) for one in value) and sum(map(len, filter(None, value))) < 60
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=is_short)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    # What could be read as anything but text stands in quotes, whatever version of YAML its reader goes by.
    style = None if _PLAIN.match(value) and value.lower() not in _WORDS else "|" if "\n" in value else "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(list, _list)
_Dumper.add_representer(str, _text)


def _said(one: Any) -> dict[str, Any]:
    return _without_empty({"description": one.description, "owner": one.owner, "tags": dict(one.tags)})


def _references_of(service: Service) -> list[str]:
    found: list[str] = []
    for one in service.selections:
        found += [one.view] if one.features is None else [f"{one.view}:{name}" for name in one.features]
    return found


def _without_empty(body: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in body.items() if value not in ("", {}, None)}
