"""The numbers that Word prints in front of paragraphs, counted as Word counts them.

Source: ECMA-376 part 1, 17.9 (numbering). A format this does not know gives no number, rather
than a wrong one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from store.readers.docx.names import Element, W, child, is_on, value

_PLACEHOLDER = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LEVELS = 9


@dataclass(slots=True, kw_only=True)
class _Level:
    start: int = 1
    style: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbers:
    """Counts the numbered paragraphs of a document, in order."""

    def __init__(self, root: Element) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._restarted: set[tuple[str, int]] = set()
        if root is None:
            return
        abstracts = {
            element.get(f"{W}abstractNumId"): element for element in root.iter(f"{W}abstractNum")
        }
        linked = {
            value(element, "styleLink"): element
            for element in abstracts.values()
            if value(element, "styleLink")
        }
        for element in root.iter(f"{W}num"):
            identifier = value(element, "abstractNumId") or ""
            abstract = abstracts.get(identifier)
            if abstract is None:
                continue
            link = value(abstract, "numStyleLink")
            if link in linked:
                abstract = linked[link]
                identifier = abstract.get(f"{W}abstractNumId", identifier)
            levels = dict(map(_read_level, abstract.iter(f"{W}lvl")))
            entry = _List(identifier, levels)
            _override(entry, element)
            self._lists[element.get(f"{W}numId", "")] = entry

    def count(self, number: str, depth: int) -> str | None:
        """Count one paragraph in and return what Word prints before it, or None."""
        entry = self._lists.get(number)
        if entry is None or depth not in entry.levels:
            return None
        counts = self._counts.setdefault(entry.abstract, [None] * _LEVELS)
        if depth in entry.starts and (number, depth) not in self._restarted:
            self._restarted.add((number, depth))
            counts[depth] = None
        current = counts[depth]
        start = entry.starts.get(depth, entry.levels[depth].start)
        counts[depth] = start if current is None else current + 1
        for deeper in range(depth + 1, _LEVELS):
            level = entry.levels.get(deeper)
            if level is None or level.restart != 0:
                counts[deeper] = None
        return _print(entry, counts, depth)


def _read_level(element: Element) -> tuple[int, _Level]:
    start, restart = value(element, "start"), value(element, "lvlRestart")
    level = _Level(
        start=_whole(start, 1),
        style=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        legal=is_on(child(element, "isLgl")),
        restart=None if restart is None else _whole(restart, 0),
    )
    return min(_whole(element.get(f"{W}ilvl"), 0), _LEVELS - 1), level


def _override(entry: _List, element: Element) -> None:
    for override in element.iter(f"{W}lvlOverride"):
        depth = min(_whole(override.get(f"{W}ilvl"), 0), _LEVELS - 1)
        inner = child(override, "lvl")
        if inner is not None:
            entry.levels[depth] = _read_level(inner)[1]
            entry.starts[depth] = entry.levels[depth].start
        start = value(override, "startOverride")
        if start is not None:
            entry.starts[depth] = _whole(start, 1)


def _print(entry: _List, counts: list[int | None], depth: int) -> str | None:
    level = entry.levels[depth]
    if level.style in {"bullet", "none"}:
        return None
    parts: list[str] = []
    end = 0
    for match in _PLACEHOLDER.finditer(level.text):
        index = int(match.group(1)) - 1
        other = entry.levels.get(index)
        if other is None:
            return None
        reached = counts[index]
        number = other.start if reached is None else reached
        figure = _figure(number, "decimal" if level.legal else other.style)
        if figure is None:
            return None
        parts += [level.text[end : match.start()], figure]
        end = match.end()
    return "".join([*parts, level.text[end:]]).strip() or None


def _figure(number: int, style: str) -> str | None:
    if style == "decimal":
        return str(number)
    if style == "decimalZero":
        return f"{number:02d}"
    if not 0 < number < 4000:
        return None
    if style in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if style == "lowerLetter" else letter.upper()
    if style in {"lowerRoman", "upperRoman"}:
        roman = _roman(number)
        return roman if style == "lowerRoman" else roman.upper()
    return None


def _roman(number: int) -> str:
    letters = ""
    for size, letter in _ROMAN:
        while number >= size:
            letters, number = letters + letter, number - size
    return letters


def _whole(text: str | None, default: int) -> int:
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default
