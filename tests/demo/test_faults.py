"""Whose fault a failed request is: a caller's is answered with 4xx, the model's and the server's own with 5xx."""

from __future__ import annotations

import contextlib
import copy
import json
import socket
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo import training
from demo.model_server import estimator
from demo.model_server.estimator import ModelFault
from demo.model_server.protocol import BadRequest
from demo.model_server.registry import Reference
from demo.model_server.server import MOST_BODY
from demo.traffic import broken
from tests.demo.test_estimator import X, Y, keep, linear
from tests.demo.test_model_server import REQUEST, ROUTED, ask, family_request

INFER = "/v2/models/churn/infer"
COLUMNS = {tensor["name"]: tensor for tensor in REQUEST["inputs"]}


def changed(column: str, **values: Any) -> dict[str, Any]:
    """Return a sound request with one column changed."""
    return {"inputs": [{**one, **values} if one["name"] == column else one for one in REQUEST["inputs"]]}


def table(*values: Any, datatype: str = "FP64") -> dict[str, Any]:
    """Return a request that sends all columns as one table of one row."""
    return {
        "inputs": [{"name": "all", "shape": [1, len(values)], "datatype": datatype, "data": list(values)}]
    }


BROKEN = {
    "a column is missing": {"inputs": REQUEST["inputs"][1:]},
    "an unknown column": {"inputs": [*REQUEST["inputs"], {**COLUMNS["plan"], "name": "colour"}]},
    "another name": changed("tenure_months", name="tenure_years"),
    "text where a number belongs": changed("monthly_spend", datatype="BYTES", data=["a lot"]),
    "a number where text belongs": changed("plan", datatype="INT64", data=[3]),
    "a fraction of a call": changed("support_calls", datatype="FP64", data=[1.5]),
    "truth where a number belongs": changed("support_calls", datatype="BOOL", data=[True]),
    "text in numbers": changed("monthly_spend", data=["a lot"]),
    "null": changed("monthly_spend", data=[None]),
    "not a number": changed("monthly_spend", data=[float("nan")]),
    "infinite": changed("monthly_spend", data=[float("inf")]),
    "beyond single precision": changed("monthly_spend", data=[1e300]),
    "beyond half precision": changed("monthly_spend", datatype="FP16", data=[1e300]),
    "beyond 64 bits": changed("support_calls", data=[10**30]),
    "beyond every float": changed("monthly_spend", data=[10**400]),
    "another shape than data": changed("plan", shape=[2]),
    "rows of two lengths": changed("plan", shape=[2], data=["plus", "plus"]),
    "two values a row": changed("plan", shape=[1, 2], data=["plus", "plus"]),
    "no values a row": changed("plan", shape=[1, 0], data=[]),
    "rank 3": changed("plan", shape=[1, 1, 1]),
    "rank 70": changed("plan", shape=[1] * 70),
    "a shape beyond memory": changed("plan", shape=[0, 10**30], data=[]),
    "too many rows": {"inputs": [{**one, "shape": [10_001], "data": one["data"] * 10_001} for one in REQUEST["inputs"]]},
    "a table without the text": table(1.0, 2.0, 3.0, 4.0),
    "a table of texts": table("a", "b", "c", "d", datatype="BYTES"),
    "an output it has not": {**REQUEST, "outputs": [{"name": "explain"}]},
    "outputs of another kind": {**REQUEST, "outputs": [{"name": ["predict"]}]},
}  # fmt: skip
NOT_JSON = {
    "nothing": b"",
    "half of it": json.dumps(REQUEST).encode()[:-9],
    "a list": b"[]",
    "a word": b"hello",
    "bytes": b"\xff\xfe\x00",
    "a deep nest": b"[" * 100_000,
    "a number of 5,000 digits": b'{"inputs": ' + b"9" * 5_000 + b"}",
}


@pytest.mark.parametrize("version", ["1", "2", "3", "5"])
@pytest.mark.parametrize("body", [pytest.param(json.dumps(one), id=name) for name, one in BROKEN.items()])
def test_infer__with_a_callers_error__is_400_from_every_version(server, version, body):
    status, answer = ask(server, "POST", INFER, headers={**ROUTED, "x-portal-version": version}, body=body)

    assert (status, set(answer)) == (400, {"error"}), answer


@pytest.mark.parametrize("body", NOT_JSON.values(), ids=NOT_JSON.keys())
def test_infer__of_what_is_not_json__is_400(server, body):
    assert ask(server, "POST", INFER, headers=ROUTED, body=body)[0] == 400


@pytest.mark.parametrize("mistake", range(7))
@pytest.mark.parametrize("name", ["churn", "demand"])
def test_infer__with_the_mistakes_of_the_demos_callers__is_400(server, registry, versions, name, mistake):
    registry.folders[Reference("acme", "demand", "2")] = versions["demand-better"]
    body = broken(next(training.traffic(name)), mistake)

    status, answer = ask(
        server, "POST", f"/v2/models/{name}/infer", headers={**ROUTED, "x-portal-model": name}, body=body
    )

    assert status == 400, answer


def test_infer__of_a_regressor_for_probabilities__is_400(server, registry, versions):
    registry.folders[Reference("acme", "demand", "2")] = versions["demand-better"]
    document = {**next(training.traffic("demand")), "outputs": [{"name": "predict_proba"}]}

    status, answer = ask(
        server, "POST", "/v2/models/demand/infer", document, {**ROUTED, "x-portal-model": "demand"}
    )

    assert (status, answer["error"]) == (400, "there is no output 'predict_proba'")


def test_infer__of_a_version_with_another_schema__refuses_todays_callers_and_says_what_it_takes(server):
    status, answer = ask(server, "POST", INFER, REQUEST, {**ROUTED, "x-portal-version": "4"})

    assert status == 400
    assert "'tenure_months'" in answer["error"]
    assert "tenure_years" in answer["error"]


def exchange(server: Any, sent: bytes) -> bytes:
    """Return the first line of the answer to raw bytes."""
    with socket.create_connection(server.server_address, timeout=10) as raw:
        raw.sendall(sent)
        return raw.makefile("rb").readline().strip()


RAW = {
    "a length of 5,000 digits": (b"POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: %s\r\n\r\n", b"9" * 5_000, b"413"),
    "chunks beyond the limit": (b"POST %s HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n%s\r\n", b"%x" % (MOST_BODY + 1), b"413"),
    "chunks that are none": (b"POST %s HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n%s\r\n", b"zz", b"400"),
    "a method of another kind": (b"PUT %s HTTP/1.1\r\nHost: x\r\nX-Unused: %s\r\n\r\n", b"", b"405"),
    "an address that is none": (b"GET http://[%.0s HTTP/1.1\r\nHost: x\r\nX-Unused: %s\r\n\r\n", b"", b"404"),
    "no HTTP": (b"%.0s%s\r\n\r\n", b"hello there you", b"400"),
    "an endless header": (b"GET %s HTTP/1.1\r\nX-Long: %s\r\n\r\n", b"a" * 70_000, b"431"),
}  # fmt: skip


@pytest.mark.parametrize(("form", "filling", "status"), RAW.values(), ids=RAW.keys())
def test_request__that_is_not_sound_http__is_the_callers_fault(server, form, filling, status):
    assert exchange(server, form % (INFER.encode(), filling)).split()[1] == status


def test_request__whose_sender_falls_silent__is_the_callers_fault(server, monkeypatch):
    monkeypatch.setattr("demo.model_server.server.Handler.timeout", 0.2)
    head = b"POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{" % INFER.encode()

    assert exchange(server, head).split()[1] == b"408"


@pytest.mark.parametrize(
    ("prepare", "status"),
    [
        pytest.param(lambda registry, folder: None, 503, id="the registry has no such version"),
        pytest.param(lambda registry, folder: setattr(registry, "away", "away"), 503, id="the registry is away"),
        pytest.param(
            lambda registry, folder: registry.folders.update({Reference("acme", "churn", "9"): folder}),
            500,
            id="the version has no model",
        ),
    ],
)  # fmt: skip
def test_infer__where_the_server_has_no_model__is_5xx(server, registry, tmp_path, prepare, status):
    prepare(registry, tmp_path)

    assert ask(server, "POST", INFER, REQUEST, {**ROUTED, "x-portal-version": "9"})[0] == status


def test_infer__with_every_place_taken__is_503(server, monkeypatch):
    ask(server, "POST", INFER, REQUEST, ROUTED)
    monkeypatch.setattr(server.predictions, "acquire", lambda timeout: False)

    assert ask(server, "POST", INFER, REQUEST, ROUTED)[0] == 503


def test_infer__of_a_sound_request_that_the_model_fails_on__is_500(server):
    headers = {**ROUTED, "x-portal-version": "3"}

    assert ask(server, "POST", INFER, family_request(), headers)[0] == 500


def test_infer__that_fails_inside_the_server__is_500(server, monkeypatch):
    def fail(*_: object) -> None:
        raise RuntimeError("on purpose")

    monkeypatch.setattr(estimator.Model, "answer", fail)

    assert ask(server, "POST", INFER, REQUEST, ROUTED)[0] == 500


def declaring(folder, columns, **example):
    """Return a model of two numbers whose example declares other columns."""
    keep(linear().fit(X, Y), folder)
    inputs = [{"name": name, "shape": [1], "datatype": "FP64", "data": [1.0]} for name in columns]
    (folder / "input_example.json").write_text(json.dumps({"inputs": inputs, **example}))
    return estimator.load(folder)


def test_answer__of_a_model_that_declares_what_it_does_not_take__is_its_own_fault(tmp_path):
    model = declaring(tmp_path, ["a", "b", "c"])
    sent = [{"name": name, "shape": [1], "datatype": "FP64", "data": [1.0]} for name in "abc"]

    with pytest.raises(ModelFault, match="features"):
        model.answer({"inputs": sent})


@pytest.mark.parametrize("shape", [[1, 1], [1, 3], [1]])
def test_answer__to_a_table_of_another_width__is_the_callers_error(tmp_path, shape):
    keep(linear().fit(X, Y), tmp_path)
    sent = {"name": "x", "shape": shape, "datatype": "FP64", "data": [1.0] * shape[-1]}

    with pytest.raises(BadRequest, match="2 values a row"):
        estimator.load(tmp_path).answer({"inputs": [sent]})


def test_answer__to_a_table_of_texts__is_the_callers_error_where_the_example_is_one_of_numbers(tmp_path):
    keep(linear().fit(X, Y), tmp_path)
    example = {"name": "x", "shape": [1, 2], "datatype": "FP64", "data": [1.0, 2.0]}
    (tmp_path / "input_example.json").write_text(json.dumps({"inputs": [example]}))
    model = estimator.load(tmp_path)

    with pytest.raises(BadRequest, match="takes FP64"):
        model.answer({"inputs": [{**example, "datatype": "BYTES", "data": ["a", "b"]}]})
    assert model.answer({"inputs": [example]})[0]["shape"] == [1]


def test_answer__with_whole_numbers_or_narrower_ones__is_taken(tmp_path):
    model = declaring(tmp_path, ["a", "b"])
    a = {"name": "a", "shape": [1], "datatype": "INT64", "data": [1]}
    b = {"name": "b", "shape": [1, 1], "datatype": "FP32", "data": [0.5]}

    assert model.answer({"inputs": [b, a]})[0]["shape"] == [1]
    both = {"name": "both", "shape": [1, 2], "datatype": "FP64", "data": [1, 0.5]}
    assert model.answer({"inputs": [both]}) == model.answer({"inputs": [a, b]})


def test_answer__where_only_names_are_declared__takes_any_datatype(tmp_path):
    keep(linear().fit(X, Y), tmp_path)
    (tmp_path / "input_example.json").write_text('{"columns": ["a", "b"]}')
    sent = [{"name": name, "shape": [1], "datatype": "BOOL", "data": [True]} for name in "ba"]

    assert estimator.load(tmp_path).answer({"inputs": sent})[0]["shape"] == [1]


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["FP64", "BYTES", "INT8", "plan", "predict_proba"])
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
)


@given(
    place=st.integers(0, 3),
    key=st.sampled_from(["name", "shape", "datatype", "data"]),
    value=ANYTHING | st.lists(SCALARS, min_size=1, max_size=1),
)
def test_answer__to_any_broken_column__is_an_answer_or_the_callers_error(versions, place, key, value):
    model = loaded(versions)
    document = copy.deepcopy(REQUEST)
    document["inputs"][place][key] = value

    with contextlib.suppress(BadRequest):
        assert np.isin(model.answer(document)[0]["data"], [0, 1]).all()


@given(document=st.dictionaries(st.sampled_from(["inputs", "outputs", "id"]), ANYTHING))
def test_answer__to_any_document__is_the_callers_error(versions, document):
    with pytest.raises(BadRequest):
        loaded(versions).answer(document)


_loaded: list[estimator.Model] = []


def loaded(versions: dict[str, Any]) -> estimator.Model:
    """Return the better version, loaded once."""
    if not _loaded:
        _loaded.append(estimator.load(versions["churn-better"]))
    return _loaded[0]
