"""HTTP to one portal: bearer token, timeouts, no redirects, retries of what does no harm twice."""

from __future__ import annotations

import json
import random
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from ipaddress import ip_address
from typing import IO, Any
from urllib.parse import SplitResult, quote, urlsplit

import httpx

from . import errors
from .values import Body

_RETRIED = frozenset({429, 502, 503, 504})
_LONGEST_PAUSE = 10.0
_RANDOM = random.SystemRandom()


def _agent() -> str:
    try:
        return f"platform-portal-sdk/{version('platform-portal-sdk')}"
    except PackageNotFoundError:
        return "platform-portal-sdk"


def is_loopback(host: str) -> bool:
    """Return whether a host name means this very machine."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class Transport:
    """One portal's address and token. What does no harm twice is sent up to `attempts` times, everything else once.

    `reason` says with each call why an operator of the platform looks into a tenant.
    """

    def __init__(
        self,
        url: str,
        token: str,
        *,
        timeout: float = 30.0,
        attempts: int = 4,
        sleep: Callable[[float], None] = time.sleep,
        reason: str = "",
    ) -> None:
        parts = _parts(url)
        if parts.username or parts.password:
            raise errors.Invalid("Give the token as a token, not inside the address.", code="bad_url")
        if not token or not token.isascii() or any(char.isspace() for char in token):
            raise errors.NotSignedIn(
                "There is no usable token. Sign in with: portal login", code="not_signed_in"
            )
        self.url = url.rstrip("/")
        self._token = token
        self._attempts = max(1, attempts)
        self._sleep = sleep
        self._client = httpx.Client(
            base_url=self.url,
            headers={
                "Authorization": f"Bearer {token}",
                "User-Agent": _agent(),
                "Accept": "application/json",
                **({"Portal-Reason": quote(reason, safe=" ")} if reason else {}),
            },
            timeout=httpx.Timeout(timeout, connect=5.0),
            follow_redirects=False,
            # A proxy from the environment cannot reach this machine's own loopback address.
            trust_env=not is_loopback(parts.hostname or ""),
        )

    def __repr__(self) -> str:
        return f"Transport({self.url!r})"

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def get(self, path: str, **query: str | int | None) -> Any:
        """Read a JSON document."""
        params = {key: value for key, value in query.items() if value is not None}
        return self._sent("GET", path, retried=True, params=params)

    def post(self, path: str, body: Mapping[str, Any], *, if_match: str = "") -> Any:
        """Send a JSON document that is carried out once, however often it has to be sent."""
        headers = {"Idempotency-Key": str(uuid.uuid4()), **_matching(if_match)}
        return self._sent("POST", path, retried=True, json=dict(body), headers=headers)

    def post_list(self, path: str, body: list[dict[str, Any]]) -> Any:
        """Send a JSON list that is carried out once, however often it has to be sent."""
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        return self._sent("POST", path, retried=True, json=body, headers=headers)

    def post_once(self, path: str, body: Mapping[str, Any]) -> Any:
        """Send a JSON document once, to what knows no Idempotency-Key."""
        return self._sent("POST", path, retried=False, json=dict(body))

    def post_bytes(self, path: str, content: bytes, *, content_type: str) -> Any:
        """Send a file that is carried out once, however often it has to be sent."""
        headers = {"Idempotency-Key": str(uuid.uuid4()), "Content-Type": content_type}
        return self._sent("POST", path, retried=True, content=content, headers=headers)

    def put(self, path: str, body: Mapping[str, Any], *, if_match: str = "") -> Any:
        """Replace something."""
        return self._change("PUT", path, if_match, json=dict(body))

    def patch(self, path: str, body: Mapping[str, Any], *, if_match: str = "") -> Any:
        """Change what is named of something."""
        return self._change("PATCH", path, if_match, json=dict(body))

    def delete(self, path: str, *, if_match: str = "") -> None:
        """Delete something."""
        self._change("DELETE", path, if_match)

    def _change(self, method: str, path: str, if_match: str, **how: Any) -> Any:
        # The version that was read is gone once the change arrived: a second try would be refused.
        return self._sent(method, path, retried=not if_match, headers=_matching(if_match), **how)

    def put_file(self, path: str, stream: IO[bytes], *, length: int, headers: Mapping[str, str]) -> Any:
        """Send a file's bytes once."""
        sent = {"Content-Type": "application/octet-stream", "Content-Length": str(length), **headers}
        with self._translated(path):
            response = self._client.put(path, content=_pieces(stream), headers=sent, timeout=_UPLOAD)
        return self._json(self._checked(response, f"PUT {path}"), path)

    def put_bytes(self, path: str, content: bytes, *, kind: str, if_match: str = "") -> Any:
        """Replace something by a whole document, sent as it is."""
        headers = {"Content-Type": kind, **_matching(if_match)}
        return self._sent("PUT", path, retried=not if_match, content=content, headers=headers)

    def get_bytes(self, path: str, **query: str | None) -> bytes:
        """Read a document as it is kept."""
        params = {key: value for key, value in query.items() if value is not None}
        with self._translated(path):
            response = self._client.get(path, params=params, headers={"Accept": "*/*"})
        return self._checked(response, f"GET {path}").content

    @contextmanager
    def stream(self, path: str) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Open a download: its entity tag, and an iterator of its bytes."""
        with self._translated(path), self._client.stream("GET", path, timeout=_UPLOAD) as response:
            if response.status_code != 200:
                response.read()
                self._checked(response, f"GET {path}")
            yield response.headers.get("ETag", "").strip('"'), response.iter_bytes()

    def _sent(self, method: str, path: str, *, retried: bool, **how: Any) -> Any:
        attempts = self._attempts if retried else 1
        for attempt in range(1, attempts + 1):
            last = attempt == attempts
            try:
                with self._translated(path):
                    response = self._client.request(method, path, **how)
            except errors.Unreachable:
                if last:
                    raise
                self._sleep(_pause(attempt))
                continue
            if last or not _is_passing(response):
                return self._json(self._checked(response, f"{method} {path}"), path)
            self._sleep(_pause(attempt, response.headers.get("Retry-After")))
        raise AssertionError("the last attempt returns or raises")

    @contextmanager
    def _translated(self, path: str) -> Iterator[None]:
        try:
            yield
        except httpx.TimeoutException as error:
            raise errors.Unreachable(f"{self.url} did not answer in time.", code="unreachable") from error
        except httpx.HTTPError as error:
            said = self._redacted(str(error)) or type(error).__name__
            raise errors.Unreachable(f"{self.url} cannot be reached: {said}.", code="unreachable") from error

    def _checked(self, response: httpx.Response, where: str) -> httpx.Response:
        status = response.status_code
        if 200 <= status < 300:
            return response
        if 300 <= status < 400:
            raise errors.RedirectRefused(
                f"{where} was answered with a redirect, which is not followed so that the token stays here. "
                "Check the portal's address.",
                status=status,
            )
        try:
            body = json.loads(self._redacted(response.text))
        except ValueError:
            body = None
        raise errors.from_answer(status, body, where=where)

    def _json(self, response: httpx.Response, path: str) -> Any:
        if not response.content:
            return Body()
        try:
            found = response.json()
        except ValueError:
            raise errors.ServerFault(
                f"{self.url}{path} did not answer with JSON. Is this the portal's address?",
                code="not_json",
                status=response.status_code,
            ) from None
        if not isinstance(found, dict):
            return found
        body = Body(found)
        body.etag = response.headers.get("ETag", "")
        return body

    def _redacted(self, text: str) -> str:
        return text.replace(self._token, "[token]")


_UPLOAD = httpx.Timeout(120.0, connect=5.0)


def _matching(if_match: str) -> dict[str, str]:
    return {"If-Match": if_match} if if_match else {}


def _is_passing(response: httpx.Response) -> bool:
    """Return whether the same call may be answered otherwise in a moment."""
    if response.status_code == 409:
        # Of the API alone: the first call with our key is still under way.
        return b'"idempotency_in_progress"' in response.content
    return response.status_code in _RETRIED


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound:
        raise errors.Invalid(f"{url!r} is not an http(s) address of a portal.", code="bad_url")
    return parts


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(256 * 1024):
        yield piece


def _pause(attempt: int, retry_after: str | None = None) -> float:
    """Return how long to wait: what the portal asked for, or 0.25 s doubling, with jitter."""
    if retry_after and retry_after.isdigit():
        return min(float(retry_after), _LONGEST_PAUSE)
    doubled: float = 0.25 * 2.0 ** (attempt - 1)
    # Jitter keeps many clients from coming back at one moment.
    return min(doubled, _LONGEST_PAUSE) * _RANDOM.uniform(0.8, 1.2)
