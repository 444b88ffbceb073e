"""Who acts in a sentence, as far as the sentence and its document's card say."""

from __future__ import annotations

import re
from typing import Final

from agent.briefing.computed.cards import NO_ISSUER, issuer, issuer_in_full
from agent.briefing.computed.grading import Grade
from agent.briefing.computed.material import Topical
from agent.briefing.computed.subjects import is_ours
from agent.question.words import find_terms
from agent.quote.parties import find_places
from agent.render.safe import visible
from store.types import Document

NOBODY: Final = "not named in the sentence"

_HOST: Final = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_DOMAINS: Final = (
    ("gov.uk", "United Kingdom"), ("parliament.uk", "United Kingdom"), (".gov", "United States"),
    ("whitehouse.archives.gov", "United States"), (".mil", "United States"),
    ("europa.eu", "European Union"), ("gov.au", "Australia"), ("canada.ca", "Canada"),
    ("gc.ca", "Canada"), ("go.jp", "Japan"), ("gov.sg", "Singapore"), ("gouv.fr", "France"),
    ("govt.nz", "New Zealand"), ("go.kr", "South Korea"), ("gov.in", "India"),
)  # fmt: skip
"""Who alone may publish under these names.
Source: the registries' rules, such as those of the .gov and gov.uk registries."""

_ARTICLE: Final = re.compile(r"^(?:the|a|an|each|every|all|any|both|these|those)\s+", re.IGNORECASE)


def name_actor(grade: Grade, document: Document) -> str:
    """Return who acts: the sentence's own words; "we" and the like with the issuer beside them.

    A nameless actor is never given the issuer's name: it is said to be nameless.
    """
    if not grade.subject:
        return NOBODY
    shown = visible(grade.subject)
    if not is_ours(grade.subject):
        return shown[0].upper() + shown[1:]
    known = issuer(document)
    return f"“{shown}” ({known})" if known != NO_ISSUER else f"“{shown}” (who that is, is not said)"


def actor_key(grade: Grade, document: Document) -> str:
    """Return a key under which the same actor's sentences stand together.

    Roles ("the participants") and "we" mean somebody else in each document.
    """
    if not grade.subject:
        return f"~{document.id}"
    bare = " ".join(find_terms(_ARTICLE.sub("", grade.subject)))
    return f"{bare}@{document.id}" if is_ours(grade.subject) else bare


def is_of(actor: str, each: Topical, grade: Grade) -> bool:
    """Say whether a sentence is an actor's: said in a document of its own, or of it by name.

    A country is known by its name, in the issuer's or in the place where the issuer publishes
    (".gov.uk"). To be mentioned is not to act: only who stands as the subject does.
    """
    return is_issuer(actor, each.document) or _is_named(actor, grade.subject)


def is_issuer(actor: str, document: Document) -> bool:
    """Say whether a document is an actor's own: the issuer is called so, or is of that country."""
    wanted, places = set(find_terms(actor)), find_places(actor)
    named = bool(wanted) and wanted <= set(find_terms(issuer_in_full(document)))
    return named or (bool(places) and places <= find_home(document))


def find_home(document: Document) -> frozenset[str]:
    """Return the countries and unions of an issuer, by its name, else by where it publishes."""
    name = issuer_in_full(document)
    named = find_places(name)
    if named or not _HOST.fullmatch(name):
        return named
    found = (place for ending, place in _DOMAINS if name.lower().endswith(ending))
    return find_places(next(found, ""))


def _is_named(actor: str, subject: str) -> bool:
    places = find_places(actor)
    if places and places == find_places(subject):
        return True
    wanted = set(find_terms(actor))
    return bool(wanted) and wanted <= set(find_terms(subject))


def is_same_actor(subject: str, document: Document) -> bool:
    """Say whether who acts is the document's issuer: "The Committee" of the Joint Committee."""
    wanted = set(find_terms(_ARTICLE.sub("", subject)))
    return bool(wanted) and wanted <= set(find_terms(issuer(document)))
