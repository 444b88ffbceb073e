"""Other constructions for the same sentence, each only where its grammar is plain.

Each takes a sentence without its number and full stop and returns another, or None where it does
not fit. None of them looks at what a check would say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from evals.mutate.words import list_words

Rule = Callable[[str], str | None]

_MONTH: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_WHEN: Final = (
    rf"(?:on|by|in) (?:the (?:autumn|course) of )?(?:\d{{1,2}} )?(?:(?:{_MONTH}) )?\d{{4}}"
)
_CONDITION: Final = re.compile(
    r"^([^,;:]{12,}?),? ((?:unless|except where|where|when|once) [^,;:]+)$"
)
_AT_THE_END: Final = re.compile(rf"^([^,;:]+?) ({_WHEN})$")
_AT_THE_START: Final = re.compile(rf"^((?:In|By|On){_WHEN[_WHEN.index(')') + 1 :]}), ([^,;:]+)$")
_CAUSE: Final = re.compile(r"^([^,;:]+?)(,?) ((?:mainly )?because (?:of )?[^,;:]+)$")
_TIED: Final = re.compile(
    r"\b(?:which|who|that|signed|whether|plans?|intends?|expected|aims?|hopes?|decid\w+|propos\w+|"
    r"asked|wish|due|planned|between|of)\b(?! the\b| an?\b| node\b| [A-Z])"
)
_NAMED: Final = re.compile(r"(?:Mr|Ms|Dr|Sir|Dame)\b|[A-Z][\w-]+ [A-Z\d]")
_DETERMINERS: Final = frozenset(
    list_words(
        "the a an each either neither any no all both in on by under at where when unless once one "
        "two three four this that these those its their such because mainly according access"
    )
)
_LOOSE: Final = re.compile(r"\b(?:it|its|he|she|they|their|them|you|your)\b", re.IGNORECASE)
_KEEPER: Final = (
    r"(?:The|Each|Either|Neither|An?) (?:[\w-]+ ){0,3}?(?:Participants?|Committee|Office|Institute|"
    r"State|Governments?|Department|Ministry|chair|authority|body|bodies|evaluator)"
    r"|Public bodies|AAAO|VITA"
)
_SUBJECT: Final = rf"(?P<who>(?:{_KEEPER})(?: which [^,]+?)?)"
_PARTICIPLES: Final = {
    "publish": "published",
    "appoint": "appointed",
    "keep": "kept",
    "invite": "invited",
    "suspend": "suspended",
    "disclose": "disclosed",
    "name": "named",
    "raise": "raised",
}
_ACTIVE: Final = re.compile(
    rf"^{_SUBJECT} (?P<force>must not|must|may|shall|should|will) "
    rf"(?P<verb>{'|'.join(_PARTICIPLES)}) (?P<what>[^,;:]+?)"
    r"(?P<rest>(?: by \d| for a term| for \w+ years| to attend| within \d| unless| where"
    r"| obtained).*)?$"
)
_DONE: Final = re.compile(
    r"^(?P<who>[^,;:]+?) (?P<verb>used|completed|spent) (?P<what>[^,;:]+?)(?: in (?P<year>\d{4}))?$"
)
_BORNE: Final = re.compile(r"^(?P<what>[^,;:]+?) (?:is|are) borne by (?P<who>[^,;:]+)$")
_NONE: Final = re.compile(r"^No (?P<what>\w+) (?P<verb>has been|may be) (?P<rest>[^,;:]+)$")
_DUTY: Final = re.compile(
    rf"^{_SUBJECT} (?P<force>must not|must|shall|should|may|need not) (?P<rest>(?!by |not ).+)$"
)
_INTENT: Final = re.compile(r"^(?P<who>[^,;:]+?) (?P<verb>intends?|aims?|plans?) to (?P<rest>.+)$")
_EXPECTED: Final = re.compile(r"^(?P<who>[^,;:]+?) (?:is|are) expected to (?P<rest>.+)$")
_ATTRIBUTED: Final = re.compile(r"^(?P<who>The [^,;:]+?) attributes (?P<what>.+?) to (?P<why>.+)$")


def capital(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def small(text: str, names: frozenset[str]) -> str:
    """Return the text with a small first letter unless it begins with a name."""
    first = re.split(r"[\s,'’]", text, maxsplit=1)[0]
    is_name = first in names or (first.isupper() and len(first) > 1) or _NAMED.match(text)
    kept = is_name and first.lower() not in _DETERMINERS
    return text if kept else text[:1].lower() + text[1:]


def is_plural(who: str) -> bool:
    """Say whether a subject is plural."""
    if re.match(r"(?:An?|Each|Either|Neither) ", who):
        return False
    head = re.split(r" (?:of|which|who|nominated|to)\b", who, maxsplit=1)[0]
    return " and " in head or (head.endswith("s") and not head.endswith("ss"))


def list_rules(names: frozenset[str]) -> tuple[Rule, ...]:
    """Return the rules; `names` are words that keep their capital inside a sentence."""

    def low(text: str) -> str:
        return small(text, names)

    return (
        lambda text: _front_condition(text, low),
        lambda text: _front_time(text, low),
        lambda text: _front_cause(text, low),
        _end_with_time,
        lambda text: _turn_passive(text, low),
        lambda text: _tell_done(text, low),
        _tell_borne,
        lambda text: _attribute(text, low),
        _open_none,
        _name_duty,
        lambda text: _name_intent(text, low),
        lambda text: _expect(text, low),
    )


def _front_condition(text: str, low: Callable[[str], str]) -> str | None:
    found = _CONDITION.match(text)
    if found is None or not re.search(r"\b(?:must|may|is|are|will|does|do)\b", found[1]):
        return None
    return f"{capital(found[2])}, {low(found[1])}"


def _front_time(text: str, low: Callable[[str], str]) -> str | None:
    found = _AT_THE_END.match(text)
    if found is None or _TIED.search(found[1]) or " to " in found[1]:
        return None
    return f"{capital(found[2])}, {low(found[1])}"


def _front_cause(text: str, low: Callable[[str], str]) -> str | None:
    found = _CAUSE.match(text)
    if found is None or _TIED.search(found[1]):
        return None
    return f"{capital(found[3])}, {low(found[1])}"


def _end_with_time(text: str) -> str | None:
    found = _AT_THE_START.match(text)
    return f"{capital(found[2])} {found[1][0].lower()}{found[1][1:]}" if found else None


def _turn_passive(text: str, low: Callable[[str], str]) -> str | None:
    found = _ACTIVE.match(text)
    if found is None or _LOOSE.search(found["what"]):
        return None
    done = _PARTICIPLES[found["verb"]]
    rest = found["rest"] or ""
    if rest.startswith(" obtained"):
        # It belongs to the thing, and is not what is done with it.
        return (
            f"{capital(found['what'])}{rest.split(' unless')[0]} {found['force']} be {done} by "
            + (
                low(found["who"])
                + (" unless" + rest.split(" unless", 1)[1] if " unless" in rest else "")
            )
        )
    return f"{capital(found['what'])} {found['force']} be {done} by {low(found['who'])}{rest}"


def _tell_done(text: str, low: Callable[[str], str]) -> str | None:
    found = _DONE.match(text)
    if found is None or not re.match(r"\d|four|three", found["what"]) or " on " in found["what"]:
        return None
    if re.search(r"\b(?:which|that|told|had)\b", found["who"]):
        return None
    told = f"{found['what']} were {found['verb']} by {low(found['who'])}"
    return f"In {found['year']}, {told}" if found["year"] else capital(told)


def _tell_borne(text: str) -> str | None:
    found = _BORNE.match(text)
    if found is None:
        return None
    verb = "bear" if is_plural(found["who"]) else "bears"
    return f"{capital(found['who'])} {verb} the costs of {found['what'].lower()}"


def _attribute(text: str, low: Callable[[str], str]) -> str | None:
    found = _ATTRIBUTED.match(text)
    if found is None:
        return None
    return f"According to {low(found['who'])}, {found['what']} is due to {found['why']}"


def _open_none(text: str) -> str | None:
    found = _NONE.match(text)
    if found is None:
        return None
    verb = {"has been": "has not been", "may be": "may not be"}[found["verb"]]
    return f"A {found['what']} {verb} {found['rest']}"


def _name_duty(text: str) -> str | None:
    found = _DUTY.match(text)
    if found is None:
        return None
    be = "are" if is_plural(found["who"]) else "is"
    have = "do not have to" if be == "are" else "does not have to"
    words = {
        "must not": f"{be} not permitted to",
        "must": f"{be} required to",
        "shall": f"{be} required to",
        "should": "ought to",
        "may": f"{be} allowed to",
        "need not": have,
    }
    return f"{found['who']} {words[found['force']]} {found['rest']}"


def _name_intent(text: str, low: Callable[[str], str]) -> str | None:
    found = _INTENT.match(text)
    if found is None:
        return None
    who, plural = found["who"], is_plural(found["who"])
    if who.endswith(" therefore"):
        return None
    if found["verb"].startswith("intend"):
        return f"It is the intention of {low(who)} to {found['rest']}"
    if found["verb"].startswith("aim"):
        return f"It is the aim of {low(who)} to {found['rest']}"
    return f"{who} {'have' if plural else 'has'} plans to {found['rest']}"


def _expect(text: str, low: Callable[[str], str]) -> str | None:
    found = _EXPECTED.match(text)
    return f"It is expected that {low(found['who'])} will {found['rest']}" if found else None
