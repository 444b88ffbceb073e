"""Cut a sentence into clauses, with the content words of each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from agent.checks.words import listed, stem

# A comma parts clauses, but not the figures of "1,000"; "and" parts them only behind a comma.
BREAK = re.compile(
    r"[;:!?]|,(?!\d)|\.(?=\s|$)|\s--\s|\b(?:but|although|though|while|whereas|however|because|"
    r"which|so that)\b|"
    r"\band (?=(?:that|has|have|had|is|are|was|were|will|shall|may|must|it|they)\b)",
    re.IGNORECASE,
)
TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
FUNCTION = listed(
    "a about above according across after again against all also although am an and any are as at "
    "be became because become been before being below between both but by can cannot could did do "
    "does doing done during each either else every few for from further had has have having he "
    "hence her here his how however i if in into is it its itself just least less let like made "
    "make makes many may might more most much must neither never no nobody none nor not nothing of "
    "off often on once one only onto or other others our out over own per rather said same say "
    "says shall she should since so some still such text than that the their them then there "
    "these they this those though through thus to too under unless until up upon us very was we "
    "well were what when where whereas whether which while who whom whose why will with within "
    "without would yet you your"
)


class Word(NamedTuple):
    """A word with its place, its stem, and whether it carries content."""

    start: int
    end: int
    text: str
    stem: str
    content: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A stretch of a sentence between two breaks."""

    start: int
    end: int
    text: str
    words: tuple[Word, ...]

    @property
    def stems(self) -> frozenset[str]:
        """The stems of its content words."""
        return frozenset(word.stem for word in self.words if word.content)


def clauses(text: str) -> list[Clause]:
    """Return the clauses of a plain text in order; those without words are left out."""
    return list(_cut(text))


@lru_cache(maxsize=1_000)  # every check cuts the same statement and the same evidence
def _cut(text: str) -> tuple[Clause, ...]:
    edges = [0, *(match.end() for match in BREAK.finditer(text)), len(text)]
    found = []
    for start, end in pairwise(edges):
        words = words_in(text, start, end)
        if words:
            found.append(Clause(start=start, end=end, text=text[start:end], words=words))
    return tuple(found)


@lru_cache(maxsize=4_000)
def words_in(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Return the words of a stretch of plain text."""
    whole = _read_words(text)
    end = len(text) if end is None else end
    first = bisect_left(whole, start, key=_start_of)
    last = bisect_right(whole, end, lo=first, key=_end_of)
    cut = (first > 0 and whole[first - 1].end > start) or (
        last < len(whole) and whole[last].start < end
    )
    # A stretch that ends within a word has another word there than the text has.
    return _words_between(text, start, end) if cut else whole[first:last]


@lru_cache(maxsize=1_000)  # a text is asked for in forty stretches: they share its words
def _read_words(text: str) -> tuple[Word, ...]:
    return _words_between(text, 0, len(text))


def _start_of(word: Word) -> int:
    return word.start


def _end_of(word: Word) -> int:
    return word.end


def _words_between(text: str, start: int, end: int) -> tuple[Word, ...]:
    # A tuple is made twice as fast as a frozen class, and a text has many words.
    return tuple(
        [
            Word(*match.span(), match.group(), *_sort(match.group()))
            for match in TOKEN.finditer(text, start, end)
        ]
    )


@lru_cache(maxsize=10_000)  # a word comes again in text after text: two megabytes
def _sort(word: str) -> tuple[str, bool]:
    """Return the stem of a word, and whether it carries content."""
    return root(word), word.casefold() not in FUNCTION


def neighbours(text: str) -> frozenset[tuple[str, str]]:
    """Return the pairs of neighbouring words of a plain text: the first as it is, then a stem."""
    return frozenset((one.text.casefold(), other.stem) for one, other in pairwise(words_in(text)))


def bridge(text: str, start: int, end: int) -> tuple[str, str] | None:
    """Return the pair that would be neighbours if the words from `start` to `end` were taken out.

    On near-verbatim statements this decides: it shows which word was left out, and where.
    """
    before, behind = words_in(text, 0, start)[-1:], words_in(text, end)[:1]
    if not before or not behind:
        return None
    return before[0].text.casefold(), behind[0].stem


# Irregular forms of verbs that instruments and news use, with the stem of their base form.
_IRREGULAR = {
    form: base
    for base, forms in {
        "arise": "arose arisen", "break": "broke broken", "catch": "caught", "deal": "dealt",
        "dig": "dug", "drive": "drove driven", "eat": "ate eaten", "feed": "fed",
        "feel": "felt", "fight": "fought", "flee": "fled", "fly": "flew flown",
        "forbid": "forbade forbidden", "foresee": "foresaw foreseen",
        "forget": "forgot forgotten", "freeze": "froze frozen", "hear": "heard",
        "hide": "hid hidden", "lay": "laid", "lend": "lent", "mean": "meant",
        "overcome": "overcame", "oversee": "oversaw overseen", "rebuild": "rebuilt",
        "repay": "repaid", "ride": "rode ridden", "shake": "shook shaken",
        "shrink": "shrank shrunk", "sink": "sank sunk", "stand": "stood",
        "steal": "stole stolen", "strike": "struck", "strive": "strove striven",
        "swear": "swore sworn", "sweep": "swept", "throw": "threw thrown",
        "uphold": "upheld", "wear": "wore worn", "withhold": "withheld",
        "withstand": "withstood", "weave": "wove woven",
        "become": "became", "begin": "began begun", "bring": "brought", "build": "built",
        "buy": "bought", "choose": "chose chosen", "draw": "drew drawn", "find": "found",
        "fall": "fell fallen", "give": "gave given", "go": "went gone", "grow": "grew grown",
        "hold": "held", "keep": "kept", "know": "knew known", "lead": "led", "leave": "left",
        "lose": "lost", "meet": "met", "pay": "paid", "rise": "rose risen", "run": "ran",
        "see": "saw seen", "seek": "sought", "sell": "sold", "send": "sent", "show": "shown",
        "speak": "spoke spoken", "spend": "spent", "take": "took taken", "teach": "taught",
        "tell": "told", "understand": "understood", "undertake": "undertook undertaken",
        "win": "won", "withdraw": "withdrew withdrawn", "write": "wrote written",
    }.items()
    for form in forms.split()
}  # fmt: skip


def root(word: str) -> str:
    """Return the stem of a word, irregular verb forms brought to their base first."""
    return stem(_IRREGULAR.get(word.casefold(), word))


def is_past(word: str) -> bool:
    """Say whether a word looks like a past form: "signed", "held"."""
    small = word.casefold()
    return small in _IRREGULAR or (small.endswith("ed") and len(small) > 4)
