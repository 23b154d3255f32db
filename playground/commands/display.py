"""Whether a window can be shown at all. Qt aborts the process where it cannot, so this is asked before Qt is loaded."""

import ctypes
import os
import sys

# What Qt's xcb plugin loads and aborts without, with the Debian package of each.
_XCB_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def missing_display() -> str:
    """A sentence that says why no window can be shown here, or nothing if one can (or if it is not known)."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if os.environ.get("WAYLAND_DISPLAY"):
        return ""
    display = os.environ.get("DISPLAY")
    if not display:
        return "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)."
    missing = [package for library, package in _XCB_LIBRARIES.items() if not _loads(library)]
    if missing:
        return f"Qt needs {', '.join(missing)} to use the display (Debian, Ubuntu: apt-get install)."
    return "" if _answers() else f"The display {display} does not answer."


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _answers() -> bool:
    """Whether the X server named by DISPLAY accepts a connection; true if that cannot be tried."""
    if not _loads("libX11.so.6"):
        return True
    library = ctypes.CDLL("libX11.so.6")
    library.XOpenDisplay.restype = ctypes.c_void_p
    library.XCloseDisplay.argtypes = [ctypes.c_void_p]
    connection = library.XOpenDisplay(None)
    if connection is None:
        return False
    library.XCloseDisplay(connection)
    return True
