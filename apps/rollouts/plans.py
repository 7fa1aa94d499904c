"""Plans: the steps by which the canary weight grows, checked before anybody approves them.

Where no traffic can be observed, for batch scoring or an alias that takes none, the plan says just that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from apps.core.refusals import Invalid

MAX_STEPS = 20
MAX_WEIGHT = 100
MAX_SECONDS = 604_800  # a week
NO_TRAFFIC: dict[str, str] = {"traffic": "none"}
"""The plan under which the alias moves without a canary, as it is stored and approved."""

StoredPlan = list[dict[str, int]] | dict[str, str]


class PlanError(Invalid):
    """The plan cannot be carried out as written; the sentence names the step and what to do."""

    code = "invalid_plan"
    sentence = "The plan is not valid. Give a list of steps, each with a weight and seconds."


@dataclass(frozen=True)
class Step:
    """One step: the canary weight in percent, and for how many seconds at least it is observed."""

    weight: int
    seconds: int

    def to_dict(self) -> dict[str, int]:
        """Return the step as it is stored and approved."""
        return {"weight": self.weight, "seconds": self.seconds}


@dataclass(frozen=True)
class Plan:
    """A checked plan: 1 to 20 steps whose weights strictly rise, or none at all for a promotion without traffic."""

    steps: tuple[Step, ...]

    @classmethod
    def parse(cls, raw: object) -> Plan:
        """Read a list of `{"weight": percent, "seconds": seconds}` or `{"traffic": "none"}`, or raise PlanError.

        Weights are whole numbers from 1 to 100 that strictly rise; seconds are whole numbers from 1 to 604,800.
        Nothing is converted: `true`, `10.0` and `"10"` are refused, so what was approved is what is carried out.
        """
        if isinstance(raw, dict) and raw == NO_TRAFFIC:
            return cls(steps=())
        if not isinstance(raw, list | tuple):
            raise _refuse(
                'The plan must be a list of steps such as [{"weight": 10, "seconds": 300}], or {"traffic": "none"}'
                " for a promotion without traffic."
            )
        if not raw:
            raise _refuse("The plan has no steps. Give at least one step with a weight and seconds.")
        if len(raw) > MAX_STEPS:
            raise _refuse(f"The plan has {len(raw)} steps. Give at most {MAX_STEPS}.")
        steps: list[Step] = []
        for number, item in enumerate(raw, start=1):
            step = _step(number, item)
            if steps and step.weight <= steps[-1].weight:
                raise _refuse(
                    f"Step {number} asks for {step.weight} %, which is not more than the {steps[-1].weight} % of"
                    f" step {number - 1}. Order the steps so that every weight is higher than the one before."
                )
            steps.append(step)
        return cls(steps=tuple(steps))

    def to_list(self) -> list[dict[str, int]]:
        """Return the steps as a rollout holds them; `parse` reads them back."""
        return [step.to_dict() for step in self.steps]

    def to_stored(self) -> StoredPlan:
        """Return the plan as a request's document holds it; `parse` reads it back."""
        return self.to_list() if self.is_observed else dict(NO_TRAFFIC)

    @property
    def is_observed(self) -> bool:
        """Whether the candidate takes traffic and is judged by it before the alias moves."""
        return bool(self.steps)

    @property
    def total_seconds(self) -> int:
        """The shortest time in seconds that the whole plan can take."""
        return sum(step.seconds for step in self.steps)

    def require_comparison(self) -> None:
        """Refuse a plan that leaves a stable version nothing to be compared with. Raises PlanError."""
        if self.is_observed and self.steps[0].weight == MAX_WEIGHT:
            raise _refuse(
                "The first step gives all the traffic to the candidate, so there is nothing to compare it with."
                " Give a first step of less than 100 %, so that the stable version answers meanwhile."
            )

    def __len__(self) -> int:
        return len(self.steps)

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __getitem__(self, index: int) -> Step:
        return self.steps[index]


def _step(number: int, item: object) -> Step:
    if not isinstance(item, dict):
        raise _refuse(f"Step {number} must be an object with a weight and seconds.")
    unknown = sorted(str(key) for key in item if key not in ("weight", "seconds"))
    if unknown:
        raise _refuse(
            f"Step {number} has the unknown field {unknown[0][:60]!r}. Give only weight and seconds."
        )
    return Step(
        weight=_whole(number, item, "weight", MAX_WEIGHT, "percent"),
        seconds=_whole(number, item, "seconds", MAX_SECONDS, "seconds"),
    )


def _whole(number: int, item: dict[Any, Any], name: str, limit: int, unit: str) -> int:
    if name not in item:
        raise _refuse(f"Step {number} has no {name}. Give a whole number from 1 to {limit:,} ({unit}).")
    value = item[name]
    # bool is an int to Python, and 10.0 is not what a person approved: only a real whole number passes.
    if type(value) is not int or not 1 <= value <= limit:
        shown = repr(value)[:40]
        raise _refuse(
            f"Step {number} has the {name} {shown}. Give a whole number from 1 to {limit:,} ({unit})."
        )
    return value


@dataclass(frozen=True)
class Preset:
    """A plan that can be chosen with one click; `steps` are (percent, seconds)."""

    value: str
    label: str
    text: str
    steps: tuple[tuple[int, int], ...]

    def plan(self) -> list[dict[str, int]]:
        """Return the preset as the services take it."""
        return [{"weight": weight, "seconds": seconds} for weight, seconds in self.steps]


PRESETS = (
    Preset(
        value="fast",
        label="Fast check, about 2 minutes",
        text="For a route with a lot of traffic, and for changes that hurt few people if they are wrong.",
        steps=((10, 30), (50, 90)),
    ),
    Preset(
        value="careful",
        label="Careful, about 1 hour",
        text="Starts with one request in a hundred, and leaves time for slow problems to show.",
        steps=((1, 300), (5, 600), (10, 900), (25, 900), (50, 900)),
    ),
)


def _refuse(sentence: str) -> PlanError:
    return PlanError(sentence, errors={"plan": [sentence]})
