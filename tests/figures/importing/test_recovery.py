"""What the guard finds is what follows: held against trying all numbers that fit."""

import itertools
from fractions import Fraction

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from figures.importing.recovery import ShareOf, SumOf, System

MANY = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])


def brute_force(system):
    """Return the set of values of each number among all that fit the constraints."""
    values = [set() for _each in system.low]
    ranges = [range(low, high + 1) for low, high in zip(system.low, system.high, strict=True)]
    for numbers in itertools.product(*ranges):
        if all(_fits(each, numbers) for each in system.constraints):
            for place, number in enumerate(numbers):
                values[place].add(number)
    return values


def _fits(constraint, numbers):
    if isinstance(constraint, SumOf):
        return numbers[constraint.total] == sum(numbers[at] for at in constraint.parts)
    part, whole = numbers[constraint.part], numbers[constraint.whole]
    return constraint.least * whole <= part <= constraint.most * whole


def check(system, wanted):
    """Compare what is determined with brute force, both ways."""
    expected = brute_force(system)
    assume(all(expected))
    found = {at: number for at, (number, _reason) in system.determined(wanted).items()}
    assert found == {at: next(iter(expected[at])) for at in wanted if len(expected[at]) == 1}


@st.composite
def tables(draw):
    """Draw a table of small numbers with its sums, of which some cells, rows or columns are hidden."""
    height, width = draw(st.integers(1, 3)), draw(st.integers(2, 3))
    numbers = [[draw(st.integers(0, 3)) for _column in range(width)] for _row in range(height)]
    hidden = {(row, column) for row in range(height) for column in range(width) if draw(st.booleans())}
    assume(0 < len(hidden) <= 5)
    return numbers, hidden, draw(st.booleans())


@MANY
@given(tables())
def test_a_cell_of_a_table_is_found_when_only_one_number_fits(table):
    numbers, hidden, with_columns = table
    system, places = System(), {}
    most = sum(map(sum, numbers))
    for row, line in enumerate(numbers):
        for column, number in enumerate(line):
            bounds = (0, min(most, 6)) if (row, column) in hidden else (number, number)
            places[row, column] = system.add(*bounds)
    for row, line in enumerate(numbers):
        total = system.add(sum(line), sum(line))
        system.require(SumOf(total, tuple(places[row, column] for column in range(len(line)))))
    if with_columns:
        for column in range(len(numbers[0])):
            amount = sum(line[column] for line in numbers)
            total = system.add(amount, amount)
            system.require(SumOf(total, tuple(places[row, column] for row in range(len(numbers)))))
    check(system, [places[each] for each in hidden])
    assert system.is_complete


@MANY
@given(whole=st.integers(1, 60), data=st.data(), rounding=st.sampled_from([1, 5, 10]), decimals=st.integers(0, 2))
def test_a_numerator_is_found_when_only_one_fits_the_percentage(whole, data, rounding, decimals):
    part = data.draw(st.integers(0, whole))
    shown_whole = (whole + rounding // 2) // rounding * rounding
    percentage = round(Fraction(part * 100, whole), decimals)
    step = Fraction(1, 2 * 10**decimals)
    system = System()
    number = system.add(0, shown_whole + rounding // 2)
    group = system.add(max(shown_whole - rounding // 2, 1), shown_whole + rounding // 2)
    system.require(ShareOf(number, group, max(percentage - step, 0) / 100, min(percentage + step, 100) / 100))
    check(system, [number])


@MANY
@given(parts=st.lists(st.integers(0, 4), min_size=2, max_size=3), rounding=st.sampled_from([1, 3]), data=st.data())
def test_a_hidden_part_beside_rounded_numbers_is_found_when_only_one_fits(parts, rounding, data):
    hidden = data.draw(st.integers(0, len(parts) - 1))

    def shown(number):
        near = (number + rounding // 2) // rounding * rounding
        return max(near - rounding // 2, 0), near + rounding // 2

    system = System()
    places = [system.add(*((0, 12) if at == hidden else shown(number))) for at, number in enumerate(parts)]
    total = system.add(*shown(sum(parts)))
    system.require(SumOf(total, tuple(places)))
    check(system, [places[hidden]])


def test_a_percentage_with_one_decimal_beside_a_rounded_group_gives_nearly_every_small_numerator_back():
    recovered = tried = 0
    for whole in range(10, 60):
        for part in range(1, 5):
            system, near = System(), (whole + 2) // 5 * 5
            number, group = system.add(0, near + 2), system.add(near - 2, near + 2)
            percentage, step = round(Fraction(part * 100, whole), 1), Fraction(1, 20)
            system.require(ShareOf(number, group, (percentage - step) / 100, (percentage + step) / 100))
            tried += 1
            recovered += system.determined([number]).get(number, (None,))[0] == part
    assert recovered / tried > 0.98


def test_a_large_table_with_many_hidden_cells_is_looked_through_in_time():
    system, wanted = System(), []
    for _row in range(2000):
        cells = [system.add() for _cell in range(3)]
        total = system.add(40, 40)
        system.require(SumOf(total, (*cells, system.add(20, 20))))
        wanted += cells
    assert system.determined(wanted) == {}
    assert system.is_complete
