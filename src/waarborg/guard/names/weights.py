"""The file with what the name model learned, and what it holds in memory.

All scores are whole numbers in steps of `step`, so that every machine computes the same.
"""

from array import array
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from waarborg.guard.names.lexicon import Lexicon

LABELS = ("O", "B-PER", "I-PER", "THING")
"""Outside every name; first and further words of a person's name; in the name of a place or an organisation."""
FILE = Path(__file__).with_name("names.npz")


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """`states[f, k]` is what feature f says of the word at place k of the window, a score per label.

    `pairs[0]`, `[1]`, `[2]` score a word by the classes of (before, itself), (itself, behind) and (before, behind).
    """

    step: float
    feature_keys: NDArray[np.uint32]
    states: NDArray[np.int16]
    classes: tuple[str, ...]
    pairs: NDArray[np.int16]
    transitions: NDArray[np.int16]
    lexicon: Lexicon


def save(weights: Weights, path: Path = FILE) -> None:
    """Write the weights compactly: keys as the distance to the one before."""
    plain = {f.name: getattr(weights, f.name) for f in fields(weights) if f.name not in {"classes", "lexicon"}}
    plain["feature_keys"] = np.diff(weights.feature_keys, prepend=np.uint32(0))
    np.savez_compressed(
        path,
        **plain,
        classes=np.array("\x1f".join(weights.classes)),
        words=np.diff(np.frombuffer(weights.lexicon.keys, dtype=np.uint32), prepend=np.uint32(0)),
        facts=np.frombuffer(weights.lexicon.facts, dtype=np.uint8),
    )


@cache
def load(path: Path = FILE) -> Weights:
    """Read the weights: once, when the first text is checked."""
    with np.load(path, allow_pickle=False) as file:
        return Weights(
            step=float(file["step"]),
            feature_keys=np.cumsum(file["feature_keys"], dtype=np.uint32),
            states=file["states"],
            classes=tuple(str(file["classes"]).split("\x1f")),
            pairs=file["pairs"],
            transitions=file["transitions"],
            lexicon=Lexicon(array("I", np.cumsum(file["words"], dtype=np.uint32).tobytes()), file["facts"].tobytes()),
        )
