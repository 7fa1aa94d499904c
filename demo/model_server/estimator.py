"""One loaded model: a scikit-learn estimator out of a skops file, and how it answers."""

from __future__ import annotations

import importlib
import inspect
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from . import protocol, schema
from .schema import Schema

MODEL_FILE = "model.skops"
EXAMPLE_FILE = "input_example.json"
OUTPUTS = ("predict", "predict_proba")
# What a small demo server is ready to hold of one model, unpacked.
MOST_BYTES = 256 * 1024 * 1024


class Unloadable(Exception):
    """Say why a version's files are not a model this server can serve."""


class ModelFault(Exception):
    """A model failed on a sound request."""


@dataclass(frozen=True)
class Model:
    """An estimator and what it takes, where its example tells that."""

    estimator: Any
    schema: Schema

    @property
    def inputs(self) -> tuple[Mapping[str, Any], ...]:
        """Return the declared inputs as the protocol's metadata has them."""
        return tuple(
            {"name": one.name, "datatype": one.datatype or "FP64", "shape": _shape(one.width)}
            for one in self.schema.columns
        )

    def answer(self, document: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Run the model on a request and give its output tensors.

        Raises BadRequest for an unsound request and ModelFault for whatever the model itself raises.
        """
        tensors = protocol.parse_inputs(document)
        self.schema.check(tensors)
        table = protocol.matrix(tensors, self.schema.names)
        wanted = protocol.wanted_outputs(document) or frozenset({"predict"})
        offered = {name for name in OUTPUTS if hasattr(self.estimator, name)}
        if unknown := wanted - offered:
            raise protocol.BadRequest(f"there is no output {min(unknown)!r}")
        try:
            return [
                protocol.output_tensor(name, getattr(self.estimator, name)(table)) for name in sorted(wanted)
            ]
        except Exception as error:  # a model may raise anything at all, and each is the model's own fault
            raise ModelFault(f"{type(error).__name__}: {error}") from error


def load(folder: Path) -> Model:
    """Load a model from a version's files. Raises Unloadable with a reason for people."""
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
    values = getattr(estimator, "n_features_in_", None)
    return Model(
        estimator, schema.read(folder / EXAMPLE_FILE, values=values if type(values) is int else None)
    )


def is_trusted(name: str) -> bool:
    """Allow, beyond what skops trusts itself, classes of scikit-learn and types of numpy.

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


def _shape(width: int) -> list[int]:
    return [-1] if width == 1 else [-1, width]
