"""What changed between two contracts, and whom it may break: the table of rules, case by case."""

from __future__ import annotations

import time
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from apps.contracts import datasets
from apps.contracts.choices import ChangeClass
from apps.contracts.comparison import lines
from apps.contracts.odcs import differences, shapes
from apps.contracts.odcs.differences import Difference
from apps.contracts.odcs.quality import _paired_rules
from apps.contracts.odcs.semver import advise
from apps.contracts.odcs.shapes import Rule
from tests import shared_data
from tests.data_contracts.texts import orders, read, without_customer

HEAD = {"apiVersion": "v3.1.0", "kind": "DataContract", "id": "x", "version": "1.0.0", "status": "active"}
B, N, D = ChangeClass.BREAKING, ChangeClass.NON_BREAKING, ChangeClass.DOCUMENTATION


def of(before: dict[str, Any], after: dict[str, Any]) -> Difference:
    return differences.between(*(read(yaml.safe_dump({**HEAD, **one})) for one in (before, after)))


def column(**values: Any) -> dict[str, Any]:
    return {"schema": [{"name": "t", "properties": [{"name": "c", **values}]}]}


def table(**values: Any) -> dict[str, Any]:
    return {"schema": [{"name": "t", **values}]}


def rule(**values: Any) -> dict[str, Any]:
    return column(quality=[{"name": "r", "type": "library", "metric": "nullValues", **values}])


def level(name: str, value: Any, unit: str = "", **more: Any) -> dict[str, Any]:
    return {"slaProperties": [{"property": name, "value": value, **({"unit": unit} if unit else {}), **more}]}


def server(**values: Any) -> dict[str, Any]:
    return {"servers": [{"server": "prod", "type": "postgres", "host": "h", **values}]}


RULES: list[tuple[dict[str, Any], dict[str, Any], str, ChangeClass]] = [
    (table(), {}, "object_removed", B),
    ({}, table(), "object_added", N),
    (table(id="one"), {"schema": [{"name": "u", "id": "one"}]}, "object_renamed", B),
    (table(physicalName="a"), table(physicalName="b"), "physical_name_changed", B),
    (table(), table(physicalName="b"), "physical_name_changed", N),
    (table(physicalType="table"), table(physicalType="topic"), "physical_type_changed", B),
    (table(description="a"), table(description="b"), "described", D),
    (table(tags=["a"]), table(), "described", D),
    (column(), table(properties=[]), "property_removed", B),
    (table(properties=[]), column(), "property_added", N),
    (table(properties=[]), column(required=True), "required_property_added", N),
    (column(id="one"), table(properties=[{"name": "d", "id": "one"}]), "property_renamed", B),
    (column(physicalName="p"), table(properties=[{"name": "d", "physicalName": "p"}]), "property_renamed", B),
    (column(physicalName="p"), column(physicalName="q"), "physical_name_changed", B),
    (column(logicalType="string"), column(logicalType="integer"), "type_changed", B),
    (column(logicalType="integer"), column(logicalType="number"), "type_changed", N),
    (column(logicalType="number"), column(logicalType="integer"), "type_changed", B),
    (column(), column(logicalType="string"), "type_changed", N),
    (column(logicalType="string"), column(), "type_changed", B),
    (column(physicalType="int"), column(physicalType="bigint"), "physical_type_changed", N),
    (column(physicalType="bigint"), column(physicalType="int"), "physical_type_changed", B),
    (column(physicalType="varchar(10)"), column(physicalType="VARCHAR(20)"), "physical_type_changed", N),
    (column(physicalType="varchar(20)"), column(physicalType="varchar(10)"), "physical_type_changed", B),
    (column(physicalType="decimal(10,2)"), column(physicalType="decimal(12,2)"), "physical_type_changed", N),
    (column(physicalType="decimal(10,2)"), column(physicalType="decimal(10,4)"), "physical_type_changed", B),
    (column(physicalType="real"), column(physicalType="double precision"), "physical_type_changed", N),
    (column(physicalType="text"), column(physicalType="jsonb"), "physical_type_changed", B),
    (column(required=True), column(required=False), "required_removed", B),
    (column(required=True), column(), "required_removed", B),
    (column(), column(required=True), "required_added", N),
    (column(isNullable=True), column(isNullable=False), "required_added", N),
    (column(isNullable=False), column(isNullable=True), "required_removed", B),
    (column(unique=True), column(), "unique_removed", B),
    (column(), column(unique=True), "unique_added", N),
    (column(primaryKey=True), column(), "primary_key_changed", B),
    (column(), column(primaryKey=True), "primary_key_changed", N),
    (column(enum=["a", "b"]), column(enum=["a"]), "values_removed", B),
    (column(enum=["a"]), column(enum=["a", "b"]), "values_added", B),
    (column(enum=["a"]), column(), "values_changed", B),
    (column(), column(enum=["a"]), "values_changed", N),
    (column(logicalTypeOptions={"minimum": 1}), column(logicalTypeOptions={"minimum": 0}), "option_changed", B),
    (column(logicalTypeOptions={"minimum": 0}), column(logicalTypeOptions={"minimum": 1}), "option_changed", N),
    (column(logicalTypeOptions={"maximum": 9}), column(), "option_changed", B),
    (column(), column(logicalTypeOptions={"maxLength": 9}), "option_changed", N),
    (column(logicalTypeOptions={"pattern": "a"}), column(logicalTypeOptions={"pattern": "b"}), "option_changed", B),
    (column(description="a"), column(description="b"), "described", D),
    (column(classification="open"), column(classification="secret"), "detail_changed", N),
    (column(partitioned=True), column(), "detail_changed", N),
    (column(encryptedName="a"), column(encryptedName="b"), "detail_changed", B),
    (rule(mustBe=0), column(quality=[]), "quality_removed", B),
    (column(quality=[]), rule(mustBe=0), "quality_added", N),
    (rule(mustBeLessThan=5), rule(mustBeLessThan=3), "quality_tightened", N),
    (rule(mustBeLessThan=3), rule(mustBeLessThan=5), "quality_loosened", B),
    (rule(mustBeLessThan=3), rule(mustBeLessOrEqualTo=3), "quality_loosened", B),
    (rule(mustBeBetween=[1, 5]), rule(mustBeBetween=[2, 4]), "quality_tightened", N),
    (rule(mustBeBetween=[1, 5]), rule(mustBeBetween=[2, 6]), "quality_loosened", B),
    (rule(mustBe=3), rule(mustBeBetween=[1, 5]), "quality_loosened", B),
    (rule(mustNotBe=3), rule(mustNotBe=4), "quality_loosened", B),
    (rule(mustBe=0), rule(mustBe=0, metric="rowCount"), "quality_changed", B),
    (rule(mustBe=0), rule(mustBe=0, severity="error"), "quality_described", N),
    (rule(mustBe=0), rule(mustBe=0, description="why"), "quality_described", D),
    (column(quality=[{"type": "text", "description": "a"}]), column(), "quality_removed", D),
    (column(quality=[{"type": "sql", "query": "select 1", "mustBe": 0}]), column(quality=[{"type": "sql", "query": "select 2", "mustBe": 0}]), "quality_removed", B),
    (level("retention", 3, "y"), level("retention", 1, "y"), "service_level_weakened", B),
    (level("retention", 1, "y"), level("retention", 400, "d"), "service_level_raised", N),
    (level("latency", 4, "h"), level("latency", 1, "d"), "service_level_weakened", B),
    (level("latency", "500ms"), level("latency", "250ms"), "service_level_raised", N),
    (level("frequency", 1, "d"), level("frequency", 7, "d"), "service_level_weakened", B),
    (level("availability", "99.9%"), level("availability", "99.5%"), "service_level_weakened", B),
    (level("availability", "99.5%"), level("availability", "99.9%"), "service_level_raised", N),
    (level("endOfSupport", "2027-01-01"), level("endOfSupport", "2026-01-01"), "service_level_weakened", B),
    (level("timeOfAvailability", "09:00"), level("timeOfAvailability", "10:00"), "service_level_changed", B),
    (level("retention", 3, "y"), {}, "service_level_removed", B),
    ({}, level("retention", 3, "y"), "service_level_added", N),
    (level("retention", 3, "y"), level("retention", 3, "y", driver="law"), "described", D),
    (server(), {}, "server_removed", B),
    ({}, server(), "server_added", N),
    (server(), server(host="i"), "server_moved", B),
    (server(), server(description="ours"), "described", D),
    (server(roles=[{"role": "reader"}]), server(roles=[]), "role_removed", B),
    ({"roles": [{"role": "a", "access": "read"}]}, {}, "role_removed", B),
    ({}, {"roles": [{"role": "a"}]}, "role_added", N),
    ({"roles": [{"role": "a", "access": "write"}]}, {"roles": [{"role": "a", "access": "read"}]}, "role_changed", B),
    ({"status": "active"}, {"status": "deprecated"}, "status_changed", N),
    ({"status": "active"}, {"status": "retired"}, "status_changed", B),
    ({"status": "draft"}, {"status": "active"}, "status_changed", N),
    ({"status": "draft"}, {"status": "proposed"}, "status_changed", D),
    ({"name": "a"}, {"name": "b"}, "changed", D),
    ({"description": {"purpose": "a"}}, {"description": {"purpose": "b"}}, "changed", D),
    ({"tags": ["a"]}, {"tags": ["b"]}, "changed", D),
    ({"team": {"members": [{"username": "a"}]}}, {"team": {"members": [{"username": "b"}]}}, "changed", D),
    ({"price": {"priceAmount": 0}}, {"price": {"priceAmount": 9}}, "changed", N),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "kind", "change_class"), RULES)
def test_change__of_each_rule__has_its_class(
    before: dict[str, Any], after: dict[str, Any], kind: str, change_class: ChangeClass
) -> None:
    found = of(before, after)

    assert (kind, change_class) in [(one.kind, one.change_class) for one in found.changes]
    assert found.classed == change_class


@pytest.mark.parametrize(("before", "after", "kind", "change_class"), RULES)
def test_difference__of_equals_and_of_both_ways__is_none_and_is_something(
    before: dict[str, Any], after: dict[str, Any], kind: str, change_class: ChangeClass
) -> None:
    assert of(before, before).changes == ()
    assert of(after, after).changes == ()
    assert of(after, before).changes


def test_nested_properties__of_objects_and_lists__are_compared_by_their_names() -> None:
    def nested(kind: str, inner: str) -> dict[str, Any]:
        return column(
            logicalType="object",
            properties=[{"name": "d", "logicalType": kind}],
        ) | {"schema": [{"name": "t", "properties": [
            {"name": "c", "logicalType": "object", "properties": [{"name": "d", "logicalType": kind}]},
            {"name": "l", "logicalType": "array", "items": {"name": "x", "logicalType": "object", "properties": [{"name": "e", "logicalType": inner}]}},
        ]}]}  # fmt: skip

    found = of(nested("string", "string"), nested("integer", "date"))

    assert [(one.property_name, one.change_class) for one in found.changes] == [("c.d", B), ("l[].e", B)]


def listed(**items: Any) -> dict[str, Any]:
    return column(logicalType="array", items=items)


@pytest.mark.parametrize(
    ("before", "after", "name", "change_class"),
    [
        (
            listed(logicalType="array", items={"logicalType": "integer"}),
            listed(logicalType="array", items={"logicalType": "string"}),
            "c[][]",
            B,
        ),
        (
            listed(items={"properties": [{"name": "d"}]}),
            listed(items={"properties": [{"name": "e"}]}),
            "c[][].d",
            B,
        ),
        (listed(items={"required": True}), listed(items={}), "c[][]", B),
        (listed(quality=[{"metric": "nullValues", "mustBe": 0}]), listed(quality=[]), "c[]", B),
        (listed(encryptedName="a"), listed(), "c[]", B),
        (listed(description="a"), listed(description="b"), "c[]", D),
    ],
)
def test_items__of_lists_at_any_depth__are_compared_as_properties(
    before: dict[str, Any], after: dict[str, Any], name: str, change_class: ChangeClass
) -> None:
    found = of(before, after)

    assert (name, change_class) in [(one.property_name, one.change_class) for one in found.changes]
    assert found.classed == change_class


def test_parts__of_columns_with_dots_in_their_names__touch_the_whole_dataset() -> None:
    plain, dotted = (
        shapes.of({**server(), "schema": [{"name": "t", "properties": [{"name": one} for one in names]}]})
        for names in (("a", "c"), ("a.b", "a"))
    )

    assert [one.field for one in datasets.touched(plain, [("t", "c[][].d")])] == ["c"]
    assert [one.field for one in datasets.touched(dotted, [("t", "a.b")])] == [""]


def test_quality__of_tens_of_thousands_of_rules__is_compared_in_seconds() -> None:
    old, new = (
        [Rule(("quality", n), {"metric": "nullValues", "id": f"{word}{n}"}) for n in range(30_000)]
        for word in ("a", "b")
    )
    since = time.process_time()
    pairs, gone, came = _paired_rules(old, new)

    assert (len(pairs), gone, came) == (30_000, [], [])
    assert time.process_time() - since < 5


def test_quality__pairs__are_the_equal_then_those_of_a_name_then_of_a_measure() -> None:
    def rules(*raws: dict[str, Any]) -> list[Rule]:
        return [Rule(("quality", n), raw) for n, raw in enumerate(raws)]

    old = rules({"name": "x", "metric": "m"}, {"metric": "n", "mustBe": 1}, {"metric": "n"}, {"metric": "o"})
    new = rules({"metric": "n"}, {"name": "x", "metric": "o"}, {"mustBe": 2, "metric": "n"}, {"metric": "p"})
    pairs, gone, came = _paired_rules(old, new)

    places = [(was.path[1], now.path[1]) for was, now in pairs]
    assert places == [(2, 0), (0, 1), (1, 2)]
    assert ([one.path[1] for one in gone], [one.path[1] for one in came]) == ([3], [3])


def test_lines__of_large_files__are_compared_where_few_differ() -> None:
    many = [b"line %d" % number for number in range(50_000)]
    other = [*many[:30_000], b"another", *many[30_001:]]
    found = lines(b"\n".join(many), b"\n".join(other))

    assert found is not None
    assert [(one.kind, one.number_before) for one in found] == [
        ("gap", None),
        *(("changed" if number == 30_001 else "same", number) for number in range(29_998, 30_005)),
    ]


def test_lines__of_files_that_differ_all_over__are_not_compared() -> None:
    old, new = (b"\n".join(b"%s %d" % (word, number) for number in range(50_000)) for word in (b"a", b"b"))
    since = time.process_time()

    assert lines(old, new) is None
    assert time.process_time() - since < 5


def test_change__has_lines_of_both_files_and_names_the_column() -> None:
    before, after = read(orders()), read(without_customer())
    (removed,) = [one for one in differences.between(before, after).changes if one.kind == "property_removed"]

    assert removed.as_json() == {
        "class": "breaking",
        "kind": "property_removed",
        "message": "customer was removed.",
        "path": "schema[0].properties[1]",
        "line_before": 24,
        "line_after": None,
        "object": "orders",
        "property": "customer",
    }


def test_order__of_columns_and_servers__is_no_change() -> None:
    one = {"schema": [{"name": "t", "properties": [{"name": "a"}, {"name": "b"}]}, {"name": "u"}]}
    other = {"schema": [{"name": "u"}, {"name": "t", "properties": [{"name": "b"}, {"name": "a"}]}]}

    assert of(one, other).changes == ()


def test_standard__changed__tells_what_was_not_compared() -> None:
    old = read(
        "dataContractSpecification: 1.2.1\nid: x\ninfo: {version: 1.0.0}\nmodels: {t: {fields: {c: {type: string}}}}\n"
        "servicelevels: {retention: {period: P1Y}}\n"
    )
    new = read(yaml.safe_dump({**HEAD, **column(logicalType="string"), "status": "draft"}))
    found = differences.between(old, new)

    assert ("not_compared", B) in [(one.kind, one.change_class) for one in found.changes]
    assert ("standard_changed", N) in [(one.kind, one.change_class) for one in found.changes]


def test_parts__not_understood__break_when_they_change() -> None:
    text = "dataContractSpecification: 1.2.1\nid: x\ninfo: {version: 1.0.0}\nservicelevels: {retention: {period: P%dY}}\n"
    found = differences.between(read(text % 3), read(text % 1))

    assert [(one.kind, one.change_class, one.line_before) for one in found.changes] == [
        ("not_compared", B, 4)
    ]


NAMES = st.sampled_from(["a", "b", "c", "d"])
COLUMNS = st.fixed_dictionaries(
    {"name": NAMES},
    optional={
        "logicalType": st.sampled_from(["string", "integer", "number", "date"]),
        "required": st.booleans(),
        "unique": st.booleans(),
        "primaryKey": st.booleans(),
        "description": st.sampled_from(["x", "y"]),
        "enum": st.lists(st.sampled_from(["p", "q"]), max_size=2, unique=True),
        "logicalTypeOptions": st.fixed_dictionaries({}, optional={"minimum": st.integers(0, 3)}),
        "quality": st.lists(
            st.fixed_dictionaries(
                {"type": st.just("library"), "metric": st.sampled_from(["nullValues", "rowCount"])},
                optional={"mustBeLessThan": st.integers(0, 3), "name": NAMES},
            ),
            max_size=2,
        ),
    },
)
CONTRACTS = st.lists(
    st.fixed_dictionaries({"name": NAMES, "properties": st.lists(COLUMNS, max_size=4)}), max_size=3
)


@given(CONTRACTS)
def test_difference__of_any_contract_with_itself__is_none(schema: list[Any]) -> None:
    assert of({"schema": schema}, {"schema": schema}).changes == ()


@given(CONTRACTS, CONTRACTS)
def test_breaking__of_any_change__stays_breaking_with_more_removed(
    first: list[Any], second: list[Any]
) -> None:
    """Whatever breaks still breaks when, on top of it, objects are removed."""
    before, after = {"schema": first}, {"schema": second}
    for place in range(len(second)):
        less = {"schema": second[:place] + second[place + 1 :]}
        if of(before, after).is_breaking and not any(one["name"] == second[place]["name"] for one in first):
            assert of(before, less).is_breaking
        if any(one["name"] == second[place]["name"] for one in first):
            assert of(
                before, {"schema": [one for one in second if one["name"] != second[place]["name"]]}
            ).is_breaking


@pytest.mark.parametrize(
    ("gravest", "before", "stated", "bump", "suggested", "is_enough"),
    [
        (B, "1.2.3", "2.0.0", "major", "2.0.0", True),
        (B, "1.2.3", "1.3.0", "major", "2.0.0", False),
        (B, "v1.2", "3", "major", "2.0.0", False),
        (B, "0.2.0", "0.3.0", "major", "0.3.0", True),
        (N, "1.2.3", "1.3.0", "minor", "1.3.0", True),
        (N, "1.2.3", "1.2.4", "minor", "1.3.0", False),
        (D, "1.2.3", "1.2.4", "patch", "1.2.4", True),
        (D, "1.2.3", "1.2.3", "patch", "1.2.4", False),
        (None, "1.2.3", "1.2.3", "none", "1.2.3", True),
        (B, "june", "july", "major", "", True),
        (B, "june", "june", "major", "", False),
    ],
)
def test_advice__of_each_class__is_the_next_number(
    gravest: ChangeClass | None, before: str, stated: str, bump: str, suggested: str, is_enough: bool
) -> None:
    found = advise(gravest, before, stated)

    assert (found.bump, found.suggested, found.is_enough) == (bump, suggested, is_enough)


@shared_data.needed
def test_files__of_other_organisations__differ_from_others_and_not_from_themselves() -> None:
    read_ones = []
    for path in shared_data.files("odcs", "*.yaml"):
        try:
            read_ones.append(read(path.read_bytes()))
        except Exception:
            continue

    assert len(read_ones) > 50
    for one in read_ones:
        assert differences.between(one, one).changes == ()
    assert all(differences.between(read_ones[0], one).changes for one in read_ones[1:])
