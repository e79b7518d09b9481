"""``python -m eduparse`` is the command ``eduparse``."""

from eduparse.cli import main

main()
