"""Names in a sentence and what kind of thing each names, by marks that need no model."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from evals.mutate.read_dates import MONTHS
from evals.mutate.types import Claim, Surroundings
from evals.mutate.words import is_english, is_statement, list_phrases, list_words, measure_label

COUNTRIES: Final = list_phrases(
    "Argentina|Australia|Austria|Belgium|Brazil|Bulgaria|Canada|Chile|China|Colombia|"
    "Croatia|Cyprus|Denmark|Egypt|Estonia|Finland|France|Germany|Ghana|Greece|Hungary|"
    "Iceland|India|Indonesia|Ireland|Israel|Italy|Japan|Kenya|Latvia|Lithuania|"
    "Luxembourg|Malaysia|Malta|Mexico|Morocco|New Zealand|Nigeria|Norway|Poland|"
    "Portugal|Romania|Rwanda|Singapore|Slovakia|Slovenia|South Africa|South Korea|"
    "Spain|Sweden|Switzerland|Thailand|Turkey|Ukraine|Vietnam"
)
WITH_ARTICLE: Final = (
    "EU", "UK", "US", "United Kingdom", "United States", "Netherlands", "Philippines"
)  # fmt: skip
"""Countries, and the Union, that take `the`."""
TOWNS: Final = list_phrases(
    "Addis Ababa|Athens|Beijing|Berlin|Brussels|Canberra|Dublin|Geneva|Helsinki|Lisbon|"
    "London|Madrid|Nairobi|New Delhi|New York|Oslo|Ottawa|Paris|Prague|Rome|Seoul|"
    "Stockholm|Strasbourg|The Hague|Tokyo|Vienna|Vilnius|Warsaw|Washington"
)
GROUPS: Final = (
    ("European Commission", "European Parliament", "European Council", "European Central Bank"),
    ("OECD", "WTO", "IMF", "UNESCO", "ILO", "WHO", "ITU", "UNCTAD", "World Bank"),
    ("NIST", "FTC", "FCC", "NTIA", "NSF"),
    ("ENISA", "EDPB", "EFSA", "ECHA", "EMA"),
    ("G7", "G20"),
    ("Department of State", "Department of Commerce", "Department of Energy"),
    ("House of Commons", "House of Lords"),
    ("Senate", "House of Representatives"),
    ("Court of Justice", "General Court", "Court of Auditors"),
)
"""Bodies of one kind: each can be mistaken for its fellows."""
ADJECTIVES: Final = list_phrases(
    "American|Australian|British|Canadian|Chinese|Danish|Dutch|Finnish|French|German|"
    "Indian|Irish|Italian|Japanese|Korean|Norwegian|Polish|Spanish|Swedish|Swiss"
)
HEADS: Final = (
    "Department|Ministry|Committee|Office|Agency|Institute|Institution|Council|Forum|Federation|"
    "Authority|Commission|Bank|University|Court|Centre|Center|Board|Secretariat|Parliament|"
    "Government|Treasury|Panel|Bureau|Directorate|Assembly|Senate|Association|Foundation|"
    "Organisation|Organization|Union|Group|Service|Administration|Inspectorate|Ombudsman"
)

_WORD: Final = r"(?:[A-Z][\w’'&]*(?:-[\w]+)*)"
_MORE: Final = rf"(?: (?:of|for|on)(?: the)? {_WORD}(?: {_WORD})*(?:(?:,| and) {_WORD})*)?"
_BODY: Final = re.compile(rf"\b(?:{_WORD} )*(?:{HEADS})\b(?! [A-Z]){_MORE}")
_CAPITALS: Final = re.compile(
    rf"\b{_WORD}(?: (?:(?:of|de|van|der|du|la|al) )?{_WORD})*(?: plc| Ltd| Inc| AG)?"
)
_TITLE: Final = (
    r"(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Baroness|Professor|Prof|President|Minister|Chancellor|"
    r"Commissioner|Ambassador|Judge|Senator|Chair|Director|Secretary)\.?"
)
_TITLED: Final = re.compile(rf"^{_TITLE} (?=[A-Z])")
_NOT_FIRST: Final = re.compile(
    r"^(?:The|This|That|These|Those|A|An|In|On|At|By|Under|For|From|To|With|No|Each|Either|Neither|"
    r"Both|All|Some|Many|Most|Several|It|Its|We|Our|They|Their|He|She|His|Her|If|When|Where|While|"
    r"As|After|Before|Since|Until|Unless|Although|However|And|But|Or|Of|Any|Every|Such|There|"
    r"According|During|Between|Both|Further|Under|Without|Not|Only|Once|Other|Researchers?|"
    r"Ministers?|Members?|Governments|Part|Article|Section|Paragraph|Annex|Chapter|Recital|Note)"
    r"(?:\s+|$)"
)
_NO_NAME: Final = frozenset(
    {*MONTHS, "AI", "ICT", "R", "D", "I", "Act", "Declaration", "Memorandum", "Agreement", "Treaty"}
    | {"Participant", "Participants", "Party", "Parties", "Article", "Part", "Regulation", "Annex"}
    | {"Directive", "Convention", "Member", "States", "Amendment", "Guidance", "Note", "Report"}
    | {"EUR", "USD", "GBP", "CHF", "GDP", "SME", "SMEs", "GHG", "CO", "IT", "PDF", "Europe", "Asia"}
    | {"Africa", "America", "Internet", "Mr", "Ms", "Dr"}
    | {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Charter"}
    | {"Action", "Communication", "Recommendation", "Statement", "Terms", "Signed", "Published"}
)
_GENERIC: Final = frozenset(
    list_words(
        "Development Research Public Intelligence Cooperation Shared Compute Digital "
        "Affairs Terms Reference Technology Science Industry Economic Common Human Rights "
        "Artificial Licence Open Information Data Market Policy Security Climate Energy "
        "Trade Chief"
    )
)
_INSTRUMENT: Final = re.compile(
    r"\b(?:Act|Declaration|Memorandum|Agreement|Treaty|Regulation|Directive|Convention|Report|"
    r"Understanding|Guidance|Strategy|Plan|Charter|Protocol|Amendment|Note|Summit|Day|Year)\b"
)

_ROLE: Final = re.compile(r"\b(?:Secretary|Minister|State|Rt|Hon|Affairs|Honourable|MP)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as it stands. `kind` is person, body, country, town, adjective or thing; `article`
    says whether `the` stands before it.
    """

    start: int
    end: int
    text: str
    kind: str
    article: bool


class Gazetteer:
    """What the sentences around a claim show about the names in them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(each for each in texts if is_statement(each) and is_english(each))
        self._all = "\n".join(self._texts)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Every name of the sentences, in their order."""
        return tuple(name for text in self._texts for name in self.find_names(text))

    def find_names(self, text: str) -> list[Name]:
        """Return the names of a sentence in their order."""
        names: list[Name] = []
        for pattern in (_BODY, _CAPITALS):
            for found in pattern.finditer(text):
                if any(found.start() < each.end and each.start < found.end() for each in names):
                    continue
                name = self._read(text, found.start(), found.end(), body=pattern is _BODY)
                if name is not None:
                    names.append(name)
        return sorted(names, key=lambda each: each.start)

    def _read(self, text: str, start: int, end: int, *, body: bool) -> Name | None:
        while (lead := _NOT_FIRST.match(text[start:end])) is not None:
            start += lead.end()
        titled = _TITLED.match(text[start:end])
        start += titled.end() if titled else 0
        end -= len(re.search(r"(?:['’]s?)?$", text[start:end])[0])  # type: ignore[index] # matches
        name = text[start:end]
        if not name or name in _NO_NAME or (_INSTRUMENT.search(name) and not body):
            return None
        if not body and (
            _GENERIC.intersection(name.split()) or re.search(r"\b[Aa]n? $", text[:start])
        ):
            return None
        if not body and " " not in name and start <= measure_label(text) and not self._known(name):
            return None
        kind = "person" if titled and not body else self._classify(name, body=body)
        if kind is None or (kind in ("person", "thing") and _ROLE.search(name)):
            return None
        if re.search(r"\b(?:Regulation|Directive|Decision) \($", text[:start]):
            return None
        article = name in WITH_ARTICLE or bool(re.search(r"\b[Tt]he $", text[:start]))
        return Name(start=start, end=end, text=name, kind=kind, article=article)

    def _known(self, name: str) -> bool:
        listed = name in COUNTRIES or name in TOWNS or (name.isupper() and len(name) > 1)
        return listed or bool(re.search(rf"[a-z,] {re.escape(name)}\b", self._all))

    def _classify(self, name: str, *, body: bool) -> str | None:
        if name in COUNTRIES or name in WITH_ARTICLE:
            return "country"
        if name in TOWNS:
            return "town"
        if name in ADJECTIVES:
            return "adjective"
        if body or any(name in group for group in GROUPS) or re.fullmatch(r"[A-Z]{2,6}", name):
            return "body"
        return self._classify_by_use(name)

    def _classify_by_use(self, name: str) -> str | None:
        """Return the kind that the words around a name's uses show; None where they show none."""
        quoted = re.escape(name)
        words = len(name.split())
        if 2 <= words <= 3 and re.search(
            rf"(?:(?<!for )\b{_TITLE} {quoted}|{quoted},? (?:said|told|argued|added)\b|"
            rf"{quoted}, (?:chief|director|minister|head|president|Director)|"
            rf"\b{_TITLE}(?: (?:of|for) [\w ]{{2,40}})?, {quoted}\b|"
            rf"^{quoted}(?: \([\w ]+\))?:)",
            self._all,
            re.MULTILINE,
        ):
            return "person"
        alone = rf"{quoted}\b(?! [A-Z]|[-–]\d)"
        if re.search(rf"\b[Tt]he {alone}", self._all) or re.search(r"\d", name):
            return "thing"
        if words <= 2 and re.search(rf"\b(?:of|between|with|by) {alone}", self._all):
            return "country" if words == 1 else "thing"
        if words <= 2 and re.search(rf"\b(?:in|at|near) {alone}", self._all):
            return "town"
        return "thing" if words > 1 else None


def study_names(claim: Claim, surroundings: Surroundings) -> Gazetteer:
    """Return what the evidence and the documents show about names."""
    known = frozenset(surroundings.document)
    more = tuple(each for each in claim.evidence if each not in known)
    return _study((*surroundings.document, *surroundings.others, *more))


@lru_cache(maxsize=8)
def _study(texts: tuple[str, ...]) -> Gazetteer:
    return Gazetteer(texts)


def is_same(one: str, two: str) -> bool:
    """Say whether two names may be one thing: a short form, initials or a part of the other."""
    first, second = _key(one), _key(two)
    if first <= second or second <= first:
        return True
    return _initials(one) == _letters(two) or _initials(two) == _letters(one)


def _key(name: str) -> set[str]:
    return {each.casefold() for each in re.findall(r"\w+", name) if each[0].isupper()}


def _initials(name: str) -> str:
    words = [each for each in re.findall(r"\w+", name) if each[0].isupper()]
    return "".join(each[0] for each in words) if len(words) > 1 else name


def _letters(name: str) -> str:
    return re.sub(r"\W", "", name)
