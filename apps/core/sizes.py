"""Sizes in bytes as people read and write them: one spelling for the portal, the admin and every other door.

Units of a thousand (kB, MB, GB …) and of 1,024 (KiB, MiB, GiB …) are told apart, and what could mean two things is
refused: 1,5 is one and a half in one country and mistyped in another.
"""

from __future__ import annotations

import re

from apps.core.refusals import Invalid

DECIMAL_UNITS = ("kB", "MB", "GB", "TB", "PB")
BINARY_UNITS = ("KiB", "MiB", "GiB", "TiB", "PiB")
# What the database holds.
MOST = 2**63 - 1
_FACTORS = {
    **{unit: 1000 ** (power + 1) for power, unit in enumerate(DECIMAL_UNITS)},
    **{unit: 1024 ** (power + 1) for power, unit in enumerate(BINARY_UNITS)},
}
_BY_WORD = {"": 1, "b": 1, "byte": 1, "bytes": 1, **{unit.lower(): size for unit, size in _FACTORS.items()}}
_WRITTEN = re.compile(r"([0-9]{1,19})(?:\.([0-9]{1,18}))?[ \u00a0]?([A-Za-z]{0,5})")


class NotASize(Invalid):
    code = "not_a_size"
    sentence = (
        "This is not a size that the portal understands. Write a number, a dot for its fraction and a unit, such as "
        "1.5 GB, 500 MB or 1536 MiB, or bytes without a unit."
    )


def parse(text: str) -> int:
    """Return the bytes that `text` names, from 0 to 2^63 - 1. Raises `NotASize`."""
    found = _WRITTEN.fullmatch(text.strip())
    factor = _BY_WORD.get(found[3].lower()) if found else None
    if found is None or factor is None:
        raise NotASize()
    fraction = found[2] or ""
    size, rest = divmod(int(found[1] + fraction) * factor, 10 ** len(fraction))
    if rest:
        raise NotASize(
            "A size is a whole number of bytes. Write fewer digits after the dot, or a smaller unit."
        )
    if size > MOST:
        raise NotASize("This size is larger than the portal can keep: at most 9223 PB. Write a smaller one.")
    return size


def exact(size: int) -> str:
    """Return a size as a text that `parse` reads as the same size: "1.5 GB", "1.5 GiB", "1234567 bytes"."""
    texts = ["1 byte" if size == 1 else f"{size} bytes"]
    for unit, factor in _FACTORS.items():
        thousandths, rest = divmod(size * 1000, factor)
        if not rest and thousandths >= 1000:
            number = f"{thousandths // 1000}.{thousandths % 1000:03}".rstrip("0").rstrip(".")
            texts.append(f"{number} {unit}")
    return min(texts, key=len)


def rounded(size: int) -> str:
    """Return a size as a short text such as "4.2 MB"; it is for reading, and `parse` understands it too."""
    if abs(size) < 1000:
        return f"{size} byte" if abs(size) == 1 else f"{size} bytes"
    value = float(size)
    for unit in DECIMAL_UNITS:
        value /= 1000
        # 999.95 would round to "1000.0 kB": it is shown in the next unit
        if abs(value) < 999.95 or unit == DECIMAL_UNITS[-1]:
            break
    return f"{value:.1f} {unit}"
