"""A project as a file to download."""

from __future__ import annotations

from django.http import HttpResponse

from apps.features.definitions import repository
from apps.features.definitions.values import Definitions
from apps.features.services import plans


def zipped(definitions: Definitions, *, with_drafts: bool = False) -> HttpResponse:
    """Return the repository of a project for `feast apply`."""
    kept = plans.exported(definitions, with_drafts=with_drafts)
    answer = HttpResponse(repository.zipped(kept), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{definitions.project}-feature-repo.zip"'
    return answer
