"""Rows or papers of a component that is too large to hold, each read when it is asked for."""

from collections.abc import Callable, Sequence
from typing import TypeVar, overload

Item_co = TypeVar("Item_co", covariant=True)


class OnDemand(Sequence[Item_co]):
    """Rows or papers of a component, each given by ``item`` when it is asked for."""

    def __init__(self, item: Callable[[int], Item_co], size: int) -> None:
        self._item, self._size = item, size

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, n: int) -> Item_co: ...

    @overload
    def __getitem__(self, n: slice) -> Sequence[Item_co]: ...

    def __getitem__(self, n: int | slice) -> Item_co | Sequence[Item_co]:
        if isinstance(n, slice):
            return [self._item(k) for k in range(*n.indices(self._size))]
        if not 0 <= n < self._size:
            raise IndexError(n)
        return self._item(n)
