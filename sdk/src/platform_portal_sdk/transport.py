"""HTTP to one portal: bearer token, timeouts, no redirects, retries of reads only."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from ipaddress import ip_address
from typing import IO, Any
from urllib.parse import SplitResult, quote, urlsplit

import httpx

from . import errors

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
    """One portal's address and token. A write is sent once; a read up to `attempts` times.

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
        """Read a JSON document, trying again where the network or the portal stumbles."""
        return self._json(self._read(path, query), path)

    def post(self, path: str, body: Mapping[str, Any]) -> Any:
        """Send a JSON document once and answer with the portal's."""
        with self._translated(path):
            response = self._client.post(path, json=dict(body))
        return self._json(self._checked(response, f"POST {path}"), path)

    def put_file(self, path: str, stream: IO[bytes], *, length: int, headers: Mapping[str, str]) -> Any:
        """Send a file's bytes once."""
        sent = {"Content-Type": "application/octet-stream", "Content-Length": str(length), **headers}
        with self._translated(path):
            response = self._client.put(path, content=_pieces(stream), headers=sent, timeout=_UPLOAD)
        return self._json(self._checked(response, f"PUT {path}"), path)

    @contextmanager
    def stream(self, path: str) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Open a download: its entity tag, and an iterator of its bytes."""
        with self._translated(path), self._client.stream("GET", path, timeout=_UPLOAD) as response:
            if response.status_code != 200:
                response.read()
                self._checked(response, f"GET {path}")
            yield response.headers.get("ETag", "").strip('"'), response.iter_bytes()

    def _read(self, path: str, query: Mapping[str, str | int | None]) -> httpx.Response:
        params = {key: value for key, value in query.items() if value is not None}
        for attempt in range(1, self._attempts + 1):
            last = attempt == self._attempts
            try:
                with self._translated(path):
                    response = self._client.get(path, params=params)
            except errors.Unreachable:
                if last:
                    raise
                self._sleep(_pause(attempt))
                continue
            if response.status_code not in _RETRIED or last:
                return self._checked(response, f"GET {path}")
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
            return {}
        try:
            return response.json()
        except ValueError:
            raise errors.ServerFault(
                f"{self.url}{path} did not answer with JSON. Is this the portal's address?",
                code="not_json",
                status=response.status_code,
            ) from None

    def _redacted(self, text: str) -> str:
        return text.replace(self._token, "[token]")


_UPLOAD = httpx.Timeout(120.0, connect=5.0)


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
