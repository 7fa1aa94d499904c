"""A request, its revisions and slots, what was said about it and by whom."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Now

from apps.approvals.choices import (
    APPROVAL_LIFETIME,
    MINIMUM_QUORUM,
    REQUEST_LIFETIME,
    SNAPSHOT_USE,
    Decision,
    State,
)
from apps.approvals.models.snapshots import EligibleReviewer, ReviewerSnapshot
from apps.core import clock
from apps.core.expressions import PairIn
from apps.core.ids import new_id
from apps.tenants import access
from apps.tenants.choices import Permission

# A page reads 25 requests, whose documents are as long as people make them.
_IN_ROWS = (
    "number",
    "title",
    "revision",
    "state",
    "quorum",
    "created_at",
    "decided_at",
    "expires_at",
    "kind",
    "reviewer_snapshot",
    "tenant__slug",
    "tenant__name",
    "tenant__status",
    "requester__username",
    "requester__owner",
)
_CONTENT = ("digest", "reason", "blocked_reason", "execution_id")


class ChangeRequestQuerySet(QuerySet["ChangeRequest"]):
    def visible_to(self, user: object) -> ChangeRequestQuerySet:
        """Return the requests of the tenants that `user` can see."""
        return self.filter(tenant_id__in=access.tenant_ids(user))

    def open(self) -> ChangeRequestQuerySet:
        """Return the requests that still wait for a decision."""
        return self.filter(open_until__gt=Now())

    def undecided(self) -> ChangeRequestQuerySet:
        """Return the requests of which no end is written, those whose time is over among them."""
        return self.filter(open_until__isnull=False)

    def decided(self) -> ChangeRequestQuerySet:
        """Return the requests that somebody, or the end of their time, has decided."""
        return self.filter(decided_at__isnull=False)

    def overdue(self) -> ChangeRequestQuerySet:
        """Return the requests whose time is over before anybody wrote so."""
        return self.filter(open_until__lte=Now())

    def in_rows(self) -> ChangeRequestQuerySet:
        """Read requests together with what one line of a list shows of them, and no more."""
        return self.select_related("tenant", "requester").only(*_IN_ROWS)

    def with_content(self) -> ChangeRequestQuerySet:
        """Read requests together with what the API tells of them, without their documents."""
        return self.select_related("tenant", "requester").only(*_IN_ROWS, *_CONTENT)

    def for_page(self) -> ChangeRequestQuerySet:
        """Read requests together with what a page about one shows of it."""
        return self.select_related("tenant", "requester")

    def votable_by(
        self, user: Any, tenants: Mapping[str, Mapping[Permission, Collection[UUID]]]
    ) -> ChangeRequestQuerySet:
        """Return the requests that have a slot for `user`, who holds the permissions of each kind in the tenants named for it.

        Where that is every permission of the kind, whoever is in the snapshot may fill a slot; else the slots are asked.
        """
        either = Q(pk__in=[])
        for kind, held in tenants.items():
            everywhere = frozenset.intersection(*(frozenset(ids) for ids in held.values()))
            either |= Q(kind=kind, tenant_id__in=everywhere)
            for permission, ids in held.items():
                rest = frozenset(ids) - everywhere
                if rest:
                    slots = RequestSlot.objects.order_by().filter(
                        permission=permission, snapshot__in=_snapshots_of(user)
                    )
                    pairs = Subquery(slots.values("change_request_id", "revision"))
                    either |= Q(PairIn("pk", "revision", pairs), kind=kind, tenant_id__in=rest)
        return self.filter(either)

    def applied_at_once(self, kind: str) -> ChangeRequestQuerySet:
        """Return the applied requests of a kind that nothing watched: their change took no time."""
        return self.filter(kind=kind, state=State.APPLIED, execution_id__isnull=True)

    def unanswered_by(self, user: Any) -> ChangeRequestQuerySet:
        """Return the open requests on which `user` is not kept from voting and has no vote that counts.

        In which tenants `user` may vote is for the caller to add.
        """
        # Read by person and once for all rows, not for each: the database's clock bounds both to what can still matter.
        answered = Vote.objects.order_by().filter(voter_id=user.pk, created_at__gt=Now() - APPROVAL_LIFETIME)
        excluded = Exclusion.objects.filter(person_id=user.pk, created_at__gt=Now() - REQUEST_LIFETIME)
        # A revision has one content, so its number says which votes are current. Most requests have one revision, and of
        # these it is enough to look for the request.
        is_current = Q(revision=1) | Q(
            PairIn("pk", "revision", Subquery(answered.values("change_request_id", "revision")))
        )
        is_answered = Q(pk__in=answered.values("change_request_id")) & is_current
        return (
            self.open()
            .exclude(requester_id=user.pk)
            .exclude(is_answered)
            .exclude(pk__in=excluded.values("change_request_id"))
            .filter(reviewer_snapshot__in=_snapshots_of(user))
        )


def _snapshots_of(user: Any) -> QuerySet[EligibleReviewer, Any]:
    """Return the ids of the snapshots with `user` to which a request in review can have been opened."""
    return EligibleReviewer.objects.filter(
        person_id=user.pk, created_at__gt=Now() - SNAPSHOT_USE - REQUEST_LIFETIME
    ).values("snapshot_id")


class ChangeRequest(models.Model):
    """A change that waits for people: what exactly would change, and where its review stands.

    `document` is the canonical JSON of everything under approval and `digest` its fingerprint. `blocked_reason` says
    why a request that has its votes did not go on. `reviewer_snapshot` are the people who may fill one of the slots of its
    revision, as they were eligible when it was opened; where it is empty, nobody votes.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="change_requests")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=50)
    title = models.CharField(max_length=300)
    target = models.CharField(max_length=200)
    value = models.CharField(max_length=200)
    revision = models.PositiveIntegerField(default=1)
    document = models.TextField()
    digest = models.CharField(max_length=71)
    state = models.CharField(max_length=20, choices=State.choices, default=State.IN_REVIEW)
    quorum = models.PositiveSmallIntegerField(default=MINIMUM_QUORUM)
    requester = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="change_requests"
    )
    reviewer_snapshot = models.ForeignKey(
        ReviewerSnapshot, on_delete=models.PROTECT, editable=False, related_name="requests"
    )
    reason = models.TextField(blank=True)
    blocked_reason = models.TextField(blank=True)
    execution_id = models.UUIDField(null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()
    # A column of its own, since Postgres then knows how many requests are open and finds them by an index.
    open_until = models.GeneratedField(
        expression=Case(When(state=State.IN_REVIEW, then=F("expires_at"))),
        output_field=models.DateTimeField(null=True),
        db_persist=True,
    )

    objects = ChangeRequestQuerySet.as_manager()

    WIDE = ("document",)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "number"], name="approvals_changerequest_number_once"),
            models.CheckConstraint(
                condition=Q(quorum__gte=MINIMUM_QUORUM), name="approvals_changerequest_quorum_of_two"
            ),
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="approvals_changerequest_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state=State.IN_REVIEW, decided_at__isnull=True)
                | (~Q(state=State.IN_REVIEW) & Q(decided_at__isnull=False)),
                name="approvals_changerequest_decided_at_with_state",
            ),
            models.CheckConstraint(
                condition=Q(execution_id__isnull=True)
                | Q(state__in=[State.EXECUTING, State.APPLIED, State.ROLLED_BACK, State.FAILED]),
                name="approvals_changerequest_execution_is_approved",
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "-created_at", "-id"], name="approvals_cr_tenant_newest"),
            models.Index(
                fields=["tenant", "-created_at", "-id"],
                include=["open_until", "requester", "revision", "reviewer_snapshot"],
                condition=Q(open_until__isnull=False),
                name="approvals_cr_open",
            ),
            models.Index(
                fields=["open_until"],
                condition=Q(open_until__isnull=False),
                name="approvals_cr_overdue",
            ),
            models.Index(fields=["tenant", "state", "-created_at", "-id"], name="approvals_cr_state"),
            models.Index(
                fields=["state", "-created_at", "-id"], include=["tenant"], name="approvals_cr_state_newest"
            ),
            models.Index(
                fields=["tenant", "-decided_at", "-id"],
                condition=Q(decided_at__isnull=False),
                name="approvals_cr_decided",
            ),
            models.Index(
                fields=["-decided_at", "-id"],
                include=["tenant"],
                condition=Q(decided_at__isnull=False),
                name="approvals_cr_decided_newest",
            ),
            models.Index(fields=["requester", "tenant", "-created_at", "-id"], name="approvals_cr_requester"),
            models.Index(
                fields=["kind"],
                condition=Q(state=State.APPLIED, execution_id__isnull=True),
                name="approvals_cr_at_once",
            ),
            models.Index(fields=["-created_at", "-id"], name="approvals_cr_newest"),
            models.Index(
                fields=["-created_at", "-id"],
                include=["tenant", "open_until", "requester", "revision", "reviewer_snapshot"],
                condition=Q(open_until__isnull=False),
                name="approvals_cr_open_newest",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.number} {self.title}"

    @property
    def content(self) -> dict[str, Any]:
        """The document as Python objects."""
        loaded: dict[str, Any] = json.loads(self.document)
        return loaded

    @property
    def policy_digest(self) -> str:
        """The digest of the policy that decides on the document, which names it; "" where it names none."""
        return str(self.content.get("policy_digest", ""))

    @property
    def shown_state(self) -> str:
        """The state as people see it: a request whose time is over shows as expired before it is written so."""
        if self.state == State.IN_REVIEW and self.expires_at <= clock.now():
            return State.EXPIRED
        return self.state

    @property
    def is_in_review(self) -> bool:
        return self.shown_state == State.IN_REVIEW


class Revision(models.Model):
    """One state of a request's document. The first is what was asked for; each later one made the votes void."""

    change_request = models.ForeignKey(ChangeRequest, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    document = models.TextField()
    digest = models.CharField(max_length=71)
    created_at = models.DateTimeField(default=clock.now)

    WIDE = ("document",)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["change_request", "number"], name="approvals_revision_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"revision {self.number} of {self.change_request_id}"

    @property
    def content(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads(self.document)
        return loaded


class RequestSlot(models.Model):
    """Who has to approve one revision of a request: `people` distinct people of `snapshot` who hold `permission`.

    `is_named` says that its subject named the people; they do not come from the permission alone. Rows are written with the
    revision, before its votes, and never changed.
    """

    id = models.BigAutoField(primary_key=True)
    change_request = models.ForeignKey(
        ChangeRequest, on_delete=models.PROTECT, db_index=False, related_name="slots"
    )
    revision = models.PositiveIntegerField()
    number = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=200, blank=True)
    people = models.PositiveSmallIntegerField()
    permission = models.CharField(max_length=50)
    is_named = models.BooleanField()
    snapshot = models.ForeignKey(ReviewerSnapshot, on_delete=models.PROTECT, related_name="slots")

    class Meta:
        ordering = ["change_request", "revision", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["change_request", "revision", "number"], name="approvals_requestslot_number_once"
            ),
            models.CheckConstraint(condition=Q(people__gte=1), name="approvals_requestslot_of_somebody"),
        ]

    def __str__(self) -> str:
        return f"slot {self.number} of {self.change_request_id}"


class VoteQuerySet(QuerySet["Vote"]):
    def latest_of_each(self, change_request: ChangeRequest) -> VoteQuerySet:
        """Return each person's latest vote on the request's current revision, oldest first."""
        current = Vote.objects.filter(
            change_request=change_request, revision=change_request.revision, digest=change_request.digest
        )
        newest = current.filter(voter_id=OuterRef("voter_id")).order_by("-id").values("id")[:1]
        return (
            self.filter(pk__in=current.values("pk"), id=Subquery(newest))
            .select_related("voter")
            .order_by("id")
        )


class Vote(models.Model):
    """What a person said about one revision. Rows are never changed; a person's latest on the revision counts."""

    id = models.BigAutoField(primary_key=True)
    change_request = models.ForeignKey(ChangeRequest, on_delete=models.PROTECT, related_name="votes")
    revision = models.PositiveIntegerField()
    digest = models.CharField(max_length=71)
    voter = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="votes")
    decision = models.CharField(max_length=10, choices=Decision.choices)
    reason = models.TextField(blank=True)
    # The database's clock, since approvals expire by it.
    created_at = models.DateTimeField(db_default=Now())

    objects = VoteQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["change_request", "voter", "-id"], name="approvals_vote_latest"),
            models.Index(
                fields=["voter", "created_at"],
                include=["change_request", "revision"],
                name="approvals_vote_of_person",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision__in=Decision.values), name="approvals_vote_decision_known"
            ),
            models.CheckConstraint(
                condition=~Q(decision=Decision.REJECT) | ~Q(reason=""),
                name="approvals_vote_reject_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision} by {self.voter_id}"


class Comment(models.Model):
    """What somebody wrote beside a request. Comments never change where a request stands."""

    id = models.BigAutoField(primary_key=True)
    change_request = models.ForeignKey(ChangeRequest, on_delete=models.PROTECT, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"comment by {self.author_id}"


class Exclusion(models.Model):
    """A person who may not vote on a request, and the sentence that says why. Rows are added, never changed."""

    change_request = models.ForeignKey(ChangeRequest, on_delete=models.PROTECT, related_name="exclusions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=300)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["change_request", "person"], name="approvals_exclusion_once")
        ]
        indexes = [
            models.Index(
                fields=["person", "created_at"], include=["change_request"], name="approvals_exclusion_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.why}"
