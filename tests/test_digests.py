"""The digests without OpenSSL are those of `hashlib`."""

import hashlib
import subprocess
import sys

import pytest

from eduparse.digests import blake2b, sha256, sha256_of


@pytest.mark.parametrize("data", [b"", "青禾县教育局".encode(), bytes(range(256)) * 5000])
def test_digests_are_those_of_hashlib(data: bytes) -> None:
    assert sha256(data).hexdigest() == hashlib.sha256(data).hexdigest()
    assert blake2b(data, digest_size=8).digest() == hashlib.blake2b(data, digest_size=8).digest()


_MANY = """
import sys
from eduparse.digests import sha256_of
data = bytes(1 << 20)
told = [(sha256_of(data), "_hashlib" in sys.modules) for _ in range(3)]
print(len({digest for digest, _ in told}), *(loaded for _, loaded in told))
"""


def test_openssl_is_loaded_only_where_much_is_digested() -> None:
    done = subprocess.run([sys.executable, "-c", _MANY], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "False", "True", "True"]
    assert sha256_of(b"page") == hashlib.sha256(b"page").hexdigest()


_WITHOUT = """
import sys
for name in ("_sha2", "_sha256"):
    sys.modules[name] = None
import hashlib
from eduparse import digests
print(digests.sha256 is hashlib.sha256)
"""


def test_where_a_python_has_no_such_module_hashlib_is_asked() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "True"
