"""The units that a figure can carry, and which of them measure the same thing."""

from __future__ import annotations

import re
from decimal import Decimal

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
    "nautical mile": ("nautical miles", Decimal(1)),
    "litre": ("volume", Decimal("0.001")),
    "ml": ("volume", Decimal("0.000001")),
    "cubic metre": ("volume", Decimal(1)),
    "bcm": ("volume", Decimal(10**9)),
    "gallon": ("gallons", Decimal(1)),
    "barrel": ("barrels", Decimal(1)),
    "hectare": ("area", Decimal(1)),
    "square metre": ("area", Decimal("0.0001")),
    "square kilometre": ("area", Decimal(100)),
    "square mile": ("square miles", Decimal(1)),
    "square foot": ("square feet", Decimal(1)),
    "km/h": ("speed", Decimal(1)),
    "mph": ("miles an hour", Decimal(1)),
    "knot": ("knots", Decimal(1)),
    "kbps": ("data rate", Decimal(10**3)),
    "mbps": ("data rate", Decimal(10**6)),
    "gbps": ("data rate", Decimal(10**9)),
    "v": ("voltage", Decimal(1)),
    "kv": ("voltage", Decimal(10**3)),
    "pb": ("data", Decimal(10**15)),
    "acre": ("acres", Decimal(1)),
    "hz": ("frequency", Decimal(1)),
    "mhz": ("frequency", Decimal(10**6)),
    "ghz": ("frequency", Decimal(10**9)),
    "°c": ("temperature", Decimal(1)),
    "°f": ("degrees fahrenheit", Decimal(1)),
    "inch": ("inches", Decimal(1)),
    "yard": ("yards", Decimal(1)),
    "ounce": ("ounces", Decimal(1)),
    "microsecond": ("clock", Decimal("0.000001")),
    "nanosecond": ("clock", Decimal("0.000000001")),
    "db": ("sound", Decimal(1)),
    "joule": ("joules", Decimal(1)),
    "tonne of oil equivalent": ("oil equivalent", Decimal(1)),
    "digit": ("digits", Decimal(1)),
}
FOLD = "fold"
"""Of a factor: "20x", "three times as many", "doubled". It measures nothing, and counts nothing."""
SPELLINGS = {
    name: unit
    for unit, names in {
        "percent": "%|percent|pct",
        "percentage point": "percentage points|pp|ppt|pps|percent points",
        "basis point": "bps|basis points",
        "second": "secs|sec|seconds",
        "minute": "mins|min|minutes",
        "hour": "hrs|hr|hours|h",
        "millisecond": "ms|milliseconds",
        "day": "days",
        "week": "weeks",
        "fortnight": "fortnights",
        "working day": "working days|workdays",
        "business day": "business days",
        "calendar day": "calendar days",
        "month": "months",
        "year": "years|yrs|yr",
        "decade": "decades",
        "century": "centuries",
        "kw": "kilowatts|kilowatt",
        "mw": "megawatts|megawatt",
        "gw": "gigawatts|gigawatt",
        "tw": "terawatts",
        "w": "watts|watt",
        "kwh": "kilowatt hours|kilowatt-hours",
        "mwh": "megawatt hours|megawatt-hours",
        "gwh": "gigawatt hours|gigawatt-hours",
        "twh": "terawatt hours|terawatt-hours",
        "flop": "flops|floating point operations|floating-point operations",
        "petaflop": "petaflops",
        "exaflop": "exaflops",
        "byte": "bytes",
        "kb": "kilobytes",
        "mb": "megabytes|megabyte",
        "gb": "gigabytes|gigabyte",
        "tb": "terabytes|terabyte",
        "bit": "bits",
        "mm": "millimetres|millimeters",
        "cm": "centimetres|centimeters",
        "metre": "metres|meters|meter",
        "km": "kilometres|kilometers|kilometre|kilometer",
        "mile": "miles",
        "feet": "foot",
        "g": "grams|gram",
        "kg": "kilograms|kilogram",
        "km/h": "kilometers per hour|kilometres per hour|kilometres an hour|kph",
        "mph": "miles per hour|miles an hour",
        "knot": "knots",
        "litre": "litres|liters|liter",
        "ml": "millilitres|milliliters",
        "cubic metre": "cubic metres|cubic meters|cubic meter|m³",
        "bcm": "billion cubic metres|billion cubic meters",
        "gallon": "gallons",
        "barrel": "barrels",
        "nautical mile": "nautical miles|nm|nmi",
        "square kilometre": "km²|km2|sq km|square kilometres|square kilometers|square kilometer",
        "square metre": "m²|m2|sq m|square metres|square meters|square meter",
        "square mile": "square miles|sq mi",
        "square foot": "square feet|sq ft",
        "mbps": "megabits per second|mbit/s",
        "gbps": "gigabits per second|gbit/s",
        "v": "volts|volt",
        "kv": "kilovolts|kilovolt",
        "pb": "petabytes|petabyte",
        "tonne": "tonnes|metric tonnes|metric ton|metric tons",
        "ton": "tons",
        "hectare": "hectares|ha",
        "acre": "acres",
        "°c": "degrees celsius|degrees centigrade|degree celsius",
        "°f": "degrees fahrenheit|degree fahrenheit",
        "inch": "inches",
        "yard": "yards",
        "ounce": "ounces",
        "microsecond": "microseconds|µs",
        "nanosecond": "nanoseconds",
        "db": "decibels|decibel",
        "joule": "joules",
        "tonne of oil equivalent": "tonnes of oil equivalent",
        "digit": "digits",
    }.items()
    for name in names.split("|")
}
_NAMES = sorted({*MEASURES, *SPELLINGS}, key=len, reverse=True)
MEASURE = re.compile(
    r"(?: ?%|[ -]?(?:" + "|".join(re.escape(name) for name in _NAMES if name != "%") + r")\b)",
    re.IGNORECASE,
)
# "A second look" and "the 5 G" are no units; short symbols need their usual case.
CASED = {
    "w": "W",
    "v": "V",
    "pb": "PB",
    "nm": "nm",
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
    "db": "dB",
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
