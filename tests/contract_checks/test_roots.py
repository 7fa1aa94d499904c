"""Which files a check reads: those of its tenant's folder, and no others."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from apps.contracts.checks.roots import FileUnreadable, NoDataRoots, PathOutsideRoots, locate, require_clean


@pytest.fixture
def root(tmp_path: Path, settings: Any) -> Path:
    root = tmp_path / "data"
    for tenant in ("north-bank", "north-bank-2"):
        (root / tenant / "sales").mkdir(parents=True)
        (root / tenant / "sales" / "orders.csv").write_text("a\n1\n")
    (tmp_path / "secret.csv").write_text("a\n1\n")
    settings.DATA_ROOTS = [str(root)]
    return root


def test_path__file_of_the_tenant__is_found(root: Path) -> None:
    located = locate("sales/orders.csv", tenant="north-bank")
    assert (located.files, located.format) == ((root / "north-bank/sales/orders.csv",), "csv")


def test_path__with_the_tables_name__is_found(root: Path) -> None:
    assert locate("sales/{object}.csv", tenant="north-bank", table="orders").files


def test_path__folder__is_every_file_in_it_that_is_read(root: Path) -> None:
    for name in ("more.csv", ".hidden.csv", "notes.txt"):
        (root / "north-bank/sales" / name).write_text("a\n1\n")
    located = locate("sales", tenant="north-bank")
    assert [path.name for path in located.files] == ["more.csv", "orders.csv"]


@pytest.mark.parametrize(
    "path",
    ["../north-bank-2/sales/orders.csv", "/etc/passwd", "sales/../../../secret.csv", "http://127.0.0.1/a.csv",
     "s3://bucket/a.csv", "sales/*.csv", "", "sales/\0.csv", "a" * 501, "file:///etc/passwd"],
)  # fmt: skip
def test_path__outside_or_no_path__is_refused(root: Path, path: str) -> None:
    with pytest.raises(PathOutsideRoots):
        require_clean(path)
    with pytest.raises(PathOutsideRoots):
        locate(path, tenant="north-bank")


@pytest.mark.parametrize("table", ["../../north-bank-2/sales/orders", "..", "a/b", ""])
def test_path__name_of_a_table_that_leads_elsewhere__is_refused(root: Path, table: str) -> None:
    with pytest.raises(PathOutsideRoots):
        locate("{object}.csv", tenant="north-bank", table=table)


def test_path__link_that_leads_elsewhere__is_refused(root: Path, tmp_path: Path) -> None:
    home = root / "north-bank"
    (home / "file.csv").symlink_to(tmp_path / "secret.csv")
    (home / "folder").symlink_to(root / "north-bank-2")
    (home / "sales" / "linked.csv").symlink_to(tmp_path / "secret.csv")
    for path in ("file.csv", "folder/sales/orders.csv", "sales"):
        with pytest.raises(PathOutsideRoots):
            locate(path, tenant="north-bank")


def test_path__link_inside_of_the_folder__is_followed(root: Path) -> None:
    (root / "north-bank/today.csv").symlink_to(root / "north-bank/sales/orders.csv")
    assert locate("today.csv", tenant="north-bank").files == (root / "north-bank/sales/orders.csv",)


def test_path__no_ordinary_file__is_unreadable(root: Path) -> None:
    home = root / "north-bank"
    os.mkfifo(home / "pipe.csv")
    (home / "empty").mkdir()
    (home / "odd[1].csv").write_text("a\n")
    (home / "mixed").mkdir()
    for name in ("a.csv", "b.parquet"):
        (home / "mixed" / name).write_text("")
    (home / "loop.csv").symlink_to(home / "loop.csv")
    for path in ("pipe.csv", "empty", "missing.csv", "mixed", "loop.csv"):
        with pytest.raises(FileUnreadable):
            locate(path, tenant="north-bank")


def test_path__no_roots__says_who_sets_them(settings: Any) -> None:
    settings.DATA_ROOTS = []
    with pytest.raises(NoDataRoots):
        locate("orders.csv", tenant="north-bank")
