"""Find what is at home told as abroad, and the other way round: "nationwide" for "overseas"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

_COUNTRY: Final = (
    r"(?:the (?:whole |entire )?(?:country|nation|land|realm)|"
    r"(?:the )?(?:United States|U\.?S\.?A?|United Kingdom|U\.?K\.?)|"
    r"our (?:country|nation|shores))(?![\w-])"
)
_AT_HOME: Final = re.compile(
    rf"\b(?:nationwide|domestically|at home|countrywide|onshore|"
    rf"(?:across|throughout|within|inside|all over|around) {_COUNTRY}|on (?:home|our|US|U\.S\.|"
    r"British|American) soil)",
    re.IGNORECASE,
)
_AFAR: Final = re.compile(
    rf"\b(?:abroad|overseas|(?:in|from) (?:other|foreign) countries|on foreign soil|offshore|"
    rf"outside (?:of )?{_COUNTRY}|beyond (?:our|the|its|their) (?:borders|shores))",
    re.IGNORECASE,
)


def find_moved_abroad(stated: str, quotes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the words that place a thing on the other side of the border, and the source's."""
    source = "\n".join(quotes)
    for mine, others in ((_AT_HOME, _AFAR), (_AFAR, _AT_HOME)):
        ours, theirs = mine.search(stated), others.search(source)
        if ours and theirs and not others.search(stated) and not mine.search(source):
            yield ours.group(), theirs.group()
