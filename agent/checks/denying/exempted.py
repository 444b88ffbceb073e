"""Read the exceptions that a text makes, and what it says is included: marker and words of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from agent.checks.clauses import BREAK, Word, clauses, words_in
from agent.checks.denying.denials import DENIES
from agent.checks.headed import headed
from agent.checks.senses import senses_in

EXCEPTION = headed(
    r"\b(?:except(?:ed|ing|ions?)?(?: for| where| that| when| if| in)?|unless|other than|excluding|"
    r"apart from|aside from|save (?:for|where|that|when|in)|with the exception of|exclusive of|"
    r"provided that|only if|only where|only when|if not|does not apply|do not apply|"
    r"(?<=, )absent(?! from)|in the absence of|barring)\b|"
    r"\b(?:apart|aside|excepted)(?=[,.;])",
    re.IGNORECASE,
)
OPENS = headed(
    r"\b(?:except(?:ing)?(?! that)(?: for| where| when| if| in)?|unless|other than|excluding|"
    r"barring|bar(?= (?:the|those|an?|one|two|any)\b)|minus(?= (?:the|those|any)\b)|"
    r"(?<!told )(?<!tell )(?<!tells )(?<!set )(?<!sets )(?<!stand )(?<!stands )(?<!kept )(?<!keep )"
    r"apart from|aside from|save (?:for|where|when|in)|with the exception of|exclusive of|"
    r"but (?:leav(?:es?|ing)|left) (?:out|aside)|"
    r"but (?:omit|exclud|ignor|skip|spar|exempt|pass(?:es)? over)\w*|"
    r"(?:all|every\w*|any\w*)(?: [\w-]+){0,2}? outside(?: of)?|"
    r"(?:with|to) the exclusion of|leaving (?:out|aside)|setting aside|discounting|"
    r"with no place for|not (?:count|includ)ing|disregarding)\b|"
    r"(?<=[,)] )save(?= (?:those|the|that|this|any|an?|only|on|by|as|with|to|at|if)\b)|"
    r"(?<=,) but not(?! (?:only|just|merely|limited|necessarily|yet|always|until|before|so|too|if|"
    r"when|where|as|because|with|without|quite|more|less|all|every\w*|to|be|at|by|for lack|\w+ed|"
    r"bound)\b)|"
    r"\b(?:everything|everyone|everybody|everywhere|(?:all|every|any)(?: [\w-]+){1,3}?) but"
    r"(?= (?:the|those|an?|one|two|three|[a-z-]{4,})\b)"
    r"(?! (?:also|only|that|this|they|these|with)\b)|"
    r"\ball but(?= (?:the|those|one|two|three)\b)",
    re.IGNORECASE,
)
# "Start-ups apart, all companies": what is taken out stands in front.
MARKERS = "apart|aside|excepted|excluded|exempted|excluding|left out"
POSTPOSED = re.compile(
    r"(?:^|[,;:(]|--) ?(?P<what>(?!and |or )(?:(?!(?:leav|left|set|put|tell|told|tak|lay|"
    r"laid|brush|push|cast|sweep|swept|stand|dr[ae]w|mov|is|are|was|were|be|been|to|must|shall|"
    r"will|should)\w*\b)[\w'-]+ ){0,4}?[\w'-]+) "
    r"(?P<marker>"
    rf"{MARKERS})(?=[,.;:)]|$)",
    re.IGNORECASE,
)
MARKED = headed(rf"\b(?:{MARKERS})(?=[,.;:)]|$)", re.IGNORECASE)
INCLUDES = headed(
    r"\b(?:including|includ(?:es?|ed) (?:in|among)|inclusive of|counting|together with|as well as|"
    r"along with|such as|for (?:example|instance)|especially|particularly|in particular|notably)\b",
    re.IGNORECASE,
)
INCLUDED = re.compile(r",? (?:included|counted in|among them)\b", re.IGNORECASE)
WITHOUT = re.compile(r"\bwithout\b", re.IGNORECASE)
UNTIL = re.compile(
    r"\b(?:until|till|before)(?= (?:[a-z]+ ){1,8}?(?:has|have|is|are)\b)", re.IGNORECASE
)
WORDS = 8
"""Content words behind a marker that are the exception's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exempted:
    """An exception as it is made: its marker, and the words of what is taken out."""

    marker: str
    words: tuple[Word, ...]

    @property
    def is_named(self) -> bool:
        """Whether anything with content is taken out."""
        return any(word.content for word in self.words)


@lru_cache(maxsize=1_000)
def exempted(text: str) -> tuple[Exempted, ...]:
    """Return the exceptions that a plain text makes openly."""
    return (
        *(
            Exempted(marker=match.group(), words=behind(text, match.end()))
            for match in OPENS.finditer(text)
        ),
        *(
            Exempted(marker=match["marker"], words=words_in(text, *match.span("what")))
            for match in (POSTPOSED.finditer(text) if MARKED.search(text) else ())
        ),
    )


@lru_cache(maxsize=1_000)
def included(text: str) -> tuple[Exempted, ...]:
    """Return what a plain text says is included: "including X", "X included"."""
    found = [
        Exempted(marker=match.group(), words=behind(text, match.end()))
        for match in INCLUDES.finditer(text)
        # "Except for cases such as these" includes nothing.
        if not OPENS.search(BREAK.split(text[: match.start()])[-1])
    ]
    for match in INCLUDED.finditer(text):
        before = [*BREAK.finditer(text, 0, match.start())]
        start = before[-1].end() if before else 0
        words = tuple(word for word in words_in(text, start, match.start()) if word.content)
        found.append(Exempted(marker=match.group().strip(" ,"), words=words[-WORDS:]))
    return tuple(each for each in found if each.is_named)


def behind(text: str, start: int) -> tuple[Word, ...]:
    """Return the words behind a marker, up to the end of the clause."""
    end = BREAK.search(text, start + 1)
    words = words_in(text, start, end.start() if end else len(text))
    content = [place for place, word in enumerate(words) if word.content]
    return words[: content[WORDS - 1] + 1] if len(content) >= WORDS else words


@lru_cache(maxsize=1_000)
def rules(quote: str) -> tuple[tuple[str, frozenset[str], tuple[Word, ...]], ...]:
    """Return each exception of a sentence: marker, stems of the rule, words of the exception."""
    found = []
    for match in EXCEPTION.finditer(quote):
        rule = [*clauses(quote[: match.start()])][-1:] or [*clauses(quote[match.end() :])][1:2]
        own = behind(quote, match.end())
        found += [(match.group(), clause.stems, own) for clause in rule]
    denied = DENIES.search(quote) or re.search(r"\bno\b", quote, re.IGNORECASE)
    for match in (*WITHOUT.finditer(quote), *UNTIL.finditer(quote)):
        # "No operator shall ... without authorisation": an exception from a prohibition.
        if denied and denied.start() < match.start():
            rule = clauses(quote[: match.start()])[-1:]
            own = behind(quote, match.end())
            found += [(match.group(), clause.stems, own) for clause in rule]
    return tuple(found)


def senses_of_words(words: tuple[Word, ...]) -> frozenset[str]:
    """Return the senses of words that were read from a longer text."""
    return senses_in(" ".join(word.text for word in words))
