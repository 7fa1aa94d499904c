"""Slow and idle callers, on sockets of their own: what once took a thread of the portal each."""

from __future__ import annotations

import contextlib
import selectors
import socket
import threading
import time
from types import TracebackType

KINDS = ("heads", "bodies", "uploads", "reads", "idle")
OPEN_SECONDS = 20.0
# A byte a second is enough to be no silence.
PACE_SECONDS = 1.0
_LARGE_FILE = "/static/vendor/plotly/plotly-cartesian.min.js"


class SlowCallers:
    """Keeps `number` connections of one kind busy with almost nothing; one that is closed is opened again."""

    def __init__(self, port: int, kind: str, number: int) -> None:
        self._port, self._kind, self._number = port, kind, number
        self._stop = threading.Event()
        self._opened = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> SlowCallers:
        self._thread.start()
        assert self._opened.wait(OPEN_SECONDS)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        with contextlib.ExitStack() as stack:
            selector = stack.enter_context(selectors.DefaultSelector())
            lines: set[socket.socket] = set()
            stack.callback(lambda: [line.close() for line in lines])
            while not self._stop.is_set():
                while len(lines) < self._number:
                    line = self._open()
                    lines.add(line)
                    if self._kind != "reads":
                        selector.register(line, selectors.EVENT_READ)
                self._opened.set()
                until = time.monotonic() + PACE_SECONDS
                while (left := until - time.monotonic()) > 0 and not self._stop.is_set():
                    for key, _ in selector.select(min(left, 0.1)):
                        self._look(key.fileobj, lines, selector)
                    if not lines:
                        break
                for line in list(lines):
                    self._drip(line, lines, selector)

    def _open(self) -> socket.socket:
        line = socket.socket()
        if self._kind == "reads":
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        line.settimeout(5)
        line.connect(("127.0.0.1", self._port))
        host = f"host: 127.0.0.1:{self._port}\r\n"
        line.sendall(
            {
                "heads": f"GET / HTTP/1.1\r\n{host}",
                "bodies": f"POST /accounts/login/ HTTP/1.1\r\n{host}content-type: application/x-www-form-urlencoded"
                "\r\ncontent-length: 100000\r\n\r\n",
                "uploads": f"PUT /mlflow/acme/api/2.0/mlflow-artifacts/artifacts/m/x HTTP/1.1\r\n{host}"
                "content-length: 100000000\r\n\r\n",
                "reads": f"GET {_LARGE_FILE} HTTP/1.1\r\n{host}\r\n",
                "idle": "",
            }[self._kind].encode()
        )
        line.setblocking(False)
        return line

    def _drip(self, line: socket.socket, lines: set[socket.socket], selector: selectors.BaseSelector) -> None:
        try:
            if self._kind == "reads":
                line.recv(100)
            elif self._kind != "idle":
                line.send(b"x: y\r\n" if self._kind == "heads" else b"x")
        except BlockingIOError:
            return
        except OSError:
            self._drop(line, lines, selector)

    def _look(self, line: object, lines: set[socket.socket], selector: selectors.BaseSelector) -> None:
        """Take what was answered and go on, as if nothing had been; only a closed connection is no burden any more."""
        assert isinstance(line, socket.socket)
        try:
            if line.recv(65536):
                return
        except BlockingIOError:
            return
        except OSError:
            pass
        self._drop(line, lines, selector)

    @staticmethod
    def _drop(line: object, lines: set[socket.socket], selector: selectors.BaseSelector) -> None:
        assert isinstance(line, socket.socket)
        with contextlib.suppress(KeyError, ValueError):
            selector.unregister(line)
        lines.discard(line)
        line.close()
