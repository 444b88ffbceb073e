"""The forms of briefings: ours from `prompts/forms/`, a user's own from a file."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from agent.briefing.form_fields import FormFields, Loc, SectionFields, find_faults
from agent.briefing.types import Content, Form, FormSection
from agent.render.safe import visible
from store.errors import BadInput

if TYPE_CHECKING:
    from pydantic import ValidationError
    from yaml import Node, SafeLoader

NAMES: Final = (
    "ministerial_submission",
    "one_page_note",
    "comparison",
    "timeline",
    "dossier",
    "lines_to_take",
)
"""Our own, in the order in which they are listed."""

_ENDINGS: Final = frozenset({".yaml", ".yml"})
_MOST_BYTES: Final = 200_000
"""Thirty times the longest of ours; more is another sort of file."""


def list_forms() -> tuple[Form, ...]:
    """Return our own forms."""
    return tuple(_load_own(name) for name in NAMES)


def load_form(name_or_path: str, *, computations: Collection[str] | None = None) -> Form:
    """Return one of our forms by its name, or a user's own by the path of its file.

    Args:
        name_or_path: "one_page_note" (or "one-page-note"), or "my/form.yaml".
        computations: the names that `computed_by` may have; not looked at when None.

    Raises:
        BadInput: there is no such form; or the file is wrong: then with file, line and reason.
    """
    name = name_or_path.strip().replace("-", "_").casefold()
    if name in NAMES:
        return _load_own(name)
    path = Path(name_or_path).expanduser()
    if path.suffix.casefold() not in _ENDINGS and not path.is_file():
        raise BadInput(
            f"there is no form {visible(name_or_path)!r}; there are {', '.join(NAMES)}, and a file "
            "of your own ending in .yaml"
        )
    return read_form(_read(path), str(path), computations=computations)


@lru_cache
def _load_own(name: str) -> Form:
    file = resources.files("prompts") / "forms" / f"{name}.yaml"
    return read_form(file.read_bytes(), f"prompts/forms/{name}.yaml")


def read_form(held: bytes, path: str, *, computations: Collection[str] | None = None) -> Form:
    """Return the form that the bytes of a file hold; `path` is for what is said of it.

    Raises:
        BadInput: with file, line and reason.
    """
    from pydantic import ValidationError

    marked = _read_yaml(held, path)
    if not isinstance(marked.value, dict):
        raise marked.refuse((), "a form is a list of fields, each with a name and a colon")
    try:
        fields = FormFields.model_validate(marked.value)
    except ValidationError as error:
        raise _refuse_first(marked, error) from error
    for loc, what in find_faults(fields):
        raise marked.refuse(loc, what)
    for place, section in enumerate(fields.sections):
        named = section.computed_by
        if computations is not None and named is not None and named not in computations:
            known = ", ".join(sorted(computations))
            what = f"there is no computation {named!r}; there are {known}"
            raise marked.refuse(("sections", place, "computed_by"), what)
    return Form(
        name=fields.name,
        title=fields.title,
        purpose=fields.purpose,
        words=fields.words,
        pages=fields.pages,
        sections=tuple(map(_build_section, fields.sections)),
        hash=hashlib.sha256(held).hexdigest(),
    )


def _build_section(fields: SectionFields) -> FormSection:
    return FormSection(
        key=fields.key,
        title=fields.title,
        content=Content.COMPUTED if fields.computed_by else Content.COMPOSED,
        purpose=fields.purpose,
        questions=tuple(fields.questions),
        labels=tuple(fields.labels) or ("",) * len(fields.questions),
        computed_by=fields.computed_by,
        words=fields.words or 0,
        most=fields.most or 0,
        words_each=fields.words_each or 0,
        only=fields.only,
        needed=fields.needed,
        sums_up=fields.sums_up,
        annex=fields.annex,
        empty=fields.empty,
    )


def _read(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise BadInput(f"{visible(str(path))}: it is no plain file")
        held = path.read_bytes()
    except OSError as error:
        raise BadInput(f"{visible(str(path))}: it cannot be read: {error.strerror}") from error
    if len(held) > _MOST_BYTES:
        raise BadInput(f"{visible(str(path))}: it has {len(held):,} bytes, far more than a form")
    return held


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marked:
    """A file's value, and the line (from 1) of everything in it."""

    path: str
    value: Any
    lines: Mapping[Loc, int]

    def refuse(self, loc: Loc, what: str) -> BadInput:
        """Return the error for a place of the file: "file:line: field: what"."""
        known = loc
        while known not in self.lines and known:
            known = known[:-1]
        return _refuse(self.path, self.lines.get(known, 1), what, _write_loc(loc))


def _refuse(path: str, line: int, what: str, field: str = "") -> BadInput:
    """Return the error for a line of a file, on one line that no terminal obeys."""
    return BadInput(visible(f"{path}:{line}: {field + ': ' if field else ''}{what}"))


def _write_loc(loc: Loc) -> str:
    """Return the way to a value as a reader counts: "sections[1].words"."""
    written = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in loc)
    return written.removeprefix(".")


def _refuse_first(marked: _Marked, error: ValidationError) -> BadInput:
    """Return the error for the first fault of the file; how many more there are is said."""
    faults = error.errors(include_url=False, include_input=False, include_context=False)
    first, more = faults[0], len(faults) - 1
    what = {"missing": "it is missing", "extra_forbidden": "there is no such field"}.get(
        first["type"], first["msg"][:1].lower() + first["msg"][1:]
    )
    rest = f" (and {more} more)" if more else ""
    return marked.refuse(tuple(first["loc"]), f"{what}{rest}")


def _read_yaml(held: bytes, path: str) -> _Marked:
    """Return what the YAML holds: plain values, no aliases, no field twice."""
    from yaml import MarkedYAMLError, SafeLoader, YAMLError

    lines: dict[Loc, int] = {}
    try:
        loader = SafeLoader(held.decode("utf-8-sig"))
        try:
            node = loader.get_single_node()
            if node is None:
                raise _refuse(path, 1, "the file is empty")
            value = _Builder(path, loader, lines).build(node, ())
        finally:
            loader.dispose()
    except UnicodeDecodeError as error:
        line = held[: error.start].count(b"\n") + 1
        raise _refuse(path, line, "it is no UTF-8") from error
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = " ".join((error.problem or error.context or "it cannot be read").split())
        raise _refuse(path, mark.line + 1 if mark else 1, f"it is no YAML: {what}") from error
    except (YAMLError, ValueError) as error:
        what = " ".join(str(error).split())
        raise _refuse(path, 1, f"it is no YAML: {what}") from error
    except RecursionError as error:
        raise _refuse(path, 1, "it is nested too deeply") from error
    return _Marked(path=path, value=value, lines=lines)


class _Builder:
    """Builds plain values from nodes; every node may be used once."""

    def __init__(self, path: str, loader: SafeLoader, lines: dict[Loc, int]) -> None:
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
            raise _refuse(self._path, line, "aliases (*name) are not read here", _write_loc(loc))
        self._seen.add(id(node))
        if isinstance(node, MappingNode):
            return dict(self._build_fields(node.value, loc))
        if isinstance(node, SequenceNode):
            return [self.build(each, (*loc, place)) for place, each in enumerate(node.value)]
        return self._loader.construct_object(node)

    def _build_fields(self, pairs: list[tuple[Node, Node]], loc: Loc) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        for key, value in pairs:
            name = str(key.value)
            line = key.start_mark.line + 1
            if name in seen:
                where = _write_loc((*loc, name))
                raise _refuse(self._path, line, "the field is given twice", where)
            seen.add(name)
            self._lines[*loc, name] = line
            yield name, self.build(value, (*loc, name))
