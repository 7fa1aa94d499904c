"""A data contract (ODCS) as rules that can be checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from apps.contracts.checks import families, quality
from apps.contracts.checks.rules import (
    Column,
    ColumnExists,
    ColumnType,
    Duplicates,
    Failing,
    Newest,
    NotMeasured,
    Rule,
    Table,
    TableExists,
    Translation,
)
from apps.contracts.checks.thresholds import Condition, NotUnderstood, Threshold, number

MOST_RULES = 2_000
SECONDS = {
    **dict.fromkeys(["s", "sec", "second", "seconds"], 1),
    **dict.fromkeys(["m", "min", "minute", "minutes"], 60),
    **dict.fromkeys(["h", "hr", "hour", "hours"], 3600),
    **dict.fromkeys(["d", "day", "days", ""], 86_400),
    **dict.fromkeys(["w", "week", "weeks"], 7 * 86_400),
    **dict.fromkeys(["y", "yr", "year", "years"], 365 * 86_400),
}
# Which test a limit of logicalTypeOptions is, and what is said of it.
_LIMITS = {
    "minimum": ("range", "below", "at least {}"),
    "maximum": ("range", "above", "at most {}"),
    "exclusiveMinimum": ("range", "not_above", "more than {}"),
    "exclusiveMaximum": ("range", "not_below", "less than {}"),
    "multipleOf": ("range", "not_multiple", "a multiple of {}"),
    "minLength": ("length", "shorter", "at least {} characters"),
    "maxLength": ("length", "longer", "at most {} characters"),
    "pattern": ("pattern", "pattern", "matches {}"),
    "enum": ("values", "not_in", "one of {}"),
}


def translate(contract: Mapping[str, Any]) -> Translation:
    """Return the rules of a contract. What cannot be checked is among them, with the reason."""
    named = [one for one in _list(contract, "schema", "dataset") if _name(one)]
    seen: dict[str, int] = {}
    tables: tuple[Table, ...] = ()
    for one in named:
        seen[_name(one)] = times = seen.get(_name(one), 0) + 1
        # A name that stands twice still means two tables.
        tables += (_table(one, _name(one) if times == 1 else f"{_name(one)}~{times}"),)
    others = [
        *(
            Rule(
                key=f"quality/{number}",
                kind="quality",
                table="",
                title=quality.rule_of(one, table="", column="", key="").title,
                measure=NotMeasured(
                    "It stands at the contract and names no table. Move it to a table or a column."
                ),
            )
            for number, one in enumerate(_list(contract, "quality"))
        ),
    ]
    if isinstance(contract.get("quality"), Mapping | str):
        others.append(
            Rule(
                "quality/0",
                "quality",
                "",
                "Quality rules of another tool",
                NotMeasured("They are written for another tool, which the portal does not run."),
            )
        )
    tables, unplaced = _with_service_levels(contract, tables)
    return Translation(tables, (*others, *unplaced))


def _table(schema: Mapping[str, Any], name: str) -> Table:
    properties = [one for one in _list(schema, "properties", "columns") if _name(one)]
    columns = tuple(
        Column(
            _name(one),
            str(one.get("physicalName") or _name(one)),
            families.wanted(one.get("logicalType"), one.get("physicalType")),
        )
        for one in properties
    )
    rules = [Rule(f"{name}/readable", "schema", name, "The data can be read", TableExists(), "readable")]
    rules += _quality_rules(schema, table=name, column="", prefix=name)
    for one in properties:
        rules += _column(one, name)
    rules += _primary_key(properties, name)
    return Table(name, str(schema.get("physicalName") or _name(schema)), columns, tuple(_distinct(rules)))


def _column(said: Mapping[str, Any], table: str) -> Iterator[Rule]:
    name, prefix = _name(said), f"{table}/{_name(said)}"

    def rule(what: str, kind: str, title: str, measure: Any, expected: str = "", **more: Any) -> Rule:
        return Rule(f"{prefix}/{what}", kind, table, title, measure, expected, column=name, **more)

    yield rule("exists", "schema", "The column exists", ColumnExists(), "exists")
    wanted = families.wanted(said.get("logicalType"), said.get("physicalType"))
    named = said.get("logicalType") or said.get("physicalType")
    if wanted:
        yield rule("type", "schema", "The column has its type", ColumnType(wanted), families.in_words(wanted))
    elif named:
        reason = f"The portal does not know the type {str(named)[:60]}."
        yield rule("type", "schema", "The column has its type", NotMeasured(reason))
    if _yes(said, "required") or said.get("isNullable") is False:
        yield rule("required", "nulls", "No value is empty", Failing("null"), "no empty value")
    if _yes(said, "unique", "isUnique"):
        yield rule("unique", "uniqueness", "Each value stands once", Duplicates((name,)), "no repeated value")
    options = said.get("logicalTypeOptions")
    if isinstance(options, Mapping):
        yield from _options(options, wanted, rule)
    yield from _enumeration(said, rule)
    yield from _quality_rules(said, table=table, column=name, prefix=prefix)
    yield from _nested(said, table=table, column=name, prefix=prefix)


def _options(options: Mapping[str, Any], wanted: str, rule: Any) -> Iterator[Rule]:
    for option, limit in options.items():
        title = f"Option {str(option)[:60]}"
        known = _LIMITS.get(option)
        if option == "required" and isinstance(limit, bool):
            if limit:
                yield rule("option.required", "nulls", "No value is empty", Failing("null"), "no empty value")
            continue
        if known is None:
            reason = "The portal does not check this option."
            yield rule(f"option.{option}"[:80], "options", title, NotMeasured(reason))
            continue
        kind, test, words = known
        try:
            if isinstance(limit, bool):
                # In ODCS 3.0 exclusiveMinimum says of the minimum that it is not one of the values.
                if not limit or option not in ("exclusiveMinimum", "exclusiveMaximum"):
                    continue
                limit = options.get("minimum" if option == "exclusiveMinimum" else "maximum")
            limit = _limit(option, limit, wanted)
        except NotUnderstood as reason:
            yield rule(f"option.{option}", kind, title, NotMeasured(str(reason)))
            continue
        shown = ", ".join(map(str, limit[:5])) if isinstance(limit, tuple) else limit
        yield rule(f"option.{option}", kind, title, Failing(test, limit), words.format(shown)[:300])


def _limit(option: str, limit: Any, wanted: str) -> Any:
    if option == "enum":
        return quality.values(limit, option)
    if option == "pattern":
        if not isinstance(limit, str) or not limit:
            raise NotUnderstood("pattern needs a regular expression.")
        return limit
    if option.startswith(("min", "max", "exclusive")) and wanted in ("date", "timestamp", "time"):
        if not isinstance(limit, str):
            raise NotUnderstood(f"{option} of a date needs a date.")
        return limit
    if option in ("minLength", "maxLength"):
        if wanted not in ("string", "binary", ""):
            raise NotUnderstood(f"{option} is about text, and this column holds {families.in_words(wanted)}.")
        return int(number(limit, option))
    if wanted not in ("integer", "number", ""):
        raise NotUnderstood(f"{option} is about numbers, and this column holds {families.in_words(wanted)}.")
    found = number(limit, option)
    if option == "multipleOf" and found <= 0:
        raise NotUnderstood("multipleOf needs a number above zero.")
    return found


def _enumeration(said: Mapping[str, Any], rule: Any) -> Iterator[Rule]:
    if "enum" not in said:
        return
    try:
        values = quality.values(said["enum"], "enum")
    except NotUnderstood as reason:
        yield rule("enum", "values", "Listed values only", NotMeasured(str(reason)))
    else:
        shown = ", ".join(map(str, values[:5]))
        yield rule("enum", "values", "Listed values only", Failing("not_in", values), f"one of {shown}"[:300])


def _nested(said: Mapping[str, Any], *, table: str, column: str, prefix: str) -> Iterator[Rule]:
    """Name the rules of fields inside a column: they are not checked, and nobody should think they were."""
    inside = [one for one in _list(said, "properties") if isinstance(one, Mapping)]
    items = said.get("items")
    if isinstance(items, Mapping):
        inside.append({"name": "items", **items})
    for one in inside:
        path = f"{prefix}.{_name(one) or 'field'}"
        reason = NotMeasured("Fields inside an object or a list are not checked.")
        yield Rule(f"{path}/field", "schema", table, f"Field {path.split('/', 1)[1]}", reason, column=column)
        for number_, block in enumerate(_list(one, "quality")):
            title = quality.rule_of(block, table=table, column=column, key="").title
            key = f"{path}/quality.{_part(block, number_)}"
            yield Rule(key, "quality", table, title, reason, column=column)
        yield from _nested(one, table=table, column=column, prefix=path)


def _quality_rules(said: Mapping[str, Any], *, table: str, column: str, prefix: str) -> Iterator[Rule]:
    given = said.get("quality")
    blocks = given if isinstance(given, list) else [given] if given else []
    for position, block in enumerate(blocks):
        key = f"{prefix}/quality.{_part(block, position)}"
        yield quality.rule_of(block, table=table, column=column, key=key)


def _primary_key(properties: list[Mapping[str, Any]], table: str) -> Iterator[Rule]:
    keys = [one for one in properties if _yes(one, "primaryKey", "isPrimary", "isPrimaryKey")]
    if not keys:
        return
    keys.sort(key=lambda one: _position(one))
    names = tuple(_name(one) for one in keys)
    yield Rule(
        f"{table}/primary_key",
        "uniqueness",
        table,
        f"Primary key: {', '.join(names)}"[:200],
        Duplicates(names),
        "no repeated key",
        column=names[0] if len(names) == 1 else "",
    )
    for one in keys:
        if not _yes(one, "required"):
            name = _name(one)
            yield Rule(
                f"{table}/{name}/key_required",
                "nulls",
                table,
                "No part of the key is empty",
                Failing("null"),
                "no empty value",
                column=name,
            )


def _with_service_levels(
    contract: Mapping[str, Any], tables: tuple[Table, ...]
) -> tuple[tuple[Table, ...], list[Rule]]:
    """Add the rules of slaProperties to the tables that they name; return those that name none beside them."""
    added: dict[str, list[Rule]] = {}
    unplaced = []
    for position, level in enumerate(_list(contract, "slaProperties")):
        name = str(level.get("property", ""))[:60]
        common: dict[str, Any] = {
            "key": f"sla/{position}.{name}"[:200],
            "kind": "freshness",
            "title": f"Service level {name}",
        }
        try:
            if name.lower() not in ("freshness", "latency"):
                raise NotUnderstood(
                    "It speaks of how the data is offered, which the data itself cannot show."
                )
            table, column = _element(level, contract, tables)
            unit = str(level.get("unit") or "").lower().strip()
            if unit not in SECONDS:
                raise NotUnderstood(f"The unit {unit[:30]!r} is not known: use s, m, h, d or y.")
            limit = number(level.get("value"), name)
            if limit <= 0:
                raise NotUnderstood(f"{name} needs a time above zero.")
        except NotUnderstood as reason:
            unplaced.append(Rule(table="", measure=NotMeasured(str(reason)), **common))
            continue
        seconds = limit * SECONDS[unit]
        rule = Rule(
            table=table,
            column=column,
            measure=Newest(),
            threshold=Threshold((Condition("mustBeLessOrEqualTo", (seconds,)),)),
            unit="seconds",
            expected=f"newest value at most {age_in_words(seconds)} old",
            **common,
        )
        added.setdefault(table, []).append(rule)
    placed = tuple(
        Table(table.name, table.physical_name, table.columns, (*table.rules, *added.get(table.name, ())))
        for table in tables
    )
    return placed, unplaced


def _element(
    level: Mapping[str, Any], contract: Mapping[str, Any], tables: tuple[Table, ...]
) -> tuple[str, str]:
    """Return the table and the column of a service level. Raises `NotUnderstood`."""
    element = level.get("element") or contract.get("slaDefaultElement")
    if not isinstance(element, str) or not element:
        raise NotUnderstood("It names no column: add element, such as orders.ordered_at.")
    table_name, _, column = element.strip().rpartition(".")
    for table in tables:
        if table_name and table_name not in (table.name, table.physical_name):
            continue
        if not table_name and len(tables) > 1:
            break
        for one in table.columns:
            if column in (one.name, one.physical_name):
                return table.name, one.name
    raise NotUnderstood(f"The contract has no column {element[:100]}.")


def age_in_words(seconds: float) -> str:
    """Write a duration for people, in its largest fitting unit."""
    for unit, size in (("days", 86_400), ("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * size:
            return f"{seconds / size:,.3g} {unit}"
    return f"{seconds:,.3g} seconds"


def _distinct(rules: list[Rule]) -> Iterator[Rule]:
    """Give each rule a key of its own: names may repeat within a contract."""
    seen: dict[str, int] = {}
    for rule in rules[:MOST_RULES]:
        key = rule.key[:180]
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1:
            key = f"{key}~{seen[key]}"
        yield rule if key == rule.key else _renamed(rule, key)
    if len(rules) > MOST_RULES:
        table = rules[0].table
        reason = NotMeasured(f"The table has {len(rules):,} rules; the first {MOST_RULES:,} are checked.")
        yield Rule(f"{table}/more", "quality", table, "Further rules", reason)


def _renamed(rule: Rule, key: str) -> Rule:
    return Rule(**{**vars(rule), "key": key})


def _part(block: Any, position: int) -> str:
    """Name a quality block in its key: by id or name, so that it stays the same when others are added."""
    if isinstance(block, Mapping):
        for name in ("id", "name"):
            if isinstance(block.get(name), str) and block[name]:
                return str(block[name])[:60].replace("/", "-")
    return str(position)


def _position(said: Mapping[str, Any]) -> int:
    given = said.get("primaryKeyPosition")
    return given if isinstance(given, int) and given > 0 else 1_000_000


def _yes(said: Mapping[str, Any], *names: str) -> bool:
    return any(said.get(name) is True or str(said.get(name)).lower() == "true" for name in names)


def _name(said: Any) -> str:
    """Return the name of a table or column; ODCS 2 says table and column."""
    if not isinstance(said, Mapping):
        return ""
    return str(next((said[key] for key in ("name", "column", "table") if said.get(key)), ""))[:200]


def _list(said: Mapping[str, Any], *names: str) -> list[Any]:
    for name in names:
        if isinstance(given := said.get(name), list):
            return [one for one in given if isinstance(one, Mapping) or name == "quality"]
    return []
