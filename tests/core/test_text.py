import pytest

from apps.core.errors import Invalid
from apps.core.text import clean


def test_clean__decomposed_text__is_composed_and_trimmed():
    assert clean("  cafe\u0301\r\nau lait ", field="reason", max_length=100) == "café\nau lait"


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\u202e", "\u2066", "\ud800", "\x7f"])
def test_clean__hidden_character__is_refused_by_its_code_point(character):
    with pytest.raises(Invalid) as refused:
        clean(f"safe{character}text", field="reason", max_length=100)
    assert refused.value.code == "invalid_text"
    assert f"U+{ord(character):04X}" in refused.value.sentence


def test_clean__one_character_too_many__is_refused():
    with pytest.raises(Invalid, match="at most 3"):
        clean("abcd", field="name", max_length=3)


def test_clean__only_spaces_where_text_is_required__is_refused():
    with pytest.raises(Invalid, match="required"):
        clean(" \n ", field="reason", max_length=10, required=True)


def test_clean__newline_in_a_single_line__is_refused():
    with pytest.raises(Invalid):
        clean("a\nb", field="name", max_length=10, lines=False)
