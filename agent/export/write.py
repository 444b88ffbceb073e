"""A briefing into a format, and into a file: whole or not at all."""

from __future__ import annotations

import importlib.util
from enum import StrEnum
from pathlib import Path
from typing import Final

from agent.briefing.types import Briefing
from agent.quote.shelf import Shelf
from store.errors import BadInput
from store.truth.durable import hand_over


class Format(StrEnum):
    """What a briefing can be written as; each is also the ending of its file."""

    MARKDOWN = "md"
    HTML = "html"
    WORD = "docx"
    PDF = "pdf"
    JSON = "json"


_ALIASES: Final = {"markdown": Format.MARKDOWN, "htm": Format.HTML}
_NEEDS: Final = {Format.WORD: "pypandoc", Format.PDF: "typst"}


def export(
    briefing: Briefing, form: Format | str, *, shelf: Shelf, style: Path | None = None
) -> bytes:
    """Return a briefing as a file of a format; the same for the same briefing and library.

    Args:
        briefing: as drafted, or an answer as a briefing.
        form: a format, or the ending of its files.
        shelf: the library it was drafted from: HTML shows the passages in their context, JSON
            hashes the texts.
        style: a CSL file for the citations; JSON has none.

    Raises:
        BadInput: no such format, what it needs is not installed, or the style cannot be used.
        ExportFailed: the program behind the format did not make the file.
    """
    chosen = read_format(form)
    if chosen is Format.JSON:
        from agent.bundle.seal import dump, seal

        return (dump(seal(briefing, shelf)) + "\n").encode()
    from agent.export.assemble import assemble

    paper = assemble(briefing)
    if style is not None:
        from agent.export.style import restyle

        paper = restyle(paper, style)
    match chosen:
        case Format.MARKDOWN:
            from agent.export import markdown

            return markdown.write(paper).encode()
        case Format.HTML:
            from agent.export import page
            from agent.export.context import open_places

            contexts = open_places(paper.notes, shelf, briefing.filters)
            return page.write(paper, contexts).encode()
        case Format.WORD:
            from agent.export import word

            return word.write(paper)
        case Format.PDF:
            from agent.export import typeset

            return typeset.write(paper)


def write(briefing: Briefing, path: Path, *, shelf: Shelf, style: Path | None = None) -> None:
    """Write a briefing into a file, in the format of its ending; what was there is replaced.

    The file appears whole or not at all, and survives a power cut once this has returned.

    Raises:
        BadInput: an ending that is no format's, something that is not installed, or a place that
            cannot be written.
        ExportFailed: the program behind the format did not make the file.
    """
    form = require_format(path, style=style)
    write_whole(path, export(briefing, form, shelf=shelf, style=style))


def read_format(name: Format | str) -> Format:
    """Return a format by its name or ending, with or without a dot.

    Raises:
        BadInput: there is no such format.
    """
    wanted = name.removeprefix(".").casefold()
    try:
        return _ALIASES.get(wanted) or Format(wanted)
    except ValueError as error:
        known = ", ".join(form.value for form in Format)
        raise BadInput(f"no format {wanted!r}; there are {known}") from error


def require_format(path: Path, *, style: Path | None = None) -> Format:
    """Return the format of a file's ending, and refuse before the work what cannot be done.

    A bundle has no citation style: one that is meant for other files beside it is passed over.

    Raises:
        BadInput: an ending that is no format's, or what the format needs is not installed.
    """
    if not path.suffix:
        known = ", ".join(f".{form.value}" for form in Format)
        raise BadInput(f"{str(path)!r} has no ending that says in which format; add one of {known}")
    form = read_format(path.suffix)
    styled = style is not None and form is not Format.JSON
    needs = _NEEDS.get(form) or ("pypandoc" if styled else None)
    if needs is not None and importlib.util.find_spec(needs) is None:
        what = f".{form.value}" if form in _NEEDS else "--style"
        raise BadInput(
            f'{what} needs {needs}, which is not installed: pip install "policy-briefing-agent'
            '[export]"'
        )
    if style is not None and form is not Format.JSON:
        from agent.export.style import read_style

        read_style(style)
    return form


def write_whole(path: Path, raw: bytes) -> None:
    """Write a file whole or not at all, over what is there.

    Raises:
        BadInput: the place cannot be written, or there is no room; what was there is as it was.
    """
    try:
        hand_over(path, raw, over=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise BadInput(
            f"{str(path)!r} cannot be written ({reason}); nothing was changed there. Name another "
            "place, or make room"
        ) from error
