"""One file of a contract: what it is, whether the portal takes it, and what it says."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from apps.contracts.choices import (
    LONGEST_ID,
    LONGEST_NAME,
    MOST_BYTES,
    STATE_OF_STATUS,
    ContractState,
    Standard,
)
from apps.contracts.odcs import schemas
from apps.core import yaml_documents
from apps.core.yaml_documents import Document, Problem, YamlInvalid

YAML, JSON = "application/yaml", "application/json"
_CLEAN_ID = re.compile(r"[^\s/?#%\\\x00-\x1f\x7f]+")
# A key that says what the file is; no two readers have to agree on which of two counts.
_IDENTITY = frozenset({"id", "uuid", "apiVersion", "kind", "version", "status", "dataContractSpecification"})
_READ = re.compile(r"v?3\.[012]\.\d+")
_OLDER = re.compile(r"v?[012]\.\d+(\.\d+)?")
_NEWEST = "v3.1.0"
# What of the older specification is kept and not understood.
_NOT_UNDERSTOOD = ("servicelevels", "quality", "terms", "definitions", "links")


class ContractInvalid(YamlInvalid):
    """A file that is no contract, or not the one that it is sent as."""

    code = "invalid_contract"


@dataclass(frozen=True)
class ContractFile:
    """A file that the portal takes."""

    content: bytes
    digest: str
    media_type: str
    document: Document
    standard: Standard
    contract_id: str
    name: str
    domain: str
    product: str
    api_version: str
    version: str
    status: str
    state: ContractState
    warnings: tuple[Problem, ...]

    @property
    def value(self) -> dict[str, Any]:
        value: dict[str, Any] = self.document.value
        return value


def read(content: bytes, *, media_type: str = YAML, expected_id: str | None = None) -> ContractFile:
    """Return a contract as its file says it; `expected_id` is the id of the address that it was sent to.

    What its standard does not allow, and others' tools accept, is a warning. Raises `ContractInvalid`, `YamlInvalid` and
    `YamlTooLarge`.
    """
    document = yaml_documents.read(content, max_bytes=MOST_BYTES, duplicates="warn")
    twice = [one for one in document.warnings if one.path in _IDENTITY and "stands twice" in one.message]
    errors = [
        Problem(one.line, one.column, one.path, f"{one.message.partition(': ')[0]}. Remove one of them.")
        for one in twice
    ] or list(_errors(document, expected_id))
    if errors:
        raise ContractInvalid(*errors)
    standard = _standard(document.value)
    fields = _odcs_fields(document) if standard == Standard.ODCS else _dcs_fields(document)
    status = fields.pop("status")
    warnings = [*document.warnings, *_warnings(document, standard, status)]
    return ContractFile(
        content=content,
        digest=f"sha256:{hashlib.sha256(content).hexdigest()}",
        media_type=media_type,
        document=document,
        standard=standard,
        contract_id=_id(document),
        status=status,
        state=STATE_OF_STATUS.get(status.lower(), ContractState.DRAFT),
        warnings=tuple(sorted(set(warnings), key=lambda one: (one.line, one.column))),
        **{name: text[:LONGEST_NAME] for name, text in fields.items()},
    )


def _errors(document: Document, expected_id: str | None) -> Iterator[Problem]:
    value = document.value
    if not isinstance(value, dict):
        yield document.problem(
            (), "This is no contract: a contract is a mapping with apiVersion, kind and id."
        )
        return
    if not {"apiVersion", "kind", "schema", "dataContractSpecification"} & value.keys():
        what = "This is no contract: it has neither apiVersion and kind nor dataContractSpecification."
        yield document.problem((), what)
        return
    if "dataContractSpecification" not in value:
        kind = value.get("kind")
        if kind not in (None, "DataContract", "virtualDataset"):
            yield document.problem(
                ("kind",), f"This is no contract: its kind is {kind!r}, not 'DataContract'."
            )
        version = _text(document, "apiVersion")
        if version and not (_READ.fullmatch(version) or _OLDER.fullmatch(version)):
            what = f"The version {version} of the standard is not known: the portal reads v3.0.x and v3.1.0, and keeps older ones."
            yield document.problem(("apiVersion",), what)
    yield from _errors_of_id(document, expected_id)


def _errors_of_id(document: Document, expected_id: str | None) -> Iterator[Problem]:
    key = "id" if "id" in document.value or "uuid" not in document.value else "uuid"
    found = _id(document)
    if not found:
        yield document.problem((key,), "The contract has no id. Give it one that stays the same for good.")
    elif len(found) > LONGEST_ID or not _CLEAN_ID.fullmatch(found):
        what = f"The id stands in addresses: up to {LONGEST_ID} characters without spaces and none of / ? # % \\."
        yield document.problem((key,), what)
    elif expected_id is not None and found != expected_id:
        what = (
            f"The file's id is {found!r}, and it was sent to the address of {expected_id!r}. Make them equal."
        )
        yield document.problem((key,), what)


def _standard(value: dict[str, Any]) -> Standard:
    return Standard.DCS if "dataContractSpecification" in value else Standard.ODCS


def _id(document: Document) -> str:
    return _text(document, "id") or _text(document, "uuid")


def _text(document: Document, *path: str) -> str:
    """Return a scalar as it was written, "" where there is none."""
    value: Any = document.value
    for part in path:
        value = value.get(part) if isinstance(value, dict) else None
    return (document.text(path) or "").strip() if value is not None else ""


def _odcs_fields(document: Document) -> dict[str, str]:
    return {
        "name": _text(document, "name") or _text(document, "datasetName"),
        "domain": _text(document, "domain") or _text(document, "datasetDomain"),
        "product": _text(document, "dataProduct") or _text(document, "quantumName"),
        "api_version": _text(document, "apiVersion"),
        "version": _text(document, "version"),
        "status": _text(document, "status")[:LONGEST_NAME],
    }


def _dcs_fields(document: Document) -> dict[str, str]:
    return {
        "name": _text(document, "info", "title"),
        "domain": _text(document, "info", "domain"),
        "product": "",
        "api_version": _text(document, "dataContractSpecification"),
        "version": _text(document, "info", "version"),
        "status": _text(document, "info", "status")[:LONGEST_NAME],
    }


def _warnings(document: Document, standard: Standard, status: str) -> Iterator[Problem]:
    value = document.value
    if status.lower() not in STATE_OF_STATUS:
        path = ("status",) if standard == Standard.ODCS else ("info", "status")
        what = f"The status {status!r} is none of the standard's. It is kept, and the contract promises nothing yet, as a draft."
        yield document.problem(path, what)
    if standard == Standard.DCS:
        kept = ", ".join(name for name in _NOT_UNDERSTOOD if name in value)
        yield document.problem(
            ("dataContractSpecification",),
            "This is the older Data Contract Specification. Its models and servers are read; "
            + (f"{kept} are kept and not understood." if kept else "everything else is kept as it is."),
        )
        return
    version = _text(document, "apiVersion")
    if not version:
        what = f"apiVersion is missing. The contract is read as {_NEWEST}."
        yield document.problem((), what)
    elif _OLDER.fullmatch(version):
        what = f"Version {version} of the standard is kept as it is. Its datasets are read; roles, service levels and quality are not understood."
        yield document.problem(("apiVersion",), what)
        return
    elif not version.startswith(("v3.0.", "v3.1.", "v3.2.")):
        yield document.problem(("apiVersion",), f"Write v{version.removeprefix('v')}, as the standard does.")
    yield from schemas.problems(document, api_version=version or _NEWEST)
