"""Fields and controls of forms: for what people type as numbers, and for choosing among many.

A browser's own field for numbers drops what it does not understand: "500 GB" arrives as 500, and "1,5" as 15. These are
fields of text, which arrives as it was typed, and one parser says what it means.
"""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from apps.core import numbers, sizes

_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?(e-?[0-9]{1,2})?")


class LongSelect(forms.Select):
    """A select of many options, written in one go: Django's own renders two templates for each option."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        chosen = set(self.format_value(value))
        options = (
            (option, SafeString(" selected") if str(option) in chosen else "", label)
            for option, label in self.choices
        )
        return format_html(
            "<select{}>{}</select>",
            flatatt({"name": name, **self.build_attrs(self.attrs, attrs)}),
            format_html_join("", '<option value="{}"{}>{}</option>', options),
        )


class SizeField(forms.Field):
    """A size such as "50 GB", in bytes."""

    def to_python(self, value: Any) -> int | None:
        text = str(value if value is not None else "").strip()
        if not text:
            return None
        try:
            return sizes.parse(text)
        except sizes.NotASize as refused:
            raise forms.ValidationError(refused.sentence) from None

    def prepare_value(self, value: Any) -> Any:
        return sizes.exact(value) if isinstance(value, int) else value


class WholeNumberField(forms.IntegerField):
    """A whole number in digits alone."""

    default_error_messages = {"invalid": "Write a whole number in digits alone, such as 1500."}
    widget = forms.TextInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "numeric", "autocomplete": "off"}

    def to_python(self, value: Any) -> int | None:
        text = str(value if value is not None else "").strip()
        if not text:
            return None
        # Whether it is within the field's own bounds say the validators, with what these are.
        number = numbers.whole(text, low=-numbers.LARGEST_KEY, high=numbers.LARGEST_KEY)
        if number is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return number


class NumberField(forms.FloatField):
    """A number with a decimal point, or in digits alone."""

    default_error_messages = {"invalid": "Write a number with a decimal point, such as 0.05."}
    widget = forms.TextInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "decimal", "autocomplete": "off"}

    def to_python(self, value: Any) -> float | None:  # type: ignore[override]  # a FloatField is an IntegerField
        text = str(value if value is not None else "").strip()
        if text and not _NUMBER.fullmatch(text):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return float(text) if text else None

    def prepare_value(self, value: Any) -> Any:
        return f"{value:.15g}" if isinstance(value, float) else value
