"""Who signs which paper: the offices, in the order in which their signatures stand."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from councildesk.domain.council import Role


class SignedPaper(StrEnum):
    """The kinds of papers that are signed."""

    MINUTES = "minutes"
    ATTENDANCE = "attendance"
    INVITATION = "invitation"


SIGNING = (Role.CO_CHAIR, Role.CHAIR, Role.DEPUTY_CHAIR, Role.SECRETARY, Role.RAPPORTEUR)
"""Offices that can be chosen."""

DEFAULTS: Mapping[SignedPaper, tuple[Role, ...]] = {
    SignedPaper.MINUTES: (Role.CO_CHAIR, Role.CHAIR, Role.SECRETARY),
    SignedPaper.ATTENDANCE: (Role.SECRETARY,),
    SignedPaper.INVITATION: (Role.CO_CHAIR, Role.CHAIR),
}
"""Minutes: chair and secretary (VwVfG section 93); in a council of two sides both chairs, who also invite."""
