"""What a rounded number and a rounded percentage stand for."""

from fractions import Fraction


def around(number, rounding, least=0):
    """Return the least and most whole number that a rounded one stands for; None for None.

    Args:
        number: Decimal.
        rounding: what it is rounded to; 1 for not.
        least: no number is below this.
    """
    if number is None:
        return None
    return max(int(number) - rounding // 2, least), int(number) + rounding // 2


def share_bounds(figure):
    """Return the least and most share that a percentage stands for, as Fractions between 0 and 1.

    Args:
        figure: `Figure` with a value.
    """
    step = Fraction(1, 2 * 10**figure.decimals)
    value = Fraction(figure.value)
    return max(value - step, Fraction(0)) / 100, min(value + step, Fraction(100)) / 100
