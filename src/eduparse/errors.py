"""Errors, named by their consequence: what has to stop when one is raised."""


class EduparseError(Exception):
    """The base of every error this package raises on purpose; its text is one whole sentence."""


class ConfigError(EduparseError):
    """A wrong option, rule, lexicon or configuration file: the run stops before it starts."""


class ShardError(EduparseError):
    """Reading or writing failed for reasons outside the documents: the shard is done again."""


class DocumentError(EduparseError):
    """One input cannot become a document: it goes to the rejects, the run goes on.

    ``stage`` names the step that gave up.
    """

    def __init__(self, message: str, stage: str = "read") -> None:
        super().__init__(message)
        self.stage = stage


class OutputError(EduparseError):
    """The place to write to gave up (full, not writable, gone): the run stops."""


class TooMuchWork(EduparseError):  # noqa: N818 - what happened, as it stands in the rejects
    """One page costs more than the ``most`` steps it may: it goes to the rejects, the run goes on."""

    def __init__(self, most: int) -> None:
        super().__init__(f"It needs more than {most:,} steps; split it, or raise --max-steps.")
