"""The clause tree, the particulars, the contacts and the quality of a document."""

from eduparse.document import Pass
from eduparse.quality import Judge
from eduparse.split.contacts import Contacts
from eduparse.split.join import Join
from eduparse.split.tree import Tree
from eduparse.split.web import WebHead
from eduparse.split.wrap import Wrap


def passes(redact: str = "") -> tuple[Pass, ...]:
    """The passes of the stage, in order; with ``redact`` contacts are deleted before the tree."""
    return (Wrap(), Join(), Contacts(redact=redact == "contacts"), Tree(), WebHead(), Judge())
