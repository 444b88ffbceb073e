"""Write an answer for the terminal: the outcome first, then what is said, then where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from agent.render import cite
from agent.render.layout import NARROWEST, Style, wrap
from agent.render.safe import clip, visible
from agent.types import Answer, Conflict, Gap, Kind, Outcome, Statement, Usage

WIDTH = 88
OPENING = {
    Outcome.ANSWER: "The documents say:",
    Outcome.PARTIAL_ANSWER: "In part:",
    Outcome.CORRECT_THE_PREMISE: "Not as the question assumes:",
    Outcome.DOCUMENTS_DO_NOT_SAY: "The documents do not say.",
    Outcome.NEEDS_CLARIFICATION: "A question back:",
}

ENDING = {
    Outcome.ANSWER: "That is what the documents say.",
    Outcome.PARTIAL_ANSWER: "That answers a part.",
    Outcome.CORRECT_THE_PREMISE: "So it is not as the question assumes.",
    Outcome.DOCUMENTS_DO_NOT_SAY: "The documents do not say; that is what comes nearest.",
    Outcome.NEEDS_CLARIFICATION: "A question back:",
}
"""What follows statements that were shown while they came: how it ends was not known before."""

NEAREST = "The documents do not say. What comes nearest:"
NOTHING_LEFT = "Nothing that was found passed the checks."


def render(
    answer: Answer,
    *,
    width: int = WIDTH,
    colour: bool = False,
    told: Sequence[Statement] = (),
    number: cite.Numbering = cite.number,
) -> str:
    """Return an answer as text for a terminal; it ends with a line end.

    Args:
        answer: shown statements must carry evidence; one that does not is left out.
        width: columns to stay within.
        colour: set the outcome and the sources off with ANSI; nothing else is ever coloured.
        told: statements that were shown already, in that order: only the rest is written, with
            the same numbers.
        number: who numbers the places.
    """
    style = Style(colour=colour)
    sides = [statement for conflict in answer.conflicts for statement in conflict.sides]
    first = told or answer.statements
    citations = number([*first, *sides])
    count = len([statement for statement in first if statement.evidence])
    spoken = citations.statements[:count]
    if told:
        blocks = [[style.strong(ENDING[answer.outcome])]]
    else:
        blocks = [[style.strong(write_opening(answer))]]
        blocks += [write_statement(cited, width) for cited in spoken]
    blocks += _conflicts(answer.conflicts, citations.statements[count:], spoken, width, style)
    asks_back = answer.outcome is Outcome.NEEDS_CLARIFICATION
    if asks_back:
        blocks += _questions(answer, width)
    else:
        blocks += [_gap(gap, width, style) for gap in answer.gaps]
    blocks += list_withheld(answer.withheld, width, style)
    if not asks_back:
        blocks += [_note(notice, width) for notice in answer.notices]
    if citations.places:
        blocks.append([style.strong("Sources"), *list_places(citations, width, style)])
    if answer.usage.calls:
        blocks.append([style.faint(line) for line in wrap(write_usage(answer), width)])
    return _join(blocks)


def write_opening(answer: Answer) -> str:
    """Return how the question ended, in a few words."""
    said = any(statement.evidence for statement in answer.statements)
    silent = answer.outcome is Outcome.DOCUMENTS_DO_NOT_SAY
    if said:
        return NEAREST if silent else OPENING[answer.outcome]
    answering = answer.outcome in {Outcome.ANSWER, Outcome.PARTIAL_ANSWER}
    return NOTHING_LEFT if answering or (silent and answer.withheld) else OPENING[answer.outcome]


def write_usage(answer: Answer) -> str:
    """Return what a model's answer cost in one line."""
    return f"{visible(answer.model or 'a model')}: {describe_usage(answer.usage)}"


def describe_usage(usage: Usage) -> str:
    """Return requests, tokens and cost: "2 requests, 1,840 tokens in, 212 out, $0.0031"."""
    about = "about " if any(each.estimated for each in usage.attempts) else ""
    cost = "cost unknown" if usage.cost_usd is None else f"${usage.cost_usd:.4f}"
    cost = "free" if usage.cost_usd == 0 else cost
    return (
        f"{usage.calls} request{'' if usage.calls == 1 else 's'}, "
        f"{about}{usage.input_tokens:,} tokens in, {usage.output_tokens:,} out, {cost}"
    )


def write_statement(cited: cite.Cited, width: int) -> list[str]:
    """Write one statement; the words of the documents stand between quotation marks."""
    statement = cited.statement
    marks = " " + _marks(cited.numbers)
    who = cite.speaker(statement)
    named = who.casefold() in visible(statement.text).casefold()
    tail = f"{marks} — {clip(who, 60)}" if who and not named else marks
    if why := cite.replaced(statement):
        tail += f" ({visible(why)})"
    if not cite.is_quotation(statement):
        label = "Our reading: " if statement.kind is Kind.INFERENCE else ""
        return wrap(f"{label}{visible(statement.text)}{tail}", width, first="  ")
    lead, items = _items(statement)
    if not items:
        return wrap(f"“{visible(statement.text)}”{tail}", width, first="  ")
    lines = wrap(f"“{lead}", width, first="  ")
    for item in items[:-1]:
        lines += wrap(item, width, first="   – ")
    return lines + wrap(f"{items[-1]}”{tail}", width, first="   – ")


def _marks(numbers: tuple[int, ...]) -> str:
    return "".join(f"[{number}]" for number in numbers)


def _items(statement: Statement) -> tuple[str, list[str]]:
    """Return the sentence that leads into a list and its items, ("", []) where there is no list."""
    first, *rest = statement.evidence
    led = rest and all(item.lead is not None for item in rest)
    if not led or any(visible(item.lead or "") != visible(first.quote) for item in rest):
        return "", []
    return visible(first.quote), [visible(item.quote) for item in rest]


def _is_shown(place: cite.Citation, citations: cite.Citations) -> bool:
    """Say whether the place's words stand in a statement already, so that once is enough."""
    said = [
        visible(cited.statement.text)
        for cited in citations.statements
        if place.number in cited.numbers
    ]
    return any(all(visible(item.quote) in text for item in place.evidence) for text in said)


def list_places(citations: cite.Citations, width: int, style: Style) -> list[str]:
    """List the cited places; a document is described once, then referred to by its number."""
    lines: list[str] = []
    described: dict[str, int] = {}
    for place in citations.places:
        version = place.document.version
        with_quote = not _is_shown(place, citations)
        lines += _place(place, width, style, first=described.get(version), with_quote=with_quote)
        described.setdefault(version, place.number)
    return lines


def _place(
    place: cite.Citation, width: int, style: Style, *, first: int | None, with_quote: bool
) -> list[str]:
    mark = f"[{place.number}] "
    indent = " " * len(mark)
    where = cite.locate(place.evidence)
    head = cite.describe(place.document) if first is None else f"as [{first}]"
    head += f", {where}" if where else ""
    if with_quote:
        head += ": " + " … ".join(f"“{visible(item.quote)}”" for item in place.evidence)
    lines = wrap(head, width, first=mark)
    if above := cite.under(place.evidence, max(width, NARROWEST) - len(indent) - len("under: ")):
        lines.append(f"{indent}under: {above}")
    if first is None:
        if status := cite.standing(place.document):
            lines += wrap(status, width, first=indent)
        lines.append(indent + style.faint(visible(place.document.origin)))
    return lines


def _gap(gap: Gap, width: int, style: Style) -> list[str]:
    lines = wrap(f"Not in the documents: {visible(gap.about)}", width, rest="  ")
    if gap.searched:
        lines += wrap(f"searched: {visible(gap.searched)}", width, first="  ", rest="    ")
    if gap.nearest is not None:
        where = cite.locate((gap.nearest,))
        source = cite.describe(gap.nearest.document) + (f", {where}" if where else "")
        lines += wrap(
            f"nearest passage, not an answer: “{visible(gap.nearest.quote)}” {source}",
            width, first="  ", rest="    ",
        )  # fmt: skip
        lines.append("    " + style.faint(visible(gap.nearest.document.origin)))
    if gap.needed:
        lines += wrap(f"what would say it: {visible(gap.needed)}", width, first="  ", rest="    ")
    return lines


def _questions(answer: Answer, width: int) -> list[list[str]]:
    """Ask back: what is unclear, and the choices that the library holds."""
    blocks = []
    for gap in answer.gaps:
        needed = f" Say {visible(gap.needed)}." if gap.needed else ""
        about = visible(gap.about)
        blocks.append(
            wrap(f"{about[:1].upper()}{about[1:].rstrip('.')}.{needed}", width, rest="  ")
        )
    if answer.notices:
        blocks.append([
            line for notice in answer.notices for line in wrap(visible(notice), width, first="  - ")
        ])  # fmt: skip
    return blocks


def _note(notice: str, width: int) -> list[str]:
    return wrap(visible(notice), width, first="Note: ")


def _conflicts(
    conflicts: tuple[Conflict, ...],
    cited: tuple[cite.Cited, ...],
    spoken: tuple[cite.Cited, ...],
    width: int,
    style: Style,
) -> list[list[str]]:
    """Set the sides of each conflict against each other; what was said above, by number alone."""
    blocks: list[list[str]] = []
    said = {(each.statement.text, each.numbers) for each in spoken}
    position = 0
    for conflict in conflicts:
        count = len([side for side in conflict.sides if side.evidence])
        if not count:
            continue
        sides = cited[position : position + count]
        position += count
        about = f"The documents disagree about {visible(conflict.about)}:"
        if all((side.statement.text, side.numbers) in said for side in sides):
            against = " against ".join(_marks(side.numbers) for side in sides)
            blocks.append([style.strong(line) for line in wrap(f"{about} {against}.", width)])
            continue
        lines = [style.strong(line) for line in wrap(about, width)]
        for side in sides:
            lines += write_statement(side, width)
        blocks.append(lines)
    return blocks


def list_withheld(withheld: tuple[Statement, ...], width: int, style: Style) -> list[list[str]]:
    """List why statements were withheld; their own words are not shown, for nothing proves them."""
    if not withheld:
        return []
    noun = "statement" if len(withheld) == 1 else "statements"
    lines = [style.strong(f"{len(withheld)} {noun} withheld:")]
    for statement in withheld:
        reasons = (
            "; ".join(
                f"{finding.check}: {visible(finding.message)}"
                for finding in statement.verdict.findings
            )
            or "no reason recorded"
        )
        lines += wrap(f"{statement.verdict.judgement.value}. {reasons}", width, first="  - ")
    return [lines]


def _join(blocks: list[list[str]]) -> str:
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"
