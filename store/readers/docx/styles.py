"""Styles: what a paragraph style makes of a paragraph, along its chain of bases."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.readers.docx.names import Element, W, child, is_on, value

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADING = re.compile(r"heading ([1-9])$", re.IGNORECASE)
_CONTENTS = re.compile(r"toc \d|table of figures|index \d", re.IGNORECASE)
_MAX_CHAIN = 20
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One style: `heading` 1-9 or 0, `number` and `depth` of its list, hidden or bold."""

    name: str = ""
    heading: int = 0
    title: bool = False
    contents: bool = False
    list_number: str | None = None
    list_depth: int | None = None
    hidden: bool = False
    bold: bool = False


class Styles:
    """The styles of a document by their id."""

    def __init__(self, root: Element) -> None:
        self._elements: dict[str, Element] = {}
        self._default: str | None = None
        self._known: dict[str | None, Style] = {}
        for element in root.iter(f"{W}style") if root is not None else ():
            identifier = element.get(f"{W}styleId", "")
            self._elements[identifier] = element
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in {
                "1",
                "true",
            }:
                self._default = identifier

    def find(self, identifier: str | None) -> Style:
        """Return the style of this id; of the default style for None or an unknown one."""
        key = identifier if identifier in self._elements else self._default
        if key not in self._known:
            self._known[key] = self._resolve(key)
        return self._known[key]

    def _chain(self, identifier: str | None) -> Iterator[Element]:
        for _ in range(_MAX_CHAIN):
            element = self._elements.get(identifier or "")
            if element is None:
                return
            yield element
            identifier = value(element, "basedOn")

    def _resolve(self, identifier: str | None) -> Style:
        chain = list(self._chain(identifier))
        names = [value(element, "name") or "" for element in chain]
        number = depth = None
        for element in chain:
            number = number or value(element, "pPr", "numPr", "numId")
            depth = depth or value(element, "pPr", "numPr", "ilvl")
        runs = [child(element, "rPr") for element in chain]
        return Style(
            name=names[0] if names else "",
            heading=_find_heading(chain, names),
            title=bool(names) and names[0].lower() == "title",
            contents=any(_CONTENTS.match(name) for name in names),
            list_number=number,
            list_depth=int(depth) if depth and depth.isdigit() else None,
            hidden=_first_switch(runs, "vanish"),
            bold=_first_switch(runs, "b"),
        )


def _find_heading(chain: list[Element], names: list[str]) -> int:
    for element, name in zip(chain, names, strict=True):
        match = _HEADING.match(name)
        if match:
            return int(match.group(1))
        outline = value(element, "pPr", "outlineLvl")
        if outline is not None and outline.isdigit():
            return int(outline) + 1 if int(outline) < _BODY_LEVEL else 0
    return 0


def _first_switch(runs: list[Element], name: str) -> bool:
    for run in runs:
        switch = child(run, name)
        if switch is not None:
            return is_on(switch)
    return False
