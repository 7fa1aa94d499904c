"""Forms that edit an object: they carry its entity tag, and show what others have stored meanwhile beside what was typed.

What such a form shows of the object is in its `initial`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms

NOTHING = "nothing"


@dataclass(frozen=True)
class Difference:
    """A field whose stored value is not the one that was sent."""

    label: str
    stored: str
    sent: str


class EditForm(forms.Form):
    """A form of an object that is stored already. Its service takes `etag` as `if_match`."""

    etag = forms.CharField(required=False, widget=forms.HiddenInput)

    _stored: EditForm | None = None

    def compare(self, stored: EditForm) -> None:
        """Set what is stored now beside what was sent; sending the form again replaces it.

        `stored` is the same form, opened anew.
        """
        data = self.data.copy()  # type: ignore[attr-defined]  # of a request, which cannot be changed
        data[self.add_prefix("etag")] = stored["etag"].value()
        self.data = data
        self._stored = stored

    def differences(self) -> list[Difference]:
        """Return the fields in which what was sent is not what is stored now."""
        stored = self._stored
        if stored is None:
            return []
        pairs = [(stored[name], self[name]) for name in stored.fields if _is_shown(stored, name)]
        return [
            Difference(str(theirs.label), _words(theirs), _words(yours))
            for theirs, yours in pairs
            if _value(theirs) != _value(yours)
        ]


def _is_shown(stored: EditForm, name: str) -> bool:
    return name in stored.initial and name != "etag"


def _value(bound: forms.BoundField) -> Any:
    """Return what a field holds, whatever the spelling; what it does not understand, as it is spelled."""
    try:
        return bound.field.clean(bound.value())
    except forms.ValidationError:
        return bound.value()


def _words(bound: forms.BoundField) -> str:
    """Return what a field holds as people read it."""
    value = bound.value()
    if isinstance(bound.field, forms.BooleanField):
        return "yes" if value else "no"
    choices: Any = bound.field.choices if isinstance(bound.field, forms.ChoiceField) else ()
    labels = {str(key): str(label) for key, label in choices}
    given = value if isinstance(value, list | tuple) else [value]
    return ", ".join(labels.get(str(one), str(one)) for one in given if one not in (None, "")) or NOTHING
