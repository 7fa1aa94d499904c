"""A stage for rollouts: the real Envoy, small fake model servers, and approved rollouts made by the services."""

from __future__ import annotations

import contextlib
import http.client
import http.server
import io
import json
import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db import connection

from apps.accounts.models import User
from apps.approvals import services as approvals
from apps.approvals.models import ChangeRequest
from apps.registry import services as registry
from apps.registry.models import ModelVersion, RegisteredModel
from apps.rollouts import services
from apps.rollouts.models import Rollout
from tests.factories.cast import Cast
from tests.factories.objects import TO_ITS_END, walk
from tests.rollouts.envoy import Envoy

# One step is enough to decide: most traffic to the candidate, and a second to look.
QUICK_PLAN = [{"weight": 50, "seconds": 1}]
TWO_STEPS = [{"weight": 20, "seconds": 1}, {"weight": 50, "seconds": 1}]
# The judge and its thresholds are the shipped ones; a hold of a second keeps a test of giving up short.
QUICK_CRITERIA = {"hold_seconds": 1}


class FakeModelServer:
    """Speaks as much of the Open Inference Protocol as the portal and a client need, and serves no model.

    It answers 500 for the version numbers in `failing`, refuses to load those in `refusing`, and says for those in
    `loading` that they are not ready. `ways` says more of a version: for each request a status and the seconds that
    the answer takes.
    """

    def __init__(self) -> None:
        self.failing: set[int] = set()
        self.refusing: set[int] = set()
        self.loading: set[int] = set()
        self.ways: dict[int, Callable[[bytes], tuple[int, float]]] = {}
        self.loads: list[tuple[str, str, int]] = []
        self.served: list[tuple[str, str, str]] = []
        fake = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # Head and body in one packet: else each answer waits 40 ms for an acknowledgement.
            wbufsize = -1
            disable_nagle_algorithm = True

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                if self.path.startswith("/v2/repository/models/"):
                    self._load(self.path.split("/")[4], json.loads(body)["parameters"])
                    return
                headers = self.headers
                version = headers.get("x-portal-version", "0")
                fake.served.append(
                    (headers.get("x-portal-tenant", ""), headers.get("x-portal-model", ""), version)
                )
                status, seconds = 500 if int(version) in fake.failing else 200, 0.0
                if int(version) in fake.ways:
                    status, seconds = fake.ways[int(version)](body)
                    time.sleep(seconds)
                # A caller that did not wait for it is away by now.
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                    self._answer(status, {"outputs": []})

            def do_GET(self) -> None:
                number = int(self.path.split("/")[5])
                self._answer(503 if number in fake.loading else 200, {})

            def _load(self, model: str, parameters: dict[str, str]) -> None:
                number = int(parameters["version"])
                fake.loads.append((parameters["tenant"], model, number))
                self._answer(400 if number in fake.refusing else 200, {})

            def _answer(self, status: int, document: dict[str, Any]) -> None:
                body = json.dumps(document).encode()
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                """Keep quiet."""

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class Stage:
    """Envoy, two fake model servers, and what tests do with them again and again."""

    def __init__(self, envoy: Envoy, blue: FakeModelServer, green: FakeModelServer) -> None:
        self.envoy, self.blue, self.green = envoy, blue, green

    @property
    def servers(self) -> tuple[FakeModelServer, FakeModelServer]:
        return self.blue, self.green

    def fail(self, version: ModelVersion) -> None:
        """Make a version answer every request with 500, wherever it is served."""
        for server in self.servers:
            server.failing.add(version.number)

    def behave(self, version: ModelVersion, way: Callable[[bytes], tuple[int, float]]) -> None:
        """Let a version answer each request with the status and after the seconds that `way` says of its body."""
        for server in self.servers:
            server.ways[version.number] = way

    def crowd(
        self, cast: Cast, model: str, requests: int, *, patience: float = 20.0, callers: int = 12
    ) -> dict[str, int]:
        """Send requests from many callers at once and count the answers; who waits longer than `patience` leaves.

        The bodies are numbered, so that a server can tell one request from another.
        """
        numbers, seen = iter(range(requests)), []

        def calls() -> None:
            # One number at a time: a generator cannot be shared, an iterator over a range can.
            for number in numbers:
                seen.append(self._call(f"/{cast.tenant.slug}/{model}", str(number).encode(), patience))

        threads = [threading.Thread(target=calls) for _ in range(callers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return dict(Counter(seen))

    def _call(self, path: str, body: bytes, patience: float) -> str:
        line = http.client.HTTPConnection("127.0.0.1", self.envoy.listener_port, timeout=patience)
        with contextlib.closing(line):
            try:
                line.request("POST", path, body)
                answer = line.getresponse()
                answer.read()
                return str(answer.status)
            except TimeoutError:
                return "left"

    def predict(self, cast: Cast, model: str, requests: int) -> dict[int, int]:
        """Send real requests through Envoy and count the answers by status."""
        answers = self.envoy.answers("POST", f"/{cast.tenant.slug}/{model}", requests, b'{"inputs": []}')
        return dict(Counter(status for status, _ in answers))

    def shown(self, rollout: Rollout) -> dict[str, Any]:
        """Return what Envoy itself does with the rollout's route, from its config_dump."""
        key = f"{rollout.tenant.slug}/{rollout.route.model.name}"
        observed = self.envoy.router.observe(key)
        return {
            "weight": observed.weight,
            "generation": observed.generation,
            "baseline": observed.baseline,
            "candidate": observed.candidate,
        }


def make_version(
    cast: Cast,
    model: str = "fraud",
    *,
    content: str = "",
    tags: dict[str, str] | None = None,
    with_params: bool = False,
) -> ModelVersion:
    """Upload a small model and register it as the next version of `model`.

    Its parameters come along where a test asks for them: they are one more file.
    """
    registered = RegisteredModel.objects.filter(tenant=cast.tenant, name=model).first()
    if registered is None:
        registered = registry.create_model(tenant=cast.tenant, name=model, by=cast.author)
    number = registered.versions.count() + 1
    folder = f"runs/{model}/{number}"
    files = {
        "model.bin": content or f"{cast.tenant.slug} {model} {number}",
        "metrics.json": json.dumps({"accuracy": 0.9, "log_loss": 0.3}),
    }
    if with_params:
        files["params.json"] = json.dumps({"depth": number})
    for name, text in files.items():
        raw = text.encode()
        registry.store_artifact(
            tenant=cast.tenant,
            path=f"{folder}/{name}",
            stream=io.BytesIO(raw),
            length=len(raw),
            by=cast.author,
        )
    return registry.create_version(
        model=registered,
        source=f"mlflow-artifacts:/{folder}",
        by=cast.author,
        tags=tuple((tags or {}).items()),
    )


def ask(
    cast: Cast,
    version: ModelVersion,
    *,
    plan: list[dict[str, int]] | None = None,
    criteria: dict[str, Any] | None = None,
    by: User | None = None,
) -> ChangeRequest:
    """Request the promotion of a version to champion."""
    cast.voters()
    return services.request_promotion(
        tenant=cast.tenant,
        model_name=version.model.name,
        version_number=version.number,
        alias="champion",
        plan=plan or QUICK_PLAN,
        reason="It is better.",
        by=by or cast.colleague,
        criteria=QUICK_CRITERIA if criteria is None else criteria,
    )


def approve(cast: Cast, request: ChangeRequest) -> Rollout:
    """Let two people approve a request and return the rollout that starts."""
    for voter in (cast.approver, cast.second_approver):
        request = approvals.cast_vote(
            change_request=request, digest=request.digest, decision="approve", by=voter
        )
    return Rollout.objects.with_names().get(change_request=request)


def make_rollout(cast: Cast, version: ModelVersion, **options: Any) -> Rollout:
    """Return the approved rollout of a version, not moved yet."""
    return approve(cast, ask(cast, version, **options))


def make_champion(cast: Cast, version: ModelVersion) -> None:
    """Make a version the champion, as a finished rollout leaves it, without its traffic.

    The alias moves with the permit of an approved request; only the rollout's own states are walked through quickly.
    """
    rollout = make_rollout(cast, version)
    walk(rollout.pk, *TO_ITS_END)
    registry.set_alias(
        model=version.model,
        name="champion",
        version=version,
        by=cast.author,
        permit=rollout.permit_id,
    )
    approvals.finish(change_request=rollout.change_request, state="applied", by=cast.author, reason="test")
    walk(rollout.pk, "promoting")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE rollouts_rollout SET state = 'succeeded', finished_at = now() WHERE id = %s", [rollout.pk]
        )
    services.repair(rollout.route_id)


def tick_until(rollout: Rollout, done: Callable[[Rollout], bool], *, seconds: float = 60.0) -> Rollout:
    """Tick a rollout until `done`, and fail with where it stands after `seconds`."""
    deadline = time.monotonic() + seconds
    while True:
        services.tick(rollout.pk)
        fresh = Rollout.objects.with_names().get(pk=rollout.pk)
        if done(fresh):
            return fresh
        alive = fresh.is_active and time.monotonic() < deadline
        assert alive, f"{fresh.state} {fresh.verdict}: {fresh.message} {fresh.evidence}"
        time.sleep(0.1)


def wait_until(done: Callable[[], bool], *, seconds: float = 60.0, told: Callable[[], object] = str) -> None:
    """Wait for something that another process does."""
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline, told()
        time.sleep(0.05)
