"""`mlflow-artifacts/…`: the tenant's store of files, and the files of its registered versions."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

import orjson
from django.http import StreamingHttpResponse
from django.http.response import HttpResponseBase

from apps.core.numbers import whole
from apps.core.refusals import NotFound
from apps.mlflow_api.errors import BadParameter
from apps.mlflow_api.wire import Call, answer, query_of
from apps.registry import rules
from apps.registry import services as registry
from apps.registry.models import Artifact, ModelVersion, VersionFile

# Entries of a folder that are held in memory together.
LISTED_AT_ONCE = 1000


def upload(call: Call, path: str) -> HttpResponseBase:
    registry.store_artifact(
        tenant=call.tenant,
        path=path,
        stream=call.body,
        length=call.body.length,
        sha256=_declared_digest(call.request.META.get("HTTP_CONTENT_DIGEST", "")),
        by=call.user,
    )
    return answer({})


def download(call: Call, path: str) -> HttpResponseBase:
    """Stream one file; its last bytes are sent once all of them have been checked."""
    version, inner = _version_at(call, path)
    found: Artifact | VersionFile
    chunks: Iterator[bytes]
    if version is not None:
        found, chunks = registry.open_version_file(version=version, path=inner)
    else:
        found, chunks = registry.open_artifact(tenant=call.tenant, path=path)
    response = StreamingHttpResponse(chunks, content_type="application/octet-stream")
    response["Content-Length"] = str(found.size)
    response["Content-Disposition"] = "attachment"
    response["ETag"] = f'"{found.sha256}"'
    return response


def delete(call: Call, path: str) -> HttpResponseBase:
    registry.delete_artifact(tenant=call.tenant, path=path, by=call.user)
    return answer({})


def listing(call: Call) -> HttpResponseBase:
    call.data = query_of(call.request)
    path = call.text("path", default="")
    version, inner = _version_at(call, path)
    if version is not None:
        folder = rules.artifact_path(inner, root_allowed=True)
        children = VersionFile.objects.filter(version=version).children(folder)
    else:
        folder = rules.artifact_path(path, root_allowed=True)
        children = Artifact.objects.of(call.tenant).children(folder)
    files = (
        {"path": name, "is_dir": True} if is_dir else {"path": name, "is_dir": False, "file_size": size}
        for name, is_dir, size in children
    )
    found = list(islice(files, LISTED_AT_ONCE))
    if len(found) < LISTED_AT_ONCE:
        return answer({"files": found} if found else {})
    # This route knows no page token, so what is too long for the memory of a call is sent as it is read.
    return StreamingHttpResponse(_listed(chain(found, files)), content_type="application/json")


def _listed(files: Iterator[dict[str, Any]]) -> Iterator[bytes]:
    before = b'{"files":['
    while some := list(islice(files, LISTED_AT_ONCE)):
        yield before + orjson.dumps(some)[1:-1]
        before = b","
    yield b"]}"


def _version_at(call: Call, path: str) -> tuple[ModelVersion | None, str]:
    """Return the version whose files a path shows, and the rest of the path; None elsewhere."""
    parts = path.split("/", 3)
    if parts[0] != rules.VERSIONS_FOLDER:
        return None, path
    number = whole(parts[2]) if len(parts) > 2 else None
    if number is None:
        raise NotFound()
    version = ModelVersion.objects.numbered(call.tenant, rules.model_name(parts[1]), number).first()
    if version is None:
        raise NotFound()
    return version, parts[3] if len(parts) > 3 else ""


def _declared_digest(header: str) -> str:
    """Return the SHA-256 in a Content-Digest header (RFC 9530) in hex, or nothing."""
    for item in header.split(","):
        name, _, value = item.strip().partition("=")
        if name.lower() == "sha-256":
            try:
                return base64.b64decode(value.strip().strip(":"), validate=True).hex()
            except ValueError:
                raise BadParameter("The sha-256 in Content-Digest is not base64 between colons.") from None
    return ""
