"""Training time beside PyTorch, and accuracy on real digits beside scikit-learn, each with its target.

Run ``python benchmarks/training.py`` after ``pip install -e .[bench,test]``; ``--quick`` makes fewer runs.
A ratio is that of median processor times of interleaved runs in this one process (ours, PyTorch, ours, ...),
one thread each, so that other work on the machine falls on both or on neither. Both start from the same
parameters and see the same batches; PyTorch does the least that logit paths need: it keeps loss and logits
of each step. Ours also counts the accuracy and watches for divergence, in float64.
"""

import argparse
import os
import statistics
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from maths import table, verdict

import teachkit as tk

ABSENT = []
try:
    import torch

    torch.set_num_threads(1)
except ImportError:
    ABSENT.append("PyTorch")
try:
    import sklearn
    from sklearn.linear_model import LogisticRegression
except ImportError:
    ABSENT.append("scikit-learn")

OPTIMIZERS = {
    "SGD": (lambda: tk.SGD(0.1), lambda p: torch.optim.SGD(p, lr=0.1)),
    "SGD, momentum 0.9": (lambda: tk.SGD(0.1, 0.9), lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9)),
    "Adam": (tk.Adam, lambda p: torch.optim.Adam(p, lr=1e-3)),
}


def logit_paths(rng):
    """Return data and network of 1000 updates, each from all 60 points, and no batches."""
    x, labels = tk.training.logit_path_data(rng=rng)
    return x, labels, tk.Network((3, 32, 32, 3), zero_last=True, rng=rng), 1000, None


def blobs(rng):
    """Return data and network of 3600 updates, each from 5 of 600 points: 30 rounds."""
    x, labels = tk.training.four_blobs(rng=rng)
    return x[:600], labels[:600], tk.Network((2, 12, 8, 4), start="he", rng=rng), 3600, 5


def ours(x, labels, network, steps, batch_size, optimizer):
    rng = np.random.default_rng(0)
    kept = [
        (state.loss, state.logits)
        for state in tk.train(network.copy(), x, labels, optimizer(), steps, batch_size, rng=rng)
    ]
    return kept[-1][0]


def same_in_torch(network):
    layers = []
    for W, b in zip(network.weights, network.biases, strict=True):
        layer = torch.nn.Linear(*W.shape)
        with torch.no_grad():
            layer.weight[...] = torch.from_numpy(W.T)
            layer.bias[...] = torch.from_numpy(b)
        layers += [layer, torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def theirs(x, labels, network, steps, batch_size, optimizer):
    rng = np.random.default_rng(0)
    model = same_in_torch(network)
    update = optimizer(model.parameters())
    x, labels = torch.from_numpy(x.astype(np.float32)), torch.from_numpy(labels)
    kept, rows = [], []
    for step in range(steps + 1):
        if batch_size is not None:
            if not rows:
                rows = list(torch.from_numpy(rng.permutation(len(x))).split(batch_size))
            batch = rows.pop(0)
        inputs, wanted = (x, labels) if batch_size is None else (x[batch], labels[batch])
        update.zero_grad()
        logits = model(inputs)
        loss = torch.nn.functional.cross_entropy(logits, wanted)
        kept.append((loss.item(), logits.detach().clone()))
        if step < steps:
            loss.backward()
            update.step()
    return kept[-1][0]


def median_times(runs, repeats):
    """Median seconds of each run, made in turn, and its last result; the first turn does not count."""
    taken, results = [[] for _ in runs], [None for _ in runs]
    for turn in range(repeats + 1):
        for place, run in enumerate(runs):
            start = time.process_time()
            results[place] = run()
            if turn:
                taken[place].append(time.process_time() - start)
    return [statistics.median(times) for times in taken], results


def print_times(repeats):
    rows = []
    for name, problem, optimizers in (
        ("3-32-32-3, 60 points, full batch", logit_paths, OPTIMIZERS),
        ("2-12-8-4, batches of 5", blobs, {"Adam": OPTIMIZERS["Adam"]}),
    ):
        given = problem(np.random.default_rng(0))
        for kind, (own, other) in optimizers.items():
            runs = [lambda given=given, own=own: ours(*given, own)]
            if "PyTorch" not in ABSENT:
                runs.append(lambda given=given, other=other: theirs(*given, other))
            times, losses = median_times(runs, repeats)
            row = [name, kind, given[3], f"{times[0]:.3f}", f"{losses[0]:.6f}"]
            if "PyTorch" in ABSENT:
                rows.append([*row, "absent", "absent", "", "", ""])
                continue
            ratio = times[0] / times[1]
            rows.append([*row, f"{times[1]:.3f}", f"{losses[1]:.6f}", f"{ratio:.2f}", "<= 1.5"])
            rows[-1].append(verdict(ratio, 1.5))
    table(
        "Time of a whole training, seconds of one processor, and the last loss",
        ["network", "optimizer", "updates", "ours", "loss", "PyTorch", "loss", "ratio", "target", "."],
        rows,
    )


def print_accuracy(seeds):
    digits, rows = tk.load_digits(), []
    for seed in range(seeds):
        training, testing = digits.split(rng=np.random.default_rng(seed))
        network = tk.Network((64, 10), zero_last=True, rng=np.random.default_rng(seed))
        # LogisticRegression draws its weights to 0; the same pull on a mean loss is 1 / N.
        optimizer = tk.SGD(0.5, 0.9, decay=1 / len(training))
        for _ in tk.train(network, training.pixels, training.labels, optimizer, 1000):
            pass
        own = tk.accuracy(network.logits(testing.pixels), testing.labels)
        row = [seed, len(training), len(testing), f"{own:.2%}"]
        if "scikit-learn" in ABSENT:
            rows.append([*row, "absent", "", "", ""])
            continue
        peer = LogisticRegression(max_iter=5000).fit(training.pixels, training.labels)
        other = peer.score(testing.pixels, testing.labels)
        behind = 100 * (other - own)
        rows.append([*row, f"{other:.2%}", f"{behind:+.2f}", "<= 0.5", verdict(behind, 0.5)])
    table(
        "Digits: accuracy of softmax regression on unseen images, and points behind LogisticRegression",
        ["split", "training", "testing", "ours", "sklearn", "behind", "target", "."],
        rows,
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer runs and splits")
    quick = parser.parse_args().quick
    versions = [f"NumPy {np.__version__}"]
    versions += [] if "PyTorch" in ABSENT else [f"PyTorch {torch.__version__}, 1 thread"]
    versions += [] if "scikit-learn" in ABSENT else [f"scikit-learn {sklearn.__version__}"]
    print(", ".join(versions))
    for peer in ABSENT:
        print(f"{peer} is not installed, so nothing is compared with it: pip install -e .[bench] brings it")
    print_times(3 if quick else 9)
    print_accuracy(2 if quick else 5)


if __name__ == "__main__":
    main()
