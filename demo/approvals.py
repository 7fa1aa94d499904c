"""What approvals would show after some weeks, beside the requests of the first champions: one that is being reviewed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from platform_portal_sdk import ChangeRequest, Portal

from apps.accounts.models import User
from apps.approvals import services as approvals
from apps.approvals.models import ChangeRequest as StoredRequest
from apps.tenants.choices import Role
from demo import training
from demo.installation import Installation
from demo.training import Kind

MODEL = "demand"
PLAN = ({"weight": 10, "seconds": 120}, {"weight": 50, "seconds": 300})
REASON = (
    "Trained on this autumn's sales as well. On the last four weeks it is off by a tenth less than the champion, most of "
    "all on weekends. Ten per cent of the shops first, half of them after two minutes."
)
QUESTION = "Does it know the discounts of the coming sale? The last version had never seen more than thirty per cent."
ANSWER = "It does: the extract covers last year's sale, with discounts of up to sixty per cent."


def fill(made: Installation, *, say: Callable[[str], None]) -> None:
    """Leave a request in review in each tenant: asked about, and one vote short of its quorum."""
    with tempfile.TemporaryDirectory() as scratch:
        folder: Path | None = None
        for slug in made.mlflow_urls:
            author = made.of(slug, Role.CONTRIBUTOR)[0]
            with Portal(made.url, author.token, slug) as portal:
                waiting = portal.change_requests.list(tenant=slug, state="in_review")
                if any(found.model == MODEL for found in waiting):
                    continue
                folder = folder or training.build(MODEL, Kind.BETTER, Path(scratch) / MODEL)
                version = portal.models.push(
                    folder, MODEL, description="Trained on three more months of sales."
                )
                request = portal.change_requests.create(
                    model=MODEL, version=version.version, alias="champion", plan=PLAN, reason=REASON
                )
            _discuss(made, slug, request)
            say(f"{slug}/{MODEL}: a request for version {version.version} waits for its second vote.")


def _discuss(made: Installation, slug: str, request: ChangeRequest) -> None:
    stored = StoredRequest.objects.get(pk=request.id)
    commenter, requester = made.of(slug, Role.RISK_REVIEWER)[0], made.of(slug, Role.CONTRIBUTOR)[0]
    for person, text in ((commenter, QUESTION), (requester, ANSWER)):
        approvals.comment(change_request=stored, body=text, by=User.objects.get(username=person.username))
    reviewer = made.of(slug, Role.REVIEWER)[0]
    with Portal(made.url, reviewer.token, slug) as voting:
        voting.change_requests.vote(request.id, digest=request.digest, decision="approve")
