"""Files: a bucket or a host, and the path in there."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from apps.lineage.naming._values import Unknown
from apps.lineage.nodes import Ref, dataset

# What stands for the table's name in the path of files; what stands behind it names single files.
_PLACEHOLDER = re.compile(r"\{(model|schema|table|object|name)\}")
_GLOB = re.compile(r"/[^/]*[*?\[][^/]*(/.*)?$")
_BLOB = re.compile(r"([a-z0-9-]+)\.(blob|dfs)\.core\.windows\.net", re.IGNORECASE)


def files(where: str, table: str) -> Ref:
    """Return the dataset of files at `where`: the directory, where single files in it are named by a pattern."""
    where = _PLACEHOLDER.sub(lambda _: table, where) if table else where
    if "{" in where:
        raise Unknown("The location holds a placeholder that nothing fills.")
    if "://" not in where:
        if not where.startswith("/"):
            raise Unknown("The path is not absolute, which says too little of where the files are.")
        return dataset("file", _directory(where))
    parts = urlsplit(where)
    scheme, netloc = parts.scheme.lower(), parts.netloc
    path = _directory(parts.path)
    if scheme in ("s3", "s3a", "s3n"):
        return _named(f"s3://{netloc}", path.lstrip("/"), netloc)
    if scheme in ("gs", "gcs"):
        return _named(f"gs://{netloc}", path.lstrip("/"), netloc)
    if scheme in ("abfss", "abfs", "wasbs", "wasb") and "@" in netloc:
        return _named(f"{scheme[:4]}s://{netloc}", path.lstrip("/"), netloc)
    if scheme in ("https", "http") and (match := _BLOB.fullmatch(netloc)):
        container, _, key = path.lstrip("/").partition("/")
        made = {"blob": "wasbs", "dfs": "abfss"}[match[2].lower()]
        return _named(f"{made}://{container}@{netloc}", key, container)
    if scheme in ("hdfs", "dbfs"):
        return _named(f"{scheme}://{netloc}", path, netloc)
    if scheme == "file":
        return dataset(f"file://{netloc}" if netloc else "file", path)
    if scheme == "sftp":
        return _named(f"file://{netloc}", path, netloc)
    raise Unknown(f"OpenLineage has no naming rule for addresses that begin with {scheme[:20]}://.")


def _named(namespace: str, name: str, authority: str) -> Ref:
    if not authority:
        raise Unknown("The address names no bucket or host.")
    return dataset(namespace, name or "/")


def _directory(path: str) -> str:
    return (_GLOB.sub("", path).rstrip("/") or "/") if path else "/"
