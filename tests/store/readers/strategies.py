"""Documents made up for property tests, with the words that must be found again."""

from __future__ import annotations

import html
from dataclasses import dataclass

from hypothesis import strategies as st

WORDS = st.text(
    alphabet=st.characters(categories=("Lu", "Ll", "Lo", "Nd"), max_codepoint=0x2FFF),
    min_size=1,
    max_size=12,
).filter(str.isalnum)
SENTENCES = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=12)


@dataclass(frozen=True)
class Made:
    """A file's text and the words it says, in order."""

    source: str
    words: tuple[str, ...]


def _words(paragraphs: list[str]) -> tuple[str, ...]:
    return tuple(word for paragraph in paragraphs for word in paragraph.split())


@st.composite
def plain_documents(draw: st.DrawFn) -> Made:
    """Paragraphs between line breaks of every kind."""
    paragraphs = draw(PARAGRAPHS)
    breaks = st.sampled_from(["\n", "\n\n", "\r\n\r\n", "\r", "\n \t\n", "\f"])
    source = "".join(paragraph + draw(breaks) for paragraph in paragraphs)
    return Made(source, _words(paragraphs))


@st.composite
def markdown_documents(draw: st.DrawFn) -> Made:
    """Paragraphs as headings, items, quotations, emphasis, links and table rows."""
    paragraphs = draw(PARAGRAPHS)
    forms = st.sampled_from(
        ["{}", "# {}", "### {}", "- {}", "  - {}", "> {}", "**{}**", "[{}](https://x.example)",
         "| {} |\n|---|", "1. {}", "*{}*", "<div>{}</div>"]
    )  # fmt: skip
    source = "\n\n".join(draw(forms).format(paragraph) for paragraph in paragraphs)
    return Made(source, _words(paragraphs))


@st.composite
def html_documents(draw: st.DrawFn) -> Made:
    """Paragraphs in the elements that pages are made of, some of them furniture."""
    paragraphs = draw(PARAGRAPHS)
    forms = st.sampled_from(
        ["<p>{}</p>", "<h2>{}</h2>", "<ul><li>{}</ul>", "<div><b>{}</b></div>", "{}<br><br>",
         "<table><tr><td>{}</table>", "<nav>{}</nav>", "<footer>{}</footer>",
         "<blockquote>{}</blockquote>", "<p>{}<script>var a = 'hidden()';</script>",
         "<!-- note --><p>{}", "<section><span>{}</span></section>", "<pre>{}</pre>"]
    )  # fmt: skip
    body = "\n".join(draw(forms).format(html.escape(paragraph)) for paragraph in paragraphs)
    return Made(
        f"<html><head><title>t</title></head><body>{body}</body></html>", _words(paragraphs)
    )
