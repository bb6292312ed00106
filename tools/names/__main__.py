"""Train the name model: `python -m tools.names DATA`. Needs requirements/train.in and Debian's wdutch.

DATA is a folder with the corpora that docs/developers/namenmodel.md names. The outcome is the same for the same data
and seed. Nothing of CoNLL-2002 and WikiNEuRal is ever read: that is what others measure on.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite

from tools.names import corpora, export, generate, sources
from tools.names.attributes import Attributes
from tools.names.corpora import Sentence
from waarborg.guard.names import weights

SEED = 20261125
SETTINGS = {"c1": 0.05, "c2": 0.01, "max_iterations": 130, "feature.possible_transitions": False}


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m tools.names")
    asked.add_argument("data", type=Path)
    asked.add_argument("--times", type=int, default=2, help="how often each template is filled")
    asked.add_argument("--wiki-dev", type=int, default=7000, help="so many sentences of wikiann_dev are trained on too")
    asked.add_argument("--out", type=Path, default=weights.FILE)
    asked.add_argument("--iterations", type=int, default=SETTINGS["max_iterations"])
    options = asked.parse_args()
    lists = sources.read(options.data)
    lexicon = sources.lexicon(lists)
    learned = train(texts(lists, options), Attributes(lexicon), options.iterations)
    weights.save(export.weights(*learned, lexicon), options.out)


def texts(lists: sources.Lists, options: argparse.Namespace) -> list[Sentence]:
    """All that is learned from, in an order that the seed decides."""
    chance = random.Random(SEED)
    data = options.data
    wiki = list(corpora.read(data / "wikiann_train.jsonl.gz"))
    wiki += list(corpora.read(data / "wikiann_dev.jsonl.gz"))[: options.wiki_dev]
    bank = generate.Bank(lists, corpora.names(wiki), chance)
    own = list(generate.sentences(bank, times=options.times))
    old = list(corpora.read(data / "europeana_nl.jsonl.gz"))[::3]
    everything = [*wiki, *own, *old]
    chance.shuffle(everything)
    return list(generate.joined(everything, chance))


def train(
    material: Sequence[Sentence], attributes: Attributes, iterations: int
) -> tuple[dict[tuple[str, str], float], dict[tuple[str, str], float]]:
    """The weights per attribute and label, and per step from label to label."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for text in material:
        trainer.append(attributes.of(text.forms), text.labels)
    trainer.set_params(SETTINGS | {"max_iterations": iterations})
    path = Path("names.crfsuite")
    trainer.train(str(path))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    info = tagger.info()
    path.unlink()
    return info.state_features, info.transitions


if __name__ == "__main__":
    main()
