"""``python -m eduparse`` is the command ``eduparse``."""

import sys

from eduparse.cli import main, run_command

# Another program that runs this module goes on after it.
(run_command if vars(sys.modules["__main__"]) is globals() else main)()
