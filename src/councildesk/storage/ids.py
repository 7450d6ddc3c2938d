"""Ids of records: UUIDv7 (RFC 9562, section 5.7), made by the program, never by the database.

Ids made one after the other in one process sort in that order, even within a millisecond: lists without a rank of
their own show records in the order in which they were made, and a loaded file keeps its order.
"""

from __future__ import annotations

import secrets
import threading
import time
import uuid

_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """A fresh id, later in sort order than every id this process made before. Safe in any thread."""
    global _last
    with _lock:
        # 48 bits of milliseconds and 12 bits of a counter that overflows into them (method 3 of the RFC)
        _last = max(_last + 1, time.time_ns() * 4096 // 1_000_000)
        high, low = divmod(_last, 4096)
    bits = (high << 80) | (7 << 76) | (low << 64) | (2 << 62) | secrets.randbits(62)
    return str(uuid.UUID(int=bits))
