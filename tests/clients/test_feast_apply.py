"""Definitions of the portal, exported and taken by the real `feast apply`."""

from __future__ import annotations

import io
import os
import subprocess
import zipfile
from pathlib import Path

import pytest

from apps.features.definitions import reader, repository
from platform_portal.local import clients
from tests.clients.conftest import installed
from tests.features.test_definitions import WHOLE
from tests.features.test_repository import HOSTILE

pytestmark = pytest.mark.clients
MORE = """\
  - {name: bq, type: bigquery, table: a.b.c, timestamp_field: at}
  - {name: sn, type: snowflake, database: d, schema: s, table: t, timestamp_field: at}
  - {name: rs, type: redshift, database: d, schema: s, table: t, timestamp_field: at}
feature_views:
  - {name: from_bq, entities: [customer], source: bq, schema: [{name: x, dtype: Bool}]}
  - {name: from_sn, entities: [customer], source: sn, schema: [{name: x, dtype: UnixTimestamp}]}
  - {name: from_rs, source: rs, schema: [{name: x, dtype: Array(Bytes)}, {name: y, dtype: Float32}]}
"""


def feast(folder: Path, *words: str) -> str:
    """Run the real command in a folder."""
    done = subprocess.run(
        [str(installed(clients.command, "feast", "feast")), *words],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "FEAST_USAGE": "False"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_repository__of_every_type_of_source__is_applied_by_feast(tmp_path: Path) -> None:
    text = (
        WHOLE.replace("type: postgres", "type: file")
        .replace("table: analytics", "path: analytics")
        .replace("feature_views:\n", MORE, 1)
    )
    with zipfile.ZipFile(io.BytesIO(repository.zipped(reader.read(text.encode())))) as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / "feature_repo"
    said = feast(folder, "apply", "--skip-source-validation")
    for created in (
        "entity customer",
        "feature view customer_usage",
        "feature view from_rs",
        "feature service churn_v1",
    ):
        assert f"Created {created}" in said, said
    described = feast(folder, "feature-views", "describe", "customer_usage")
    for text in ("tenure_months", "ada@acme.example", "129600s", "Calls, in 30 days"):
        assert text in described, text


def test_repository__with_hostile_texts__is_applied_and_runs_none_of_them(tmp_path: Path) -> None:
    owned = tmp_path / "owned"
    texts = [one for one in HOSTILE if "\x00" not in one and "\ud800" not in one]
    texts.append(f"'); open({str(owned)!r}, 'w'); ('")
    for number, hostile in enumerate(texts):
        document = WHOLE.replace("type: postgres", "type: file").replace(
            "table: analytics", "path: analytics"
        )
        definitions = reader.read(document.encode())
        view = definitions.views[0]
        changed = type(view)(
            **{**vars(view), "description": hostile, "owner": hostile, "tags": {hostile: hostile}}
        )
        written = type(definitions)(**{**vars(definitions), "views": (changed,)})
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, content in repository.files(written).items():
            (folder / name).write_text(content)
    # One module that holds them all: feast takes seconds to start.
    last = tmp_path / str(len(texts) - 1)
    feast(last, "apply", "--skip-source-validation")
    assert not owned.exists()
