"""Pipelines whose weights of lines have seen no page of a site.

``strip-folds.tsv`` and ``beside-folds.tsv`` hold the weights of five trainings that each leave a fifth of the sites
out; ``make train-strip`` writes them.
"""

from functools import cache
from pathlib import Path

from bench._pages import fold
from eduparse.document.document import Pass
from eduparse.pipeline import Pipeline
from eduparse.settings import Settings
from eduparse.stages.strip.lines import NoiseLines
from eduparse.stages.strip.weights import Weights

FOLDS = Path(__file__).with_name("strip-folds.tsv")
BESIDE = Path(__file__).with_name("beside-folds.tsv")


class _Unseeing(Pipeline):
    """The pipeline at ``effort`` with ``weights`` that have not seen the sites of a fold."""

    def __init__(self, effort: str, weights: Weights) -> None:
        super().__init__(Settings(effort=effort, max_steps=0))
        self._unseeing = NoiseLines(effort, weights, None, self.book, self.budget)

    def passes(self, stage: str) -> tuple[Pass, ...]:
        every = super().passes(stage)
        return tuple(self._unseeing if isinstance(step, NoiseLines) else step for step in every)


def unseeing(site: str, effort: str) -> Pipeline:
    """The pipeline at ``effort`` that has seen no page of ``site``."""
    every = _pipelines(effort)
    return every[fold(site, len(every))]


@cache
def _pipelines(effort: str) -> list[Pipeline]:
    every = zip(_folds(FOLDS), _folds(BESIDE), strict=True)
    return [_Unseeing(effort, Weights(own, Weights(beside))) for own, beside in every]


def _folds(path: Path) -> list[dict[str, float]]:
    heading, *table = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return [{row[0]: float(row[n]) for row in table} for n in range(1, len(heading))]
