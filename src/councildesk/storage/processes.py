"""This computer and the programs that run on it, told apart from others of the same name or number."""

from __future__ import annotations

import ctypes
import hashlib
import os
import platform
import sys
from functools import cache
from pathlib import Path

UNKNOWN = "unknown"
"""Birth of a process that runs, but about which this person may ask nothing more."""

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_NUMBERS = Path("/proc/self/ns/pid")


@cache
def computer_id() -> str:
    """Tells this computer from others of the same name. A digest: the number itself is nobody's business.

    The name is part of it because computers set up from one image often have one number. Where programs run apart from
    each other (Flatpak, containers) each sees processes of its own, and is a computer of its own.
    """
    return hashlib.sha256(f"councildesk {platform.node()} {_machine()} {_apart()}".encode()).hexdigest()[:16]


def birth(process: int) -> str | None:
    """Names one run of a process: when it began, and since which start of the computer that is counted.

    None when no such process runs here; UNKNOWN when one does, of another person, and the system says no more.
    """
    if process <= 0:
        return None
    if sys.platform == "win32":
        return _birth_on_windows(process)
    if sys.platform == "darwin":
        return _birth_on_macos(process)
    return _birth_on_linux(process)


def _birth_on_linux(process: int) -> str | None:
    try:
        status = Path(f"/proc/{process}/stat").read_bytes()
        boot = _BOOT.read_text("ascii").strip()
    except OSError:
        return _birth_by_signal(process)
    # proc(5): the name in brackets may hold anything, brackets too; state is field 3, starttime field 22.
    fields = status[status.rindex(b")") + 1 :].split()
    if fields[0] in (b"Z", b"X"):
        return None  # it ended, and only waits for somebody to take notice
    return f"{boot} {fields[19].decode('ascii')}"


def _birth_by_signal(process: int) -> str | None:
    try:
        os.kill(process, 0)
    except PermissionError:
        return UNKNOWN
    except (OSError, OverflowError):
        return None
    return UNKNOWN


def _birth_on_macos(process: int) -> str | None:
    # sys/proc_info.h: struct proc_bsdinfo, 136 bytes, ends with pbi_start_tvsec and pbi_start_tvusec.
    size = 136
    content = ctypes.create_string_buffer(size)
    library = ctypes.CDLL("/usr/lib/libproc.dylib")
    if library.proc_pidinfo(process, 3, ctypes.c_uint64(0), content, size) != size:
        return _birth_by_signal(process)
    return (
        f"{int.from_bytes(content.raw[120:128], sys.byteorder)}.{int.from_bytes(content.raw[128:136], sys.byteorder)}"
    )


def _birth_on_windows(process: int) -> str | None:
    kernel = ctypes.CDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = ctypes.c_void_p
    kernel.OpenProcess.argtypes = (ctypes.c_ulong, ctypes.c_int, ctypes.c_ulong)
    handle = kernel.OpenProcess(0x1000, 0, process)  # PROCESS_QUERY_LIMITED_INFORMATION
    if not handle:
        access_denied = 5
        return UNKNOWN if ctypes.get_last_error() == access_denied else None  # type: ignore[attr-defined, unused-ignore]
    try:
        code, times = ctypes.c_ulong(), [ctypes.c_ulonglong() for _ in range(4)]
        still_active = 259
        kernel.GetExitCodeProcess(ctypes.c_void_p(handle), ctypes.byref(code))
        kernel.GetProcessTimes(ctypes.c_void_p(handle), *(ctypes.byref(time) for time in times))
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))
    return str(times[0].value) if code.value == still_active else None


def _apart() -> str:
    """The space of numbers in which processes are seen here (pid_namespaces(7)); empty where there is only one."""
    try:
        return str(_NUMBERS.readlink())
    except OSError:
        return ""


def _machine() -> str:
    """The number the system gave this computer; empty where it has none."""
    if sys.platform == "win32":
        return _machine_on_windows()
    if sys.platform == "darwin":
        return _machine_on_macos()
    for file in (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id")):
        try:
            return file.read_text("ascii").strip()
        except (OSError, UnicodeDecodeError):
            continue
    return ""


def _machine_on_windows() -> str:
    import winreg

    try:
        with winreg.OpenKey(  # type: ignore[attr-defined, unused-ignore]
            winreg.HKEY_LOCAL_MACHINE,  # type: ignore[attr-defined, unused-ignore]
            r"SOFTWARE\Microsoft\Cryptography",
            access=winreg.KEY_READ | winreg.KEY_WOW64_64KEY,  # type: ignore[attr-defined, unused-ignore]
        ) as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])  # type: ignore[attr-defined, unused-ignore]
    except OSError:
        return ""


def _machine_on_macos() -> str:
    number, wait = ctypes.create_string_buffer(16), (ctypes.c_long * 2)(1, 0)
    failed = ctypes.CDLL(None).gethostuuid(number, wait)
    return "" if failed else number.raw.hex()
