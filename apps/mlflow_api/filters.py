"""The filter and order language of MLflow's registry searches, read into database conditions.

A filter is a list of comparisons joined by AND. Nothing of it reaches SQL but as a parameter, and every field it can
name is in a table here.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import (
    CharField,
    F,
    Func,
    Lookup,
    Model,
    Q,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.lookups import Exact, GreaterThanOrEqual, LessThanOrEqual

from apps.core.numbers import LARGEST, LARGEST_KEY, whole
from apps.mlflow_api.errors import BadParameter
from apps.registry.choices import INDEXED_TEXT
from apps.registry.models import Beginning, ModelTag, VersionTag, in_capitals, value_beginning
from apps.registry.rules import capitals

MAX_COMPARISONS = 20

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<text>'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.|"")*")
      | (?P<word>[A-Za-z_][A-Za-z0-9_.\-]*(?:`[^`]+`|"[^"]+")?|`[^`]+`)
      | (?P<number>-?[0-9]{1,18})
      | (?P<sign>!=|>=|<=|=|>|<|\(|\)|,)
    )""",
    re.VERBOSE,
)
_SIGNS = frozenset({"=", "!=", ">", ">=", "<", "<=", "LIKE", "ILIKE", "IN"})
_TEXT_SIGNS = frozenset({"=", "!=", "LIKE", "ILIKE"})
_NAMES = ("name", "model__name")
_TAGS = ("tag.", "tags.")
_ORDER = re.compile(r"\s*`?(?P<key>[A-Za-z_]+)`?(?:\s+(?P<direction>ASC|DESC))?\s*\Z", re.IGNORECASE)


class _SqlLike(Lookup):
    """SQL's own LIKE: % and _ are wildcards, and no character escapes them."""

    operator = "LIKE"

    def get_prep_lookup(self):
        # Said here: under a plan that is kept, ESCAPE '' would be worked out for every row.
        return self.rhs.replace("\\", "\\\\")

    def as_sql(self, compiler, connection):
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} {self.operator} {right}", (*left_params, *right_params)


@CharField.register_lookup
@TextField.register_lookup
class SqlLike(_SqlLike):
    lookup_name = "sql_like"


@CharField.register_lookup
@TextField.register_lookup
class SqlILike(_SqlLike):
    lookup_name = "sql_ilike"
    operator = "ILIKE"


class _TagValue(Func):
    """The value of a key of `tag_values`. Django would take a key of digits for a place in a list."""

    template = "(%(expressions)s)"
    arg_joiner = " ->> "
    output_field = TextField()


@dataclass(frozen=True)
class _Token:
    kind: str
    value: str
    at: int


@dataclass(frozen=True)
class _Comparison:
    key: str
    sign: str
    value: str | int | tuple[str, ...]
    at: int


@dataclass(frozen=True)
class Searchable:
    """What can be searched: its fields by their MLflow names, its tags, and the fields it is ordered by."""

    texts: dict[str, str]
    numbers: dict[str, str]
    tag_model: type[Model]
    tag_owner: str
    order: dict[str, str]
    default_order: tuple[tuple[str, bool], ...]


MODELS = Searchable(
    texts={"name": "name"},
    numbers={},
    tag_model=ModelTag,
    tag_owner="model",
    order={
        "name": "name",
        "creation_timestamp": "created_at",
        "last_updated_timestamp": "updated_at",
        "timestamp": "updated_at",
    },
    default_order=(("name", False),),
)
VERSIONS = Searchable(
    texts={"name": "model__name", "run_id": "run_id", "source_path": "source", "source": "source"},
    numbers={"version_number": "number", "version": "number"},
    tag_model=VersionTag,
    tag_owner="version",
    order={
        "name": "model__name",
        "version_number": "number",
        "creation_timestamp": "created_at",
        "last_updated_timestamp": "updated_at",
        "timestamp": "updated_at",
    },
    default_order=(("updated_at", True), ("model__name", False), ("number", True)),
)


def condition(text: str, searchable: Searchable, *, only: str = "", without: str = "") -> Q:
    """Return the condition that a filter stands for: all of it, `only` one key's, or `without` one's.

    Raises `BadParameter` naming the place.
    """
    found = Q()
    for comparison in _parse(text):
        key = comparison.key.lower()
        if (not only or key == only) and key != without:
            found &= _condition_of(comparison, searchable)
    return found


def tagged(text: str, searchable: Searchable) -> Iterator[QuerySet[Any, UUID]]:
    """Return the ids, in all tenants, that each tag of a filter leaves, as far as an index of tags tells.

    Of tags that are compared so that no index could begin there is none. Raises `BadParameter`.
    """
    for comparison in _parse(text):
        key = _tag_key(comparison)
        beginning = _beginning(comparison.sign, comparison.value) if key else Q()
        if beginning:
            tags = searchable.tag_model._default_manager.filter(beginning, key=key).order_by()
            yield tags.values_list(searchable.tag_owner, flat=True)


def compared(text: str) -> set[tuple[str, str]]:
    """Return the keys that a filter compares, and by which operators. Raises `BadParameter`."""
    return {(one.key.lower(), one.sign) for one in _parse(text)}


def order(keys: list[str], searchable: Searchable) -> tuple[tuple[str, bool], ...]:
    """Return `(field, descending)` pairs. Raises `BadParameter` for an unknown key."""
    found: dict[str, bool] = {}
    for text in (part for key in keys for part in key.split(",")):
        match = _ORDER.match(text)
        field = searchable.order.get(match["key"]) if match else None
        if match is None or field is None:
            known = ", ".join(sorted(searchable.order))
            raise BadParameter(
                f"Cannot order by '{text.strip()[:100]}'. Use one of {known}, with ASC or DESC."
            )
        found.setdefault(field, (match["direction"] or "").upper() == "DESC")
    return tuple(found.items()) or searchable.default_order


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    end = len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            raise _wrong(text, at, "this cannot be read")
        kind = match.lastgroup or ""
        found.append(_Token(kind, match[kind], match.start(kind)))
        at = match.end()
    return found


def _parse(text: str) -> list[_Comparison]:
    tokens = _tokens(text)
    found: list[_Comparison] = []
    position = 0

    def take(kinds: str, wanted: str) -> _Token:
        nonlocal position
        if position >= len(tokens):
            raise _wrong(text, len(text), f"{wanted} is missing")
        token = tokens[position]
        if token.kind not in kinds.split():
            raise _wrong(text, token.at, f"{wanted} is expected")
        position += 1
        return token

    while position < len(tokens):
        if found:
            joint = take("word", "AND")
            if joint.value.upper() != "AND":
                raise _wrong(text, joint.at, "only AND joins comparisons")
        key = take("word", "a field, tag.`key` or tags.key")
        sign = take("sign word", "an operator").value.upper()
        if sign not in _SIGNS:
            raise _wrong(text, tokens[position - 1].at, "this operator is not known")
        value: str | int | tuple[str, ...]
        if sign == "IN":
            value = _list(take)
        else:
            token = take("text number", "a quoted text or a number")
            if token.kind == "number":
                number = whole(token.value, low=-LARGEST_KEY, high=LARGEST_KEY)
                if number is None:
                    raise _wrong(text, token.at, "a number is too large")
                value = number
            else:
                value = _unquote(token.value)
        found.append(_Comparison(_bare(key.value), sign, value, key.at))
        if len(found) > MAX_COMPARISONS:
            raise _wrong(text, key.at, f"at most {MAX_COMPARISONS} comparisons are taken")
    return found


def _list(take: Callable[[str, str], _Token]) -> tuple[str, ...]:
    if take("sign", "(").value != "(":
        raise BadParameter("Filter: IN is followed by a list in parentheses.")
    values = [_unquote(take("text", "a quoted text").value)]
    while (sign := take("sign", ", or )").value) == ",":
        values.append(_unquote(take("text", "a quoted text").value))
    if sign != ")" or len(values) > 1000:
        raise BadParameter("Filter: the list after IN ends with ')' and has 1000 values at most.")
    return tuple(values)


def _condition_of(comparison: _Comparison, searchable: Searchable) -> Q:
    lowered = comparison.key.lower()
    if lowered.startswith(_TAGS):
        return _tag_condition(comparison)
    sign, value = comparison.sign, comparison.value
    if lowered in searchable.texts and (sign in _TEXT_SIGNS or sign == "IN"):
        if isinstance(value, int):
            raise _unfit(comparison, "a quoted text")
        return _text_condition(searchable.texts[lowered], sign, value)
    if lowered in searchable.numbers and sign not in ("LIKE", "ILIKE", "IN"):
        number = _as_number(comparison)
        field = searchable.numbers[lowered]
        if sign == "!=":
            return ~Q(**{field: number})
        suffix = {"=": "", ">": "__gt", ">=": "__gte", "<": "__lt", "<=": "__lte"}[sign]
        return Q(**{f"{field}{suffix}": number})
    known = ", ".join([*searchable.texts, *searchable.numbers, "tag.`key`"])
    raise BadParameter(
        f"Filter, character {comparison.at + 1}: '{comparison.key[:100]}' with {sign} is not supported. Fields: {known}."
    )


def _text_condition(field: str, sign: str, value: str | tuple[str, ...]) -> Q:
    if isinstance(value, tuple):
        return Q(**{f"{field}__in": value})
    if sign == "!=":
        return ~Q(**{field: value})
    if sign == "=" and field == "source":
        # What the index holds of it.
        return Q(Exact(Beginning(field), value[:INDEXED_TEXT]), source=value)
    if sign == "ILIKE" and field in _NAMES:
        return Q(SqlLike(in_capitals(field), capitals(value)))
    lookup = {"=": "", "LIKE": "__sql_like", "ILIKE": "__sql_ilike"}[sign]
    return Q(**{f"{field}{lookup}": value})


def _tag_key(comparison: _Comparison) -> str:
    """Return the key of the tag that is compared, "" where it is no tag."""
    prefix = next((prefix for prefix in _TAGS if comparison.key.lower().startswith(prefix)), None)
    return _bare(comparison.key[len(prefix) :]) if prefix else ""


def _tag_condition(comparison: _Comparison) -> Q:
    """Compare a tag; one that is absent is unlike every value, so != holds for it."""
    key, sign, value = _tag_key(comparison), comparison.sign, comparison.value
    if sign not in _TEXT_SIGNS or not isinstance(value, str) or not key:
        raise _unfit(comparison, "=, !=, LIKE or ILIKE and a quoted text")
    if sign in ("=", "!="):
        has_it = Q(tag_values__contains={key: value})
        return has_it if sign == "=" else ~has_it
    like = SqlLike if sign == "LIKE" else SqlILike
    return Q(like(_TagValue(F("tag_values"), Value(key)), value))


def _beginning(sign: str, value: Any) -> Q:
    """Return what a comparison says of how a tag's value begins, nothing where that is open."""
    if not isinstance(value, str):
        return Q()
    if sign == "=":
        return Q(Exact(value_beginning(), value[:INDEXED_TEXT]))
    start = re.split("[%_]", value, maxsplit=1)[0][:INDEXED_TEXT] if sign == "LIKE" else ""
    # As a range, which an index serves whatever the values of a plan.
    last = start + chr(sys.maxunicode) * INDEXED_TEXT
    beginning = value_beginning()
    return Q(GreaterThanOrEqual(beginning, start), LessThanOrEqual(beginning, last)) if start else Q()


def _as_number(comparison: _Comparison) -> int:
    number = whole(comparison.value, low=-LARGEST)
    if number is None:
        raise _unfit(comparison, "a whole number")
    return number


def _bare(word: str) -> str:
    """Drop the quotes around a key: tag.`a b` and `name` give tag.a b and name."""
    return word.replace("`", "").replace('"', "")


def _unquote(literal: str) -> str:
    quote = literal[0]
    return re.sub(r"\\(['\"])", r"\1", literal[1:-1].replace(quote * 2, quote))


def _unfit(comparison: _Comparison, wanted: str) -> BadParameter:
    return BadParameter(
        f"Filter, character {comparison.at + 1}: '{comparison.key[:100]}' is compared with {wanted}."
    )


def _wrong(text: str, at: int, what: str) -> BadParameter:
    near = text[at : at + 30]
    return BadParameter(f"Filter, character {at + 1}: {what}{f', near {near!r}' if near else ''}.")
