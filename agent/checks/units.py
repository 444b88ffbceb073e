"""The units that a figure can carry, and which of them measure the same thing."""

from __future__ import annotations

import re
from decimal import Decimal

MAGNITUDES = {
    "hundred": Decimal(100),
    "thousand": Decimal(10**3),
    "thousands": Decimal(10**3),
    "k": Decimal(10**3),
    "million": Decimal(10**6),
    "millions": Decimal(10**6),
    "mn": Decimal(10**6),
    "mln": Decimal(10**6),
    "m": Decimal(10**6),
    "billion": Decimal(10**9),
    "billions": Decimal(10**9),
    "bn": Decimal(10**9),
    "b": Decimal(10**9),
    "trillion": Decimal(10**12),
    "trillions": Decimal(10**12),
    "tn": Decimal(10**12),
    "t": Decimal(10**12),
    "lakh": Decimal(10**5),
    "crore": Decimal(10**7),
}
# A single letter is a magnitude only beside a currency: "£5m" is money, "5 m" is a length.
ONLY_WITH_MONEY = frozenset({"m", "b", "t"})

CURRENCIES = {
    "us$": "usd",
    "$us": "usd",
    "a$": "aud",
    "au$": "aud",
    "c$": "cad",
    "ca$": "cad",
    "nz$": "nzd",
    "hk$": "hkd",
    "s$": "sgd",
    "$": "dollar",
    "£": "gbp",
    "€": "eur",
    "¥": "yen",
    "₹": "inr",
    "usd": "usd",
    "aud": "aud",
    "cad": "cad",
    "nzd": "nzd",
    "gbp": "gbp",
    "eur": "eur",
    "jpy": "yen",
    "inr": "inr",
    "chf": "chf",
    "sek": "sek",
    "nok": "nok",
    "dkk": "dkk",
    "cny": "cny",
    "rmb": "cny",
    "krw": "krw",
    "brl": "brl",
    "r$": "brl",
}
CURRENCY_WORDS = {
    "dollar": "dollar",
    "us dollar": "usd",
    "u.s. dollar": "usd",
    "american dollar": "usd",
    "canadian dollar": "cad",
    "australian dollar": "aud",
    "pound": "gbp",
    "pound sterling": "gbp",
    "pounds sterling": "gbp",
    "sterling": "gbp",
    "euro": "eur",
    "yen": "yen",
    "rupee": "inr",
    "franc": "chf",
    "yuan": "cny",
    "won": "krw",
    "real": "brl",
    "reais": "brl",
}
DOLLARS = frozenset({"usd", "aud", "cad", "nzd", "hkd", "sgd"})

# unit -> (dimension, size in the dimension's base). Days and months do not convert: the length
# of a month is a question of law, not of arithmetic.
MEASURES: dict[str, tuple[str, Decimal]] = {
    "second": ("clock", Decimal(1)),
    "minute": ("clock", Decimal(60)),
    "hour": ("clock", Decimal(3600)),
    "millisecond": ("clock", Decimal("0.001")),
    "day": ("days", Decimal(1)),
    "week": ("days", Decimal(7)),
    "fortnight": ("days", Decimal(14)),
    "working day": ("working days", Decimal(1)),
    "business day": ("working days", Decimal(1)),
    "calendar day": ("days", Decimal(1)),
    "month": ("months", Decimal(1)),
    "year": ("months", Decimal(12)),
    "decade": ("months", Decimal(120)),
    "century": ("months", Decimal(1200)),
    "percent": ("share", Decimal(1)),
    "percentage point": ("points", Decimal(1)),
    "basis point": ("points", Decimal("0.01")),
    "w": ("power", Decimal(1)),
    "kw": ("power", Decimal(10**3)),
    "mw": ("power", Decimal(10**6)),
    "gw": ("power", Decimal(10**9)),
    "tw": ("power", Decimal(10**12)),
    "kwh": ("energy", Decimal(10**3)),
    "mwh": ("energy", Decimal(10**6)),
    "gwh": ("energy", Decimal(10**9)),
    "twh": ("energy", Decimal(10**12)),
    "flop": ("operations", Decimal(1)),
    "petaflop": ("operations", Decimal(10**15)),
    "exaflop": ("operations", Decimal(10**18)),
    "byte": ("data", Decimal(1)),
    "kb": ("data", Decimal(10**3)),
    "mb": ("data", Decimal(10**6)),
    "gb": ("data", Decimal(10**9)),
    "tb": ("data", Decimal(10**12)),
    "bit": ("bits", Decimal(1)),
    "mm": ("length", Decimal("0.001")),
    "cm": ("length", Decimal("0.01")),
    "metre": ("length", Decimal(1)),
    "km": ("length", Decimal(1000)),
    "mile": ("miles", Decimal(1)),
    "feet": ("feet", Decimal(1)),
    "g": ("mass", Decimal(1)),
    "kg": ("mass", Decimal(1000)),
    "tonne": ("mass", Decimal(10**6)),
    "ton": ("tons", Decimal(1)),
    "hectare": ("area", Decimal(1)),
    "acre": ("acres", Decimal(1)),
    "hz": ("frequency", Decimal(1)),
    "mhz": ("frequency", Decimal(10**6)),
    "ghz": ("frequency", Decimal(10**9)),
    "°c": ("temperature", Decimal(1)),
}
SPELLINGS = {
    "%": "percent",
    "percent": "percent",
    "pct": "percent",
    "percentage points": "percentage point",
    "pp": "percentage point",
    "ppt": "percentage point",
    "pps": "percentage point",
    "percent points": "percentage point",
    "bps": "basis point",
    "basis points": "basis point",
    "secs": "second",
    "sec": "second",
    "seconds": "second",
    "mins": "minute",
    "min": "minute",
    "minutes": "minute",
    "hrs": "hour",
    "hr": "hour",
    "hours": "hour",
    "h": "hour",
    "ms": "millisecond",
    "milliseconds": "millisecond",
    "days": "day",
    "weeks": "week",
    "fortnights": "fortnight",
    "working days": "working day",
    "workdays": "working day",
    "business days": "business day",
    "calendar days": "calendar day",
    "months": "month",
    "years": "year",
    "yrs": "year",
    "yr": "year",
    "decades": "decade",
    "centuries": "century",
    "kilowatts": "kw",
    "kilowatt": "kw",
    "megawatts": "mw",
    "megawatt": "mw",
    "gigawatts": "gw",
    "gigawatt": "gw",
    "terawatts": "tw",
    "watts": "w",
    "watt": "w",
    "kilowatt hours": "kwh",
    "kilowatt-hours": "kwh",
    "megawatt hours": "mwh",
    "megawatt-hours": "mwh",
    "gigawatt hours": "gwh",
    "gigawatt-hours": "gwh",
    "terawatt hours": "twh",
    "terawatt-hours": "twh",
    "flops": "flop",
    "petaflops": "petaflop",
    "exaflops": "exaflop",
    "floating point operations": "flop",
    "floating-point operations": "flop",
    "bytes": "byte",
    "kilobytes": "kb",
    "megabytes": "mb",
    "gigabytes": "gb",
    "terabytes": "tb",
    "megabyte": "mb",
    "gigabyte": "gb",
    "terabyte": "tb",
    "bits": "bit",
    "millimetres": "mm",
    "millimeters": "mm",
    "centimetres": "cm",
    "centimeters": "cm",
    "metres": "metre",
    "meters": "metre",
    "meter": "metre",
    "kilometres": "km",
    "kilometers": "km",
    "kilometre": "km",
    "kilometer": "km",
    "miles": "mile",
    "foot": "feet",
    "grams": "g",
    "gram": "g",
    "kilograms": "kg",
    "kilogram": "kg",
    "tonnes": "tonne",
    "metric tons": "tonne",
    "tons": "ton",
    "hectares": "hectare",
    "ha": "hectare",
    "acres": "acre",
    "degrees celsius": "°c",
}
_NAMES = sorted({*MEASURES, *SPELLINGS}, key=len, reverse=True)
MEASURE = re.compile(
    r"(?: ?%|[ -]?(?:" + "|".join(re.escape(name) for name in _NAMES if name != "%") + r")\b)",
    re.IGNORECASE,
)
# "A second look" and "the 5 G" are no units; short symbols need their usual case.
CASED = {
    "w": "W",
    "g": "g",
    "h": "h",
    "mw": "MW",
    "ms": "ms",
    "t": "t",
    "m": "m",
    "min": "min",
    "ha": "ha",
    "pp": "pp",
    "tb": "TB",
}


def measure_at(text: str, position: int) -> tuple[str, int]:
    """Return the unit that stands at a position and where it ends; ("", position) if none."""
    match = MEASURE.match(text, position)
    if match is None:
        return "", position
    written = match.group().strip(" -")
    name = written.casefold()
    if name in CASED and written != CASED[name]:
        return "", position
    return SPELLINGS.get(name, name), match.end()


def same_dimension(one: str, other: str) -> bool:
    """Say whether two units measure the same thing, so that their figures can be compared."""
    return bool(one) and bool(other) and dimension(one) == dimension(other)


def dimension(unit: str) -> str:
    """Return what a unit measures; money in each currency is a thing of its own."""
    if unit in MEASURES:
        return MEASURES[unit][0]
    return unit


def size(unit: str) -> Decimal:
    """Return the factor that brings a figure in this unit to the base of its dimension."""
    return MEASURES[unit][1] if unit in MEASURES else Decimal(1)
