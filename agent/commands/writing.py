"""The options of files that a command writes, refused before the work if they cannot be written."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agent.render.safe import visible
from store.errors import BadInput

if TYPE_CHECKING:
    from agent.briefing.types import Briefing
    from agent.bundle.model import Bundle
    from agent.quote.shelf import Shelf
    from agent.types import Answer
    from store.filters import Filters

BUNDLE = ".json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs:
    """Where to write: documents by the ending of their names, and a bundle."""

    files: tuple[Path, ...] = ()
    bundle: Path | None = None
    style: Path | None = None
    overwrite: bool = False

    def list(self) -> Iterator[Path]:
        """Yield every file, the bundle last."""
        yield from self.files
        if self.bundle is not None:
            yield self.bundle


def add_output_options(parser: argparse.ArgumentParser) -> None:
    """Add them."""
    options = parser.add_argument_group("files to write")
    options.add_argument(
        "--out",
        action="append",
        metavar="FILE",
        help="a .md, .html, .docx, .pdf or .json (may be repeated)",
    )
    options.add_argument(
        "--bundle",
        metavar="FILE",
        help="all of it with its proof, for `brief verify` and `brief refresh`",
    )
    options.add_argument("--style", metavar="FILE", help="a CSL file for the citations in --out")
    options.add_argument("--overwrite", action="store_true", help="write over files that are there")


def read_outputs(given: argparse.Namespace) -> Outputs:
    """Return the files to write, each of which can be written as far as one can see before.

    Raises:
        BadInput: an ending that is not known, a folder that is not there or not writable, a file
            that is there already, or one that is named twice.
    """
    from agent.export.write import require_format

    chosen = vars(given)
    files = tuple(Path(str(name)) for name in chosen.get("out") or ())
    bundle = Path(str(chosen["bundle"])) if chosen.get("bundle") else None
    style = Path(str(chosen["style"])) if chosen.get("style") else None
    outputs = Outputs(
        files=files, bundle=bundle, style=style, overwrite=bool(chosen.get("overwrite"))
    )
    if style is not None and not files:
        raise BadInput("--style is for the citations of a file: add --out FILE")
    for file in files:
        require_format(file, style=style)
    seen: set[Path] = set()
    for file in outputs.list():
        require_target(file, overwrite=outputs.overwrite)
        if file.resolve() in seen:
            raise BadInput(f"{str(file)!r} is named twice; give each file a name of its own")
        seen.add(file.resolve())
    return outputs


def require_target(file: Path, *, overwrite: bool) -> None:
    """Refuse a file that cannot be written.

    Raises:
        BadInput: its folder is not there or not writable, or there is something of that name.
    """
    folder, shown = file.parent, repr(str(file))
    if not folder.is_dir():
        raise BadInput(f"{shown} cannot be written: there is no folder {str(folder)!r}")
    if file.is_dir():
        raise BadInput(f"{shown} is a folder; name a file")
    if not os.access(folder, os.W_OK):
        raise BadInput(f"{shown} cannot be written: its folder does not allow it")
    if file.exists() and not overwrite:
        raise BadInput(f"there is a file {shown} already; --overwrite writes over it")


def write_outputs(
    outputs: Outputs, briefing: Briefing, shelf: Shelf, *, follows: Bundle | None = None
) -> None:
    """Write every file whole or not at all.

    Args:
        outputs: as `read_outputs` returned them.
        briefing: what to write.
        shelf: where the words around each quotation come from.
        follows: the bundle that this one renews.
    """
    from agent.export.write import write

    for file in outputs.list():
        if file == outputs.bundle or file.suffix.casefold() == BUNDLE:
            write_bundle(file, briefing, shelf, overwrite=outputs.overwrite, follows=follows)
        else:
            write(briefing, file, shelf=shelf, style=outputs.style)


def brief_answer(answer: Answer, library: Shelf, filters: Filters) -> Briefing:
    """Return an answer as files show it, dated today."""
    from datetime import datetime

    from agent.briefing.answered import as_briefing

    today = datetime.now().astimezone().date()
    searched = len(library.documents(filters))
    return as_briefing(answer, as_at=today, filters=filters, searched=searched)


def explain_written(outputs: Outputs) -> str:
    """Return a line on each file that was written."""
    return "".join(f"written: {visible(str(file))}\n" for file in outputs.list())


def write_bundle(
    file: Path,
    briefing: Briefing,
    shelf: Shelf,
    *,
    overwrite: bool,
    follows: Bundle | None = None,
    way_on: str = "--overwrite",
) -> None:
    """Write a bundle whole or not at all; `way_on` is how a user asks to write over a file.

    Raises:
        BadInput: it cannot be written, or another file has come in between.
    """
    from agent.bundle.seal import dump, seal
    from agent.chat.saving import save

    save(
        file,
        dump(seal(briefing, shelf, follows=follows)) + "\n",
        over=overwrite,
        way_on=way_on,
    )
