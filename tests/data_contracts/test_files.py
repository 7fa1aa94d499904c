"""A file of a contract: taken with warnings, or refused at a line. One small file for each oddity."""

from __future__ import annotations

import time
from typing import Any

import pytest

from apps.contracts.choices import ContractState, Standard
from apps.contracts.odcs import files, shapes
from apps.core.yaml_documents import YamlInvalid, YamlTooLarge
from tests.data_contracts.texts import orders, read

HEAD = "apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 1.0.0\nstatus: active\n"


def refusal(text: str | bytes, **more: Any) -> YamlInvalid:
    with pytest.raises(YamlInvalid) as refused:
        read(text, **more)
    return refused.value


def warned(text: str) -> list[tuple[int, str]]:
    return [(one.line, one.path) for one in read(text).warnings]


def test_contract__of_the_standard__is_read_without_warnings() -> None:
    file = read(orders())

    assert file.warnings == ()
    assert (file.standard, file.contract_id, file.name) == (Standard.ODCS, "orders", "Orders")
    assert (file.domain, file.product, file.api_version, file.version) == (
        "sales",
        "checkout",
        "v3.1.0",
        "1.0.0",
    )
    assert (file.status, file.state) == ("active", ContractState.ACTIVE)


@pytest.mark.parametrize(
    ("text", "line", "path"),
    [
        ("a list\n", 1, ""),
        ("- apiVersion: v3.1.0\n", 1, ""),
        ("name: x\n", 1, ""),
        ("apiVersion: v3.1.0\nkind: Dataset\nid: x\n", 2, "kind"),
        ("apiVersion: v9.9.9\nkind: DataContract\nid: x\n", 1, "apiVersion"),
        ("apiVersion: latest\nkind: DataContract\nid: x\n", 1, "apiVersion"),
        ("kind: DataContract\napiVersion: v3.1.0\nid: ''\n", 3, "id"),
        ("kind: DataContract\napiVersion: v3.1.0\n", 1, "id"),
        ("kind: DataContract\napiVersion: v3.1.0\nid: a/b\n", 3, "id"),
        ("kind: DataContract\napiVersion: v3.1.0\nid: a b\n", 3, "id"),
        (f"kind: DataContract\napiVersion: v3.1.0\nid: {'x' * 201}\n", 3, "id"),
        ("kind: DataContract\nid: x\napiVersion: v3.1.0\nid: y\n", 4, "id"),
        ("dataContractSpecification: 1.2.1\ninfo: {title: x}\n", 1, "id"),
        (HEAD + "---\n" + HEAD, 7, ""),
        (HEAD + "schema: [unclosed\n", 7, ""),
        (HEAD + "schema: !custom []\n", 6, ""),
        ("", 1, ""),
    ],
)
def test_file__that_is_no_contract__is_refused_at_its_line(text: str, line: int, path: str) -> None:
    refused = refusal(text)

    assert refused.status == 422
    assert [(one.line, one.path) for one in refused.problems] == [(line, path)]


def test_id__of_another_address__is_refused_and_named() -> None:
    refused = refusal(orders(id="mine"), expected_id="yours")

    assert "'mine'" in refused.sentence
    assert "'yours'" in refused.sentence
    assert refused.problems[0].line == 3


def test_contract__of_50_megabytes__is_not_looked_at() -> None:
    with pytest.raises(YamlTooLarge):
        read(b"a: " + b"x" * 50_000_000)


def test_contract__as_large_as_allowed__is_read_in_seconds() -> None:
    properties = "".join(
        f"  - name: column_{number}\n    logicalType: string\n    isNullable: true\n"
        for number in range(12_000)
    )
    text = f"{HEAD}schema:\n- name: wide\n  properties:\n{properties}"
    assert 800_000 < len(text) < 1_000_000

    begun = time.monotonic()
    file = read(text)
    assert time.monotonic() - begun < 20
    assert "ended here" in file.warnings[-1].message
    assert len(list(shapes.of(file.value).objects[0].walk())) == 12_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD + "team: [{username: a}]\n", []),
        (HEAD + "team:\n  name: x\n  members: [{username: a}]\n", []),
        (HEAD + "team: nobody\n", [(6, "team")]),
        (HEAD + "schema:\n- name: t\n  properties:\n  - name: c\n    isNullable: false\n", [(9, "schema[0].properties[0]")]),
        (HEAD + "schema:\n- name: t\n  properties:\n  - name: c\n    logicalType: timestamp\n", []),
        (HEAD + "schema:\n- name: t\n  properties:\n  - name: c\n    logicalType: money\n", [(10, "schema[0].properties[0].logicalType")]),
        (HEAD + "schema:\n- name: t\n  properties:\n  - name: c\n    requred: true\n", [(9, "schema[0].properties[0]")]),
        (HEAD + "customDomain: x\n", [(1, "")]),
        (HEAD.replace("version: 1.0.0", "version: 1.0"), [(4, "version")]),
        (HEAD.replace("active", "current"), [(5, "status")]),
        (HEAD + "domain: no\n", [(6, "domain")]),
        (HEAD + "name: a\nname: b\n", [(7, "name")]),
        (HEAD.replace("apiVersion: v3.1.0\n", "") + "schema: []\n", [(1, ""), (1, "")]),
    ],
)  # fmt: skip
def test_oddity__that_others_accept__is_a_warning_with_its_line(
    text: str, expected: list[tuple[int, str]]
) -> None:
    assert warned(text) == expected


def test_version_3_0__with_what_came_later__is_warned_of_and_not_of_its_own_ways() -> None:
    head = HEAD.replace("v3.1.0", "v3.0.2")
    rule = "    quality:\n    - type: library\n      rule: nullCheck\n      mustBe: 0\n"
    column = "schema:\n- name: t\n  properties:\n  - name: c\n    logicalType: {}\n"
    bound = "    logicalTypeOptions:\n      exclusiveMinimum: {}\n"

    assert warned(head + "team: [{username: a, role: owner}]\n") == []
    assert warned(head + column.format("integer") + rule) == []
    assert warned(head + column.format("timestamp")) == [(10, "schema[0].properties[0].logicalType")]
    assert warned(head + column.format("integer") + bound.format(5)) == [
        (12, "schema[0].properties[0].logicalTypeOptions.exclusiveMinimum")
    ]


def test_version__written_as_a_number__is_kept_as_written() -> None:
    assert read(HEAD.replace("version: 1.0.0", "version: 1.10")).version == "1.10"


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("proposed", ContractState.DRAFT),
        ("draft", ContractState.DRAFT),
        ("Active", ContractState.ACTIVE),
        ("deprecated", ContractState.DEPRECATED),
        ("retired", ContractState.RETIRED),
        ("current", ContractState.DRAFT),
    ],
)
def test_status__of_the_standard_or_unknown__is_a_state(status: str, state: ContractState) -> None:
    file = read(HEAD.replace("active", status))

    assert (file.status, file.state) == (status, state)


@pytest.mark.parametrize("change", ["\r\n", "bom", "json"])
def test_bytes__of_other_systems__say_the_same(change: str) -> None:
    plain = orders()
    content = {
        "\r\n": plain.replace(b"\n", b"\r\n"),
        "bom": b"\xef\xbb\xbf" + plain,
        "json": b'{"apiVersion": "v3.1.0", "kind": "DataContract", "id": "orders", "version": "1.0.0"}',
    }[change]
    file = read(content)

    assert file.content == content
    assert file.contract_id == "orders"


def test_older_specification__is_read_with_a_note_of_what_is_not_understood() -> None:
    file = read(
        "dataContractSpecification: 1.2.1\nid: orders\ninfo:\n  title: Orders\n  version: 0.0.1\n  status: active\n"
        "servers:\n  production: {type: postgres, host: h, database: d, schema: s}\n"
        "models:\n  orders:\n    type: table\n    fields:\n      order_id: {type: text, required: true, primaryKey: true}\n"
        "      lines: {type: array, items: {type: record, fields: {sku: {type: text}}}}\n"
        "servicelevels:\n  retention: {period: P1Y}\n"
    )
    shape = shapes.of(file.value)

    assert (file.standard, file.name, file.version, file.state) == (
        Standard.DCS,
        "Orders",
        "0.0.1",
        ContractState.ACTIVE,
    )
    assert [(one.line, "servicelevels" in one.message) for one in file.warnings] == [(1, True)]
    assert [name for name, _ in shape.objects[0].walk()] == ["order_id", "lines", "lines[].sku"]
    assert shape.objects[0].key == ("order_id",)
    assert [one.name for one in shape.servers] == ["production"]


def test_version_2__is_kept_with_a_note() -> None:
    file = read(
        "apiVersion: v2.2.2\nkind: DataContract\nuuid: 53581432\nversion: 1.1.0\nstatus: current\n"
        "datasetName: my_quantum\nquantumName: my\ndataset:\n- table: tbl\n  columns:\n  - column: txn_date\n    isNullable: false\n"
    )
    shape = shapes.of(file.value)

    assert (file.contract_id, file.name) == ("53581432", "my_quantum")
    assert any("not understood" in one.message for one in file.warnings)
    assert shape.objects[0].properties[0].is_required


def test_flags__written_as_yes__are_flags() -> None:
    shape = shapes.of(
        read(HEAD + "schema:\n- name: t\n  properties:\n  - name: c\n    required: yes\n").value
    )

    assert shape.objects[0].properties[0].is_required


@pytest.mark.parametrize(
    "text",
    [
        "schema: 7\n",
        "schema: [7, null, [x]]\n",
        "schema:\n- name: t\n  properties: {a: b}\n",
        "schema:\n- properties: [{name: c, quality: x, logicalTypeOptions: [], items: 3, primaryKeyPosition: x}]\n  physicalName: t\n",
        "servers: 7\nroles: {a: 1}\nteam: 3\nslaProperties: [1, {property: [x]}]\n",
    ],
)
def test_parts__that_are_malformed__are_warned_of_and_left_out(text: str) -> None:
    file = read(HEAD + text)

    assert file.warnings
    assert shapes.of(file.value)


def test_media_type__is_kept() -> None:
    assert (
        read(b'{"apiVersion": "v3.1.0", "kind": "DataContract", "id": "x"}', media_type=files.JSON).media_type
        == files.JSON
    )
