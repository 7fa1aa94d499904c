"""Distinct people in the places of slots: as many as possible, each person in one place."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from typing import TypeVar

PersonT = TypeVar("PersonT", bound=Hashable)


def match(slots: Sequence[tuple[int, Collection[PersonT]]], people: Sequence[PersonT]) -> dict[PersonT, int]:
    """Return in which slot each person stands, by its index, so that as many places as possible are filled.

    A slot is the number of its places and the people who may stand in one. Whoever comes first in `people` keeps a place,
    in the first of the slots that leaves the most filled; who finds none is left out.
    """
    placed: dict[PersonT, int] = {}
    for person in people:
        if person not in placed:
            _place(person, slots, placed, set())
    return placed


def _place(
    person: PersonT,
    slots: Sequence[tuple[int, Collection[PersonT]]],
    placed: dict[PersonT, int],
    tried: set[int],
) -> bool:
    """Find a place for a person, where others may have to change theirs (an augmenting path)."""
    for index, (places, eligible) in enumerate(slots):
        if index in tried or person not in eligible:
            continue
        tried.add(index)
        inside = [other for other, where in placed.items() if where == index]
        if len(inside) < places or any(_place(other, slots, placed, tried) for other in inside):
            placed[person] = index
            return True
    return False
