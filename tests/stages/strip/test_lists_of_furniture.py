"""What is left of a list of furniture goes where the page, the list and the line itself all speak for it."""

from sides import turns_at

from eduparse.stages.strip import decision
from eduparse.stages.strip.lists_of_furniture import IN_LIST, NO_TEXT, SITED, lists_of_furniture
from eduparse.stages.strip.page import StripLine, strip_lines
from eduparse.stages.strip.witnesses import LIST

P = "为加强学校安全工作，现将有关事项通知如下，请各学校结合实际，认真贯彻执行，确保各项措施落实到位。"
NAMES = ("校园风光", "食堂菜谱", "社团剪影", "值周安排", "图书荐读", "家校之窗")


def lines(count: int = 6) -> list[StripLine]:
    """A paragraph above a list of so many names."""
    return [*strip_lines("\n".join([P, *NAMES[:count]]))]


def found(
    *, count: int = 6, gone: int = 12, least: float = 0.6, own: float = 0.8, at_list: int = 1
) -> bool:
    """Whether the second name of a list is one of furniture.

    ``gone`` lines went, ``at_list`` of them from the list; its other names are so by chances of ``least`` and .95.
    """
    page = lines(count)
    chances = [0.0, least, own, *[0.95] * (count - 2)]
    removed = [gone - at_list, 0, at_list, *[0] * (count - 1)]
    return 2 in lists_of_furniture(page, chances, removed)


def test_both_sides() -> None:
    turns_at(lambda n: found(gone=n), round(7 * SITED / (1 - SITED)))
    turns_at(lambda n: found(least=n / 100), round(100 * NO_TEXT))
    turns_at(lambda n: found(own=n / 100), round(100 * IN_LIST))
    turns_at(lambda n: found(count=n), LIST)
    turns_at(lambda n: found(at_list=n), 1)


class Chances:
    """Weights that call the first and the last line text and every other furniture by ``chance``."""

    def __init__(self, chance: float) -> None:
        self.chance = chance

    def noise(self, evidence: list[list[str]]) -> list[float]:
        return [0.0, *[self.chance] * (len(evidence) - 2), 0.0]


def sure(chance: float, names: tuple[str, ...] = NAMES) -> float:
    """How sure it is that the first of ``names`` goes, inside a text, below what a site printed."""
    site = ["打印本页 关闭窗口"] * 6
    page = strip_lines("\n".join([*site, P, *site, *names, P]))
    return decision.decide(page, "thorough", Chances(chance))[13].confidence


def test_how_sure_a_line_of_such_a_list_is() -> None:
    assert sure(0.7) == decision.MEASURED_IN_LIST
    assert sure(0.55) == 0.55
    assert sure(0.99) == 0.99
    assert sure(0.7, NAMES[:2] * 3) == 0.7  # what comes again may be a song or a form
    assert sure(0.7, NAMES[:4]) == 0.7
