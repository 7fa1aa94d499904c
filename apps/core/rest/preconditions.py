"""Entity tags and conditional requests (RFC 9110).

A tag has two parts: a digest of what can be edited, which a service compares while it holds the row (`core.etags`), and
one of the whole answer. A change that somebody else edits away is a conflict; a counter in the answer that moved is none.
Clients take a tag as a whole and look into none.
"""

from __future__ import annotations

import hashlib
import re
from typing import Annotated, Any

from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from ninja import Header
from pydantic import AfterValidator, Field

from apps.core.refusals import Refused

_TAG = re.compile(r'(W/)?"([\x21\x23-\x7e]*)"')
LONGEST = 300
# Where a view says what of its answer can be edited.
_EDITABLE = "rest_editable"


class PreconditionFailed(Refused):
    code = "precondition_failed"
    status = 412
    sentence = (
        "Somebody changed this after you had read it, so nothing was changed. Read it again, and send yours with its "
        "new ETag where it is to replace that."
    )


def _expected(value: str | None) -> str | None:
    """Return what a service compares: None for any version, "" for none that exists."""
    if value is None or value.strip() == "*":
        return None
    found = _TAG.fullmatch(value.strip())
    if found is None:
        raise ValueError('Send one entity tag as it was in the ETag header, such as "4f2a…", or *.')
    weak, tag = found.groups()
    # A weak tag says nothing of what can be edited (RFC 9110, 13.1.1).
    return "" if weak else tag.partition(".")[0]


# What a write of one object takes: the version that was read, as its service's `if_match`.
IfMatch = Annotated[
    str | None,
    Field(max_length=LONGEST),
    AfterValidator(_expected),
    # ninja looks for it at the end.
    Header(
        None,
        alias="If-Match",
        description="The ETag that was read. Where the object has another one now, nothing is changed: 412.",
    ),
]


def editable(request: HttpRequest, etag: str) -> None:
    """Say which version of what can be edited the answer shows: the tag that a service takes as `if_match`."""
    setattr(request, _EDITABLE, etag)


def tag(request: HttpRequest, response: HttpResponse) -> None:
    """Name the version of an answer."""
    whole = hashlib.sha256(response.content).hexdigest()[:32]
    etag = getattr(request, _EDITABLE, "")
    response["ETag"] = f'"{etag}.{whole}"' if etag else f'"{whole}"'


def not_modified(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Return 304 instead of an answer that the caller has already."""
    given, etag = request.headers.get("If-None-Match", ""), response.get("ETag", "")
    if not given or not etag:
        return response
    known: Any = {f'"{name}"' for _, name in _TAG.findall(given)}
    if given.strip() != "*" and etag not in known:
        return response
    bare = HttpResponse(status=304)
    for name in ("ETag", "Link"):
        if name in response:
            bare[name] = response[name]
    # Of an answer without a body.
    del bare["Content-Type"]
    return bare
