"""Writes what ships: model.onnx (int8), embeddings.bin, tokenizer.json and meta.json.

The model takes `input_ids` and `attention_mask` [batch, length] and answers `detection` [batch, length], a logit
for every piece, and `restoration` [batch, length, 2, width], vectors to be multiplied with the word embeddings
at the few suspect positions. The embeddings lie once on disk, in embeddings.bin: the ONNX file refers to it as
external data, and the reader loads it for the multiplication.
"""

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnxruntime import InferenceSession
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from training.data import IGNORED, Batch, Encoder, Sampler, group, load_tokenizer, read_documents
from training.model import PIECES_RESTORED, ContextModel, QuantisedEmbedding, Shape
from training.spinner import load_spinner

CALIBRATION_GROUPS = 6
CALIBRATION_SEED = 7
PRECISIONS = (0.7, 0.8, 0.9, 0.95)
NEWTON_STEPS = 30
EXTERNAL = "embeddings.bin"

Floats = NDArray[np.float64]


def export_onnx(model: ContextModel, path: Path) -> None:
    """The model as float ONNX, with free batch size and length."""
    ids = torch.randint(1, 1000, (2, 16))
    batch, length = torch.export.Dim("batch"), torch.export.Dim("length", max=Shape().positions)
    torch.onnx.export(
        model.eval(),
        (ids, torch.ones_like(ids)),
        path,
        input_names=["input_ids", "attention_mask"],
        output_names=["detection", "restoration"],
        dynamic_shapes=({0: batch, 1: length}, {0: batch, 1: length}),
        dynamo=True,
        external_data=False,
    )


def move_embeddings_out(model: onnx.ModelProto, words: QuantisedEmbedding, folder: Path) -> None:
    """Puts the embedding table into a file of its own, to which the model refers."""
    parts = {"words.rows": words.rows.numpy(), "words.scales": words.scales.numpy()}
    tensors = {tensor.name: tensor for tensor in model.graph.initializer}
    offset = 0
    with (folder / EXTERNAL).open("wb") as out:
        for name, values in parts.items():
            onnx.external_data_helper.set_external_data(tensors[name], EXTERNAL, offset=offset, length=values.nbytes)
            tensors[name].ClearField("raw_data")
            offset += out.write(values.tobytes())


def quantise(model: ContextModel, folder: Path) -> None:
    """Writes model.onnx and embeddings.bin."""
    with tempfile.TemporaryDirectory() as scratch:
        floats, integers = Path(scratch, "float.onnx"), Path(scratch, "int8.onnx")
        export_onnx(model, floats)
        quantize_dynamic(
            floats,
            integers,
            op_types_to_quantize=["MatMul", "Gemm"],
            per_channel=True,
            weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True},
        )
        quantised = onnx.load(integers)
    move_embeddings_out(quantised, model.words, folder)
    onnx.save(quantised, folder / "model.onnx")


def held_out_logits(session: InferenceSession, batches: list[Batch]) -> tuple[Floats, Floats]:
    """Logits and labels of every word of the batches."""
    logits, labels = [], []
    for batch in batches:
        inputs = {"input_ids": batch.input_ids.numpy(), "attention_mask": batch.attention_mask.numpy()}
        detection = session.run(["detection"], inputs)[0]
        is_word = (batch.swapped != IGNORED).numpy()
        logits.append(detection[is_word])
        labels.append(batch.swapped.numpy()[is_word])
    return np.concatenate(logits).astype(float), np.concatenate(labels).astype(float)


def fit_calibration(logits: Floats, labels: Floats) -> tuple[float, float]:
    """Platt scaling: slope and offset of the logit, by Newton's method."""
    inputs = np.stack([logits, np.ones_like(logits)], axis=1)
    weights = np.array([1.0, 0.0])
    for _ in range(NEWTON_STEPS):
        found = 1 / (1 + np.exp(-inputs @ weights))
        curvature = (inputs * (found * (1 - found))[:, None]).T @ inputs
        weights += np.linalg.solve(curvature, inputs.T @ (labels - found))
    return float(weights[0]), float(weights[1])


def threshold_for(precision: float, probabilities: Floats, labels: Floats) -> float:
    """The lowest probability at which that share of the words above it was swapped in."""
    order = np.argsort(-probabilities)
    precisions = np.cumsum(labels[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(precisions >= precision)
    return float(probabilities[order][good[-1]]) if len(good) else 1.0


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def describe(folder: Path, version: str, tokens: int, tokenizer: Tokenizer, batches: list[Batch]) -> dict[str, object]:
    """What meta.json says."""
    logits, labels = held_out_logits(InferenceSession(folder / "model.onnx"), batches)
    slope, offset = fit_calibration(logits, labels)
    probabilities = 1 / (1 + np.exp(-(slope * logits + offset)))
    return {
        "version": version,
        "sha256": {name: sha256(folder / name) for name in ("model.onnx", EXTERNAL, "tokenizer.json")},
        "vocabulary": Shape().vocabulary,
        "width": Shape().width,
        "pieces_restored": PIECES_RESTORED,
        "start": tokenizer.token_to_id("[CLS]"),
        "end": tokenizer.token_to_id("[SEP]"),
        "trained_tokens": tokens,
        "calibration": {"slope": slope, "offset": offset},
        "thresholds": {f"precision {p}": round(threshold_for(p, probabilities, labels), 4) for p in PRECISIONS},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True, help="folder with tokenizer.json")
    parser.add_argument("--corpus", type=Path, required=True, help="its held-out documents are spun for the calibration")
    parser.add_argument("--swaps", type=Path, required=True)
    parser.add_argument("--phrases", type=Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    state = torch.load(options.checkpoint, map_location="cpu", weights_only=True)
    model = ContextModel()
    model.load_state_dict(state["model"])
    quantise(model, options.out)
    tokenizer = load_tokenizer(options.base / "tokenizer.json")
    tokenizer.save(str(options.out / "tokenizer.json"))
    sampler = Sampler([document for document in read_documents(options.corpus) if document.held_out()])
    spinner = load_spinner(options.swaps, options.phrases)
    encoder = Encoder(tokenizer)
    batches = [
        batch
        for number in range(CALIBRATION_GROUPS)
        for batch in group(number, CALIBRATION_SEED, sampler, spinner, encoder, 2_048)
    ]
    meta = describe(options.out, options.version, state["tokens"], tokenizer, batches)
    (options.out / "meta.json").write_text(json.dumps(meta, indent=2) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
