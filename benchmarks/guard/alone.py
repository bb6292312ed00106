"""One detector in a process of its own, so that its memory and its start are its own: `python alone.py NAME < texts`.

`peers.py` starts it and gives it the texts. Nothing heavy is imported before the detector is. All times are of the
processor, not of the clock.
"""

import json
import logging
import os
import statistics
import sys
import time
import warnings
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.guard.detectors import DETECTORS, Find  # noqa: E402  (found by the line above)

PAGE = os.sysconf("SC_PAGE_SIZE")


def main() -> int:
    detector = DETECTORS[sys.argv[1]]
    texts = json.load(sys.stdin)
    warnings.simplefilter("ignore")
    logging.disable()
    memory, began = _memory(), time.process_time()
    find = detector.load()
    find("Jan")
    load, loaded = time.process_time() - began, _memory() - memory
    cold, warm, again = (_each(find, texts[name]) for name in ("cold", "warm", "warm"))
    figures = {
        "load_s": load,
        "loaded_mb": loaded,
        "used_mb": _memory() - memory,
        "cold_ms": statistics.median(cold) * 1_000,
        "prompt_ms": statistics.median(warm) * 1_000,
        "again_ms": statistics.median(again) * 1_000,
        "characters_per_s": sum(map(len, texts["warm"])) / sum(warm),
    }
    found = {name: [find(text) for text in texts[name]] for name in ("gold", "prose", "examples", "nothing")}
    json.dump({"version": _version(detector.package), "figures": figures, "found": found}, sys.stdout)
    return 0


def _each(find: Find, texts: list[str]) -> list[float]:
    """The seconds that each text takes; each is seen once."""
    spent = []
    for text in texts:
        began = time.process_time()
        find(text)
        spent.append(time.process_time() - began)
    return spent


def _memory() -> float:
    """Megabytes of this process that are in memory now."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE / 2**20


def _version(package: str) -> str:
    return "" if package == "waarborg" else version(package)


if __name__ == "__main__":
    sys.exit(main())
