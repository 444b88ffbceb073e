"""Check names: each person, body, place, title and address must be in the evidence or its card."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from agent.checks.moments import MONTHS, blank, find_moments
from agent.checks.places import OTHER_NAMES
from agent.checks.proper import (
    DAYS,
    GENERIC_HEADS,
    LINKS,
    PLACE_WORDS,
    TITLES,
    Name,
    Token,
    find_names,
    folded,
    tokens_of,
)
from agent.checks.words import is_quotation, listed, plain, reach, stem
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "names"
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]+|[\w.+-]+@[\w-]+\.[\w.-]+", re.IGNORECASE)
# Abbreviations of common words, which a document writes out in small letters.
WRITTEN_SMALL = listed("AI ML IT ICT R&D SME NGO API LLM GDP MOU")
SMALL_WORDS = listed("of and the for on in to a an & with")
# Titles of instruments are copied, not upgraded: each line from weak to strong.
INSTRUMENTS = (
    (
        "statement",
        "declaration",
        "memorandum",
        "accord",
        "deal",
        "agreement",
        "pact",
        "contract",
        "convention",
        "treaty",
    ),
    (
        "guidance",
        "guideline",
        "recommendation",
        "principle",
        "code of practice",
        "standard",
        "rule",
        "regulation",
        "directive",
        "order",
        "law",
        "statute",
        "legislation",
        "act",
    ),
    ("proposal", "draft", "bill", "law", "statute", "act"),
)
LAWS = frozenset({"law", "statute", "legislation", "act", "regulation", "directive"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The tokens of each text that the evidence offers."""

    texts: tuple[tuple[Token, ...], ...]
    stems: frozenset[str]
    plain: str

    def has(self, keys: Sequence[str]) -> bool:
        """Say whether the keys stand in one text, in order and side by side."""
        return any(_stands_in(keys, text) for text in self.texts)


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each name that neither the evidence nor its source card has."""
    del kind
    if is_quotation(text, evidence):
        return []
    source = reach(evidence)
    offered = (*source.quotes, *source.labels)
    known = Known(
        texts=tuple(tuple(tokens_of(part)) for part in offered),
        stems=frozenset(stem(t.word) for part in offered for t in tokens_of(part)),
        plain="\n".join(offered),
    )
    stated = plain(text)
    origins = "\n".join(item.document.origin for item in evidence)
    findings = _addresses(stated, known.plain + "\n" + origins)
    bare = ADDRESS.sub(lambda m: " " * len(m.group()), stated)
    bare = blank(bare, find_moments(bare))
    findings += _alphabets(bare, known.plain)
    for name in find_names(bare):
        if not _is_known(name.tokens, known, opening=name.opening):
            findings.append(_unknown(name, known))
    return findings + _instruments(stated, known)


def _is_known(tokens: tuple[Token, ...], known: Known, *, opening: bool) -> bool:
    """Say whether a run of name words is in the evidence, whole or in parts that may be parted."""
    if not tokens:
        return True
    if all(_is_free(token) for token in tokens) or _stands(tokens, known):
        return True
    if opening and len(tokens) == 1 and not tokens[0].abbreviation:
        return stem(tokens[0].word) in known.stems
    return any(
        _is_known(_trim(tokens[:cut]), known, opening=opening)
        and _is_known(_trim(tokens[cut:]), known, opening=False)
        for cut in range(1, len(tokens))
        if _may_part(tokens, cut)
    )


def _stands(tokens: tuple[Token, ...], known: Known) -> bool:
    """Say whether a whole name is there: as written, turned round, renamed or shortened."""
    keys = [token.key for token in tokens]
    if known.has(keys):
        return True
    for turned in _turned(tokens):
        if known.has(turned):
            return True
    words = tuple(token.word.replace(".", "").removesuffix("'s") for token in tokens)
    others = OTHER_NAMES.get(words, OTHER_NAMES.get(words[1:] if words[0] == "the" else (), ()))
    if any(known.has([t.key for t in tokens_of(" ".join(other))]) for other in others):
        return True
    return (
        len(tokens) == 1
        and tokens[0].abbreviation
        and not others
        and any(_abbreviates(tokens[0].key, text) for text in known.texts)
    )


def _turned(tokens: tuple[Token, ...]) -> list[list[str]]:
    """Return "Commerce Department" for "Department of Commerce", and the other way round."""
    keys = [token.key for token in tokens]
    if "of" in keys:
        at = keys.index("of")
        tail = [key for key in keys[at + 1 :] if key != "the"]
        return [[*tail, *keys[:at]]]
    if len(keys) >= 2:
        return [[keys[-1], "of", *keys[:-1]], [keys[-1], "of", "the", *keys[:-1]]]
    return []


def _abbreviates(key: str, text: tuple[Token, ...]) -> bool:
    """Say whether capitals are the initials of words that stand side by side in a text."""
    letters = key.replace("&", "").replace("-", "").casefold()
    small = key.upper() in WRITTEN_SMALL
    for start in range(len(text)):
        spelled, position = "", start
        while position < len(text) and len(spelled) < len(letters):
            for part in text[position].word.split("-"):
                if part.casefold() not in SMALL_WORDS and (small or part[:1].isupper()):
                    spelled += part[0].casefold()
                elif part.casefold() not in SMALL_WORDS:
                    spelled += "?"
            position += 1
        if spelled == letters and text[start].word.casefold() not in SMALL_WORDS:
            return True
    return False


def _may_part(tokens: tuple[Token, ...], cut: int) -> bool:
    """Say whether a run may be cut here: never inside a person's or a body's own name."""
    left, right = tokens[cut - 1], tokens[cut]
    if right.word in {"and", "&"} or left.word in {"and", "&"}:
        return True
    if right.word in LINKS or left.word in LINKS:
        head = _trim(tokens[:cut])
        return bool(head) and (
            head[-1].key in GENERIC_HEADS | TITLES | PLACE_WORDS
            or _is_place(head)
            or head[-1].abbreviation
        )
    if left.key in TITLES | PLACE_WORDS | GENERIC_HEADS or right.key in TITLES:
        return True
    return left.abbreviation or _is_place(tokens[:cut]) or _is_place(tokens[cut - 1 : cut])


def _is_place(tokens: tuple[Token, ...]) -> bool:
    return tuple(token.word.replace(".", "").removesuffix("'s") for token in tokens) in OTHER_NAMES


def _trim(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    while tokens and tokens[0].word in LINKS:
        tokens = tokens[1:]
    while tokens and tokens[-1].word in LINKS:
        tokens = tokens[:-1]
    return tokens


def _is_free(token: Token) -> bool:
    """Say whether other checks answer for this word: months, days, place labels, links, figures."""
    small = token.word.casefold()
    roman = re.fullmatch(r"[IVXLC]+", token.word) is not None
    return small in MONTHS or small in DAYS or small in PLACE_WORDS or token.word in LINKS or roman


def _stands_in(keys: Sequence[str], text: tuple[Token, ...]) -> bool:
    return any(
        _meets(keys[0], text[start]) and _follows(keys, text, start) for start in range(len(text))
    )


def _follows(keys: Sequence[str], text: tuple[Token, ...], start: int) -> bool:
    position = start
    for number, key in enumerate(keys):
        # A middle initial or an article may stand between: "John A. Smith" for "John Smith".
        while number and position < len(text) and _may_skip(text[position], key):
            position += 1
        if position >= len(text) or not _meets(key, text[position]):
            return False
        position += 1
    return True


def _may_skip(token: Token, key: str) -> bool:
    return token.key != key and (len(token.word) == 1 or token.word == "the")


def _meets(key: str, token: Token) -> bool:
    """Compare a key with a word; short capitals meet only capitals, lest "US" meet "us"."""
    if token.key == key:
        return True
    if not key.isupper():
        return token.folded == key
    return len(key) > 4 and token.folded == folded(key)


def _unknown(name: Name, known: Known) -> Finding:
    keys = {t.key for t in name.tokens if t.word not in LINKS and t.key not in TITLES}
    other = next(
        (
            rival.words
            for part in known.plain.split("\n")
            for rival in find_names(part)
            if keys & {t.key for t in rival.tokens} and len(rival.tokens) > 1
        ),
        None,
    )
    if other is not None and len(name.tokens) > 1:
        return _finding(Judgement.CONTRADICTED, name.words, f"the source says {other!r}")
    return _finding(
        Judgement.UNSUPPORTED, name.words, "neither the cited sentences nor their source names it"
    )


def _addresses(stated: str, offered: str) -> list[Finding]:
    return [
        _finding(Judgement.UNSUPPORTED, match.group(), "this address is not in the cited sentences")
        for match in ADDRESS.finditer(stated)
        if match.group().rstrip(".,;:)") not in offered
    ]


def _alphabets(stated: str, offered: str) -> list[Finding]:
    """Find words in letters of another alphabet than Latin that the evidence does not have."""
    return [
        _finding(
            Judgement.UNSUPPORTED, word, "letters of another alphabet, not in the cited sentences"
        )
        for word in dict.fromkeys(re.findall(r"\w+", stated))
        if any(c.isalpha() and not _latin(c) for c in word) and word not in offered
    ]


def _latin(character: str) -> bool:
    return unicodedata.name(character, "").startswith(("LATIN", "FEMININE", "MASCULINE"))


def _instruments(stated: str, known: Known) -> list[Finding]:
    """Find an instrument that the statement calls by a stronger word than its source does."""
    small, offered = f" {stated.casefold()} ", f" {known.plain.casefold()} "
    findings = []
    for ladder in INSTRUMENTS:
        theirs = [word for word in ladder if _mentions(offered, word)]
        for word in ladder:
            if not _names_instrument(small, word) or word in theirs or not theirs:
                continue
            if word in LAWS and LAWS & set(theirs):
                continue
            if ladder.index(word) > max(ladder.index(other) for other in theirs):
                findings.append(
                    _finding(Judgement.OVERSTATED, word, f"the source calls it a {theirs[-1]}")
                )
    return findings


def _mentions(text: str, word: str) -> bool:
    return re.search(rf"\b{word}s?\b", text) is not None


def _names_instrument(text: str, word: str) -> bool:
    """Say whether the word stands as a noun for an instrument: behind an article or the like."""
    return (
        re.search(
            rf"\b(?:the|this|that|an?|its|their|under|by|new|formal|binding) "
            rf"(?:[\w-]+ ){{0,2}}{word}s?\b",
            text,
        )
        is not None
    )


def _finding(judgement: Judgement, words: str, why: str) -> Finding:
    return Finding(check=NAME, judgement=judgement, message=f"{words!r}: {why}", words=words)
