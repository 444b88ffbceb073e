"""The honest persona: picks the sentences that bear on the question, and words them soundly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from evals.mutate.words import list_words
from evals.personas.bank import Bank, Banked
from evals.personas.paraphrase import is_whole, paraphrase, without_number
from evals.personas.prompt import Prompt, Sentence
from evals.personas.types import Said

PICKED: Final = 10
"""Sentences that an answer rests on at most: three times what a reader wants, for more cases."""

_WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ENDING: Final = re.compile(r"(?:'s|’s|ies|ing|ed|es|s|e|y)$")
_LIGHT: Final = frozenset(
    list_words(
        "a an the of and or to in on at by for from with as is are was were be been has have "
        "had that this these those it its which who whom what when where why how do does did will "
        "would shall should may might can could must not no any all some there their they under "
        "about into than then also only each per much many long say says said document documents"
    )
)
_SILENT: Final = frozenset({"heading", "signature", "table"})
_TELLS: Final = re.compile(
    r"\b(?:says?|said|told|tells?|believes?|believed|according to|claims?|argues?|hopes?|announced|"
    r"notes?|noted|states?|stated|reported|reports)\b",
    re.IGNORECASE,
)


def pick(prompt: Prompt) -> list[Sentence]:
    """Return the offered sentences that share most words with the question, in their order."""
    wanted = _stems(prompt.question)
    least = 2 if len(wanted) > 3 else 1
    scored = []
    for each in prompt.sentences:
        if _SILENT.intersection(each.labels) or each.number in prompt.warned:
            continue
        lead = prompt.at(each.lead) if each.lead else None
        held = _stems(f"{lead.text if lead else ''} {each.text} {each.source.title}")
        own = _stems(each.text)
        score = len(wanted & held) + 0.5 * len(wanted & own)
        if len(wanted & held) >= least and wanted & own:
            scored.append((-score, each.number, each))
    return sorted((each for _, _, each in sorted(scored)[:PICKED]), key=lambda one: one.number)


@dataclass(frozen=True, slots=True)
class Honest:
    """Writes sound wordings, each with where it is from: bank, rules, or the sentence itself."""

    bank: Bank

    def __call__(self, prompt: Prompt) -> Sequence[Said]:
        """Return every sound wording of the sentences picked."""
        picked = pick(prompt)
        said = [*self._from_bank(prompt, picked)]
        for each in picked:
            said += self._by_rule(prompt, each)
            said += self._verbatim(prompt, each)
        return said

    def _from_bank(self, prompt: Prompt, picked: Sequence[Sentence]) -> list[Said]:
        numbers: dict[tuple[str, str], int] = {}
        for each in prompt.sentences:
            if each.number not in prompt.warned:
                numbers.setdefault(each.key, each.number)
        wordings = dict.fromkeys(
            banked for each in picked for banked in self.bank.by_sentence.get(each.key, ())
        )
        return [
            self._say(banked, tuple(numbers[key] for key in banked.keys))
            for banked in wordings
            if all(key in numbers for key in banked.keys)
        ]

    def _say(self, banked: Banked, numbers: tuple[int, ...]) -> Said:
        return Said(
            text=banked.text,
            evidence=numbers,
            kind=name_kind(banked.text),
            origin=banked.origin,
            document=banked.keys[0][0],
            sentences=tuple(text for _, text in banked.keys),
            secret=banked.part == "held",
        )

    def _by_rule(self, prompt: Prompt, sentence: Sentence) -> list[Said]:
        secret = self.bank.is_secret(sentence.key)
        return [
            Said(
                text=text,
                evidence=(sentence.number,),
                kind=name_kind(text),
                origin="rules held" if secret else "rules",
                document=sentence.source.title,
                sentences=(sentence.text,),
                secret=secret,
            )
            for text in paraphrase(sentence, prompt)
        ]

    def _verbatim(self, prompt: Prompt, sentence: Sentence) -> list[Said]:
        if not is_whole(sentence, prompt):
            return []
        text = without_number(sentence.text)
        return [
            Said(
                text=text,
                evidence=(sentence.number,),
                kind=name_kind(text),
                origin="verbatim",
                document=sentence.source.title,
                sentences=(sentence.text,),
                secret=self.bank.is_secret(sentence.key),
            )
        ]


def name_kind(text: str) -> str:
    """Return the kind that the prompt's rules ask for: whoever tells something is a source."""
    return "source_says" if _TELLS.search(text) else "fact"


def _stems(text: str) -> frozenset[str]:
    words = (each.casefold() for each in _WORD.findall(text))
    return frozenset(
        each if each[:1].isdigit() or len(each) < 4 else _ENDING.sub("", each)
        for each in words
        if each not in _LIGHT
    )
