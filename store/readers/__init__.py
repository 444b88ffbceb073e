"""Read a file into a canonical text with blocks, places and notes.

`read` is for callers with one file: it goes through a child process with limits. `parse` does
the work in this process and is what that child calls. Parsers are imported on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import EmptyFile

if TYPE_CHECKING:
    from pathlib import Path

    from store.readers.limits import Limits
    from store.readers.raw import RawReading
    from store.types import Reading

__all__ = ["parse", "parse_raw", "read"]


def read(path: Path, *, limits: Limits | None = None) -> Reading:
    """Return the reading of one file, made in a child process under `limits`.

    Raises:
        ReadError: the file cannot be read; its subclass and message say why.
    """
    from store.readers.sandbox import ReaderPool

    with ReaderPool(workers=1, limits=limits) as pool:
        return pool.read(path)


def parse(data: bytes, name: str) -> Reading:
    """Return the reading of `data` without any protection: for the child, and for tests.

    `name` is a file name; its suffix is only a hint, the content decides.

    Raises:
        ReadError: the file cannot be read; its subclass and message say why.
    """
    from store.readers.assemble import assemble

    reading = assemble(parse_raw(data, name))
    if not reading.text:
        raise EmptyFile("no text: the file holds nothing but white space")
    return reading


def parse_raw(data: bytes, name: str) -> RawReading:
    """Return what the format's reader found in `data`, before offsets and regions."""
    from store.readers.sniff import MediaType, sniff

    match sniff(data, name=name):
        case MediaType.PDF:
            from store.readers.pdf import read as read_format
        case MediaType.DOCX:
            from store.readers.docx import read as read_format
        case MediaType.HTML:
            from store.readers.html import read as read_format
        case MediaType.MARKDOWN:
            from store.readers.markdown import read as read_format
        case MediaType.TEXT:
            from store.readers.plain import read as read_format
    return read_format(data, name=name)
