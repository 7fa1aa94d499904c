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


class ContractState(models.TextChoices):
    """What a contract promises: nothing yet, all of it, all of it for a while, nothing any more."""

    DRAFT = "draft", "Draft"
    ACTIVE = "active", "Active"
    DEPRECATED = "deprecated", "Deprecated"
    RETIRED = "retired", "Retired"


# A promise is not taken back by calling it a draft, and what was retired gets a new contract.
TRANSITIONS: dict[ContractState, frozenset[ContractState]] = {
    ContractState.DRAFT: frozenset({ContractState.ACTIVE, ContractState.DEPRECATED, ContractState.RETIRED}),
    ContractState.ACTIVE: frozenset({ContractState.DEPRECATED, ContractState.RETIRED}),
    ContractState.DEPRECATED: frozenset({ContractState.ACTIVE, ContractState.RETIRED}),
    ContractState.RETIRED: frozenset(),
}
# While others rest on what it says.
IN_FORCE = frozenset({ContractState.ACTIVE, ContractState.DEPRECATED})

# `status` of the standard, and of the older specification; any other is kept as text, and promises nothing.
STATE_OF_STATUS: dict[str, ContractState] = {
    "": ContractState.DRAFT,
    "proposed": ContractState.DRAFT,
    "draft": ContractState.DRAFT,
    "in development": ContractState.DRAFT,
    "active": ContractState.ACTIVE,
    "deprecated": ContractState.DEPRECATED,
    "retired": ContractState.RETIRED,
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


# The feature switch of checks, and the kind of their jobs.
CHECKS = "contracts.checks"
CHECK_JOB: Final = "contracts.check"
# So many checks a contract has at most, and so many days their runs are kept.
MOST_CHECKS = 10
CHECK_DAYS = 90
SHORTEST_INTERVAL_MINUTES = 5
LONGEST_INTERVAL_MINUTES = 60 * 24 * 31


class CheckMode(models.TextChoices):
    """What follows from a breach."""

    OBSERVE = "observe", "Observe: record it"
    WARN = "warn", "Warn: tell the people whom it concerns"
    BLOCK = "block", "Block: warn, and refuse promotions of versions that name the contract"


class CheckState(models.TextChoices):
    """What a run came to. Only `kept` says that the data keeps the contract."""

    CHECKING = "checking", "Being checked"
    KEPT = "kept", "Kept"
    BREACHED = "breached", "Breached"
    WITHOUT_DATA = "without_data", "Without data"
    UNMEASURED = "unmeasured", "Not measured"


class ResultState(models.TextChoices):
    """What came of one rule."""

    PASSED = "passed", "Passed"
    FAILED = "failed", "Failed"
    ERROR = "error", "Could not be measured"
    NO_DATA = "no_data", "No data"
    NOT_CHECKED = "not_checked", "Not checked"
