"""One fault on the HTML page: the sentence at the left, the passage at the right."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from agent.render.safe import visible
from evals.gate.types import Fault
from evals.report.exhibits import Exhibit, Passage, Piece
from evals.report.words import group_faults

_NOTHING_SHOWN: Final = '<p class="soft">Nothing.</p>'


def name_anchor(case: str) -> str:
    """Return a name for a case that an address can hold, whatever its id is."""
    return "case-" + hashlib.sha256(case.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def write_filters(exhibits: Sequence[Exhibit], *, told: bool) -> str:
    """Return the choices of finding and document; `told`: whether new faults are known."""
    findings = sorted({fault.metric for each in exhibits for fault in each.faults})
    documents = sorted({name for each in exhibits for name in each.documents})
    fresh = (
        '<label class="check"><input type="checkbox" name="fresh"> only what is new</label>'
        if told
        else ""
    )
    # Without the script nothing would happen, so the script is what shows it.
    return (
        '<form class="filters" hidden aria-label="Filter the faults">'
        f"{_write_choice('finding', 'Finding', 'every finding', findings)}"
        f"{_write_choice('document', 'Document', 'every document', documents)}"
        f'{fresh}<output aria-live="polite"></output></form>'
    )


def write_card(exhibit: Exhibit, *, first: bool) -> str:
    """Return an exhibit as an article; `first` of its case carries the case's anchor."""
    anchor = f' id="{name_anchor(exhibit.case)}"' if first else ""
    findings = json.dumps(list(dict.fromkeys(each.metric for each in exhibit.faults)))
    documents = json.dumps(list(exhibit.documents), ensure_ascii=False)
    return (
        f'<article{anchor} class="{"new" if exhibit.is_new else "known"}" '
        f'data-findings="{escape(findings)}" data-documents="{escape(documents)}">'
        f"{_write_head(exhibit)}{_write_sides(exhibit)}{_write_findings(exhibit.faults)}</article>"
    )


def _write_head(exhibit: Exhibit) -> str:
    tags = '<span class="tag new">new</span>' if exhibit.is_new else ""
    if exhibit.breaks:
        tags += '<span class="tag breaks">breaks a rule</span>'
    kind = "proposed statement" if exhibit.proposed else "statement"
    where = "" if exhibit.place is None else f" · {kind} {exhibit.place + 1}"
    return (
        f"<header><h3>{_text(exhibit.case)}{where}</h3>{tags}"
        f'<span class="soft" dir="auto">{_text(exhibit.question)}</span></header>'
    )


def _write_sides(exhibit: Exhibit) -> str:
    if exhibit.statement:
        head = "What the model proposed" if exhibit.proposed else "The statement"
        left = f'<h4>{head}</h4><p class="said" dir="auto">{_mark(exhibit.statement)}</p>'
        if exhibit.proposed:
            left += "<h4>What is shown</h4>" + (_list_said(exhibit) or _NOTHING_SHOWN)
        right = "<h4>The passage it cites</h4>"
        nothing = '<p class="soft">It cites nothing.</p>'
    else:
        left = f'<h4>How it ended</h4><p class="said">{_text(exhibit.ended)}</p>'
        left += _list_said(exhibit)
        right = "<h4>What the suite lists</h4>"
        nothing = '<p class="soft">No passage is listed.</p>'
    right += "".join(map(_write_passage, exhibit.passages)) or nothing
    return f'<div class="sides"><div>{left}</div><div>{right}</div></div>'


def _list_said(exhibit: Exhibit) -> str:
    return "".join(f'<p class="soft" dir="auto">{_text(each)}</p>' for each in exhibit.said)


def _write_passage(passage: Passage) -> str:
    before = f'<span class="around">{escape(passage.before)}</span>' if passage.before else ""
    after = f'<span class="around">{escape(passage.after)}</span>' if passage.after else ""
    return (
        f'<blockquote dir="auto">{before}<span class="cited">{_mark(passage.quote)}</span>{after}'
        f"<cite>{_text(passage.document)}, {_text(passage.where)}</cite></blockquote>"
    )


def _write_findings(faults: Iterable[Fault]) -> str:
    items = "".join(
        f"<li><code>{_text(metrics)}</code>{_text(why)}</li>"
        for metrics, why in group_faults(faults)
    )
    return f'<ul class="findings">{items}</ul>'


def _write_choice(name: str, title: str, every: str, values: Sequence[str]) -> str:
    options = "".join(f'<option value="{_text(each)}">{_text(each)}</option>' for each in values)
    return (
        f'<label>{title}<select name="{name}"><option value="">{every}</option>{options}</select>'
        "</label>"
    )


def _mark(pieces: Iterable[Piece]) -> str:
    return "".join(
        f"<mark>{escape(each.text)}</mark>" if each.marked else escape(each.text) for each in pieces
    )


def _text(text: str) -> str:
    return escape(visible(text))
