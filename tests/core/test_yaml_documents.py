"""YAML from outside: read as plain data with positions, or refused at a line."""

from __future__ import annotations

import codecs
import time
from typing import Any

import pytest

from apps.core import yaml_documents as documents
from tests import shared_data

MOST = 1_000_000


def read(text: str | bytes, **options: Any) -> documents.Document:
    data = text.encode() if isinstance(text, str) else text
    return documents.read(data, max_bytes=MOST, **options)


def refusal(text: str | bytes, **options: Any) -> documents.YamlInvalid:
    with pytest.raises(documents.YamlInvalid) as refused:
        read(text, **options)
    assert refused.value.extra["errors"] == [one.as_json() for one in refused.value.problems]
    return refused.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("-7", -7),
        ("1.50", 1.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("0x1f", 31),
        ("0o17", 15),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("no", "no"),
        ("On", "On"),
        ("y", "y"),
        ("012", "012"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("2024-01-31", "2024-01-31"),
        ("2024-01-31T10:00:00Z", "2024-01-31T10:00:00Z"),
        (".inf", ".inf"),
        ("1e999", "1e999"),
        ("9223372036854775807", 2**63 - 1),
        ("9223372036854775808", float(2**63)),
        ("9" * 5000, "9" * 5000),
        ("'7'", "7"),
        ('"true"', "true"),
        ("!!str 7", "7"),
        ("! 7", "7"),
        ("|\n  two\n  lines", "two\nlines\n"),
    ],
)
def test_scalar__read__is_what_yaml_1_2_says(text: str, value: Any) -> None:
    found = read(f"a: {text}\n").value["a"]

    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("text", ["no", "ON", "012", ".nan", "1e999", "99999999999999999999999"])
def test_scalar__others_read_it_differently__is_a_warning_with_its_place(text: str) -> None:
    (warning,) = read(f"a:\n  - b: {text}\n").warnings

    assert (warning.line, warning.column, warning.path) == (2, 8, "a[0].b")


def test_scalar__number_with_zeros_at_its_end__is_kept_as_written() -> None:
    document = read("version: 1.10\nlist: [a]\n")

    assert document.value["version"] == 1.1
    assert document.text(("version",)) == "1.10"
    assert document.text(("list", 0)) == "a"
    assert document.text(("list",)) is None
    assert document.text(("nothing",)) is None


def test_position__of_keys_items_and_what_is_missing__counts_from_one() -> None:
    document = read("id: x\nschema:\n  - name: a\n    properties: [{name: b}, {name: c}]\n")

    assert document.position(()) == (1, 1)
    assert document.position(("schema",)) == (2, 1)
    assert document.position(("schema", 0)) == (3, 5)
    assert document.position(("schema", 0, "properties", 1, "name")) == (4, 30)
    assert document.position(("schema", 0, "properties", 7, "name")) == (4, 5)
    assert document.position(("schema", "name")) == (2, 1)
    assert document.problem(("schema", 0, "name"), "What.").as_json() == {
        "line": 3,
        "column": 5,
        "path": "schema[0].name",
        "message": "What.",
    }


def test_keys__that_are_no_text__are_read_as_written() -> None:
    assert read("1: a\n2.50: b\nno: c\n~: d\n? e\n: f\n").value == {
        "1": "a",
        "2.50": "b",
        "no": "c",
        "~": "d",
        "e": "f",
    }


@pytest.mark.parametrize("key", ["[a, b]", "{a: b}"])
def test_key__list_or_mapping__is_refused(key: str) -> None:
    (problem,) = refusal(f"a: 1\n? {key}\n: 2\n").problems

    assert (problem.line, problem.column) == (2, 3)


@pytest.mark.parametrize(
    "text", ["id: first\nname: x\nid: second\n", '{"id": "first",\n"name": "x",\n"id": "second"}']
)
def test_key__stands_twice__is_refused_or_warned_of(text: str) -> None:
    (problem,) = refusal(text).problems
    document = read(text, duplicates="warn")

    assert (problem.line, problem.column, problem.path) == (3, 1, "id")
    assert "line 1" in problem.message
    assert document.value["id"] == "second"
    assert [(one.line, one.path) for one in document.warnings] == [(3, "id")]
    assert document.position(("id",)) == (3, 1)


def test_alias__repeats_its_anchor__is_written_out_as_a_value_of_its_own() -> None:
    value = read("base: &b {type: string, tags: [x]}\nother: *b\n").value

    value["base"]["tags"].append("y")
    assert value["other"] == {"type": "string", "tags": ["x"]}


def test_merge__of_one_and_of_several__is_behind_own_keys() -> None:
    document = read("a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  y: 3\n  <<: [*a, *b]\nd:\n  <<: *b\n")

    assert document.value["c"] == {"x": 1, "y": 3, "z": 2}
    assert document.value["d"] == {"y": 2, "z": 2}
    assert document.position(("c", "x")) == (1, 8)
    assert refusal("a:\n  <<: 7\n").problems[0].line == 2


@pytest.mark.parametrize("text", ["a: *nothing\n", "a: &a [1, *a]\n", "a: &a\n  b: *a\n"])
def test_alias__without_an_anchor_or_inside_of_it__is_refused(text: str) -> None:
    assert "alias *" in refusal(text).sentence


def test_aliases__that_multiply__are_refused_before_they_are_written_out() -> None:
    lines = ["a0: &a0 [lol]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]" for level in range(1, 30)]

    begun = time.monotonic()
    refused = refusal("\n".join(lines))
    assert time.monotonic() - begun < 2
    assert "100,000 values" in refused.sentence
    assert refused.problems[0].line == 6


def test_aliases__of_a_long_text__are_refused_before_they_are_written_out() -> None:
    refused = refusal(f"a: &a {'x' * 500_000}\nb: [{', '.join(['*a'] * 1000)}]\n")

    assert "4.0 MB" in refused.sentence


def test_aliases__each_a_level_deeper__are_refused_by_their_depth() -> None:
    lines = ["a0: &a0 x"] + [
        f"a{level}: &a{level} {'[' * 20}*a{level - 1}{']' * 20}" for level in range(1, 20)
    ]

    assert "levels deep" in refusal("\n".join(lines)).sentence


@pytest.mark.parametrize(
    "text", ["[" * 900_000, "{a: " * 200_000, "- " * 400_000, "[" * 101 + "]" * 101], ids=len
)
def test_values__nested_without_end__are_refused_at_once(text: str) -> None:
    begun = time.monotonic()
    assert "nest" in refusal(text).sentence
    assert time.monotonic() - begun < 2


def test_values__nested_a_hundred_levels__are_read() -> None:
    assert read("[" * 100 + "]" * 100).value


@pytest.mark.parametrize(
    "text",
    [
        "a: !!python/object/apply:os.system [id]",
        "a: !custom x",
        "a: !!binary aGk=",
        "a: !!timestamp 2024-01-01",
        "a: !!map [x]",
        "a: !!str [x]",
    ],
)
def test_tag__unknown_or_on_the_wrong_kind__is_refused(text: str) -> None:
    refused = refusal(text)

    assert "tag" in refused.sentence
    assert refused.problems[0].line == 1


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_bytes__with_a_byte_order_mark__are_read_by_it(mark: bytes, encoding: str) -> None:
    assert read(mark + "name: Käse\n".encode(encoding)).value == {"name": "Käse"}


def test_bytes__of_another_encoding__are_refused_where_they_stand() -> None:
    (problem,) = refusal(b"a: 1\r\nb: caf\xe9\r\n").problems

    assert (problem.line, problem.column) == (2, 7)


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\uffff"])
def test_control_character__in_the_text__is_refused_where_it_stands(character: str) -> None:
    (problem,) = refusal(f"a: 1\nb: x{character}\n").problems

    assert (problem.line, problem.column) == (2, 5)


@pytest.mark.parametrize("text", ['a: "x\\0"', '{"a": "x\\u0000"}'])
def test_nul__escaped__is_refused(text: str) -> None:
    assert "NUL" in refusal(text).sentence


def test_line_ends__of_other_systems__give_the_same_value_and_lines() -> None:
    unix = "id: x\nabout: |\n  one\n  two\nlist:\n  - a\n"
    documents_read = [read(unix.replace("\n", end)) for end in ("\n", "\r\n", "\r")]

    assert len({str(one.value) for one in documents_read}) == 1
    assert {one.position(("list", 0)) for one in documents_read} == {(6, 5)}


def test_documents__several__are_read_or_refused_as_asked() -> None:
    text = "a: 1\n---\n# nothing\n---\nb: no\n"
    found = documents.read(text.encode(), max_bytes=MOST, several=True)

    assert [one.value for one in found] == [{"a": 1}, None, {"b": "no"}]
    assert [len(one.warnings) for one in found] == [0, 0, 1]
    assert found[2].position(("b",)) == (5, 1)
    assert "second document" in refusal(text).sentence


def test_document__empty__is_refused_and_is_none_of_several() -> None:
    assert refusal("").problems[0].line == 1
    assert refusal("# a comment\n")
    assert documents.read(b"", max_bytes=MOST, several=True) == []


def test_json__with_pairs_of_escapes_and_tabs__is_read() -> None:
    text = '{\n\t"a": "\\ud83d\\ude00", "b": 1e5, "c": "\\\\ud83d\\\\ude00", "d": "\\/", "e": ["1", 1, null]}'

    assert read(text).value == {
        "a": "😀",
        "b": 100000.0,
        "c": "\\ud83d\\ude00",
        "d": "/",
        "e": ["1", 1, None],
    }


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [unclosed\nb: 1\n", 2),
        ("a: 'open", 1),
        ("a: 1\n b: 2\n", 2),
        ("a:\n\t- b\n", 2),
        ("%YAML 9.9\n---\na", 1),
        ("a: @b", 1),
        ('{"a": "\\ud800"}', 1),
    ],
)
def test_text__that_is_no_yaml__is_refused_at_its_line(text: str, line: int) -> None:
    refused = refusal(text)

    assert (refused.code, refused.status) == ("invalid_yaml", 422)
    assert refused.problems[0].line == line
    assert "no YAML" in refused.sentence


def test_document__above_its_limit__is_not_looked_at() -> None:
    with pytest.raises(documents.YamlTooLarge) as refused:
        documents.read(b"[" * 50_000_000, max_bytes=MOST)

    assert (refused.value.code, refused.value.status) == ("yaml_too_large", 413)
    assert "1.0 MB" in refused.value.sentence


def test_values__more_than_allowed__are_refused() -> None:
    assert "3 values" in refusal("[1, 2, 3, 4]", max_nodes=3).sentence


@shared_data.needed
@pytest.mark.parametrize("kind", ["odcs", "odcs_legacy_dcs", "backstage"])
def test_files__of_other_organisations__are_read_or_refused_at_a_line(kind: str) -> None:
    found = shared_data.files(kind)
    refused = []
    for file in found:
        try:
            documents.read(file.read_bytes(), max_bytes=MOST, several=True, duplicates="warn")
        except documents.YamlInvalid as error:
            refused.append((file.name, error.problems[0].line))

    assert len(found) > 20
    assert all(line >= 1 for _, line in refused)
    assert len(refused) < len(found) / 10, refused
