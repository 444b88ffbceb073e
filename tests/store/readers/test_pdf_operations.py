"""Taking content streams apart: like pypdf, only faster."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.errors import PyPdfError
from pypdf.generic import BooleanObject, ContentStream, NullObject

from store.readers.pdf.operations import read_operations
from store.readers.pdf.vendor import PdfValue


def stream(data: bytes) -> ContentStream:
    """Return a content stream of these bytes, with strings as bytes."""
    content = ContentStream(None, None, "bytes")
    content.set_data(data)
    return content


def plain(value: PdfValue) -> PdfValue:
    """Return pypdf's objects as plain ones."""
    if isinstance(value, dict):
        return {str(name): plain(entry) for name, entry in value.items()}
    if isinstance(value, list | tuple):
        return [plain(entry) for entry in value]
    if isinstance(value, BooleanObject):
        return bool(value.value)
    return None if isinstance(value, NullObject) else value


def read_both(data: bytes) -> tuple[PdfValue, PdfValue]:
    """Return what is read here and by pypdf; None for a stream that is refused."""
    ours = theirs = None
    with contextlib.suppress(PyPdfError, AssertionError, TypeError):
        theirs = plain(stream(data).operations)
    with contextlib.suppress(PyPdfError, AssertionError, TypeError):
        ours = plain(read_operations(stream(data)))
    return ours, theirs


@pytest.mark.parametrize(
    "data",
    [
        b"BT /F1 12 Tf 72 700 Td (Words \\(and more\\) (nested) \\101\\\nend) Tj ET",
        b"[(A) -120.5 (B) .5 <48 65 6> +3 -.25 4.] TJ T*",
        b"/P <</MCID 3 /Lang (en) /ActualText <FEFF0041> /Attached [/Top]>> BDC EMC",
        b"q 1 0 0 1 0 0 cm % a comment (with signs\n0 0 m 1 1 l S Q",
        b"(a) ' 1 2 (b) \" 0 g 0Tc/F1 9Tf",
        b"[true false null] d0 <> Tj () Tj",
        b"BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q",
        b"/A#20B gs --5 0 Td 1 0 R",
        b"(unclosed",
        b"[1 2",
        b"] Tj",
        b"<< /A >> BDC",
        b"",
    ],
)
def test_every_form_is_read_as_pypdf_reads_it(data: bytes) -> None:
    """Well-formed, odd and broken ones alike."""
    ours, theirs = read_both(data)
    assert ours == theirs


SIGNS = st.sampled_from(
    [b"(", b")", b"<", b">", b"[", b"]", b"<<", b">>", b"/", b"%", b"\n", b" ", b"\\", b"1", b".",
     b"-2.5", b"Tj", b"BI", b"ID", b"EI", b"R", b"\x00", b"#", b"a", b"'", b"true", b"\xe9"]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(SIGNS, max_size=14))
def test_what_is_read_here_is_what_pypdf_reads(signs: list[bytes]) -> None:
    """Whatever a stream holds; what only pypdf refuses may be read, never otherwise."""
    ours, theirs = read_both(b"".join(signs))
    assert theirs is None or ours == theirs


def test_a_stream_that_nests_without_end_is_left_to_pypdf() -> None:
    """Its limits hold."""
    ours, theirs = read_both(b"[" * 200 + b"1" + b"]" * 200 + b" TJ")
    assert ours == theirs
