"""What the command prints: tables for people, one JSON document for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, is_dataclass
from enum import StrEnum
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from platform_portal_sdk.types import ChangeRequest, ModelVersion, RegisteredModel, Rollout


class Output(StrEnum):
    """The two forms of output."""

    TABLE = "table"
    JSON = "json"


def plain(value: Any) -> Any:
    """Turn an answer into what json can write: the portal's own members if any."""
    raw = getattr(value, "raw", None)
    if isinstance(raw, Mapping):
        return dict(raw)
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return value


def as_json(value: Any) -> None:
    """Print one JSON document on one or more lines."""
    document = [plain(one) for one in value] if isinstance(value, list | tuple) else plain(value)
    sys.stdout.write(json.dumps(document, indent=2, ensure_ascii=False, default=str) + "\n")
    sys.stdout.flush()


def as_json_line(value: Any) -> None:
    """Print one JSON document on one line, for streams."""
    sys.stdout.write(json.dumps(plain(value), ensure_ascii=False, default=str) + "\n")
    sys.stdout.flush()


def line(text: str) -> None:
    """Print one line for people, without markup and without folding it."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def table(titles: Sequence[str], rows: Sequence[Sequence[str]], *, empty: str) -> None:
    """Print a table, or say what to do where there is nothing."""
    if not rows:
        line(empty)
        return
    drawn = Table(*titles, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        # Text, not markup: a model's name may hold square brackets. Folded, not cut: identifiers get copied.
        drawn.add_row(*(Text(cell, overflow="fold") for cell in row))
    Console(highlight=False, soft_wrap=not sys.stdout.isatty()).print(drawn)


def details(pairs: Sequence[tuple[str, str]]) -> None:
    """Print names and values below each other, leaving out what is empty."""
    shown = [(name, value) for name, value in pairs if value]
    width = max((len(name) for name, _ in shown), default=0)
    for name, value in shown:
        line(f"{name.ljust(width)}  {value}")


def request_details(one: ChangeRequest) -> list[tuple[str, str]]:
    """List what a person needs to see of a change request before voting."""
    policy = {True: "allows", False: "refuses", None: ""}[one.policy_allows]
    if one.policy_reasons:
        policy = f"{policy}: {'; '.join(one.policy_reasons)}"
    return [
        ("request", f"{one.id} (number {one.number})" if one.number else one.id),
        ("change", f"{one.tenant}/{one.model}: {one.alias} -> version {one.version}"),
        ("state", one.state),
        ("approvals", f"{one.approvals} of {one.quorum}"),
        ("policy", policy),
        ("revision", str(one.revision)),
        ("digest", one.digest),
        ("rollout", one.rollout_id or ("" if one.observed else "none: not observed")),
        ("page", one.url),
    ]


def rollout_details(one: Rollout) -> list[tuple[str, str]]:
    """List how a rollout stands."""
    observed = "" if one.observed_weight is None else f", the router has {one.observed_weight}%"
    return [
        ("rollout", one.id),
        ("change", f"{one.tenant}/{one.model}: version {one.version}{_instead_of(one)}"),
        ("state", one.state),
        ("weight", f"{one.weight}%{observed}"),
        ("step", f"{one.step} of {one.steps}" if one.steps else ""),
        ("verdict", one.verdict),
        ("reason", one.reason),
        ("request", one.change_request_id),
        ("page", one.url),
    ]


def rollout_line(one: Rollout) -> str:
    """Say a rollout's status on one line."""
    observed = "" if one.observed_weight is None else f" (router {one.observed_weight}%)"
    said = ": ".join(part for part in (one.verdict, one.reason) if part)
    return f"{one.state:<12} weight {one.weight}%{observed}" + (f"  {said}" if said else "")


def request_row(one: ChangeRequest) -> tuple[str, ...]:
    """Make a change request's row."""
    change = f"{one.tenant}/{one.model} {one.alias} -> {one.version}"
    return (one.id, one.state, change, f"{one.approvals}/{one.quorum}", one.created_at)


def rollout_row(one: Rollout) -> tuple[str, ...]:
    """Make a rollout's row."""
    return (one.id, one.state, f"{one.tenant}/{one.model} v{one.version}", f"{one.weight}%", one.verdict)


def model_row(one: RegisteredModel) -> tuple[str, ...]:
    """Make a model's row."""
    aliases = ", ".join(f"{alias} -> {version}" for alias, version in sorted(one.aliases.items()))
    return (one.name, aliases, one.description)


def version_details(one: ModelVersion) -> list[tuple[str, str]]:
    """List what was just registered."""
    return [
        ("model", one.name),
        ("version", str(one.version)),
        ("source", one.source),
        ("files", str(len(one.files))),
    ]


def _instead_of(one: Rollout) -> str:
    return f" instead of {one.baseline_version}" if one.baseline_version else " (first of its route)"
