"""MLflow's own clients, the newest whole and the oldest with aliases, against a running portal."""

from __future__ import annotations

import pytest

VERSIONS = [str(number) for number in range(1, 25)]


@pytest.fixture(scope="module", params=["mlflow", "mlflow-oldest"])
def name(request: pytest.FixtureRequest) -> str:
    """Return the client, and the model that it registers."""
    return str(request.param)


@pytest.fixture(scope="module")
def seen(mlflow, name):
    """Return what a client saw when it did with the registry what its users do."""
    return mlflow(name, "mlflow_registry.py", name)


def test_clients__under_test__are_the_newest_and_the_oldest_supported(seen, name):
    version = tuple(map(int, seen["client"].split(".")[:2]))

    assert version >= (3, 17) if name == "mlflow" else version == (2, 3)


def test_mlflow__registers_finds_and_fetches__as_with_its_own_server(seen, name):
    assert seen["versions"] == VERSIONS
    assert seen["again"][0] == "RESOURCE_ALREADY_EXISTS"
    assert seen["stranger"][0] == "RESOURCE_DOES_NOT_EXIST"
    assert seen["alias"] == "2"
    assert seen["loaded"] == f"{name} 2"
    assert len(seen["tags"]) == 101
    assert seen["whole"]


def test_mlflow__follows_page_tokens_over_fat_tags__sees_every_version_once(seen, name):
    newest_first = [[name, version] for version in reversed(VERSIONS)]

    assert [one for page in seen["searched"] for one in page] == newest_first
    assert [one for page in seen["small"] for one in page] == newest_first
    assert all(1 <= len(page) <= 10 for page in seen["small"])
    assert [name, None] in [one for page in seen["models"] for one in page]


def test_mlflow__moves_what_is_protected__hears_in_one_sentence_where_to_go(seen, portal, name):
    assert seen["champion"][0] == "PERMISSION_DENIED"
    assert f"{portal.url}/models/globex/{name}/request/?version=1&alias=champion" in seen["champion"][1]
    # It did not move all the same.
    assert seen["latest"][0] == "INVALID_PARAMETER_VALUE"
    assert (seen["stage"][0], seen["delete"][0]) == ("NOT_IMPLEMENTED", "NOT_IMPLEMENTED")


def test_mlflow__whole__saves_registers_and_loads_a_scikit_learn_model(mlflow):
    seen = mlflow("mlflow", "mlflow_sklearn.py", "sklearn-mlflow")

    assert (seen["version"], seen["pyfunc"], seen["sklearn"], seen["signature"]) == ("1", True, True, True)
