"""Faults as a person looks at them: the statement, the passages it cites, the words in question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from agent.render import cite
from agent.render.safe import visible
from agent.types import Answer, Evidence, Statement
from evals.gate.tally import is_of_proposed, list_statements
from evals.gate.types import Fault
from evals.report.types import Report
from evals.types import CaseRun

CONTEXT: Final = 240
"""Characters of the document shown on either side of a citation: a sentence or two, enough to see
what a pronoun or a list item refers to."""

CUT_SHORT: Final = 40
"""Characters from which on checks cut the words that they name."""

_QUOTED: Final = re.compile(r"""'([^']{1,120})'|"([^"]{1,120})"|“([^”]{1,120})”""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text, and whether it is in question."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A cited sentence with the text around it, and where it stands."""

    document: str
    where: str
    before: str
    quote: tuple[Piece, ...]
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One statement with all its faults, or a case with those that are the whole answer's.

    `statement` is empty for a whole case; then `said` are the answer's statements and `passages`
    those that the suite lists for it. `proposed`: it is a model's first wording, which no reader
    need have seen; then `said` are the answer's statements too.
    """

    case: str
    place: int | None
    question: str
    ended: str
    statement: tuple[Piece, ...]
    passages: tuple[Passage, ...]
    faults: tuple[Fault, ...]
    said: tuple[str, ...] = ()
    proposed: bool = False

    @property
    def is_new(self) -> bool:
        """Say whether any fault is new."""
        return any(each.new for each in self.faults)

    @property
    def breaks(self) -> bool:
        """Say whether any fault breaks a rule."""
        return any(each.breaks for each in self.faults)

    @property
    def documents(self) -> tuple[str, ...]:
        """Return the documents that are shown, each once."""
        return tuple(dict.fromkeys(each.document for each in self.passages))


def list_exhibits(report: Report) -> tuple[Exhibit, ...]:
    """Return the faults of a decision by statement, in the order of the decision."""
    grouped: dict[tuple[str, int | None, bool], list[Fault]] = {}
    for fault in report.decision.faults:
        proposed = is_of_proposed(fault.metric)
        grouped.setdefault((fault.case, fault.place, proposed), []).append(fault)
    return tuple(
        _exhibit(case, place, faults, proposed=proposed)
        for (name, place, proposed), faults in grouped.items()
        if (case := report.find_case(name)) is not None
    )


def list_words(explanation: str) -> list[str]:
    """Return the words that an explanation quotes, longest first."""
    found = {next(filter(None, each.groups())) for each in _QUOTED.finditer(explanation)}
    return sorted((visible(each) for each in found if each.strip()), key=lambda each: -len(each))


def mark(text: str, words: Sequence[str]) -> tuple[Piece, ...]:
    """Return a text cut where the given words begin and end; case does not matter.

    Of words that do not stand there together, the figures are looked for alone: "60 fellowship".
    """
    shown = visible(text)
    patterns = []
    for each in filter(None, words):
        whole = _bound(each)
        if re.search(whole, shown, re.IGNORECASE):
            patterns.append(whole)
        else:
            patterns += [_bound(part) for part in each.split() if part[0].isdigit()]
    if not patterns:
        return (Piece(text=shown),) if shown else ()
    pattern = "|".join(patterns)
    cuts = [0]
    for found in re.finditer(pattern, shown, re.IGNORECASE):
        cuts += found.span()
    cuts.append(len(shown))
    return tuple(
        Piece(text=shown[start:end], marked=bool(number % 2))
        for number, (start, end) in enumerate(pairwise(cuts))
        if end > start
    )


def _bound(words: str) -> str:
    """Return a pattern of whole words: "may" is not in "mayor".

    Long ones may have been cut short in the middle of a word, which is then taken whole.
    """
    start = r"\b" if words[0].isalnum() else ""
    end = r"\w*" if len(words) >= CUT_SHORT else r"\b" if words[-1].isalnum() else ""
    return start + re.escape(words) + end


def _exhibit(
    run: CaseRun, place: int | None, faults: Sequence[Fault], *, proposed: bool
) -> Exhibit:
    statement = _find_statement(run, place, faults[0].metric)
    words = sorted(set(_list_words(statement, faults)), key=lambda each: (-len(each), each))
    passages = (
        [_cite(run, item, words) for item in statement.evidence]
        if statement is not None
        else list(_list_gold(run))
    )
    return Exhibit(
        case=run.case.id,
        place=place,
        question=visible(run.case.question),
        ended=_end(run),
        statement=mark(statement.text, words) if statement else (),
        passages=tuple(passages),
        faults=tuple(faults),
        said=_list_said(run.answer) if run.answer and (proposed or not statement) else (),
        proposed=proposed,
    )


def _list_said(answer: Answer) -> tuple[str, ...]:
    return tuple(visible(each.text) for each in answer.statements)


def _find_statement(run: CaseRun, place: int | None, metric: str) -> Statement | None:
    statements = list_statements(metric, run.answer) if run.answer is not None else ()
    return statements[place] if place is not None and 0 <= place < len(statements) else None


def _list_words(statement: Statement | None, faults: Sequence[Fault]) -> Iterator[str]:
    for fault in faults:
        yield from list_words(fault.explanation)
    for finding in statement.verdict.findings if statement else ():
        yield visible(finding.words)


def _end(run: CaseRun) -> str:
    if run.answer is None:
        return f"no answer: {visible(run.failure)}"
    ended = run.answer.outcome.value.replace("_", " ")
    expected = run.case.expected_outcome
    if expected in {None, run.answer.outcome}:
        return ended
    return f"{ended}, expected: {str(expected).replace('_', ' ')}"


def _cite(run: CaseRun, item: Evidence, words: Sequence[str]) -> Passage:
    before, after = _surround(run.texts.get(item.document.version), item.start, item.end)
    lead = f"{visible(item.lead)} … " if item.lead and visible(item.lead) not in before else ""
    return Passage(
        document=visible(cite.name(item.document)),
        where=cite.locate((item,)),
        before=lead + before,
        quote=mark(item.quote, words),
        after=after,
    )


def _list_gold(run: CaseRun) -> Iterator[Passage]:
    for span in run.gold:
        before, after = _surround(run.texts.get(span.version), span.start, span.end)
        yield Passage(
            document=_name_gold(run, span.document),
            where=f"listed in the suite: {span.role.replace('_', ' ')}",
            before=before,
            quote=(Piece(text=visible(span.quote)),),
            after=after,
        )


def _name_gold(run: CaseRun, document: str) -> str:
    """Return the title of a listed document where the answer knows it, else its id."""
    known = [each.document for each in run.found]
    if run.answer is not None:
        known += run.answer.sources
        known += [item.document for each in run.answer.statements for item in each.evidence]
    title = next((visible(cite.name(each)) for each in known if each.id == document), "")
    return title or f"document {document[:12]}"


def _surround(text: str | None, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after a place, cut at words; nothing without the text.

    White space between them and the place is theirs.
    """
    if text is None or not 0 <= start < end <= len(text):
        return "", ""
    before = visible(text[max(0, start - CONTEXT) : start])
    after = visible(text[end : end + CONTEXT])
    if start > CONTEXT:
        before = "…" + before.partition(" ")[2]
    if end + CONTEXT < len(text):
        after = after.rpartition(" ")[0] + "…"
    parted = " " if before and text[start - 1].isspace() else ""
    return before + parted, " " * text[end : end + 1].isspace() + after
