"""Damaged files of every kind end as a reading or a ReadError, and the parent lives on.

Seeds are fixed, so a failure can be repeated; long runs belong to `make soak`.
"""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.errors import ReadError
from store.readers.limits import Limits
from store.readers.sandbox import ReaderPool
from store.types import Reading
from tests.store.readers.makers import make_docx, make_pdf, make_zip, paragraph, show_lines

ROUNDS = 60
LIMITS = Limits(cpu_seconds=10, wall_seconds=20.0)
HTML = (
    b"<!doctype html><html><head><title>Pact</title></head><body><nav><a href=x>Home</a></nav>"
    b"<h1>The pact</h1><p>Two states <b>agree</b> on ports &amp; ships.</p><table><tr><td>a</td>"
    b"<td>b</td></tr></table><p style='display:none'>hidden</p></body></html>"
)
PDF = make_pdf(
    show_lines(72, 700, "Two states agree on", "ports and ships."), show_lines(72, 9, "2")
)
DOCX = make_docx(
    paragraph("Two states agree.") + f"<w:tbl><w:tr><w:tc>{paragraph('a')}</w:tc></w:tr></w:tbl>"
)


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool(workers=2, limits=LIMITS) as pool:
        yield pool


def mutate(data: bytes, random_: random.Random) -> bytes:
    """Return the bytes with a few of them changed, cut out, doubled or the end cut off."""
    out = bytearray(data)
    for _ in range(random_.randint(1, 6)):
        at = random_.randrange(len(out) or 1)
        size = random_.randint(1, 40)
        match random_.randrange(5):
            case 0:
                out[at : at + 1] = bytes([random_.randrange(256)])
            case 1:
                del out[at : at + size]
            case 2:
                out[at:at] = out[at : at + size]
            case 3:
                out[at : at + size] = random_.randbytes(size)
            case _:
                del out[random_.randrange(len(out) // 2, len(out) or 1) :]
        if len(out) < 16:
            break
    return bytes(out)


def mutate_numbers(data: bytes, random_: random.Random) -> bytes:
    """Return the bytes with one of their digits made large: counts, lengths, offsets lie."""
    digits = [i for i, byte in enumerate(data) if byte in b"0123456789"]
    at = random_.choice(digits)
    return data[:at] + random_.choice([b"-1", b"99999999999", b"0", b"2147483648"]) + data[at + 1 :]


def mutate_parts(data: bytes, random_: random.Random) -> bytes:
    """Return a Word file whose zip is sound and one of whose parts is not."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = random_.choice([name for name, part in members.items() if part])
    members[name] = mutate(members[name], random_)
    return make_zip(members)


@pytest.mark.parametrize(
    ("name", "data", "change"),
    [
        ("x.pdf", PDF, mutate),
        ("x.pdf", PDF, mutate_numbers),
        ("x.docx", DOCX, mutate),
        ("x.docx", DOCX, mutate_parts),
        ("x.html", HTML, mutate),
        ("x.md", b"# Pact\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n", mutate),
        ("x.txt", "Two states – très bien.\n".encode("utf-16"), mutate),
    ],
)
def test_damage_never_reaches_the_parent(
    name: str,
    data: bytes,
    change: Callable[[bytes, random.Random], bytes],
    pool: ReaderPool,
) -> None:
    readings = 0
    for seed in range(ROUNDS):
        damaged = change(data, random.Random(f"{name}{change.__name__}{seed}"))
        try:
            reading = pool.read(Path(name), data=damaged)
        except ReadError as error:
            silent = not str(error)
            if silent:
                pytest.fail(f"seed {seed}: an error without a message")
        else:
            readings += 1
            assert isinstance(reading, Reading)
            assert reading.text.strip(), f"seed {seed}: an empty document passed in silence"
    assert pool.read(Path("x.html"), data=HTML).text.startswith("Home")
    assert readings or name == "x.docx", "every damage was refused: nothing was tested"
