"""What a library says of a damaged file is shown without what differs from run to run."""

import io

import pytest

from eduparse.errors import DocumentError
from eduparse.readers.foreign import no_foreign_errors


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (f"cannot identify image file {io.BytesIO()!r}", "cannot identify image file"),
        ("a cell <b> is open", "a cell <b> is open"),
    ],
    ids=["an object", "a text"],
)
def test_the_address_of_an_object_is_not_shown(said: str, shown: str) -> None:
    with pytest.raises(DocumentError) as raised, no_foreign_errors("The picture", "save it as PNG"):
        raise ValueError(said)
    assert str(raised.value) == f"The picture is damaged ({shown}); save it as PNG."
