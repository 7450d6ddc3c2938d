"""Mail addresses and telephone numbers in the cells of a list of people."""

from __future__ import annotations

from councildesk.exchange.persons.cells import CellReader
from councildesk.exchange.persons.columns import Field
from councildesk.exchange.persons.incoming import ValueFault


def test_addresses_are_kept_in_one_form_and_what_is_none_is_told() -> None:
    reader = CellReader()

    found = list(reader.contacts(Field.MAIL, "Ada <Ada@EXAMPLE.org>, b..c@example.org; имя@пример.рф", "work"))

    assert [(one.value, one.purpose) for one in found] == [("Ada@example.org", "work"), ("имя@пример.рф", "work")]
    assert [(one.fault, one.found) for one in reader.problems] == [(ValueFault.NO_MAIL, "b..c@example.org")]


def test_numbers_with_their_country_are_grouped_as_it_does_and_others_kept() -> None:
    found = list(CellReader().contacts(Field.PHONE, "+994125968238; 596-82-38; +998(71)2391525 доб. 12", ""))

    assert [one.value for one in found] == ["+994 12 596 82 38", "596-82-38", "+998 71 239 15 25 ext. 12"]


def test_numbers_without_a_code_are_of_the_persons_country() -> None:
    found = list(CellReader("UZ").contacts(Field.PHONE, "90 123 45 00; 998901234500", ""))

    assert [one.value for one in found] == ["+998 90 123 45 00", "+998 90 123 45 00"]
