"""What Qt needs from a Linux system: libraries and a screen.

Qt ends the whole process when one of them is missing, so the question is asked before Qt is loaded. Standard library
only: `packaging/doctor.py` asks the same tables before anything is installed. Windows and macOS bring all of it.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

# Library -> Debian package. What each needs in turn is brought by the package.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libbrotlidec.so.1": "libbrotli1",
}
X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}

INSTALL = "apt-get install -y --no-install-recommends"


def obstacle(environment: Mapping[str, str] = os.environ) -> str | None:
    """One sentence that says why no window can be opened here, or nothing."""
    if not sys.platform.startswith("linux"):
        return None
    if lacking := missing(QT_LIBRARIES):
        return f"CouncilDesk cannot open a window: {lack_of(lacking, QT_LIBRARIES)}."
    platforms = _platforms(environment)
    if not platforms:
        return (
            "CouncilDesk cannot open a window: there is no screen, since neither DISPLAY nor WAYLAND_DISPLAY is set"
            " (its commands work without one, see councildesk --help)."
        )
    # Qt tries them in this order and is content with the first that works.
    reasons = [_reason_against(platform, environment) for platform in platforms]
    return None if None in reasons else f"CouncilDesk cannot open a window: {reasons[0]}."


def missing(libraries: Iterable[str]) -> list[str]:
    """Those libraries that the system cannot load."""
    return [library for library in libraries if _load(library) is None]


def lack_of(lacking: list[str], packages: Mapping[str, str]) -> str:
    """What is missing and how to mend it, as the end of a sentence."""
    wanted = " ".join(sorted({packages[library] for library in lacking}))
    return f"this system lacks {', '.join(lacking)}; on Debian or Ubuntu run: {INSTALL} {wanted}"


def _platforms(environment: Mapping[str, str]) -> list[str]:
    """The kinds of screen that Qt will try, as it decides it."""
    if chosen := environment.get("QT_QPA_PLATFORM"):
        return [platform.partition(":")[0].strip() for platform in chosen.split(";")]
    platforms = []
    if environment.get("WAYLAND_DISPLAY") or environment.get("XDG_SESSION_TYPE") == "wayland":
        platforms.append("wayland")
    if environment.get("DISPLAY"):
        platforms.append("xcb")
    return platforms


def _reason_against(platform: str, environment: Mapping[str, str]) -> str | None:
    if platform == "xcb":
        return _reason_against_x11(environment.get("DISPLAY", ""))
    if platform.startswith("wayland"):
        return _reason_against_wayland(environment.get("WAYLAND_DISPLAY"))
    known = _known_platforms()
    if known and platform not in known:
        return f"QT_QPA_PLATFORM names {platform!r}, which is none of {', '.join(known)}"
    return None


def _reason_against_x11(display: str) -> str | None:
    if lacking := missing(X11_LIBRARIES):
        return lack_of(lacking, X11_LIBRARIES)
    if not display:
        return "there is no screen, since DISPLAY is not set"
    library = ctypes.CDLL("libxcb.so.1")
    library.xcb_connect.restype = ctypes.c_void_p
    library.xcb_connection_has_error.argtypes = library.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = library.xcb_connect(display.encode(), None)
    refused = library.xcb_connection_has_error(connection)
    library.xcb_disconnect(connection)
    return f"the screen that DISPLAY names, {display!r}, does not answer" if refused else None


def _reason_against_wayland(display: str | None) -> str | None:
    if lacking := missing(WAYLAND_LIBRARIES):
        return lack_of(lacking, WAYLAND_LIBRARIES)
    library = ctypes.CDLL("libwayland-client.so.0")
    library.wl_display_connect.restype = ctypes.c_void_p
    library.wl_display_disconnect.argtypes = (ctypes.c_void_p,)
    connection = library.wl_display_connect(display.encode() if display else None)
    if not connection:
        return f"the screen that WAYLAND_DISPLAY names, {display!r}, does not answer"
    library.wl_display_disconnect(connection)
    return None


def _known_platforms() -> list[str]:
    """Read off Qt's plugin folder, without loading Qt; empty where Qt lies elsewhere, as in a frozen program."""
    spec = importlib.util.find_spec("PySide6")
    places = spec.submodule_search_locations if spec else None
    plugins = [plugin for place in places or () for plugin in Path(place, "Qt/plugins/platforms").glob("libq*.so")]
    return sorted(plugin.stem.removeprefix("libq") for plugin in plugins)


def _load(library: str) -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(library)
    except OSError:
        return None
