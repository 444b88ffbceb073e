"""What has become of a bundle: each statement with its standing now, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from agent.types import Evidence, Finding, Kind


class Standing(StrEnum):
    """What has become of a statement. It holds in the first two only.

    `MOVED`: the very words stand elsewhere now, in a newer version or a text that is read
    otherwise. `AMENDED`: the words stand, and a document that is new to the briefing changes the
    provision. `REREAD`: the file is the same, but its text is read otherwise and has lost the
    words. `ALTERED`: the document is as it was and does not have the words at their place.
    """

    HOLDS = "holds"
    MOVED = "moved"
    CHANGED = "changed"
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    AMENDED = "amended"
    REREAD = "reread"
    CHECK_FAILS = "check_fails"
    ALTERED = "altered"


WORDS: Final = {
    Standing.HOLDS: "it stands as it was",
    Standing.MOVED: "the same words stand elsewhere",
    Standing.CHANGED: "the document has changed",
    Standing.REMOVED: "the document is gone",
    Standing.WITHDRAWN: "the document was withdrawn",
    Standing.SUPERSEDED: "the document was superseded",
    Standing.AMENDED: "another document amends it",
    Standing.REREAD: "the document is read differently",
    Standing.CHECK_FAILS: "a check fails now",
    Standing.ALTERED: "the bundle was altered",
}

HOLDING: Final = frozenset({Standing.HOLDS, Standing.MOVED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What has become of one cited sentence.

    `now` is the sentence as the library has it, None where it is lost; `instead` what stands
    there now, or comes nearest to it, where something does.
    """

    standing: Standing
    reason: str = ""
    now: Evidence | None = None
    instead: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A statement with its standing; `number` and `section` say where it is in the briefing.

    `found` is in the order of the evidence; `findings` are what the checks say now.
    """

    number: int
    section: str
    text: str
    kind: Kind
    standing: Standing
    reason: str = ""
    found: tuple[Found, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the statement may still be shown."""
        return self.standing in HOLDING

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The cited sentences as the library has them now, each once."""
        now = [each.now for each in self.found if each.now is not None]
        return tuple({(each.document.version, each.start): each for each in now}.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a verification found: every statement in reading order, and remarks on the whole."""

    title: str
    as_at: str
    seal: str
    checked: tuple[Checked, ...]
    notices: tuple[str, ...] = ()

    @property
    def lost(self) -> tuple[Checked, ...]:
        """The statements that have lost their support."""
        return tuple(each for each in self.checked if not each.holds)

    @property
    def moved(self) -> tuple[Checked, ...]:
        """The statements whose words stand elsewhere now."""
        return tuple(each for each in self.checked if each.standing is Standing.MOVED)
