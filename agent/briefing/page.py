"""The page as a whole: nothing twice, nothing over length, the bottom line first, nothing empty.

Sections are composed one by one; what only shows when they stand together is mended here, and
whatever is taken out is said to be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from agent.briefing.basis import write_basis
from agent.briefing.length import Cut, count_all, shorten
from agent.briefing.naming import name_once
from agent.briefing.passed import tell_passed
from agent.briefing.plan import Planned
from agent.briefing.types import (
    Block,
    Content,
    Form,
    FormSection,
    Only,
    Paragraph,
    Remark,
    Section,
)
from agent.compose.judged import identify
from agent.quote.likeness import says_nearly_the_same
from agent.render.cite import group_by_document
from agent.types import Statement

FIRST_WORDS: Final = 40
"""Words in which a reader must have met the bottom line. Source: BRIEFING_CRAFT section 8, 9."""
MOST_CITATIONS: Final = 3
"""Places that one sentence may cite; with more nobody checks them. Source: the same, 19."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The sections as they stand on the page, and what a reader of the page must be told."""

    sections: tuple[Section, ...]
    notices: tuple[str, ...] = ()


def lay_out(
    form: Form,
    planned: Sequence[Planned],
    sections: Sequence[Section],
    *,
    as_at: date | None = None,
) -> Page:
    """Return the page of the sections, which stand in the order of the plan.

    Args:
        form: whose length is kept.
        planned: the plan.
        sections: one for each of the plan, those that found nothing without blocks.
        as_at: the day on which it is read; days before it are told to have passed.
    """
    forms = [each.section for each in planned]
    kept, repeated = _say_once(forms, sections)
    kept, cut = shorten(form, forms, kept)
    kept = [name_once(section) for section in kept]
    kept = _tell_passed(forms, kept, as_at) if as_at is not None else kept
    laid = tuple(_finish(one, section) for one, section in zip(forms, kept, strict=True))
    return Page(
        sections=laid,
        notices=(
            *_note_repeated(repeated),
            *_note_cut(form, cut),
            *_note_length(form, forms, laid),
            *_note_needed(forms, kept),
            *_note_opening(forms, laid),
            *_note_citations(laid),
        ),
    )


def _say_once(
    forms: Sequence[FormSection], sections: Sequence[Section]
) -> tuple[list[Section], int]:
    """Leave out paragraphs that a composed section before them has; tables repeat on purpose.

    A section that sums up says again what stands below it: that is what it is for.
    """
    seen: list[Statement] = []
    kept: list[Section] = []
    count = 0
    for one, section in zip(forms, sections, strict=True):
        if one.content is Content.COMPUTED or one.sums_up:
            kept.append(section)
            continue
        blocks = []
        for block in section.blocks:
            if isinstance(block, Paragraph) and _is_said(block.statement, seen):
                count += 1
                continue
            blocks.append(block)
            if isinstance(block, Paragraph):
                seen.append(block.statement)
        kept.append(replace(section, blocks=tuple(blocks)))
    return kept, count


def _is_said(statement: Statement, seen: Sequence[Statement]) -> bool:
    return any(
        identify(statement) == identify(each) or says_nearly_the_same(statement.text, each.text)
        for each in seen
    )


def _tell_passed(
    forms: Sequence[FormSection], sections: Sequence[Section], as_at: date
) -> list[Section]:
    """Say which days are over, where the page first tells what is due on them.

    What sums up says again what stands below it, and there it is told.
    """
    told: set[str] = set()
    kept = []
    for one, section in zip(forms, sections, strict=True):
        is_told = one.content is Content.COMPOSED and not one.sums_up
        passed = tell_passed(section, as_at, told) if is_told else ""
        blocks = (*section.blocks, Remark(text=passed)) if passed else section.blocks
        kept.append(replace(section, blocks=blocks))
    return kept


def _finish(one: FormSection, section: Section) -> Section:
    """Say what stands there when nothing was found, and on what a bottom line rests."""
    blocks = section.blocks or (Remark(text=one.empty),)
    basis = write_basis(section) if one.sums_up and one.only is Only.ALWAYS else ""
    if basis:
        blocks = (*blocks, Remark(text=basis))
    return replace(section, blocks=blocks)


def _note_repeated(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    what = "1 statement" if count == 1 else f"{count} statements"
    return (f"{what} that stood on the page already {'was' if count == 1 else 'were'} left out.",)


def _note_cut(form: Form, cut: Cut) -> tuple[str, ...]:
    parts = []
    if cut.paragraphs:
        parts.append(f"{cut.paragraphs} statement{'' if cut.paragraphs == 1 else 's'}")
    if cut.rows:
        parts.append(f"{cut.rows} row{'' if cut.rows == 1 else 's'} of tables")
    if not parts:
        return ()
    verb = "was" if cut.paragraphs + cut.rows == 1 else "were"
    what = " and ".join(parts)
    return (f"{what} {verb} left out, the weakest first, to keep to {form.words:,} words.",)


def _note_length(
    form: Form, forms: Sequence[FormSection], sections: Sequence[Section]
) -> tuple[str, ...]:
    words = count_all(forms, sections)
    if words <= form.words:
        return ()
    note = (
        f"The page has {words:,} words, the form asks for at most {form.words:,}: what is left is "
        "tables, or the only statement of its section."
    )
    return (note,)


def _note_needed(forms: Sequence[FormSection], sections: Sequence[Section]) -> tuple[str, ...]:
    return tuple(
        f"“{one.title}” must not be empty in this form, and the documents hold nothing for it."
        for one, section in zip(forms, sections, strict=True)
        if one.needed and all(_is_empty(one, block) for block in section.blocks)
    )


def _is_empty(one: FormSection, block: Block) -> bool:
    """Say whether a block only says that there is nothing; a computation writes that itself."""
    return isinstance(block, Remark) and block.text == one.empty


def _note_opening(forms: Sequence[FormSection], sections: Sequence[Section]) -> tuple[str, ...]:
    """Say where a reader does not meet the bottom line in the first words."""
    if not forms or not forms[0].sums_up:
        return ()
    first = next(iter(sections[0].statements()), None)
    if first is None or len(first.text.split()) <= FIRST_WORDS:
        return ()
    return (f"The bottom line is longer than {FIRST_WORDS} words; nothing shorter was proven.",)


def _note_citations(sections: Sequence[Section]) -> tuple[str, ...]:
    many = sum(
        len(group_by_document(each.evidence)) > MOST_CITATIONS
        for section in sections
        for each in section.statements()
    )
    if not many:
        return ()
    what = "1 sentence cites" if many == 1 else f"{many} sentences cite"
    return (f"{what} more than {MOST_CITATIONS} sources.",)
