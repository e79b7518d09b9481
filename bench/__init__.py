"""Quality and speed, each figure from one command: ``python -m bench NAME [--json]``."""
