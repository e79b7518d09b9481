"""``python -m eduparse`` is the command ``eduparse``."""

from eduparse.cli import run_command

run_command()
