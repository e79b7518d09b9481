"""The interpreter looks less often for objects that hold one another, while modules load and from then on.

To import this module is to do it; the command line does so first, since loading is most of a short run.
"""

from eduparse.run.collection import collect_rarely

collect_rarely()
