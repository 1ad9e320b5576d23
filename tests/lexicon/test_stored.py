import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.lexicon._stored import Stored, StoredTable, store, store_table

VALUES = st.recursive(
    st.none() | st.integers() | st.text(), lambda inner: st.lists(inner).map(tuple), max_leaves=5
)
WORDS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


@given(st.lists(VALUES), st.integers(-3, 8), st.integers(-3, 8))
def test_a_stored_list_has_what_the_list_has(values, start, end):
    stored = Stored.of(store(values), lambda value: [value])
    wanted = [[value] for value in values]
    assert list(stored) == wanted
    assert list(stored[start:end]) == wanted[start:end]
    assert list(stored[1:][start:end]) == wanted[1:][start:end]
    assert [stored[-1 - at] for at in range(len(stored))] == wanted[::-1]
    with pytest.raises(IndexError):
        stored[len(values)]


def test_an_entry_is_made_once():
    stored = Stored.of(store(["one", "two"]), lambda value: [value])
    assert stored[1] is stored[1:][0]


@given(st.dictionaries(WORDS, VALUES))
def test_a_stored_table_has_what_the_table_has(values):
    stored = StoredTable(store_table(values), lambda value: [value])
    assert {key: stored.get(key) for key in stored} == {key: [value] for key, value in values.items()}
    assert stored.get("not\0there") is None
