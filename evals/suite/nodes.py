"""YAML as plain values, with the line where each of them stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from agent.render.safe import visible
from store.errors import BadInput

if TYPE_CHECKING:
    from yaml import MappingNode, Node, SafeLoader

Loc = tuple[int | str, ...]
"""The way to a value: field names and positions from 0, as pydantic gives them."""

MOST_BYTES: Final = 16_000_000
"""Some 20,000 questions; a larger file is no suite, and would fill the memory before that shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A file's value, and the line (from 1) of everything in it."""

    path: Path
    value: Any
    lines: Mapping[Loc, int]

    def refuse(self, loc: Loc, what: str) -> BadInput:
        """Return the error for a place of the file: "file:line: field: what"."""
        known = loc
        while known not in self.lines and known:
            known = known[:-1]
        return refuse(self.path, self.lines.get(known, 1), name_field(loc), what)


def refuse(path: Path, line: int, field: str, what: str) -> BadInput:
    """Return the error for a line of a file, on one line that no terminal obeys."""
    return BadInput(visible(f"{path}:{line}: {field + ': ' if field else ''}{what}"))


def name_field(loc: Loc) -> str:
    """Return the way to a value as it is written: "questions[3].support[0].role"."""
    written = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)
    return written.removeprefix(".")


def read_text(path: Path) -> str:
    """Return a file's text.

    Raises:
        BadInput: it is no plain file, cannot be read, is too large, or is no UTF-8.
    """
    try:
        if path.exists() and not path.is_file():
            raise BadInput(f"{path}: it is no plain file")
        held = path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path}: it cannot be read: {error.strerror}") from error
    if len(held) > MOST_BYTES:
        raise BadInput(f"{path}: it has {len(held):,} bytes; we read at most {MOST_BYTES:,}")
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = held[: error.start].count(b"\n") + 1
        raise refuse(path, line, "", "it is no UTF-8") from error


def read_yaml(path: Path) -> Marked:
    """Return what a YAML file holds.

    Raises:
        BadInput: it cannot be read, is no YAML or empty, gives a field twice, or uses an alias.
    """
    from yaml import MarkedYAMLError, SafeLoader, YAMLError

    text = read_text(path)
    lines: dict[Loc, int] = {}
    try:
        loader = SafeLoader(text)
        try:
            node = loader.get_single_node()
            if node is None:
                raise refuse(path, 1, "", "the file is empty")
            value = _Builder(path, loader, lines).build(node, ())
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
    return Marked(path=path, value=value, lines=lines)


class _Builder:
    """Builds plain values from nodes; every node may be used once."""

    def __init__(self, path: Path, loader: SafeLoader, lines: dict[Loc, int]) -> None:
        self._path = path
        self._loader = loader
        self._lines = lines
        self._seen: set[int] = set()

    def build(self, node: Node, loc: Loc) -> Any:  # noqa: ANN401 - whatever the file holds
        from yaml import MappingNode, SequenceNode

        line = node.start_mark.line + 1
        self._lines.setdefault(loc, line)
        if id(node) in self._seen:
            # Nested aliases grow a few lines into more values than any memory holds.
            raise refuse(self._path, line, name_field(loc), "aliases (*name) are not read here")
        self._seen.add(id(node))
        if isinstance(node, MappingNode):
            return dict(self._build_fields(node, loc))
        if isinstance(node, SequenceNode):
            return [self.build(each, (*loc, place)) for place, each in enumerate(node.value)]
        return self._loader.construct_object(node)

    def _build_fields(self, node: MappingNode, loc: Loc) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            line = key.start_mark.line + 1
            if name in seen:
                raise refuse(self._path, line, name_field((*loc, name)), "the field is given twice")
            seen.add(name)
            self._lines[*loc, name] = line
            yield name, self.build(value, (*loc, name))
