"""Tell the verbs by which a sentence tells something from its nouns and attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agent.checks.binding.wordings import Wording, wordings
from agent.checks.clauses import Clause, Word, is_past, root, words_in
from agent.checks.senses import senses_of
from agent.checks.words import listed, singular

NOUN_MARKS = listed(
    "the a an of its their his her our and or in for on both all two three four five six "
    "these those other such some many most several few more no any each every to with by from "
    "through via into upon against among between per without toward towards within across certain"
)
"""Words behind which a noun or an attribute stands, never a verb that tells."""
OBJECT_MARKS = listed(
    "need needs require requires make makes let lets help helps ensure ensures cause causes"
)
"""Verbs behind which what they act on stands: "needs heightened care", "make plaintiffs pay"."""
ACTING = listed("to will shall must may can could should would might not")
"""Words behind which a base form stands, and behind that what it acts on: "to give names"."""
ONLY_PARTICIPLE = re.compile(r"(?:en|wn|gone|done|begun)$")
"""Participles that are no past tense: "given time" opens a condition and tells nothing done."""
COUNTED = listed("tens dozens scores hundreds thousands millions billions trillions percent")
"""Plurals that count what stands behind their "of"."""
SUBJECT = re.compile(
    r"(?: also| both| all| then| therefore)? (?:will|shall|must|may|might|can|could|should|would|"
    r"is|are|was|were|has|have|had|do|does|did|who|whose)\b"
)
"""Behind a noun that something is told of: "programmes will be planned", "authors may ask"."""
LINKED = re.compile(r" (?!by |in |with |for |to |at |on |and |or |the |an? |its |their )[a-z]+")
"""Behind a participle that describes: the noun it belongs to."""
INVARIANT = frozenset({"cut", "put", "set", "let", "shut", "split", "quit", "spread"})
"""Verbs whose past form is the base form."""
# Behind a participle that only describes stands no object: "a plan adopted in May".
ACTED = re.compile(
    r"\b(?!(?:has|have|had|having|is|are|was|were|be|been|being|to|not|and|or|the|an?|its|their|of|by|"
    r"with|for|in|as|newly|jointly)\b)[\w'-]+ (?P<verb>[a-z]{3,}ed) "
    r"(?:an?|the|its|their|his|her|all|both|several|new|no|\d+)\b"
)
AUXILIARIES = frozenset({"has", "have", "had", "was", "were", "is", "are", "been"})


def is_finite(clause: Clause, word: Word) -> bool:
    """Say whether a word looks like a verb that tells: "signed", "reduces", "is reducing"."""
    if not word.content or word.text[:1].isupper():
        return False
    small = word.text.casefold()
    before = [each.casefold() for each in clause.text[: word.start - clause.start].split()[-1:]]
    if small.endswith("ing"):
        return bool(before) and before[0] in {"is", "are", "was", "were", "been"}
    if before and before[0] in {"and", "or"} and is_past(small):
        # "Began in May and ended": a second verb; "the signed and dated copy": none.
        return any(is_act_done(clause, w) for w in clause.words if w.start < word.start)
    if before and (before[0] in NOUN_MARKS | OBJECT_MARKS or before[0].endswith("'s")):
        return False
    if (
        before[:1] == ["be"]
        or _is_described(clause, word)
        or _is_subject(clause, word)
        or _describes(clause, word)
        or _is_acted_on(clause, word)
        or (ONLY_PARTICIPLE.search(small) is not None and not has_auxiliary(clause, word))
    ):
        # "Should, where possible, be named": the comma has cut its word of force off.
        return False
    if not is_past(small) and clause.text.startswith(" of ", word.end - clause.start):
        # "A rapid spread of", "uses of": a noun, whatever stands in front of it.
        return False
    if not before:
        return is_past(small) and not small.endswith("ed")
    return is_past(small) or small in INVARIANT or singular(small) != small


def _is_acted_on(clause: Clause, word: Word) -> bool:
    """Say whether a plural is what a base form acts on: "declines to give names"."""
    before = [each.casefold() for each in clause.text[: word.start - clause.start].split()[-2:]]
    return (
        len(before) == 2
        and before[0] in ACTING
        and before[1] not in NOUN_MARKS | AUXILIARIES
        and not is_past(word.text)
    )


def _is_subject(clause: Clause, word: Word) -> bool:
    """Say whether a plural is what something is told of: "programmes will", "dozens of ships"."""
    small, end = word.text.casefold(), word.end - clause.start
    if small in COUNTED and clause.text[end:].startswith(" of "):
        return True
    return not is_past(small) and SUBJECT.match(clause.text, end) is not None


def _describes(clause: Clause, word: Word) -> bool:
    """Say whether a participle tells what kind: "requiring coordinated action"."""
    before = clause.text[: word.start - clause.start].split()[-1:]
    return (
        word.text.endswith("ed")
        and bool(before)
        and before[0].endswith("ing")
        and LINKED.match(clause.text, word.end - clause.start) is not None
    )


def _is_described(clause: Clause, word: Word) -> bool:
    """Say whether a participle that describes stands in front: "its intended and planned uses"."""
    before = [each.casefold() for each in clause.text[: word.start - clause.start].split()[-2:]]
    return (
        len(before) == 2
        and before[1].endswith("ed")
        and before[0] in NOUN_MARKS
        and not is_past(word.text.casefold())
    )


def is_noun_there(word: Word, quotes: Sequence[str]) -> bool:
    """Say whether a word that may be a verb is a noun in the source: "a provider", "providers"."""
    small = word.text.casefold()
    if is_past(small) or small.endswith("ing"):
        return False
    if small.endswith("s") and any(
        small in q and re.search(rf"\b{re.escape(small)}\b", q) for q in quotes
    ):
        # Behind a word of force a verb has no "s": "poses to individuals" names them.
        return True
    if not any(singular(small) in quote.casefold() for quote in quotes):
        return False
    noun = re.compile(
        rf"\b(?:an?|the|any|each|every|no|of)(?: \w+)? {re.escape(singular(small))}s?\b",
        re.IGNORECASE,
    )
    return any(noun.search(quote) for quote in quotes)


def has_auxiliary(clause: Clause, word: Word) -> bool:
    """Say whether one of the two words in front is "has", "was" or the like."""
    before = clause.text[: word.start - clause.start].split()[-2:]
    return any(each.casefold() in AUXILIARIES for each in before)


def has_done(clause: Clause, word: Word) -> bool:
    """Say whether a word that is its own participle stands behind "has": "has set up"."""
    before = clause.text[: word.start - clause.start].split()[-1:]
    return is_participle(word.text) and before[:1] in (["has"], ["have"], ["had"])


def is_participle(verb: str) -> bool:
    """Say whether a word can stand behind "has"."""
    return is_past(verb) or verb.casefold() in INVARIANT | {"made", "done", "come"}


def is_act_done(clause: Clause, word: Word) -> bool:
    """Say whether a word tells of a past act: "was signed", not "the signed copy"."""
    before = clause.text[: word.start - clause.start].split()[-1:]
    marked = before and before[0].casefold() in NOUN_MARKS
    if before[:1] == ["be"]:
        # "The pump to be mended": still to be done.
        return False
    if before and before[0].casefold() in AUXILIARIES and is_participle(word.text):
        return word.content
    return bool(before) and is_past(word.text) and word.content and not marked


def acts_past(clause: str, plainly: frozenset[str]) -> Iterator[re.Match[str]]:
    """Yield the acts that a clause tells in the simple past: "the ministers adopted a plan"."""
    forces = wordings(clause)
    for match in ACTED.finditer(clause):
        start = match.start("verb")
        told = any(force.start <= start < force.end for force in forces)
        if not told and not senses_of(root(match["verb"])) & plainly:
            yield match


def has_past(quote: str) -> bool:
    """Say whether a quote tells of anything past; "a shared rule book" does not."""
    words = words_in(quote)
    return any(
        is_past(word.text)
        and word.text.islower()
        and "-" not in word.text
        and (not place or words[place - 1].text.casefold() not in NOUN_MARKS)
        and not (
            place > 1
            and words[place - 1].text.endswith("ly")
            and words[place - 2].text.casefold() in NOUN_MARKS
        )
        for place, word in enumerate(words)
    )


def without_forces(quote: str) -> str:
    """Return the quote with its words of force taken out: "has applied for" tells nothing done."""
    for force in reversed(wordings(quote)):
        if not force.loose:
            quote = f"{quote[: force.start]}{quote[force.end :]}"
    return quote


def precedes(force: Wording, word: Word, clause: Clause) -> bool:
    """Say whether a word of force governs a word behind it; "is being slowed" tells its verb."""
    going_on = force.words.casefold().startswith("being ")
    place = word.start - clause.start
    done = force.loose and force.start == place and has_auxiliary(clause, word)
    return force.start <= place and not going_on and not done
