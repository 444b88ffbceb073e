"""Where labelled rows come from besides a user's file: our own pairs, and the public sets."""

from __future__ import annotations

import gzip
import hashlib
import logging
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Final

from agent.types import Judgement
from evals.benchmark.evidence import quote
from evals.benchmark.types import Labelled
from evals.pairs.load import Pair, load_all
from evals.support.sets import NAMES, Part, load
from store.errors import BadInput

SOUND: Final = "sound"
TWIN: Final = "sound twin"
"""Kinds of rows that are no error: a claim written to be sound, and what a wrong one was before."""

CHECKSUMS: Final = MappingProxyType(
    {
        "attrbench": "da5535b463927907ddb77005ee0c1558",
        "begin": "bbe3d316cd90169bedddbe28660a7e7a",
        "covidfact": "a654a50ec427b51dbc51996d58250daf",
        "factcheck_gpt": "4184c399657bef216e5e0b2d50fdb868",
        "fever_symmetric": "542b2db37f3a990b8c83712c3923e699",
        "foolmetwice": "3cc663e855a7b1477702ea37ab334a26",
        "healthver": "afa0b50008e3029b147ea9dfaad67cc9",
        "qags": "a5d445fa18b4a2bb98be6622ce64be2d",
        "ragtruth_data2txt_resp": "5de8bba9d2291bf5334cfea6df4afd36",
        "ragtruth_data2txt_sent": "e6c81226e1b84ae143962b9b849ac051",
        "ragtruth_qa_resp": "600a6500158324368e0a6fd685608f52",
        "ragtruth_qa_sent": "e98f05206d31f4792e7d5f94b705d6f0",
        "ragtruth_summary_resp": "08d807ad7b1ca192575327464f3056bc",
        "ragtruth_summary_sent": "a37ab22e8b357085d99ddc660bf639c3",
        "summedits": "0de327061ca4cd6e969190f43b9308e3",
        "wice_claim": "41a7f2294bbc595db49093f60d2e0fdc",
        "wice_oracle": "a81c77a38e51136ed4fe7badbe20f4ae",
    }
)
"""First half of the SHA-256 of each public set, unpacked: figures of other rows are
not those that we publish."""


def list_pairs(part: str, documents: Path | None) -> list[Labelled]:
    """Return our own pairs of one part: each claim, and the sound twin of each wrong one.

    Args:
        part: "tune" or "held".
        documents: the policy collection that some rest on; they are left out without it.

    Raises:
        BadInput: the collection lacks a document, or holds other words.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # As in the reading child: notes say it.
    pairs = [each for each in load_all(documents) if each.part == part]
    return [row for pair in pairs for row in label_pair(pair)]


def list_set(folder: Path, name: str, part: Part) -> list[Labelled]:
    """Return one part of a public set, read where it lies.

    Raises:
        BadInput: it is not known, not there, or holds other rows than those that we know.
    """
    if name not in NAMES:
        raise BadInput(f"{name!r} is no set that we know; there are {', '.join(NAMES)}")
    try:
        digest = hash_rows(folder, name)
    except OSError as error:
        raise BadInput(f"{folder}: it has no set {name!r}: {error.strerror}") from error
    if not digest.startswith(CHECKSUMS[name]):
        raise BadInput(
            f"{folder}: {name} holds other rows than the set that we know (SHA-256 {digest[:12]}, "
            f"not {CHECKSUMS[name][:12]}); give it as a file of your own"
        )
    return [
        Labelled(
            id=pair.id,
            source=name,
            cluster=pair.cluster,
            text=pair.claim,
            evidence=quote(pair.sentences),
            supported=pair.supported,
        )
        for pair in load(folder, name)
        if pair.part is part
    ]


def hash_rows(folder: Path, name: str) -> str:
    """Return the SHA-256 of a set's rows, whether they are packed or not.

    Raises:
        OSError: it is not there or cannot be unpacked.
    """
    plain = folder / f"{name}.jsonl"
    held = plain if plain.is_file() else plain.with_suffix(".jsonl.gz")
    raw = held.read_bytes()
    return hashlib.sha256(raw if held is plain else gzip.decompress(raw)).hexdigest()


def label_pair(pair: Pair) -> Iterator[Labelled]:
    """Yield the claim of a pair, and its sound twin where it is a wrong one."""
    supported = pair.label is Judgement.SUPPORTED
    kind = SOUND if supported else pair.error or pair.label.value
    first = Labelled(
        id=pair.id,
        source=pair.file.removesuffix(".jsonl"),
        cluster=pair.document,
        text=pair.claim,
        evidence=pair.evidence,
        supported=supported,
        error=kind,
    )
    yield first
    if pair.sound is not None and not supported:
        yield Labelled(
            id=f"{pair.id} twin",
            source=first.source,
            cluster=pair.document,
            text=pair.sound,
            evidence=pair.evidence,
            supported=True,
            error=TWIN,
        )
