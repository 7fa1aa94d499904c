"""Fetching a version's files from the portal with the stock MLflow client."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path

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
    """Say why a version cannot be fetched at the moment; later it may be."""


class NoSuchVersion(Exception):
    """The registry does not know a version."""


@dataclass(frozen=True)
class Reference:
    """One version of a tenant's model."""

    tenant: str
    model: str
    version: str

    def __str__(self) -> str:
        return f"{self.tenant}/{self.model} version {self.version}"


@dataclass(frozen=True)
class Credential:
    """How this server reaches one tenant's registry."""

    mlflow_url: str
    token: str = field(repr=False)

    @property
    def portal(self) -> str:
        """What tells portals apart: another one, or one made anew, gave out another token."""
        return hashlib.sha256(f"{self.mlflow_url} {self.token}".encode()).hexdigest()


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
        """Give a folder with the version's files, fetching them unless they are here.

        A version never changes, so files that are here whole are good without asking, also while the portal is
        away. Raises NoSuchVersion, or NotNow where the portal or the credentials are missing at the moment.
        """
        with self._lock:
            place = self._place(reference)
            credential = self._credential(reference.tenant)
            if _is_whole(place, credential.portal):
                return place
            return self._fetch(reference, credential, place)

    def forget(self, reference: Reference) -> None:
        """Drop the version's files from this machine."""
        with self._lock:
            shutil.rmtree(self._place(reference), ignore_errors=True)

    def prune(self, keep: int) -> None:
        """Drop all but the newest `keep` versions, and what a crash left behind."""
        with self._lock:
            for left in self._cache.glob("fetching-*"):
                shutil.rmtree(left, ignore_errors=True)
            folders = sorted(self._cache.iterdir(), key=lambda one: one.stat().st_mtime, reverse=True)
            for old in folders[keep:]:
                shutil.rmtree(old, ignore_errors=True)

    def _place(self, reference: Reference) -> Path:
        return self._cache / hashlib.sha256(repr(reference).encode()).hexdigest()[:32]

    def _fetch(self, reference: Reference, credential: Credential, place: Path) -> Path:
        fresh = Path(tempfile.mkdtemp(prefix="fetching-", dir=self._cache))
        try:
            _download(reference, credential, fresh)
            record = {"portal": credential.portal, "files": _hashes(fresh)}
            (fresh / _RECORD).write_text(json.dumps(record))
            shutil.rmtree(place, ignore_errors=True)
            fresh.rename(place)
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)
            raise
        return place

    def _credential(self, tenant: str) -> Credential:
        """Read the tenant's address and token; the file may appear after the start."""
        try:
            known = json.loads(self._credentials.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise NotNow("this server has no credentials for the registry yet") from None
        except (OSError, ValueError) as error:
            raise NotNow(f"this server's credentials cannot be read: {type(error).__name__}") from error
        found = known.get(tenant)
        if not isinstance(found, dict) or not {"mlflow_url", "token"} <= found.keys():
            raise NotNow(f"this server has no credentials for tenant {tenant!r}")
        return Credential(mlflow_url=str(found["mlflow_url"]), token=str(found["token"]))


def _download(reference: Reference, credential: Credential, target: Path) -> None:
    """Have the stock client download a version. To be called by one thread at a time."""
    import mlflow.artifacts
    from mlflow.exceptions import MlflowException

    os.environ["MLFLOW_TRACKING_TOKEN"] = credential.token
    mlflow.set_tracking_uri(credential.mlflow_url)
    mlflow.set_registry_uri(credential.mlflow_url)
    address = f"models:/{reference.model}/{reference.version}"
    try:
        mlflow.artifacts.download_artifacts(artifact_uri=address, dst_path=str(target))
    except MlflowException as error:
        if error.error_code == "RESOURCE_DOES_NOT_EXIST":
            raise NoSuchVersion(f"the registry has no {reference}") from error
        raise NotNow(f"the registry did not hand over {reference}: {error.message[:300]}") from error
    except OSError as error:
        raise NotNow(f"the registry did not hand over {reference}: {type(error).__name__}") from error
    finally:
        os.environ.pop("MLFLOW_TRACKING_TOKEN", None)


def _hashes(folder: Path) -> dict[str, str]:
    found = {}
    for location in sorted(folder.rglob("*")):
        if location.is_file():
            with location.open("rb") as stream:
                found[location.relative_to(folder).as_posix()] = hashlib.file_digest(
                    stream, "sha256"
                ).hexdigest()
    return found


def _is_whole(place: Path, portal: str) -> bool:
    """Return whether a folder holds what its record says, out of the portal meant."""
    try:
        record = json.loads((place / _RECORD).read_text())
        held = {path: digest for path, digest in _hashes(place).items() if path != _RECORD}
    except (OSError, ValueError):
        return False
    return bool(record.get("portal") == portal and record["files"] == held)
