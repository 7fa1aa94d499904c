"""One parser of sizes and numbers: what it understands is what pages show, and what could mean two things is refused."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from apps.core import sizes
from apps.core.fields import SizeField, WholeNumberField
from apps.core.refusals import Invalid

WRITTEN = {
    "0": 0,
    "1500": 1500,
    "1 byte": 1,
    "999 bytes": 999,
    "17 B": 17,
    "500 GB": 500 * 10**9,
    "500GB": 500 * 10**9,
    "500 gb": 500 * 10**9,
    " 1.5 GB ": 1_500_000_000,
    "1.5\u00a0GB": 1_500_000_000,
    "4.2 kB": 4200,
    "1536 MiB": 1536 * 2**20,
    "0.5 KiB": 512,
    "2 TB": 2 * 10**12,
    "3 PiB": 3 * 2**50,
    "1.000000000000001 PB": 10**15 + 1,
    "1234.123456789012345 PB": 1_234_123_456_789_012_345,
    "9223372036854775807": 2**63 - 1,
}
MISTAKEN = [
    "1,5 GB", "1,500", "1.500,5 MB", "1 500 MB", "1'500", "1_000", "many", "GB", "1.5.5 GB", ".5 GB", "5. GB", "-1", "+1",
    "1e9", "0x10", "500 G", "500 M", "500 GBit", "500 XB", "1.5 B", "0.3333 kB", "٥ GB", "５ GB", "∞", "9223372036854775808",
    "99999 PB", "1" * 5000, "1 GB 2 MB", "1\n2 GB", "NaN", "1  GB", "500 GB\x00",
]  # fmt: skip


@pytest.mark.parametrize(("text", "size"), WRITTEN.items())
def test_parse__what_people_write__is_what_they_mean(text: str, size: int) -> None:
    assert sizes.parse(text) == size
    assert SizeField(required=False).clean(text) == size


@pytest.mark.parametrize("text", MISTAKEN)
def test_parse__what_could_mean_something_else__is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        sizes.parse(text)
    assert refused.value.code == "not_a_size"
    assert "Write" in refused.value.sentence
    with pytest.raises(ValidationError):
        SizeField(required=False).clean(text)


@given(st.integers(0, 2**63 - 1))
def test_exact__any_size__is_read_as_the_same(size: int) -> None:
    assert sizes.parse(sizes.exact(size)) == size


@given(st.integers(1, 10**6), st.sampled_from([*sizes.DECIMAL_UNITS[:4], *sizes.BINARY_UNITS[:4]]))
def test_exact__whole_number_of_a_unit__is_read_as_the_same(count: int, unit: str) -> None:
    size = sizes.parse(f"{count} {unit}")
    assert sizes.parse(sizes.exact(size)) == size
    assert len(sizes.exact(size)) < 20


@given(st.integers(0, 2**62))
def test_rounded__any_size__is_read_as_about_the_same(size: int) -> None:
    assert abs(sizes.parse(sizes.rounded(size)) - size) <= Decimal(size) * Decimal("0.06")


@given(st.text(max_size=40))
def test_parse__any_text__is_a_size_in_bounds_or_refused(text: str) -> None:
    with suppress(sizes.NotASize):
        assert 0 <= sizes.parse(text) <= sizes.MOST


@pytest.mark.parametrize(
    "text", ["1,500", "1.0", "1.5", "1_000", "٣", "+3", "1e3", "0x3", "3 GB", "--3", "1 000", "9" * 5000]
)
def test_whole_number__what_is_not_digits_alone__is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="digits alone"):
        WholeNumberField(required=False).clean(text)


def test_fields_of_numbers__in_a_page__are_fields_of_text() -> None:
    # A browser's field for numbers sends 500 where somebody typed "500 GB", and 15 for "1,5".
    assert WholeNumberField().widget.input_type == "text"
    assert SizeField().widget.input_type == "text"
    assert WholeNumberField().clean(" 17 ") == 17
