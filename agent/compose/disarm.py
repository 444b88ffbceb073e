"""Words of a model that were held back, made fit to be listed: nothing in them opens or renders."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import Final

from agent.checks.plain import ADDRESS, BLANKS, DOMAIN, PATH, UNSEEN
from agent.types import Finding, Statement, Verdict

LONGEST: Final = 600
"""Characters that are listed of a statement: as much as one may have."""

_LONGEST_MESSAGE: Final = 300
_LONGEST_WORDS: Final = 120
_REMOVED: Final = "(address removed)"
_ACTIVE: Final = str.maketrans(dict.fromkeys("<>[]{}`|\\*#~_&", " "))


def disarm(text: str, most: int = LONGEST) -> str:
    """Return the text on one line without addresses, markup and unseen characters, cut to length.

    What was only disguised as a letter is first turned into it: a full-width dot is a dot.
    """
    folded = unicodedata.normalize("NFKC", text[: 2 * most])
    seen = "".join(
        " " if each in BLANKS or unicodedata.category(each) in UNSEEN else each for each in folded
    )
    # Twice: brackets may part an address, and what is left of one may be another.
    shown = " ".join(_remove(_remove(seen).translate(_ACTIVE)).replace("://", " ").split())
    return shown if len(shown) <= most else shown[: most - 1].rstrip() + "…"


def _remove(text: str) -> str:
    for form in (ADDRESS, PATH, DOMAIN):
        text = form.sub(_cover, text)
    return text


def _cover(found: re.Match[str]) -> str:
    """Return what stands for an address; a quotation mark or a full stop behind it stays."""
    address = found.group()
    return _REMOVED + address[len(address.rstrip("'\":,.;)")) :]


def hold_back(statement: Statement) -> Statement:
    """Return a withheld statement with its words, and those of its findings, disarmed."""
    findings = tuple(
        Finding(
            check=each.check,
            judgement=each.judgement,
            message=disarm(each.message, _LONGEST_MESSAGE),
            words=disarm(each.words, _LONGEST_WORDS),
        )
        for each in statement.verdict.findings
    )
    verdict = Verdict(judgement=statement.verdict.judgement, findings=findings)
    return replace(statement, text=disarm(statement.text), verdict=verdict)
