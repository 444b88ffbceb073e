"""Who fills a composed section, and what comes back: a model that points, or plain quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from agent.briefing.plan import Planned
from agent.briefing.types import Section
from agent.types import Conflict, Gap, Statement, Trace, Usage


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A section, every statement in it proven, and what was held back, missing or disputed.

    `section` has no blocks where nothing could be shown; whoever puts the page together says so
    in the words of the form. `cut_short` says why a model is asked no more, where that is so: this
    section and all after it are quotations then.
    """

    section: Section
    withheld: tuple[Statement, ...] = ()
    gaps: tuple[Gap, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    notices: tuple[str, ...] = ()
    usage: Usage = field(default_factory=Usage)
    trace: Trace = field(default_factory=Trace)
    model: str | None = None
    cut_short: str = ""


class Composer(Protocol):
    """Fills composed sections one after the other: `agent.briefing.quoted.Quoted` does without a
    model, `agent.briefing.written.Written` with one.
    """

    def compose(self, planned: Planned, so_far: Sequence[Section]) -> Composed:
        """Return the section; `so_far` are those composed before it, not to be repeated.

        Raises:
            ModelError: the model gave no usable reply.
        """
        ...
