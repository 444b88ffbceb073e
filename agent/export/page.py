"""A paper as one HTML page: it opens from a file, asks nothing of any network, and prints.

A click on a sentence, or j, k and Enter, shows its passage in context. Without the script the
passages stand in the notes. The page is well-formed XML too, so that nesting can be checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib import resources
from typing import Final

from agent.export.context import Context, Key
from agent.export.page_notes import write_notes, write_runs
from agent.export.page_parts import Sections
from agent.export.paper import Paper
from agent.render.policy import write_policy

_HINT: Final = (
    "Choose a sentence to see the passage that proves it, in its context. "
    "<kbd>j</kbd> goes to the next one, <kbd>k</kbd> back, <kbd>Enter</kbd> opens, "
    "<kbd>Esc</kbd> closes."
)


def write(paper: Paper, contexts: dict[Key, Context]) -> str:
    """Return the page; the same paper and contexts are the same text.

    Args:
        paper: as assembled.
        contexts: the cited places, as `open_places` returns them.
    """
    style, script = _read("page.css"), _read("page.js")
    allowed = f"{write_policy(style=style, script=script)}; require-trusted-types-for 'script'"
    body = "\n".join(_list_parts(paper, contexts))
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="{allowed}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="referrer" content="no-referrer"/>
<title>{escape(paper.title)}</title>
<style>{style}</style>
</head>
<body>
{body}
<script>{script}</script>
</body>
</html>
"""


def _read(name: str) -> str:
    return (resources.files("agent.export") / name).read_text(encoding="utf-8")


def _list_parts(paper: Paper, contexts: dict[Key, Context]) -> Iterator[str]:
    yield '<a class="skip" href="#paper">Skip to the paper</a>'
    yield '<div class="desk">'
    yield '<main class="sheet" id="paper">'
    yield from _list_head(paper)
    sections = Sections()
    for number, part in enumerate(paper.parts, start=1):
        yield from sections.list_part(part, number)
    if paper.works:
        works = "".join(f"<li>{write_runs(work)}</li>" for work in paper.works)
        yield '<section class="annex" aria-labelledby="works"><h2 id="works">References</h2>'
        yield f"<ul>{works}</ul></section>"
    yield from write_notes(paper.notes, contexts)
    yield f'<p class="made">{escape(paper.made)}</p>'
    yield "</main>"
    # Without the script it would stay empty, so the script is what shows it.
    yield (
        '<aside id="proof" aria-label="The passage behind the sentence" hidden="hidden">'
        '<div class="bar"><h2>The passage</h2>'
        '<button type="button" class="close">Close</button></div>'
        f'<p class="hint">{_HINT}</p><div id="seen" aria-live="polite"></div></aside>'
    )
    yield "</div>"


def _list_head(paper: Paper) -> Iterator[str]:
    yield '<header class="masthead">'
    yield f'<p class="kicker">{escape(paper.form)}</p>'
    yield f'<h1 dir="auto">{escape(paper.title)}</h1>'
    yield '<dl class="facts">'
    for fact in paper.facts:
        yield f'<dt>{escape(fact.name)}</dt><dd dir="auto">{escape(fact.value)}</dd>'
    yield "</dl></header>"
