import pytest

from apps.core.canonical import canonical_bytes, digest


def test_digest__key_order_and_spacing__do_not_matter():
    assert digest({"b": [1, 2], "a": "ü"}) == digest({"a": "ü", "b": [1, 2]})


def test_digest__one_changed_byte__differs():
    assert digest({"weight": 10}) != digest({"weight": 11})


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**53 + 1])
def test_canonical_bytes__value_without_canonical_form__raises(value):
    with pytest.raises(ValueError):
        canonical_bytes({"value": value})
