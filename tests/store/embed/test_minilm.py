"""The embedder inside the package."""

from __future__ import annotations

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from store.embed.minilm import MAX_TOKENS, MODEL_FOLDER, MiniLM, adds_in_32_bits
from store.errors import EmbedderError
from tests.store.embed.test_contract import shared_minilm


def test_near_meaning_is_nearer_than_far_meaning() -> None:
    """The weights are the right ones: a paraphrase beats a stranger that shares words."""
    vectors = shared_minilm().embed(
        [
            "How long does the trial last?",
            "The pilot shall run for a period of one hundred and eighty days.",
            "The trial court does not last until spring.",
            "Annual revenue of the company rose by four per cent.",
        ]
    )
    near, trap, far = vectors[1:] @ vectors[0]
    assert near > far
    assert trap > far


def test_known_vector() -> None:
    """The numbers are those of the published weights, within int8.

    Reference: the first eight of 384 numbers in fp32 from the weights named in MODEL_CARD.md.
    """
    (found,) = shared_minilm().embed(["The two governments agreed to a pilot of 180 days."])
    np.testing.assert_allclose(found[: len(KNOWN)], KNOWN, atol=0.01)


KNOWN = [0.0343, 0.0738, 0.0200, 0.0331, -0.0625, -0.0315, -0.0619, 0.0143]


def test_the_shipped_files_are_the_released_ones() -> None:
    """Both hashes hold."""
    shared_minilm().check()


@pytest.mark.parametrize("file", ["model.onnx", "tokenizer.json"])
def test_a_missing_file_is_named(tmp_path: Path, file: str) -> None:
    """The error says which file and what to do."""
    shutil.copytree(MODEL_FOLDER, tmp_path / "model")
    (tmp_path / "model" / file).unlink()
    with pytest.raises(EmbedderError, match=rf"{file}.*Install the package again"):
        MiniLM(folder=tmp_path / "model").embed(["text"])


@pytest.mark.parametrize("file", ["model.onnx", "tokenizer.json"])
def test_a_damaged_file_is_named(tmp_path: Path, file: str) -> None:
    """Half a file neither crashes nor is taken for the model."""
    shutil.copytree(MODEL_FOLDER, tmp_path / "model")
    damaged = tmp_path / "model" / file
    damaged.write_bytes(damaged.read_bytes()[: damaged.stat().st_size // 2])
    embedder = MiniLM(folder=tmp_path / "model")
    with pytest.raises(EmbedderError, match=rf"{file}.* is damaged"):
        embedder.embed(["text"])
    with pytest.raises(EmbedderError, match=rf"{file}.* is damaged"):
        embedder.check()


def test_one_embedder_serves_several_threads() -> None:
    """First use from many threads at once loads one model and gives the same bits."""
    embedder = MiniLM(threads=2)
    with ThreadPoolExecutor(8) as pool:
        vectors = list(pool.map(lambda _: embedder.embed(["pilot period"])[0], range(16)))
    for vector in vectors[1:]:
        np.testing.assert_array_equal(vector, vectors[0])


def test_the_number_of_threads_changes_no_vector() -> None:
    """A library made on one machine can be searched on another."""
    texts = [f"Article {number} applies." * number for number in range(1, 12)]
    np.testing.assert_array_equal(MiniLM(threads=1).embed(texts), MiniLM(threads=3).embed(texts))


def test_exactly_the_window_is_used() -> None:
    """256 word pieces count, the special ones among them."""
    fits = "pilot " * (MAX_TOKENS - 3)
    embedder = shared_minilm()
    full, more, beyond = embedder.embed([fits + "days", fits + "law", fits + "days law"])
    assert not np.array_equal(full, more)
    np.testing.assert_array_equal(full, beyond)


@pytest.mark.parametrize(
    ("machine", "flags", "exact"),
    [
        ("x86_64", "flags : sse2 avx2 avx512_vnni", True),
        ("x86_64", "flags : sse2 avx_vnni", True),
        ("x86_64", "flags : sse2 avx2", False),
        ("x86_64", None, False),
        ("aarch64", None, True),
        ("arm64", None, True),
    ],
)
def test_an_unknown_processor_is_taken_for_a_weak_one(
    tmp_path: Path, machine: str, flags: str | None, exact: bool
) -> None:
    """Speed is taken only where int8 products are known not to overflow."""
    if flags is not None:
        (tmp_path / "cpuinfo").write_text(flags)
    assert adds_in_32_bits(tmp_path / "cpuinfo", machine) is exact


def test_both_ways_to_multiply_agree(tmp_path: Path) -> None:
    """A library made on one kind of processor can be searched on the other."""
    texts = ["The pilot shall run for 180 days.", "Annual revenue rose by four per cent."]
    usual = shared_minilm().embed(texts)
    careful = MiniLM(cpuinfo=tmp_path / "none").embed(texts)
    assert (usual * careful).sum(axis=1).min() > 0.998


def test_nothing_is_loaded_before_the_first_use() -> None:
    """Opening the embedder imports neither onnxruntime nor tokenizers."""
    code = (
        "import sys; from store.embed import open_embedder; e = open_embedder(); e.name\n"
        "assert not {'onnxruntime', 'tokenizers', 'openai', 'tenacity'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
