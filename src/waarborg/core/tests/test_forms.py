from datetime import date

import pytest
from django.core.exceptions import ValidationError

from waarborg.core.forms import DayField


@pytest.mark.parametrize(
    "typed", ["3-12-2026", "03-12-2026", "2026-12-03", "3/12/2026", "3 december 2026", " 3 December 2026 "]
)
def test_a_day_is_read_as_people_write_it(typed: str):
    assert DayField().clean(typed) == date(2026, 12, 3)


@pytest.mark.parametrize(
    "typed", ["31-2-2026", "31 februari 2026", "3 decembre 2026", "morgen", "3-12-1926", "3-12-20260"]
)
def test_what_is_no_day_is_refused(typed: str):
    with pytest.raises(ValidationError):
        DayField().clean(typed)
