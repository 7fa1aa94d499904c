"""The judge: says from counts alone whether a candidate goes on, goes back, or may be promoted.

No Django, no clock, no network. A state is a JSON object; `update` is pure; `verdict` may be asked at every measurement,
because all its evidence is valid under repeated measurements.
"""

from apps.rollouts.judge.criteria import DEFAULT_SLOW_MS, SLOW_EDGES_MS, Criteria, CriteriaError
from apps.rollouts.judge.state import (
    ANSWER_SECONDS,
    Counts,
    JudgeState,
    Measurement,
    Metric,
    initial,
    resume,
    update,
)
from apps.rollouts.judge.verdicts import Outcome, Verdict, clean_requests_needed, outcome_of, verdict

__all__ = [
    "ANSWER_SECONDS",
    "DEFAULT_SLOW_MS",
    "SLOW_EDGES_MS",
    "Counts",
    "Criteria",
    "CriteriaError",
    "JudgeState",
    "Measurement",
    "Metric",
    "Outcome",
    "Verdict",
    "clean_requests_needed",
    "initial",
    "outcome_of",
    "resume",
    "update",
    "verdict",
]
