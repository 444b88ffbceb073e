"""The zip package of a Word file, opened so that it can neither fill memory nor reach out.

Source: ECMA-376 part 2 (packages); limits after measured bombs: 60 MB of text in 59 kB.
"""

from __future__ import annotations

import io
import posixpath
import stat
import zipfile
from typing import TYPE_CHECKING

from store.errors import Damaged, LimitReached
from store.readers.docx.names import Element

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_MEMBERS = 2_000
_MAX_PART_BYTES = 50 * 1024 * 1024
_MAX_TOTAL_BYTES = 200 * 1024 * 1024
# Word's own XML shrinks by 10 to 60; a part that shrinks more is a bomb once it is large.
_MAX_RATIO = 200
_RATIO_FLOOR_BYTES = 2 * 1024 * 1024
_CHUNK = 1 << 16
_MEGABYTE = 1024 * 1024
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/drawingml/main",
     b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)  # fmt: skip
_PACKAGE_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"


class Package:
    """The parts of a Word file, each inflated on first use and counted while it inflates."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise Damaged(f"not a Word document: a broken zip file ({error})") from error
        self._total = 0
        self._names = _check_members(self._zip.infolist())
        self.main = self._find_main()

    def parts(self) -> Iterator[str]:
        """Yield the names of all parts."""
        yield from self._names

    def read_xml(self, name: str) -> Element:
        """Return the root element of a part, or None where there is no such part.

        Raises:
            Damaged: it is no XML, or holds a DOCTYPE, which the format forbids.
            LimitReached: it unpacks to more than the limits allow.
        """
        if name not in self._names:
            return None
        from lxml import etree

        raw = self._inflate(self._names[name])
        head = raw[:4096].replace(b"\x00", b"")
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            raise Damaged(f"not a proper Word document: {name} declares a DOCTYPE")
        for strict, transitional in _STRICT:
            raw = raw.replace(strict, transitional)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(raw, parser)
        except etree.XMLSyntaxError as error:
            raise Damaged(f"not a readable Word document: {name}: {error}") from error
        if root.getroottree().docinfo.doctype:
            raise Damaged(f"not a proper Word document: {name} declares a DOCTYPE")
        return root

    def related(self, name: str, kind: str) -> list[str]:
        """Return the parts of one kind ("styles", "footnotes") that a part points to."""
        folder, base = posixpath.split(name)
        root = self.read_xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return []
        found: list[str] = []
        for relation in root.iter(f"{_PACKAGE_RELATIONS}Relationship"):
            if relation.get("TargetMode") == "External":
                continue
            if relation.get("Type", "").rpartition("/")[2] == kind:
                target = relation.get("Target", "")
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found.append(path)
        return found

    def _find_main(self) -> str:
        candidates = [*self.related("", "officeDocument"), "word/document.xml"]
        for name in candidates:
            if name in self._names:
                return name
        raise Damaged("not a Word document: a zip file without word/document.xml")

    def _inflate(self, member: zipfile.ZipInfo) -> bytes:
        parts: list[bytes] = []
        size = 0
        try:
            with self._zip.open(member) as stream:
                while chunk := stream.read(_CHUNK):
                    parts.append(chunk)
                    size += len(chunk)
                    self._total += len(chunk)
                    self._check_size(member, size)
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
            raise Damaged(f"not a readable Word document: {member.filename}: {error}") from error
        except Exception as error:
            if type(error).__module__ == "zlib":
                raise Damaged(
                    f"not a readable Word document: {member.filename}: {error}"
                ) from error
            raise
        return b"".join(parts)

    def _check_size(self, member: zipfile.ZipInfo, size: int) -> None:
        """Headers lie about sizes, so what comes out is counted."""
        ratio = size / max(member.compress_size, 1)
        if size > _MAX_PART_BYTES:
            limit = f"more than {_MAX_PART_BYTES // _MEGABYTE} MB"
        elif self._total > _MAX_TOTAL_BYTES:
            limit = f"more than {_MAX_TOTAL_BYTES // _MEGABYTE} MB in all"
        elif size > _RATIO_FLOOR_BYTES and ratio > _MAX_RATIO:
            limit = f"more than {_MAX_RATIO} times its packed size, as a zip bomb does"
        else:
            return
        raise LimitReached(f"its part {member.filename!r} unpacks to {limit}")


def _check_members(members: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    if len(members) > _MAX_MEMBERS:
        raise LimitReached(f"{len(members):,} members are more than {_MAX_MEMBERS:,} in one file")
    names: dict[str, zipfile.ZipInfo] = {}
    for member in members:
        name = member.filename
        bad = (
            name in names
            or name.startswith(("/", "\\"))
            or ".." in name.replace("\\", "/").split("/")
            or ":" in name
            or stat.S_ISLNK(member.external_attr >> 16)
        )
        if bad:
            raise Damaged(f"not a proper Word document: its zip member {name!r} is not allowed")
        if member.flag_bits & 1:
            raise Damaged(f"not a proper Word document: its zip member {name!r} is encrypted")
        names[name] = member
    return names
