"""The passes in order: the one place where the whole flow is seen.

bytes -decode-> page -repair-> -simplify-> -cut-> documents -strip-> -reword-> -split-> clauses
"""

from collections.abc import Hashable, Iterable
from functools import cache
from importlib import import_module

from eduparse.budget import SCANNED, spend
from eduparse.document import Document, Pass
from eduparse.rulebook import PACKAGED, Rulebook, Ruled, using

STAGES = ("decode", "repair", "simplify", "cut", "strip", "reword", "split")


@cache
def passes(stage: str, choice: Hashable = None, book: Rulebook = PACKAGED) -> tuple[Pass, ...]:
    """The passes of ``stage`` in the order they run; decode makes the page before its own.

    ``choice`` is what the stage can be told: for simplify a ``Conversion``, for reword ``Sources``.
    ``book`` holds the rules they go by.
    """
    if stage not in STAGES:
        raise ValueError(f"{stage} is no stage; the stages are {', '.join(STAGES)}")
    # Not "from eduparse import repair": that name is the public function, not the module.
    module = import_module(f"eduparse.{stage}")
    with using(book):
        chosen: tuple[Pass, ...] = module.passes() if choice is None else module.passes(choice)
    return chosen if book == PACKAGED else tuple(Ruled(step, book) for step in chosen)


def run_passes(doc: Document, chosen: Iterable[Pass]) -> list[Document]:
    """``doc`` through ``chosen`` in order; a pass that cuts makes several documents of it."""
    docs = [doc]
    for step in chosen:
        docs = [out for d in docs for out in _run(d, step)]
    return docs


def run_stage(doc: Document, stage: str) -> list[Document]:
    """``doc`` through one stage."""
    return run_passes(doc, passes(stage))


def clean(page: Document) -> list[Document]:
    """A decoded page through every stage."""
    return run_passes(page, (p for stage in STAGES for p in passes(stage)))


def _run(doc: Document, step: Pass) -> list[Document]:
    spend(len(doc.text) // SCANNED)
    findings = step(doc)
    after = doc.apply(step.name, findings)
    if not findings.cuts:
        return [after]
    parts = after.cut(c.offset for c in findings.cuts)
    told = [c.metadata for c in findings.cuts]
    if len(parts) != len(told):
        return parts
    from eduparse.document import Findings

    return [p.apply(step.name, Findings(metadata=m)) for p, m in zip(parts, told, strict=True)]
