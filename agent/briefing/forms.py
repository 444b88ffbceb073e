"""The forms of briefings: ours from `prompts/forms/`, a user's own from a file."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final

from agent.briefing.form_fields import FormFields, SectionFields, find_faults
from agent.briefing.types import Content, Form, FormSection
from agent.marked import Marked, decode, read_bytes, read_yaml
from agent.render.safe import visible
from store.errors import BadInput

if TYPE_CHECKING:
    from pydantic import ValidationError

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

_TOO_LARGE: Final = f"it has more than {_MOST_BYTES:,} bytes, far more than a form"


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
    held = read_bytes(path, most_bytes=_MOST_BYTES, too_large=_TOO_LARGE)
    return read_form(held, str(path), computations=computations)


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

    marked = read_yaml(decode(held, path), path, first=1)
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


def _refuse_first(marked: Marked, error: ValidationError) -> BadInput:
    """Return the error for the first fault of the file; how many more there are is said."""
    faults = error.errors(include_url=False, include_input=False, include_context=False)
    first, more = faults[0], len(faults) - 1
    what = {"missing": "it is missing", "extra_forbidden": "there is no such field"}.get(
        first["type"], first["msg"][:1].lower() + first["msg"][1:]
    )
    rest = f" (and {more} more)" if more else ""
    return marked.refuse(tuple(first["loc"]), f"{what}{rest}")
