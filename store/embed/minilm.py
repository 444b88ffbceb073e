"""all-MiniLM-L6-v2 in int8 on this machine's processor: no network, no key, nothing to download.

Every text is run by itself, without padding, on one thread, several texts at a time. So a text's
vector depends on that text alone (int8 scales are taken from the whole input, and a batch would mix
its members), and nothing is spent on padding. Nor is it slower: passages a second of processor time
were 70 one by one, 68 in batches of 2 or 4, 57 in batches of 16 (sorted by length, two threads).

Source: the conversion and its accuracy are in model/MODEL_CARD.md.
"""

from __future__ import annotations

import hashlib
import os
import platform
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from store.errors import EmbedderError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray
    from tokenizers import Encoding, Tokenizer

    from store.ports import Vectors

MODEL_FOLDER = Path(str(files("store.embed") / "model"))
MODEL_SHA256 = "e0140027f69bd5814a0a55204df0d4af724b4bfc504fe6d09702798b1220b8a6"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
DIMENSIONS = 384
# The length the model was trained and published with (sentence_bert_config.json).
MAX_TOKENS = 256
# Tokenizing in one call keeps every id of the call in memory: 512 texts are a few MB and lose no
# speed against 4,096.
TEXTS_AT_ONCE = 512
CPUINFO = Path("/proc/cpuinfo")
VNNI_FLAGS = frozenset({"avx512_vnni", "avx_vnni"})
# Prose of 256 word pieces has about 1,200 characters; beyond this a text is not even tokenized.
CHARACTERS_ENOUGH = 16_384


class _Session(Protocol):
    """The one thing that is asked of onnxruntime's session."""

    def run(self, outputs: None, inputs: Mapping[str, NDArray[np.int64]]) -> list[Vectors]: ...


class MiniLM:
    """The embedder inside the package; loads on first use and is safe to share between threads.

    Args:
        threads: texts embedded at the same time; the number of usable cores when None.
        folder: where model.onnx and tokenizer.json are; for tests.
        cpuinfo: where the processor's flags are read; for tests.

    """

    name = f"minilm-l6-v2-int8:{MODEL_SHA256[:12]}"
    dimensions = DIMENSIONS
    max_tokens = MAX_TOKENS

    def __init__(
        self, *, threads: int | None = None, folder: Path = MODEL_FOLDER, cpuinfo: Path = CPUINFO
    ) -> None:
        self._threads = threads or _usable_cores()
        self._folder = folder
        self._cpuinfo = cpuinfo
        self._loading = threading.Lock()

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return shape (len(texts), 384), rows of length 1 in the order given.

        Raises:
            EmbedderError: the model's files are missing or cannot be loaded.
        """
        rows = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        if not texts:
            return rows
        session = self._session
        if len(texts) == 1:
            rows[0] = _run(session, self._ids(texts)[0])
            return rows
        with ThreadPoolExecutor(self._threads) as workers:
            for start in range(0, len(texts), TEXTS_AT_ONCE):
                ids = self._ids(texts[start : start + TEXTS_AT_ONCE])
                # Longest first: no worker is left alone with a long text at the end.
                order = sorted(range(len(ids)), key=lambda at: -len(ids[at]))
                vectors = workers.map(partial(_run, session), [ids[at] for at in order])
                for at, vector in zip(order, vectors, strict=True):
                    rows[start + at] = vector
        return rows

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return word pieces for each text, with the two special ones; nothing is cut."""
        counts: list[int] = []
        for start in range(0, len(texts), TEXTS_AT_ONCE):
            encodings = self._encode(texts[start : start + TEXTS_AT_ONCE])
            counts += [len(encoding) for encoding in encodings]
        return counts

    def check(self) -> None:
        """Compare both files with the hashes they were released with.

        Raises:
            EmbedderError: a file is missing or differs.
        """
        for file, expected in (("model.onnx", MODEL_SHA256), ("tokenizer.json", TOKENIZER_SHA256)):
            found = hashlib.sha256(self._bytes(file)).hexdigest()
            if found != expected:
                raise EmbedderError(
                    f"The embedder's file {str(self._folder / file)!r} is damaged "
                    f"(SHA-256 {found[:12]}, expected {expected[:12]}). Install the package again."
                )

    def _ids(self, texts: Sequence[str]) -> list[list[int]]:
        """Return ids cut to 256, keeping the closing special piece."""
        encodings = self._encode([text[:CHARACTERS_ENOUGH] for text in texts])
        ids = [encoding.ids for encoding in encodings]
        return [one if len(one) <= MAX_TOKENS else one[: MAX_TOKENS - 1] + one[-1:] for one in ids]

    def _encode(self, texts: Sequence[str]) -> list[Encoding]:
        # Half of a surrogate pair cannot be written as UTF-8, which the tokenizer needs.
        clean = [text.encode("utf-8", "replace").decode() for text in texts]
        return list(self._tokenizer.encode_batch_fast(clean))

    def _bytes(self, file: str) -> bytes:
        path = self._folder / file
        try:
            return path.read_bytes()
        except OSError as error:
            raise EmbedderError(
                f"The embedder's file {str(path)!r} cannot be read ({error.strerror}). "
                "Install the package again."
            ) from error

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        with self._loading:
            from tokenizers import Tokenizer

            try:
                tokenizer = Tokenizer.from_buffer(self._bytes("tokenizer.json"))
            except ValueError as error:
                raise EmbedderError(_broken(self._folder / "tokenizer.json")) from error
            # The published file pads and cuts to 128.
            tokenizer.no_padding()
            tokenizer.no_truncation()
            return tokenizer

    @cached_property
    def _session(self) -> _Session:
        with self._loading:
            return _open_session(
                self._folder / "model.onnx",
                self._bytes("model.onnx"),
                adds_in_32_bits=adds_in_32_bits(self._cpuinfo),
            )


def _open_session(path: Path, content: bytes, *, adds_in_32_bits: bool) -> _Session:
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    # One thread for each text; several texts run side by side.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    if adds_in_32_bits:
        # The graph is already written with fused operators. The further fusions are slower here:
        # 80 passages a second of processor time at this level, 70 at the default; and they double
        # the time to load.
        level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    else:
        # Elsewhere int8 products are added in 16 bits and overflow. This keeps them exact, for a
        # third of the speed; it is done by the optimiser, so needs the default level.
        level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
        options.add_session_config_entry("session.x64quantprecision", "1")
    options.graph_optimization_level = level
    try:
        session: _Session = onnxruntime.InferenceSession(
            content, options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # onnxruntime raises bare exceptions of its own C++ classes
        raise EmbedderError(_broken(path)) from error
    # It keeps the 23 MB of the file, to begin again with another provider; there is no other.
    vars(session).update(_model_bytes=None)
    return session


def adds_in_32_bits(cpuinfo: Path, machine: str | None = None) -> bool:
    """Return whether the processor is known to add int8 products without overflow."""
    if (machine or platform.machine()).lower() not in {"x86_64", "amd64", "i386", "i686"}:
        return True
    try:
        words = set(cpuinfo.read_text(encoding="ascii", errors="replace").split())
    except OSError:
        return False
    return not words.isdisjoint(VNNI_FLAGS)


def _run(session: _Session, ids: list[int]) -> Vectors:
    vector: Vectors = session.run(None, {"ids": np.array([ids], dtype=np.int64)})[0][0]
    return vector


def _broken(path: Path) -> str:
    return f"The embedder's file {str(path)!r} is damaged. Install the package again."


def _usable_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
