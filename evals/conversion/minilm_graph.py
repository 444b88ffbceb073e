# mypy: disable-error-code="import-not-found, misc, no-any-return"
"""all-MiniLM-L6-v2 as a graph made for one text at a time: no padding, no mask, one output.

Written out instead of imported so that what is exported can be read on one page. Four things differ
from the usual BERT graph and change no result in fp32: query, key and value are one product; the
attention scale is folded into the query; the only token type is folded into the positions; pooling
and normalisation are part of the graph.

Source: Devlin et al. 2019 (BERT); the model's own config.json and modules.json.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import nn

LAYERS = 6
HEADS = 12
HIDDEN = 384
EPSILON = 1e-12
HEAD_SIZE = HIDDEN // HEADS
LAST_BYTE = 127
# Cosine to fp32 over 157-200 policy passages, mean and worst, by strength, peaks taken from such
# passages and every channel free: none .9943 / .984; .5 .981 / .943; .7 .9972 / .992;
# .85 .9977 / .994.
SMOOTHING = 0.85
# Loud channels are shrunk, quiet ones never enlarged: a channel that was quiet on random word
# pieces may be loud in a text. Peaks from random word pieces with factors down to .05 gave
# .9876 / .963, from 1 on .9974 / .994.
SMALLEST_FACTOR = 1.0


class Layer(nn.Module):
    """One transformer layer, normalising after each half."""

    def __init__(self, weights: dict[str, Any], index: int) -> None:
        super().__init__()
        self.fused = False
        at = f"encoder.layer.{index}."
        scale = HEAD_SIZE**-0.5
        mixed = [
            (
                weights[f"{at}attention.self.{name}.weight"].T,
                weights[f"{at}attention.self.{name}.bias"],
            )
            for name in ("query", "key", "value")
        ]
        mixed[0] = (mixed[0][0] * scale, mixed[0][1] * scale)
        self.mix = _fixed(torch.cat([weight for weight, _ in mixed], dim=1))
        self.mix_bias = _fixed(torch.cat([bias for _, bias in mixed]))
        for name, key in (
            ("out", "attention.output.dense"),
            ("widen", "intermediate.dense"),
            ("narrow", "output.dense"),
        ):
            setattr(self, name, _fixed(weights[f"{at}{key}.weight"].T))
            setattr(self, f"{name}_bias", _fixed(weights[f"{at}{key}.bias"]))
        self.after_attention = _norm(weights, f"{at}attention.output.LayerNorm")
        self.after_widening = _norm(weights, f"{at}output.LayerNorm")
        self.peaks: dict[str, torch.Tensor] | None = {}
        self.shrink = nn.ParameterDict()

    def forward(self, state: torch.Tensor) -> torch.Tensor:
        """Return the next state, shape (batch, length, 384) like the one given."""
        mixed = self.seen("mix", state) @ self.mix + self.mix_bias
        query, key, value = mixed.split(HIDDEN, dim=-1)
        attend = _attend_fused if self.fused else _attend
        attended = self.seen("out", attend(query, key, value))
        state = self.after_attention(attended @ self.out + self.out_bias + state)
        wide = nn.functional.gelu(self.seen("widen", state) @ self.widen + self.widen_bias)
        narrowed = self.seen("narrow", wide) @ self.narrow + self.narrow_bias
        return self.after_widening(narrowed + state)

    def seen(self, product: str, entering: torch.Tensor) -> torch.Tensor:
        """Return what enters a product, scaled once `smooth` has run; note its size before that."""
        if product in self.shrink:
            return entering * self.shrink[product]
        if self.peaks is not None:
            peak = entering.abs().amax(dim=(0, 1))
            self.peaks[product] = torch.maximum(peak, self.peaks.get(product, peak))
        return entering

    def smooth(self) -> None:
        """Divide what enters each product by a factor per channel, multiply the weights by it.

        A few channels are ten times larger than the rest, and int8 has one scale for all of them.
        Source: Xiao et al. 2023 (SmoothQuant), equation 4; the strength was chosen here, see
        SMOOTHING.
        """
        assert self.peaks is not None
        for product, peak in self.peaks.items():
            weight = getattr(self, product)
            size = weight.abs().amax(dim=1)
            factor = peak.clamp(min=1e-4) ** SMOOTHING / size ** (1 - SMOOTHING)
            factor = (factor / factor.median()).clamp(min=SMALLEST_FACTOR)
            weight.data.mul_(factor[:, None])
            if product == "out":
                # What enters is linear in the values, so their weights take the factor for free.
                self.mix.data[:, 2 * HIDDEN :] /= factor
                self.mix_bias.data[2 * HIDDEN :] /= factor
            else:
                self.shrink[product] = _fixed(1 / factor)
        self.peaks = None


class Encoder(nn.Module):
    """Word pieces in, one vector of length 1 out.

    `table_in_bytes` keeps the word pieces as int8 with one scale for each row.
    """

    def __init__(self, weights: dict[str, Any], *, table_in_bytes: bool = False) -> None:
        super().__init__()
        table = weights["embeddings.word_embeddings.weight"]
        self.table_in_bytes = table_in_bytes
        if table_in_bytes:
            row_scale = table.abs().amax(dim=1, keepdim=True).clamp(min=1e-12) / LAST_BYTE
            self.row_scale = _fixed(row_scale)
            self.table = _fixed((table / row_scale).round().to(torch.int8))
        else:
            self.table = _fixed(table)
        self.positions = _fixed(
            weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self.norm = _norm(weights, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(Layer(weights, index) for index in range(LAYERS))

    def smooth(self, samples: list[torch.Tensor]) -> None:
        """Even out the channels of every product, judged by ids of shape (1, length)."""
        with torch.no_grad():
            for ids in samples:
                self(ids)
            for layer in self.layers:
                layer.smooth()

    def use_fused_attention(self) -> None:
        """Write attention as ONNX Runtime's own operator; only an export can follow."""
        for layer in self.layers:
            layer.fused = True

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Return shape (batch, 384) for ids of shape (batch, length), all of one length."""
        words = self.table[ids]
        if self.table_in_bytes:
            words = words.to(torch.float32) * self.row_scale[ids]
        state = self.norm(words + self.positions[: ids.shape[1]])
        for layer in self.layers:
            state = layer(state)
        mean = state.mean(dim=1)
        return mean / mean.norm(dim=1, keepdim=True)


def _attend(query: torch.Tensor, key: torch.Tensor, value: torch.Tensor) -> torch.Tensor:
    """Return softmax(QK')V over all heads; the scale is already in the query."""
    batch, length, _ = query.shape
    heads = [
        part.view(batch, length, HEADS, HEAD_SIZE).transpose(1, 2) for part in (query, key, value)
    ]
    weights = torch.softmax(heads[0] @ heads[1].transpose(-1, -2), dim=-1)
    return (weights @ heads[2]).transpose(1, 2).reshape(batch, length, HIDDEN)


def _attend_fused(query: torch.Tensor, key: torch.Tensor, value: torch.Tensor) -> torch.Tensor:
    """Stand for the same in the exported graph; without a mask its kernel works block by block."""
    return torch.onnx.ops.symbolic(
        "com.microsoft::MultiHeadAttention",
        (query, key, value),
        {"num_heads": HEADS, "scale": 1.0},
        dtype=query.dtype,
        shape=query.shape,
        version=1,
    )


def _norm(weights: dict[str, Any], key: str) -> nn.LayerNorm:
    norm = nn.LayerNorm(HIDDEN, eps=EPSILON)
    norm.weight = _fixed(weights[f"{key}.weight"])
    norm.bias = _fixed(weights[f"{key}.bias"])
    return norm


def _fixed(tensor: torch.Tensor) -> nn.Parameter:
    return nn.Parameter(tensor.contiguous(), requires_grad=False)
