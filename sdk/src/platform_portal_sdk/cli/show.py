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
