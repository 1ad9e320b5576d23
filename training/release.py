"""Takes a released model apart again, so that training can go on from what shipped.

The weights come back as they were rounded for shipping (int8, one scale a column): the noise of that is gone
after a few thousand tokens.
"""

from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training.model import ContextModel

Initializers = dict[str, onnx.TensorProto]


def from_release(folder: Path, dropout: float = 0.0) -> ContextModel:
    """The model of a folder that `training.export` wrote; embeddings are frozen."""
    model = ContextModel(dropout=dropout)
    graph = onnx.load(folder / "model.onnx").graph
    tensors = {tensor.name: tensor for tensor in graph.initializer}
    names = model.state_dict().keys()
    state = {name: numpy_helper.to_array(tensors[name]) for name in names & tensors.keys()}
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            name = _bias(graph, node).removesuffix("bias") + "weight"
            state[name] = _weight(tensors, node.input[1].removesuffix("_quantized"))
    model.load_state_dict({name: torch.tensor(values) for name, values in state.items()})
    model.positions.requires_grad_(False)
    return model


def _weight(tensors: Initializers, name: str) -> NDArray[np.float32]:
    """The matrix [out, in] of a quantised product."""
    rows, scale, zero = (
        numpy_helper.to_array(tensors[f"{name}_{part}"]) for part in ("quantized", "scale", "zero_point")
    )
    weight: NDArray[np.float32] = (rows.astype(np.float32) - zero.astype(np.float32)) * scale
    return np.ascontiguousarray(weight.T)


def _bias(graph: onnx.GraphProto, node: onnx.NodeProto) -> str:
    """The name of the bias that is added to a product: it names the layer."""
    output = node.output[0]
    while True:
        node = next(other for other in graph.node if output in other.input)
        biases = [name for name in node.input if name.endswith(".bias")]
        if node.op_type == "Add" and biases:
            return biases[0]
        output = node.output[0]
