"""Dates as people type them: every spelling is parsed, other text is refused, and a date in words is parsed back."""

import datetime
import re
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from hypothesis import example, given
from hypothesis import strategies as st

from base.dates import DAYS, MONTHS, in_words, parse_date, parse_datetime, parse_time
from tests import spellings

SPELLINGS = (
    "{d}/{m}/{y}",
    "{d:02}/{m:02}/{y}",
    "{d}-{m}-{y}",
    "{d}.{m}.{y}",
    "{d} {m} {y}",
    "{d} {name} {y}",
    "{d} {short} {y}",
    "{d} {short}. {y}",
    "{d}-{short}-{y}",
    "{weekday} {d} {name} {y}",
    "{weekday:.2} {d}/{m}/{y}",
    "{y}-{m:02}-{d:02}",
)
ANY_DAY = st.dates(datetime.date(1800, 1, 1), datetime.date(2199, 12, 31))
SHORT_YEAR = st.dates(datetime.date(1969, 1, 1), datetime.date(2068, 12, 31))
TYPED = st.text() | st.text(alphabet="0123456789/-. '’oktmeijansu:\u00a0", max_size=20)


def spelled(spelling, day):
    name = MONTHS[day.month - 1]
    short = "mrt" if name == "maart" else name[:3]
    return spelling.format(d=day.day, m=day.month, y=day.year, name=name, short=short, weekday=DAYS[day.weekday()])


def refusal(read, typed):
    with pytest.raises(ValidationError) as refused:
        read(typed)
    return refused.value.message


@pytest.mark.parametrize(("typed", "date"), spellings.DATES.items())
def test_a_date_is_read_in_every_spelling(typed, date):
    assert parse_date(typed) == date


@pytest.mark.parametrize(("typed", "moment"), spellings.MOMENTS.items())
def test_a_moment_is_read_in_every_spelling(typed, moment):
    assert parse_datetime(typed) == moment


@pytest.mark.parametrize(("typed", "time"), spellings.TIMES.items())
def test_an_hour_is_read_in_every_spelling(typed, time):
    assert parse_time(typed) == time


@pytest.mark.parametrize(
    ("read", "typed"),
    [
        *((parse_date, typed) for typed in spellings.NO_DATES),
        *((parse_datetime, typed) for typed in spellings.NO_MOMENTS),
        *((parse_time, typed) for typed in spellings.NO_TIMES),
    ],
)
def test_what_is_none_is_refused_in_a_sentence_that_shows_how_to_write_one(read, typed):
    assert re.search(r"15/10/2026|14:30|\d+ \w+ \d{4} is een \w+dag", refusal(read, typed))


@given(st.sampled_from(SPELLINGS), ANY_DAY)
def test_every_day_is_read_back_from_every_spelling(spelling, day):
    assert parse_date(spelled(spelling, day)) == day


@given(SHORT_YEAR)
def test_a_year_of_two_digits_is_1969_to_2068(day):
    assert parse_date(f"{day:%d/%m/%y}") == day


@given(ANY_DAY)
def test_the_wrong_day_of_the_week_is_told_and_not_guessed(day):
    wrong = DAYS[(day.weekday() + 1) % 7]
    assert f"is een {DAYS[day.weekday()]}" in refusal(parse_date, f"{wrong} {day:%d/%m/}{day.year}")


@given(st.datetimes(datetime.datetime(1800, 1, 1), datetime.datetime(2199, 12, 31)))
def test_what_is_written_is_read_back_and_begins_as_a_date_in_words(moment):
    moment = moment.replace(microsecond=0)
    assert parse_datetime(in_words(moment)) == moment
    assert parse_date(in_words(moment.date())) == moment.date()
    assert parse_time(in_words(moment.time())) == moment.time()
    assert parse_datetime(moment.isoformat()) == moment
    assert in_words(moment).startswith(in_words(moment.date()))


@given(TYPED)
@example("1 mei 2026")
@example("ma 1/1/2001")
def test_a_text_that_holds_anything_else_never_becomes_a_date(typed):
    try:
        date = parse_date(typed)
    except ValidationError:
        return
    words = re.findall(r"[^\W\d_]+", typed.lower())
    numbers = [int(number) for number in re.findall(r"[0-9]+", typed)]
    assert date.day in numbers
    assert {date.year, date.year % 100} & set(numbers)
    assert len(numbers) == (3 if date.month in numbers and len(numbers) == 3 else 2)
    assert len(numbers) + len([word for word in words if MONTHS[date.month - 1].startswith(word) or word == "mrt"]) >= 3


@given(TYPED)
def test_whatever_is_typed_a_date_an_hour_or_a_refusal_comes_back(typed):
    for read in (parse_date, parse_datetime, parse_time):
        with suppress(ValidationError):
            assert isinstance(read(typed), datetime.date | datetime.time)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (spellings.DAY, "15 oktober 2026"),
        (spellings.MOMENT, "15 oktober 2026 14:30"),
        (spellings.MOMENT.replace(second=5), "15 oktober 2026 14:30:05"),
        (datetime.time(9), "09:00"),
    ],
)
def test_a_date_is_written_in_words(value, words):
    assert in_words(value) == words


def test_the_end_of_a_date_with_spaces_is_no_hour():
    for typed in ("15. 10. 2026", "do 15. oktober 2026", "15 10 2026"):
        assert parse_datetime(typed) == datetime.datetime(2026, 10, 15)
