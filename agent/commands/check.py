"""`brief check`: each sentence of somebody's draft, with the passage that proves it or does not."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from agent.commands.command import DONE, Command, Terminal
from agent.commands.opening import open_library, read_filters, require_documents
from store.errors import BadInput, ReadError

if TYPE_CHECKING:
    from agent.referee.referee import Tell
    from agent.referee.types import DraftText, Review
    from agent.settings import Settings

FINDINGS: Final = 4
ENDINGS: Final = (".html", ".docx", ".json", ".sarif", ".txt")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("draft", metavar="DRAFT", help="a .docx, .md, .html, .txt or .pdf file")
    parser.add_argument(
        "--out",
        action="append",
        default=[],
        metavar="FILE",
        help="also write it: .html (a desk to referee at), .docx (the draft with comments), .json, "
        ".sarif or .txt; may be repeated",
    )
    parser.add_argument(
        "--all", action="store_true", dest="whole", help="show supported sentences as well"
    )
    parser.add_argument("--overwrite", action="store_true", help="write over files that are there")
    options = parser.add_argument_group("only by some of the documents")
    options.add_argument(
        "--document", action="append", metavar="ID", help="this one (may be repeated)"
    )
    options.add_argument(
        "--issuer", action="append", metavar="NAME", help="issued by (part of the name is enough)"
    )


def run(given: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    """Check a draft; exit 4 where a sentence asks for a change, 3 where none claims anything."""
    from agent.referee.referee import referee
    from agent.referee.text import render

    path = Path(given.draft)
    outputs = [Path(name) for name in given.out]
    _require_outputs(outputs, path, overwrite=given.overwrite)
    with open_library(settings) as library:
        filters = read_filters(settings, given, every_status=True)
        require_documents(library, filters)
        draft = _read(path)
        _require_formats(outputs, draft)
        with _show_progress(terminal) as tell:
            review = referee(draft, library, filters=filters, tell=tell)
    code = FINDINGS if review.faults else DONE
    for output in outputs:
        _write(output, review, path, code, terminal)
    if settings.json:
        from agent.referee import as_json
        from agent.render.json import dump

        terminal.out.write(dump(as_json.render(review)) + "\n")
    else:
        shown = render(review, width=terminal.width, colour=terminal.colour, whole=given.whole)
        terminal.out.write(shown)
    return code


def _read(path: Path) -> DraftText:
    """Return the draft.

    Raises:
        BadInput: there is none, or it cannot be read; the message says why.
    """
    from agent.referee.reading import read_draft

    try:
        return read_draft(path)
    except ReadError as error:
        raise BadInput(f"{str(path)!r} cannot be checked: {error}") from error


def _require_outputs(outputs: Sequence[Path], draft: Path, *, overwrite: bool) -> None:
    """Refuse before the work is done what cannot be written, or would be written over."""
    from agent.commands.writing import require_target

    seen = set()
    for output in outputs:
        shown = f"--out {str(output)!r}"
        if output.suffix.casefold() not in ENDINGS:
            raise BadInput(f"{shown}: the ending must be one of {', '.join(ENDINGS)}")
        if output.exists() and draft.exists() and output.samefile(draft):
            raise BadInput(f"{shown} is the draft itself; name another file")
        require_target(output, overwrite=overwrite)
        if output.resolve() in seen:
            raise BadInput(f"{shown} is named twice; give each file a name of its own")
        seen.add(output.resolve())


def _require_formats(outputs: Sequence[Path], draft: DraftText) -> None:
    """Refuse before the work is done what cannot be written afterwards."""
    if any(output.suffix.casefold() == ".docx" for output in outputs):
        from agent.referee.comments import require

        require(draft.reading.media_type)


def _write(output: Path, review: Review, draft: Path, code: int, terminal: Terminal) -> None:
    from agent.export.write import write_whole
    from agent.referee import as_json, page, sarif, text
    from agent.render.json import dump

    match output.suffix.casefold():
        case ".html":
            written = page.render(review).encode()
        case ".sarif":
            written = (dump(sarif.render(review, exit_code=code)) + "\n").encode()
        case ".txt":
            written = text.render(review, whole=True).encode()
        case ".docx":
            written = _comment(review, draft, terminal)
        case _:
            written = (dump(as_json.render(review)) + "\n").encode()
    write_whole(output, written)
    terminal.note(f"brief: written to {output}\n")


def _comment(review: Review, draft: Path, terminal: Terminal) -> bytes:
    import hashlib

    from agent.referee.comments import comment

    raw = draft.read_bytes()
    if hashlib.sha256(raw).hexdigest() != review.digest:
        raise BadInput(f"{str(draft)!r} was changed while it was checked; check it again")
    commented = comment(raw, review)
    if commented.unplaced:
        marks = ", ".join(str(each.claim.mark) for each in commented.unplaced)
        terminal.note(f"brief: no place for a comment was found for sentence {marks}\n")
    return commented.raw


@contextmanager
def _show_progress(terminal: Terminal) -> Iterator[Tell]:
    """Show a bar where a person looks on; else nothing."""
    from agent.referee.referee import say_nothing

    if not terminal.err.isatty():
        yield say_nothing
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Left

    with Progress(
        TextColumn("check"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("sentences, left"),
        Left(),
        console=Console(file=terminal.err),
        transient=True,
    ) as bar:
        task = bar.add_task("check", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


COMMAND = Command(
    name="check",
    help="each sentence of somebody's draft: supported, overstated, unsupported, with the passage",
    configure=configure,
    run=run,
)
