"""What a model takes, and whether a request fits it: a request that does not is its caller's error, never the model's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .protocol import DTYPES, Array, BadRequest

# The kinds of numpy types that stand for each declared kind: a column of fractions takes whole numbers as well.
_FITTING = {"O": "O", "b": "b", "i": "iu", "u": "iu", "f": "fiu"}


@dataclass(frozen=True)
class Column:
    """One input: its name, its datatype where the example tells it, and how many values of a row it holds."""

    name: str
    datatype: str | None = None
    width: int = 1

    def takes(self, tensor: Array) -> bool:
        """Return whether values of the tensor's type may stand in this column."""
        return self.datatype is None or tensor.dtype.kind in _FITTING[_kind(self.datatype)]


@dataclass(frozen=True)
class Schema:
    """The columns that a model's example declares (none: any names), and the values of a row its estimator wants."""

    columns: tuple[Column, ...] = ()
    values: int | None = None
    # What a single table of rank 2 holds, where the example is one.
    datatype: str | None = None

    @property
    def names(self) -> tuple[str, ...] | None:
        """Return the declared names in order; None where none are declared."""
        return tuple(column.name for column in self.columns) or None

    def check(self, tensors: Mapping[str, Array]) -> None:
        """Compare a request's tensors with the schema. Raises BadRequest with what the model takes instead."""
        if not self.columns or self._is_table(tensors):
            self._check_table(tensors)
            return
        known = {column.name for column in self.columns}
        takes = f"the model takes {', '.join(column.name for column in self.columns)}"
        if unknown := [name for name in tensors if name not in known]:
            raise BadRequest(f"there is no input {unknown[0]!r}: {takes}")
        for column in self.columns:
            if column.name not in tensors:
                raise BadRequest(f"input {column.name!r} is missing: {takes}")
            tensor = tensors[column.name]
            if _width(tensor) != column.width:
                raise BadRequest(f"input {column.name!r}: a row has {column.width} value(s) of it")
            if not column.takes(tensor):
                raise BadRequest(f"input {column.name!r}: the model takes {column.datatype} there")

    def _is_table(self, tensors: Mapping[str, Array]) -> bool:
        """Return whether the request is one table that stands for all columns."""
        names = set(tensors)
        (first, *others) = tensors.values()
        return not others and first.ndim == 2 and names != {column.name for column in self.columns}

    def _check_table(self, tensors: Mapping[str, Array]) -> None:
        columns = self.columns or (Column("input", self.datatype),)
        for name, tensor in tensors.items():
            if refusing := [column for column in columns if not column.takes(tensor)]:
                raise BadRequest(f"input {name!r}: the model takes {refusing[0].datatype} there")
        wanted = sum(column.width for column in self.columns) or self.values
        given = sum(_width(tensor) for tensor in tensors.values())
        if wanted is not None and given != wanted:
            raise BadRequest(f"the model takes {wanted} values a row, and the request has {given}")


def read(example: Path, *, values: int | None) -> Schema:
    """Read the schema that an example declares; an unusable example declares nothing. `values`: what a row holds."""
    try:
        document = json.loads(example.read_bytes())
    except (OSError, ValueError, RecursionError):
        return Schema(values=values)
    inputs = document.get("inputs") if isinstance(document, dict) else None
    if not isinstance(inputs, list) or not all(isinstance(one, dict) and "name" in one for one in inputs):
        names = document.get("columns") if isinstance(document, dict) else None
        inputs = [{"name": name} for name in names] if isinstance(names, list) else []
    columns = tuple(Column(str(one["name"]), _datatype(one), _declared_width(one)) for one in inputs)
    # A single tensor of rank 2 is the whole table: its name is no column's.
    if len(inputs) == 1 and _rank(inputs[0]) == 2:
        return Schema(values=values, datatype=columns[0].datatype)
    return Schema(columns=columns, values=values)


def _kind(datatype: str) -> str:
    return "O" if datatype == "BYTES" else DTYPES[datatype]().dtype.kind


def _width(tensor: Array) -> int:
    return 1 if tensor.ndim == 1 else int(tensor.shape[1])


def _datatype(declared: Mapping[str, Any]) -> str | None:
    found = declared.get("datatype")
    return found if isinstance(found, str) and found in DTYPES else None


def _rank(declared: Mapping[str, Any]) -> int:
    shape = declared.get("shape")
    return len(shape) if isinstance(shape, list) else 1


def _declared_width(declared: Mapping[str, Any]) -> int:
    width = declared["shape"][1] if _rank(declared) == 2 else 1
    return width if isinstance(width, int) and width > 0 else 1
