"""The packages that grouping copies needs, asked for when it begins."""

from typing import Any

from eduparse.errors import ConfigError

_SAID = "Grouping copies needs {}: pip install 'eduparse[dedup]'."


def numpy_module() -> Any:
    """NumPy. Raises ConfigError that names the extra where it is missing."""
    try:
        import numpy as np
    except ImportError as error:
        raise ConfigError(_SAID.format("NumPy")) from error
    return np


def duckdb_module() -> Any:
    """DuckDB. Raises ConfigError that names the extra where it is missing."""
    try:
        import duckdb
    except ImportError as error:
        raise ConfigError(_SAID.format("DuckDB")) from error
    return duckdb
