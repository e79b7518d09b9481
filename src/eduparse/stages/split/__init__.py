"""The clause tree, the particulars, the contacts and the quality of a document."""

from eduparse.document.document import Pass
from eduparse.stages.quality import ScoreQuality
from eduparse.stages.split.contacts import Contacts
from eduparse.stages.split.join import Join
from eduparse.stages.split.tree import Tree
from eduparse.stages.split.web import WebHead
from eduparse.stages.split.wrap import Wrap


def passes(redact: str = "") -> tuple[Pass, ...]:
    """The passes of the stage, in order; with ``redact`` contacts are deleted before the tree."""
    return (
        Wrap(),
        Join(),
        Contacts(redact=redact == "contacts"),
        Tree(),
        WebHead(),
        ScoreQuality(),
    )
