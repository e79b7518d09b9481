"""Strip: site furniture and injected spam are deleted, what a record card says becomes metadata.

Nothing here replaces text: every edit has an empty replacement, so a removed line owns nothing and
stays readable to later passes in its layer. Heads come first because they hold facts; spans before
lines because a title is compared with its copies after injected words and file suffixes are gone.
"""

from eduparse.document import Pass
from eduparse.strip.heads import Heads
from eduparse.strip.lines import Lines
from eduparse.strip.spans import Spans


def passes() -> tuple[Pass, ...]:
    """New passes of the stage, in order; each keeps what it makes of the rules in force."""
    return (Heads(), Spans(), Lines())
