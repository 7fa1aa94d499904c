from datetime import UTC, datetime, timedelta, timezone
from types import SimpleNamespace

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from plotly import graph_objects as go

from apps.approvals.choices import State
from apps.core import areas
from apps.core.templatetags import portal
from apps.rollouts.choices import RolloutState, RolloutVerdict

DIGEST = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c0b0f00a08f"
MARKER = "<script>alert('marker')</script>"
FACES = {state: label for area in areas.every() for state, label in area.states.items()}
TONES = {"ok", "bad", "warn", "info", "busy", "muted"}


def render(source: str, **context: object) -> str:
    return Template("{% load portal %}" + source).render(Context(context))


def test_icon__without_label__is_hidden_from_screen_readers():
    html = render('{% icon "rocket" %}')
    assert 'aria-hidden="true"' in html
    assert 'icons.svg#rocket"' in html


def test_icon__with_label__is_an_image_with_that_name():
    assert 'role="img" aria-label="Protected"' in render('{% icon "lock" label="Protected" %}')


def test_local_time__aware_moment__is_written_in_utc():
    moment = datetime(2026, 3, 1, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    html = render("{% local_time at %}", at=moment)
    assert 'datetime="2026-02-28T23:30:00Z"' in html
    assert 'title="2026-02-28 23:30:00 UTC"' in html
    assert ">28 Feb 2026, 23:30 UTC</time>" in html


def test_local_time__relative__says_so_to_the_script():
    html = render('{% local_time at "relative" %}', at=datetime(2026, 3, 1, tzinfo=UTC))
    assert 'data-time="relative"' in html


def test_local_time__clock__is_the_time_alone():
    html = render('{% local_time at "clock" %}', at=datetime(2026, 3, 1, 14, 30, tzinfo=UTC))
    assert ">14:30 UTC</time>" in html


def test_local_time__none__shows_the_given_text():
    assert render('{% local_time at empty="never" %}', at=None) == "never"


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (None, "–"),
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (999_949, "999.9 kB"),
        (999_950, "1.0 MB"),
        (4_213_000, "4.2 MB"),
        (2_000_000_000, "2.0 GB"),
        (10**19, "10000.0 PB"),
    ],
)
def test_bytes__size__is_short_and_decimal(size, text):
    assert portal.as_bytes(size) == text


@pytest.mark.parametrize(
    ("digest", "text"), [(DIGEST, "9f86d081884c"), ("abc", "abc"), ("", "–"), (None, "–")]
)
def test_short_digest__digest__is_cut(digest, text):
    assert portal.short_digest(digest) == text


@pytest.mark.parametrize(
    ("fraction", "places", "text"),
    [
        (None, 1, "–"),
        (0.25, 1, "25%"),
        (0.0123, 1, "1.2%"),
        (1, 0, "100%"),
        (-0.0001, 1, "0%"),
        (0.5, 0, "50%"),
    ],
)
def test_percent__fraction__has_no_needless_decimals(fraction, places, text):
    assert portal.percent(fraction, places) == text


@pytest.mark.parametrize(
    ("name", "text"), [("rosa.reviewer", "RR"), ("ana", "A"), ("a b c", "AB"), ("", "?"), (None, "?")]
)
def test_initials__name__gives_two_letters_at_most(name, text):
    assert portal.initials(name) == text


@pytest.mark.parametrize("state", sorted(FACES))
def test_state_badge__known_state__has_icon_text_and_tone(state):
    html = portal.state_badge(state)
    assert f"icons.svg#{FACES[state].icon}" in html
    assert FACES[state].label in html
    assert f"tone-{FACES[state].tone}" in html
    assert FACES[state].tone in TONES


def test_state_badge__unknown_state__shows_its_name_as_text():
    html = portal.state_badge(MARKER)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_state_badge__no_verdict__says_that_it_is_open():
    assert "No verdict yet" in portal.state_badge("")


def test_state_badge__every_state_of_the_portal__has_a_face():
    states = {*State.values, *RolloutState.values, *RolloutVerdict.values} - {""}
    assert states <= set(FACES)


@pytest.mark.parametrize(
    ("query", "changes", "expected"),
    [
        ("state=open&cursor=a", "cursor='b'", "?state=open&amp;cursor=b"),
        ("state=open&cursor=a", "cursor=None", "?state=open"),
        ("", "q='a b&c'", "?q=a+b%26c"),
        ("tag=a&tag=b", "cursor='x'", "?tag=a&amp;tag=b&amp;cursor=x"),
    ],
)
def test_url_replace__query__is_changed_and_kept(query, changes, expected):
    request = RequestFactory().get(f"/approvals/?{query}")
    assert render("{% url_replace " + changes + " %}", request=request) == expected


def test_card__title_with_markup__is_escaped_and_content_is_not_twice():
    html = render("{% card title=title %}{{ body }}<b>x</b>{% endcard %}", title=MARKER, body="a & b")
    assert "<script>" not in html
    assert "a &amp; b<b>x</b>" in html


def test_field__with_errors_and_help__ties_both_to_the_control():
    class Form(forms.Form):
        reason = forms.CharField(help_text="Why?")

    html = render("{% field form.reason %}", form=Form({"reason": ""}))
    assert 'aria-describedby="id_reason_help id_reason_errors"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_reason_help"' in html
    assert 'id="id_reason_errors"' in html
    assert '<label class="form-label required" for="id_reason">' in html


def test_quorum__one_of_two__counts_what_is_missing_in_words():
    html = render("{% quorum needed=2 approvers=names %}", names=["ana"])
    assert "1 of 2" in html
    assert "1 to go" in html


def test_quorum__a_rejection__is_named():
    html = render("{% quorum needed=2 rejecters=names %}", names=[MARKER])
    assert "1 rejection" in html
    assert "<script>" not in html


def test_pagination__next_cursor__keeps_the_filters():
    request = RequestFactory().get("/approvals/?state=in_review")
    html = render('{% pagination next_cursor="abc" %}', request=request)
    assert 'rel="next" href="?state=in_review&amp;cursor=abc"' in html
    assert 'rel="prev"' not in html


def test_chart__figure_with_markup__stays_text_and_has_a_table():
    figure = go.Figure(go.Scatter(name=MARKER, y=[1]))
    html = render(
        '{% chart name="c" figure=figure title=title columns=columns rows=rows %}',
        figure=figure,
        title=MARKER,
        columns=["Measurement"],
        rows=[[MARKER]],
    )
    assert "<script>" not in html
    assert '<th scope="col">Measurement</th>' in html


@pytest.mark.parametrize(
    ("component", "context"),
    [
        ("empty", {"title": MARKER, "text": MARKER, "action_url": "/x", "action_label": MARKER}),
        ("digest", {"digest": MARKER}),
        ("command", {"command": MARKER}),
        ("key_values", {"items": [(MARKER, MARKER)]}),
        ("refusal", {"code": MARKER, "sentence": MARKER}),
        ("notice", {"title": MARKER, "text": MARKER}),
        ("toast", {"level": "error", "text": MARKER}),
        (
            "diff_table",
            {
                "rows": [
                    SimpleNamespace(
                        name=MARKER, stable=MARKER, candidate=MARKER, change=MARKER, direction="worse"
                    )
                ]
            },
        ),
        (
            "timeline",
            {
                "entries": [
                    SimpleNamespace(at=None, actor=MARKER, text=MARKER, detail=MARKER, icon="", tone="")
                ]
            },
        ),
    ],
)
def test_component__values_with_markup__are_shown_as_text(component, context):
    html = render_to_string(f"_components/{component}.html", context)
    assert "&lt;script&gt;" in html
    assert "<script>" not in html
