from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Boolean, Date, Integer, String
from sqlalchemy.types import JSON

from councildesk.domain.council import Role
from councildesk.services.workspace import Workspace
from councildesk.storage.base import WORDS
from councildesk.storage.models import Seat
from councildesk.storage.types import UtcInstant
from councildesk.storage.values import decode, encode

instants = st.datetimes(timezones=st.just(dt.UTC))
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(st.text())
def test_texts_come_back(value: str) -> None:
    assert decode(String(), encode(value)) == value


@given(instants)
def test_instants_come_back(value: dt.datetime) -> None:
    assert decode(UtcInstant(), encode(value)) == value


@given(st.dates())
def test_days_come_back(value: dt.date) -> None:
    assert decode(Date(), encode(value)) == value


@given(plain.filter(lambda value: value is not None))
def test_plain_data_comes_back(value: object) -> None:
    assert decode(JSON(), encode(value)) == json.loads(json.dumps(value))


@pytest.mark.parametrize(("kind", "value"), [(Boolean(), True), (Boolean(), False), (Integer(), 7)])
def test_flags_and_counts_come_back(kind: Boolean | Integer, value: object) -> None:
    assert decode(kind, encode(value)) == value


def test_words_come_back_as_the_enum_they_were() -> None:
    kind = Seat.__table__.columns["role"].type

    assert decode(kind, encode(Role.CO_CHAIR)) is Role.CO_CHAIR
    assert type(kind) is type(WORDS)


def test_nothing_stays_nothing() -> None:
    assert encode(None) is None
    assert decode(String(), None) is None


def test_the_same_instant_in_another_zone_is_kept_in_the_same_way() -> None:
    baku = dt.datetime(2026, 3, 1, 10, tzinfo=dt.timezone(dt.timedelta(hours=4)))

    assert encode(baku) == encode(baku.astimezone(dt.UTC)) == '"2026-03-01T06:00:00+00:00"'


def test_a_time_without_a_zone_is_a_bug(workspace: Workspace) -> None:
    kind = UtcInstant()

    with pytest.raises(ValueError, match="without a zone"):
        kind.process_bind_param(dt.datetime(2026, 3, 1, 10), workspace._database.writer.dialect)  # noqa: DTZ001
