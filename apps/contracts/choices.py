"""States of a contract, classes of change, and limits."""

from __future__ import annotations

from typing import Final

from django.db import models

# The feature switch.
PUBLISHING = "contracts.publish"
# The kind of change request.
CONTRACT_CHANGE: Final = "contract_change"

MOST_BYTES = 1_000_000
LONGEST_ID = 200
LONGEST_NAME = 300


class State(models.TextChoices):
    """What a contract promises: nothing yet, all of it, all of it for a while, nothing any more."""

    DRAFT = "draft", "Draft"
    ACTIVE = "active", "Active"
    DEPRECATED = "deprecated", "Deprecated"
    RETIRED = "retired", "Retired"


# A promise is not taken back by calling it a draft, and what was retired gets a new contract.
TRANSITIONS: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.ACTIVE, State.DEPRECATED, State.RETIRED}),
    State.ACTIVE: frozenset({State.DEPRECATED, State.RETIRED}),
    State.DEPRECATED: frozenset({State.ACTIVE, State.RETIRED}),
    State.RETIRED: frozenset(),
}
# While others rest on what it says.
IN_FORCE = frozenset({State.ACTIVE, State.DEPRECATED})

# `status` of the standard, and of the older specification; any other is kept as text, and promises nothing.
STATE_OF_STATUS: dict[str, State] = {
    "": State.DRAFT,
    "proposed": State.DRAFT,
    "draft": State.DRAFT,
    "in development": State.DRAFT,
    "active": State.ACTIVE,
    "deprecated": State.DEPRECATED,
    "retired": State.RETIRED,
}


class Standard(models.TextChoices):
    """How a contract is written."""

    ODCS = "odcs", "Open Data Contract Standard"
    DCS = "dcs", "Data Contract Specification"


class ChangeClass(models.TextChoices):
    """What a change does to whoever reads the data."""

    BREAKING = "breaking", "Breaking"
    NON_BREAKING = "non_breaking", "Non-breaking"
    DOCUMENTATION = "documentation", "Documentation"
