"""Rules for text that people type: what is stored can be shown anywhere without surprise."""

from __future__ import annotations

import unicodedata

from apps.core.errors import Invalid

# Direction overrides and isolates let a text be shown as another one.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Joiners and fillers that take no room although they count as letters or marks.
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
_KEPT_CONTROLS = frozenset("\n\t")


def clean(value: str, *, field: str, max_length: int, required: bool = False, lines: bool = True) -> str:
    """This function will return `value` in NFC, trimmed, with line ends as newlines.

    Raises `Invalid` (code `invalid_text`) for control and direction characters, lone surrogates, a text that is
    too long, or an empty one where one is required.
    """
    text = unicodedata.normalize("NFC", value).replace("\r\n", "\n").replace("\r", "\n").strip()
    kept = _KEPT_CONTROLS if lines else frozenset()
    for character in text:
        if character in kept:
            continue
        if character in _BIDI or unicodedata.category(character) in ("Cc", "Cs"):
            sentence = (
                f"{field} holds the character U+{ord(character):04X}, which cannot be shown. Remove it."
            )
            raise Invalid(sentence, code="invalid_text", errors={field: [sentence]})
    if len(text) > max_length:
        sentence = f"{field} has {len(text)} characters; at most {max_length} are allowed."
        raise Invalid(sentence, code="invalid_text", errors={field: [sentence]})
    if required and not text:
        sentence = f"{field} is required."
        raise Invalid(sentence, code="invalid_text", errors={field: [sentence]})
    return text


def clean_name(value: str, *, field: str, max_length: int, required: bool = True) -> str:
    """This function will return a name as `clean` does, on one line and without anything that is not seen.

    Two names that look alike but for a character of no width would be taken for one another.
    """
    name = clean(value, field=field, max_length=max_length, required=required, lines=False)
    for character in name:
        if character in _UNSEEN or unicodedata.category(character) in ("Cf", "Zl", "Zp", "Co"):
            sentence = f"{field} holds the character U+{ord(character):04X}, which is not seen. Remove it."
            raise Invalid(sentence, code="invalid_text", errors={field: [sentence]})
    return name
