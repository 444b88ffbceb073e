"""Find a part told as the whole, and "all" or "only" that the source does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from agent.checks.clauses import words_in
from agent.checks.fault import Fault
from agent.checks.headed import headed

PARTS = headed(
    # "The world's most critical" is a superlative.
    r"\b(?:(?<!the )(?<!your )(?<!our )(?<!its )(?<!their )(?<!'s )most|most of|some|many|"
    r"several|few|a few|a majority|the majority|a minority|a number|"
    # "A five-part case" and "part 2" count the parts.
    r"(?<!-)parts?(?! \d)|half|certain|a third|a quarter|two-thirds|three-quarters)"
    # "Some or all of the stages" may be the whole.
    r"(?: of(?: the)?)?\b(?! (?:or|and) (?:all|every|the whole)\b)"
    r"(?!, (?:or|if not) (?:even )?all\b)",
    re.IGNORECASE,
)
# "As part of the plan" and "an integral part of it" name a frame.
FRAME = re.compile(
    r"\b(?:as|is|are|was|were|be|been|being|forms?|formed|forming|integral|important|key|core|"
    r"essential|central|vital|becomes?|became)(?: an?)? $",
    re.IGNORECASE,
)
DEGREE = re.compile(r"\bby (?:about |around |nearly |almost |over |more than )?$", re.IGNORECASE)
# Other words for a part; a far paraphrase may put them anywhere.
PARTLY = headed(
    r"\b(?:numerous|various|multiple|plenty|lots|a (?:range|variety|host|series|great deal|"
    r"good deal|lot|handful|selection|share|large share|couple)|bulk|lion's share|majority|"
    r"minority|selected|"
    r"not (?:all|every|each)|among|one of|dozens|scores|hundreds|thousands|mostly|mainly|largely|"
    r"generally|usually|often|partly|in part|predominantly|a fair number|widely|widespread|common|"
    r"any number|more than (?:one|half)|nearly|almost|frequent\w*|sizeable|considerable)\b",
    re.IGNORECASE,
)
NEAR = 30
"""Letters between a word for a part and what it is a part of: "most of the very large cities"."""
MAJORITY = re.compile(r"(?:a |the )?(?:majority|most|minority|number|part|half)\b", re.IGNORECASE)
WHOLE_NEAR = 9
"""Letters in front of a word that hold "all the" or "every"."""
# "Above all" and "9 million in all" widen nothing; "every year" is how often, not how many; "all
# these" and "all three" take in what stands there; "all around" and "all along" are adverbs.
WHOLE = headed(
    r"(?<!\babove )(?<!\bafter )(?<!\bat )(?<!\bnot )\b(?:all(?!\s*(?:[,.;:)]|$))"
    r"(?! (?:around|along|over|the (?:while|more|same|better|way|time)|but|at once|this|that|these|"
    r"those|it|two|three|four|five|six|seven|eight|nine|ten|\d+|told|kinds|sorts|manner|too)\b)|"
    # "Four out of every five" is a share.
    r"(?<!out of )every(?! (?:year|month|week|day|quarter|hour|decade|term|session|other|"
    r"now and then|so often|two|three|four|five|six|ten|\d+)\b)|"
    r"(?<!as )always|entirely|fully|completely|everyone|everybody)\b"
    r"(?! (?:in all|appearances|accounts|likelihood|means)\b)",
    re.IGNORECASE,
)
# "Costs, speed and scale are all helped": the list stands there.
LISTED = re.compile(
    r"(?:,| and )[^.;:]*\b(?:are|were|have|will|can|may|must|should) $", re.IGNORECASE
)
# "Ports, yards and docks all count": three in a row, taken up by the "all" behind them.
ROW = re.compile(
    r",[^,;.:]*(?:, | )and [^,;.:]*[a-z] $"
    r"(?<!\bfor )(?<!\bof )(?<!\bto )(?<!\bin )(?<!\bby )(?<!\bwith )(?<!\bfrom )(?<!\bon )"
    r"(?<!\bat )(?<!\binto )(?<!\bover )(?<!\bunder )(?<!\bthat )(?<!\bacross )(?<!\bcovers )"
    r"(?<!\bamong )"
    r"(?<!\bincludes )(?<!\band )(?<!\bor )(?<!\bas )(?<!\babout )(?<!\bbetween )(?<!\bthan )"
)
TAKEN_UP = re.compile(r"all (?!of\b|the\b|its\b|their\b|other\b)[a-z]+(?<!s)\b", re.IGNORECASE)
DENIED = re.compile(
    r"\b(?:not|n't|never|hardly|scarcely|neither|nor)\b(?: (?!but\b|only\b)[\w'-]+){0,6} $"
)
"""In front of "all": "is not the same in all towns" speaks of some."""
WHOLE_THERE = re.compile(
    r"\b(?:all|every|each|any|always|entire\w*|full\w*|complete\w*|whole|everyone|everybody|both|"
    r"everything|anything|no|none|total|without exception|throughout|across)\b|"
    r"\b100 ?(?:%|percent\b)",
    re.IGNORECASE,
)
ONLY = headed(
    # "Only limited insight" says no more than "limited insight".
    # "Only recently" tells a time, "not the only one" narrows nothing.
    r"(?<!not )(?<!not the )(?<!from the )(?<!if )\b(?:only|solely|exclusively)\b(?! (?:limited|"
    r"partial|"
    r"partly|a few|few|recent\w*|late\w*|now|just|last|this|since|then|yesterday|began|begun|"
    r"too|once|an? single|one time)\b)",
    re.IGNORECASE,
)
ONLY_THERE = re.compile(
    r"\b(?:only|sole|solely|exclusive\w*|just|merely|nothing but|no other|alone|unless|"
    r"limited to|restrict\w*|except|until|no more|at most|no one else|but|few|little|hardly|"
    r"scarcely|barely|rarely)\b",
    re.IGNORECASE,
)
# What depends on a condition is so only on that condition.
ONLY_ON = re.compile(
    r"\bonly (?:as far as|if|when|where|once|after|with|to the extent|insofar|in so far|provided|"
    r"on|upon|for as long|as long|in the case|in cases?|subject to)\b",
    re.IGNORECASE,
)
ONLY_DONE_ON = re.compile(
    r"\bonly (?:be|been|being|to be) (?:\w+ ){1,4}?(?:subject to|if|when|where|once|after|provided|"
    r"on condition|upon|to the extent|as long as|in so far)\b",
    re.IGNORECASE,
)
"""As much with the act in between: "will only be lent subject to"."""
MODAL = re.compile(r"\b(?:can|may|could|shall) $", re.IGNORECASE)
"""In front of "only": what can only be done so must be done so."""
CONDITION = re.compile(
    r"\b(?:subject to|provided|if|where|when|once|depend\w*|conditional|contingent|condition|"
    r"after|upon|as long as|requires?|must|shall|with|"
    r"before|until|prior|ha(?:s|ve) to|need|precondition|may not)\b",
    re.IGNORECASE,
)


def _is_whole(text: str, stem: str) -> bool:
    """Say whether "all" or "every" stands right in front of the word."""
    return any(
        WHOLE.search(text[max(0, word.start - WHOLE_NEAR) : word.end]) is not None
        for word in words_in(text)
        if word.content and word.stem == stem
    )


def _is_part(stated: str, stem: str) -> bool:
    """Say whether a word for a part stands in front of the word, or alone behind the verb."""
    places = [word.start for word in words_in(stated) if word.content and word.stem == stem]
    parts = list(PARTS.finditer(stated))
    near = any(0 <= start - match.end() <= NEAR for match in parts for start in places)
    return near or (
        len(parts) == 1
        and parts[0].start() > places[0]
        and MAJORITY.match(stated, parts[0].start()) is not None
    )


def _takes_up(stated: str, whole: re.Match[str]) -> bool:
    """Say whether "all" takes up a list in front of it: "costs, speed and scale are all helped"."""
    if whole.group().casefold() != "all":
        return False
    rowed = ROW.search(stated, 0, whole.start()) and TAKEN_UP.match(stated, whole.start())
    return bool(rowed) or LISTED.search(stated, 0, whole.start()) is not None


def find_widened(stated: str, quotes: Sequence[str]) -> list[Fault]:
    """Return a fault for each part told as the whole, and each "all" or "only" of our own."""
    offered = " ".join(quotes)
    faults = list(_parts_told_whole(stated, offered))
    whole = next(
        (
            match
            for match in WHOLE.finditer(stated)
            if not _takes_up(stated, match) and not DENIED.search(stated, 0, match.start())
        ),
        None,
    )
    only = ONLY.search(stated)
    if whole is not None and not WHOLE_THERE.search(offered):
        faults.append(Fault(words=whole.group(), why="the source does not say so"))
    if only is not None and not ONLY_THERE.search(offered):
        gated = (
            ONLY_ON.match(stated, only.start())
            or ONLY_DONE_ON.match(stated, only.start())
            or MODAL.search(stated, 0, only.start())
        )
        if not (gated and CONDITION.search(offered)):
            faults.append(Fault(words=only.group(), why="the source does not say so"))
    return faults


def _parts_told_whole(stated: str, offered: str) -> Iterator[Fault]:
    pairs = set(pairwise(word.stem for word in words_in(stated) if word.content))
    partly = PARTLY.search(stated) is not None
    for match in PARTS.finditer(offered):
        word = match.group().split()[0]
        # "Cut by a third": by how much, not of what.
        if DEGREE.search(offered, 0, match.start()) or (
            word.startswith("part") and FRAME.search(offered, 0, match.start())
        ):
            continue
        behind = [w.stem for w in words_in(offered, match.end()) if w.content][:2]
        told = partly or re.search(rf"\b{word}\b", stated, re.IGNORECASE) is not None
        if tuple(behind) in pairs and not told and not _is_part(stated, behind[0]):
            why = "the source speaks of a part, the statement of the whole"
            yield Fault(words=match.group(), why=why)
        elif behind and _is_whole(stated, behind[0]) and not _is_whole(offered, behind[0]):
            why = f"the source says {match.group()!r}"
            yield Fault(words=f"all of {match.group()}", why=why)
