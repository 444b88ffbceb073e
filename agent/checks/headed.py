"""Look for a long list of wordings only where a word begins like one of them.

A list of a hundred wordings is tried at each word of a text, and nearly always in vain: half the
time of all checks went there. Where each wording begins a word with letters that are known, the
first letters of the words of the text say at once where it is worth trying. What is found is what
the pattern alone finds.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple

HEAD: Final = 3
"""Letters by which the beginnings of words are told apart."""
LEAST_INNER: Final = 2
"""Letters from which a form that may stand within a word is looked for by them: "n't"."""
LEAST_TO_SORT: Final = 2
"""Heads found from which their places are brought into order."""
MOST_HEADS: Final = 3_000
"""Heads from which a pattern is tried everywhere: it begins with nearly anything."""
_RUN: Final = re.compile(r"\w+")
_FOLDING: Final = re.compile("[\u0130\u0131\u017f\u212a]|(?![0-9])\\d")
"""Letters beyond ASCII that `re.IGNORECASE` takes for "i", "s" and "k", and other digits."""
_PLAIN: Final = re.compile("[\\x20-\\x7eàáâãäçèéêëìíîïñòóôõöùúûü]*")
"""What heads are made of: letters that are a capital and a small one, and no third."""
MOST_LETTERS: Final = 12
"""Letters of a class from which it counts as any letter."""
_REPEATS: Final = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})


@dataclass(frozen=True, slots=True)
class _Way:
    """One beginning of what a pattern matches: its letters so far, small.

    `open`: more letters are read; where it is not, anything may follow. `bound`: it begins a word.
    `behind`: anything may stand in front of the letters, which the match holds all the same.
    """

    letters: str = ""
    open: bool = True
    bound: bool = False
    behind: bool = False


class Headed:
    """A pattern that is tried where a word begins like one of its wordings."""

    __slots__ = ("_known", "_marks", "_ones", "_shorter", "_threes", "_twos", "_within", "whole")

    def __init__(self, whole: re.Pattern[str]) -> None:
        self.whole: Final = whole
        self._known: bool | None = None
        self._marks: tuple[str, ...] = ()
        self._within: tuple[str, ...] = ()
        self._threes = self._twos = self._ones = frozenset[str]()
        self._shorter = False

    @property
    def known(self) -> bool:
        """Whether it is told how a match may begin; read when it is first wanted."""
        if self._known is None:
            self._known = self._prepare()
        return self._known

    def _prepare(self) -> bool:
        ways = _read_ways(self.whole)
        # "'s" of "that's" stands at the bound of a word, and begins none.
        bound = {way.letters for way in ways or () if way.bound and way.letters[0].isalnum()}
        self._marks = tuple(
            {way.letters for way in ways or () if not way.behind and way.letters not in bound}
        )
        self._within = tuple({way.letters for way in ways or () if way.behind})
        self._threes, self._twos, self._ones = (
            frozenset(each for each in bound if len(each) == length) for length in (3, 2, 1)
        )
        self._shorter = bool(self._twos or self._ones)
        return (
            bool(ways)
            and all(len(each) >= LEAST_INNER for each in (*self._marks, *self._within))
            and _PLAIN.fullmatch("".join((*bound, *self._marks, *self._within))) is not None
        )

    @property
    def pattern(self) -> str:
        """The pattern as it is written."""
        return self.whole.pattern

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match, as `re.Pattern.search` does."""
        end = len(text) if end is None else end
        places = self._places(text)
        if places is None:
            return self.whole.search(text, start, end)
        match = self.whole.match
        for place in places:
            if place >= start and (found := match(text, place, end)) is not None:
                return found
        return None

    def finditer(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """Return the matches in order, as `re.Pattern.finditer` does."""
        end = len(text) if end is None else end
        places = self._places(text)
        if places is None:
            return self.whole.finditer(text, start, end)
        return self._try(places, text, start, end) if places else iter(())

    def _try(
        self, places: Sequence[int], text: str, start: int, end: int
    ) -> Iterator[re.Match[str]]:
        match = self.whole.match
        for place in places:
            if place >= start and (found := match(text, place, end)) is not None:
                yield found
                start = found.end()

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return the text with each match replaced, as `re.Pattern.sub` does."""
        return text if self.search(text) is None else self.whole.sub(new, text)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return a match that begins there, as `re.Pattern.match` does."""
        return self.whole.match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return a match of the whole text, as `re.Pattern.fullmatch` does."""
        return self.whole.fullmatch(text)

    def _places(self, text: str) -> Sequence[int] | None:
        """Return where a match may begin, None where the pattern must look for itself."""
        if not (self._known or self.known) or (read := _read_heads(text)) is None:
            return None
        small, places, all_threes, all_twos, all_ones = read
        for each in self._within:
            if each in small:
                return None
        found: Sequence[str] = ()
        if not self._threes.isdisjoint(all_threes):
            found = list(self._threes & all_threes)
        if self._shorter and not (
            self._twos.isdisjoint(all_twos) and self._ones.isdisjoint(all_ones)
        ):
            twos, ones = self._twos, self._ones
            shorter = (each for each in places if each[:2] in twos or each[0] in ones)
            found = list({*found, *shorter})
        for each in self._marks:
            if each in small:
                begun = [place for head in found for place in places[head]]
                return sorted({*begun, *_find_marks(self._marks, small)})
        if len(found) < LEAST_TO_SORT:
            return places[found[0]] if found else ()
        return sorted([place for each in found for place in places[each]])


def headed(pattern: str, flags: int = 0) -> Headed:
    """Return a compiled pattern that is tried only where it may match."""
    return Headed(re.compile(pattern, flags))


def _find_marks(marks: Sequence[str], small: str) -> Iterator[int]:
    """Yield each place of some letters that need not begin a word."""
    for each in marks:
        place = small.find(each)
        while place >= 0:
            yield place
            place = small.find(each, place + 1)


class _Heads(NamedTuple):
    """A text in small letters, and where each head of its words begins a word."""

    small: str
    places: dict[str, tuple[int, ...]]
    threes: frozenset[str]
    twos: frozenset[str]
    ones: frozenset[str]


@lru_cache(maxsize=1_000)  # The checks look for hundreds of lists in one text: 8 kB for each.
def _read_heads(text: str) -> _Heads | None:
    """Return the first three letters of the words of a text, None where small ones differ.

    Most lists have none of them: that is told from the sets, without a look at the text.
    """
    small = text.lower()
    if not text.isascii() and (len(small) != len(text) or _FOLDING.search(text)):
        return None
    places: dict[str, tuple[int, ...]] = {}
    for match in _RUN.finditer(text):
        place = match.start()
        head = small[place : place + HEAD]
        places[head] = (*places.get(head, ()), place)
    return _Heads(
        small=small,
        places=places,
        threes=frozenset(places),
        twos=frozenset([each[:2] for each in places]),
        ones=frozenset([each[0] for each in places]),
    )


def _read_ways(whole: re.Pattern[str]) -> frozenset[_Way] | None:
    """Return how a match may begin, None where that is not to be told."""
    # Private to `re`, and the same since Python 3.11: what it cannot tell is tried everywhere.
    parser = importlib.import_module("re._parser")
    ways = _grow(frozenset({_Way()}), parser.parse(whole.pattern, whole.flags))
    return None if len(ways) > MOST_HEADS or any(not way.letters for way in ways) else ways


def _grow(ways: frozenset[_Way], parts: Sequence[Any]) -> frozenset[_Way]:
    """Return the ways with what the parts of a parsed pattern add to them."""
    for operation, what in parts:
        if len(ways) > MOST_HEADS:
            return _close(ways)
        if not any(way.open for way in ways):
            break
        growing = frozenset(way for way in ways if way.open)
        ways = (ways - growing) | _step(growing, str(operation), what)
    return ways


def _step(ways: frozenset[_Way], operation: str, what: Any) -> frozenset[_Way]:  # noqa: ANN401  parsed by `re`
    if operation == "LITERAL":
        return _add(ways, [chr(what)])
    if operation == "IN" and (letters := _letters_of(what)):
        return _add(ways, letters)
    if operation == "AT":
        bound = str(what) == "AT_BOUNDARY"
        return frozenset(
            _Way(
                way.letters,
                bound=way.bound or (bound and not way.letters and not way.behind),
                behind=way.behind,
            )
            for way in ways
        )
    if operation in {"ASSERT", "ASSERT_NOT"}:
        return ways
    if operation == "SUBPATTERN":
        return _grow(ways, what[3])
    if operation == "BRANCH":
        return frozenset().union(*(_grow(ways, each) for each in what[1]))
    if operation in _REPEATS:
        least, most, inner = what
        grown = _grow(ways, inner)
        grown = _close(grown) if most > 1 else grown
        return grown if least else grown | ways
    return _close(ways)


def _add(ways: frozenset[_Way], letters: Sequence[str]) -> frozenset[_Way]:
    small = {each.lower() for each in letters}
    return frozenset(
        _Way(way.letters + each, len(way.letters) + 1 < HEAD, way.bound, way.behind)
        for way in ways
        for each in small
    )


def _letters_of(members: Sequence[Any]) -> list[str]:
    """Return the letters of a class, none where they are too many or not to be told."""
    letters: list[str] = []
    for kind, what in members:
        if str(kind) == "LITERAL":
            letters.append(chr(what))
        elif str(kind) == "RANGE":
            letters += map(chr, range(what[0], what[1] + 1))
        elif str(what) == "CATEGORY_DIGIT":
            letters += "0123456789"
        else:
            return []
    return letters if len(letters) <= MOST_LETTERS else []


def _close(ways: frozenset[_Way]) -> frozenset[_Way]:
    """Return the ways where anything may follow: letters behind it are read where none were."""
    return frozenset(
        _Way(way.letters, open=False, bound=way.bound, behind=way.behind)
        if way.letters
        else _Way(behind=True)
        for way in ways
    )
