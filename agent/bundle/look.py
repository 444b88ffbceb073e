"""A cited sentence, looked up again in the library: whether it stands, where, or what became of it.

Only the documents cited and what has taken their place are fetched; nothing is searched, so that
no index and no embedder is opened.
"""

from __future__ import annotations

from dataclasses import replace

from agent.bundle.anchor import find_again, find_longer, find_nearest, stands_at_its_place
from agent.bundle.canonical import hash_text
from agent.bundle.model import EvidenceRow
from agent.bundle.types import Found, Standing
from agent.quote.shelf import Desk, label
from agent.types import Evidence
from store.types import Document, Sentence, Status

_GONE = {Status.WITHDRAWN: Standing.WITHDRAWN, Status.SUPERSEDED: Standing.SUPERSEDED}


class Looker:
    """Looks up the evidence of one bundle.

    Args:
        desk: the library, every version of every document let through.
        sealed: the documents as the bundle describes them.

    """

    def __init__(self, desk: Desk, sealed: tuple[Document, ...]) -> None:
        self._desk = desk
        self._then = {each.version: each for each in sealed}
        self._cited = {each.id for each in sealed}
        self._now = {each.version: each for each in desk.documents()}

    @property
    def knows_any(self) -> bool:
        """Whether the library has any document of the bundle, in whatever version."""
        return any(self._now.get(each.version) or self._newer(each) for each in self._then.values())

    def look(self, item: EvidenceRow) -> Found:
        """Return what has become of a cited sentence."""
        then = self._then[item.version]
        now = self._now.get(item.version)
        replaced = now is not None and now.status is Status.REPLACED
        if now is None or (replaced and then.status is not Status.REPLACED):
            newer = self._newer(then)
            if newer is None:
                return _remove(then, now)
            return self._gone(item, newer) or self._follow(item, newer)
        # What was cited as withdrawn is what it was.
        gone = None if now.status is then.status else self._gone(item, now)
        return gone or self._hold(item, now)

    def find_amendment(self, found: Found) -> Found | None:
        """Return what changes a provision that stands, in a document the briefing does not know."""
        # It brings the composer along, which is needed only where the library has changed.
        from agent.quote.amended import find_changes

        if found.now is None:
            return None
        for change in find_changes(self._desk, found.now):
            item = change.evidence[0]
            if item.document.status is Status.CURRENT and item.document.id not in self._cited:
                old, new = label(found.now.document), label(item.document)
                reason = f"{found.now.number} of “{old}” is amended by “{new}”"
                return replace(found, standing=Standing.AMENDED, reason=reason, instead=item)
        return None

    def _newer(self, then: Document) -> Document | None:
        """Return what stands in the place of a document: a version of it, or of the same file."""
        standing = [
            each
            for each in self._now.values()
            if each.status is not Status.REPLACED and each.version != then.version
        ]
        same = [each for each in standing if each.id == then.id]
        return next(iter(same or [each for each in standing if each.origin == then.origin]), None)

    def _gone(self, item: EvidenceRow, now: Document) -> Found | None:
        """Return what a document that no longer speaks leaves behind, None where it speaks."""
        standing = _GONE.get(now.status)
        if standing is None:
            return None
        reason = f"“{label(now)}” is {standing.value}: {now.status_reason}"
        successor = next(
            (
                each
                for each in self._now.values()
                if each.status is Status.CURRENT
                and now.status_reason.startswith(f"“{each.title}” names ")
            ),
            None,
        )
        instead = self._nearest(item, successor) if successor is not None else None
        return Found(standing=standing, reason=reason, instead=instead)

    def _hold(self, item: EvidenceRow, now: Document) -> Found:
        text = self._desk.text(now)
        if hash_text(text) != item.text_hash:
            return self._follow(item, now)
        if stands_at_its_place(item, text):
            return Found(standing=Standing.HOLDS, now=self._show(item, now))
        reason = (
            f"“{label(now)}” is unchanged and does not have these words at this place: "
            "the bundle was altered"
        )
        return Found(standing=Standing.ALTERED, reason=reason, instead=self._nearest(item, now))

    def _follow(self, item: EvidenceRow, now: Document) -> Found:
        """Return where the words stand in a text that is not the one they were taken from."""
        reread = now.version == item.version
        came = "is read differently now" if reread else f"has changed (version {now.version[:8]})"
        sentences = self._desk.sentences(now)
        again = find_again(item, self._desk.text(now), sentences)
        lost = Standing.REREAD if reread else Standing.CHANGED
        if again is None:
            longer = find_longer(item, sentences)
            why = "the words stand inside a longer sentence" if longer else "the words are gone"
            near = self._desk.show(now, longer) if longer else self._nearest(item, now)
            return Found(standing=lost, reason=f"“{label(now)}” {came}; {why}", instead=near)
        shown = self._desk.show(now, again)
        if (shown.lead or "").split() != (item.lead or "").split():
            reason = f"“{label(now)}” {came}; the words that lead into the list are others"
            return Found(standing=lost, reason=reason, instead=shown)
        reason = f"“{label(now)}” {came}; the same words stand there"
        return Found(standing=Standing.MOVED, reason=reason, now=shown)

    def _show(self, item: EvidenceRow, now: Document) -> Evidence:
        """Return the words with what the library says of them now, whatever the bundle says."""
        around = self._find_around(item, now)
        shown = self._desk.show(now, around)
        if (around.start, around.end) == (item.start, item.end):
            return shown
        return replace(shown, start=item.start, end=item.end, quote=item.quote)

    def _find_around(self, item: EvidenceRow, now: Document) -> Sentence:
        """Return the sentence at a place, or the one in which it lies."""
        sentences = self._desk.sentences(now)
        return min(
            sentences,
            key=lambda each: (
                max(0, each.start - item.start) + max(0, item.end - each.end),
                abs(each.start - item.start),
            ),
        )

    def _nearest(self, item: EvidenceRow, document: Document) -> Evidence | None:
        sentence = find_nearest(item.quote, self._desk.sentences(document))
        return self._desk.show(document, sentence) if sentence is not None else None


def _remove(then: Document, now: Document | None) -> Found:
    where = "its file is there no more" if now is not None else "the library has it no more"
    return Found(standing=Standing.REMOVED, reason=f"“{label(then)}”: {where}")
