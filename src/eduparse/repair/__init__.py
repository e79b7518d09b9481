"""Repair: damage that machines did to a text and that can be undone with certainty.

The order matters. Escapes first, since they hide every other sign; then text in a wrong encoding,
before forms delete characters that are bytes of it; then readings stuck behind
characters, and the runs behind a lost byte, which such readings break up and which may hide others;
lost blanks, told by their neighbours; Unicode forms when only real text is left, and all of it once
more, since forms hide their neighbours; broken lines last, since they are found by where blanks
stand. What nobody can restore is flagged at the end.
"""

from eduparse.document import Pass
from eduparse.repair.escapes import Escapes
from eduparse.repair.forms import Forms
from eduparse.repair.lines import Lines
from eduparse.repair.lost import Lost
from eduparse.repair.mojibake import Mojibake
from eduparse.repair.nbsp import LostBlanks
from eduparse.repair.pinyin import Pinyin
from eduparse.repair.slips import Slips


def passes() -> tuple[Pass, ...]:
    """New passes of the stage, in order; each keeps what it makes of the rules in force."""
    first = (Escapes(), Mojibake(), Pinyin(), Slips())
    in_order = (Escapes(), Mojibake(), Pinyin(), LostBlanks(), Forms())
    return (*first, *in_order, *in_order, Lines(), Lost())
