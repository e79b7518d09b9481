"""Patterns compiled late are patterns: the same answers, and every one of the package compiles."""

import copy
import gc
import importlib
import pkgutil
import re

import pytest

import eduparse
from eduparse.language.lazy_pattern import LazyPattern, lazy_pattern


@pytest.mark.parametrize("name", ["search", "match", "fullmatch", "findall", "split"])
def test_it_answers_as_a_compiled_pattern_does(name: str) -> None:
    for text in ("第一条 总则", "总则 第一条", ""):
        lazy = getattr(lazy_pattern("第.条", re.MULTILINE), name)(text)
        whole = getattr(re.compile("第.条", re.MULTILINE), name)(text)
        assert repr(lazy) == repr(whole)


def test_its_text_is_there_before_it_is_compiled() -> None:
    assert lazy_pattern("(").pattern == "("
    with pytest.raises(re.error):
        lazy_pattern("(").search("")


def test_it_is_copied_as_it_travels_to_a_worker() -> None:
    found = copy.copy(lazy_pattern(rb"\d+", re.DOTALL))
    assert found.search(b"a12").group() == b"12"
    assert found.flags == re.DOTALL


def test_every_pattern_of_the_package_compiles() -> None:
    for module in pkgutil.walk_packages(eduparse.__path__, "eduparse."):
        if not module.name.endswith(("__main__", "datatrove")):  # runs, or asks for another package
            importlib.import_module(module.name)
    every = [found for found in gc.get_objects() if isinstance(found, LazyPattern)]
    assert len(every) > 400
    for found in every:
        found.compiled()
