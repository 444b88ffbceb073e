"""A review for the terminal: the count first, then each sentence that asks for a change."""

from __future__ import annotations

from agent.referee.types import FAULTS, Review, Ruled
from agent.referee.words import CAUTION, TITLES, cite_place, describe, headline, locate, tally
from agent.render import cite
from agent.render.layout import Style, wrap
from agent.render.safe import visible

WIDTH = 88


def render(review: Review, *, width: int = WIDTH, colour: bool = False, whole: bool = False) -> str:
    """Return a review as text; it ends with a line end.

    Args:
        review: as the referee returned it.
        width: columns to stay within.
        colour: set rulings off with ANSI.
        whole: show the sentences that are supported, or not checked, as well.
    """
    style = Style(colour=colour)
    blocks = [[style.strong(headline(review)), *wrap(tally(review) + ".", width)]]
    blocks += [
        _write(each, width, style) for each in review.ruled if whole or each.ruling in FAULTS
    ]
    blocks += [wrap(f"Note: {visible(notice)}", width) for notice in review.notices]
    blocks.append([style.faint(line) for line in wrap(CAUTION, width)])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _write(ruled: Ruled, width: int, style: Style) -> list[str]:
    title = TITLES[ruled.ruling]
    lines = [f"{style.strong(title)}  {style.faint(locate(ruled.claim))}"]
    lines += wrap(visible(ruled.claim.text), width, first="  ")
    for why in describe(ruled):
        lines += wrap(why, width, first="  - ", rest="    ")
    if ruled.remark:
        lines += wrap(ruled.remark, width, first="  - ", rest="    ")
    for group in cite.group_by_document(ruled.evidence):
        words = " … ".join(visible(item.quote) for item in group)
        lines += wrap(f"“{words}”", width, first="  > ", rest="    ")
        lines += [style.faint(line) for line in wrap(cite_place(group), width, first="    ")]
    if ruled.safe:
        lines += wrap(f"safe: {visible(ruled.safe)}", width, first="  = ", rest="    ")
    return lines
