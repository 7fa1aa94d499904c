"""Refusals: every way in which the portal says no, with a stable code and a sentence for the person.

Services raise these. The browser, the REST API and the MLflow wire each translate them in one place, so a
refusal reads the same through every door.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any


class Refused(Exception):
    """A refusal with a stable code, an HTTP status and a sentence that tells the person what to do.

    `extra` is shown beside the sentence by machine interfaces. `audit`, when set, holds the keyword arguments
    of `audit.record_denied`; the translator records it after the transaction has been rolled back.
    """

    code: str = "refused"
    status: int = 409
    sentence: str = "The portal refused this."
    # Of the answer, whatever its form.
    headers: Mapping[str, str] = MappingProxyType({})

    def __init__(
        self,
        sentence: str | None = None,
        *,
        code: str | None = None,
        audit: dict[str, Any] | None = None,
        **extra: Any,
    ) -> None:
        if code is not None:
            self.code = code
        if sentence is not None:
            self.sentence = sentence
        self.extra = extra
        self.audit = audit
        # What was recorded of it, for a page that explains the refusal.
        self.recorded: dict[str, Any] = {}
        super().__init__(self.sentence)


class Invalid(Refused):
    """Input that cannot be understood; `errors` names the fields."""

    code = "invalid"
    status = 400
    sentence = "The request is not valid. Correct the named fields and send it again."

    def __init__(
        self,
        sentence: str | None = None,
        *,
        code: str | None = None,
        errors: dict[str, list[str]] | None = None,
        **extra: Any,
    ) -> None:
        self.errors = errors or {}
        super().__init__(sentence, code=code, **({"errors": self.errors} if self.errors else {}), **extra)


class NotFound(Refused):
    """The object does not exist, or belongs to a tenant the caller cannot see: the answers are the same."""

    code = "not_found"
    status = 404
    sentence = "There is nothing here that you can see. Check the address, or ask for access to the tenant."


class Forbidden(Refused):
    """The caller sees the object and lacks the permission for this act."""

    code = "forbidden"
    status = 403
    sentence = "Your role in this tenant does not allow this. Ask a tenant administrator for it."


class Conflict(Refused):
    """The object is not in a state in which this can be done."""

    code = "conflict"
    status = 409
    sentence = "This changed meanwhile. Reload and try again."


class TryAgain(Refused):
    """The database does not answer, or ended what others were in the way of. Whether a change arrived is not known."""

    code = "try_again"
    status = 503
    sentence = (
        "The portal is busy, or its database does not answer. Try again in a moment; if you sent a change, look first "
        "whether it is there."
    )
    headers = MappingProxyType({"Retry-After": "2"})
