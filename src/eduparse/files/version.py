"""The version of the program; nothing else, so that asking for it loads nothing."""

VERSION = "0.1.0"
