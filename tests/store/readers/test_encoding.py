"""From bytes to characters and back."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.readers.encoding import decode
from store.types import NoteKind

TEXT = "Coopération à l’échelle européenne: 5 €, Größe, naïve."


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides(mark: bytes, encoding: str) -> None:
    """The mark itself is no text, and nothing is guessed."""
    decoded = decode(mark + TEXT.encode(encoding))
    assert decoded.text == TEXT
    assert not decoded.notes


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_text_without_a_mark_is_known_by_its_zeros(encoding: str) -> None:
    """It is said that this was a guess."""
    decoded = decode(TEXT.encode(encoding))
    assert decoded.text == TEXT
    assert [note.kind for note in decoded.notes] == [NoteKind.ENCODING_GUESSED]


def test_a_wrong_declaration_does_not_break_utf8() -> None:
    """A page that calls itself Latin-1 and is UTF-8 is read as UTF-8."""
    page = f'<meta charset="iso-8859-1"><p>{TEXT}</p>'.encode()
    assert TEXT in decode(page, declares=True).text


def test_a_declaration_is_used_where_utf8_fails() -> None:
    """No note is needed: the file said it."""
    text = "Ustawa o ochronie danych: łąka, żółw"
    decoded = decode(f'<meta charset="iso-8859-2"><p>{text}'.encode("iso-8859-2"), declares=True)
    assert text in decoded.text
    assert not decoded.notes


@pytest.mark.parametrize("name", ["base64", "no-such-code", "undefined"])
def test_a_declaration_that_is_no_text_encoding_is_passed_over(name: str) -> None:
    """Python knows codecs that are none for text."""
    decoded = decode(f'<meta charset="{name}"><p>café'.encode("cp1252"), declares=True)
    assert decoded.text.endswith("café")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("La présente loi protège les données à caractère personnel des citoyens. ", "cp1252"),
        ("Das Gesetz schützt Bürgerinnen und Bürger; Größe, Übung, ähnlich. ", "cp1252"),
        ("Presidência da República, proteção de dados, informação, às vezes. ", "cp1252"),
        (
            "Państwa członkowskie zapewniają, że każdy obywatel może wnieść skargę do organu. ",
            "cp1250",
        ),
        ("Настоящий закон регулирует отношения, связанные с обработкой данных. ", "cp1251"),
        ("個人情報の保護に関する法律は、個人の権利利益を保護することを目的とする。", "shift_jis"),
    ],
)
def test_an_undeclared_encoding_is_guessed_and_said(text: str, encoding: str) -> None:
    """Western letters are never taken for eastern ones only because both would fit."""
    decoded = decode((text * 8).encode(encoding))
    assert decoded.text == text * 8
    assert [note.kind for note in decoded.notes] == [NoteKind.ENCODING_GUESSED]


def test_bytes_that_no_encoding_explains_are_kept_visible() -> None:
    """A byte that windows-1252 leaves undefined does not stop the file."""
    decoded = decode(b"caf\xe9 \x81 end")
    assert decoded.text.startswith("café ")
    assert decoded.text.endswith(" end")


# A NUL first would make the UTF-16 mark a UTF-32 one.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80)


@given(TEXTS, st.sampled_from(["utf-8", "utf-16-le", "utf-32-be"]))
def test_byte_offsets_cut_where_characters_begin(text: str, encoding: str) -> None:
    """For every character, the bytes before it decode to the text before it."""
    marks = {
        "utf-8": codecs.BOM_UTF8,
        "utf-16-le": codecs.BOM_UTF16_LE,
        "utf-32-be": codecs.BOM_UTF32_BE,
    }
    data = marks[encoding] + text.encode(encoding)
    decoded = decode(data)
    for offset, byte in decoded.byte_offsets(range(len(text) + 1)).items():
        assert data[len(marks[encoding]) : byte].decode(encoding) == text[:offset]
