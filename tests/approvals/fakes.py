"""A domain of its own for approvals: a dial that a request may turn to another number."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any

from apps.accounts.models import User
from apps.approvals import services
from apps.approvals.handlers import Comparison
from apps.approvals.models import ChangeRequest, Permit
from apps.core.refusals import Conflict, NotFound
from apps.policies import services as policies
from apps.tenants.models import Tenant

ACTION = "test-promotion"


def version(number: int, **changes: Any) -> dict[str, Any]:
    """Return one side of a policy input."""
    return {
        "version": number,
        "manifest_digest": "sha256:" + f"{number}" * 64,
        "files": [{"path": "model.skops", "size": 10, "sha256": "a" * 64}],
        "metrics": {"accuracy": 0.9},
        "params": None,
        "tags": {},
        **changes,
    }


def policy_input(**changes: Any) -> dict[str, Any]:
    """Return a complete policy input to which nothing objects."""
    return {
        "schema": 1,
        "action": "promotion",
        "tenant": "acme",
        "target": {"model": "dial", "alias": "champion", "tier": "", "had_canary": True},
        "candidate": version(2),
        "baseline": version(1),
        "traffic": "canary",
        "plan": [{"weight": 10, "seconds": 60}, {"weight": 50, "seconds": 60}],
        "criteria": {},
        "bounds": {"without_traffic": "until_canary"},
        "reason": "",
        **changes,
    }


class Busy(Conflict):
    code = "dial_busy"
    sentence = "Another turn of the dial is under way. Wait for it."


@dataclass
class FakeHandler:
    """Plays the part of a domain app; its facts are attributes that a test changes."""

    action: str = ACTION
    facts: dict[str, Any] = field(default_factory=lambda: {"candidate": 2, "baseline": 1})
    input: dict[str, Any] = field(default_factory=policy_input)
    excluded: dict[User, str] = field(default_factory=dict)
    gone: bool = False
    busy: bool = False
    started: list[tuple[uuid.UUID, uuid.UUID]] = field(default_factory=list)

    def document(self, change_request: ChangeRequest) -> dict[str, Any]:
        if self.gone:
            raise NotFound()
        return self.content()

    def content(self) -> dict[str, Any]:
        """Return the document as it is now."""
        return {
            "action": self.action,
            "target": {"model": "dial", "alias": "champion"},
            "candidate": {"version": self.facts["candidate"]},
            "baseline": {"version": self.facts["baseline"]},
            "policy_digest": policies.current_digest(),
            "facts": {name: str(value) for name, value in self.facts.items()},
        }

    def exclusions(self, change_request: ChangeRequest) -> dict[User, str]:
        return self.excluded

    def policy_input(self, change_request: ChangeRequest) -> dict[str, Any]:
        return self.input

    def start(self, change_request: ChangeRequest, permit: Permit, by: User) -> uuid.UUID:
        if self.busy:
            raise Busy()
        execution = uuid.uuid4()
        self.started.append((change_request.pk, execution))
        return execution

    def apply(self, change_request: ChangeRequest, permit: Permit, by: User) -> str:
        raise AssertionError("a turn of the dial takes time")

    def comparison(self, change_request: ChangeRequest, user: User) -> Comparison:
        return Comparison("approvals/_document.html", {"document": change_request.content})

    def execution_url(self, change_request: ChangeRequest) -> str | None:
        return None


def ask(handler: FakeHandler, *, tenant: Tenant, by: User, reason: str = "Because.") -> ChangeRequest:
    """Open a request for what the handler's facts say."""
    return services.open_request(
        tenant=tenant,
        action=handler.action,
        title="dial version 2 → champion",
        target="alias:dial:champion",
        value="version:2",
        document=handler.content(),
        exclusions=handler.excluded,
        reason=reason,
        by=by,
    )
