"""A review as a desk: one page, from a file, where a referee goes through sentence by sentence.

Nothing is loaded from anywhere. What the referee decides stays in the page until it is saved as
JSON; it is bound to the draft by its hash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from importlib import resources
from typing import Final

from agent.referee.types import Review, Ruled, Ruling
from agent.referee.words import CAUTION, EXPLAINED, ORDER, TITLES, describe, headline, locate
from agent.render import cite
from agent.render.policy import write_policy
from agent.render.safe import visible
from agent.types import Evidence

BUTTONS: Final = ("supported", "overstated", "unsupported")
"""What a referee says of a sentence, and the keys 1 to 3."""


def render(review: Review) -> str:
    """Return the page; the same review is the same page."""
    style, script = _read("desk.css"), _read("desk.js")
    allowed = write_policy(style=style, script=script)
    body = "\n".join(_list_parts(review))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{allowed}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Check of {_text(review.name)}</title>
<style>{style}</style>
</head>
<body data-draft="{_text(review.name)}" data-sha256="{review.digest}" \
data-library="{_text(review.fingerprint)}">
{body}
<script>{script}</script>
</body>
</html>
"""


def _list_parts(review: Review) -> Iterator[str]:
    yield f"<header><h1>Check of {_text(review.name)}</h1>"
    yield f'<p class="headline">{_text(headline(review))}</p>'
    yield f'<p class="soft">{_text(CAUTION)}</p>'
    yield from (f'<p class="soft">{_text(notice)}</p>' for notice in review.notices)
    yield from _list_filters(review)
    yield "</header>"
    yield '<main id="sentences">'
    path: tuple[str, ...] = ()
    for ruled in review.ruled:
        if ruled.claim.heading_path != path:
            path = ruled.claim.heading_path
            if path:
                yield f"<h2>{_text(path[-1])}</h2>"
        yield from _write(ruled)
    yield "</main>"


def _list_filters(review: Review) -> Iterator[str]:
    counts = review.counts
    yield '<nav aria-label="Filter and decide"><div class="filters" role="group" aria-label="Show">'
    for ruling in ORDER:
        if counts[ruling]:
            pressed = "false" if ruling is Ruling.NOT_CHECKABLE else "true"
            yield (
                f'<button type="button" class="filter {ruling.value}" data-ruling="{ruling.value}" '
                f'aria-pressed="{pressed}" title="{_text(EXPLAINED[ruling])}">'
                f"{TITLES[ruling]} <b>{counts[ruling]}</b></button>"
            )
    yield "</div>"
    yield (
        '<div class="save"><span id="progress" aria-live="polite"></span> '
        '<button type="button" id="export">Save decisions as JSON</button></div>'
    )
    yield (
        '<p class="keys"><kbd>j</kbd> next <kbd>k</kbd> previous '
        "<kbd>1</kbd> supported <kbd>2</kbd> overstated <kbd>3</kbd> unsupported "
        "<kbd>0</kbd> take back</p></nav>"
    )


def _write(ruled: Ruled) -> Iterator[str]:
    claim = ruled.claim
    yield (
        f'<article id="s{claim.mark}" class="{ruled.ruling.value}" tabindex="-1" '
        f'data-mark="{claim.mark}" data-ruling="{ruled.ruling.value}" '
        f'data-start="{claim.start}" data-end="{claim.end}">'
    )
    yield '<div class="said">'
    ruling = f'<span class="ruling">{TITLES[ruled.ruling]}</span>'
    yield f'<p class="where">{_text(locate(claim))} · {ruling}</p>'
    yield f'<p class="sentence">{_highlight(ruled)}</p>'
    if ruled.remark:
        yield f'<p class="soft">{_text(ruled.remark)}</p>'
    reasons = describe(ruled)
    if reasons:
        yield "<ul>" + "".join(f"<li>{_text(reason)}</li>" for reason in reasons) + "</ul>"
    if ruled.safe:
        yield f'<p class="safe"><b>Safe wording</b> {_text(ruled.safe)}</p>'
    if ruled.ruling is not Ruling.NOT_CHECKABLE:
        yield from _list_buttons()
    yield "</div>"
    yield from _write_passages(ruled)
    yield "</article>"


def _list_buttons() -> Iterator[str]:
    yield '<div class="decide" role="group" aria-label="Your decision">'
    for key, name in enumerate(BUTTONS, start=1):
        yield (
            f'<button type="button" data-decision="{name}" aria-pressed="false">'
            f"<kbd>{key}</kbd> {name}</button>"
        )
    yield "</div>"


def _write_passages(ruled: Ruled) -> Iterator[str]:
    if not ruled.evidence:
        return
    label = "Passage" if ruled.ruling is Ruling.SUPPORTED else "Nearest passage"
    yield f'<div class="passage" aria-label="{label}">'
    for group in cite.group_by_document(ruled.evidence):
        yield "<blockquote>" + " ".join(_quote(item) for item in group) + "</blockquote>"
        place = f"{cite.describe(group[0].document)}, {cite.locate(group)}"
        standing = cite.standing(group[0].document)
        yield f'<p class="source">{_text(place)}</p>'
        if standing:
            yield f'<p class="source lapsed">{_text(standing)}</p>'
    yield "</div>"


def _quote(item: Evidence) -> str:
    lead = f'<span class="lead">{_text(item.lead)}</span> ' if item.lead else ""
    return f"{lead}<q>{_text(item.quote)}</q>"


def _highlight(ruled: Ruled) -> str:
    """Return the sentence with the words of its findings marked, longer ones first."""
    text = visible(ruled.claim.text)
    spans: list[tuple[int, int]] = []
    for finding in sorted(ruled.findings, key=lambda each: -len(each.words)):
        words = visible(finding.words)
        # Folded, a text may be longer than it was, and its places others.
        found = re.search(re.escape(words), text, re.IGNORECASE) if words else None
        if found and not any(found.start() < end and start < found.end() for start, end in spans):
            spans.append(found.span())
    shown, done = "", 0
    for start, end in sorted(spans):
        shown += f"{escape(text[done:start])}<mark>{escape(text[start:end])}</mark>"
        done = end
    return shown + escape(text[done:])


def _text(text: str) -> str:
    return escape(visible(text), quote=True)


def _read(name: str) -> str:
    return (resources.files("agent.referee") / name).read_text(encoding="utf-8")
