"""A card for each instrument: what it is, who signed it, what it does, and what it lacks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from agent.briefing.computed import cards
from agent.briefing.computed.context import Context
from agent.briefing.computed.expected import find_item
from agent.briefing.computed.grading import NAMES, grade
from agent.briefing.computed.items import ITEMS
from agent.briefing.computed.limits import most_rows
from agent.briefing.computed.material import gather_material
from agent.briefing.computed.quoting import quote_sentences
from agent.briefing.plan import Planned
from agent.briefing.types import Block, Cell, Remark, Table
from agent.checks.binding.ladder import OBLIGATION, POSSIBLE, RECITAL, find_forces
from agent.checks.words import plain
from agent.question.names import INSTRUMENTS
from agent.question.words import split_words
from agent.render.safe import visible
from agent.types import Statement
from store.types import DateKind, Document, Provenance, Region, Role, Span

COLUMNS: Final = ("Item", "Card", "Passage")
MOST: Final = 3
MOST_SIGNATORIES: Final = 6
_AMENDS: Final = re.compile(r"\bamend", re.IGNORECASE)
"""An amendment is read with what it amends, and is no instrument of its own where that is here."""
_ACTING: Final = re.compile(
    r"(?:will|shall|must|may|should|can|could|might|would|cannot)\b|.* to$|commits?$|undertakes?$"
)
"""Words of the ladder that stand for an act; "the required form" and "potential" do not."""
FEWEST: Final = 3
"""Sentences on the topic from which on an instrument that it does not name gets a card."""
_SPEAKING: Final = frozenset({Region.BODY, Region.LIST, Region.TABLE})
CLAUSES: Final = frozenset({"review", "money", "exit", "legal status"})
NONE_FOUND: Final = "none found"
PREAMBLE: Final = 40
"""Sentences among which the reasons of an instrument stand."""
FORMS: Final = 4
"""Operative wordings that a card lists, the most frequent first."""


def find_instruments(context: Context) -> tuple[Document, ...]:
    """Return the official instruments on the topic: those it is named for, else the best found."""
    material = gather_material(context)
    every = list(dict.fromkeys([*material.core, *material.documents]))
    found = [each for each in every if is_instrument(each)]
    found = [each for each in found if not _AMENDS.search(cards.kind(each))] or found
    named = [each for each in found if each in material.core]
    told = Counter(each.document.version for each in material.sentences)
    found = [each for each in found if told[each.version] >= FEWEST]
    kept: list[Document] = []
    for each in named or found:
        if not any(_is_same_text(each, other) for other in kept):
            kept.append(each)
    return tuple(kept)


def _is_same_text(one: Document, other: Document) -> bool:
    """Say whether two documents are copies of one instrument: one title begins the other."""
    titles = sorted((" ".join(each.title.casefold().split()) for each in (one, other)), key=len)
    return titles[1].startswith(titles[0]) and cards.date_of(one) == cards.date_of(other)


def is_instrument(document: Document) -> bool:
    """Say whether a document is the text of an act, agreement or the like."""
    if document.card.provenance is not Provenance.P1 or document.card.instrument is None:
        return False
    return bool(INSTRUMENTS & set(split_words(document.card.instrument.value)))


def compute(planned: Planned, context: Context) -> Sequence[Block]:
    """Return a table for each instrument on the topic."""
    blocks: list[Block] = []
    for document in find_instruments(context)[: most_rows(planned, MOST)]:
        blocks += [Remark(text=cards.title(document)), _card(context, document)]
    return blocks


def _card(context: Context, document: Document) -> Table:
    clauses = {
        item.name: find_item(context, document, item) for item in ITEMS if item.name in CLAUSES
    }
    rows = (
        _row("what it is", f"{cards.kind(document)}; {cards.issuer_in_capacity(document)}"),
        _row("date", cards.typed_date(document), _signing(context, document)),
        _row("signatories", _signatories(document), *_signature(context, document)),
        *(_row(name, "" if found else NONE_FOUND, found) for name, found in clauses.items()),
        _row("operative wording", _wording(context, document)),
        _row("recitals", _recitals(context, document)),
        _row("full title", visible(document.title)),
    )
    return Table(columns=COLUMNS, rows=rows)


def _row(name: str, text: str, *found: Statement | None) -> tuple[Cell, ...]:
    statements = tuple(each for each in found if each is not None)
    return Cell(text=name), Cell(text=text), Cell(statements=statements)


def _signatories(document: Document) -> str:
    signed = [visible(each.value) for each in document.card.signatories]
    if not signed:
        return NONE_FOUND
    more = len(signed) - MOST_SIGNATORIES
    return "; ".join(signed[:MOST_SIGNATORIES]) + (f"; and {more} more" if more > 0 else "")


def _signing(context: Context, document: Document) -> Statement | None:
    """Return the sentence that says where and when it was signed, if the text has one."""
    spans = [
        each.span
        for each in document.card.dates
        if each.span is not None and each.kind is DateKind.SIGNATURE
    ]
    return next(iter(_quote_spans(context, document, spans)), None)


def _signature(context: Context, document: Document) -> list[Statement]:
    spans = [each.span for each in document.card.signatories if each.span is not None]
    return _quote_spans(context, document, spans[:MOST_SIGNATORIES])


def _quote_spans(context: Context, document: Document, spans: Iterable[Span]) -> list[Statement]:
    """Return the sentences that hold the spans as statements, each once."""
    every = context.desk.sentences(document)
    found: list[Statement] = []
    for span in spans:
        held = [each for each in every if each.start < span.end and span.start < each.end]
        statement = quote_sentences(context, document, held) if held else None
        if statement is not None and statement not in found:
            found.append(statement)
    return found


def _wording(context: Context, document: Document) -> str:
    """Return how often the operative text uses which words of force."""
    counted: Counter[tuple[str, str]] = Counter()
    for each in context.desk.sentences(document):
        if each.role is Role.RECITAL or each.region not in _SPEAKING:
            continue
        for force in find_forces(plain(each.text)):
            words = force.words.casefold().strip()
            if POSSIBLE <= force.height <= OBLIGATION and _ACTING.match(words):
                counted[words, str(force.height)] += 1
    shown = [
        f"“{words}” {_tell_times(times)} ({level} {NAMES[level]})"
        for (words, level), times in counted.most_common(FORMS)
    ]
    return "; ".join(shown) or NONE_FOUND


def _tell_times(times: int) -> str:
    return "once" if times == 1 else f"{times} times"


def _recitals(context: Context, document: Document) -> str:
    sentences = context.desk.sentences(document)
    total = sum(each.role is Role.RECITAL for each in sentences)
    # Where the file does not part them they are known by their first words, near the beginning.
    total = total or sum(grade(each).level == str(RECITAL) for each in sentences[:PREAMBLE])
    noun = "sentence" if total == 1 else "sentences"
    return f"{total} {noun} of reasons, which bind to nothing" if total else NONE_FOUND
