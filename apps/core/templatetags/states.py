"""How every state and verdict looks, so that a state has one face on every page: what the areas declare."""

from apps.core import areas
from apps.core.areas import StateLabel


def face_of(state: str) -> StateLabel:
    """Return how a state looks, or a neutral face that shows an unknown state's name.

    The empty string is the judge's "continue": it has not decided.
    """
    name = state or "continue"
    return areas.state_label(name) or StateLabel(name.replace("_", " ").capitalize(), "circle-dot", "muted")
