"""The portal command."""

from .codes import ExitCode
from .main import app, main, run

__all__ = ["ExitCode", "app", "main", "run"]
