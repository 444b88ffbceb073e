"""The HTML page: whole, alone, safe, and showing the words in question."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

from evals.gate.history import make_past
from evals.report import html
from evals.report.types import Report
from tests.evals.gate.runs import make_case, make_run, quote, say, score
from tests.evals.report.reports import (
    DRIFTED,
    every_report,
    make_drifting,
    report_on,
)


class _Reader(HTMLParser):
    """Keeps the tags and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.marked: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "input"}:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "mark":
            self.marked.append(data)

    @property
    def unclosed(self) -> list[str]:
        return self._open


@every_report
def test_the_page_is_whole_and_asks_for_nothing(report: Report) -> None:
    """Every tag is closed, and no attribute loads, sends or runs anything."""
    page = html.render(report)
    read = _Reader(page)
    assert read.unclosed == []
    loading = {"src", "srcset", "action", "data", "poster", "background", "style", "formaction"}
    for tag, attributes in read.tags:
        assert tag not in {"link", "img", "iframe", "object", "embed", "base"}
        assert not loading & set(attributes)
        assert not any(name.startswith("on") for name in attributes)
        assert (attributes.get("href") or "#").startswith("#")
    assert "http:" not in page
    assert "https:" not in page
    assert "url(" not in page
    assert "@import" not in page


@every_report
def test_only_the_script_and_style_of_the_page_are_let_in(report: Report) -> None:
    """The policy names both by their hash, and there is one of each."""
    page = html.render(report)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert policy.group(1).startswith("default-src 'none'; ")
    assert "unsafe" not in policy.group(1)
    for tag in ("style", "script"):
        (held,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(held.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy.group(1)


def test_the_page_marks_the_words_of_the_finding_on_both_sides() -> None:
    """“will” in the statement, “intend” in the passage; the passage stands in its surroundings."""
    page = html.render(DRIFTED)
    assert _Reader(page).marked == ["will", "intend"]
    assert "Article 4. Access." in page
    assert "Each party bears its own costs." in page
    assert '<article id="' in page
    assert 'class="new"' in page


def test_the_page_draws_each_metric_over_its_history() -> None:
    """Two earlier runs and this one: three points, and the limit."""
    page = html.render(DRIFTED)
    (drawn,) = re.findall(r'<svg[^>]*aria-label="force_drift:.*?</svg>', page, re.DOTALL)
    assert drawn.count("<circle") == 3
    assert drawn.count('class="point now"') == 1
    assert drawn.count('class="limit"') == 1
    assert "v1: 0.000" in drawn


def test_without_history_the_baseline_is_drawn() -> None:
    """Two points: the baseline and this run."""
    report = Report(run=DRIFTED.run, decision=DRIFTED.decision)
    (drawn,) = re.findall(
        r'<svg[^>]*aria-label="force_drift:.*?</svg>', html.render(report), re.DOTALL
    )
    assert drawn.count("<circle") == 2


def test_a_marked_word_is_no_markup_either() -> None:
    """The words of a finding may be a tag themselves."""
    said = say("They use <img> here.", quote("The parties intend"))
    run = make_run(
        [make_case("a", said)], [score("force_drift", "a", 1.0, place=0, why="'<img>': x")]
    )
    assert "They use <mark>&lt;img&gt;</mark> here." in html.render(report_on(run))


def test_words_in_question_are_found_whole() -> None:
    """The mayor is no "may"; of words that are not there together the figure is marked."""
    said = say("The mayor may name 600 fellows.", quote("The parties intend"))
    why = "'may': x; '600 fellowship': y"
    run = make_run([make_case("a", said)], [score("force_drift", "a", 1.0, place=0, why=why)])
    assert _Reader(html.render(report_on(run))).marked == ["may", "600"]


def test_a_run_on_another_suite_is_drawn_hollow() -> None:
    """Its figure is no earlier state of this one."""
    past = make_past(make_drifting(0.0), "v0").model_copy(update={"suite_hash": "other"})
    report = Report(run=DRIFTED.run, decision=DRIFTED.decision, history=(past,))
    page = html.render(report)
    assert 'class="point other"' in page
    assert "on another suite or library" in page
