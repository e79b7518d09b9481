"""How a later stage takes over the settings of the earlier ones from their rows."""

from collections.abc import Collection, Iterable, Iterator

from eduparse.document.document import Document
from eduparse.errors import ConfigError
from eduparse.pipeline import READS
from eduparse.settings import Settings


def taken_over(
    settings: Settings, given: Collection[str], doc: Document, stages: Iterable[str]
) -> Settings:
    """``settings`` for ``stages`` on the row ``doc``, with those that earlier stages were given.

    ``given`` are those that somebody set now. Raises ConfigError where one of them was read by a stage
    that ran already and is another now, or where a file that one of ``stages`` reads is not given again.
    """
    before = doc.metadata.eduparse
    now = settings.changed()
    for name, stage in _read_by(before.stages):
        if name in given and now.get(name) != before.settings.get(name):
            raise ConfigError(
                f"{doc.source}: {name} is read by {stage}, which ran already with another: set it at "
                "the first stage that reads it; later stages take it from the rows."
            )
    taken = {name: getattr(settings, name) for name in now}
    for name, was in before.settings.items():
        if name in given or now.get(name) == was:
            continue
        if not isinstance(was, dict):
            taken[name] = was
        elif reader := next((s for n, s in _read_by(stages) if n == name), None):
            raise ConfigError(
                f"{doc.source}: {reader} reads the {name} {was['name']}, which an earlier stage was "
                f"given: give --{name} again, with the same file."
            )
    return settings if len(taken) == len(now) else Settings(**taken)


def _read_by(stages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each setting that one of ``stages`` reads, with the stage."""
    for stage in stages:
        for name in READS.get(stage, ()):
            yield name, stage
