from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from apps.core.fields import WholeNumberField
from apps.core.numbers import LARGEST, LARGEST_KEY, Key, whole

# What `int` takes or fails on, and what no whole number is.
NO_NUMBERS = [
    "",
    "9" * 5000,
    "９",
    "١٢",
    "²",
    "1_0",
    " 1",
    "1\n",
    "+1",
    "--1",
    "1.0",
    "1e3",
    "1e309",
    "NaN",
    "0x1",
    None,
]


@pytest.mark.parametrize("value", [*NO_NUMBERS, True, 1.0, float("nan"), [1]])
def test_whole__what_is_no_number__is_none(value: object) -> None:
    assert whole(value) is None


@given(st.integers())
def test_whole__any_number__is_itself_within_the_bounds_and_none_beyond(number: int) -> None:
    for value in (number, str(number)):
        assert whole(value) == (number if 0 <= number <= LARGEST else None)
        inside = -LARGEST_KEY <= number <= LARGEST_KEY
        assert whole(value, low=-LARGEST_KEY, high=LARGEST_KEY) == (number if inside else None)


@given(st.text())
def test_whole__any_text__is_a_number_or_none(value: str) -> None:
    found = whole(value, high=LARGEST_KEY)
    assert found is None or value.lstrip("0") in (str(found), "") or value.startswith("-")


@pytest.mark.parametrize("value", [value for value in NO_NUMBERS if value and value.strip() == value])
def test_field__what_is_no_number__is_refused(value: str) -> None:
    with pytest.raises(ValidationError):
        WholeNumberField().clean(value)


def test_field__a_number__is_read_with_spaces_around_it_and_held_to_its_range() -> None:
    field = WholeNumberField(min_value=1, max_value=10, required=False)
    assert [field.clean(value) for value in (" 7 ", "", None, 3)] == [7, None, None, 3]
    with pytest.raises(ValidationError, match="less than or equal to 10"):
        field.clean("11")


def test_key__too_large_for_the_database__leads_nowhere() -> None:
    assert Key().to_python("12") == 12
    with pytest.raises(ValueError, match="9"):
        Key().to_python("9" * 19)
