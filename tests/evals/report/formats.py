"""The rules of SARIF 2.1.0 and of JUnit's schema, as far as they bear on what we write."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

LEVELS = {"none", "note", "warning", "error"}
FIELDS = {
    "log": {"$schema", "version", "runs"},
    "run": {"tool", "columnKind", "invocations", "artifacts", "results", "properties"},
    "result": {
        "ruleId",
        "ruleIndex",
        "level",
        "kind",
        "message",
        "locations",
        "relatedLocations",
        "partialFingerprints",
        "properties",
    },
    "location": {"id", "message", "physicalLocation", "logicalLocations"},
    "artifact": {"location", "parentIndex", "mimeType", "hashes", "description"},
    "region": {"startLine", "charOffset", "charLength", "snippet"},
    "place": {"uri", "uriBaseId", "index"},
}


def check_sarif(log: dict[str, Any]) -> None:
    """Fail where a log breaks a rule of the standard; sections are those of the OASIS text."""
    _has_only(log, "log")
    assert log["version"] == "2.1.0"  # 3.13.2
    (run,) = log["runs"]
    _has_only(run, "run")
    driver = run["tool"]["driver"]
    assert driver["name"]  # 3.19.8
    rules = driver["rules"]
    ids = [each["id"] for each in rules]
    assert len(set(ids)) == len(ids)  # 3.19.23: no two of one id
    assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}  # 3.14.17
    assert isinstance(run["invocations"][0]["executionSuccessful"], bool)  # 3.20.14: required
    assert isinstance(run["results"], list)  # 3.14.23: empty, not absent, where none was found
    artifacts = run["artifacts"]
    for place, artifact in enumerate(artifacts):
        _has_only(artifact, "artifact")
        _check_uri(artifact["location"]["uri"])
        parent = artifact.get("parentIndex")
        assert parent is None or 0 <= parent < place  # 3.24.3
    for result in run["results"]:
        _check_result(result, ids, artifacts)


def _check_result(result: dict[str, Any], ids: list[str], artifacts: list[Any]) -> None:
    _has_only(result, "result")
    assert ids[result["ruleIndex"]] == result["ruleId"]  # 3.27.6
    assert result["level"] in LEVELS  # 3.27.10
    assert result["kind"] == "fail"  # 3.27.9: a level other than "none" needs it
    assert result["message"]["text"]  # 3.11.8
    assert all(isinstance(each, str) for each in result["partialFingerprints"].values())
    related = result.get("relatedLocations", [])
    numbers = [each["id"] for each in related]
    assert len(set(numbers)) == len(numbers)  # 3.28.2
    assert related or "relatedLocations" not in result
    for location in [*result["locations"], *related]:
        _has_only(location, "location")
        place = location["physicalLocation"]["artifactLocation"]
        _has_only(place, "place")
        assert place  # 3.4.1: a uri or an index
        if "uri" in place:
            _check_uri(place["uri"])
        if "index" in place:
            assert 0 <= place["index"] < len(artifacts)
        region = location["physicalLocation"]["region"]
        _has_only(region, "region")
        # 3.30.1: a region has a line, or an offset with a length; each from its first value.
        assert ("startLine" in region) is not ("charOffset" in region)
        assert region.get("startLine", 1) >= 1
        assert region.get("charOffset", 0) >= 0
        assert region.get("charLength", 1) >= 0


def _check_uri(uri: str) -> None:
    """3.4.3: a valid URI reference; a relative one climbs nowhere."""
    assert uri.isascii()
    assert " " not in uri
    assert urlsplit(uri).path
    assert ".." not in PurePosixPath(unquote(uri)).parts


def _has_only(value: dict[str, Any], kind: str) -> None:
    """Say which field the standard does not know: its schema allows no others."""
    assert set(value) <= FIELDS[kind], set(value) - FIELDS[kind]


def check_junit(written: str) -> None:
    """Fail where a report breaks the schema of the Jenkins xUnit plugin, or its counts do."""
    root = ET.fromstring(written.encode())  # noqa: S314 - our own text
    assert root.tag == "testsuites"
    assert set(root.attrib) == {"name", "tests", "failures", "errors"}
    suites = list(root)
    assert {each.tag for each in suites} == {"testsuite"}
    for suite in suites:
        assert set(suite.attrib) == {"name", "tests", "failures", "errors", "skipped"}
        assert {each.tag for each in suite} <= {"testcase"}
        assert int(suite.attrib["tests"]) == len(suite)
        for attribute, tag in (
            ("failures", "failure"),
            ("errors", "error"),
            ("skipped", "skipped"),
        ):
            assert int(suite.attrib[attribute]) == len(suite.findall(f"testcase/{tag}"))
        names = [each.attrib["name"] for each in suite]
        assert len(set(names)) == len(names)
        for case in suite:
            assert set(case.attrib) == {"classname", "name"}
            assert {each.tag for each in case} <= {"failure", "error", "skipped", "system-out"}
            assert all(set(each.attrib) <= {"message"} for each in case)
    for attribute in ("tests", "failures", "errors"):
        total = sum(int(each.attrib[attribute]) for each in suites)
        assert int(root.attrib[attribute]) == total
