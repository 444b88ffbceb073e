"""What a draft has gathered so far: sections by their keys, and everything beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from agent.briefing.composer import Composed
from agent.briefing.plan import Planned
from agent.briefing.types import Section
from agent.types import Conflict, Gap, Statement, Trace, Usage


@dataclass(slots=True)
class Work:
    """A draft on its way. `plan` gives the order in which the sections will stand."""

    plan: tuple[Planned, ...]
    notices: tuple[str, ...] = ()
    withheld: tuple[Statement, ...] = ()
    gaps: tuple[Gap, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    usage: Usage = field(default_factory=Usage)
    trace: Trace = field(default_factory=Trace)
    model: str | None = None
    cut_short: str = ""
    _sections: dict[str, Section] = field(default_factory=dict)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections that are there, in the order of the plan."""
        keys = (each.section.key for each in self.plan)
        return tuple(self._sections[key] for key in keys if key in self._sections)

    def place(self, sections: Iterable[Section]) -> None:
        """Put sections in their places; one that is there already is replaced."""
        self._sections |= {each.key: each for each in sections}

    def add(self, composed: Composed) -> None:
        """Take over what a composer has made."""
        self.place((composed.section,))
        self.withheld = _once(self.withheld, composed.withheld)
        self.gaps = _name_once(self.gaps, composed.gaps)
        self.conflicts += tuple(each for each in composed.conflicts if each not in self.conflicts)
        self.note(composed.notices)
        self.usage += composed.usage
        self.trace = _join(self.trace, composed.trace)
        self.model = composed.model or self.model
        self.cut_short = composed.cut_short or self.cut_short

    def note(self, notices: Iterable[str]) -> None:
        """Add remarks, each once."""
        self.notices = tuple(dict.fromkeys((*self.notices, *notices)))


def _once(held: Sequence[Statement], more: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the withheld statements, the same words of the same place once."""
    found = {(each.text, *((one.document.version, one.start) for one in each.evidence)): each
             for each in (*held, *more)}  # fmt: skip
    return tuple(found.values())


def _name_once(held: Sequence[Gap], more: Sequence[Gap]) -> tuple[Gap, ...]:
    """Return the gaps, each missing thing once: what is missing altogether is missing since May."""
    kept: list[Gap] = []
    for each in (*held, *more):
        about = each.about.casefold()
        if any(f"{about} ".startswith(f"{one.about.casefold()} ") for one in kept):
            continue
        kept = [one for one in kept if not one.about.casefold().startswith(f"{about} ")]
        kept.append(each)
    return tuple(kept)


def _join(one: Trace, other: Trace) -> Trace:
    return Trace(
        searches=tuple(dict.fromkeys((*one.searches, *other.searches))),
        offered=tuple(dict.fromkeys((*one.offered, *other.offered))),
        addressed=tuple(dict.fromkeys((*one.addressed, *other.addressed))),
        prompts=tuple(dict.fromkeys((*one.prompts, *other.prompts))),
        rewritten=one.rewritten + other.rewritten,
        quoted=one.quoted + other.quoted,
        proposed=(*one.proposed, *other.proposed),
    )
