"""Time and peak memory of attention, beside PyTorch's fused kernel and plain NumPy, each with its target.

Run ``python benchmarks/attention.py`` after ``pip install -e .[bench,test]``; ``--quick`` leaves out
the tables of 4096 places. All compute on one thread, from NumPy arrays to NumPy arrays; plain NumPy is
the formula as most people write it. Ratios are medians over interleaved runs, in processor time.
"""

import argparse
import ctypes
import math
import os
import tracemalloc
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from maths import median_times, table, verdict

import teachkit as tk

try:
    import torch

    torch.set_num_threads(1)
except ImportError:
    torch = None


def plain(query, key, value):
    scores = query @ key.swapaxes(-1, -2) / math.sqrt(query.shape[-1])
    exponentials = np.exp(scores - scores.max(-1, keepdims=True))
    weights = exponentials / exponentials.sum(-1, keepdims=True)
    return weights @ value


def fused(query, key, value):
    tensors = (torch.from_numpy(x)[None] for x in (query, key, value))
    return torch.nn.functional.scaled_dot_product_attention(*tensors)[0].numpy()


def ours(query, key, value):
    return tk.attention(query, key, value, need_weights=False)[0]


def with_weights(query, key, value):
    return tk.attention(query, key, value)[0]


FUNCTIONS = {"ours": ours, "ours, with weights": with_weights, "plain NumPy": plain, "PyTorch": fused}
if torch is None:
    del FUNCTIONS["PyTorch"]


def inputs(shape, dtype, spread=1.0):
    rng = np.random.default_rng(0)
    query, key, value = (rng.normal(size=shape).astype(dtype) for _ in range(3))
    return query * dtype(spread), key, value


def name(shape, dtype):
    return ["x".join(map(str, shape)), np.dtype(dtype).name]


def print_times(budget):
    rows = []
    for shape, spread, targets in (
        ((8, 1024, 64), 1.0, {np.float32: 1.8, np.float64: 1.5}),
        ((8, 1024, 64), 40.0, {}),
        ((64, 8, 16, 32), 1.0, {}),
    ):
        for dtype in (np.float32, np.float64):
            arrays = inputs(shape, dtype, spread)
            functions = [lambda a, _, f=f: f(*a) for f in FUNCTIONS.values()]
            times = dict(zip(FUNCTIONS, median_times(functions, arrays, None, budget), strict=True))
            against_plain = times["plain NumPy"] / times["ours"]
            least = 2.0 if spread == 1 and len(shape) == 3 else None
            row = [*name(shape, dtype), f"{spread:g}", f"{times['ours'] * 1e3:.3g}"]
            row += [f"{times['ours, with weights'] * 1e3:.3g}", f"{against_plain:.2f}"]
            row += ["", ""] if least is None else [f">= {least}", verdict(-against_plain, -least)]
            if torch is None:
                rows.append([*row, "absent", "", ""])
                continue
            ratio, target = times["ours"] / times["PyTorch"], targets.get(dtype)
            rows.append(
                [*row, f"{ratio:.2f}", "" if target is None else f"<= {target}", verdict(ratio, target)]
            )
    table(
        "Time: plain / ours, and ours / PyTorch's fused kernel (normal entries; queries times the spread)",
        "shape type spread ours_ms weights_ms plain/ours target . ours/PyTorch target .".split(),
        rows,
    )


def peak_extra(function, arrays):
    tracemalloc.start()
    result = function(*arrays)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return (peak - result.nbytes) / 2**20


def print_memory(shapes):
    rows = []
    for shape in shapes:
        for dtype in (np.float32, np.float64):
            arrays = inputs(shape, dtype)
            small, large = (peak_extra(f, arrays) for f in (ours, plain))
            target = large / 50
            rows.append(
                [
                    *name(shape, dtype),
                    f"{arrays[0].nbytes / 2**20:.1f}",
                    f"{small:.2f}",
                    f"{large:.0f}",
                    f"{large / small:.0f}",
                    f"<= {target:.1f}" if shape[1] >= 4096 else "",
                    verdict(small, target) if shape[1] >= 4096 else "",
                ]
            )
    table(
        "Peak memory beside inputs and output, MiB, weights not asked for",
        "shape type output ours plain plain/ours target .".split(),
        rows,
    )


def resident(name):
    status = Path("/proc/self/status").read_text()
    return int(status.split(f"{name}:")[1].split()[0]) / 1024


def growth(function, arrays):
    """Count how far the process grows during a call, in MiB: here PyTorch's memory is seen too."""
    function(*(x[:1, :64] for x in arrays))
    getattr(ctypes.CDLL(None), "malloc_trim", int)(0)  # gives back what was freed: it would be used again
    Path("/proc/self/clear_refs").write_text("5")  # sets the peak back to what is held now
    before = resident("VmRSS")
    function(*arrays)
    return resident("VmHWM") - before


def print_growth(shape):
    if not Path("/proc/self/clear_refs").exists():
        print("\nThe growth of the process is measured on Linux only")
        return
    rows = []
    for dtype in (np.float32, np.float64):
        arrays = inputs(shape, dtype)
        found = {which: growth(f, arrays) for which, f in FUNCTIONS.items()}
        cells = [
            f"{found[which]:.0f}" if which in found else "absent" for which in FUNCTIONS | {"PyTorch": 0}
        ]
        rows.append([*name(shape, dtype), *cells])
    table(
        "Growth of the process during one call, with the output, MiB (Linux's own count)",
        "shape type ours ours_with_weights plain PyTorch".split(),
        rows,
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="leave out the tables of 4096 places")
    options = parser.parse_args()
    print(f"NumPy {np.__version__}, " + (f"PyTorch {torch.__version__}" if torch else "no PyTorch"))
    if torch is None:
        print("PyTorch is not installed, so nothing is compared with it: pip install -e .[bench] brings it")
    print_times(0.5 if options.quick else 4)
    largest = (8, 1024 if options.quick else 4096, 64)
    print_memory([(8, 1024, 64)] if options.quick else [(8, 1024, 64), largest])
    print_growth(largest)


if __name__ == "__main__":
    main()
