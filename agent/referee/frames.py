"""A claim read in other words that say the same, so that a check meets the words it looks for.

Who tells something is checked against the document; what is told, by the gate. "Mr Renwick" is read
as "Tobias Renwick" where the document has one person of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from agent.checks.overlap.lists import FRAME
from agent.checks.words import listed, plain
from agent.referee.kinds import KINDS
from agent.referee.relevance import meets, units
from agent.referee.turns import say_plainly

_NEUTRAL: Final = (
    r"(?:sa(?:ys?|id)|stat(?:es?|ed)|writes?|wrote|not(?:es?|ed)|add(?:s|ed)?|records?|recorded|"
    r"reports?|reported|gives?|gave|puts?|lists?|listed|mentions?|mentioned|explains?|explained|"
    r"recalls?|recalled|acknowledges?|acknowledged|concludes?|concluded|finds?|found|tells?|told|"
    r"continues?|continued|observes?|observed|replie[sd]|answers?|answered|describes?|described|"
    r"calls?|called|makes? clear|made clear|points? out|pointed out|indicates?|indicated|"
    r"declares?|declared|foresees?|foresaw|envisage[sd]|sets? out|provides?|"
    r"(?:is|was) quoted as saying|reads?|"
    r"(?:conclusion|finding|answer|reply|words?|view) (?:is|was))"
)
_THAT: Final = re.compile(
    rf"^(?P<who>[^\"]{{2,160}}?\b{_NEUTRAL}\b(?: [^,.\"]{{0,60}}?)?),? that (?P<what>.+)$",
    re.IGNORECASE,
)
_ACCORDING: Final = re.compile(
    r"^(?:according to|as (?:noted|stated|recorded|reported|set out) in|in the words of)"
    r" (?P<who>[^,]{3,120}), (?P<what>.+)$",
    re.IGNORECASE,
)
_TELLER: Final = (
    rf"(?:according to [^,\"]{{3,80}}|(?:the |its |his |her |[A-Z])[^,\"]{{2,60}}? {_NEUTRAL})"
)
_BEHIND: Final = re.compile(rf"^(?P<what>.+), (?P<who>{_TELLER})\.?$")
_WITHIN: Final = re.compile(rf"^(?P<a>[^\"]+?), (?P<who>{_TELLER}), (?P<b>.+)$")
_PLAINLY: Final = re.compile(
    r"^(?P<who>[^:\"]{8,160}? (?:is|was|are|were) (?:\w+ )?(?:plain|clear|explicit|blunt|frank|"
    r"open|direct|candid|brief|categorical|unambiguous|unequivocal|specific|firm|cautious)"
    r"(?: (?:on|about) [^:\"]{3,60})?): (?P<what>.+)$",
    re.IGNORECASE,
)
"""How a source puts it, before what it says: "The audit is blunt: the fund is empty."."""
_OF_WHICH: Final = re.compile(
    r"^(?P<who>[^\"]{2,120}?\b(?:mention(?:s|ed)|refer(?:s|red) to|speaks? of|spoke of|foresees?|"
    r"foresaw|envisage[sd]|provide[sd] for|describe[sd]|announce[sd])) "
    r"(?P<a>(?:an?|the) [^,\"]{3,80}?),? (?:that|which|who) "
    r"(?P<b>(?:is|are|was|were|has|have|had|will|shall|may|must|can|could|should|would)\b.+)$",
    re.IGNORECASE,
)
_SPEAKS: Final = re.compile(
    r"^(?P<who>[^\"]{3,120}?\b(?:speaks?|spoke|talks?|talked) of|[^\"]{3,120}?\b(?:mentions?|"
    r"mentioned|refers? to|referred to)) (?P<what>(?:an?|the|its|their) [^,\"]{3,120}|"
    r"[a-z]+ing [^\"]{3,200})$",
    re.IGNORECASE,
)
_QUOTES: Final = re.compile(
    rf"^(?P<who>[^\"]{{2,200}}(?::|,| {_NEUTRAL})) (?P<what>\"[^\"]+\"[.]?)$"
)
_TITLED: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Minister|Secretary|President|"
    r"Director|Commissioner)\.? (?P<surname>[A-Z][\w-]*(?:'[A-Z][\w-]+)?)(?P<owns>'s)?"
)
_PERSON: Final = r"(?:(?:[A-Z][\w'-]+|[A-Z]\.) ){{1,3}}{}(?![\w'-])"
_NO_FORENAME: Final = listed(
    "Mr Mrs Ms Miss Dr Prof Professor Sir Dame Lord Lady Minister Secretary President Director The "
    "Rt Hon Honourable Right Commissioner By For Chair"
)
_OPENERS: Final = re.compile(
    r"^(?:however|moreover|furthermore|in addition|also|meanwhile|by contrast|similarly|likewise|"
    r"in turn|for (?:its|his|her|their) part|on (?:its|the other) (?:side|hand)|that said|"
    r"nevertheless|still|in particular|more precisely|at the same time|even so|again), ",
    re.IGNORECASE,
)
_ASIDES: Final = re.compile(
    r",? (?:however|moreover|furthermore|for (?:its|his|her|their) part|in turn|in other words|"
    r"on the other hand|it should be noted|of course),",
    re.IGNORECASE,
)
_DEFINES: Final = re.compile(
    r"(?P<name>[A-Z][\w-]+(?: (?:(?:of|for|and|the|on|in) ){0,2}[A-Z][\w-]*){1,8})"
    r" \(\"?(?P<short>[A-Z]{2,8})\"?\)"
)
_NOW: Final = re.compile(r"\b(?:now|currently|at present|to date|so far) ", re.IGNORECASE)
_MAY_FRAME: Final = (
    FRAME
    | listed(" ".join(KINDS))
    | listed(
        "date day year month goes went also then further itself he she it they we who which "
        "answer reply question written same foresee foresees foresaw foreseen envisage "
        "envisages envisaged mention mentions mentioned refer refers referred speak speaks "
        "spoke provide provides provided describe announce announces announced own "
        "conclusion finding words view parliament asked speaking already likewise still too "
        "even again equally similarly simply merely was were is are plain clear explicit "
        "blunt frank open direct candid brief categorical unambiguous unequivocal specific "
        "firm cautious"
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Framed:
    """What is told, and the words that say who tells it, "" where nobody is named."""

    what: str
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What the names of a claim may be read as.

    `short` gives the short form of a name; `called` are phrases that name a document rightly, with
    its version and the noun that stands for them in the document itself.
    """

    short: Mapping[str, str] = field(default_factory=dict)
    called: tuple[tuple[str, str, str], ...] = ()

    def call_plainly(self, text: str, version: str) -> str:
        """Return a text as the document that it names would say it: "the Memorandum"."""
        folded = plain(text)
        for called, phrase, noun in self.called:
            if called == version:
                folded = folded.replace(phrase, noun)
        return folded


def find_short_forms(texts: Iterable[str]) -> dict[str, str]:
    """Return the short form of each name that a text gives in brackets: "the Institute (VITA)"."""
    found: dict[str, str] = {}
    for text in texts:
        for match in _DEFINES.finditer(plain(text)):
            words = match["name"].split()
            initial = match["short"][0]
            while words and words[0][0] != initial:
                words = words[1:]
            if len(words) > 1:
                found[" ".join(words)] = match["short"]
    return found


def shorten(text: str, short_forms: Mapping[str, str]) -> str:
    """Return a text with each name in its short form."""
    for name, short in short_forms.items():
        text = text.replace(f"{name} ({short})", short).replace(name, short)
    return text


def find_readings(
    text: str, nearby: Sequence[str], short_forms: Mapping[str, str] | None = None
) -> Iterator[Framed]:
    """Yield a claim as it stands, then in other words that say the same, the least changed first.

    Args:
        text: the claim.
        nearby: texts of the document that say who speaks in it.
        short_forms: of the names that have one.
    """
    yield Framed(what=text)
    folded = plain(text)
    seen = {folded}
    for change in (_drop_asides, _name_in_full, say_plainly):
        folded = change(folded, nearby)
        if folded not in seen:
            seen.add(folded)
            yield Framed(what=folded)
    folded = shorten(folded, short_forms or {})
    if folded not in seen:
        seen.add(folded)
        yield Framed(what=folded)
    for framed in _part(folded):
        if framed.what not in seen:
            seen.add(framed.what)
            yield framed


def is_placed(who: str, told: frozenset[str]) -> bool:
    """Say whether a document bears out who tells: each name, date and noun of it stands there."""
    words = [
        word
        for word in re.findall(r"[\w'-]+", plain(who))
        if word.casefold().removesuffix("'s") not in _MAY_FRAME
    ]
    return all(meets(senses, told) for word in words if (senses := units(word)))


def _part(text: str) -> Iterator[Framed]:
    for pattern in (_PLAINLY, _ACCORDING, _THAT, _BEHIND, _SPEAKS, _QUOTES):
        match = pattern.match(text)
        if match is not None:
            yield Framed(what=_open(match["what"]), who=match["who"])
    for pattern in (_WITHIN, _OF_WHICH):
        match = pattern.match(text)
        if match is not None:
            yield Framed(what=_open(f"{match['a']} {match['b']}"), who=match["who"])


def _open(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:] if text[:1].isalpha() else text


def _drop_asides(text: str, nearby: Sequence[str]) -> str:
    """Leave out what joins a sentence to the one before it, and "now", which dates nothing."""
    del nearby
    bare = _NOW.sub("", _ASIDES.sub("", text))
    return _open(_OPENERS.sub("", bare))


def _name_in_full(text: str, nearby: Sequence[str]) -> str:
    """Write "Mr Renwick" as the document writes him, where it has one person of that name."""

    def full(match: re.Match[str]) -> str:
        names = {
            _forenames(found)
            for each in nearby
            for found in re.findall(_PERSON.format(re.escape(match["surname"])), each)
        } - {match["surname"]}
        if len(names) != 1:
            return match[0]
        return names.pop() + (match["owns"] or "")

    return _TITLED.sub(full, text)


def _forenames(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[0].rstrip(".") in _NO_FORENAME:
        words = words[1:]
    return " ".join(words)
