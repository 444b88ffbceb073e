"""A paper as PDF, set by typst from a fixed template that is handed the paper as data.

The file is tagged (PDF/UA-1) and made to last (PDF/A-2a), wherever typst's own fonts have all its
letters; otherwise fonts of the system stand in, and neither is claimed. Same paper, same bytes.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from importlib import resources
from typing import Any, Final

from agent.export.columns import share
from agent.export.errors import ExportFailed
from agent.export.paper import Grid, Listing, Note, Numbered, Paper, Piece, Plain, Run
from agent.render.safe import clip
from store.errors import BadInput

FONTS: Final = ("Libertinus Serif", "New Computer Modern")
"""They come with typst: Latin, Greek and Cyrillic."""
STANDARDS: Final = ("ua-1", "a-2a")
LINE: Final = 112
"""Letters of the serif face in a line of a table."""
RUNNING_COLUMNS: Final = 80
_OWN_SCRIPTS: Final = ("LATIN", "GREEK", "CYRILLIC")
_MISSING: Final = (
    'PDF needs typst, which is not installed: pip install "policy-briefing-agent[export]"'
)


def write(paper: Paper) -> bytes:
    """Return the paper as PDF.

    Raises:
        BadInput: typst is not installed.
        ExportFailed: typst could not set the paper.
    """
    try:
        import typst
    except ImportError as error:
        raise BadInput(_MISSING) from error
    if _is_covered(paper):
        try:
            return _set(paper, own=True)
        except typst.TypstError:
            # A letter that the fonts lack after all: to be readable comes before the standards.
            pass
    try:
        return _set(paper, own=False)
    except typst.TypstError as error:
        raise ExportFailed(
            f"typst could not set {paper.title!r}: {error.message}; another format has the same "
            "content"
        ) from error


def _set(paper: Paper, *, own: bool) -> bytes:
    """Return the PDF; `own`: with nothing but the fonts that come with typst."""
    import typst

    day = date.fromisoformat(paper.as_at[:10])
    return typst.compile(
        resources.files("agent.export").joinpath("paper.typ").read_bytes(),
        format="pdf",
        sys_inputs={"paper": json.dumps(_describe(paper, day), ensure_ascii=False)},
        ignore_system_fonts=own,
        pdf_standards=list(STANDARDS) if own else [],
        timestamp=datetime.combine(day, time(), UTC),
    )


def _is_covered(paper: Paper) -> bool:
    """Say whether typst's own fonts have the letters of the paper; of signs that is tried out."""
    letters = {letter for text in paper.texts() for letter in text if letter.isalpha()}
    return all(unicodedata.name(letter, "").startswith(_OWN_SCRIPTS) for letter in letters)


def _describe(paper: Paper, day: date) -> dict[str, Any]:
    return {
        "title": paper.title,
        "running": clip(paper.title, RUNNING_COLUMNS),
        "form": paper.form,
        "status": paper.status,
        "written": paper.day,
        "day": {"year": day.year, "month": day.month, "day": day.day},
        "made": paper.made,
        "fonts": list(FONTS),
        "facts": [{"name": fact.name, "value": fact.value} for fact in paper.facts],
        "parts": [
            {"title": part.title, "pieces": [_piece(piece) for piece in part.pieces]}
            for part in paper.parts
        ],
        "notes": [_note(note) for note in paper.notes],
        "works": [_runs(work) for work in paper.works],
    }


def _piece(piece: Piece) -> dict[str, Any]:
    match piece:
        case Numbered():
            said = None if piece.said is None else asdict(piece.said)
            shown = {"number": piece.number, "label": piece.label, "text": piece.text}
            return {"kind": "numbered", **shown, "said": said}
        case Grid():
            return {
                "kind": "grid",
                "columns": list(piece.columns),
                "widths": list(share(piece, LINE)),
                "rows": [[asdict(box) for box in row] for row in piece.rows],
            }
        case Listing():
            return {"kind": "listing", "items": [asdict(item) for item in piece.items]}
        case Plain():
            return {"kind": "plain", "text": piece.text}


def _note(note: Note) -> dict[str, Any]:
    references = [
        {"runs": _runs(each.runs), "quotes": list(each.quotes)} for each in note.references
    ]
    return {"references": references, "end": note.end}


def _runs(runs: tuple[Run, ...]) -> list[dict[str, Any]]:
    return [asdict(run) for run in runs]
