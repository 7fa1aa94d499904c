from __future__ import annotations

import pytest

from apps.core.refusals import Invalid
from apps.mlflow_api import filters
from apps.registry import services
from apps.registry.models import ModelVersion, RegisteredModel
from tests.factories.cast import Cast
from tests.registry.pushing import make_model, make_version

BROKEN = [
    "name",
    "name =",
    "= 'x'",
    "name 'x'",
    "name = x",
    "name = 'x",
    "name == 'x'",
    "name = 'x' OR name = 'y'",
    "name = 'x' AND",
    "name = 'x' name = 'y'",
    "AND name = 'x'",
    "(name = 'x')",
    "name = 5",
    "name > 'x'",
    "nonsense = 'x'",
    "created_by__username = 'x'",
    "tenant__slug = 'x'",
    "password LIKE '%'",
    "version_number LIKE '1'",
    "version_number = 'x'",
    "version_number = 99999999999999999999",
    "tags. = 'x'",
    "tags.a > 'x'",
    "tag.`a` = 5",
    "run_id IN 'x'",
    "run_id IN ()",
    "run_id IN ('a',)",
    "run_id IN ('a' 'b')",
    "name = 'x'; DROP TABLE x",
    "name = 'x' --",
    "name =\x01 'x'",
    " AND ".join(["name = 'x'"] * 21),
]


@pytest.mark.parametrize("text", BROKEN)
def test_filter__that_cannot_be_read__says_where(text: str) -> None:
    with pytest.raises(Invalid, match="Filter"):
        filters.condition(text, filters.VERSIONS)


@pytest.mark.parametrize(
    "key", ["x", "name UP", "name ASC DESC", "created_by", "name, x", "", "-name", "tenant__slug"]
)
def test_order__unknown_key__is_refused(key: str) -> None:
    with pytest.raises(Invalid):
        filters.order([key], filters.MODELS)


def test_order__keys__are_read_in_turn() -> None:
    assert filters.order(["name DESC, timestamp"], filters.MODELS) == (("name", True), ("updated_at", False))
    assert filters.order([], filters.MODELS) == (("name", False),)


@pytest.mark.django_db
def test_filter__models__finds_what_it_says(acme: Cast) -> None:
    for name in ("fraud", "fraud_eu", "Churn"):
        make_model(acme, name)
    churn = RegisteredModel.objects.get(name="Churn")
    services.set_model_tag(model=churn, key="team name", value="crm's", by=acme.author)
    services.set_model_tag(model=churn, key="mlflow.prompt.is_prompt", value="true", by=acme.author)
    for text, expected in {
        "": {"fraud", "fraud_eu", "Churn"},
        "name = 'fraud'": {"fraud"},
        'name="fraud"': {"fraud"},
        "`name` != 'fraud'": {"fraud_eu", "Churn"},
        "name LIKE 'fraud%'": {"fraud", "fraud_eu"},
        "name LIKE 'fraud__u'": {"fraud_eu"},
        "name LIKE '%\\\\'": set(),
        "name like 'c%'": set(),
        "name ILIKE 'c%' and name ilike '%N'": {"Churn"},
        "tags.`team name` = 'crm''s'": {"Churn"},
        "tag.\"team name\" LIKE 'crm%'": {"Churn"},
        "tag.`team name` != 'crm\\'s'": {"fraud", "fraud_eu"},
        "tags.nothing != 'x'": {"fraud", "fraud_eu", "Churn"},
        "name LIKE '%' AND tag.`mlflow.prompt.is_prompt` != 'true'": {"fraud", "fraud_eu"},
        "name IN ('fraud', 'Churn')": {"fraud", "Churn"},
        "name = '100%'": set(),
    }.items():
        found = RegisteredModel.objects.filter(filters.condition(text, filters.MODELS), tenant=acme.tenant)
        assert set(found.values_list("name", flat=True)) == expected, text


@pytest.mark.django_db
def test_filter__versions__finds_what_it_says(acme: Cast) -> None:
    model = make_model(acme, "fraud")
    for _ in range(3):
        make_version(acme, model)
    services.set_version_tag(version=model.versions.get(number=2), key="kind", value="trial", by=acme.author)
    for text, expected in {
        "name = 'fraud'": {1, 2, 3},
        "version_number >= 2": {2, 3},
        "version_number < '2'": {1},
        "version_number != 2 AND name = 'fraud'": {1, 3},
        "source_path = 'mlflow-artifacts:/fraud/3'": {3},
        "run_id = ''": {1, 2, 3},
        "run_id IN ('a', 'b')": set(),
        "tags.kind = 'trial'": {2},
        "tags.kind != 'trial'": {1, 3},
    }.items():
        found = ModelVersion.objects.filter(filters.condition(text, filters.VERSIONS), tenant=acme.tenant)
        assert set(found.values_list("number", flat=True)) == expected, text
