"""Number the places that an answer cites, and say in short where each stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from agent.render.safe import clip, columns, visible
from agent.render.voice import is_quoted
from agent.types import MENDED, QUOTED, Evidence, Kind, Statement
from store.filters import DATING
from store.types import (
    Document,
    Passage,
    Precision,
    Region,
    Role,
    SourceCard,
    StatedDate,
    Status,
)

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
PATH = " › "
TITLE_COLUMNS = 100
ISSUER_COLUMNS = 60
REGION_WORDS = {
    Region.HEADING: "heading",
    Region.FAQ: "FAQ",
    Region.SUMMARY: "summary",
    Region.SIGNATURE: "signature",
    Region.TABLE: "table",
    Region.BOILERPLATE: "page furniture",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One numbered place: sentences of one document that one statement rests on."""

    number: int
    document: Document
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A statement with the numbers of its places, in order."""

    statement: Statement
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citations:
    """All statements of an answer with their numbers, and all places by number."""

    statements: tuple[Cited, ...]
    places: tuple[Citation, ...]


Numbering = Callable[[Iterable[Statement]], "Citations"]
"""Numbers the places of statements: from 1, or on from what a conversation has cited."""


def number(statements: Iterable[Statement]) -> Citations:
    """Number the cited places from 1 in order of appearance; the same place keeps its number.

    A statement without evidence is left out: nothing is shown that no place proves.
    """
    places: dict[tuple[str, tuple[int, ...]], Citation] = {}
    cited: list[Cited] = []
    for statement in statements:
        if not statement.evidence:
            continue
        numbers = []
        for group in group_by_document(statement.evidence):
            key = (group[0].document.version, tuple(item.start for item in group))
            if key not in places:
                places[key] = Citation(
                    number=len(places) + 1, document=group[0].document, evidence=group
                )
            numbers.append(places[key].number)
        cited.append(Cited(statement=statement, numbers=tuple(numbers)))
    return Citations(statements=tuple(cited), places=tuple(places.values()))


def describe(document: Document) -> str:
    """Return title, issuer and date of a document: 'Title (issuer, 25 September 2020)'.

    What the document does not state is said so; long names are cut, the card has them in full.
    """
    issuer = document.card.issuer
    who = clip(visible(issuer.value), ISSUER_COLUMNS) if issuer else "issuer not stated"
    return f"{clip(name(document), TITLE_COLUMNS)} ({who}, {main_date(document.card) or 'undated'})"


def name(document: Document) -> str:
    """Return what to call a document: its title, else where it came from."""
    return visible(document.title) or visible(document.origin) or document.id


def standing(document: Document) -> str:
    """Return why a document no longer speaks, "" while it does."""
    if document.status is Status.CURRENT:
        return ""
    reason = visible(document.status_reason)
    return f"{document.status.value}: {reason}" if reason else document.status.value


def locate(evidence: tuple[Evidence, ...]) -> str:
    """Return where sentences of one document stand: 'p. 3, para 3.14, recital'.

    Without a page and a printed number it is the sentence's ordinal, as `brief show` prints it.
    """
    pages = sorted({item.page for item in evidence if item.page is not None})
    numbers = list(dict.fromkeys(visible(item.number) for item in evidence if item.number))
    kinds = list(dict.fromkeys(word for item in evidence if (word := _part(item))))
    parts = []
    if pages:
        parts.append(f"p. {pages[0]}" if len(pages) == 1 else f"pp. {pages[0]}–{pages[-1]}")
    if numbers:
        inside = all(number.startswith(numbers[0]) for number in numbers)
        parts.append(numbers[0] if inside else f"{numbers[0]} to {numbers[-1]}")
    if not parts:
        parts.append(_ordinals(sorted({item.ordinal for item in evidence})))
    return ", ".join([*parts, *kinds])


def locate_passage(passage: Passage) -> str:
    """Return where a passage stands: 'p. 3, table'."""
    page = f"p. {passage.page}" if passage.page is not None else ""
    return ", ".join(part for part in (page, REGION_WORDS.get(passage.region, "")) if part)


def under(evidence: tuple[Evidence, ...], width: int) -> str:
    """Return the headings above the first of the sentences, within a number of columns."""
    return shorten_path(evidence[0].heading_path, evidence[0].document, width)


def shorten_path(path: tuple[str, ...], document: Document, width: int) -> str:
    """Return headings, outermost first, without the document's own title.

    Where they do not fit the width, the outer ones give way: the inner ones say more.
    """
    title = visible(document.title)
    kept = [shown for heading in path if (shown := visible(heading)) != title]
    whole = PATH.join(kept)
    while len(kept) > 1 and columns(whole) > width:
        kept = kept[1:]
        whole = f"…{PATH}{PATH.join(kept)}"
    return clip(whole, width)


def speaker(statement: Statement) -> str:
    """Return who says what a `source_says` statement tells, "" for other kinds.

    Words in the first person, or in quotation marks, may be another's than the issuer's: then it
    is said where they stand, and who speaks is left to the passage.
    """
    if statement.kind is not Kind.SOURCE_SAYS:
        return ""
    document = statement.evidence[0].document
    issuer = visible(document.card.issuer.value) if document.card.issuer is not None else ""
    if is_quoted(statement.text, issuer):
        return f"in “{clip(name(document), ISSUER_COLUMNS)}”"
    return issuer or "issuer not stated"


def replaced(statement: Statement) -> str:
    """Return why a quotation stands in the place of a model's own words, "" where none does."""
    found = (each for each in statement.verdict.findings if each.check == MENDED)
    return next((each.message for each in found if each.words == QUOTED), "")


def is_quotation(statement: Statement) -> bool:
    """Say whether the statement is nothing but words that its places hold."""
    wanted = " ".join(statement.text.split())
    quotes = [" ".join(item.quote.split()) for item in statement.evidence]
    rest = wanted
    for quote in quotes:
        if rest.startswith(quote):
            rest = rest[len(quote) :].lstrip()
    return not rest


def main_date(card: SourceCard) -> str:
    """Return the date that says most about a document, as people write it; "" if none is known."""
    found = find_date(card)
    return write_date(found.value, found.precision) if found else ""


def short_date(card: SourceCard) -> str:
    """Return the same date in ISO form, no more precise than it is known; "" if none is known."""
    found = find_date(card)
    return visible(found.value) if found else ""


def find_date(card: SourceCard) -> StatedDate | None:
    """Return the date that says most about a document: of its signature, else its publication.

    The kinds are those that `--since` and `--until` go by. A day on which something happened, or
    on which the text ends, is a date in the document and none of it.
    """
    ranked = [date for kind in DATING for date in card.dates if date.kind is kind]
    return ranked[0] if ranked else None


def write_date(value: str, precision: Precision) -> str:
    """Return an ISO date as people write it: '25 September 2020', 'September 2017', '2017'."""
    parts = value.split("-")
    if precision is Precision.YEAR or len(parts) < 2 or not parts[1].isdigit():
        return visible(parts[0])
    month = MONTHS[int(parts[1]) - 1] if 1 <= int(parts[1]) <= 12 else parts[1]
    if precision is Precision.MONTH or len(parts) < 3:
        return f"{month} {parts[0]}"
    return f"{int(parts[2])} {month} {parts[0]}" if parts[2].isdigit() else visible(value)


def group_by_document(evidence: tuple[Evidence, ...]) -> list[tuple[Evidence, ...]]:
    """Return the sentences of each document together: each group is one place to cite."""
    groups: dict[str, list[Evidence]] = {}
    for item in evidence:
        groups.setdefault(item.document.version, []).append(item)
    return [tuple(group) for group in groups.values()]


def _ordinals(ordinals: list[int]) -> str:
    if len(ordinals) == 1:
        return f"sentence {ordinals[0]}"
    if ordinals[-1] - ordinals[0] == len(ordinals) - 1:
        return f"sentences {ordinals[0]}–{ordinals[-1]}"
    return "sentences " + ", ".join(map(str, ordinals))


def _part(item: Evidence) -> str:
    if item.role is Role.RECITAL:
        return "recital"
    return REGION_WORDS.get(item.region, "")
