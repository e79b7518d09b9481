"""A pair is found where it stands, and no other."""

from eduparse.language.other_pairs import OtherPairs, keys_of


def test_a_pair_is_found_at_its_place() -> None:
    every = sorted({3 << 16 | 7, 3 << 16 | 9, 65_000 << 16 | 65_535, 5})
    pairs = OtherPairs(keys_of(every))
    assert [pairs.place(key >> 16, key & 0xFFFF) for key in every] == [0, 1, 2, 3]
    for front, word in ((3, 8), (0, 4), (0, 6), (65_000, 65_534), (65_001, 0)):
        assert pairs.place(front, word) is None


def test_of_none_none_is_found() -> None:
    assert OtherPairs(keys_of(())).place(0, 0) is None
