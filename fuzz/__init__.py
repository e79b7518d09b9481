"""Fuzzing with atheris: ``python -m fuzz TARGET [SECONDS]``; see `fuzz.targets`."""
