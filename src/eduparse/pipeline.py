"""The passes in order: the one place where the whole flow is seen.

bytes -decode-> page -repair-> -simplify-> -cut-> documents -strip-> -reword-> -split-> clauses
"""

from collections.abc import Hashable, Iterable
from functools import cache
from types import ModuleType

from eduparse.budget import SCANNED, spend
from eduparse.document.document import Document, Findings, Pass
from eduparse.rules.rulebook import PACKAGED, Rulebook, Ruled, using
from eduparse.stages import cut, decode, repair, reword, simplify, split, strip

_MODULES: dict[str, ModuleType] = {
    "decode": decode,
    "repair": repair,
    "simplify": simplify,
    "cut": cut,
    "strip": strip,
    "reword": reword,
    "split": split,
}
STAGES = tuple(_MODULES)


@cache
def passes(stage: str, choice: Hashable = None, book: Rulebook = PACKAGED) -> tuple[Pass, ...]:
    """The passes of ``stage`` in the order they run; decode makes the page before its own.

    ``choice`` is what the stage can be told: for simplify a ``Conversion``, for reword ``Sources``.
    ``book`` holds the rules they go by.
    """
    if stage not in STAGES:
        raise ValueError(f"{stage} is no stage; the stages are {', '.join(STAGES)}")
    module = _MODULES[stage]
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
    return [p.apply(step.name, Findings(metadata=m)) for p, m in zip(parts, told, strict=True)]
