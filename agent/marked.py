"""Files that people write, as plain values, with the line where each of them stands.

The only reader of YAML for what is no document: no aliases, no field twice, every fault with its
line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agent.render.safe import visible
from store.errors import BadInput

if TYPE_CHECKING:
    from yaml import Node, SafeLoader

Loc = tuple[int | str, ...]
"""The way to a value: field names and positions from 0, as pydantic gives them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A file's value, and the line (from 1) of everything in it.

    `first` is the number by which the first item of a list is called.
    """

    path: str
    value: Any
    lines: Mapping[Loc, int]
    first: int = 0

    def refuse(self, loc: Loc, what: str) -> BadInput:
        """Return the error for a place of the file: "file:line: field: what"."""
        known = loc
        while known not in self.lines and known:
            known = known[:-1]
        return refuse(self.path, self.lines.get(known, 1), name_field(loc, self.first), what)


def refuse(path: str | Path, line: int, field: str, what: str) -> BadInput:
    """Return the error for a line of a file, on one line that no terminal obeys."""
    return BadInput(visible(f"{path}:{line}: {field + ': ' if field else ''}{what}"))


def name_field(loc: Loc, first: int = 0) -> str:
    """Return the way to a value as it is written: "questions[3].support[0].role"."""
    written = "".join(f"[{part + first}]" if isinstance(part, int) else f".{part}" for part in loc)
    return written.removeprefix(".")


def read_bytes(path: Path, *, most_bytes: int, too_large: str) -> bytes:
    """Return what a file holds.

    Args:
        path: where it is.
        most_bytes: of which no more are read.
        too_large: what is said of a file that has more.

    Raises:
        BadInput: it is no plain file, cannot be read, or is too large.
    """
    shown = visible(str(path))
    try:
        if path.exists() and not path.is_file():
            raise BadInput(f"{shown}: it is no plain file")
        with path.open("rb") as file:
            held = file.read(most_bytes + 1)
    except OSError as error:
        raise BadInput(f"{shown}: it cannot be read: {error.strerror}") from error
    if len(held) > most_bytes:
        raise BadInput(f"{shown}: {too_large}")
    return held


def decode(held: bytes, path: str | Path) -> str:
    """Return the text of a file's bytes.

    Raises:
        BadInput: they are no UTF-8; with the line.
    """
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = held[: error.start].count(b"\n") + 1
        raise refuse(path, line, "", "it is no UTF-8") from error


def read_yaml(text: str, path: str | Path, *, first: int = 0) -> Marked:
    """Return what a file of YAML holds.

    Args:
        text: of the file.
        path: for what is said of it.
        first: the number by which the first item of a list is called.

    Raises:
        BadInput: it is no YAML or empty, gives a field twice, or uses an alias.
    """
    from yaml import MarkedYAMLError, SafeLoader, YAMLError

    lines: dict[Loc, int] = {}
    try:
        loader = SafeLoader(text)
        try:
            node = loader.get_single_node()
            if node is None:
                raise refuse(path, 1, "", "the file is empty")
            value = _Builder(path, loader, lines, first).build(node, ())
        finally:
            loader.dispose()
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = " ".join((error.problem or error.context or "it cannot be read").split())
        raise refuse(path, mark.line + 1 if mark else 1, "", f"it is no YAML: {what}") from error
    except (YAMLError, ValueError) as error:
        what = " ".join(str(error).split())
        raise refuse(path, 1, "", f"it is no YAML: {what}") from error
    except RecursionError as error:
        raise refuse(path, 1, "", "it is nested too deeply") from error
    return Marked(path=str(path), value=value, lines=lines, first=first)


class _Builder:
    """Builds plain values from nodes; every node may be used once."""

    def __init__(
        self, path: str | Path, loader: SafeLoader, lines: dict[Loc, int], first: int
    ) -> None:
        self._path = path
        self._loader = loader
        self._lines = lines
        self._first = first
        self._seen: set[int] = set()

    def build(self, node: Node, loc: Loc) -> Any:  # noqa: ANN401 - whatever the file holds
        from yaml import MappingNode, SequenceNode

        # An alias is the node it refers to, and stands elsewhere; the line of its field is known.
        line = self._lines.setdefault(loc, node.start_mark.line + 1)
        if id(node) in self._seen:
            # Nested aliases grow a few lines into more values than any memory holds.
            raise self._refuse(line, loc, "aliases (*name) are not read here")
        self._seen.add(id(node))
        if isinstance(node, MappingNode):
            return dict(self._build_fields(node.value, loc))
        if isinstance(node, SequenceNode):
            return [self.build(each, (*loc, place)) for place, each in enumerate(node.value)]
        try:
            return self._loader.construct_object(node)
        except (ValueError, AttributeError, LookupError) as error:
            # A day such as 2025-02-30; or a tag that was written out ("!!bool perhaps"), which the
            # library takes at its word.
            kind = node.tag.rpartition(":")[2]
            raise self._refuse(line, loc, f"{node.value!r} cannot be read as {kind}") from error

    def _build_fields(self, pairs: list[tuple[Node, Node]], loc: Loc) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        for key, value in pairs:
            name = str(key.value)
            line = key.start_mark.line + 1
            if name in seen:
                raise self._refuse(line, (*loc, name), "the field is given twice")
            seen.add(name)
            self._lines[*loc, name] = line
            yield name, self.build(value, (*loc, name))

    def _refuse(self, line: int, loc: Loc, what: str) -> BadInput:
        return refuse(self._path, line, name_field(loc, self._first), what)
