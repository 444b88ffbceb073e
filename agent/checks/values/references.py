"""Find pointers into instruments: "Article 5(1)", "sections 3 to 5", "para. 3.14", "Annex III"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.checks.values.spelled import UNITS

GROUPS = {
    "article": "articles? artigos? artículos? arts? art",
    "section": "sections? sects? secs? sec § §§",
    "paragraph": "(?:sub)?paragraphs? paras? par",
    "point": "points?",
    "clause": "clauses? cl",
    "annex": "annex(?:es)?",
    "appendix": "appendix appendices app",
    "schedule": "schedules?",
    "chapter": "chapters? ch chs cc",
    "part": "parts?",
    "title": "titles?",
    "recital": "recitals?",
    "rule": "rules?",
    "table": "tables?",
    "figure": "figures? figs? fig",
    "box": "box(?:es)?",
    "page": "pages? pp p",
    "tier": "tiers?",
    "level": "levels?",
    "phase": "phases?",
    "principle": "principles?",
    "goal": "goals?",
    "objective": "objectives?",
    "pillar": "pillars?",
    "requirement": "requirements?",
    "recommendation": "recommendations?",
    "question": "questions?",
    "step": "steps?",
    "version": "versions? v ver",
    "volume": "vol",
    "number": "nos? nr",
    "order": "orders? e\\.o eo",
    "bill": "bill h\\.r",
    "law": "laws? leis? ley loi pub\\. ?l p\\.l",
}
_LABELS = {word: group for group, words in GROUPS.items() for word in re.split(r" (?!\?)", words)}
_ID = (
    r"(?:\d{1,3},\d{3}(?![\d,])|\d+(?:[ºª°]|[A-Za-z]{0,2})"
    r"(?:\.\d+[a-z]?)*(?: ?\((?:\d{1,3}|[a-z]{1,5}|[A-Z])\))*(?![\w%])"
    r"|[IVXLC]+(?:\.\d+)*(?:\([a-z\d]{1,3}\))*(?!\w|-\d)|[A-Z](?:[.-]\d+)*(?!\w|\.\w))"
)
_SPELLED = tuple(word for word, value in UNITS.items() if 2 <= value <= 12)
_ALTERNATIVES = "|".join(sorted(_LABELS, key=len, reverse=True))
REFERENCE = re.compile(
    rf"(?<![\w.])(?P<label>(?i:{_ALTERNATIVES}))\.?(?: (?:[Nn]o\.?|[Nn]umber|[Nn]\.?[º°]))? ?"
    rf"(?P<first>{_ID}|(?<= )(?:{'|'.join(_SPELLED)})\b)"
    rf"(?P<more>(?:(?:, (?:and |or )?| and | or | to | through | ?- ?| & ){_ID}"
    r"(?! (?:percent|days?|weeks?|months?|years?|hours?|million|billion)\b))*)"
)
# "Point (a) of Article 6(1)" and "Article 6(1), point (a)" are Article 6(1)(a).
_INNER = (
    r"(?i:(?:sub-?)?paragraph|para\.?|point|clause|letter|item|subsection|sub-section) "
    r"\(?(?P<inner>[a-z]{1,2}|\d{1,2}|[ivx]{1,4})\)?"
)
_OUTER = rf"(?P<label>(?i:article|art\.?|section|sec\.?|regulation|rule|recital)) (?P<outer>{_ID})"
NESTED = (
    re.compile(rf"\b{_INNER},? (?:of|in|under|to) (?:the )?{_OUTER}"),
    re.compile(rf"\b{_OUTER},? {_INNER}(?!\w)"),
)
ORDINAL_SIGN = re.compile(r"[ºª°]")
ID = re.compile(_ID)
_NEXT = re.compile(r", (?:and |or )?| and | or | & ")
_JOINT = re.compile(rf"{_NEXT.pattern}| to | through | ?- ?")
CLOCK = re.compile(r"p\.?m\.?", re.IGNORECASE)
"""The half of a day: "11:59 PM" points to no page M."""
INNER = re.compile(r"(?:,| and| or|, and|, or) \((?P<inner>\d{1,3}|[a-z]{1,3})\)(?![\w(])")
ROMAN = re.compile(r"[IVXLC]+(?=$|[.(])")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One place in an instrument: its group and number; `until` is the far end of a range."""

    start: int
    end: int
    words: str
    group: str
    number: str
    until: str = ""

    def covers(self, other: Reference) -> bool:
        """Say whether this place is the other, lies inside it, or is a range that holds it."""
        if self.group != other.group:
            return False
        if other.until or self.until:
            return (self.number, self.until) == (other.number, other.until) or (
                not other.until and _between(self.number, other.number, self.until)
            )
        inside = self.number.startswith(other.number)
        return inside and self.number[len(other.number) : len(other.number) + 1] in {"", "(", "."}


def find_references(text: str) -> list[Reference]:
    """Return the places a plain text points to, in order; lists are taken apart."""
    found: list[Reference] = []
    for match in REFERENCE.finditer(text):
        group = _group(match["label"])
        if group is None or CLOCK.fullmatch(match.group()):
            continue
        plural = match["label"].casefold().rstrip(".") in {
            "§§",
            "pp",
            "nos",
            "paras",
            "arts",
            "cc",
            "chs",
        } or (match["label"].casefold().endswith(("s", "es", "ices")))
        more = match["more"] if plural else ""
        end = match.end("first") + len(more)
        if match["first"] in _SPELLED:
            # "Chapter three" is Chapter 3; "part one" may be anything.
            found.append(
                Reference(
                    start=match.start(),
                    end=match.end("first"),
                    words=text[match.start() : match.end("first")],
                    group=group,
                    number=str(UNITS[match["first"]]),
                )
            )
            continue
        if not plural and _is_all_nested(match["more"]):
            # "Article 6(1) or 6(4)" is two places, "Article 6 and 4 others" is one.
            end = match.end()
        found += _take_apart(text, group, match.start(), match.start("first"), end)
        found += _inner_ones(text, found[-1:])
    return found


def _is_all_nested(more: str) -> bool:
    """Say whether each number of a list has a paragraph in brackets."""
    numbers = [match.group() for match in ID.finditer(more)]
    return bool(numbers) and all("(" in number for number in numbers)


def _inner_ones(text: str, last: list[Reference]) -> list[Reference]:
    """Return the paragraphs that follow one of the same article: "Article 6(1) or (4)"."""
    found: list[Reference] = []
    for place in last:
        outer, bracket, _ = place.number.rpartition("(")
        end = place.end
        while bracket and not place.until and (match := INNER.match(text, end)):
            end = match.end()
            found.append(
                Reference(
                    start=match.start(),
                    end=end,
                    words=match.group(),
                    group=place.group,
                    number=f"{outer}({match['inner']})",
                )
            )
    return found


def find_nested(text: str) -> list[Reference]:
    """Return the places that a plain text names from the inside out, each in its short form."""
    return [
        Reference(
            start=match.start(),
            end=match.end(),
            words=match.group(),
            group=group,
            number=f"{_number(match['outer'])}({match['inner']})",
        )
        for pattern in NESTED
        for match in pattern.finditer(text)
        if (group := _group(match["label"].rstrip("."))) is not None
    ]


def _group(label: str) -> str | None:
    folded = label.casefold()
    for pattern, group in _LABELS.items():
        if re.fullmatch(pattern, folded):
            return group
    return None


def _take_apart(text: str, group: str, start: int, first: int, end: int) -> list[Reference]:
    places: list[Reference] = []
    position = first
    while match := ID.match(text, position):
        if match.end() > end:
            break
        number = _number(match.group())
        places.append(
            Reference(
                start=start,
                end=match.end(),
                words=text[start : match.end()],
                group=group,
                number=number,
            )
        )
        joint = _JOINT.match(text, match.end(), end)
        if joint is None:
            break
        if joint.group().strip() in {"to", "through", "-"}:
            far = ID.match(text, joint.end(), end)
            if far is not None:
                places[-1] = Reference(
                    start=start,
                    end=far.end(),
                    words=text[start : far.end()],
                    group=group,
                    number=number,
                    until=_number(far.group()),
                )
                after = _NEXT.match(text, far.end(), end)
                if after is None:
                    break
                start = position = after.end()
                continue
        start = position = joint.end()
    return places


def _number(written: str) -> str:
    """Return a printed number in one form: no spaces, Roman figures as digits."""
    packed = ORDINAL_SIGN.sub("", written.replace(" ", "")).replace(",", ".")
    roman = ROMAN.match(packed)
    if roman and (len(roman.group()) > 1 or roman.group() in {"I", "V", "X"}):
        return str(_roman(roman.group())) + packed[roman.end() :]
    return packed


def _roman(written: str) -> int:
    values = [_ROMAN_DIGITS[letter] for letter in written]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def _between(low: str, number: str, high: str) -> bool:
    head = re.match(r"\d+", number)
    if head is None or not low.isdigit() or not high.isdigit():
        return False
    return int(low) <= int(head.group()) <= int(high)
