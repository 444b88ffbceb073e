"""A folder of small documents that changes between two runs of `add`."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path
from typing import Final

MOST_FILES: Final = 40
"""Enough for several batches of acknowledgements; few enough to check every one after each kill."""

_WORDS: Final = (
    *("agreement", "partners", "evaluation", "frontier", "models", "laboratory", "minister"),
    *("declaration", "research", "programme", "standards", "safety", "funding", "secretariat"),
    *("review", "staff", "exchange", "annex", "amendment", "report"),
)


class World:
    """Files that are made, changed, moved, copied and deleted at random."""

    def __init__(self, folder: Path, rng: random.Random) -> None:
        self.folder = folder
        self._rng = rng
        self._made = 0
        folder.mkdir(parents=True)

    def stir(self) -> None:
        """Change a few files; each text has a word that no other ever had."""
        for _ in range(self._rng.randint(1, 4)):
            self._write(self.folder / f"doc{self._made:05}.md")
        files = sorted(self.folder.glob("*.md"))
        for path in self._rng.sample(files, min(len(files), self._rng.randint(0, 2))):
            match self._rng.random():
                case chance if chance < 0.5:
                    self._write(path)
                case chance if chance < 0.8:
                    path.rename(self.folder / f"moved{self._made:05}.md")
                    self._made += 1
                case _:
                    path.unlink()
        files = sorted(self.folder.glob("*.md"))
        for path in self._rng.sample(files, max(0, len(files) - MOST_FILES)):
            path.unlink()

    def versions(self) -> dict[str, bytes]:
        """Return by path what stands there now."""
        return {str(path): path.read_bytes() for path in self.folder.glob("*.md")}

    def _write(self, path: Path) -> None:
        self._made += 1
        lines = [f"# Document {self._made}", ""]
        for section in range(self._rng.randint(1, 3)):
            words = " ".join(self._rng.choices(_WORDS, k=self._rng.randint(8, 120)))
            lines += [f"## Section {section}", "", f"The {words}. Clause {self._made} holds.", ""]
        lines += [f"The reference of this text is {name_unique(self._made)}.", ""]
        path.write_text("\n".join(lines))


def name_unique(number: int) -> str:
    """Return a word for a number, of letters only."""
    digest = hashlib.sha256(str(number).encode()).hexdigest()[:12]
    return "q" + "".join(chr(ord("a") + int(digit, 16)) for digit in digest)
