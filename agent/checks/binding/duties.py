"""Read what binds without a word of the ladder: orders, bans, duties, needs and conditions.

"Submit the form", "it is unlawful to", "responsibility rests with" and "only with a badge" are
honestly told with "must". Such a source is no ground to call a "must" raised.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.checks.binding.governed import Governed
from agent.checks.binding.ladder import AIM, OBLIGATION, find_forces
from agent.checks.binding.wordings import wordings
from agent.checks.clauses import BREAK, FUNCTION, clauses, root, words_in
from agent.checks.denying.denials import GRAMMAR, has_denial
from agent.checks.headed import headed
from agent.checks.senses import senses_in
from agent.checks.words import listed

BINDS = headed(
    r"\b(?:unlawful|illegal|illicit|prohibit\w*|forbid\w*|ban(?:s|ned)?|barred|outlawed|invalid|"
    r"null and void|(?:an?|criminal) offences?|confidential|off limits|inadmissible|"
    r"(?:not|never) (?:be )?(?:permitted|allowed|authori[sz]ed|acceptable|admissible|lawful)|"
    r"responsib\w+|accountable|answerable|liable|in charge of|dut(?:y|ies)|bound|binding|"
    r"compulsory|mandatory|obligatory|mandat(?:e|es|ed|ing)|impos(?:e|es|ed|ing)|prescri\w+|"
    r"requir\w+|needed|necessary|necessit\w+|"
    r"essential|indispensable|imperative|vital|prerequisite|preconditions?|conditions?|"
    r"conditional|contingent|forc(?:ed|ing)|force[sd]?(?= (?:[\w-]+ ){1,6}to\b)|compel\w*|"
    r"no (?:choice|alternative|option)|pain of|penalt(?:y|ies)|punishable|task(?:s|ed)?|"
    r"entrusted|charged with|instruct\w*|order(?:s|ed)|demand\w*|insist\w*|oblig\w+|"
    r"is for|falls? to|up to the)\b",
    re.IGNORECASE,
)
# A way in that has no other: who wants the one needs the other. "Subject to approval" and "after
# the vote" only say when: what is planned on a condition is no duty.
GATES = re.compile(
    r"\b(?:only|solely|unless|until|without|cannot|except|limited to|restricted to|"
    r"no(?= \w+ (?:may|can|will|shall)\b))\b",
    re.IGNORECASE,
)
GATE = re.compile(
    r"\b(?:only (?:if|when|where|after|once|with|on|upon|by|to)|unless|until|provided(?: that)?|on "
    r"condition (?:that|of)|subject to|without|(?:dependent|depends?|conditional|contingent) (?:on|"
    r"upon)|not before|as long as|after|upon|following|once(?! (?:an?|per|every|more|again)\b))\b",
    re.IGNORECASE,
)
STEM = 4
"""Letters of a stem from which it is a word of its own: "agree", "direct", "oblig"."""
MINIMUM = re.compile(r"\b(?:minimum|at (?:the )?(?:very )?least)\b", re.IGNORECASE)
PAUSE = re.compile(r"[,;:.](?!\d)")
ORDERED = re.compile(
    r"\b(?:before|until|first|prior to|in order to|if|unless|without|to be|once|otherwise|only|"
    r"beforehand|in advance|for|when|who|that|which)\b",
    re.IGNORECASE,
)
# "Training takes power" and "training requires power": a need of things, no duty of anybody.
NEEDS = re.compile(r"(?:requir|need|demand|call)\w*(?: for)?$", re.IGNORECASE)
TAKES = re.compile(
    r"\b(?:tak(?:es?|ing)|took|cost(?:s|ing)?|consum\w+|us(?:es?|ing)|absorb\w*|rel(?:y|ies|ying)|"
    r"involv\w+|lack\w*|need\w*|call(?:s|ing)? for|depend\w*)\b",
    re.IGNORECASE,
)
NEEDED = re.compile(
    r"\b(?:needs?|needed|call(?:s|ed|ing)? for|takes|lacks?)\b(?! to\b)", re.IGNORECASE
)
AGREES = re.compile(r"agree(?:s|d)?\b", re.IGNORECASE)
AGREED = re.compile(
    r"\b(?:reach\w*|conclud\w+|came to|come to|str(?:ike|uck)|no|any|broad|full|general) (?:\w+ )?"
    r"(?:agreement|accord|deal|consensus|compromise)|\bconsensus\b|\bagreement (?:was|is|has|on|"
    r"that|among|between the)\b|\b(?:settled|divided|disagree\w*|accept(?:s|ed)|approv(?:es|ed)|"
    r"consent(?:s|ed)|decid(?:es|ed)|resolved|in agreement|of one mind|unanimous\w*)\b",
    re.IGNORECASE,
)
RELEASES = re.compile(
    r"\b(?:no|not|nothing|never|neither|nobody)\b(?:(?! (?:if|when|where|even)\b)[^.;]){0,40}?"
    r"\b(?:oblig\w+|requir\w+|need(?:s|ed)?|"
    r"necessary|dut(?:y|ies)|bound|binding|compulsory|mandatory|force)\b",
    re.IGNORECASE,
)
ADVISES = re.compile(r"should|ought|recommend|encourag", re.IGNORECASE)
ENSURED = re.compile(
    r"(?<!help )(?<!helps )(?<!helping )(?<!to )(?<!can )(?<!may )(?<!could )(?<!should )"
    r"(?<!would )\b(?:ensur(?:es?|ed|ing)|assur(?:es?|ed|ing)|secur(?:es|ed|ing)|"
    r"mak(?:es?|ing) (?:sure|certain)|"
    r"warrant(?:s|ed|ing)?|certain to|sure to|without fail|in (?:any|every|each) case|always|"
    r"safeguard(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
"""Words that tell of a thing as made sure of, with nothing in front that weakens them."""
NEED_NOUN = re.compile(r"\b(?:an?|the|this|that|urgent|clear) needs?\b", re.IGNORECASE)
GUARANTEE = re.compile(r"guarantee", re.IGNORECASE)
CASE = re.compile(r"\b(?:if|when|whenever|where|wherever|because|even)\b", re.IGNORECASE)
"""What stands in front of it is not said of the case: "must not open it even if told to"."""
APART = re.compile(r"\b(?:divided|disagree\w*)\b", re.IGNORECASE)
NO = re.compile(r"no|never", re.IGNORECASE)
INFINITIVE = re.compile(
    r"\w (?:to|will|shall|can|could|may|might|would|helps?|lets?) (?:\w+ly )?[a-z]{2,}"
)
"""Behind it stands one of several acts: the verbs that follow its commas give no orders."""
_LEAD_IN = re.compile(
    r"^(?:[•▪◦‣●■–*-]\s*)?"
    r"(?:please |always |never |also |then |instead |\w+ly |(?:do not|don't) |step \d+\W+)*",
    re.IGNORECASE,
)
ORDERS = listed(
    "accept access account act activate add address adjust adopt agree aim align allow analyse "
    "analyze answer apply appoint approve arrange ask assess assign assume attach attend avoid "
    "back base be begin book bring build buy calculate call carry change check choose clean clear "
    "click close collect combine come communicate compare complete comply conduct confirm connect "
    "consider consult contact continue contribute control coordinate copy correct create cut "
    "decide define delete deliver deploy describe design determine develop disclose discuss "
    "display document download draft draw drive eliminate email empower enable encourage engage "
    "enhance ensure enter establish evaluate examine exercise expand expect explain explore fill "
    "find follow get give go guard handle have help hold identify implement improve include "
    "increase inform insert inspect install integrate invest involve issue join keep know launch "
    "lay lead learn leave let limit list log look maintain make manage map mark measure meet "
    "minimise minimize monitor move name note notify obtain offer open operate organise organize "
    "participate pay perform phone pick place plan prepare present preserve press prevent "
    "prioritise prioritize proceed produce promote protect prove provide publish purchase put "
    "raise reach read record recruit reduce refer refrain register reject release remember remove "
    "repeat replace report request require resolve respect respond restrict retain return reuse "
    "review run save search secure seek select sell send set share show sign speak specify spend "
    "start state stay stop store strengthen submit supply support switch take talk teach tell "
    "test think train treat try turn understand undertake update upload use validate verify view "
    "visit wait watch wear weigh work write recognise recognize remember bear"
)


def is_bound(ours: Governed, stated: str, quotes: Sequence[str]) -> bool:
    """Say whether the source binds to what a word of force of the statement governs.

    Args:
        ours: a word of force of the statement.
        stated: the whole statement.
        quotes: the cited sentences.
    """
    if ADVISES.match(ours.words) and _is_needed(ours, quotes):
        return True
    if any(map(RELEASES.search, quotes)):
        return False
    if AGREES.match(ours.words):
        apart = has_denial(stated)
        return any(AGREED.search(q) and apart == (_is_apart(q)) for q in quotes)
    if GUARANTEE.match(ours.words) and any(map(ENSURED.search, quotes)):
        return True
    needs = NEEDS.match(ours.words) is not None
    gated = ours.height == OBLIGATION and ORDERED.search(stated) is not None
    told = senses_in(stated)
    least = ours.height == OBLIGATION and MINIMUM.search(stated) is not None
    if any(
        # "Covers, as a minimum, misuse": what is the least must be there.
        (least and MINIMUM.search(quote) and senses_in(quote) & ours.senses)
        or (needs and _takes(quote, ours))
        or (gated and _is_gate(quote, ours))
        or any(_binds(clause.text, ours, told) for clause in clauses(quote))
        for quote in quotes
    ):
        return True
    return any(senses_in(order) & told for quote in quotes for order in orders(quote))


def _is_needed(ours: Governed, quotes: Sequence[str]) -> bool:
    """Say whether a quote has the need: "sees a need for a bridge" for "there ought to be one"."""
    return any(
        NEED_NOUN.search(clause.text) and senses_in(clause.text) & ours.around
        for quote in quotes
        for clause in clauses(quote)
    )


def _is_gate(quote: str, ours: Governed) -> bool:
    """Say whether a quote tells the one way in to what is governed.

    "Should be where the pump stands" only advises: a gate in it binds nobody.
    """
    return (
        GATES.search(quote) is not None
        and not (ours.own == OBLIGATION and _only_advises(quote))
        and bool(senses_in(quote) & ours.senses)
    )


def _binds(clause: str, ours: Governed, told: frozenset[str]) -> bool:
    """Say whether a clause binds to what is governed, or needs it."""
    near = senses_in(clause)
    return _says_bound(clause) and bool(near & ours.senses or (ours.forbids and near & told))


def is_gated(ours: Governed, quotes: Sequence[str]) -> bool:
    """Say whether the source makes this the condition of something: "only after completing"."""
    return any(
        ours.verb & senses_in(PAUSE.split(quote[gate.end() :], maxsplit=1)[0])
        for quote in quotes
        for gate in GATE.finditer(quote)
    )


def is_named(ours: Governed, quotes: Sequence[str]) -> bool:
    """Say whether the source has the word itself, as a noun: "requirements" for "requires"."""
    own = {root(word) for word in ours.words.casefold().split() if word not in FUNCTION}
    own = {each for each in own if len(each) >= STEM}
    return (
        bool(own)
        and not any(map(RELEASES.search, quotes))
        and any(own & {word.stem for word in words_in(quote) if word.content} for quote in quotes)
    )


def _takes(quote: str, ours: Governed) -> bool:
    """Say whether the source tells that a thing takes or needs what ours says it requires."""
    if all(each.loose for each in wordings(quote)):
        return TAKES.search(quote) is not None and bool(senses_in(quote) & ours.senses)
    return any(
        NEEDED.search(clause.text) and senses_in(clause.text) & ours.around
        for clause in clauses(quote)
    )


def _says_bound(clause: str) -> bool:
    """Say whether a clause binds; "there is no obligation" does not."""
    return any(
        GRAMMAR.search(CASE.split(clause[: match.start()])[-1]) is None or NO.match(match.group())
        for match in BINDS.finditer(clause)
    )


def _only_advises(quote: str) -> bool:
    forces = find_forces(quote)
    advised = any(ADVISES.match(each.words) for each in forces)
    return advised and all(each.height <= AIM for each in forces)


def _is_apart(quote: str) -> bool:
    """Say whether no agreement is told of: "did not reach one", "are divided"."""
    return has_denial(quote) or APART.search(quote) is not None


def orders(quote: str) -> list[str]:
    """Return the clauses of a plain text that give an order: "Submit the form by May"."""
    parts = [part.strip() for part in BREAK.split(quote) if part and part.strip()]
    found: list[str] = []
    for number, part in enumerate(parts):
        rest = part[_LEAD_IN.match(part).end() :]  # type: ignore[union-attr]
        words = rest.split()
        if len(words) < 2:
            continue
        verb = words[0].casefold()
        if number and not found and any(map(INFINITIVE.search, parts[:number])):
            # "It enables users to find sites, compare prices": a list of what they can do.
            continue
        if verb in ORDERS and not (number and words[0][0].isupper()) and _has_object(words[1]):
            found.append(part)
    return found


def _has_object(word: str) -> bool:
    """Say whether a word may stand behind a verb: no finite verb, no "of" that a noun has."""
    small = word.casefold()
    return small not in {"of", "is", "are", "was", "were", "has", "have", "had", "will", "shall",
                         "may", "must", "can", "should", "and", "or"} and (
        small in FUNCTION or not small.endswith("ed"))  # fmt: skip
