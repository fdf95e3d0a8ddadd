"""Time, memory and errors of the mathematics, beside SciPy, scikit-learn and PyTorch, each with its target.

Run ``python benchmarks/maths.py`` after ``pip install -e .[bench,test]``; ``--quick`` skips large tables.
A ratio is the median over interleaved runs in this one process (ours, peer, ours, peer, ...), in processor
time, so that other work on the machine falls on both or on neither. PyTorch computes on one thread, from
NumPy arrays to NumPy arrays.
"""

import argparse
import os
import statistics
import time
import tracemalloc

os.environ.setdefault("OMP_NUM_THREADS", "1")

import mpmath
import numpy as np

import teachkit as tk

PEERS, ABSENT = {}, []
try:
    import scipy
    import scipy.special

    PEERS["SciPy"] = {
        "softmax": lambda z, axis: scipy.special.softmax(z, axis=axis),
        "log_softmax": lambda z, axis: scipy.special.log_softmax(z, axis=axis),
        "logsumexp": lambda z, axis: scipy.special.logsumexp(z, axis=axis),
    }
except ImportError:
    ABSENT.append("SciPy")
try:
    from sklearn.utils.extmath import softmax as sklearn_softmax

    PEERS["scikit-learn"] = {"softmax": lambda z, axis: sklearn_softmax(z)}
except ImportError:
    ABSENT.append("scikit-learn")
try:
    import torch

    torch.set_num_threads(1)
    PEERS["PyTorch"] = {
        name: lambda z, axis, f=f: f(torch.from_numpy(z), axis).numpy()
        for name, f in (
            ("softmax", torch.softmax),
            ("log_softmax", torch.log_softmax),
            ("logsumexp", torch.logsumexp),
        )
    }
except ImportError:
    ABSENT.append("PyTorch")

OURS = {
    "softmax": lambda z, axis: tk.softmax(z, axis=axis),
    "log_softmax": lambda z, axis: tk.log_softmax(z, axis=axis),
    "logsumexp": lambda z, axis: tk.logsumexp(z, axis=axis),
}
SHAPES = [((3,), -1), ((1000, 10), -1), ((64, 1000), -1), ((1000, 1000), -1), ((4096, 4096), -1)]
SHAPES += [((1000, 1000), 0), ((4096, 4096), 0), ((1_000_000, 3), 0)]


def table(title, header, rows):
    rows = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[c]) for row in [header, *rows]) for c in range(len(header))]
    print(f"\n{title}\n")
    for row in [header, ["-" * width for width in widths], *rows]:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def verdict(value, target):
    return "" if target is None else "met" if value <= target else "missed"


def median_times(functions, z, axis, budget):
    """Median seconds of one call of each function, called in turn until the budget of seconds is used."""
    for function in functions:
        function(z, axis)
    start = time.process_time()
    functions[0](z, axis)
    once = max(time.process_time() - start, 1e-6)
    inner = max(1, int(2e-4 / once))  # a run shorter than 0.2 ms is mostly the clock's
    samples = [[] for _ in functions]
    end = time.perf_counter() + budget
    while time.perf_counter() < end or len(samples[0]) < 5:
        for function, taken in zip(functions, samples, strict=True):
            start = time.process_time()
            for _ in range(inner):
                function(z, axis)
            taken.append((time.process_time() - start) / inner)
    return [statistics.median(taken) for taken in samples]


def time_target(peer, name, shape, axis):
    last = axis == -1 or axis == len(shape) - 1
    if peer == "PyTorch":
        return 0.35 if shape == (1000, 10) else 2.0
    if peer != "SciPy":
        return None
    if name == "softmax":
        return 1.0 if not last else 0.45 if shape in ((3,), (1000, 10)) else 0.8
    return {"logsumexp": 0.4, "log_softmax": 0.9}[name]


def print_times(shapes, budget):
    rng, rows = np.random.default_rng(0), []
    for name, ours in OURS.items():
        for shape, axis in shapes:
            for dtype in (np.float32, np.float64):
                z = rng.normal(0, 3, shape).astype(dtype)
                peers = {
                    peer: functions[name]
                    for peer, functions in PEERS.items()
                    if name in functions and not (peer == "scikit-learn" and (len(shape) == 1 or axis == 0))
                }
                own, *others = median_times([ours, *peers.values()], z, axis, budget)
                row = [name, "x".join(map(str, shape)), axis, np.dtype(dtype).name, f"{own * 1e6:.4g}"]
                for peer in ("SciPy", "scikit-learn", "PyTorch"):
                    if peer not in peers:
                        row += ["absent" if peer in ABSENT else "-", "", ""]
                        continue
                    ratio = own / others[list(peers).index(peer)]
                    target = time_target(peer, name, shape, axis)
                    row += [f"{ratio:.2f}", "" if target is None else f"<= {target}", verdict(ratio, target)]
                rows.append(row)
    table(
        "Time: ours / theirs (median of interleaved runs; standard normal scores times 3)",
        "function shape axis type ours_us /SciPy target . /sklearn target . /PyTorch target .".split(),
        rows,
    )


def peak_extra(function, z, axis):
    function(z, axis)
    tracemalloc.start()
    result = function(z, axis)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return (peak - result.nbytes) / 2**20


def print_memory():
    rows = []
    for name, ours in OURS.items():
        for shape, axis in [
            ((2000, 2000), -1),
            ((2000, 2000), 0),
            ((1, 4_000_000), -1),
            ((1_000_000, 4), -1),
        ]:
            z = np.random.default_rng(0).normal(0, 3, shape)
            extra = peak_extra(ours, z, axis)
            theirs = f"{peak_extra(PEERS['SciPy'][name], z, axis):.2f}" if "SciPy" in PEERS else "absent"
            # "The result only" leaves the row sums: at most 1/8 of the result where the rows are short.
            target = {"logsumexp": 1.0, "softmax": z.nbytes / 2**20 / 8}.get(name)
            if name == "softmax" and shape[-1] == 4:
                target = 2.2 * z.nbytes / 4 / 2**20  # sums and their inverses, one a row
            row = [name, "x".join(map(str, shape)), axis, f"{z.nbytes / 2**20:.1f}", f"{extra:.2f}", theirs]
            rows.append([*row, "" if target is None else f"<= {target:.2f}", verdict(extra, target)])
    table(
        "Peak memory beside input and result, MiB (PyTorch's is not seen by tracemalloc)",
        "function shape axis input ours SciPy target .".split(),
        rows,
    )


def exact_rest(row):
    """Distances below the top, their exponentials, and the sum of these but for the top's own 1."""
    z = [mpmath.mpf(float(score)) for score in row]
    top = z.index(max(z))
    d = [score - z[top] for score in z]
    e = [mpmath.exp(x) for x in d]
    return d, e, mpmath.fsum(e[:top] + e[top + 1 :])


def worst_ulp(got, exact, dtype):
    worst = 0.0
    for a, x in zip(np.ravel(got), exact, strict=True):
        if not np.isfinite(a):
            return float("inf")
        unit = float(np.spacing(dtype(abs(float(x)))))
        worst = max(worst, float(abs(mpmath.mpf(float(a)) - x)) / unit)
    return worst


def error_rows(dtype):
    rng = np.random.default_rng(1)
    reach = 60 if dtype is np.float32 else 600
    few = 40
    yield "ordinary, normal times 3", [rng.normal(0, 3, 10).astype(dtype) for _ in range(few)], 5, 0
    yield (
        f"spread over +-{reach}",
        [rng.uniform(-reach, reach, 10).astype(dtype) for _ in range(few)],
        5,
        None,
    )
    yield "top 40 ahead", [np.array([40, 0, -1], dtype)], 5, 40
    yield "[1002, 1001, 1000.1]", [np.array([1002, 1001, 1000.1], dtype)], None, 1


def print_errors():
    mpmath.mp.dps = 60
    rows = []
    for dtype in (np.float32, np.float64):
        for kind, scores, softmax_target, gap in error_rows(dtype):
            for name in ("softmax", "log_softmax"):
                exact = []
                for row in scores:
                    d, e, rest = exact_rest(row)
                    exact.append(
                        [x / (1 + rest) for x in e]
                        if name == "softmax"
                        else [x - mpmath.log1p(rest) for x in d]
                    )
                target = softmax_target if name == "softmax" else None if gap is None else 3 + gap / 2
                functions = {"ours": OURS} | PEERS
                found = {}
                for who, f in functions.items():
                    if name in f:
                        pairs = zip(scores, exact, strict=True)
                        found[who] = max(worst_ulp(f[name](row[None], -1), x, dtype) for row, x in pairs)
                row = [name, kind, np.dtype(dtype).name]
                for who in ("ours", "SciPy", "scikit-learn", "PyTorch"):
                    row.append(f"{found[who]:.3g}" if who in found else "absent" if who in ABSENT else "-")
                rows.append(
                    [*row, "" if target is None else f"<= {target:g}", verdict(found["ours"], target)]
                )
    table(
        "Largest error against mpmath at 60 digits, in units in the last place",
        "function scores type ours SciPy sklearn PyTorch target .".split(),
        rows,
    )


def print_sums():
    rows = []
    for dtype, target in ((np.float32, 2e-7), (np.float64, 1e-15)):
        for shape, axis in [
            ((1_000_000, 2), 0),
            ((5, 1_000_000), -1),
            ((2000, 10), -1),
            ((2000, 1000), -1),
            ((2000, 2000), 0),
        ]:
            z = np.random.default_rng(2).normal(0, 3, shape).astype(dtype)
            row = ["x".join(map(str, shape)), axis, np.dtype(dtype).name]
            off = {}
            for who, functions in ({"ours": OURS} | PEERS).items():
                if who != "scikit-learn" or axis == -1:
                    p = functions["softmax"](z, axis)
                    off[who] = float(np.abs(p.sum(axis, dtype=np.longdouble) - 1).max())
            for who in ("ours", "SciPy", "scikit-learn", "PyTorch"):
                row.append(f"{off[who]:.1e}" if who in off else "absent" if who in ABSENT else "-")
            rows.append([*row, f"<= {target:g}", verdict(off["ours"], target)])
    table(
        "How far the sum of a row of softmax is from 1",
        "shape axis type ours SciPy sklearn PyTorch target .".split(),
        rows,
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="leave out tables of more than a million scores")
    quick = parser.parse_args().quick
    versions = [f"NumPy {np.__version__}"]
    versions += [f"SciPy {scipy.__version__}"] if "SciPy" in PEERS else []
    versions += [f"PyTorch {torch.__version__}, 1 thread"] if "PyTorch" in PEERS else []
    print(", ".join(versions))
    for peer in ABSENT:
        print(f"{peer} is not installed, so nothing is compared with it: pip install -e .[bench] brings it")
    print_times([s for s in SHAPES if not quick or np.prod(s[0]) <= 10**6], 0.1 if quick else 0.4)
    print_memory()
    print_errors()
    print_sums()


if __name__ == "__main__":
    main()
