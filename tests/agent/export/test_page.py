"""The HTML page: valid, on its own, and every sentence opens its passage."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree, html

from agent.briefing.types import Briefing, Paragraph
from agent.export import page
from agent.export.assemble import assemble
from agent.export.context import open_places
from agent.export.paper import Paper
from agent.export.write import export
from evals.shelf import Shelf
from store.filters import Filters
from tests.agent.export.scene import brief, find, quote, section, shelve, show

PHRASING_ONLY = ("p", "h1", "h2", "h3", "span", "summary", "dt", "a", "i", "mark", "th")
BROWSER_SECONDS = 60
BLOCKS = frozenset({
    "p", "div", "ul", "ol", "li", "table", "section", "blockquote", "dl", "details", "h1", "h2",
    "header", "aside", "main",
})  # fmt: skip


@pytest.fixture(scope="module")
def written(paper: Paper, shelf: Shelf) -> str:
    return page.write(paper, open_places(paper.notes, shelf, Filters()))


@pytest.fixture(scope="module")
def root(written: str) -> etree._Element:
    return _parse(written)


def _parse(written: str) -> etree._Element:
    """Return the page read strictly: one tag out of place and this fails.

    Style and script are taken out, for XML reads them as markup and HTML does not.
    """
    bare = re.sub(r"(?s)<(style|script)>.*?</\1>", "", written)
    return etree.fromstring(bare.encode(), etree.XMLParser(resolve_entities=False))


def test_it_is_well_formed_and_nests_as_html_allows(root: etree._Element) -> None:
    for name in PHRASING_ONLY:
        for element in root.iter(name):
            inside = {str(child.tag) for child in element.iterdescendants()}
            assert not inside & BLOCKS, f"a block inside {name}"
    for link in root.iter("a"):
        assert not list(link.iter("a"))[1:]


def test_every_id_is_there_once_and_every_reference_leads_somewhere(root: etree._Element) -> None:
    ids = Counter(root.xpath("//@id"))
    assert max(ids.values()) == 1
    for reference in root.xpath("//@href"):
        assert reference.startswith("#")
        assert reference[1:] in ids
    for name in ("aria-labelledby", "aria-controls", "data-place"):
        for reference in root.xpath(f"//@{name}"):
            assert reference in ids


def test_it_asks_nothing_of_any_network(written: str, root: etree._Element) -> None:
    """No source, no import, no address but places on the page itself."""
    assert not root.xpath("//@src | //@srcset | //@action | //@style | //link | //iframe | //img")
    assert not re.search(r"@import|url\(|fetch\(|XMLHttpRequest|import\(", written)
    assert not re.search(r"https?://", re.sub(r"(?s)<blockquote.*?</blockquote>", "", written))


def test_only_its_own_style_and_script_are_let_in(written: str, root: etree._Element) -> None:
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        (inside,) = re.findall(f"(?s)<{tag}>(.*?)</{tag}>", written)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert not root.xpath("//@*[starts-with(name(), 'on')]")


def test_every_sentence_names_its_notes_and_every_note_holds_its_passage(
    root: etree._Element, paper: Paper
) -> None:
    """Nothing is shown that does not open what proves it."""
    sentences = root.xpath("//*[contains(@class, 'said')]")
    numbers = [number for each in sentences for number in each.get("data-notes").split()]
    assert numbers == [str(note.number) for note in paper.notes]
    for note in paper.notes:
        (item,) = root.xpath(f"//li[@id='note-{note.number}']")
        places = item.xpath(".//@data-place")
        assert len(places) == len(note.references)
        for place, reference in zip(places, note.references, strict=True):
            (passage,) = root.xpath(f"//details[@id='{place}']")
            marked = " ".join("".join(mark.itertext()) for mark in passage.iter("mark"))
            assert marked == " ".join(item.quote for item in reference.evidence)
            assert passage.xpath(".//dl/dt[text()='Status']")


def test_the_passage_shows_the_sentences_around_it(shelf: Shelf) -> None:
    document = find(shelf, "annual-report-2025.pdf")
    place = show(shelf, document, "calendar year")
    paper = assemble(brief(section(Paragraph(statement=quote(place)))))
    written = page.write(paper, open_places(paper.notes, shelf, Filters()))
    around = [
        each.text
        for each in shelf.sentences(document.version)
        if 0 < abs(each.ordinal - place.ordinal) <= 2
    ]
    assert around
    shown = _parse(written).xpath("//span[@class='around']/text()")
    assert shown == around


def test_a_document_that_is_gone_is_said_to_be_gone(shelf: Shelf) -> None:
    """The quotation stays readable; that nothing bears it out any more is said."""
    place = show(shelf, find(shelf, "annual-report-2025.pdf"), "calendar year")
    lost = replace(place, document=replace(place.document, version="ee" * 32))
    paper = assemble(brief(section(Paragraph(statement=quote(lost)))))
    root = _parse(page.write(paper, open_places(paper.notes, shelf, Filters())))
    (remark,) = root.xpath("//p[@class='stale']/text()")
    assert remark.startswith("No longer proven")
    assert "".join(root.xpath("//mark//text()")) == place.quote


def test_it_can_be_read_without_the_script(root: etree._Element) -> None:
    """Marks lead to notes, notes back, and passages open by themselves."""
    assert root.xpath("//aside/@hidden") == ["hidden"]
    assert root.xpath("//details[@class='proof']/summary")
    assert not root.xpath("//*[@role='button']")


def test_it_has_landmarks_a_language_and_a_way_past_the_head(root: etree._Element) -> None:
    assert root.get("lang") == "en-GB"
    assert len(root.xpath("//main")) == len(root.xpath("//h1")) == 1
    assert root.xpath("//a[@class='skip']/@href") == ["#paper"]
    assert all(cell.get("scope") == "col" for cell in root.xpath("//thead//th"))
    assert root.xpath("//aside/@aria-label")


def test_words_of_documents_are_words() -> None:
    """A document that brings a script, a tag or a turn of direction shows it and runs nothing."""
    texts = (
        "<script>alert(1)</script> closes </script></style> here.",
        "An attribute \" onclick='x' breaks out.",
        "Turned \u202etxet\u202c and a null \x00 and a bell \x07 too.",
        "javascript:alert(1) and data:text/html,x stay words.",
    )
    hostile = shelve(texts, title='"><img src=x onerror=alert(1)>')
    document = find(hostile, "note.txt")
    said = [
        Paragraph(statement=quote(show(hostile, document, each.text)))
        for each in hostile.sentences(document.version)
    ]
    written = export(brief(section(*said)), "html", shelf=hostile).decode()
    root = _parse(written)
    assert not list(root.iter("img"))
    assert written.count("<script>") == 1
    assert "\\u202etxet\\u202c" in written
    assert not re.search(r"[\u202a-\u202e\x00-\x08]", written)


def test_the_same_briefing_is_the_same_page(briefing: Briefing, shelf: Shelf) -> None:
    assert export(briefing, "html", shelf=shelf) == export(briefing, "html", shelf=shelf)


CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="needs a browser (`chromium` or `google-chrome`)")
def test_in_a_browser_a_sentence_opens_its_passage(
    written: str, paper: Paper, tmp_path: Path
) -> None:
    """From a file, under its own policy: the address of a sentence opens it as a click does."""
    file = tmp_path / "briefing.html"
    file.write_text(written, encoding="utf-8")
    assert CHROMIUM is not None
    done = subprocess.run(
        [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
            f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=2000", "--dump-dom",
            f"{file.as_uri()}#s2",
        ],
        capture_output=True,
        text=True,
        timeout=BROWSER_SECONDS,
        check=True,
    )  # fmt: skip
    assert "CONSOLE" not in done.stderr
    shown = html.fromstring(done.stdout)
    assert [each.get("id") for each in shown.xpath("//*[@aria-expanded='true']")] == ["s2"]
    assert len(shown.xpath("//*[@role='button'][@tabindex='0']")) == len(paper.notes) - 2
    (seen,) = shown.xpath("//div[@id='seen']/div")
    quotes = [item.quote for item in paper.notes[1].references[0].evidence]
    assert [mark.text_content() for mark in seen.iter("mark")] == quotes
