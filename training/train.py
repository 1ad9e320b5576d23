"""Trains the context model: detection of swapped words and restoration of the originals.

Resumable: run the same command again and it goes on from the last checkpoint (SIGTERM ends it with one). The
learning rate rises over the first WARM_UP tokens, stays, and falls to zero over the last COOL_DOWN share of
`--tokens`, so a run can be made longer, or given a better spinner, until it begins to cool.
"""

import argparse
import logging
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.data import IGNORED, Batch, Encoder, Sampler, group, load_tokenizer, read_documents
from training.model import ContextModel, from_pretrained
from training.release import from_release
from training.spinner import load_spinner

WARM_UP = 200_000
COOL_DOWN = 0.3
RESTORATION_WEIGHT = 1.0
CLIP = 1.0

log = logging.getLogger("training")


@dataclass(slots=True)
class Progress:
    """How far a run has come."""

    groups: int = 0
    tokens: int = 0


def losses(model: ContextModel, batch: Batch, table: Tensor) -> tuple[Tensor, Tensor]:
    """Detection loss over all words, restoration loss over the swapped ones."""
    hidden = model.encode(batch.input_ids, batch.attention_mask)
    is_word = batch.swapped != IGNORED
    logits = model.detect(hidden[is_word])
    detection = functional.binary_cross_entropy_with_logits(logits.float(), batch.swapped[is_word].float())
    originals = batch.originals.flatten(0, 1)
    swapped = (originals[:, 0] != IGNORED).nonzero().squeeze(1)
    if not len(swapped):
        return detection, detection.new_zeros(())
    scores = model.restore(hidden.flatten(0, 1)[swapped]) @ table.T
    return detection, functional.cross_entropy(scores.float().flatten(0, 1), originals[swapped].flatten())


def learning_rate(peak: float, tokens: int, total: int) -> float:
    """The trapezoid schedule."""
    rising = tokens / WARM_UP
    falling = (total - tokens) / (COOL_DOWN * total)
    return peak * max(0.0, min(1.0, rising, falling))


class Trainer:
    """A model, its optimiser and how far they have come."""

    def __init__(self, model: ContextModel, options: argparse.Namespace) -> None:
        self.model = model
        self.options = options
        self.device = torch.device(options.device)
        self.model.to(self.device).train()
        self.table = model.words.table().to(torch.bfloat16)
        self.progress = Progress()
        parameters = [p for p in model.parameters() if p.requires_grad]
        self.optimiser = torch.optim.AdamW(parameters, weight_decay=0.01, betas=(0.9, 0.98), fused=True)

    def step(self, batch: Batch) -> tuple[float, float]:
        """Learns from one batch; the two losses."""
        rate = learning_rate(self.options.rate, self.progress.tokens, self.options.tokens)
        for parameters in self.optimiser.param_groups:
            parameters["lr"] = rate
        with torch.autocast(self.device.type, torch.bfloat16):
            detection, restoration = losses(self.model, batch.to(self.device), self.table)
        (detection + RESTORATION_WEIGHT * restoration).backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), CLIP)
        self.optimiser.step()
        self.optimiser.zero_grad()
        self.progress.tokens += int(batch.attention_mask.sum())
        return detection.item(), restoration.item()

    def save(self, path: Path) -> None:
        """Writes a checkpoint; the old one stays whole until the new one is."""
        state = {
            "model": self.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "groups": self.progress.groups,
            "tokens": self.progress.tokens,
        }
        torch.save(state, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def resume(self, path: Path) -> None:
        """Goes on from a checkpoint."""
        state = torch.load(path, map_location=self.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.progress = Progress(state["groups"], state["tokens"])


def train(trainer: Trainer, sampler: Sampler, encoder: Encoder, options: argparse.Namespace) -> None:
    """Runs until `--tokens` are read or it is told to end, with a checkpoint every `--save-every` seconds."""
    spinner = load_spinner(options.swaps, options.phrases)
    progress = trainer.progress
    saved = time.monotonic()
    told_to_end: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: told_to_end.append(number))
    while progress.tokens < options.tokens and not told_to_end:
        started, tokens = time.monotonic(), progress.tokens
        found = [
            trainer.step(batch)
            for batch in group(progress.groups, options.seed, sampler, spinner, encoder, options.batch_tokens)
        ]
        progress.groups += 1
        detection, restoration = (sum(values) / len(found) for values in zip(*found, strict=True))
        speed = (progress.tokens - tokens) / (time.monotonic() - started)
        log.info(
            "group %d  tokens %d  detection %.4f  restoration %.3f  %.0f tokens/s",
            progress.groups, progress.tokens, detection, restoration, speed,
        )  # fmt: skip
        if time.monotonic() - saved > options.save_every:
            trainer.save(options.checkpoint)
            saved = time.monotonic()
    trainer.save(options.checkpoint)


def start(options: argparse.Namespace) -> ContextModel:
    """The model that training begins with."""
    if options.release:
        return from_release(options.release, options.dropout)
    return from_pretrained(options.base / "model.safetensors", options.dropout)


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="clean text, JSON lines, zstd")
    parser.add_argument("--base", type=Path, required=True, help="model.safetensors, tokenizer.json")
    parser.add_argument("--release", type=Path, help="a released model to go on from instead of the base")
    parser.add_argument("--swaps", type=Path, required=True, help="made by training.swaps")
    parser.add_argument("--phrases", type=Path, required=True, help="made by training.phrases")
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--tokens", type=int, default=14_000_000)
    parser.add_argument("--batch-tokens", type=int, default=2_048)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--dropout", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--save-every", type=float, default=300, help="seconds")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.manual_seed(options.seed)
    sampler = Sampler([document for document in read_documents(options.corpus) if not document.held_out()])
    trainer = Trainer(start(options), options)
    if options.checkpoint.exists():
        trainer.resume(options.checkpoint)
    train(trainer, sampler, Encoder(load_tokenizer(options.base / "tokenizer.json")), options)


if __name__ == "__main__":
    main()
