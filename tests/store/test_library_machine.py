"""A library against a model of it, through any sequence of changes, runs and crashes."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from store.errors import NothingToRead
from store.types import Status
from tests.store.kit import make_library, open_library, quick

NAMES = st.sampled_from(["a.md", "b.md", "c.md", "sub/d.md"])
TEXTS = st.integers(0, 5).map(lambda n: f"# Title {n}\n\nSentence number {n} stands here.\n")
STEPS = st.sampled_from(["locate", "acknowledge", "acknowledged", "forget", "remove", "judge"])


class Crash(BaseException):
    """The end of the process, as far as the library can tell."""


class LibraryMachine(RuleBasedStateMachine):
    """The model: what stands on disk, and which version the library last saw at each path."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="brief-machine-"))
        self.files = self.folder / "files"
        (self.files / "sub").mkdir(parents=True)
        self.disk: dict[str, str] = {}
        self.seen: dict[str, str] = {}
        self.known: set[str] = set()
        self.library = make_library(self.folder / "library")

    def teardown(self) -> None:
        self.library.close()
        shutil.rmtree(self.folder)

    @rule(name=NAMES, text=TEXTS)
    def write(self, name: str, text: str) -> None:
        (self.files / name).write_text(text)
        self.disk[name] = hashlib.sha256(text.encode()).hexdigest()

    @precondition(lambda self: self.disk)
    @rule(data=st.data(), to=NAMES)
    def move(self, data: st.DataObject, to: str) -> None:
        name = data.draw(st.sampled_from(sorted(self.disk)))
        (self.files / name).rename(self.files / to)
        self.disk[to] = self.disk.pop(name)

    @precondition(lambda self: self.disk)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.disk)))
        (self.files / name).unlink()
        del self.disk[name]

    @rule(sync=st.booleans())
    def add(self, sync: bool) -> None:
        try:
            self.library.add([self.files], sync=sync, index=False, prepare=quick)
        except NothingToRead:
            assert not self.disk
            return
        self._expect_added(sync=sync)

    @rule(sync=st.booleans(), step=STEPS)
    def crash_while_adding(self, sync: bool, step: str) -> None:
        def at(name: str) -> None:
            if name == step:
                raise Crash

        try:
            self.library.add([self.files], sync=sync, index=False, prepare=quick, at=at)
        except NothingToRead:
            return
        except Crash:
            self._reopen()
            # Whatever the crash left is sound (the invariants), and the next run completes it.
            self.library.add([self.files], sync=sync, index=False, prepare=quick)
        self._expect_added(sync=sync)

    @precondition(lambda self: self.known)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        documents = self.library.documents()
        chosen = data.draw(st.sampled_from(sorted({item.id for item in documents})))
        gone = {item.version for item in documents if item.id == chosen}
        self.library.remove([chosen])
        self.known -= gone
        self.seen = {name: version for name, version in self.seen.items() if version not in gone}

    @rule()
    def _reopen(self) -> None:
        self.library.close()
        self.library = open_library(self.folder / "library")

    @invariant()
    def holds_what_the_model_holds(self) -> None:
        documents = self.library.documents()
        versions = {item.version: item for item in documents}
        assert set(versions) == self.known
        standing = set(self.seen.values())
        for version, item in versions.items():
            assert (item.status is Status.CURRENT) == (version in standing)
            assert self.library.text(version)
            assert self.library.sentences(version)
            assert self.library.passages(version)
        paths = {path: version for version in versions for path in self._relative(version)}
        assert paths == self.seen

    @invariant()
    def no_document_speaks_twice(self) -> None:
        current = [item.id for item in self.library.documents() if item.status is Status.CURRENT]
        assert len(current) == len(set(current))

    def _relative(self, version: str) -> Sequence[str]:
        return [str(Path(path).relative_to(self.files)) for path in self.library.paths(version)]

    def _expect_added(self, *, sync: bool) -> None:
        """Apply to the model what a whole run does."""
        moved = {
            name
            for name, version in self.seen.items()
            if name not in self.disk and version in self._arriving()
        }
        before = dict(self.seen)
        vanished = {name for name in before if name not in self.disk} - moved
        self.seen = {name: version for name, version in before.items() if name not in moved}
        self.seen.update(self.disk)
        self.known |= set(self.disk.values())
        if sync:
            for name in vanished:
                self.seen.pop(name, None)
            self.known = {item.version for item in self.library.documents()}
            assert set(self.seen.values()) <= self.known

    def _arriving(self) -> set[str]:
        """Return the versions that stand at a path where they did not stand before."""
        return {version for name, version in self.disk.items() if self.seen.get(name) != version}


TestLibraryMachine = LibraryMachine.TestCase
TestLibraryMachine.settings = settings(
    max_examples=25,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
