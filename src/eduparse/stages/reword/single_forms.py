"""Which forms of a page make it likelier once they are put back, each by itself.

To read a page (`page_reading`) takes as long as all passes take on ten clean ones: it compares whole lines with any of
their forms put back, twice. A form that counts in the end mostly gains something by itself already, whatever becomes
of the others. That takes a few characters to tell, and where too few forms do, no reading has to be made.
"""

from collections.abc import Iterator, Sequence

from eduparse.language.char_trie import ORDER
from eduparse.language.charmodel import folded
from eduparse.language.mixture import Mixture
from eduparse.stages.reword.page_reading import Line
from eduparse.stages.reword.spinner import LEAST, MOST, Spinner
from eduparse.stages.reword.word_search import options

# Nats that a form must gain by itself. On one half of 3,100 spun texts, the 691 that a reading may prove were all read
# with 1.0 too, and four were not with 1.5. On the other half none that was found is lost.
GAINS = 0.5
_BESIDE = ORDER - 1  # code points of which a character tells something


def gaining_forms(
    text: str, lines: Sequence[Line], chars: Mixture, family: Spinner, share: float
) -> Iterator[str]:
    """The forms of ``family`` in ``lines`` of ``text`` that gain something, each once; from the left.

    ``share`` says how much of its words the family replaced.
    """
    share = min(MOST, max(LEAST, share))
    told: set[str] = set()
    for start, end in lines:
        line = text[start:end]
        found = options(line, (family,))
        if not found:
            continue
        seen = "\n" + folded(line)
        nats = chars.running_once(seen, 1)
        for at, here in found.items():
            left = seen[max(0, at + 1 - _BESIDE) : at + 1]
            for entry, _ in here:
                if entry.spun in told:
                    continue
                stop = at + len(entry.spun)
                behind = seen[stop + 1 : stop + 1 + _BESIDE]
                least = sum(nats[at : stop + _BESIDE]) - family.weight(entry, share) + GAINS
                put = left + folded(entry.original) + behind
                if chars.likely(put, len(left), least) is not None:
                    told.add(entry.spun)
                    yield entry.spun
