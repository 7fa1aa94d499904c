"""A contract as rules: each promise is one, and what is not understood says why."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
import yaml

from apps.contracts.checks import families, thresholds
from apps.contracts.checks.rules import NotMeasured, Rule
from apps.contracts.checks.thresholds import NotUnderstood
from apps.contracts.checks.translation import translate
from tests import shared_data


def _rules(text: str) -> dict[str, Rule]:
    return {rule.key: rule for rule in translate(yaml.safe_load(text)).rules}


def _quality(block: str) -> Rule:
    table = "schema: [{name: orders, properties: [{name: total, logicalType: number, quality: [%s]}]}]"
    (rule,) = [rule for key, rule in _rules(table % block).items() if "/quality." in key]
    return rule


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("{type: library, metric: nullValues, mustBe: 0}", "empty values: exactly 0"),
        ("{type: library, rule: nullCheck}", "empty values: exactly 0"),
        ("{metric: missingValues, arguments: {missingValues: [null, '', 'N/A']}, mustBeLessThan: 5, unit: percent}",
         "empty values: less than 5 %"),
        ("{metric: invalidValues, arguments: {pattern: '^a'}, mustBe: 0}", "values that do not fit: exactly 0"),
        ("{rule: validValues, validValues: [a, b]}", "values that do not fit: exactly 0"),
        ("{metric: duplicateValues, mustBeLessOrEqualTo: 3}", "repeated values: at most 3"),
        ("{rule: duplicateCount, mustBeLessThan: 10, unit: rows}", "repeated values: less than 10"),
        ("{metric: rowCount, mustBeBetween: [1, 10]}", "rows: between 1 and 10"),
        ("{metric: rowCount, mustBeGreaterThan: '1000'}", "rows: more than 1,000"),
        ("{query: 'SELECT 1', mustNotBe: 0}", "result of the query: not 0"),
        ("{type: sql, query: 'SELECT 1', mustNotBeBetween: [1, 2.5]}", "result of the query: not between 1 and 2.5"),
        ("{type: sql, query: 'SELECT 1', mustBeGreaterThan: 1, mustBeLessThan: 5}",
         "result of the query: more than 1 and less than 5"),
    ],
)  # fmt: skip
def test_quality__understood__is_a_rule_that_says_what_it_expects(block: str, expected: str) -> None:
    rule = _quality(block)
    assert not isinstance(rule.measure, NotMeasured)
    assert rule.expected == expected


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        ("{type: text, description: Be good}", "no program can check"),
        ("{type: custom, engine: soda, implementation: x}", "written for soda"),
        ("{type: custom, engine: greatExpectations}", "written for greatExpectations"),
        ("{type: bogus}", "not one of ODCS"),
        ("{name: something, mustBe: 1}", "no type, metric or query"),
        ("{type: library, metric: median, mustBe: 1}", "'median' is not one of ODCS"),
        ("{type: library, metric: rowCount}", "how many are allowed"),
        ("{type: library, mustBe: 1}", "names no metric"),
        ("{metric: rowCount, mustBe: 5, unit: percent}", "no percentage"),
        ("{metric: nullValues, mustBe: 5, unit: kilo}", "'kilo' is not one of ODCS"),
        ("{metric: invalidValues, mustBe: 0}", "which values are valid"),
        ("{metric: invalidValues, arguments: {validValues: []}, mustBe: 0}", "needs a list of values"),
        ("{metric: nullValues, mustBe: many}", "needs a number"),
        ("{metric: nullValues, mustBe: .nan}", "needs a number"),
        ("{metric: nullValues, mustBeBetween: [1]}", "list of two numbers"),
        ("{metric: nullValues, mustBeBetween: [5, 1]}", "starts above its end"),
        ("{metric: nullValues, mustBeEven: true}", "mustBeEven is not one of ODCS"),
        ("{type: sql, mustBe: 1}", "has no query"),
        ("{type: sql, query: SELECT 1}", "what the query must return"),
        ("a text", "is a mapping"),
    ],
)
def test_quality__not_understood__is_a_rule_that_says_why_it_is_not_checked(block: str, reason: str) -> None:
    rule = _quality(block)
    assert isinstance(rule.measure, NotMeasured)
    assert reason in rule.measure.reason


def test_translation__old_and_new_ways_of_saying_exclusive__mean_the_same() -> None:
    rules = _rules(
        """
        schema:
          - name: t
            properties:
              - {name: a, logicalType: number, logicalTypeOptions: {minimum: 1, exclusiveMinimum: true}}
              - {name: b, logicalType: number, logicalTypeOptions: {exclusiveMinimum: 1}}
              - {name: c, logicalType: number, logicalTypeOptions: {minimum: 1, exclusiveMinimum: false}}
        """
    )
    assert rules["t/a/option.exclusiveMinimum"].expected == rules["t/b/option.exclusiveMinimum"].expected
    assert "t/c/option.exclusiveMinimum" not in rules


def test_translation__composite_key__is_one_rule_over_its_columns_in_their_order() -> None:
    rules = _rules(
        """
        schema:
          - name: t
            properties:
              - {name: b, primaryKey: true, primaryKeyPosition: 2}
              - {name: a, primaryKey: true, primaryKeyPosition: 1, required: true}
        """
    )
    assert rules["t/primary_key"].measure.columns == ("a", "b")  # type: ignore[union-attr]
    assert "t/b/key_required" in rules
    assert "t/a/key_required" not in rules


@pytest.mark.parametrize(
    ("level", "checked"),
    [
        ("{property: freshness, value: 4, unit: h, element: t.at}", True),
        ("{property: latency, value: 4, unit: d, element: at}", True),
        ("{property: freshness, value: 4, unit: fortnights, element: t.at}", False),
        ("{property: freshness, value: 4, unit: h}", False),
        ("{property: freshness, value: soon, unit: h, element: t.at}", False),
        ("{property: freshness, value: 4, unit: h, element: t.gone}", False),
        ("{property: retention, value: 3, unit: y, element: t.at}", False),
    ],
)
def test_service_level__of_a_column__is_a_rule_or_says_why_not(level: str, checked: bool) -> None:
    rules = _rules(
        f"schema: [{{name: t, properties: [{{name: at, logicalType: timestamp}}]}}]\nslaProperties: [{level}]"
    )
    (rule,) = [rule for key, rule in rules.items() if key.startswith("sla/")]
    assert isinstance(rule.measure, NotMeasured) is not checked


@pytest.mark.parametrize(
    ("wanted", "column", "fits"),
    [
        ("string", "VARCHAR", True), ("string", "character varying(20)", True), ("string", "uuid", True),
        ("string", "BIGINT", False), ("integer", "BIGINT", True), ("integer", "numeric(10,0)", True),
        ("integer", "numeric(10,2)", False), ("number", "BIGINT", True), ("number", "double precision", True),
        ("number", "DECIMAL(8,2)", True), ("date", "TIMESTAMP", True), ("timestamp", "DATE", False),
        ("timestamp", "timestamp with time zone", True), ("timestamp", "TIMESTAMP WITH TIME ZONE", True),
        ("boolean", "BOOLEAN", True), ("array", "VARCHAR[]", True), ("object", "STRUCT(a INTEGER)", True),
        ("object", "jsonb", True), ("array", "json", True), ("time", "time without time zone", True),
    ],
)  # fmt: skip
def test_family__of_a_column__goes_with_what_is_wanted_or_not(wanted: str, column: str, fits: bool) -> None:
    assert families.goes_with(wanted, column) is fits


def test_threshold__of_no_number__holds_nothing() -> None:
    threshold = thresholds.of({"mustNotBe": 5})
    assert threshold is not None
    assert not threshold.holds(float("nan"))
    with pytest.raises(NotUnderstood):
        thresholds.of({"mustNotEver": 5})


def test_translation__strange_shapes__never_raise() -> None:
    for strange in (
        {}, {"schema": None}, {"schema": "text"}, {"schema": [None, 1, {}, {"name": 5}]},
        {"schema": [{"name": "t", "properties": {"a": 1}}]}, {"schema": [{"name": "t", "quality": "x"}]},
        {"schema": [{"name": "t", "properties": [{"name": "a", "quality": [[1]], "enum": 5, "items": {"name": 1}}]}]},
        {"schema": [{"name": "t", "properties": [{"name": "a", "logicalTypeOptions": {"minimum": [1], "x": {}}}]}]},
        {"slaProperties": [{}, 1, None]}, {"quality": {"type": "SodaCL"}}, {"quality": [1, None, {}]},
    ):  # fmt: skip
        translate(strange)


def _blocks(node: Any) -> int:
    """Count the quality blocks of a document, wherever they stand."""
    if isinstance(node, dict):
        found = 0
        for key, value in node.items():
            if key == "quality":
                found += len(value) if isinstance(value, list) else 1 if value else 0
            else:
                found += _blocks(value)
        return found
    return sum(map(_blocks, node)) if isinstance(node, list) else 0


def _documents() -> list[tuple[str, dict[str, Any]]]:
    found = []
    for path in shared_data.files("odcs", "*.yaml", "*.yml"):
        try:
            documents = list(yaml.load_all(path.read_text("utf-8-sig"), Loader=yaml.CSafeLoader))
        except (yaml.YAMLError, ValueError):
            continue
        found += [(path.name, one) for one in documents if isinstance(one, dict)]
    return found


@shared_data.needed
def test_translation__contracts_of_others__every_quality_block_is_a_rule_or_has_a_reason() -> None:
    states: Counter[str] = Counter()
    for name, document in _documents():
        rules = translate(document).rules
        keys = [rule.key for rule in rules]
        assert len(keys) == len(set(keys)), name
        quality = [rule for rule in rules if re.search(r"(?:^|/)quality[./]", rule.key)]
        assert len(quality) == _blocks(document), name
        for rule in quality:
            if isinstance(rule.measure, NotMeasured):
                assert len(rule.measure.reason) > 10, name
                states["not checked"] += 1
            else:
                assert rule.expected, name
                states["checked"] += 1
    # Of the blocks, 35 are written for other engines, others are texts, lack a threshold or stand at no table.
    assert states["checked"] >= 60
    assert states["not checked"] >= 50
