from __future__ import annotations

import json
import zipfile

import numpy as np
import pytest

from demo.model_server import estimator
from demo.model_server.estimator import ModelFault, Unloadable

X = np.array([[0.0, 1.0], [1.0, 0.0], [0.5, 0.5], [0.9, 0.1]] * 10)
Y = np.array([0, 1, 0, 1] * 10)
ROW = {"inputs": [{"name": "x", "shape": [1, 2], "datatype": "FP64", "data": [1.0, 0.0]}]}


# The libraries of models take seconds to import, and every process of a test run reads this module: late, where needed.


def keep(model, folder):
    import skops.io

    skops.io.dump(model, folder / "model.skops")
    return folder


def harmful(values):
    raise AssertionError("this code must never run")


def forest():
    from sklearn.ensemble import RandomForestClassifier

    return RandomForestClassifier(n_estimators=3, random_state=0)


def boosting():
    from sklearn.ensemble import HistGradientBoostingClassifier

    return HistGradientBoostingClassifier(max_iter=3)


def linear():
    from sklearn.linear_model import LinearRegression

    return LinearRegression()


def after(function):
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import FunctionTransformer

    return make_pipeline(FunctionTransformer(function), linear())


@pytest.mark.parametrize(
    "make", [forest, boosting, lambda: after(np.log1p)], ids=["forest", "boosting", "numpy function"]
)
def test_load__of_scikit_learns_own_models__answers(tmp_path, make):
    loaded = estimator.load(keep(make().fit(X, Y), tmp_path))

    assert loaded.answer(ROW)[0]["shape"] == [1]


def test_load__of_a_function_of_the_authors__is_refused(tmp_path):
    folder = keep(after(harmful), tmp_path)

    with pytest.raises(Unloadable, match="not trusted"):
        estimator.load(folder)


@pytest.mark.parametrize(
    "name",
    [
        "os.system",
        "numpy.load",
        "numpy.f2py.run_main",
        "sklearn.utils.resample",
        "sklearn.nothing.At",
        "builtins.eval",
    ],
)
def test_trust__of_functions_and_strangers__is_not_given(name):
    assert not estimator.is_trusted(name)


def test_load__without_a_model_file__says_so(tmp_path):
    with pytest.raises(Unloadable, match=r"no model\.skops"):
        estimator.load(tmp_path)


@pytest.mark.parametrize("content", [b"", b"\x80\x04pickle", b"PK\x03\x04broken"])
def test_load__of_other_bytes__says_so(tmp_path, content):
    (tmp_path / "model.skops").write_bytes(content)

    with pytest.raises(Unloadable, match="cannot be loaded"):
        estimator.load(tmp_path)


def test_load__of_what_cannot_predict__says_so(tmp_path):
    with pytest.raises(Unloadable, match="cannot predict"):
        estimator.load(keep({"a": 1}, tmp_path))


def test_load__of_a_file_that_unpacks_to_too_much__says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(estimator, "MOST_BYTES", 1000)
    with zipfile.ZipFile(tmp_path / "model.skops", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("schema.json", b" " * 5000)

    with pytest.raises(Unloadable, match="unpacks to more"):
        estimator.load(tmp_path)


def test_answer__that_is_not_finite__is_the_models_fault(tmp_path):
    model = linear().fit(X, Y)
    model.coef_ = np.array([np.inf, 0.0])

    with pytest.raises(ModelFault, match="finite"):
        estimator.load(keep(model, tmp_path)).answer(ROW)


def test_answer__asked_for_probabilities__gives_them(versions):
    loaded = estimator.load(versions["churn-first"])
    example = json.loads((versions["churn-first"] / "input_example.json").read_text())

    answer = loaded.answer({**example, "outputs": [{"name": "predict_proba"}]})

    assert [(one["name"], one["shape"]) for one in answer] == [("predict_proba", [2, 2])]


def test_answer__with_inputs_in_another_order__is_the_same(versions):
    loaded = estimator.load(versions["churn-first"])
    example = json.loads((versions["churn-first"] / "input_example.json").read_text())

    assert loaded.answer({"inputs": example["inputs"][::-1]}) == loaded.answer(example)


@pytest.mark.parametrize("text", ["{broken", "[]", '{"inputs": 3}', '{"columns": 3}'])
def test_load__with_an_unusable_example__takes_columns_as_they_come(tmp_path, text):
    keep(linear().fit(X, Y), tmp_path)
    (tmp_path / "input_example.json").write_text(text)

    assert estimator.load(tmp_path).schema.names is None
