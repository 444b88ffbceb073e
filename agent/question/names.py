"""Names, quoted phrases and figures in a question, and the phrases that name a document."""

from __future__ import annotations

import re
from typing import Final

from agent.question.types import Name, Reference
from agent.question.words import STOP_WORDS, find_terms, fold_word, word_set

INSTRUMENTS: Final = word_set(
    """
    act accord agreement amendment bill charter code communique convention declaration decree
    determination directive law memoranda memorandum mou order ordinance pact proclamation
    protocol regulation resolution rule statute treaty deal
    """
)
PRESS: Final = word_set("article story piece news blog post column editorial op-ed coverage")
RELEASES: Final = word_set(
    """
    announcement briefing call factsheet interview letter message readout release remarks speech
    sheet statement transcript
    """
)
GUIDANCE: Final = word_set(
    """
    checklist crosswalk faqs framework glossary guidance guide guidelines handbook manual plan
    playbook policy principles roadmap standard strategy template
    """
)
GENERAL: Final = word_set(
    """
    document file memo page paper publication report source text webpage website
    """
)
HEADS: Final = INSTRUMENTS | PRESS | RELEASES | GUIDANCE | GENERAL
_PLURAL_HEADS: Final = frozenset(f"{head}s" for head in HEADS if not head.endswith("s"))
_VERBS_TOO: Final = word_set(
    """
    act call code deal document file guide law news order piece plan post release report rule sheet
    source state text
    """
)
"""Nouns that are verbs as often: they name a document only right after "the" or as a title."""

_QUOTED: Final = re.compile(
    r"[\"“”«»„]([^\"“”«»„]{2,120})[\"“”«»„]|(?<!\w)['‘]([^'’]{3,120})['’](?!\w)"
)
_BREAKS: Final = STOP_WORDS | word_set(
    """
    say says said give gives carry carries list lists name names provide provides
    """
)
_TOKEN: Final = re.compile(r"\"[^\"]*\"|“[^”]*”|[\w&.’'/-]*\w", re.UNICODE)
_DETERMINERS: Final = word_set("the this that these those its their our both a an")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_LONGEST_PHRASE: Final = 9
_AFTER: Final = re.compile(
    r"\s+((?:\((?:EU|EC|EEC)\) ?)?(?:No\.? ?)?\d[\d-]*(?:/\w+)*)\b|"
    r"\s+(?:of|on|by|from|about|for|between|with|dated)\s+((?:the\s+)?(?:[A-Z0-9][\w&.’'-]*"
    r"(?:\s+(?:of|and|the|for|on|in)(?=\s+[A-Z]))?\s*)+)"
)
_CAPITALISED: Final = r"(?:(?:[A-Z]\.){2,}(?:-[A-Z][\w.]*)*|[A-Z][\w&.]*\w(?:-[A-Z0-9]\w*)*)"
_RUN: Final = re.compile(
    rf"(?<!\w){_CAPITALISED}"
    rf"(?:\s+(?:(?:(?<![A-Z]\s)(?:of|and|for|the|on)\s+)+(?={_CAPITALISED}))?(?:{_CAPITALISED}|\d[\d-]*\w*))*"
)
_ONE_BODY: Final = re.compile(r"\b(?:for|of) .* and ")
_FIGURE: Final = re.compile(r"(?<![\w.-])(?:\d[\d,.]*\d|\d+)(?![\w-])")
_WITH_ACRONYM: Final = re.compile(r"((?:[\w-]+\s+){0,6}[\w-]+)\s*\(([A-Z][A-Z&-]{1,9})\)")
_ABOUT: Final = frozenset({"about", "on", "regarding", "concerning"})
_COMPOUNDS: Final = frozenset({"press", "news", "fact", "action", "data", "policy", "trade"})
_INDEFINITE: Final = frozenset({"a", "an"})
_OPENERS: Final = word_set(
    """
    according did do does for has have how in is may on the under was were what when where which
    who whom whose why will would can could should must are by to at from list name if whether
    please tell give show and or but has had shall might
    summarise summarize describe explain outline introduce compare contrast discuss identify find
    quote cite check write draft enumerate sum
    """
)
_LOCATOR: Final = re.compile(
    r"\b(article|section|sec|§|paragraph|para|recital|clause|chapter|annex|appendix|part|title)\.?\s*"
    r"(\d+[\w.()-]*|[IVX]+\b|[A-Z]\b)",
    re.IGNORECASE,
)


def find_references(text: str) -> tuple[Reference, ...]:
    """Return the phrases that name a document, in order, the longest reading of each."""
    tokens = list(_TOKEN.finditer(text))
    found: list[Reference] = []
    start = 0
    for place, token in enumerate(tokens):
        word = _POSSESSIVE.sub("", token[0].lower())
        if place < start or not _is_head(tokens, place):
            continue
        first = _find_start(tokens, place, start)
        after = _AFTER.match(text, token.end())
        if first is None and token[0][:1].isupper() and after is not None and after[1]:
            first = place  # "Directive 2002/58/EC"
        if first is None:
            continue
        stretch = text[tokens[first].start() : token.end()] + (after[0] if after else "")
        inside = text[tokens[first].start() : token.start()]
        if found and first and tokens[first - 1][0].lower() in _ABOUT:
            continue  # "What does the release say about the declaration?" asks of the release.
        more = (after[1] or after[2]) if after else ""
        found.append(_refer(stretch.strip(), word, inside, more))
        start = place + 1
    return tuple(found)


def find_locators(text: str) -> tuple[str, ...]:
    """Return printed numbers that the question names, "article 5(1)", lower case."""
    return tuple(
        f"{kind.lower()} {number.lower().rstrip('.')}" for kind, number in _LOCATOR.findall(text)
    )


def find_names(text: str) -> tuple[Name, ...]:
    """Return the names, acronyms, quoted phrases and figures, each once, in order."""
    names: dict[tuple[str, ...], Name] = {}
    taken: list[tuple[int, int]] = []
    for found in _WITH_ACRONYM.finditer(text):
        name, span = _pair(found)
        if name is not None:
            names[name.stems] = name
            taken.append(span)
    for found in _QUOTED.finditer(text):
        _add(names, taken, found.start(), found[1] or found[2])
    for found in _RUN.finditer(text):
        surface, shift = _without_opener(found[0], first=not text[: found.start()].strip(" \"“'"))
        for part in _split_pair(surface):
            _add(names, taken, found.start() + shift + surface.index(part), part)
    for found in _FIGURE.finditer(text):
        _add(names, taken, found.start(), found[0])
    return tuple(names.values())


def _is_head(tokens: list[re.Match[str]], place: int) -> bool:
    word = _POSSESSIVE.sub("", tokens[place][0])
    lower = word.lower()
    if lower not in HEADS and lower not in _PLURAL_HEADS:
        return False
    following = tokens[place + 1][0] if place + 1 < len(tokens) else ""
    if lower in {"article", "articles", "rule", "code"} and following[:1].isdigit():
        return False
    if following.lower() in HEADS:
        return False  # "the Technology Deal memorandum" is a memorandum.
    before = tokens[place - 1][0].lower() if place else ""
    return lower not in _VERBS_TOO or word[:1].isupper() or before in _DETERMINERS | _COMPOUNDS


def _find_start(tokens: list[re.Match[str]], place: int, floor: int) -> int | None:
    """Return the index of the token that the phrase begins with, or None if it is no name."""
    first = place
    while first > floor and place - first < _LONGEST_PHRASE:
        before = tokens[first - 1][0].lower()
        if before in _DETERMINERS:
            return None if before in _INDEFINITE else first - 1
        if before in _BREAKS and not _joins(tokens, first - 1):
            break
        first -= 1
    words = [token[0] for token in tokens[first:place]]
    if any(word[:1].isupper() and word.lower() not in _OPENERS for word in words):
        return first
    return None


def _joins(tokens: list[re.Match[str]], place: int) -> bool:
    """Say whether a small word stands inside a proper name: "Exchange of Information Agreement"."""
    if place == 0 or tokens[place][0] not in {"of", "for", "and", "on"}:
        return False
    before, after = tokens[place - 1][0], tokens[place + 1][0]
    return before[:1].isupper() and before.lower() not in _OPENERS and after[:1].isupper()


def _refer(phrase: str, head: str, inside: str, after: str) -> Reference:
    quoted = tuple((found[1] or found[2]).strip() for found in _QUOTED.finditer(inside))
    bare = _QUOTED.sub(" ", inside)
    singular = head[:-1] if head in _PLURAL_HEADS else head
    return Reference(
        phrase=phrase,
        head=singular,
        modifiers=tuple(dict.fromkeys([*find_terms(bare), *find_terms(after)])),
        quoted=quoted,
        proper=any(word[:1].isupper() for word in bare.split()[1:]),
        plural=head in _PLURAL_HEADS,
    )


def _pair(found: re.Match[str]) -> tuple[Name | None, tuple[int, int]]:
    """Read "freedom of information (FOIA)" as one name in two forms.

    The words in front are taken back to the one that begins like the acronym.
    """
    words = found[1].split()
    letters = [letter.lower() for letter in found[2] if letter.isalpha()]
    content = [word for word in words if word.lower() not in STOP_WORDS]
    for size in range(min(len(content), len(letters) + 1), 0, -1):
        if content[-size][0].lower() == letters[0]:
            first = words.index(content[-size])
            surface = " ".join(words[first:])
            stems = tuple(find_terms(surface))
            start = found.start() + found[0].index(words[first])
            name = Name(
                surface=f"{surface} ({found[2]})", stems=stems, also=(fold_word(found[2].lower()),)
            )
            return (name if stems else None), (start, found.end())
    return None, (0, 0)


def _add(
    names: dict[tuple[str, ...], Name], taken: list[tuple[int, int]], start: int, surface: str
) -> None:
    end = start + len(surface)
    if any(start < stop and begin < end for begin, stop in taken):
        return
    stems = tuple(find_terms(surface))
    if stems and stems not in names:
        names[stems] = Name(surface=surface, stems=stems)
    taken.append((start, end))


def _split_pair(surface: str) -> list[str]:
    """Part "President A and Minister B", but not "Department for Business and Trade"."""
    return [surface] if _ONE_BODY.search(surface) else surface.split(" and ")


def _without_opener(surface: str, *, first: bool) -> tuple[str, int]:
    """Drop a capital that only opens the sentence: "Which UK ministers" names "UK"."""
    rest = surface
    if first and rest.split(" ", 1)[0].lower() in _OPENERS | STOP_WORDS:
        rest = rest.partition(" ")[2]
    while rest and rest.split(" ", 1)[0] in STOP_WORDS:
        rest = rest.partition(" ")[2]
    return rest, len(surface) - len(rest)
