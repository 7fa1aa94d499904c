import pytest

from apps.core.refusals import Invalid
from apps.core.text import clean, clean_title


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


@pytest.mark.parametrize(
    "name",
    ["Acme & Söhne 2", "Команда риска", "Ομάδα", "საქართველო", "हिन्दी टीम", "فريق 7", "צוות", "ทีม", "東京チームのABC", "ー々ラボ",
     "한국 팀 KR", "台北ㄅ", "O‘Neil", "Hawaiʻi", "Ｄａｔａ team", "№ 1", "Škoda–Łódź", ""],
)  # fmt: skip
def test_clean_title__letters_of_one_script__are_kept(name):
    assert clean_title(name, field="name", max_length=100, required=False) == name


@pytest.mark.parametrize(
    "name",
    ["\u0410cme", "Acm\u0435", "Acme \u0421\u043e", "\u03bfmega", "\u13aacme", "Acme \u0531", "\u4e1c\u0435", "\u30c6\u30b9\u30c8\ud55c",
     "\u0440\uff41ypal", "\U0001d41a\u0441me"],
    ids=ascii,
)  # fmt: skip
def test_clean_title__letters_of_several_scripts__are_refused_and_named(name):
    with pytest.raises(Invalid, match="mixes letters of") as refused:
        clean_title(name, field="name", max_length=100)
    assert refused.value.code == "mixed_scripts"
