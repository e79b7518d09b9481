"""The packages that some formats need, and the one sentence that is said where one is missing.

A missing package is a fault of the set-up, not of a page: it stops a run before the run begins, as
far as the names of the inputs tell (`inputs.refuse_missing`). What shows itself only inside an archive, or
by the first bytes of a page under a wrong name, costs its own record.
"""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from eduparse.errors import ConfigError

# By the end of a name: the package, and the extra of eduparse that brings it.
NEEDS = {
    **dict.fromkeys((".parquet", ".arrow"), ("pyarrow", "parquet")),
    ".pdf": ("pypdfium2", "pdf"),
    ".zst": ("zstandard", "zstd"),
    **dict.fromkeys((".xls", ".et"), ("xlrd", "sheets")),
}
# A folder of pages holds pictures too, so that they need a package costs them alone.
PICTURES = ("rapidocr", "ocr")


def need(suffix: str) -> None:
    """Raises ConfigError, which names the extra, where files that end in ``suffix`` need one more."""
    package, _ = NEEDS[suffix]
    try:
        import_module(package)
    except ImportError as error:
        raise missing(f"Files that end in {suffix} need", suffix) from error


def zstandard_module() -> Any:
    """The module ``zstandard``. Raises ConfigError that names the extra where it is missing."""
    need(".zst")
    import zstandard

    return zstandard


def need_pictures() -> None:
    """Raises ConfigError, which names the extra, where nothing reads pictures."""
    package, extra = PICTURES
    if find_spec(package) is None or find_spec("onnxruntime") is None:
        raise ConfigError(f"Pictures and scans need {package}: pip install 'eduparse[{extra}]'.")


def missing(what: str, suffix: str, otherwise: str = "") -> ConfigError:
    """The error of a package that ``what`` is said to need for files that end in ``suffix``."""
    package, extra = NEEDS[suffix]
    return ConfigError(f"{what} {package}: pip install 'eduparse[{extra}]'{otherwise}.")
