"""The way through the window: where somebody is, and where they came from."""

from __future__ import annotations

from councildesk.ui.page import Place

_REMEMBERED = 50


class Trail:
    """The places visited, the present one last."""

    def __init__(self) -> None:
        self._places: list[Place] = []

    @property
    def here(self) -> Place | None:
        return self._places[-1] if self._places else None

    def go(self, place: Place) -> None:
        """Another part of the same record, or another search, takes the last place's stead: back leads out of it."""
        if self.here and _is_same_stop(self.here, place):
            self._places.pop()
        self._places = [*self._places, place][-_REMEMBERED:]

    def back(self) -> Place | None:
        """Where Back leads: the place before, or from a record that was opened first, its list. None at the start."""
        before = self._before()
        if before is not None:
            self._places = [*self._places[:-2], before]
        return before

    @property
    def can_go_back(self) -> bool:
        return self._before() is not None

    def clear(self) -> None:
        self._places.clear()

    def _before(self) -> Place | None:
        if len(self._places) > 1:
            return self._places[-2]
        here = self.here
        return Place(here.page) if here and here.record is not None else None


def _is_same_stop(here: Place, there: Place) -> bool:
    return here.page == there.page and (here.record == there.record or here.page == "search")
