"""One loaded model: a scikit-learn estimator out of a skops file, and how it answers."""

from __future__ import annotations

import importlib
import inspect
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from . import protocol

MODEL_FILE = "model.skops"
EXAMPLE_FILE = "input_example.json"
# What a small demo server is ready to hold of one model, unpacked.
MOST_BYTES = 256 * 1024 * 1024


class Unloadable(Exception):
    """This exception will say why a version's files are not a model this server can serve."""


class ModelFault(Exception):
    """This exception will say that a model failed on a sound request."""


@dataclass(frozen=True)
class Model:
    """An estimator and the names of its columns, in order, where its example tells them."""

    estimator: Any
    columns: tuple[str, ...] | None
    inputs: tuple[Mapping[str, Any], ...]

    def answer(self, document: Mapping[str, Any]) -> list[dict[str, Any]]:
        """This function will run the model on a request and give its output tensors.

        Raises BadRequest for an unsound request and ModelFault for whatever the model itself raises.
        """
        table = protocol.matrix(protocol.parse_inputs(document), self.columns)
        wanted = protocol.wanted_outputs(document) or frozenset({"predict"})
        if unknown := wanted - {"predict", "predict_proba"}:
            raise protocol.BadRequest(f"there is no output {sorted(unknown)[0]!r}")
        try:
            return [
                protocol.output_tensor(name, getattr(self.estimator, name)(table)) for name in sorted(wanted)
            ]
        except Exception as error:  # a model may raise anything at all, and each is the model's own fault
            raise ModelFault(f"{type(error).__name__}: {error}") from error


def load(folder: Path) -> Model:
    """This function will load a model from a version's files. Raises Unloadable with a reason for people."""
    # It brings scikit-learn along, seconds of work: a server that was restarted listens before.
    import skops.io

    location = folder / MODEL_FILE
    if not location.is_file():
        raise Unloadable(f"the version has no {MODEL_FILE}")
    try:
        _check_size(location)
        untrusted = skops.io.get_untrusted_types(file=location)
        if refused := [name for name in untrusted if not is_trusted(name)]:
            raise Unloadable(f"{MODEL_FILE} uses {', '.join(sorted(refused)[:5])}, which is not trusted here")
        estimator = skops.io.load(location, trusted=untrusted)
    except Unloadable:
        raise
    except Exception as error:  # a file of any content may be pushed; whatever breaks, the reason is told
        raise Unloadable(f"{MODEL_FILE} cannot be loaded: {type(error).__name__}: {error}") from error
    if not callable(getattr(estimator, "predict", None)):
        raise Unloadable(f"{MODEL_FILE} holds a {type(estimator).__name__}, which cannot predict")
    inputs = _example(folder / EXAMPLE_FILE)
    names = tuple(str(one["name"]) for one in inputs) or None
    return Model(estimator=estimator, columns=names, inputs=inputs)


def is_trusted(name: str) -> bool:
    """This function will allow, beyond what skops trusts itself, classes of scikit-learn and types of numpy.

    Functions are never allowed: a file could name one that does harm when it is called.
    """
    module, _, attribute = name.rpartition(".")
    if module.split(".")[0] not in ("sklearn", "numpy"):
        return False
    try:
        found = getattr(importlib.import_module(module), attribute)
    except (ImportError, AttributeError):
        return False
    if module.split(".")[0] == "numpy":
        is_type = inspect.isclass(found) and issubclass(found, np.generic | np.dtype)
        return is_type or isinstance(found, np.ufunc)
    return inspect.isclass(found) and found.__module__.split(".")[0] == "sklearn"


def _check_size(location: Path) -> None:
    with zipfile.ZipFile(location) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
            raise Unloadable(f"{MODEL_FILE} unpacks to more than {MOST_BYTES // 2**20} MB")


def _example(location: Path) -> tuple[Mapping[str, Any], ...]:
    """This function will read the inputs an example declares; without a usable one, none are declared."""
    try:
        document = json.loads(location.read_bytes())
    except (OSError, ValueError, RecursionError):
        return ()
    if not isinstance(document, dict):
        return ()
    inputs = document.get("inputs")
    if not isinstance(inputs, list) or not all(isinstance(one, dict) and "name" in one for one in inputs):
        columns = document.get("columns")
        if not isinstance(columns, list):
            return ()
        inputs = [{"name": name} for name in columns]
    # A single tensor of rank 2 is the whole table: its name is no column's.
    if len(inputs) == 1 and len(inputs[0].get("shape") or ()) == 2:
        return ()
    return tuple(
        {"name": str(one["name"]), "datatype": str(one.get("datatype", "FP64")), "shape": [-1]}
        for one in inputs
    )
