"""Who acts in a sentence, as far as the sentence and its document's card say."""

from __future__ import annotations

import re
from typing import Final

from agent.briefing.computed.cards import NO_ISSUER, issuer
from agent.briefing.computed.grading import Grade, is_ours
from agent.briefing.computed.material import Topical
from agent.question.words import find_terms
from agent.render.safe import visible
from store.types import Document

NOBODY: Final = "not named in the sentence"

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


def speaks_of(actor: str, each: Topical, grade: Grade) -> bool:
    """Say whether a sentence is an actor's: its issuer's, its subject's, or names it."""
    wanted = set(find_terms(actor))
    texts = (issuer(each.document), grade.subject, each.sentence.text)
    return bool(wanted) and any(wanted <= set(find_terms(text)) for text in texts)


def is_issuer(actor: str, document: Document) -> bool:
    """Say whether a document is an actor's own: its issuer's name holds the actor's words."""
    wanted = set(find_terms(actor))
    return bool(wanted) and wanted <= set(find_terms(issuer(document)))


def is_same_actor(subject: str, document: Document) -> bool:
    """Say whether who acts is the document's issuer: "The Committee" of the Joint Committee."""
    wanted = set(find_terms(_ARTICLE.sub("", subject)))
    return bool(wanted) and wanted <= set(find_terms(issuer(document)))
