"""Write an answer as Markdown with footnotes. Text from documents is never markup."""

from __future__ import annotations

import re

from agent.render import cite
from agent.render.safe import visible
from agent.render.text import write_opening, write_usage
from agent.types import Answer, Gap, Kind, Statement

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|!~$&()^=-]|:(?=//)|(?<=www)\.)", re.IGNORECASE)


def render(answer: Answer) -> str:
    """Return an answer as Markdown that ends with a line end; every statement has a footnote."""
    citations = cite.number(list_cited(answer))
    parts = [f"# {escape(answer.question)}", *write_parts(answer, citations)]
    parts += [write_footnote(place) for place in citations.places]
    return "\n\n".join(parts) + "\n"


def list_cited(answer: Answer) -> list[Statement]:
    """Return what is cited in an answer, in the order in which it is numbered."""
    sides = [side for conflict in answer.conflicts for side in conflict.sides]
    return [*answer.statements, *sides]


def write_parts(answer: Answer, citations: cite.Citations) -> list[str]:
    """Return an answer as paragraphs, without its question and its footnotes."""
    by_statement = {id(cited.statement): cited for cited in citations.statements}
    parts = [f"**{write_opening(answer)}**"]
    parts += [_statement(by_statement[id(s)]) for s in answer.statements if s.evidence]
    for conflict in answer.conflicts:
        parts.append(f"**The documents disagree about {escape(conflict.about)}:**")
        parts += ["- " + _statement(by_statement[id(s)]) for s in conflict.sides if s.evidence]
    parts += [_gap(gap) for gap in answer.gaps]
    if answer.withheld:
        parts.append("**Withheld:**\n\n" + "\n".join(map(_withheld, answer.withheld)))
    parts += [f"*Note: {escape(notice)}*" for notice in answer.notices]
    if answer.usage.calls:
        parts.append(f"*{escape(write_usage(answer))}*")
    return parts


def escape(text: str) -> str:
    """Return the text so that Markdown and HTML show it as it is: no links, images or tags."""
    return _MARKUP.sub(r"\\\1", visible(text))


def code(text: str) -> str:
    """Return the text as an inline code span, whatever backquotes it holds."""
    shown = visible(text)
    fence = "`" * (max((len(run) for run in re.findall(r"`+", shown)), default=0) + 1)
    pad = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def _statement(cited: cite.Cited) -> str:
    statement = cited.statement
    marks = "".join(f"[^{number}]" for number in cited.numbers)
    words = escape(statement.text)
    if cite.is_quotation(statement):
        words = f"“{words}”"
    elif statement.kind is Kind.INFERENCE:
        words = f"*Our reading:* {words}"
    who = cite.speaker(statement)
    why = cite.replaced(statement)
    said = who and who.casefold() not in visible(statement.text).casefold()
    return (
        f"{words}{marks}"
        + (f" — {escape(who)}" if said else "")
        + (f" *({escape(why)})*" if why else "")
    )


def write_footnote(place: cite.Citation) -> str:
    """Return the footnote of a place: source, where it stands, the words, the file."""
    where = cite.locate(place.evidence)
    head = escape(cite.describe(place.document)) + (f", {escape(where)}" if where else "")
    status = cite.standing(place.document)
    quotes = " … ".join(f"“{escape(item.quote)}”" for item in place.evidence)
    note = f" ({escape(status)})" if status else ""
    return f"[^{place.number}]: {head}{note}: {quotes} {code(place.document.origin)}"


def _gap(gap: Gap) -> str:
    lines = [f"**Not in the documents:** {escape(gap.about)}"]
    if gap.searched:
        lines.append(f"- searched: {escape(gap.searched)}")
    if gap.nearest is not None:
        where = cite.locate((gap.nearest,))
        source = escape(cite.describe(gap.nearest.document)) + (f", {where}" if where else "")
        lines.append(
            f"- nearest passage, not an answer: “{escape(gap.nearest.quote)}” {source} "
            f"{code(gap.nearest.document.origin)}"
        )
    if gap.needed:
        lines.append(f"- what would say it: {escape(gap.needed)}")
    return "\n".join(lines)


def _withheld(statement: Statement) -> str:
    reasons = "; ".join(f"{f.check}: {escape(f.message)}" for f in statement.verdict.findings)
    return f"- {statement.verdict.judgement.value}. {reasons}"
