"""The smallest record: a council with sides."""

from __future__ import annotations

from councildesk.storage.models import Council, Side
from councildesk.storage.session import RecordSession


def add_council(session: RecordSession) -> str:
    council = Council(time_zone="Asia/Baku")
    session.add(council)
    session.flush()
    return council.id


def add_side(session: RecordSession, council_id: str, code: str) -> str:
    side = Side(council_id=council_id, code=code, rank=code)
    session.add(side)
    session.flush()
    return side.id


def recode(session: RecordSession, side_id: str, code: str) -> None:
    session.get_one(Side, side_id).code = code


def code(session: RecordSession, side_id: str) -> str | None:
    side = session.get(Side, side_id)
    return side.code if side else None
