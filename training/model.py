"""The context model: a small BERT encoder with a detection head and a restoration head.

Detection says, on the first piece of every word, how likely the word was swapped in. Restoration says what
stood there: two vectors, one for the first and one for the second piece of the original, each to be compared
with the input embeddings. An original with no second piece is followed by `[SEP]`; a word that should go
altogether (the "down" of "tracked down", once "found") is restored to `[SEP]` at once.
"""

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

PIECES_RESTORED = 2
HIDDEN = -1e4
"""Added to the attention scores of padding."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the encoder; the defaults are those of all-MiniLM-L6-v2."""

    vocabulary: int = 30_522
    positions: int = 512
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1_536
    norm_epsilon: float = 1e-12


class QuantisedEmbedding(nn.Module):
    """Word embeddings held as int8 rows with one scale a row: what ships is what was trained on."""

    rows: Tensor
    scales: Tensor

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.register_buffer("rows", torch.zeros(shape.vocabulary, shape.width, dtype=torch.int8))
        self.register_buffer("scales", torch.zeros(shape.vocabulary, 1))

    def load(self, weight: Tensor) -> None:
        """Takes over a float table, rounded to int8."""
        self.scales.copy_(weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127)
        self.rows.copy_(torch.round(weight / self.scales).to(torch.int8))

    def forward(self, input_ids: Tensor) -> Tensor:
        """The pieces' embeddings [..., width]."""
        rows = functional.embedding(input_ids, self.rows)
        return rows.float() * functional.embedding(input_ids, self.scales)

    def table(self) -> Tensor:
        """The whole table as floats."""
        return self.rows.float() * self.scales


class Layer(nn.Module):
    """One transformer layer, normalised after each half, as BERT does."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.dropout = dropout
        self.query_key_value = nn.Linear(shape.width, 3 * shape.width)
        self.attended = nn.Linear(shape.width, shape.width)
        self.attention_norm = nn.LayerNorm(shape.width, shape.norm_epsilon)
        self.widen = nn.Linear(shape.width, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.width)
        self.output_norm = nn.LayerNorm(shape.width, shape.norm_epsilon)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """The next hidden vectors; `mask` is added to the attention scores."""
        attended = self.attended(self._attention(hidden, mask))
        hidden = self.attention_norm(hidden + functional.dropout(attended, self.dropout, self.training))
        widened = self.narrow(functional.gelu(self.widen(hidden)))
        output: Tensor = self.output_norm(hidden + functional.dropout(widened, self.dropout, self.training))
        return output

    def _attention(self, hidden: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = hidden.shape
        split = (batch, length, self.heads, width // self.heads)
        parts = self.query_key_value(hidden).chunk(3, dim=-1)
        query, key, value = (part.view(split).transpose(1, 2) for part in parts)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask.to(query.dtype))
        return mixed.transpose(1, 2).reshape(batch, length, width)


class ContextModel(nn.Module):
    """The encoder with its two heads."""

    def __init__(self, shape: Shape | None = None, dropout: float = 0.0) -> None:
        super().__init__()
        shape = shape or Shape()
        self.words = QuantisedEmbedding(shape)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.input_norm = nn.LayerNorm(shape.width, shape.norm_epsilon)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.detection = nn.Sequential(nn.Linear(shape.width, shape.width), nn.GELU(), nn.Linear(shape.width, 1))
        self.restoration = nn.ModuleList(
            nn.Sequential(nn.Linear(shape.width, shape.width), nn.GELU(), nn.LayerNorm(shape.width))
            for _ in range(PIECES_RESTORED)
        )

    def encode(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """The hidden vectors [batch, length, width]."""
        places = torch.arange(input_ids.shape[1], device=input_ids.device)
        hidden: Tensor = self.input_norm(self.words(input_ids) + self.positions(places))
        mask = (1.0 - attention_mask[:, None, None, :].float()) * HIDDEN
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return hidden

    def detect(self, hidden: Tensor) -> Tensor:
        """A logit for every piece: was the word that starts here swapped in?"""
        logits: Tensor = self.detection(hidden)
        return logits.squeeze(-1)

    def restore(self, hidden: Tensor) -> Tensor:
        """The restoration vectors [..., PIECES_RESTORED, width]; times the word embeddings they are logits."""
        return torch.stack([head(hidden) for head in self.restoration], dim=-2)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor]:
        """What the exported model answers: detection logits and restoration vectors for every piece."""
        hidden = self.encode(input_ids, attention_mask)
        return self.detect(hidden), self.restore(hidden)


def from_pretrained(weights: Path, dropout: float = 0.0) -> ContextModel:
    """A model whose encoder is the BERT in a safetensors file and whose heads are new; embeddings are frozen."""
    model = ContextModel(dropout=dropout)
    bert = load_file(weights)
    # every text is one segment, so its embedding is added to the positions once and for all
    segment = bert["embeddings.token_type_embeddings.weight"][0]
    model.words.load(bert["embeddings.word_embeddings.weight"])
    model.load_state_dict(_encoder_state(bert, segment), strict=False)
    model.positions.requires_grad_(False)
    return model


def _encoder_state(bert: dict[str, Tensor], segment: Tensor) -> dict[str, Tensor]:
    state = {"positions.weight": bert["embeddings.position_embeddings.weight"] + segment}
    names = {
        "attended": "attention.output.dense",
        "attention_norm": "attention.output.LayerNorm",
        "widen": "intermediate.dense",
        "narrow": "output.dense",
        "output_norm": "output.LayerNorm",
    }
    for part in ("weight", "bias"):
        state[f"input_norm.{part}"] = bert[f"embeddings.LayerNorm.{part}"]
        for i in range(Shape().layers):
            old, new = f"encoder.layer.{i}", f"layers.{i}"
            for ours, theirs in names.items():
                state[f"{new}.{ours}.{part}"] = bert[f"{old}.{theirs}.{part}"]
            state[f"{new}.query_key_value.{part}"] = torch.cat(
                [bert[f"{old}.attention.self.{which}.{part}"] for which in ("query", "key", "value")]
            )
    return state
