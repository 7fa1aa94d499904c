"""Criteria: checked as strictly as the plan, and the same after every trip through JSON."""

from __future__ import annotations

import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from apps.rollouts.judge import Criteria, CriteriaError


def test_from_dict__nothing_given__takes_the_defaults() -> None:
    assert Criteria.from_dict(None) == Criteria.from_dict({}) == Criteria()
    assert Criteria().to_dict() == {
        "alpha": 0.01,
        "margin": 1.25,
        "noninferiority_margin": 2.0,
        "beta": 0.05,
        "max_bad_rate": 0.01,
        "guard_rate": 0.2,
        "guard_min_requests": 50,
        "min_requests_per_step": 20,
        "hold_seconds": 300,
        "srm_alpha": 0.001,
        "slow_ms": None,
    }


@pytest.mark.parametrize(("given", "kept"), [(150, 150), (150.0, 150), (None, None)])
def test_from_dict__bound_of_slow_answers__is_an_edge_of_the_histograms(
    given: object, kept: int | None
) -> None:
    assert Criteria.from_dict({"slow_ms": given}).slow_ms == kept


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ([], "must be an object"),
        ("x", "must be an object"),
        ({"gamma": 1}, "'gamma' is not known"),
        ({1: 1}, "'1' is not known"),
        ({"alpha": 0}, "above 0"),
        ({"alpha": 0.5}, "alpha"),
        ({"alpha": 1e-300}, "alpha"),
        ({"alpha": True}, "alpha"),
        ({"alpha": "0.01"}, "alpha"),
        ({"alpha": None}, "alpha"),
        ({"beta": float("nan")}, "beta"),
        ({"max_bad_rate": float("inf")}, "max_bad_rate"),
        ({"max_bad_rate": 0.51}, "max_bad_rate"),
        ({"margin": 0.99}, "margin"),
        ({"noninferiority_margin": 1.0}, "noninferiority_margin"),
        ({"hold_seconds": -1}, "hold_seconds"),
        ({"hold_seconds": 1.5}, "hold_seconds"),
        ({"hold_seconds": float("nan")}, "hold_seconds"),
        ({"guard_min_requests": 9}, "guard_min_requests"),
        ({"min_requests_per_step": 0}, "min_requests_per_step"),
        ({"min_requests_per_step": 10**400}, "min_requests_per_step"),
        ({"alpha": 10**400}, "alpha"),
        ({"slow_ms": 151}, "The router can tell these bounds in milliseconds: 1, 2, 3,"),
        ({"slow_ms": True}, "slow_ms"),
        ({"slow_ms": "150"}, "slow_ms"),
        ({"slow_ms": float("nan")}, "slow_ms"),
    ],
)
def test_from_dict__wrong__is_refused_with_the_name_and_the_range(raw: object, sentence: str) -> None:
    with pytest.raises(CriteriaError) as refusal:
        Criteria.from_dict(raw)
    assert sentence in refusal.value.sentence
    assert (refusal.value.code, refusal.value.status) == ("invalid_criteria", 400)


@given(
    st.floats(1e-9, 0.2),
    st.floats(1, 10),
    st.floats(1, 10, exclude_min=True),
    st.floats(1e-9, 0.5),
    st.integers(0, 604_800),
)
def test_to_dict__through_canonical_json__gives_the_same_criteria(
    alpha: float, margin: float, noninferiority: float, bad_rate: float, hold: int
) -> None:
    criteria = Criteria(
        alpha=alpha,
        margin=margin,
        noninferiority_margin=noninferiority,
        max_bad_rate=bad_rate,
        hold_seconds=hold,
    )
    assert Criteria.from_dict(criteria.to_dict()) == criteria
    canonical = rfc8785.dumps(criteria.to_dict())
    again = Criteria.from_dict(json.loads(canonical))
    assert again == criteria
    assert rfc8785.dumps(again.to_dict()) == canonical
