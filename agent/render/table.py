"""Write the library, search hits and the report of `add` for the terminal; all end a line."""

from __future__ import annotations

from collections.abc import Sequence

from agent.render.card import card, text_with_regions
from agent.render.cite import locate_passage, short_date, shorten_path, standing
from agent.render.layout import NARROWEST, Style, table, wrap
from agent.render.safe import columns, visible
from store.adding.report import AddReport, FileReport, Outcome
from store.types import Document, Hit

__all__ = ["card", "hits", "report", "sources", "text_with_regions"]

UNDER = "under: "
SHORT = 8
"""Characters of an id that are shown: enough to tell any two of a library apart by eye; commands
accept any prefix that fits one document only."""
LISTED = 20
"""Files of one outcome that are listed with their reasons before the rest is counted."""


def sources(documents: Sequence[Document], width: int, *, colour: bool = False) -> str:
    """Return the library as a table: id, title, issuer, date, class, status, size."""
    if not documents:
        return "The library holds no documents; `brief add PATH` reads some into it.\n"
    head = ("ID", "TITLE", "ISSUER", "DATE", "CLASS", "STATUS", "WORDS")
    rows = [_source(document) for document in documents]
    shown = table(head, rows, width, style=Style(colour=colour), shrink={1: 2, 2: 1})
    count = len({document.id for document in documents})
    earlier = len(documents) - count
    counted = f"{count} document{'s' if count != 1 else ''}"
    if earlier:
        counted += f", {earlier} earlier version{'s' if earlier != 1 else ''}"
    return f"{shown}\n\n{counted}\n"


def hits(found: Sequence[Hit], width: int, *, colour: bool = False) -> str:
    """Return search hits, best first: score, source, place, the passage, and near copies."""
    if not found:
        return "Nothing found.\n"
    style = Style(colour=colour)
    shown = ("\n".join(_hit(place, hit, width, style)) for place, hit in enumerate(found, start=1))
    return "\n\n".join(shown) + "\n"


def report(added: AddReport, width: int = 88, *, colour: bool = False) -> str:
    """Return what `add` did: counts first, then every file that failed or was left out, and why."""
    style = Style(colour=colour)
    lines = [style.strong(_counts(added))]
    for outcome, heading in (
        (Outcome.FAILED, "failed"),
        (Outcome.SKIPPED, "skipped"),
        (Outcome.REPLACED, "replaced by a newer version"),
        (Outcome.MOVED, "moved"),
        (Outcome.FORGOTTEN, "forgotten"),
    ):
        files = [file for file in added.files if file.outcome is outcome]
        if files:
            lines += ["", style.strong(f"{len(files)} {heading}:")]
            lines += _files(files, width, every=outcome is Outcome.FAILED)
    noted = [file for file in added.files if file.notes and file.outcome is not Outcome.FAILED]
    if noted:
        lines += ["", style.strong("worth knowing:")]
        for file in noted[:LISTED]:
            notes = "; ".join(visible(note.message) for note in file.notes)
            lines += wrap(f"{visible(file.path)}: {notes}", width, first="  ", rest="    ")
        lines += _rest(len(noted))
    for notice in added.notices:
        lines += ["", *wrap(visible(notice), width, first="Note: ", rest="      ")]
    return "\n".join(lines) + "\n"


def _source(document: Document) -> tuple[str, ...]:
    described = document.card
    return (
        document.id[:SHORT],
        visible(document.title) or visible(document.origin),
        visible(issuer.value) if (issuer := described.issuer) else "unknown",
        short_date(described) or "undated",
        described.provenance.value if described.provenance else "-",
        document.status.value,
        f"{document.words:,}",
    )


def _hit(number: int, hit: Hit, width: int, style: Style) -> list[str]:
    passage = hit.passage
    scores = [f"score {hit.score:.3f}"]
    if hit.lexical is not None:
        scores.append(f"words {hit.lexical:.2f}")
    if hit.similarity is not None:
        scores.append(f"meaning {hit.similarity:.2f}")
    mark = f"{number:>2}. "
    indent = " " * columns(mark)
    where = locate_passage(passage)
    title = visible(hit.document.title) or visible(hit.document.origin)
    head = title + (f", {where}" if where else "")
    lines = wrap(head, width, first=mark)
    lines[0] = style.strong(lines[0]) if len(lines) == 1 else lines[0]
    if status := standing(hit.document):
        lines += wrap(status, width, first=indent)
    path = passage.heading_path
    if path and passage.text.startswith(path[-1]):
        path = path[:-1]
    if above := shorten_path(path, hit.document, max(width, NARROWEST) - len(indent + UNDER)):
        lines.append(f"{indent}{UNDER}{above}")
    lines += wrap(visible(passage.text), width, first=indent)
    lines.append(
        indent + style.faint(f"{', '.join(scores)} · {hit.document.id[:SHORT]} · "
                             f"{visible(hit.document.origin)}")
    )  # fmt: skip
    if hit.copies:
        lines.append(indent + f"near-identical in {len(hit.copies)} more: "
                     + ", ".join(visible(copy)[:SHORT] for copy in hit.copies))  # fmt: skip
    return lines


def _counts(added: AddReport) -> str:
    parts = [
        f"{added.count(outcome):,} {outcome.value}" for outcome in Outcome if added.count(outcome)
    ]
    passages = sum(file.passages for file in added.files)
    seconds = f" in {added.seconds:.1f} s" if added.seconds else ""
    counted = ", ".join(parts) or "nothing to do"
    cut = f" ({passages:,} passage{'s' if passages != 1 else ''})" if passages else ""
    return f"{counted}{cut}{seconds}"


def _files(files: Sequence[FileReport], width: int, *, every: bool) -> list[str]:
    lines: list[str] = []
    for file in files if every else files[:LISTED]:
        reason = f": {visible(file.reason)}" if file.reason else ""
        lines += wrap(f"{visible(file.path)}{reason}", width, first="  ", rest="    ")
    return lines if every else lines + _rest(len(files))


def _rest(count: int) -> list[str]:
    return [f"  and {count - LISTED} more"] if count > LISTED else []
