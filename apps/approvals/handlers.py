"""What a change means: the one seam between approvals and the domain apps above it.

A domain app declares a handler for its action as a subject of its area. Approvals calls it and never imports it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, cast
from uuid import UUID

from apps.core import areas

if TYPE_CHECKING:
    from apps.accounts.models import User
    from apps.approvals.models import ChangeRequest, Permit


@dataclass(frozen=True)
class Comparison:
    """What a reviewer sees of a change: a template, which finds `context` under the name `comparison`."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)


class SubjectHandler(Protocol):
    """The part that a domain app plays in a change request of its `action`."""

    action: str

    def document(self, change_request: ChangeRequest) -> dict[str, Any]:
        """Build the document anew from live objects, for comparison with the approved one.

        JSON types only; equal objects give equal documents. `policy_digest` is what `policies.current_digest` gives: that
        policy decides, and without one there is no decision. Raises `Refused` when an object is gone.
        """
        ...

    def exclusions(self, change_request: ChangeRequest) -> dict[User, str]:
        """Name the people who may not vote, each with a sentence that says why."""
        ...

    def policy_input(self, change_request: ChangeRequest) -> dict[str, Any]:
        """Build the policy's input (docs/reference/policy-input.md)."""
        ...

    def start(self, change_request: ChangeRequest, permit: Permit, by: User) -> UUID | None:
        """Start the approved change in the caller's transaction and return its id, or None where it takes no time.

        In the second case it is checked and every row that `apply` needs is locked: the trail's lock comes after them.
        Raises `Refused` when it cannot start now; the votes then stay and the request says why.
        """
        ...

    def apply(self, change_request: ChangeRequest, permit: Permit, by: User) -> str:
        """Make a change that takes no time, in the transaction in which it was started, and return how, in a sentence.

        Raises `Refused` when it cannot be made after all; the request has failed then.
        """
        ...

    def comparison(self, change_request: ChangeRequest, user: User) -> Comparison:
        """Return exactly what would change, as a template and its context."""
        ...

    def execution_url(self, change_request: ChangeRequest) -> str | None:
        """Return the page on which the execution can be watched, once it has started."""
        ...


class UnknownAction(LookupError):
    """No handler is registered for this action."""


def get(action: str) -> SubjectHandler:
    """Return the handler of `action`. Raises `UnknownAction`."""
    for handler in areas.subjects():
        if handler.action == action:
            return cast(SubjectHandler, handler)
    raise UnknownAction(action)
