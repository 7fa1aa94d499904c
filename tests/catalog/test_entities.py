"""Names and files of Backstage's entities. The official validators read them in tests/clients/test_backstage.py."""

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from apps.catalog.backstage.entities import Entity, Link, entity_name, written

# As @backstage/catalog-model has it (KubernetesValidatorFunctions.isValidObjectName).
VALID = re.compile(r"([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\Z")


@pytest.mark.parametrize("name", ["fraud-detector", "driver_stats", "a", "orders.v2", "x" * 63])
def test_entity_name__that_is_one__stays(name: str) -> None:
    assert entity_name(name) == name


def test_entity_name__with_a_prefix__tells_kinds_apart() -> None:
    assert entity_name("orders", prefix="contract") == "contract-orders"


def test_entity_name__of_a_long_path__keeps_its_end() -> None:
    name = entity_name(f"s3://lake/{'deep/' * 30}orders.parquet", prefix="dataset")
    assert len(name) == 63
    assert "orders-parquet-" in name


def test_entity_name__of_no_letters_at_all__is_a_digest() -> None:
    assert re.fullmatch(r"[0-9a-f]{10}", entity_name("订单"))


def test_entity_name__of_two_that_differ_in_case__differs_in_any_case() -> None:
    assert entity_name("Orders").lower() != entity_name("orders").lower()


def test_entity_name__of_one_that_looks_made__is_made_again() -> None:
    made = entity_name("Orders")
    assert entity_name(made) != made


@given(st.text(min_size=1, max_size=200), st.sampled_from(["", "dataset", "feature-service"]))
def test_entity_name__of_anything__is_valid_and_stable(text: str, prefix: str) -> None:
    name = entity_name(text, prefix=prefix)
    assert VALID.match(name)
    assert 1 <= len(name) <= 63
    assert name == entity_name(text, prefix=prefix)


@given(st.lists(st.text(alphabet="aA-_./é", min_size=1, max_size=4), unique=True, max_size=30))
def test_entity_names__of_different_texts__differ_in_any_case(texts: list[str]) -> None:
    assert len({entity_name(text).lower() for text in texts}) == len(texts)


def test_written__reads_back__as_documents_without_anchors() -> None:
    owner = ["group:acme/acme"]
    group = Entity("Group", "acme", "acme", {"type": "team", "children": []}, title="Acme: “Bank”")
    model = Entity(
        "Component",
        "acme",
        "fraud",
        {"type": "ml-model", "dependsOn": owner, "system": None, "providesApis": []},
        description="No: 'yes'\n---\n# all of it",
        annotations={"platform-portal/model": "fraud"},
        tags=("ml",),
        links=(Link("https://portal.example/models/acme/fraud/", "Portal"),),
    )
    text = written([group, model, model], heading=["Made by the portal."])
    assert text.startswith("# Made by the portal.\n---\n")
    assert "&id" not in text
    first, second, _ = yaml.safe_load_all(text)
    assert first["spec"] == {"type": "team", "children": []}
    assert second == {
        "apiVersion": "backstage.io/v1alpha1",
        "kind": "Component",
        "metadata": {
            "namespace": "acme",
            "name": "fraud",
            "description": "No: 'yes'\n---\n# all of it",
            "annotations": {"platform-portal/model": "fraud"},
            "tags": ["ml"],
            "links": [{"url": "https://portal.example/models/acme/fraud/", "title": "Portal"}],
        },
        "spec": {"type": "ml-model", "dependsOn": owner},
    }
