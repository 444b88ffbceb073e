"""Read the comparison that stands around a figure: "at least 15", "15 or more", "about 15"."""

from __future__ import annotations

import re

LOWER, ABOVE, UPPER, BELOW, ABOUT = "at least", "more than", "at most", "less than", "about"
WITHIN, PLUS, ONLY = "within", "plus", "only"
"""Said of a deadline, "within 72 hours", which is the same as "no later than"; of "200+", which
may be read as "at least" and as "more than"; of "only five", which is five and no more."""
# Between a negation and the comparison that it turns: "no one earning less than 5" turns none.
_BETWEEN = (
    r"(?: (?!(?:making|earning|having|holding|with|who|whose|that|which|aged|"
    r"when|where|if|once|after|unless|because|while|as|since|until|although|though|so|but|and)\b)"
    r"[\w'-]+){1,6}"
)
BEFORE = (
    (
        re.compile(
            r"(?:\bat (?:the very )?least|"
            r"\b(?:no|not|nor|nothing|nowhere|never) "
            r"(?:less|fewer|lower|smaller|shorter|younger|sooner|earlier) than|"
            r"\b(?:no|none|nobody|never|nor|not|without)"
            rf"{_BETWEEN}(?: (?:less|fewer|lower)|(?<!s) (?:below|under))"
            rf"(?: than)?|\bno{_BETWEEN} (?:shorter|smaller|younger|narrower) than|"
            r"\bnot (?:\w+ ){0,2}(?:below|under|short of)|"
            r"\b(?:a )?(?:minimum|floor)(?:(?: [\w-]+){0,8} (?:of|is|being|at))?|"
            r"\bthe least (?:[\w-]+ ){0,8}(?:is|are|of)|≥|>=) ?$",
            re.IGNORECASE,
        ),
        LOWER,
    ),
    (
        re.compile(
            r"(?:\b(?:no|not|nor|never|nowhere) (?:more|greater|higher|larger|longer|older|later|"
            r"further) than|(?<!went )(?<!gone )(?<!goes )(?<!moved )\bup to(?: and including)?|"
            r"\bat (?:the very )?most|"
            r"\bnot (?:to )?(?:exceed(?:ing)?|surpass)|"
            r"\b(?:no|none|nobody|never|nor|not|without)"
            rf"{_BETWEEN} (?:more|longer|over|"
            r"above|later|beyond|exceed(?:ing|s)?)(?: than)?|"
            rf"\bno{_BETWEEN} (?:larger|bigger|greater|older|higher|wider|heavier) than|"
            r"\b(?:can|could|may|might) (?:\w+ )?(?:reach|rise to|amount to|run to|climb to|total|"
            r"go (?:up )?to|stretch to|extend to|be (?:up to|anything to)|go as far as|"
            r"(?:be|go|run|rise|climb|reach) (?:to )?as (?:high|much|far|many|long) as)|"
            r"\b(?:no|not|never) (?:above|over|beyond|past)|"
            r"\bmax(?:imum|\.)?(?:(?: [\w-]+){0,4} (?:of|is|being|at))?|"
            r"\bas (?:many|much|long|high|late) as|"
            r"\b(?:capped|limited) (?:at|to)|"
            r"\b(?:cap|ceiling|(?:upper )?limit)(?: (?:for|on|to) (?:[\w-]+ ){0,5}?)?"
            r"(?: ?(?:of|is|being|at))|"
            r"\bthe (?:most|longest) (?:[\w-]+ ){0,8}(?:is|are|of)|≤|<=) ?$",
            re.IGNORECASE,
        ),
        UPPER,
    ),
    (
        re.compile(
            r"(?:\b(?:more|greater|higher|longer|larger|older|bigger|heavier|taller|wider|deeper|faster|"
            r"dearer) than|\bexceed(?:s|ed|ing)?|"
            r"\babove|\bover|\bupwards? of|\bin excess of|\bbeyond|\bsurpass(?:es|ed|ing)?|>) ?$",
            re.IGNORECASE,
        ),
        ABOVE,
    ),
    (
        re.compile(
            r"(?:\b(?:less|fewer|lower|shorter|smaller|younger|lighter|narrower|slower|"
            r"cheaper) than|\bunder|\bbelow|"
            r"\bshort of|<) ?$",
            re.IGNORECASE,
        ),
        BELOW,
    ),
    (
        re.compile(
            r"\b(?:within|inside)(?: (?:a period|a time limit|the space|an? [\w-]+) of)? ?$",
            re.IGNORECASE,
        ),
        WITHIN,
    ),
    (re.compile(r"\b(?:only|just|merely|a mere) ?$", re.IGNORECASE), ONLY),
    (
        re.compile(
            r"(?:\babout|\baround|\bapproximately|\bapprox\.?|\broughly|\bnearly|\balmost|"
            r"\bsome|\bcirca|(?<![.\w])(?-i:c)\.|\bclose to|"
            r"\bin the (?:region|order) of|\bon the order of|"
            r"\ban estimated|\bestimated (?:at|to be)|~|≈) ?$",
            re.IGNORECASE,
        ),
        ABOUT,
    ),
)
_MORE = r"(?:or|and) (?:more|above|over|greater|longer|higher|older|up|upwards?|later)"
_LESS = r"(?:or|and) (?:less|fewer|below|under|lower|shorter|younger|earlier)"
AFTER = (
    (
        re.compile(
            rf" {_MORE}\b| at (?:the very |the )?least\b| at a minimum\b|[ -]minimum\b",
            re.IGNORECASE,
        ),
        LOWER,
    ),
    (
        re.compile(
            rf" {_LESS}\b| at (?:the very |the )?most\b| at a maximum\b|[ -]maximum\b",
            re.IGNORECASE,
        ),
        UPPER,
    ),
    (re.compile(r" or so\b| or thereabouts\b", re.IGNORECASE), ABOUT),
    (re.compile(r"\+"), PLUS),
)
# "At a minimum, every site must keep 30 days of logs": the front of the sentence bounds its figure.
FRONTED = (
    (
        re.compile(
            r"(?:^|[.;:] |, )at (?:a (?:bare )?minimum|(?:the )?(?:very )?least|the minimum), "
            r"[^\d.;:]*$",
            re.IGNORECASE,
        ),
        LOWER,
    ),
    (
        re.compile(
            r"(?:^|[.;:] |, )at (?:a maximum|(?:the )?(?:very )?most|the maximum), [^\d.;:]*$",
            re.IGNORECASE,
        ),
        UPPER,
    ),
)
# "Five failed attempts in a row are the most that a system may allow".
BOUND = re.compile(
    r"[^.;:\d]{0,60}? (?:is|are|was|were|being) the (?:(?P<upper>most|maximum|upper limit|"
    r"limit|ceiling|cap|longest)|(?P<lower>least|minimum|lower limit|floor|fewest|shortest))\b",
    re.IGNORECASE,
)
INSERTED = re.compile(
    rf" (?:{_MORE}|{_LESS})(?= )|\+(?= )|"
    r" (?:consecutive|successive|straight|continuous|full|whole|complete|clear|additional|further|"
    r"extra|more)(?= )",
    re.IGNORECASE,
)
"""Words between a figure and its unit: "60 or more days", "five full years"."""
OF_AGE = re.compile(r"\b(?:the )?ages? of $", re.IGNORECASE)
"""Between a comparison and its figure: "below the age of 16"."""
ARTICLE = re.compile(
    r"(?<=\b(?:than|over) )an? $|(?<=\b(?:least|about|under|below|above) )an? $"
    r"|(?<=\bup to )an? $|(?<=\b(?:nearly|almost|around) )an? $|(?<=\broughly )an? $",
    re.IGNORECASE,
)
"""Between a comparison and its figure: "more than a 10 percent drop"."""
NOT_BEFORE = re.compile(r"\b(?:not|no|never)\b[^.;]* (?:before|until|till) $", re.IGNORECASE)
UP = re.compile(
    r" (?:are|is|have|has) (?:up|over|out|passed|elapsed|gone|expired|run out)\b", re.IGNORECASE
)
"""Round a time that must have gone by: "not before six months are up"."""
AHEAD = re.compile(r" (?:before|prior|ahead|in advance|beforehand)\b", re.IGNORECASE)
OVER = "over"
"""Said of a span of time, which may mean "more than" and may mean "for the length of"."""
STAGES = re.compile(
    r" (?:[a-z]+ )?(?:rounds|phases|stages|sessions|tranches|seasons|instal?lments|terms|cycles|"
    r"quarters|steps|waves|meetings|sittings|summers|winters|weekends)\b",
    re.IGNORECASE,
)
"""What things happen over: "over two rounds" is in the course of two."""
SPANS = frozenset({"day", "week", "month", "year", "decade"})
TIMES = SPANS | {"second", "minute", "hour", "working day", "business day", "calendar day"}


def comparison(text: str, start: int, end: int, unit: str) -> str:
    """Return the comparison around the figure at `start`-`end` of a plain text, "" if none."""
    if "+ " in text[start:end]:
        return PLUS
    before = OF_AGE.sub("", text[max(0, start - 60) : start])
    before = ARTICLE.sub("", before)
    for pattern, name in BEFORE:
        match = pattern.search(before)
        if match is None or (name == WITHIN and unit not in TIMES):
            continue
        if "later" in match.group().casefold() and AHEAD.match(text, end):
            # "No later than 30 days before" is 30 days before, or more.
            return LOWER
        lasting = unit in SPANS or STAGES.match(text, end) is not None
        over = match.group().strip().casefold() == "over" and lasting
        return OVER if over else name
    behind = text[end : end + 40]
    if unit in TIMES and NOT_BEFORE.search(before) and UP.match(behind):
        return LOWER
    return _told_behind(text, start, end, behind)


def _told_behind(text: str, start: int, end: int, behind: str) -> str:
    """Return the comparison behind a figure, or at the front of its sentence, "" if none."""
    for pattern, name in AFTER:
        if pattern.match(behind) or re.match(
            rf" [^\W\d_]+(?:{pattern.pattern})", behind, re.IGNORECASE
        ):
            return name
    for pattern, name in FRONTED:
        if pattern.search(text[:start]):
            return name
    bound = BOUND.match(text, end)
    if bound is None:
        return ""
    return UPPER if bound["upper"] else LOWER
