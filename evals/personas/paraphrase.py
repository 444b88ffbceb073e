"""Say a sentence in other words by rule: another construction, other words, who says it."""

from __future__ import annotations

import random
import re
from typing import Final

from evals.personas.clauses import capital, list_rules, small
from evals.personas.lexicon import note, reword
from evals.personas.prompt import Prompt, Sentence, Source

MOST: Final = 3
"""Wordings of one sentence."""

_SILENT: Final = frozenset({"heading", "signature", "table", "FAQ", "recital"})
_NUMBER: Final = re.compile(r"^(?:\d+(?:\.\d+)*\.?|\([0-9a-z]{1,3}\)) (?=[A-Z])")
_SPEAKER: Final = re.compile(r"^(?!For )((?:[A-Z][\w.]+ ){1,3}[A-Z]\w+): (?=[A-Z])")
_LEANING: Final = re.compile(
    r"^(?:It|They|He|She|These|Those|This|That|There|But|And|No\.|Since|So|Some|Several|In such|Of "
    r"this|Neither|Such|Looking|Each of|To|Results|One earlier|With|Media|The (?:figures?|campus|"
    r"contract|matter|company|new period|following|deal|agreement|partnership is small))\b"
)
_FIRST_PERSON: Final = re.compile(
    r"\b(?:I|[Ww]e|[Oo]ur|us|me|my|your?|You|[Tt]oday|now|yet|next year|this year)\b"
)
_THIS: Final = re.compile(
    r"\b[Tt]his (Memorandum|Declaration|Amendment|[Nn]ote|[Rr]eport|guidance|statement)\b"
)
_NOTED: Final = re.compile(r"Guidance Note \d+|Amendment No\. \d+|(?:[A-Z]\w+ )+Act \d{4}")
_KINDS: Final = (
    ("Memorandum of Understanding", "the memorandum"),
    ("Terms of Reference", "the terms of reference"),
    ("Annual Report 2025", "the annual report"),
    ("minutes", "the minutes"),
    ("Declaration", "the declaration"),
    ("Fact sheet", "the fact sheet"),
    ("WRITTEN ANSWERS", "the written answers"),
)
_PLURAL: Final = frozenset({"the terms of reference", "the minutes", "the written answers"})
_RULING: Final = re.compile(r"memorandum|declaration|Act \d|Guidance|terms of|Amendment")
_ENGLISH: Final = re.compile(
    r"\b(?:the|of|to|and|for|by|is|was|are|may|where|must)\b", re.IGNORECASE
)
_LISTED: Final = re.compile(r"^[^.]{,40}:")
_FINITE: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|must|may|shall|should|will|can|could|does|do|did|[a-z]+s|"
    r"[a-z]+ed|spent|told|took|stood|intend|plan|aim|take)\b"
)
_OVER: Final = ("withdrawn", "superseded", "replaced")
_RULED: Final = re.compile(r"\b(?:must|may|shall|should|will|is|are|does)\b")


def without_number(text: str) -> str:
    """Return the text without the number printed in front of it."""
    return _NUMBER.sub("", text)


def is_whole(sentence: Sentence, prompt: Prompt) -> bool:
    """Say whether a sentence states something and stands alone."""
    text = without_number(sentence.text)
    return (
        not _SILENT.intersection(sentence.labels)
        and sentence.lead is None
        and sentence.number not in prompt.warned
        and text.endswith(".")
        and not text.startswith(("To ask", "Published", "Signed"))
        and len(text.split()) >= 5
        and not re.search(r"[“”\"⟨]", text)
        and not _FIRST_PERSON.search(text)
    )


def paraphrase(sentence: Sentence, prompt: Prompt) -> list[str]:
    """Return sound wordings of a sentence that differ from it, at most three."""
    text = without_number(sentence.text)
    over = sentence.source.status.casefold().startswith(_OVER)
    if over or not is_whole(sentence, prompt) or ": To ask" in text:
        return []
    named = name_document(sentence.source)
    core = _THIS.sub(lambda _: named, text) if named else text
    if _LEANING.match(core):
        return []
    core = capital(core.removesuffix("."))
    if not _ENGLISH.search(core) or core.endswith(" them"):
        return []
    if not _FINITE.search(core) or core.startswith("An Act of"):
        return []
    names = find_names(prompt)
    chance = random.Random(text)
    speaker = _SPEAKER.match(core)
    if speaker:
        told = small(core[speaker.end() :], names)
        return [f"{speaker[1]} {verb} that {reword(told)}." for verb in ("says", "stated")][:MOST]
    if _LISTED.match(core):
        return []
    turned = [new for rule in list_rules(names) if (new := rule(core)) is not None]
    wordings = [_place(reword(each), sentence.source, names, chance) for each in turned[:2]]
    wordings.append(_frame(note(reword(core), chance), sentence.source, names))
    found = dict.fromkeys(f"{each}." for each in wordings if each)
    return [each for each in found if _differs(each, text)][:MOST]


def name_document(source: Source) -> str:
    """Return what to call a document in a sentence, empty where its title does not say."""
    noted = _NOTED.search(source.title)
    if noted:
        return noted[0] if not noted[0].endswith(tuple("0123456789")) else _article(noted[0])
    return next((name for mark, name in _KINDS if mark in source.title), "")


def find_names(prompt: Prompt) -> frozenset[str]:
    """Return the words that are written with a capital inside sentences, and never without."""
    inside = set(re.findall(r"(?<=[a-z,] )[A-Z][\w-]+", prompt.data))
    return frozenset(each for each in inside if f" {each.lower()} " not in prompt.data)


def _article(name: str) -> str:
    return f"the {name}" if " Act " in name else name


def _place(text: str, source: Source, names: frozenset[str], chance: random.Random) -> str:
    """Return a sentence of a rule-giving text with its name before it, now and then."""
    named = name_document(source)
    speaks = _RULING.search(named) and named.lower() not in text.lower() and _RULED.search(text)
    if not speaks or chance.random() < 0.4 or text.startswith(("In ", "By ", "On ", "Under ")):
        return text
    return f"Under {named}, {small(text, names)}"


def _frame(text: str, source: Source, names: frozenset[str]) -> str:
    """Return a sentence as what its document or its issuer says."""
    named = name_document(source)
    told = small(text, names)
    if named and named.lower() not in text.lower():
        return f"{capital(named)} {'say' if named in _PLURAL else 'says'} that {told}"
    if "about itself" in source.standing or "own acts" in source.standing:
        issuer = source.issuer.split(",")[0]
        if issuer and issuer != "not stated" and issuer not in text and " and " not in issuer:
            return f"{_with_article(issuer)} says that {told}"
    return text


def _with_article(issuer: str) -> str:
    bodies = ("Ministry", "Department", "National", "Joint")
    return f"The {issuer}" if issuer.startswith(bodies) else issuer


def _differs(wording: str, text: str) -> bool:
    """Say whether a wording is another one: two words changed, or another order."""
    one, two = wording.rstrip(".").split(), text.rstrip(".").split()
    if sorted(word.lower() for word in one) == sorted(word.lower() for word in two):
        return [word.lower() for word in one] != [word.lower() for word in two]
    return len(set(one) ^ set(two)) >= 2
