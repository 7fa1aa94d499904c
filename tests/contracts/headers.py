"""What every answer carries, whatever it is. The stage looks at each answer that is given on it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from django.conf import settings

# What a fault says to itself, and nobody else may read.
TELLTALE = re.compile(
    r'Traceback|File "|SELECT |INSERT INTO|psycopg|\.py\b|site-packages|/srv/|RuntimeError|Error at'
)
# The ids of all answers so far: each has one of its own.
_given: set[str] = set()


@cache
def policy_of(text: str) -> dict[str, list[str]]:
    """Read a content security policy."""
    parts = (part.split() for part in text.split(";") if part.strip())
    return {words[0]: words[1:] for words in parts}


@cache
def _wanted_policy() -> dict[str, list[str]]:
    return {
        name: [str(value) for value in values]
        for name, values in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items()
    }


def check(answer: Any) -> None:
    """Fail where an answer that was read lacks what every answer has, or tells what none may."""
    where = f"{answer.request['REQUEST_METHOD']} {answer.request['PATH_INFO']} {answer.status_code}"
    assert policy_of(answer["Content-Security-Policy"]) == _wanted_policy(), where
    assert answer["X-Content-Type-Options"] == "nosniff", where
    assert answer["X-Frame-Options"] == "DENY", where
    assert answer["Referrer-Policy"] == "same-origin", where
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin", where
    caching = {part.strip() for part in answer["Cache-Control"].split(",")}
    assert {"no-store", "private"} <= caching, where
    assert "public" not in caching, where
    assert re.fullmatch(r"[0-9a-f]{32}", answer["X-Request-ID"]), where
    assert answer["X-Request-ID"] not in _given, where
    _given.add(answer["X-Request-ID"])
    assert "Server" not in answer, where
    assert "X-Powered-By" not in answer, where
    if answer.status_code >= 400:
        assert not TELLTALE.search(answer.said.decode(errors="replace")), where
    for cookie in answer.cookies.values():
        if cookie["max-age"] == 0:
            # It takes a cookie away.
            continue
        assert cookie["httponly"], where
        assert cookie["samesite"] == "Lax", where
