"""Questions about a text as a whole: the sentences that tell most of it, or what it requires."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from agent.checks.words import plain
from agent.question.overview import Overview, Whole, find_overview
from agent.question.types import Question
from agent.question.words import find_terms, match_terms
from agent.quote import gaps
from agent.quote.candidates import Candidate, place_all
from agent.quote.draft import draft_sentences
from agent.quote.find import Aim
from agent.quote.gist import weigh_gist
from agent.quote.likeness import says_nearly_the_same
from agent.quote.prose import INSTRUMENTS, is_prose, points_back
from agent.quote.shelf import Desk, file_words, label
from agent.quote.types import Composition
from agent.types import Draft, Outcome
from store.types import Document, Region, Role, Sentence

_MOST_TEXTS: Final = 2
"""Texts that an overview is given of; more are asked about one by one."""
_MOST: Final = {Whole.ABOUT: 3, Whole.DUTIES: 5}
_MOST_ITEMS: Final = 12
_LATE: Final = 0.1
"""What the last sentence of a text is worth less than its first: texts begin with what they are."""


_PURPOSED: Final = 0.3
"""What a sentence is worth more under a heading that says what the text is for."""
_PURPOSE: Final = re.compile(
    r"\b(?:subject[ -]matter|purposes?|objectives?|aims?|about this|overview|introduction|"
    r"summary)\b",
    re.IGNORECASE,
)
_OBLIGES: Final = re.compile(
    r"\b(?:shall|must)\b(?! (?:not )?(?:apply|enter into force|cease|lapse|be (?:deemed|construed|"
    r"considered|presumed|known|understood|read)|mean|come into force|take effect|prejudice|"
    r"affect)\b)|"
    r"\b(?:is|are|be) (?:required|obliged|bound|under (?:an|the) obligation) to\b|"
    r"\bha(?:s|ve) to\b",
    re.IGNORECASE,
)
_UNDERTAKES: Final = re.compile(
    r"\bwill\b(?! (?:not )?(?:come into|enter into|take effect|apply|cease|lapse)\b)|"
    r"\b(?:undertakes?|commits? itself|commit(?:s|ted)?|agrees?|pledges?|promises?) to\b",
    re.IGNORECASE,
)
"""Words of force that bind somebody; "shall apply from" binds nobody."""

_OF_ITSELF: Final = re.compile(
    rf"\W*(?:[\d.]+[.)]?\s+|\(\w{{1,4}}\)\s+)*this (?:{INSTRUMENTS})", re.IGNORECASE
)
"""A text that tells of itself binds nobody by that: "This Memorandum sets out how …"."""
_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_SHORT: Final = 8
"""Words of a subject in front of an aside: "Manufacturers, with a view to …, shall"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What is quoted of a text, of how many sentences that would do."""

    chosen: tuple[Candidate, ...]
    fitting: int
    firm: bool = True


def answer_whole(desk: Desk, question: Question, aim: Aim) -> Composition | None:
    """Return what tells most of a text that is asked about as a whole; None for other questions.

    Of duties it quotes sentences that oblige; where a text has none, those that undertake. What a
    text requires that is not there is no other text's to say.
    """
    meant = aim.documents or aim.titled
    overview = find_overview(question, [*_find_names(question, aim, meant), *aim.unknown])
    if overview is None:
        return None
    if aim.unknown and not meant and overview.whole is Whole.DUTIES:
        gap = gaps.not_held(desk, aim.unknown)
        return Composition(outcome=Outcome.DOCUMENTS_DO_NOT_SAY, gaps=(gap,))
    documents = [each for each in meant if _is_called(each, overview)]
    if not 0 < len(documents) <= _MOST_TEXTS:
        return None
    told = [(document, _tell(desk, document, overview)) for document in documents]
    told = [(document, each) for document, each in told if each.chosen]
    drafts = tuple(
        _draft(desk, document, each) for document, found in told for each in found.chosen
    )
    if not drafts:
        return None
    notes = (_note(document, found, overview) for document, found in told)
    notices = tuple(each for each in notes if each)
    return Composition(outcome=Outcome.ANSWER, drafts=drafts, notices=notices)


def keep_mentions(
    desk: Desk, question: Question, aim: Aim, composition: Composition
) -> Composition:
    """Return what others say of a text that is asked about and not there, under its name.

    Words that are merely near such a question tell of other texts, and are left out.
    """
    if not aim.unknown or find_overview(question, aim.unknown) is None:
        return composition
    names = [_ARTICLE.sub("", each).casefold() for each in aim.unknown]
    drafts = tuple(
        each for each in composition.drafts if any(name in each.text.casefold() for name in names)
    )
    outcome = Outcome.PARTIAL_ANSWER if drafts else Outcome.DOCUMENTS_DO_NOT_SAY
    gap = gaps.not_held(desk, aim.unknown)
    return Composition(outcome=outcome, drafts=drafts, gaps=(gap,))


def _find_names(question: Question, aim: Aim, meant: Sequence[Document]) -> list[str]:
    """Return what names the texts in the question: "GDPR", where a title or a file has it."""
    called = {term for each in meant for term in find_terms(f"{each.title} {file_words(each)}")}
    names = [each.surface for each in question.names if called.issuperset(each.stems)]
    return [*(each.reference.phrase for each in aim.named), *names]


def _is_called(document: Document, overview: Overview) -> bool:
    return set(overview.called) <= set(find_terms(document.title))


def _tell(desk: Desk, document: Document, overview: Overview) -> _Told:
    speaking = [
        each
        for each in place_all(desk, document)
        if (is_prose(document, each.sentence) or _opens_purpose(each))
        and not points_back(each.sentence.text)
        and each.sentence.role is not Role.RECITAL
        and each.sentence.region is not Region.TABLE  # A cell tells nothing of the whole.
    ]
    if overview.whole is Whole.ABOUT:
        return _Told(chosen=_choose(speaking, _MOST[overview.whole]), fitting=len(speaking))
    for binding in (_OBLIGES, _UNDERTAKES):
        fitting = [each for each in speaking if _binds(each.sentence, binding, overview.who)]
        if fitting:
            chosen = _choose(fitting, _MOST[overview.whole])
            return _Told(chosen=chosen, fitting=len(fitting), firm=binding is _OBLIGES)
    return _Told(chosen=(), fitting=0)


def _binds(sentence: Sentence, binding: re.Pattern[str], who: Sequence[str]) -> bool:
    """Say whether a sentence binds those who are asked about, anybody where nobody is."""
    text, wanted = plain(sentence.text), frozenset(who)
    if _OF_ITSELF.match(text):
        return False
    return any(
        wanted <= set(match_terms(_find_subject(text[: found.start()]), wanted))
        for found in binding.finditer(text)
    )


def _find_subject(before: str) -> str:
    """Return the words in which the subject of a verb stands: "… on the market, importers" shall.

    "A person, other than the manufacturer, that alters a product" is no manufacturer.
    """
    first, *parts = before.split(",")
    return f"{first if len(first.split()) <= _SHORT else ''} {parts[-1] if parts else first}"


def _choose(speaking: Sequence[Candidate], most: int) -> tuple[Candidate, ...]:
    """Return the sentences that tell most, in reading order.

    One under each heading first, so that each part of a text is heard; then what else tells most.
    """
    ranked = sorted(speaking, key=lambda one: -_weigh(one, len(speaking), speaking[0]))
    chosen: list[Candidate] = []
    for apart in (True, False):
        for each in ranked:
            if len(chosen) < most and not _is_told(each, chosen, apart=apart):
                chosen.append(each)
    return tuple(sorted(chosen, key=lambda one: one.sentence.ordinal))


def _weigh(each: Candidate, count: int, first: Candidate) -> float:
    far = (each.sentence.ordinal - first.sentence.ordinal) / max(1, count)
    text = f"{each.lead} {each.sentence.text}".strip()
    purpose = _PURPOSED if _is_on_purpose(each.sentence) else 0.0
    return weigh_gist(text, each.sentence) + purpose - _LATE * min(1.0, far)


def _opens_purpose(each: Candidate) -> bool:
    """Say whether a few words open the list of what a text is for: "This Act lays down:"."""
    return each.opens and _is_on_purpose(each.sentence)


def _is_on_purpose(sentence: Sentence) -> bool:
    return bool(sentence.heading_path) and _PURPOSE.search(sentence.heading_path[-1]) is not None


def _is_told(each: Candidate, chosen: Iterable[Candidate], *, apart: bool) -> bool:
    """Say whether a sentence adds nothing; `apart`: nor another under the same heading."""
    path = each.sentence.heading_path
    return any(
        each is one
        or (apart and path and path == one.sentence.heading_path)
        or says_nearly_the_same(each.sentence.text, one.sentence.text)
        for one in chosen
    )


def _draft(desk: Desk, document: Document, each: Candidate) -> Draft:
    """Return one statement: the sentence with what leads into it, or the list that it opens."""
    sentences = desk.sentences(document)
    if each.sentence.lead is not None:
        return draft_sentences(desk, document, [sentences[each.sentence.lead], each.sentence])
    items = [one for one in sentences if one.lead == each.sentence.ordinal] if each.opens else []
    return draft_sentences(desk, document, [each.sentence, *items[:_MOST_ITEMS]])


def _note(document: Document, told: _Told, overview: Overview) -> str:
    shown, name = len(told.chosen), label(document)
    if overview.whole is Whole.ABOUT:
        return f"An overview in {shown} of {told.fitting} sentences of “{name}”."
    if not told.firm:
        return f"“{name}” has no word that obliges, such as “shall”; what it undertakes is quoted."
    if shown == told.fitting:
        return ""
    return (
        f"{shown} of {told.fitting} sentences of “{name}” that oblige are quoted; ask about an "
        "article, or about who is obliged, for the others."
    )
