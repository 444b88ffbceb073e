"""The magnitudes and the currencies of figures, in words and signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

MAGNITUDES = {
    "dozen": Decimal(12),
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
    name: unit
    for unit, names in {
        "dollar": "dollar",
        "usd": "us dollar|u.s. dollar|american dollar",
        "cad": "canadian dollar",
        "aud": "australian dollar",
        "gbp": "pound|pound sterling|pounds sterling|sterling",
        "eur": "euro",
        "yen": "yen",
        "inr": "rupee",
        "chf": "franc|swiss franc",
        "cny": "yuan|renminbi",
        "krw": "won",
        "brl": "real|reais",
        "mark": "mark|deutschmark",
        "crown": "crown",
        "sek": "krona|swedish krona|swedish kronor|kronor",
        "dkk": "danish krone|danish kroner",
        "nok": "norwegian krone|norwegian kroner",
        "kroner": "kroner|krone",
        "peso": "peso",
        "rand": "rand",
        "dinar": "dinar",
        "dirham": "dirham",
        "riyal": "riyal",
        "rial": "rial",
        "lira": "lira",
        "shilling": "shilling",
        "zloty": "zloty",
        "forint": "forint",
        "rouble": "rouble|ruble",
        "baht": "baht",
        "ringgit": "ringgit",
        "rupiah": "rupiah",
        "hryvnia": "hryvnia",
        "shekel": "shekel",
        "naira": "naira",
        "sgd": "singapore dollar",
        "nzd": "new zealand dollar",
        "hkd": "hong kong dollar",
        "cent": "cent",
        "penny": "penny|pence",
    }.items()
    for name in names.split("|")
}
DOLLARS = frozenset({"usd", "aud", "cad", "nzd", "hkd", "sgd"})

HOMES: Final = tuple(
    (unit, re.compile(rf"(?<!\w)(?:{form})(?!\w)"))
    for unit, form in (
        (
            "usd",
            (
                r"United States|U\.S\.|US|USA|Americans?|White House|[\w.]+\.gov(?!\.)|"
                r"(?<!Latin )(?<!South )(?<!Central )(?<!North )America|Congress|"
                r"Federal Reserve|Medicare|Medicaid|NASA|NIST|FedRAMP|"
                r"National Science Foundation|General Services Administration|"
                r"Department of (?:Defense|Homeland Security|Commerce|State|the Treasury|Labor|"
                r"Veterans Affairs|Health and Human Services)"
            ),
        ),
        ("aud", r"Australia|Australians?|Canberra|[\w.]+\.gov\.au"),
        ("cad", r"Canada|Canadians?|Ottawa|[\w.]+\.gc\.ca"),
        ("nzd", r"New Zealand|New Zealanders?|Wellington|[\w.]+\.govt\.nz"),
        ("hkd", r"Hong Kong"),
        ("sgd", r"Singapore|Singaporeans?|[\w.]+\.gov\.sg"),
        ("", r"Taiwan|Jamaica|Bahamas|Barbados|Belize|Fiji|Guyana|Liberia|Namibia|Trinidad|Brunei"),
    )
)
"""Names by which a text shows whose dollars it counts in; "" for others that have dollars, too."""


def home_dollar(labels: Sequence[str], quotes: Sequence[str]) -> str:
    """Return which dollar a bare "$" is: by who issued the text, else by what it speaks of.

    Empty where no country with a dollar is named, and where several are.
    """
    for texts in (labels, quotes):
        named = {unit for unit, form in HOMES for text in texts if form.search(text)}
        if named:
            return named.pop() if len(named) == 1 else ""
    return ""
