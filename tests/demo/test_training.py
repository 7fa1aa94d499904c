from __future__ import annotations

import copy
import itertools
import json

import pytest

from demo import training
from demo.model_server import estimator
from demo.model_server.estimator import ModelFault
from demo.model_server.protocol import BadRequest
from demo.training import Kind


def metric(folder, name):
    return json.loads((folder / "metrics.json").read_text())[name]


def test_better_version__of_each_model__has_better_numbers(versions):
    assert metric(versions["churn-better"], "accuracy") > metric(versions["churn-first"], "accuracy") + 0.01
    assert metric(versions["demand-better"], "r2") > metric(versions["demand-first"], "r2")


def test_version__of_each_kind__has_the_files_of_the_format(versions):
    for folder in versions.values():
        names = {file.name for file in folder.iterdir()}
        assert names == {"model.skops", "metrics.json", "params.json", "input_example.json", "README.md"}


def test_slow_version__asks_many_models_for_a_row__and_has_numbers_as_good(versions):
    model = estimator.load(versions["churn-slow"]).estimator

    # Each member is a whole copy of the better version, so a row costs that many times as much.
    assert len(model.estimators_) == training.MEMBERS >= 50
    assert metric(versions["churn-slow"], "accuracy") > metric(versions["churn-better"], "accuracy") - 0.01
    assert (versions["churn-slow"] / "model.skops").stat().st_size < 2_000_000


def test_version_with_another_schema__on_its_own_rows__answers_and_looks_fine(versions):
    folder = versions["churn-other-schema"]
    example = json.loads((folder / "input_example.json").read_text())

    assert estimator.load(folder).answer(example)[0]["shape"] == [2]
    assert metric(folder, "accuracy") > metric(versions["churn-first"], "accuracy")


def test_version_with_another_schema__on_real_traffic__refuses_every_request(versions):
    model = estimator.load(versions["churn-other-schema"])

    for request in itertools.islice(training.traffic("churn"), 50):
        with pytest.raises(BadRequest, match="tenure_months"):
            model.answer(request)


def test_version__built_twice__has_the_same_numbers(versions, tmp_path):
    again = training.build("churn", Kind.BETTER, tmp_path / "again")

    assert (again / "metrics.json").read_bytes() == (versions["churn-better"] / "metrics.json").read_bytes()


def test_note__in_the_card__makes_bytes_of_its_own(versions, tmp_path):
    noted = training.build("churn", Kind.BETTER, tmp_path / "noted", note="Run 1")

    assert (noted / "README.md").read_text() != (versions["churn-better"] / "README.md").read_text()


def test_traffic__with_one_seed__is_the_same_each_time():
    first = list(itertools.islice(training.traffic("churn", seed=5), 600))

    assert first == list(itertools.islice(training.traffic("churn", seed=5), 600))
    assert first[:100] != list(itertools.islice(training.traffic("churn", seed=6), 100))


def _together(requests):
    """Make one request of many with one row each: a row's answer does not depend on its company."""
    made = copy.deepcopy(requests[0])
    for place, tensor in enumerate(made["inputs"]):
        tensor["data"] = [one["inputs"][place]["data"][0] for one in requests]
        tensor["shape"] = [len(requests)]
    return made


@pytest.mark.parametrize(
    ("name", "kind"), [("churn", "first"), ("churn", "better"), ("churn", "slow"), ("demand", "better")]
)
def test_sound_version__on_real_traffic__answers_everything(versions, name, kind):
    model = estimator.load(versions[f"{name}-{kind}"])
    requests = list(itertools.islice(training.traffic(name), 300))

    assert [model.answer(one)[0]["shape"] for one in requests[:20]] == [[1]] * 20
    assert model.answer(_together(requests))[0]["shape"] == [300]


def test_faulty_version__on_real_traffic__fails_on_the_family_plan_only(versions):
    model = estimator.load(versions["churn-faulty"])
    requests = list(itertools.islice(training.traffic("churn"), 500))
    family = [one for one in requests if one["inputs"][3]["data"] == ["family"]]
    others = [one for one in requests if one not in family]

    for request in family:
        with pytest.raises(ModelFault, match="unknown categories"):
            model.answer(request)
    assert model.answer(_together(others))[0]["shape"] == [len(others)]
    assert 0.10 < len(family) / 500 < 0.25
