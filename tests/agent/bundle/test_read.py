"""A file that is no bundle is refused in one line that says why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from agent.bundle.canonical import seal_values
from agent.bundle.read import LARGEST, list_bundles, parse_bundle, read_bundle
from agent.bundle.seal import dump, seal
from agent.render import json as as_json
from store.errors import BadInput
from store.library import Library
from tests.agent.bundle.world import draft_in_full
from tests.agent.render.build import FULL


def seal_anew(values: dict[str, Any], **changes: object) -> bytes:
    changed = {**values, **changes}
    return json.dumps({**changed, "seal": seal_values(changed)}).encode()


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (b"", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"{'a': 1}", "no JSON"),
        (b'{"a": NaN}', "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"[1, 2]", "no JSON object"),
        (b"{}", "its kind is None"),
        (b'{"kind": "letter"}', "its kind is 'letter'"),
        (b'{"kind": "policy-briefing-bundle", "schema_version": "2"}', "a later version"),
        (b'{"kind": "policy-briefing-bundle", "schema_version": 1}', "schema_version 1"),
        (b'{"kind": "policy-briefing-bundle", "schema_version": "1"}', "changed after it was"),
    ],
)
def test_what_is_no_bundle_is_refused(written: bytes, why: str) -> None:
    with pytest.raises(BadInput, match=why) as refused:
        parse_bundle(written, name="b.json")
    assert len(str(refused.value).splitlines()) == 1
    assert len(str(refused.value)) < 300


def test_an_answer_in_json_is_told_from_a_bundle() -> None:
    written = as_json.dump(as_json.render(FULL)).encode()
    with pytest.raises(BadInput, match="as --json prints it"):
        parse_bundle(written, name="answer.json")


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there is no file"):
        read_bundle(tmp_path / "nothing.json")
    with pytest.raises(BadInput, match="cannot be read"):
        read_bundle(tmp_path)


def test_a_file_beyond_all_bounds_is_not_parsed(tmp_path: Path) -> None:
    file = tmp_path / "large.json"
    with file.open("wb") as written:
        written.truncate(LARGEST + 1)
    with pytest.raises(BadInput, match="larger than 64 MB"):
        read_bundle(file)


def test_the_bundles_of_a_folder_are_found_among_other_files(
    tmp_path: Path, library: Library
) -> None:
    written = dump(seal(draft_in_full(library), library))
    (tmp_path / "rows").mkdir()
    bundles = [tmp_path / "a.json", tmp_path / "rows" / "b.json"]
    for file in bundles:
        file.write_text(written, encoding="utf-8")
    (tmp_path / "manifest.json").write_text('{"rows": 2}', encoding="utf-8")
    (tmp_path / "page.html").write_text(written, encoding="utf-8")
    assert list_bundles(tmp_path) == bundles
    assert list_bundles(bundles[0]) == bundles[:1]


def test_a_bundle_whose_keys_were_sorted_is_found_too(tmp_path: Path, library: Library) -> None:
    """The seal lets another program write it anew; to pass it over would be to call it proven."""
    values = json.loads(dump(seal(draft_in_full(library), library)))
    file = tmp_path / "sorted.json"
    file.write_text(json.dumps(values, sort_keys=True), encoding="utf-8")
    assert list_bundles(tmp_path) == [file]
    assert len(read_bundle(file).statements) == 3


def test_a_folder_without_bundles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no bundle in the folder"):
        list_bundles(tmp_path)


def test_a_written_bundle_is_read(tmp_path: Path, library: Library) -> None:
    file = tmp_path / "b.json"
    file.write_text(dump(seal(draft_in_full(library), library)), encoding="utf-8")
    assert len(read_bundle(file).statements) == 3


@pytest.mark.parametrize(
    ("key", "value", "where"),
    [
        ("outcome", "perhaps", "outcome"),
        ("extra", 1, "extra"),
        ("statements", [], "do not show each statement"),
        ("sections", [], "do not show each statement"),
        ("documents", [], "not described"),
        ("as_at", 5, "as_at"),
    ],
)
def test_a_sealed_file_of_another_shape_is_refused(
    library: Library, key: str, value: object, where: str
) -> None:
    """Whoever seals anew what this program never writes is told what is wrong with it."""
    values = seal(draft_in_full(library), library)
    with pytest.raises(BadInput, match=where):
        parse_bundle(seal_anew(values, **{key: value}), name="b.json")


def test_sections_show_the_statements_in_their_order(library: Library) -> None:
    """A refresh goes through both together: the verdict on one must never fall to another."""
    values = json.loads(json.dumps(seal(draft_in_full(library), library)))
    blocks = values["sections"][0]["blocks"]
    first, second = (each for each in blocks if each["type"] == "paragraph")
    first["statement"], second["statement"] = second["statement"], first["statement"]
    with pytest.raises(BadInput, match="in its order"):
        parse_bundle(seal_anew(values), name="b.json")


def test_selectors_must_name_what_is_quoted(library: Library) -> None:
    values = json.loads(json.dumps(seal(draft_in_full(library), library)))
    values["statements"][0]["evidence"][0]["quote"] = "The hub costs 13 million crowns a year."
    with pytest.raises(BadInput, match="selectors name other words"):
        parse_bundle(seal_anew(values), name="b.json")
