"""Repair: damage that machines did to a text and that can be undone with certainty.

The order matters. Escapes first, since they hide every other sign; then text in a wrong encoding,
before forms delete characters that are bytes of it; then readings stuck behind
characters, and the runs behind a lost byte, which such readings break up and which may hide others;
lost blanks, told by their neighbours; Unicode forms when only real text is left, and all of it once
more, since forms hide their neighbours; broken lines last, since they are found by where blanks
stand. What nobody can restore is flagged at the end.
"""

from eduparse.document.document import Pass
from eduparse.stages.repair.escapes import Escapes
from eduparse.stages.repair.forms import Forms
from eduparse.stages.repair.line_wraps import Lines
from eduparse.stages.repair.lost import Lost
from eduparse.stages.repair.lost_spaces import LostBlanks
from eduparse.stages.repair.mojibake import Mojibake
from eduparse.stages.repair.pinyin import Pinyin
from eduparse.stages.repair.slips import Slips


def passes() -> tuple[Pass, ...]:
    """New passes of the stage, in order; each keeps what it makes of the rules in force."""
    first = (Escapes(), Mojibake(), Pinyin(), Slips())
    in_order = (Escapes(), Mojibake(), Pinyin(), LostBlanks(), Forms())
    return (*first, *in_order, *in_order, Lines(), Lost())
