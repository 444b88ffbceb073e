"""What every paper carries and its form may leave out: gaps, sources, what was withheld, and how
it was made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from agent.briefing.types import Briefing, Remark, Section, Table
from agent.export.notes import Notebook
from agent.export.paper import Box, Grid, Listing, Part, Plain, Said
from agent.render import cite
from agent.render.card import CLASSES
from agent.render.names import tame
from agent.render.safe import visible
from agent.render.text import describe_usage
from agent.types import Evidence, Gap, Statement
from store.types import Document, Status

SILENCES: Final = frozenset({"silences", "do_not_know", "gaps_to_close"})
SOURCES: Final = frozenset({"source_table"})
DISCLOSURE: Final = frozenset({"disclosure"})
"""Keys under which a form has these parts itself."""
HASH_CHARACTERS: Final = 12
"""Of a hash, where it only tells two versions apart."""
_COLUMNS: Final = ("Source", "Date", "Class", "Status", "File and version", "Notes")

Show = Callable[[Evidence], Said]


def list_parts(
    briefing: Briefing, withheld: Sequence[Statement], show: Show, book: Notebook
) -> list[Part]:
    """Return the parts that the sections do not have, in the order in which they follow them.

    Args:
        briefing: as drafted.
        withheld: every statement held back.
        show: quotes a passage and notes where it stands.
        book: the notes, for the source table to name.
    """
    keys = {section.key for section in briefing.sections if section.blocks}
    parts: list[Part] = []
    if not keys & SILENCES:
        parts += _list_silences(briefing, show)
    if not keys & SOURCES:
        parts += _list_sources(briefing.sources, book)
    parts.append(_list_withheld(withheld))
    if briefing.notices:
        items = tuple(Box(text=visible(each)) for each in briefing.notices)
        parts.append(_part("notices", "Notices", Listing(items=items)))
    if not keys & DISCLOSURE:
        items = tuple(Box(text=each) for each in _disclose(briefing))
        parts.append(_part("disclosure", "How this paper was made", Listing(items=items)))
    return parts


def write_help(briefing: Briefing) -> str:
    """Return whether a model had a hand in it: "AI-assisted (openai:x)"."""
    if briefing.model:
        return f"AI-assisted ({visible(briefing.model)})"
    return "no model was used"


def write_made(briefing: Briefing) -> str:
    """Return in a line what the paper was made of and by what."""
    count = briefing.searched
    searched = f"{count} document{'' if count == 1 else 's'} searched" if count else ""
    parts = [
        f"{visible(briefing.form.title)}, as at {visible(briefing.as_at)}",
        write_help(briefing),
        f"library {visible(briefing.fingerprint) or 'without a fingerprint'}",
        searched,
    ]
    return "; ".join(part for part in parts if part) + "."


def _part(key: str, title: str, *pieces: Plain | Grid | Listing) -> Part:
    return Part(key=key, title=title, pieces=pieces)


def _list_silences(briefing: Briefing, show: Show) -> Iterator[Part]:
    told = " ".join(_list_remarks(briefing.sections)).casefold()
    gaps = [gap for gap in briefing.gaps if visible(gap.about).casefold() not in told]
    if gaps:
        items = tuple(_write_gap(gap, show) for gap in gaps)
        yield _part("silences", "What the documents do not say", Listing(items=items))


def _list_remarks(sections: Sequence[Section]) -> Iterator[str]:
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Remark):
                yield visible(block.text)
            elif isinstance(block, Table):
                yield from (visible(cell.text) for row in block.rows for cell in row)


def _write_gap(gap: Gap, show: Show) -> Box:
    about = visible(gap.about)
    sentences = [f"{about[:1].upper()}{about[1:].rstrip('.')}."]
    sentences += [f"Searched: {visible(gap.searched).rstrip('.')}."] if gap.searched else []
    sentences += [f"What would say it: {visible(gap.needed).rstrip('.')}."] if gap.needed else []
    if gap.nearest is None:
        return Box(text=" ".join(sentences))
    sentences.append("Nearest passage, not an answer:")
    return Box(text=" ".join(sentences), said=(show(gap.nearest),))


def _list_sources(sources: Sequence[Document], book: Notebook) -> Iterator[Part]:
    cited: dict[str, list[int]] = {}
    for note in book.notes:
        for reference in note.references:
            numbers = cited.setdefault(reference.evidence[0].document.version, [])
            if note.number not in numbers:
                numbers.append(note.number)
    rows = tuple(_write_source(each, cited.get(each.version, [])) for each in sources)
    if rows:
        yield _part("source_table", "Sources", Grid(columns=_COLUMNS, rows=rows))


def _write_source(document: Document, notes: Sequence[int]) -> tuple[Box, ...]:
    card = document.card
    issuer = tame(visible(card.issuer.value)) if card.issuer is not None else "issuer not stated"
    grade = card.provenance
    described = "not classed" if grade is None else f"{grade.value}, {CLASSES[grade]}"
    status = cite.standing(document) or Status.CURRENT.value
    file = f"{_name_file(document)}, {document.version[:HASH_CHARACTERS]}"
    return (
        Box(text=f"{cite.name(document)}. {issuer}"),
        Box(text=cite.main_date(card) or "undated"),
        Box(text=described),
        Box(text=status),
        Box(text=file),
        Box(text=", ".join(map(str, notes)) or "–"),
    )


def _name_file(document: Document) -> str:
    """Return the file's own name: a folder of somebody's computer is nobody's business."""
    origin = visible(document.origin)
    return origin if "://" in origin else origin.replace("\\", "/").rsplit("/", 1)[-1]


def _list_withheld(withheld: Sequence[Statement]) -> Part:
    """Say what was held back and why; the words are not given, for nothing proves them."""
    if not withheld:
        return _part("withheld", "Withheld", Plain(text="No statement was withheld."))
    count = len(withheld)
    were = "1 statement was" if count == 1 else f"{count} statements were"
    head = Plain(text=f"{were} drafted and not shown, because the documents do not bear them out.")
    items = tuple(Box(text=_write_withheld(statement)) for statement in withheld)
    return _part("withheld", "Withheld", head, Listing(items=items))


def _write_withheld(statement: Statement) -> str:
    reasons = [
        f"{visible(each.check)}: {visible(each.message)}" for each in statement.verdict.findings
    ]
    if not reasons:
        reasons = ["it cites no passage" if not statement.evidence else "no reason recorded"]
    judged = statement.verdict.judgement.value
    return f"{judged.capitalize()}. {'; '.join(reasons)}"


def _disclose(briefing: Briefing) -> Iterator[str]:
    if briefing.model:
        yield (
            f"AI-assisted: the model {visible(briefing.model)} worded statements. Each was held "
            "against the passage it cites, by fixed rules, before it was shown."
        )
    else:
        yield (
            "No model was used. The statements are sentences of the documents, found by search "
            "and chosen by fixed rules."
        )
    yield "No person has referenced this paper yet: hold each sentence against its passage."
    count = briefing.searched
    searched = f", {count} document{'' if count == 1 else 's'} searched" if count else ""
    yield f"Library {visible(briefing.fingerprint) or 'without a fingerprint'}{searched}."
    if briefing.form.hash:
        yield f"Form {visible(briefing.form.name)}, {visible(briefing.form.hash)}."
    for name, digest in briefing.trace.prompts:
        yield f"Prompt {visible(name)}, {visible(digest)}."
    if briefing.usage.calls:
        yield f"Usage: {describe_usage(briefing.usage)}."
