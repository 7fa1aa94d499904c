"""Distinct people in the places of slots: never fewer than any other way would fill."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from apps.approvals.matching import match

PEOPLE = "abcdef"
SLOTS = st.lists(st.tuples(st.integers(1, 3), st.frozensets(st.sampled_from(PEOPLE), max_size=6)), max_size=5)
VOTERS = st.lists(st.sampled_from(PEOPLE), max_size=8)


def most(slots: list[tuple[int, frozenset[str]]], people: list[str]) -> int:
    """Try every way to put distinct people in places."""
    places = [eligible for size, eligible in slots for _ in range(size)]
    distinct = sorted(set(people))
    filled = 0
    for chosen in itertools.product([None, *range(len(places))], repeat=len(distinct)):
        taken = [place for place in chosen if place is not None]
        fits = all(place is None or distinct[i] in places[place] for i, place in enumerate(chosen))
        if fits and len(set(taken)) == len(taken):
            filled = max(filled, len(taken))
    return filled


@given(
    st.lists(st.tuples(st.integers(1, 2), st.frozensets(st.sampled_from("abcd"), max_size=4)), max_size=3),
    st.lists(st.sampled_from("abcd"), max_size=6),
)
def test_match__any_slots_and_people__fills_as_many_places_as_can_be(
    slots: list[tuple[int, frozenset[str]]], people: list[str]
) -> None:
    found = match(slots, people)
    assert len(found) == most(slots, people)


@given(SLOTS, VOTERS)
def test_match__any_slots_and_people__puts_each_where_they_may_stand(
    slots: list[tuple[int, frozenset[str]]], people: list[str]
) -> None:
    found = match(slots, people)
    assert set(found) <= set(people)
    for person, index in found.items():
        assert person in slots[index][1]
    for index, (size, _) in enumerate(slots):
        assert list(found.values()).count(index) <= size


@given(SLOTS, VOTERS, st.sampled_from(PEOPLE))
def test_match__one_more_person__leaves_nobody_out_who_had_a_place(
    slots: list[tuple[int, frozenset[str]]], people: list[str], late: str
) -> None:
    before, after = match(slots, people), match(slots, [*people, late])
    assert set(before) <= set(after)
    assert len(after) - len(before) in (0, 1)


def test_match__who_may_stand_in_two__makes_room_for_who_may_in_one() -> None:
    slots = [(1, frozenset("ab")), (1, frozenset("a"))]
    assert match(slots, ["a", "b"]) == {"a": 1, "b": 0}
    assert match(slots, ["a"]) == {"a": 0}
    assert match(slots, ["a", "a"]) == {"a": 0}
