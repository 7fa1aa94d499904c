"""The story of the demo: a good version is promoted, three bad ones are rolled back, a column that it is fed with is
dropped once its owner agrees, and the trail proves it all.

`python -m demo.story [--tenant acme]` plays it against a running portal, through the portal command, the browser's
own forms, and real requests to the model's route. It can be played again and again.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platform_portal_sdk import ChangeRequest, Portal, PortalError, Rollout
from platform_portal_sdk.cli import ExitCode

from demo import browser, installation, training, verify
from demo.installation import Installation, Person
from demo.traffic import Answered, Traffic
from demo.training import Kind

MODEL = "churn"
ALIAS = "champion"
CONTRACT = "customer-accounts"
COLUMN = "loyalty_points"
# What the command exits with where a change waits for approval.
WAITS = int(ExitCode.REJECTED)
PLAN = "10:3,50:3,90:5"
# Enough for the evidence within the plan; where a machine manages less, the last step holds until there is enough.
PER_SECOND = 80.0
# A story's rollout takes half a minute; after this long something is wrong.
PATIENCE = 120.0


@dataclass(frozen=True)
class Bad:
    """A version that must be rolled back: what is wrong with it, what its author says, and what the reason names."""

    kind: Kind
    chapter: str
    remark: str
    reason: str
    named: str


BAD = (
    Bad(
        Kind.FAULTY,
        "A bad version",
        "Its numbers look fine. It has never seen the plan 'family', and raises when it does.",
        "Retrained on last year's extract.",
        "failed",
    ),
    Bad(
        Kind.OTHER_SCHEMA,
        "A version with another schema",
        "Its numbers look fine. It was trained on tenure in years; every caller sends months, and hears 400.",
        "Retrained on the new extract.",
        "4xx",
    ),
    Bad(
        Kind.SLOW,
        "A slow version",
        f"Its numbers look fine. It asks {training.MEMBERS} models for each row, and takes that much longer.",
        "A committee votes: its answers depend less on chance.",
        "took longer",
    ),
)


class StoryFailed(Exception):
    """Say where the story did not go as told."""


@dataclass
class Teller:
    """The narrator, with a clock."""

    started: float

    def chapter(self, title: str) -> None:
        """Print a heading."""
        print(f"\n== {title}", flush=True)

    def say(self, text: str) -> None:
        """Print a line with the seconds since the start."""
        print(f"[{time.monotonic() - self.started:5.1f} s] {text}", flush=True)


@dataclass(frozen=True)
class Stage:
    """Who plays, and where."""

    demo: Installation
    tenant: str
    tell: Teller
    portal: Portal

    @property
    def contributor(self) -> Person:
        return self.demo.of(self.tenant, "contributor")[0]

    @property
    def route(self) -> str:
        return self.demo.routes[self.tenant, MODEL]


def play(demo: Installation, tenant: str, *, checkout: Path) -> None:
    """Play the stories for a tenant and check the trail. Raises StoryFailed."""
    tell = Teller(time.monotonic())
    contributor = demo.of(tenant, "contributor")[0]
    with Portal(demo.url, contributor.token, tenant) as portal, tempfile.TemporaryDirectory() as scratch:
        stage = Stage(demo, tenant, tell, portal)
        champion = portal.models.alias(MODEL, ALIAS)
        if champion is None:
            raise StoryFailed(f"{tenant}/{MODEL} has no champion yet. Start the portal once with: make run")
        tell.say(f"{tenant}/{MODEL} is served by its champion, version {champion}.")
        champion = _good(stage, Path(scratch))
        for bad in BAD:
            _bad(stage, Path(scratch), champion, bad)
        _dropped_column(stage, Path(scratch), champion)
    _trail(tell, checkout)
    tell.chapter("Every story ended as told")


def _good(stage: Stage, scratch: Path) -> int:
    stage.tell.chapter("A better version")
    folder, version = _push(stage, Kind.BETTER, scratch)
    rollout = _request_vote_watch(stage, version, "Sees how calls and tenure act together: better accuracy.")
    _expect(rollout.state == "succeeded", f"the good version ended {rollout.state}: {rollout.reason}")
    _expect(stage.portal.models.alias(MODEL, ALIAS) == version, "the alias did not move")
    stage.tell.say(f"The portal moved {ALIAS} to version {version} by itself.")
    same = verify.same_bytes(
        stage.demo.mlflow_urls[stage.tenant], stage.contributor.token, MODEL, ALIAS, folder
    )
    _expect(same, "the stock MLflow client got other bytes than were pushed")
    stage.tell.say(f"The stock MLflow client loads models:/{MODEL}@{ALIAS}: the very bytes that were pushed.")
    return version


def _bad(stage: Stage, scratch: Path, champion: int, bad: Bad) -> None:
    stage.tell.chapter(bad.chapter)
    _, version = _push(stage, bad.kind, scratch)
    stage.tell.say(bad.remark)
    rollout = _request_vote_watch(stage, version, bad.reason)
    _expect(rollout.state == "rolled_back", f"the {bad.kind} version ended {rollout.state}: {rollout.reason}")
    _expect(
        bad.named in rollout.reason,
        f"the {bad.kind} version was rolled back for another reason: {rollout.reason}",
    )
    _expect(rollout.weight == 0 and rollout.observed_weight == 0, f"the {bad.kind} version still has weight")
    _expect(stage.portal.models.alias(MODEL, ALIAS) == champion, "the alias moved")
    stage.tell.say(f"{ALIAS} is still version {champion}; the router gives version {version} no weight.")
    served = _served_now(stage)
    _expect(set(served) == {str(champion)}, f"versions {sorted(served)} answered after the rollback")
    stage.tell.say(f"{served[str(champion)].total} more requests: every one answered by version {champion}.")


def _dropped_column(stage: Stage, scratch: Path, champion: int) -> None:
    stage.tell.chapter("A column is dropped")
    contracts = stage.portal.contracts
    served = contracts.get(CONTRACT).decode()
    before, version = without_column(served), contracts.summary(CONTRACT).version
    if before == served:
        version = next_version(version, minor=True)
        wider = scratch / "wider.yaml"
        wider.write_text(with_column(served, version), encoding="utf-8")
        done = _command(stage, stage.contributor, ["contracts", "push", str(wider)])
        stage.tell.say(f"{CONTRACT} promises {COLUMN} as well: {done['outcome']}, since it breaks nobody.")
    dropped = scratch / "dropped.yaml"
    dropped.write_text(versioned(before, next_version(version)), encoding="utf-8")
    words = ["impact", "--contract", CONTRACT, "--after", str(dropped)]
    broken = [one for one in _command(stage, stage.contributor, words)["versions"] if one["is_served"]]
    _expect([one["version"] for one in broken] == [champion], f"dropping it breaks {broken}")
    stage.tell.say(f"Dropping it would break version {champion}, which is served: its owner has to agree.")
    done = _command(stage, stage.contributor, ["contracts", "push", str(dropped)], code=WAITS)
    request = stage.portal.change_requests.get(done["change_request_id"])
    first, owner = stage.demo.of(stage.tenant, "reviewer")[0], stage.demo.of(stage.tenant, "product")[0]
    with browser.Person(stage.demo.url) as person:
        person.sign_in(first.username, first.password)
        person.approve(request.id, digest=request.digest)
    after = stage.portal.change_requests.get(request.id)
    _expect(after.state == "in_review", f"the request is {after.state} without the owner's sign-off")
    _expect(COLUMN in contracts.get(CONTRACT).decode(), "the column is gone before its owner agreed")
    stage.tell.say(f"{first.username} approved. The old bytes are served until the owner signs off, too.")
    words = ["vote", request.id, "approve", "--digest", request.digest]
    after = ChangeRequest.of(_command(stage, owner, words))
    _expect(after.state == "applied", f"the request is {after.state}")
    _expect(contracts.get(CONTRACT) == dropped.read_bytes(), "the contract serves other bytes")
    stage.tell.say(f"{owner.username}, who answers for {MODEL}, signed off: the new bytes are served.")


def with_column(text: str, version: str) -> str:
    """Return a contract's text with the column of the story, in a version that says so."""
    more = f"      - name: {COLUMN}\n        logicalType: integer\n"
    return versioned(text.replace("slaProperties:\n", f"{more}slaProperties:\n", 1), version)


def without_column(text: str) -> str:
    """Return a contract's text without the column of the story."""
    return text.replace(f"      - name: {COLUMN}\n        logicalType: integer\n", "", 1)


def versioned(text: str, version: str) -> str:
    """Return a contract's text as another version of it."""
    return re.sub(r"^version: .+$", f"version: {version}", text, count=1, flags=re.MULTILINE)


def next_version(version: str, *, minor: bool = False) -> str:
    """Return the number that follows where something was added, or was taken away."""
    major, middle, _ = (int(part) for part in version.split("."))
    return f"{major}.{middle + 1}.0" if minor else f"{major + 1}.0.0"


def _push(stage: Stage, kind: Kind, scratch: Path) -> tuple[Path, int]:
    run = uuid.uuid4().hex[:12]
    folder = training.build(MODEL, kind, scratch / f"{MODEL}-{kind}", note=f"Run {run}")
    metrics = json.loads((folder / "metrics.json").read_text(encoding="utf-8"))
    stage.tell.say(f"{stage.contributor.username} trained a model: accuracy {metrics['accuracy']}.")
    words = ["models", "push", str(folder), "--name", MODEL, "--tag", f"story={kind}", "--tag", f"run={run}"]
    # What it was trained on: who changes that is told what it breaks.
    words += ["--tag", f"portal.contracts={CONTRACT}"]
    pushed = _command(stage, stage.contributor, words)
    return folder, int(pushed["version"])


def _request_vote_watch(stage: Stage, version: int, reason: str) -> Rollout:
    """Take a version through request, two votes and its rollout under real traffic."""
    words = ["request", "--model", MODEL, "--version", str(version), "--alias", ALIAS, "--plan", PLAN]
    asked = _command(stage, stage.contributor, [*words, "--reason", reason])
    request = ChangeRequest.of(asked)
    stage.tell.say(f"Request {request.id} is {request.state}, for the content {request.digest[:19]}...")
    first, second = stage.demo.of(stage.tenant, "reviewer")[:2]
    with browser.Person(stage.demo.url) as person:
        person.sign_in(first.username, first.password)
        person.approve(request.id, digest=request.digest)
    stage.tell.say(f"{first.username} signed in to the pages, read the comparison and pressed Approve.")
    words = ["vote", request.id, "approve", "--digest", request.digest]
    after = ChangeRequest.of(_command(stage, second, words))
    stage.tell.say(
        f"{second.username} approved by command: {after.approvals} of {after.quorum}, {after.state}."
    )
    with Traffic(stage.route, MODEL, per_second=PER_SECOND, seconds=PATIENCE) as traffic:
        rollout = _watch(stage, request.id)
    for served, answered in sorted(traffic.by_version().items()):
        stage.tell.say(
            f"Version {served or '?'} answered {answered.total} requests: {answered.failed} with errors of its own, "
            f"{answered.refused} as broken."
        )
    return rollout


def _watch(stage: Stage, request_id: str) -> Rollout:
    rollout_id = stage.portal.change_requests.get(request_id).rollout_id
    _expect(rollout_id is not None, "no rollout started after two approvals")
    last: Rollout | None = None
    for last in stage.portal.rollouts.watch(str(rollout_id), timeout=PATIENCE, poll=0.5):
        stage.tell.say(_sentence(last))
    if last is None:
        raise StoryFailed("the rollout could not be read")
    return last


def _sentence(rollout: Rollout) -> str:
    seen = "" if rollout.observed_weight is None else f" (the router has {rollout.observed_weight}%)"
    said = ": ".join(part for part in (rollout.verdict, rollout.reason) if part)
    return f"Rollout {rollout.state}: {rollout.weight}% of the traffic{seen}" + (f". {said}" if said else ".")


def _served_now(stage: Stage) -> dict[str, Answered]:
    with Traffic(stage.route, MODEL, per_second=PER_SECOND, most=60, seconds=10.0) as traffic:
        time.sleep(1.5)
    return traffic.by_version()


def _command(stage: Stage, person: Person, words: list[str], *, code: int = 0) -> dict[str, Any]:
    """Run the portal command as a person, expect its exit code, and read its JSON."""
    stage.tell.say(f"$ portal {shlex.join(words)}    # as {person.username}")
    environment = {
        **os.environ,
        "PORTAL_URL": stage.demo.url,
        "PORTAL_TOKEN": person.token,
        "PORTAL_TENANT": stage.tenant,
    }
    done = subprocess.run(  # noqa: S603 - the program is this Python, the words are ours
        [sys.executable, "-m", "platform_portal_sdk", "--output", "json", *words],
        env=environment,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    if done.returncode != code:
        raise StoryFailed(f"the command ended with {done.returncode}: {done.stderr.strip()}")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _trail(tell: Teller, checkout: Path) -> None:
    tell.chapter("The trail")
    done = subprocess.run(
        [sys.executable, "manage.py", "audit_verify"],
        cwd=checkout,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    for line in (done.stdout + done.stderr).strip().splitlines()[-8:]:
        tell.say(line)
    _expect(done.returncode == 0, f"audit_verify ended with {done.returncode}")


def _expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise StoryFailed(otherwise)


def main(arguments: list[str] | None = None) -> int:
    """Play the story; 0 only if it ended as told."""
    checkout = Path(__file__).resolve().parents[1]
    parser = argparse.ArgumentParser(
        prog="demo.story", description="Plays the demo's story on a running portal."
    )
    parser.add_argument("--tenant", help="the tenant to play it for; the first one where left out")
    options = parser.parse_args(arguments)
    var = Path(os.environ.get("PORTAL_VAR") or checkout / "var")
    try:
        demo = installation.read(var)
    except FileNotFoundError:
        print(
            f"There is no {var / installation.DEMO_FILE}. Start the portal first: make run", file=sys.stderr
        )
        return 2
    try:
        play(demo, options.tenant or next(iter(demo.mlflow_urls)), checkout=checkout)
    except (StoryFailed, PortalError, browser.PageFailed) as failure:
        print(f"\nThe story did not end as told: {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
