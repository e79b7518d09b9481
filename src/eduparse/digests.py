"""The digests of `hashlib` without OpenSSL, which takes as long to load as a small page to read.

The interpreter's own code gives the same digests; `random` takes its own from there too. A Python that keeps
it under other names is asked through `hashlib`.
"""

from typing import TYPE_CHECKING

__all__ = ["blake2b", "sha256", "sha256_of"]

# Bytes that the interpreter's own code digests in the time that OpenSSL takes to load.
_FEW = 1 << 21

if TYPE_CHECKING:
    from hashlib import blake2b, sha256
else:
    try:
        from _blake2 import blake2b

        try:
            from _sha2 import sha256
        except ImportError:
            from _sha256 import sha256  # until Python 3.11
    except ImportError:
        from hashlib import blake2b, sha256


class _OfMany:
    """SHA-256 of one text after another: by OpenSSL, eight times as fast, once there were many."""

    def __init__(self) -> None:
        self._digest, self._left = sha256, _FEW

    def __call__(self, data: bytes) -> str:
        """The digest of ``data`` in hexadecimal digits."""
        if self._left > 0:
            self._left -= len(data)
            if self._left <= 0:
                from hashlib import sha256 as fast  # start-up: a few pages are read without it

                self._digest = fast
        return self._digest(data).hexdigest()


sha256_of = _OfMany()
