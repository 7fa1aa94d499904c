"""The judge's figures as people read them."""

from __future__ import annotations

import math

from apps.rollouts.judge.evidence import Evidence
from apps.rollouts.judge.state import Counts, Metric

# An e-value is shown up to here; larger ones say nothing more and would not fit a float.
LARGEST_LOG = 690.0


def measured(metric: Metric, candidate: Counts, stable: Counts | None, *, slow_ms: int | None = None) -> str:
    """Say in figures what both versions did: "12 of 300 requests to the candidate failed (4.0%), stable ..."."""
    n, bad = candidate.of(metric), candidate.bad(metric)
    what = {
        Metric.ERRORS: "requests to the candidate failed",
        Metric.CLIENT_ERRORS: "requests to the candidate were answered with 4xx",
        Metric.SLOW: f"answers of the candidate took longer than {_bound(slow_ms)}",
    }[metric]
    text = f"{bad:,} of {n:,} {what} ({percent(candidate.rate(metric))})"
    if stable is None:
        return text
    theirs = f"{stable.bad(metric):,} of {stable.of(metric):,}"
    return f"{text}, stable {theirs} ({percent(stable.rate(metric))})"


def everything(evidence: Evidence, *, slow_ms: int | None) -> str:
    """Return what was measured: the errors, and of the other metrics those in which anything was seen."""
    stable = evidence.stable if evidence.has_stable else None
    seen = [
        metric
        for metric in Metric
        if metric is Metric.ERRORS or evidence.candidate.bad(metric) or evidence.stable.bad(metric)
    ]
    return "; ".join(measured(metric, evidence.candidate, stable, slow_ms=slow_ms) for metric in seen)


def odds(what: str, log_evidence: float, limit: float) -> str:
    """Return how strong evidence is beside its limit."""
    return f"{what} {_to_one(plain(log_evidence))}, limit {_to_one(limit)}"


def percent(rate: float) -> str:
    """Write a rate in percent; a small one must not be shown as none at all."""
    percents = 100.0 * rate
    if percents == 0:
        return "0%"
    return f"{percents:.1f}%" if percents >= 0.095 else f"{percents:.2g}%"


def plain(log_evidence: float) -> float:
    """Return the e-value as a finite float with six digits."""
    return float(f"{math.exp(min(log_evidence, LARGEST_LOG)):.6g}")


def _bound(slow_ms: int | None) -> str:
    return f"{slow_ms:,} ms" if slow_ms is not None else "the bound"


def _to_one(value: float) -> str:
    if value >= 1e6:
        return "over a million to 1"
    if value >= 10:
        return f"{value:,.0f} to 1"
    return f"{value:.2g} to 1"
