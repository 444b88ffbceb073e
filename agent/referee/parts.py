"""One sentence -> the plain sentences that it joins, each to be proven by itself.

A draft tells in one sentence what a document says in several places. Read apart, each part keeps
its own subject, figures and force, so a passage that proves one cannot excuse the other. Only what
is joined side by side is parted ("and", "but", ", which"): "because" and "if" tie parts together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from agent.checks.clauses import Clause, Word, words_in
from agent.checks.finite import is_finite
from agent.checks.words import plain

MOST: Final = 4
"""Parts that one sentence is read in; longer lists are no joined sentences."""
FEWEST_WORDS: Final = 4
_LONGEST_SUBJECT: Final = 14
_VERB: Final = (
    r"(?:is|are|was|were|has|have|had|will|shall|may|must|might|can|cannot|could|should|would|does|"
    r"do|did)"
)
_AUXILIARY: Final = re.compile(rf"\b{_VERB}\b")
_JOINT: Final = re.compile(
    r";\s+(?:and |but |while |whereas )?|,\s+(?:while|whereas|and|but|though|although|yet)\s+|"
    rf"\s+(?:and|but)\s+(?=(?:(?:also|then|now|still|therefore|not) )?{_VERB}\b|it\b|they\b)|"
    r"\s+(?:and|but)\s+(?=(?:also |then )?(?:[a-z]{3,}ed |[a-z]{3,}s (?:the|an?|its|their|his|her|"
    r"all|that|no|any|each|every|it|them|both|(?-i:[A-Z])|\d)|(?:intends|plans|seeks|aims|wants|"
    r"needs) to ))"
)
_SPEAKS_OF: Final = re.compile(
    r"\b(?:speaks?|spoke|consists?|warns?|warned|talks?|tells?|told|makes?|made|takes?|took|gives?|"
    r"gave|puts?|lets?|sets?)(?= )"
)
"""Verbs that the general test takes for nouns, before "of" or in their base form."""
_WHICH: Final = re.compile(r", (?:which|who) (?P<said>[^,;]+?)(?:,|(?=\.?$))")
_NAME: Final = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir) (?:[\w'-]+ ){0,5}[\w'-]+|"
    r"[A-Z][\w.'-]*(?: (?:(?:of|on|for|and|the|between) ){0,2}(?:[A-Z][\w.'-]*|\d+))*)$"
)
_TIED: Final = re.compile(
    r"^(?:that|whether|if|unless|because|so|as|when|where|until|not|only|even|provided|after|before)\b"
)
_NO_VERB: Final = frozenset(
    {"its", "this", "his", "hers", "theirs", "thus", "always", "as", "us", "across", "towards"}
)


def split_parts(text: str) -> tuple[str, ...]:
    """Return the sentences that a sentence joins; itself alone where it joins none."""
    parts = _split(plain(text).rstrip(), MOST)
    return tuple(_close(part) for part in parts) if len(parts) > 1 else (text,)


def _split(text: str, most: int) -> list[str]:
    if most < 2 or '"' in text:
        return [text]
    pair = _part_relative(text) or _part_joint(text)
    if pair is None:
        return [text]
    first, second = pair
    ahead = _split(first, most - 1)
    return [*ahead, *_split(second, most - len(ahead))]


def _part_relative(text: str) -> tuple[str, str] | None:
    """Part "The X, which does A, does B" into what each verb tells of the X."""
    for match in _WHICH.finditer(text):
        named = _NAME.search(text[: match.start()])
        if named is None or len(match["said"].split()) < FEWEST_WORDS - 1:
            continue
        main = f"{text[: match.start()]} {text[match.end() :].lstrip(', ')}".strip()
        of = _tell_of(named[0], match["said"])
        if of is not None and _is_sentence(main):
            return main, of
    return None


def _tell_of(name: str, said: str) -> str | None:
    """Return what a relative clause says as a sentence: its name is the subject or the object."""
    verb = _find_verb(said)
    if verb is None:
        return None
    if verb[0] == 0:
        return f"{name} {said}"
    if not said[: verb[1]].endswith("ed"):
        # "Which the Office has opened": where its object belongs is not plain.
        return None
    return f"{said[: verb[1]]} {name}{said[verb[1] :]}"


_FORMS: Final = frozenset(_VERB.strip("(?:)").split("|"))


def _part_joint(text: str) -> tuple[str, str] | None:
    for match in _JOINT.finditer(text):
        first, second = text[: match.start()].rstrip(" ,"), text[match.end() :]
        if _TIED.match(second) or not _is_sentence(first):
            continue
        whole = _complete(first, second)
        if whole is not None and _is_sentence(whole):
            return first, whole
    return None


def _complete(first: str, second: str) -> str | None:
    """Return the second of two joined clauses with a subject, that of the first if it has none."""
    verb = _find_verb(second)
    if verb is None:
        return None
    bare = re.sub(r"^(?:also|then|now|still|therefore) ", "", second)
    if verb[0] > len(second) - len(bare):
        return second
    subject = find_subject(first, keep_auxiliary=bare.partition(" ")[0].endswith("ed"))
    return None if subject is None else f"{subject} {bare}"


def find_subject(clause: str, *, keep_auxiliary: bool = False) -> str | None:
    """Return what stands before the verb; "was" too where only a participle follows the "and"."""
    verb = _find_verb(clause)
    if verb is None or verb[0] == 0:
        return None
    both = keep_auxiliary and clause[slice(*verb)] in _FORMS
    subject = clause[: verb[both]].strip()
    return subject if len(subject.split()) <= _LONGEST_SUBJECT else None


def has_verb(text: str) -> bool:
    """Say whether a text tells of an act or a state: "News release, 3 May 2024" does not."""
    return _find_verb(plain(text)) is not None


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= FEWEST_WORDS and _find_verb(text) is not None


def _find_verb(text: str) -> tuple[int, int] | None:
    """Return where the first verb stands that tells something."""
    words = words_in(text)
    clause = Clause(start=0, end=len(text), text=text, words=words)
    found = (_AUXILIARY.search(text), _SPEAKS_OF.search(text))
    plainly = min((each.span() for each in found if each), default=None)
    for word in words:
        if plainly is not None and word.start >= plainly[0]:
            break
        if text[word.start - 1 : word.start] == " " and is_finite(clause, word):
            return word.start, word.end
        if word.start == 0 and _opens_with_verb(words, plainly):
            return word.start, word.end
    return plainly


def _opens_with_verb(words: Sequence[Word], plainly: tuple[int, int] | None) -> bool:
    """Say whether the first word is the verb: "leaves all others", not "observers do not"."""
    first = words[0]
    if not first.text.islower() or first.text in _NO_VERB:
        return False
    if first.text.endswith("ed"):
        return True
    follows = plainly is not None and any(each.start == plainly[0] for each in words[1:3])
    return first.text.endswith("s") and not follows


def _close(part: str) -> str:
    part = part.rstrip(" .,;").lstrip()
    return f"{part[:1].upper()}{part[1:]}."
