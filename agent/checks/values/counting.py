"""Read what a figure counts: the noun behind it."""

from __future__ import annotations

import re

from agent.checks.words import listed, singular

COUNTED = re.compile(
    r"(?: ?\([^()]{1,12}\))?[ -]"
    r"(?P<run>[^\W\d_]+(?:['-][^\W\d_]+)*(?: [^\W\d_]+(?:['-][^\W\d_]+)*)*)"
)
NATION = re.compile(r"\bUnited (?:States|Kingdom|Nations|Arab Emirates)(?: of America)?(?= )")
"""Names in front of what is counted that have a plural of their own."""
COMPARED = listed("more less fewer higher lower greater larger smaller")
STOP = listed(
    "a about after all also an and any are as at be been before being between but by can could did "
    "do does during each for from had has have he her his how if in into is it its may might must "
    "no nor not of off on or our out over per shall she should since so than that the their them "
    "then there these they this those to under until up upon was we were what when where which "
    "while who whom whose will with within without would you your ago later earlier old long "
    "following prior total only"
)


def counted_at(text: str, end: int) -> str:
    """Return what is counted: the first plural behind the figure, else the last plain word."""
    match = COUNTED.match(text, end)
    noun = ""
    # "300 United States officers" are officers.
    run = NATION.sub("", match["run"]).strip() if match else ""
    for word in run.split()[:4]:
        if word.casefold() in COMPARED:
            continue
        if word.casefold() in STOP or (noun and word.endswith("ed")):
            break
        noun = singular(word)
        if noun != word.casefold():
            break
    return noun
