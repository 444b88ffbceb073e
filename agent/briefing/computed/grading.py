"""Where a sentence stands on the commitment ladder, and whom it names as the one who acts.

Source: BRIEFING_CRAFT section 4. It describes wording and never rules on legal status.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from agent.briefing.computed.subjects import (
    COPULA,
    MARKER,
    as_subject,
    clause_start,
    find_subject,
    open_list,
)
from agent.checks.binding.governed import Governed, read_forces
from agent.checks.binding.ladder import (
    AIM,
    DONE,
    EXPECTED,
    INTENTION,
    OBLIGATION,
    POSSIBLE,
    RECITAL,
    UNDERTAKING,
)
from agent.checks.clauses import Word, clauses, is_past
from agent.checks.finite import is_finite, is_participle
from agent.checks.words import plain
from store.types import Role, Sentence

PRESENT: Final = "P"
"""The level of what is asserted to be so: it ranks with what is done, worded "says that"."""
NAMES: Final = {
    str(RECITAL): "recital",
    str(POSSIBLE): "possibility",
    str(AIM): "aim",
    str(EXPECTED): "expectation",
    str(INTENTION): "intention",
    str(UNDERTAKING): "undertaking",
    str(OBLIGATION): "obligation",
    str(DONE): "done",
    PRESENT: "said to be so",
}
_RECITING: Final = re.compile(
    r"(?:and |also )?(?:recogni[sz]ing|recalling|noting|desiring|acknowledging|affirming|"
    r"reaffirming|welcoming|considering|convinced|mindful|bearing in mind|having regard|whereas|"
    r"expressing|emphasi[sz]ing|underlining|conscious)\b",
    re.IGNORECASE,
)
_SUBORDINATE: Final = re.compile(
    r"^\W*(?:if|where|when|unless|in case|provided|once|until|as|while|after|before|because|"
    r"although|though|whereas|which|who|whose|that|so that|since)\b",
    re.IGNORECASE,
)
_RELATIVE: Final = re.compile(
    r"(?<!\bof )(?<!\bfor )(?<!\bto )(?<!\bin )(?<!\bby )(?<!\bon )(?<!\bat )(?<!\bunder )\bthat\b|"
    r"\b(?:which|who|whom|whose|what|how|where|whether|if)\b"
)
"""A clause that hangs on another; "of that platform" points, and hangs on nothing."""
_DENIED: Final = re.compile(r"\b(?:not|no|never|nothing|neither|nor|none|nobody)\b", re.IGNORECASE)
_NOT: Final = re.compile(r" not\b")
_UNSURE: Final = re.compile(
    r"(?:may|might) not (?:\w+ly |always |yet )?(?:be|have|know|understand|reflect|work|perform|"
    r"produce|exist|become|occur|apply|detect|capture|include)\b|"
    r"(?:may|might) not (?:fully|always)\b",
    re.IGNORECASE,
)
_NOW: Final = frozenset({"is", "are", "am", "remains", "remain"})
_PAST: Final = frozenset({"was", "were", "has", "have", "had"})
_REDUCED: Final = re.compile(r"(?:needed|required|intended|designed|expected|planned) ?to$")
_SIGNED: Final = re.compile(
    r"(?:Signed|Done|Adopted|Published|Agreed|Issued|Launched) (?:at|in|on|by)\b"
)
_PARTICIPLE: Final = re.compile(r"^\W*(?:and )?(?!during\b|nothing\b)[a-z]+ing\b", re.IGNORECASE)
_ASKED: Final = re.compile(r"\b(?:proposed|recommended|suggested|requested) (?:to|that)\b")
"""What was proposed is done as a proposal only."""
_DOTTED: Final = re.compile(
    r"\b(?:[A-Za-z]\.){2,}|\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Rt|Hon|No)\.(?= [A-Z\d])"
)
_DOT: Final = "\u2024"
"""Stands for the dots of "U.S.", which end no clause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A level of the ladder, the word that shows it, and the words for who acts.

    `level` is "0" to "7" or "P". `subject` is copied from the sentence, "" where it names nobody
    who acts: a passive, a pronoun, a thing. `denied`: the text says that there is no such force
    ("nothing in this memorandum commits"); a duty not to act is a duty.
    """

    level: str
    words: str = ""
    subject: str = ""
    denied: bool = False

    @property
    def height(self) -> int:
        """The level as a number; what is asserted to be so ranks with what is done."""
        return DONE if self.level == PRESENT else int(self.level)

    @property
    def label(self) -> str:
        """The level with its name and its word: "4 intention (“intend to”)"."""
        word = f" (“{self.words}”)" if self.words else ""
        return f"{self.level} {NAMES[self.level]}{word}"

    @property
    def short(self) -> str:
        """The level with its name."""
        return f"{self.level} {NAMES[self.level]}"


def grade(sentence: Sentence, lead: str = "") -> Grade:
    """Return where a sentence stands; a list item with no force of its own has that of its lead."""
    if sentence.role is Role.RECITAL:
        return Grade(level=str(RECITAL))
    text = MARKER.sub("", plain(sentence.text))
    before = lead.rstrip().rstrip(":")
    if lead and text[:1].islower():
        return grade_text(before)
    own = grade_text(text)
    if not own.words and lead.rstrip().endswith(":"):
        return grade_text(f"{before} {text}")
    return own


def grade_text(text: str) -> Grade:
    """Return where a text stands: by the force of its main clause, else by its tense.

    Its typography does not matter: "It’s designed to" stands where "It's designed to" does.
    """
    text = _DOTTED.sub(lambda found: found[0].replace(".", _DOT), plain(text))
    main = _find_main(text)
    if main is not None:
        force, start = main
        # "Did not decide and will return": what is denied stands in front of the "and".
        before = text[clause_start(text, start) : start].rpartition(" and ")[2]
        return Grade(
            level=str(_height(text, force, start)),
            words=force.words.strip(),
            subject=find_subject(text, start, force.words).replace(_DOT, "."),
            denied=_DENIED.search(before) is not None,
        )
    if _RECITING.match(text):
        return Grade(level=str(RECITAL))
    told = _find_told(text)
    if told is None:
        return Grade(level=PRESENT)
    subject = told.replace(_DOT, ".")
    asked = _ASKED.search(text)
    if asked is not None:
        return Grade(level=str(AIM), words=asked[0], subject=subject)
    return Grade(level=str(DONE), subject=subject)


def _height(text: str, force: Governed, start: int) -> int:
    """Return the height of a force; "may notify" allows, where "may not" forbids."""
    forbids = _NOT.match(text[start + len(force.words) :]) or force.words.endswith(" not")
    allows = force.own == POSSIBLE and not forbids and not _DENIED.search(text[:start])
    # "May not fully understand" is a risk, and forbids nobody.
    unsure = forbids and _UNSURE.match(text[start:])
    return POSSIBLE if allows or unsure else force.height


def _find_told(text: str) -> str | None:
    """Return who did what the main clause tells in a past form, "" where nobody is named.

    None where its first verb stands in the present.
    """
    if _SIGNED.match(text):
        return ""
    for clause in clauses(text):
        if _SUBORDINATE.match(clause.text) or _PARTICIPLE.match(clause.text):
            continue
        for place, word in enumerate(clause.words):
            small, after = word.text.casefold(), clause.words[place + 1 : place + 4]
            before = text[open_list(text, clause.start) : word.start]
            if small in _NOW:
                return None
            if small in {"was", "were"}:
                return ""
            if small in _PAST:
                passive = any(each.text.casefold() == "been" for each in after)
                done = small == "had" or any(is_participle(each.text) for each in after)
                return ("" if passive else as_subject(before)) if done else None
            plural = bool(after) and _is_auxiliary(after[0])
            if is_finite(clause, word) and not plural:
                return as_subject(before) if is_past(word.text) else None
    return None


def _is_auxiliary(word: Word) -> bool:
    return word.text.casefold() in _NOW | _PAST


def _find_main(text: str) -> tuple[Governed, int] | None:
    """Return the first word of force that governs a main clause, with its place."""
    cursor = 0
    for force in read_forces(text):
        start = text.find(force.words, cursor)
        cursor = start + len(force.words)
        firm = not force.loose and force.height != RECITAL and not force.conditional
        # "The policies needed to implement it": a clause cut short, and nobody who needs.
        idle = _REDUCED.match(force.words) and not COPULA.search(text[:start])
        if firm and not idle and _is_main(text, start):
            return force, start
    return None


def _is_main(text: str, start: int) -> bool:
    clause = text[clause_start(text, start) : start]
    return not any(form.match(clause) for form in (_SUBORDINATE, _PARTICIPLE)) and (
        not _RELATIVE.search(clause)
    )
