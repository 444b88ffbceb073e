"""Names of WordprocessingML, and small questions to its elements."""

from __future__ import annotations

from typing import Any, TypeAlias

# lxml elements: their own type stubs are no part of lxml.
Element: TypeAlias = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def child(element: Element, *names: str) -> Element:
    """Return the descendant reached by direct children of these names, or None."""
    for name in names:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def value(element: Element, *names: str) -> str | None:
    """Return the `val` of the descendant reached by these names, or None."""
    found = child(element, *names)
    return None if found is None else found.get(W + "val")


def is_on(element: Element) -> bool:
    """Whether an on/off element is there and not switched off."""
    return element is not None and element.get(W + "val", "true") not in {
        "false",
        "0",
        "off",
        "none",
    }
