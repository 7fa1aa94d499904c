"""Bodies that arrive in drips: how long a refused one is waited for."""

from __future__ import annotations

import socket
import threading

from django.test import RequestFactory

from apps.mlflow_api.bodies import Body

DRIPS = 50


def test_drain__bytes_in_drips__ends_at_its_deadline_all_the_same(rf: RequestFactory) -> None:
    near, far = socket.socketpair()
    stop, all_sent = threading.Event(), threading.Event()

    def drip() -> None:
        for _ in range(DRIPS):
            if stop.wait(0.1):
                return
            far.send(b"x")
        all_sent.set()

    sender = threading.Thread(target=drip)
    with near, far, near.makefile("rb") as stream:
        near.settimeout(7.0)
        request = rf.put("/")
        request.META.update(
            {"CONTENT_LENGTH": str(100 * DRIPS), "wsgi.input": stream, "gunicorn.socket": near}
        )
        sender.start()
        Body(request).drain(0.5)
        assert not all_sent.is_set()
        assert near.gettimeout() == 7.0
        stop.set()
        sender.join()
