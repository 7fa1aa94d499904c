"""`python -m demo.model_server --server blue=8003 --server green=8004 --credentials FILE --command-token FILE --cache FOLDER`

What loading a model takes is imported once, before each server goes on in a process of its own: scikit-learn and the
MLflow client are seconds of work. One that ends is back at once; requests wait in its socket meanwhile.
"""

from __future__ import annotations

import argparse
import contextlib
import logging
import os
import signal
import sys
import threading
import time
import warnings
from collections.abc import Mapping
from pathlib import Path

from .registry import Registry
from .server import Server, listen
from .store import MOST_MODELS, Store

STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT)
# A server that ends again and again does not take the machine with it.
PAUSE_SECONDS = 0.5

log = logging.getLogger("model_server")


def main(arguments: list[str] | None = None) -> int:
    """Serve models until it is told to stop."""
    parser = argparse.ArgumentParser(prog="model_server", description="Serves the demo's models.")
    parser.add_argument(
        "--server", type=_server, action="append", required=True, metavar="NAME=PORT", help="can be repeated"
    )
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
    parser.add_argument(
        "--credentials", type=Path, required=True, help="JSON: tenant to mlflow_url and token"
    )
    parser.add_argument(
        "--command-token", type=Path, required=True, help="a file with the token that the portal shows"
    )
    parser.add_argument("--cache", type=Path, required=True, help="a private folder for fetched files")
    options = parser.parse_args(arguments)

    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(levelname)s %(message)s")
    # The stock client and scikit-learn warn about their own affairs; here only loads and failures matter.
    for noisy in ("mlflow", "alembic", "urllib3"):
        logging.getLogger(noisy).setLevel(logging.ERROR)
    # Filters alone do not do: scikit-learn changes them in every prediction, and threads see each other's.
    warnings.showwarning = _say_nothing

    # In a file and not an argument: everybody on a machine can read the arguments of a process.
    command_token = options.command_token.read_text().strip()
    servers = {}
    for name, port in options.server:
        registry = Registry(credentials=options.credentials, cache=options.cache / name)
        registry.prune(MOST_MODELS)
        servers[name] = listen(
            (options.host, port),
            Store(registry),
            name=name,
            command_token=command_token,
            is_ready=lambda: True,
        )
        log.info("%s listens on %s:%s", name, options.host, port)
    _import()
    Family(servers).run()
    return 0


def _server(text: str) -> tuple[str, int]:
    """Read NAME=PORT."""
    name, _, port = text.partition("=")
    if not name or not port.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=PORT")
    return name, int(port)


def _say_nothing(*_: object, **__: object) -> None:
    """Where warnings end."""


def _import() -> None:
    """Import what loading needs; connections wait in the listening sockets meanwhile."""
    import skops.io
    from threadpoolctl import threadpool_limits

    # One thread a prediction: a row is too little work to share, and two servers share this machine.
    threadpool_limits(1)
    import mlflow.artifacts

    log.info("ready, with skops %s and MLflow %s", skops.__version__, mlflow.__version__)


class Family:
    """A process for each server, started again when it ends, until this one is told to stop."""

    def __init__(self, servers: Mapping[str, Server]) -> None:
        self._servers = servers
        self._running: dict[int, str] = {}
        self._stopping = False
        # Nobody writes to it: that it closes is how the children learn that this process is gone.
        self._alive = os.pipe()

    def run(self) -> None:
        """Return when every server has ended after a stop."""
        for number in STOP_SIGNALS:
            signal.signal(number, self._stop)
        for name in self._servers:
            self._start(name)
        while self._running:
            pid, status = os.wait()
            name = self._running.pop(pid, None)
            if name is not None and not self._stopping:
                log.warning("%s ended (%s) and starts again", name, os.waitstatus_to_exitcode(status))
                time.sleep(PAUSE_SECONDS)
                self._start(name)

    def _start(self, name: str) -> None:
        # A stop that arrives in here waits until it is known whom it concerns.
        signal.pthread_sigmask(signal.SIG_BLOCK, STOP_SIGNALS)
        try:
            if self._stopping:
                return
            pid = os.fork()
            if pid:
                self._running[pid] = name
                return
            os._exit(self._serve(name))
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP_SIGNALS)

    def _serve(self, name: str) -> int:
        """The life of a child."""
        try:
            server = self._servers[name]

            def stop(*_: object) -> None:
                threading.Thread(target=server.shutdown, daemon=True).start()

            for number in STOP_SIGNALS:
                signal.signal(number, stop)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP_SIGNALS)
            for other in self._servers.values():
                if other is not server:
                    other.socket.close()
            os.close(self._alive[1])
            threading.Thread(target=self._end_with_parent, daemon=True).start()
            server.serve_forever(poll_interval=0.2)
            server.server_close()
            return 0
        except BaseException:
            log.exception("%s failed", name)
            return 1

    def _end_with_parent(self) -> None:
        os.read(self._alive[0], 1)
        os._exit(1)

    def _stop(self, *_: object) -> None:
        self._stopping = True
        for pid in self._running:
            # One may have ended just now.
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main())
