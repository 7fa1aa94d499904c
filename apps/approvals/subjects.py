"""Subjects: the kinds of change that can be put to approval, each declared by the app that owns what would change.

Approvals knows of a change what its subject says, and nothing else. An app writes one class for each kind, with the
attributes and methods of `Subject`, and declares an instance of it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from pydantic import BaseModel

from apps.approvals.choices import MINIMUM_QUORUM, REQUEST_LIFETIME
from apps.core import areas, canonical
from apps.core.refusals import Conflict
from apps.policies import services as policies
from apps.tenants.choices import Permission

if TYPE_CHECKING:
    from apps.accounts.models import User
    from apps.approvals.models import ChangeRequest, Permit
    from apps.tenants.models import Tenant


class UnknownKind(Conflict):
    code = "unknown_kind"
    sentence = "This portal does not know changes of this kind any more. Withdraw this request."


@dataclass(frozen=True)
class Slot:
    """How many distinct people have to approve, and who they may be. Nobody stands in two slots.

    `named` are the people of whom it has to be one, such as the owners of one model; None is everybody with the
    permission. Each holds `permission` in the tenant: by default to sign off where people are named, else to vote.
    """

    people: int = MINIMUM_QUORUM
    permission: Permission | None = None
    named: frozenset[UUID] | None = None
    label: str = ""

    @property
    def asks(self) -> Permission:
        if self.permission is not None:
            return self.permission
        return Permission.VOTE if self.named is None else Permission.SIGN_OFF


def owner_slots(things: Iterable[tuple[str, str, frozenset[UUID]]]) -> tuple[Slot, ...]:
    """Return a slot of one person for the owners of each thing, by its name: "Owner of churn-model".

    A thing is its name, what tells it from others of that name ("consumer 7f…"), and its owners; one that nobody owns has
    no slot. Things with the same owners share one: one of these people answers for all of them.
    """
    by_owners: dict[frozenset[UUID], list[str]] = {}
    for label, people in sorted(_named_apart(things).items()):
        if people:
            by_owners.setdefault(people, []).append(label)
    return tuple(
        Slot(people=1, named=people, label=f"Owner of {_listed(labels)}")
        for people, labels in by_owners.items()
    )


def _named_apart(things: Iterable[tuple[str, str, frozenset[UUID]]]) -> dict[str, frozenset[UUID]]:
    """Return the owners of each thing by a label that no other has.

    Names are anybody's choice: things that share one must not share a slot, or an owner of one signs for another.
    """
    ordered = sorted(things, key=lambda thing: thing[:2])
    named = Counter(name for name, _, _ in ordered)
    found: dict[str, frozenset[UUID]] = {}
    for name, beside, people in ordered:
        label = name if named[name] == 1 else f"{name} ({beside})"
        while label in found:
            # Somebody called another one just so.
            label = f"{label} ({beside})"
        found[label] = people
    return found


def _listed(names: list[str]) -> str:
    shown = names if len(names) <= 3 else [*names[:2], f"{len(names) - 2} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


@dataclass(frozen=True)
class Comparison:
    """What a reviewer sees of a change: a template, which finds `context` under the name `comparison`."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Link:
    """A page that belongs to a change, and the words that lead there."""

    text: str
    url: str


class NoDetails(BaseModel):
    """Nothing beside what is told of every request."""


class Subject:
    """One kind of change: who asks and votes, what exactly is approved, which policy decides, what approval does.

    Attributes without a value have to be given. Every method reads; only `request`, `start` and `apply` write.
    """

    kind: ClassVar[str]
    """Its name in the database, documents, bodies and filters: `quota_change`. It stays as it is for good."""

    label: ClassVar[str]
    """What people call it, in lists: "Quota change"."""

    policy: policies.Package
    """The policy that decides. It can only refuse."""

    request_permission: ClassVar[Permission] = Permission.REQUEST
    """What a person needs in the tenant to ask for it."""

    slots: ClassVar[tuple[Slot, ...]] = (Slot(),)
    """Who has to approve where `slots_for` says nothing else: at least two people together, and nobody by name."""

    lifetime: ClassVar[dt.timedelta] = REQUEST_LIFETIME
    """How long a request may wait for its votes: thirty days at most."""

    schema: ClassVar[int] = 1
    """The version of its documents."""

    body: ClassVar[type[BaseModel] | None] = None
    """What `POST /change-requests` takes beside `kind` and `tenant`; None where it cannot be asked for over REST."""

    is_default: ClassVar[bool] = False
    """Whether a body that names no kind is of this one. At most one subject is."""

    details: ClassVar[type[BaseModel]] = NoDetails
    """What the API tells of such a request beside what it tells of every request, from `details_of`."""

    stop_hint: ClassVar[str] = ""
    """What to do instead of withdrawing while it is carried out: "Stop its run instead."."""

    invitation: ClassVar[str] = ""
    """Where one asks for it, in a sentence for a person whose list is empty."""

    @property
    def quorum(self) -> int:
        return sum(slot.people for slot in self.slots)

    @property
    def names_people(self) -> bool:
        """Whether it says for each request who has to approve."""
        return type(self).slots_for is not Subject.slots_for

    @property
    def vote_permissions(self) -> frozenset[Permission]:
        """What people need in the tenant to vote on it, one of these."""
        found = frozenset(slot.asks for slot in self.slots)
        return found | {Permission.VOTE, Permission.SIGN_OFF} if self.names_people else found

    def start_link(self) -> Link | None:
        """Return the page where one asks for it, or None."""
        return None

    # What is approved.

    def summary(self, document: dict[str, Any]) -> str:
        """Return what would change, in a line: the title of the request."""
        raise NotImplementedError

    def document(self, change_request: ChangeRequest) -> dict[str, Any]:
        """Build the subject's part of the document anew: the same wish, against what is true now.

        JSON types only; equal facts give equal documents. Raises `Refused` when an object is gone.
        """
        raise NotImplementedError

    def exclusions(self, change_request: ChangeRequest) -> dict[User, str]:
        """Name the people who took part in what would change, each with a sentence that tells them why they do not vote.

        The requester, and who answers for a service account that is named, are left out of the vote in any case.
        """
        return {}

    def slots_for(
        self, *, tenant: Tenant, document: dict[str, Any], requester: User, excluded: Collection[UUID]
    ) -> tuple[Slot, ...]:
        """Return who has to approve what `document`, the subject's part of it, would change.

        `excluded` took part in the change and do not vote. What this returns is part of what is approved: where it
        differs from `slots`, the document says it, and other slots are another revision. Reviewers fill what is missing to
        two people, and the places of a slot of whose people nobody can sign off.
        """
        return self.slots

    def policy_input(self, change_request: ChangeRequest) -> dict[str, Any]:
        """Build what the policy decides on, JSON types only."""
        raise NotImplementedError

    def comparison(self, change_request: ChangeRequest, user: User) -> Comparison:
        """Return exactly what would change, as a template and its context."""
        raise NotImplementedError

    # What approval does.

    def is_applied_at_once(self, document: dict[str, Any]) -> bool:
        """Return whether the last approval makes the change itself, with no execution that takes time."""
        raise NotImplementedError

    def start(self, change_request: ChangeRequest, permit: Permit, by: User) -> UUID:
        """Start the execution of an approved change in the caller's transaction, and return its id.

        The execution uses the permit and calls `services.finish` when it ends. Raises `Refused` when it cannot start now;
        the votes then stay and the request says why.
        """
        raise NotImplementedError

    def prepare(self, change_request: ChangeRequest) -> None:
        """Check a change that is applied at once, and lock every row that `apply` needs.

        The trail's lock comes after them. Raises `Refused` when it cannot be made now; the votes then stay.
        """

    def apply(self, change_request: ChangeRequest, permit: Permit, by: User) -> str:
        """Use the permit and make the change, in the transaction of the last approval; return how, in a sentence.

        Raises `Refused` when it cannot be made after all; the request has failed then.
        """
        raise NotImplementedError

    def execution_link(self, change_request: ChangeRequest) -> Link | None:
        """Return the page on which the execution can be watched, once it has started."""
        return None

    # What programs are told and may ask.

    def details_of(self, document: dict[str, Any], execution_id: UUID | None) -> dict[str, Any]:
        """Return the fields of `details`, read from a document of any age."""
        return {}

    def request(self, *, tenant: Tenant, body: Any, by: User) -> ChangeRequest:
        """Open a request as a checked `body` asks for."""
        raise NotImplementedError


def every() -> list[Subject]:
    """Return the subjects of all areas, those of lower apps first."""
    return areas.subjects()


def find(kind: str) -> Subject | None:
    """Return the subject of `kind`, or None where no app declares it any more."""
    return next((subject for subject in every() if subject.kind == kind), None)


def get(kind: str) -> Subject:
    """Return the subject of `kind`. Raises `UnknownKind`."""
    found = find(kind)
    if found is None:
        raise UnknownKind()
    return found


def label_of(kind: str) -> str:
    """Return what people call a change of `kind`."""
    subject = find(kind)
    return subject.label if subject is not None else kind


def vote_permissions(kind: str) -> frozenset[Permission]:
    """Return of which permissions a vote on `kind` takes one; of none where no app declares it any more."""
    subject = find(kind)
    return subject.vote_permissions if subject is not None else frozenset()


def default() -> Subject | None:
    """Return the subject of bodies that name no kind."""
    return next((subject for subject in every() if subject.is_default), None)


def sealed(
    subject: Subject, tenant: Tenant, part: dict[str, Any], slots: tuple[Slot, ...] | None = None
) -> dict[str, Any]:
    """Return the whole document under approval: the subject's part, and what every digest has to cover.

    So a digest is of one kind, one tenant and one policy, whatever the subject puts into its part, and of the people who
    have to approve where these are others than its kind's.
    """
    document = {
        **part,
        "schema": subject.schema,
        "action": subject.kind,
        "tenant": {"id": str(tenant.pk), "slug": tenant.slug},
        "policy_digest": policies.current_digest(subject.policy),
    }
    if slots is not None and slots != subject.slots:
        document["slots"] = [
            {
                "label": slot.label,
                "people": slot.people,
                "permission": slot.asks.value,
                "named": None if slot.named is None else sorted(map(str, slot.named)),
            }
            for slot in slots
        ]
    return document


def slots_of(change_request: ChangeRequest, part: dict[str, Any]) -> tuple[Slot, ...]:
    """Return who has to approve a request whose subject's part is `part`; it may not be saved yet."""
    subject = get(change_request.kind)
    if not subject.names_people:
        return subject.slots
    return subject.slots_for(
        tenant=change_request.tenant,
        document=part,
        requester=change_request.requester,
        excluded=excluded_from(change_request),
    )


def excluded_from(change_request: ChangeRequest) -> frozenset[UUID]:
    """Return who does not vote on a request: who took part by now or at any time, and who answers for an account that did."""
    people = [change_request.requester, *get(change_request.kind).exclusions(change_request)]
    found = {one.pk for person in people for one in (person, person.answerable_person)}
    if not change_request._state.adding:
        found |= set(change_request.exclusions.values_list("person_id", flat=True))
    return frozenset(found)


def content_of(change_request: ChangeRequest) -> tuple[dict[str, Any], tuple[Slot, ...]]:
    """Build the whole document of a request anew, and say who has to approve it.

    Raises `UnknownKind`, and what the subject raises when an object is gone.
    """
    subject = get(change_request.kind)
    part = subject.document(change_request)
    slots = slots_of(change_request, part)
    return sealed(subject, change_request.tenant, part, slots), slots


def digest_now(change_request: ChangeRequest) -> str:
    """Return the digest of what the request would be about now. Raises what `content_of` raises."""
    return canonical.digest(content_of(change_request)[0])
