"""The documents that a sentence names, and those that it gives as its source.

"The Terms of Reference state that" cites a document; "the Committee's terms of reference were
adopted" only speaks of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from agent.checks.clauses import FUNCTION
from agent.checks.words import listed, plain, stem, words_of
from agent.question.names import INSTRUMENTS
from agent.question.words import find_terms
from agent.quote.shelf import file_words
from agent.referee.kinds import EITHER, KINDS
from store.types import Document, Provenance

_KIND: Final = "|".join(re.escape(kind) for kind in KINDS)
_PHRASE: Final = re.compile(
    rf"(?<![\w-])(?P<kind>{_KIND})(?![\w-])(?P<number> (?:No\.? ?)?\d+(?![\w%]| per))?"
    r"(?P<after>(?: (?:of|on|for|from) (?:the )?(?:(?-i:[A-Z0-9])[\w&'-]*"
    r"(?: (?:of|and|for|on|the|in)(?= (?-i:[A-Z])))?"
    r"(?: (?=(?-i:[A-Z0-9]))|(?! (?-i:[A-Z0-9]))))+)?)",
    re.IGNORECASE,
)
_BRACKETED: Final = re.compile(r"\(([^()]{4,80})\)")
_SMALL: Final = listed("of the and on for in to with")
_FEWEST: Final = 3
"""Words of a short title whose initials name it: "DA" is anything."""
_INITIALS: Final = re.compile(r"\b[A-Z]{3,6}\b")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_OFFICIAL: Final = frozenset({Provenance.P1, None})
_LONGEST: Final = 5
"""Words in front of a kind that may belong to its name."""
_ROOT: Final = 5
_ENDING: Final = 3
"""Letters that a name and its adjective share at least, and may differ in: "Tamar", "Tamarian"."""
_POINTS: Final = listed("the this that its their his her our a an one another same")
_DETERMINERS: Final = _POINTS | listed("in under of by to as")
_TELLS: Final = (
    r"(?:says?|said|states?|stated|reads?|writes?|wrote|notes?|noted|adds?|added|records?|recorded|"
    r"reports?|reported|gives?|gave|puts?|lists?|listed|mentions?|mentioned|describes?|described|"
    r"explains?|explained|recalls?|recalled|recogni[sz]es?|acknowledges?|confirms?|confirmed|"
    r"concludes?|concluded|finds?|found|claims?|claimed|argues?|argued|speaks?|spoke|calls?|called|"
    r"announces?|announced|provides?|provided|requires?|required|obliges?|lays? down|laid down|"
    r"sets? out|stipulates?|specif(?:y|ies|ied)|foresees?|warns?|warned|recommends?|recommended|"
    r"shows?|showed|counts?|attributes?|attributed|continues?|makes? (?:it )?clear|"
    r"(?:is|was|are|were) (?:\w+ )?(?:plain|clear|explicit|blunt|frank|categorical|silent)|"
    r"tells?|told|quotes?|quoted|refers?|estimates?|estimated|commits?|allows?|forbids?|"
    r"prohibits?|permits?|entitles?|observes?|stresses|suggests?|advises?|replies|replied)"
)
_SUBJECT_OF: Final = re.compile(
    rf"^(?: \([^)]*\))?,?(?: (?:itself|also|then|further|now|expressly|only|simply|in turn|"
    rf"therefore|however|likewise|still|does not|did not|do not|\w+ly))*,? {_TELLS}\b",
    re.IGNORECASE,
)
_LED_BY: Final = re.compile(
    r"(?:\baccording to|\bunder|\bas (?:set out|stated|provided|noted|recorded|reported) in|"
    r"^in|^(?:section|paragraph|article|part|recital|item|annex|chapter) [\w.()]+ of)"
    r"(?: (?:the|its|their|his|her|a|that|this|same))*$",
    re.IGNORECASE,
)
_RESTS: Final = re.compile(
    r"\b(?:stay(?:s|ed)?|remain(?:s|ed)?|falls?|fell|com(?:es?|ing)|came|continue[sd]?|keeps?|kept|"
    r"leaves?|left|proceed(?:s|ed)?|runs?|ran|beg[au]n|start(?:s|ed)|complet(?:es?|ed)|conclude[sd]?|"
    r"treated|handled|judged|assessed|work(?:s|ed)|operate[sd]?|live[sd]?|placed|put|brought)"
    r"(?: \w+)? under(?: (?:the|its|their|his|her|a|that|this|same))*$",
    re.IGNORECASE,
)
"""Words behind which "under" tells which rules something is subject to, not where it is said."""
_RECALLED_BY: Final = re.compile(rf"^ {_TELLS}[.,]?$|^ {_TELLS},", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A phrase that names documents of the library, and whether it gives them as the source.

    `kind` is its noun, as it is written there ("Memorandum"); `exact` says that it names one
    document, by more than its kind, and by nothing that this document is not called.
    """

    phrase: str
    documents: tuple[Document, ...]
    cited: bool
    kind: str = ""
    exact: bool = False


@dataclass(frozen=True, slots=True)
class _Called:
    """What a document is called: its title in small letters, and the stems it is known by.

    `short` are the words of each name that its title gives in brackets, "(Data Act)", `initials`
    the small first letters of those of three words and more.
    """

    title: str
    short: tuple[frozenset[str], ...]
    initials: frozenset[str]
    kind: frozenset[str]
    file: frozenset[str]
    issuer: frozenset[str]
    stems: frozenset[str]


def find_mentions(
    text: str, documents: Sequence[Document], recent: Sequence[Document] = ()
) -> list[Mention]:
    """Return the phrases of a text that name documents, in order, and then their initials.

    Args:
        text: a sentence, or a footnote.
        documents: those of the library.
        recent: documents that the draft has spoken of, the latest first: they decide where a
            phrase ("the release") fits several.
    """
    folded = plain(text)
    found = []
    floor = 0
    for match in _PHRASE.finditer(folded):
        own = _find_own(folded[floor : match.start()])
        floor = match.end("kind")
        start = match.start() - len(own)
        if not _is_name(match, own, folded[:start]):
            continue
        fitting, numbered = _fit(match, own, documents, recent)
        if fitting:
            ends = match.end("number") if numbered else match.end("kind")
            whole = match.end() if match["after"] else ends
            found.append(
                Mention(
                    phrase=folded[start:whole].strip(),
                    documents=tuple(fitting),
                    cited=_is_cited(folded, start, (ends, whole)),
                    kind=match["kind"],
                    exact=len(fitting) == 1 and _is_exact(match, own, fitting[0]),
                )
            )
    return [*found, *_find_initials(folded, documents)]


def _find_initials(text: str, documents: Sequence[Document]) -> Iterator[Mention]:
    """Yield the letters that stand for a short title: "the GDPR"."""
    for match in _INITIALS.finditer(text):
        called = tuple(each for each in documents if match[0].casefold() in _call(each).initials)
        if called:
            cited = _is_cited(text, match.start(), (match.end(), match.end()))
            yield Mention(
                phrase=match[0], documents=called, cited=cited, kind="", exact=len(called) == 1
            )


def find_titled(text: str, documents: Iterable[Document]) -> list[Document]:
    """Return the documents whose whole title stands in a text, such as a footnote."""
    folded = plain(text).casefold()
    return [each for each in documents if _call(each).title and _call(each).title in folded]


def _is_cited(text: str, start: int, ends: tuple[int, int]) -> bool:
    before = text[:start].rstrip()
    if _LED_BY.search(before) and not _RESTS.search(before):
        return True
    behind = [text[end:] for end in ends]
    last = before.rpartition(" ")[2].casefold()
    if last in _DETERMINERS:
        before = before[: len(before) - len(last)].rstrip()
    if before.endswith(",") and any(map(_RECALLED_BY.match, behind)):
        return True
    # Only what opens its clause is its subject: "the text of the release says" has another.
    opens = not before or before.endswith((",", ";", ":", "-", " and", " but", " while"))
    return opens and any(map(_SUBJECT_OF.match, behind))


def _find_own(before: str) -> str:
    """Return the words in front of a kind that belong to its name: those behind a determiner."""
    kept: list[str] = []
    for word in reversed(before.split()[-_LONGEST:]):
        if word.casefold() in _DETERMINERS or word.endswith(
            (",", ";", ":", ")", "that", "replaces")
        ):
            break
        kept.append(word)
    return "".join(f"{word} " for word in reversed(kept)) if before.endswith(" ") else ""


def _is_name(match: re.Match[str], own: str, before: str) -> bool:
    """Say whether a phrase points at one thing: "the policy", not "AI policy requires"."""
    last = before.rstrip().rpartition(" ")[2].casefold()
    written = match["kind"][:1].isupper() and bool(before.strip() or own or match["number"])
    return written or last in _POINTS or "'s " in own or bool(match["number"])


def _fit(
    match: re.Match[str], own: str, documents: Sequence[Document], recent: Sequence[Document]
) -> tuple[list[Document], bool]:
    """Return the documents that a phrase fits best, and whether its number is part of it."""
    kind = match["kind"].casefold()
    wanted = frozenset(map(stem, words_of(EITHER.get(kind, kind))))
    loose = frozenset(map(stem, words_of(f"{own} {match['after'] or ''}")))
    loose |= frozenset(_YEAR.findall(match["after"] or ""))
    if kind in EITHER:
        loose |= frozenset(map(stem, words_of(kind))) - wanted
    years = frozenset(_YEAR.findall(f"{own} {match['after'] or ''}"))
    documents = [each for each in documents if years <= _call(each).stems]
    phrase = frozenset(find_terms(f"{own} {kind}"))
    short = [each for each in documents if any(name <= phrase for name in _call(each).short)]
    by_title = short or [each for each in documents if wanted <= _call(each).kind]
    if kind in INSTRUMENTS:
        # The headline "Landmark AI agreement" makes no news release an agreement.
        by_title = [each for each in by_title if each.card.provenance in _OFFICIAL]
    fitting = by_title or [each for each in documents if wanted <= _call(each).file]
    number = re.search(r"\d+", match["number"] or "")
    numbered = [each for each in fitting if number and number[0] in _call(each).stems]
    fitting = numbered or fitting
    if not fitting:
        return [], False
    proper = _find_proper(own)
    # "Brae's release" is the one that Brae issued, and only then one that has it in its title.
    fitting = (
        [each for each in fitting if not proper or _has(proper, _call(each).issuer)]
        or [each for each in fitting if proper & _call(each).stems]
        or [each for each in fitting if _has(proper, _call(each).stems)]
    )
    counts = [len(loose & _call(each).stems) for each in fitting]
    most = max(counts, default=0)
    best = [each for count, each in zip(counts, fitting, strict=True) if count == most]
    if len(best) > 1:
        versions = {each.version for each in best}
        known = [each for each in recent if each.version in versions][:1]
        # "The letter", where there are several and none was spoken of, is any of them.
        best = known or (best if most else [])
    return best, bool(numbered)


def _is_exact(match: re.Match[str], own: str, document: Document) -> bool:
    words = [each for each in words_of(f"{own} {match['after'] or ''}") if each not in FUNCTION]
    return bool(words) and frozenset(map(stem, words)) <= _call(document).stems


def _find_proper(words: str) -> frozenset[str]:
    """Return the stems of the names before a kind: "the ATO letter" is no other letter."""
    named = [word for word in words.split() if word[:1].isupper() or word.endswith("'s")]
    return frozenset(stem(each) for word in named for each in words_of(word))


def _has(proper: frozenset[str], stems: frozenset[str]) -> bool:
    """Say whether one of the names is among stems, be it as an adjective: "Tamarian", "Tamar"."""
    return bool(proper & stems) or any(
        one[:_ROOT] == other[:_ROOT] and abs(len(one) - len(other)) <= _ENDING
        for one in proper
        for other in stems
        if min(len(one), len(other)) >= _ROOT
    )


@lru_cache(maxsize=20_000)
def _call(document: Document) -> _Called:
    title = plain(document.title).casefold()
    card = document.card
    stated = [card.instrument, card.issuer, card.capacity]
    named = " ".join(each.value for each in stated if each is not None)
    # "Amendment No. 1 to the Memorandum" is an amendment: what follows names something else.
    head = re.split(r"\b(?:to|between|of the|and the|on)\b|:", title)[0]
    instrument = card.instrument.value if card.instrument else ""
    file = file_words(document)
    every = f"{title} {named} {file}"
    years = frozenset(each.value[:4] for each in card.dates)
    return _Called(
        title=title,
        short=tuple(
            name
            for each in _BRACKETED.findall(title)
            if len(name := frozenset(find_terms(each))) > 1
        ),
        initials=frozenset(
            "".join(word[0] for word in words)
            for each in _BRACKETED.findall(title)
            if len(words := [word for word in each.split() if word not in _SMALL]) >= _FEWEST
        ),
        kind=_stems(f"{head} {instrument} {title.partition(':')[2]}"),
        file=_stems(file),
        issuer=_stems(card.issuer.value if card.issuer else ""),
        stems=_stems(every) | frozenset(re.findall(r"\d+", every)) | years,
    )


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, words_of(plain(text))))
