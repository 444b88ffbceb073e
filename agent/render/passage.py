"""Write what a conversation shows besides answers: passages in context, sources, choices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from agent.chat.passage import Passage, Rechecked, Standing
from agent.quote.shelf import label
from agent.render import cite
from agent.render.layout import Style, wrap
from agent.render.safe import visible
from store.types import Document

_CITED: Final = "» "
_AROUND: Final = "  "


def explain(checked: Rechecked) -> str:
    """Return in a sentence what has become of a cited place."""
    match checked.standing:
        case Standing.HOLDS:
            return "Checked: the words stand in the library letter for letter."
        case Standing.REMOVED:
            what = "the document has been removed from the library since it was cited"
            if checked.newer is not None:
                what = "the document has been replaced, and the cited text is gone"
            return f"No longer proven: {what}."
        case Standing.CHANGED:
            return "No longer proven: the library does not have the words at their place any more."
        case Standing.NO_LONGER_CURRENT:
            assert checked.document is not None, "it is still there"
            why = cite.standing(checked.document)
            return f"No longer current: the words stand there, but the document is {why}."


def write_passage(passage: Passage, *, width: int, colour: bool = False) -> str:
    """Return a cited place in its context for a terminal; the cited sentences are marked."""
    style = Style(colour=colour)
    place = passage.checked.place
    document = passage.checked.document or place.document
    where = cite.locate(place.evidence)
    lines = wrap(f"{cite.describe(document)}, {where}", width, first=f"[{place.number}] ")
    if above := cite.under(place.evidence, width - 11):
        lines.append(f"    under: {above}")
    lines.append("    " + style.faint(visible(document.origin)))
    lines += wrap(explain(passage.checked), width, first="    ")
    lines.append("")
    if not passage.sentences:
        lines += wrap("It was cited as:", width)
        for item in place.evidence:
            lines += wrap(f"“{visible(item.quote)}”", width, first=_AROUND)
    previous = None
    for each in passage.sentences:
        if previous is not None and each.ordinal > previous + 1:
            lines.append(f"{_AROUND}…")
        previous = each.ordinal
        text = wrap(
            visible(each.text), width, first=_CITED if each.ordinal in passage.cited else _AROUND
        )
        lines += [style.strong(line) for line in text] if each.ordinal in passage.cited else text
    return "\n".join(lines) + "\n"


def passage_as_values(passage: Passage) -> dict[str, Any]:
    """Return a cited place in its context as plain values."""
    place = passage.checked.place
    return {
        "label": place.number,
        "standing": passage.checked.standing.value,
        "document": place.document.id,
        "version": place.document.version,
        "title": place.document.title,
        "origin": place.document.origin,
        "where": cite.locate(place.evidence),
        "heading_path": list(place.evidence[0].heading_path),
        "quotes": [item.quote for item in place.evidence],
        "sentences": [
            {
                "ordinal": each.ordinal,
                "text": each.text,
                "page": each.page,
                "cited": each.ordinal in passage.cited,
            }
            for each in passage.sentences
        ],
    }


def write_cited(places: Sequence[cite.Citation], *, width: int) -> str:
    """Return the documents cited so far, each with its labels."""
    if not places:
        return "Nothing has been cited yet; `/sources all` lists the library.\n"
    labels: dict[str, list[cite.Citation]] = {}
    for place in places:
        labels.setdefault(place.document.version, []).append(place)
    lines = []
    for group in labels.values():
        marks = "".join(f"[{place.number}]" for place in group)
        lines += wrap(f"{cite.describe(group[0].document)} {marks}", width, rest="  ")
    return "\n".join(lines) + "\n"


def write_options(options: Sequence[Document], left: int, *, width: int) -> str:
    """Return the documents to choose from, numbered."""
    lines = []
    for number, each in enumerate(options, start=1):
        file = visible(each.origin.rsplit("/", 1)[-1])
        lines += wrap(f"{visible(label(each))} ({file})", width, first=f"{number:>3}. ")
    if left > 0:
        lines.append(f"     … or one of {left} others")
    lines += wrap("Answer with a number, or with words of the title.", width)
    return "\n".join(lines) + "\n"


def write_change(checked: Rechecked, *, width: int) -> str:
    """Return a remark on a label that no longer stands as it was shown."""
    place = checked.place
    what = explain(checked)
    return "\n".join(wrap(f"[{place.number}] {cite.name(place.document)}: {what}", width)) + "\n"
