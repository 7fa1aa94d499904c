"""A subject of the tests' own: a dial that a request may turn, at once or slowly, which is an execution."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from apps.accounts.models import User
from apps.approvals import services
from apps.approvals.models import ChangeRequest, Permit
from apps.approvals.subjects import Comparison, Link, Slot, Subject, owner_slots
from apps.core.refusals import Conflict, NotFound
from apps.policies.services import Package
from apps.tenants.models import Tenant

KIND = "test-dial"
POLICY = Package("portal.dial", Path(__file__).with_name("dial.rego"))


class Busy(Conflict):
    code = "dial_busy"
    sentence = "Another turn of the dial is under way. Wait for it."


class TurnIn(BaseModel):
    """What is asked for over REST."""

    to: int
    slowly: bool = True
    reason: str = ""


class TurnOut(BaseModel):
    """What is told over REST."""

    to: int | None


@dataclass(eq=False)
class Dial(Subject):
    """Plays the part of a domain app; what it knows are attributes that a test changes."""

    at: int = 1
    to: int = 2
    slowly: bool = True
    weather: str = "fair"
    excluded: dict[User, str] = field(default_factory=dict)
    gone: bool = False
    busy: bool = False
    broken: bool = False
    started: list[tuple[uuid.UUID, uuid.UUID]] = field(default_factory=list)
    policy: Package = POLICY

    kind = KIND
    label = "Turn of a dial"
    body = TurnIn
    details = TurnOut
    stop_hint = "Let go of the dial instead."
    invitation = "Find a dial and ask to turn it."

    def content(self) -> dict[str, Any]:
        """Return the dial's part of the document as it is now."""
        return {"from": self.at, "to": self.to, "slowly": self.slowly}

    def summary(self, document: dict[str, Any]) -> str:
        return f"Turn the dial to {document['to']}"

    def document(self, change_request: ChangeRequest) -> dict[str, Any]:
        if self.gone:
            raise NotFound()
        return self.content()

    def exclusions(self, change_request: ChangeRequest) -> dict[User, str]:
        return self.excluded

    def policy_input(self, change_request: ChangeRequest) -> dict[str, Any]:
        return {"to": change_request.content["to"], "weather": self.weather}

    def comparison(self, change_request: ChangeRequest, user: User) -> Comparison:
        return Comparison("approvals/_document.html", {"document": change_request.content})

    def is_applied_at_once(self, document: dict[str, Any]) -> bool:
        return not document["slowly"]

    def start(self, change_request: ChangeRequest, permit: Permit, by: User) -> uuid.UUID:
        if self.busy:
            raise Busy()
        execution = uuid.uuid4()
        self.started.append((change_request.pk, execution))
        return execution

    def prepare(self, change_request: ChangeRequest) -> None:
        if self.busy:
            raise Busy()

    def apply(self, change_request: ChangeRequest, permit: Permit, by: User) -> str:
        if self.broken:
            raise Busy("The dial broke off.")
        services.consume_permit(permit_id=permit.pk, target=permit.target, value=permit.value)
        self.at = change_request.content["to"]
        return "The dial was turned."

    def execution_link(self, change_request: ChangeRequest) -> Link | None:
        return Link("Watch the dial", f"/dials/{change_request.execution_id}/")

    def details_of(self, document: dict[str, Any], execution_id: uuid.UUID | None) -> dict[str, Any]:
        return {"to": document.get("to")}

    def request(self, *, tenant: Tenant, body: TurnIn, by: User) -> ChangeRequest:
        self.to, self.slowly = body.to, body.slowly
        return ask(self, tenant=tenant, by=by, reason=body.reason)


@dataclass(eq=False)
class OwnedDial(Dial):
    """A dial that turns things of others: a reviewer and an owner of each of these have to approve."""

    reviewers: int = 1
    owners: dict[str, frozenset[uuid.UUID]] = field(default_factory=dict)

    kind = "test-owned-dial"

    def slots_for(
        self, *, tenant: Tenant, document: dict[str, Any], requester: User, excluded: Collection[uuid.UUID]
    ) -> tuple[Slot, ...]:
        reviewers = (Slot(people=self.reviewers),) if self.reviewers else ()
        return (*reviewers, *owner_slots((name, "dial", people) for name, people in self.owners.items()))


def ask(dial: Dial, *, tenant: Tenant, by: User, reason: str = "Because.") -> ChangeRequest:
    """Open a request to turn the dial as its attributes say."""
    return services.open_request(
        tenant=tenant,
        kind=dial.kind,
        target="dial:1",
        value=f"to:{dial.to}",
        document=dial.content(),
        reason=reason,
        by=by,
    )
