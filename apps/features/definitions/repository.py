"""Definitions as the repository that `feast apply` reads: feature_store.yaml and definitions.py.

The Python is made of literals alone: names, texts and tags of people stand in it as `repr` writes them, and every name of
a variable, class or argument is one of this module.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from apps.features.definitions import dtypes, writer
from apps.features.definitions.values import Definitions, Entity, Feature, Selection, Service, Source, View

# Where the class of each type of source is imported from, and what it calls our options.
_SOURCES: dict[str, tuple[str, str, Mapping[str, str]]] = {
    "file": ("feast", "FileSource", {"path": "path"}),
    "postgres": (
        "feast.infra.offline_stores.contrib.postgres_offline_store.postgres_source",
        "PostgreSQLSource",
        {"table": "table", "query": "query"},
    ),
    "bigquery": ("feast", "BigQuerySource", {"table": "table", "query": "query"}),
    "snowflake": (
        "feast",
        "SnowflakeSource",
        {"database": "database", "schema": "schema", "table": "table", "query": "query"},
    ),
    "redshift": (
        "feast",
        "RedshiftSource",
        {"database": "database", "schema": "schema", "table": "table", "query": "query"},
    ),
}
_STORE = """\
# Written by the platform portal from the definitions of the project. Set the stores to those of your installation.
{project}registry: data/registry.db
provider: local
online_store:
  type: sqlite
  path: data/online_store.db
entity_key_serialization_version: 3
"""
_README = """\
The feature definitions of one project, written by the platform portal.

    pip install feast          # feast[postgres], feast[gcp], feast[snowflake] or feast[aws] for sources of these
    feast apply

feature_store.yaml names stores on this machine: set it to those of your installation. Sources that this machine does not
reach are left unasked by `feast apply --skip-source-validation`. What is changed here is not known to the portal: change
the definitions there, and export them again.
"""
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
# A zip of the same definitions is the same zip.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def zipped(definitions: Definitions, *, folder: str = "feature_repo") -> bytes:
    """Return the repository as a zip; equal definitions give equal bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files(definitions).items():
            entry = zipfile.ZipInfo(f"{folder}/{name}", _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text.encode())
    return held.getvalue()


def files(definitions: Definitions) -> dict[str, str]:
    """Return the text of each file of the repository."""
    project = writer.dump({"project": definitions.project})
    return {
        "feature_store.yaml": _STORE.format(project=project),
        "definitions.py": python(definitions),
        "README.md": _README,
    }


def python(definitions: Definitions) -> str:
    """Return the module that defines everything of a project to Feast."""
    entities = _variables("entity", definitions.entities)
    sources = _variables("source", definitions.sources)
    views = _variables("view", definitions.views)
    services = _variables("service", definitions.services)
    of_name = {one.name: one for one in definitions.entities}
    parts = [_imports(definitions)]
    if definitions.project:
        parts.append(
            _call("project", "Project", name=definitions.project, description=definitions.description)
        )
    parts += [_entity(entities[one.name], one) for one in definitions.entities]
    parts += [_source(sources[one.name], one) for one in definitions.sources]
    parts += [
        _view(views[one.name], one, of_name, entities, sources)
        for one in definitions.views
        if one.source in sources
    ]
    parts += [_service(services[one.name], one, views) for one in definitions.services]
    return "\n\n".join(parts) + "\n"


def _variables(kind: str, several: Iterable[Any]) -> dict[str, str]:
    """Name a variable for each object. With its kind at the end, it is no keyword, and no name that is imported."""
    return {
        one.name: f"{one.name}_{kind}" if _IDENTIFIER.match(one.name) else f"{kind}_{number}"
        for number, one in enumerate(several, 1)
    }


def _imports(definitions: Definitions) -> str:
    used = {one.type for one in definitions.sources}
    from_feast = {"Entity", "FeatureService", "FeatureView", "Field", "Project", "ValueType"}
    types = {"Int64"}
    others = set()
    for kind in used:
        module, name, _ = _SOURCES[kind]
        if module == "feast":
            from_feast.add(name)
        else:
            others.add(f"from {module} import {name}")
    for feature in (feature for view in definitions.views for feature in view.schema):
        types |= {dtypes.base(feature.dtype)} | (
            {"Array"} if dtypes.base(feature.dtype) != feature.dtype else set()
        )
    types |= {one.value_type for one in definitions.entities}
    return "\n".join(
        [
            '"""The feature definitions of one project, written by the platform portal."""',
            "",
            "from datetime import timedelta",
            "",
            f"from feast import {', '.join(sorted(from_feast))}",
            *sorted(others),
            f"from feast.types import {', '.join(sorted(types))}",
        ]
    )


class _Code(str):
    """Python that this module wrote, and nobody else."""


def _entity(variable: str, one: Entity) -> str:
    value_type = _Code(f"ValueType.{dtypes.VALUE_TYPES[one.value_type]}")
    return _call(
        variable, "Entity", name=one.name, join_keys=[one.join_key], value_type=value_type, **_about(one)
    )


def _source(variable: str, one: Source) -> str:
    _, name, options = _SOURCES[one.type]
    return _call(
        variable,
        name,
        name=one.name,
        **{argument: one.options[key] for key, argument in options.items() if key in one.options},
        timestamp_field=one.timestamp_field,
        created_timestamp_column=one.created_timestamp_column or None,
        **_about(one),
    )


def _view(
    variable: str,
    one: View,
    of_name: Mapping[str, Entity],
    entities: Mapping[str, str],
    sources: Mapping[str, str],
) -> str:
    # With its join keys in the schema, Feast asks no source for their types.
    keys = [of_name[name] for name in one.entities if name in of_name]
    fields = [_field(Feature(key.join_key, key.value_type)) for key in keys]
    fields += map(_field, one.schema)
    return _call(
        variable,
        "FeatureView",
        name=one.name,
        entities=[_Code(entities[key.name]) for key in keys],
        ttl=_Code(f"timedelta(seconds={int(one.ttl or 0)})"),
        schema=fields,
        online=one.online,
        source=_Code(sources[one.source]),
        **_about(one),
    )


def _field(one: Feature) -> _Code:
    arguments = {"name": one.name, "dtype": _dtype(one.dtype)}
    if one.description:
        arguments["description"] = one.description
    if one.tags:
        arguments["tags"] = dict(one.tags)  # type: ignore[assignment]
    return _Code(f"Field({_arguments(arguments)})")


def _dtype(dtype: str) -> _Code:
    checked = dtypes.clean(dtype)
    if checked is None:
        raise ValueError(dtype)
    return _Code(checked)


def _service(variable: str, one: Service, views: Mapping[str, str]) -> str:
    # What is left out of the repository, such as a draft, cannot be named by a service in it.
    features = [_selection(part, views[part.view]) for part in one.selections if part.view in views]
    return _call(variable, "FeatureService", name=one.name, features=features, **_about(one))


def _selection(part: Selection, variable: str) -> _Code:
    return _Code(variable if part.features is None else f"{variable}[{_literal(list(part.features))}]")


def _about(one: Any) -> dict[str, Any]:
    return {
        "description": one.description or None,
        "owner": one.owner or None,
        "tags": dict(one.tags) or None,
    }


def _call(variable: str, called: str, /, **arguments: Any) -> str:
    lines = [f"    {key}={_literal(value, 4)},\n" for key, value in arguments.items() if value is not None]
    return f"{variable} = {called}(\n{''.join(lines)})"


def _arguments(arguments: Mapping[str, Any]) -> str:
    return ", ".join(f"{key}={_literal(value)}" for key, value in arguments.items())


def _literal(value: Any, indent: int = 0) -> str:
    """Write a value as Python: what came from people only ever as `repr` writes a string, a number or a truth."""
    if isinstance(value, _Code):
        return str(value)
    if isinstance(value, Mapping):
        return _bracketed(
            (f"{_string(key)}: {_literal(inner)}" for key, inner in value.items()), "{}", indent
        )
    if isinstance(value, list):
        return _bracketed(map(_literal, value), "[]", indent)
    if isinstance(value, bool | int):
        return repr(value)
    return _string(value)


def _string(value: object) -> str:
    # In ASCII: no character of a text can end a line, or be taken for another one.
    return ascii(str(value))


def _bracketed(parts: Iterable[str], brackets: str, indent: int) -> str:
    found = list(parts)
    short = ", ".join(found)
    if not indent or len(short) < 80:
        return f"{brackets[0]}{short}{brackets[1]}"
    lines = "".join(f"{' ' * (indent + 4)}{part},\n" for part in found)
    return f"{brackets[0]}\n{lines}{' ' * indent}{brackets[1]}"
