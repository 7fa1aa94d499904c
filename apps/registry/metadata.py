"""Reading metrics.json and params.json: what a version says about itself."""

from __future__ import annotations

import json
import math
from typing import Any

from apps.core import text
from apps.core.refusals import Invalid
from apps.registry.choices import MAX_METADATA_BYTES, MAX_METADATA_FIELDS

# Beyond this an integer has no exact JSON form for everybody, and no canonical one.
MAX_EXACT_INTEGER = 2**53 - 1


class InvalidMetadata(Invalid):
    code = "invalid_version_metadata"


def read_metrics(name: str, data: bytes) -> dict[str, float]:
    """Return the metrics in `data`: an object of finite numbers. Raises `InvalidMetadata`."""
    return {key: _number(name, key, value) for key, value in _read_object(name, data).items()}


def read_params(name: str, data: bytes) -> dict[str, str | int | float | bool | None]:
    """Return the parameters in `data`: an object of scalars. Raises `InvalidMetadata`."""
    params: dict[str, str | int | float | bool | None] = {}
    for key, value in _read_object(name, data).items():
        if isinstance(value, str):
            params[key] = _text(name, value, max_length=5000)
        elif value is None or isinstance(value, bool):
            params[key] = value
        else:
            params[key] = _number(name, key, value, kind="a text, a number, true, false or null")
    return params


def check_size(name: str, size: int) -> None:
    """Refuse a file that is too large to be read whole. Raises `InvalidMetadata`."""
    if size > MAX_METADATA_BYTES:
        raise InvalidMetadata(f"{name} has {size} bytes; at most {MAX_METADATA_BYTES} are read.")


def _read_object(name: str, data: bytes) -> dict[str, Any]:
    def refuse_constant(constant: str) -> None:
        raise InvalidMetadata(
            f"{name} holds {constant}, which is not a finite number. Remove it or give a number."
        )

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise InvalidMetadata(f"{name} names a key twice. Each name stands once.")
        return found

    try:
        document = json.loads(data.decode(), parse_constant=refuse_constant, object_pairs_hook=unique)
    except (ValueError, RecursionError):
        raise InvalidMetadata(
            f"{name} is not JSON in UTF-8. It must hold one object of names and values."
        ) from None
    if not isinstance(document, dict):
        raise InvalidMetadata(f"{name} must hold one object of names and values.")
    if len(document) > MAX_METADATA_FIELDS:
        raise InvalidMetadata(f"{name} holds {len(document)} names; at most {MAX_METADATA_FIELDS} are read.")
    cleaned = {_text(name, key, max_length=250, required=True): value for key, value in document.items()}
    if len(cleaned) != len(document):
        raise InvalidMetadata(f"{name} names a key twice. Each name stands once.")
    return cleaned


def _number(name: str, key: str, value: Any, *, kind: str = "a finite number") -> Any:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    # An integer is never infinite, and asking may overflow.
    if not is_number or (isinstance(value, float) and not math.isfinite(value)):
        raise InvalidMetadata(f"{name}: '{key}' must be {kind}.")
    if isinstance(value, int) and abs(value) > MAX_EXACT_INTEGER:
        raise InvalidMetadata(f"{name}: '{key}' is an integer beyond 2^53; write it as a decimal number.")
    return value


def _text(name: str, value: str, *, max_length: int, required: bool = False) -> str:
    try:
        return text.clean(value, field="A name or value", max_length=max_length, required=required)
    except Invalid as refusal:
        raise InvalidMetadata(f"{name}: {refusal.sentence}") from None
