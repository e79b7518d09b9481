"""The rows of a run of `dedup` as they came: appended to one file, and found again by offset."""

from pathlib import Path


class Spool:
    """The file, in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / "rows").open("ab+")
        self._end = self._file.seek(0, 2)

    def put(self, line: bytes) -> tuple[int, int]:
        """Keep a row; its offset and size in bytes."""
        at = self._end
        self._file.write(line)
        self._end += len(line)
        return at, len(line)

    def line(self, at: int, size: int) -> bytes:
        """The bytes of a row."""
        self._file.seek(at)
        return self._file.read(size)

    def flush(self) -> None:
        """Have the disk know."""
        self._file.flush()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
