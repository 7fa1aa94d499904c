from __future__ import annotations

import numpy as np
import pytest

from demo.model_server import protocol
from demo.model_server.protocol import BadOutput, BadRequest


def tensor(name="x", shape=(2,), datatype="FP64", data=(1, 2.5)):
    return {"name": name, "shape": list(shape), "datatype": datatype, "data": list(data)}


def table(*tensors, columns=None):
    return protocol.matrix(protocol.parse_inputs({"inputs": list(tensors)}), columns)


def test_matrix__of_columns__stands_in_the_order_the_model_declares():
    a, b = tensor("a", data=[1, 2]), tensor("b", data=[3, 4])

    assert table(a, b).tolist() == [[1, 3], [2, 4]]
    assert table(a, b, columns=("b", "a")).tolist() == [[3, 1], [4, 2]]
    assert table(a, b, columns=("b", "c")).tolist() == [[1, 3], [2, 4]]


def test_matrix__with_a_text_column__is_one_of_objects():
    mixed = table(tensor("a", data=[1, 2]), tensor("b", datatype="BYTES", data=["x", "y"]))

    assert mixed.dtype == np.object_
    assert mixed.tolist() == [[1.0, "x"], [2.0, "y"]]


def test_matrix__of_one_tensor_of_rank_2__is_the_table_flat_or_nested():
    assert table(tensor(shape=(2, 2), data=[1, 2, 3, 4])).tolist() == [[1, 2], [3, 4]]
    assert table(tensor(shape=(2, 2), data=[[1, 2], [3, 4]])).tolist() == [[1, 2], [3, 4]]


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"inputs": []},
        {"inputs": "x"},
        {"inputs": [1]},
        {"inputs": [tensor(), tensor()]},
        {"inputs": [tensor(shape=(3,))]},
        {"inputs": [tensor(shape=("2",))]},
        {"inputs": [tensor(shape=(-2,))]},
        {"inputs": [tensor(shape=())]},
        {"inputs": [tensor(datatype="FP128")]},
        {"inputs": [tensor(datatype="INT64")]},
        {"inputs": [tensor(data=["a", "b"])]},
        {"inputs": [tensor(data=[True, False])]},
        {"inputs": [tensor(data=[None, 1])]},
        {"inputs": [tensor(datatype="BYTES")]},
        {"inputs": [tensor(datatype="INT8", data=[1, 400])]},
        {"inputs": [tensor(shape=(2, 2), data=[[1, 2], 3])]},
        {"inputs": [{**tensor(), "data": {"a": 1}}]},
        {"inputs": [tensor(shape=(1, 1, 2))]},
        {"inputs": [tensor("a"), tensor("b", shape=(1,), data=[1])]},
        {"inputs": [tensor(shape=(0,), data=[])]},
    ],
)
def test_request__that_is_not_sound__is_refused(document):
    with pytest.raises(BadRequest):
        protocol.matrix(protocol.parse_inputs(document), None)


@pytest.mark.parametrize("body", [b"", b"{", b"[1]", b"\xff", b"[" * 100_000])
def test_body__that_is_no_json_object__is_refused(body):
    with pytest.raises(BadRequest):
        protocol.parse_body(body)


def test_output__of_each_kind__names_its_datatype():
    assert protocol.output_tensor("p", np.array([1.5]))["datatype"] == "FP64"
    assert protocol.output_tensor("p", np.array([1]))["datatype"] == "INT64"
    assert protocol.output_tensor("p", np.array([True]))["datatype"] == "BOOL"
    assert protocol.output_tensor("p", np.array(["a"], dtype=object))["data"] == ["a"]
    assert protocol.output_tensor("p", np.array([[0.1, 0.9]]))["shape"] == [1, 2]


def test_output__that_is_not_finite__is_no_answer():
    with pytest.raises(BadOutput):
        protocol.output_tensor("p", np.array([np.nan]))
