"""Writes what ships: model.onnx (uint8), embeddings.bin, tokenizer.json and meta.json.

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
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.data import load_tokenizer
from training.model import PIECES_RESTORED, ContextModel, QuantisedEmbedding, Shape
from training.release import from_release

EXTERNAL = "embeddings.bin"
Weights = dict[str, torch.Tensor]


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
            tensor = tensors[name]
            onnx.external_data_helper.set_external_data(tensor, EXTERNAL, offset=offset, length=values.nbytes)
            tensor.ClearField("raw_data")
            offset += out.write(values.tobytes())


def make_unsigned(model: onnx.ModelProto) -> None:
    """Shifts the weights of every product and their zero points from int8 to uint8: the same numbers, everywhere.

    Processors with AVX2 and no VNNI multiply unsigned by signed bytes in 16 bits and cut off what does not fit (by
    as much as a third of a probability here); unsigned by unsigned they multiply exactly, as all others do both.
    Source: "Quantize ONNX models", "When and why do I need to try U8U8?", onnxruntime.ai.
    """
    tensors = {tensor.name: tensor for tensor in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type == "MatMulInteger":
            for name in (node.input[1], node.input[3]):
                shifted = numpy_helper.to_array(tensors[name]).astype(np.int16) + 128
                tensors[name].CopyFrom(numpy_helper.from_array(shifted.astype(np.uint8), name))


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
    make_unsigned(quantised)
    move_embeddings_out(quantised, model.words, folder)
    onnx.save(quantised, folder / "model.onnx")


def averaged(weights: Weights, release: Path) -> Weights:
    """The mean of these weights and of those that a release has, from which training went on: better than either.

    Source: Wortsman et al. 2022, "Model soups", arXiv:2203.05482.
    """
    others = from_release(release).state_dict()
    return {
        name: (value + others[name]) / 2 if value.is_floating_point() else value for name, value in weights.items()
    }


def sha256(path: Path) -> str:
    """The file's hash in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True, help="folder with tokenizer.json")
    parser.add_argument("--average", type=Path, help="a released model from which the checkpoint went on")
    parser.add_argument("--version", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    state = torch.load(options.checkpoint, map_location="cpu", weights_only=True)
    model = ContextModel()
    model.load_state_dict(averaged(state["model"], options.average) if options.average else state["model"])
    quantise(model, options.out)
    tokenizer = load_tokenizer(options.base / "tokenizer.json")
    tokenizer.save(str(options.out / "tokenizer.json"))
    start, end = tokenizer.encode("").ids
    meta = {
        "version": options.version,
        "sha256": {name: sha256(options.out / name) for name in ("model.onnx", EXTERNAL, "tokenizer.json")},
        "vocabulary": Shape().vocabulary,
        "width": Shape().width,
        "pieces_restored": PIECES_RESTORED,
        "start": start,
        "end": end,
        "trained_tokens": state["tokens"],
        "calibration": {"slope": 1.0, "offset": 0.0},
        "document_prior": {"slope": 1.0, "weight": 0.0, "offset": 0.0},
    }
    (options.out / "meta.json").write_text(json.dumps(meta, indent=2) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
