"""Files below folders, read from rows with a `path`."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from typing import Any

from django.db.models import QuerySet, Value
from django.db.models.functions import StrIndex, Substr


class FileTreeQuerySet(QuerySet[Any]):
    """Rows with a `path`: the files of a store or of a version."""

    def below(self, folder: str) -> FileTreeQuerySet:
        """Return the files below `folder`; the root is the empty string."""
        # '0' follows '/' in the C collation of these columns, so the range is an index scan.
        return self.filter(path__gte=f"{folder}/", path__lt=f"{folder}0") if folder else self.all()

    def children(self, folder: str) -> Iterator[tuple[str, bool, int]]:
        """Yield `(name, is_dir, size)` of what lies directly in `folder`, by name: a folder may hold a million files."""
        start = len(folder) + 2 if folder else 1
        rest = Substr("path", start)
        files = self.below(folder).annotate(rest=rest)
        direct = files.exclude(rest__contains="/").values_list("rest", "size")
        folders = (
            files.filter(rest__contains="/")
            .annotate(first=Substr("rest", 1, StrIndex("rest", Value("/")) - 1))
            .order_by("first")
            .values_list("first", flat=True)
            .distinct()
        )
        return merge(
            ((name, False, size) for name, size in direct.order_by("rest").iterator()),
            ((name, True, 0) for name in folders.iterator()),
        )
