"""Sound statements, and the documents around them that a mutation may draw on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from agent.quote.shelf import as_evidence
from agent.types import Evidence
from evals.benchmark.sources import label_pair
from evals.mutate import Claim, Surroundings
from evals.mutate.words import is_english, is_statement
from evals.pairs.load import Pair, Volume
from store.card.standing import standings
from store.types import Document, Region, Sentence, Status

if TYPE_CHECKING:
    from agent.quote.shelf import Shelf

AROUND: Final = 100
"""Sentences on each side of a hundred that stand for the document around any of them: some pages.
What is shared is read once."""
OTHERS: Final = 400
"""Sentences of other documents, chosen by hash: as many as the sample library has. What names are
in them is looked up in all of them, so that four times as many take sixteen times as long."""
TOLD: Final = frozenset({Region.BODY, Region.LIST})
FEWEST_WORDS: Final = 6
MOST_WORDS: Final = 60
VERBATIM: Final = "verbatim"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A sound statement; `bank` says where it is from and who may look at it."""

    bank: str
    text: str
    evidence: tuple[Evidence, ...]

    @property
    def cluster(self) -> str:
        """What it depends on: the first document cited."""
        return self.evidence[0].document.version

    def as_claim(self) -> Claim:
        """Return it as a mutation starts from it: what leads into a sentence is evidence, too."""
        texts = (text for each in self.evidence for text in (each.quote, each.lead) if text)
        return Claim(text=self.text, evidence=tuple(dict.fromkeys(texts)))


@dataclass(slots=True)
class World:
    """Documents by version, each with its sentences."""

    documents: Mapping[str, tuple[Document, Sequence[Sentence]]]
    _others: dict[str, tuple[Evidence, ...]] = field(default_factory=dict, repr=False)

    def surround(self, subject: Subject) -> tuple[Surroundings, Mapping[str, Evidence]]:
        """Return what a mutation may draw on, and each of those sentences as evidence."""
        near = self._list_near(subject.evidence[-1])
        others = self._list_others(subject.cluster)
        known = {each.quote: each for each in (*others, *near, *subject.evidence)}
        around = Surroundings(
            document=tuple(each.quote for each in near),
            others=tuple(each.quote for each in others),
        )
        return around, known

    def _list_near(self, item: Evidence) -> list[Evidence]:
        document, sentences = self.documents[item.document.version]
        block = item.ordinal // AROUND * AROUND
        kept = sentences[max(0, block - AROUND) : block + 2 * AROUND]
        return [as_evidence(document, each, sentences) for each in kept]

    def _list_others(self, version: str) -> tuple[Evidence, ...]:
        if version not in self._others:
            offered = [
                as_evidence(document, each, sentences)
                for name, (document, sentences) in self.documents.items()
                if name != version and document.status is Status.CURRENT
                for each in sentences
                if each.region in TOLD
            ]
            offered.sort(key=_rank)
            self._others[version] = tuple(offered[:OTHERS])
        return self._others[version]


def read_shelf(shelf: Shelf) -> World:
    """Return the documents of a library, those that speak no more among them."""
    from store.filters import Filters

    every = shelf.documents(Filters(statuses=tuple(Status)))
    return World({each.version: (each, shelf.sentences(each.version)) for each in every})


def read_volumes(volumes: Iterable[Volume]) -> World:
    """Return documents that were read alone, with the standing that they give each other."""
    read = list(volumes)
    standing = standings([each.document for each in read])
    found = {}
    for each in read:
        version = each.document.version
        status, reason = standing.get(version, (each.document.status, ""))
        document = replace(each.document, status=status, status_reason=reason)
        found[version] = (document, each.sentences)
    return World(found)


def list_paraphrases(pairs: Sequence[Pair]) -> list[Subject]:
    """Return the sound wordings of labelled pairs, each once; their bank is their part."""
    found = {}
    for pair in pairs:
        for row in label_pair(pair):
            if row.supported:
                bank = f"paraphrases, {pair.part}"
                found[row.text] = Subject(bank=bank, text=row.text, evidence=row.evidence)
    return list(found.values())


def list_verbatim(world: World, *, most: int) -> list[Subject]:
    """Return whole sentences of documents that still speak, each citing itself; chosen by hash."""
    found = [
        Subject(bank=VERBATIM, text=item.quote, evidence=(item,))
        for document, sentences in world.documents.values()
        if document.status is Status.CURRENT
        for each in sentences
        if each.region in TOLD
        and FEWEST_WORDS <= len(each.text.split()) <= MOST_WORDS
        and is_statement(each.text)
        and is_english(each.text)
        for item in [as_evidence(document, each, sentences)]
    ]
    found.sort(key=lambda each: _rank(each.evidence[0]))
    return found[:most]


def take(subjects: Sequence[Subject], most: int) -> list[Subject]:
    """Return at most so many, chosen by hash."""
    return sorted(subjects, key=lambda each: _hash(each.text))[:most]


def _rank(item: Evidence) -> str:
    return _hash(f"{item.document.version} {item.ordinal}")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
