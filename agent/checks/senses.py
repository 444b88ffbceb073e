"""Words that stand for one another in paraphrases of policy texts, as families of stems.

A family says only that two words may tell of the same act or thing, never that they are equal:
the checks use it to find the place in the evidence that a statement speaks of.
"""

from __future__ import annotations

from functools import lru_cache

from agent.checks.clauses import Word, root, words_in

FAMILIES = (
    "establish create found launch institute constitute form set-up erect",
    "begin start commence open launch",
    "end finish conclude terminate cease expire close",
    "give provide grant supply offer deliver furnish hand bring allocate award",
    "share exchange pass transfer circulate",
    "reduce lower cut decrease lessen shrink trim halve",
    "increase raise grow growth expand widen extend rise boost enlarge",
    "publish release issue disclose",
    "send submit lay present transmit forward table file lodge put",
    "inform notify tell alert warn notice notification",
    "change amend revise modify alter adapt adjust",
    "keep retain store preserve maintain hold",
    "use employ apply utilise utilize deploy",
    "help assist support aid back",
    "protect safeguard shield secure",
    "stop halt suspend discontinue",
    "ban prohibit forbid bar outlaw prevent",
    "check verify inspect audit review examine assess evaluate test study",
    "buy purchase procure acquire obtain get receive gain",
    "pay fund finance spend money funding cost",
    "meet convene gather assemble meeting session",
    "cooperate collaborate cooperation collaboration partnership",
    "make produce manufacture build construct",
    "appoint name designate nominate",
    "choose select pick elect",
    "decide resolve determine settle",
    "agree accord settle",
    "sign signature initial conclude",
    "slow hamper delay hinder impede",
    "harm damage hurt injure",
    "coordinate align harmonise harmonize",
    "implement execute apply carry-out enforce",
    "adopt pass approve enact endorse ratify",
    "draft draw-up prepare write develop",
    "country nation state",
    "firm company business enterprise undertaking",
    "person people individual citizen",
    "worker employee staff personnel",
    "rule regulation provision law legislation",
    "guideline guidance guide",
    "government ministry department administration",
    "tariff duty levy",
    "foreign abroad overseas",
    "yearly annual year annually",
    "quick prompt rapid fast swift",
    "share proportion part portion component",
    "need require necessary necessity",
    "want wish desire",
    "look-at consider examine review",
    "submarine vessel boat",
    "benefit gain advantage good",
    "join accede enter",
    "leave withdraw exit quit",
    "repair fix mend",
    "fault defect flaw error",
    "replace substitute supersede",
    "critic opponent detractor",
    "supporter proponent advocate backer",
    "expert specialist analyst",
    "inspector auditor examiner",
    "author writer researcher scientist",
    "train teach educate training",
    "invest investment",
)
PHRASES = {
    ("set", "up"): "set-up",
    ("put", "together"): "set-up",
    ("set", "out"): "describe",
    ("draw", "up"): "draw-up",
    ("look", "at"): "look-at",
    ("carry", "out"): "carry-out",
    ("hand", "over"): "deliver",
    ("pass", "on"): "pass",
    ("take", "part"): "participate",
    ("bring", "about"): "create",
}
"""A verb that means something else together with the word behind it."""


def _index() -> dict[str, frozenset[str]]:
    families: dict[str, set[str]] = {}
    for family in FAMILIES:
        words = family.split()
        for word in words:
            # "Considered" and "consider" have two stems: "er" is an ending only of the second.
            for form in (word, f"{word}ed" if word.endswith("er") else word):
                families.setdefault(root(form), set()).add(words[0])
    return {stem: frozenset(names) for stem, names in families.items()}


_BY_STEM = _index()


def senses_of(stem: str) -> frozenset[str]:
    """Return the families that a stem belongs to, and the stem itself."""
    # "Destroyed" keeps the "y" that "destroy" loses.
    short = stem[:-1] if len(stem) > SHORT + 1 and stem.endswith("y") else stem
    return _BY_STEM.get(stem, frozenset()) | {stem, short}


@lru_cache(maxsize=4_000)
def senses_in(text: str) -> frozenset[str]:
    """Return the senses of the words with content of a plain text, particles with their verbs."""
    words = words_in(text)
    found: set[str] = set()
    for place, word in enumerate(words):
        if word.content:
            found |= sense_at(words, place)
    return frozenset(found)


def sense_at(words: tuple[Word, ...], place: int) -> frozenset[str]:
    """Return the senses of one word where it stands."""
    word = words[place]
    follower = words[place + 1].text.casefold() if place + 1 < len(words) else ""
    phrase = PHRASES.get((word.stem, follower))
    return senses_of(root(phrase)) if phrase else _senses_of_word(word.text.casefold(), word.stem)


@lru_cache(maxsize=20_000)
def _senses_of_word(word: str, stem: str) -> frozenset[str]:
    """Return the senses of a word; short verbs also meet by their base: "ruled" and "rule"."""
    bases = {stem}
    if word.endswith(("ered", "ering")):
        # "Center" loses its own "er" as a stem, "centered" does not.
        bases.add(root(word.removesuffix("ed").removesuffix("ing")))
    for ending in ("ed", "ing"):
        if word.endswith(ending) and len(word) - len(ending) <= SHORT:
            base = word.removesuffix(ending)
            bases |= {base, f"{base}e"}
            if base[-1:] == base[-2:-1]:
                bases.add(base[:-1])
    return frozenset().union(*(senses_of(each) for each in bases))


def share_told(wanted: tuple[Word, ...], told: frozenset[str]) -> float:
    """Return the share of the words with content that have a sense among those told, 0 to 1.

    Two stems also meet if one begins with the other: "assess" and "assessor".
    """
    places = [place for place, word in enumerate(wanted) if word.content]
    if not places:
        return 0.0
    return sum(is_told(sense_at(wanted, place), told) for place in places) / len(places)


def is_told(senses: frozenset[str], told: frozenset[str]) -> bool:
    """Say whether one of the senses is among those told, or begins like one of them."""
    if senses & told:
        return True
    return any(
        min(len(one), len(other)) >= LIKE and (one.startswith(other) or other.startswith(one))
        for one in senses
        for other in told
    )


SHORT = 4
"""Letters of a verb up to which the stem of its past form is another than its own."""
LIKE = 5
"""Letters that two stems share from the start to count as one: shorter ones meet by chance."""
