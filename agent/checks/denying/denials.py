"""Read what a text denies: the negations with their scope, and the other ways of denying."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from agent.checks.clauses import Clause, Word, clauses
from agent.checks.headed import headed

# These deny the whole clause they stand in.
DENIES = headed(
    r"\b(?:not|cannot|never|neither|nor|nothing|nobody|none|no one)\b|n't\b|"
    r"\b(?:prohibit(?:s|ed|ing)?|forbid(?:s|den|ding)?|ban(?:s|ned|ning)?|bar(?:s|red)|"
    r"exempt(?:s|ed|ion)?|refus(?:es?|ed|ing)|reject(?:s|ed|ing)?|den(?:y|ies|ied|ying)|"
    r"(?:advis|recommend|counsel|decid|vot|argu|lobb|campaign)\w*(?: \w+){0,8}? against|"
    r"declin(?:es?|ed) to|rul(?:es?|ed) out|excepted|unlawful|illegal)\b",
    re.IGNORECASE,
)
# These deny what follows them; "no" at the head of a clause denies all of it.
DENIES_NEXT = headed(
    r"\b(?:no|without|lack(?:s|ed|ing)?(?: of)?|absence of|fail(?:s|ed|ing|ure)? to|"
    r"avoid(?:s|ed|ing)?|prevent(?:s|ed|ing)?|stop(?:s|ped|ping)? short of|unable to|incapable of|"
    r"refrain(?:s|ed|ing)? from|abstain(?:s|ed|ing)? from|(?:neglect|omit)\w* to|"
    r"rather than(?= (?:to|of|by|in|on|from|the|an?|because|for|with|through)\b)|"
    r"nowhere near|far from(?= (?:being|[a-z]+ing|[a-z]+ed|[a-z]+ic|"
    r"[a-z]+al|[a-z]+ive|[a-z]+ble|[a-z]+ous|clear|certain|complete|easy|safe|sure|simple)\b)|"
    r"instead of|in place of|non(?!-))\b|\bnon-",
    re.IGNORECASE,
)
GRAMMAR = headed(
    r"\b(?:not|cannot|never|neither|nor|nothing|nobody|none|no one|no)\b|n't\b", re.IGNORECASE
)
# Other ways to deny in honest paraphrases. They excuse a denial on the other side; alone they
# prove none, for "leaves", "outside" and "only" often deny nothing.
IMPLIES = headed(
    r"\b(?:ke(?:eps?|pt) back|h[eo]ld(?:s|ing)? back|elud\w*|escap\w*|evad\w*|los(?:es?|ing|t)|"
    r"revok\w*|abolish\w*|repeal\w*|"
    r"cancel\w*|forfeit\w*|depriv\w*|tak(?:es?|en|ing) (?:away )?from|outstanding|overdue|"
    r"turn(?:s|ed)? down|thr(?:ew|own) out|dismiss\w*|"
    r"(?:ke(?:eps?|pt)|keeping|stop\w*|hold\w*|discourag\w*|deter\w*)\b[^.;]{0,160}? from|"
    r"disput\w*|"
    r"disagree\w*|contest\w*|object(?:s|ed|ing|ions?)?|oppos\w*|rebut\w*|dissent\w*|"
    r"differ(?:s|ed)?|unconvinced|scepti\w+|skepti\w+|doubt\w*|question(?:s|ed|ing)|"
    r"(?:lea(?:ve|ves|ving)|left)\b[^.;,]{0,60}?\b(?:aside|out|untouched|unanswered|unchanged|intact|"
    r"open|"
    r"unaffected|alone|undecided|unsettled|unresolved|standing|as (?:it|they) (?:is|are|was|were))|"
    r"(?:lea(?:ve|ves|ving)|left) out|"
    r"set(?:s|ting)? aside|put(?:s|ting)? aside|stays? out|kept out|"
    r"keeps? out|out of|outside|beyond|elsewhere|omit\w*|omissions?|exclu\w+|"
    r"(?:steer\w*|stay\w*|keep\w*|kept) (?:well )?(?:clear|away|off)|shun\w*|eschew\w*|dodg\w*|"
    r"sidestep\w*|bypass\w*|forbear\w*|desist\w*|skip\w*|ignor\w*|"
    r"pass(?:es|ed)? over|disregard\w*|refrain\w*|abstain\w*|avoid\w*|spar(?:es?|ed)|stop(?:s|"
    r"ped)? short|"
    r"f(?:a|e)ll(?:s|en)? short|short of|miss(?:es|ed|ing)?|lack\w*|fail\w*|forgo\w*|forwent|"
    r"waiv\w*|"
    r"withh(?:o|e)ld\w*|absent|absence|silent|silence|free (?:of|from|to)|exempt\w*|spared|"
    r"impossib\w*|unable|inab\w+|incapab\w+|ineligib\w*|invalid\w*|in(?:sufficient|adequate|"
    r"complete|"
    r"direct|formal|effective|applicable|active|voluntar)\w*|illegal\w*|unlawful\w*|irrelevant|"
    r"un(?!d[eo]r|it|iv|ion|iq|til|less|anim|if|i[cfl])\w{4,}|non-?\w+|dis(?:continu|allow|appl|"
    r"qualif|"
    r"approv|satisf|regard|claim)\w*|without|instead|rather than|other than|except\w*|but for|"
    r"otherwise|barely|hardly|scarcely|rarely|seldom|little|"
    r"few(?:er)?|no longer|ceas\w*|end(?:s|ed)|stop\w*|halt\w*|lapse\w*|still (?:to|has|have|"
    r"lacks?|"
    r"awaits?)|yet to|remains? to|await\w*|pending|closed|barr(?:ed|ing)|ban\w*|block\w*|"
    r"prevent\w*|"
    r"preclud\w*|prohibit\w*|forbid\w*|forbade|veto\w*|refus\w*|reject\w*|den(?:y|ies|ied|ying|"
    r"ial)|"
    r"declin\w*|rul(?:es?|ed|ing) out|too|zero|nil|empty|optional\w*|voluntar\w*|need(?:s)? no|"
    r"independent(?:ly)?|regardless|irrespective|unlike|in vain|later|exceed\w*|"
    r"remov(?:e|es|ed|ing|al)|eliminat\w*|lift(?:s|ed|ing)?|scrap\w*|overcom\w*|"
    r"replac\w*|substitut\w*|supersed\w*|confidential\w*|secre(?:t|cy)|divided|split|"
    r"undecided|reluctan\w*|hesita\w*|unwilling\w*|alone|rare(?:ly)?|"
    r"alternative\w*|in lieu|wait(?:s|ed|ing)? (?:until|for)|from [\d$£€][\w ,.]{0,30} to\b|"
    r"contrary|far from|anything but|drop\w*|dispens\w*|reliev\w*|releas\w* (?:\w+ ){0,4}from|"
    r"kept? (?:from|away)|keeps? (?:from|away)|untrue|false\w*|wrong\w*|myth)\b",
    re.IGNORECASE,
)
# "Here -- not here, but near": who corrects himself denies only what he takes back.
CORRECTED = re.compile(
    r"\bnot (?:here|there|now|then|it|that|this|so|me|him|her|them|us|you|one|just)?,? but\b",
    re.IGNORECASE,
)
ANYTHING_BUT = re.compile(r"(?<!like )\banything but\b", re.IGNORECASE)
# Comparisons and idioms that hold a negation without denying anything.
_FIGURE = (
    r"(?= (?:[a-z]+ )?(?:[\d$£€]|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|"
    r"thirty|half|once|twice|annual|year|quarter|month|week|dail|an? |every |each ))"
)
HARMLESS = headed(
    r"\b(?:without (?:undue |further |any |unreasonable )*delays?|without prejudice|not only|"
    r"not (?:just|merely|simply|solely|purely|exclusively|alone)\b|whether or not|if not\b|"
    r"no doubt|without (?:a |any |a shadow of a )?(?:doubt|question|fail)|"
    r"beyond (?:any |all )?doubt|"
    r"not (?:all|the whole|the only \w+|the sole \w+|everything)(?= (?:that|they|it|there|what)\b)|"
    r"not least|(?<=, )not even|"
    r"(?:no|not) (?:less|more) (?:often|frequently|regularly|seldom|rarely) than|"
    rf"(?:no|not) (?:later|more|less|fewer|longer|higher|lower|earlier|sooner) than{_FIGURE}|"
    rf"not (?:to )?exceed(?:ing)?{_FIGURE}|"
    r"not (?:to )?(?:go|be|last|run|extend|stretch|reach|rise|climb|get|amount|come|stay|take) "
    rf"(?:beyond|above|over|past|to more than|for more than|for longer than|longer than|more than|"
    rf"higher than){_FIGURE}|"
    r"nothing (?:more(?! (?:by|in|of|on|for|from|can|may|will|is|was|need)\b)|"
    r"else|other|but)\b|(?:but )?not (?:necessarily )?limited to\b|"
    r"(?:from|out of|next to) nothing|in no time|no sooner|no matter|no wonder|"
    r"not so much|not to mention|none the less|never the less|none other|"
    # What a thing is and is not: both are spoken of, neither is denied of the other.
    r"(?P<does>is|are|was|were|do|does|did|can|may|will|should|has|have) (?:and|or|but) "
    r"(?:what |who |where )?(?:\w+ )?(?P=does)(?: not\b|n't\b)|"
    # One of several epithets of a thing that is named: "unjust and unlawful seizure of".
    r"(?<=, )(?:and )?(?:unlawful|illegal)(?= \w+ (?:of|by|against)\b)|"
    r"not[ -]for[ -]profits?|"
    r"non-(?:profit|governmental|state|"
    r"proliferation|aligned|standard|lethal)\w*|nos?\. ?(?=\d)|No (?=\d))",
    re.IGNORECASE,
)
# "Is not intended to, and does not, create": the commas part no clauses.
ASIDE = re.compile(
    r",? (?:and|or|nor) (?:do|does|did|shall|will|may|must|can|is|are|was|were) not,(?= \w)",
    re.IGNORECASE,
)
INSERTED = re.compile(
    r"\b(?:not|never|cannot|must|shall|may|will|should|can|is|are|was|were|does|do|did|has|have|had)"
    r"(?P<aside>, (?:however|therefore|moreover|nevertheless|though|accordingly|in turn|in general|"
    r"in particular|in principle|as a rule|for example|for instance|in any (?:case|event)|"
    r"of course|in addition|furthermore|thus|then|by contrast|on the other hand),)(?= [a-z])",
    re.IGNORECASE,
)
"""Between a negation and its verb: "must not, however, extend"."""
# A denial of a denial affirms: "are not forbidden", "nothing prevents", "no bar to".
DOUBLE = headed(
    r"\b(?:not|never|cannot|unable|impossible|\w+n't)(?: (?:be|to|possibly|really))* (?:do|manage|"
    r"go|work|function|operate|live|run|cope|survive|possible) without\b|"
    r"\b(?:(?:not|never|cannot|nor|neither|no|hardly)|\w+n't)(?: (?:be|been|being|to|have|had|"
    r"expressly|thereby|in itself|itself|in any way|any|a))* (?:prohibit|forbid|ban|bar|exempt|"
    r"refus|reject|den(?:y|ied)|prevent|preclud|exclud|fail|lack|unlawful|illegal|rul\w+ out|"
    r"hinder|obstacle|without|ceas|stop|halt|laps|waver|falter|flag|fade|relent|abandon|forg[eo]t|"
    r"neglect|overlook|ignor|disregard|oppos|object|hesitat|tire|let up|give up)\w*|"
    r"\b(?:not|never) (?:in(?:frequent|significant|considerable|conceivable|compatible|consistent)|"
    r"un(?:common|usual|known|likely|important|expected|welcome|aware|affected|related|limited|"
    r"able))\w*|"
    r"\bthere(?: is| are| was| were| will be|'s) (?:no|nothing|nobody|no one|none)\b"
    r"(?: [\w-]+){0,5}? (?:cannot|can't|could not|couldn't)\b|"
    r"\b(?:nothing|nobody|no one|none|neither)\b(?: [\w-]+){0,8}? (?:shall |will |may |can |"
    r"should )?"
    r"(?:prohibit|forbid|ban|bar|prevent|preclud|hinder)(?:s|es|ed|d|den)?\b",
    re.IGNORECASE,
)
# "Products not on contract": only what follows is denied, the sentence is not.
PART = re.compile(
    r"not(?= (?:on|in|for|under|at|by|to|from|with|of|as|within|through|an?|the)\b)", re.IGNORECASE
)
CARRIES = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|am|do|does|did|has|have|had|will|shall|must|may|can|could|"
    r"should|would|might|need|dare|ought|it|they|that|who|which)|\w+ly) $",
    re.IGNORECASE,
)
# "A no-cost tool" comes at no cost.
JOINED_NO = re.compile(r"\bno-(?=[a-z])", re.IGNORECASE)
WITHIN = re.compile(
    r"\w \w+ (?:what|who|whom|whose)\b(?: [\w'-]+){0,5} (?:is|are|was|were|do|does|did|"
    r"has|have|had) $",
    re.IGNORECASE,
)
"""In front of a negation: it stands in a clause that is part of a longer one."""
VERB_FIRST = re.compile(
    r"\W*(?:must|shall|may|will|should|can|could|would|might|is|are|was|were|does|do|did|has|have|had)"
    r"(?: not\b|n't\b|not\b)",
    re.IGNORECASE,
)
"""How a clause begins whose subject an insertion has cut off."""
REACH = 4
"""Content words behind "no" or "without" that it denies."""
NAMED = 2
"""Content words in front of "not on contract" that say of what it is denied."""
FOCUS = 6
"""Content words behind a negation that it denies most closely: its verb and the verb's object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """What a negation denies.

    `words` is the negation itself; `stems` are those in its scope, `clause` those of its whole
    clause, `focus` the words right behind it (those before it if none follow). `elliptic`: its
    clause has no words of its own, as in "but could not".
    """

    words: str
    start: int = 0
    stems: frozenset[str] = frozenset()
    clause: frozenset[str] = frozenset()
    focus: tuple[Word, ...] = ()
    elliptic: bool = False


@lru_cache(maxsize=1_000)
def denials(text: str) -> tuple[Denial, ...]:
    """Return the negations of a plain text with what each denies."""
    found: list[Denial] = []
    before: Clause | None = None
    found_before: frozenset[str] = frozenset()
    for clause in clauses(without_idioms(text)):
        for match in DENIES.finditer(clause.text):
            stems = clause.stems - _stems(clause, match, before=None)
            if WITHIN.search(clause.text[: match.start()]):
                # "Steps on what we agree is not a fair rule": only what stands in it is denied.
                stems = _stems(clause, match, before=len(clause.words))
            elif PART.match(clause.text, match.start()) and not CARRIES.search(
                clause.text[: match.start()]
            ):
                ahead = _ahead(clause, match)
                stems = _stems(clause, match, before=REACH) | {word.stem for word in ahead}
                found.append(_denial(clause, match, stems, clause))
                found[-1] = replace(found[-1], focus=(*ahead, *found[-1].focus))
                continue
            held = clause
            if not stems and before is not None:
                # "Lower, but not below 13": an elliptic clause denies of what stands before it.
                stems, held = before.stems, before
            elif VERB_FIRST.match(clause.text) and found_before:
                # "Ponds, of which one is deep, must not be drained": the subject stands before.
                stems |= found_before
            found.append(
                replace(_denial(clause, match, stems, held), elliptic=_ends(clause, match))
            )
        for match in DENIES_NEXT.finditer(clause.text):
            opens = match.group().casefold() == "no" and not clause.text[: match.start()].strip()
            stems = clause.stems if opens else _stems(clause, match, before=REACH)
            found.append(_denial(clause, match, stems, clause))
        before = clause if clause.stems else before
        found_before |= clause.stems
    return tuple(denial for denial in found if denial.stems)


@lru_cache(maxsize=1_000)
def without_idioms(text: str) -> str:
    """Return the text with spaces for what holds a negation and denies nothing."""
    bare = ASIDE.sub(lambda match: match.group().replace(",", " "), text)
    bare = INSERTED.sub(
        lambda match: match.group().removesuffix(match["aside"]) + " " * len(match["aside"]), bare
    )
    bare = CORRECTED.sub(blank, bare)
    bare = ANYTHING_BUT.sub(lambda match: "not".ljust(len(match.group())), bare)
    bare = JOINED_NO.sub(lambda match: f"{match.group()[:2]} ", bare)
    return DOUBLE.sub(blank, HARMLESS.sub(blank, bare))


def blank(match: re.Match[str]) -> str:
    """Return spaces for a match, so that what stands behind it keeps its place."""
    return " " * len(match.group())


def has_denial(text: str) -> bool:
    """Say whether a stretch of plain text denies something outright."""
    bare = without_idioms(text)
    return DENIES.search(bare) is not None or DENIES_NEXT.search(bare) is not None


def _denial(clause: Clause, match: re.Match[str], stems: frozenset[str], held: Clause) -> Denial:
    end = clause.start + match.end()
    behind = [w for w in clause.words if w.content and w.start >= end]
    focus = behind[:FOCUS] or [w for w in held.words if w.content and w.end <= end][-FOCUS:]
    return Denial(
        words=match.group(),
        start=clause.start + match.start(),
        stems=stems,
        clause=held.stems,
        focus=tuple(focus),
    )


def _ends(clause: Clause, match: re.Match[str]) -> bool:
    """Say whether nothing with content follows in a clause: what is denied was told before."""
    end = clause.start + match.end()
    return not any(word.content for word in clause.words if word.start >= end)


def _ahead(clause: Clause, match: re.Match[str]) -> tuple[Word, ...]:
    """Return what a part of a sentence is denied of: the content words right in front of it."""
    start = clause.start + match.start()
    return tuple(word for word in clause.words if word.content and word.end <= start)[-NAMED:]


def _stems(clause: Clause, match: re.Match[str], *, before: int | None) -> frozenset[str]:
    """Return the stems behind a match, the first `before` of them; the match's own when None."""
    start, end = clause.start + match.start(), clause.start + match.end()
    if before is None:
        return frozenset(w.stem for w in clause.words if start <= w.start < end and w.content)
    joined = match.group().endswith("-")
    behind = [w.stem for w in clause.words if w.content and (w.start >= end or
              (joined and w.start <= start < w.end))]  # fmt: skip
    return frozenset(behind[: 1 if joined else before])
