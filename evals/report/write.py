"""All reports of a run in a folder: every file whole, or none of them."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from evals.report import github, html, json, junit, sarif, text
from evals.report.types import Report
from store.errors import BadInput

FORMS: Final[Mapping[str, Callable[[Report], str]]] = MappingProxyType(
    {
        "report.html": html.render,
        "report.md": github.render_summary,
        "report.txt": text.render,
        "annotations.txt": github.render,
        "decision.json": json.render,
        "junit.xml": junit.render,
        "report.sarif": sarif.render,
    }
)
"""The files of a report by name. What is in `annotations.txt` annotates a pull request once a step
of a workflow prints it."""


def write_reports(report: Report, folder: Path) -> list[Path]:
    """Write every form of the report into a folder, which is made if need be.

    All are rendered and written beside their places before the first one takes its place, so that
    a full disk or a fault leaves no half of a report.

    Raises:
        BadInput: the folder or a file cannot be written; what was there before still is.
    """
    rendered = {name: render(report) for name, render in FORMS.items()}
    return write_files(rendered, folder)


def write_files(contents: Mapping[str, str], folder: Path) -> list[Path]:
    """Write files of these names and texts into a folder, all of them or none.

    Raises:
        BadInput: the folder or a file cannot be written; what was there before still is.
    """
    staged: dict[Path, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            target = folder / name
            if target.is_dir():
                raise IsADirectoryError(0, "a folder is in its place", str(target))
            descriptor, unfinished = tempfile.mkstemp(dir=folder, prefix=f".{name}.")
            staged[target] = Path(unfinished)
            with os.fdopen(descriptor, "w", encoding="utf-8", errors="surrogatepass") as file:
                file.write(content)
            staged[target].chmod(0o644)
        for target, unfinished_path in staged.items():
            unfinished_path.replace(target)
    except OSError as error:
        for unfinished_path in staged.values():
            unfinished_path.unlink(missing_ok=True)
        where = error.filename or folder
        raise BadInput(f"{where}: the report cannot be written: {error.strerror}") from error
    return list(staged)
