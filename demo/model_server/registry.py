"""Fetching a version's files from the portal with the stock MLflow client."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# The client reads its settings from the process. These keep it quiet, on this machine's network, and brisk.
_CLIENT_SETTINGS = {
    "MLFLOW_DISABLE_TELEMETRY": "true",
    "DO_NOT_TRACK": "true",
    "MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR": "false",
    "MLFLOW_HTTP_REQUEST_TIMEOUT": "20",
    "MLFLOW_HTTP_REQUEST_MAX_RETRIES": "1",
    "GIT_PYTHON_REFRESH": "quiet",
}
_RECORD = ".fetched.json"


class NotNow(Exception):
    """This exception will say why a version cannot be fetched at the moment; later it may be."""


class NoSuchVersion(Exception):
    """This exception will say that the registry does not know a version."""


@dataclass(frozen=True)
class Reference:
    """One version of a tenant's model."""

    tenant: str
    model: str
    version: str

    def __str__(self) -> str:
        return f"{self.tenant}/{self.model} version {self.version}"


class Registry:
    """The portal's registry as this server's service accounts see it.

    The stock client has one set of settings a process, so one fetch runs at a time: two tenants never mix.
    """

    def __init__(self, *, credentials: Path, cache: Path) -> None:
        self._credentials = credentials
        self._cache = cache
        self._lock = threading.Lock()
        os.environ.update(_CLIENT_SETTINGS)
        cache.mkdir(parents=True, exist_ok=True, mode=0o700)
        cache.chmod(0o700)

    def folder(self, reference: Reference) -> Path:
        """This function will give a folder with the version's files, fetching them unless they are here.

        Raises NoSuchVersion, or NotNow where the portal or the credentials are missing at the moment.
        """
        with self._lock:
            place = self._cache / hashlib.sha256(repr(reference).encode()).hexdigest()[:32]
            try:
                identity = self._identity(reference)
            except NotNow:
                # The portal is away: what was fetched and still has the same bytes may be served.
                if _is_whole(place, None):
                    return place
                raise
            if _is_whole(place, identity):
                return place
            return self._fetch(reference, identity, place)

    def forget(self, reference: Reference) -> None:
        """This function will drop the version's files from this machine."""
        with self._lock:
            place = self._cache / hashlib.sha256(repr(reference).encode()).hexdigest()[:32]
            shutil.rmtree(place, ignore_errors=True)

    def prune(self, keep: int) -> None:
        """This function will drop all but the newest `keep` versions, and what a crash left behind."""
        with self._lock:
            for left in self._cache.glob("fetching-*"):
                shutil.rmtree(left, ignore_errors=True)
            folders = sorted(self._cache.iterdir(), key=lambda one: one.stat().st_mtime, reverse=True)
            for old in folders[keep:]:
                shutil.rmtree(old, ignore_errors=True)

    def _identity(self, reference: Reference) -> str:
        """This function will ask which version this is: a number alone could be another portal's."""
        with _client(self._credential(reference.tenant)) as client:
            found = _asked(reference, lambda: client.get_model_version(reference.model, reference.version))
        return f"{found.source}@{found.creation_timestamp}"

    def _fetch(self, reference: Reference, identity: str, place: Path) -> Path:
        import mlflow.artifacts

        fresh = Path(tempfile.mkdtemp(prefix="fetching-", dir=self._cache))
        try:
            address = f"models:/{reference.model}/{reference.version}"
            with _client(self._credential(reference.tenant)):
                _asked(
                    reference,
                    lambda: mlflow.artifacts.download_artifacts(artifact_uri=address, dst_path=str(fresh)),
                )
            record = {"identity": identity, "files": _hashes(fresh)}
            (fresh / _RECORD).write_text(json.dumps(record))
            shutil.rmtree(place, ignore_errors=True)
            fresh.rename(place)
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)
            raise
        return place

    def _credential(self, tenant: str) -> dict[str, str]:
        """This function will read the tenant's address and token; the file may appear after the start."""
        try:
            known = json.loads(self._credentials.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise NotNow("this server has no credentials for the registry yet") from None
        except (OSError, ValueError) as error:
            raise NotNow(f"this server's credentials cannot be read: {type(error).__name__}") from error
        found = known.get(tenant)
        if not isinstance(found, dict) or not {"mlflow_url", "token"} <= found.keys():
            raise NotNow(f"this server has no credentials for tenant {tenant!r}")
        return {"mlflow_url": str(found["mlflow_url"]), "token": str(found["token"])}


class _client:
    """The stock client, pointed at one tenant for the length of a `with` block."""

    def __init__(self, credential: dict[str, str]) -> None:
        self._credential = credential

    def __enter__(self) -> Any:
        import mlflow

        os.environ["MLFLOW_TRACKING_TOKEN"] = self._credential["token"]
        mlflow.set_tracking_uri(self._credential["mlflow_url"])
        mlflow.set_registry_uri(self._credential["mlflow_url"])
        return mlflow.MlflowClient()

    def __exit__(self, *_: object) -> None:
        os.environ.pop("MLFLOW_TRACKING_TOKEN", None)


def _asked(reference: Reference, call: Any) -> Any:
    """This function will make a call of the stock client and sort its failures."""
    from mlflow.exceptions import MlflowException

    try:
        return call()
    except MlflowException as error:
        if error.error_code == "RESOURCE_DOES_NOT_EXIST":
            raise NoSuchVersion(f"the registry has no {reference}") from error
        raise NotNow(f"the registry did not hand over {reference}: {error.message[:300]}") from error
    except OSError as error:
        raise NotNow(f"the registry did not hand over {reference}: {type(error).__name__}") from error


def _hashes(folder: Path) -> dict[str, str]:
    found = {}
    for location in sorted(folder.rglob("*")):
        if location.is_file():
            with location.open("rb") as stream:
                found[location.relative_to(folder).as_posix()] = hashlib.file_digest(
                    stream, "sha256"
                ).hexdigest()
    return found


def _is_whole(place: Path, identity: str | None) -> bool:
    """This function will say whether a folder holds what its record says, and is the version meant."""
    try:
        record = json.loads((place / _RECORD).read_text())
        held = {path: digest for path, digest in _hashes(place).items() if path != _RECORD}
    except (OSError, ValueError):
        return False
    return record["files"] == held and identity in (None, record["identity"])
