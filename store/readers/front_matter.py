"""The YAML block in front of a Markdown file: metadata, and text where the body has none.

PyYAML (MIT; the YAML parser of the language, safe loader only) reads it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_BLOCK = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)(?:\n|\A)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_NAMES = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "description": "description",
    "summary": "description",
    "date": "date",
    "publication-date": "published",
    "published": "published",
    "published_time": "published",
    "modified": "modified",
    "modified_time": "modified",
    "last_updated": "modified",
    "publisher": "publisher",
    "source_url": "url",
    "url-link": "url",
    "lang": "language",
    "language": "language",
}
# A value this long says something; a shorter one is a label, a date or an address.
_MIN_PROSE_WORDS = 8
# Text above this is no metadata, and PyYAML is slow.
_MAX_CHARACTERS = 100_000


@dataclass(frozen=True, slots=True)
class Prose:
    """A value that is running text, with the lines it stands on (first, past the last)."""

    text: str
    lines: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What stands in front of the text: its lines, its known fields, its prose."""

    line_count: int
    metadata: tuple[tuple[str, str], ...]
    prose: tuple[Prose, ...]


def split(text: str) -> tuple[str, FrontMatter | None]:
    """Return `text` with its front matter blanked, every line kept, and the front matter.

    What is no mapping (a file that merely begins with a rule) stays text.
    """
    match = _BLOCK.match(text)
    if match is None or len(match.group(1)) > _MAX_CHARACTERS:
        return text, None
    front = _read(match.group(1), match.group().count("\n"))
    if front is None:
        return text, None
    return "\n" * front.line_count + text[match.end() :], front


def _read(source: str, line_count: int) -> FrontMatter | None:
    import yaml

    try:
        node = yaml.compose(source, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if not isinstance(node, yaml.MappingNode):
        return None
    metadata: dict[str, str] = {}
    prose: list[Prose] = []
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
            continue
        words = value.value.split()
        name = _NAMES.get(key.value.strip().lower())
        if name and words:
            metadata.setdefault(name, " ".join(words))
        if name != "title" and len(words) >= _MIN_PROSE_WORDS:
            # Line 0 of the file is the opening rule.
            first = key.start_mark.line + 1
            # A block scalar ends at the start of the line after it.
            last = value.end_mark.line + (1 if value.end_mark.column == 0 else 2)
            prose.append(Prose(value.value, (first, last)))
    return FrontMatter(line_count=line_count, metadata=tuple(metadata.items()), prose=tuple(prose))
