"""The judge: says from counts alone whether a candidate goes on, goes back, or may be promoted.

No Django, no clock, no network. A state is a JSON object; `update` is pure; `verdict` may be asked at every look,
because all its evidence is valid under repeated looks.
"""

from apps.rollouts.judge.criteria import Criteria, CriteriaError
from apps.rollouts.judge.state import Counts, JudgeState, Look, initial, update
from apps.rollouts.judge.verdicts import Outcome, Verdict, clean_requests_needed, verdict

__all__ = [
    "Counts",
    "Criteria",
    "CriteriaError",
    "JudgeState",
    "Look",
    "Outcome",
    "Verdict",
    "clean_requests_needed",
    "initial",
    "update",
    "verdict",
]
