"""Bars and strips for a terminal."""

import pytest

from linter.reports._bars import bar, strip


@pytest.mark.parametrize(
    ("value", "expected"), [(10, "████"), (5, "██"), (2.5, "█"), (6.25, "██▌"), (0, "▏"), (-3, "▏"), (99, "████")]
)
def test_a_bar_is_as_long_as_its_value(value, expected):
    assert bar(value, 10, 4) == expected


def test_a_bar_of_nothing():
    assert bar(0, 0, 4) == "▏"


def test_a_terminal_without_blocks_gets_plain_signs():
    assert bar(5, 10, 4, "ascii") == "##"
    assert strip([1, 8], 10, "ascii") == "-@" or set(strip([1, 8], 10, "ascii")) <= set(".:-=+*#@")


def test_a_strip_has_a_cell_a_value_while_there_is_room():
    assert strip([1, 4, 8], 10) == "▂▅█"
    assert strip([], 10) == ""


def test_neighbours_that_share_a_cell_show_the_highest():
    assert strip([1, 8, 1, 1], 2) == "█▂"
    assert len(strip(list(range(1000)), 40)) == 40
