from __future__ import annotations

import pytest

from apps.core.refusals import Invalid
from apps.registry import metadata, rules


@pytest.mark.parametrize("name", ["a", "Fraud-v2.1_x", "0", "x" * 128])
def test_model_name__plain__is_taken(name: str) -> None:
    assert rules.model_name(name) == name


@pytest.mark.parametrize(
    "name",
    ["", "-x", ".x", "_x", "a b", "a/b", "naïve", "a\n", "x" * 129, "модель", "..", "a\x00", "a\u200b", "😀"],
)
def test_model_name__anything_else__is_refused(name: str) -> None:
    with pytest.raises(rules.BadName):
        rules.model_name(name)


@pytest.mark.parametrize(
    "path", ["a", "a/b.txt", "a b/c", "ü/é", ".hidden/x", "a..b", "conf", "console.log", "@x/+y"]
)
def test_artifact_path__plain__is_taken(path: str) -> None:
    assert rules.artifact_path(path) == path


def test_artifact_path__two_forms_of_one_text__are_one() -> None:
    assert rules.artifact_path("u\u0308/e\u0301") == "ü/é"


def test_artifact_path__folders__may_end_with_a_slash() -> None:
    assert rules.artifact_path("", root_allowed=True) == ""
    assert rules.artifact_path("a/b/", root_allowed=True) == "a/b"


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/a",
        "//a",
        "a/",
        "a//b",
        ".",
        "..",
        "a/..",
        "../a",
        "a/./b",
        "a\\b",
        "..\\a",
        "a\x00b",
        "a\nb",
        "a\x7fb",
        "\u202ea",
        "a\u200bb",
        "\ud800",
        "%2e%2e/a",
        "a%2fb",
        "a%",
        "a%41",
        "C:",
        "C:/x",
        "a/c:b",
        "~",
        "~x/y",
        "con",
        "a/PRN.txt",
        "Com1",
        "a#b",
        "a?b",
        'a"b',
        "a ",
        " a/b",
        "a./b",
        "x" * 501,
        "ü" * 200,
        "/".join("x" * 21),
    ],
)
def test_artifact_path__dangerous_or_useless__is_refused(path: str) -> None:
    with pytest.raises(rules.BadPath):
        rules.artifact_path(path)


def test_ancestors__path__are_its_folders() -> None:
    assert rules.ancestors("a/b/c") == ["a", "a/b"]
    assert rules.ancestors("a") == []


def test_read_metrics__numbers__are_kept() -> None:
    assert metadata.read_metrics("metrics.json", b'{"a": 1, "b": -0.5, "c": 1e-9}') == {
        "a": 1,
        "b": -0.5,
        "c": 1e-9,
    }
    assert metadata.read_metrics("metrics.json", b"{}") == {}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not json",
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b'{"a": 1e999}',
        b'{"a": true}',
        b'{"a": null}',
        b'{"a": "1"}',
        b'{"a": [1]}',
        b'{"a": 1, "a": 2}',
        b'{"a": 1, " a": 2}',
        b'{"a": 9007199254740993}',
        b"[1]",
        b"1",
        b"[" * 200_000,
        b'{"a": ' + b"9" * 5000 + b"}",
        b'{"": 1}',
        b'{"\\u0000": 1}',
        b'{"\\ud800": 1}',
        b"\xff",
        b'{"' + b"x" * 251 + b'": 1}',
    ],
)
def test_read_metrics__anything_else__is_refused(data: bytes) -> None:
    with pytest.raises(metadata.InvalidMetadata, match=r"metrics\.json"):
        metadata.read_metrics("metrics.json", data)


def test_read_params__scalars__are_kept() -> None:
    data = b'{"depth": 3, "kind": "forest", "fast": true, "seed": null, "rate": 0.1}'
    assert metadata.read_params("params.json", data) == {
        "depth": 3,
        "kind": "forest",
        "fast": True,
        "seed": None,
        "rate": 0.1,
    }


@pytest.mark.parametrize("data", [b'{"a": []}', b'{"a": {}}', b'{"a": "\\u202e"}', b'{"a": 1e999}', b"null"])
def test_read_params__anything_else__is_refused(data: bytes) -> None:
    with pytest.raises(Invalid):
        metadata.read_params("params.json", data)
