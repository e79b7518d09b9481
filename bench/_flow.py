"""The flow on a document of a bench: all of it, one stage, or the passes of a stage."""

from collections.abc import Iterable

from eduparse.document.document import Document, Pass
from eduparse.pipeline import passes, pipeline
from eduparse.settings import Settings
from eduparse.stages.strip.lines import NoiseLines

_PLAIN = Settings()


def clean(page: Document) -> list[Document]:
    """A decoded page through every stage."""
    return pipeline(_PLAIN).run(page)


def run_stage(doc: Document, stage: str) -> list[Document]:
    """``doc`` through one stage."""
    return pipeline(_PLAIN).run(doc, (stage,))


def steps_of(stage: str) -> tuple[Pass, ...]:
    """New passes of ``stage``, in order."""
    return passes(_PLAIN)[stage]


def strip_up_to(lines: NoiseLines | None) -> tuple[Pass, ...]:
    """The passes of `strip` before the decision about lines, and ``lines`` behind them."""
    steps = steps_of("strip")
    at = next(n for n, step in enumerate(steps) if isinstance(step, NoiseLines))
    return (*steps[:at], lines) if lines else steps[:at]


def run_passes(doc: Document, steps: Iterable[Pass]) -> Document:
    """``doc`` through ``steps``, of which none cuts."""
    for step in steps:
        doc = doc.apply(step.name, step(doc))
    return doc
