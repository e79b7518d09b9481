"""How a line ends, by how it begins: an article with 。, an item of a list with ；, 有下列情形之一 with ：.

The model sees three characters, so where the bytes leave the mark at the end of a line open, only the
line as a whole can tell. The odds are counted in the statutes and policy papers the model is trained on
(122,000 lines): how much likelier each mark is on such a line than on any, in nats.
"""

import re

from eduparse.language.charmodel import folded

_ARTICLE = re.compile("[ \u3000]*第")
_ITEM = re.compile("[ \u3000]*[（(][一二三四五六七八九十]+[)）]")
_OPENS = re.compile("下列|如下|以下")
_ODDS = {  # article, item of a list, announces a list
    (True, False, False): {"。": 0.3, "；": -6.6, "：": -2.1},
    (True, False, True): {"。": -0.9, "；": -5.8, "：": 2.4},
    (False, True, False): {"。": -1.0, "；": 1.3, "：": -4.4},
    (False, True, True): {"。": -0.5, "；": 0.9, "：": 0.2},
    (False, False, False): {"。": 0.3, "；": -3.2, "：": -1.9},
    (False, False, True): {"。": -0.5, "；": -5.3, "：": 2.2},
}


def odds(line: str) -> float:
    """What the beginning of ``line`` says for the mark at its end; 0 for any other character."""
    kind = bool(_ARTICLE.match(line)), bool(_ITEM.match(line)), bool(_OPENS.search(line))
    return _ODDS[kind].get(folded(line[-1:]), 0.0)
