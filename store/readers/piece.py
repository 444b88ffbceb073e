"""A block on its way from a format reader to a Reading: what the rules pass among them."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.readers.raw import RawBlock, RawKind
from store.types import Region, Role


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the characters `start:end` of one piece stand in the original (see `Place`)."""

    start: int
    end: int
    page: int | None = None
    byte_start: int | None = None
    byte_end: int | None = None
    paragraph: int | None = None


@dataclass(slots=True, kw_only=True)
class Piece:
    """One block while rules still add to it; not frozen, because each rule fills in one field.

    `label` is a printed number that the format keeps apart from the text. `marked` is True where
    markup says boilerplate. `names_previous` is True for the title line under "Article 5".
    `provision` is True inside an article or section of an act. `path` is filled in last.
    """

    text: str
    kind: RawKind
    level: int
    label: str | None
    marked: bool
    origins: list[Origin] = field(default_factory=list)
    region: Region = Region.BODY
    role: Role | None = None
    number: str | None = None
    names_previous: bool = False
    provision: bool = False
    path: tuple[str, ...] = ()

    @property
    def boilerplate(self) -> bool:
        """Whether this piece is no evidence."""
        return self.region is Region.BOILERPLATE

    @property
    def page(self) -> int | None:
        """The page this piece starts on."""
        return self.origins[0].page if self.origins else None

    @property
    def last_page(self) -> int | None:
        """The page this piece ends on."""
        return self.origins[-1].page if self.origins else None


def take(block: RawBlock, text: str) -> Piece:
    """Return the piece for a raw block whose cleaned text is `text`."""
    return Piece(
        text=text,
        kind=block.kind,
        level=block.level,
        label=block.number,
        marked=block.boilerplate,
        origins=[
            Origin(
                0,
                len(text),
                block.page,
                block.byte_start,
                block.byte_end,
                block.paragraph,
            )
        ],
    )


def join(first: Piece, second: Piece, *, skip: int = 0, glue: str = " ") -> None:
    """Put `second`, without its first `skip` characters, at the end of `first`, in place.

    The origins keep telling the page of each part.
    """
    rest = second.text[skip:].lstrip()
    if not rest:
        return
    gone = len(second.text) - len(rest)
    shift = len(first.text) + len(glue) - gone
    first.text = f"{first.text}{glue}{rest}"
    for origin in second.origins:
        start, end = max(origin.start, gone) + shift, origin.end + shift
        if end > start:
            first.origins.append(
                Origin(
                    start,
                    end,
                    origin.page,
                    origin.byte_start,
                    origin.byte_end,
                    origin.paragraph,
                )
            )
