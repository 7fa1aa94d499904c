"""`python -m demo.model_server --name blue --port 8003 --credentials FILE --cache FOLDER`"""

from __future__ import annotations

import argparse
import logging
import signal
import sys
import threading
import warnings
from pathlib import Path

from .registry import Registry
from .server import listen
from .store import MOST_MODELS, Store


def main(arguments: list[str] | None = None) -> int:
    """This function will serve models until it is told to stop."""
    parser = argparse.ArgumentParser(prog="model_server", description="Serves the demo's models.")
    parser.add_argument("--name", default="model-server", help="the server's name in its answers and log")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
    parser.add_argument("--port", type=int, required=True, help="the port to listen on")
    parser.add_argument(
        "--credentials", type=Path, required=True, help="JSON: tenant to mlflow_url and token"
    )
    parser.add_argument("--cache", type=Path, required=True, help="a private folder for fetched files")
    options = parser.parse_args(arguments)

    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(levelname)s %(message)s")
    # The stock client and scikit-learn warn about their own affairs; here only loads and failures matter.
    for noisy in ("mlflow", "alembic", "urllib3"):
        logging.getLogger(noisy).setLevel(logging.ERROR)
    # Filters alone do not do: scikit-learn changes them in every prediction, and threads see each other's.
    warnings.showwarning = _say_nothing

    registry = Registry(credentials=options.credentials, cache=options.cache)
    registry.prune(MOST_MODELS)
    warm = threading.Event()
    server = listen(
        (options.host, options.port), Store(registry), name=options.name, is_ready=lambda: warm.is_set()
    )
    threading.Thread(target=_warm_up, args=(warm,), daemon=True).start()

    def stop(*_: object) -> None:
        threading.Thread(target=server.shutdown, daemon=True).start()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    logging.getLogger("model_server").info("%s listens on %s:%s", options.name, options.host, options.port)
    server.serve_forever(poll_interval=0.2)
    server.server_close()
    return 0


def _say_nothing(*_: object, **__: object) -> None:
    """This function will be where warnings end."""


def _warm_up(done: threading.Event) -> None:
    """This function will import what loading needs, seconds of work, while the server listens already."""
    import skops.io
    from threadpoolctl import threadpool_limits

    # One thread a prediction: a row is too little work to share, and two servers share this machine.
    threadpool_limits(1)
    import mlflow.artifacts

    versions = (skops.__version__, mlflow.__version__)
    logging.getLogger("model_server").info("ready, with skops %s and MLflow %s", *versions)
    done.set()


if __name__ == "__main__":
    sys.exit(main())
