"""The tags of a PDF: which marked content is a heading, a list item, a table cell.

Source: ISO 32000-1, 14.7 (logical structure) and 14.8.4 (standard structure types).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from store.readers.pdf.vendor import PdfValue

_MAX_NODES = 400_000
_MAX_DEPTH = 64
_BLOCKS = {
    "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Title", "LI", "LBody", "Lbl", "TH", "TD",
    "Caption", "TOCI", "Note", "BlockQuote", "Quote", "FENote", "Index",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tag:
    """What the tags say of a line: its block's number and kind, its table row, its list depth."""

    block: int
    kind: str
    row: int | None = None
    cell: int | None = None
    depth: int = 0


@dataclass(slots=True)
class Structure:
    """Tags by page (the object number of the page) and marked-content identifier."""

    tags: dict[tuple[int, int], Tag] = field(default_factory=dict)

    def find(self, page: int, mark: int | None) -> Tag | None:
        """Return the tag of marked content, if it has one."""
        return None if mark is None else self.tags.get((page, mark))


@dataclass(slots=True)
class _Node:
    element: PdfValue
    page: int | None
    tag: Tag | None
    level: int


def read_structure(reader: PdfValue) -> Structure:
    """Return the tags of a document; empty where it has none or they cannot be followed."""
    structure = Structure()
    try:
        root = reader.root_object.get("/StructTreeRoot")
        root = root.get_object() if root is not None else None
        if root is None or "/K" not in root:
            return structure
        _follow(root, structure)
    except (AttributeError, TypeError, ValueError, KeyError, RecursionError):
        return Structure()
    return structure


def _follow(root: PdfValue, structure: Structure) -> None:
    roles = root.get("/RoleMap")
    roles = roles.get_object() if roles is not None else {}
    pending = [_Node(root["/K"], None, None, 0)]
    count = 0
    while pending and count < _MAX_NODES:
        node = pending.pop()
        count += 1
        element = node.element.get_object() if hasattr(node.element, "get_object") else node.element
        if isinstance(element, list):
            if node.level < _MAX_DEPTH:
                pending.extend(
                    _Node(k, node.page, node.tag, node.level + 1) for k in reversed(element)
                )
        elif isinstance(element, int):
            _record(structure, node.page, element, node.tag)
        elif isinstance(element, dict):
            page = _page_number(element) or node.page
            if element.get("/Type") == "/MCR" or "/MCID" in element:
                _record(structure, page, element.get("/MCID"), node.tag)
            elif "/K" in element and node.level < _MAX_DEPTH:
                tag = _enter(element, roles, node.tag, count)
                pending.append(_Node(element["/K"], page, tag, node.level + 1))


def _record(structure: Structure, page: int | None, mark: PdfValue, tag: Tag | None) -> None:
    if page is not None and tag is not None and isinstance(mark, int):
        structure.tags.setdefault((page, int(mark)), tag)


def _page_number(element: PdfValue) -> int | None:
    if "/Pg" not in element:
        return None
    reference = element.raw_get("/Pg")
    return getattr(reference, "idnum", None)


def _enter(element: PdfValue, roles: PdfValue, outer: Tag | None, number: int) -> Tag | None:
    name = str(element.get("/S", "")).lstrip("/")
    for _ in range(5):
        role = roles.get("/" + name)
        if role is None or name in _BLOCKS:
            break
        name = str(role).lstrip("/")
    row = outer.row if outer else None
    cell = outer.cell if outer else None
    depth = outer.depth if outer else 0
    if name == "L":
        return Tag(
            outer.block if outer else number, outer.kind if outer else "L", row, cell, depth + 1
        )
    if name == "TR":
        return Tag(number, "TR", number, None, depth)
    if name == "Table":
        return Tag(number, "Table", None, None, depth)
    if name in {"TH", "TD"}:
        return Tag(number, name, row, number, depth)
    if name in _BLOCKS:
        if name == "P" and outer is not None and outer.kind in {"LI", "LBody"}:
            return Tag(number, "LBody", row, cell, depth)
        return Tag(number, name, row, cell, depth)
    return outer
