"""The same way out for libraries that speak `requests`."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import requests
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict
from requests.utils import get_encoding_from_headers

from apps.core.outbound import client, names
from apps.core.refusals import Refused

_DROPPED = ("accept-encoding", "connection", "content-length", "cookie", "host")


def requests_session(
    *,
    timeout: float = client.DEFAULT_SECONDS,
    max_bytes: int = client.DEFAULT_BYTES,
    resolve: names.Resolver = names.system,
) -> requests.Session:
    """Return a session whose every call is one of `outbound.request`, under the same rules.

    A refusal or failure is a `requests.ConnectionError` with the portal's sentence and the refusal as its cause. A
    caller may ask for less time than `timeout`, and for no more; `verify`, `cert` and `proxies` are not obeyed.
    """
    session = requests.Session()
    session.trust_env = False
    session.headers.clear()
    session.adapters.clear()
    adapter = _Adapter(timeout, max_bytes, resolve)
    for scheme in ("http://", "https://"):
        session.mount(scheme, adapter)
    return session


class _Adapter(BaseAdapter):
    def __init__(self, timeout: float, max_bytes: int, resolve: names.Resolver) -> None:
        super().__init__()
        self._timeout = timeout
        self._max_bytes = max_bytes
        self._resolve = resolve

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: bool | str = True,
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        body = request.body
        if body is not None and not isinstance(body, str | bytes):
            raise requests.exceptions.InvalidSchema("A body is sent whole: give text or bytes.")
        headers = {str(name): _text(value) for name, value in request.headers.items()}
        try:
            answer = client.request(
                request.method or "GET",
                request.url or "",
                headers={name: value for name, value in headers.items() if name.lower() not in _DROPPED},
                content=body,
                timeout=self._seconds(timeout),
                max_bytes=self._max_bytes,
                resolve=self._resolve,
            )
        except Refused as refused:
            raise requests.ConnectionError(refused.sentence, request=request) from refused
        return _response(request, answer)

    def close(self) -> None:
        """Do nothing: no connection outlives its call."""

    def _seconds(self, asked: Any) -> float:
        parts = [
            float(part) for part in (asked if isinstance(asked, tuple) else (asked,)) if part is not None
        ]
        return min([*parts, self._timeout])


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value


def _response(request: requests.PreparedRequest, answer: client.Response) -> requests.Response:
    response = requests.Response()
    response.status_code = answer.status
    response.headers = CaseInsensitiveDict(answer.headers)
    response.encoding = get_encoding_from_headers(response.headers)
    response.raw = io.BytesIO(answer.body)
    response.url = request.url or ""
    response.request = request
    # Read here once, so that the answer outlives its connection.
    assert response.content is not None
    return response
