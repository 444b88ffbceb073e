"""What is new since a day: documents, amendments, withdrawals, and one actor's firmer or weaker
words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Final

from agent.briefing.computed import cards
from agent.briefing.computed.commitments import Bound, gather_bound
from agent.briefing.computed.context import Context
from agent.briefing.computed.limits import most_rows
from agent.briefing.computed.material import find_pool, gather_material
from agent.briefing.computed.quoting import pick_by_document, quote, quote_sentences
from agent.briefing.computed.subjects import is_ours
from agent.briefing.plan import Planned
from agent.briefing.types import Block, Cell, Remark, Table
from agent.checks.binding.ladder import OBLIGATION, POSSIBLE
from agent.question.words import find_terms
from agent.quote.likeness import says_nearly_the_same
from agent.render.cite import write_date
from agent.types import Statement
from store.filters import earliest, latest
from store.types import Document, Precision, Provenance, Status

COLUMNS: Final = ("Change", "Date", "Document", "Passage", "Before")
NEW, AMENDS, GONE = "new document", "amends or replaces", "no longer speaks"
STRONGER, WEAKER, REWORDED = "stronger", "weaker", "reworded"
SINCE: Final = (
    "Counted as new: what is dated {day} or later. Undated documents cannot be counted, and what"
    " an actor dropped without a word cannot be seen."
)
NO_DAY: Final = (
    "No day was given from which something counts as new; shown are changes within the documents."
)
MOST: Final = 8
SAME_MATTER: Final = 0.6
"""Share of the content words of the shorter of two sentences of one actor that the other has when
both speak of one matter: at less they are two undertakings, and neither changes the other."""
SAME_FORMULA: Final = 0.75
"""The same share from which on a formula with the same force counts as reworded."""
FEWEST_SHARED: Final = 4
_DEPTH: Final = 20
_GONE: Final = (Status.WITHDRAWN, Status.SUPERSEDED, Status.REPLACED)

Row = tuple[Cell, ...]


def compute(planned: Planned, context: Context) -> Sequence[Block]:
    """Return the changes since the day given, the withdrawn and amended first."""
    since = context.assignment.since
    rows = [*_find_gone(context, since), *_find_amending(context, since)]
    rows += _find_moved(context, since)
    if since is not None:
        known = {_document_name(row) for row in rows}
        rows += [row for row in _find_new(context, since) if _document_name(row) not in known]
    if not rows:
        return ()
    day = write_date(since.isoformat(), Precision.DAY) if since else ""
    note = SINCE.format(day=day) if since else NO_DAY
    kept = tuple(rows[: most_rows(planned, MOST)])
    return (Table(columns=COLUMNS, rows=kept), Remark(text=note))


def _document_name(row: Row) -> str:
    return row[2].text


def _row(change: str, document: Document, now: Statement | None, before: str = "",
         then: Statement | None = None) -> Row:  # fmt: skip
    return (
        Cell(text=change),
        Cell(text=cards.typed_date(document)),
        Cell(text=cards.title(document)),
        Cell(statements=(now,) if now is not None else ()),
        Cell(text=before, statements=(then,) if then is not None else ()),
    )


def _is_since(document: Document, since: date | None) -> bool:
    """Say whether a document is dated on or after a day, for certain."""
    first = earliest(document)
    return since is None or (first is not None and first >= since)


def _find_new(context: Context, since: date) -> Iterator[Row]:
    """Yield the new documents, the texts themselves before what was said of them: a page that is
    too long loses the last rows.
    """
    found = pick_by_document(context, lambda document: _is_since(document, since))
    found.sort(key=lambda each: each.topical.document.card.provenance is not Provenance.P1)
    for each in found:
        yield _row(NEW, each.topical.document, each.statement)


def _find_amending(context: Context, since: date | None) -> Iterator[Row]:
    """Yield what says of itself that it changes or replaces another text, in those words."""
    for document in gather_material(context).documents:
        spans = [each.span for each in document.card.replaces if each.span is not None]
        if not spans or not _is_since(document, since):
            continue
        sentences = [
            each
            for each in context.desk.sentences(document)
            if any(each.start < span.end and span.start < each.end for span in spans)
        ]
        statement = quote_sentences(context, document, sentences[:1]) if sentences else None
        if statement is not None:
            yield _row(AMENDS, document, statement)


def _find_gone(context: Context, since: date | None) -> Iterator[Row]:
    """Yield the documents found for the topic that no longer speak, with the reason on record."""
    desk = context.desk
    topic = find_pool(context).topic
    known = {each.id for each in gather_material(context).documents}
    hits = desk.search(topic.text, k=_DEPTH, filters=replace(desk.filters, statuses=_GONE))
    wanted = set(topic.terms)
    for document in {hit.document.version: hit.document for hit in hits}.values():
        held = wanted & set(find_terms(document.title))
        on_topic = len(held) > len(wanted) / 2 or document.id in known
        last = latest(document)
        passed = since is not None and last is not None and last < since
        if on_topic and not (passed and not _went_since(document, since)):
            yield _row(GONE, document, None, cards.status(document))


def _went_since(document: Document, since: date | None) -> bool:
    """Say whether the text itself dates its end on or after a day."""
    ends = [each.value for each in document.card.dates if each.kind.value == "withdrawal"]
    return since is None or not ends or max(ends) >= since.isoformat()[: len(max(ends))]


def _find_moved(context: Context, since: date | None) -> Iterator[Row]:
    """Yield where one issuer says the same matter with another force, or in other words, later."""
    groups: dict[str, list[Bound]] = {}
    for each in gather_bound(context):
        document = each.topical.document
        if each.topical.opens_list:
            continue
        forced = POSSIBLE <= each.grade.height <= OBLIGATION and not each.grade.denied
        if forced and document.card.issuer is not None and earliest(document) is not None:
            groups.setdefault(document.card.issuer.value, []).append(each)
    shown: set[tuple[str, int]] = set()
    for group in groups.values():
        for one, other in combinations(group, 2):
            then, now = _in_order(one, other)
            if now.topical.key in shown or not _is_one_actor(then, now):
                continue
            row = _compare(context, then, now, since)
            if row is not None:
                shown.add(now.topical.key)
                yield row


def _is_one_actor(one: Bound, other: Bound) -> bool:
    """Say whether two sentences of one issuer name the same one who acts, or both say "we"."""
    left, right = one.grade.subject, other.grade.subject
    if is_ours(left) and is_ours(right):
        return True
    return bool(left) and find_terms(left) == find_terms(right)


def _in_order(one: Bound, other: Bound) -> tuple[Bound, Bound]:
    left, right = (earliest(each.topical.document) or date.min for each in (one, other))
    return (one, other) if left <= right else (other, one)


def _compare(context: Context, then: Bound, now: Bound, since: date | None) -> Row | None:
    """Return how one actor's words moved between two documents, None where they are two matters."""
    before, after = then.topical, now.topical
    same_day = earliest(before.document) == earliest(after.document)
    if same_day or before.document.id == after.document.id or not _is_since(after.document, since):
        return None
    if says_nearly_the_same(before.sentence.text, after.sentence.text):
        return None
    left, right = (set(find_terms(each.sentence.text)) for each in (before, after))
    shared = left & right
    smaller = min(len(left), len(right))
    if len(shared) < max(FEWEST_SHARED, SAME_MATTER * smaller):
        return None
    change = REWORDED
    if then.grade.height != now.grade.height:
        change = STRONGER if now.grade.height > then.grade.height else WEAKER
    elif len(shared) < SAME_FORMULA * smaller:
        return None
    said, earlier = quote(context, after), quote(context, before)
    if said is None or earlier is None:
        return None
    label = f"{cards.typed_date(before.document)}: {then.grade.short}"
    return _row(f"{change} ({now.grade.short})", after.document, said, label, earlier)
