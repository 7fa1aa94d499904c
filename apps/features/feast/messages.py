"""Feast's messages, made of their description alone: no package of Feast, and no code that a registry brings."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory
from google.protobuf.message import DecodeError, Message

from apps.core.refusals import Invalid

DESCRIPTION = Path(__file__).with_name("registry.pb")
# Feast itself nests a view in a view in a view at most.
DEEPEST = 40


class RegistryUnreadable(Invalid):
    code = "registry_unreadable"
    sentence = "This is no Feast registry, or not a whole one. Run feast apply again, then sync."


@cache
def _pool() -> descriptor_pool.DescriptorPool:
    # A pool of its own: Feast's names never meet those of another library.
    pool = descriptor_pool.DescriptorPool()
    described = descriptor_pb2.FileDescriptorSet.FromString(DESCRIPTION.read_bytes())
    for file in described.file:
        pool.Add(file)
    return pool


@cache
def message(name: str) -> type[Message]:
    """Return the class of a message by its full name, such as `feast.core.Registry`."""
    return message_factory.GetMessageClass(_pool().FindMessageTypeByName(name))


@cache
def value_types() -> dict[int, str]:
    """Return Feast's types of values by number."""
    named = _pool().FindEnumTypeByName("feast.types.ValueType.Enum")
    return {value.number: value.name for value in named.values}


def is_json(data: bytes) -> bool:
    """Say whether bytes are JSON: no message of a registry begins with a brace or a bracket."""
    return data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


def parse(data: bytes) -> Any:
    """Return the registry in `data`, a serialised message or its JSON form. Raises `RegistryUnreadable`.

    What a newer Feast added is kept and ignored.
    """
    if not data.strip():
        raise RegistryUnreadable("The registry is empty. Run feast apply, then sync again.")
    if is_json(data):
        return _from_json(data)
    try:
        return message("feast.core.Registry").FromString(data)
    except DecodeError:
        raise RegistryUnreadable(
            "The registry is cut off, or no registry of Feast. Run feast apply again, then sync."
        ) from None


def _from_json(data: bytes) -> Any:
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        raise RegistryUnreadable(
            "The registry begins like JSON, and is none: it may be cut off. Write it again, then sync."
        ) from None
    registry = message("feast.core.Registry")()
    fields = registry.DESCRIPTOR.fields_by_name
    known = {field.json_name for field in fields.values()} | set(fields)
    if not isinstance(document, dict) or not known & document.keys():
        raise RegistryUnreadable(
            "This JSON is no registry of Feast: it has none of its lists, such as featureViews or projects."
        )
    try:
        json_format.ParseDict(document, registry, ignore_unknown_fields=True, max_recursion_depth=DEEPEST)
    except (json_format.ParseError, ValueError, TypeError, RecursionError, OverflowError) as error:
        raise RegistryUnreadable(f"This JSON is no registry of Feast: {_short(error)}") from None
    if not registry.ByteSize():
        raise RegistryUnreadable("This JSON names nothing that a Feast registry holds.")
    return registry


def _short(error: Exception) -> str:
    text = " ".join(str(error).split())
    return f"{text[:200].rstrip('.')}."
