"""How often the interpreter looks for objects that only hold one another."""

import gc

# Tables and models are many objects that stay. The usual thresholds look through all of them again and again,
# a fifth of the time on damaged pages; hardly anything here is freed by that.
_COLLECTED = 50_000, 20, 100


def collect_rarely() -> None:
    """Look less often than by default, which takes a tenth of a short run while its modules load."""
    gc.set_threshold(*_COLLECTED)


def leave_uncollected() -> None:
    """Spare what is there every further look: modules stay, and a process that ends would find nothing more to free."""
    gc.freeze()
