"""Turns of phrase that a draft uses, in the words that instruments use for the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_YET: Final = re.compile(r"\b(have|has|had) yet to ([a-z]+)\b")
_TURNS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        (r"\bno later than (?=(?:\d+|[a-z]+) \w+ before\b)", "at least "),
        (
            r"\b(?:cannot|can not|may not|must not) be (?:longer|more|higher|greater) than\b",
            "must not exceed",
        ),
        (r"\bno (?:fewer|less) than\b", "at least"),
        (r"\bno more than\b", "not more than"),
        (
            r"\b(?:has|have) given (?:its|their|his|her) written (?:agreement|consent)\b",
            "has agreed in writing",
        ),
        (r"\b(?:has|have) given (?:its|their|his|her) (?:agreement|consent)\b", "has agreed"),
        (
            (
                r"\b(?:puts?|sets?) (\S+(?: \S+){0,3}?) in (?:the )?place of "
                r"([\w.,]*\w(?: (?:days|weeks|months|years|per cent))?)"
            ),
            r"replaces \2 by \1",
        ),
        (
            (
                r"\b(?:both|the two|all three|the three) (?:groups|sides|bodies|countries|parties|"
                r"places|institutions|kinds|types|areas|fields|sectors|cities|documents|texts)"
                r"(?:,|:| -) (?=[^,.;]+ and )"
            ),
            "",
        ),
        (r"\btook no decision\b", "did not take a decision"),
        (
            r"\b(has|have|had) (been )?(\w+(?:ed|en)|left|paid|made|told|sent|lent) no (?=\w)",
            r"\1 not \2\3 any ",
        ),
        (r"\bmade no (decision|statement|proposal)\b", r"did not make a \1"),
    )
)
"""Turns of phrase, each with words that bind to exactly the same."""
_IRREGULAR: Final = {
    "be": "been", "begin": "begun", "bring": "brought", "choose": "chosen", "come": "come",
    "do": "done", "find": "found", "get": "got", "give": "given", "go": "gone", "have": "had",
    "hold": "held", "make": "made", "meet": "met", "pay": "paid", "reach": "reached",
    "run": "run", "see": "seen", "send": "sent", "set": "set", "show": "shown", "submit":
    "submitted", "take": "taken", "write": "written",
}  # fmt: skip


def say_plainly(text: str, nearby: Sequence[str]) -> str:
    """Put a turn of phrase in the words that instruments use for it."""
    del nearby
    for pattern, instead in _TURNS:
        text = pattern.sub(instead, text)
    return _YET.sub(lambda found: f"{found[1]} not yet {participle(found[2])}", text)


def participle(verb: str) -> str:
    """Return the past participle of a verb: "agreed", "taken"."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb}ed"
