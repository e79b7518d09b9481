"""What each character of a damaged part was: certain, likely, or one that nobody can tell.

Where bytes are lost several characters fit. By how much the chosen one is likelier than the next says how often
it is right, but less than the models of characters believe: of those 2.5 to 3 nats ahead one in six is wrong, not
one in sixteen. So the confidence comes from weights (`models/filled-in.tsv`), learnt by ``make train-filled-in``
from paragraphs that were damaged on purpose. What is right less often than an edit that is applied must be stays lost, as
U+FFFD, and what it most likely was is a suggestion. All that is filled in and not certain is told.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import exp, inf, log
from typing import NamedTuple

from eduparse.language.mixture import Mixture
from eduparse.language.model_weights import weights_of
from eduparse.language.numerals import NUMERALS
from eduparse.stages.repair.gbk_chars import ModelChar
from eduparse.stages.repair.mojibake.lost_bytes import Around
from eduparse.stages.repair.mojibake.open_labels import LabelOdds
from eduparse.stages.repair.mojibake.parts import Part
from eduparse.stages.repair.page_words import WordsOnPage

# Share of right ones by the weights from which a character is filled in. Of paragraphs that were not learnt from, 332 of the 396 that
# they put between .8 and .9 were right; of the 591 between .5 and .8 380. A higher bound leaves whole lines for one of their characters.
LEAST = 0.8
LEAST_OF_NUMERALS = 0.9  # the same of a numeral of which the next likeliest is one, too: no sentence tells 八 from 六
APPLIED = 0.9  # confidence of its edit at least, as any that is applied has
SUGGESTED = 0.15  # … and from which it is a suggestion
MOST_AHEAD = 12.0  # nats, above which more say nothing more
NEAR_NEXT = 4.0  # nats up to which each says more
MANY = 16  # characters that fit, above which the first of a line may as well be an indent
WIDE = 120  # characters that fit, above which no byte of it is known
FAR = 8  # characters on either side that tell how familiar the text is
FAMILIAR = -4.0  # mean log-probability of a character there, below which nothing is certain …
CERTAIN_FAR = 0.5  # … but by so much more for each nat
CERTAIN = 8.0  # nats from which a character is certain; below it is reported
# Nats ahead of a reading with one character more, or without this one, from which that is not told. Where pairs were dropped 6 of
# 38 places below 4 had lost one, 3 of 32 from 4 to 6, and none of 59 from there to 8.
BESIDE = 6.0
# Nats over a rare character from which the only one that is thought of is certain: of 18 below it 4 were
# wrong and of 148 above it none, on documents it was set by; on others 1 of 14 and none of 64.
OVER_RARER = 6.0
_BLANKS = " \t\u3000\ufffd"  # what an indent is made of, and what is lost


class Filled(NamedTuple):
    """A character of which bytes are lost: ``margin`` nats ahead of the next of ``options`` characters.

    ``familiar`` is the mean log-probability of a character around it, in nats.
    """

    margin: float
    options: int
    familiar: float

    def features(self) -> dict[str, float]:
        """What the weights are for."""
        return {
            "constant": 1.0,
            "margin": min(self.margin, MOST_AHEAD),
            "near": min(self.margin, NEAR_NEXT),
            "options": log(max(1, self.options)),
            "familiar": self.familiar,
        }

    def confidence(self) -> float:
        """How often such a character is right."""
        weights = _weights()
        odds = sum(weights[name] * value for name, value in self.features().items())
        return round(1 / (1 + exp(-odds)), 4)


class Decided(NamedTuple):
    """A character as it is written, and whether it is certain, or only likely; ``filled`` where bytes are lost.

    ``likeliest`` is what one that stays lost most likely was, by ``share`` of them.
    """

    char: str
    confidence: float
    certain: bool
    filled: Filled | None = None
    likeliest: str = ""
    share: float = 0.0


def part_chars(
    model: Mixture,
    part: Part,
    before: str,
    behind: str,
    words: WordsOnPage | None = None,
    label: LabelOdds | None = None,
) -> Iterator[Decided]:
    """What each character of ``part`` was; one in doubt stays lost, one that is only likely is reported.

    ``words`` are those of its page, ``label`` is what its labels say of a number in the part.

    One of many at the start of its line stays lost, too: nothing in front tells it from an indent.
    """
    around = Around(model, part, before, behind, words, label)
    options = {n: s.options for n, s in enumerate(part.spelled) if len(s.options) > 1}
    gained = around.settle(options)
    text = around.text
    ranked = {n: around.ranked(n, some) for n, some in options.items()}
    for n, char in enumerate(text):
        spelled = part.spelled[n]
        if not spelled.options and spelled.lead == inf and spelled.beside >= BESIDE:
            yield Decided(char, 1.0, certain=True)
            continue
        rivals = (nats + around.told(n, rival) for rival, nats in spelled.rivals)
        lead = min((spelled.lead, *rivals)) + gained.get(n, 0.0)
        margin = min(around.margin(n, ranked) if n in ranked else inf, lead)
        filled = Filled(margin, len(spelled.options), _familiar(part, n))
        confidence = filled.confidence()
        unknown = filled.options > MANY and not (before + text[:n]).strip(_BLANKS)
        if unknown:  # as likely an indent as any
            text = text[:n] + "\ufffd" + text[n + 1 :]
        least = LEAST_OF_NUMERALS if _is_among_numerals(char, ranked.get(n, ())) else LEAST
        if unknown or confidence < least:
            # That it is lost is certain.
            likeliest = "" if unknown or confidence < SUGGESTED else char
            lost = Decided("\ufffd", 1.0, certain=False, filled=filled)
            yield lost._replace(likeliest=likeliest, share=confidence)
        else:
            # That a bracket stands open makes one likely; which one it is only the bytes and the words say.
            alone = margin - max(0.0, around.by_line(n))
            certain = alone >= _certain(filled.familiar) and filled.options <= WIDE
            # It is, but another one may be gone behind it.
            certain = certain and spelled.beside >= BESIDE
            if filled.options == 1 and around.over_rarer(n) < OVER_RARER:
                certain, confidence = False, APPLIED  # nothing else was thought of
            yield Decided(char, max(APPLIED, confidence), certain=certain, filled=filled)


def _is_among_numerals(char: str, ranked: Sequence[tuple[float, ModelChar]]) -> bool:
    """Whether ``char`` is a numeral and so is the likeliest other one."""
    other = next((o.char for _, o in ranked if o.char != char), "")
    return char in NUMERALS and other != "" and other in NUMERALS


def _familiar(part: Part, n: int) -> float:
    """The mean log-probability of a character around ``n``."""
    near = [s.score for s in part.spelled[max(0, n - FAR) : n + FAR + 1]]
    return sum(near) / len(near)


def _certain(familiar: float) -> float:
    """The margin from which a character is certain: more where the text is unfamiliar."""
    return CERTAIN + CERTAIN_FAR * max(0.0, FAMILIAR - familiar)


@cache
def _weights() -> Mapping[str, float]:
    return weights_of("filled-in")
