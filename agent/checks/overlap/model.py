"""Read the fitted model and evaluate it: a weighted sum and small trees, no library needed."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

FILE: Final = "model.json"
STEEPEST: Final = 30.0
"""Log-odds beyond this are all the same, and their exponential would overflow."""
Basis = Literal["words", "vectors"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A full binary tree, level by level: node n has children 2n+1 and 2n+2.

    A node sends rows whose feature is at most its cut to the left; feature -1 sends all there.
    """

    features: tuple[int, ...]
    cuts: tuple[float, ...]
    leaves: tuple[float, ...]

    def reach(self, values: Sequence[float]) -> float:
        """Return the value of the leaf that a row of features falls into."""
        node, inner = 0, len(self.features)
        while node < inner:
            feature = self.features[node]
            right = feature >= 0 and values[feature] > self.cuts[node]
            node = 2 * node + (2 if right else 1)
        return self.leaves[node - inner]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A fitted score: the mean of a weighted sum of features and of a sum of trees."""

    features: tuple[str, ...]
    weights: tuple[float, ...]
    bias: float
    trees: tuple[Tree, ...]

    def weigh(self, values: Sequence[float]) -> float:
        """Return the overlap, 0 to 1, of one row of features in their order."""
        line = sum(w * v for w, v in zip(self.weights, values, strict=True)) + self.bias
        odds = (line + sum(tree.reach(values) for tree in self.trees)) / 2
        return 1 / (1 + math.exp(-max(-STEEPEST, min(STEEPEST, odds))))


class WrittenTree(BaseModel):
    """A tree as it stands in the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    features: tuple[int, ...]
    cuts: tuple[float, ...]
    leaves: tuple[float, ...]


class WrittenModel(BaseModel):
    """One of the two scores as it stands in the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    features: tuple[str, ...]
    weights: tuple[float, ...]
    bias: float
    trees: tuple[WrittenTree, ...]


class Source(BaseModel):
    """A set that the scores were fitted on: how many rows, and the hash of what was read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rows: int
    sha256: str
    licence: str


class Written(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    what: str
    made_by: str
    made_on: str
    fitted_on: dict[str, Source]
    words: WrittenModel
    vectors: WrittenModel


@cache
def load_model(basis: Basis) -> Model:
    """Return the score that works from words alone, or the one with sentence vectors."""
    written = read_file()
    one = written.words if basis == "words" else written.vectors
    return Model(
        features=one.features,
        weights=one.weights,
        bias=one.bias,
        trees=tuple(
            Tree(features=tree.features, cuts=tree.cuts, leaves=tree.leaves) for tree in one.trees
        ),
    )


@cache
def read_file() -> Written:
    """Return the file with what it says of its making."""
    return Written.model_validate_json(_content())


def fingerprint() -> str:
    """Return the SHA-256 of the file, for reports."""
    return hashlib.sha256(_content()).hexdigest()


def _content() -> bytes:
    return (files("agent.checks.overlap") / FILE).read_bytes()
