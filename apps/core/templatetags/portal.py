"""Template tags that every page uses: icons, times, states, numbers, fields, cards and charts.

How each looks in a template is shown in templates/_components/README.md.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from django import template
from django.forms import BoundField, CheckboxInput, RadioSelect, Select
from django.http import QueryDict
from django.template import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from apps.core import areas, sizes
from apps.core.areas import Link
from apps.core.templatetags.states import face_of

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

register = template.Library()

NOTHING = "–"
SPRITE = "vendor/icons.svg"
DIGEST_CHARACTERS = 12
TONES_THAT_MOVE = frozenset({"busy"})


@register.simple_tag
@lru_cache(maxsize=1_000)
def icon(name: str, label: str = "", size: str = "") -> SafeString:
    """Return an icon of the sprite as SVG, hidden from screen readers without a label.

    `size` is "", "sm" or "lg".
    """
    href = f"{static(SPRITE)}#{name}"
    css = f"icon icon-{size}" if size else "icon"
    if label:
        return format_html(
            '<svg class="{}" role="img" aria-label="{}"><use href="{}"></use></svg>', css, label, href
        )
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}"></use></svg>', css, href
    )


@register.simple_tag
@cache
def fixed(component: str, **values: str) -> SafeString:
    """Return a component that is the same on every page, rendered once for a process."""
    return render_to_string(f"_components/{component}.html", values)


@register.simple_tag
def local_time(moment: datetime | None, style: str = "absolute", empty: str = NOTHING) -> SafeString:
    """Return a <time> element in UTC that the page's script shows in the reader's zone.

    With `style` "relative" the script writes "3 minutes ago", with "clock" the time alone, else a date and a time;
    `moment` is aware.
    """
    if moment is None:
        return format_html("{}", empty)
    at = moment.astimezone(UTC)
    text = f"{at:%H:%M} UTC" if style == "clock" else f"{at.day} {at:%b %Y, %H:%M} UTC"
    return format_html(
        '<time datetime="{}" data-time="{}" title="{}">{}</time>',
        f"{at:%Y-%m-%dT%H:%M:%SZ}",
        style,
        f"{at:%Y-%m-%d %H:%M:%S} UTC",
        text,
    )


@register.filter
def is_moment(value: object) -> bool:
    """Whether a value is a time, to be shown by `{% local_time %}`."""
    return isinstance(value, datetime)


@register.filter(name="bytes")
def as_bytes(size: int | None) -> str:
    """Return a size in bytes as a short decimal text such as "4.2 MB"."""
    return NOTHING if size is None else sizes.rounded(size)


@register.filter
def short_digest(digest: str | None) -> str:
    """Return the first twelve characters of a digest, without its algorithm."""
    return (digest or "").rpartition(":")[2][:DIGEST_CHARACTERS] or NOTHING


@register.filter
def percent(fraction: float | None, places: int = 1) -> str:
    """Return a fraction (0.25) as a text ("25%") of at most `places` decimals."""
    if fraction is None:
        return NOTHING
    text = f"{float(fraction) * 100:.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{'0' if text == '-0' else text}%"


@register.filter
def initials(name: str | None) -> str:
    """Return up to two capital letters that stand for a person's name."""
    parts = (name or "").replace(".", " ").replace("-", " ").replace("_", " ").split()
    return "".join(part[0] for part in parts[:2]).upper() or "?"


@register.simple_tag
def person(name: object) -> SafeString:
    """Return a person's name beside its initials. Lists show one in each row, where a template costs three times as much."""
    return format_html(
        '<span class="person"><span class="avatar avatar-xs" aria-hidden="true">{}</span><span>{}</span></span>',
        initials(str(name)),
        name,
    )


@register.simple_tag
@lru_cache(maxsize=1_000)
def state_badge(state: str, label: str = "") -> SafeString:
    """Return the badge of a state or verdict: icon and text, repeated by colour."""
    face = face_of(state)
    moving = " is-live" if face.tone in TONES_THAT_MOVE else ""
    return format_html(
        '<span class="badge state tone-{}{}" data-state="{}">{}{}</span>',
        face.tone,
        moving,
        state or "continue",
        icon(face.icon),
        label or face.label,
    )


@register.simple_tag(takes_context=True)
def url_replace(context: Context, **changes: Any) -> str:
    """Return the page's query string with parameters set, or dropped where empty."""
    request = context.get("request")
    query = request.GET.copy() if request is not None else QueryDict(mutable=True)
    for name, value in changes.items():
        if value is None or value == "":
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}"


@register.simple_block_tag
def card(
    content: str,
    title: str = "",
    icon_name: str = "",
    subtitle: str = "",
    anchor: str = "",
    flush: bool = False,
) -> SafeString:
    """Return its content in a card with an optional title, unpadded when `flush`."""
    header: str = ""
    if title:
        header = format_html(
            '<div class="card-header"><div><h2 class="card-title">{}{}</h2>{}</div></div>',
            icon(icon_name) if icon_name else "",
            title,
            format_html('<p class="card-subtitle">{}</p>', subtitle) if subtitle else "",
        )
    # the content is a rendered part of a template, safe already
    body = content if flush else format_html('<div class="card-body">{}</div>', content)
    return format_html(
        '<section{} class="card">{}{}</section>',
        format_html(' id="{}"', anchor) if anchor else "",
        header,
        body,
    )


@register.simple_tag
def sidebar_links() -> list[Link]:
    """Return the entries of the sidebar."""
    return areas.links()


@register.simple_tag(takes_context=True)
def panels(context: Context, place: str, obj: object) -> SafeString:
    """Return what other apps' areas show of `obj` at a place of this page, which is nothing where none does."""
    request = context["request"]
    shown = ((panel, panel.read(obj, request.user)) for panel in areas.panels(place))
    return mark_safe(  # noqa: S308  # rendered templates
        "".join(
            render_to_string(panel.template, {**read}, request) for panel, read in shown if read is not None
        )
    )


@register.inclusion_tag("_components/field.html")
def field(bound: BoundField, label: str = "", autofocus: bool = False) -> dict[str, Any]:
    """Render a form field: label, control, help and errors, tied together."""
    widget = bound.field.widget
    is_check = isinstance(widget, CheckboxInput)
    is_group = isinstance(widget, RadioSelect)
    attrs: dict[str, Any] = {}
    if is_group:
        # its choices are rendered one by one, each with the attributes of the widget
        widget.attrs.setdefault("class", "form-check-input")
    elif is_check:
        attrs["class"] = "form-check-input"
    else:
        base = "form-select" if isinstance(widget, Select) else "form-control"
        # What a form says of its own of how a control looks, such as "mono", stays.
        attrs["class"] = " ".join(dict.fromkeys([base, *widget.attrs.get("class", "").split()]))
    if bound.errors:
        attrs["class"] = f"{attrs.get('class', '')} is-invalid".strip()
        attrs["aria-invalid"] = "true"
    described = [
        f"{bound.id_for_label or bound.html_name}_{part}"
        for part, present in (("help", bound.help_text), ("errors", bound.errors))
        if present
    ]
    if described:
        attrs["aria-describedby"] = " ".join(described)
    if autofocus:
        attrs["autofocus"] = True
    return {
        "bound": bound,
        "control": bound.as_widget(attrs=attrs),
        "label": label or bound.label,
        "id": bound.id_for_label or bound.html_name,
        "is_check": is_check,
        "is_group": is_group,
    }


@register.inclusion_tag("_components/quorum.html")
def quorum(needed: int, approvers: Sequence[object] = (), rejecters: Sequence[object] = ()) -> dict[str, Any]:
    """Render how many of the needed approvals are there, as dots and as words."""
    approved = len(approvers)
    return {
        "needed": needed,
        "approved": approved,
        "approvers": approvers,
        "rejecters": rejecters,
        "filled": range(approved),
        "open": range(max(0, needed - approved)),
        "missing": max(0, needed - approved),
    }


@register.inclusion_tag("_components/pagination.html", takes_context=True)
def pagination(
    context: Context,
    next_cursor: str | None = None,
    previous_cursor: str | None = None,
    parameter: str = "cursor",
    label: str = "Pages",
) -> dict[str, Any]:
    """Render the links to the next and previous page of a keyset list, filters kept."""
    return {
        "label": label,
        "next_url": url_replace(context, **{parameter: next_cursor}) if next_cursor else "",
        "previous_url": url_replace(context, **{parameter: previous_cursor}) if previous_cursor else "",
        "first_url": url_replace(context, **{parameter: None}),
    }


@register.inclusion_tag("_components/chart.html")
def chart(
    name: str,
    figure: "Figure",
    title: str,
    columns: Sequence[str] = (),
    rows: Sequence[Sequence[object]] = (),
    height: str = "md",
) -> dict[str, Any]:
    """Render a Plotly figure with a table of the same numbers.

    A colour of the figure may name a CSS variable ("var(--chart-1)"), which the page's script resolves for the
    current theme. `height` is "sm", "md" or "lg".
    """
    return {
        "id": name,
        # an attribute, since htmx drops script elements from the fragments it swaps in
        "figure_json": figure.to_json(validate=False),
        "title": title,
        "columns": columns,
        "rows": rows,
        "height": height,
    }
