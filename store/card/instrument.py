"""What kind of text a document is, by its title, its opening lines, or words of enactment."""

from __future__ import annotations

import re

from store.card.source import Source, in_opening
from store.types import Region, Span, Stated

EXECUTIVE_ORDER = "executive order"
BETWEEN_PARTIES = frozenset({"memorandum of understanding", "agreement", "amendment", "deal"})
"""Issued by those who sign."""

_KINDS: tuple[tuple[str, str], ...] = (
    ("fact sheet", r"fact sheet|factsheet"),
    ("readout", r"readout of|readout:"),
    ("transcript", r"press (?:briefing|call|gaggle|conference)|background press call|transcript"),
    ("remarks", r"remarks (?:by|as|of|from)|’s remarks|speech (?:by|of)|keynote"),
    (
        "joint statement",
        r"joint (?:leaders?[’']?s? )?statement|leaders?[’']?(?:s|-level)? statement",
    ),
    (
        "statement",
        (
            r"^(?:press )?statement (?:by|from|on|of)|statement by|presidential message"
            r"|^(?:company|corporate|media|official|public) statement\b"
        ),
    ),
    ("proclamation", r"proclamation"),
    (EXECUTIVE_ORDER, r"^executive order|executive order (?:\d+|on|of)\b"),
    ("memorandum of understanding", r"memorandum of (?:understanding|cooperation)|\bMOU\b between"),
    ("declaration", r"^(?:the )?(?:[\w-]+ )?declaration\b"),
    ("presidential determination", r"presidential determination"),
    (
        "memorandum",
        r"^(?:a )?memorandum (?:on|to|for)|^(?:national security )?memorandum|policy memo",
    ),
    ("message", r"^a? ?message to"),
    ("notice", r"^notice (?:on|of|to)"),
    ("agreement", r"^(?:[\w-]+ )?agreement (?:between|on|for|among)|framework agreement"),
    ("deal", r"\b(?:technology|economic) prosperity deal$|^general terms for"),
    ("directive", r"^directive (?:\(|\d|on)|directive \d{4}/\d+"),
    ("regulation", r"^(?:commission |council )?(?:delegated |implementing )?regulation (?:\(|no)"),
    ("bill", r"^(?:senate|house|assembly) bill|\bS\.?B\.? ?\d+\b|^bill c-\d+"),
    ("act", r"\bact\b(?: \d{4}| of \d{4})?$|public law|^an act\b"),
    ("minutes", r"^minutes of|\bminutes\b.* meeting"),
    ("letter", r"^letter (?:to|from)"),
    ("terms of reference", r"terms of reference"),
    ("written answers", r"written answers?|written questions?"),
    ("glossary", r"glossary|terms and definitions"),
    ("crosswalk", r"crosswalk"),
    ("template", r"\btemplate\b"),
    ("newsletter", r"newsletter"),
    ("frequently asked questions", r"frequently asked questions|\bFAQs?\b"),
    ("press release", r"press release|news release|media release"),
    ("white paper", r"white ?paper"),
    ("action plan", r"action plan|implementation plan"),
    ("strategy", r"\bstrategy\b"),
    ("roadmap", r"roadmap"),
    ("playbook", r"playbook"),
    ("guidance", r"\bguidance\b|\bguidelines?\b|\bguide\b|\bguidebook\b|best practices"),
    ("standard", r"\bISO(?:/IEC)? \d+|special publication \d|\bstandard$"),
    ("report", r"\breport\b"),
    ("policy", r"(?:acceptable use|privacy|security|use) policy|policy$"),
    ("contract", r"\bcontract\b|statement of work|terms and conditions"),
)
"""From the most telling to the least; the first that fits decides."""

_AMENDMENT = re.compile(r"^(?:first |second |third )?amendment (?:to|no|\d)", re.IGNORECASE)
_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)

_ENACTMENTS = (
    (EXECUTIVE_ORDER, re.compile(r"it is hereby ordered|I hereby order")),
    ("proclamation", re.compile(r"do hereby proclaim|NOW, THEREFORE, I,")),
    ("memorandum", re.compile(r"^(?:MEMORANDUM FOR|SUBJECT:)")),
    ("press release", re.compile(r"(?i:for immediate release)")),
    ("act", re.compile(r"Be it enacted by|The people of the State of \w+ do enact")),
    ("regulation", re.compile(r"HA(?:S|VE) ADOPTED THIS REGULATION")),
    ("directive", re.compile(r"HA(?:S|VE) ADOPTED THIS DIRECTIVE")),
    (
        "memorandum of understanding",
        re.compile(
            r"[Hh]ave reached the following understandings?"
            r"|This (?:MOU|Memorandum of Understanding)\b"
            r"|purpose of this Memorandum of (?:Understanding|Cooperation)\b"
        ),
    ),
)
_ENACTED = frozenset({EXECUTIVE_ORDER, "proclamation"})
"""Known by their words of enactment alone: many pages bear such a title and only report it."""

_AUTHORITY = re.compile(r"By the authority vested in me as President")
_ORDERS = re.compile(r"\bthis (?P<kind>order|memorandum|proclamation)\b")

LINE = 160
"""A line of the opening this long or shorter may name the kind of text; a longer one is prose."""


def read_instrument(source: Source, title: Stated | None) -> Stated | None:
    """Return the kind of text in plain words; the span shows the words that told it."""
    if title is not None:
        found = _AMENDMENT.search(title.value)
        if found:
            return _from_title("amendment", title, found)
    enacted = _read_enactment(source)
    if enacted is not None:
        return enacted
    if title is not None:
        for kind, pattern in _PATTERNS:
            found = pattern.search(title.value)
            if found and kind not in _ENACTED:
                return _from_title(kind, title, found)
    return _read_lines(source)


def _from_title(kind: str, title: Stated, found: re.Match[str]) -> Stated:
    if title.span is None:
        return Stated(value=kind, origin="title")
    start = title.span.start
    return Stated(value=kind, span=Span(start=start + found.start(), end=start + found.end()))


def _read_enactment(source: Source) -> Stated | None:
    """Words that make law are surer than a title, which may only speak of another's."""
    for sentence in in_opening(source):
        for kind, pattern in _ENACTMENTS:
            found = pattern.search(sentence.text)
            if found and not _quoted(sentence.text, found.start()):
                start = sentence.start
                span = Span(start=start + found.start(), end=start + found.end())
                return Stated(value=kind, span=span)
    return _read_authority(source)


def _read_authority(source: Source) -> Stated | None:
    """A presidential act that orders without the formula is what it calls itself."""
    if not any(_AUTHORITY.search(sentence.text) for sentence in in_opening(source)):
        return None
    for sentence in source.spoken:
        found = _ORDERS.search(sentence.text)
        if found:
            kind = found.group("kind")
            span = Span(start=sentence.start + found.start(), end=sentence.start + found.end())
            return Stated(value=EXECUTIVE_ORDER if kind == "order" else kind, span=span)
    return None


def _quoted(text: str, at: int) -> bool:
    return text.count("“", 0, at) > text.count("”", 0, at) or text.count('"', 0, at) % 2 == 1


def _read_lines(source: Source) -> Stated | None:
    """The first short lines: "OTHER RELEASE", "Fact sheet", "Frequently asked questions"."""
    for block in source.opening[:LINES]:
        line = source.text(block)
        if len(line) > LINE or block.region in {Region.LIST, Region.TABLE} or line.endswith("."):
            continue
        for kind, pattern in _PATTERNS:
            found = pattern.search(line)
            if found and (found.start() == 0 or len(line.split()) <= LABEL_WORDS):
                start = block.start
                span = Span(start=start + found.start(), end=start + found.end())
                return Stated(value=kind, span=span)
    return None


LABEL_WORDS = 5
"""In a line this short the kind may stand last ("DoD ESI White Paper")."""

LINES = 6
"""How many blocks from the top may carry such a line."""
