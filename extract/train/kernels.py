"""kernels.c for PyTorch: the recurrence of a layer, and tables of which a step touches few rows."""

import ctypes
import subprocess
from pathlib import Path

import numpy as np
import torch

import paths

SOURCE = paths.HERE / "kernels.c"
BETA1, BETA2 = 0.9, 0.98


def build() -> ctypes.CDLL:
    """Compiles kernels.c where that was not done since it was changed."""
    library = paths.WORK / "kernels.so"
    if not library.exists() or library.stat().st_mtime < SOURCE.stat().st_mtime:
        paths.WORK.mkdir(parents=True, exist_ok=True)
        compile_into(library)
    return ctypes.CDLL(str(library.resolve()))


def compile_into(library: Path) -> None:
    """Compiles kernels.c."""
    flags = "-O3 -march=native -ffast-math -shared -fPIC".split()
    subprocess.run(["gcc", *flags, "-o", str(library), str(SOURCE), "-lm"], check=True)


C = build()


def pointer(x: torch.Tensor | np.ndarray) -> ctypes.c_void_p:
    """The address of the data of an array."""
    return ctypes.c_void_p(x.data_ptr() if isinstance(x, torch.Tensor) else x.ctypes.data)


class Recurrence(torch.autograd.Function):
    """The recurrence of one layer in both directions; starts are the first tokens of the sentences."""

    @staticmethod
    def forward(context, gates, v, starts):
        gates, half = gates.contiguous(), v.shape[-1]
        states, outputs = gates.new_empty(len(gates), 2 * half), gates.new_empty(len(gates), 2 * half)
        arrays = map(pointer, (gates, v, states, outputs))
        C.recur(len(starts) - 1, pointer(starts), half, *arrays)
        context.save_for_backward(gates, v, states)
        context.starts = starts
        return outputs

    @staticmethod
    def backward(context, d_outputs):
        gates, v, states = context.saved_tensors
        d_gates, d_v = torch.empty_like(gates), torch.empty_like(v)
        arrays = map(pointer, (gates, v, states, d_outputs := d_outputs.contiguous(), d_gates, d_v))
        starts = context.starts
        C.recur_back(len(starts) - 1, pointer(starts), v.shape[-1], *arrays)
        return d_gates, d_v, None


class Table:
    """Rows of numbers, trained by Adam on the rows that a step takes."""

    def __init__(self, rows: int, size: int):
        self.weight = torch.randn(rows, size) * 0.1
        self.mean = torch.zeros(rows, size)
        self.square = torch.zeros(rows, size)
        self.steps = 0
        self._gradient = torch.zeros(rows, size)
        self._marked = np.zeros(rows, np.uint8)
        self._list = np.zeros(rows, np.int32)
        self._taken = None

    def take(self, bags: list[np.ndarray], learn: bool) -> torch.Tensor:
        """The sum of the rows of each bag over the root of their number."""
        starts = np.zeros(len(bags) + 1, np.int32)
        starts[1:] = np.cumsum([len(bag) for bag in bags])
        rows = np.concatenate([*bags, np.zeros(1)]).astype(np.int32)
        out = torch.empty(len(bags), self.weight.shape[1])
        C.bags(len(bags), pointer(starts), pointer(rows), out.shape[1], pointer(self.weight), pointer(out))
        if learn:
            self._taken = starts, rows, out.requires_grad_()
        return out

    def step(self, rate: float) -> None:
        """Learns from the gradient of what was taken last."""
        starts, rows, out = self._taken
        self.steps += 1
        arrays = (self.weight, self.mean, self.square, self._gradient, self._marked, self._list)
        unbias = [ctypes.c_float(1 / (1 - beta**self.steps)) for beta in (BETA1, BETA2)]
        C.bags_step(
            len(starts) - 1, pointer(starts), pointer(rows), out.shape[1], pointer(out.grad.contiguous()),
            *map(pointer, arrays), ctypes.c_float(rate), ctypes.c_float(BETA1), ctypes.c_float(BETA2), *unbias,
        )  # fmt: skip

    def state(self) -> dict:
        """What a checkpoint keeps."""
        return {"weight": self.weight, "mean": self.mean, "square": self.square, "steps": self.steps}

    def restore(self, state: dict) -> None:
        """Goes on from a checkpoint."""
        for name, value in state.items():
            setattr(self, name, value)
