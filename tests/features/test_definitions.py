"""Documents of definitions: read, refused at the line that is wrong, written, compared."""

from __future__ import annotations

import json
import textwrap
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.core.yaml_documents import YamlInvalid
from apps.features.choices import ObjectKind
from apps.features.definitions import changes, durations, items, reader, writer
from apps.features.definitions.values import (
    Definitions,
    Entity,
    Feature,
    Selection,
    Service,
    Source,
    View,
    of_plain,
    plain,
)

WHOLE = """\
version: 1
project: telecom
description: What the models of the telecom team read.
entities:
  - name: customer
    join_keys: [customer_id]
    value_type: INT64
    owner: ada@acme.example
sources:
  - name: usage_daily
    type: postgres
    table: analytics.usage_daily
    timestamp_field: event_timestamp
    created_timestamp_column: created
feature_views:
  - name: customer_usage
    state: active
    entities: [customer]
    source: usage_daily
    ttl: 1d12h
    online: false
    description: Daily use of the network.
    owner: ada@acme.example
    tags: {tier: gold, pii: false}
    schema:
      - {name: tenure_months, dtype: Float64}
      - {name: support_calls, dtype: INT64, description: "Calls, in 30 days", tags: {unit: calls}}
      - {name: last_plans, dtype: Array(String)}
feature_services:
  - name: churn_v1
    features: ["customer_usage:tenure_months", "customer_usage:support_calls"]
"""


def read(text: str) -> Definitions:
    return reader.read(textwrap.dedent(text).encode())


def faults(text: str) -> list[tuple[int, str]]:
    """Return the line and the path of each fault."""
    with pytest.raises(reader.DefinitionsInvalid) as refused:
        read(text)
    assert (refused.value.code, refused.value.status) == ("invalid_definitions", 422)
    return [(one.line, one.path) for one in refused.value.problems]


def test_document__whole__is_read_in_the_terms_of_feast() -> None:
    found = read(WHOLE)
    assert found == Definitions(
        project="telecom",
        description="What the models of the telecom team read.",
        entities=(Entity("customer", "customer_id", "Int64", owner="ada@acme.example"),),
        sources=(
            Source(
                "usage_daily", "postgres", {"table": "analytics.usage_daily"}, "event_timestamp", "created"
            ),
        ),
        views=(
            View(
                "customer_usage",
                ("customer",),
                "usage_daily",
                (
                    Feature("tenure_months", "Float64"),
                    Feature("support_calls", "Int64", "Calls, in 30 days", {"unit": "calls"}),
                    Feature("last_plans", "Array(String)"),
                ),
                ttl=129_600,
                online=False,
                description="Daily use of the network.",
                owner="ada@acme.example",
                tags={"tier": "gold", "pii": "false"},
                state="active",
            ),
        ),
        services=(Service("churn_v1", (Selection("customer_usage", ("tenure_months", "support_calls")),)),),
    )


def test_document__with_a_byte_order_mark_and_crlf__is_the_same() -> None:
    windows = b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode()
    assert reader.read(windows) == read(WHOLE)


def test_document__with_anchors__is_read() -> None:
    text = WHOLE.replace("owner: ada@acme.example\nsources", "owner: &ada ada@acme.example\nsources").replace(
        "    owner: ada@acme.example\n    tags", "    owner: *ada\n    tags"
    )
    assert "*ada" in text
    assert read(text) == read(WHOLE)


HEAD = """\
project: telecom
entities: [{name: customer, join_keys: [customer_id]}]
sources: [{name: usage, type: file, path: usage.parquet, timestamp_field: at}]
"""
VIEW = "feature_views:\n  - name: v\n    entities: [customer]\n    source: usage\n    schema: [{name: a, dtype: Int64}]\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("entities: []", [(1, "")]),
        ("- project: x", [(1, "")]),
        ("project: ''", [(1, "")]),
        ("project: 'a b'", [(1, "project")]),
        ("project: x\nversion: 2", [(2, "version")]),
        ("project: x\nviews: []", [(2, "views")]),
        ("project: x\nentities: customer", [(2, "entities")]),
        ("project: x\nentities:\n  - customer", [(3, "entities[0]")]),
        ("project: x\nentities:\n  - {name: 1st}", [(3, "entities[0].name")]),
        ("project: x\nentities:\n  - name: a\n    join_keys: [b, c]", [(4, "entities[0].join_keys")]),
        ("project: x\nentities:\n  - name: a\n    value_type: FLOAT", [(4, "entities[0].value_type")]),
        ("project: x\nentities:\n  - name: a\n  - name: A", [(4, "entities[1].name")]),
        ("project: x\nentities:\n  - name: a\n    owner: 5", [(4, "entities[0].owner")]),
        ("project: x\nentities:\n  - name: a\n    tags: [b]", [(4, "entities[0].tags")]),
        ("project: x\nentities:\n  - name: a\n    tags: {b: [c]}", [(4, "entities[0].tags.b")]),
        ('project: x\nentities:\n  - name: a\n    description: "\\a"', [(4, "entities[0].description")]),
        (HEAD + "feature_services: [{name: s, features: [v]}]", [(4, "feature_services[0].features")]),
        (HEAD + VIEW + "on_demand_feature_views: []", [(9, "on_demand_feature_views")]),
        (HEAD + VIEW + "    ttl: soon", [(9, "feature_views[0].ttl")]),
        (HEAD + VIEW + "    ttl: -5", [(9, "feature_views[0].ttl")]),
        (HEAD + VIEW + "    ttl: 99999999d", [(9, "feature_views[0].ttl")]),
        (HEAD + VIEW + "    online: perhaps", [(9, "feature_views[0].online")]),
        (HEAD + VIEW + "    state: retired", [(9, "feature_views[0].state")]),
        (HEAD + VIEW.replace("Int64", "integer"), [(8, "feature_views[0].schema[0].dtype")]),
        (HEAD + VIEW.replace("Int64", "Array(Array(Int64))"), [(8, "feature_views[0].schema[0].dtype")]),
        (HEAD + VIEW.replace("{name: a", "{name: a__b"), [(8, "feature_views[0].schema[0].name")]),
        (HEAD + VIEW.replace("{name: a", "{name: customer_id"), [(8, "feature_views[0].schema[0]")]),
        (HEAD + VIEW.replace("{name: a", "{name: at"), [(8, "feature_views[0].schema[0]")]),
        (HEAD + VIEW.replace("[customer]", "[shop]"), [(6, "feature_views[0].entities[0]")]),
        (HEAD + VIEW.replace("source: usage", "source: other"), [(7, "feature_views[0].source")]),
        (HEAD + VIEW.replace("[{name: a, dtype: Int64}]", "[]"), [(8, "feature_views[0].schema")]),
        (HEAD.replace("type: file", "type: oracle"), [(3, "sources[0].type")]),
        (
            HEAD.replace("path: usage.parquet", "table: usage"),
            [(3, "sources[0].table"), (3, "sources[0].type")],
        ),
        (HEAD.replace("type: file, path: usage.parquet", "type: postgres"), [(3, "sources[0].type")]),
    ],
)
def test_document__that_is_wrong__says_where(text: str, found: list[tuple[int, str]]) -> None:
    assert sorted(faults(text)) == sorted(found)


@pytest.mark.parametrize(
    "row", ["v:b", "w", "v:a:b", "':a'", "'v:'", "[v]", "v, v", "v, 'v:a'", "'v:a', 'v:a'"]
)
def test_service__that_names_what_is_not_there_or_twice__is_refused(row: str) -> None:
    assert faults(HEAD + VIEW + f"feature_services:\n  - name: s\n    features: [{row}]")


def test_document__with_several_faults__names_all_of_them_in_their_order() -> None:
    text = HEAD + VIEW.replace("Int64", "integer") + "    ttl: soon\n    colour: blue\n"
    assert [line for line, _ in faults(text)] == [8, 9, 10]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"project: x\n---\nproject: y",
        b"project: x\nproject: y",
        b"project: !!python/object:os.system x",
        b"\xff\xfe\x00",
        b"a: &a [x,x]\nb: &b [*a,*a]\n"
        + b"".join(
            f"{chr(c + 1)}: &{chr(c + 1)} [{', '.join([f'*{chr(c)}'] * 9)}]\n".encode()
            for c in range(98, 110)
        ),
        b"project: x\ndescription: " + b"y" * 3_000_000,
    ],
    ids=["empty", "two", "duplicate key", "tag", "bytes", "bomb", "huge"],
)
def test_document__that_is_no_yaml_of_ours__is_refused(data: bytes) -> None:
    with pytest.raises(YamlInvalid) as refused:
        reader.read(data)
    assert refused.value.extra["errors"][0].keys() == {"line", "column", "path", "message"}


@pytest.mark.parametrize(
    ("given", "seconds"),
    [("1d", 86_400), ("12h", 43_200), ("1d12h", 129_600), ("90s", 90), (3600, 3600), ("3600", 3600), (0, 0)],
)
def test_duration__written_in_any_way__is_seconds(given: Any, seconds: int) -> None:
    assert durations.seconds_of(given) == seconds


@pytest.mark.parametrize("given", ["", "d", "1w", "1.5h", "h1", -1, True, None, 1.5, "1d 1d", "٣d"])
def test_duration__that_is_none__is_not_read(given: Any) -> None:
    assert durations.seconds_of(given) is None


NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9_]{0,20}", fullmatch=True).filter(lambda name: "__" not in name)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=40).map(str.strip)
TAGS = st.dictionaries(NAMES, TEXTS, max_size=3)


@st.composite
def definitions(draw: Any) -> Definitions:
    """Draw definitions that are valid, with names and texts as odd as may be."""
    entity = Entity("customer", "customer_id", draw(st.sampled_from(["Int64", "String"])), draw(TEXTS))
    source = Source(
        "usage", "file", {"path": draw(TEXTS) or "x"}, "at", description=draw(TEXTS), tags=draw(TAGS)
    )
    taken = {"at", "customer_id"}
    names = draw(
        st.lists(
            NAMES.filter(lambda name: name.lower() not in taken), min_size=1, max_size=4, unique_by=str.lower
        )
    )
    types = st.sampled_from(
        ["Bool", "Bytes", "Float32", "Int64", "String", "UnixTimestamp", "Array(Float64)"]
    )
    schema = tuple(Feature(name, draw(types), draw(TEXTS), draw(TAGS)) for name in names)
    views = tuple(
        View(
            name,
            ("customer",),
            "usage",
            schema,
            ttl=draw(st.one_of(st.none(), st.integers(1, 10**7))),
            online=draw(st.booleans()),
            description=draw(TEXTS),
            owner=draw(TEXTS),
            tags=draw(TAGS),
            state=draw(st.sampled_from([None, "draft", "active", "deprecated"])),
        )
        for name in draw(st.lists(NAMES, max_size=3, unique_by=str.lower))
    )
    services = tuple(
        Service(f"s_{view.name}", (Selection(view.name, draw(st.sampled_from([None, (names[0],)]))),))
        for view in views
    )
    return Definitions("p", draw(TEXTS), (entity,), (source,), views, services)


@settings(max_examples=60, deadline=None)
@given(definitions())
def test_document__written_and_read__says_the_same(found: Definitions) -> None:
    assert reader.read(writer.write(found).encode()) == found


@settings(max_examples=40, deadline=None)
@given(definitions())
def test_definitions__as_they_are_stored_and_back__are_the_same(found: Definitions) -> None:
    states = {(ObjectKind.VIEW, one.name): one.state or "" for one in found.views}
    kept = items.definitions("p", items.documents(found), states)
    ordered = sorted(found.views, key=lambda one: one.name)
    assert kept.views == tuple(replace(one, state=one.state or "") for one in ordered)
    assert (kept.entities, kept.sources) == (found.entities, found.sources)
    assert {one.name: one.selections for one in kept.services} == {
        one.name: one.selections for one in found.services
    }


def test_view__as_json_and_back__is_the_same() -> None:
    found = read(WHOLE)
    for one in (*found.entities, *found.sources, *found.views, *found.services):
        assert of_plain(type(one), json.loads(json.dumps(plain(one)))) == one


def view(**parts: Any) -> View:
    return View(
        **{"name": "v", "entities": ("e",), "source": "s", "schema": (Feature("a", "Int64"),), **parts}
    )


@pytest.mark.parametrize(
    ("after", "what", "is_breaking"),
    [
        (view(schema=(Feature("b", "Int64"),)), {"feature a", "feature b"}, True),
        (view(schema=(Feature("a", "Float64"),)), {"type of a"}, True),
        (view(entities=()), {"entities"}, True),
        (view(source="t"), {"source"}, True),
        (view(schema=(Feature("a", "Int64"), Feature("b", "Int64"))), {"feature b"}, False),
        (view(schema=(Feature("a", "Int64", "New"),)), {"description of a"}, False),
        (view(ttl=60), {"ttl in seconds"}, False),
        (view(online=False), {"served online"}, False),
        (view(owner="me", tags={"a": "b"}), {"owner", "tags"}, False),
        (view(), set(), False),
    ],
)
def test_views__that_differ__break_who_reads_what_is_gone_or_another(
    after: View, what: set[str], is_breaking: bool
) -> None:
    found = changes.of_view(plain(view()), plain(after))
    assert {one.what for one in found} == what
    assert any(one.is_breaking for one in found) is is_breaking


def test_definitions__that_differ__are_listed_by_kind_and_name() -> None:
    before = read(WHOLE)
    text = WHOLE.replace("name: churn_v1", "name: churn_v2").replace(
        "analytics.usage_daily", "analytics.usage_hourly"
    )
    found = changes.between(before, read(text))
    assert [(one.act, one.kind, one.name, one.is_breaking) for one in found] == [
        ("change", "source", "usage_daily", True),
        ("remove", "service", "churn_v1", True),
        ("add", "service", "churn_v2", False),
    ]
    assert changes.between(before, before) == []
