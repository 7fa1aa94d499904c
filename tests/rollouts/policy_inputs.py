"""Inputs of the promotion policy to which nothing objects, for tests to change."""

from __future__ import annotations

from typing import Any


def version(number: int, **changes: Any) -> dict[str, Any]:
    """Return one side of a policy input."""
    return {
        "version": number,
        "manifest_digest": "sha256:" + f"{number}" * 64,
        "files": [{"path": "model.skops", "size": 10, "sha256": "a" * 64}],
        "metrics": {"accuracy": 0.9},
        "params": None,
        "tags": {},
        **changes,
    }


def policy_input(**changes: Any) -> dict[str, Any]:
    """Return a complete policy input to which nothing objects."""
    return {
        "schema": 1,
        "action": "promotion",
        "tenant": "acme",
        "target": {"model": "dial", "alias": "champion", "tier": "", "had_canary": True},
        "candidate": version(2),
        "baseline": version(1),
        "traffic": "canary",
        "plan": [{"weight": 10, "seconds": 60}, {"weight": 50, "seconds": 60}],
        "criteria": {},
        "bounds": {"without_traffic": "until_canary"},
        "reason": "",
        **changes,
    }
