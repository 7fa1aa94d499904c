"""Canonical JSON (RFC 8785) and the digests over it."""

from __future__ import annotations

import hashlib
from typing import Any

import rfc8785


def canonical_bytes(document: Any) -> bytes:
    """Return `document` as canonical JSON bytes.

    Raises `rfc8785.CanonicalizationError` for what has no canonical form: NaN, integers beyond 2^53, keys that
    are not strings.
    """
    return rfc8785.dumps(document)


def digest(document: Any) -> str:
    """Return `sha256:<64 hex digits>` of the canonical form of `document`."""
    return f"sha256:{hashlib.sha256(canonical_bytes(document)).hexdigest()}"
