"""Decode the strings of one PDF font: characters and widths for each code."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_REPLACEMENT = "\ufffd"
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")


@dataclass(slots=True)
class Glyph:
    """One shown code: its characters (often one, a ligature more) and width in em/1000."""

    text: str
    width: float
    space: bool


@dataclass(slots=True)
class Face:
    """A font as the interpreter needs it. `known` is False where codes have no characters."""

    name: str
    bold: bool
    known: bool
    scale: float
    _font: Any = field(repr=False, default=None)
    # Held so that its id, by which faces are found again, is not given to another object.
    _resource: Any = field(repr=False, default=None)
    _cache: dict[Any, Glyph] = field(repr=False, default_factory=dict)

    def decode(self, raw: bytes) -> Iterator[Glyph]:
        """Yield the glyphs of a shown string."""
        cache = self._cache
        for code in self._split(raw):
            glyph = cache.get(code)
            if glyph is None:
                glyph = cache[code] = self._look_up(code)
            yield glyph

    def _split(self, raw: bytes) -> Any:
        encoding = self._font.encoding if self._font is not None else {}
        if not isinstance(encoding, str):
            return raw
        try:
            return raw.decode(encoding, "surrogatepass")
        except (UnicodeDecodeError, LookupError):
            return raw.decode("latin-1" if encoding.startswith("charmap") else "utf-16-be", "replace")

    def _look_up(self, code: int | str) -> Glyph:
        font = self._font
        if font is None:
            return Glyph(_REPLACEMENT, 500.0, space=False)
        raw = chr(code) if isinstance(code, int) else code
        named = font.encoding.get(code, raw) if isinstance(code, int) else code
        text = font.character_map.get(named, named)
        width = float(font.get_text_width(raw)) * self.scale
        if not self.known and text == named and not text.isspace():
            text = _REPLACEMENT
        return Glyph(str(text), width, space=raw == " ")


def open_face(resource: Any) -> Face:
    """Return the face of a font dictionary; an unusable one decodes to U+FFFD."""
    # The one private name used of pypdf: its fonts know their encodings and widths, and the
    # public text extraction throws positions away. Pinned, and covered by the tests of this folder.
    from pypdf.generic._font import Font  # noqa: PLC0415 - vendor on first use

    try:
        font = Font.from_font_resource(resource)
    except (AttributeError, TypeError, ValueError, KeyError, IndexError):
        return Face(name="", bold=False, known=False, scale=1.0)
    name = font.name.rpartition("+")[2]
    weight = str(font.font_descriptor.weight)
    bold = any(word in name.lower() for word in _BOLD_NAMES) or (
        weight.isdigit() and int(weight) >= 600
    )
    return Face(
        name=name,
        bold=bold,
        known=_has_characters(resource, font),
        scale=_type3_scale(resource, font),
        _font=font,
        _resource=resource,
    )


def _has_characters(resource: Any, font: Any) -> bool:
    """Return whether codes of the font can be turned into characters at all."""
    if "/ToUnicode" in resource:
        return True
    if not font.interpretable:
        return False
    if font.sub_type == "Type0":
        return "Identity" not in str(resource.get("/Encoding", ""))
    # A subset with its own code order and no names: the codes mean nothing outside the font.
    symbolic = bool(font.font_descriptor.flags & 4)
    return not (symbolic and font.sub_type == "TrueType" and "/Encoding" not in resource)


def _type3_scale(resource: Any, font: Any) -> float:
    if font.sub_type != "Type3":
        return 1.0
    try:
        return abs(float(resource["/FontMatrix"][0])) * 1000.0 or 1.0
    except (KeyError, IndexError, TypeError, ValueError):
        return 1.0
