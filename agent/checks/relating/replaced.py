"""Find a cause put in the place of the source's: "for its costs rose" of what left its costs out.

Both sides tell a reason of the same thing outright. What only the statement's reason has is then
the statement's own, unless it stands for something that only the source's has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from agent.checks.clauses import words_in
from agent.checks.fault import Fault
from agent.checks.headed import Headed, headed
from agent.checks.overlap.thesaurus import find_exchanged
from agent.checks.overlap.vocabulary import look_up
from agent.checks.relating.causations import Causation, causations, workings
from agent.checks.senses import is_told, sense_at, senses_by_word, senses_in
from agent.checks.words import listed

Words: TypeAlias = tuple[frozenset[str], ...]
WHY: Final = "the source names another cause of this"
VAGUE: Final = re.compile(
    r"(?:it|they|them|this|these|that|those|he|she|him|her|we|us|you|there|what|how|who|so|"
    r"some|many|doing|being)\b",
    re.IGNORECASE,
)
REASON: Final = headed(
    r"\b(?P<mark>because(?: of)?|owing to|on account of|thanks to|due to(?! (?:be|start|end)\b)|"
    r"since(?= [a-z]+(?: [\w'-]+){0,6} (?:is|are|was|were|has|have|had)\b)|"
    r"given that|seeing that|in that|for the reason that|by virtue of|as a result of|"
    r"caused by|triggered by|brought about by) (?P<why>(?:[^.;,]|[.,](?=\d)){4,160})",
    re.IGNORECASE,
)
AS: Final = re.compile(
    r"(?:^|, )(?P<mark>as) "
    r"(?P<why>(?:the|its|their|they|it|he|she|we|no|more|this|these|[A-Z]\w+)\b(?:[^.;,]|[.,](?=\d)){4,160})",
)
"""A reason of the source, or what happens meanwhile: the statement's reason must at least be it."""
AS_ACT: Final = re.compile(
    r" (?P<mark>as) (?P<why>(?:the|its|their|his|her|our)(?: [\w'-]+){1,4}? (?:has|have|had|was|"
    r"were) (?:[^.;,]|[.,](?=\d)){3,120})"
)
ACT: Final = re.compile(
    r"\b(?:has|have|had|was|were|is|are|been|being)"
    r"(?: (?:not|since|now|also|just|already|never|been|being|[a-z]+ly))* "
    r"(?P<verb>[a-z]+(?:ed|en|wn|ne|un|ept|ost|old|ell|ught|ound|ung|ut|lt|id|ent)|left|cut|put|"
    r"set|made|met|led|fed)\b"
)
LIGHT: Final = listed(
    "lack shortage absence fear need level number fact role problem issue fault result reason "
    "cause way part use basis kind form support effort presence existence nature"
)
ALIKE: Final = 0.4
"""Likeness in use from which one word may stand for the other in a far paraphrase."""
GONE: Final = 2
"""Words of the source's reason that must be gone: one may be told by what was added."""


def find_replaced_reasons(stated: str, quotes: Sequence[str]) -> Iterator[Fault]:
    """Yield a fault for each cause that is another's, of what the source gives a cause of."""
    told = frozenset().union(*map(senses_in, quotes))
    said = senses_in(stated)
    reasons = [words for quote in quotes for words in _read(quote, (REASON, AS))]
    for match in REASON.finditer(stated):
        words = _content(stated, match)
        new = [each for each in words if not is_told(each, told)]
        if new and reasons and _is_of_others(words, new, reasons, said):
            yield Fault(words=match["mark"], why=WHY)
    yield from _done_otherwise(stated, quotes, told, said)
    works = [each for quote in quotes for each in (*workings(quote), *causations(quote))]
    works += [
        Causation(words="as", cause=cause, effect=senses_by_word(quote[: match.start()]))
        for quote in quotes
        for match in AS.finditer(quote)
        if (cause := _content(quote, match))
    ]
    for ours in workings(stated) if works else ():
        new = [each for each in ours.cause if not is_told(each, told)]
        if len(new) < GONE or 2 * len(new) < len(ours.cause):
            continue
        same = [each.cause for each in works if _have_one_effect(ours, each)]
        if same and _is_of_others(ours.cause, new, same, said):
            yield Fault(words=ours.words, why=WHY)


def _done_otherwise(
    stated: str, quotes: Sequence[str], told: frozenset[str], said: frozenset[str]
) -> Iterator[Fault]:
    """Yield a reason that tells another act of the same thing: "its costs rose" for "left out"."""
    theirs = [
        (act, words)
        for quote in quotes
        for form in (REASON, AS, AS_ACT)
        for match in form.finditer(quote)
        if (act := _act(match)) and (words := _content(quote, match))
    ]
    for match in REASON.finditer(stated) if theirs else ():
        act, words = _act(match), _content(stated, match)
        if not act or not words or is_told(act, told):
            continue
        if all(
            not is_told(other, said)
            and not are_alike(act, other)
            and any(is_told(each, frozenset().union(*reason)) for each in words)
            for other, reason in theirs
        ):
            yield Fault(words=match["mark"], why=WHY)


def _act(match: re.Match[str]) -> frozenset[str]:
    """Return the senses of the act that a reason tells with "has", "was" or the like."""
    found = ACT.search(match["why"])
    words = words_in(match["why"], found.start("verb"), found.end("verb")) if found else ()
    return sense_at(words, 0) if words and words[0].content else frozenset()


def _read(text: str, forms: Sequence[re.Pattern[str] | Headed]) -> list[Words]:
    read = [_content(text, match) for form in forms for match in form.finditer(text)]
    return [each for each in read if each]


def _content(text: str, match: re.Match[str]) -> Words:
    """Return what a reason tells; nothing of one that is told of "them" or "what" or "there"."""
    if VAGUE.match(match["why"]):
        return ()
    words = words_in(text, match.start("why"), match.end("why"))
    return tuple(
        sense_at(words, place)
        for place, word in enumerate(words)
        if word.content and not word.text.endswith("ly") and word.text not in LIGHT
    )


def _is_of_others(
    words: Words, new: Sequence[frozenset[str]], reasons: Sequence[Words], said: frozenset[str]
) -> bool:
    """Say whether who or what does it is new here, and gone from each of the source's reasons."""
    if words[0] not in new:
        return False
    for reason in reasons:
        gone = [each for each in reason if not is_told(each, said)]
        # Of a reason the first word is who did it: "as Europe buys less".
        if len(gone) < GONE or (reason[0] not in gone and 2 * len(gone) < len(reason)):
            return False
        if any(are_alike(one, other) for one in new for other in gone):
            return False
    return True


def _have_one_effect(ours: Causation, theirs: Causation) -> bool:
    effect = frozenset().union(*theirs.effect)
    met = sum(is_told(each, effect) for each in ours.effect)
    return met >= GONE and 2 * met >= len(ours.effect)


def are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether a word may stand for another in a far paraphrase, by use or by exchange."""
    if not one or not other:
        return False
    if any(find_exchanged(key) & other for key in one):
        return True
    rows, columns = look_up(sorted(one)), look_up(sorted(other))
    return float((rows @ columns.T).max()) >= ALIKE
