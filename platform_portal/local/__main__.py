"""`python -m platform_portal.local run`"""

from __future__ import annotations

import sys

from .run import run


def main(argv: list[str]) -> int:
    """Run the command line."""
    if argv != ["run"]:
        print("usage: python -m platform_portal.local run", file=sys.stderr)
        return 2
    return run()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
