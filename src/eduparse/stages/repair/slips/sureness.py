"""When a reading of a slip is likely, and when it is sure.

It is likely where the text gains enough by each character of it. It is sure where all other readings together are
far less likely; how far depends on what shows of the page: the fewer readings it leaves, the less is enough.
"""

from math import exp

from eduparse.stages.repair.gbk_chars import PageModel
from eduparse.stages.repair.slips.slip_reading import SlipReading

GAIN = 3.0  # by how much a character of the repair must be likelier than one of the wreck
WORTH = 3.0  # nats by which text is likelier with a character of which nothing is left than without
MARGIN = 2.2  # nats over all other readings together from which one is applied …
MARGIN_DROPPED = 3.1  # … and in simplified script where pairs may have vanished: of 24 led by 2.2 to 3.1, 6 were wrong
KEPT_LESS = 0.7  # by how much less is enough where user-defined pairs survive,
HANT_LESS = 0.4  # and in traditional script, of which most bytes begin no pair that vanishes
# Where pairs may have vanished the models believe too much: of readings said to be right in 60 of 100 cases 30 were. So the
# log-odds that one is right come from its lead by these, learnt from 205 readings of each script in seven genres. Of 263 and
# 259 on other pages, which said .15 and more, as many were right as they said, within 8 in 100, but for a few that said .76 (.93).
AT_NO_LEAD = {"hans": -0.96, "hant": -0.80}
BY_NAT = {"hans": 0.88, "hant": 0.73}
APPLIED = 0.9  # confidence of one that is applied at least; of 52 of traditional script that just led by enough 42 were right
EXPECTED_LESS = 0.8  # by how much less margin is enough where it is the best


def sure(page: PageModel, reading: SlipReading) -> bool:
    """Whether it is likely, and leads by so much that it is applied."""
    return lead_of(page, reading) >= margin_of(page) and plausible(reading)


def margin_of(page: PageModel) -> float:
    """The lead (nats) from which a reading on ``page`` is applied."""
    return MARGIN_DROPPED if page.script == "hans" and not page.keeps else MARGIN


def lead_of(page: PageModel, reading: SlipReading) -> float:
    """The margin (nats), with what it is worth that fewer readings are likely, and that others lost the same."""
    less = KEPT_LESS if page.keeps else HANT_LESS if page.script == "hant" else 0.0
    return reading.margin + less + (EXPECTED_LESS if reading.expected else 0.0)


def confidence_of(page: PageModel, lead: float) -> float:
    """How often a reading on ``page`` that leads by so much is right."""
    odds = lead if page.keeps else AT_NO_LEAD[page.script] + BY_NAT[page.script] * lead
    return round(1 / (1 + exp(-odds)), 4)


def plausible(reading: SlipReading, doubt: float = 0.0) -> bool:
    """Whether the text gains enough by it; with ``doubt`` (nats) less is enough."""
    return reading.gain >= GAIN * len(reading.after) - doubt and reading.worth >= WORTH
