"""Draw the README's gallery: `python -m evals.samples.gallery FOLDER`.

Drafts on the sample library without a model, checks a draft with planted faults, and takes pictures
of what a person sees. Needs the extra `export`, Chromium and pdftoppm.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from agent.commands.command import DONE, GATE_FAILED
from agent.commands.main import main

HERE: Final = Path(__file__).parent
DRAFT: Final = HERE.parent / "drafts" / "memorandum-terms-as-amended.md"
QUESTION: Final = "What is the confidentiality period under paragraph 4.3 of the Memorandum?"
TOPIC: Final = "shared compute under the Memorandum"
BROWSERS: Final = ("chromium", "google-chrome")
PRINTER: Final = "pdftoppm"
WIDE: Final = "--window-size=1240,1100"
DOTS: Final = "60"
"""Per inch: a page of a PDF is then some 500 wide and 60 kB."""


def draw(folder: Path) -> list[Path]:
    """Return the pictures drawn.

    Raises:
        SystemExit: a program is missing, or a command failed.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None or shutil.which(PRINTER) is None:
        raise SystemExit(f"evals.samples.gallery: {BROWSERS[0]} and {PRINTER} are needed")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="brief-gallery-") as scratch:
        work = Path(scratch)
        _make(work)
        return [
            _shoot(browser, work / "answer.html#s1", folder / "answer.png"),
            _shoot(browser, work / "desk.html", folder / "desk.png"),
            _turn(work / "note.pdf", folder / "note.png"),
        ]


def _make(work: Path) -> None:
    """Write the files that the pictures are of."""
    library = ["--library", str(work / "library")]
    _run([*library, "add", str(HERE / "library")])
    _run([*library, "ask", QUESTION, "--out", str(work / "answer.html")])
    draft = ["draft", "one_page_note", "--topic", TOPIC, "--for", "Minister"]
    _run([*library, *draft, "--out", str(work / "note.pdf")])
    _run([*library, "check", str(DRAFT), "--out", str(work / "desk.html")])


def _run(arguments: list[str]) -> None:
    code = main(arguments, {})
    if code not in {DONE, GATE_FAILED}:
        raise SystemExit(code)


def _shoot(browser: str, page: object, picture: Path) -> Path:
    _call([browser, "--headless", "--no-sandbox", "--hide-scrollbars", WIDE,
           f"--screenshot={picture}", f"file://{page}"])  # fmt: skip
    return picture


def _turn(pdf: Path, picture: Path) -> Path:
    _call([PRINTER, "-r", DOTS, "-f", "1", "-l", "1", "-singlefile", "-png", str(pdf),
           str(picture.with_suffix(""))])  # fmt: skip
    return picture


def _call(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=180)


if __name__ == "__main__":
    for drawn in draw(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/gallery")):
        print(drawn)
