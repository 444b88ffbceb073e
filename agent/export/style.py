"""Citations in the user's own style: a CSL file, applied to the notes by pandoc's citeproc.

The notes stay ours, with their quoted words, in every format; citeproc words the sources.
Source: CSL 1.0.2; CSL-JSON as citeproc-js documents it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from agent.export import pandoc, tree
from agent.export.errors import ExportFailed
from agent.export.paper import Note, Paper, Reference, Run
from agent.export.tree import Node
from agent.render import cite
from agent.render.safe import visible
from store.errors import BadInput
from store.filters import DATING
from store.types import Document

LARGEST: Final = 2_000_000
"""Bytes of a style; the longest of the public styles have a tenth of it."""
_ROOT: Final = re.compile(rb"<style\b[^>]*http://purl\.org/net/xbiblio/csl")
_ENTITIES: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PARENT: Final = re.compile(rb"rel\s*=\s*[\"']independent-parent[\"']")
_IN_NOTES: Final = re.compile(rb"<style\b[^>]*\bclass\s*=\s*[\"']note[\"']")
_TYPES: Final = {
    "act": "legislation",
    "bill": "bill",
    "law": "legislation",
    "regulation": "regulation",
    "directive": "regulation",
    "treaty": "treaty",
    "agreement": "treaty",
    "declaration": "treaty",
    "memorandum of understanding": "treaty",
    "report": "report",
    "letter": "personal_communication",
    "remarks": "speech",
    "speech": "speech",
    "standard": "standard",
}
"""Which CSL type a text has that calls itself so; every other is a document."""
_WORKS: Final = "refs"


def restyle(paper: Paper, style: Path) -> Paper:
    """Return the paper with its sources worded in a CSL style, and the style's list of works.

    Raises:
        BadInput: the file is no usable style, or pandoc is not installed.
    """
    read_style(style)
    try:
        made = pandoc.convert(
            _write_tree(paper), to="json", options=["--citeproc", f"--csl={style.absolute()}"]
        )
    except ExportFailed as error:
        raise BadInput(f"{str(style)!r} could not be used as a citation style: {error}") from error
    blocks = json.loads(made)["blocks"]
    worded = dict(_find_references(blocks))
    if _IN_NOTES.search(style.read_bytes()):
        worded = {name: _strip(runs) for name, runs in worded.items()}
    notes = tuple(_reword(note, worded) for note in paper.notes)
    return replace(paper, notes=notes, works=tuple(_find_works(blocks)))


def read_style(style: Path) -> None:
    """Refuse what is no style, or one that would have to be fetched.

    Raises:
        BadInput: as said.
    """
    shown = repr(str(style))
    try:
        if style.stat().st_size > LARGEST:
            raise BadInput(f"{shown} is too large for a citation style")
        written = style.read_bytes()
    except OSError as error:
        raise BadInput(f"{shown} cannot be read: {error.strerror}") from error
    if not _ROOT.search(written) or _ENTITIES.search(written):
        raise BadInput(f"{shown} is no CSL style (https://citationstyles.org)")
    if _PARENT.search(written):
        raise BadInput(
            f"{shown} only points to another style, which would have to be fetched; give that one"
        )


def _write_tree(paper: Paper) -> Node:
    """Return each note as a footnote whose citations citeproc words in their order."""
    documents: dict[str, Document] = {}
    paragraphs = []
    for note in paper.notes:
        inlines: list[Node] = []
        for place, reference in enumerate(note.references):
            document = reference.evidence[0].document
            documents.setdefault(document.version, document)
            inlines.append(_cite(_name(note, place), reference))
        paragraphs.append(tree.paragraph([tree.note(inlines)]))
    items = [_describe(document) for document in documents.values()]
    return tree.document(paragraphs, {"references": _as_meta(items)})


def _name(note: Note, place: int) -> str:
    return f"reference-{note.number}-{place}"


def _cite(name: str, reference: Reference) -> Node:
    where = cite.locate(reference.evidence)
    citation = {
        "citationId": _key(reference.evidence[0].document),
        "citationPrefix": [],
        "citationSuffix": tree.text(f", {where}") if where else [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }
    return {"t": "Span", "c": [[name, [], []], [tree.cite([citation])]]}


def _key(document: Document) -> str:
    return f"v{document.version[:16]}"


def _describe(document: Document) -> dict[str, Any]:
    """Return a document as a CSL-JSON item; what its card does not know is absent."""
    card = document.card
    item: dict[str, Any] = {"id": _key(document), "title": cite.name(document), "type": "document"}
    if card.instrument is not None:
        kind = visible(card.instrument.value)
        item["type"] = _TYPES.get(kind.casefold(), "document")
        item["genre"] = kind
    if card.issuer is not None:
        item["author"] = [{"literal": visible(card.issuer.value)}]
    dated = [each for kind in DATING for each in card.dates if each.kind is kind]
    if dated:
        item["issued"] = {"date-parts": [[int(part) for part in dated[0].value.split("-")]]}
    if document.origin.startswith(("http://", "https://")):
        item["URL"] = visible(document.origin)
        if document.added:
            read = document.added[:10].split("-")
            item["accessed"] = {"date-parts": [[int(part) for part in read]]}
    return item


def _as_meta(value: object) -> Node:
    """Return plain values as metadata; texts are texts, never read as Markdown."""
    match value:
        case dict():
            return {"t": "MetaMap", "c": {name: _as_meta(each) for name, each in value.items()}}
        case list():
            return {"t": "MetaList", "c": [_as_meta(each) for each in value]}
        case _:
            return tree.words(str(value))


def _find_references(nodes: object) -> Iterator[tuple[str, tuple[Run, ...]]]:
    """Yield each reference as citeproc worded it, by the name it was given."""
    match nodes:
        case {"t": "Span", "c": [[str(name), *_], content]} if name.startswith("reference-"):
            yield name, tuple(_join(_list_runs(content)))
        case {"c": content}:
            yield from _find_references(content)
        case list():
            for node in nodes:
                yield from _find_references(node)


def _find_works(blocks: Sequence[Node]) -> Iterator[tuple[Run, ...]]:
    for node in blocks:
        match node:
            case {"t": "Div", "c": [[name, *_], content]} if name == _WORKS:
                yield from (tuple(_join(_list_runs([each]))) for each in content)


def _strip(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the words without the brackets that pandoc puts around a citation inside a note.

    A style for notes means none; it words the whole note.
    """
    if not (runs and runs[0].text.startswith("(") and runs[-1].text.endswith(")")):
        return runs
    opened = (replace(runs[0], text=runs[0].text[1:]), *runs[1:])
    return (*opened[:-1], replace(opened[-1], text=opened[-1].text[:-1]))


def _list_runs(nodes: Sequence[Any], *, slanted: bool = False) -> Iterator[Run]:
    """Yield the words of inlines; italics are the only form that is kept."""
    for node in nodes:
        match node:
            case {"t": "Str", "c": words}:
                yield Run(text=words, slanted=slanted)
            case {"t": "Space" | "SoftBreak" | "LineBreak"}:
                yield Run(text=" ", slanted=slanted)
            case {"t": "Emph", "c": content}:
                yield from _list_runs(content, slanted=not slanted)
            case {"t": "Quoted", "c": [_, content]}:
                yield Run(text="‘", slanted=slanted)
                yield from _list_runs(content, slanted=slanted)
                yield Run(text="’", slanted=slanted)
            case {"t": "Span" | "Link" | "Cite" | "Div", "c": [_, content, *_]}:
                yield from _list_runs(content, slanted=slanted)
            case {"c": list() as content}:
                yield from _list_runs(content, slanted=slanted)


def _join(runs: Iterator[Run]) -> Iterator[Run]:
    """Yield neighbours of one kind as one."""
    kept: Run | None = None
    for run in runs:
        if kept is not None and kept.slanted == run.slanted:
            kept = replace(kept, text=kept.text + run.text)
        else:
            if kept is not None:
                yield kept
            kept = run
    if kept is not None:
        yield kept


def _reword(note: Note, worded: dict[str, tuple[Run, ...]]) -> Note:
    references = tuple(
        replace(each, runs=_close(worded.get(_name(note, place)) or each.runs, each))
        for place, each in enumerate(note.references)
    )
    return replace(note, references=references)


def _close(runs: tuple[Run, ...], reference: Reference) -> tuple[Run, ...]:
    """Return the words without the full stop that a colon would follow."""
    if not reference.quotes:
        return runs
    return (*runs[:-1], replace(runs[-1], text=runs[-1].text.rstrip(". ")))
