"""The names of texts before their quotations: only where another text has spoken last."""

from __future__ import annotations

from dataclasses import replace

from agent.briefing.computed import cards
from agent.briefing.types import Block, Paragraph, Remark, Section


def name_once(section: Section) -> Section:
    """Return the section without the names of texts that a reader has just been given.

    A name stands again once another text has been quoted: then "the Participants" are others.
    Each section is read for itself, and names whom it quotes.
    """
    speaking: str | None = None
    kept: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Paragraph) and block.statement.evidence:
            document = block.statement.evidence[0].document
            names, known = block.label == cards.title(document), speaking == document.version
            kept.append(replace(block, label="") if names and known else block)
            speaking = document.version if names or known else None
        else:
            kept.append(block)
            speaking = speaking if isinstance(block, Remark) else None
    return replace(section, blocks=tuple(kept))
