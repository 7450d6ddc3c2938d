from __future__ import annotations

import time
import uuid
from concurrent.futures import ThreadPoolExecutor

from councildesk.storage.ids import new_id


def test_ids_sort_in_the_order_in_which_they_were_made() -> None:
    ids = [new_id() for _ in range(5000)]

    assert ids == sorted(ids)


def test_ids_made_in_several_threads_are_all_different() -> None:
    with ThreadPoolExecutor(4) as pool:
        ids = list(pool.map(lambda _: new_id(), range(2000)))

    assert len(set(ids)) == 2000


def test_an_id_is_a_uuid_of_version_seven_with_the_time_it_was_made() -> None:
    before = time.time_ns() // 1_000_000
    made = uuid.UUID(new_id())

    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    # The counter may run ahead of the clock by the few milliseconds that a burst of ids takes.
    assert abs((made.int >> 80) - before) < 10_000
