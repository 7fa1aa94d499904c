"""The arithmetic of a chain: what an entry's body may hold and how entries are hashed. No Django, no database."""

from __future__ import annotations

import hashlib
import json
import struct
import unicodedata
from typing import Any
from uuid import UUID

import rfc8785

VERSION = 1
PLATFORM_LOG = UUID(int=0)
FIRST_EPOCH = 1
GENESIS = bytes(32)
MAX_BODY_BYTES = 64 * 1024

_LEAF_TAG = b"\x00mlportal-audit-v1"
_LEAF_FRAME = struct.Struct(">16sIQ32s32s")
_MAX_INTEGER = 2**53 - 1


class BodyError(ValueError):
    """A value that cannot stand in an entry's body, and where it stands."""


def log_of(tenant_id: UUID | None) -> UUID:
    """Return the id of a tenant's chain; None names the platform's own."""
    return PLATFORM_LOG if tenant_id is None else tenant_id


def leaf_hash(*, log_id: UUID, epoch: int, seq: int, prev: bytes, body_hash: bytes) -> bytes:
    """Return the 32 byte hash of an entry.

    SHA-256 over 0x00, "mlportal-audit-v1", log id (16 bytes), epoch (4), sequence (8), the previous entry's hash
    (32) and the body's SHA-256 (32); integers are big-endian. Every field has a fixed width, so no two entries
    share a preimage, and the log id inside keeps entries from being moved between tenants.
    """
    return hashlib.sha256(_LEAF_TAG + _LEAF_FRAME.pack(log_id.bytes, epoch, seq, prev, body_hash)).digest()


def normalised(value: Any, where: str = "body") -> Any:
    """Return `value` as plain JSON values with texts in NFC.

    Raises `BodyError` for what would not survive every reader unchanged: floats (write a metric as text), integers
    beyond 2^53 - 1, NUL and lone surrogates in texts, keys that are not texts, and objects of other types.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _text(value, where)
    if isinstance(value, int):
        if abs(value) > _MAX_INTEGER:
            raise BodyError(f"{where} is an integer beyond 2^53 - 1. Write it as text.")
        return int(value)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, dict):
        found: dict[str, Any] = {}
        for key, item in value.items():
            if not isinstance(key, str):
                raise BodyError(f"{where} has the key {key!r}, which is not a text.")
            found[_text(key, f"a key of {where}")] = normalised(item, f"{where}.{key}")
        return found
    if isinstance(value, (list, tuple)):
        return [normalised(item, f"{where}[{index}]") for index, item in enumerate(value)]
    if isinstance(value, float):
        raise BodyError(f"{where} is a float, which does not have one spelling everywhere. Write it as text.")
    raise BodyError(f"{where} is of type {type(value).__name__}, which has no place in an audit entry.")


def encode(document: dict[str, Any]) -> bytes:
    """Return `document` as canonical JSON (RFC 8785). Raises `BodyError`."""
    body = rfc8785.dumps(normalised(document))
    if len(body) > MAX_BODY_BYTES:
        raise BodyError(
            f"The entry has {len(body)} bytes; {MAX_BODY_BYTES} are allowed. Record a digest instead."
        )
    return body


def decode(body: bytes) -> dict[str, Any]:
    """Read a body and prove that it is the canonical form. Raises `BodyError`."""
    try:
        document = json.loads(body, parse_float=_refuse_number, parse_constant=_refuse_number)
    except (ValueError, RecursionError) as error:
        raise BodyError(f"The body is not JSON of the kind entries hold: {error}.") from error
    if not isinstance(document, dict):
        raise BodyError("The body is not a JSON object.")
    # The compiled encoder agrees with RFC 8785 on nearly every body and is ten times faster; where it differs
    # (keys outside the basic plane), the reference implementation decides.
    quick = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    if quick.encode("utf-8", "surrogatepass") != body and _canonical(document) != body:
        raise BodyError("The body is not in canonical form.")
    return document


def _canonical(document: dict[str, Any]) -> bytes | None:
    try:
        return rfc8785.dumps(document)
    except rfc8785.CanonicalizationError:
        return None


def _text(value: str, where: str) -> str:
    text = unicodedata.normalize("NFC", str.__str__(value))
    if "\x00" in text:
        raise BodyError(f"{where} holds the character U+0000.")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise BodyError(f"{where} holds half of a character (a lone surrogate).") from error
    return text


def _refuse_number(literal: str) -> Any:
    raise BodyError(f"the number {literal} is not an integer")
