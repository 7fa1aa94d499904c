"""Ids that begin with the time."""

from __future__ import annotations

import uuid

import pytest

from apps.core import ids


def test_new_id__is_a_uuid_of_version_7_that_begins_with_the_milliseconds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The example of RFC 9562, A.6: 19:22:22.000 UTC on 22 February 2022.
    monkeypatch.setattr(ids.time, "time_ns", lambda: 1_645_557_742_000_999_999)
    made = ids.new_id()
    assert str(made).startswith("017f22e2-79b0-7")
    assert (made.version, made.variant) == (7, uuid.RFC_4122)


def test_new_id__many__differ_in_every_bit_but_those_of_the_time_and_the_version() -> None:
    made = [ids.new_id() for _ in range(20_000)]
    assert len(set(made)) == len(made)
    chance = (1 << 80) - 1 & ~(0xF << 76 | 0x3 << 62)
    ones = zeros = 0
    for one in made:
        ones |= one.int
        zeros |= ~one.int
    assert ones & chance == zeros & chance == chance
