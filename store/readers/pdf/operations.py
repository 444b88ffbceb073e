"""The operators of a content stream, several times faster than pypdf takes them apart.

pypdf reads a stream byte by byte, which was two thirds of the time of reading a PDF. Here one
pattern takes well-formed streams apart; anything else (inline images, malformed tokens, odd
names) is left to pypdf, with its limits and its errors, so that nothing is read differently.
Source: ISO 32000-1, 7.2-7.3 (lexical conventions, objects), 7.8.2 (content streams).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from store.readers.pdf.vendor import PdfValue

Operation: TypeAlias = tuple[list[PdfValue], bytes]
_Around: TypeAlias = tuple[list[PdfValue], bool]
"""The operands before an open array or dictionary, and whether it is a dictionary."""

_REGULAR = rb"[^\s()<>\[\]{}/%]"
_TOKEN = re.compile(
    rb"[ \t\r\n\x00]*+(?:"
    rb"([+\-.0-9][+\-.,0-9]*+)"
    rb"|([A-Za-z'\"]" + _REGULAR + rb"*+)"
    rb"|\(((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+)\)"
    rb"|(/" + _REGULAR + rb"*+)"
    rb"|<([0-9A-Fa-f \t\r\n]*+)>"
    rb"|(\[)|(\])|(<<)|(>>)"
    rb"|(%[^\r\n]*+)"
    rb"|(\Z)|(.))",
    re.DOTALL,
)
_NUMBER, _OPERATOR, _STRING, _NAME, _HEX = range(1, 6)
_OPEN, _CLOSE, _OPEN_PAIRS, _CLOSE_PAIRS, _COMMENT, _END, _OTHER = range(6, 13)
_NESTING = frozenset({_OPERATOR, _OPEN, _CLOSE, _OPEN_PAIRS, _CLOSE_PAIRS})
_PLAIN_NUMBER = re.compile(rb"[+-]?(?:\d{1,18}(?:\.\d{0,18})?|\.\d{1,18})")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|[\r\n][\r\n]?|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_ITSELF = frozenset(b"()/\\ %<>[]#_&$")
_WORDS = {b"true": True, b"false": False, b"null": None}
# Left to pypdf: inline images, whose data are no tokens, and references, which no stream may hold.
_NOT_HERE = frozenset({b"BI", b"R"})
_LONGEST_OPERATOR = 16
_DEEPEST = 16
# Under the limit at which pypdf gives a stream up, so that it is pypdf that says so.
_MAX_TOKENS = 1_000_000


class _Unusual(Exception):
    """The stream holds something that pypdf is to read."""


def read_operations(content: PdfValue) -> Sequence[Operation]:
    """Return the operators of a pypdf content stream with their operands, in order.

    Strings are bytes, names are text with their stroke, arrays lists, dictionaries dicts.
    """
    try:
        return _take_apart(content.get_data())
    except _Unusual:
        operations: Sequence[Operation] = content.operations
        return operations


def _take_apart(data: bytes) -> list[Operation]:
    operations: list[Operation] = []
    operands: list[PdfValue] = []
    outer: list[_Around] = []
    for tokens, found in enumerate(_TOKEN.finditer(data)):
        kind = found.lastindex or _OTHER
        read = _READERS.get(kind)
        if read is not None:
            operands.append(read(found[kind]))
        elif kind == _OPERATOR and not outer:
            operations.append((operands, _check_operator(found[kind])))
            operands = []
        elif kind in _NESTING:
            operands = _nest(kind, found[kind], operands, outer)
        elif kind == _END:
            break
        elif kind != _COMMENT:
            raise _Unusual
        if tokens > _MAX_TOKENS:
            raise _Unusual
    if outer:
        raise _Unusual
    return operations


def _check_operator(operator: bytes) -> bytes:
    if operator in _NOT_HERE or len(operator) > _LONGEST_OPERATOR:
        raise _Unusual
    return operator


def _nest(
    kind: int, token: bytes, operands: list[PdfValue], outer: list[_Around]
) -> list[PdfValue]:
    """Return the operands to go on with, after a token of an array or dictionary."""
    if kind == _OPERATOR:
        if token not in _WORDS:
            raise _Unusual
        operands.append(_WORDS[token])
        return operands
    if kind in {_OPEN, _OPEN_PAIRS}:
        if len(outer) == _DEEPEST:
            raise _Unusual
        outer.append((operands, kind == _OPEN_PAIRS))
        return []
    return _close(operands, outer, pairs=kind == _CLOSE_PAIRS)


def _close(inner: list[PdfValue], outer: list[_Around], *, pairs: bool) -> list[PdfValue]:
    """Return the operands around an array or dictionary that ends here, with it as the last."""
    if not outer or outer[-1][1] is not pairs:
        raise _Unusual
    operands, _ = outer.pop()
    if not pairs:
        operands.append(inner)
    elif len(inner) % 2 or not all(isinstance(name, str) for name in inner[::2]):
        raise _Unusual
    else:
        operands.append(dict(zip(inner[::2], inner[1::2], strict=True)))
    return operands


def _read_number(token: bytes) -> float:
    if token.isdigit() and len(token) < 10:
        return int(token)
    if not _PLAIN_NUMBER.fullmatch(token):
        raise _Unusual
    return float(token) if b"." in token else int(token)


def _read_name(token: bytes) -> str:
    if b"#" in token or not token.isascii():
        raise _Unusual
    return token.decode("ascii")


def _read_hex(token: bytes) -> bytes:
    digits = b"".join(token.split()).decode("ascii")
    return bytes.fromhex(digits + "0" if len(digits) % 2 else digits)


def _read_string(token: bytes) -> bytes:
    return _ESCAPE.sub(_read_escape, token) if b"\\" in token else token


def _read_escape(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    if sign in _ESCAPED:
        return _ESCAPED[sign]
    if sign[0] in _ITSELF:
        return sign
    if sign[0] in b"\r\n":
        return b""
    if sign.isdigit() and int(sign, 8) <= 0xFF:
        return bytes([int(sign, 8)])
    raise _Unusual


_READERS: dict[int, Callable[[bytes], PdfValue]] = {
    _NUMBER: _read_number,
    _STRING: _read_string,
    _NAME: _read_name,
    _HEX: _read_hex,
}
