from __future__ import annotations

from councildesk.ui.navigation import Trail
from councildesk.ui.page import Place

LIST, RECORD, OTHER = Place("members"), Place("members", "ada"), Place("meetings", "first")


def walked(*places: Place) -> Trail:
    trail = Trail()
    for place in places:
        trail.go(place)
    return trail


def test_at_the_first_list_there_is_no_way_back() -> None:
    assert not walked(LIST).can_go_back
    assert walked(LIST).back() is None


def test_back_leads_from_a_record_to_its_list() -> None:
    trail = walked(LIST, RECORD)

    assert trail.back() == LIST
    assert trail.here == LIST


def test_back_leads_to_the_page_from_which_a_record_was_opened() -> None:
    trail = walked(LIST, RECORD, OTHER)

    assert trail.back() == RECORD
    assert trail.back() == LIST


def test_a_record_that_was_opened_first_leads_back_to_its_list() -> None:
    trail = walked(RECORD)

    assert trail.can_go_back
    assert trail.back() == LIST
    assert trail.here == LIST
    assert not trail.can_go_back


def test_tabs_of_one_record_are_one_stop() -> None:
    trail = walked(LIST, Place("members", "ada", "names"), Place("members", "ada", "seats"))

    assert trail.here == Place("members", "ada", "seats")
    assert trail.back() == LIST


def test_a_search_as_it_is_typed_is_one_stop() -> None:
    trail = walked(LIST, Place("search", "s"), Place("search", "sh"), Place("search", "shafiyev"))

    assert trail.back() == LIST


def test_a_closed_council_leaves_no_trail() -> None:
    trail = walked(LIST, RECORD)

    trail.clear()

    assert trail.here is None
    assert not trail.can_go_back
