"""How gunicorn serves the portal behind its front (ADR 16).

    gunicorn --config python:platform_portal.web_server --bind unix:pages.sock --bind unix:files.sock

The first socket is for pages and calls, which the front hands over whole; the second for files, which stream for as long
as their sender takes. Each has workers of its own, so that slow uploads keep nobody from a page. One gunicorn runs both:
they share its memory, and their counters add up.
"""

from __future__ import annotations

from typing import Any

PAGES_WORKERS_PER_FILES_WORKER = 2
PAGES_THREADS = 4
FILES_THREADS = 8

wsgi_app = "platform_portal.wsgi:application"
preload_app = True
worker_class = "gthread"
workers = 1 + PAGES_WORKERS_PER_FILES_WORKER
threads = PAGES_THREADS
# A worker takes what it has a thread for: the rest waits in the socket, for whichever worker is free first.
worker_connections = PAGES_THREADS
# The front opens a connection for each request, so that none is sent into one that is just being closed.
keepalive = 0
timeout = 60
graceful_timeout = 5
umask = 0o077
# Two checkouts would share the control socket's place in the home folder.
control_socket_disable = True
# The one thing that the front says about a connection. Whatever else a caller writes stays a header.
secure_scheme_headers = {"X-FORWARDED-PROTO": "https"}
forwarder_headers = ""


def pre_fork(server: Any, worker: Any) -> None:
    """Settle which socket a new worker serves: the ratio holds also while a reload has two sets of them."""
    roles = [one.serves_files for one in server.WORKERS.values()]
    files = sum(roles)
    worker.serves_files = len(roles) - files >= PAGES_WORKERS_PER_FILES_WORKER * files


def post_fork(server: Any, worker: Any) -> None:
    """Leave a worker its own socket, and one for files the threads that waiting takes."""
    pages, files = worker.sockets
    worker.sockets = [files if worker.serves_files else pages]
    if worker.serves_files:
        worker.cfg.set("threads", FILES_THREADS)
        worker.worker_connections = FILES_THREADS
