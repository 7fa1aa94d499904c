"""The Open Inference Protocol's tensors, to and from numpy.

A request that is not sound is a `BadRequest` (400). What a model makes of a sound one is the model's affair.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

MOST_ROWS = 10_000
# Models compute in single precision as well: what does not fit that is a number to none of them.
LARGEST = float(np.finfo(np.float32).max)

DTYPES: dict[str, type] = {
    "BOOL": np.bool_,
    "UINT8": np.uint8,
    "UINT16": np.uint16,
    "UINT32": np.uint32,
    "UINT64": np.uint64,
    "INT8": np.int8,
    "INT16": np.int16,
    "INT32": np.int32,
    "INT64": np.int64,
    "FP16": np.float16,
    "FP32": np.float32,
    "FP64": np.float64,
    "BYTES": np.object_,
}


class BadRequest(Exception):
    """Say what is wrong with a request."""


class BadOutput(Exception):
    """A model returned what cannot be sent."""


def parse_body(body: bytes) -> dict[str, Any]:
    """Read a JSON object."""
    try:
        document = json.loads(body, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise BadRequest(f"the body is not JSON: {error}") from error
    if not isinstance(document, dict):
        raise BadRequest("the body must be a JSON object")
    return document


def _refuse_constant(text: str) -> None:
    raise ValueError(f"{text} is not a number")


def parse_inputs(document: Mapping[str, Any]) -> dict[str, Array]:
    """Read a request's input tensors by name, each in its declared shape."""
    inputs = document.get("inputs")
    if not isinstance(inputs, list) or not inputs:
        raise BadRequest("inputs must be a list with at least one tensor")
    tensors: dict[str, Array] = {}
    for one in inputs:
        if not isinstance(one, dict) or not isinstance(one.get("name"), str):
            raise BadRequest("each input must be an object with a name")
        if one["name"] in tensors:
            raise BadRequest(f"input {one['name']!r} is given twice")
        tensors[one["name"]] = _tensor(one)
    return tensors


def matrix(tensors: Mapping[str, Array], columns: Sequence[str] | None) -> Array:
    """Lay tensors side by side as the table (rows x columns) a model takes.

    One tensor of rank 2 is the table. Several are its columns, put in the order the model declares where it
    declares exactly these names, else in the order given. Any text column makes the table one of objects.
    """
    names = list(tensors)
    if columns is not None and set(columns) == set(names):
        names = list(columns)
    parts = [tensors[name].reshape(-1, 1) if tensors[name].ndim == 1 else tensors[name] for name in names]
    rows = parts[0].shape[0]
    if any(part.shape[0] != rows for part in parts):
        raise BadRequest("all inputs must have the same number of rows")
    if not 1 <= rows <= MOST_ROWS:
        raise BadRequest(f"send between 1 and {MOST_ROWS} rows at once")
    if len(parts) == 1:
        return parts[0]
    if any(part.dtype == np.object_ for part in parts):
        parts = [part.astype(np.object_) for part in parts]
    return np.hstack(parts)


def wanted_outputs(document: Mapping[str, Any]) -> frozenset[str]:
    """Read which outputs a request asks for; empty means the usual one."""
    outputs = document.get("outputs") or []
    if not isinstance(outputs, list):
        raise BadRequest("outputs must be a list")
    names = [one.get("name") if isinstance(one, dict) else None for one in outputs]
    if not all(isinstance(name, str) for name in names):
        raise BadRequest("each output must be an object with a name")
    return frozenset(str(name) for name in names)


def output_tensor(name: str, values: Any) -> dict[str, Any]:
    """Write an array as an output tensor; numbers that are not finite are a BadOutput."""
    array = np.asarray(values)
    if array.dtype.kind == "f":
        if not np.isfinite(array).all():
            raise BadOutput(f"{name} holds a number that is not finite")
        datatype = "FP64"
    elif array.dtype.kind in "iu":
        datatype = "INT64"
    elif array.dtype.kind == "b":
        datatype = "BOOL"
    else:
        datatype = "BYTES"
        array = array.astype(str)
    return {"name": name, "datatype": datatype, "shape": list(array.shape), "data": array.ravel().tolist()}


def _tensor(one: Mapping[str, Any]) -> Array:
    name, shape, datatype = one["name"], one.get("shape"), one.get("datatype")
    sizes = isinstance(shape, list) and all(isinstance(n, int) and not isinstance(n, bool) for n in shape)
    if not sizes or not shape or any(n < 1 for n in shape):
        raise BadRequest(f"input {name!r}: shape must be a list of whole numbers above 0")
    if len(shape) > 2:
        raise BadRequest(f"input {name!r}: a tensor must have rank 1 or 2")
    if not isinstance(datatype, str) or datatype not in DTYPES:
        raise BadRequest(f"input {name!r}: datatype must be one of {', '.join(DTYPES)}")
    flat = _flat(one.get("data"), name)
    if len(flat) != math.prod(shape):
        raise BadRequest(
            f"input {name!r}: data has {len(flat)} values, shape {shape} needs {math.prod(shape)}"
        )
    _check_kind(flat, str(datatype), name)
    try:
        with np.errstate(over="ignore"):
            values: Array = np.array(flat, dtype=DTYPES[datatype])
    except (TypeError, ValueError, OverflowError) as error:
        raise BadRequest(f"input {name!r}: data is not {datatype}: {error}") from error
    if values.dtype.kind == "f" and not (np.abs(values.astype(np.float64)) <= LARGEST).all():
        raise BadRequest(f"input {name!r}: data holds a number that is too large or not finite")
    return values.reshape(shape)


def _flat(data: Any, name: str) -> list[Any]:
    """Flatten nested lists row by row, without recursion over what a stranger sent."""
    if not isinstance(data, list):
        raise BadRequest(f"input {name!r}: data must be a list")
    flat: list[Any] = data
    depth = 0
    while flat and isinstance(flat[0], list):
        depth += 1
        if depth > 4 or not all(isinstance(part, list) for part in flat):
            raise BadRequest(f"input {name!r}: data is nested unevenly")
        flat = [value for part in flat for value in part]
    return flat


def _check_kind(flat: list[Any], datatype: str, name: str) -> None:
    if datatype == "BYTES":
        sound = all(isinstance(value, str) for value in flat)
    elif datatype == "BOOL":
        sound = all(isinstance(value, bool) for value in flat)
    elif datatype.startswith("FP"):
        sound = all(isinstance(value, int | float) and not isinstance(value, bool) for value in flat)
    else:
        sound = all(isinstance(value, int) and not isinstance(value, bool) for value in flat)
    if not sound:
        raise BadRequest(f"input {name!r}: data holds a value that is not {datatype}")
