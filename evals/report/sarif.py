"""The decision as SARIF 2.1.0, which code hosts show beside the suite's lines."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import Any, Final

from agent.render import cite
from agent.render.safe import visible
from agent.render.sarif import describe_text, write_log, write_uri
from agent.types import Evidence
from evals.gate.tally import list_statements
from evals.gate.types import FailedCase, Fault, Ruling, Status
from evals.metrics import METRICS
from evals.report.types import NAME, Place, Report
from evals.report.words import write_failed, write_fault
from evals.running.store import dump

_FINGERPRINT: Final = "fault/v1"
_LEVELS: Final = {
    Status.FAILED: "error",
    Status.ADVISED: "note",
}


def render(report: Report) -> str:
    """Return the decision as one SARIF run: a result for each broken rule and each fault."""
    artifacts = _Artifacts()
    results = [
        _write_ruling(each, report) for each in report.decision.rulings if each.status in _LEVELS
    ]
    results += [_write_failed(each, report) for each in report.decision.failed_cases]
    results += [_write_fault(each, report, artifacts) for each in report.decision.faults]
    used = list(dict.fromkeys(each["ruleId"] for each in results))
    for result in results:
        result["ruleIndex"] = used.index(result["ruleId"])
    log = write_log(
        tool=NAME,
        rules=[_describe_rule(each) for each in used],
        artifacts=artifacts.listed,
        results=results,
        exit_code=report.decision.exit_code,
        headline=report.decision.headline,
    )
    log["runs"][0]["properties"] = {"verdict": report.decision.verdict.value}
    return dump(log)


class _Artifacts:
    """The documents that are cited, each followed by its canonical text, where offsets count."""

    def __init__(self) -> None:
        self.listed: list[dict[str, Any]] = []
        self._texts: dict[str, int] = {}

    def find_text(self, item: Evidence) -> int:
        """Return the position of the canonical text of a cited version."""
        document = item.document
        if document.version not in self._texts:
            name = write_uri(PurePath(document.origin).name or "document")
            self.listed.append(
                {
                    "location": {"uri": name},
                    "mimeType": document.media_type,
                    "hashes": {"sha-256": document.version},
                    "description": {"text": visible(cite.name(document))},
                }
            )
            self._texts[document.version] = len(self.listed)
            text = describe_text(len(self.listed) - 1, "document, as citations count it")
            self.listed.append(text)
        return self._texts[document.version]


def _describe_rule(name: str) -> dict[str, Any]:
    metric = METRICS.get(name)
    if metric is None:
        return {"id": name, "shortDescription": {"text": f"The rule {name} of the gate."}}
    return {
        "id": name,
        "shortDescription": {"text": name.replace("_", " ")},
        "fullDescription": {"text": metric.definition},
        "help": {"text": f"{metric.definition}\n\nSource: {metric.source}"},
    }


def _write_ruling(ruling: Ruling, report: Report) -> dict[str, Any]:
    return {
        "ruleId": f"gate/{ruling.rule.value}",
        "level": _LEVELS[ruling.status],
        "kind": "fail",
        "message": {"text": visible(ruling.message)},
        "locations": _locate(ruling.case, report),
        "partialFingerprints": {_FINGERPRINT: _hash("ruling", ruling.name)},
    }


def _write_failed(failed: FailedCase, report: Report) -> dict[str, Any]:
    return {
        "ruleId": "gate/failed_case",
        "level": "error",
        "kind": "fail",
        "message": {"text": write_failed(failed)},
        "locations": _locate(failed.case, report),
        "partialFingerprints": {_FINGERPRINT: _hash("failed", failed.case)},
    }


def _write_fault(fault: Fault, report: Report, artifacts: _Artifacts) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": fault.metric,
        "level": "error" if fault.breaks else "warning",
        "kind": "fail",
        "message": {"text": f"Case {visible(fault.case)}: {write_fault(fault)}"},
        "locations": _locate(fault.case, report),
        "partialFingerprints": {
            _FINGERPRINT: _hash(fault.metric, fault.case, str(fault.place), fault.explanation)
        },
    }
    properties: dict[str, Any] = {} if fault.new is None else {"new": fault.new}
    run = report.find_case(fault.case)
    statements = list_statements(fault.metric, run.answer) if run and run.answer else ()
    if fault.place is not None and fault.place < len(statements):
        statement = statements[fault.place]
        properties |= {"statement": visible(statement.text), "place": fault.place}
        related = [_relate(item, artifacts) for item in statement.evidence]
        if related:
            result["relatedLocations"] = [
                {"id": number, **each} for number, each in enumerate(related)
            ]
    return {**result, "properties": properties} if properties else result


def _relate(item: Evidence, artifacts: _Artifacts) -> dict[str, Any]:
    where = f"{visible(cite.name(item.document))}, {cite.locate((item,))}"
    return {
        "message": {"text": where},
        "physicalLocation": {
            "artifactLocation": {"index": artifacts.find_text(item)},
            "region": {
                "charOffset": item.start,
                "charLength": item.end - item.start,
                "snippet": {"text": visible(item.quote)},
            },
        },
    }


def _locate(case: str, report: Report) -> list[dict[str, Any]]:
    """Return the line of a case, or the suite's first where there is none."""
    place = report.places.get(case) or _find_suite(report)
    if place is None:
        return []
    location: dict[str, Any] = {
        "artifactLocation": {"uri": write_uri(place.file)},
        "region": {"startLine": place.line},
    }
    if not PurePath(place.file).is_absolute():
        location["artifactLocation"]["uriBaseId"] = "%SRCROOT%"
    found: dict[str, Any] = {"physicalLocation": location}
    if case:
        found["logicalLocations"] = [{"name": visible(case), "kind": "member"}]
    return [found]


def _find_suite(report: Report) -> Place | None:
    first = next(iter(report.places.values()), None)
    return Place(file=first.file, line=1) if first else None


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
