"""What a body may hold, and how an entry is hashed."""

from __future__ import annotations

import hashlib
import json
import uuid

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from apps.audit import chain

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def test_leaf__known_fields__is_the_hash_of_the_documented_frame() -> None:
    log_id = uuid.UUID("00112233-4455-6677-8899-aabbccddeeff")
    frame = (
        b"\x00mlportal-audit-v1"
        + bytes.fromhex("00112233445566778899aabbccddeeff")
        + bytes.fromhex("00000001")
        + bytes.fromhex("0000000000000007")
        + b"p" * 32
        + b"h" * 32
    )
    leaf = chain.leaf_hash(log_id=log_id, epoch=1, seq=7, prev=b"p" * 32, body_hash=b"h" * 32)
    assert leaf == hashlib.sha256(frame).digest()


@given(st.dictionaries(st.text(), VALUES, max_size=5))
def test_encode__any_plain_document__decodes_to_the_same_canonical_bytes(document: dict) -> None:
    try:
        body = chain.encode(document)
    except chain.BodyError:
        return
    assert rfc8785.dumps(chain.decode(body)) == body


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (0.5, "float"),
        (float("nan"), "float"),
        (2**53, "2^53"),
        (-(2**53), "2^53"),
        ("a\x00b", "U+0000"),
        ("\ud800", "surrogate"),
        ({1: "x"}, "not a text"),
        (b"bytes", "bytes"),
        (object(), "object"),
    ],
)
def test_encode__value_without_one_spelling__names_where_it_stands(value: object, word: str) -> None:
    with pytest.raises(chain.BodyError, match=r"body\.data\.deep") as error:
        chain.encode({"data": {"deep": value}})
    assert word in str(error.value)


def test_encode__decomposed_text__is_stored_composed() -> None:
    assert chain.encode({"name": "e\u0301"}) == '{"name":"\u00e9"}'.encode()


def test_encode__huge_body__is_refused() -> None:
    with pytest.raises(chain.BodyError, match="Record a digest instead"):
        chain.encode({"data": "x" * chain.MAX_BODY_BYTES})


@pytest.mark.parametrize(
    "body",
    [
        b'{"b":1,"a":2}',
        b'{"a": 1}',
        b'{"a":1,"a":2}',
        b'{"a":1.5}',
        b'{"a":NaN}',
        b'{"a":"\\u00e9"}',
        b'["a"]',
        b"not json",
        b"\xff",
        b"[" * 100_000,
    ],
)
def test_decode__body_that_is_not_canonical__is_refused(body: bytes) -> None:
    with pytest.raises(chain.BodyError):
        chain.decode(body)


def test_decode__keys_outside_the_basic_plane__follow_the_canonical_order() -> None:
    body = chain.encode({"\uffee": 1, "\U0001f600": 2})
    assert json.loads(body) == chain.decode(body)
