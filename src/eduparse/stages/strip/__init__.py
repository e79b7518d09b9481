"""Strip: site furniture and injected spam are deleted, what a record card says becomes metadata.

Nothing here replaces text: every edit has an empty replacement, so a removed line owns nothing and
stays readable to later passes in its layer. Heads come first because they hold facts; spans before
lines because a title is compared with its copies after injected words and file suffixes are gone.

The line decision is open to readers that see more of a page than its text::

    decide(lines, effort, weights, hints, shared) -> {index of a line: Verdict(rule, confidence, applied)}

`decision.decide` takes the lines of `page.lines_of`, ``SAFE`` or ``THOROUGH``, and, where the page came
with blocks, tags or links, ``hints``: further feature names for a line by its index, which ``weights``
(a `weights.Weights`, read by `weights.parse`) know; ``shared`` are the lines of its site's template
(`template`, learned by `learning`). Blank lines are not decided about.
"""

from dataclasses import dataclass

from eduparse.document.document import Pass
from eduparse.stages.strip.decision import EFFORTS, SAFE, THOROUGH, Verdict, decide
from eduparse.stages.strip.heads import Heads
from eduparse.stages.strip.lines import Lines
from eduparse.stages.strip.spans import Spans
from eduparse.stages.strip.template import load

__all__ = ["EFFORTS", "SAFE", "THOROUGH", "Stripping", "Verdict", "decide", "passes"]


@dataclass(frozen=True, slots=True)
class Stripping:
    """What the stage is told: how much it dares (`EFFORTS`), and the file of a template."""

    effort: str = SAFE
    template: str = ""

    @property
    def key(self) -> str:
        """What the stamp of a row says of it; empty for the default. Raises ConfigError."""
        digest = f"template {load(self.template).digest}" if self.template else ""
        return digest if self.effort == SAFE else f"strip {self.effort} {digest}"


_DEFAULT = Stripping()


def passes(told: Stripping = _DEFAULT) -> tuple[Pass, ...]:
    """New passes of the stage, in order; each keeps what it makes of the rules in force.

    Raises ConfigError where the template cannot be used.
    """
    template = load(told.template) if told.template else None
    return (Heads(), Spans(), Lines(told.effort, template=template))
