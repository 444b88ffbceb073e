"""Decode the strings of one PDF font: characters and widths for each code."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.readers.pdf.vendor import PdfValue

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIGATURES = {"/ff": "ff", "/fi": "fi", "/fl": "fl", "/ffi": "ffi", "/ffl": "ffl"}
_REPLACEMENT = "\ufffd"
# The table directory of a TrueType file: 12 bytes and 16 for each of at most 60 tables.
_TABLES_BYTES = 12 + 16 * 60
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")


@dataclass(slots=True)
class Glyph:
    """One shown code: its characters (often one, a ligature more) and width in em/1000."""

    text: str
    width: float
    space: bool


@dataclass(slots=True)
class Face:
    """A font as the interpreter needs it.

    `known` is False where its codes cannot be turned into characters here; `hopeless` where they
    cannot be anywhere, because the embedded font has no table of characters either.
    """

    name: str
    bold: bool
    known: bool
    scale: float
    hopeless: bool = False
    _font: PdfValue = field(repr=False, default=None)
    _ligatures: dict[int | str, str] = field(repr=False, default_factory=dict)
    # Held so that its id, by which faces are found again, is not given to another object.
    _resource: PdfValue = field(repr=False, default=None)
    _cache: dict[PdfValue, Glyph] = field(repr=False, default_factory=dict)

    def decode(self, raw: bytes) -> Iterator[Glyph]:
        """Yield the glyphs of a shown string."""
        cache = self._cache
        for code in self._split(raw):
            glyph = cache.get(code)
            if glyph is None:
                glyph = cache[code] = self._look_up(code)
            yield glyph

    def _split(self, raw: bytes) -> PdfValue:
        encoding = self._font.encoding if self._font is not None else {}
        if not isinstance(encoding, str):
            return raw
        try:
            return raw.decode(encoding, "surrogatepass")
        except (UnicodeDecodeError, LookupError):
            return raw.decode(
                "latin-1" if encoding.startswith("charmap") else "utf-16-be", "replace"
            )

    def _look_up(self, code: int | str) -> Glyph:
        font = self._font
        if font is None:
            return Glyph(_REPLACEMENT, 500.0, space=False)
        raw = chr(code) if isinstance(code, int) else code
        named = font.encoding.get(code, raw) if isinstance(code, int) else code
        text = self._ligatures.get(code) or font.character_map.get(named, named)
        width = float(font.get_text_width(raw)) * self.scale
        if not self.known and text == named and not text.isspace():
            text = _REPLACEMENT
        return Glyph(str(text), width, space=raw == " ")


def open_face(resource: PdfValue) -> Face:
    """Return the face of a font dictionary; an unusable one decodes to U+FFFD."""
    # The one private name used of pypdf: its fonts know their encodings and widths, and the
    # public text extraction throws positions away. Pinned, and covered by the tests of this folder.
    from pypdf.generic._font import Font

    try:
        font = Font.from_font_resource(resource)
    except (AttributeError, TypeError, ValueError, KeyError, IndexError):
        return Face(name="", bold=False, known=False, scale=1.0)
    name = font.name.rpartition("+")[2]
    known = _has_characters(resource, font)
    weight = str(font.font_descriptor.weight)
    bold = any(word in name.lower() for word in _BOLD_NAMES) or (
        weight.isdigit() and int(weight) >= 600
    )
    return Face(
        name=name,
        bold=bold,
        known=known,
        hopeless=not known and font.sub_type == "TrueType",
        scale=_type3_scale(resource, font),
        _font=font,
        _ligatures=_find_ligatures(resource),
        _resource=resource,
    )


def _has_characters(resource: PdfValue, font: PdfValue) -> bool:
    """Return whether codes of the font can be turned into characters at all."""
    if "/ToUnicode" in resource:
        return True
    if not font.interpretable:
        return False
    if font.sub_type == "Type0":
        return "Identity" not in str(resource.get("/Encoding", ""))
    # Without a table from codes to glyphs the codes of an embedded font mean what it likes.
    return font.sub_type != "TrueType" or _has_code_table(resource)


def _has_code_table(resource: PdfValue) -> bool:
    """Whether the embedded TrueType file, if any, has a "cmap" table (or is not embedded)."""
    descriptor = resource.get("/FontDescriptor")
    descriptor = descriptor.get_object() if descriptor is not None else {}
    if "/FontFile2" not in descriptor:
        return True
    try:
        head = descriptor["/FontFile2"].get_object().get_data()[:_TABLES_BYTES]
    except Exception:  # noqa: BLE001 - a broken font program: its codes are all there is
        return True
    count = int.from_bytes(head[4:6], "big")
    return b"cmap" in {head[12 + 16 * i : 16 + 16 * i] for i in range(min(count, 60))}


def _type3_scale(resource: PdfValue, font: PdfValue) -> float:
    if font.sub_type != "Type3":
        return 1.0
    try:
        return abs(float(resource["/FontMatrix"][0])) * 1000.0 or 1.0
    except (KeyError, IndexError, TypeError, ValueError):
        return 1.0


def _find_ligatures(resource: PdfValue) -> dict[int | str, str]:
    """Return the codes whose glyphs are named for a ligature.

    Such a glyph is one, whatever a careless character map says; some PDF writers map the
    ligatures of TeX fonts to arrows and zeros.
    """
    found: dict[int | str, str] = {}
    encoding = resource.get("/Encoding")
    encoding = encoding.get_object() if encoding is not None else None
    differences = encoding.get("/Differences") if isinstance(encoding, dict) else None
    code = 0
    for item in differences.get_object() if differences is not None else ():
        if isinstance(item, int):
            code = int(item)
        else:
            if str(item) in _LIGATURES:
                found[code] = _LIGATURES[str(item)]
            code += 1
    return found
