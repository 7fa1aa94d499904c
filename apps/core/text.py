"""Rules for text that people type: what is stored can be shown anywhere without surprise."""

from __future__ import annotations

import unicodedata

from apps.core.refusals import Invalid

# Direction overrides and isolates let a text be shown as another one.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Joiners and fillers that take no room although they count as letters or marks.
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
_KEPT_CONTROLS = frozenset("\n\t")
# Scripts that are written together, so that none of their letters passes for another's. All others stand alone.
_TOGETHER = (
    frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA"}),
    frozenset({"LATIN", "CJK", "BOPOMOFO"}),
    frozenset({"LATIN", "CJK", "HANGUL"}),
)


def clean(value: str, *, field: str, max_length: int, required: bool = False, lines: bool = True) -> str:
    """Return `value` in NFC, trimmed, with line ends as newlines.

    Raises `Invalid` (code `invalid_text`) for control and direction characters, lone surrogates, a text that is
    too long, or an empty one where one is required.
    """
    text = unicodedata.normalize("NFC", value).replace("\r\n", "\n").replace("\r", "\n").strip()
    kept = _KEPT_CONTROLS if lines else frozenset()
    for character in text:
        if character in kept:
            continue
        if character in _BIDI or unicodedata.category(character) in ("Cc", "Cs"):
            raise _refused(
                field, f"holds the character U+{ord(character):04X}, which cannot be shown. Remove it."
            )
    if len(text) > max_length:
        raise _refused(field, f"has {len(text)} characters; at most {max_length} are allowed.")
    if required and not text:
        raise _refused(field, "is required.")
    return text


def clean_name(value: str, *, field: str, max_length: int, required: bool = True) -> str:
    """Return a name as `clean` does, on one line and without anything that is not seen.

    Two names that look alike but for a character of no width would be taken for one another.
    """
    name = clean(value, field=field, max_length=max_length, required=required, lines=False)
    for character in name:
        if character in _UNSEEN or unicodedata.category(character) in ("Cf", "Zl", "Zp", "Co"):
            raise _refused(
                field, f"holds the character U+{ord(character):04X}, which is not seen. Remove it."
            )
    return name


def clean_title(value: str, *, field: str, max_length: int, required: bool = True) -> str:
    """Return a name by which people decide, as `clean_name` does, in the letters of one script.

    A letter of another alphabet makes a name that reads as somebody else's. Raises `Invalid`, with the code
    `mixed_scripts` for that.
    """
    name = clean_name(value, field=field, max_length=max_length, required=required)
    scripts = {script for character in name if (script := _script(character))}
    if len(scripts) > 1 and not any(scripts <= allowed for allowed in _TOGETHER):
        named = " and ".join(sorted(script.title() for script in scripts))
        what = f"mixes letters of {named}, so that it could be taken for another name. Use one alphabet."
        raise _refused(field, what, code="mixed_scripts")
    return name


def _refused(field: str, what: str, code: str = "invalid_text") -> Invalid:
    sentence = f"{field.replace('_', ' ').capitalize()} {what}"
    return Invalid(sentence, code=code, errors={field: [sentence]})


def _script(character: str) -> str:
    """Return the script of a letter as its Unicode name begins, "" for what all scripts share."""
    # A letter in another width or style is that letter: full-width Latin is Latin.
    plain = unicodedata.normalize("NFKC", character)[0]
    if unicodedata.category(plain) not in ("Ll", "Lu", "Lt", "Lo"):
        return ""
    return unicodedata.name(plain, "").partition(" ")[0]
