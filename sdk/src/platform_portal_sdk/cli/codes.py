"""The exit codes of the portal command: a promise to scripts."""

from __future__ import annotations

from enum import IntEnum

from platform_portal_sdk import errors
from platform_portal_sdk.change_requests import ChangeRequest
from platform_portal_sdk.rollouts import Rollout


class ExitCode(IntEnum):
    """What the command's exit code tells a script."""

    DONE = 0
    ERROR = 1
    USAGE = 2
    REJECTED = 3
    ROLLED_BACK = 4
    TIMED_OUT = 5
    NOT_PERMITTED = 6
    NOT_FOUND = 7

    @property
    def meaning(self) -> str:
        """The code in words, as help and documentation print it."""
        return _MEANINGS[self]


_MEANINGS = {
    ExitCode.DONE: "done; where the command waits: promoted",
    ExitCode.ERROR: "the portal refused or failed, or could not be reached",
    ExitCode.USAGE: "the command line is wrong",
    ExitCode.REJECTED: "the change request was rejected, withdrawn or expired; contracts push, features apply and "
    "features state: it waits for approval; contracts diff: a change is breaking",
    ExitCode.ROLLED_BACK: "the rollout was rolled back",
    ExitCode.TIMED_OUT: "the wait timed out; the rollout goes on",
    ExitCode.NOT_PERMITTED: "not signed in, or not permitted",
    ExitCode.NOT_FOUND: "not found",
}

_OF_REQUEST = {
    "applied": ExitCode.DONE,
    "rejected": ExitCode.REJECTED,
    "withdrawn": ExitCode.REJECTED,
    "expired": ExitCode.REJECTED,
    "rolled_back": ExitCode.ROLLED_BACK,
    "failed": ExitCode.ERROR,
}


def of_error(error: errors.PortalError) -> ExitCode:
    """Choose the exit code of a refusal."""
    match error:
        case errors.NotSignedIn() | errors.NotPermitted():
            return ExitCode.NOT_PERMITTED
        case errors.NotFound():
            return ExitCode.NOT_FOUND
        case errors.WaitTimedOut():
            return ExitCode.TIMED_OUT
        case _:
            return ExitCode.ERROR


def of_request(request: ChangeRequest) -> ExitCode:
    """Choose the exit code of a change request that has ended."""
    return _OF_REQUEST.get(request.state, ExitCode.ERROR)


def of_rollout(rollout: Rollout) -> ExitCode:
    """Choose the exit code of a rollout that has ended."""
    return ExitCode.DONE if rollout.state == "succeeded" else ExitCode.ROLLED_BACK
