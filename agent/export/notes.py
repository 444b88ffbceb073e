"""Number the citations of a paper, and word each as a footnote.

Source: OSCOLA, 4th edition, sections 1.2 and 3.3, made light: issuer, title, (type, date),
pinpoint, then the quoted words; later citations refer to the first. What is not known is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from agent.export.paper import Note, Reference, Run
from agent.export.wording import trim
from agent.render import cite
from agent.render.names import tame
from agent.render.safe import clip, visible
from agent.types import Evidence, Statement
from store.types import Document, Precision

MOST_NOTES: Final = 3
"""Notes that a sentence may carry; more cannot be refereed. Source: BRIEFING_CRAFT section 6."""
TITLE_COLUMNS: Final = 140
ISSUER_COLUMNS: Final = 80
"""The longest title and issuer in a note; the source table has them in full."""
SHORT_COLUMNS: Final = 40
"""The longest name in a later note, which refers to the first: with its place and the opening words
of the passage it mostly fits a line."""
FINDING_COLUMNS: Final = 48
"""Words given of a passage that the sentence itself quotes in full: enough to search for it."""

_TORN: Final = re.compile(r"[,;:–—]…$")
_Place = tuple[str, tuple[int, ...]]


@dataclass(slots=True)
class Notebook:
    """The notes so far. One book is kept for one paper, filled in reading order."""

    notes: list[Note] = field(default_factory=list)
    _places: dict[_Place, int] = field(default_factory=dict)
    _documents: dict[str, int] = field(default_factory=dict)
    _whole: set[_Place] = field(default_factory=set)

    def cite(self, statement: Statement) -> tuple[int, ...]:
        """Note the places of a statement, and return the numbers of its notes.

        Each document is one note, and never more than `MOST_NOTES`: the last carries the rest.
        """
        groups = cite.group_by_document(statement.evidence)
        quoted = cite.is_quotation(statement)
        parted = [[group] for group in groups[: MOST_NOTES - 1]]
        if rest := groups[MOST_NOTES - 1 :]:
            parted.append(rest)
        return tuple(self._note(several, quoted=quoted) for several in parted)

    def point(self, evidence: Evidence) -> int:
        """Note a passage that is shown in full, and return the note's number."""
        return self._note([(evidence,)], quoted=True)

    def _note(self, groups: list[tuple[Evidence, ...]], *, quoted: bool) -> int:
        number = len(self.notes) + 1
        references = tuple(self._refer(group, number, quoted=quoted) for group in groups)
        self.notes.append(Note(number=number, references=references))
        return number

    def _refer(self, group: tuple[Evidence, ...], number: int, *, quoted: bool) -> Reference:
        document = group[0].document
        place = (document.version, tuple(item.start for item in group))
        same = self._places.get(place)
        first = self._documents.setdefault(document.version, number)
        # Words of ours need the whole quotation once; the text that a quotation stands in has it.
        if same is not None and (quoted or place in self._whole):
            return Reference(runs=_refer_back(same), evidence=group, same=same)
        self._places[place] = number
        if not quoted:
            self._whole.add(place)
        where = cite.locate(group)
        runs = _write(document, where) if first == number else _shorten(document, first, where)
        quotes = tuple(trim(visible(item.quote), item.number) for item in group)
        if quoted:
            quotes = tuple(_open(quote) for quote in quotes)
        return Reference(runs=runs, evidence=group, quotes=quotes)


def _open(quote: str) -> str:
    """Return the opening words of a quotation."""
    return _TORN.sub("…", clip(quote, FINDING_COLUMNS))


def _refer_back(number: int) -> tuple[Run, ...]:
    return (Run(text="See note "), Run(text=str(number), note=number))


def _write(document: Document, where: str) -> tuple[Run, ...]:
    """Return a source in full: issuer, 'Title' (type, date), pinpoint, status, day of adding."""
    issuer = _name_issuer(document)
    known = [_name_type(document), cite.main_date(document.card)]
    described = ", ".join(part for part in known if part)
    head = f"{issuer}, " if issuer else ""
    head += _quote(clip(cite.name(document), TITLE_COLUMNS))
    head += f" ({described})" if described else ""
    parts = [head, where, _write_added(document)]
    status = cite.standing(document)
    tail = f" [{status}]" if status else ""
    return (Run(text=", ".join(part for part in parts if part) + tail),)


def _shorten(document: Document, first: int, where: str) -> tuple[Run, ...]:
    """Return a source that a note before has in full: "Issuer (note 3), p. 4"."""
    issuer = clip(_name_issuer(document), SHORT_COLUMNS)
    named = issuer or _quote(clip(cite.name(document), SHORT_COLUMNS))
    runs = (Run(text=f"{named} (note "), Run(text=str(first), note=first))
    return (*runs, Run(text=f"), {where}" if where else ")"))


def _name_issuer(document: Document) -> str:
    issuer = document.card.issuer
    return clip(tame(visible(issuer.value)), ISSUER_COLUMNS) if issuer is not None else ""


def _name_type(document: Document) -> str:
    instrument = document.card.instrument
    return visible(instrument.value) if instrument is not None else ""


def _write_added(document: Document) -> str:
    """Return the day on which the file was read: what was on it then is what is cited."""
    day = document.added[:10]
    if len(day) != len("2026-01-01"):
        return ""
    return f"added {cite.write_date(day, Precision.DAY)}"


def _quote(title: str) -> str:
    return f"‘{title}’"
