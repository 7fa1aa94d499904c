"""The HTTP side of the Open Inference Protocol, on the standard library's server."""

from __future__ import annotations

import hmac
import json
import logging
import re
import socket
import threading
import time
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NoReturn
from urllib.parse import unquote

from . import protocol
from .estimator import Model, ModelFault, Unloadable
from .protocol import BadRequest
from .registry import NoSuchVersion, NotNow, Reference
from .store import Store

log = logging.getLogger("model_server")

MOST_BODY = 8 * 1024 * 1024
TOO_LARGE = f"a request may have at most {MOST_BODY} bytes"
MOST_CONNECTIONS = 1000
PREDICTIONS_AT_ONCE = 4
# The portal shows its token here. Names that begin so never pass the router, so a command cannot come that way.
COMMAND_HEADER = "x-portal-command"
# Far longer than the router keeps a connection idle: the side that closes first must not be this one, or a
# request that is just on its way would be cut off.
IDLE_SECONDS = 300
# Models of one version that fail log at most one line in so many seconds.
LOG_SECONDS = 5.0

_MODEL_PATH = re.compile(
    r"/v2/models/(?P<name>[^/]+)(?:/versions/(?P<version>[^/]+))?(?:/(?P<verb>ready|infer))?"
)
_LOAD_PATH = re.compile(r"/v2/repository/models/(?P<name>[^/]+)/load")

Answer = tuple[int, Mapping[str, Any]]


class Fault(Exception):
    """Carry an HTTP status and the sentence of its body."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


class Server(ThreadingHTTPServer):
    """A server with a bounded number of connections and of predictions at once."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(
        self,
        address: tuple[str, int],
        store: Store,
        *,
        name: str,
        command_token: str,
        is_ready: Callable[[], bool],
    ) -> None:
        if not command_token:
            raise ValueError("a model server needs the token of those who may command it")
        self.store = store
        self.name = name
        self.is_ready = is_ready
        self._command_token = command_token.encode()
        self.predictions = threading.BoundedSemaphore(PREDICTIONS_AT_ONCE)
        self._connections = threading.BoundedSemaphore(MOST_CONNECTIONS)
        self._logged: dict[Reference, float] = {}
        super().__init__(address, Handler)

    def may_command(self, shown: str) -> bool:
        """Return whether this is the portal's token."""
        return hmac.compare_digest(shown.encode(), self._command_token)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Serve a connection in its thread, or close it where there are too many."""
        if self._connections.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Run in the connection's thread."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._connections.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Note a connection that broke, in one line."""
        log.info("a connection broke off", exc_info=log.isEnabledFor(logging.DEBUG))

    def log_fault(self, reference: Reference, fault: ModelFault) -> None:
        """Log a model's failure, now and then."""
        now = time.monotonic()
        if now - self._logged.get(reference, -LOG_SECONDS) >= LOG_SECONDS:
            self._logged[reference] = now
            log.warning("%s failed on a request: %s", reference, fault)


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    timeout = IDLE_SECONDS
    # Head and body leave in one packet, at once.
    wbufsize = -1
    disable_nagle_algorithm = True
    server_version = "model-server"
    sys_version = ""

    def do_GET(self) -> None:
        self._serve(self._get)

    def do_POST(self) -> None:
        self._serve(self._post)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what the base class cannot read: whatever that is, the caller sent it."""
        self.close_connection = True
        # Where the version was not read, the base class would leave the status out.
        self.request_version = self.protocol_version
        if code == HTTPStatus.NOT_IMPLEMENTED:
            self._send(405, {"error": "use GET or POST"}, allow="GET, POST")
        else:
            self._send(code if 400 <= code < 500 else 400, {"error": "the request is not sound HTTP"})

    def log_message(self, *_: Any) -> None:
        """Keep quiet: the router counts requests."""

    def _serve(self, answer: Callable[[str, bytes], Answer]) -> None:
        try:
            body = self._body()
            path = self.path.partition("?")[0].rstrip("/")
            status, document = answer(path, body)
        except Fault as fault:
            status, document = fault.status, {"error": str(fault)}
        except Exception:
            log.exception("a request failed inside the server")
            status, document = 500, {"error": "the model server failed"}
        self._send(status, document)

    def _send(self, status: int, document: Mapping[str, Any], *, allow: str | None = None) -> None:
        payload = json.dumps(document, allow_nan=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(payload)))
        if allow is not None:
            self.send_header("Allow", allow)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(payload)
        self.wfile.flush()

    def _body(self) -> bytes:
        try:
            if "chunked" in self.headers.get("Transfer-Encoding", "").lower():
                return self._chunks()
            return self._counted()
        except OSError:
            # The caller left, or sends nothing any more.
            self._refuse_body(408, "the body did not arrive")

    def _counted(self) -> bytes:
        length = self.headers.get("Content-Length", "0")
        if not length.isascii() or not length.isdigit():
            self._refuse_body(400, "Content-Length must be a whole number")
        # Compared as text first: Python reads no number of thousands of digits.
        if len(length) > len(str(MOST_BODY)) or int(length) > MOST_BODY:
            self._refuse_body(413, TOO_LARGE)
        return self.rfile.read(int(length))

    def _chunks(self) -> bytes:
        whole = bytearray()
        while True:
            size_text = self.rfile.readline(1024).split(b";")[0].strip()
            try:
                size = int(size_text, 16)
            except ValueError:
                size = -1
            if size < 0:
                self._refuse_body(400, "the chunks of the body are broken")
            if len(whole) + size > MOST_BODY:
                self._refuse_body(413, TOO_LARGE)
            whole += self.rfile.read(size)
            if size:
                self.rfile.readline(1024)
                continue
            while self.rfile.readline(8192).strip():
                pass
            return bytes(whole)

    def _refuse_body(self, status: int, sentence: str) -> NoReturn:
        # What follows on this connection cannot be told apart from the body that was not read.
        self.close_connection = True
        raise Fault(status, sentence)

    def _get(self, path: str, body: bytes) -> Answer:
        if path == "/v2":
            return 200, {"name": self.server.name, "version": "2", "extensions": ["model_repository"]}
        if path == "/v2/health/live":
            return 200, {"live": True}
        if path == "/v2/health/ready":
            ready = self.server.is_ready()
            return (200 if ready else 503), {"ready": ready}
        match = _MODEL_PATH.fullmatch(path)
        if match is None or match["verb"] == "infer":
            raise Fault(404, f"there is nothing to read at {path}")
        reference = self._reference(match)
        if match["verb"] == "ready":
            return self._ready(reference)
        model = self._model(reference)
        table = {"name": "input", "datatype": "FP64", "shape": [-1, -1]}
        return 200, {
            "name": reference.model,
            "versions": [reference.version],
            "platform": "sklearn_skops",
            "inputs": [dict(one) for one in model.inputs] or [table],
            "outputs": [{"name": "predict", "datatype": "FP64", "shape": [-1]}],
        }

    def _post(self, path: str, body: bytes) -> Answer:
        if match := _LOAD_PATH.fullmatch(path):
            if not self.server.may_command(self.headers.get(COMMAND_HEADER, "")):
                raise Fault(
                    403, f"only the portal loads models: show its token in the header {COMMAND_HEADER}"
                )
            return self._load(unquote(match["name"]), body)
        match = _MODEL_PATH.fullmatch(path)
        if match is None or match["verb"] != "infer":
            raise Fault(404, f"there is nothing to post to at {path}")
        reference = self._reference(match)
        try:
            document = protocol.parse_body(body)
        except BadRequest as bad:
            raise Fault(400, str(bad)) from bad
        model = self._model(reference)
        if not self.server.predictions.acquire(timeout=8.0):
            raise Fault(503, "too many predictions are under way")
        try:
            outputs = model.answer(document)
        except BadRequest as bad:
            raise Fault(400, str(bad)) from bad
        except ModelFault as fault:
            self.server.log_fault(reference, fault)
            raise Fault(500, f"the model failed: {str(fault)[:500]}") from fault
        finally:
            self.server.predictions.release()
        answer: dict[str, Any] = {
            "model_name": reference.model,
            "model_version": reference.version,
            "outputs": outputs,
        }
        if isinstance(document.get("id"), str):
            answer["id"] = document["id"]
        return 200, answer

    def _load(self, name: str, body: bytes) -> Answer:
        try:
            parameters = protocol.parse_body(body).get("parameters")
        except BadRequest as bad:
            raise Fault(400, str(bad)) from bad
        if not isinstance(parameters, dict) or not {"tenant", "version"} <= parameters.keys():
            raise Fault(400, "parameters must name tenant and version")
        reference = Reference(str(parameters["tenant"]), name, str(parameters["version"]))
        try:
            self.server.store.get(reference, again=True)
        except NotNow as away:
            raise Fault(503, str(away)) from away
        except NoSuchVersion as missing:
            raise Fault(404, str(missing)) from missing
        except Unloadable as broken:
            # Not this server's failure: asking again will not help.
            raise Fault(422, f"{reference} cannot be served: {broken}") from broken
        return 200, {"name": name, "version": reference.version, "ready": True}

    def _ready(self, reference: Reference) -> Answer:
        """Return whether the version is in memory, and if not, what kept it out just now."""
        if self.server.store.loaded(reference) is not None:
            return 200, {"name": reference.model, "ready": True}
        failure = self.server.store.failure(reference)
        said = f": {failure}" if failure is not None else ""
        return 503, {"name": reference.model, "ready": False, "error": f"{reference} is not loaded{said}"}

    def _model(self, reference: Reference) -> Model:
        try:
            return self.server.store.get(reference)
        except (NoSuchVersion, NotNow) as away:
            # The router promised the version: its absence is this side's fault, not the caller's.
            raise Fault(503, str(away)) from away
        except Unloadable as broken:
            raise Fault(500, f"{reference} cannot be served: {broken}") from broken

    def _reference(self, match: re.Match[str]) -> Reference:
        """Return the version that the router names. A path that names another one is refused, never followed."""
        tenant, model, version = (
            unquote(self.headers.get(f"x-portal-{part}", "")) for part in ("tenant", "model", "version")
        )
        if not (tenant and model and version.isascii() and version.isdigit()):
            raise Fault(
                400, "the router names what is served: x-portal-tenant, x-portal-model, x-portal-version"
            )
        if unquote(match["name"]) != model or match["version"] not in (None, version):
            raise Fault(404, f"this route serves {model} version {version} only")
        return Reference(tenant, model, version)


def listen(
    address: tuple[str, int], store: Store, *, name: str, command_token: str, is_ready: Callable[[], bool]
) -> Server:
    """Open the listening socket."""
    server = Server(address, store, name=name, command_token=command_token, is_ready=is_ready)
    server.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return server
