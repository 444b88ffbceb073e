"""The summary of a run for people: a page that works from a file, and the same as plain text."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from agent.batch.files import ROWS
from agent.batch.records import Records
from agent.batch.summary import Tally
from agent.batch.types import Standing, State
from agent.render.policy import write_policy
from agent.render.safe import clip, visible
from agent.render.text import describe_usage
from agent.types import Outcome

PAGE: Final = "summary.html"
TEXT: Final = "summary.txt"

_TITLE_CHARACTERS: Final = 160
_ID_CHARACTERS: Final = 60

SAID: Final = {
    Outcome.ANSWER: "answered",
    Outcome.PARTIAL_ANSWER: "answered in part",
    Outcome.CORRECT_THE_PREMISE: "premise corrected",
    Outcome.DOCUMENTS_DO_NOT_SAY: "the documents do not say",
    Outcome.NEEDS_CLARIFICATION: "asked back",
}

_STYLE: Final = """
:root { color-scheme: light dark; }
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; }
body { max-width: 76rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; }
th, td { border-bottom: 1px solid #8886; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
td { overflow-wrap: anywhere; }
td:first-child { min-width: 7rem; }
.failed td:nth-child(3), .blank td:nth-child(3) { color: #c22; font-weight: 600; }
.silent td:nth-child(3), .waiting td:nth-child(3), .pending td:nth-child(3) { color: #a60; }
dl { display: grid; grid-template-columns: max-content auto; gap: .1rem 1rem; }
dd { margin: 0; }
"""


def say_row(row: Standing) -> str:
    """Return how a row ended, in words."""
    if row.state is State.DONE and row.outcome is not None:
        if row.blank:
            return "nothing could be proven"
        return SAID[row.outcome]
    if row.state is State.FAILED:
        return "failed"
    if row.state is State.WAITING:
        return "waiting for a reply"
    return "left" if row.state is State.PENDING else "under way"


def list_counts(found: Tally) -> list[tuple[str, str]]:
    """Return the run in numbers, as names and values."""
    counts = found.counts
    ended = ", ".join(
        f"{SAID[each]}: {found.outcomes[each]}" for each in Outcome if found.outcomes[each]
    )
    facts = [("Rows", f"{counts.done} of {counts.total} done{f' ({ended})' if ended else ''}")]
    others = [(state, getattr(counts, state.value)) for state in State if state is not State.DONE]
    facts += [(state.value.capitalize(), str(count)) for state, count in others if count]
    facts.append(("Statements", f"{found.statements} shown, {found.withheld} withheld"))
    if found.blank:
        facts.append(("Nothing proven", f"{found.blank} rows: the gate let no statement through"))
    if found.usage.calls:
        facts.append(("Spent", describe_usage(found.usage)))
    return facts


def list_facts(records: Records, found: Tally) -> list[tuple[str, str]]:
    """Return what is said of the run as a whole, as names and values."""
    config = json.loads(records.meta()["config"])
    facts = list_counts(found)
    facts += [(name.capitalize(), value) for name, value in config.items() if value]
    if len(found.generations) > 1:
        facts.append(
            ("Libraries", f"{len(found.generations)} states: {', '.join(found.generations)}")
        )
    facts.append(("Begun", records.meta()["created"]))
    return [(name, visible(value)) for name, value in facts]


def write_page(records: Records, found: Tally) -> Iterator[str]:
    """Yield the page in parts. It loads nothing, and runs nothing."""
    yield (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{write_policy(style=_STYLE)}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>Summary of a batch</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        "<h1>Summary of a batch</h1>\n<dl>\n"
    )
    for name, value in list_facts(records, found):
        yield f"<dt>{html.escape(name)}</dt><dd>{html.escape(value)}</dd>\n"
    yield (
        "</dl>\n<table>\n<thead><tr><th>Row</th><th>Question or topic</th><th>Ended</th>"
        '<th class="n">Shown</th><th class="n">Withheld</th><th class="n">Requests</th>'
        '<th class="n">Tokens</th><th class="n">USD</th><th class="n">Seconds</th>'
        "<th>Files</th></tr></thead>\n<tbody>\n"
    )
    for row in records.standings():
        yield _write_row(records, row)
    yield "</tbody>\n</table>\n</body>\n</html>\n"


def _write_row(records: Records, row: Standing) -> str:
    formats = [each.format for each in records.kept(row.key)] if row.state is State.DONE else []
    links = " ".join(f'<a href="{ROWS}/{quote(row.name)}.{form}">{form}</a>' for form in formats)
    ended = html.escape(visible(say_row(row) + (f": {row.error}" if row.error else "")))
    usage = row.usage
    cost = "?" if usage.cost_usd is None else f"{usage.cost_usd:.4f}"
    numbers = (
        row.statements,
        row.withheld,
        usage.calls,
        usage.input_tokens + usage.output_tokens,
        cost if usage.calls else "",
        f"{row.seconds:.1f}",
    )
    cells = "".join(f'<td class="n">{each}</td>' for each in numbers)
    silent = row.outcome is Outcome.DOCUMENTS_DO_NOT_SAY
    kind = "blank" if row.blank else "silent" if silent else row.state.value
    return (
        f'<tr class="{kind}"><td>{_show(row.id, _ID_CHARACTERS)}</td>'
        f"<td>{_show(read_title(row), _TITLE_CHARACTERS)}</td><td>{ended}</td>"
        f"{cells}<td>{links}</td></tr>\n"
    )


def write_text(records: Records, found: Tally) -> Iterator[str]:
    """Yield the same as plain text, a line for each row."""
    for name, value in list_facts(records, found):
        yield f"{name + ':':<12} {value}\n"
    yield "\n"
    for row in records.standings():
        error = f": {row.error}" if row.error else ""
        name = clip(visible(row.id), _ID_CHARACTERS, words=False)
        yield f"{name:<16} {say_row(row)}{visible(error)} · {row.statements} shown\n"


def read_title(row: Standing) -> str:
    """Return what a row is about."""
    content = json.loads(row.content)
    return str(content.get("question") or content.get("topic") or "")


def _show(text: str, width: int) -> str:
    return html.escape(clip(visible(text), width))
