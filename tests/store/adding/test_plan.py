"""What is decided about files, without touching any."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from store.adding.plan import Known, Plan, Seen, plan
from store.adding.report import Outcome
from store.truth.record import Location, Refusal

NOW = "pipeline 1"


def seen(path: str, version: str) -> Seen:
    return Seen(path=path.encode(), version=version, size=1, mtime_ns=1)


def know(
    locations: Mapping[str, str],
    *,
    documents: Mapping[str, str] | None = None,
    pipeline: str = NOW,
    refusals: Collection[Refusal] = (),
) -> Known:
    """Return a library with these versions at these paths; each its own document by default."""
    versions = documents or {version: f"doc-{version}" for version in locations.values()}
    return Known(
        locations={
            path.encode(): Location(path=path.encode(), version=version, size=1, mtime_ns=1)
            for path, version in locations.items()
        },
        documents=versions,
        pipelines=dict.fromkeys(versions, pipeline),
        refusals={(item.version, item.suffix): item for item in refusals},
    )


def decide(files: Mapping[str, str], known: Known, *, there: Collection[str] = ()) -> Plan:
    return plan(
        [seen(path, version) for path, version in files.items()],
        known,
        pipeline=NOW,
        exists=lambda path: path.decode() in there,
    )


def outcomes(result: Plan) -> dict[str, str]:
    settled = {item.seen.path.decode(): item.outcome.value for item in result.settled}
    tasks = {one.path.decode(): task.outcome.value for task in result.tasks for one in task.seen}
    return settled | tasks


def test_the_same_bytes_at_two_new_paths_are_read_once() -> None:
    result = decide({"a": "v1", "b": "v1"}, know({}))
    assert len(result.tasks) == 1
    assert [one.path for one in result.tasks[0].seen] == [b"a", b"b"]


def test_a_changed_file_continues_its_document() -> None:
    (task,) = decide({"a": "v2"}, know({"a": "v1"})).tasks
    assert (task.document, task.outcome) == ("doc-v1", Outcome.REPLACED)


def test_a_changed_copy_begins_a_document() -> None:
    (task,) = decide({"a": "v2", "b": "v1"}, know({"a": "v1", "b": "v1"})).tasks
    assert task.document != "doc-v1"


def test_when_both_copies_change_one_continues_the_document() -> None:
    tasks = decide({"a": "v2", "b": "v3"}, know({"a": "v1", "b": "v1"})).tasks
    assert [task.document == "doc-v1" for task in tasks] == [True, False]


def test_a_moved_file_leaves_its_path_only_if_nothing_stands_there() -> None:
    gone = decide({"b": "v1"}, know({"a": "v1"}))
    assert (outcomes(gone), gone.gone) == ({"b": "moved"}, {b"a"})
    copy = decide({"b": "v1"}, know({"a": "v1"}), there={"a"})
    assert (outcomes(copy), copy.gone) == ({"b": "unchanged"}, set())
    assert copy.located == [seen("b", "v1").location]


def test_a_file_moved_over_another() -> None:
    result = decide({"b": "v1"}, know({"a": "v1", "b": "v2"}))
    assert (outcomes(result), result.gone) == ({"b": "replaced"}, {b"a"})


def test_files_that_changed_places() -> None:
    result = decide({"a": "v2", "b": "v1"}, know({"a": "v1", "b": "v2"}))
    assert outcomes(result) == {"a": "replaced", "b": "replaced"}
    assert {item.path: item.version for item in result.located} == {b"a": "v2", b"b": "v1"}
    assert not result.tasks


def test_what_another_pipeline_read_is_read_again_under_its_id() -> None:
    (task,) = decide({"a": "v1"}, know({"a": "v1"}, pipeline="pipeline 0")).tasks
    assert task.document == "doc-v1"


def test_refused_bytes_are_tried_again_under_another_suffix() -> None:
    refusal = Refusal(version="v1", suffix=".md", error="Damaged", reason="it is broken")
    result = decide({"a.md": "v1", "b.txt": "v1"}, know({}, refusals=[refusal]))
    assert [one.path for one, _ in result.refused] == [b"a.md"]
    assert [one.path for task in result.tasks for one in task.seen] == [b"b.txt"]


def test_ids_come_from_the_first_bytes_alone() -> None:
    version = "0123456789abcdef" * 4
    (task,) = decide({"/anywhere/a": version}, know({})).tasks
    assert task.document == "0123456789ab"
