"""YAML that somebody sent: plain data, the line and column of each value, and a sentence for what cannot be read.

Scalars are read as YAML 1.2 does (`no` and `2024-01-31` are text), so nothing becomes a date or a boolean unseen; what
other readers take for something else is a warning. JSON is read by the same door.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, overload

import yaml

from apps.core import sizes
from apps.core.refusals import Invalid

MOST_NODES = 100_000
MOST_DEPTH = 100
# An alias repeats its anchor's text: what it says in full may be this many times as long as the file's limit.
_MOST_EXPANSION = 4

Path = Sequence[str | int]
Duplicates = Literal["refuse", "warn"]

_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# JSON writes what lies beyond the first plane as two escapes, which YAML does not know.
_JSON_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]+")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_OLD_BOOLEANS = frozenset({"yes", "no", "on", "off"})
_KNOWN_TAGS = {
    "tag:yaml.org,2002:str": "scalar",
    "tag:yaml.org,2002:map": "map",
    "tag:yaml.org,2002:seq": "list",
}
_LARGEST = 2**63


@dataclass(frozen=True)
class Problem:
    """Something about a document, at a line and a column that count from 1, with the path of the value."""

    line: int
    column: int
    path: str
    message: str

    def as_json(self) -> dict[str, Any]:
        """Return it as an answer of the API shows it."""
        return {"line": self.line, "column": self.column, "path": self.path, "message": self.message}


class YamlInvalid(Invalid):
    """A document that cannot be read; `problems` says where, and machine interfaces show them as `errors`."""

    code = "invalid_yaml"
    status = 422

    def __init__(self, *problems: Problem) -> None:
        first = problems[0]
        super().__init__(f"Line {first.line}, column {first.column}: {first.message}")
        self.problems = problems
        self.extra["errors"] = [one.as_json() for one in problems]


class YamlTooLarge(YamlInvalid):
    """A document above its limit, which was not looked at."""

    code = "yaml_too_large"
    status = 413


def path_text(path: Path) -> str:
    """Return a path as people write it: `schema[0].properties[1].name`, "" for the whole document."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += ("." if text else "") + part
    return text


class _Node:
    """A value as it stands in the file. `nodes`, `length` and `height` measure it in full, aliases included."""

    __slots__ = (
        "_entries",
        "children",
        "column",
        "height",
        "is_open",
        "is_plain",
        "keys",
        "kind",
        "length",
        "line",
        "nodes",
        "text",
    )

    def __init__(self, kind: str, mark: Any) -> None:
        self.kind = kind  # "scalar", "list" or "map"
        self.line: int = mark.line + 1
        self.column: int = mark.column + 1
        self.text = ""
        self.is_plain = False
        self.is_open = kind != "scalar"
        self.keys: list[_Node] = []  # of a map, beside its children
        self.children: list[_Node] = []
        self.nodes = 1
        self.length = 0
        self.height = 1
        self._entries: dict[str, tuple[_Node, _Node]] | None = None

    def entries(self) -> dict[str, tuple[_Node, _Node]]:
        """Return the key and the value of each name of a map; merged ones (`<<`) stand behind its own."""
        if self._entries is None:
            self._entries = self._read_entries()
        return self._entries

    def _read_entries(self) -> dict[str, tuple[_Node, _Node]]:
        own: dict[str, tuple[_Node, _Node]] = {}
        merged: dict[str, tuple[_Node, _Node]] = {}
        for key, child in zip(self.keys, self.children, strict=True):
            if key.is_plain and key.text == "<<":
                for source in [child] if child.kind == "map" else child.children:
                    for name, entry in source.entries().items():
                        merged.setdefault(name, entry)
            else:
                own[key.text] = (key, child)
        return {**merged, **own}


@dataclass(frozen=True)
class Document:
    """One document: `value` is plain JSON data, with text as keys; `warnings` are what others may read differently."""

    value: Any
    warnings: tuple[Problem, ...]
    _root: _Node = field(repr=False)

    def position(self, path: Path) -> tuple[int, int]:
        """Return line and column of a value (of its key, in a map); of the nearest that there is for a path without one."""
        key, _, _ = self._find(path)
        return key.line, key.column

    def text(self, path: Path) -> str | None:
        """Return a scalar as it was written (`1.10`, where the value is 1.1), or None where there is no scalar."""
        _, node, is_found = self._find(path)
        return node.text if is_found and node.kind == "scalar" else None

    def problem(self, path: Path, message: str) -> Problem:
        """Return a problem with the value at a path."""
        line, column = self.position(path)
        return Problem(line, column, path_text(path), message)

    def _find(self, path: Path) -> tuple[_Node, _Node, bool]:
        key = node = self._root
        for part in path:
            if node.kind == "map" and (entry := node.entries().get(str(part))):
                key, node = entry
            elif node.kind == "list" and isinstance(part, int) and 0 <= part < len(node.children):
                key = node = node.children[part]
            else:
                return key, node, False
        return key, node, True


@overload
def read(
    data: bytes,
    *,
    max_bytes: int,
    max_nodes: int = MOST_NODES,
    duplicates: Duplicates = "refuse",
    several: Literal[False] = False,
) -> Document: ...
@overload
def read(
    data: bytes,
    *,
    max_bytes: int,
    max_nodes: int = MOST_NODES,
    duplicates: Duplicates = "refuse",
    several: Literal[True],
) -> list[Document]: ...
def read(
    data: bytes,
    *,
    max_bytes: int,
    max_nodes: int = MOST_NODES,
    duplicates: Duplicates = "refuse",
    several: bool = False,
) -> Document | list[Document]:
    """Return the document in `data`, or all of them where several are wanted.

    Where a key stands twice the document is refused, or the later one counts and is warned of. Raises `YamlInvalid`, and
    `YamlTooLarge` above `max_bytes`.
    """
    if len(data) > max_bytes:
        most = sizes.rounded(max_bytes)
        raise YamlTooLarge(Problem(1, 1, "", f"The document is larger than {most}. Send a smaller one."))
    reader = _Reader(_decoded(data), max_nodes, _MOST_EXPANSION * max_bytes, duplicates)
    found: list[Document] = []
    for root in reader.documents():
        if found and not several:
            what = "A second document begins here. Send each document by itself."
            raise YamlInvalid(Problem(root.line, root.column, "", what))
        reader.warnings = []
        value = reader.value(root, ())
        found.append(Document(value, tuple(reader.warnings), root))
    if several:
        return found
    if not found:
        raise YamlInvalid(Problem(1, 1, "", "The document is empty."))
    return found[0]


def _decoded(data: bytes) -> str:
    mark, encoding = next((one for one in _ENCODINGS if data.startswith(one[0])), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        before = data[len(mark) : len(mark) + error.start].decode(encoding, "replace")
        line, column = _end_of(before)
        what = "The bytes here are not UTF-8. Save the file as UTF-8 and send it again."
        raise YamlInvalid(Problem(line, column, "", what)) from None
    if found := _UNPRINTABLE.search(text):
        line, column = _end_of(text[: found.start()])
        what = f"The character U+{ord(found[0]):04X} must not stand in a document. Remove it."
        raise YamlInvalid(Problem(line, column, "", what))
    if text.lstrip()[:1] in ("{", "["):
        text = _JSON_PAIR.sub(_one_escape, text)
    return text


def _one_escape(found: re.Match[str]) -> str:
    point = 0x10000 + ((int(found[2], 16) - 0xD800) << 10) + (int(found[3], 16) - 0xDC00)
    return f"{found[1]}\\U{point:08X}"


def _end_of(text: str) -> tuple[int, int]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines), len(lines[-1]) + 1


class _Reader:
    def __init__(self, text: str, max_nodes: int, max_length: int, duplicates: Duplicates) -> None:
        self.text = text
        self.max_nodes = max_nodes
        self.max_length = max_length
        self.duplicates = duplicates
        self.warnings: list[Problem] = []

    def documents(self) -> Iterator[_Node]:
        """Yield the root of each document. The parser's events are read one by one, so nothing is built that is refused."""
        events = yaml.parse(self.text, Loader=_Loader)
        try:
            for event in events:
                if isinstance(event, yaml.DocumentStartEvent):
                    yield self._root(events)
        except yaml.MarkedYAMLError as error:
            raise YamlInvalid(_of_parser(error)) from None
        except yaml.YAMLError as error:
            raise YamlInvalid(Problem(1, 1, "", f"This is no YAML: {error}.")) from None

    def _root(self, events: Iterator[Any]) -> _Node:
        anchors: dict[str, _Node] = {}
        above: list[_Node] = []
        root: _Node | None = None
        nodes = 0
        for event in events:
            if isinstance(event, yaml.DocumentEndEvent):
                break
            if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                node = self._closed(above.pop())
            else:
                nodes += 1
                node = self._begun(event, anchors)
                if root is None:
                    root = node
                if node.is_open:
                    above.append(node)
                    if len(above) > MOST_DEPTH:
                        raise _too_deep(node)
                    continue
                if len(above) + node.height > MOST_DEPTH + 1:
                    raise _too_deep(above[-1])
            if above:
                self._add(above[-1], node)
            if nodes > self.max_nodes or node.nodes > self.max_nodes or node.length > self.max_length:
                raise self._too_much(node)
        assert root is not None  # the parser gives an empty document an empty scalar
        return root

    def _begun(self, event: Any, anchors: dict[str, _Node]) -> _Node:
        if isinstance(event, yaml.AliasEvent):
            return self._aliased(event, anchors)
        kinds = {yaml.MappingStartEvent: "map", yaml.SequenceStartEvent: "list"}
        node = _Node(kinds.get(type(event), "scalar"), event.start_mark)
        if event.tag not in (None, "!") and _KNOWN_TAGS.get(event.tag) != node.kind:
            what = f"The tag {event.tag} is not read. Write the value without it."
            raise _at(node, what)
        if node.kind == "scalar":
            node.text = event.value
            node.is_plain = event.style in (None, "") and event.tag is None
            node.length = len(event.value)
            if "\0" in node.text:
                raise _at(node, "The text holds a NUL, which cannot be kept. Remove it.")
        if event.anchor is not None:
            anchors[event.anchor] = node
        return node

    def _aliased(self, event: Any, anchors: dict[str, _Node]) -> _Node:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        node = anchors.get(event.anchor)
        if node is None:
            what = f"The alias *{event.anchor} names no anchor that stands before it."
            raise YamlInvalid(Problem(line, column, "", what))
        if node.is_open:
            what = f"The alias *{event.anchor} stands inside of what it repeats."
            raise YamlInvalid(Problem(line, column, "", what))
        return node

    def _add(self, parent: _Node, node: _Node) -> None:
        parent.nodes += node.nodes
        parent.length += node.length
        parent.height = max(parent.height, node.height + 1)
        if parent.nodes > self.max_nodes or parent.length > self.max_length:
            raise self._too_much(parent)
        if parent.kind == "map" and len(parent.keys) == len(parent.children):
            if node.kind != "scalar":
                raise _at(node, "A list or a mapping cannot be a key. Write a text.")
            parent.keys.append(node)
        else:
            parent.children.append(node)

    def _closed(self, node: _Node) -> _Node:
        node.is_open = False
        for key, child in zip(node.keys, node.children, strict=False):
            if key.is_plain and key.text == "<<":
                sources = child.children if child.kind == "list" else [child]
                if any(source.kind != "map" for source in sources):
                    raise _at(key, "Only mappings can be merged by <<.")
        return node

    def _too_much(self, node: _Node) -> YamlInvalid:
        most = f"{self.max_nodes:,} values or {sizes.rounded(self.max_length)}"
        return _at(node, f"The document says more than {most}, aliases written out. Shorten it.")

    def value(self, node: _Node, path: tuple[str | int, ...]) -> Any:
        """Return a node as plain data, noting what others read differently."""
        if node.kind == "list":
            return [self.value(child, (*path, index)) for index, child in enumerate(node.children)]
        if node.kind == "map":
            self._check_duplicates(node, path)
            return {name: self.value(child, (*path, name)) for name, (_, child) in node.entries().items()}
        if not node.is_plain:
            return node.text
        return self._scalar(node, path)

    def _check_duplicates(self, node: _Node, path: tuple[str | int, ...]) -> None:
        seen: dict[str, _Node] = {}
        for key in node.keys:
            first = seen.setdefault(key.text, key)
            if first is key or (key.is_plain and key.text == "<<"):
                continue
            where = path_text((*path, key.text))
            what = f"The key {key.text!r} stands twice: it stands on line {first.line}, too."
            if self.duplicates == "refuse":
                raise YamlInvalid(Problem(key.line, key.column, where, f"{what} Remove one of them."))
            self.warnings.append(Problem(key.line, key.column, where, f"{what} The later one counts."))

    def _scalar(self, node: _Node, path: tuple[str | int, ...]) -> Any:
        text = node.text
        if text in _NULLS:
            return None
        if text in _BOOLEANS:
            return _BOOLEANS[text]
        if text.lower() in _OLD_BOOLEANS:
            self._warn(node, path, f"{text} is read as text here, and as true or false by YAML 1.1.")
        elif _LEADING_ZERO.fullmatch(text):
            self._warn(node, path, f"{text} is read as text here, and as a number by others.")
        elif _OTHER_BASE.fullmatch(text) and len(text) < 18:
            return int(text, 0)
        elif _FLOAT.fullmatch(text):
            return self._number(node, path)
        elif _NOT_FINITE.fullmatch(text):
            self._warn(node, path, f"{text} is read as text here: JSON has no such number.")
        return text

    def _number(self, node: _Node, path: tuple[str | int, ...]) -> Any:
        text = node.text
        if _INTEGER.fullmatch(text) and len(text) < 25 and -_LARGEST <= (whole := int(text)) < _LARGEST:
            return whole
        number = float(text)
        if number in (float("inf"), float("-inf")):
            self._warn(node, path, "This number is too large, and is read as text here.")
            return text
        if _INTEGER.fullmatch(text):
            self._warn(node, path, "This number is too large to be kept digit by digit.")
        return number

    def _warn(self, node: _Node, path: tuple[str | int, ...], what: str) -> None:
        self.warnings.append(Problem(node.line, node.column, path_text(path), f"{what} Write it in quotes."))


# The parser in C where the package has it: the same events and marks, ten times as fast.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _at(node: _Node, message: str) -> YamlInvalid:
    return YamlInvalid(Problem(node.line, node.column, "", message))


def _too_deep(node: _Node) -> YamlInvalid:
    return _at(node, f"Values are nested more than {MOST_DEPTH} levels deep here.")


def _of_parser(error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    what = ", ".join(part for part in (error.context, error.problem) if part)
    return Problem(line, column, "", f"This is no YAML: {what}.")


class PlainDumper(yaml.SafeDumper):
    """Plain YAML that every reader understands: no anchors, since some count them as an attack."""

    def ignore_aliases(self, data: Any) -> bool:
        return True
