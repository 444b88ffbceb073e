"""Countries and unions with their other names, so that "British" meets "United Kingdom"."""

from __future__ import annotations

import re

# One line a place: names and adjectives that mean it and nothing else, parted by commas.
_PLACES = """
United Kingdom, UK, Great Britain, Britain, British, Briton, \
United Kingdom of Great Britain and Northern Ireland
United States, US, USA, United States of America, America, American
European Union, EU
United Nations, UN
Australia, Australian
Austria, Austrian
Belgium, Belgian
Brazil, Brazilian, Brasil
Bulgaria, Bulgarian
Canada, Canadian
Chile, Chilean
China, Chinese, PRC, People's Republic of China
Croatia, Croatian
Cyprus, Cypriot
Czech Republic, Czechia, Czech
Denmark, Danish, Dane
Egypt, Egyptian
England, English
Estonia, Estonian
Europe, European
Finland, Finnish, Finn
France, French, French Republic
Germany, German, Federal Republic of Germany
Greece, Greek
Hungary, Hungarian
Iceland, Icelandic, Icelander
India, Indian
Indonesia, Indonesian
Ireland, Irish
Israel, Israeli
Italy, Italian
Japan, Japanese
Kenya, Kenyan
Korea, Korean, South Korea, Republic of Korea, ROK
Latvia, Latvian
Lithuania, Lithuanian
Luxembourg, Luxembourgish
Malaysia, Malaysian
Malta, Maltese
Mexico, Mexican
Netherlands, Dutch
New Zealand, New Zealander, Aotearoa
Nigeria, Nigerian
Norway, Norwegian
Philippines, Filipino, Philippine
Poland, Polish, Pole
Portugal, Portuguese
Romania, Romanian
Russia, Russian, Russian Federation
Rwanda, Rwandan
Saudi Arabia, Saudi
Scotland, Scottish, Scot
Serbia, Serbian
Singapore, Singaporean
Slovakia, Slovak
Slovenia, Slovenian
South Africa, South African
Spain, Spanish, Spaniard
Sweden, Swedish, Swede
Switzerland, Swiss
Taiwan, Taiwanese
Thailand, Thai
Turkey, Türkiye, Turkish, Turk
Ukraine, Ukrainian
United Arab Emirates, UAE, Emirati
Vietnam, Viet Nam, Vietnamese
Afghanistan, Afghan
Argentina, Argentine, Argentinian
Bahrain, Bahraini
Iraq, Iraqi
Kazakhstan, Kazakh
Kuwait, Kuwaiti
Kyrgyzstan, Kyrgyz
Lebanon, Lebanese
Morocco, Moroccan
Myanmar, Burma, Burmese
Pakistan, Pakistani
Peru, Peruvian
Qatar, Qatari
Tajikistan, Tajik
Uzbekistan, Uzbek
Yemen, Yemeni
Wales, Welsh
"""
OTHER_NAMES: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {
    tuple(name.split()): tuple(tuple(other.split()) for other in names)
    for names in ([part.strip() for part in line.split(",")] for line in _PLACES.split("\n"))
    for name in names
    if name
}
A_PLACE = (
    r"(?:U\.S\.(?:A\.)?|U\.K\.|E\.U\.|"
    + "|".join(sorted((" ".join(name) for name in OTHER_NAMES), key=len, reverse=True))
    + ")"
)
"""The pattern of every name above, the longer ones first."""
COMBINING = {
    "anglo": "UK",
    "franco": "France",
    "sino": "China",
    "indo": "India",
    "russo": "Russia",
    "euro": "Europe",
    "germano": "Germany",
    "italo": "Italy",
    "hispano": "Spain",
    "nippo": "Japan",
    "turco": "Turkey",
    "luso": "Portugal",
    "austro": "Austria",
    "hiberno": "Ireland",
}
"""Forms of a country that stand in front of a hyphen: "Franco-German"."""


def other_names(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the other names of a place by its words without dots; "Americans" are American."""
    found = OTHER_NAMES.get(words)
    if found is None and words and words[-1].endswith("s"):
        found = OTHER_NAMES.get((*words[:-1], words[-1][:-1]))
    return found or ()


_LISTED = frozenset(word.casefold() for name in OTHER_NAMES for word in name)
_OF_IT = re.compile(r"(?:n|an|ian|nian|vian|ese|i|ish|er|ers|ic|ite)s?")
LEAST_PLACE = 4
"""Letters that a place and the adjective made of it must share."""


def is_of_a_place(word: str, capitals: frozenset[str]) -> bool:
    """Say whether a word is made of a place of the evidence, or the reverse: "Iranian", "Iran".

    Args:
        word: a capitalised word, not of the list above: there each adjective has its own place.
        capitals: the capitalised words of the evidence, in small letters, without possessive.
    """
    small = word.casefold().removesuffix("'s").removesuffix("'")
    if small in _LISTED:
        return False
    return any(
        _is_made_of(longer, shorter)
        for other in capitals - _LISTED
        for longer, shorter in ((small, other), (other, small))
    )


def _is_made_of(adjective: str, place: str) -> bool:
    """Say whether an adjective is a place with an ending, for which a last vowel may give way."""
    return adjective != place and any(
        len(bare) >= LEAST_PLACE
        and adjective.startswith(bare)
        and _OF_IT.fullmatch(adjective, len(bare)) is not None
        for bare in (place, place.rstrip("aeiouy"))
    )
