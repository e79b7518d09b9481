"""The digests of `hashlib` without OpenSSL, which takes as long to load as a small page to read.

The interpreter's own code gives the same digests; `random` takes its own from there too. A Python that keeps
it under other names is asked through `hashlib`.
"""

from typing import TYPE_CHECKING

__all__ = ["blake2b", "sha256"]

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
