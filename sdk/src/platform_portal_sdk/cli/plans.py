"""Reading a rollout plan from the command line or a file. Whether it is sound is for the portal to say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Steps, or None to go without traffic, and the criteria of the verdict where the file names some."""

    steps: list[dict[str, int]] | None
    criteria: Mapping[str, Any] | None = None


def parse(text: str) -> Plan:
    """Read "10:60,50:60" as steps of a weight in percent and a duration in seconds."""
    steps = []
    for part in text.split(","):
        weight, colon, seconds = part.strip().partition(":")
        if not (colon and weight.strip().isdecimal() and seconds.strip().isdecimal()):
            raise typer.BadParameter(
                f"{part.strip()!r} is not WEIGHT:SECONDS. Write a plan as 10:60,50:60.", param_hint="--plan"
            )
        steps.append({"weight": int(weight), "seconds": int(seconds)})
    return Plan(steps=steps)


def read(path: Path) -> Plan:
    """Read a JSON file: a plan as the portal takes it, or {"plan": ..., "criteria": {...}}.

    A plan is a list of steps, or {"traffic": "none"}.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise typer.BadParameter(
            f"{path} cannot be read as JSON: {error}", param_hint="--plan-file"
        ) from error
    is_named = isinstance(document, dict) and "plan" in document
    criteria = document.get("criteria") if is_named else None
    steps = document["plan"] if is_named else document
    if steps == {"traffic": "none"}:
        return Plan(steps=None, criteria=criteria)
    if not isinstance(steps, list) or not all(isinstance(step, dict) for step in steps):
        raise typer.BadParameter(
            f'{path} must hold a list such as [{{"weight": 10, "seconds": 60}}], or {{"traffic": "none"}}.',
            param_hint="--plan-file",
        )
    return Plan(steps=steps, criteria=criteria)
