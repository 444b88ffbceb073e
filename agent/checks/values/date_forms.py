"""The forms in which dates are written, from the most precise to a month alone."""

from __future__ import annotations

import re

from agent.checks.values.spelled import TENS, UNITS

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
# A source of another country is told in English: "16 de maio de 2013" is 16 May 2013.
ABROAD = {
    name: number
    for names in (
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "januar februar märz april mai juni juli august september oktober november dezember",
        (
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
            "dicembre"
        ),
        "januari februari maart april mei juni juli augustus september oktober november december",
    )
    for number, name in enumerate(names.split(), start=1)
    # "11 to 13 November 2025" is no German date behind an English number.
    if name not in MONTHS
}
_ABROAD = "|".join(sorted(ABROAD, key=len, reverse=True))
# Case matters: "may" and "march" are verbs. A month has a capital.
_NAMES = "|".join(
    f"{name.capitalize()}|{name.upper()}" for name in sorted(MONTHS, key=len, reverse=True)
)
MONTH = rf"(?P<month>{_NAMES})\b\.?"
YEAR = r"(?P<year>1[5-9]\d\d|20\d\d|21\d\d)"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_BEFORE = r"(?<![\w$€£§/.,-])"
_AFTER = r"(?![\w%/]|[.,]\d|-\w)"
_PART = r"(?:(?P<part>early|mid|late|the (?:end|beginning|start|middle) of|end|start)[ -](?:of )?)?"

# "Two thousand twenty-three", "nineteen hundred and ninety".
_TAIL = rf"(?:(?:{'|'.join(TENS)})(?:[ -](?:{'|'.join(UNITS)}))?|(?:{'|'.join(UNITS)}))"
_WORDED = (
    rf"(?P<worded>[Tt]wo [Tt]housand(?: (?:and )?{_TAIL})?|(?:seven|eigh|nine)teen hundred"
    rf"(?: (?:and )?{_TAIL})?)\b"
)
_OR_WORDED = rf"(?:{YEAR}{_AFTER}|{_WORDED})"
_IN_YEAR = r",? (?:in |of )?the year (?:of [Oo]ur Lord )?"
_TO = r"(?: ?- ?| (?:and|to|until|till|through|up to|up to and including) (?:the )?)"
FORMS = tuple(
    re.compile(form)
    for form in (
        (
            rf"{_BEFORE}(?P<day>0?[1-9]|[12]\d|3[01])(?:[º°.]|er)? (?:d[ei] )?"
            rf"(?P<month>(?i:{_ABROAD})) (?:del? )?{YEAR}{_AFTER}"
        ),
        rf"{_BEFORE}(?P<day>0?[1-9]|[12]\d|3[01])\. {MONTH} {YEAR}{_AFTER}",
        # ISO, with or without a time.
        (
            rf"{_BEFORE}{YEAR}-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])"
            r"(?:T[\d:.]+Z?)?(?![\w-])"
        ),
        rf"{_BEFORE}{YEAR}/(?P<month>0?[1-9]|1[0-2])/(?P<day>0?[1-9]|[12]\d|3[01])(?![\w/])",
        # 25/09/2020, 09/25/20, 25.09.2020.
        (
            rf"{_BEFORE}(?P<one>0?[1-9]|[12]\d|3[01])/(?P<two>0?[1-9]|[12]\d|3[01])/"
            r"(?P<year>1[5-9]\d\d|20\d\d|21\d\d|\d\d)(?![\w/])"
        ),
        rf"{_BEFORE}(?P<one>0?[1-9]|[12]\d|3[01])\.(?P<two>0?[1-9]|1[0-2])\.{YEAR}(?![\w.]\w)",
        # 09/2024.
        rf"{_BEFORE}(?P<month>0[1-9]|1[0-2])/{YEAR}(?![\w/])",
        # 7-8 March 2024, 7 and 8 March, from the 7th up to and including the 8th of March.
        (
            rf"{_BEFORE}{DAY}{_TO}(?P<last>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{MONTH}"
            rf"(?:,? {YEAR}{_AFTER})?"
        ),
        # 25 September 2020, the 25th day of September, 2020, twenty-fifth day of September.
        rf"\b(?P<spelled>[A-Za-z]+(?:-[a-z]+)?) day of {MONTH}{_IN_YEAR}{_OR_WORDED}",
        rf"{_BEFORE}{DAY} (?:day )?of {MONTH}{_IN_YEAR}{_OR_WORDED}",
        rf"{_BEFORE}{DAY} (?:day )?(?:of )?{MONTH}(?:,? {YEAR}{_AFTER})?",
        rf"\b(?P<spelled>[A-Za-z]+(?:-[a-z]+)?) (?:day )?of {MONTH}(?:,? {YEAR}{_AFTER})?",
        # March 7-8, 2024; September 25, 2020.
        (
            rf"\b{MONTH} {DAY}(?: ?- ?| (?:and|to) )(?P<last>\d{{1,2}})(?:st|nd|rd|th)?"
            r"(?!\w|[.,:]?\d)"
            rf"(?:,? {YEAR}{_AFTER})?"
        ),
        rf"\b{MONTH} {DAY}(?![\w%]|[,.:/]\d)(?:,? {YEAR}{_AFTER})?",
        # March to May 2024: the first month takes the year of the second.
        (
            rf"\b{MONTH}(?= ?(?:-|to|and|until|through|or) ?(?:{_NAMES})\b\.?,? "
            r"(?P<borrowed>1[5-9]\d\d|20\d\d|21\d\d)\b)"
        ),
        # September 2017.
        rf"(?:\b{_PART})?(?<!\w){MONTH},?(?: of)? {YEAR}{_AFTER}",
        # Q3 2025, the third quarter of fiscal year 2025, H1 2025, the first half of 2025.
        rf"(?:\b{_PART})?\bQ(?P<quarter>[1-4])(?:[ /-]|,? of )?(?P<fiscal>FY ?)?{YEAR}{_AFTER}",
        rf"{_BEFORE}{YEAR}[ -]?Q(?P<quarter>[1-4])\b",
        (
            rf"(?:\b{_PART}(?:the )?)?"
            r"\b(?P<quarterth>first|second|third|fourth|last|1st|2nd|3rd|4th) quarter"
            rf"(?: of|,)? (?P<fiscal>(?:the )?(?:fiscal|financial)(?: year)? |FY ?)?{YEAR}{_AFTER}"
        ),
        rf"\bH(?P<half>[12]) ?{YEAR}{_AFTER}",
        rf"\b(?P<halfth>first|second) (?:half|six months|6 months) of {YEAR}{_AFTER}",
        rf"\b(?P<quarterth>first) (?:three|3) months of {YEAR}{_AFTER}",
        # FY2023, FY 23, fiscal year 2023, financial year 2023-24.
        (
            r"\b(?P<fiscal>FY|[Ff]iscal [Yy]ears?|[Ff]inancial [Yy]ears?|[Ff]iscal) ?'?"
            r"(?P<year>1[5-9]\d\d|20\d\d|21\d\d|\d\d)(?:[-/](?P<until>\d{4}|\d\d))?(?!\d)"
        ),
        (
            rf"{_BEFORE}{YEAR}(?:[-/](?P<until>\d{{4}}|\d\d))? "
            r"(?P<fiscal>(?:fiscal|financial)(?: year)?|(?:tax|budget) year)\b"
        ),
        (
            rf"\b(?P<season>spring|summer|autumn|fall|winter|Spring|Summer|Autumn|Fall|Winter)"
            rf"(?: of)? {YEAR}{_AFTER}"
        ),
        rf"{_BEFORE}(?:(?P<part>early|mid|late)[ -])?(?P<decade>1[5-9]\d0|20\d0)'?s\b",
        # The second year of a span: 2023-24, 2023/24, 2020-2025.
        rf"{_BEFORE}{YEAR} ?[-/] ?(?P<until>\d{{4}}|\d\d)(?![\w/%]|[.,]\d|-\w)",
        rf"(?:\b{_PART})?{_BEFORE}{YEAR}(?:'s)?{_AFTER}",
        rf"\b(?P<skip>year(?: of [Oo]ur Lord)?) {_WORDED}",
        rf"\b(?P<part>mid|Mid|early|Early|late|Late)-{YEAR}{_AFTER}",
        # A month alone, where a word before it shows that it is one.
        rf"(?<=\b[Ii]n )(?:{_PART})?{MONTH}(?! \d)",
        (
            rf"\b(?P<skip>of|by|since|until|from|to|last|next|this|each|every|during|before|after|and|through"
            rf"|between|for) (?:{_PART})?{MONTH}(?! \d)"
        ),
        (
            rf"\b(?P<month>(?!May\b|MAY\b|March\b|MARCH\b|Mar\b|MAR\b|Jan\b|Dec\b|Sep\b)(?:{_NAMES}))"
            r"\b\.?"
        ),
    )
)
TIME = re.compile(
    r"(?<![\w:.])(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))? ?"
    r"(?P<noon>[ap]\.?m\b\.?)|(?<![\w:.])(?P<hour24>[01]?\d|2[0-4]):(?P<minute24>[0-5]\d)(?![\w:])",
    re.IGNORECASE,
)
# "Five in the afternoon", "9 o'clock", "noon".
CLOCK = re.compile(
    r"(?<![\w:.])(?P<told>[1-9]|1[0-2]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?:(?: o'clock)? (?P<part>in the (?:morning|afternoon|evening)|at night)| o'clock)\b|"
    r"\b(?P<named>[Nn]oon|[Mm]idday|[Mm]idnight)\b"
)
# A date has a digit or a month in it; most sentences have neither, and forty forms take a while.
DATED = re.compile(
    rf"\d|{_NAMES}|\b[Yy]ear (?:of [Oo]ur Lord )?(?:two|seven|eigh|nine)|"
    r"o'clock|\bin the (?:morning|afternoon|evening)\b|\b(?:[Nn]oon|[Mm]idday|[Mm]idnight)\b"
)
