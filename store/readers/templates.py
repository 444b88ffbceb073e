"""Template tags (Liquid, Jinja, Nunjucks) in files that were meant for a site generator."""

from __future__ import annotations

import re

_TAG = re.compile(r"\{%[^{}]{0,2000}%\}")
_COMMENT = re.compile(r"\{#[^{}]{0,2000}#\}")
# One level of braces inside: {{ inset({ html: "…" }) }}.
_OUTPUT = re.compile(r"\{\{[^{}]{0,2000}(?:\{[^{}]{0,5000}\}[^{}]{0,2000}){0,4}\}\}")
# What a call prints stands in these arguments; the rest are names, styles and addresses.
_PRINTED = re.compile(r"""\b(?:html|text|titleText)\s*:\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
_CONTROL = re.compile(
    r"\{\{-?\s*\w*(?:button|breadcrumb|skip|pagination|link)\w*\s*\(", re.IGNORECASE
)


def has_tags(text: str) -> bool:
    """Return whether a text is a template: it holds a `{% tag %}`."""
    return _TAG.search(text) is not None


def blank(text: str, *, filler: str) -> str:
    """Return `text` without template tags, but with the words that a call prints.

    `filler` takes the place of each character that goes; line breaks stay, so with a filler of
    one character every offset stays, and without one every line does.
    """
    for pattern in (_COMMENT, _TAG):
        text = pattern.sub(lambda match: _fill(match.group(), filler), text)
    return _OUTPUT.sub(lambda match: _unwrap(match.group(), filler), text)


def _fill(text: str, filler: str) -> str:
    return "".join(character if character == "\n" else filler for character in text)


def _unwrap(call: str, filler: str) -> str:
    """Return what a call prints, with `filler` for the rest of it."""
    kept: list[str] = []
    at = 0
    for match in () if _CONTROL.match(call) else _PRINTED.finditer(call):
        start, end = match.start(1) + 1, match.end(1) - 1
        kept += [_fill(call[at:start], filler), call[start:end]]
        at = end
    return "".join([*kept, _fill(call[at:], filler)])
