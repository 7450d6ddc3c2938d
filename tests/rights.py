"""The super user as one whom permissions hinder like anybody else, so that tests of them mean something in CI."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

_VERSION = 0x20080522
"""Of the kernel's capabilities as two words (capset(2))."""
_OVERRIDING = 1 << 1 | 1 << 2
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: reading and writing whatever permissions say."""


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("process", ctypes.c_int))


class _Word(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


@contextmanager
def ordinary() -> Iterator[None]:
    """In this thread and in those it starts meanwhile. Skips the test where that cannot be done."""
    if os.name != "posix":
        pytest.skip("permissions of files and folders")
    if os.geteuid() != 0:
        yield
        return
    if sys.platform != "linux":
        pytest.skip("only Linux lets the super user give up a part of its rights")
    system = ctypes.CDLL(None, use_errno=True)
    header, words = _Header(_VERSION, 0), (_Word * 2)()
    if system.capget(ctypes.byref(header), words) != 0:
        pytest.skip("this system does not tell its rights")
    before = words[0].effective
    words[0].effective = before & ~_OVERRIDING
    assert system.capset(ctypes.byref(header), words) == 0
    try:
        yield
    finally:
        words[0].effective = before
        assert system.capset(ctypes.byref(header), words) == 0
