"""The decision as JUnit XML: a test for each rule and each case, red where the decision is.

Source: the schema of the Jenkins xUnit plugin (junit-10.xsd), which CI services read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Final

from agent.render.safe import visible
from evals.gate.types import Rule, Ruling, Status
from evals.report.exhibits import list_exhibits
from evals.report.types import NAME, Report
from evals.report.words import group_faults, write_judged

_NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAG: Final = re.compile(r"<(failure|error|skipped)\b")


def render(report: Report) -> str:
    """Return the decision as XML without times: the same report is the same text."""
    suites = [
        _write_suite("gate", [*_list_rules(report), _write_judge(report)]),
        _write_suite("cases", list(_list_cases(report))),
    ]
    body = "\n".join(text for text, _ in suites)
    counts = {name: sum(found[name] for _, found in suites) for name in suites[0][1]}
    del counts["skipped"]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<testsuites name={_quote(NAME)}{_count(counts)}>\n{body}\n</testsuites>\n"
    )


def _write_suite(name: str, cases: list[str]) -> tuple[str, dict[str, int]]:
    kinds = [found.group(1) for each in cases for found in _TAG.finditer(each)]
    counts = {
        "tests": len(cases),
        "failures": kinds.count("failure"),
        "errors": kinds.count("error"),
        "skipped": kinds.count("skipped"),
    }
    body = "\n".join(cases)
    return (
        f"<testsuite name={_quote(f'{NAME}: {name}')}{_count(counts)}>\n{body}\n</testsuite>",
        counts,
    )


def _list_rules(report: Report) -> Iterator[str]:
    for ruling in report.decision.rulings:
        if ruling.rule is not Rule.MUST_PASS:
            yield _write_case("gate", ruling.name, _write_ruling(ruling))
    nothing = not report.decision.broken and report.decision.exit_code == 4
    if nothing:
        fault = _write_element("failure", report.decision.headline)
        yield _write_case("gate", "something is measured", fault)


def _write_judge(report: Report) -> str:
    said = write_judged(report.decision)
    fault = _write_element("error", said) if report.decision.judged.too_many else ""
    return _write_case("gate", "judge failures", fault or _write_out([said]))


def _list_cases(report: Report) -> Iterator[str]:
    """Yield each case: red where it had to pass, or could not be measured, and no other."""
    must = {each.case: each for each in report.decision.rulings if each.rule is Rule.MUST_PASS}
    failed = {each.case: each.why for each in report.decision.failed_cases}
    faults: dict[str, list[str]] = {}
    for exhibit in list_exhibits(report):
        said = "".join(each.text for each in exhibit.statement) or exhibit.question
        said = f"proposed: {said}" if exhibit.proposed else said
        lines = [said, *(f"- {names}: {why}" for names, why in group_faults(exhibit.faults))]
        faults.setdefault(exhibit.case, []).extend(lines)
    names = dict.fromkeys([*(each.case.id for each in report.run.cases), *must])
    if "" in failed:
        yield _write_case("cases", "the whole run", _write_element("error", failed[""]))
    for name in names:
        parts = []
        if name in failed:
            parts.append(_write_element("error", failed[name]))
        elif name in must and must[name].status is Status.FAILED:
            parts.append(_write_ruling(must[name]))
        if name in faults:
            parts.append(_write_out(faults[name]))
        yield _write_case("cases", name, "".join(parts))


def _write_ruling(ruling: Ruling) -> str:
    if ruling.status is Status.FAILED:
        return _write_element("failure", ruling.message)
    if ruling.status is Status.UNMEASURED:
        return f"<skipped message={_quote(ruling.message)}/>"
    return _write_out([ruling.message])


def _write_case(suite: str, name: str, body: str) -> str:
    classname = _quote(f"brief.eval.{suite}")
    return f"<testcase classname={classname} name={_quote(name)}>{body}</testcase>"


def _write_element(tag: str, message: str) -> str:
    return f"<{tag} message={_quote(message)}>{_clean(message)}</{tag}>"


def _write_out(lines: list[str]) -> str:
    return f"<system-out>{_clean(chr(10).join(lines))}</system-out>"


def _count(counts: dict[str, int]) -> str:
    return "".join(f' {name}="{number}"' for name, number in counts.items())


def _quote(text: str) -> str:
    """Return an attribute's value; a line end in it would be read as a space."""
    return f'"{_clean(text).replace(chr(10), "&#10;")}"'


def _clean(text: str) -> str:
    """Return the text with every unseen character spelled out, and its markup escaped.

    What XML cannot hold is unseen, and so is spelled out too.
    """
    shown = "\n".join(visible(line) for line in text.split("\n"))
    assert _NOT_IN_XML.search(shown) is None
    return escape(shown)
